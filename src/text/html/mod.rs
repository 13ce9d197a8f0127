//! HTML that is safe in a reader, with absolute addresses; and plain text out of markup.

mod component;
mod fate;
pub mod figure;
pub mod fragment;
pub mod frame;
mod furniture;
pub mod lazy;
mod listing;
pub mod page;
pub mod player;
pub mod tags;
pub mod tidy;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock, Mutex};

use ammonia::{Builder, UrlRelative};
use regex::Regex;
use url::Url;

use self::fragment::Fragments;
use self::tags::{Tag, inner, tags, words};
use self::tidy::tidy;
use super::escape::escape;
use super::line;
use super::reference::is_marked;
use super::url::{resolve, resolve_link};

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

/// Elements that stay in a body. Those beyond HTML 4 are known to the W3C feed validator.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements of formulas (`MathML` Core), but for notes in other notations.
const FORMULAS: &[&str] = &[
    "math",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
];

/// Attributes of any of these.
const OF_FORMULAS: &[&str] = &[
    "columnalign",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "height",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "width",
];

/// Attributes that stay, by element.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "hreflang", "name"]),
    ("audio", &["controls", "src"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["alt", "height", "src", "srcset", "width"]),
    ("ins", &["cite", "datetime"]),
    ("ol", &["reversed", "start"]),
    ("q", &["cite"]),
    ("source", &["src", "srcset", "type"]),
    ("td", &["align", "colspan", "headers", "rowspan"]),
    ("th", &["align", "colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
    ("video", &["controls", "height", "poster", "src", "width"]),
];

/// Elements that go with all that is in them.
const REMOVED_WITH_CONTENT: &[&str] = &["iframe", "noframes", "script", "style", "template", "title"];

/// What a newsroom should hear of when it is taken out of a body; frames are told by `frame`.
static RISK: LazyLock<Regex> = pattern!(
    r#"(?i)<(?:script|applet|form|input|frameset|meta|base|link|style)\b|<[a-z][^>]*\son[a-z]+\s*=|(?:href|src|action)\s*=\s*["']?\s*(?:javascript|vbscript)\s*:"#
);

static SCRIPT: LazyLock<Regex> = pattern!("(?i)script");

static ALLOWED: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let formulas = FORMULAS.iter().map(|element| (*element, OF_FORMULAS));
    let all = ATTRIBUTES.iter().copied().chain(formulas);
    all.map(|(element, names)| (element, names.iter().copied().collect()))
        .collect()
});

/// A body made safe.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml {
    /// Well-formed, balanced, absolute.
    pub html: String,
    /// The addresses of the pictures that the body shows.
    pub images: Vec<String>,
}

/// Knows where a picture that a body names is served; `None` leaves it to the base address.
pub type Pictures = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Makes a body safe: what is not on the list goes, every address becomes absolute.
pub fn sanitize(html: &str, addresses: &Addresses) -> SafeHtml {
    let html = tidy(html);
    let images = Arc::new(Mutex::new(Vec::new()));
    let filter = Filter {
        addresses: addresses.clone(),
        fragments: Fragments::of(&html, &addresses.base, &addresses.mark),
        images: Arc::clone(&images),
    };
    let clean = Builder::empty()
        .tags(ELEMENTS.iter().chain(FORMULAS).copied().collect())
        .clean_content_tags(REMOVED_WITH_CONTENT.iter().copied().collect())
        .tag_attributes(ALLOWED.clone())
        .generic_attributes(["dir", "id", "lang", "title"].into())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        // The filter below makes them absolute or takes them away.
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(move |element, attribute, value| filter.filter(element, attribute, value))
        .clean(&NOSCRIPT.replace_all(&html, ""))
        .to_string();
    let images = images
        .lock()
        .map(|mut images| std::mem::take(&mut *images))
        .unwrap_or_default();
    SafeHtml {
        html: NO_PICTURE.replace_all(&clean, "").trim().to_owned(),
        images,
    }
}

