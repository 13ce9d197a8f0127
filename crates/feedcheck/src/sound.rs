//! What was found to have no fault, remembered from one document to the next: the same stories are in many feeds.
//! Text is known again by its digest, and an entry by the digest of its bytes and of what stands around it.

use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_128_with_seed;

/// An entry of XML is looked for by its first bytes: they tell how long it was when it was seen.
const HEAD: usize = 256;

/// A value that may come once in a feed, and the list of those that it belongs to.
pub(crate) type Claim = (&'static str, String);

/// What was looked at and has no fault: HTML, its addresses included, and whole entries. Most stories stand in several
/// feeds, in several formats.
#[derive(Debug, Default)]
pub struct Sound {
    digests: Mutex<FxHashSet<u128>>,
    /// By the digest of its head; with the digest of the whole.
    entries: Mutex<FxHashMap<u128, (u128, SoundEntry)>>,
    /// Nobody can make up another text with the same digest.
    keys: RandomState,
}

/// An entry of XML without a fault.
#[derive(Debug, Clone)]
pub(crate) struct SoundEntry {
    /// How many bytes it has.
    pub length: usize,
    /// How many entries it is: a foreign element may hold others.
    pub entries: usize,
    /// What may come once in the feed.
    pub claims: Arc<[Claim]>,
}

/// What a text stands in: the same text may have a fault elsewhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surroundings(u64);

impl Sound {
    /// All that rules look at besides the text itself.
    pub(crate) fn surroundings(&self, surroundings: impl Hash) -> Surroundings {
        Surroundings(self.keys.hash_one(surroundings))
    }

    pub(crate) fn digest(text: &[u8], surroundings: Surroundings) -> u128 {
        xxh3_128_with_seed(text, surroundings.0)
    }

    /// Whether a text has no fault.
    pub(crate) fn holds(&self, digest: u128) -> bool {
        locked(&self.digests).contains(&digest)
    }

    /// Remembers a text that has none.
    pub(crate) fn add(&self, digest: u128) {
        locked(&self.digests).insert(digest);
    }

    /// The entry that `text` begins with, if it has no fault.
    pub(crate) fn entry(&self, text: &[u8], surroundings: Surroundings) -> Option<SoundEntry> {
        let head = Self::digest(text.get(..HEAD)?, surroundings);
        let (digest, entry) = locked(&self.entries).get(&head).cloned()?;
        let is_same = Self::digest(text.get(..entry.length)?, surroundings) == digest;
        is_same.then_some(entry)
    }

    /// Remembers the entry that `text` begins with.
    pub(crate) fn add_entry(&self, text: &[u8], entry: SoundEntry, surroundings: Surroundings) {
        let Some(head) = text.get(..HEAD) else { return };
        let whole = Self::digest(&text[..entry.length], surroundings);
        locked(&self.entries).insert(Self::digest(head, surroundings), (whole, entry));
    }

    /// How many texts and entries it knows.
    #[cfg(test)]
    pub(crate) fn count(&self) -> (usize, usize) {
        (locked(&self.digests).len(), locked(&self.entries).len())
    }
}

/// A thread that panicked has left no half of a digest.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Timestamp, check};

    #[test]
    fn entries_are_remembered_unless_a_rule_looks_beyond_them() {
        for (more, entries) in [
            ("<category>Harbor</category>", 1),
            ("<dc:creator>Ann Lee</dc:creator>", 1),
            ("<item/>", 0),
            ("<pubDate>yesterday</pubDate>", 0),
            ("<x:ferry xmlns:x=\"https://courier.example/ns\">1</x:ferry>", 0),
            ("<itunes:title>The ferry</itunes:title>", 0),
            ("<atom:link href=\"#x\" xml:base=\"https://courier.example/\"/>", 0),
        ] {
            let sound = Sound::default();
            let options = Options {
                sound: Some(&sound),
                ..Options::at(Timestamp::now())
            };
            let item = format!(
                "<item><title>The ferry</title><link>https://courier.example/ferry</link><guid>https://courier.example/ferry</guid>{more}<description>{}</description></item>",
                "It sails. ".repeat(30)
            );
            let text = format!(
                "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
                 xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>{item}</channel></rss>"
            );
            check(text.as_bytes(), &options);
            assert_eq!(sound.count(), (0, entries), "{more}");
        }
    }
}
