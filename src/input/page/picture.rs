//! The picture that leads a story, with what is said of it: as the page names it to others, and as it shows it.

use super::facts::Facts;
use super::names::letters;
use super::things::{items, text};
use crate::model::Photo;
use crate::text::line;
use crate::text::node::Node;
use crate::text::title::plain;

/// The picture of a page, where it names one.
pub(super) fn lead(facts: &Facts<'_>) -> Option<Photo> {
    let mut found: Vec<Photo> = Vec::new();
    let shared = facts.metas.first(&["og:image:secure_url", "og:image:url", "og:image"]);
    let shared = shared.and_then(|address| facts.absolute(address)).map(|src| {
        let pixels = |name: &str| facts.metas.first(&[name])?.trim_end_matches("px").parse().ok();
        Photo {
            src,
            alt: facts.metas.first(&["og:image:alt"]).map(clean),
            width: pixels("og:image:width"),
            height: pixels("og:image:height"),
            ..Photo::default()
        }
    });
    let mut said: Vec<Photo> = facts
        .values(&["image", "primaryImageOfPage"])
        .into_iter()
        .filter_map(|node| photo(facts, node))
        .collect();
    // The largest of several; of equals the first.
    let size = |photo: &Photo| photo.width.unwrap_or_default();
    let largest = said.iter().map(size).max().unwrap_or_default();
    if let Some(at) = said.iter().position(|photo| size(photo) == largest) {
        found.push(said.swap_remove(at));
    }
    found.extend(shared);
    let other = [
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
        "sailthru.image.full",
        "thumbnailurl",
    ];
    let other = facts.metas.first(&other).and_then(|address| facts.absolute(address));
    found.extend(other.map(|src| Photo {
        src,
        ..Photo::default()
    }));
    let is_house = |photo: &Photo| {
        ["logo", "placeholder", "default-image", "favicon"]
            .iter()
            .any(|word| stem(&photo.src).contains(word))
    };
    found.retain(|photo| !is_house(photo));
    let mut lead = found.first()?.clone();
    // What another place says of the same picture.
    for other in &found[1..] {
        if stem(&other.src) == stem(&lead.src) {
            lead.alt = lead.alt.or_else(|| other.alt.clone());
            lead.width = lead.width.or(other.width);
            lead.height = lead.height.or(other.height);
        }
    }
    Some(lead)
}

fn photo(facts: &Facts<'_>, node: &Node) -> Option<Photo> {
    let src = node.text().or_else(|| {
        let keys = ["url", "contentUrl", "@id", "thumbnailUrl"];
        keys.iter().find_map(|key| node.get(key).map(items)?.first()?.text())
    })?;
    let src = facts.absolute(src)?;
    let said = |keys: &[&str]| {
        let values = keys.iter().flat_map(|key| facts.things.values(node, key));
        values.filter_map(text).map(clean).find(|text| !text.is_empty())
    };
    let pixels = |key: &str| {
        let value = node.get(key)?;
        let value = text(value).or_else(|| value.get("value").and_then(text))?;
        value.trim_end_matches("px").split('.').next()?.parse().ok()
    };
    Some(Photo {
        src,
        caption: said(&["caption", "description"]),
        credits: said(&["creditText", "creator", "author", "copyrightNotice", "copyrightHolder"])
            .into_iter()
            .collect(),
        width: pixels("width"),
        height: pixels("height"),
        ..Photo::default()
    })
}

/// What stands in a caption before a credit.
const CREDITS: &[&str] = &[
    "photo",
    "photos",
    "foto",
    "fotos",
    "bild",
    "image",
    "picture",
    "credit",
    "crédit",
    "crédito",
    "courtesy",
    "ảnh",
    "圖",
    "图",
    "照片",
    "photograph",
    "photo by",
    "photo credit",
    "image credit",
    "foto de",
    "photograph by",
    "foto af",
    "©",
    "gambar",
];

