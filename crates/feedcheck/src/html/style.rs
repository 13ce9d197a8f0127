//! Inline styles: which properties and values readers let through.

use unicode_normalization::char::is_combining_mark;

const PROPERTIES: &[&str] = &[
    "aspect-ratio",
    "box-sizing",
    "list-style",
    "max-height",
    "max-width",
    "min-height",
    "min-width",
    "object-fit",
    "overflow-wrap",
    "text-transform",
    "word-break",
    "azimuth",
    "background",
    "background-color",
    "border",
    "border-bottom",
    "border-bottom-color",
    "border-bottom-style",
    "border-bottom-width",
    "border-collapse",
    "border-color",
    "border-left",
    "border-left-color",
    "border-left-style",
    "border-left-width",
    "border-right",
    "border-right-color",
    "border-right-style",
    "border-right-width",
    "border-spacing",
    "border-style",
    "border-top",
    "border-top-color",
    "border-top-style",
    "border-top-width",
    "border-width",
    "clear",
    "color",
    "cursor",
    "direction",
    "display",
    "elevation",
    "float",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "overflow",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "pause",
    "pause-after",
    "pause-before",
    "pitch",
    "pitch-range",
    "richness",
    "speak",
    "speak-header",
    "speak-numeral",
    "speak-punctuation",
    "speech-rate",
    "stress",
    "text-align",
    "text-decoration",
    "text-indent",
    "unicode-bidi",
    "vertical-align",
    "voice-family",
    "volume",
    "white-space",
    "width",
];

const KEYWORDS: &[&str] = &[
    "aqua",
    "auto",
    "black",
    "block",
    "blue",
    "bold",
    "both",
    "bottom",
    "brown",
    "center",
    "collapse",
    "dashed",
    "dotted",
    "fuchsia",
    "gray",
    "green",
    "!important",
    "italic",
    "left",
    "lime",
    "maroon",
    "medium",
    "none",
    "navy",
    "normal",
    "nowrap",
    "olive",
    "pointer",
    "purple",
    "red",
    "right",
    "solid",
    "silver",
    "teal",
    "top",
    "transparent",
    "underline",
    "white",
    "yellow",
];

/// The properties and values that readers do not let through, or the whole style when it cannot
/// be told what it does.
pub(crate) fn faults(style: &str) -> Vec<String> {
    if !is_harmless(style) || !is_made_of_declarations(style) {
        return vec![style.to_owned()];
    }
    let style = style.to_lowercase();
    let mut faults: Vec<String> = Vec::new();
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let property = property.trim();
        if !PROPERTIES.contains(&property) {
            push(&mut faults, property);
        } else if ["background", "border", "margin", "padding"].contains(&property.split('-').next().unwrap_or("")) {
            let is_fault = |word: &&str| !KEYWORDS.contains(word) && !is_measure(word);
            value
                .split_whitespace()
                .filter(is_fault)
                .for_each(|word| push(&mut faults, word));
        }
    }
    faults
}

/// Nothing but words, numbers and what joins them: no functions, no escapes, no comments.
fn is_harmless(style: &str) -> bool {
    let mut rest = style;
    while let Some(first) = rest.chars().next() {
        let behind = &rest[first.len_utf8()..];
        rest = match first {
            '\'' | '"' => match inside(behind, first, |c| c.is_whitespace() || is_word(c)) {
                Some(behind) => behind,
                None => return false,
            },
            '(' => match inside(behind, ')', |c| c.is_whitespace() || c.is_ascii_digit() || c == ',') {
                Some(behind) => behind,
                None => return false,
            },
            // A hyphen stands between two letters, and none of them joins a second one.
            _ if behind.starts_with('-') && is_word(first) => {
                match behind[1..].chars().next().filter(|c| is_word(*c)) {
                    Some(last) => &behind[1 + last.len_utf8()..],
                    None => return false,
                }
            }
            _ if first.is_ascii_alphanumeric() || first.is_whitespace() || ":,;#%.!".contains(first) => behind,
            _ => return false,
        };
    }
    true
}

/// What follows characters of a kind, at least one of them, and `end`.
fn inside(text: &str, end: char, is_inside: impl Fn(char) -> bool) -> Option<&str> {
    let (inner, behind) = text.split_once(end)?;
    (!inner.is_empty() && inner.chars().all(is_inside)).then_some(behind)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || !c.is_ascii() && is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether it is made of declarations, each closed by a semicolon but the last.
fn is_made_of_declarations(style: &str) -> bool {
    let is_declaration = |text: &str| {
        text.split_once(':').is_some_and(|(name, value)| {
            let name = name.trim();
            !name.is_empty() && name.chars().all(|c| c == '-' || is_word(c)) && !value.contains(':')
        })
    };
    let (all, last) = style
        .rsplit_once(';')
        .map_or((None, style), |(all, last)| (Some(all), last));
    let mut closed = all.into_iter().flat_map(|all| all.split(';'));
    closed.all(is_declaration) && (last.is_empty() || is_declaration(last))
}

/// Units of lengths, and what may stand there by mistake.
const UNITS: &[&str] = &["", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"];

/// Whether it is a color or a length, in lower case.
fn is_measure(word: &str) -> bool {
    if let Some(digits) = word.strip_prefix('#') {
        return !digits.is_empty() && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    }
    if let Some(parts) = word.strip_prefix("rgb(") {
        return is_color(parts);
    }
    let number = UNITS.iter().filter_map(|unit| word.strip_suffix(unit));
    number.into_iter().any(|number| {
        let (whole, part) = number.split_once('.').unwrap_or(("", number));
        let most = if number.contains('.') { 2 } else { 3 };
        let are_digits = whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit());
        are_digits && whole.len() <= 1 && (1..=most).contains(&part.len())
    })
}

/// `1,2,3)` and the like: numbers, of which those behind the first may be left out.
fn is_color(parts: &str) -> bool {
    let numbers: Vec<&str> = parts.strip_suffix(')').unwrap_or(parts).split(',').collect();
    let are_digits = numbers.iter().all(|number| number.bytes().all(|b| b.is_ascii_digit()));
    are_digits && matches!(numbers[..], [first, _] | [first, _, _] if !first.is_empty())
}

/// So many are told of one style.
const MOST: usize = 20;

fn push(faults: &mut Vec<String>, fault: &str) {
    if faults.len() < MOST && !faults.iter().any(|known| known == fault) {
        faults.push(fault.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_taken_apart() {
        for (style, expected) in [
            ("color: red; text-align:center", vec![]),
            ("margin: 0 auto 10px", vec![]),
            ("position: absolute", vec!["position"]),
            ("border: 1px solid plaid", vec!["plaid"]),
            ("background: url(x.png)", vec!["background: url(x.png)"]),
            ("color", vec!["color"]),
            ("", vec![]),
            ("font: 'Noto Serif'; margin: 0 .5em 1.25px 100%", vec![]),
            ("border: rgb(1%,2)", vec!["border: rgb(1%,2)"]),
            ("border: rgb(1,2,3) #0aF", vec![]),
            ("margin: 1000px", vec!["1000px"]),
            ("color: red; ", vec!["color: red; "]),
            ("a-b-c: d", vec!["a-b-c: d"]),
        ] {
            assert_eq!(faults(style), expected, "{style}");
        }
    }
}
