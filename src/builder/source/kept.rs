//! Copies of what was delivered, for sources whose files others take away again: `sources.keep`. They stand beside the
//! configuration and not in the output folder, as some of them may not be seen yet; a file is known to be kept by its
//! name, its time and its length, so that nothing has to be remembered. What stands here is read as if it still lay where
//! it was delivered.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use walkdir::WalkDir;

use crate::builder::source::file::{KEPT, Look, SourceFile};
use crate::builder::source::stamp::Stamp;
use crate::config::Config;
use crate::model::Timestamp;

/// What begins the mark of a copy.
const MARK: char = '~';

/// How files are called that are not whole yet.
pub(crate) const ASIDE: (&str, &str) = (".feedmill-", ".tmp");

/// Seconds after which nobody goes on writing a file that was delivered.
const AT_REST: i64 = 5;

/// What is to be done about copies.
#[derive(Debug, Default)]
pub(crate) struct Keeping {
    /// Files to be copied: by name, the place of the copy, from the configuration's folder too.
    pub to_copy: BTreeMap<Box<str>, PathBuf>,
    /// Copies whose time is over, and whose files are gone.
    pub expired: Vec<PathBuf>,
}

/// A file that is kept.
struct Copy {
    /// From the configuration's folder.
    path: PathBuf,
    source: u8,
    stamp: Stamp,
}

/// Puts the copies in the place of files that were delivered before, and says which files are to be copied. `source` is the
/// number of the source that a path belongs to.
pub(crate) fn keep(
    config: &Config,
    files: &mut Vec<SourceFile>,
    source: &dyn Fn(&Path) -> Option<u8>,
    now: Timestamp,
) -> Keeping {
    let mut keeping = Keeping::default();
    if config.sources.iter().all(|source| source.keep.is_none()) {
        return keeping;
    }
    let mut copies = copies(config, source, &mut keeping);
    let mut delivered = Vec::new();
    for file in std::mem::take(files) {
        let Some((_, stamp)) = keep_of(config, file.source).zip(file.stamp()) else {
            delivered.push(file);
            continue;
        };
        let place = place(&file.name, &stamp);
        if let Some(copy) = copies.remove(&place) {
            delivered.push(kept(&file.name, copy));
        } else {
            if now.unix() - stamp.modified_seconds() >= AT_REST {
                keeping.to_copy.insert(file.name.clone(), place);
            }
            delivered.push(file);
        }
    }
    for copy in copies.into_values() {
        let days = keep_of(config, copy.source).unwrap_or_default();
        let age = now.unix() - copy.stamp.modified_seconds();
        match name_of(&copy.path) {
            Some(name) if age <= days * 86_400 => delivered.push(kept(&name, copy)),
            Some(_) => keeping.expired.push(copy.path),
            None => {}
        }
    }
    mark_outdated(&mut delivered);
    *files = delivered;
    keeping
}

/// Of several files of one name, all but the newest are what it was before.
fn mark_outdated(files: &mut [SourceFile]) {
    let mut newest: FxHashMap<Box<str>, i64> = FxHashMap::default();
    let time = |file: &SourceFile| file.stamp().map_or(0, |stamp| stamp.modified_nanoseconds());
    for file in files.iter().filter(|file| file.source > 0) {
        let newest = newest.entry(file.name.clone()).or_insert(i64::MIN);
        *newest = time(file).max(*newest);
    }
    for file in files.iter_mut().filter(|file| file.source > 0) {
        file.is_outdated = newest.get(&file.name).is_some_and(|newest| time(file) < *newest);
    }
}

/// How many days a source's files are kept.
pub(crate) fn keep_of(config: &Config, source: u8) -> Option<i64> {
    let source = config.sources.get(usize::from(source).checked_sub(1)?)?;
    source.keep
}

