//! Pictures that a script would load when they come into view. A reader runs none: what is put off
//! is put in place.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

static ELEMENT: LazyLock<Regex> = pattern!(r#"(?is)<(?:img|source|video|audio)\b(?:[^>"']|"[^"]*"|'[^']*')*>"#);
/// Scripts differ in the name that they look for.
static PUT_OFF: LazyLock<Regex> = pattern!(
    r#"(?is)\sdata-(?:lazy-)?(?:original-)?(?P<name>srcset|src|poster|original)\s*=\s*(?P<value>"[^"]*"|'[^']*')"#
);
static SRC: LazyLock<Regex> = pattern!(r#"(?is)\ssrc\s*=\s*(?:"[^"]*"|'[^']*')"#);
static SRCSET: LazyLock<Regex> = pattern!(r#"(?is)\ssrcset\s*=\s*(?:"[^"]*"|'[^']*')"#);
static POSTER: LazyLock<Regex> = pattern!(r#"(?is)\sposter\s*=\s*(?:"[^"]*"|'[^']*')"#);

/// The HTML with the true addresses of its pictures, in place of what stands in for them.
pub fn awake(html: &str) -> Cow<'_, str> {
    if !html.contains("data-") {
        return Cow::Borrowed(html);
    }
    ELEMENT.replace_all(html, |element: &Captures<'_>| {
        let mut element = element[0].to_owned();
        while let Some(found) = PUT_OFF.captures(&element) {
            let (name, own) = match found["name"].to_lowercase().as_str() {
                "srcset" => ("srcset", &SRCSET),
                "poster" => ("poster", &POSTER),
                _ => ("src", &SRC),
            };
            let attribute = format!(" {name}={}", &found["value"]);
            let bare = element.replacen(&found[0], "", 1);
            let bare = own.replace(&bare, "");
            // Behind the element's name, which is all letters.
            let at = bare[1..]
                .find(|c: char| !c.is_ascii_alphanumeric())
                .map_or(bare.len(), |at| at + 1);
            element = format!("{}{attribute}{}", &bare[..at], &bare[at..]);
        }
        element
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_loaded_at_once() {
        for (html, expected) in [
            (
                "<img src=\"blank.gif\" data-src=\"a.jpg\" alt=\"x\">",
                "<img src=\"a.jpg\" alt=\"x\">",
            ),
            (
                "<img data-src='a.jpg' data-srcset='b.jpg 2x'/>",
                "<img srcset='b.jpg 2x' src='a.jpg'/>",
            ),
            ("<img src=\"a.jpg\">", "<img src=\"a.jpg\">"),
            ("<p data-src=\"a.jpg\">", "<p data-src=\"a.jpg\">"),
        ] {
            assert_eq!(awake(html), expected, "{html}");
        }
    }
}
