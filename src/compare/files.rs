//! What became of the files of a story: enclosures, attachments.

use super::address::Address;
use super::change::Change;
use super::kind::{ENCLOSURE_ADDED, ENCLOSURE_CHANGED, ENCLOSURE_LOST};
use super::terms::Terms;
use crate::reader::{Enclosure, FinishedEntry};

/// How the files of an entry changed. RSS holds one where other formats hold all: between two formats, only to have lost all
/// of them counts.
pub(super) fn change(old: &FinishedEntry, new: &FinishedEntry, terms: Terms) -> Option<Change> {
    let (before, now) = (files(old), files(new));
    let is_lost = now.is_empty() || terms.in_one_format && now.len() < before.len();
    let kind = if is_lost && !before.is_empty() {
        ENCLOSURE_LOST
    } else if !terms.in_one_format {
        return None;
    } else if now.len() > before.len() {
        ENCLOSURE_ADDED
    } else {
        ENCLOSURE_CHANGED
    };
    let (was_there, is_there) = (addresses(&before), addresses(&now));
    if was_there != is_there {
        return Some(Change::of(kind, new).from(
            list(&before, |file| file.url.clone()),
            list(&now, |file| file.url.clone()),
        ));
    }
    let are_same = before.iter().zip(&now).all(|(before, now)| facts(before) == facts(now));
    (!are_same).then(|| Change::of(kind, new).from(list(&before, described), list(&now, described)))
}

fn files(entry: &FinishedEntry) -> Vec<&Enclosure> {
    let mut files: Vec<&Enclosure> = entry.enclosures.iter().filter(|file| !file.url.is_empty()).collect();
    files.sort_by(|a, b| a.url.cmp(&b.url));
    files
}

fn addresses(files: &[&Enclosure]) -> Vec<Address> {
    files.iter().map(|file| Address::of(&file.url)).collect()
}

fn facts(file: &Enclosure) -> (&str, &str) {
    (&file.media_type, &file.length)
}

fn described(file: &Enclosure) -> String {
    let said = [&file.media_type, &file.length];
    let said: Vec<&str> = said
        .into_iter()
        .map(String::as_str)
        .filter(|fact| !fact.is_empty())
        .collect();
    match said.as_slice() {
        [] => file.url.clone(),
        said => format!("{} ({})", file.url, said.join(", ")),
    }
}

fn list(files: &[&Enclosure], text: impl Fn(&Enclosure) -> String) -> Option<String> {
    let texts: Vec<String> = files.iter().map(|file| text(file)).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}