/// Every copy that is whole, by its place. What an interrupted run left is to go.
fn copies(config: &Config, source: &dyn Fn(&Path) -> Option<u8>, keeping: &mut Keeping) -> BTreeMap<PathBuf, Copy> {
    let mut copies = BTreeMap::new();
    for entry in WalkDir::new(config.root.join(KEPT)).into_iter().flatten() {
        let (Ok(path), Some(stamp)) = (entry.path().strip_prefix(&config.root), Stamp::of(entry.path())) else {
            continue;
        };
        let name = entry.file_name().to_string_lossy();
        if name.starts_with(ASIDE.0) && name.ends_with(ASIDE.1) {
            keeping.expired.push(path.to_owned());
            continue;
        }
        // One that no source wants any more is left alone.
        let source = name_of(path)
            .filter(|_| is_whole(&name, &stamp))
            .and_then(|name| source(Path::new(&name)));
        if let Some(source) = source {
            let path = path.to_owned();
            copies.insert(path.clone(), Copy { path, source, stamp });
        }
    }
    copies
}

/// Whether a copy has the length that its name says.
fn is_whole(name: &str, stamp: &Stamp) -> bool {
    let mark = name
        .rsplit_once(MARK)
        .map(|(_, mark)| mark.split('.').next().unwrap_or_default());
    let length = mark.and_then(|mark| u64::from_str_radix(mark.split_once('-')?.1, 16).ok());
    length == Some(stamp.length)
}

/// The copy as the file that it was: what is said of it names that one.
fn kept(name: &str, copy: Copy) -> SourceFile {
    SourceFile {
        name: name.into(),
        odd: Some(copy.path.into()),
        look: Look::Seen(copy.stamp),
        source: copy.source,
        is_outdated: false,
        later: 0,
    }
}

/// Where the copy of a file stands: `.feedmill-kept/wire/a~18c2f-3e8.xml` of `wire/a.xml`, with its time in nanoseconds since
/// 1970 and its length in bytes, both in hexadecimal digits.
fn place(name: &str, stamp: &Stamp) -> PathBuf {
    let mark = format!("{MARK}{:x}-{:x}", stamp.modified_nanoseconds(), stamp.length);
    let inside: Vec<&str> = name.split('/').enumerate().map(inner).collect();
    let name = inside.join("/");
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    let file = match file.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}{mark}.{ending}"),
        None => format!("{file}{mark}"),
    };
    Path::new(KEPT).join(folder).join(file)
}

/// What stands in the folder of copies for the folder above, and for the root of all: names that no walk comes to.
const ABOVE: (&str, &str) = ("..", "#above");
const TOP: (&str, &str) = ("", "#top");

/// A part of a name in the folder of copies, which none leaves.
fn inner((nth, part): (usize, &str)) -> &str {
    match part {
        _ if part == ABOVE.0 => ABOVE.1,
        _ if part == TOP.0 && nth == 0 => TOP.1,
        _ => part,
    }
}

/// The same as it was.
fn outer(part: &str) -> &str {
    let known = [ABOVE, TOP].into_iter().find(|(_, inside)| *inside == part);
    known.map_or(part, |(outside, _)| outside)
}

/// The name of the file that a copy is of.
fn name_of(copy: &Path) -> Option<String> {
    let path = copy.strip_prefix(KEPT).ok()?.to_str()?;
    let (folder, file) = match path.rsplit_once('/') {
        Some((folder, file)) => (format!("{folder}/"), file),
        None => (String::new(), path),
    };
    let (stem, mark) = file.rsplit_once(MARK)?;
    let ending = mark.split_once('.').map(|(_, ending)| format!(".{ending}"));
    let name = format!("{folder}{stem}{}", ending.unwrap_or_default());
    Some(name.split('/').map(outer).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_the_name_of_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "four").unwrap();
        let stamp = Stamp::of(&file).unwrap();
        for name in [
            "wire/a.xml",
            "a",
            "wire/deep/er.b~7.tar.xml",
            ".odd/no-ending",
            "../wire/a.xml",
            "../../a",
            "/var/ftp/wire/a.xml",
        ] {
            let place = place(name, &stamp);
            let is_inside = |part| matches!(part, std::path::Component::Normal(_));
            assert!(place.starts_with(KEPT) && place.components().all(is_inside), "{name}");
            assert_eq!(name_of(&place).as_deref(), Some(name), "{}", place.display());
        }
        assert_eq!(name_of(Path::new(".feedmill-kept/wire/a.xml")), None);
    }
}
