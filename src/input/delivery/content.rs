//! Texts that stand as XML in a delivery (the `body.content` of NITF, XHTML, and what agencies made of them) as HTML for
//! the pipeline, which makes it safe later. Pictures with their captions are no part of it: formats read them apart.

use super::xml::{Named, Node, attribute, child};
use crate::text::html::from_text;
use crate::text::html::markup::{push_attribute, push_text};

/// What becomes of an element.
enum Fate {
    /// It is this one.
    Element(&'static str),
    /// What stands in it stays.
    Unwrapped,
    /// It goes, with everything in it.
    Gone,
    /// A frame with an address takes its place.
    Frame,
}

/// Elements that HTML has under the same name.
const KEPT: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "audio",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "video",
];

/// Elements that HTML has under another name: NITF's, and those of the Swedish TT, in capitals.
const RENAMED: &[(&str, &str)] = &[
    ("hl1", "h2"),
    ("hl2", "h2"),
    ("hl3", "h3"),
    ("hl4", "h4"),
    ("bq", "blockquote"),
    ("credit", "cite"),
    ("tagline", "p"),
    ("byline", "p"),
    ("datasource", "p"),
    ("RUBRIK", "h2"),
    ("MELLIS", "h2"),
    ("CITAT", "blockquote"),
    ("DAT", "p"),
];

/// What is not text: what formats read apart, and what only programs read.
const GONE: &[&str] = &[
    "media",
    "nitf-table-metadata",
    "head",
    "script",
    "style",
    "template",
    "dnl-image",
    "BILD",
    "BYLINE",
];

/// Classes of what is for editors only: dpa writes notepads, contacts and signatures of desks with them.
const FOR_EDITORS: &[&str] = &["notepad", "np-nonpublic", "np-constraint", "closingline"];

/// Attributes that stay.
const ATTRIBUTES: &[&str] = &[
    "alt", "cite", "colspan", "controls", "datetime", "height", "href", "id", "lang", "poster", "rowspan", "src",
    "srcset", "start", "title", "type", "width",
];

/// The content of an element as HTML; empty when there is nothing to read in it.
pub(super) fn html(root: Node<'_, '_>) -> String {
    let (mut out, mut says_something) = (String::new(), false);
    let mut open: Vec<(Node<'_, '_>, &str)> = Vec::new();
    let mut next = root.first_child();
    loop {
        let Some(node) = next else {
            let Some((node, name)) = open.pop() else {
                break;
            };
            close(name, &mut out);
            next = node.next_sibling();
            continue;
        };
        next = node.next_sibling();
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            says_something |= !text.trim().is_empty();
            push_text(&mut out, text);
        }
        if !node.is_element() {
            continue;
        }
        match fate(node) {
            Fate::Gone => {}
            Fate::Frame => {
                says_something = true;
                begin("iframe", node, &mut out);
                close("iframe", &mut out);
            }
            Fate::Element(name) => {
                says_something |= name == "img";
                begin(name, node, &mut out);
                open.push((node, name));
                next = node.first_child();
            }
            Fate::Unwrapped => {
                open.push((node, ""));
                next = node.first_child();
            }
        }
    }
    if says_something {
        out.trim().to_owned()
    } else {
        String::new()
    }
}

/// The text of a whole document: of its body, where it has one.
pub(super) fn document(root: Node<'_, '_>) -> String {
    let body = |node| child(node, "body").or_else(|| child(node, "BODY"));
    let inner = child(root, "html").or_else(|| child(root, "HTML")).unwrap_or(root);
    html(body(inner).unwrap_or(inner))
}

/// Plain text as HTML; what begins with a tag is HTML already, whatever it is called.
pub(super) fn of_text(text: &str) -> String {
    let text = text.trim();
    let mut begins = text.chars();
    let is_markup = begins.next() == Some('<') && begins.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '!');
    if is_markup { text.to_owned() } else { from_text(text) }
}

fn fate(node: Node<'_, '_>) -> Fate {
    let name = node.tag_name().name();
    if GONE.contains(&name) || is_for_editors(node) || is_top(node) {
        return Fate::Gone;
    }
    if name.starts_with("dnl-") && attribute(node, "src").is_some() {
        return Fate::Frame;
    }
    if let Some((_, html)) = RENAMED.iter().find(|(known, _)| *known == name) {
        return Fate::Element(html);
    }
    let kept = KEPT.iter().find(|known| known.eq_ignore_ascii_case(name));
    kept.map_or(Fate::Unwrapped, |name| Fate::Element(name))
}

/// Notes that are not for publication: NITF 3.6, `note/@type` `npa`, "non-publishable advisory".
fn is_for_editors(node: Node<'_, '_>) -> bool {
    let is_note = node.has_local_name("note") && attribute(node, "type") == Some("npa");
    let mut classes = attribute(node, "class").unwrap_or_default().split_ascii_whitespace();
    is_note || classes.any(|class| FOR_EDITORS.contains(&class))
}

/// What stands at the top of the page and is said in the item, too: headline, byline, time.
fn is_top(node: Node<'_, '_>) -> bool {
    node.has_local_name("header") && node.parent().is_some_and(|parent| parent.has_local_name("body"))
}

fn begin(name: &str, node: Node<'_, '_>, out: &mut String) {
    out.push('<');
    out.push_str(name);
    let known = |name: &str| ATTRIBUTES.contains(&name);
    for attribute in node.attributes().filter(|attribute| known(attribute.name())) {
        push_attribute(out, attribute.name(), attribute.value());
    }
    out.push('>');
}

/// The end of an element; HTML has none for those that hold nothing.
fn close(name: &str, out: &mut String) {
    if !matches!(name, "" | "br" | "col" | "hr" | "img" | "source") {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
}
