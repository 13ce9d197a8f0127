//! Which machine publishes: an object beside the manifest that is written under conditions. Who holds it writes it again and again; a
//! holder that does not is dead, or sleeps. Nobody's clock is compared with another's: who waits sees by its own whether the object
//! changes. Each holder has a number, and a holder that sleeps too long finds its object gone: every write asks for that first, and
//! is itself under the condition that nobody else wrote there.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::memory::{Memory, Seen};
use super::target::{Only, Served, Tag, Target, Trouble};
use super::wholeness::{END, Torn, whole};
use crate::builder;
use crate::config::Publish;
use crate::model::Timestamp;

/// Beside the manifest.
pub(super) const PATH: &str = ".feedmill-publish/lease.tsv";

/// To be raised whenever its shape changes.
const VERSION: u32 = 1;
const NAME: &str = "feedmill lease";

/// How often a lease of others is looked at.
const PATIENCE: Duration = Duration::from_millis(500);

/// What stands in the object.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    /// The number of its holder: each has a higher one than those before.
    fence: u64,
    /// What its holder knows it by.
    token: String,
    /// Who that is, for people.
    holder: String,
    /// Since when, for people.
    since: String,
    /// How long it is good without being written again.
    seconds: u64,
    /// How often it was written again.
    renewed: u64,
    /// Whether nobody holds it.
    is_free: bool,
    /// Whether the store was seen to keep conditions.
    has_conditions: bool,
}

/// Why there is no lease.
pub(super) enum NoLease {
    /// Somebody else holds it: who, and since when.
    Held {
        holder: String,
        since: String,
    },
    /// It cannot be read.
    Torn(Torn),
    Memory(builder::Error),
    Trouble(Trouble),
}

/// The right to publish, while this lives.
pub(super) struct Lease<'t> {
    target: &'t dyn Target,
    state: Mutex<State>,
    seconds: u64,
    /// Whether the last holder was killed, or may wake up again.
    pub is_taken_over: bool,
    /// Whether the store keeps conditions.
    pub has_conditions: bool,
}

struct State {
    text: Text,
    tag: Tag,
    /// When it was written last, by two clocks: one stands still while the machine sleeps, and the other may be set.
    written: (Instant, SystemTime),
}

/// Takes the lease, or waits for it until a moment. `folder` is where this machine remembers.
pub(super) fn take<'t>(
    target: &'t dyn Target,
    rule: &Publish,
    folder: &Path,
    until: Instant,
) -> Result<Lease<'t>, NoLease> {
    let mut memory = Memory::load(folder, &rule.to).map_err(NoLease::Memory)?;
    loop {
        let found = target.get(PATH).map_err(NoLease::Trouble)?;
        let (last, tag) = match found {
            None => (None, None),
            Some((bytes, tag)) => (Some(Text::read(&bytes).map_err(NoLease::Torn)?), Some(tag)),
        };
        let is_mine = last.as_ref().is_some_and(|last| memory.tokens.contains(&last.token));
        let is_free = last.as_ref().is_none_or(|last| last.is_free);
        if let (Some(last), Some(tag), false) = (&last, &tag, is_mine || is_free) {
            let patience = last.seconds.max(rule.lease);
            if !memory.has_waited(tag, patience) {
                memory.see(tag).map_err(NoLease::Memory)?;
                if Instant::now() < until {
                    thread::sleep(PATIENCE);
                    continue;
                }
                return Err(NoLease::Held {
                    holder: last.holder.clone(),
                    since: last.since.clone(),
                });
            }
        }
        let mut text = Text::new(rule, last.as_ref());
        // A run that is killed right after it was written is known again.
        memory.own(&text.token).map_err(NoLease::Memory)?;
        let only = match (&tag, text.has_conditions) {
            (_, false) => Only::Always,
            (None, true) => Only::Missing,
            (Some(tag), true) => Only::Is(tag.clone()),
        };
        // Before it is written: who falls asleep right after that has to notice.
        let began = (Instant::now(), SystemTime::now());
        let mut tag = match put(target, &text, &only) {
            Err(Trouble::Taken) => continue,
            Err(Trouble::Unable(_)) => {
                text.has_conditions = false;
                put(target, &text, &Only::Always)
            }
            put => put,
        }
        .map_err(NoLease::Trouble)?;
        if last.is_none() && text.has_conditions && !keeps_conditions(target, &text).map_err(NoLease::Trouble)? {
            text.has_conditions = false;
            tag = put(target, &text, &Only::Always).map_err(NoLease::Trouble)?;
        }
        memory.took(&text.token).map_err(NoLease::Memory)?;
        return Ok(Lease {
            target,
            seconds: rule.lease,
            is_taken_over: !is_free && !is_mine,
            has_conditions: text.has_conditions,
            state: Mutex::new(State {
                text,
                tag,
                written: began,
            }),
        });
    }
}

