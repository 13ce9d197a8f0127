//! Frames and players, which no feed carries: a link takes the place of each, to the page of what it
//! shows where that is known.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use super::tags::{Tag, tags};
use crate::text::escape::escape;

/// Players, by what the addresses of their frames begin with: what the link says, and the page of the
/// id that follows. Vimeo's pages may be closed where its player is open.
const PLAYERS: &[(&[&str], &str, &str)] = &[
    (
        &[
            "youtube.com/embed/",
            "youtube-nocookie.com/embed/",
            "youtube.com/v/",
            "youtu.be/",
        ],
        "Watch on YouTube",
        "https://www.youtube.com/watch?v=",
    ),
    (
        &["player.vimeo.com/video/"],
        "Watch on Vimeo",
        "https://player.vimeo.com/video/",
    ),
    (
        &["dailymotion.com/embed/video/"],
        "Watch on Dailymotion",
        "https://www.dailymotion.com/video/",
    ),
];

/// A part of an address, and what takes its place.
type Moves = &'static [(&'static str, &'static str)];

/// Hosts, what is other in the addresses of their pages than in those of their frames, and what the link
/// says.
const PAGES: &[(&str, Moves, &str)] = &[
    (
        "open.spotify.com",
        &[("/embed/", "/"), ("/embed-podcast/", "/")],
        "Listen on Spotify",
    ),
    (
        "embed.podcasts.apple.com",
        &[("//embed.", "//")],
        "Listen on Apple Podcasts",
    ),
    (
        "instagram.com",
        &[("/embed/captioned", "/embed"), ("/embed/", "/"), ("/embed", "/")],
        "See it on Instagram",
    ),
    (
        "codepen.io",
        &[("/embed/preview/", "/pen/"), ("/embed/", "/pen/")],
        "See it on CodePen",
    ),
    (
        "embed.bsky.app",
        &[
            ("//embed.bsky.app/embed/", "//bsky.app/profile/"),
            ("/app.bsky.feed.post/", "/post/"),
        ],
        "See the post",
    ),
];

/// Hosts whose frames name the page in their query: the parameter, what stands before its value, and what
/// the link says.
const QUERIES: &[(&str, &str, &str, &str)] = &[
    (
        "youtube.com",
        "list",
        "https://www.youtube.com/playlist?list=",
        "Watch on YouTube",
    ),
    ("w.soundcloud.com", "url", "", "Listen on SoundCloud"),
    (
        "youtube-nocookie.com",
        "list",
        "https://www.youtube.com/playlist?list=",
        "Watch on YouTube",
    ),
    (
        "platform.twitter.com",
        "id",
        "https://twitter.com/i/status/",
        "See the post",
    ),
    ("facebook.com", "href", "", "See it on Facebook"),
];

/// What the id of a video is called.
const VIDEO: &[&str] = &["videoid", "video-id", "data-videoid", "id", "url"];

/// Elements that scripts make players of, components of Docusaurus and Astro among them: the attributes that may hold the id, and the page.
const CUSTOM: &[(&[&str], &[&str], &str, &str)] = &[
    (
        &[
            "lite-youtube",
            "youtube-video",
            "amp-youtube",
            "lite-yt",
            "liteyoutube",
            "youtube",
            "youtubeembed",
        ],
        VIDEO,
        "Watch on YouTube",
        "https://www.youtube.com/watch?v=",
    ),
    (
        &["lite-vimeo", "vimeo-video", "amp-vimeo", "vimeo"],
        VIDEO,
        "Watch on Vimeo",
        "https://vimeo.com/",
    ),
    (
        &["amp-twitter", "tweet", "twitter"],
        &["data-tweetid", "id", "tweetid"],
        "See the post",
        "https://twitter.com/i/status/",
    ),
    (
        &["amp-instagram"],
        &["data-shortcode"],
        "See it on Instagram",
        "https://www.instagram.com/p/",
    ),
];

/// Elements that show a page or file of their own.
const FRAMES: &[&str] = &[
    "iframe",
    "frame",
    "embed",
    "object",
    "amp-iframe",
    "youtube-video",
    "vimeo-video",
    "spotify-audio",
    "tiktok-video",
];

/// What a frame's title may be called.
const TITLES: &[&str] = &["title", "playlabel", "videotitle", "aria-label"];

/// Whether a tag begins a frame.
pub fn is_frame(tag: &Tag<'_>) -> bool {
    !tag.is_end && (tag.is_any(FRAMES) || CUSTOM.iter().any(|(names, ..)| tag.is_any(names)))
}

/// Whether a text is worth to be looked through: most have no frame.
pub fn may_be_in(html: &str) -> bool {
    MARK.is_match(html)
}

/// What every frame has in its name.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)<(?:[a-z]*frame|embed|object|lite|amp-|[a-z]+-video|spotify-audio|youtube|vimeo|tw)")
        .expect("a constant pattern")
});

/// The bytes of the tags that begin frames.
pub fn places(html: &str) -> Vec<Range<usize>> {
    let found = tags(html).into_iter().filter(is_frame);
    found.map(|tag| tag.span).collect()
}

/// A link in place of a frame, without a paragraph around it; `None` for one that leads nowhere.
pub fn link(tag: &Tag<'_>) -> Option<String> {
    let (says, page) = custom(tag).or_else(|| page(&address(tag)?))?;
    let title = TITLES.iter().find_map(|name| tag.attribute(name));
    let title = title.filter(|title| !title.trim().is_empty());
    let text = title.map_or(says, |title| title.trim().to_owned());
    Some(format!("<a href=\"{}\">{}</a>", escape(&page), escape(&text)))
}

