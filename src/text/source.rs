//! A text with its name, so that a byte offset becomes a file, line, column and excerpt.

use std::ops::Range;

use crate::model::{Excerpt, Place};

/// Characters of a line that an excerpt shows; paragraphs of wire copy are one line each.
const EXCERPT_WIDTH: usize = 100;

/// A text, or a line of a larger file, and where it came from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// As messages name it.
    pub file: &'a str,
    /// Decoded text.
    pub text: &'a str,
    /// The number of its first line in the file; 1 but for JSON Lines.
    pub first_line: usize,
}

impl<'a> Source<'a> {
    /// A whole file.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            first_line: 1,
        }
    }

    /// The place of the bytes `range` in the text.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.place_on(self.line_of(range.start), range)
    }

    /// The same, where the number of the line is known.
    pub(crate) fn place_on(&self, line: usize, range: Range<usize>) -> Place {
        let (start, number) = (self.text.floor_char_boundary(range.start), line);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        let line = self.text[line_start..line_end].trim_end_matches('\r');
        let in_line = (start - line_start).min(line.len());
        let end = self.text.floor_char_boundary(range.end.clamp(start, line_end)) - line_start;
        Place {
            file: self.file.to_owned(),
            line: Some(number),
            column: Some(line[..in_line].chars().count() + 1),
            excerpt: Some(excerpt(line, in_line..end.clamp(in_line, line.len()))),
        }
    }

    /// The number of the line that holds byte `at`.
    pub fn line_of(&self, at: usize) -> usize {
        let before = &self.text.as_bytes()[..self.text.floor_char_boundary(at)];
        self.first_line + before.iter().filter(|&&byte| byte == b'\n').count()
    }
}

/// The part of `line` around `range`, with an ellipsis where something is cut away.
fn excerpt(line: &str, range: Range<usize>) -> Excerpt {
    let before = line[..range.start].chars().count();
    let skipped = before.saturating_sub(EXCERPT_WIDTH / 2);
    let from = nth(line, skipped);
    let to = nth(line, skipped + EXCERPT_WIDTH);
    let (head, tail) = (if from > 0 { "…" } else { "" }, if to < line.len() { "…" } else { "" });
    let shift = |at: usize| at.clamp(from, to) - from + head.len();
    Excerpt {
        text: format!("{head}{}{tail}", &line[from..to]),
        start: shift(range.start),
        end: shift(range.end),
    }
}

/// Byte offset of the character with number `n`, or the end.
fn nth(line: &str, n: usize) -> usize {
    line.char_indices().nth(n).map_or(line.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let source = Source::new("a.md", "één\r\ntwee drie\n");
        let place = source.place(12..16);
        assert_eq!((place.line, place.column), (Some(2), Some(6)));
        let excerpt = place.excerpt.unwrap();
        assert_eq!(excerpt.text, "twee drie");
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "drie");
    }

    #[test]
    fn long_lines_are_cut_around_the_fault() {
        let text = format!("{}HERE{}", "a ".repeat(400), " b".repeat(400));
        let excerpt = Source::new("a.txt", &text).place(800..804).excerpt.unwrap();
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "HERE");
        assert!(excerpt.text.chars().count() <= EXCERPT_WIDTH + 2);
    }

    #[test]
    fn offsets_beyond_the_text_are_its_end() {
        let place = Source::new("a", "ab").place(9..12);
        assert_eq!((place.line, place.column), (Some(1), Some(3)));
    }
}
