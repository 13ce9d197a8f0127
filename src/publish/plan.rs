//! What has to be done at a target: what is there, by its manifest and a listing, beside what is to be there.

use std::collections::{BTreeMap, BTreeSet};

use super::local::Local;
use super::manifest::{Manifest, Row};
use super::target::{Found, Only, Tag};
use crate::builder::{Kind, kind_of_path};

/// What has to be done, in order.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// In the order of kinds: nothing names what comes later and is needed.
    pub send: Vec<Send>,
    /// The other way round: nothing is left that names what is gone.
    pub remove: Vec<String>,
    pub unchanged: usize,
    /// What was feedmill's and is somebody else's now, or gone.
    pub forget: Vec<String>,
    /// Of these, what is there and stays.
    pub left_alone: Vec<String>,
    /// What stands in the way and was never feedmill's, with its version.
    pub foreign: Vec<(Local, Tag)>,
}

/// An object to be written.
#[derive(Debug, Clone)]
pub(super) struct Send {
    pub local: Local,
    pub only: Only,
}

/// `found` is what is there, if somebody looked.
pub(super) fn plan(locals: &[Local], manifest: &Manifest, found: Option<&[Found]>) -> Plan {
    let there: Option<BTreeMap<&str, &Tag>> =
        found.map(|found| found.iter().map(|found| (found.path.as_str(), &found.tag)).collect());
    // Without a look, what is remembered is there.
    let tag = |path: &str, row: Option<&Row>| match &there {
        Some(there) => there.get(path).map(|tag| (*tag).clone()),
        None => row.map(|row| row.tag.clone()),
    };
    let mut plan = Plan::default();
    for local in locals {
        let row = manifest.rows.get(&local.path);
        match (row, tag(&local.path, row)) {
            (Some(row), Some(tag)) if row.digest == Some(local.digest) && row.tag.is_same(&tag) => plan.unchanged += 1,
            (Some(row), Some(tag)) => {
                // What is remembered may say more than a listing.
                let tag = if row.tag.is_same(&tag) { row.tag.clone() } else { tag };
                plan.send.push(send(local, Only::Is(tag)));
            }
            (None, Some(tag)) => plan.foreign.push((local.clone(), tag)),
            (_, None) => plan.send.push(send(local, Only::Missing)),
        }
    }
    let wanted: BTreeSet<&str> = locals.iter().map(|local| local.path.as_str()).collect();
    for (path, row) in manifest.rows.iter().filter(|(path, _)| !wanted.contains(path.as_str())) {
        match tag(path, Some(row)) {
            // It was about to be written, and nobody else was to be there.
            Some(tag) if row.digest.is_none() || row.tag.is_same(&tag) => plan.remove.push(path.clone()),
            Some(_) => {
                plan.left_alone.push(path.clone());
                plan.forget.push(path.clone());
            }
            None => plan.forget.push(path.clone()),
        }
    }
    plan.remove.sort_by_key(|path| std::cmp::Reverse(kind_of_path(path)));
    plan
}

pub(super) fn send(local: &Local, only: Only) -> Send {
    Send {
        local: local.clone(),
        only,
    }
}

impl Plan {
    /// Whether everything is as it should be.
    pub(super) fn is_done(&self) -> bool {
        self.send.is_empty() && self.remove.is_empty() && self.forget.is_empty()
    }
}

/// Whether something of the manifest is not wanted any more: then somebody has to look what is there.
pub(super) fn has_leavers(locals: &[Local], manifest: &Manifest) -> bool {
    let wanted: BTreeSet<&str> = locals.iter().map(|local| local.path.as_str()).collect();
    manifest.rows.keys().any(|path| !wanted.contains(path.as_str()))
}

/// Parts of a list whose members are of one kind, in its order.
pub(super) fn by_kind<T>(list: &[T], kind: impl Fn(&T) -> Kind) -> Vec<&[T]> {
    list.chunk_by(|one, other| kind(one) == kind(other)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::target::Served;

    fn tag(text: &str) -> Tag {
        Tag {
            etag: Some(text.to_owned()),
            generation: None,
        }
    }

    fn local(path: &str, digest: u128) -> Local {
        Local {
            path: path.to_owned(),
            kind: kind_of_path(path),
            bytes: 1,
            digest,
            served: Served::default(),
        }
    }

    fn manifest(rows: &[(&str, Option<u128>, &str)]) -> Manifest {
        let row = |(path, digest, etag): &(&str, Option<u128>, &str)| {
            let row = Row {
                digest: *digest,
                tag: tag(etag),
            };
            ((*path).to_owned(), row)
        };
        Manifest {
            rows: rows.iter().map(row).collect(),
            ..Manifest::default()
        }
    }

    fn found(rows: &[(&str, &str)]) -> Vec<Found> {
        let found = |(path, etag): &(&str, &str)| Found {
            path: (*path).to_owned(),
            bytes: 1,
            tag: tag(etag),
        };
        rows.iter().map(found).collect()
    }

    #[test]
    fn what_differs_is_sent_and_nothing_else() {
        let locals = [local("a.rss", 1), local("b.rss", 2), local("c.rss", 3)];
        let known = manifest(&[("a.rss", Some(1), "x"), ("b.rss", Some(9), "y")]);
        let plan = plan(&locals, &known, None);
        let sent: Vec<(&str, &Only)> = plan.send.iter().map(|send| (&*send.local.path, &send.only)).collect();
        assert_eq!(sent, [("b.rss", &Only::Is(tag("y"))), ("c.rss", &Only::Missing)]);
        assert_eq!(plan.unchanged, 1);
    }

    #[test]
    fn what_somebody_else_wrote_is_seen_by_a_look() {
        let locals = [local("a.rss", 1), local("b.rss", 2), local("c.rss", 3)];
        let known = manifest(&[
            ("a.rss", Some(1), "x"),
            ("b.rss", Some(2), "y"),
            ("gone.rss", Some(4), "z"),
        ]);
        let found = found(&[
            ("a.rss", "other"),
            ("c.rss", "theirs"),
            ("gone.rss", "theirs"),
            ("notes.txt", "n"),
        ]);
        let plan = plan(&locals, &known, Some(&found));
        let sent: Vec<(&str, &Only)> = plan.send.iter().map(|send| (&*send.local.path, &send.only)).collect();
        assert_eq!(sent, [("a.rss", &Only::Is(tag("other"))), ("b.rss", &Only::Missing)]);
        assert_eq!(plan.foreign.len(), 1);
        assert!(plan.remove.is_empty(), "{:?}", plan.remove);
        assert_eq!(plan.left_alone, ["gone.rss"]);
    }

    #[test]
    fn what_names_others_leaves_first() {
        let known = manifest(&[
            ("photos/1.jpg", Some(1), "a"),
            ("topics/x.html", Some(1), "b"),
            ("topics/x.rss", Some(1), "c"),
            ("index.html", Some(1), "d"),
            ("half.rss", None, ""),
        ]);
        let found = found(&[
            ("half.rss", "new"),
            ("index.html", "d"),
            ("photos/1.jpg", "a"),
            ("topics/x.html", "b"),
            ("topics/x.rss", "c"),
        ]);
        let plan = plan(&[], &known, Some(&found));
        assert_eq!(
            plan.remove,
            [
                "index.html",
                "half.rss",
                "topics/x.rss",
                "topics/x.html",
                "photos/1.jpg"
            ]
        );
    }
}