/// Turns addresses into absolute ones.
#[derive(Clone)]
pub struct Addresses {
    /// Where the body is read.
    pub base: Url,
    /// What the ids of places in it begin with, so that no other article has them: a letter, then
    /// letters, digits and hyphens.
    pub mark: String,
    /// Its pictures.
    pub pictures: Pictures,
}

impl Addresses {
    /// The address of a link; `None` for what nobody can follow.
    pub fn link(&self, value: &str) -> Option<String> {
        resolve_link(&self.base, value).filter(|address| !is_marked(address))
    }

    /// The address of a picture or a film.
    pub fn image(&self, value: &str) -> Option<String> {
        let found = (self.pictures)(value).or_else(|| resolve(&self.base, value).map(String::from));
        found.filter(|address| !is_marked(address))
    }

    /// `a.png 1x, b.png 2x`: an address ends at a blank, as it may hold commas (HTML, section
    /// 4.8.4.2.2).
    fn srcset(&self, value: &str) -> Option<String> {
        let mut candidates = Vec::new();
        let mut rest = value.trim_start_matches([' ', ',', '\n', '\t']);
        while !rest.is_empty() {
            let (address, tail) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
            let (size, next) = if address.ends_with(',') {
                ("", tail)
            } else {
                tail.split_once(',').unwrap_or((tail, ""))
            };
            let address = self.image(address.trim_end_matches(','))?;
            candidates.push(format!("{address} {}", size.trim()).trim_end().to_owned());
            rest = next.trim_start_matches([' ', ',', '\n', '\t', '\r']);
        }
        (!candidates.is_empty()).then(|| candidates.join(", "))
    }
}

/// Looks at the attributes that are on the list.
struct Filter {
    addresses: Addresses,
    fragments: Fragments,
    images: Arc<Mutex<Vec<String>>>,
}

impl Filter {
    fn filter<'a>(&self, element: &str, attribute: &str, value: &'a str) -> Option<Cow<'a, str>> {
        match (element, attribute) {
            (_, "href") => self.link(value).map(Cow::Owned),
            (_, "cite") => self.addresses.link(value).map(Cow::Owned),
            (_, "id" | "name") => self.fragments.id(value).map(|id| Cow::Owned(id.to_owned())),
            ("img", "src") => {
                let address = self.addresses.image(value)?;
                if let Ok(mut images) = self.images.lock() {
                    images.push(address.clone());
                }
                Some(Cow::Owned(address))
            }
            (_, "src" | "poster") => self.addresses.image(value).map(Cow::Owned),
            (_, "srcset") => self.addresses.srcset(value).map(Cow::Owned),
            ("img" | "video", "width" | "height") => {
                (!value.is_empty() && value.bytes().all(|b| b.is_ascii_digit())).then_some(Cow::Borrowed(value))
            }
            (_, "lang") => crate::text::language::parse(value).map(Cow::Owned),
            _ => Some(Cow::Borrowed(value)),
        }
    }
}

impl Filter {
    /// A link, to a place in the text where it leads to one.
    fn link(&self, value: &str) -> Option<String> {
        let place = self.fragments.link(value, &self.addresses.base);
        place.map_or_else(
            || self.addresses.link(value),
            |id| self.addresses.link(&format!("#{id}")),
        )
    }
}

