//! What readers make of a change. Only what was measured is said: by what a reader knows an entry, what makes it unread
//! again, and whether it takes another version.

use std::collections::{HashMap, HashSet};

use super::change::{Change, sorted};
use super::kind::{Kind, READER_AGAIN, READER_HIDDEN, READER_KEEPS, READER_NEW, READER_TAKES};
use super::pair::{distinct, pairs};
use crate::reader::{Family, FinishedEntry, FinishedFeed};

/// What is known of a reader.
#[derive(Debug)]
pub struct Reader {
    /// For `--reader`.
    pub name: &'static str,
    /// The one that was measured, in November 2026.
    pub version: &'static str,
    /// What it knows an entry by, where that was measured.
    known_by: Option<Identity>,
    /// Whether another date of publication makes an entry unread again.
    is_again_when_dated: bool,
    /// Whether it takes another title or text under the same id.
    takes_edits: Option<bool>,
    /// In words, for the documents.
    pub rule: &'static str,
}

/// What a reader knows an entry by.
#[derive(Debug)]
struct Identity {
    /// The key of an entry; none where that was not measured.
    key: fn(&FinishedEntry) -> Option<String>,
    /// Of several entries with one key, whether the last of the feed is shown; else the first.
    is_last_shown: bool,
}

/// Every reader. newsboat and rss2email were asked with 27 pairs of feeds, one change each.
pub const READERS: &[Reader] = &[
    Reader {
        name: "newsboat",
        version: "2.21",
        known_by: Some(Identity {
            key: by_guid_or_link_and_date,
            is_last_shown: false,
        }),
        is_again_when_dated: false,
        takes_edits: Some(true),
        rule: "An entry is its id, else link and date together, else the title. Of several with one id it shows the first, and a \
               new story under a known id is no new one. Title, text, link and file are replaced silently, dates never.",
    },
    Reader {
        name: "rss2email",
        version: "3.13.1",
        known_by: Some(Identity {
            key: by_guid_or_text,
            is_last_shown: true,
        }),
        is_again_when_dated: false,
        takes_edits: Some(false),
        rule: "An entry is its id, else its text. It is sent once; of several with one id the last in the feed is.",
    },
    Reader {
        name: "rssguard",
        version: "4.0",
        known_by: None,
        is_again_when_dated: true,
        takes_edits: None,
        rule: "Another date of publication makes an entry unread again.",
    },
    Reader {
        name: "quiterss",
        version: "0.19",
        known_by: None,
        is_again_when_dated: true,
        takes_edits: None,
        rule: "Another date of publication makes an entry unread again.",
    },
    Reader {
        name: "freshrss",
        version: "1.25-dev",
        known_by: None,
        is_again_when_dated: false,
        takes_edits: Some(true),
        rule: "Another title or text under the same id is shown silently.",
    },
    Reader {
        name: "liferea",
        version: "1.14",
        known_by: None,
        is_again_when_dated: false,
        takes_edits: Some(false),
        rule: "Another title or text under the same id is ignored.",
    },
];

fn by_guid_or_link_and_date(entry: &FinishedEntry) -> Option<String> {
    let date = &entry.published.written;
    match &entry.link {
        _ if entry.has_own_id => Some(entry.id.clone()),
        Some(link) if !date.is_empty() => Some(format!("{link} {date}")),
        Some(_) => None,
        None => Some(entry.title.clone()).filter(|title| !title.is_empty()),
    }
}

fn by_guid_or_text(entry: &FinishedEntry) -> Option<String> {
    if entry.has_own_id {
        return Some(entry.id.clone());
    }
    Some(entry.text().written.clone()).filter(|text| !text.is_empty())
}

/// What a reader that has shown all of `old` does with `new`; the worst first. Nothing is known of JSON Feed.
pub fn in_reader(reader: &Reader, old: &FinishedFeed, new: &FinishedFeed) -> Vec<Change> {
    if [old.format, new.format].contains(&Family::Json) {
        return Vec::new();
    }
    let pairs = pairs(old, new);
    let shown = Shown::of(reader, old, new);
    let both = pairs.both.iter();
    let seen = both.filter_map(|(_, before, now)| Some((told(reader, &shown, before, now)?, *now)));
    let came = pairs.new.iter().filter_map(|entry| Some((shown.came(entry)?, *entry)));
    let changes = seen.chain(came).map(|(kind, entry)| Change {
        reader: Some(reader.name),
        ..Change::of(kind, entry)
    });
    sorted(changes.collect())
}

/// What becomes of a story that was there.
fn told(reader: &Reader, shown: &Shown<'_>, old: &FinishedEntry, new: &FinishedEntry) -> Option<&'static Kind> {
    if let Some(kind) = shown.seen(old, new) {
        return Some(kind);
    }
    let is_same_id = old.id == new.id && (new.has_own_id || reader.known_by.is_some());
    let is_edited = old.title != new.title || old.text().words() != new.text().words();
    if is_same_id && reader.is_again_when_dated && old.published.time != new.published.time {
        return Some(READER_AGAIN);
    }
    let edits = reader.takes_edits.filter(|_| is_same_id && is_edited)?;
    Some(if edits { READER_TAKES } else { READER_KEEPS })
}

/// Which entries a reader shows, by its keys.
struct Shown<'a> {
    identity: Option<&'a Identity>,
    /// Keys of the old feed, and how many entries have each.
    known: HashMap<String, usize>,
    /// Entries of the new feed that are behind another one with the same key.
    hidden: HashSet<*const FinishedEntry>,
}

impl<'a> Shown<'a> {
    fn of(reader: &'a Reader, old: &FinishedFeed, new: &FinishedFeed) -> Self {
        let identity = reader.known_by.as_ref();
        let key = |entry: &FinishedEntry| identity.and_then(|identity| (identity.key)(entry));
        let mut known = HashMap::new();
        for key in distinct(old).into_iter().filter_map(key) {
            *known.entry(key).or_default() += 1;
        }
        let mut entries = distinct(new);
        if identity.is_some_and(|identity| identity.is_last_shown) {
            entries.reverse();
        }
        let mut seen = HashSet::new();
        let hidden = entries
            .into_iter()
            .filter(|entry| key(entry).is_some_and(|key| !seen.insert(key)));
        let hidden = hidden.map(std::ptr::from_ref).collect();
        Self {
            identity,
            known,
            hidden,
        }
    }

    fn key(&self, entry: &FinishedEntry) -> Option<String> {
        self.identity.and_then(|identity| (identity.key)(entry))
    }

    fn is_hidden(&self, entry: &FinishedEntry) -> bool {
        self.hidden.contains(&std::ptr::from_ref(entry))
    }

    /// A story that was there: unread again, or not shown any more.
    fn seen(&self, old: &FinishedEntry, new: &FinishedEntry) -> Option<&'static Kind> {
        let (before, now) = (self.key(old)?, self.key(new)?);
        let was_alone = self.known.get(&before).is_some_and(|uses| *uses == 1);
        match self.known.contains_key(&now) {
            _ if self.is_hidden(new) => was_alone.then_some(READER_HIDDEN),
            false => Some(READER_AGAIN),
            true => (before != now).then_some(READER_HIDDEN),
        }
    }

    /// A story that was not there.
    fn came(&self, entry: &FinishedEntry) -> Option<&'static Kind> {
        let key = self.key(entry)?;
        let is_known = self.is_hidden(entry) || self.known.contains_key(&key);
        Some(if is_known { READER_HIDDEN } else { READER_NEW })
    }
}
