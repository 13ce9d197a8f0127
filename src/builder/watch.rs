//! Tells when something is saved that a build looks at: articles, pictures, templates, and the
//! configuration itself. Several saves at once, as editors make them, are told as one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt};

use crate::builder::source::files::{bases, static_prefix};
use crate::config::Config;

/// How long a file has to be at rest. An editor that saves by renaming is done sooner.
const REST: Duration = Duration::from_millis(50);

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// These files and folders, and nothing else; none, if the wait ran out.
    These(BTreeSet<PathBuf>),
    /// Something: the system did not tell all.
    Something,
}

impl Saved {
    const NOTHING: Self = Self::These(BTreeSet::new());

    /// Both together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::These(some), Self::These(others)) => Self::These(some.into_iter().chain(others).collect()),
            _ => Self::Something,
        }
    }
}

/// Looks at folders while it lives.
pub struct Watch {
    debouncer: Debouncer<RecommendedWatcher, NoCache>,
    events: Receiver<DebounceEventResult>,
    watched: Vec<(PathBuf, RecursiveMode)>,
    /// The configuration.
    file: PathBuf,
    /// Other files that the configuration is read from.
    beside: Vec<PathBuf>,
    /// The folder that we write to ourselves.
    output: Option<PathBuf>,
    /// Whether folders may have changed places: the system goes on to watch the old ones.
    is_unsure: bool,
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
            beside: Vec::new(),
            output: None,
            is_unsure: true,
        };
        watch.look_at(watch.beside(), None)?;
        Ok(watch)
    }

    /// Watches what a configuration names, before it is built: what is saved during a build calls for the
    /// next one. A folder that is not there is looked for where it will be. True if folders were taken up, in
    /// which something may have been saved unseen before.
    pub fn turn_to(&mut self, config: &Config) -> notify::Result<bool> {
        let output = config.resolve(&config.output.dir);
        let output = output.canonicalize().unwrap_or(output);
        let (deep, files): (Vec<PathBuf>, _) = config.read_from.iter().cloned().partition(|path| path.is_dir());
        let real = |file: PathBuf| Some(file.parent()?.canonicalize().ok()?.join(file.file_name()?));
        self.beside = files.into_iter().filter_map(real).collect();
        let above = self.beside.iter().filter_map(|file| file.parent());
        let above = above.map(|folder| (folder.to_owned(), RecursiveMode::NonRecursive));
        let above: Vec<_> = above.chain(self.beside()).collect();
        self.look_at(folders(config, deep, above), Some(output))
    }

    /// The folder of the configuration: editors save by putting a new file in the place of the old one.
    fn beside(&self) -> Vec<(PathBuf, RecursiveMode)> {
        let folder = self.file.parent().map(Path::to_owned);
        folder
            .map(|folder| (folder, RecursiveMode::NonRecursive))
            .into_iter()
            .collect()
    }

    fn look_at(&mut self, mut wanted: Vec<(PathBuf, RecursiveMode)>, output: Option<PathBuf>) -> notify::Result<bool> {
        // A folder that is watched deeply is not watched again; the first of equals is the deep one.
        wanted.dedup_by(|second, first| second.0 == first.0);
        self.output = output;
        if !self.is_unsure && wanted == self.watched {
            return Ok(false);
        }
        // Until all are watched.
        self.is_unsure = true;
        for (folder, _) in self.watched.drain(..) {
            // One that went away is not watched any more anyway.
            let _ = self.debouncer.unwatch(folder);
        }
        for (folder, mode) in wanted {
            self.debouncer.watch(&folder, mode)?;
            self.watched.push((folder, mode));
        }
        self.is_unsure = false;
        Ok(true)
    }

    /// Waits until something was saved, or so long.
    pub fn wait(&mut self, longest: Duration) -> Saved {
        let deadline = Instant::now() + longest;
        let mut saved = loop {
            let rest = deadline.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(rest) {
                Ok(events) => {
                    let saved = self.saved(&events);
                    if saved != Saved::NOTHING {
                        break saved;
                    }
                }
                Err(error) => {
                    if error == RecvTimeoutError::Disconnected {
                        std::thread::sleep(rest);
                    }
                    self.is_unsure = true;
                    return Saved::NOTHING;
                }
            }
        };
        // What came in the meantime is seen by the same build.
        for events in self.events.try_iter() {
            saved = saved.and(self.saved(&events));
        }
        self.is_unsure |= match &saved {
            Saved::These(paths) => paths.iter().any(|path| !is_plain(path)),
            Saved::Something => true,
        };
        saved
    }

    fn saved(&self, events: &DebounceEventResult) -> Saved {
        match events {
            Ok(events) if !events.iter().any(|event| event.need_rescan()) => {
                let ours = events.iter().filter(|event| self.is_ours(event));
                Saved::These(ours.flat_map(|event| event.paths.iter().cloned()).collect())
            }
            // Something was lost: better to look once too often.
            _ => Saved::Something,
        }
    }

    /// Reading is no change, and neither is what a build writes itself.
    fn is_ours(&self, event: &DebouncedEvent) -> bool {
        let is_output = |path: &Path| self.output.as_ref().is_some_and(|output| path.starts_with(output));
        let is_read = |path: &PathBuf| *path == self.file || self.beside.contains(path);
        let is_meant = |path: &PathBuf| is_read(path) || !is_output(path) && self.is_in_sight(path);
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

/// Whether a path is a file, and not a folder, or a link that may lead to one, or gone: it may have been one.
fn is_plain(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|facts| facts.is_file())
}