/// Tries whether the store refuses what it has to: to write an object that is there already, and one that is another by now.
fn keeps_conditions(target: &dyn Target, text: &Text) -> Result<bool, Trouble> {
    let other = Tag {
        etag: Some("\"0123456789abcdef0123456789abcdef\"".to_owned()),
        generation: Some("1".to_owned()),
    };
    for only in [Only::Missing, Only::Is(other)] {
        match put(target, text, &only) {
            Err(Trouble::Taken) => {}
            Ok(_) | Err(Trouble::Unable(_)) => return Ok(false),
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(true)
}

fn put(target: &dyn Target, text: &Text, only: &Only) -> Result<Tag, Trouble> {
    let served = Served {
        media_type: "text/plain; charset=utf-8".to_owned(),
        caching: "no-store",
        encoding: None,
    };
    target.put(PATH, text.text().into_bytes(), &served, None, only)
}

impl Lease<'_> {
    /// Asks whether it is still held, and writes it again in time. To be called before every write.
    pub(super) fn check(&self) -> Result<(), NoLease> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let slept = state.written.1.elapsed().unwrap_or_default();
        let elapsed = state.written.0.elapsed().max(slept);
        if !self.has_conditions || elapsed < Duration::from_secs(self.seconds) / 3 {
            return Ok(());
        }
        match self.write(&mut state, false) {
            // There is time to try again.
            Err(NoLease::Trouble(Trouble::Other(_))) if elapsed < Duration::from_secs(self.seconds) * 2 / 3 => Ok(()),
            result => result,
        }
    }

    /// The same at once, however young it is.
    pub(super) fn check_now(&self) -> Result<(), NoLease> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        self.write(&mut state, false)
    }

    /// Lets others have it.
    pub(super) fn release(&self) -> Result<(), NoLease> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        self.write(&mut state, true)
    }

    fn write(&self, state: &mut State, is_free: bool) -> Result<(), NoLease> {
        state.text.renewed += 1;
        state.text.is_free = is_free;
        let began = (Instant::now(), SystemTime::now());
        let only = if self.has_conditions {
            Only::Is(state.tag.clone())
        } else {
            Only::Always
        };
        match put(self.target, &state.text, &only) {
            Ok(tag) => {
                (state.tag, state.written) = (tag, began);
                Ok(())
            }
            Err(Trouble::Taken) => Err(self.lost(state)),
            Err(trouble) => Err(NoLease::Trouble(trouble)),
        }
    }

    /// Who has it now. An answer that was lost may have been a good one: then it is still ours.
    fn lost(&self, state: &mut State) -> NoLease {
        match self.target.get(PATH) {
            Ok(Some((bytes, tag))) => match Text::read(&bytes) {
                Ok(text) if text.token == state.text.token => {
                    state.tag = tag;
                    NoLease::Trouble(Trouble::Other("an answer of the store was lost".to_owned()))
                }
                Ok(text) => NoLease::Held {
                    holder: text.holder,
                    since: text.since,
                },
                Err(torn) => NoLease::Torn(torn),
            },
            Ok(None) => NoLease::Trouble(Trouble::Other(format!("somebody removed `{PATH}`"))),
            Err(trouble) => NoLease::Trouble(trouble),
        }
    }
}

