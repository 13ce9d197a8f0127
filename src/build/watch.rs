//! Tells when something is saved that a build looks at: articles, pictures, templates, and the
//! configuration itself. Several saves at once, as editors make them, are told as one.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt};

use super::files::bases;
use crate::config::Config;

/// How long a file has to be at rest. An editor that saves by renaming is done sooner.
const REST: Duration = Duration::from_millis(50);

/// Looks at folders while it lives.
pub struct Watch {
    debouncer: Debouncer<RecommendedWatcher, NoCache>,
    events: Receiver<DebounceEventResult>,
    watched: Vec<(PathBuf, RecursiveMode)>,
    /// The configuration file, and the folder that we write to ourselves.
    file: PathBuf,
    output: Option<PathBuf>,
}

impl Watch {
    /// Watches the configuration at `file`, and nothing else yet.
    pub fn new(file: &Path) -> notify::Result<Self> {
        let (sender, events) = channel();
        let options = notify::Config::default();
        let debouncer = new_debouncer_opt(REST, None, sender, NoCache::new(), options)?;
        let mut watch = Self {
            debouncer,
            events,
            watched: Vec::new(),
            file: file.canonicalize().unwrap_or_else(|_| file.to_owned()),
            output: None,
        };
        watch.turn_to(None);
        Ok(watch)
    }

    /// Watches what a configuration names. Folders that are not there are looked for where they will be.
    pub fn turn_to(&mut self, config: Option<&Config>) {
        let mut wanted: Vec<(PathBuf, RecursiveMode)> = config.map(folders).unwrap_or_default();
        wanted.extend(
            self.file
                .parent()
                .map(|folder| (folder.to_owned(), RecursiveMode::NonRecursive)),
        );
        wanted.dedup();
        self.output = config.and_then(|config| config.resolve(&config.output.dir).canonicalize().ok());
        if wanted == self.watched {
            return;
        }
        for (folder, _) in self.watched.drain(..) {
            // One that went away is not watched any more anyway.
            let _ = self.debouncer.unwatch(folder);
        }
        for (folder, mode) in wanted {
            if self.debouncer.watch(&folder, mode).is_ok() {
                self.watched.push((folder, mode));
            }
        }
    }

    /// Waits until something was saved, or so long; whether something was.
    pub fn wait(&self, longest: Duration) -> bool {
        let deadline = Instant::now() + longest;
        loop {
            let rest = deadline.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(rest) {
                Ok(events) if self.concerns_us(&events) => break,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return false,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(rest);
                    return false;
                }
            }
        }
        // What came in the meantime is seen by the same build.
        self.events.try_iter().for_each(drop);
        true
    }

    fn concerns_us(&self, events: &DebounceEventResult) -> bool {
        match events {
            Ok(events) => events.iter().any(|event| self.is_ours(event)),
            // Something was lost: better to look once too often.
            Err(_) => true,
        }
    }

    /// Reading is no change, and neither is what a build writes itself.
    fn is_ours(&self, event: &DebouncedEvent) -> bool {
        let is_output = |path: &Path| self.output.as_ref().is_some_and(|output| path.starts_with(output));
        let is_beside = |path: &Path| path.parent() == self.file.parent() && path.is_file() && path != self.file;
        !event.kind.is_access()
            && event
                .paths
                .iter()
                .any(|path| !is_output(path) && (!is_beside(path) || self.is_watched_deeply(path)))
    }

    /// The folder of the configuration holds much else; what an article pattern names in it counts.
    fn is_watched_deeply(&self, path: &Path) -> bool {
        let deep = |mode: &RecursiveMode| *mode == RecursiveMode::Recursive;
        self.watched
            .iter()
            .any(|(folder, mode)| deep(mode) && path.starts_with(folder))
    }
}

/// The folders that a configuration names, the nearest that is there for one that is missing.
fn folders(config: &Config) -> Vec<(PathBuf, RecursiveMode)> {
    let others = [Some(config.photos.dir.clone()), config.output.templates.clone()];
    let mut folders: Vec<_> = bases(config)
        .into_iter()
        .chain(others.into_iter().flatten())
        .map(|folder| nearest(config, &config.resolve(&folder)))
        .collect();
    folders.sort();
    folders.dedup();
    let inside = |folder: &PathBuf| folders.iter().any(|outer| outer != folder && folder.starts_with(outer));
    let outermost = folders.iter().filter(|folder| !inside(folder)).cloned();
    outermost.map(|folder| (folder, RecursiveMode::Recursive)).collect()
}

fn nearest(config: &Config, folder: &Path) -> PathBuf {
    let there = folder
        .ancestors()
        .find_map(|folder| folder.canonicalize().ok().filter(|folder| folder.is_dir()));
    there.unwrap_or_else(|| config.root.clone())
}
