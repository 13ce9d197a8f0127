//! `feedmill snippet`: what a web server has to be told about the output folder.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;

use super::{Ending, Failure, configuration, configuration_here};
use crate::cli::{AnswerFormat, Common, Snippet};
use crate::config::Config;
use crate::output::types;
use crate::run::Streams;
use crate::snippet::Folder;

/// Prints it for the folder of the configuration; without one, for a folder to be put in by hand.
pub fn run(options: &Snippet, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let folder = match options.config.clone().or_else(configuration_here) {
        Some(path) => of(&configuration(&named(path), AnswerFormat::Text, streams)?),
        None => Folder {
            path: "/feeds/".to_owned(),
            dir: "/srv/courier/feeds".to_owned(),
            types: types(false),
            has_gzip: false,
            has_brotli: false,
        },
    };
    streams.out.write_all((options.server.write)(&folder).as_bytes())?;
    Ok(Ending::Well)
}

fn named(config: PathBuf) -> Common {
    Common {
        config: Some(config),
        now: None,
        jobs: None,
    }
}

fn of(config: &Config) -> Folder {
    let dir = config.resolve(&config.output.dir);
    let dir = dir.canonicalize().unwrap_or(dir).display().to_string();
    Folder {
        path: percent_decode_str(config.site.feeds_url.path())
            .decode_utf8_lossy()
            .into_owned(),
        dir: dir.trim_end_matches('/').to_owned(),
        types: types(config.output.stylesheet),
        has_gzip: has(config, "gzip"),
        has_brotli: has(config, "brotli"),
    }
}

fn has(config: &Config, compression: &str) -> bool {
    config.output.compress.iter().any(|way| way.name == compression)
}
