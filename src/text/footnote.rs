//! The footnotes of a Markdown text: numbered in the order in which the text speaks of them, gathered at
//! its end, each with a link back. Their ids are made the article's own in `text::html::fragment`.

use std::collections::HashMap;
use std::fmt::Write;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// A note.
#[derive(Default)]
struct Note<'t> {
    events: Vec<Event<'t>>,
    /// How often the text speaks of it.
    references: usize,
}

/// Notes by their labels.
#[derive(Default)]
struct Notes<'t> {
    notes: HashMap<CowStr<'t>, Note<'t>>,
    /// Labels in the order of their numbers.
    order: Vec<CowStr<'t>>,
}

/// The events of a text, its footnotes behind it.
pub fn gathered<'t>(events: impl Iterator<Item = Event<'t>>) -> Vec<Event<'t>> {
    let mut notes = Notes::default();
    let mut text = Vec::new();
    let mut label: Option<CowStr<'t>> = None;
    for event in events {
        match (event, &label) {
            (Event::Start(Tag::FootnoteDefinition(name)), _) => label = Some(name),
            (Event::End(TagEnd::FootnoteDefinition), _) => label = None,
            (event, Some(label)) => notes.notes.entry(label.clone()).or_default().events.push(event),
            (event, None) => text.push(event),
        }
    }
    let mut text: Vec<Event<'t>> = text.into_iter().map(|event| notes.numbered(event)).collect();
    notes.append(&mut text);
    text
}

impl<'t> Notes<'t> {
    /// A reference with its number.
    fn numbered(&mut self, event: Event<'t>) -> Event<'t> {
        let Event::FootnoteReference(label) = event else {
            return event;
        };
        let number = self.number(&label);
        let note = self.notes.entry(label).or_default();
        note.references += 1;
        let id = back(number, note.references);
        Event::InlineHtml(format!("<sup id=\"{id}\"><a href=\"#fn-{number}\">{number}</a></sup>").into())
    }

    fn number(&mut self, label: &CowStr<'t>) -> usize {
        let known = self.order.iter().position(|known| known == label);
        known.unwrap_or_else(|| {
            self.order.push(label.clone());
            self.order.len() - 1
        }) + 1
    }

    /// Labels of notes that nothing has spoken of so far.
    fn left(&self) -> Vec<CowStr<'t>> {
        let left = self.notes.iter().filter(|(_, note)| !note.events.is_empty());
        let mut left: Vec<CowStr<'t>> = left.map(|(label, _)| label.clone()).collect();
        left.sort_by(|a, b| a.as_ref().cmp(b.as_ref()));
        left
    }

    /// Adds the notes in the order of their numbers; a note may speak of another. Those that the text
    /// never speaks of come last, without a link back.
    fn append(mut self, text: &mut Vec<Event<'t>>) {
        let mut items: Vec<Event<'t>> = Vec::new();
        let mut at = 0;
        loop {
            if at == self.order.len() {
                self.order.extend(self.left());
            }
            let Some(label) = self.order.get(at).cloned() else {
                break;
            };
            let events = self.notes.get_mut(&label).map(|note| std::mem::take(&mut note.events));
            let events = events.unwrap_or_default().into_iter();
            let events: Vec<Event<'t>> = events.map(|event| self.numbered(event)).collect();
            at += 1;
            let references = self.notes.get(&label).map_or(0, |note| note.references);
            items.extend(item(at, events, references));
        }
        if !items.is_empty() {
            text.push(html("<hr />\n<ol>\n".to_owned()));
            text.append(&mut items);
            text.push(html("</ol>\n".to_owned()));
        }
    }
}

/// A note as an item of a list; the way back stands at the end of its last paragraph.
fn item(number: usize, mut events: Vec<Event<'_>>, references: usize) -> Vec<Event<'_>> {
    let mut links = String::new();
    for reference in 1..=references {
        let _ = write!(links, " <a href=\"#{}\">\u{21A9}\u{FE0E}</a>", back(number, reference));
    }
    let is_paragraph = events.last() == Some(&Event::End(TagEnd::Paragraph));
    let at = if is_paragraph { events.len() - 1 } else { events.len() };
    events.insert(at, Event::InlineHtml(links.into()));
    events.insert(0, html(format!("<li id=\"fn-{number}\">\n")));
    events.push(html("</li>\n".to_owned()));
    events
}

/// The id of the place that speaks of a note.
fn back(number: usize, reference: usize) -> String {
    match reference {
        1 => format!("fnref-{number}"),
        _ => format!("fnref-{number}-{reference}"),
    }
}

fn html<'t>(text: String) -> Event<'t> {
    Event::Html(text.into())
}

#[cfg(test)]
mod tests {
    use super::super::markdown::to_html;

    #[test]
    fn notes_are_numbered_as_the_text_speaks_of_them() {
        let html =
            to_html("A.[^tide] B.[^1] C.[^tide]\n\n[^1]: One, see[^x].\n[^tide]: Two.\n\n    More.\n[^x]: Three.\n");
        let reference =
            |number: usize, id: &str| format!("<sup id=\"fnref-{id}\"><a href=\"#fn-{number}\">{number}</a></sup>");
        let back = |id: &str| format!(" <a href=\"#fnref-{id}\">↩\u{FE0E}</a>");
        let expected = [
            &format!(
                "<p>A.{} B.{} C.{}</p>\n",
                reference(1, "1"),
                reference(2, "2"),
                reference(1, "1-2")
            ),
            "<hr />\n<ol>\n",
            &format!(
                "<li id=\"fn-1\">\n<p>Two.</p>\n<p>More.{}{}</p>\n</li>\n",
                back("1"),
                back("1-2")
            ),
            &format!(
                "<li id=\"fn-2\">\n<p>One, see{}.{}</p>\n</li>\n",
                reference(3, "3"),
                back("2")
            ),
            &format!("<li id=\"fn-3\">\n<p>Three.{}</p>\n</li>\n</ol>\n", back("3")),
        ];
        assert_eq!(html, expected.concat());
    }

    #[test]
    fn a_note_that_nothing_speaks_of_stays() {
        assert_eq!(
            to_html("A.\n\n[^b]: Left *over*.\n"),
            "<p>A.</p>\n<hr />\n<ol>\n<li id=\"fn-1\">\n<p>Left <em>over</em>.</p>\n</li>\n</ol>\n"
        );
    }
}
