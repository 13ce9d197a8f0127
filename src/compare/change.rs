//! One thing that changed, and lists of them.

use super::kind::{FEED_BROKEN, FEED_MENDED, KINDS, Kind};
use crate::reader::FinishedEntry;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change.
    pub kind: &'static Kind,
    /// The entry's id, the new one where it changed; `None` when the feed itself changed.
    pub id: Option<String>,
    /// The entry's title, the new one where it changed.
    pub title: Option<String>,
    /// What changed, as it was: an id, a date, a title, an address.
    pub old: Option<String>,
    /// The same as it is now.
    pub new: Option<String>,
    /// The reader that does it; `None` for what holds for all.
    pub reader: Option<&'static str>,
}

impl Change {
    /// A change of the feed itself.
    pub fn of_feed(kind: &'static Kind) -> Self {
        Self {
            kind,
            id: None,
            title: None,
            old: None,
            new: None,
            reader: None,
        }
    }

    /// A change of an entry.
    pub fn of(kind: &'static Kind, entry: &FinishedEntry) -> Self {
        Self {
            id: Some(entry.id.clone()),
            title: Some(entry.title.clone()),
            ..Self::of_feed(kind)
        }
    }

    /// With what changed, as it was and as it is.
    #[must_use]
    pub fn from(self, old: Option<String>, new: Option<String>) -> Self {
        Self { old, new, ..self }
    }
}

/// The worst first.
pub(super) fn sorted(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by_key(|change| KINDS.iter().position(|kind| *kind == change.kind));
    changes
}

/// Whether documents are well-formed, by their faults.
pub(super) fn about_document(old: Option<&str>, new: Option<&str>) -> Option<Change> {
    let kind = match (old, new) {
        (None, Some(_)) => FEED_BROKEN,
        (Some(_), None) => FEED_MENDED,
        _ => return None,
    };
    Some(Change::of_feed(kind).from(old.map(str::to_owned), new.map(str::to_owned)))
}
