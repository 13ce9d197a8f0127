//! Markdown to HTML: `CommonMark` with tables, footnotes and strikethrough. What comes out
//! may hold raw HTML and is made safe in `text::html`; `text::safe_markdown` is for texts without.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::footnote;

/// What texts may be written with besides `CommonMark`.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH);

/// The HTML of a Markdown text.
pub fn to_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3 / 2);
    let events = Parser::new_ext(text, OPTIONS);
    // Most texts have none.
    if text.contains("[^") {
        html::push_html(&mut out, footnote::gathered(events).into_iter());
    } else {
        html::push_html(&mut out, events);
    }
    out
}

/// The bytes of code spans and code blocks, in order.
pub fn code(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let is_code = |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    events
        .filter(|(event, _)| is_code(event))
        .map(|(_, span)| span)
        .collect()
}

/// The plain text of one line with marks of Markdown in it, and its first link.
pub fn inline(text: &str) -> (String, Option<String>) {
    let mut link = None;
    let mut words = String::new();
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) if link.is_none() => link = Some(dest_url.into_string()),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    (words.trim().to_owned(), link)
}

/// The HTML of one line, without a paragraph around it.
pub fn inline_html(text: &str) -> String {
    let html = to_html(text);
    let html = html.trim();
    let inner = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).unwrap_or(html).to_owned()
}

/// A title without links and emphasis. Code keeps its marks, as in the feeds of site generators;
/// what is no single paragraph is no Markdown.
pub fn plain_title(title: &str) -> String {
    if !title.contains(['*', '_', ']']) {
        return title.to_owned();
    }
    let mut words = String::new();
    for (at, event) in Parser::new_ext(title, OPTIONS).enumerate() {
        match event {
            Event::Start(Tag::Paragraph) if at == 0 => {}
            Event::Start(_) if at == 0 => return title.to_owned(),
            Event::Text(text) | Event::InlineHtml(text) => words.push_str(&text),
            Event::Code(text) => words = format!("{words}`{text}`"),
            _ => {}
        }
    }
    words
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: usize,
    /// Its plain text.
    pub words: String,
    /// The id that it states: `## Fog {#fog}`.
    pub id: Option<String>,
    /// Its bytes, with its marks.
    pub span: Range<usize>,
}

/// Every heading of a text; what stands in code is none.
pub fn headings(text: &str) -> Vec<Heading> {
    let options = OPTIONS.union(Options::ENABLE_HEADING_ATTRIBUTES);
    let mut headings: Vec<Heading> = Vec::new();
    let mut is_open = false;
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                is_open = true;
                headings.push(Heading {
                    level: level as usize,
                    words: String::new(),
                    id: id.map(pulldown_cmark::CowStr::into_string),
                    span,
                });
            }
            Event::End(TagEnd::Heading(_)) => is_open = false,
            Event::Text(text) | Event::Code(text) if is_open => {
                if let Some(heading) = headings.last_mut() {
                    heading.words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    headings
}

/// The names of the link definitions of a text (`[1.2.0]: https://…`), and their bytes.
pub fn definitions(text: &str) -> Vec<(String, Range<usize>)> {
    let parser = Parser::new_ext(text, OPTIONS);
    let definitions = parser.reference_definitions().iter();
    let mut found: Vec<_> = definitions
        .map(|(name, link)| (name.to_owned(), link.span.clone()))
        .collect();
    found.sort_by_key(|(_, span)| span.start);
    found
}

/// The heading that a text begins with, if it is of the first level.
pub fn heading(text: &str) -> Option<String> {
    let mut events = Parser::new_ext(text, OPTIONS);
    let first = events.find(|event| {
        !matches!(
            event,
            Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)
        )
    })?;
    if !matches!(
        first,
        Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        })
    ) {
        return None;
    }
    let mut words = String::new();
    for event in events {
        match event {
            Event::End(TagEnd::Heading(_)) => break,
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            _ => {}
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_links_and_emphasis() {
        for (title, expected) in [
            ("The *ferry* is **back**", "The ferry is back"),
            ("[The ferry](https://ferry.example/) is back", "The ferry is back"),
            ("`Vec<T>` and snake_case_names", "`Vec<T>` and snake_case_names"),
            ("5 * 3 * 2", "5 * 3 * 2"),
            ("* none of these", "* none of these"),
            ("Notes [2017]", "Notes [2017]"),
        ] {
            assert_eq!(plain_title(title), expected);
        }
    }

    #[test]
    fn the_first_heading_stands_at_the_top() {
        assert_eq!(
            heading("\n# The `ferry` is back #\n\nText.").as_deref(),
            Some("The ferry is back")
        );
        assert_eq!(heading("Text.\n\n# The ferry"), None);
        assert_eq!(heading("## The ferry"), None);
    }

    #[test]
    fn code_is_found_with_its_fences() {
        let text = "a `b` c\n\n```\nd\n```\n\n    e\n";
        let found: Vec<&str> = code(text).into_iter().map(|span| text[span].trim()).collect();
        assert_eq!(found, ["`b`", "```\nd\n```", "e"]);
    }
}
