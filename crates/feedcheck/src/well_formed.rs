//! A document as the checker reads it, written anew so that any parser can: references are resolved, characters that XML
//! forbids are gone, what is open is closed. Each element stays on its line.

use std::collections::HashSet;

use super::xml::{Attribute, Event, Reader, tag_name, unclosed};
use super::{before, encoding, is_json, lines};

/// Elements that hold others. Where one of any other name is never closed, it ends where the next one begins.
const HOLDERS: [&str; 15] = [
    "rss", "channel", "item", "image", "RDF", "feed", "entry", "author", "source", "group", "opml", "head", "body",
    "outline", "content",
];

/// A document in XML that is well-formed but for prefixes that nobody declared, however the bytes are. It has neither
/// declaration nor DOCTYPE; what stands behind a fault that the checker does not pass is missing. A document in JSON is
/// only freed of what stands before it, and of bytes that are no UTF-8.
///
/// ```
/// let text = feedcheck::well_formed(b"<rss><channel>\n<item><title>Rope & Tar</title><link>/1/</item></channel>");
/// assert_eq!(text, "<rss><channel>\n<item><title>Rope &amp; Tar</title><link>/1/</link></item></channel></rss>");
/// ```
pub fn well_formed(bytes: &[u8]) -> String {
    let (before, body) = match before::split(bytes) {
        Some((before, body)) => (lines::count(&before.text), body),
        None => (0, bytes),
    };
    if is_json(body) {
        return "\n".repeat(before) + &String::from_utf8_lossy(body);
    }
    let text = encoding::xml(body, None).text;
    let start = text.len()
        - text
            .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
            .len();
    let (blank, text) = text.split_at(start);
    let mut out = Copy::new(text, before + lines::count(blank));
    if !out.take(Vec::new()) {
        return out.written;
    }
    out = Copy::new(text, before + lines::count(blank));
    out.take(unclosed(text));
    out.written
}

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    at: usize,
}

/// What is written.
struct Copy<'a> {
    text: &'a str,
    open: Vec<Open<'a>>,
    written: String,
    /// Lines of the text that were passed, and how far.
    passed: usize,
    at: usize,
    /// Lines that were written.
    lines: usize,
}

impl<'a> Copy<'a> {
    /// Of a text that stands behind `lines` others.
    fn new(text: &'a str, lines: usize) -> Self {
        Self {
            text,
            open: Vec::new(),
            written: "\n".repeat(lines),
            passed: 0,
            at: 0,
            lines: 0,
        }
    }

    /// Writes the document, elements that begin at `unclosed` as never closed. Whether it ended at an end tag that closes
    /// another element than the innermost.
    fn take(&mut self, unclosed: Vec<usize>) -> bool {
        let mut reader = Reader::new(self.text, 0, unclosed);
        loop {
            match reader.next() {
                Event::Start { at, .. } => {
                    let name = tag_name(&self.text[at + 1..]);
                    self.end_unclosed(name, &reader);
                    self.start(name, at, &reader);
                }
                Event::Text { text, .. } => self.text(&text),
                Event::End { at, opened } => {
                    while self.open.last().is_some_and(|open| open.at >= opened) {
                        self.end(at);
                    }
                }
                Event::Over => break,
            }
            // Nobody asks for them here.
            reader.faults.clear();
        }
        while !self.open.is_empty() {
            self.end(self.at);
        }
        reader.is_mismatched
    }

