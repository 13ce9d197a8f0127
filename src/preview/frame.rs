//! The text of an entry as a document of its own, for a sandboxed frame. Pictures of the publication
//! come from the preview itself, and no other picture is fetched.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::text::escape::escape;

/// From the address of a picture to its address in the preview, if it has one.
pub type Local<'a> = dyn Fn(&str) -> Option<String> + 'a;

const STYLE: &str = ":root { color-scheme: light dark; font: 1rem/1.55 Georgia, serif; } body { margin: 0 .25rem; overflow-wrap: anywhere; } \
    img { max-width: min(100%, 26rem); height: auto; } figure { margin: 0 0 1rem; } figcaption { font: .85rem/1.4 system-ui, sans-serif; }";

static IMAGE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(<img\b[^>]*?\s)src="([^"]*)""#).ok());

/// The document.
pub fn frame(title: &str, html: &str, local: &Local<'_>) -> String {
    let title = escape(title);
    let body = pictures(html, local);
    format!(
        "<!doctype html><html lang=\"und\"><head><meta charset=\"utf-8\"><title>{title}</title><base target=\"_blank\">\
         <style>{STYLE}</style></head><body dir=\"auto\">{body}</body></html>"
    )
}

fn pictures(html: &str, local: &Local<'_>) -> String {
    let Some(image) = IMAGE.as_ref() else {
        return html.to_owned();
    };
    let replace = |found: &Captures<'_>| match local(&found[2].replace("&amp;", "&")) {
        Some(local) => format!("{}src=\"{}\"", &found[1], escape(&local)),
        None => format!("{}data-src=\"{}\"", &found[1], &found[2]),
    };
    image.replace_all(html, replace).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_pictures_are_shown_and_others_are_not_fetched() {
        let local = |url: &str| {
            url.strip_prefix("https://x.example/")
                .map(|rest| format!("/photos/{rest}"))
        };
        let html = "<img src=\"https://x.example/a?b&amp;c\" alt=\"\"><img alt=\"\" src=\"https://y.example/d\">";
        let expected = "<img src=\"/photos/a?b&amp;c\" alt=\"\"><img alt=\"\" data-src=\"https://y.example/d\">";
        assert_eq!(pictures(html, &local), expected);
    }
}
