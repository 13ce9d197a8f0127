//! Sound and film that a text names as a picture, as some editors write it: `![Horn](horn.mp3)`. It gets a
//! player, and a link in it for readers that have none.

use super::lazy;
use super::tags::Tag;
use crate::text::escape::escape;
use crate::text::media_type::{by_ending, is_played};

/// The kind of what an address leads to, if that is sound or film: `audio` or `video`.
pub fn kind(address: &str) -> Option<&'static str> {
    let media_type = by_ending(address).filter(|media_type| is_played(media_type))?;
    media_type.split_once('/').map(|(kind, _)| kind)
}

/// The player in place of a picture that is none.
pub fn player(tag: &Tag<'_>) -> Option<String> {
    let address = lazy::address(tag).filter(|_| tag.begins("img"))?;
    let kind = kind(&address)?;
    let alt = tag.attribute("alt").filter(|alt| !alt.is_empty());
    let words = alt.as_deref().or(address.rsplit('/').next())?;
    let (src, words) = (escape(&address), escape(words));
    Some(format!(
        "<{kind} controls src=\"{src}\"><a href=\"{src}\">{words}</a></{kind}>"
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tags::tags;
    use super::*;

    #[test]
    fn pictures_that_are_none_are_played() {
        for (html, expected) in [
            (
                "<img src=\"a/horn.mp3?x\" alt=\"Horn\">",
                Some("<audio controls src=\"a/horn.mp3?x\"><a href=\"a/horn.mp3?x\">Horn</a></audio>"),
            ),
            (
                "<img alt='' src='b.webm'>",
                Some("<video controls src=\"b.webm\"><a href=\"b.webm\">b.webm</a></video>"),
            ),
            ("<img src=\"c.png\">", None),
        ] {
            assert_eq!(player(&tags(html)[0]).as_deref(), expected, "{html}");
        }
    }
}
