//! JSON: one article a file, or an array of them.

use std::ops::Range;

use super::fields::{self, Record};
use super::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy, syntax_findings};
use crate::model::{Code, Diagnostic};
use crate::text::node::{self, Node, Value};
use crate::text::source::Source;
use feedcheck::tree::surrogate;

/// JSON in the table of formats.
pub(super) const FORMAT: ArticleFormat = ArticleFormat {
    name: "JSON",
    key: "json",
    endings: &["json"],
    told_by: ToldBy::Ending,
    bytes: Bytes::Text,
    detect: |head| {
        let head = head.trim_start();
        // An object that ends on its first line, with another below it, is JSON Lines.
        let lines = head.lines().filter(|line| !line.trim().is_empty()).take(2);
        head.starts_with('[')
            || (head.starts_with('{')
                && !lines
                    .into_iter()
                    .all(|line| line.starts_with('{') && line.trim_end().ends_with('}')))
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    whole(source, |source| {
        if source.text.trim_start().starts_with('[') {
            array(source, rules)
        } else {
            vec![object(source, 0..source.text.len(), true, rules)]
        }
    })
}

/// Reads a text in which half characters were mended, and tells of these.
fn whole(source: &Source<'_>, read: impl FnOnce(&Source<'_>) -> Vec<Found>) -> Vec<Found> {
    let (text, mends) = surrogate::mend(source.text);
    let mut notes: Vec<Diagnostic> = mends.into_iter().map(|span| lone_surrogate(source, span)).collect();
    let source = Source { text: &text, ..*source };
    let mut found = read(&source);
    if let Some(first) = found.first_mut() {
        first.notes.append(&mut notes);
    }
    found
}

fn array(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    match node::json_elements(source.text) {
        Ok(elements) => elements
            .into_iter()
            .map(|span| object(source, span, false, rules))
            .collect(),
        Err(errors) => vec![left_out(
            source,
            0,
            syntax_findings(Code::INVALID_JSON, source, 0, errors),
        )],
    }
}

/// Reads the tree of a whole text: its value, with places in the text.
pub(super) fn tree(source: &Source<'_>, read: impl Fn(&Source<'_>, &Node) -> Vec<Found>) -> Vec<Found> {
    whole(source, |source| match node::json(source.text) {
        Ok(tree) => read(source, &tree),
        Err(errors) => {
            let reasons = syntax_findings(Code::INVALID_JSON, source, 0, errors);
            vec![left_out(source, 0, reasons)]
        }
    })
}

/// The article in the bytes `span` of the text; whether it has the file for itself.
pub(super) fn object(source: &Source<'_>, span: Range<usize>, is_file: bool, rules: &Rules) -> Found {
    let start = span.start;
    let mut fields = match node::json(&source.text[span]) {
        Ok(fields) => fields,
        Err(errors) => {
            return left_out(
                source,
                start,
                syntax_findings(Code::INVALID_JSON, source, start, errors),
            );
        }
    };
    fields.shift(start);
    if !matches!(fields.value, Value::Table(_)) {
        let message = format!("an article must be an object, not {}", fields.value.kind());
        let finding = Diagnostic::new(Code::INVALID_JSON, source.place(fields.span.clone()), message);
        return left_out(source, start, vec![finding]);
    }
    let record = Record {
        source,
        at: fields.span.start,
        fields: &fields,
        body: None,
        is_file,
        given: None,
    };
    fields::article(&record, rules)
}

fn left_out(source: &Source<'_>, at: usize, reasons: Vec<Diagnostic>) -> Found {
    Found {
        part: None,
        line: source.line_of(at),
        article: Err(reasons),
        notes: Vec::new(),
    }
}

/// The finding for half a pair that was taken out.
pub(super) fn lone_surrogate(source: &Source<'_>, span: Range<usize>) -> Diagnostic {
    let message = format!("`{}` is half a character; it was taken out", &source.text[span.clone()]);
    Diagnostic::new(Code::BAD_CHARACTERS, source.place(span), message)
}
