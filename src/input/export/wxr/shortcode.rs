//! Shortcodes, `[caption width="300"]…[/caption]` (wp-includes/shortcodes.php): what they show where that is known, and what
//! stands in them where not. Brackets of prose, `[sic]`, stay.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr;
use regex::Regex;
use rustc_hash::FxHashMap;

use crate::text::escape::escape;
use crate::text::html::markup::push_text;
use crate::text::html::tags::tags;
use crate::text::html::{code, to_text};

/// Bytes of the longest tag, so that no text takes long to look through.
const LONGEST: usize = 4 << 10;

/// Those that show what is elsewhere: pictures by their numbers, and lists of a site.
const WITHOUT_WORDS: &[&str] = &[
    "gallery",
    "playlist",
    "more",
    "nextpage",
    "wp_recent_posts",
    "contact-form",
];

/// Words of names of shortcodes around what members alone may see, as plug-ins for that call them: `[members_only]`, `[private]`,
/// `[rcp-restrict]`.
const FOR_MEMBERS: &[&str] = &[
    "member",
    "members",
    "membersonly",
    "membership",
    "private",
    "restrict",
    "restricted",
    "paid",
    "paywall",
    "premium",
    "subscriber",
    "subscribers",
    "loggedin",
    "protected",
];

/// Those that no prose has in brackets: without an end, all behind them is for members.
const GATES: &[&str] = &["membersonly", "paywall", "loggedin"];

/// A name with the first of its attributes.
static HAS_ATTRIBUTES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"^\s+[a-z_][\w-]*\s*=\s*["'\w]"#).expect("a constant pattern"));

static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"([A-Za-z_][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))"#).expect("a constant pattern")
});

#[derive(Debug)]
struct Tag<'t> {
    span: Range<usize>,
    name: &'t str,
    attributes: &'t str,
    is_end: bool,
    /// The place of its end among the tags.
    end: Option<usize>,
    /// Whether it is the end of one.
    has_beginning: bool,
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<String> {
        let mut found = ATTRIBUTE.captures_iter(self.attributes);
        let found = found.find(|found| found[1].eq_ignore_ascii_case(name))?;
        let value = found.get(2).or(found.get(3)).or(found.get(4))?.as_str().trim();
        (!value.is_empty()).then(|| html_escape::decode_html_entities(value).into_owned())
    }

    /// Of `[youtube=https://…]`.
    fn address(&self) -> Option<&str> {
        let address = self.attributes.strip_prefix('=')?.trim();
        address.starts_with("http").then_some(address)
    }

    /// Whether what stands in it is for members alone, or all behind it.
    fn is_for_members(&self) -> bool {
        let is_around = || self.name.split(['-', '_']).any(|word| FOR_MEMBERS.contains(&word));
        let is_gate = || GATES.contains(&&*self.name.replace(['-', '_'], ""));
        !self.is_end && (self.end.is_some() && is_around() || is_gate())
    }

    /// Whether it cannot be a bracket of prose.
    fn is_certain(&self) -> bool {
        let is_known = WITHOUT_WORDS.contains(&self.name);
        is_known
            || self.address().is_some()
            || self.has_beginning
            || self.end.is_some()
            || HAS_ATTRIBUTES.is_match(self.attributes)
    }
}

/// The text with its shortcodes replaced, and whether something in it is for members alone, which stays out.
pub(super) fn expand(text: &str) -> (Cow<'_, str>, bool) {
    let found = shortcodes(text);
    if !found.iter().any(|tag| tag.is_certain() || tag.is_for_members()) {
        return (Cow::Borrowed(text), false);
    }
    let mut is_cut = false;
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for tag in found.iter().filter(|tag| tag.is_certain() || tag.is_for_members()) {
        if tag.span.start < at {
            continue;
        }
        out.push_str(&text[at..tag.span.start]);
        at = tag.span.end;
        if tag.is_for_members() {
            is_cut = true;
            at = tag.end.map_or(text.len(), |end| found[end].span.end);
            continue;
        }
        let end = tag.end.map(|end| found[end].span.clone());
        let inner = end.as_ref().map_or("", |end| &text[tag.span.end..end.start]);
        if let Some(shown) = shown(tag, inner) {
            out.push_str(&shown);
            at = end.map_or(at, |end| end.end);
        }
    }
    out.push_str(&text[at..]);
    (Cow::Owned(out), is_cut)
}

/// What is shown in the place of a shortcode and all that stands in it; `None` for what stands in it.
fn shown(tag: &Tag<'_>, inner: &str) -> Option<String> {
    if let Some(address) = tag.address() {
        return Some(link(address));
    }
    match tag.name {
        "caption" | "wp_caption" if !tag.is_end => figure(inner, tag.attribute("caption")),
        "embed" if !inner.is_empty() => Some(link(inner.trim())),
        "audio" | "video" if !tag.is_end => {
            let keys = ["src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv"];
            let src = escape(&keys.iter().find_map(|key| tag.attribute(key))?);
            Some(format!("<{0} src=\"{src}\" controls></{0}>", tag.name))
        }
        _ => None,
    }
}

fn link(address: &str) -> String {
    let address = escape(address);
    format!("<a href=\"{address}\">{address}</a>")
}

