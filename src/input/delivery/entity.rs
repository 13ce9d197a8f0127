//! References in XML that are none: the named characters of HTML, which only a document type could declare that is not read
//! (XML 1.0, section 4.1), names that nobody knows, characters that XML forbids, and ampersands that stand for themselves.

use std::collections::BTreeSet;

use memchr::memmem;
use rustc_hash::FxHashSet;

use crate::model::{Code, Diagnostic};
use crate::text::count::Count;
use crate::text::source::Source;

/// Letters of the longest name that is looked at.
const LONGEST: usize = 40;

/// So many are named; the others are counted.
const NAMED: usize = 5;

/// A text in which every reference is known to every parser.
pub(super) struct Mended<'t> {
    pub text: String,
    /// References that nobody knows, and where the first one stood.
    unknown: BTreeSet<&'t str>,
    at: usize,
}

impl Mended<'_> {
    /// What is told of references that nobody knows.
    pub(super) fn finding(&self, source: &Source<'_>) -> Option<Diagnostic> {
        let names: Vec<String> = self
            .unknown
            .iter()
            .take(NAMED)
            .map(|name| format!("`{name}`"))
            .collect();
        let more = self.unknown.len().saturating_sub(NAMED);
        let more = if more > 0 {
            format!(" and {}", Count(more, "other"))
        } else {
            String::new()
        };
        let verb = if self.unknown.len() == 1 { "is" } else { "are" };
        let message = format!(
            "{}{more} {verb} no character that is known, and left out",
            names.join(", ")
        );
        self.unknown.first()?;
        let place = source.place(self.at..self.at);
        let help = "ask the system for the characters themselves, or for references by number";
        Some(Diagnostic::new(Code::UNKNOWN_ENTITY, place, message).help(help))
    }
}

/// A text with its references mended, but for those in CDATA sections and comments, which are none.
pub(super) fn mended(text: &str) -> Mended<'_> {
    let mut mended = Mended {
        text: String::with_capacity(text.len()),
        unknown: BTreeSet::new(),
        at: 0,
    };
    let declared = declared(text);
    let mut at = 0;
    while let Some(length) = text[at..].find(['&', '<']) {
        mended.text.push_str(&text[at..at + length]);
        at += length;
        let rest = &text[at..];
        let taken = match reference(rest) {
            Some(reference) => {
                if declared.contains(&reference[1..reference.len() - 1]) {
                    mended.text.push_str(reference);
                } else {
                    mended.add(reference, at);
                }
                reference.len()
            }
            None if rest.starts_with('&') => {
                mended.text.push_str("&amp;");
                1
            }
            None => {
                let taken = quoted(rest.as_bytes()).unwrap_or(1);
                mended.text.push_str(&rest[..taken]);
                taken
            }
        };
        at += taken;
    }
    mended.text.push_str(&text[at..]);
    mended
}

impl<'t> Mended<'t> {
    fn add(&mut self, reference: &'t str, at: usize) {
        let decoded = html_escape::decode_html_entities(reference);
        let is_known = decoded != reference && decoded.chars().all(is_allowed);
        if is_known {
            decoded.chars().for_each(|c| self.push(c));
        } else {
            if self.unknown.is_empty() {
                self.at = at;
            }
            self.unknown.insert(reference);
        }
    }

    /// A character that is none of markup.
    fn push(&mut self, c: char) {
        if "&<>\"'".contains(c) {
            self.text += &format!("&#{};", u32::from(c));
        } else {
            self.text.push(c);
        }
    }
}

/// What a text begins with, if that has the shape of a reference: `&name;`, `&#233;`.
fn reference(text: &str) -> Option<&str> {
    let name = text.strip_prefix('&')?.as_bytes();
    let is_part = |b: &&u8| b.is_ascii_alphanumeric() || b"#._-".contains(b);
    let length = name.iter().take(LONGEST).take_while(is_part).count();
    (length > 0 && name.get(length) == Some(&b';')).then(|| &text[..length + 2])
}

/// Names that XML knows by itself, and those that the document type says in quotes: other files are not read.
fn declared(text: &str) -> FxHashSet<&str> {
    let declarations = memmem::find_iter(text.as_bytes(), "<!ENTITY");
    let names = declarations.filter_map(|at| {
        let behind = text[at + "<!ENTITY".len()..].trim_start();
        let end = behind.find(|c: char| c.is_ascii_whitespace() || "\"'<>".contains(c))?;
        let (name, rest) = behind.split_at(end);
        rest.trim_start().starts_with(['"', '\'']).then_some(name)
    });
    names.chain(["amp", "lt", "gt", "quot", "apos"]).collect()
}

/// XML 1.0, section 2.2.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Bytes of a section that a text begins with and in which nothing is markup.
pub(crate) fn quoted(text: &[u8]) -> Option<usize> {
    const QUOTED: &[(&[u8], &[u8])] = &[(b"<![CDATA[", b"]]>"), (b"<!--", b"-->")];
    let (begin, end) = QUOTED.iter().find(|(begin, _)| text.starts_with(begin))?;
    let length = memmem::find(&text[begin.len()..], end);
    Some(length.map_or(text.len(), |length| begin.len() + length + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_is_known_or_told() {
        for (text, expected, unknown) in [
            (
                "D&eacute;j&agrave;&nbsp;vu &mdash; &amp;&lt;",
                "D\u{e9}j\u{e0}\u{a0}vu \u{2014} &amp;&lt;",
                &[][..],
            ),
            (
                "AT&T, R&D; &copy 2026 & more",
                "AT&amp;T, R &amp;copy 2026 &amp; more",
                &["&D;"],
            ),
            ("<a b='&QUOT;&AMP;'>", "<a b='&#34;&#38;'>", &[]),
            (
                "&bogus; &#233; &#x1; &bogus; &#xD800;",
                " \u{e9}   ",
                &["&#x1;", "&#xD800;", "&bogus;"],
            ),
            (
                "<![CDATA[&bogus; & &eacute;]]><!-- & -->&",
                "<![CDATA[&bogus; & &eacute;]]><!-- & -->&amp;",
                &[],
            ),
            (
                "<!ENTITY e 'E'><!ENTITY eacute 'E'>&e;&eacute;&ea;",
                "<!ENTITY e 'E'><!ENTITY eacute 'E'>&e;&eacute;",
                &["&ea;"],
            ),
            ("<!ENTITY e SYSTEM 'e.txt'>&e;", "<!ENTITY e SYSTEM 'e.txt'>", &["&e;"]),
            ("&", "&amp;", &[]),
            ("&;&\u{e9};", "&amp;;&amp;\u{e9};", &[]),
        ] {
            let mended = mended(text);
            assert_eq!(mended.text, expected);
            assert!(mended.unknown.iter().eq(unknown), "{text}: {:?}", mended.unknown);
        }
    }

    #[test]
    fn the_first_five_are_named() {
        let text = "x\n&a1; &a2; &a3; &a4; &a5; &a6; &a7;";
        let finding = mended(text).finding(&Source::new("a.xml", text)).unwrap();
        let expected =
            "`&a1;`, `&a2;`, `&a3;`, `&a4;`, `&a5;` and 2 others are no character that is known, and left out";
        assert_eq!((&*finding.message, finding.place.line), (expected, Some(2)));
        assert!(mended("&eacute;").finding(&Source::new("a.xml", "")).is_none());
    }
}
