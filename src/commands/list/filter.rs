//! Which articles `feedmill list` shows.

use std::path::{Path, PathBuf};

use crate::builder::Understood;
use crate::cli;
use crate::commands::Failure;
use crate::config::Config;
use crate::model::Timestamp;
use crate::text::date::{self, DateRules};
use crate::text::slug;

/// What is asked for; each condition that is there has to hold.
pub(super) struct Filter<'o> {
    options: &'o cli::List,
    /// Files and folders, without links; all if there are none.
    paths: Vec<PathBuf>,
    root: PathBuf,
    since: Option<Timestamp>,
}

impl<'o> Filter<'o> {
    pub(super) fn new(options: &'o cli::List, config: &Config) -> Result<Self, Failure> {
        let real = |path: &PathBuf| {
            let absent = |error| Failure::Usage(format!("cannot find `{}`: {error}", path.display()));
            path.canonicalize().map_err(absent)
        };
        let rules = DateRules {
            timezone: config.site.timezone,
            ..DateRules::default()
        };
        let time = |text: &String| {
            let reading = date::parse(text, &rules).map(|reading| reading.time);
            reading.map_err(|error| Failure::Usage(format!("`--since {text}` cannot be read: {error}")))
        };
        Ok(Self {
            options,
            paths: options.paths.iter().map(real).collect::<Result<_, _>>()?,
            root: config.root.clone(),
            since: options.since.as_ref().map(time).transpose()?,
        })
    }

    /// Whether all that is asked is which files.
    pub(super) fn is_of_files_only(&self) -> bool {
        let cli::List {
            topic,
            author,
            section,
            feed,
            held,
            ..
        } = self.options;
        [topic, author, section, feed].iter().all(|name| name.is_none()) && !held && self.since.is_none()
    }

    /// Whether a file is asked for.
    pub(super) fn has_file(&self, name: &str) -> bool {
        let file = || {
            let path = self.root.join(Path::new(name));
            path.canonicalize().unwrap_or(path)
        };
        self.paths.is_empty() || {
            let file = file();
            self.paths.iter().any(|path| file.starts_with(path))
        }
    }

    /// Whether an article is asked for. Names are compared as feeds do: case, hyphens and blanks do not count.
    pub(super) fn has(&self, understood: &Understood) -> bool {
        let stub = &understood.article.stub;
        let is_one = |wanted: &Option<String>, names: Vec<&String>| {
            let key = wanted.as_ref().map(|wanted| slug::key(wanted));
            key.is_none_or(|key| names.iter().any(|name| slug::key(name) == key))
        };
        let options = self.options;
        let is_in = |feed: &String| understood.feeds.iter().any(|path| path == feed.trim_matches('/'));
        self.has_file(&understood.source)
            && is_one(&options.topic, stub.topics.iter().collect())
            && is_one(
                &options.author,
                stub.authors.iter().map(|author| &author.name).collect(),
            )
            && is_one(&options.section, stub.section.iter().collect())
            && options.feed.as_ref().is_none_or(is_in)
            && (!options.held || understood.held.is_some())
            && self.since.is_none_or(|since| stub.published >= since)
    }
}
