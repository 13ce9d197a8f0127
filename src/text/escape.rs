//! Plain text where HTML is read.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// `&lt;b` would become markup, `&copy;` another character; `5 < 6` and `AT&T` would not.
static LOOKS_LIKE_MARKUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
    // The names that HTML decodes without a semicolon too, as far as they occur in prose.
    r"<[A-Za-z/!?]|&(?:#|[A-Za-z][A-Za-z0-9]*;|amp|lt|gt|quot|nbsp|copy|reg|not|sect|para|times|yen|cent|pound|deg|shy|uml)"
).expect("a constant pattern")
});

/// Escapes text for HTML (attributes too).
pub fn escape(text: &str) -> String {
    html_escape::encode_double_quoted_attribute(text).into_owned()
}

/// Escapes of a plain text just what HTML would not take literally, so that readers which
/// decode once and readers which decode twice show the same.
pub fn escape_least(text: &str) -> Cow<'_, str> {
    LOOKS_LIKE_MARKUP.replace_all(text, |found: &Captures<'_>| match found[0].split_at(1) {
        ("&", rest) => format!("&amp;{rest}"),
        (_, rest) => format!("&lt;{rest}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_escape_only_what_html_would_change() {
        assert_eq!(
            escape_least("5 < 6, AT&T's <b> & &copy; it"),
            "5 < 6, AT&T's &lt;b> & &amp;copy; it"
        );
        assert_eq!(escape_least("Fish & chips, 3 < 4 > 2"), "Fish & chips, 3 < 4 > 2");
    }
}
