//! The blocks of JSON-LD of a page (`script` of the type `application/ld+json`), also where somebody wrote them by hand:
//! with line breaks and quotes in texts, commas at the end, comments, entities.

use super::document::Document;
use crate::text::node::{self, Node, Value};

/// Bytes of a block that is mended; larger ones are lists of everything.
const LARGEST: usize = 4 << 20;

/// The values of every block, in order.
pub(super) fn blocks(page: &Document<'_>) -> Vec<Node> {
    let is_block = |at: &usize| {
        page.is_any(*at, &["script"])
            && page
                .attribute(*at, "type")
                .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    };
    let blocks = page.all().filter(is_block);
    blocks
        .flat_map(|at| values(&page.html[page.elements[at].inner.clone()]))
        .collect()
}

/// The values of a block; nothing of one that cannot be read.
fn values(text: &str) -> Vec<Node> {
    let text = text.trim();
    if text.is_empty() || text.len() > LARGEST {
        return Vec::new();
    }
    let read = |text: &str| node::json(text).ok();
    let list = |text: &str| read(text.trim().trim_end_matches(',').trim()).map(items);
    if let Some(found) = list(text) {
        return found;
    }
    let is_escaped = !text.contains('"') && text.contains("&quot;");
    let plain = if is_escaped {
        html_escape::decode_html_entities(text).into_owned()
    } else {
        text.to_owned()
    };
    let mended = mended(&plain);
    list(&mended)
        .or_else(|| list(&format!("[{mended}]")))
        .unwrap_or_default()
}

/// The values of a list, or of a list in a list.
fn items(node: Node) -> Vec<Node> {
    let of = |node: Node| match node.value {
        Value::List(items) => items,
        _ => vec![node],
    };
    of(node).into_iter().flat_map(of).collect()
}

/// JSON as it was meant.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '"' => string(after, &mut out),
            '<' if rest.starts_with("<!--") => rest.get(4..).unwrap_or_default(),
            '<' if rest.starts_with("<![CDATA[") => rest.get(9..).unwrap_or_default(),
            '-' if rest.starts_with("-->") => &rest[3..],
            ']' if rest.starts_with("]]>") => &rest[3..],
            '/' if after.starts_with('*') => after.split_once("*/").map_or("", |(_, rest)| rest),
            '/' if after.starts_with('/') => line_comment(after),
            ';' => after,
            ',' | '}' | ']' => {
                if c != ',' && out.trim_end().ends_with(',') {
                    out.truncate(out.trim_end().len() - 1);
                }
                let is_double = c == ',' && out.trim_end().ends_with([',', '{', '[']);
                if !is_double {
                    out.push(c);
                }
                // Values without anything between them are several.
                if c == '}' && after.trim_start().starts_with('{') {
                    out.push(',');
                }
                after
            }
            c => {
                out.push(if c.is_control() || c == '\u{FEFF}' { ' ' } else { c });
                after
            }
        };
    }
    out
}

/// What follows a comment of one line; one that hides a CDATA section hides nothing else.
fn line_comment(after: &str) -> &str {
    let line = after.split('\n').next().unwrap_or_default();
    for mark in ["<![CDATA[", "]]>"] {
        if let Some(at) = line.find(mark) {
            return &after[at + mark.len()..];
        }
    }
    &after[line.len()..]
}

/// Adds a string, and gives what stands behind it.
fn string<'t>(text: &'t str, out: &mut String) -> &'t str {
    out.push('"');
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if is_end(&text[at + 1..]) => {
                out.push('"');
                return &text[at + 1..];
            }
            '"' => out.push_str("\\\""),
            '\\' => match chars.next() {
                Some((_, next)) if "\"\\/bfnrt".contains(next) => out.extend(['\\', next]),
                Some((at, 'u')) if is_hexadecimal(&text[at + 1..]) => out.push_str("\\u"),
                Some((_, next)) if next.is_control() => out.push(' '),
                Some((_, next)) => out.push(next),
                None => {}
            },
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    ""
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().take(4).filter(u8::is_ascii_hexdigit).count() == 4
}

/// Whether a quote ends its string: what may follow it follows.
fn is_end(rest: &str) -> bool {
    let rest = rest.trim_start();
    let Some(next) = rest.chars().next() else {
        return true;
    };
    match next {
        ':' | '}' | ']' => true,
        '/' => rest.starts_with("//") || rest.starts_with("/*"),
        // Behind a comma stands another string or value, and no word.
        ',' => {
            let behind = rest[1..].trim_start();
            behind.is_empty() || behind.starts_with(['"', '{', '[', '}', ']', '-', 't', 'f', 'n']) || {
                behind.starts_with(|c: char| c.is_ascii_digit())
            }
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, key: &str) -> Vec<Option<String>> {
        let value = |node: &Node| node.get(key).and_then(Node::text).map(str::to_owned);
        values(text).iter().map(value).collect()
    }

    fn some(texts: &[&str]) -> Vec<Option<String>> {
        texts.iter().map(|text| Some((*text).to_owned())).collect()
    }

    #[test]
    fn what_was_written_by_hand_is_read() {
        for (text, expected) in [
            (r#"{"a": "x"}"#, &["x"][..]),
            (r#"[{"a": "x"}, [{"a": "y"}]]"#, &["x", "y"]),
            ("{\"a\": \"x\ny\tz\"}", &["x\ny z"]),
            (r#"{"a": "x", "b": ["c",],}"#, &["x"]),
            (r#"<!-- {"a": "x"} -->"#, &["x"]),
            ("//<![CDATA[\n{\"a\": \"x\"}\n//]]>", &["x"]),
            ("/*<![CDATA[*/{\"a\": \"x\"}/*]]>*/", &["x"]),
            (r#"{"a": "x"};"#, &["x"]),
            (r#"{"a": "x"} {"a": "y"}"#, &["x", "y"]),
            (r#"{"a": "x"}, {"a": "y"}"#, &["x", "y"]),
            (r#"{"a": "He said "no" to it", "b": 1}"#, &["He said \"no\" to it"]),
            (r#"{"a": "it\'s \x here", "b": "\u00e9"}"#, &["it's x here"]),
            (r#"{"a": "x",, "b": , }"#, &[]),
            ("{&quot;a&quot;: &quot;x&quot;}", &["x"]),
            ("{\"a\": \"x\" // a note\n}", &["x"]),
            ("nothing", &[]),
            ("", &[]),
            ("{\"a\": \"x", &[]),
        ] {
            assert_eq!(read(text, "a"), some(expected), "{text}");
        }
    }

    #[test]
    fn the_blocks_of_a_page_come_in_order() {
        let page = Document::new(
            "<script type=\"application/ld+json\">{\"a\": \"x\"}</script><script>{}</script>\
             <script type='application/LD+JSON; charset=utf-8'>[{\"a\": \"y\"}]</script>",
        );
        let found: Vec<_> = blocks(&page)
            .iter()
            .map(|node| node.get("a").cloned().unwrap())
            .collect();
        assert_eq!(found.len(), 2);
    }
}
