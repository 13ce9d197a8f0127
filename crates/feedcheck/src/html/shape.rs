//! Tells HTML that is certain to parse without an error from HTML that has to be parsed to know:
//! most of what is in feeds is so plain that a parser need not be started.

use std::borrow::Cow;
use std::collections::HashMap;

use super::tokens::{Attribute, Token};

/// Elements without content.
const VOID: &[&str] = &["br", "img", "wbr", "hr", "source", "track"];

/// Elements that may stand in a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "audio", "b", "bdi", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "picture", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "video",
];

/// Elements before which a paragraph ends.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "figure",
    "figcaption",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "main",
    "nav",
    "details",
    "summary",
    "pre",
    "address",
    "center",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
];

/// Elements that stand in certain others only.
const PARTS: &[(&str, &[&str])] = &[
    ("li", &["ul", "ol"]),
    ("dt", &["dl"]),
    ("dd", &["dl"]),
    ("caption", &["table"]),
    ("thead", &["table"]),
    ("tbody", &["table"]),
    ("tfoot", &["table"]),
    ("tr", &["table", "thead", "tbody", "tfoot"]),
    ("td", &["tr"]),
    ("th", &["tr"]),
];

/// Elements that take no text.
const NO_TEXT: &[&str] = &["table", "thead", "tbody", "tfoot", "tr"];

/// Elements whose end tag may be left out: they do not make HTML deep.
const IMPLIED: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
];

/// Tags with more attributes are not compared with themselves.
const MOST_ATTRIBUTES: usize = 200;

/// Parsers and readers give up on elements that are deeper in one another.
const DEEPEST: usize = 256;

/// What is known of the HTML so far.
#[derive(Debug, Default)]
pub(super) struct Shape<'a> {
    open: Vec<Cow<'a, str>>,
    is_doubtful: bool,
    /// Where the first token is that raised a doubt.
    suspect: usize,
    /// Where the elements begin that are open.
    places: Vec<usize>,
    has_tag: bool,
    /// Elements of each name that were opened and not closed, but for those that close by themselves.
    unclosed: HashMap<Cow<'a, str>, usize>,
    depth: usize,
    deepest: usize,
    /// Whether a tag has more attributes than can be compared.
    is_overloaded: bool,
}

impl<'a> Shape<'a> {
    /// Takes a token in.
    pub(super) fn see(&mut self, token: &Token<'a>, at: usize) {
        let was_doubtful = self.is_doubtful;
        self.take(token, at);
        if self.is_doubtful && !was_doubtful {
            self.suspect = at;
            // From here on a parser has to look, and how deep it will go is counted by name.
            for name in self.open.iter().filter(|name| !IMPLIED.contains(&name.as_ref())) {
                *self.unclosed.entry(name.clone()).or_default() += 1;
                self.depth += 1;
            }
        }
    }

    /// Where something odd stands first: what raised a doubt, or else what is never closed.
    pub(super) fn suspect(&self) -> usize {
        if self.is_doubtful {
            self.suspect
        } else {
            self.places.last().copied().unwrap_or(0)
        }
    }

    fn take(&mut self, token: &Token<'a>, at: usize) {
        match token {
            Token::Text(text) => self.text(text),
            Token::Comment => {}
            Token::Other { .. } => self.is_doubtful = true,
            Token::Start {
                name,
                attributes,
                closes_itself,
                ..
            } => {
                self.has_tag = true;
                self.start(name.clone(), attributes, *closes_itself, at);
            }
            Token::End { name, is_plain } => {
                self.has_tag = true;
                if let Some(count) = self.unclosed.get_mut(name).filter(|count| **count > 0) {
                    *count -= 1;
                    self.depth -= 1;
                }
                self.places.pop();
                self.is_doubtful |= !is_plain || self.open.pop().is_none_or(|open| open != *name);
            }
        }
    }

    fn text(&mut self, text: &str) {
        let takes_none = self.open.last().is_some_and(|open| NO_TEXT.contains(&open.as_ref()));
        self.is_doubtful |= takes_none && !text.trim().is_empty() || !are_plain_references(text) || has_control(text);
    }

