//! Gives a story the pictures that stand in other files: those it names by their ids, and those of its package.

use std::path::Path;

use rustc_hash::FxHashSet;

use crate::builder::digest::digest;
use crate::builder::memory::material::Sought;
use crate::builder::memory::scanned::Scanned;
use crate::builder::scan::Scan;
use crate::builder::scan::material::Known;
use crate::builder::source::read::Reader;
use crate::input::ArticleFormat;
use crate::model::{Article, Diagnostic, Material, Photo, Place};
use crate::text::url::has_authority;

/// Puts the pictures into the article, with the place of each in `places`; what was looked for is noted in `sought`.
pub(crate) fn complete(
    scan: &Scan,
    reader: &Reader,
    scanned: &Scanned,
    article: &mut Article,
    places: &mut Vec<Place>,
    sought: &mut Vec<Sought>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let Some(copy) = scanned.copy() else {
        return findings;
    };
    let mut seek = |id: u64| {
        sought.push(scan.materials.seek(id, &scan.others));
        scan.materials.picture(id)
    };
    // What waits no longer than the story itself, or with it.
    let waits_with_story = |at: usize| {
        let material = scan.others[at].material.as_ref();
        material.is_some_and(|material| {
            !material.is_kill && (scanned.held || !material.held) && material.embargo <= scanned.rare().embargo
        })
    };
    let mut photos = Vec::new();
    let old = std::mem::take(places)
        .into_iter()
        .map(Some)
        .chain(std::iter::repeat(None));
    for (photo, place) in std::mem::take(&mut article.photos).into_iter().zip(old) {
        let place = place.unwrap_or_else(|| scanned.place(&scan.files));
        match photo.item.as_deref().map(|id| seek(digest(id))) {
            Some(Known::Down) => {}
            Some(Known::Hidden(at)) if photo.src.is_empty() || !waits_with_story(at) => {}
            Some(Known::There(at)) if photo.src.is_empty() => {
                photos.extend(read(scan, reader, scanned, at, &mut findings).map(|photo| (photo, place)));
            }
            _ if photo.src.is_empty() && photo.item.is_some() => {}
            _ => photos.push((photo, place)),
        }
    }
    let story = digest(&*copy.id);
    seek(story);
    for &id in scan.materials.beside(story) {
        let known = photos
            .iter()
            .any(|(photo, _)| photo.item.as_ref().is_some_and(|item| digest(item) == id));
        if let Known::There(at) = seek(id)
            && !known
        {
            let place = scanned.place(&scan.files);
            photos.extend(read(scan, reader, scanned, at, &mut findings).map(|photo| (photo, place)));
        }
    }
    let mut kept = FxHashSet::default();
    photos.retain(|(photo, _)| photo.src.is_empty() || kept.insert(photo.src.clone()));
    (article.photos, *places) = photos.into_iter().unzip();
    findings
}

/// A picture of another file, as the story names it.
fn read(scan: &Scan, reader: &Reader, story: &Scanned, at: usize, findings: &mut Vec<Diagnostic>) -> Option<Photo> {
    let other = &scan.others[at];
    let material = other.material.as_ref()?;
    let file = &scan.files[other.file as usize];
    let format = ArticleFormat::with_number(material.format)?;
    let mut readings = reader.again(file, format, other.spot).ok()?.into_iter();
    let reading = readings
        .nth(other.spot.nth)
        .filter(|reading| reading.content == material.content)?;
    findings.extend(reading.found.notes);
    let part = reading.found.part?;
    let Material::Picture(Some(mut photo)) = part.what else {
        return None;
    };
    if !has_authority(&photo.src) && !photo.src.starts_with('/') {
        photo.src = seen_from(&scan.files[story.file as usize].name, &file.name, &photo.src);
    }
    photo.item = Some(part.delivery.id);
    Some(*photo)
}

/// The name of a file beside `other`, seen from the folder of `story`.
fn seen_from(story: &str, other: &str, name: &str) -> String {
    let folder = |file: &'_ str| Path::new(file).parent().map(Path::to_owned).unwrap_or_default();
    let (from, to) = (folder(story), folder(other));
    if from == to {
        return name.to_owned();
    }
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(from.components().count() - shared);
    let down: Vec<String> = to
        .components()
        .skip(shared)
        .map(|part| part.as_os_str().to_string_lossy().into_owned() + "/")
        .collect();
    format!("{up}{}{name}", down.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_from_the_folder_of_its_story() {
        for (story, other, expected) in [
            ("wire/a.xml", "wire/b.xml", "p.jpg"),
            ("wire/text/a.xml", "wire/pictures/b.xml", "../pictures/p.jpg"),
            ("a.xml", "wire/b.xml", "wire/p.jpg"),
            ("wire/deep/er/a.xml", "b.xml", "../../../p.jpg"),
        ] {
            assert_eq!(seen_from(story, other, "p.jpg"), expected, "{story}");
        }
    }
}