/// The outermost of the folders that a configuration names, the nearest that is there for one that is missing;
/// `deep` are others like them, `flat` those of which only what lies in them counts.
fn folders(config: &Config, deep: Vec<PathBuf>, flat: Vec<(PathBuf, RecursiveMode)>) -> Vec<(PathBuf, RecursiveMode)> {
    let rendered = config.articles.rendered.as_ref();
    let others = [
        Some(config.photos.dir.clone()),
        config.output.templates.clone(),
        rendered.map(|(pattern, _)| static_prefix(pattern)),
    ];
    let mut folders: Vec<_> = bases(config)
        .into_iter()
        .chain(others.into_iter().flatten())
        .chain(deep)
        .map(|folder| nearest(config, &config.resolve(&folder)))
        .chain(flat)
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

    /// A newsroom with an article, watched.
    fn watched(root: &Path) -> (Config, Watch) {
        for name in ["articles", "feeds"] {
            fs::create_dir(root.join(name)).unwrap();
        }
        let text = "[site]\ntitle = \"T\"\nurl = \"https://t.example/\"\n";
        fs::write(root.join("config.toml"), text).unwrap();
        fs::write(root.join("articles/a.md"), "a").unwrap();
        let config = crate::config::read(root, "config.toml", text).unwrap();
        let mut watch = Watch::new(&root.join("config.toml")).unwrap();
        assert!(watch.turn_to(&config).unwrap());
        (config, watch)
    }

    #[test]
    fn what_a_build_looks_at_is_told_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let (config, mut watch) = watched(&root);
        assert!(!watch.turn_to(&config).unwrap());
        for name in ["articles/a.md", "articles/new/b.md", "config.toml"] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), "x").unwrap();
            let Saved::These(paths) = watch.wait(SOON) else {
                panic!("{name}")
            };
            let is_it = |path: &PathBuf| root.join(name).starts_with(path);
            assert!(!paths.is_empty() && paths.iter().all(is_it), "{paths:?}");
            while watch.wait(NOTHING) != Saved::NOTHING {}
        }
        fs::read(root.join("articles/a.md")).unwrap();
        for name in ["feeds/all.rss", "notes.txt", "articles/.a.md.swp"] {
            fs::write(root.join(name), "x").unwrap();
            assert_eq!(watch.wait(NOTHING), Saved::NOTHING, "{name}");
        }
    }

    #[test]
    fn what_the_configuration_is_read_from_besides_is_told_too() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let text = "[site]\ntitle = \"T\"\nurl = \"https://t.example/\"\n[articles]\ngenerator = \"hugo\"\n\
                    include = [\"content/post/*.md\"]\n[authors]\nfrom = \"people/all.yml\"\n";
        for name in ["content/post/a.md", "content/_index.md", "people/all.yml"] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), "---\na: b\n").unwrap();
        }
        fs::write(root.join("config.toml"), text).unwrap();
        let config = crate::config::read(&root, "config.toml", text).unwrap();
        let mut watch = Watch::new(&root.join("config.toml")).unwrap();
        watch.turn_to(&config).unwrap();
        for name in ["content/_index.md", "people/all.yml", "hugo.toml"] {
            fs::write(root.join(name), "---\na: c\n").unwrap();
            assert_ne!(watch.wait(SOON), Saved::NOTHING, "{name}");
            while watch.wait(NOTHING) != Saved::NOTHING {}
        }
        fs::write(root.join("people/other.yml"), "x").unwrap();
        assert_eq!(watch.wait(NOTHING), Saved::NOTHING);
    }

    #[test]
    #[cfg(unix)]
    fn folders_that_change_places_are_watched_where_they_are_now() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let (config, mut watch) = watched(&root);
        let [articles, copy, other] = ["articles", "copy", "other"].map(|name| root.join(name));
        for name in ["one", "two"] {
            fs::create_dir_all(other.join(name)).unwrap();
            fs::write(other.join(name).join("b.md"), "b").unwrap();
        }
        let moved_and_back = || {
            fs::rename(&articles, &copy).unwrap();
            fs::rename(&copy, &articles).unwrap();
        };
        let made_anew = || {
            fs::remove_dir_all(&articles).unwrap();
            fs::create_dir(&articles).unwrap();
        };
        let linked = |name: &str| {
            let _ = fs::remove_file(articles.join("link"));
            symlink(other.join(name), articles.join("link")).unwrap();
        };
        let steps: [(&str, &dyn Fn()); 4] = [
            ("a.md", &moved_and_back),
            ("a.md", &made_anew),
            ("link/b.md", &|| linked("one")),
            ("link/b.md", &|| linked("two")),
        ];
        for (name, step) in steps {
            step();
            assert_ne!(watch.wait(SOON), Saved::NOTHING, "{name}");
            // As a build does before it looks at anything.
            while watch.turn_to(&config).unwrap() && watch.wait(NOTHING) != Saved::NOTHING {}
            fs::write(articles.join(name), "saved").unwrap();
            assert_ne!(watch.wait(SOON), Saved::NOTHING, "{name}");
        }
    }
}