    fn start(&mut self, element: Cow<'a, str>, attributes: &[Attribute<'_>], closes_itself: bool, at: usize) {
        let name = element.as_ref();
        let is_void = VOID.contains(&name);
        if self.is_doubtful && !is_void && !closes_itself && !IMPLIED.contains(&name) {
            self.depth += 1;
            self.deepest = self.deepest.max(self.depth);
            *self.unclosed.entry(element.clone()).or_default() += 1;
        }
        self.is_overloaded |= attributes.len() > MOST_ATTRIBUTES;
        if !self.is_doubtful {
            let deep = self.open.len() + usize::from(!is_void && !closes_itself);
            self.deepest = self.deepest.max(deep);
        }
        if self.is_doubtful || self.is_overloaded || self.deepest > DEEPEST {
            self.is_doubtful = true;
            return;
        }
        let holds = |names: &[&str]| self.open.iter().any(|open| names.contains(&open.as_ref()));
        let parent = self.open.last().map_or("", Cow::as_ref);
        let fits = if let Some((_, parents)) = PARTS.iter().find(|(part, _)| *part == name) {
            parents.contains(&parent)
        } else if NO_TEXT.contains(&parent) {
            false
        } else if BLOCKS.contains(&name) || name == "hr" {
            let is_heading = |name: &str| name.len() == 2 && name.starts_with('h') && name != "hr";
            !(holds(&["p"]) || is_heading(name) && is_heading(parent))
        } else {
            is_void || INLINE.contains(&name) && !(name == "a" && holds(&["a"]))
        };
        self.is_doubtful |= !fits || closes_itself && !is_void || !are_plain(attributes);
        if !is_void && !closes_itself {
            self.open.push(element);
            self.places.push(at);
        }
    }

    /// Whether it is certain that HTML parses without an error.
    pub(super) fn is_certain(&self) -> bool {
        !self.is_doubtful && self.open.is_empty()
    }

    /// The bound that it exceeds.
    pub(super) fn too_deep(&self) -> Option<usize> {
        (self.deepest > DEEPEST).then_some(DEEPEST)
    }

    /// Whether a parser would take too long for it.
    pub(super) fn is_overloaded(&self) -> bool {
        self.is_overloaded
    }

    /// Whether there is markup, but all of it escaped once too often, so that readers show the tags.
    pub(super) fn is_only_escaped_markup(&self, text: &str) -> bool {
        // A text about HTML holds tags, too; but it does not begin and end with them.
        let first = text.strip_prefix("&lt;").unwrap_or_default();
        let name: String = first.chars().take_while(char::is_ascii_alphanumeric).collect();
        let is_known = BLOCKS.contains(&name.as_str()) || INLINE.contains(&name.as_str()) || name == "img";
        !self.has_tag && is_known && text.ends_with("&gt;")
    }
}

/// Names of letters, quoted or simple values, none twice.
fn are_plain(attributes: &[Attribute<'_>]) -> bool {
    attributes.iter().enumerate().all(|(n, attribute)| {
        let is_name = attribute
            .name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'));
        let is_first = !attributes[..n]
            .iter()
            .any(|other| other.name.eq_ignore_ascii_case(attribute.name));
        // An address with `&` in it is no error, whatever follows but a `;`.
        let value_fits = !attribute.value.contains('&') || are_plain_references(attribute.value);
        is_name && is_first && value_fits && !has_control(attribute.value)
    })
}

/// Whether each `&` begins a reference that all know, or stands alone.
fn are_plain_references(text: &str) -> bool {
    text.split('&').skip(1).all(|rest| {
        let known = [
            "amp;", "lt;", "gt;", "quot;", "nbsp;", "#39;", "apos;", "mdash;", "ndash;", "rsquo;", "lsquo;",
        ];
        rest.starts_with([' ', '\n', '\t']) || rest.is_empty() || known.iter().any(|name| rest.starts_with(name))
    })
}

fn has_control(text: &str) -> bool {
    text.bytes().any(|b| b < b' ' && !b.is_ascii_whitespace() || b == 0x7F)
}
