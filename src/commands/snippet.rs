//! `feedmill snippet`: what a web server has to be told about the output folder.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;

use super::{Ending, Failure, configuration, configuration_here};
use crate::cli::{AnswerFormat, Common, Snippet};
use crate::config::Config;
use crate::output::{FeedFormat, types};
use crate::run::Streams;
use crate::snippet::{Folder, Moved};
use crate::text::url::below;

/// Prints it for the folder of the configuration; without one, for a folder to be put in by hand.
pub fn run(options: &Snippet, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let folder = match options.config.clone().or_else(configuration_here) {
        Some(path) => of(&configuration(&named(path), AnswerFormat::Text, streams)?)?,
        None => Folder {
            path: "/feeds/".to_owned(),
            dir: "/srv/courier/feeds".to_owned(),
            types: types(false),
            has_gzip: false,
            has_brotli: false,
            moved: Vec::new(),
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

fn of(config: &Config) -> Result<Folder, Failure> {
    let dir = config.resolve(&config.output.dir);
    let dir = dir.canonicalize().unwrap_or(dir).display().to_string();
    Ok(Folder {
        path: decoded(config.site.feeds_url.path()),
        dir: dir.trim_end_matches('/').to_owned(),
        types: types(config.output.stylesheet),
        has_gzip: has(config, "gzip"),
        has_brotli: has(config, "brotli"),
        moved: moved(config)?,
    })
}

fn decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// Where feeds were before. An address at which a feed is now would lead to itself, or take that feed away.
fn moved(config: &Config) -> Result<Vec<Moved>, Failure> {
    let base = &config.site.feeds_url;
    let address = |path: &str, format: &FeedFormat| below(base, &format!("{path}.{}", format.ending));
    let single = config.feeds.iter().filter(|rule| rule.each.is_none());
    let formats = &config.output.formats;
    let now: Vec<String> = single
        .flat_map(|rule| formats.iter().map(|format| decoded(address(&rule.path, format).path())))
        .collect();
    let mut moved: Vec<Moved> = Vec::new();
    for rule in &config.feeds {
        for was in &rule.was {
            let from = match was.strip_prefix('/') {
                Some(_) => was.clone(),
                None => format!("{}/{was}", decoded(base.path()).trim_end_matches('/')),
            };
            if now.contains(&from) || moved.iter().any(|other| other.from == from) {
                let reason = format!(
                    "`was` of the feed `{}` names `{was}`, at which another feed is or was: take it out",
                    rule.path
                );
                return Err(Failure::Usage(reason));
            }
            let Some(format) = format_of(was, formats) else {
                continue;
            };
            // Letters of variables and quotes to servers and shells.
            let to = String::from(address(&rule.path, format))
                .replace('$', "%24")
                .replace('\'', "%27");
            moved.push(Moved { from, to });
        }
    }
    Ok(moved)
}

/// The format of an earlier file: that of its ending, else the one that its name speaks of (`atom.xml`), else the first.
fn format_of(was: &str, formats: &[&'static FeedFormat]) -> Option<&'static FeedFormat> {
    let name = was.to_lowercase();
    let has_ending = |format: &&&FeedFormat| name.rsplit_once('.').is_some_and(|(_, ending)| ending == format.ending);
    let is_named = |format: &&&FeedFormat| {
        name.split(|c: char| !c.is_alphanumeric())
            .any(|word| word == format.name)
    };
    let mut formats_of = formats.iter();
    let found = formats_of.find(has_ending).or_else(|| formats.iter().find(is_named));
    found.or(formats.first()).copied()
}

fn has(config: &Config, compression: &str) -> bool {
    config.output.compress.iter().any(|way| way.name == compression)
}
