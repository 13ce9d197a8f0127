//! The documents of a feed: one in each format, checked, and the page that people subscribe from.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use rayon::prelude::*;

use crate::builder::entry::assemble::Context;
use crate::builder::memory::state::{PublishedFeed, State};
use crate::builder::plan::feed_plan::{Chain, FeedPlan, Plan};
use crate::builder::plan::guard::place;
use crate::builder::render::freshness::Draft;
use crate::builder::render::page;
use crate::builder::render::product::{Product, compressed, file};
use crate::config::Config;
use crate::model::{Archive, Author, Checked, Code, Diagnostic, Entry, Feed, Podcast};
use crate::output::opml::{self, Outline};
use crate::output::{FEED_FORMATS, FeedFormat, stylesheet};
use crate::text::url::{below, relative};

/// The paths of all files that the configuration asks for.
pub(crate) fn wanted(config: &Config, plan: &Plan) -> BTreeSet<String> {
    let documents = |feed: &FeedPlan| {
        config
            .output
            .formats
            .iter()
            .map(|format| file(&feed.path, format))
            .collect::<Vec<_>>()
    };
    let paths = plan.feeds.iter().flat_map(documents);
    let others = config.output.opml.clone().into_iter();
    let others = others.chain(page::paths(config, plan));
    let others = others.chain(stylesheet(config).map(|stylesheet| stylesheet.path));
    paths
        .chain(others)
        .flat_map(|path| with_siblings(config, path))
        .collect()
}

/// The paths of all files of a feed.
pub(crate) fn files(config: &Config, feed: &FeedPlan) -> Vec<String> {
    let documents = config.output.formats.iter().map(|format| file(&feed.path, format));
    let all = documents.chain(page::path_of(config, feed));
    all.flat_map(|path| with_siblings(config, path)).collect()
}

/// A path and those of its compressed siblings.
pub(crate) fn with_siblings(config: &Config, path: String) -> Vec<String> {
    let ways = config.output.compress.iter();
    let siblings: Vec<String> = ways.map(|way| compressed(&path, way)).collect();
    std::iter::once(path).chain(siblings).collect()
}

/// The stylesheet that feeds name, if they name one.
pub(crate) fn stylesheet(config: &Config) -> Option<Product> {
    config.output.stylesheet.then(|| Product {
        path: stylesheet::NAME.to_owned(),
        text: stylesheet::TEXT.to_owned(),
        mark: stylesheet::MARK.to_owned(),
    })
}

