//! `feedmill retire`.

use super::{Ending, Failure, build};
use crate::cli::{self, AnswerFormat, FailOn};
use crate::run::Streams;

/// Builds without the feeds that are to end, and removes their files.
pub fn run(options: &cli::Retire, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let feeds = options.feeds.iter().map(|feed| feed.trim_matches('/').to_owned());
    let options = cli::Build {
        common: options.common.clone(),
        format: AnswerFormat::Text,
        fail_on: FailOn::Error,
        quiet: options.quiet,
        allow_shrink: false,
        prune: false,
        dry_run: options.dry_run,
        diff: false,
        #[cfg(feature = "net")]
        offline: true,
        wait: options.wait,
        changed: None,
        watch: false,
        #[cfg(feature = "publish")]
        publish: false,
        retire: feeds.collect(),
    };
    build::run(&options, streams)
}
