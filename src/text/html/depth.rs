//! How deep elements stand in one another, before anybody builds a tree of them.

use rustc_hash::FxHashMap;

use super::element::{Role, element};
use super::tags::{Tag, lower, tags};

/// How many levels a level of formatting counts for that the end of something else has crossed: a parser opens it
/// again in all that follows.
const AGAIN: usize = 8;

/// Nobody asks how much deeper.
const DEEPEST: usize = 1024;

/// How deep elements stand in one another. What may be left open does not count, and neither does an end of what is
/// not open.
pub fn depth(html: &str) -> usize {
    let tags = tags(html);
    let mut open: Vec<usize> = Vec::new();
    let mut paragraph = None;
    let mut formatting = Formatting::default();
    let mut deepest = 0;
    for (at, tag) in tags.iter().enumerate() {
        let role = element(&lower(tag.name)).map_or(Role::Phrase, |element| element.role);
        let stays = matches!(role, Role::Formatting | Role::Link);
        match tag.partner {
            None if tag.is_end => {}
            Some(beginning) if tag.is_end && stays => formatting.close(beginning, text(html, &tags[beginning])),
            Some(beginning) if tag.is_end => {
                open.truncate(open.partition_point(|outer| *outer < beginning));
                formatting.cross(beginning);
            }
            _ if stays => formatting.open.push((at, text(html, tag))),
            _ if may_be_left_open(role) => {}
            _ => open.push(at),
        }
        if role == Role::Paragraph {
            // One ends the one before.
            if let Some(before) = paragraph.filter(|_| !tag.is_end) {
                formatting.cross(before);
            }
            paragraph = (!tag.is_end).then_some(at);
        }
        deepest = deepest.max(open.len() + formatting.levels());
        if deepest > DEEPEST {
            break;
        }
    }
    deepest
}

fn text<'h>(html: &'h str, tag: &Tag<'_>) -> &'h str {
    &html[tag.span.clone()]
}

/// Whether an element has no end, or one that may be left out.
fn may_be_left_open(role: Role) -> bool {
    let closed = [Role::Paragraph, Role::Item, Role::Term, Role::Cell, Role::Row];
    closed.contains(&role) || matches!(role, Role::Void | Role::Rule | Role::Column)
}

/// Formatting that is open.
#[derive(Default)]
struct Formatting<'h> {
    /// Its places and tags, as long as nothing around it was closed.
    open: Vec<(usize, &'h str)>,
    /// The others, by their tags.
    crossed: FxHashMap<&'h str, usize>,
    count: usize,
    /// How many of these are opened again: of one tag no more than three (HTML, section 13.2.4.3).
    again: usize,
}

impl<'h> Formatting<'h> {
    /// What was opened within an element is left open where that ends.
    fn cross(&mut self, beginning: usize) {
        while let Some((_, tag)) = self.open.pop_if(|(at, _)| *at > beginning) {
            let known = self.crossed.entry(tag).or_default();
            *known += 1;
            self.count += 1;
            self.again += usize::from(*known <= 3);
        }
    }

    fn close(&mut self, beginning: usize, tag: &'h str) {
        if let Some(at) = self.open.iter().rposition(|(at, _)| *at == beginning) {
            self.open.remove(at);
        } else if let Some(known) = self.crossed.get_mut(tag).filter(|known| **known > 0) {
            self.again -= usize::from(*known <= 3);
            self.count -= 1;
            *known -= 1;
        }
    }

    fn levels(&self) -> usize {
        self.open.len() + self.count.max(self.again * AGAIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_counts() {
        for (html, expected) in [
            ("<div><p>a<p>b<br></div><div>c</div>", 1),
            ("<div></x><div></p><div>", 3),
            ("<ul><li>a<ul><li>b</ul></ul>", 2),
            ("<div><span>a</div><div><span>b</div>", 2),
            ("<table><tr><td><table><tr><td>", 2),
            ("<p><b><i>a</i></b></p><p><b><i>b</i></b></p>", 2),
            ("<b><p>a</p><p>b</p></b>", 1),
            ("<b><i></b></i>", 2),
            ("<div><p>a<br>b</div><div><b><i>x</i></b></div>", 3),
            (&"<div>".repeat(DEEPEST + 9), DEEPEST + 1),
        ] {
            assert_eq!(depth(html), expected, "{html}");
        }
    }

    #[test]
    fn formatting_that_is_opened_again_counts_more() {
        for html in [
            "<p><i>a</p><p>b",
            "<p><i>a<p>b",
            "<div><i>a</div>b",
            "<p><i>a</p><p>b</i>",
        ] {
            assert_eq!(depth(html), AGAIN, "{html}");
        }
        assert_eq!(depth("<p><i><i><i><i>a</p>"), 3 * AGAIN);
        assert_eq!(depth("<p><i id=a><i id=b>a</p>"), 2 * AGAIN);
        assert_eq!(depth(&"<b></b>".repeat(100)), 1);
    }
}
