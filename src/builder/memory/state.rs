//! What is remembered in `.feedmill/` of the output folder: by which ids stories were
//! published, and which files are ours. Text, one line each, sorted. Nothing about an
//! unpublished article stands here: the web server may serve it.
//!
//! The last line of each file says that it is whole, and `version`, which is written behind them, that they all have one. States
//! of the time before that have neither, and are read as they are.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::DateTime;
use memchr::{memchr, memchr_iter};

use crate::builder::error::Error;
use crate::builder::shelf::{Rows, Shelved};
use crate::model::Timestamp;
use feedcheck::suggest::nearest;

/// The folder of all state.
pub(crate) const FOLDER: &str = ".feedmill";
const IDENTITIES: &str = "identities.tsv";
const FEEDS: &str = "feeds.tsv";
const FILES: &str = "files.txt";
const DELIVERED: &str = "delivered.tsv";
const PHOTOS: &str = "photos.tsv";
const SEEN: &str = "seen.tsv";
const VERSION_FILE: &str = "version";

/// To be raised whenever an older feedmill could not read it any more. The first one had no number.
const VERSION: u32 = 2;
/// The beginning of the last line; behind it stands the version.
const END: &str = "#end ";

/// A story that was published: what it is known by, and how to know it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    /// As in the feeds.
    pub id: Arc<str>,
    /// The id as an absolute IRI.
    pub iri: String,
    /// When it was published, as of the last build.
    pub published: Timestamp,
    /// Digest of its title.
    pub title: u64,
    /// Digest of its text.
    pub body: u64,
    /// Fingerprint of its text.
    pub likeness: u64,
    /// Its address without scheme and host.
    pub path: String,
    /// Its file.
    pub source: String,
}

/// A feed that was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublishedFeed {
    /// Atom `id`, for good.
    pub id: String,
    /// The rule that made it, `topic topics/{slug}`; empty for a single feed.
    pub rule: String,
    /// Key of the topic, author, section or language; empty for a single feed.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The languages that it asked for, as a query says them; empty for all.
    pub languages: String,
    /// Its newest time.
    pub updated: Timestamp,
    /// Digests of the ids of its entries.
    pub items: BTreeSet<u64>,
}

impl PublishedFeed {
    /// The rules of archives begin with it.
    pub(crate) const ARCHIVE: &str = "archive ";

    /// Whether it is no feed of its own, and holds older stories of another.
    pub(crate) fn is_archive(&self) -> bool {
        self.rule.starts_with(Self::ARCHIVE)
    }
}

/// What is to be known of a story that was delivered, when its copies are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Delivered {
    /// Digest of the id that readers know it by.
    pub entry: u64,
    /// The copy that took it down, if one did.
    pub down: Option<Takedown>,
    /// Of what a text wire calls a story, when its last message was sent.
    pub last: Option<Timestamp>,
}

impl Delivered {
    /// What is known of one of its ids.
    pub(crate) fn new(entry: u64, down: Option<Takedown>) -> Self {
        Self {
            entry,
            down,
            last: None,
        }
    }
}

/// A copy that took a story down, in the order of copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Takedown {
    /// When it was made.
    pub time: Timestamp,
    /// The number of its version.
    pub number: u64,
    /// Whether it said that the story is taken back, and not only that it waits: then the same version cannot come again.
    pub is_kill: bool,
}

/// Everything that is remembered. Two of them, from one build to the next, share the stories that did not change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// By id.
    pub identities: BTreeMap<Arc<str>, Arc<Identity>>,
    /// By path, without an ending.
    pub feeds: BTreeMap<String, PublishedFeed>,
    /// Paths below the output folder.
    pub files: BTreeSet<String>,
    /// By the digest of an id that a story was delivered under.
    pub delivered: BTreeMap<u64, Delivered>,
    /// Pictures in the output folder, by their paths.
    pub photos: Rows,
    /// When items were first seen that say nothing of a time, by the digests of their ids.
    pub seen: BTreeMap<u64, Timestamp>,
}

impl State {
    /// Reads the state of an output folder; none is an empty one.
    pub(crate) fn load(output: &Path) -> Result<Self, Error> {
        let folder = output.join(FOLDER);
        // It is written last, and so read first.
        let has_ends = has_ends(&folder.join(VERSION_FILE))?;
        let file = |name| whole(folder.join(name), has_ends);
        Ok(Self {
            identities: rows(file(IDENTITIES)?, identity_row)?,
            feeds: rows(file(FEEDS)?, feed_row)?,
            files: file(FILES)?.text.lines().map(str::to_owned).collect(),
            delivered: rows(file(DELIVERED)?, delivered_row)?,
            photos: rows(file(PHOTOS)?, photo_row)?,
            seen: rows(file(SEEN)?, seen_row)?,
        })
    }