/// How deep elements stand in one another: those that are opened and not closed before.
pub fn depth(html: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    for tag in TAG.captures_iter(html) {
        match (&tag[1], VOID.contains(&tag[2].to_ascii_lowercase().as_str())) {
            ("/", _) => open = open.saturating_sub(1),
            (_, true) => {}
            _ => open += 1,
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Byte offset of the first script, frame or the like; they do not survive `sanitize`.
pub fn risk(html: &str) -> Option<std::ops::Range<usize>> {
    // Most texts are plain, and are looked through faster for what every risk has.
    if !html.contains('<') && !SCRIPT.is_match(html) {
        return None;
    }
    RISK.find(html).map(|found| found.range())
}

/// The plain text of HTML that is safe already, one line.
pub fn to_text(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, tail)) = rest.split_once('<') {
        words.push_str(text);
        let (tag, tail) = tail.split_once('>').unwrap_or((tail, ""));
        if BLOCK_ENDS.contains(&tag) {
            words.push(' ');
        }
        rest = tail;
    }
    words.push_str(rest);
    line::single(html_escape::decode_html_entities(&words))
}

/// HTML that is safe already, without paragraphs that hold nothing.
pub fn without_empty(html: String) -> String {
    if EMPTY.is_match(&html) {
        return EMPTY.replace_all(&html, "").trim().to_owned();
    }
    html
}

/// HTML without the numbers of footnotes: raised links to places on a page, with nothing else beside them.
pub fn without_notes(html: &str) -> Cow<'_, str> {
    if !html.contains("<sup") {
        return Cow::Borrowed(html);
    }
    let tags = tags(html);
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for note in (0..tags.len()).filter(|tag| is_note(html, &tags, *tag)) {
        let Some(end) = tags[note].partner.map(|end| tags[end].span.end) else {
            continue;
        };
        out.push_str(html.get(at..tags[note].span.start).unwrap_or_default());
        at = at.max(end);
    }
    out.push_str(&html[at..]);
    Cow::Owned(out)
}

/// Characters that the number of a footnote may have, with what is around it.
const LONGEST_NUMBER: usize = 5;

fn is_note(html: &str, tags: &[Tag<'_>], at: usize) -> bool {
    let Some(within) = inner(tags, at).filter(|_| tags[at].begins("sup")) else {
        return false;
    };
    let link = tags.get(at + 1).filter(|tag| tag.begins("a"));
    let leads_to_place = link
        .and_then(|tag| tag.attribute("href"))
        .is_some_and(|href| href.contains('#'));
    leads_to_place && words(html, tags, within).trim().chars().count() <= LONGEST_NUMBER
}

/// Whole tags and texts within the first bytes; all of it where that is shorter, or one text.
pub fn beginning(html: &str, bytes: usize) -> &str {
    let within = &html[..html.floor_char_boundary(bytes)];
    let end = within.rfind('<').filter(|_| within.len() < html.len());
    end.map_or(html, |end| &within[..end])
}

/// The first paragraph that has text, of HTML that is safe already; one that is a link and nothing else only
/// where there is no other.
pub fn first_paragraph(html: &str) -> Option<String> {
    let mut link = None;
    let mut rest = html;
    while let Some((_, tail)) = rest.split_once("<p") {
        rest = tail;
        // No `<pre>`.
        if !tail.starts_with(['>', ' ']) {
            continue;
        }
        let (_, inner) = tail.split_once('>')?;
        let (inner, tail) = inner.split_once("</p>")?;
        let text = to_text(inner);
        let is_link = inner.starts_with("<a ") && inner.ends_with("</a>") && inner.matches("</a>").count() == 1;
        if !(text.is_empty() || is_link) {
            return Some(text);
        }
        link = link.or(Some(text).filter(|text| !text.is_empty()));
        rest = tail;
    }
    link
}

/// The bytes of elements whose text is code.
pub fn code(html: &str) -> Vec<std::ops::Range<usize>> {
    CODE.find_iter(html).map(|found| found.range()).collect()
}

/// Paragraphs of plain text as HTML: an empty line ends one.
pub fn from_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty());
    paragraphs
        .map(|paragraph| format!("<p>{}</p>", escape(paragraph).replace('\n', "<br>")))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A parser that knows scripts shows what is in it as words; a reader runs none.
