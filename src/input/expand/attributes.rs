//! Attribute lists behind blocks, links and headings: `{: .note}` of kramdown and Python-Markdown,
//! `{#pier .wide}` of others. Feeds carry no classes, so they go.

use std::sync::LazyLock;

use regex::Regex;

use super::super::generator::Generator;
use super::code::prose;

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

/// A list item that is there for kramdown's table of contents, with the mark for it.
static CONTENTS: LazyLock<Regex> = pattern!(r"(?m)^ {0,3}(?:[*+-]|\d+\.) [^\n]*\n\s*\{:\s*toc[^{}\n]*\}");
/// What kramdown takes out, and what it passes on.
static EXTENSION: LazyLock<Regex> =
    pattern!(r"(?s)\{::comment\}.*?\{:/(?:comment)?\}|\{::?/?[a-z]+[^{}\n]*/?\}|\{:/\}");
/// `{: .note #id key="value"}`; `{:?}` of a format string is none.
static KRAMDOWN: LazyLock<Regex> =
    pattern!(r#"[ \t]?\{:(?:\s*(?:[.#][\w:-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}]+)|\w[\w-]*:?))*\s*\}"#);
/// `{#id}` and `{.class}` at the end of a line or behind a link, a picture or emphasis.
static BRACED: LazyLock<Regex> = pattern!(
    r#"(?m)[ \t]*\{\s*[.#][\w:.-]+(?:\s+[^{}\n]*)?\}[ \t]*$|([)\]*_`])\{\s*(?:[.#][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}]+))[^{}\n]*\}"#
);

/// A Markdown text without attribute lists, by the dialect of the generator.
pub(super) fn without(text: &str, generator: &Generator) -> String {
    prose(text, |text| {
        let mut text = text.to_owned();
        if generator.has_colon_attributes {
            for pattern in [&CONTENTS, &EXTENSION, &KRAMDOWN] {
                text = pattern.replace_all(&text, "").into_owned();
            }
        }
        BRACED.replace_all(&text, "$1").into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::generator::GENERATORS;
    use super::*;

    #[test]
    fn attribute_lists_go_and_code_stays() {
        for (name, text, expected) in [
            (
                "jekyll",
                "## Head {: #id }\n{: .note}\n[x](y){:target=\"_blank\"} b",
                "## Head\n\n[x](y) b",
            ),
            ("jekyll", "* TOC\n{:toc}\n\nText", "\n\nText"),
            ("jekyll", "`{: .note}` and {:?}", "`{: .note}` and {:?}"),
            ("jekyll", "a{::comment}b{:/comment}c", "ac"),
            ("hugo", "## Head {#id .wide}\n\n![x](y){.wide}", "## Head\n\n![x](y)"),
            ("zola", "{:?} and {x}", "{:?} and {x}"),
        ] {
            let generator = GENERATORS.iter().find(|generator| generator.name == name).unwrap();
            assert_eq!(without(text, generator), expected, "{text}");
        }
    }
}
