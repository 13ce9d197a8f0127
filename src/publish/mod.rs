//! Brings what a build left to where readers fetch it: a bucket of a store of objects, or a folder. What differs is sent and
//! nothing else, in an order in which nothing that is public names what is not there yet. A run may end anywhere: the manifest of
//! the target says before anything is written what is about to be, and the next run looks.

mod lease;
mod local;
mod manifest;
mod memory;
mod plan;
mod target;
mod wholeness;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use crate::builder::{self, Kind, kind_of_path, left};
use crate::config::{Config, Publish};
use crate::text::count::Count;
use lease::{Lease, NoLease};
use local::{Local, locals, read};
use manifest::{Manifest, Row};
use plan::{Plan, Send, by_kind, has_leavers, plan, send};
use target::{Only, Served, Tag, Target, Trouble, open};
use wholeness::Torn;

const LOCK: &str = "publish.lock";

/// After so much time what is there is looked at, whatever the manifest says.
const LOOK: i64 = 24 * 60 * 60;

/// After so much time a run says what it has done until then: more than this is not done again after a kill.
const NOTE: Duration = Duration::from_secs(10);

/// So often a run begins again when somebody else writes, too.
const ATTEMPTS: usize = 4;

/// How to publish.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether nothing is written, and only said.
    pub dry_run: bool,
    /// Whether what stands in the way at the target is overwritten.
    pub adopt: bool,
    /// Whether what is there is looked at, whatever the manifest says.
    pub verify: bool,
    /// How long a build that is at work is waited for.
    pub wait: Duration,
    /// How long another machine that publishes is waited for.
    pub wait_lease: Duration,
}

/// What was done, or is to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Objects that were written, in the order in which they were begun.
    pub sent: Vec<Sent>,
    /// Objects that were removed.
    pub removed: Vec<String>,
    /// Objects that were left as they are.
    pub unchanged: usize,
    /// What was feedmill's and has been overwritten by others: it stays.
    pub left_alone: Vec<String>,
    /// Whether the store does not keep conditions: then nothing keeps two machines apart.
    pub is_unguarded: bool,
}

/// An object that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Below the address of the target.
    pub path: String,
    /// How long it is.
    pub bytes: u64,
    /// Its media type.
    pub media_type: String,
}

/// Why something could not be published. What was public is whole as it was, or a part of it is newer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The output folder.
    #[error(transparent)]
    Build(#[from] builder::Error),
    /// There is nothing to publish: that is never meant.
    #[error("nothing was built yet, and so nothing is published and nothing removed: run `feedmill build` first")]
    Nothing,
    /// The target.
    #[error("cannot publish to `{to}`: {reason}")]
    Target {
        /// Its address.
        to: String,
        /// What is the matter.
        reason: String,
    },
    /// Something else stands where files belong.
    #[error(
        "{} at `{to}` {} not feedmill's, such as `{}`: nothing was sent; `feedmill publish --adopt` overwrites them",
        Count(paths.len(), "object"), if paths.len() == 1 { "is" } else { "are" }, paths[0]
    )]
    Foreign {
        /// The address of the target.
        to: String,
        /// What stands there.
        paths: Vec<String>,
    },
    /// Another machine publishes.
    #[error("`{holder}` publishes to `{to}`, since {since}")]
    Held {
        /// The address of the target.
        to: String,
        /// What it is called.
        holder: String,
        /// Since when.
        since: String,
    },
    /// The manifest of the target, or the lease.
    #[error("cannot publish to `{to}`: its `{path}` is {}", words(*torn))]
    Manifest {
        /// The address of the target.
        to: String,
        /// Which of the two.
        path: &'static str,
        /// What is the matter with it.
        torn: Broken,
    },
}

/// What may be the matter with a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It is not whole.
    Cut,
    /// A newer feedmill wrote it.
    Newer,
}

