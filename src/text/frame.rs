//! Frames, which no feed carries: a link takes the place of each that shows something of another
//! site.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use url::Url;

use super::html::escape;

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

static FRAME: LazyLock<Regex> = pattern!(r"(?is)<iframe\b([^>]*)>.*?</iframe\s*>");
static ADDRESS: LazyLock<Regex> = pattern!(r#"(?is)\s(?:data-)?src\s*=\s*(?:"([^"]*)"|'([^']*)')"#);

/// Players, by what their frames' addresses begin with: what the link says, and the page of the
/// video.
const PLAYERS: &[(&[&str], &str, &str)] = &[
    (
        &[
            "www.youtube.com/embed/",
            "www.youtube-nocookie.com/embed/",
            "youtube.com/embed/",
        ],
        "Watch on YouTube",
        "https://www.youtube.com/watch?v=",
    ),
    (&["player.vimeo.com/video/"], "Watch on Vimeo", "https://vimeo.com/"),
];

/// The HTML with a link in place of each frame.
pub fn linked(html: &str) -> Cow<'_, str> {
    FRAME.replace_all(html, |frame: &Captures<'_>| {
        let address = ADDRESS.captures(&frame[1]);
        let address = address.as_ref().and_then(|found| found.get(1).or_else(|| found.get(2)));
        address.and_then(|address| link(address.as_str())).unwrap_or_default()
    })
}

fn link(address: &str) -> Option<String> {
    let address = html_escape::decode_html_entities(address.trim());
    let address = if address.starts_with("//") {
        format!("https:{address}")
    } else {
        address.into_owned()
    };
    let url = Url::parse(&address)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let bare = address.split_once("://").map_or("", |(_, rest)| rest);
    let player = PLAYERS.iter().find_map(|(frames, text, page)| {
        let id = frames.iter().find_map(|frame| bare.strip_prefix(frame))?;
        let id = id.split(['?', '&', '#', '/']).next().filter(|id| !id.is_empty())?;
        Some(((*text).to_owned(), format!("{page}{id}")))
    });
    let (text, page) =
        player.unwrap_or_else(|| (format!("See {}", url.host_str().unwrap_or_default()), address.clone()));
    Some(format!("<p><a href=\"{}\">{}</a></p>", escape(&page), escape(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_become_links() {
        for (html, expected) in [
            (
                "<iframe width=\"1\" src=\"https://www.youtube.com/embed/a-b?rel=0\"></iframe>",
                "<p><a href=\"https://www.youtube.com/watch?v=a-b\">Watch on YouTube</a></p>",
            ),
            (
                "<iframe src='//maps.example/x?a=1&amp;b=2'>y</iframe>",
                "<p><a href=\"https://maps.example/x?a=1&amp;b=2\">See maps.example</a></p>",
            ),
            ("<iframe src=\"javascript:x()\"></iframe>", ""),
        ] {
            assert_eq!(linked(html), expected, "{html}");
        }
    }
}
