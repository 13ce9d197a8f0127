//! Pictures, film and sound that stand in the text of a story, and are not to be seen: those that are not usable, and those
//! whose address is for its receiver alone. What is said of the former goes with them.

use std::borrow::Cow;
use std::ops::Range;

use super::signed::is_signed;
use crate::text::html::tags::{Tag, tags};

/// What of a story is not to be seen.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// Addresses, or names of files.
    pub addresses: Vec<String>,
    /// Ids by which the text embeds what the story brings along: `editor_0`.
    pub embeds: Vec<String>,
}

impl Held {
    pub(super) fn is_empty(&self) -> bool {
        self.addresses.is_empty() && self.embeds.is_empty()
    }

    fn has(&self, tag: &Tag<'_>) -> bool {
        let is_embed = || {
            tag.attribute("id")
                .is_some_and(|id| self.embeds.iter().any(|held| *held == id))
        };
        is_embed() || addresses(tag).any(|address| self.addresses.iter().any(|held| is_of(held, &address)))
    }
}

/// The text without what is held and, unless that may stay, what has a signed address; and whether there was any of the latter.
pub(super) fn without<'h>(html: &'h str, held: &Held, may_be_signed: bool) -> (Cow<'h, str>, bool) {
    let tags = tags(html);
    let (mut figure, mut cuts, mut has_signed) = (0..0, embedded(html, &held.embeds), false);
    for tag in tags.iter().filter(|tag| !tag.is_end) {
        let whole = || tag.span.start..tag.partner.and_then(|end| tags.get(end)).unwrap_or(tag).span.end;
        if tag.begins("figure")
            && tag.span.start >= figure.end
            && let Some(end) = tag.partner.and_then(|end| tags.get(end))
        {
            figure = tag.span.start..end.span.end;
        }
        if held.has(tag) {
            let is_in_figure = figure.contains(&tag.span.start);
            cuts.push(if is_in_figure { figure.clone() } else { whole() });
        } else if !may_be_signed && addresses(tag).any(|address| is_signed(&address)) {
            // Of a link to a file its words stay; where another one leads, nobody knows.
            let is_link = tag.begins("a");
            if !is_link {
                cuts.push(whole());
            } else if addresses(tag).any(|address| is_file(&address)) {
                let end = tag.partner.and_then(|end| tags.get(end));
                cuts.extend([Some(tag), end].into_iter().flatten().map(|tag| tag.span.clone()));
            } else {
                continue;
            }
            has_signed = true;
        }
    }
    cuts.sort_by_key(|cut| cut.start);
    if cuts.is_empty() {
        return (Cow::Borrowed(html), false);
    }
    let (mut kept, mut at) = (String::with_capacity(html.len()), 0);
    for cut in cuts {
        kept.push_str(html.get(at..cut.start).unwrap_or_default());
        at = at.max(cut.end);
    }
    kept.push_str(html.get(at..).unwrap_or_default());
    (Cow::Owned(kept), has_signed)
}

/// Whether an address is that of a held picture, which may be named by its file alone, as Superdesk's ninjs for FTP does.
fn is_of(held: &str, address: &str) -> bool {
    let is_file = !held.is_empty() && !held.contains("://");
    let path = address.split(['?', '#']).next().unwrap_or(address);
    held == address || is_file && path.rsplit('/').next() == held.rsplit('/').next()
}

/// How addresses of pictures, film and sound end.
const FILES: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "tif", "tiff", "svg", "mp4", "m4v", "mov", "webm", "mp3",
    "m4a", "wav", "ogg",
];

fn is_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| FILES.contains(&&*ending))
}

/// What Superdesk puts around what it embeds: `<!-- EMBED START Image {id: "editor_0"} -->`, and the same with `END`.
const EMBED: [&str; 2] = ["<!-- EMBED START", "<!-- EMBED END"];

/// Where the text embeds what has one of these ids.
fn embedded(html: &str, ids: &[String]) -> Vec<Range<usize>> {
    let [start, end] = EMBED;
    let comment = |at: usize| html.get(at..)?.find("-->").map(|length| at..at + length + "-->".len());
    let begun = html.match_indices(start).filter_map(|(at, _)| comment(at));
    let held = begun.filter(|begun| {
        let words = html.get(begun.clone()).unwrap_or_default();
        ids.iter().any(|id| words.contains(&format!("\"{id}\"")))
    });
    held.filter_map(|begun| {
        let length = html.get(begun.end..)?.find(end)?;
        Some(begun.start..comment(begun.end + length)?.end)
    })
    .collect()
}

