//! What the formats that are written in XML have in common. Elements are known by their local names: the prefixes differ,
//! and some agencies declare none. Nothing is fetched: a document type is read over (XML 1.0, section 2.8), and entities
//! that would grow too large are refused.

use std::borrow::Cow;
use std::cell::Cell;

use memchr::memmem;
pub(crate) use roxmltree::Node;
use roxmltree::{Document, Error, ParsingOptions};

use super::super::Found;
use super::entity;
use crate::model::{Code, Diagnostic};
use crate::reader::{limits, mend};
use crate::text::source::Source;

/// Hands the root element to `read`; a text that is not well-formed is read with its characters mended, if that helps.
pub(crate) fn read(source: &Source<'_>, read: impl Fn(Node<'_, '_>) -> Vec<Found>) -> Vec<Found> {
    let result = parse(source.text, &read).or_else(|refused| {
        if refused.is_too_much {
            return Err(refused);
        }
        let mended = entity::mended(source.text);
        let mut found = parse(&mend::declared(&mended.text), &read).map_err(|_| refused)?;
        if let Some(first) = found.first_mut() {
            first.notes.extend(mended.finding(source));
        }
        Ok(found)
    });
    result.unwrap_or_else(|refused| {
        let message = format!("the XML cannot be read: {}", refused.reason);
        let help = "hand the file over again, whole; an agency's file that is cut off comes again by itself";
        let finding = Diagnostic::new(Code::INVALID_XML, source.place(refused.at..refused.at), message).help(help);
        vec![Found {
            part: None,
            line: source.first_line,
            article: Err(vec![finding]),
            notes: Vec::new(),
        }]
    })
}

/// What `read` makes of the root element; `None` where the text is not well-formed, even mended.
pub(crate) fn look<T>(text: &str, read: impl Fn(Node<'_, '_>) -> T) -> Option<T> {
    let found = Cell::new(None);
    let keep = |root: Node<'_, '_>| {
        found.set(Some(read(root)));
        Vec::new()
    };
    if parse(text, &keep).is_err_and(|refused| !refused.is_too_much) {
        parse(&mend::declared(&entity::mended(text).text), &keep).ok()?;
    }
    found.into_inner()
}

/// Why a document is not read.
struct Refused {
    reason: String,
    at: usize,
    is_too_much: bool,
}

fn parse(text: &str, read: &impl Fn(Node<'_, '_>) -> Vec<Found>) -> Result<Vec<Found>, Refused> {
    limits::xml(text).map_err(|error| Refused {
        reason: error.to_string(),
        at: 0,
        is_too_much: true,
    })?;
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    match Document::parse_with_options(&without_parameters(text), options) {
        Ok(document) => Ok(read(document.root_element())),
        Err(Error::UnclosedRootNode | Error::UnexpectedEndOfStream) => Err(Refused {
            reason: "it ends before its last element does".to_owned(),
            at: text.trim_end().len(),
            is_too_much: false,
        }),
        Err(error) => {
            let place = error.pos();
            // The place is told apart, and may be in a larger file.
            let (reason, at) = (error.to_string(), format!(" at {place}"));
            Err(Refused {
                reason: reason.strip_suffix(&at).map_or(reason.clone(), str::to_owned),
                at: byte_of(text, place.row, place.col),
                is_too_much: false,
            })
        }
    }
}

/// The text with blanks for what refers to parameter entities between the declarations of its document type: other files
/// are not read, and the parser stops there. Places stay what they are.
fn without_parameters(text: &str) -> Cow<'_, str> {
    let subset = || {
        let begin = memmem::find(text.as_bytes(), b"<!DOCTYPE")?;
        let open = begin + text[begin..].find(['[', '>'])?;
        let close = open + text[open..].find(']')?;
        text[open..].starts_with('[').then_some((open, close))
    };
    let Some((open, close)) = subset() else {
        return Cow::Borrowed(text);
    };
    let is_name = |name: &str| !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || "<>\"'%".contains(c));
    let mut parts = text[open..close].split('%');
    let mut mended = text[..open].to_owned() + parts.next().unwrap_or_default();
    for part in parts {
        match part.split_once(';').filter(|(name, _)| is_name(name)) {
            Some((name, rest)) => mended.extend([" ".repeat(name.len() + 2).as_str(), rest]),
            None => mended.extend(["%", part]),
        }
    }
    Cow::Owned(mended + &text[close..])
}

/// The byte at a line and a column, both from 1, the latter in characters.
fn byte_of(text: &str, row: u32, column: u32) -> usize {
    let line = text
        .split_inclusive('\n')
        .nth(row.saturating_sub(1) as usize)
        .unwrap_or_default();
    let start = line.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    let start = if line.is_empty() { text.len() } else { start };
    let within = line.char_indices().nth(column.saturating_sub(1) as usize);
    start + within.map_or(line.len(), |(at, _)| at)
}

/// The first child with a local name.
pub(crate) fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|child| child.has_local_name(name))
}

/// The children with a local name.
pub(crate) fn children<'a, 'd>(node: Node<'a, 'd>, name: &str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.children().filter(move |child| child.has_local_name(name))
}

