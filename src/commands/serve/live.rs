//! Builds when something was saved, and keeps what there is to show of the last build. A mistake in
//! the configuration or a build that cannot be done leaves the last one standing, with the reason.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::watch;

use super::documents::{self, Documents};
use crate::builder::{self, Listed, Options, Outcome, Watch, survey};
use crate::commands::build::summary;
use crate::commands::configuration_text;
use crate::config::{self, Config};
use crate::model::{Diagnostic, Timestamp};
use crate::preview::{Pages, Row, chart};
use crate::report;

/// How long nothing is looked at when nothing is saved. A clock that was set is noticed then.
const LONGEST: Duration = Duration::from_mins(10);

/// How long to wait for another run that holds the output folder, before the next look.
const BUSY: Duration = Duration::from_secs(1);

/// What there is to show.
#[derive(Debug, Default)]
pub(super) struct Edition {
    /// Counts builds.
    pub version: u64,
    /// The last configuration that could be used.
    pub config: Option<Arc<Config>>,
    /// Why there is no newer build.
    pub trouble: Option<String>,
    /// What the last build did, and what it had to say.
    pub summary: String,
    pub findings: Option<String>,
    /// Feeds that the last build changed, as they were before.
    pub before: Documents,
    /// When the build has to be repeated, whatever is saved.
    next_due: Option<Timestamp>,
    is_busy: bool,
    rows: OnceLock<Vec<Row>>,
    chart: OnceLock<String>,
}

/// The configuration and its editions.
pub(super) struct Live {
    file: PathBuf,
    pub pages: Pages,
    current: RwLock<Arc<Edition>>,
    version: watch::Sender<u64>,
}

impl Live {
    pub(super) fn new(file: PathBuf, pages: Pages) -> Self {
        Self {
            file,
            pages,
            current: RwLock::default(),
            version: watch::Sender::new(0),
        }
    }

    /// What there is to show now.
    pub(super) fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Hears of new editions.
    pub(super) fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Builds now, and again whenever something was saved or a story is due.
    pub(super) fn work(&self, mut watch: Watch) {
        loop {
            let edition = self.next(&mut watch);
            let longest = edition.rest();
            let version = edition.version;
            *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(edition);
            self.version.send_replace(version);
            watch.wait(longest);
        }
    }

    fn next(&self, watch: &mut Watch) -> Edition {
        let last = self.edition();
        let edition = match self.read() {
            Err(trouble) => Edition {
                trouble: Some(trouble),
                ..last.kept()
            },
            Ok(config) => {
                let watching = watch.turn_to(&config);
                let edition = built(Arc::new(config), &last);
                let blind = watching.err().map(|error| format!("cannot watch files: {error}"));
                let findings: Vec<String> = edition.findings.iter().cloned().chain(blind).collect();
                Edition {
                    findings: Some(findings.join("\n\n")).filter(|text| !text.is_empty()),
                    ..edition
                }
            }
        };
        Edition {
            version: last.version + 1,
            ..edition
        }
    }

    /// The configuration, or its mistakes in lines.
    fn read(&self) -> Result<Config, String> {
        let (folder, text) = configuration_text(&self.file).map_err(|failure| failure.to_string())?;
        config::read(&folder, &self.name(), &text).map_err(|mistakes| as_text(&mistakes))
    }

    fn name(&self) -> String {
        self.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

fn built(config: Arc<Config>, last: &Edition) -> Edition {
    let before = documents::all(&config);
    let options = Options::at(Timestamp::now());
    match builder::build(&config, &options, &()) {
        Ok(outcome) => {
            let changed = documents::changed(before, &config);
            Edition {
                before: if changed.is_empty() {
                    last.before.clone()
                } else {
                    changed
                },
                ..Edition::of(config, &outcome)
            }
        }
        Err(error) => Edition {
            config: Some(config),
            trouble: Some(error.to_string()),
            is_busy: matches!(error, builder::Error::Locked(_)),
            ..last.kept()
        },
    }
}

impl Edition {
    fn of(config: Arc<Config>, outcome: &Outcome) -> Self {
        Self {
            config: Some(config),
            summary: summary(outcome),
            findings: Some(as_text(&outcome.findings)).filter(|text| !text.is_empty()),
            next_due: outcome.next_due,
            ..Self::default()
        }
    }

    /// The same for as long as there is no other.
    fn kept(&self) -> Self {
        Self {
            config: self.config.clone(),
            summary: self.summary.clone(),
            findings: self.findings.clone(),
            before: self.before.clone(),
            next_due: self.next_due,
            ..Self::default()
        }
    }

    fn rest(&self) -> Duration {
        if self.is_busy {
            return BUSY;
        }
        let due = self.next_due.map(|due| due.unix() - Timestamp::now().unix() + 1);
        let due = due
            .and_then(|seconds| u64::try_from(seconds).ok())
            .map(Duration::from_secs);
        due.unwrap_or(LONGEST).clamp(BUSY, LONGEST)
    }

    /// Where the feeds are.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        let config = self.config.as_ref()?;
        config.resolve(&config.output.dir).canonicalize().ok()
    }

    /// The feeds with what there is to say of each; looked through when somebody asks.
    pub(super) fn rows(&self) -> &[Row] {
        self.rows.get_or_init(|| {
            self.config
                .as_ref()
                .map(|config| documents::rows(config, &self.before))
                .unwrap_or_default()
        })
    }

    /// Stories a week; drawn when somebody asks.
    pub(super) fn chart(&self) -> &str {
        self.chart.get_or_init(|| {
            let listed = self
                .config
                .as_ref()
                .and_then(|config| survey(config, Timestamp::now(), &()).ok());
            chart(&listed.map(|(listed, _)| stories(&listed)).unwrap_or_default())
        })
    }
}

/// Stories that readers see, with their topics.
fn stories(listed: &[Listed]) -> Vec<(Timestamp, Vec<String>)> {
    let story = |listed: &Listed| match listed {
        Listed::Article(article) if article.held.is_none() => {
            let stub = &article.article.stub;
            Some((stub.published, stub.topics.clone()))
        }
        _ => None,
    };
    listed.iter().filter_map(story).collect()
}

fn as_text(findings: &[Diagnostic]) -> String {
    let mut text = Vec::new();
    // Writing to memory cannot fail.
    let _ = report::write_text(&mut text, false, findings);
    String::from_utf8_lossy(&text).trim_end().to_owned()
}