/// A picture that a text shows, with its caption and credit parted.
pub(super) fn shown(mut photo: Photo) -> Photo {
    if !photo.credits.is_empty() {
        return photo;
    }
    let Some(caption) = photo.caption.take() else {
        return photo;
    };
    let (caption, credit) = parted(&caption);
    photo.caption = Some(caption).filter(|caption| !caption.is_empty());
    photo.credits = credit.into_iter().collect();
    photo
}

/// Caption and credit: `A ferry. Photo: Ida Brandt`, `A ferry (Photo: Ida Brandt)`, `A ferry © Ida Brandt`.
fn parted(caption: &str) -> (String, Option<String>) {
    let lower = caption.to_lowercase();
    if lower.len() != caption.len() {
        return (caption.to_owned(), None);
    }
    let ends = |mark: &str| {
        let colon = format!("{mark}:");
        let wanted = if mark == "©" { mark.to_owned() } else { colon };
        let at = lower.rfind(&wanted)?;
        let before = caption[..at].chars().last();
        let is_word = before.is_none_or(|c| !c.is_alphanumeric());
        is_word.then(|| (at, at + wanted.len()))
    };
    let Some((at, behind)) = CREDITS.iter().filter_map(|mark| ends(mark)).min() else {
        return (caption.to_owned(), None);
    };
    let credit = caption[behind..].trim().trim_end_matches([')', ']', '.']).trim();
    if credit.is_empty() || credit.chars().count() > 120 {
        return (caption.to_owned(), None);
    }
    let before = caption[..at].trim_end_matches(['(', '[', '/', '|', '-', '–', '—', ' ', '\u{A0}']);
    (before.trim().to_owned(), Some(credit.to_owned()))
}

/// A credit without what stands before a name: `(Photo by Ida Brandt)`.
pub(super) fn credit(text: &str) -> String {
    let mut text = text.trim_matches([
        '(', ')', '[', ']', '|', '/', ';', ',', ':', '-', '–', '—', '•', ' ', '\u{A0}',
    ]);
    let lower = text.to_lowercase();
    let opening = CREDITS
        .iter()
        .chain(&["credits", "copyright", "source", "by", "quelle", "fotografie", "©"])
        .filter(|opening| {
            lower
                .strip_prefix(**opening)
                .is_some_and(|rest| rest.starts_with([':', ' ', '\u{A0}', '/']) || **opening == "©")
        });
    if let Some(opening) = opening.max_by_key(|opening| opening.len())
        && let Some(rest) = text.get(opening.len()..)
    {
        let rest = rest.trim_start_matches([':', ' ', '/', '\u{A0}']);
        if !rest.is_empty() {
            text = rest;
        }
    }
    text.strip_prefix("by ")
        .unwrap_or(text)
        .trim_matches([';', ' ', '.'])
        .to_owned()
}

/// What pictures of several sizes share: the name of the file, without sizes in it.
pub(super) fn stem(src: &str) -> String {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parts = name.split(['-', '_', '.']).filter(|part| {
        let is_size = part.contains('x') && part.bytes().all(|b| b.is_ascii_digit() || b == b'x');
        !is_size && *part != "scaled"
    });
    let stem: Vec<&str> = parts.collect();
    letters(&stem.join("-"))
}

fn clean(text: &str) -> String {
    line::single(plain(text).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_is_parted_from_its_credit() {
        for (text, caption, credit) in [
            ("A ferry. Photo: Ida Brandt", "A ferry.", Some("Ida Brandt")),
            ("A ferry (Foto: Ida Brandt/hw)", "A ferry", Some("Ida Brandt/hw")),
            ("A ferry © Ida Brandt", "A ferry", Some("Ida Brandt")),
            ("A telephoto: no", "A telephoto: no", None),
            ("A ferry", "A ferry", None),
            ("Photo: Ida Brandt", "", Some("Ida Brandt")),
        ] {
            assert_eq!(parted(text), (caption.to_owned(), credit.map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn pictures_of_several_sizes_are_one() {
        let one = stem("https://courier.example/img/ferry-at-dawn-1024x768.jpg?w=20");
        assert_eq!(one, stem("/2026/ferry-at-dawn-scaled.webp"));
        assert_ne!(one, stem("/2026/ferry-at-dusk.jpg"));
    }
}
