//! What systems delivered into a folder, or exported into a file, and a configuration for it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::paths::{is_passed_over, name};
use crate::input::export::publication::{Publication, publication, stands_first};
use crate::input::{ARTICLE_FORMATS, ArticleFormat, ToldBy, detect};
use crate::text::count::Count;
use crate::text::{archive, decode};

/// Files whose format is looked up; those of a folder are alike.
const LOOKED_AT: usize = 2000;

/// Files that are named one by one.
const NAMED: usize = 20;

/// Bytes by which the format of a file is told.
const HEAD: u64 = 16 << 10;

/// Bytes of what stands before the first story of an export, which may have a list of people in it.
const PREFACE: u64 = 4 << 20;

/// Bytes of an export that is read whole: larger ones are no articles either.
const LARGEST: u64 = 32 << 20;

/// What was delivered.
#[derive(Debug)]
pub struct Delivered {
    /// The folder of the configuration.
    pub dir: PathBuf,
    /// The configuration.
    pub text: String,
    /// Titles of the formats, and files of each.
    pub formats: Vec<(&'static str, usize)>,
    /// Keys of `[site]` that have to be said, and that nothing says.
    pub missing: Vec<&'static str>,
    /// Names of packed files, which are not looked into.
    pub packed: Vec<String>,
}

/// A packed file, or the first one in a folder, and what it is.
pub fn packed(path: &Path) -> Option<(PathBuf, &'static str)> {
    files(path).find_map(|file| Some((file.path().to_owned(), archive::packed(&head(file.path())?)?)))
}

/// The first files at a place.
fn files(path: &Path) -> impl Iterator<Item = DirEntry> {
    let walk = WalkDir::new(path).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry));
    walk.flatten()
        .filter(|entry| entry.file_type().is_file())
        .take(LOOKED_AT)
}

fn head(path: &Path) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    Some(head)
}

/// Deliveries in a file or a folder; `None` where there are none.
pub fn delivered(path: &Path) -> Option<Delivered> {
    let dir = if path.is_dir() { path } else { path.parent()? };
    let mut found: BTreeMap<(String, &'static str), Vec<String>> = BTreeMap::new();
    let (mut strangers, mut packed) = (Vec::new(), Vec::new());
    let mut site = Publication::default();
    for entry in files(path) {
        let Some(name) = name(dir, entry.path()) else { continue };
        let Some(head) = head(entry.path()) else { continue };
        let pattern = pattern(path, &name);
        if archive::packed(&head).is_some() {
            packed.push(name);
            strangers.push(pattern);
        } else if let Some(format) = format(entry.path(), &head) {
            found.entry((pattern, format.key)).or_default().push(name);
            site = site.or(said(format.key, entry.path()));
        } else {
            strangers.push(pattern);
        }
    }
    if found.is_empty() {
        return None;
    }
    let mut formats: BTreeMap<&'static str, usize> = BTreeMap::new();
    for ((_, key), files) in &found {
        *formats.entry(title(key)).or_default() += files.len();
    }
    Some(Delivered {
        dir: dir.to_owned(),
        text: configuration(&found, &strangers, &site),
        formats: formats.into_iter().collect(),
        missing: [("title", &site.title), ("url", &site.url)]
            .into_iter()
            .filter_map(|(key, value)| value.is_none().then_some(key))
            .collect(),
        packed,
    })
}

/// What an export says of its publication.
fn said(key: &str, path: &Path) -> Publication {
    let Some(is_first) = stands_first(key) else {
        return Publication::default();
    };
    let mut bytes = Vec::new();
    let most = if is_first { PREFACE } else { LARGEST };
    let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    match read {
        Ok(_) => {
            let text = decode::delivered(&bytes, None).map(|found| found.text);
            publication(key, &text.unwrap_or_else(|_| String::from_utf8_lossy(&bytes)))
        }
        Err(_) => Publication::default(),
    }
}

/// The format of a delivered file, which begins with some bytes; `None` for anything else.
fn format(path: &Path, head: &[u8]) -> Option<&'static ArticleFormat> {
    let text = match decode::marked(head) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&head[mark..]).0,
        None => match std::str::from_utf8(head) {
            Ok(text) => Cow::Borrowed(text),
            // A letter may be cut in two.
            Err(error) if error.error_len().is_none() => String::from_utf8_lossy(head),
            Err(_) => {
                decode::decode(head, Some(encoding_rs::WINDOWS_1252)).unwrap_or_else(|_| String::from_utf8_lossy(head))
            }
        },
    };
    let ending = path.extension().and_then(|ending| ending.to_str());
    let format = detect(ending, || text)?;
    (format.told_by == ToldBy::Content).then_some(format)
}