fn words(torn: Broken) -> &'static str {
    match torn {
        Broken::Cut => "damaged: remove it by hand, and run `feedmill publish --adopt` if it was the manifest",
        Broken::Newer => "of a newer feedmill: update this one",
    }
}

/// Why an attempt ended.
enum Stop {
    /// Something changed meanwhile.
    Again(String),
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// A target at work.
struct Job<'r> {
    rule: &'r Publish,
    target: &'r dyn Target,
    options: &'r Options,
    /// None where nobody asked for one, and for a dry run.
    lease: Option<Lease<'r>>,
}

/// Publishes the output folder at a target.
///
/// # Errors
/// When it could not be done to its end; the next run goes on from there.
pub fn publish(config: &Config, rule: &Publish, options: &Options) -> Result<Published, Error> {
    let target = open(rule).map_err(|reason| Error::Target {
        to: rule.to.clone(),
        reason,
    })?;
    let mut job = Job {
        rule,
        target: &*target,
        options,
        lease: None,
    };
    let folder = left(config, options.wait)?.memory;
    let _lock = lock(&folder)?;
    if rule.lease > 0 && !options.dry_run {
        let until = Instant::now() + options.wait_lease;
        let lease = lease::take(&*target, rule, &folder, until);
        job.lease = Some(lease.map_err(|no| job.no_lease(no))?);
    }
    if !options.dry_run {
        target.clean();
    }
    let result = job.all(config);
    if let Some(lease) = &job.lease {
        // What was done is done. Who cannot release it leaves others waiting, and nothing worse.
        let _ = lease.release();
    }
    result
}

/// One run at a time publishes. The system lets go of it when the process dies.
fn lock(folder: &Path) -> Result<File, builder::Error> {
    let path = folder.join(LOCK);
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(builder::Error::io("create", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(builder::Error::Locked(path)),
        Err(fs::TryLockError::Error(error)) => Err(builder::Error::io("lock", path)(error)),
    }
}

/// The manifest while it is written again and again.
struct Log<'j> {
    job: &'j Job<'j>,
    manifest: Manifest,
    /// Its version.
    tag: Option<Tag>,
    noted: Instant,
}

impl Log<'_> {
    /// Writes it, unless somebody else did.
    fn note(&mut self) -> Result<(), Stop> {
        let only = self.tag.clone().map_or(Only::Missing, Only::Is);
        let text = self.manifest.text().into_bytes();
        let served = Served {
            media_type: "text/plain; charset=utf-8".to_owned(),
            caching: "no-store",
            encoding: None,
        };
        self.tag = Some(self.job.put(manifest::PATH, text, &served, None, &only)?);
        self.noted = Instant::now();
        Ok(())
    }

    fn wrote(&mut self, path: &str, digest: u128, tag: Tag) -> Result<(), Stop> {
        let row = Row {
            digest: Some(digest),
            tag,
        };
        self.manifest.rows.insert(path.to_owned(), row);
        if self.noted.elapsed() > NOTE {
            self.note()
        } else {
            Ok(())
        }
    }
}

