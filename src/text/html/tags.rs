//! The tags of an HTML text, one after the other (HTML, section 13.2.5): enough to find elements, their
//! attributes and their ends without a tree. What is in comments and scripts is no tag.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

/// A tag in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'h> {
    /// Bytes of the whole tag.
    pub span: Range<usize>,
    /// As written.
    pub name: &'h str,
    /// Whether it ends an element.
    pub is_end: bool,
    /// What stands behind the name.
    attributes: &'h str,
    /// Of a beginning, the place of its end among the tags; of an end, that of its beginning.
    pub partner: Option<usize>,
}

/// Elements whose content is no markup (HTML, section 13.1.2).
const RAW: &[&str] = &["script", "style", "textarea", "title", "iframe", "noframes", "xmp"];

impl<'h> Tag<'h> {
    /// Whether it begins an element of this name.
    pub fn begins(&self, name: &str) -> bool {
        !self.is_end && self.name.eq_ignore_ascii_case(name)
    }

    /// Whether its name is one of these, in lower case.
    pub fn is_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// The attributes as written: names, and values without their quotes.
    pub fn attributes(&self) -> Attributes<'h> {
        Attributes(self.attributes)
    }

    /// The value of an attribute as written; the first of a name counts.
    pub fn written(&self, wanted: &str) -> Option<&'h str> {
        let mut found = self.attributes();
        found
            .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
            .map(|(_, value)| value)
    }

    /// The value of an attribute, its entities decoded.
    pub fn attribute(&self, wanted: &str) -> Option<Cow<'h, str>> {
        self.written(wanted).map(html_escape::decode_html_entities)
    }

    /// The bytes of the value of an attribute in the text that the tag is of; `None` where it has none.
    pub fn value_span(&self, html: &str, wanted: &str) -> Option<Range<usize>> {
        let value = self.written(wanted)?;
        let start = value.as_ptr().addr().checked_sub(html.as_ptr().addr())?;
        (!value.is_empty()).then(|| start..start + value.len())
    }

    /// Whether one of its classes is such.
    pub fn has_class(&self, is_it: impl Fn(&str) -> bool) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        let mut classes = classes.split_ascii_whitespace();
        classes.any(|class| is_it(&lower(class)))
    }
}

/// Attributes in order.
pub struct Attributes<'h>(&'h str);

impl<'h> Iterator for Attributes<'h> {
    type Item = (&'h str, &'h str);

    fn next(&mut self) -> Option<Self::Item> {
        let is_between = |c: char| c.is_ascii_whitespace() || c == '/';
        let text = self.0.trim_start_matches(is_between);
        if text.is_empty() {
            return None;
        }
        let is_end = |c: char| c.is_ascii_whitespace() || c == '/' || c == '=';
        // An equals sign at the beginning belongs to the name.
        let length = text.char_indices().skip(1).find(|(_, c)| is_end(*c));
        let (name, rest) = text.split_at(length.map_or(text.len(), |(at, _)| at));
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            self.0 = rest;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        self.0 = rest;
        Some((name, value))
    }
}

/// Every tag of a text, each with its partner: the last of a name that is open is closed first.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag<'_>> = Vec::new();
    // The last that is open of each name, and the one that was open before it.
    let mut open: FxHashMap<Cow<'_, str>, usize> = FxHashMap::default();
    let mut outer: Vec<Option<usize>> = Vec::new();
    let mut at = 0;
    while let Some(mut tag) = next(html, at) {
        at = tag.span.end;
        let name = lower(tag.name);
        let mut around = None;
        if tag.is_end {
            tag.partner = open.remove(&name);
            if let Some(beginning) = tag.partner {
                tags[beginning].partner = Some(tags.len());
                open.extend(outer[beginning].map(|before| (name, before)));
            }
        } else {
            if RAW.contains(&&*name) {
                at = raw_end(html, at, &name);
            }
            around = open.insert(name, tags.len());
        }
        outer.push(around);
        tags.push(tag);
    }
    tags
}

/// A name in lower case; most are.
pub fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// The next tag from a place on.
fn next(html: &str, mut at: usize) -> Option<Tag<'_>> {
    loop {
        let start = at + html.get(at..)?.find('<')?;
        let rest = &html[start + 1..];
        if rest.starts_with("!--") {
            at = start + 1 + rest.find("-->")? + 3;
        } else if rest.starts_with(['!', '?']) {
            at = start + 1 + rest.find('>')? + 1;
        } else if rest
            .trim_start_matches('/')
            .starts_with(|c: char| c.is_ascii_alphabetic())
            && !rest.starts_with("//")
        {
            return tag(html, start);
        } else {
            at = start + 1;
        }
    }
}

