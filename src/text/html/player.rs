//! Sound and film that a text names as a picture, as some editors write it: `![Horn](horn.mp3)`. It gets a
//! player, and a link in it for readers that have none.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::text::media_type::{by_ending, is_played};

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

static IMAGE: LazyLock<Regex> = pattern!(r#"(?is)<img\b(?:[^>"']|"[^"]*"|'[^']*')*>"#);
static SRC: LazyLock<Regex> = pattern!(r#"(?is)\ssrc\s*=\s*("[^"]*"|'[^']*')"#);
static ALT: LazyLock<Regex> = pattern!(r#"(?is)\salt\s*=\s*(?:"([^"]*)"|'([^']*)')"#);

/// The kind of what an address leads to, if that is sound or film: `audio` or `video`.
pub fn kind(address: &str) -> Option<&'static str> {
    let media_type = by_ending(address).filter(|media_type| is_played(media_type))?;
    media_type.split_once('/').map(|(kind, _)| kind)
}

/// The HTML with players in place of pictures that are none.
pub fn with_players(html: &str) -> Cow<'_, str> {
    if !html.contains("<img") {
        return Cow::Borrowed(html);
    }
    IMAGE.replace_all(html, |image: &Captures<'_>| {
        player(&image[0]).unwrap_or_else(|| image[0].to_owned())
    })
}

fn player(image: &str) -> Option<String> {
    let src = &SRC.captures(image)?[1];
    let address = src.trim_matches(['"', '\'']);
    let kind = kind(address)?;
    let alt = ALT.captures(image).and_then(|alt| alt.get(1).or(alt.get(2)));
    let words = alt.map(|alt| alt.as_str()).filter(|alt| !alt.is_empty());
    let words = words.or(address.rsplit('/').next())?;
    Some(format!("<{kind} controls src={src}><a href={src}>{words}</a></{kind}>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_are_none_are_played() {
        assert_eq!(
            with_players("<p><img src=\"a/horn.mp3?x\" alt=\"Horn\"></p>"),
            "<p><audio controls src=\"a/horn.mp3?x\"><a href=\"a/horn.mp3?x\">Horn</a></audio></p>"
        );
        assert_eq!(
            with_players("<img alt='' src='b.webm'>"),
            "<video controls src='b.webm'><a href='b.webm'>b.webm</a></video>"
        );
        assert_eq!(with_players("<img src=\"c.png\">"), "<img src=\"c.png\">");
    }
}
