//! Faults that can be mended without guessing: what is meant is clear, and the rest of the bytes stays. The check is asked again: an
//! edit after which anything else would be said is not made.

mod date;

use std::collections::BTreeMap;
use std::ops::Range;

use super::codes::{
    DOUBLE_ESCAPED_ADDRESS, INCORRECT_DOW, INVALID_INTEGER_ATTRIBUTE, INVALID_RFC2822_DATE, INVALID_RFC3339_DATE,
    INVALID_W3_CDTF_DATE, MISSING_ATTRIBUTE, MISSING_NAMESPACE, PROBLEMATICAL_RFC822_DATE, SAX_ERROR, TEXT_BEFORE_FEED,
    UNDEFINED_NAMED_ENTITY, UNKNOWN_ENCLOSURE_LENGTH, USE_ZERO_FOR_UNKNOWN, WP_BLANK_LINE,
};
use super::found::Found;
use super::namespace::usual_address;
use super::{Code, Options, Report, before, html, looked};

/// One change to the bytes of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What takes their place.
    pub text: String,
    /// The message that it takes away.
    pub code: &'static Code,
}

/// The length of the file behind an address, in bytes, if it is known.
pub type Length<'a> = &'a dyn Fn(&str) -> Option<u64>;

/// What makes an edit of a finding in the text of a document.
type Fixer = fn(&str, &Found, Length<'_>) -> Option<(Range<usize>, String)>;

/// What can be mended.
const FIXERS: &[(&Code, Fixer)] = &[
    (WP_BLANK_LINE, nothing_before),
    (TEXT_BEFORE_FEED, nothing_before),
    (SAX_ERROR, bare_ampersand),
    (UNDEFINED_NAMED_ENTITY, named_character),
    (MISSING_NAMESPACE, declaration),
    (INCORRECT_DOW, weekday),
    (INVALID_RFC2822_DATE, rfc822),
    (PROBLEMATICAL_RFC822_DATE, rfc822),
    (INVALID_RFC3339_DATE, rfc3339),
    (INVALID_W3_CDTF_DATE, rfc3339),
    (DOUBLE_ESCAPED_ADDRESS, address),
    (MISSING_ATTRIBUTE, length),
    (INVALID_INTEGER_ATTRIBUTE, length),
    (UNKNOWN_ENCLOSURE_LENGTH, length),
    (USE_ZERO_FOR_UNKNOWN, length),
];

/// So many edits are tried one by one, if together they would bring something new.
const ONE_BY_ONE: usize = 100;

/// The edits that mend a document in UTF-8, in the order of its bytes; none in another encoding. `length` knows files, for the lengths of
/// enclosures.
///
/// ```
/// use feedcheck::{Options, Timestamp, apply, fixes};
///
/// let feed = b"<rss version=\"2.0\"><channel><title>Fish & chips</title></channel></rss>";
/// let edits = fixes(feed, &Options::at(Timestamp::now()), &|_| None);
/// assert!(String::from_utf8(apply(feed, &edits))?.contains("Fish &amp; chips"));
/// # Ok::<(), std::string::FromUtf8Error>(())
/// ```
pub fn fixes(bytes: &[u8], options: &Options<'_>, length: Length<'_>) -> Vec<Edit> {
    let mut kept: Vec<Edit> = Vec::new();
    let mut known = Told::of(bytes, options);
    // What was told first may have hidden others.
    for _ in 0..3 {
        let mended = apply(bytes, &kept);
        let further = further(&mended, options, length);
        let made = kept.clone();
        for edits in by_code(further) {
            let edits: Vec<Edit> = edits.into_iter().filter_map(|edit| moved_back(edit, &made)).collect();
            add(bytes, options, edits, &mut kept, &mut known);
        }
        if kept.len() == made.len() {
            break;
        }
    }
    kept
}

/// A document with edits made.
pub fn apply(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut mended = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for Edit { range, text, .. } in edits {
        mended.extend_from_slice(&bytes[at..range.start]);
        mended.extend_from_slice(text.as_bytes());
        at = range.end;
    }
    mended.extend_from_slice(&bytes[at..]);
    mended
}

/// How often each message is told.
#[derive(Debug, Default)]
struct Told(BTreeMap<&'static str, usize>);

impl Told {
    fn of(bytes: &[u8], options: &Options<'_>) -> Self {
        let Report { messages, .. } = super::check(bytes, options);
        let mut counts = BTreeMap::new();
        for message in messages {
            *counts.entry(message.code.name).or_default() += 1;
        }
        Self(counts)
    }

    /// Whether nothing is told oftener than there, and something less often.
    fn is_better_than(&self, other: &Self) -> bool {
        let count = |told: &Self, name| told.0.get(name).copied().unwrap_or_default();
        let is_no_worse = self.0.keys().all(|name| count(self, name) <= count(other, name));
        is_no_worse && self.0 != other.0
    }
}

/// Adds edits: all of them, or else those that do no harm.
fn add(bytes: &[u8], options: &Options<'_>, edits: Vec<Edit>, kept: &mut Vec<Edit>, known: &mut Told) {
    let mut attempt = |edits: &[Edit], known: &mut Told| {
        let mut all = kept.clone();
        all.extend_from_slice(edits);
        all.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let do_overlap = all.windows(2).any(|pair| pair[0].range.end > pair[1].range.start);
        let told = (!do_overlap).then(|| Told::of(&apply(bytes, &all), options));
        let better = told.filter(|told| told.is_better_than(known));
        let is_taken = better.is_some();
        if let Some(told) = better {
            (*kept, *known) = (all, told);
        }
        is_taken
    };
    if !edits.is_empty() && !attempt(&edits, known) && edits.len() > 1 {
        for edit in edits.into_iter().take(ONE_BY_ONE) {
            attempt(std::slice::from_ref(&edit), known);
        }
    }
}

/// What can be mended in a document as it stands.
fn further(bytes: &[u8], options: &Options<'_>, length: Length<'_>) -> Vec<Edit> {
    let looked = looked(bytes, options);
    let Some(start) = bytes.len().checked_sub(looked.text.len()) else {
        return Vec::new();
    };
    if bytes[start..] != *looked.text.as_bytes() {
        return Vec::new();
    }
    let text = looked.text.as_ref();
    let mut edits: Vec<Edit> = Vec::new();
    for found in looked.found.into_found() {
        let fixers = FIXERS.iter().filter(|(code, _)| *code == found.code);
        for &(code, fixer) in fixers {
            let Some((range, text)) = fixer(text, &found, length) else {
                continue;
            };
            let range = range.start + start..range.end + start;
            let edit = Edit { range, text, code };
            if !edits.contains(&edit) {
                edits.push(edit);
            }
        }
    }
    edits
}

/// Edits of one message at a time.
fn by_code(edits: Vec<Edit>) -> Vec<Vec<Edit>> {
    let mut groups: Vec<Vec<Edit>> = Vec::new();
    for edit in edits {
        match groups.iter_mut().find(|group| group[0].code == edit.code) {
            Some(group) => group.push(edit),
            None => groups.push(vec![edit]),
        }
    }
    groups
}

/// An edit of the mended document as one of the document before; `None` where one was made already.
fn moved_back(edit: Edit, kept: &[Edit]) -> Option<Edit> {
    let mut grown = 0_usize;
    let mut gone = 0_usize;
    for made in kept {
        let place = made.range.start + grown - gone;
        if place + made.text.len() > edit.range.start {
            if place < edit.range.end {
                return None;
            }
            break;
        }
        grown += made.text.len();
        gone += made.range.len();
    }
    Some(Edit {
        range: edit.range.start + gone - grown..edit.range.end + gone - grown,
        ..edit
    })
}

/// Blanks and characters that nobody sees, before the feed.
fn nothing_before(text: &str, _: &Found, _: Length<'_>) -> Option<(Range<usize>, String)> {
    let end = text.find(['<', '{'])?;
    let is_nothing = !text[..end].is_empty() && text[..end].chars().all(before::is_nothing);
    is_nothing.then(|| (0..end, String::new()))
}

/// `&` that begins no reference.
fn bare_ampersand(text: &str, found: &Found, _: Length<'_>) -> Option<(Range<usize>, String)> {
    let rest = text.get(found.at..)?.strip_prefix('&')?;
    let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
    let is_reference = name.is_some_and(|end| end > 0 && rest[end..].starts_with(';'));
    let is_number = rest.starts_with('#');
    (!is_reference && !is_number).then(|| (found.at..found.at + 1, "&amp;".to_owned()))
}

/// A character by the name that HTML has for it, by number.
fn named_character(text: &str, found: &Found, _: Length<'_>) -> Option<(Range<usize>, String)> {
    let end = found.at + text.get(found.at..)?.find(';')? + 1;
    let written = &text[found.at..end];
    let characters = html_escape::decode_html_entities(written);
    let is_known = written.starts_with('&') && html::is_named_entity(&written[1..written.len() - 1]);
    let number = |c: char| format!("&#x{:X};", u32::from(c));
    (is_known && characters != written).then(|| (found.at..end, characters.chars().map(number).collect()))
}

/// The declaration of a prefix that everyone knows, on the root.
fn declaration(text: &str, found: &Found, _: Length<'_>) -> Option<(Range<usize>, String)> {
    let prefix = detail(found, "prefix")?;
    let address = usual_address(prefix)?;
    let root = root(text)?;
    let end = root + text[root..].find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    Some((end..end, format!(" xmlns:{prefix}=\"{address}\"")))
}

/// Where the root element begins.
fn root(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let closing = match text.as_bytes().get(at + 1)? {
            b'?' => "?>",
            b'!' if text[at..].starts_with("<!--") => "-->",
            // Whoever declares something there may mean anything.
            b'!' => return None,
            _ => return Some(at),
        };
        at += text[at..].find(closing)?;
    }
}

/// The weekday goes by the date.
fn weekday(text: &str, found: &Found, _: Length<'_>) -> Option<(Range<usize>, String)> {
    let (wrong, right) = (detail(found, "value")?, detail(found, "expected")?);
    let is_there = text.get(found.at..)?.starts_with(wrong);
    is_there.then(|| (found.at..found.at + wrong.len(), right.to_owned()))
}

fn rfc822(text: &str, found: &Found, _: Length<'_>) -> Option<(Range<usize>, String)> {
    dated(text, found, date::rfc822)
}

fn rfc3339(text: &str, found: &Found, _: Length<'_>) -> Option<(Range<usize>, String)> {
    dated(text, found, date::rfc3339)
}

/// The same moment in another form.
fn dated(text: &str, found: &Found, write: fn(&str) -> Option<String>) -> Option<(Range<usize>, String)> {
    let rest = text.get(found.at..)?;
    let quote = usize::from(rest.starts_with('"'));
    let start = found.at + quote;
    let length = text[start..].find(['<', '"', ']', '\n'])?;
    let written = text[start..start + length].trim_end();
    Some((start..start + written.len(), write(written)?))
}

/// An address that was escaped twice.
fn address(text: &str, found: &Found, _: Length<'_>) -> Option<(Range<usize>, String)> {
    let rest = text.get(found.at..)?;
    let quote = rest.find('"').filter(|at| !rest[..*at].contains('<')).map(|at| at + 1);
    let start = found.at + quote.unwrap_or(0);
    let length = text[start..].find(['<', '"'])?;
    let written = &text[start..start + length];
    let (wrong, right) = if written.contains("&amp;amp;") {
        ("&amp;amp;", "&amp;")
    } else {
        ("&amp;", "&")
    };
    // In JSON it is escaped once, where it is not to be escaped at all.
    let is_json = text.trim_start().starts_with('{');
    (is_json || wrong == "&amp;amp;").then(|| (start..start + length, written.replace(wrong, right)))
}

/// The length of an enclosure, by its file.
fn length(text: &str, found: &Found, length: Length<'_>) -> Option<(Range<usize>, String)> {
    let before = text.get(..found.at)?.rfind('<').unwrap_or(0);
    let start = if text[found.at..].starts_with('<') {
        found.at
    } else {
        before
    };
    let end = start + text[start..].find('>')?;
    let tag = text[start..end].strip_prefix("<enclosure")?;
    let base = end - tag.len();
    let value = |name: &str| {
        let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        let length = tag[at..].find('"')?;
        Some(at..at + length)
    };
    let address = html_escape::decode_html_entities(&tag[value("url")?]).into_owned();
    let bytes = length(&address)?.to_string();
    match value("length") {
        Some(range) => Some((base + range.start..base + range.end, bytes)),
        None if detail(found, "attr") == Some("length") => Some((base..base, format!(" length=\"{bytes}\""))),
        None => None,
    }
}

fn detail<'f>(found: &'f Found, key: &str) -> Option<&'f str> {
    let found = found.details.iter().find(|(name, _)| *name == key);
    found.map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    fn mended(text: &str) -> String {
        let options = Options::at("2026-02-01T00:00:00Z".parse::<Timestamp>().unwrap());
        let lengths: Length<'_> = &|address| address.ends_with("horn.mp3").then_some(482_113);
        let edits = fixes(text.as_bytes(), &options, lengths);
        String::from_utf8(apply(text.as_bytes(), &edits)).unwrap()
    }

    fn rss(item: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\">\n<channel><title>The Harbor Courier</title>\
             <link>https://courier.example/</link><description>News</description>\n<item>{item}</item>\n</channel></rss>\n"
        )
    }

    #[test]
    fn what_is_clear_is_mended_and_the_rest_stays() {
        for (wrong, right) in [
            ("<title>Fish & chips</title>", "<title>Fish &amp; chips</title>"),
            (
                "<title>Ice&nbsp;age &copy; us</title>",
                "<title>Ice&#xA0;age &#xA9; us</title>",
            ),
            (
                "<title>a</title><pubDate>2026-01-13T08:00:00-05:00</pubDate>",
                "<title>a</title><pubDate>Tue, 13 Jan 2026 08:00:00 -0500</pubDate>",
            ),
            (
                "<title>a</title><pubDate>Mon, 13 Jan 2026 08:00:00 GMT</pubDate>",
                "<title>a</title><pubDate>Tue, 13 Jan 2026 08:00:00 GMT</pubDate>",
            ),
            (
                "<title>a</title><pubDate>Tuesday, 13 January 2026 08:00 UTC</pubDate>",
                "<title>a</title><pubDate>Tue, 13 Jan 2026 08:00:00 +0000</pubDate>",
            ),
            // Without a zone there is no moment.
            (
                "<title>a</title><pubDate>13 Jan 2026 08:00:00</pubDate>",
                "<title>a</title><pubDate>13 Jan 2026 08:00:00</pubDate>",
            ),
            (
                "<title>a</title><link>https://courier.example/?a=1&amp;amp;b=2</link>",
                "<title>a</title><link>https://courier.example/?a=1&amp;b=2</link>",
            ),
            (
                "<title>a</title><enclosure url=\"https://courier.example/horn.mp3\" length=\"0\" type=\"audio/mpeg\"/>",
                "<title>a</title><enclosure url=\"https://courier.example/horn.mp3\" length=\"482113\" type=\"audio/mpeg\"/>",
            ),
            (
                "<title>a</title><enclosure url=\"https://courier.example/horn.mp3\" type=\"audio/mpeg\"/>",
                "<title>a</title><enclosure length=\"482113\" url=\"https://courier.example/horn.mp3\" type=\"audio/mpeg\"/>",
            ),
        ] {
            assert_eq!(mended(&rss(wrong)), rss(right), "{wrong}");
        }
        let creator = rss("<title>a</title><dc:creator>Ann Lee</dc:creator>");
        let declared = "<rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version";
        assert_eq!(mended(&creator), creator.replace("<rss version", declared));
        let blank = format!("\n\u{FEFF}{}", rss("<title>a</title>"));
        assert_eq!(mended(&blank), rss("<title>a</title>"));
    }

    #[test]
    fn many_faults_of_many_kinds_are_mended_at_once() {
        let item = |title: &str, link: &str, date: &str| {
            format!(
                "<title>{title}</title><link>https://courier.example/?a=1{link}b=2</link><pubDate>{date}</pubDate><dc:creator>Ann Lee</dc:creator>"
            )
        };
        let wrong = item(
            "Fish & caf&eacute; & fog",
            "&amp;amp;",
            "Monday, 13 January 2026 8:00 UTC",
        );
        let right = item(
            "Fish &amp; caf&#xE9; &amp; fog",
            "&amp;",
            "Tue, 13 Jan 2026 08:00:00 +0000",
        );
        let declared = "<rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version";
        assert_eq!(mended(&rss(&wrong)), rss(&right).replace("<rss version", declared));
    }

    #[test]
    fn an_edit_that_would_bring_something_new_is_not_made() {
        let ahead = rss("<title>a</title><pubDate>2036-01-13T08:00:00Z</pubDate>");
        assert_eq!(mended(&ahead), ahead);
    }
}