fn tag(html: &str, start: usize) -> Option<Tag<'_>> {
    let is_end = html[start + 1..].starts_with('/');
    let name_at = start + 1 + usize::from(is_end);
    let inside = &html[name_at..name_at + close(&html[name_at..])?];
    let length = inside.find(|c: char| c.is_ascii_whitespace() || c == '/');
    let (name, attributes) = inside.split_at(length.unwrap_or(inside.len()));
    Some(Tag {
        span: start..name_at + inside.len() + 1,
        name,
        is_end,
        attributes,
        partner: None,
    })
}

/// Where the `>` of a tag stands; one in quotes behind an equals sign is part of a value.
fn close(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut is_value = false;
    for (at, b) in text.bytes().enumerate() {
        match (quote, b) {
            (Some(open), b) if b == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if is_value => (quote, is_value) = (Some(b), false),
            (None, b'=') => is_value = true,
            (None, b) => is_value &= b.is_ascii_whitespace(),
        }
    }
    None
}

/// Where the end of an element stands in which nothing is markup.
fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = html[at..].find("</").map(|found| at + found) {
        let rest = &html.as_bytes()[found + 2..];
        if rest
            .get(..name.len())
            .is_some_and(|rest| rest.eq_ignore_ascii_case(name.as_bytes()))
        {
            return found;
        }
        at = found + 2;
    }
    html.len()
}

/// The bytes between a beginning and its end.
pub fn inner(tags: &[Tag<'_>], at: usize) -> Option<Range<usize>> {
    let tag = &tags[at];
    let end = tag.partner.filter(|_| !tag.is_end)?;
    Some(tag.span.end..tags[end].span.start)
}

/// The words between two places of a text, without its tags; entities stay as they are.
pub fn words(html: &str, tags: &[Tag<'_>], within: Range<usize>) -> String {
    let mut words = String::new();
    let mut at = within.start;
    let first = tags.partition_point(|tag| tag.span.start < within.start);
    let inside = tags[first..].iter().take_while(|tag| tag.span.start < within.end);
    for tag in inside {
        words.push_str(html.get(at..tag.span.start).unwrap_or_default());
        at = tag.span.end;
    }
    words.push_str(html.get(at..within.end).unwrap_or_default());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        let name = |tag: &Tag<'_>| format!("{}{}", if tag.is_end { "/" } else { "" }, tag.name);
        tags(html).iter().map(name).collect()
    }

    #[test]
    fn tags_are_found_as_browsers_find_them() {
        assert_eq!(names("a < b <p>x</P><br/><!-- <i> --><!doctype x>"), ["p", "/P", "br"]);
        assert_eq!(names("<a title='1 > 0'>x</a>"), ["a", "/a"]);
        assert_eq!(names("<script>'<b>'</script><i>"), ["script", "/script", "i"]);
        assert_eq!(names("<p class=\"open>x"), [""; 0]);
        assert_eq!(names("<//b><é></ b>"), [""; 0]);
    }

    #[test]
    fn attributes_have_quotes_or_none() {
        let html = "<img src=a.png alt='x &amp; y' hidden class=\"A b\" / data-x = 1>";
        let tags = tags(html);
        assert_eq!(tags[0].attribute("SRC").as_deref(), Some("a.png"));
        assert_eq!(tags[0].attribute("alt").as_deref(), Some("x & y"));
        assert_eq!(tags[0].attribute("hidden").as_deref(), Some(""));
        assert_eq!(tags[0].attribute("data-x").as_deref(), Some("1"));
        assert!(tags[0].has_class(|class| class == "a"));
    }

    #[test]
    fn values_have_their_places() {
        let html = "a <img src=a.png alt='b'>";
        let tags = tags(html);
        let value = |name: &str| tags[0].value_span(html, name).map(|span| &html[span]);
        assert_eq!(
            (value("src"), value("alt"), value("id")),
            (Some("a.png"), Some("b"), None)
        );
    }

    #[test]
    fn each_element_has_its_own_end() {
        let html = "<div>a<div>b</div>c</div><li>d<li>e</li>";
        let tags = tags(html);
        assert_eq!(inner(&tags, 0).map(|inner| &html[inner]), Some("a<div>b</div>c"));
        assert_eq!(inner(&tags, 4), None);
        assert_eq!(inner(&tags, 5).map(|inner| &html[inner]), Some("e"));
        assert_eq!(words(html, &tags, 5..23), "abc");
    }
}
