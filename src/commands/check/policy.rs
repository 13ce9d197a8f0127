//! What counts: the levels and patterns of the configuration, and `--ignore`.

use std::path::{Path, PathBuf};

use super::super::explain::unknown;
use super::super::{Failure, configuration_here, configuration_text, tell};
use super::documents::whole;
use crate::cli::{AnswerFormat, Check};
use crate::config::{self, CheckRules};
use crate::model::{Checked, Kind, SERVED_CODES};
use crate::run::Streams;
use feedcheck::codes;

/// The name of a configuration that other programs use too.
const COMMON_NAME: &str = "config.toml";

/// What counts.
#[derive(Debug, Default)]
pub(super) struct Policy {
    config: Option<CheckRules>,
    ignored: Vec<Kind>,
}

impl Policy {
    /// Those of the command line, and of the configuration if there is one.
    pub(super) fn new(options: &Check, streams: &mut Streams<'_>) -> Result<Self, Failure> {
        let ignored = options
            .ignore
            .iter()
            .map(|name| named(name).ok_or_else(|| unknown(name, codes::codes().map(|code| code.name))));
        Ok(Self {
            ignored: ignored.collect::<Result<_, _>>()?,
            config: configuration(options, streams)?,
        })
    }

    /// The output folder of the configuration, as seen from the working folder.
    pub(super) fn output(&self) -> Option<PathBuf> {
        let output = self.config.as_ref()?.output.as_ref()?;
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
        let below = here.and_then(|here| output.strip_prefix(here).ok());
        // Nothing is left of the path when it is the working folder itself.
        let below = below.filter(|below| !below.as_os_str().is_empty());
        Some(below.unwrap_or(output).to_owned())
    }

    /// Whether the configuration passes over a file that stands in a folder.
    pub(super) fn is_ignored(&self, path: &Path) -> bool {
        let Some(config) = &self.config else { return false };
        whole(path).is_ok_and(|path| {
            path.strip_prefix(&config.root)
                .is_ok_and(|path| config.check.ignored.is_match(path))
        })
    }

    /// Gives findings the levels that they have here, and takes out the ones that do not count.
    pub(super) fn apply(&self, checked: &mut Checked) {
        checked
            .findings
            .retain(|finding| !self.ignored.iter().any(|code| finding.concerns(*code)));
        if let Some(config) = &self.config {
            config.check.apply(&mut checked.findings);
        }
    }
}

/// Of feeds, or of how they are served.
fn named(name: &str) -> Option<Kind> {
    let served = || SERVED_CODES.iter().copied().find(|code| code.name == name);
    codes::find(name).map(Kind::Feed).or_else(|| served().map(Kind::House))
}

/// A configuration is not needed. One that was named, or that is here and ours, has to be right.
fn configuration(options: &Check, streams: &mut Streams<'_>) -> Result<Option<CheckRules>, Failure> {
    let Some(path) = options.common.config.clone().or_else(configuration_here) else {
        return Ok(None);
    };
    let (folder, text) = configuration_text(&path)?;
    let has_common_name = options.common.config.is_none() && path.ends_with(COMMON_NAME);
    if has_common_name && !config::is_ours(&text) {
        return Ok(None);
    }
    let rules = config::read_check(&folder, &path.display().to_string(), &text);
    rules.map(Some).or_else(|mistakes| {
        let format = if options.format.name == "json" {
            AnswerFormat::Json
        } else {
            AnswerFormat::Text
        };
        tell(format, streams, &mistakes)?;
        Err(Failure::Configuration)
    })
}
