//! HTML as it is written (HTML, section 13.3).

use memchr::{memchr2, memchr3};

/// Adds words.
pub fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, false);
}

/// Adds ` name="value"`.
pub fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.extend([" ", name, "=\""]);
    push_escaped(out, value, true);
    out.push('"');
}

/// Adds text with what has a meaning escaped, as most has nothing of. Quotes have one in attributes.
fn push_escaped(out: &mut String, text: &str, in_attribute: bool) {
    let bytes = text.as_bytes();
    let quote = if in_attribute { b'"' } else { b'&' };
    if memchr3(b'&', b'<', b'>', bytes)
        .or(memchr2(quote, 0xC2, bytes))
        .is_none()
    {
        out.push_str(text);
        return;
    }
    let mut from = 0;
    for (at, b) in text.bytes().enumerate() {
        let (escape, length) = match b {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' if in_attribute => ("&quot;", 1),
            // U+00A0 has a name, so that it is seen.
            0xC2 if bytes.get(at + 1) == Some(&0xA0) => ("&nbsp;", 2),
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(escape);
        from = at + length;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_is_escaped() {
        for (text, words, value) in [
            ("plain é", "plain é", "plain é"),
            ("\"a\" & <b>", "\"a\" &amp; &lt;b&gt;", "&quot;a&quot; &amp; &lt;b&gt;"),
            ("5\u{A0}°", "5&nbsp;°", "5&nbsp;°"),
            ("\"", "\"", "&quot;"),
        ] {
            let mut out = String::new();
            push_text(&mut out, text);
            assert_eq!(out, words);
            out.clear();
            push_attribute(&mut out, "title", text);
            assert_eq!(out, format!(" title=\"{value}\""));
        }
    }
}
