//! `feedmill snippet`: what a web server has to be told about the output folder, and what a page says of the feeds.

use std::fs;
use std::path::PathBuf;

use percent_encoding::percent_decode_str;

use super::{Ending, Failure, configuration, configuration_here};
use crate::builder::{ServedFeed, served};
use crate::cli::{AnswerFormat, Common, Receiver, Snippet};
use crate::config::{Config, FeedRule};
use crate::output::{FeedFormat, types};
use crate::reader;
use crate::run::Streams;
use crate::snippet::{Folder, Moved};
use crate::text::escape::escape;
use crate::text::url::below;

/// Prints it for the folder of the configuration; without one, for a folder to be put in by hand.
pub fn run(options: &Snippet, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let server = match options.receiver {
        Receiver::Html => return html(options, streams),
        Receiver::Server(server) => server,
    };
    if let Some(feed) = options.feeds.first() {
        let reason = format!("`{feed}`: a server is told of all feeds; `html` takes some of them");
        return Err(Failure::Usage(reason));
    }
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
    streams.out.write_all((server.write)(&folder).as_bytes())?;
    Ok(Ending::Well)
}

/// Links for the head of a page (HTML, "link type alternate"). Browsers and readers offer the first one first, so feeds that the configuration
/// names come in its order, and families of feeds behind them.
fn html(options: &Snippet, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let path = options.config.clone().or_else(configuration_here);
    let Some(path) = path else {
        let reason = "`feedmill snippet html` prints the feeds of one; `--config` names it".to_owned();
        return Err(Failure::NoConfiguration(reason));
    };
    let config = configuration(&named(path), AnswerFormat::Text, streams)?;
    let mut feeds = served(&config)?.feeds;
    feeds.sort_by_cached_key(|feed| {
        let is_it = |rule: &FeedRule| rule.each.is_none() && rule.path == stem(feed);
        config.feeds.iter().position(is_it).unwrap_or(usize::MAX)
    });
    for wanted in &options.feeds {
        if !feeds.iter().any(|feed| stem(feed) == wanted.trim_matches('/')) {
            let reason = format!(
                "the last build wrote no feed `{wanted}`: write its path without an ending, such as `topics/harbor`"
            );
            return Err(Failure::Usage(reason));
        }
    }
    if feeds.is_empty() {
        let reason = "there are no feeds yet: run `feedmill build` first".to_owned();
        return Err(Failure::Usage(reason));
    }
    let is_wanted = |feed: &&ServedFeed| {
        options.feeds.is_empty()
            || options
                .feeds
                .iter()
                .any(|wanted| stem(feed) == wanted.trim_matches('/'))
    };
    for feed in feeds.iter().filter(is_wanted) {
        if let Some(link) = link(&config, feed) {
            writeln!(streams.out, "{link}")?;
        }
    }
    Ok(Ending::Well)
}

/// The path of a feed without its ending.
fn stem(feed: &ServedFeed) -> &str {
    feed.path.rsplit_once('.').map_or(&feed.path, |(stem, _)| stem)
}

/// `None` if the file is gone, or is no feed any more: nobody is sent there.
fn link(config: &Config, feed: &ServedFeed) -> Option<String> {
    let title = reader::read(&fs::read(&feed.file).ok()?).ok()?.title;
    let (_, ending) = feed.path.rsplit_once('.')?;
    let format = config.output.formats.iter().find(|format| format.ending == ending)?;
    Some(format!(
        "<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{}\">",
        format.media_type,
        escape(&format!("{title} ({})", format.title)),
        escape(&feed.address)
    ))
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