static NOSCRIPT: LazyLock<Regex> = pattern!(r"(?i)</?noscript[^>]*>");
static CODE: LazyLock<Regex> = pattern!(
    r"(?is)<pre\b.*?</pre\s*>|<code\b.*?</code\s*>|<script\b.*?</script\s*>|<style\b.*?</style\s*>|<textarea\b.*?</textarea\s*>"
);
static TAG: LazyLock<Regex> = pattern!(r"<(/?)([A-Za-z][A-Za-z0-9]*)");
/// Elements that are never closed, and those that may be left open.
const VOID: &[&str] = &[
    "br", "hr", "img", "wbr", "input", "meta", "link", "source", "col", "p", "li", "td", "th", "tr", "dt", "dd",
];
static EMPTY: LazyLock<Regex> = pattern!(r"<p>\s*</p>\n?");
static NO_PICTURE: LazyLock<Regex> = pattern!(r#"<img(?: (?:alt|height|width|srcset|dir|id|lang|title)="[^"]*")*>"#);
/// Tags between words that do not belong together.
const BLOCK_ENDS: &[&str] = &[
    "br",
    "/p",
    "/div",
    "/li",
    "/td",
    "/th",
    "/tr",
    "/h1",
    "/h2",
    "/h3",
    "/h4",
    "/h5",
    "/h6",
    "/dt",
    "/dd",
    "/figcaption",
    "/blockquote",
    "/pre",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn safe(html: &str) -> SafeHtml {
        let addresses = Addresses {
            base: Url::parse("https://courier.example/2026/ferry/").unwrap(),
            mark: "f1".to_owned(),
            pictures: Arc::new(|src| {
                (src == "ferry.jpg").then(|| "https://courier.example/photos/ferry.jpg".to_owned())
            }),
        };
        sanitize(html, &addresses)
    }

    #[test]
    fn what_can_run_is_gone() {
        for html in [
            "<script>alert(1)</script>",
            "<p onclick=\"x()\">a</p>",
            "<a href=\"javascript:x()\">a</a>",
            "<iframe src=\"javascript:x()\">x</iframe>",
            "<svg><script>x()</script></svg>",
            "<img src=x onerror=alert(1)>",
            "<form action=\"/x\"><input></form>",
            "<style>p{}</style><p style=\"position:fixed\">a</p>",
            "<object data=javascript:x()></object><embed src=javascript:x()>",
            "<meta http-equiv=refresh content=0><base href=\"https://evil.example/\">",
        ] {
            let out = safe(html).html.to_lowercase();
            for bad in [
                "script",
                "onclick",
                "onerror",
                "iframe",
                "form",
                "input",
                "style",
                "object",
                "embed",
                "meta",
                "base href",
            ] {
                assert!(!out.contains(bad), "{html} -> {out}");
            }
            let is_told = risk(html).is_some() || !frame::places(html).is_empty();
            assert!(is_told, "{html}");
        }
        assert_eq!(risk("<p>The description of one = two</p> <b>online = good</b>"), None);
    }

    #[test]
    fn addresses_become_absolute_everywhere() {
        let out = safe(
            "<a href=\"/guides/\">g</a><img src=\"ferry.jpg\" srcset=\"a.png 1x, /b.png 2x\"><video poster=\"p.png\" src=\"v.mp4\"></video>",
        );
        assert_eq!(
            out.html,
            "<a href=\"https://courier.example/guides/\">g</a><img src=\"https://courier.example/photos/ferry.jpg\" \
             srcset=\"https://courier.example/2026/ferry/a.png 1x, https://courier.example/b.png 2x\"><video \
             poster=\"https://courier.example/2026/ferry/p.png\" src=\"https://courier.example/2026/ferry/v.mp4\"></video>"
        );
        assert_eq!(out.images, ["https://courier.example/photos/ferry.jpg"]);
    }

    #[test]
    fn addresses_in_a_srcset_may_hold_commas() {
        let out = safe("<img src=\"ferry.jpg\" srcset=\"https://c.example/w_100,h_100/a.jpg 1x, b.png\">").html;
        assert!(
            out.contains("srcset=\"https://c.example/w_100,h_100/a.jpg 1x, https://courier.example/2026/ferry/b.png\""),
            "{out}"
        );
    }

    #[test]
    fn what_stands_in_a_noscript_is_shown() {
        assert_eq!(safe("<p>a<noscript><b>b</b></noscript></p>").html, "<p>a<b>b</b></p>");
    }

    #[test]
    fn places_that_the_text_leads_to_have_ids_of_the_article() {
        let out = safe(
            "<h2 id=\"tides\">Tides</h2><p id=\"other\"><a href=\"#tides\">up</a> <a href=\"#elsewhere\">x</a>\
             <a name=\"é\">y</a><a href=\"https://courier.example/2026/ferry/#é\">z</a></p>",
        );
        let here = "https://courier.example/2026/ferry/";
        let expected = format!(
            "<h2 id=\"f1-tides\">Tides</h2><p><a href=\"{here}#f1-tides\">up</a> <a href=\"{here}#elsewhere\">x</a>\
             <a name=\"f1-2\">y</a><a href=\"{here}#f1-2\">z</a></p>"
        );
        assert_eq!(out.html, expected);
    }

    #[test]
    fn a_formula_stays() {
        let html = "<math display=\"block\"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>";
        assert_eq!(safe(html).html, html);
        assert_eq!(
            safe("<math><annotation>x</annotation><mi onclick=\"x()\">y</mi></math>").html,
            "<math><mi>y</mi></math>"
        );
    }

    #[test]
    fn a_summary_has_no_numbers_of_footnotes() {
        let html =
            "<p>One.<sup id=\"a\"><a href=\"#fn\">1</a></sup> Two<sup>2</sup> m<sup><a href=\"/x\">2</a></sup>.</p>";
        assert_eq!(to_text(&without_notes(html)), "One. Two2 m2.");
    }

    #[test]
    fn pictures_without_an_address_go() {
        assert_eq!(safe("a<img alt=\"x\" src=\"data:image/png;base64,AA\">b").html, "ab");
    }

    #[test]
    fn depth_counts_what_is_open() {
        assert_eq!(depth("<div><p>a<br>b</div><div><b><i>x</i></b></div>"), 3);
        assert_eq!(depth(&"<div>".repeat(5000)), 5000);
    }

    #[test]
    fn a_beginning_ends_between_tags() {
        assert_eq!(beginning("<p>one</p><p>two</p>", 11), "<p>one</p>");
        assert_eq!(beginning("<p>one</p><p>two</p>", 13), "<p>one</p>");
        assert_eq!(beginning("<p>é</p>", 4), "");
        assert_eq!(beginning("<p>one</p>", 99), "<p>one</p>");
        assert_eq!(beginning("no tag &amp; all", 9), "no tag &amp; all");
    }

    #[test]
    fn text_and_paragraphs_come_out_of_html() {
        assert_eq!(
            to_text("<p>a &amp; <b>b</b></p><ul><li>c</li><li>d</li></ul>"),
            "a & b c d"
        );
        assert_eq!(
            first_paragraph("<h2>x</h2><p></p><p>One <i>two</i>.</p><p>3</p>").as_deref(),
            Some("One two.")
        );
        let link = "<p><a href=\"x\">Watch</a></p>";
        assert_eq!(first_paragraph(link).as_deref(), Some("Watch"));
        assert_eq!(first_paragraph(&format!("{link}<p>One.</p>")).as_deref(), Some("One."));
        assert_eq!(without_empty("<p>a</p>\n<p> </p>\n<p></p>".to_owned()), "<p>a</p>");
        assert_eq!(from_text("a\nb\r\n\r\nc & d"), "<p>a<br>b</p>\n<p>c &amp; d</p>");
    }
}
