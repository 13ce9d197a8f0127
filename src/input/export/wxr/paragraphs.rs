//! Paragraphs of a body that was written without blocks: an empty line is one's end, and a line's end is a break
//! (wp-includes/formatting.php, `wpautop`).

use std::ops::Range;

use crate::text::html::code;
use crate::text::html::tags::tags;
use crate::text::html::tidy::BLOCKS;

/// Elements that stand in no paragraph either, besides those that end one.
const MORE: &[&str] = &[
    "center", "dd", "dt", "script", "style", "summary", "tbody", "tfoot", "thead", "tr",
];

/// What a body of blocks holds: its HTML is whole.
const BLOCK: &str = "<!-- wp:";

/// The body with its paragraphs marked.
pub(super) fn add(body: &str) -> String {
    if body.contains(BLOCK) {
        return body.to_owned();
    }
    let body = body.replace("\r\n", "\n");
    let code = code(&body);
    let mut out = String::with_capacity(body.len() + body.len() / 8);
    for part in parts(&body, &code) {
        add_to(&mut out, body[part].trim());
    }
    out
}

/// What empty lines part, those of code apart.
fn parts(body: &str, code: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    let mut later = code.iter().peekable();
    for line in body.split_inclusive('\n') {
        let end = at + line.len();
        while later.peek().is_some_and(|code| code.end <= at) {
            later.next();
        }
        let is_code = later.peek().is_some_and(|code| code.start < at);
        if line.trim().is_empty() && !is_code {
            parts.push(start..at);
            start = end;
        }
        at = end;
    }
    parts.push(start..at);
    parts.retain(|part| !body[part.clone()].trim().is_empty());
    parts
}

/// Writes a part: what stands before its first block is a paragraph, and what stands behind its last one.
fn add_to(out: &mut String, part: &str) {
    let tags = tags(part);
    let mut blocks = tags.iter().filter(|tag| tag.is_any(BLOCKS) || tag.is_any(MORE));
    let first = blocks.next();
    let last = blocks
        .next_back()
        .or(first)
        .filter(|last| last.is_end || last.begins("hr"));
    let start = first.map_or(part.len(), |first| first.span.start);
    let end = last.map_or(part.len(), |last| last.span.end);
    add_paragraph(out, &part[..start]);
    if start < end {
        out.push_str(&part[start..end]);
        out.push('\n');
    }
    add_paragraph(out, &part[end.max(start)..]);
}

fn add_paragraph(out: &mut String, words: &str) {
    let words = words.trim();
    if !words.is_empty() {
        out.extend(["<p>", &words.replace('\n', "<br>\n"), "</p>\n"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_end_paragraphs() {
        for (body, expected) in [
            ("One\ntwo\r\n\r\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>\n"),
            (
                "<h2>Fees</h2>\nMore <b>now</b>",
                "<h2>Fees</h2>\n<p>More <b>now</b></p>\n",
            ),
            (
                "Old:\n<ul>\n<li>a</li>\n</ul>\n\nNew",
                "<p>Old:</p>\n<ul>\n<li>a</li>\n</ul>\n<p>New</p>\n",
            ),
            ("<div>a\n\nb</div>", "<div>a\n<p>b</p>\n</div>\n"),
            ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n<p>c</p>\n"),
            (
                "<!-- wp:paragraph -->\n<p>a</p>\n\nb",
                "<!-- wp:paragraph -->\n<p>a</p>\n\nb",
            ),
            ("\n\n", ""),
        ] {
            assert_eq!(add(body), expected, "{body}");
        }
    }
}
