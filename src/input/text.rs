//! The text of an adopted article: what its generator would expand is expanded, and what stands
//! before the mark for "more" is its summary.

use super::expand::expand;
use super::style::Style;
use crate::model::{Body, Code, Diagnostic, Markup};
use crate::text::node::Node;
use crate::text::source::Source;
use crate::text::{html, markdown};

/// A text that was read.
pub struct Text {
    pub body: Body,
    /// What stands before the mark for "more".
    pub summary: Option<String>,
    pub notes: Vec<Diagnostic>,
}

/// Reads the text of the article with these fields.
pub fn read(source: &Source<'_>, fields: &Node, mut body: Body, style: &Style) -> Text {
    let end = style
        .summary_ends
        .iter()
        .filter_map(|end| body.text.find(end.as_str()))
        .min();
    let before = end.map(|end| Body {
        text: body.text[..end].to_owned(),
        ..body.clone()
    });
    let mut notes = Vec::new();
    if let Some(expanded) = expand(&body.text, body.markup, fields, style) {
        body.text = expanded.text;
        notes.extend(
            expanded
                .unknown
                .into_iter()
                .map(|(name, at)| unknown(source, body.at + at, &name)),
        );
    }
    Text {
        summary: before.and_then(|before| summary(before, fields, style)),
        body,
        notes,
    }
}

/// The plain text before the mark.
fn summary(mut before: Body, fields: &Node, style: &Style) -> Option<String> {
    if let Some(expanded) = expand(&before.text, before.markup, fields, style) {
        before.text = expanded.text;
    }
    let html = match before.markup {
        Markup::Markdown => markdown::to_html(&before.text),
        _ => before.text,
    };
    Some(html::to_text(&html)).filter(|text| !text.is_empty())
}

fn unknown(source: &Source<'_>, at: usize, name: &str) -> Diagnostic {
    let message = format!("`{name}` is not known; what stands in it is kept, the tag is not");
    let help =
        format!("say what takes its place: `[articles.shortcodes]`, then `\"{name}\" = \"<aside>{{inner}}</aside>\"`");
    Diagnostic::new(Code::UNKNOWN_SHORTCODE, source.place(at..at), message).help(help)
}