/// The element at the end of a path of local names, each the first of its name.
pub(crate) fn at<'a, 'd>(node: Node<'a, 'd>, path: &[&str]) -> Option<Node<'a, 'd>> {
    path.iter().try_fold(node, |node, name| child(node, name))
}

/// All text in an element, with single blanks; empty when there is none.
pub(crate) fn text(node: Option<Node<'_, '_>>) -> String {
    written(node).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All text in an element, as it is written; empty when there is none.
pub(crate) fn written(node: Option<Node<'_, '_>>) -> String {
    node.map(raw).unwrap_or_default()
}

/// All text in an element, as it stands.
pub(crate) fn raw(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}

/// An attribute by its local name; `None` where it is missing or blank.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let attribute = node.attributes().find(|attribute| attribute.name() == name)?;
    Some(attribute.value().trim()).filter(|value| !value.is_empty())
}

/// The outermost elements with a local name below a node, in order: none that stands in another of them.
pub(crate) fn outermost<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Vec<Node<'a, 'd>> {
    let mut found = Vec::new();
    let mut end = 0;
    for below in node.descendants().skip(1).filter(|below| below.has_local_name(name)) {
        if below.range().start >= end {
            end = below.range().end;
            found.push(below);
        }
    }
    found
}

/// All text in an element but for what stands in elements of a name, with single blanks.
pub(crate) fn text_without(node: Node<'_, '_>, name: &str) -> String {
    let left_out = outermost(node, name);
    let mut left_out = left_out.iter().map(Node::range).peekable();
    let mut text = String::new();
    for part in node.descendants().filter(Node::is_text) {
        let start = part.range().start;
        while left_out.next_if(|range| range.end <= start).is_some() {}
        if left_out.peek().is_none_or(|range| start < range.start) {
            text.push_str(part.text().unwrap_or_default());
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The local name of the root element, as far as the beginning of a document shows it.
pub(crate) fn root(head: &str) -> Option<&str> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!DOCTYPE") {
            // Its own declarations stand in brackets.
            match (rest.find('['), rest.find('>')) {
                (Some(bracket), Some(end)) if bracket < end => "]>",
                _ => ">",
            }
        } else {
            break;
        };
        // A bracket may stand apart from the end.
        let at = match end {
            "]>" => rest.find(']').and_then(|at| Some(at + rest[at..].find('>')? + 1)),
            end => rest.find(end).map(|at| at + end.len()),
        };
        rest = rest[at?..].trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let name = &name[..name.find(|c: char| c.is_whitespace() || "/>".contains(c))?];
    Some(name.rsplit(':').next().unwrap_or(name))
}

/// What is asked of a node.
pub(crate) trait Named {
    /// Whether it is an element with a local name.
    fn has_local_name(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_local_name(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_is_cut_off_is_told_where() {
        let text = "<nitf>\n<body>\n<p>The ferry";
        let found = super::read(&Source::new("a.xml", text), |_| Vec::new());
        let reasons = found[0].article.as_ref().unwrap_err();
        assert_eq!(reasons[0].code, Code::INVALID_XML);
        assert_eq!(reasons[0].place.line, Some(3));
    }

    #[test]
    fn parameter_entities_of_other_files_are_read_over() {
        let text = "<!DOCTYPE NewsML [<!ENTITY % nitf SYSTEM \"nitf.dtd\"> %nitf; ]><NewsML>100 %ok;</NewsML>";
        let mended = without_parameters(text);
        assert_eq!(mended, text.replace("%nitf;", "      "));
        assert_eq!(without_parameters("<a>[%b;]</a>"), "<a>[%b;]</a>");
        let found = super::read(&Source::new("a.xml", text), |root| {
            assert_eq!(raw(root), "100 %ok;");
            Vec::new()
        });
        assert!(found.is_empty());
    }

    #[test]
    fn a_place_is_the_byte_of_its_character() {
        let text = "één\ntwé\n";
        assert_eq!(byte_of(text, 1, 2), 2);
        assert_eq!(byte_of(text, 2, 3), 8);
        assert_eq!(byte_of(text, 9, 9), text.len());
    }

    #[test]
    fn the_root_stands_behind_comments_and_declarations() {
        for (head, expected) in [
            ("<?xml version='1.0'?>\n<!-- <b> -->\n<nitf>", Some("nitf")),
            ("<!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf version='3'>", Some("nitf")),
            ("<!DOCTYPE NewsML [<!ENTITY a 'b'> ] >\n<NewsML/>", Some("NewsML")),
            ("<g2:newsItem xmlns:g2='x'>", Some("newsItem")),
            ("<!-- no end", None),
            ("nitf", None),
        ] {
            assert_eq!(root(head), expected, "{head}");
        }
    }

    #[test]
    fn text_is_taken_without_what_stands_in_an_element() {
        let document =
            Document::parse("<a>By <b>Ida</b> Brandt<t>Critic, <t>at large</t></t><t/> and Otis</a>").unwrap();
        assert_eq!(text_without(document.root_element(), "t"), "By Ida Brandt and Otis");
        assert_eq!(outermost(document.root_element(), "t").len(), 2);
    }
}
