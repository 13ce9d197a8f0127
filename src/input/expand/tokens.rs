//! The tags of a text in order, each call with what stands between it and its end. One pass finds
//! them and one pairs them, so that no text takes long.

use std::collections::HashMap;
use std::ops::Range;

use super::super::generator::Templates;
use super::shortcode::takes_code;
use super::tag::{self, Tag, What};

/// Braces of a text that are looked at; what comes behind them stays as it is.
const MOST: usize = 20_000;

/// A tag in its place.
pub(super) struct Token<'t> {
    /// Byte where it begins.
    pub at: usize,
    pub tag: Tag<'t>,
    /// What stands in it, and where its end ends.
    pub inner: Option<(Range<usize>, usize)>,
}

impl Token<'_> {
    /// Where what belongs to the tag ends.
    pub(super) fn end(&self) -> usize {
        self.inner.as_ref().map_or(self.at + self.tag.length, |(_, end)| *end)
    }
}

/// Every tag of a text outside of code.
pub(super) fn tokens<'t>(text: &'t str, code: &[Range<usize>], templates: Templates) -> Vec<Token<'t>> {
    let mut tokens = found(text, code, templates);
    pair(&mut tokens, templates);
    tokens
}

fn found<'t>(text: &'t str, code: &[Range<usize>], templates: Templates) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    let mut code = code.iter().peekable();
    // Names whose end was looked for and is not there.
    let mut endless: Vec<&str> = Vec::new();
    let mut at = 0;
    for _ in 0..MOST {
        let Some(start) = text[at..].find('{').map(|found| at + found) else {
            break;
        };
        while code.next_if(|span| span.end <= start).is_some() {}
        if let Some(span) = code.peek().filter(|span| span.start <= start) {
            at = span.end;
            continue;
        }
        let Some(tag) = tag::at(&text[start..], templates) else {
            at = start + 1;
            continue;
        };
        at = start + tag.length;
        let is_raw = tag.what == What::Call && !tag.is_closed && is_raw(tag.name, templates);
        let inner = if is_raw && !endless.contains(&tag.name) {
            let inner = raw(text, at, &tag, templates);
            if inner.is_none() {
                endless.push(tag.name);
            }
            inner
        } else {
            None
        };
        at = inner.as_ref().map_or(at, |(_, end)| *end);
        tokens.push(Token { at: start, tag, inner });
    }
    tokens
}

/// Whether what stands in a call is shown as it is.
fn is_raw(name: &str, templates: Templates) -> bool {
    takes_code(name) || templates == Templates::Liquid && ["raw", "verbatim", "comment"].contains(&name)
}

/// What stands between a raw tag and the first end of its name.
fn raw(text: &str, from: usize, tag: &Tag<'_>, templates: Templates) -> Option<(Range<usize>, usize)> {
    let mut at = from;
    loop {
        let start = at + text[at..].find('{')?;
        let other = tag::at(&text[start..], templates);
        if let Some(other) = other.filter(|other| closes(other, templates) == Some(key(tag, templates))) {
            return Some((from..start, start + other.length));
        }
        at = start + 1;
    }
}

/// Gives each call the end that is its own; from behind, as the last that is open closes first.
fn pair(tokens: &mut [Token<'_>], templates: Templates) {
    let mut ends: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for token in tokens.iter_mut().rev() {
        if let Some(name) = closes(&token.tag, templates) {
            let end = (token.at, token.at + token.tag.length);
            ends.entry(name.to_owned()).or_default().push(end);
        } else if token.tag.what == What::Call && !token.tag.is_closed && token.inner.is_none() {
            let end = ends.get_mut(key(&token.tag, templates)).and_then(Vec::pop);
            token.inner = end.map(|(start, end)| (token.at + token.tag.length..start, end));
        }
    }
}

/// What a call is closed by: in Zola all calls have one end.
fn key<'t>(tag: &Tag<'t>, templates: Templates) -> &'t str {
    if templates == Templates::Zola { "" } else { tag.name }
}

/// The name that a tag closes, if it is an end.
fn closes<'t>(tag: &Tag<'t>, templates: Templates) -> Option<&'t str> {
    if tag.what != What::Nothing {
        return None;
    }
    match templates {
        Templates::Hugo => match tag.name.strip_prefix('/')? {
            "" => Some(tag.body),
            name => Some(name),
        },
        Templates::Zola => (tag.name == "/end").then_some(""),
        _ => tag.name.strip_prefix("end"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inners(text: &str, templates: Templates) -> Vec<(&str, Option<&str>)> {
        let tokens = tokens(text, &[], templates);
        let calls = tokens.into_iter().filter(|token| token.tag.what == What::Call);
        calls
            .map(|token| (token.tag.name, token.inner.map(|(inner, _)| &text[inner])))
            .collect()
    }

    #[test]
    fn each_call_has_its_own_end() {
        assert_eq!(
            inners("{{< a >}}{{< a >}}x{{< /a >}}{{< b >}}{{</ a >}}", Templates::Hugo),
            [
                ("a", Some("{{< a >}}x{{< /a >}}{{< b >}}")),
                ("a", Some("x")),
                ("b", None)
            ]
        );
        assert_eq!(
            inners("{% a() %}1{% b() %}2{% end %}3{% end %}", Templates::Zola),
            [("a", Some("1{% b() %}2{% end %}3")), ("b", Some("2"))]
        );
        assert_eq!(
            inners("{% raw %}{% a %}{% endraw %}{% if x %}y{% endif %}", Templates::Liquid),
            [("raw", Some("{% a %}")), ("if", Some("y"))]
        );
    }

    #[test]
    fn the_longest_tag_and_the_most_tags_are_found_and_no_more() {
        let tag = |length: usize| format!("{{{{<a \"{}\">}}}}", "x".repeat(length - 10));
        assert_eq!(tag(4096).len(), 4096);
        assert_eq!(tokens(&tag(4096), &[], Templates::Hugo).len(), 1);
        assert_eq!(tokens(&tag(4097), &[], Templates::Hugo).len(), 0);
        let tags = |number: usize| tokens(&"{{<a>}}".repeat(number), &[], Templates::Hugo).len();
        assert_eq!((tags(MOST), tags(MOST + 1)), (MOST, MOST));
    }

    #[test]
    fn no_text_takes_long() {
        for text in [
            "{{<a>}}".repeat(50_000),
            "{{< a \"".repeat(50_000),
            "{{< highlight >}}".repeat(20_000),
        ] {
            assert!(tokens(&text, &[], Templates::Hugo).len() <= MOST);
        }
    }
}