/// Where a picture, film or sound, or a link to one, leads.
fn addresses(tag: &Tag<'_>) -> impl Iterator<Item = String> {
    let is_shown = tag.is_any(&["img", "source", "video", "audio"]);
    let keys: &[&str] = match () {
        () if is_shown => &["src", "poster"],
        () if tag.begins("a") => &["href"],
        () => &[],
    };
    let single = keys.iter().filter_map(|key| tag.attribute(key));
    let single: Vec<String> = single.map(|address| address.trim().to_owned()).collect();
    let several = tag.attribute("srcset").filter(|_| is_shown).unwrap_or_default();
    let several = several.split_whitespace().map(|part| part.trim_matches(',').to_owned());
    single.into_iter().chain(several.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_is_held_goes_with_what_is_said_of_it() {
        let figure = |src: &str| {
            format!("<figure><a href=\"{src}\"><img src=\"{src}\"></a><figcaption>A ferry</figcaption></figure>")
        };
        let html = format!(
            "<p>One</p>{}<p>Two</p>{}",
            figure("held.jpg?a=1&amp;b=2"),
            figure("open.jpg")
        );
        let held = |addresses: &[&str], embeds: &[&str]| Held {
            addresses: addresses.iter().map(|&address| address.to_owned()).collect(),
            embeds: embeds.iter().map(|&id| id.to_owned()).collect(),
        };
        let by_address = held(&["held.jpg?a=1&b=2"], &[]);
        assert_eq!(
            without(&html, &by_address, false).0,
            format!("<p>One</p><p>Two</p>{}", figure("open.jpg"))
        );
        let far = figure("https://media.courier.example/2026/held.jpg?a=1");
        assert_eq!(without(&far, &held(&["held.jpg"], &[]), false).0, "");
        let film =
            "<p>One</p><video poster='a.jpg'><source src='held.mp4'></video><p>Two</p><audio src='held.mp4'>x</audio>";
        assert_eq!(
            without(film, &held(&["held.mp4"], &[]), false).0,
            "<p>One</p><video poster='a.jpg'></video><p>Two</p>"
        );
        let embed = |id: &str, end: &str| {
            format!(
                "<!-- EMBED START Image {{id: \"{id}\"}} --><figure><img src=x><figcaption>Said</figcaption></figure>{end}"
            )
        };
        let end = "<!-- EMBED END Image {id: \"editor_0\"} -->";
        let embeds = format!(
            "<p>One</p>{}<p>Two</p>{}",
            embed("editor_0", end),
            embed("editor_1", "")
        );
        assert_eq!(
            without(&embeds, &held(&[], &["editor_0"]), false).0,
            format!("<p>One</p><p>Two</p>{}", embed("editor_1", ""))
        );
        let by_id = "<figure><img id='editor_0' src='x.jpg'><figcaption>Said</figcaption></figure><p>Two</p>";
        assert_eq!(without(by_id, &held(&[], &["editor_0"]), false).0, "<p>Two</p>");
        let bare = "<p><img srcset='small.jpg 1x, held.jpg?a=1&b=2 2x'>Three</p>";
        assert_eq!(without(bare, &by_address, false).0, "<p>Three</p>");
        assert_eq!(
            without(&html, &Held::default(), false),
            (Cow::Borrowed(html.as_str()), false)
        );
    }

    #[test]
    fn a_picture_with_a_signed_address_leaves_its_caption() {
        let html = "<figure><img src='x.jpg?Signature=a&amp;Expires=9'><figcaption>A ferry</figcaption></figure><a href='y?token=1'>y</a>";
        let expected = "<figure><figcaption>A ferry</figcaption></figure><a href='y?token=1'>y</a>";
        let link = "<p>See <a href='x.JPG?Signature=a'>the <b>photo</b></a>.</p>";
        let bare = "<p>See the <b>photo</b>.</p>";
        assert_eq!(
            without(link, &Held::default(), false),
            (Cow::Owned(bare.to_owned()), true)
        );
        assert_eq!(
            without(html, &Held::default(), false),
            (Cow::Owned(expected.to_owned()), true)
        );
        assert_eq!(without(html, &Held::default(), true), (Cow::Borrowed(html), false));
    }
}