fn title(key: &str) -> &'static str {
    let format = ARTICLE_FORMATS.iter().find(|format| format.key == key);
    format.map_or("", |format| format.name)
}

/// Everything in the folder of a file, or the file where it was named itself.
fn pattern(path: &Path, name: &str) -> String {
    match name.split_once('/') {
        _ if path.is_file() => name.to_owned(),
        Some((folder, _)) => format!("{folder}/**/*"),
        None => match name.rsplit_once('.') {
            Some((_, ending)) => format!("*.{ending}"),
            None => "*".to_owned(),
        },
    }
}

/// A pattern in the words of TOML; a name means nothing but itself.
fn quoted(name: &str, is_name: bool) -> String {
    let escaped = if is_name {
        globset::escape(name)
    } else {
        name.to_owned()
    };
    serde_json::Value::from(escaped).to_string()
}

/// One source for each folder. Where other files stand among few ones, these are named: an export has lists of its own
/// beside the stories.
fn configuration(
    found: &BTreeMap<(String, &'static str), Vec<String>>,
    strangers: &[String],
    site: &Publication,
) -> String {
    let mut text = String::from(
        "# The configuration of feedmill for what other systems deliver: docs/sources.md says how they are read, and\n\
         # docs/configuration.md has all keys. Paths are relative to this file. `feedmill list` shows what is\n\
         # understood of each copy.\n\n[site]\n",
    );
    let rows = [
        (
            "title",
            &site.title,
            "title = \"Untitled\"",
            "NOT FOUND: say what the publication is called",
        ),
        (
            "url",
            &site.url,
            "url = \"https://example.org/\"",
            "NOT FOUND: say where it is published",
        ),
        (
            "description",
            &site.description,
            "# description = \"News\"",
            "what it is about",
        ),
        (
            "language",
            &site.language,
            "# language = \"en\"",
            "of stories that name none",
        ),
        (
            "timezone",
            &site.zone,
            "# timezone = \"Europe/Berlin\"",
            "of times that are written without a zone",
        ),
    ];
    for (name, said, stand_in, comment) in rows {
        let _ = match said {
            Some(said) => writeln!(text, "{name} = {}", serde_json::Value::from(said.as_str())),
            None => writeln!(text, "{stand_in:<42} # {comment}"),
        };
    }
    text += &folders(found, strangers);
    text
}

/// A configuration with one source that is an address (`url`), or a list of them (`list`), below a folder.
pub fn addressed(key: &'static str, name: &str, dir: &Path) -> Delivered {
    let name = serde_json::Value::from(name);
    let text = configuration(&BTreeMap::new(), &[], &Publication::default())
        + &format!(
            "\n[[sources]]\n{key} = {name}\n\
             # limit = 20                             # the newest entries of each feed\n\
             # max_age = \"30 days\"                    # how long its stories stay\n"
        );
    Delivered {
        dir: dir.to_owned(),
        text,
        formats: Vec::new(),
        missing: vec!["title", "url"],
        packed: Vec::new(),
    }
}

/// The sources of what lies in folders.
fn folders(found: &BTreeMap<(String, &'static str), Vec<String>>, strangers: &[String]) -> String {
    let mut text = String::new();
    let mut sources: BTreeMap<&String, Vec<(&'static str, &Vec<String>)>> = BTreeMap::new();
    for ((pattern, key), files) in found {
        sources.entry(pattern).or_default().push((*key, files));
    }
    for (pattern, formats) in sources {
        let files: Vec<&String> = formats.iter().flat_map(|(_, files)| *files).collect();
        let are_named = strangers.contains(pattern) && files.len() <= NAMED;
        let include = if are_named { files } else { vec![pattern] };
        let include: Vec<String> = include.iter().map(|name| quoted(name, are_named)).collect();
        let counts = formats
            .iter()
            .map(|(key, files)| format!("{}: {}", Count(files.len(), "file"), title(key)));
        let counts: Vec<String> = counts.collect();
        let _ = write!(
            text,
            "\n[[sources]]\ninclude = [{}]    # {}\n",
            include.join(", "),
            counts.join("; ")
        );
        // What each of several is shows in the file.
        if let [(key, _)] = *formats {
            let _ = writeln!(text, "format = \"{key}\"");
        }
        text += "# name = \"Harbor Wire\"                   # the agency, which is no author where it stands in a byline\n\
                 # keep = \"90 days\"                       # if others take these files away again\n";
    }
    text
}
