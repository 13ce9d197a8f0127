//! Inline styles: which properties and values readers let through.

use std::sync::LazyLock;

use regex::Regex;

/// Nothing but words, numbers and what joins them: no functions, no escapes, no comments.
static HARMLESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^(?:[:,;#%.\sa-zA-Z0-9!]|\w-\w|'[\s\w]+'|"[\s\w]+"|\([\d,\s]+\))*$"#).expect("a constant pattern")
});

/// Declarations, and semicolons between them.
static DECLARATIONS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:\s*[-\w]+\s*:\s*[^:;]*(?:;|$))*$").expect("a constant pattern"));

/// Colors and lengths.
static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:#[0-9a-f]+|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d?\.?\d?\d(?:cm|em|ex|in|mm|pc|pt|px|%|,|\))?)$")
        .expect("a constant pattern")
});

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
    if !HARMLESS.is_match(style) || !DECLARATIONS.is_match(style) {
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
            let is_fault = |word: &&str| !KEYWORDS.contains(word) && !VALUE.is_match(word);
            value
                .split_whitespace()
                .filter(is_fault)
                .for_each(|word| push(&mut faults, word));
        }
    }
    faults
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
        ] {
            assert_eq!(faults(style), expected, "{style}");
        }
    }
}