impl Text {
    fn new(rule: &Publish, last: Option<&Self>) -> Self {
        let now = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        let since = i64::try_from(now.as_secs()).ok().and_then(Timestamp::from_unix);
        let process = std::process::id();
        Self {
            fence: last.map_or(1, |last| last.fence.saturating_add(1)),
            token: format!("{:x}-{process:x}-{:016x}", now.as_nanos(), random()),
            holder: format!("{} (process {process})", rule.machine.clone().unwrap_or_else(machine)),
            since: since.map(Timestamp::rfc3339).unwrap_or_default(),
            seconds: rule.lease,
            renewed: 0,
            is_free: false,
            has_conditions: last.is_none_or(|last| last.has_conditions),
        }
    }

    fn read(bytes: &[u8]) -> Result<Self, Torn> {
        let text = whole(bytes, NAME, VERSION)?;
        let field = |name: &str| {
            let row = text
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
            row.ok_or(Torn::Cut)
        };
        let number = |name: &str| field(name)?.parse().map_err(|_| Torn::Cut);
        Ok(Self {
            fence: number("fence")?,
            token: field("token")?.to_owned(),
            holder: field("holder")?.to_owned(),
            since: field("since")?.to_owned(),
            seconds: number("seconds")?,
            renewed: number("renewed")?,
            is_free: field("state")? == "free",
            has_conditions: field("conditions")? == "kept",
        })
    }

    fn text(&self) -> String {
        let state = if self.is_free { "free" } else { "held" };
        let conditions = if self.has_conditions { "kept" } else { "not kept" };
        format!(
            "{NAME} {VERSION}\nfence\t{}\ntoken\t{}\nholder\t{}\nsince\t{}\nseconds\t{}\nrenewed\t{}\nstate\t{state}\nconditions\t{conditions}\n{END}",
            self.fence,
            self.token,
            self.holder.replace(['\t', '\n', '\r'], " "),
            self.since,
            self.seconds,
            self.renewed
        )
    }
}

/// A number that two runs do not share: the standard library seeds its maps with such.
fn random() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(0)
}

/// What the machine is called.
fn machine() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let name = name.or_else(|| std::env::var("HOSTNAME").ok());
    let name = name.or_else(|| std::env::var("COMPUTERNAME").ok());
    let name = name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| "another machine".to_owned())
}

impl Memory {
    /// Whether a version of the lease was seen so long that its holder is gone.
    fn has_waited(&self, tag: &Tag, seconds: u64) -> bool {
        let seen = self
            .seen
            .as_ref()
            .filter(|seen| seen.etag == tag.etag.clone().or(tag.generation.clone()));
        // A clock that was set back has to begin again.
        seen.and_then(|seen| Seen::now().checked_sub(seen.first))
            .is_some_and(|age| age > seconds)
    }

    fn see(&mut self, tag: &Tag) -> Result<(), builder::Error> {
        let etag = tag.etag.clone().or(tag.generation.clone());
        let is_known = self
            .seen
            .as_ref()
            .is_some_and(|seen| seen.etag == etag && seen.first <= Seen::now());
        if is_known {
            return Ok(());
        }
        self.seen = Some(Seen {
            etag,
            first: Seen::now(),
        });
        self.store()
    }

    /// About to take it. One that was taken before may be there until then.
    fn own(&mut self, token: &str) -> Result<(), builder::Error> {
        self.tokens.push(token.to_owned());
        self.seen = None;
        self.store()
    }

    /// It was taken: those before it are over.
    fn took(&mut self, token: &str) -> Result<(), builder::Error> {
        self.tokens.retain(|known| known == token);
        self.store()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_survives_its_text() {
        let text = Text {
            fence: 7,
            token: "a-b".to_owned(),
            holder: "press (process 1)".to_owned(),
            since: "2026-04-17T10:00:00Z".to_owned(),
            seconds: 120,
            renewed: 3,
            is_free: true,
            has_conditions: true,
        };
        assert_eq!(Text::read(text.text().as_bytes()), Ok(text.clone()));
        assert_eq!(Text::read(&text.text().as_bytes()[..40]), Err(Torn::Cut));
    }
}