/// What an element that a script makes a player of says and leads to.
fn custom(tag: &Tag<'_>) -> Option<(String, String)> {
    let (_, keys, says, page) = CUSTOM.iter().find(|(names, ..)| tag.is_any(names))?;
    let id = keys.iter().find_map(|key| tag.attribute(key))?;
    let id = id.trim();
    if id.starts_with("http") {
        let (_, page) = self::page(id)?;
        return Some(((*says).to_owned(), page));
    }
    (!id.is_empty()).then(|| ((*says).to_owned(), format!("{page}{id}")))
}

/// The address that a frame shows; a script may load it later.
fn address(tag: &Tag<'_>) -> Option<String> {
    let names = ["src", "data", "data-src", "data-lazy-src", "data-url"];
    let mut values = names.iter().filter_map(|name| tag.attribute(name));
    let value = values.find(|value| !value.trim().is_empty() && !value.starts_with("about:"))?;
    let value = value.trim();
    let address = value.strip_prefix("//").map(|rest| format!("https://{rest}"));
    Some(address.unwrap_or_else(|| value.to_owned()))
}

/// What a link to the page of a frame says, and its address.
fn page(address: &str) -> Option<(String, String)> {
    let Ok(url) = Url::parse(address) else {
        // A file of the site.
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        return (!name.is_empty()).then(|| (format!("See {name}"), address.to_owned()));
    };
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let host = url.host_str()?.trim_start_matches("www.").to_owned();
    let found = query(&url, &host)
        .or_else(|| player(address))
        .or_else(|| moved(address, &host));
    Some(found.unwrap_or_else(|| (format!("See {host}"), address.to_owned())))
}

fn query(url: &Url, host: &str) -> Option<(String, String)> {
    let mut rows = QUERIES.iter().filter(|(known, ..)| host.ends_with(known));
    rows.find_map(|(_, key, before, says)| {
        let (_, value) = url.query_pairs().find(|(name, _)| name == key)?;
        let page = format!("{before}{value}");
        // The interface of SoundCloud is nothing to look at.
        let is_page = page.starts_with("http") && !page.contains("//api.");
        is_page.then(|| ((*says).to_owned(), page))
    })
}

fn player(address: &str) -> Option<(String, String)> {
    let (_, bare) = address.split_once("://")?;
    let bare = bare.trim_start_matches("www.");
    PLAYERS.iter().find_map(|(frames, says, page)| {
        let id = frames.iter().find_map(|frame| bare.strip_prefix(frame))?;
        let id = id
            .split(['?', '&', '#', '/'])
            .next()
            .filter(|id| !["", "videoseries", "live_stream"].contains(id))?;
        Some(((*says).to_owned(), format!("{page}{id}")))
    })
}

fn moved(address: &str, host: &str) -> Option<(String, String)> {
    let page = address.split(['?', '#']).next().unwrap_or_default();
    // Every server of Mastodon has such addresses.
    if let Some(post) = page.strip_suffix("/embed").filter(|post| post.contains("/@")) {
        return Some(("See the post".to_owned(), post.to_owned()));
    }
    let (_, moves, says) = PAGES.iter().find(|(known, ..)| *known == host)?;
    let moved = moves
        .iter()
        .fold(page.to_owned(), |page, (from, to)| page.replacen(from, to, 1));
    (moved != page).then(|| ((*says).to_owned(), moved))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_become_links() {
        for (html, expected) in [
            (
                "<iframe width=\"1\" src=\"https://www.youtube.com/embed/a-b?rel=0\"></iframe>",
                "<a href=\"https://www.youtube.com/watch?v=a-b\">Watch on YouTube</a>",
            ),
            (
                "<iframe src='//maps.example/x?a=1&amp;b=2'>y</iframe>",
                "<a href=\"https://maps.example/x?a=1&amp;b=2\">See maps.example</a>",
            ),
            (
                "<iframe src='https://www.youtube-nocookie.com/embed/videoseries?list=PL1' title='The tides'>",
                "<a href=\"https://www.youtube.com/playlist?list=PL1\">The tides</a>",
            ),
            (
                "<iframe src='https://open.spotify.com/embed/episode/4x?theme=0'></iframe>",
                "<a href=\"https://open.spotify.com/episode/4x\">Listen on Spotify</a>",
            ),
            (
                "<iframe src='https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/pier/one'></iframe>",
                "<a href=\"https://soundcloud.com/pier/one\">Listen on SoundCloud</a>",
            ),
            (
                "<iframe src='https://embed.bsky.app/embed/did:plc:x/app.bsky.feed.post/y?id=1'></iframe>",
                "<a href=\"https://bsky.app/profile/did:plc:x/post/y\">See the post</a>",
            ),
            (
                "<iframe src='https://www.instagram.com/p/Cx/embed/'></iframe>",
                "<a href=\"https://www.instagram.com/p/Cx/\">See it on Instagram</a>",
            ),
            (
                "<lite-youtube videoid='a-b' playlabel='Clip'></lite-youtube>",
                "<a href=\"https://www.youtube.com/watch?v=a-b\">Clip</a>",
            ),
            (
                "<YouTube id='https://youtu.be/a-b' />",
                "<a href=\"https://www.youtube.com/watch?v=a-b\">Watch on YouTube</a>",
            ),
            (
                "<Tweet id=\"https://twitter.com/courier/status/1\" />",
                "<a href=\"https://twitter.com/courier/status/1\">See the post</a>",
            ),
            ("<embed src='/plan.pdf'>", "<a href=\"/plan.pdf\">See plan.pdf</a>"),
            ("<iframe src=\"javascript:x()\"></iframe>", ""),
            ("<iframe srcdoc='x'></iframe>", ""),
        ] {
            let tag = &tags(html)[0];
            assert!(is_frame(tag), "{html}");
            assert_eq!(link(tag).unwrap_or_default(), expected, "{html}");
        }
    }
}
