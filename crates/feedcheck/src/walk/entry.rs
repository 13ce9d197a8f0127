//! Entries that were walked through before, in another feed, are passed over. What is told of an entry depends on
//! its own bytes, on the tags and the elements around it, which `surroundings` has all of, and on what the walk remembers of the
//! whole document. An entry for which a rule asked for the last is walked through each time.
//!
//! What an entry leaves on the element around it is its name in `seen`, noted when it opens, and its claims in
//! `Notes::Feed`, values that may come once in a feed: these are claimed again.

use crate::frame::Frame;
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::sound::{Claim, Sound, SoundEntry, Surroundings};
use crate::walk::Walk;

/// The entry that is open, as long as it may turn out to have no fault.
#[derive(Debug)]
pub(super) struct Begun {
    surroundings: Surroundings,
    /// Where it begins.
    at: usize,
    /// Elements around it.
    depth: usize,
    /// Findings before it.
    faults: usize,
    /// Entries before it.
    entries: usize,
    /// Values of it that may come once in the feed.
    claims: Vec<Claim>,
}

/// What stands around entries, and for which of them that was found out: further elements may come between entries.
#[derive(Debug)]
pub(super) struct Around {
    parent: usize,
    elements: usize,
    surroundings: Surroundings,
}

impl<'a> Walk<'a> {
    /// Puts a value into the element around the one that holds this element; false when it was there.
    pub(crate) fn claim(&mut self, list: &'static str, value: &str) -> bool {
        self.claim_at(self.frames.len().checked_sub(2), list, value)
    }

    /// Puts a value into the element around this one, which is an entry that closes; false when it was there.
    pub(crate) fn claim_of_entry(&mut self, list: &'static str, value: &str) -> bool {
        self.claim_at(self.frames.len().checked_sub(1), list, value)
    }

    fn claim_at(&mut self, around: Option<usize>, list: &'static str, value: &str) -> bool {
        let Some(at) = around else {
            return true;
        };
        let claim = (list, value.to_owned());
        match &mut self.begun {
            Some(begun) if at + 1 == begun.depth => begun.claims.push(claim.clone()),
            Some(begun) if at < begun.depth => self.looks_beyond.set(true),
            _ => {}
        }
        match &mut self.frames[at].notes {
            Notes::Feed(feed) => feed.times.see(&claim) || feed.claims.insert(claim),
            _ => true,
        }
    }

    /// Whether an element is an entry of its feed.
    pub(super) fn is_entry(&self, frame: &Frame<'a>) -> bool {
        matches!(frame.name.local, "item" | "entry") && frame.name.ns == self.context.core
    }

    /// An element was opened: if it is an entry that is known, it is passed over.
    pub(super) fn open_entry(&mut self) {
        let Some(sound) = self.context.sound else { return };
        let Some(frame) = self.frames.last().filter(|frame| self.is_entry(frame)) else {
            return;
        };
        let around = self.frames.iter().rev().skip(1);
        if around.into_iter().any(|around| !around.excused.is_empty()) {
            return;
        }
        // Entities grow with each use.
        if self.begun.is_some() || !self.found.is_empty() || self.reader.doctype().is_some() {
            return;
        }
        let at = frame.at;
        let Some(surroundings) = self.surroundings(sound) else {
            return;
        };
        let known = sound.entry(&self.context.document.as_bytes()[at..], surroundings);
        if let Some(known) = known.filter(|known| self.claim_again(&known.claims)) {
            self.reader.pass(at + known.length);
            self.frames.pop();
            self.facts.entries.number += known.entries;
            return;
        }
        self.looks_beyond.set(false);
        self.begun = Some(Begun {
            surroundings,
            at,
            depth: self.frames.len() - 1,
            faults: self.kept.count(),
            entries: self.facts.entries.number,
            claims: Vec::new(),
        });
    }

    /// Claims what an entry claimed before; nothing when one of the values was in the feed already.
    fn claim_again(&mut self, claims: &[Claim]) -> bool {
        let [.., around, _] = self.frames.as_mut_slice() else {
            return false;
        };
        let Notes::Feed(feed) = &mut around.notes else {
            return claims.is_empty();
        };
        let is_new = claims.iter().all(|claim| !feed.claims.contains(claim));
        if is_new {
            let kept = claims.iter().filter(|claim| !feed.times.see(claim));
            feed.claims.extend(kept.cloned());
        }
        is_new
    }

    /// An element was closed: if it is the entry, and nothing was found in it, it is remembered.
    pub(super) fn close_entry(&mut self) {
        let depth = self.frames.len();
        let Some(begun) = self.begun.take_if(|begun| begun.depth == depth) else {
            return;
        };
        let is_sound = self.found.is_empty() && self.kept.count() == begun.faults && !self.looks_beyond.get();
        if let Some(sound) = self.context.sound.filter(|_| is_sound) {
            let text = &self.context.document.as_bytes()[begun.at..];
            let entry = SoundEntry {
                length: self.reader.position() - begun.at,
                entries: self.facts.entries.number - begun.entries,
                claims: begun.claims.into(),
            };
            sound.add_entry(text, entry, begun.surroundings);
        }
    }

    /// All that rules see around the entry that was opened: namespaces, language and base are in the tags. `None` for an
    /// entry that stands in nothing.
    fn surroundings(&mut self, sound: &Sound) -> Option<Surroundings> {
        let (_, around) = self.frames.split_last()?;
        let parent = around.last()?;
        let known = self.around.as_ref();
        if let Some(known) = known.filter(|known| (known.parent, known.elements) == (parent.at, parent.seen.len())) {
            return Some(known.surroundings);
        }
        let context = &self.context;
        let document = (context.family, context.core, context.version.as_str(), context.encoding);
        let tag = |frame: &Frame<'a>| &context.document[frame.at..frame.text_at];
        let tags: Vec<&str> = around.iter().map(tag).collect();
        let seen: Vec<(Ns, &str)> = parent.seen.iter().map(|seen| seen.name.pair()).collect();
        let kind = std::ptr::from_ref(parent.kind).addr();
        let surroundings = sound.surroundings((document, context.now.unix(), tags, seen, kind));
        self.around = Some(Around {
            parent: parent.at,
            elements: parent.seen.len(),
            surroundings,
        });
        Some(surroundings)
    }
}