/// A picture with what is said of it: in an attribute, or behind it.
fn figure(inner: &str, caption: Option<String>) -> Option<String> {
    let tags = tags(inner);
    let image = tags.iter().position(|tag| tag.begins("img"))?;
    let link = tags[image..]
        .iter()
        .position(|tag| tag.is_end && tag.name.eq_ignore_ascii_case("a"));
    let end = tags[link.map_or(image, |link| image + link)].span.end;
    let behind = &inner[end..];
    let mut shown = format!("<figure>{}<figcaption>", inner[..end].trim());
    match caption.filter(|_| to_text(behind).is_empty()) {
        Some(caption) => push_text(&mut shown, &caption),
        None => shown.push_str(behind.trim()),
    }
    shown.push_str("</figcaption></figure>");
    Some(shown)
}

/// What may be shortcodes, each with its end. `[[caption]]` is none, and neither is what stands in code.
fn shortcodes(text: &str) -> Vec<Tag<'_>> {
    let mut found: Vec<Tag<'_>> = Vec::new();
    if memchr(b'[', text.as_bytes()).is_none() {
        return found;
    }
    let code = code(text);
    let mut later = code.iter().peekable();
    let mut open: FxHashMap<&str, usize> = FxHashMap::default();
    let mut at = 0;
    while let Some(start) = memchr(b'[', &text.as_bytes()[at..]).map(|found| at + found) {
        at = start + 1;
        while later.peek().is_some_and(|code| code.end <= start) {
            later.next();
        }
        let is_code = later.peek().is_some_and(|code| code.start <= start);
        let Some(mut tag) = tag(text, start).filter(|_| !is_code) else {
            continue;
        };
        at = tag.span.end;
        if !tag.is_end {
            open.insert(tag.name, found.len());
        } else if let Some(beginning) = open.remove(tag.name) {
            found[beginning].end = Some(found.len());
            tag.has_beginning = true;
        }
        found.push(tag);
    }
    found
}

fn tag(text: &str, start: usize) -> Option<Tag<'_>> {
    let inside = &text[start + 1..];
    let first = inside.strip_prefix('/').unwrap_or(inside).bytes().next();
    first.filter(u8::is_ascii_lowercase)?;
    let within = &text[start + 1..text.floor_char_boundary(start + LONGEST)];
    let inside = &within[..within.find(']')?];
    let is_escaped = text[..start].ends_with('[');
    let is_end = inside.starts_with('/');
    let bare = inside.strip_prefix('/').unwrap_or(inside);
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    let (name, attributes) = bare.split_at(bare.find(|c| !is_name(c)).unwrap_or(bare.len()));
    let goes_on = attributes.is_empty() || attributes.starts_with(|c: char| c.is_whitespace() || c == '/' || c == '=');
    (!is_escaped && goes_on).then(|| Tag {
        span: start..start + inside.len() + 2,
        name,
        attributes,
        is_end,
        end: None,
        has_beginning: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_show_what_they_show() {
        for (text, expected) in [
            (
                "a[caption id=\"x\" width='3']<a href=\"/f\"><img src=\"f.jpg\"></a> The <b>ferry</b>[/caption]b",
                "a<figure><a href=\"/f\"><img src=\"f.jpg\"></a><figcaption>The <b>ferry</b></figcaption></figure>b",
            ),
            (
                "[caption caption=\"Salt &amp; sail\"]<img src=\"f.jpg\">[/caption]",
                "<figure><img src=\"f.jpg\"><figcaption>Salt &amp; sail</figcaption></figure>",
            ),
            ("[caption]no picture[/caption]", "no picture"),
            ("a [gallery ids=\"1,2\"] b [gallery]", "a  b "),
            (
                "[embed w=3]https://x.example/?a&b[/embed]",
                "<a href=\"https://x.example/?a&amp;b\">https://x.example/?a&amp;b</a>",
            ),
            (
                "[youtube=http://v.example/1]",
                "<a href=\"http://v.example/1\">http://v.example/1</a>",
            ),
            (
                "[audio mp3=\"f.mp3\"][/audio]",
                "<audio src=\"f.mp3\" controls></audio>",
            ),
            ("[dropcap]T[/dropcap]he [row][col span=\"2\"]x[/col][/row]", "The x"),
        ] {
            assert_eq!(expand(text).0, expected);
        }
    }

    #[test]
    fn what_is_for_members_alone_stays_out() {
        for (text, expected) in [
            ("a [members_only]SECRET[/members_only] b", "a  b"),
            (
                "a [private role='x'][caption]SECRET[/caption][/private] b [gallery]",
                "a  b ",
            ),
            ("[rcp-restrict level=1]SECRET[/rcp-restrict]c", "c"),
            ("a [paywall] SECRET", "a "),
        ] {
            assert_eq!(expand(text), (Cow::Borrowed(expected), true), "{text}");
        }
        let prose = "the [private] deal was [paid] for";
        assert_eq!(expand(prose), (Cow::Borrowed(prose), false));
    }

    #[test]
    fn brackets_of_prose_and_code_stay() {
        for text in [
            "the fee [sic] is [1] and [...] [see it: a=b]",
            "[link](https://x.example) [Editor's note: x=\"y\"]",
            "[[gallery]] <code>[gallery]</code> [",
            "a[href=\"x\"] b[i=1] [unclosed",
        ] {
            assert_eq!(expand(text).0, text);
        }
    }
}
