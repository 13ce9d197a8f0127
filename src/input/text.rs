//! The text of an adopted article: what its generator would expand is expanded, and what stands
//! before the mark for "more" is its summary.

use super::expand::expand;
use super::links::links;
use super::style::Style;
use crate::model::{Body, Code, Diagnostic, Markup, Reference};
use crate::text::html::tidy::tidy;
use crate::text::node::Node;
use crate::text::source::Source;
use crate::text::{html, markdown};

/// A text that was read.
pub(super) struct Text {
    pub body: Body,
    /// What stands before the mark for "more".
    pub summary: Option<String>,
    pub notes: Vec<Diagnostic>,
}

/// Reads the text of the article with these fields.
pub(super) fn read(source: &Source<'_>, fields: &Node, mut body: Body, style: &Style) -> Text {
    let end = style
        .summary_ends
        .iter()
        .filter_map(|end| body.text.find(end.as_str()))
        .min();
    let before = end.map(|end| body.text[..end].to_owned());
    let mut reader = Reader {
        source,
        fields,
        style,
        markup: body.markup,
        at: body.at,
        references: Vec::new(),
        notes: Vec::new(),
    };
    let text = reader.expanded(&body.text);
    // What stands in the summary is told of in the text.
    let notes = std::mem::take(&mut reader.notes);
    let summary = before.and_then(|before| reader.summary(&before, &body.text));
    body.links = reader.links(&body.text);
    body.references = reader.references;
    body.text = text.unwrap_or(body.text);
    Text { body, summary, notes }
}

/// Reads texts, and keeps what they refer to.
struct Reader<'a> {
    source: &'a Source<'a>,
    fields: &'a Node,
    style: &'a Style,
    markup: Markup,
    /// Where the text begins in the source.
    at: usize,
    references: Vec<Reference>,
    notes: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The text as the generator would have it; `None` if that is the same.
    fn expanded(&mut self, text: &str) -> Option<String> {
        let expanded = expand(text, self.markup, self.fields, self.style, self.references.len())?;
        let (source, at) = (self.source, self.at);
        let unknown = expanded.unknown.iter();
        self.notes
            .extend(unknown.map(|(name, offset)| unknown_name(source, at + offset, name)));
        let references = expanded.references.into_iter();
        self.references
            .extend(references.map(|(name, offset)| reference(source, at + offset, name)));
        Some(expanded.text)
    }

    /// Links that need no template.
    fn links(&self, text: &str) -> Vec<Reference> {
        if !self.style.is_adopted() {
            return Vec::new();
        }
        let links = links(text).into_iter();
        links
            .map(|(name, offset)| reference(self.source, self.at + offset, name.to_owned()))
            .collect()
    }

    /// The plain text before the mark.
    fn summary(&mut self, before: &str, whole: &str) -> Option<String> {
        let text = self.expanded(before).unwrap_or_else(|| before.to_owned());
        let html = match self.markup {
            Markup::Markdown => markdown::to_html(&without_notes(&text, whole)),
            _ => text,
        };
        Some(html::to_text(&html::without_notes(&tidy(&html)))).filter(|text| !text.is_empty())
    }
}

fn reference(source: &Source<'_>, at: usize, name: String) -> Reference {
    let place = source.place(at..at);
    Reference { name, place }
}

/// The beginning of a text without the numbers of footnotes that stand behind it.
fn without_notes(text: &str, whole: &str) -> String {
    let labels = whole.match_indices("[^").filter_map(|(at, _)| {
        let (label, rest) = whole[at..].split_once(']')?;
        rest.starts_with(':').then(|| format!("{label}]"))
    });
    labels.fold(text.to_owned(), |text, label| text.replace(&label, ""))
}

fn unknown_name(source: &Source<'_>, at: usize, name: &str) -> Diagnostic {
    let message = format!("`{name}` is not known; what stands in it is kept, the tag is not");
    let help =
        format!("say what takes its place: `[articles.shortcodes]`, then `\"{name}\" = \"<aside>{{inner}}</aside>\"`");
    Diagnostic::new(Code::UNKNOWN_SHORTCODE, source.place(at..at), message).help(help)
}