    /// The state as files: name and text, in the order in which they have to be written.
    pub(crate) fn files(&self) -> [(&'static str, String); 7] {
        let identities = self.identities.values().map(|row| {
            let digests = [row.title, row.body, row.likeness]
                .map(|digest| format!("{digest:016x}"))
                .join(" ");
            line(&[
                &row.id,
                &row.iri,
                &row.published.rfc3339(),
                &digests,
                &row.path,
                &row.source,
            ])
        });
        let feeds = self.feeds.iter().map(|(path, feed)| {
            let items: Vec<String> = feed.items.iter().map(|item| format!("{item:016x}")).collect();
            let (updated, items) = (feed.updated.rfc3339(), items.join(" "));
            let fields = [path, &feed.id, &feed.rule, &feed.key, &feed.name, &updated, &items];
            let languages = Some(&feed.languages).filter(|languages| !languages.is_empty());
            let fields: Vec<&str> = fields.into_iter().chain(languages).map(String::as_str).collect();
            line(&fields)
        });
        let files = self.files.iter().map(|path| format!("{path}\n"));
        let ended = |text: String| text + END + &format!("{VERSION}\n");
        [
            (IDENTITIES, ended(identities.collect())),
            (FEEDS, ended(feeds.collect())),
            (FILES, ended(files.collect())),
            (DELIVERED, ended(self.delivered.iter().map(delivered_line).collect())),
            (PHOTOS, ended(self.photos.iter().map(photo_line).collect())),
            (SEEN, ended(self.seen.iter().map(seen_line).collect())),
            (VERSION_FILE, format!("{VERSION}\n")),
        ]
    }

    /// Forgets a feed and its archives; their paths.
    pub(crate) fn retire(&mut self, path: &str) -> Result<Vec<String>, Error> {
        let is_of = |(other, feed): (&String, &PublishedFeed)| {
            let rule = feed.rule.strip_prefix(PublishedFeed::ARCHIVE);
            let root = rule.and_then(|rule| rule.split_once(' '));
            other == path || root.is_some_and(|(_, root)| root == path)
        };
        let paths: Vec<String> = self
            .feeds
            .iter()
            .filter(|row| is_of(*row))
            .map(|(path, _)| path.clone())
            .collect();
        if !self.feeds.contains_key(path) {
            let feeds = self.feeds.iter().filter(|(_, feed)| !feed.is_archive());
            let meant = nearest(path, feeds.map(|(path, _)| path.as_str())).map(str::to_owned);
            let path = path.to_owned();
            return Err(Error::NoFeed { path, meant });
        }
        self.feeds.retain(|path, _| !paths.contains(path));
        Ok(paths)
    }

    /// Files of ours that are not wanted any more.
    pub(crate) fn abandoned(&self, wanted: &BTreeSet<String>) -> Vec<String> {
        self.files.difference(wanted).cloned().collect()
    }
}

/// An address without scheme and host, which may change.
pub(crate) fn path_of(address: &str) -> &str {
    let bytes = address.as_bytes();
    let mut colons = memchr_iter(b':', bytes);
    let scheme = colons.find(|at| bytes[at + 1..].starts_with(b"//"));
    let host = scheme.map_or(0, |at| at + "://".len());
    memchr(b'/', &bytes[host..]).map_or("/", |at| &address[host + at..])
}

fn identity_row(fields: &[Cow<'_, str>]) -> Option<(Arc<str>, Arc<Identity>)> {
    let [id, iri, published, digests, path, source] = fields else {
        return None;
    };
    let digests: Option<Vec<u64>> = digests
        .split(' ')
        .map(|digest| u64::from_str_radix(digest, 16).ok())
        .collect();
    let [title, body, likeness] = digests?[..] else {
        return None;
    };
    let row = Identity {
        id: (**id).into(),
        iri: iri.to_string(),
        published: time(published)?,
        title,
        body,
        likeness,
        path: path.to_string(),
        source: source.to_string(),
    };
    Some((row.id.clone(), row.into()))
}

fn feed_row(fields: &[Cow<'_, str>]) -> Option<(String, PublishedFeed)> {
    // There was a time before languages.
    let ([path, id, rule, key, name, updated, items], languages) = fields.split_first_chunk()?;
    let items: Option<BTreeSet<u64>> = items
        .split_whitespace()
        .map(|item| u64::from_str_radix(item, 16).ok())
        .collect();
    let feed = PublishedFeed {
        id: id.to_string(),
        rule: rule.to_string(),
        key: key.to_string(),
        name: name.to_string(),
        languages: languages.first().map(ToString::to_string).unwrap_or_default(),
        updated: time(updated)?,
        items: items?,
    };
    Some((path.to_string(), feed))
}

/// How a story was taken down.
const KILLED: &str = "killed";
const WITHHELD: &str = "withheld";

fn delivered_line((id, row): (&u64, &Delivered)) -> String {
    let ids = [*id, row.entry].map(|id| format!("{id:016x}"));
    let down = row.down.map(|down| {
        let word = if down.is_kill { KILLED } else { WITHHELD };
        [down.time.rfc3339(), down.number.to_string(), word.to_owned()]
    });
    let last = row.last.filter(|_| down.is_none()).map(Timestamp::rfc3339);
    let fields = ids.iter().chain(down.iter().flatten()).chain(&last);
    line(&fields.map(String::as_str).collect::<Vec<_>>())
}

fn delivered_row(fields: &[Cow<'_, str>]) -> Option<(u64, Delivered)> {
    let ([id, entry], down) = fields.split_first_chunk()?;
    let [id, entry] = [id, entry].map(|digest| u64::from_str_radix(digest, 16).ok());
    let last = match down {
        [last] => Some(time(last)?),
        _ => None,
    };
    let down = match down {
        [] | [_] => None,
        [at, number, word] => Some(Takedown {
            time: time(at)?,
            number: number.parse().ok()?,
            is_kill: **word == *KILLED,
        }),
        _ => return None,
    };
    let entry = entry?;
    Some((id?, Delivered { entry, down, last }))
}

fn photo_line((path, row): (&String, &Shelved)) -> String {
    let (bytes, stamp) = (row.bytes.to_string(), format!("{:016x}", row.stamp));
    line(&[path, &bytes, &stamp, &row.source])
}

fn photo_row(fields: &[Cow<'_, str>]) -> Option<(String, Shelved)> {
    let [path, bytes, stamp, source] = fields else {
        return None;
    };
    let row = Shelved {
        bytes: bytes.parse().ok()?,
        source: source.to_string(),
        stamp: u64::from_str_radix(stamp, 16).ok()?,
    };
    Some((path.to_string(), row))
}

fn seen_line((id, time): (&u64, &Timestamp)) -> String {
    line(&[&format!("{id:016x}"), &time.rfc3339()])
}

fn seen_row(fields: &[Cow<'_, str>]) -> Option<(u64, Timestamp)> {
    let [id, seen] = fields else {
        return None;
    };
    Some((u64::from_str_radix(id, 16).ok()?, time(seen)?))
}

fn time(text: &str) -> Option<Timestamp> {
    DateTime::parse_from_rfc3339(text).ok().map(Timestamp::new)
}

fn read(path: &Path) -> Result<Option<String>, Error> {
    match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|error| Error::Damaged {
            path: path.to_owned(),
            line: 1 + error.as_bytes()[..error.utf8_error().valid_up_to()]
                .iter()
                .filter(|&&b| b == b'\n')
                .count(),
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// A file of the state, without its last line.
struct Whole {
    path: PathBuf,
    text: String,
}

/// Whether every file beside it is there, and has a line that ends it.
fn has_ends(path: &Path) -> Result<bool, Error> {
    let Some(text) = read(path)? else {
        return Ok(false);
    };
    match text.trim().parse() {
        Ok(version) => known(path, version).map(|()| true),
        Err(_) => Err(Error::Cut(path.to_owned())),
    }
}

/// What a newer feedmill wrote may mean something else.
fn known(path: &Path, version: u32) -> Result<(), Error> {
    if version > VERSION {
        let path = path.to_owned();
        return Err(Error::Newer { path, version });
    }
    Ok(())
}

fn whole(path: PathBuf, has_ends: bool) -> Result<Whole, Error> {
    let mut text = match read(&path)? {
        None if has_ends => return Err(Error::Lost(path)),
        text => text.unwrap_or_default(),
    };
    let body = text.strip_suffix('\n').unwrap_or(&text);
    let last = body.rfind('\n').map_or(0, |at| at + 1);
    match body[last..].strip_prefix(END).map(str::parse) {
        Some(Ok(version)) => {
            known(&path, version)?;
            text.truncate(last);
        }
        _ if has_ends => return Err(Error::Cut(path)),
        _ => {}
    }
    Ok(Whole { path, text })
}

/// A row of some fields: by what it is found, and what it says.
type Row<K, T> = fn(&[Cow<'_, str>]) -> Option<(K, T)>;

/// Rows that cannot be read are an error: to go on without them would change ids.
fn rows<K: Ord, T>(Whole { path, text }: Whole, parse: Row<K, T>) -> Result<BTreeMap<K, T>, Error> {
    let rows = text.split_inclusive('\n').enumerate().map(|(number, row)| {
        let fields: Option<Vec<Cow<'_, str>>> = row
            .strip_suffix('\n')
            .map(|row| row.split('\t').map(unescape).collect());
        fields.and_then(|fields| parse(&fields)).ok_or_else(|| Error::Damaged {
            path: path.clone(),
            line: number + 1,
        })
    });
    rows.collect()
}

fn line(fields: &[&str]) -> String {
    let fields: Vec<Cow<'_, str>> = fields.iter().map(|field| escape(field)).collect();
    fields.join("\t") + "\n"
}

fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '\t', '\n', '\r']) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('\\', "\\\\").replace('\t', "\\t");
    Cow::Owned(text.replace('\n', "\\n").replace('\r', "\\r"))
}

fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                other => other.unwrap_or('\\'),
            },
            c => c,
        });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn state_survives_its_files() {
        let folder = tempfile::tempdir().unwrap();
        let time = Timestamp::from_unix(0).unwrap();
        let row = Identity {
            id: "tab\tand \\ and\nline".into(),
            iri: "tag:x,2026:1".to_owned(),
            published: time,
            title: 1,
            body: u64::MAX,
            likeness: 7,
            path: "/a/".to_owned(),
            source: "a.md".to_owned(),
        };
        let feed = PublishedFeed {
            id: "https://x.example/a.atom".to_owned(),
            rule: String::new(),
            key: String::new(),
            name: String::new(),
            languages: "any fr".to_owned(),
            updated: time,
            items: BTreeSet::from([1, 2]),
        };
        let state = State {
            identities: BTreeMap::from([(row.id.clone(), row.into())]),
            feeds: BTreeMap::from([("all".to_owned(), feed)]),
            files: BTreeSet::from(["all.rss".to_owned()]),
            delivered: BTreeMap::from([
                (
                    1,
                    Delivered {
                        entry: 2,
                        down: None,
                        last: Some(time),
                    },
                ),
                (
                    u64::MAX,
                    Delivered {
                        entry: 2,
                        down: Some(Takedown {
                            time,
                            number: 7,
                            is_kill: true,
                        }),
                        last: None,
                    },
                ),
            ]),
            photos: Rows::from([(
                "photos/1.jpg".to_owned(),
                Shelved {
                    bytes: 9,
                    source: "a\tb.jpg".to_owned(),
                    stamp: u64::MAX,
                },
            )]),
            seen: BTreeMap::from([(7, time)]),
        };
        let inner = folder.path().join(FOLDER);
        fs::create_dir(&inner).unwrap();
        for (name, text) in state.files() {
            fs::write(inner.join(name), text).unwrap();
        }
        assert_eq!(State::load(folder.path()).unwrap(), state);
        fs::write(inner.join(IDENTITIES), "a\tb\n#end 2\n").unwrap();
        assert!(matches!(
            State::load(folder.path()),
            Err(Error::Damaged { line: 1, .. })
        ));
        // What was written before there were versions has no ends.
        fs::remove_file(inner.join(VERSION_FILE)).unwrap();
        for (name, text) in state.files() {
            let text = text.strip_suffix("#end 2\n").unwrap_or_default();
            fs::write(inner.join(name), text).unwrap();
        }
        fs::remove_file(inner.join(VERSION_FILE)).unwrap();
        assert_eq!(State::load(folder.path()).unwrap(), state);
    }

    #[test]
    fn a_part_of_a_state_is_not_taken_at_its_word() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join(FOLDER);
        fs::create_dir(&inner).unwrap();
        let files = (0..3).map(|nth| format!("topics/{nth}.rss"));
        let state = State {
            files: files.collect(),
            ..State::default()
        };
        let write = || {
            for (name, text) in state.files() {
                fs::write(inner.join(name), text).unwrap();
            }
        };
        write();
        assert_eq!(State::load(folder.path()).unwrap(), state);
        for (name, text) in state.files() {
            for end in 0..text.len() - 1 {
                fs::write(inner.join(name), &text[..end]).unwrap();
                let cut = State::load(folder.path());
                assert!(
                    matches!(&cut, Err(Error::Cut(path)) if path.ends_with(name)),
                    "{name} {end}: {cut:?}"
                );
            }
            fs::write(inner.join(name), text.replace("#end 2", "#end 3").replace("2\n", "3\n")).unwrap();
            assert!(matches!(
                State::load(folder.path()),
                Err(Error::Newer { version: 3, .. })
            ));
            fs::remove_file(inner.join(name)).unwrap();
            if name != VERSION_FILE {
                assert!(matches!(State::load(folder.path()), Err(Error::Lost(path)) if path.ends_with(name)));
            }
            write();
        }
    }

    #[test]
    fn addresses_are_compared_without_their_host() {
        assert_eq!(path_of("https://a.example/x/?y"), "/x/?y");
        assert_eq!(path_of("http://b.example"), "/");
        assert_eq!(path_of("b.example:8000/y"), "/y");
    }
}