    fn end_unclosed(&mut self, name: &str, reader: &Reader<'_>) {
        let may_hold = |open: &Open<'_>| {
            let local = |name: &'_ str| name.rsplit(':').next().unwrap_or_default().to_owned();
            HOLDERS.contains(&local(open.name).as_str()) && (open.name != name || name == "outline")
        };
        while self
            .open
            .last()
            .is_some_and(|open| reader.is_unclosed(open.at) && !may_hold(open))
        {
            self.end(self.at);
        }
    }

    fn start(&mut self, name: &'a str, at: usize, reader: &Reader<'_>) {
        self.written += "<";
        self.written += &qualified(name);
        let mut known = HashSet::new();
        for binding in reader.declared() {
            let name = match binding.prefix {
                "" => "xmlns".to_owned(),
                prefix => format!("xmlns:{prefix}"),
            };
            if binding.prefix != "xml" && (binding.prefix.is_empty() || !binding.uri.is_empty()) {
                self.attribute(name, &binding.uri, &mut known);
            }
        }
        for Attribute {
            name, prefix, value, ..
        } in reader.attributes()
        {
            let colon = if prefix.is_empty() { "" } else { ":" };
            self.attribute(qualified(&format!("{prefix}{colon}{}", name.local)), value, &mut known);
        }
        self.pad(at);
        self.written += ">";
        self.open.push(Open { name, at });
    }

    /// Of two with one name, the first counts.
    fn attribute(&mut self, name: String, value: &str, known: &mut HashSet<String>) {
        if known.contains(&name) {
            return;
        }
        self.written += &format!(" {name}=\"");
        self.text(value);
        self.written += "\"";
        known.insert(name);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.written += "&amp;",
                '<' => self.written += "&lt;",
                '>' => self.written += "&gt;",
                '"' => self.written += "&quot;",
                '\n' => {
                    self.lines += 1;
                    self.written.push(c);
                }
                '\t' | ' '.. if !matches!(c, '\u{FFFE}' | '\u{FFFF}') => self.written.push(c),
                _ => {}
            }
        }
    }

    fn end(&mut self, at: usize) {
        if let Some(open) = self.open.pop() {
            self.written += "</";
            self.written += &qualified(open.name);
            self.pad(at);
            self.written += ">";
        }
    }

    /// Begins new lines until as many are written as stand before `at`.
    fn pad(&mut self, at: usize) {
        if at > self.at {
            self.passed += lines::count(&self.text[self.at..at]);
            self.at = at;
        }
        while self.lines < self.passed {
            self.written.push('\n');
            self.lines += 1;
        }
    }
}

/// A name with one colon at most, and not at an end.
fn qualified(name: &str) -> String {
    match name.split_once(':') {
        Some((prefix, local)) if !prefix.is_empty() && !local.is_empty() => {
            format!("{prefix}:{}", local.replace(':', "."))
        }
        _ => name.replace(':', ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_well_formed_is_written_well() {
        for (text, expected) in [
            (
                "<a>&eacute; &nonsense; & &#1; ]]>\u{1}</a>",
                "<a>é  &amp; &amp;#1; ]]&gt;</a>",
            ),
            ("<a><![CDATA[<b>]]></a>", "<a>&lt;b&gt;</a>"),
            ("<a b='1' b='2' c:d='\"'/>", "<a b=\"1\" c:d=\"&quot;\"></a>"),
            (
                "<a xmlns='u' xmlns:c='v'><c:d:e/></a>",
                "<a xmlns=\"u\" xmlns:c=\"v\"><c:d.e></c:d.e></a>",
            ),
            (
                "<item><link>1<title>2</title></item>",
                "<item><link>1</link><title>2</title></item>",
            ),
            (
                "<channel><item><link>1</link><item></item></channel>",
                "<channel><item><link>1</link></item><item></item></channel>",
            ),
            ("<a><b>1</b><b>2", "<a><b>1</b><b>2</b></a>"),
            (
                "<a><!--\n\n--><b\n c='d'/>\n<e/></a>",
                "<a><b c=\"d\"\n\n></b\n>\n<e></e></a>",
            ),
            ("\n\u{FEFF}<a/>", "\n<a></a>"),
            ("Warning: x\n<rss>1</rss>", "\n<rss>1</rss>"),
            (
                "Warning: x\n{\"version\": \"https://jsonfeed.org/version/1\"}",
                "\n{\"version\": \"https://jsonfeed.org/version/1\"}",
            ),
            ("", ""),
        ] {
            assert_eq!(well_formed(text.as_bytes()), expected, "{text}");
        }
        assert_eq!(well_formed(b"<a>caf\xE9</a>"), "<a>caf\u{FFFD}</a>");
    }
}