impl Job<'_> {
    /// Attempts until nothing comes between.
    fn all(&self, config: &Config) -> Result<Published, Error> {
        let mut published = Published::default();
        let lease = self.lease.as_ref();
        published.is_unguarded = lease.is_some_and(|lease| !lease.has_conditions);
        // Whoever had the lease before may have had a request under way.
        let mut is_doubtful = lease.is_some_and(|lease| lease.is_taken_over);
        let (mut is_again, mut reason) = (is_doubtful, String::new());
        for _ in 0..ATTEMPTS {
            match self.attempt(config, is_again, &mut published) {
                Ok(()) if is_doubtful => is_doubtful = false,
                Ok(()) => return Ok(published),
                Err(Stop::Again(what)) => {
                    reason = what;
                    // Is it another machine?
                    let check = lease.map_or(Ok(()), Lease::check_now);
                    check.map_err(|no| self.no_lease(no))?;
                }
                Err(Stop::Failed(error)) => return Err(error),
            }
            is_again = true;
        }
        Err(self.failed(format!("{reason}, again and again")))
    }

    fn no_lease(&self, no: NoLease) -> Error {
        let to = self.rule.to.clone();
        match no {
            NoLease::Held { holder, since } => Error::Held { to, holder, since },
            NoLease::Torn(torn) => self.torn(lease::PATH, torn),
            NoLease::Memory(error) => error.into(),
            NoLease::Trouble(trouble) => self.failed(trouble.to_string()),
        }
    }

    fn torn(&self, path: &'static str, torn: Torn) -> Error {
        Error::Manifest {
            to: self.rule.to.clone(),
            path,
            torn: match torn {
                Torn::Cut => Broken::Cut,
                Torn::Newer => Broken::Newer,
            },
        }
    }

    /// Whether this machine may still write.
    fn check(&self) -> Result<(), Stop> {
        let check = self.lease.as_ref().map_or(Ok(()), Lease::check);
        check.map_err(|no| Stop::Failed(self.no_lease(no)))
    }

    /// Writes an object, if this machine may.
    fn put(
        &self,
        path: &str,
        bytes: Vec<u8>,
        served: &Served,
        modified: Option<SystemTime>,
        only: &Only,
    ) -> Result<Tag, Stop> {
        self.check()?;
        let has_conditions = self.lease.as_ref().is_none_or(|lease| lease.has_conditions);
        let only = if has_conditions { only } else { &Only::Always };
        let put = self.target.put(path, bytes, served, modified, only);
        put.map_err(|trouble| match (trouble, self.lease.as_ref().map(Lease::check_now)) {
            // Whoever took the lease over may have cleared away what was to be written.
            (Trouble::Other(_), Some(Err(no @ NoLease::Held { .. }))) => Stop::Failed(self.no_lease(no)),
            (trouble, _) => self.stop(path, trouble),
        })
    }

    fn failed(&self, reason: String) -> Error {
        Error::Target {
            to: self.rule.to.clone(),
            reason,
        }
    }

    fn stop(&self, path: &str, trouble: Trouble) -> Stop {
        match trouble {
            Trouble::Taken => Stop::Again(format!("somebody else writes `{path}`, too")),
            Trouble::Unable(reason) | Trouble::Other(reason) => Stop::Failed(self.failed(reason)),
        }
    }

    /// Compares, and does what there is to do. After a first attempt it looks at what is there.
    fn attempt(&self, config: &Config, is_again: bool, published: &mut Published) -> Result<(), Stop> {
        let (dir, locals) = {
            let left = left(config, self.options.wait)?;
            (left.dir.clone(), locals(config, &left)?)
        };
        if locals.is_empty() {
            return Err(Error::Nothing.into());
        }
        let (manifest, tag) = self.manifest()?;
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |time| time.as_secs());
        let now = i64::try_from(now).unwrap_or_default();
        let is_late = tag.is_none() || manifest.is_open || !(0..LOOK).contains(&(now - manifest.looked));
        let is_asked = self.options.dry_run || self.options.verify || is_again;
        let found = (is_late || is_asked || has_leavers(&locals, &manifest)).then(|| self.target.list());
        let found = found.transpose().map_err(|trouble| self.stop("", trouble))?;
        let mut plan = plan(&locals, &manifest, found.as_deref());
        self.take_over(&mut plan)?;
        published.unchanged = plan.unchanged;
        published.left_alone.extend(plan.left_alone.iter().cloned());
        if self.options.dry_run {
            published.sent = plan.send.iter().map(|send| sent(&send.local)).collect();
            published.removed = plan.remove;
            return Ok(());
        }
        if plan.is_done() && !is_late {
            return Ok(());
        }
        let mut log = Log {
            job: self,
            manifest,
            tag,
            noted: Instant::now(),
        };
        if !plan.is_done() {
            log.manifest.is_open = true;
            for send in &plan.send {
                // What is called feedmill's before it is there is feedmill's after a kill.
                log.manifest.rows.entry(send.local.path.clone()).or_default();
            }
            log.note()?;
            log = self.work(&dir, &plan, log, published)?;
        }
        log.manifest.is_open = false;
        if found.is_some() {
            log.manifest.looked = now;
        }
        log.note()
    }

    /// Sends and removes.
    fn work<'l>(&self, dir: &Path, plan: &Plan, log: Log<'l>, published: &mut Published) -> Result<Log<'l>, Stop> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.rule.parallel).build();
        let pool = pool.map_err(|error| self.failed(format!("cannot start threads: {error}")))?;
        let log = Mutex::new((log, Vec::new()));
        let lock = || log.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut result = Ok(());
        for sends in by_kind(&plan.send, |send| send.local.kind) {
            let one = |send: &Send| -> Result<(), Stop> {
                let tag = self.send(dir, send)?;
                let mut log = lock();
                log.1.push(sent(&send.local));
                log.0.wrote(&send.local.path, send.local.digest, tag)
            };
            result = pool.install(|| sends.par_iter().try_for_each(one));
            if result.is_err() {
                break;
            }
        }
        let (mut log, done) = log.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        published.sent.extend(done);
        if let Err(stop) = result {
            // What was done need not be done again. The reason is told, whether this succeeds or not.
            let _ = log.note();
            return Err(stop);
        }
        for paths in by_kind(&plan.remove, |path| kind_of_path(path)) {
            self.check()?;
            let removed = self.target.remove(paths);
            removed.map_err(|trouble| self.stop(&paths[0], trouble))?;
            published.removed.extend(paths.iter().cloned());
        }
        let gone: BTreeSet<&String> = plan.remove.iter().chain(&plan.forget).collect();
        log.manifest.rows.retain(|path, _| !gone.contains(path));
        Ok(log)
    }

    fn send(&self, dir: &Path, send: &Send) -> Result<Tag, Stop> {
        let path = &send.local.path;
        let again = || Stop::Again(format!("`{path}` changes while it is published"));
        let (bytes, modified) = read(dir, path).map_err(|_| again())?;
        if local::digest(&bytes, &send.local.served) != send.local.digest {
            return Err(again());
        }
        self.put(path, bytes, &send.local.served, modified, &send.only)
    }

    /// What the target says of itself.
    fn manifest(&self) -> Result<(Manifest, Option<Tag>), Stop> {
        let found = self.target.get(manifest::PATH);
        let Some((bytes, tag)) = found.map_err(|trouble| self.stop(manifest::PATH, trouble))? else {
            return Ok((Manifest::default(), None));
        };
        let manifest = Manifest::read(&bytes).map_err(|torn| self.torn(manifest::PATH, torn))?;
        Ok((manifest, Some(tag)))
    }

    /// What stands in the way is feedmill's if it has the same bytes, or if that was said; then it is written as it is to be served.
    fn take_over(&self, plan: &mut Plan) -> Result<(), Stop> {
        let mut foreign = Vec::new();
        for (local, tag) in std::mem::take(&mut plan.foreign) {
            let is_ours = self.options.adopt || {
                let there = self.target.get(&local.path);
                let there = there.map_err(|trouble| self.stop(&local.path, trouble))?;
                there.is_none_or(|(bytes, _)| local::digest(&bytes, &local.served) == local.digest)
            };
            if is_ours {
                plan.send.push(send(&local, Only::Is(tag)));
            } else {
                foreign.push(local.path);
            }
        }
        if !foreign.is_empty() {
            let to = self.rule.to.clone();
            return Err(Error::Foreign { to, paths: foreign }.into());
        }
        let order = |send: &Send| -> (Kind, String) { (send.local.kind, send.local.path.clone()) };
        plan.send.sort_by_cached_key(order);
        Ok(())
    }
}

fn sent(local: &Local) -> Sent {
    Sent {
        path: local.path.clone(),
        bytes: local.bytes,
        media_type: local.served.media_type.clone(),
    }
}
