//! What Psych (Jekyll), js-yaml (gray-matter) and go-yaml (Hugo) take, and our parser does not: values in
//! quotes or brackets that go on in the first column or behind tabs, a tab behind a colon, a comment
//! close behind a quote. The text is changed so that it can be parsed, and every place stays that of the text as written.

use std::borrow::Cow;
use std::ops::Range;

use super::Fault;

/// Blanks that indent a line further than any field is.
const FAR: usize = 64;

/// A text to be parsed, and where its characters stand in the text as written.
#[derive(Debug)]
pub(super) struct Page<'t> {
    pub text: Cow<'t, str>,
    /// By the number of a character, its byte in the text as written; the end comes last.
    bytes: Vec<usize>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
        }
    }

    /// The byte, in the text as written, of the character with this number.
    pub(super) fn byte(&self, at: usize) -> usize {
        let last = self.bytes.last().copied().unwrap_or_default();
        self.bytes.get(at).copied().unwrap_or(last)
    }

    /// The text without what the parser stumbled over; `None` where it is a fault indeed.
    pub(super) fn mended(&self, fault: &Fault) -> Option<Page<'static>> {
        let text: Vec<char> = self.text.chars().collect();
        match fault.info.as_str() {
            "invalid indentation in quoted scalar" => {
                let end = quoted_end(&text, fault.at)?;
                Some(self.indented(&text, &(fault.at..end)))
            }
            "invalid indentation"
            | "invalid indentation in flow construct"
            | "tabs disallowed within this context (block indentation)"
            | "while scanning a plain scalar, found a tab" => {
                let value = bracketed(&text).into_iter().find(|value| value.contains(&fault.at))?;
                Some(self.indented(&text, &value))
            }
            "':' must be followed by a valid YAML whitespace" => {
                let tabs = text[..fault.at.min(text.len())].iter().rev();
                let count = tabs.take_while(|c| **c == '\t').count();
                Some(self.changed(&text, |at, c| match c {
                    '\t' if (fault.at - count..fault.at).contains(&at) => Change::Put(1),
                    _ => Change::Keep,
                }))
            }
            "comments must be separated from other tokens by whitespace" => {
                let is_quoted = fault.at > 0 && matches!(text.get(fault.at - 1), Some('"' | '\''));
                is_quoted.then(|| {
                    self.changed(&text, |at, _| {
                        if at == fault.at {
                            Change::Before(1)
                        } else {
                            Change::Keep
                        }
                    })
                })
            }
            "a byte order mark must not appear inside a document" => Some(self.changed(&text, |_, c| match c {
                '\u{FEFF}' => Change::Put(0),
                _ => Change::Keep,
            })),
            _ => None,
        }
    }

    /// The lines that begin within `value` stand far from the first column.
    fn indented(&self, text: &[char], value: &Range<usize>) -> Page<'static> {
        self.changed(text, |at, c| {
            let begins = at > 0 && text[at - 1] == '\n' && value.contains(&at);
            match c {
                '\t' if begins => Change::Put(FAR),
                // A line break in an empty line ends it.
                '\n' | '\r' => Change::Keep,
                _ if begins => Change::Before(FAR),
                '\t' if value.contains(&at) => Change::Put(1),
                _ => Change::Keep,
            }
        })
    }

    fn changed(&self, text: &[char], change: impl Fn(usize, char) -> Change) -> Page<'static> {
        let mut out = String::new();
        let mut bytes = Vec::new();
        for (at, &c) in text.iter().enumerate() {
            let (blanks, kept) = match change(at, c) {
                Change::Keep => (0, true),
                Change::Put(blanks) => (blanks, false),
                Change::Before(blanks) => (blanks, true),
            };
            out.extend(std::iter::repeat_n(' ', blanks));
            bytes.extend(std::iter::repeat_n(self.byte(at), blanks));
            if kept {
                out.push(c);
                bytes.push(self.byte(at));
            }
        }
        bytes.push(self.byte(usize::MAX));
        Page {
            text: Cow::Owned(out),
            bytes,
        }
    }
}

/// What becomes of a character.
enum Change {
    Keep,
    /// So many blanks in its place.
    Put(usize),
    /// So many blanks before it.
    Before(usize),
}

/// Behind the quote that ends the text whose first quote stands at `at`.
fn quoted_end(text: &[char], at: usize) -> Option<usize> {
    let quote = *text.get(at)?;
    let mut end = at + 1;
    while end < text.len() {
        match text[end] {
            '\\' if quote == '"' => end += 1,
            '\'' if quote == '\'' && text.get(end + 1) == Some(&'\'') => end += 1,
            c if c == quote => return Some(end + 1),
            _ => {}
        }
        end += 1;
    }
    None
}

/// The values in brackets and braces, from the first to the last character of each.
fn bracketed(text: &[char]) -> Vec<Range<usize>> {
    let mut values = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !matches!(text[at], '[' | '{') || !stands_as_value(&text[..at]) {
            at += 1;
            continue;
        }
        // Behind one that does not end, nothing is sure.
        let Some(end) = bracketed_end(text, at) else { break };
        values.push(at..end);
        at = end;
    }
    values
}

/// Whether a value may begin behind `before`.
fn stands_as_value(before: &[char]) -> bool {
    let last = before.iter().rev().find(|c| !matches!(c, ' ' | '\t'));
    matches!(last, None | Some('\n' | ':' | '-'))
}

fn bracketed_end(text: &[char], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    while at < text.len() {
        let is_apart = at > 0 && matches!(text[at - 1], ' ' | '\t' | '\n' | '[' | '{' | ',');
        match text[at] {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.checked_sub(1)?,
            '"' | '\'' if is_apart => {
                at = quoted_end(text, at)?;
                continue;
            }
            '#' if is_apart => at += text[at..].iter().take_while(|c| **c != '\n').count(),
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}