/// A feed in every format, or why it cannot be written.
pub(crate) fn documents(
    context: &Context<'_>,
    draft: &Draft<'_>,
    entries: Vec<Arc<Entry>>,
    retracted: Vec<Arc<Entry>>,
) -> Result<Vec<Product>, Vec<Diagnostic>> {
    let config = context.config;
    let path = &draft.plan.path;
    let feed = Feed {
        retracted,
        ..feed(config, draft.plan, &draft.published, entries)
    };
    let write = |format: &&'static FeedFormat| {
        let address = below(&config.site.feeds_url, &file(path, format)).to_string();
        let archive = archive(config, &draft.plan.chain, format);
        let feed = match archive {
            None => Cow::Borrowed(&feed),
            Some(archive) => Cow::Owned(Feed {
                archive,
                ..feed.clone()
            }),
        };
        let text = write(context, format, &feed, &address);
        let text = text.map_err(|reason| invalid(config, path, format, &reason))?;
        Ok(Product {
            path: file(path, format),
            mark: (format.mark)(&address),
            text,
        })
    };
    let written: Vec<Result<Product, Diagnostic>> = config.output.formats.par_iter().map(write).collect();
    let (mut products, mut findings) = (Vec::new(), Vec::new());
    for result in written {
        match result {
            Ok(product) => products.push(product),
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() {
        Ok(products)
    } else {
        Err(findings)
    }
}

/// Where a document stands among those of its feed, as addresses in a format; `None` for a feed without archives.
fn archive(config: &Config, chain: &Chain, format: &FeedFormat) -> Option<Archive> {
    let address = |path: &str| below(&config.site.feeds_url, &file(path, format)).to_string();
    (*chain != Chain::default()).then(|| Archive {
        is_closed: chain.is_closed,
        is_complete: chain.is_complete,
        current: chain.root.as_ref().map(|root| address(&root.path)),
        previous: chain.previous.as_deref().map(address),
        next: chain.next.as_deref().map(address),
    })
}

fn invalid(config: &Config, path: &str, format: &FeedFormat, reason: &str) -> Diagnostic {
    let message = format!(
        "the feed in {} is not valid: {reason}; the old one is kept",
        format.title
    );
    Diagnostic::new(Code::INVALID_FEED, place(config, path), message)
}

/// The file of a feed that is kept, without the entries of some ids; `None` where there is no file.
pub(crate) fn without(
    config: &Config,
    feed: &FeedPlan,
    format: &FeedFormat,
    dir: &Path,
    ids: &BTreeSet<String>,
) -> Result<Option<Product>, Diagnostic> {
    let path = file(&feed.path, format);
    let address = below(&config.site.feeds_url, &path).to_string();
    match fs::read_to_string(dir.join(&path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => {
            let text = read.ok().and_then(|text| (format.without)(&text, ids));
            let text = text.ok_or_else(|| {
                let message = format!("`{path}` cannot be read, so that what is not to be seen stays in it");
                let help = "remove the file, or run `feedmill build --allow-shrink` once";
                Diagnostic::new(Code::INVALID_FEED, place(config, &feed.path), message).help(help)
            })?;
            let mark = (format.mark)(&address);
            Ok(Some(Product { path, text, mark }))
        }
    }
}

/// The document, which has every entry and no error.
fn write(context: &Context<'_>, format: &FeedFormat, feed: &Feed, address: &str) -> Result<String, String> {
    let text = (format.write)(feed, address).map_err(|error| error.to_string())?;
    let count = valid(context, &text, address)?;
    let notices = if format.has_deleted { 0 } else { feed.retracted.len() };
    let expected = feed.entries.len() + notices;
    if count == expected {
        Ok(text)
    } else {
        Err(format!("it has {count} entries in place of {expected}"))
    }
}

/// How many entries a document has, or its first error. The levels of the configuration do not count here:
/// they are for other people's feeds, too, and what we write has no error.
fn valid(context: &Context<'_>, text: &str, address: &str) -> Result<usize, String> {
    let options = feedcheck::Options {
        content_type: None,
        location: Some(address),
        now: context.now,
        sound: Some(&context.sound),
    };
    let report = feedcheck::check(text.as_bytes(), &options);
    let entries = report.entries;
    let findings = Checked::new(address, report).findings;
    match findings.iter().find(|finding| finding.is_error()) {
        None => Ok(entries),
        Some(error) => Err(format!("{} ({})", error.message, error.code.name())),
    }
}

fn feed(config: &Config, plan: &FeedPlan, published: &PublishedFeed, entries: Vec<Arc<Entry>>) -> Feed {
    let site = &config.site;
    let title = Author {
        name: site.title.clone(),
        ..Author::default()
    };
    Feed {
        title: plan.title.clone(),
        description: plan.description.clone(),
        home: page::home(config, plan),
        id: published.id.clone(),
        language: plan.language.clone(),
        updated: published.updated,
        copyright: site.copyright.clone(),
        icon: site.icon.as_ref().map(ToString::to_string),
        logo: site.logo.as_ref().map(ToString::to_string),
        authors: if site.authors.is_empty() {
            vec![title]
        } else {
            site.authors.clone()
        },
        email: site.email.clone(),
        // Nobody subscribes to an archive.
        hubs: (config.hub.urls.iter().filter(|_| plan.chain.root.is_none()))
            .map(ToString::to_string)
            .collect(),
        stylesheet: (config.output.stylesheet).then(|| relative(&site.feeds_url, &plan.path, stylesheet::NAME)),
        podcast: podcast(config, plan),
        body: plan.body,
        entries,
        ..Feed::default()
    }
}

/// What is told of a show, of which archives are a part.
fn podcast(config: &Config, plan: &FeedPlan) -> Option<Podcast> {
    let (path, rule) = plan.root();
    config.rule_of(rule, path)?.podcast.clone()
}

/// The list of all feeds that are there: made now, or kept from an earlier build.
pub(crate) fn list(
    config: &Config,
    plan: &Plan,
    path: &str,
    made: &BTreeMap<String, PublishedFeed>,
    state: &State,
) -> Option<Product> {
    // Readers know RSS and Atom best.
    let format = FEED_FORMATS
        .iter()
        .find(|format| config.output.formats.iter().any(|wanted| wanted.name == format.name))?;
    let there = |path: &String| made.get(path).or_else(|| state.feeds.get(path));
    let is_listed = |feed: &&FeedPlan| feed.chain.root.is_none() && there(&feed.path).is_some();
    let feeds: Vec<_> = plan.feeds.iter().filter(is_listed).collect();
    let modified = feeds
        .iter()
        .filter_map(|feed| there(&feed.path))
        .map(|feed| feed.updated)
        .max();
    let outlines: Vec<Outline> = feeds
        .iter()
        .map(|feed| Outline {
            title: feed.title.clone(),
            description: feed.description.clone(),
            feed: below(&config.site.feeds_url, &file(&feed.path, format)).into(),
            home: page::home(config, feed),
            language: feed.language.clone(),
        })
        .collect();
    (!outlines.is_empty()).then(|| Product {
        path: path.to_owned(),
        text: opml::write(&config.site.title, modified, &outlines),
        mark: format!("xmlUrl=\"{}", config.site.feeds_url),
    })
}
