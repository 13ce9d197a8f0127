//! Tells when something is saved that a build looks at: articles, pictures, templates, and the
//! configuration itself. Several saves at once, as editors make them, are told as one.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt};

use super::files::{bases, static_prefix};
use crate::config::Config;

/// How long a file has to be at rest. An editor that saves by renaming is done sooner.
const REST: Duration = Duration::from_millis(50);

/// Looks at folders while it lives.
pub struct Watch {
    debouncer: Debouncer<RecommendedWatcher, NoCache>,
    events: Receiver<DebounceEventResult>,
    watched: Vec<(PathBuf, RecursiveMode)>,
    /// The configuration.
    file: PathBuf,
    /// The folder that we write to ourselves.
    output: Option<PathBuf>,
}

impl Watch {
    /// Watches the configuration at `file`, and nothing else yet.
    pub fn new(file: &Path) -> notify::Result<Self> {
        let (sender, events) = channel();
        let options = notify::Config::default();
        let mut watch = Self {
            debouncer: new_debouncer_opt(REST, None, sender, NoCache::new(), options)?,
            events,
            watched: Vec::new(),
            file: file.canonicalize().unwrap_or_else(|_| file.to_owned()),
            output: None,
        };
        watch.look_at(watch.beside(), None)?;
        Ok(watch)
    }

    /// Watches what a configuration names, before it is built: what is saved during a build calls for the
    /// next one. A folder that is not there is looked for where it will be.
    pub fn turn_to(&mut self, config: &Config) -> notify::Result<()> {
        let output = config.resolve(&config.output.dir);
        let output = output.canonicalize().unwrap_or(output);
        let wanted = folders(config).into_iter().chain(self.beside()).collect();
        self.look_at(wanted, Some(output))
    }

    /// The folder of the configuration: editors save by putting a new file in the place of the old one.
    fn beside(&self) -> Vec<(PathBuf, RecursiveMode)> {
        let folder = self.file.parent().map(Path::to_owned);
        folder
            .map(|folder| (folder, RecursiveMode::NonRecursive))
            .into_iter()
            .collect()
    }

    fn look_at(&mut self, mut wanted: Vec<(PathBuf, RecursiveMode)>, output: Option<PathBuf>) -> notify::Result<()> {
        // A folder that is watched deeply is not watched again; the first of equals is the deep one.
        wanted.dedup_by(|second, first| second.0 == first.0);
        self.output = output;
        // The same path may be another folder by now: all are taken up anew.
        for (folder, _) in self.watched.drain(..) {
            // One that went away is not watched any more anyway.
            let _ = self.debouncer.unwatch(folder);
        }
        for (folder, mode) in wanted {
            self.debouncer.watch(&folder, mode)?;
            self.watched.push((folder, mode));
        }
        Ok(())
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
        let is_meant = |path: &PathBuf| *path == self.file || !is_output(path) && self.is_in_sight(path);
        !event.kind.is_access() && event.paths.iter().any(is_meant)
    }

    /// Whether something is in a folder that is watched deeply, and not hidden, as editors hide their own files.
    fn is_in_sight(&self, path: &Path) -> bool {
        let deep = self
            .watched
            .iter()
            .filter(|(_, mode)| *mode == RecursiveMode::Recursive);
        let is_hidden = |part: &std::ffi::OsStr| part.to_string_lossy().starts_with('.');
        deep.filter_map(|(folder, _)| path.strip_prefix(folder).ok())
            .any(|path| !path.iter().any(is_hidden))
    }
}

/// The outermost of the folders that a configuration names, the nearest that is there for one that is missing.
fn folders(config: &Config) -> Vec<(PathBuf, RecursiveMode)> {
    let rendered = config.articles.rendered.as_ref();
    let others = [
        Some(config.photos.dir.clone()),
        config.output.templates.clone(),
        rendered.map(|(pattern, _)| static_prefix(pattern)),
    ];
    let mut folders: Vec<_> = bases(config)
        .into_iter()
        .chain(others.into_iter().flatten())
        .map(|folder| nearest(config, &config.resolve(&folder)))
        .collect();
    // Of one folder the deep look comes first, and counts.
    folders.sort_by(|a, b| (&a.0, a.1 == RecursiveMode::NonRecursive).cmp(&(&b.0, b.1 == RecursiveMode::NonRecursive)));
    folders.dedup_by(|second, first| second.0 == first.0);
    let is_inside = |folder: &Path| {
        let is_above = |(outer, mode): &(PathBuf, RecursiveMode)| {
            *mode == RecursiveMode::Recursive && outer != folder && folder.starts_with(outer)
        };
        folders.iter().any(is_above)
    };
    folders
        .iter()
        .filter(|(folder, _)| !is_inside(folder))
        .cloned()
        .collect()
}

/// A folder with all that is in it; for one that is not there, the folder in which it will appear.
fn nearest(config: &Config, folder: &Path) -> (PathBuf, RecursiveMode) {
    let real = |folder: &Path| folder.canonicalize().ok().filter(|folder| folder.is_dir());
    if let Some(folder) = real(folder) {
        return (folder, RecursiveMode::Recursive);
    }
    let above = folder.ancestors().find_map(real);
    (
        above.unwrap_or_else(|| config.root.clone()),
        RecursiveMode::NonRecursive,
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const SOON: Duration = Duration::from_secs(10);
    const NOTHING: Duration = Duration::from_millis(700);

    #[test]
    fn what_a_build_looks_at_is_told_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for name in ["articles", "feeds"] {
            fs::create_dir(root.join(name)).unwrap();
        }
        let text = "[site]\ntitle = \"T\"\nurl = \"https://t.example/\"\n";
        fs::write(root.join("config.toml"), text).unwrap();
        fs::write(root.join("articles/a.md"), "a").unwrap();
        let config = crate::config::read(&root, "config.toml", text).unwrap();
        let mut watch = Watch::new(&root.join("config.toml")).unwrap();
        watch.turn_to(&config).unwrap();
        for name in ["articles/a.md", "articles/new/b.md", "config.toml"] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), text).unwrap();
            assert!(watch.wait(SOON), "{name}");
            while watch.wait(NOTHING) {}
        }
        fs::read(root.join("articles/a.md")).unwrap();
        for name in ["feeds/all.rss", "notes.txt", "articles/.a.md.swp"] {
            fs::write(root.join(name), "x").unwrap();
            assert!(!watch.wait(NOTHING), "{name}");
        }
    }
}
