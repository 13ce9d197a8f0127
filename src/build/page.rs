//! The subscribe pages: what they show of the feeds that are there. A page follows from articles and
//! configuration like the feeds themselves, and is stored with the same care.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use url::Url;

use super::error::reason;
use super::files::display;
use super::gather::Entries;
use super::picture::picture;
use super::plan::{FeedPlan, Plan};
use super::produce::{Product, file};
use super::state::{PublishedFeed, State};
use crate::config::{Config, FeedRule, Home};
use crate::model::{BodyMode, Code, Diagnostic, Entry, Place};
use crate::output::page::{self, Feed, Group, Link, MARK, NAMES, Page, Story, Templates};
use crate::text::template::Mistake;
use crate::text::url::{absolute, below, relative};

/// The page of all feeds.
const INDEX: &str = "index.html";

/// Stories on a page.
const STORIES: usize = 8;

/// Stories with a picture on the page of one feed: a paper with a thousand topics has a thousand pages.
const PICTURES: usize = 2;

/// The pages, and what is wrong with their templates.
#[derive(Debug, Default)]
pub struct Pages {
    pub files: Vec<Product>,
    pub findings: Vec<Diagnostic>,
}

/// The paths of all pages that the configuration asks for.
pub fn paths(config: &Config, plan: &Plan) -> Vec<String> {
    if !config.output.page || plan.feeds.is_empty() {
        return Vec::new();
    }
    let own = plan.feeds.iter().filter_map(|feed| path_of(config, feed));
    own.chain([INDEX.to_owned()]).collect()
}

/// The page of a feed: those of a family have one, beside the feed.
fn path_of(config: &Config, feed: &FeedPlan) -> Option<String> {
    let path = format!("{}.html", feed.path);
    let is_taken = path.eq_ignore_ascii_case(INDEX) || config.output.opml.as_ref() == Some(&path);
    (!feed.rule.is_empty() && !is_taken).then_some(path)
}

/// The page that a feed belongs to, as the configuration has it.
pub fn home(config: &Config, feed: &FeedPlan) -> String {
    let is_of = |rule: &&FeedRule| rule.name() == feed.rule && (rule.each.is_some() || rule.path == feed.path);
    let Some(rule) = config.feeds.iter().find(is_of) else {
        return config.site.url.to_string();
    };
    match &rule.home {
        Home::Site => config.site.url.to_string(),
        Home::Page => {
            let path = path_of(config, feed).unwrap_or_else(|| INDEX.to_owned());
            below(&config.site.feeds_url, &path).into()
        }
        Home::Address(address) => {
            let address = address.replace("{slug}", rule.slug(&feed.path).unwrap_or_default());
            absolute(&address).unwrap_or_else(|| config.site.url.clone()).into()
        }
    }
}

/// Makes the pages: of all feeds that are there, and of each family feed that was `made` now.
pub fn pages(
    config: &Config,
    plan: &Plan,
    made: &BTreeMap<String, PublishedFeed>,
    entries: &Entries,
    state: &State,
) -> Pages {
    if !config.output.page || plan.feeds.iter().all(|feed| !made.contains_key(&feed.path)) {
        return Pages::default();
    }
    let templates =
        match own_templates(config).and_then(|own| Templates::new(&own).map_err(|mistake| finding(config, &mistake))) {
            Ok(templates) => templates,
            Err(finding) => {
                return Pages {
                    findings: vec![finding],
                    ..Pages::default()
                };
            }
        };
    let desk = Desk {
        config,
        plan,
        made,
        entries,
        state,
    };
    let own = plan.feeds.iter().filter(|feed| made.contains_key(&feed.path));
    let own = own.filter_map(|feed| Some((path_of(config, feed)?, Some(feed))));
    let wanted: Vec<_> = own.chain([(INDEX.to_owned(), None)]).collect();
    let written: Vec<_> = wanted
        .into_par_iter()
        .map(|(path, feed)| desk.write(&templates, path, feed))
        .collect();
    let mut pages = Pages::default();
    for page in written {
        match page {
            Ok(product) => pages.files.push(product),
            Err(mistake) => pages.findings.push(finding(config, &mistake)),
        }
    }
    // One template is used for many pages.
    pages.findings.dedup();
    pages
}

/// The publication's own templates, by name.
fn own_templates(config: &Config) -> Result<Vec<(String, String)>, Diagnostic> {
    let Some(folder) = config.output.templates.as_ref().map(|folder| config.resolve(folder)) else {
        return Ok(Vec::new());
    };
    let unreadable = |path: &Path, message: String| {
        Diagnostic::new(Code::INVALID_TEMPLATE, Place::file(display(config, path)), message)
    };
    if !folder.is_dir() {
        return Err(unreadable(
            &folder,
            "the folder of templates is not there; the old pages are kept".to_owned(),
        ));
    }
    let there = NAMES
        .iter()
        .map(|name| (*name, folder.join(name)))
        .filter(|(_, path)| path.exists());
    let read = |(name, path): (&str, PathBuf)| match fs::read_to_string(&path) {
        Ok(text) => Ok((name.to_owned(), text)),
        Err(error) => Err(unreadable(
            &path,
            format!("cannot be read: {}; the old pages are kept", reason(&error)),
        )),
    };
    there.map(read).collect()
}

fn finding(config: &Config, mistake: &Mistake) -> Diagnostic {
    let folder = config.output.templates.clone().unwrap_or_default();
    let place = Place {
        line: mistake.line,
        ..Place::file(display(config, &config.resolve(&folder.join(&mistake.template))))
    };
    let message = format!("{}; the old pages are kept", mistake.message);
    Diagnostic::new(Code::INVALID_TEMPLATE, place, message)
}

/// What all pages are made of.
struct Desk<'a> {
    config: &'a Config,
    plan: &'a Plan,
    made: &'a BTreeMap<String, PublishedFeed>,
    entries: &'a Entries,
    state: &'a State,
}

impl Desk<'_> {
    /// The page of a feed, or of all.
    fn write(&self, templates: &Templates, path: String, feed: Option<&FeedPlan>) -> Result<Product, Mistake> {
        let text = match feed {
            Some(feed) => templates.write("feed.html", &self.of_feed(feed, &path)),
            None => templates.write(INDEX, &self.of_all()),
        };
        Ok(Product {
            path,
            text: text?,
            mark: MARK.to_owned(),
        })
    }

    fn of_all(&self) -> Page {
        let site = &self.config.site;
        let mut groups: Vec<Group> = Vec::new();
        for feed in &self.plan.feeds {
            let Some(offer) = self.offer(feed, INDEX) else { continue };
            let each = each(feed);
            match groups.iter_mut().find(|group| group.each == each) {
                Some(group) => group.feeds.push(offer),
                None => groups.push(Group {
                    each: each.to_owned(),
                    feeds: vec![offer],
                }),
            }
        }
        Page {
            groups,
            stories: self.newest(),
            opml: self.config.output.opml.as_ref().map(|path| self.seen_from(INDEX, path)),
            ..self.page(&site.title, &site.description)
        }
    }

    fn of_feed(&self, feed: &FeedPlan, path: &str) -> Page {
        let stories = self.entries_of(feed).take(STORIES);
        Page {
            index: Some(self.seen_from(path, INDEX)),
            stories: stories
                .enumerate()
                .map(|(at, entry)| self.story(entry, feed.body != BodyMode::None, at < PICTURES))
                .collect(),
            groups: vec![Group {
                each: each(feed).to_owned(),
                feeds: self.offer(feed, path).into_iter().collect(),
            }],
            ..self.page(&feed.title, &feed.description)
        }
    }

    fn page(&self, title: &str, description: &str) -> Page {
        let site = &self.config.site;
        Page {
            title: title.to_owned(),
            description: description.to_owned(),
            site: site.title.clone(),
            home: site.url.to_string(),
            language: site.language.clone(),
            dir: page::direction(&site.language),
            copyright: site.copyright.clone(),
            ..Page::default()
        }
    }

    /// A feed as the page at `from` offers it; `None` for one that has no files yet.
    fn offer(&self, feed: &FeedPlan, from: &str) -> Option<Feed> {
        let known = self.made.get(&feed.path).or_else(|| self.state.feeds.get(&feed.path))?;
        let formats = &self.config.output.formats;
        let links = formats.iter().map(|format| Link {
            // People choose between formats, not between their versions.
            title: format
                .title
                .trim_end_matches(|c: char| c == ' ' || c == '.' || c.is_ascii_digit())
                .to_owned(),
            href: self.seen_from(from, &file(&feed.path, format)),
            media_type: format.media_type,
        });
        let own = path_of(self.config, feed)
            .filter(|path| self.made.contains_key(&feed.path) || self.state.files.contains(path));
        let newest = self.entries_of(feed).next().map(|entry| Link {
            title: entry.title.clone(),
            href: entry.url.clone(),
            media_type: "text/html",
        });
        Some(Feed {
            path: feed.path.clone(),
            name: if feed.name.is_empty() { &feed.title } else { &feed.name }.clone(),
            title: feed.title.clone(),
            description: feed.description.clone(),
            address: self.address(&file(&feed.path, formats.first()?)).into(),
            links: links.collect(),
            page: own.map(|path| self.seen_from(from, &path)),
            count: known.items.len(),
            updated: page::day(known.updated),
            newest,
        })
    }

    /// The entries of a feed that was made now; of a held one nothing is known.
    fn entries_of<'s>(&'s self, feed: &'s FeedPlan) -> impl Iterator<Item = &'s Arc<Entry>> {
        let is_made = self.made.contains_key(&feed.path);
        let entries = feed.entries.iter().filter(move |_| is_made);
        entries.filter_map(|at| self.entries.entries.get(at))
    }

    /// The newest stories of all feeds. A summary is shown if some feed shows it.
    fn newest(&self) -> Vec<Story> {
        let mut stories: BTreeMap<&str, (&Arc<Entry>, bool)> = BTreeMap::new();
        for feed in &self.plan.feeds {
            for entry in self.entries_of(feed).take(STORIES) {
                stories.entry(&entry.id).or_insert((entry, false)).1 |= feed.body != BodyMode::None;
            }
        }
        let mut stories: Vec<_> = stories.into_values().collect();
        // Stable: of one moment, the ids decide.
        stories.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.published));
        stories.truncate(STORIES);
        stories
            .into_iter()
            .map(|(entry, has_summary)| self.story(entry, has_summary, true))
            .collect()
    }

    fn story(&self, entry: &Entry, has_summary: bool, has_picture: bool) -> Story {
        let language = entry.language.clone();
        Story {
            title: entry.title.clone(),
            url: entry.url.clone(),
            summary: if has_summary {
                entry.summary.clone()
            } else {
                String::new()
            },
            authors: entry.authors.iter().map(|author| author.name.clone()).collect(),
            day: page::day(entry.published),
            published: entry.published.rfc3339(),
            dir: page::direction(language.as_ref().unwrap_or(&self.config.site.language)),
            language,
            picture: entry.photos.first().filter(|_| has_picture).map(picture),
        }
    }

    fn address(&self, path: &str) -> Url {
        below(&self.config.site.feeds_url, path)
    }

    fn seen_from(&self, page: &str, path: &str) -> String {
        relative(&self.config.site.feeds_url, page, path)
    }
}

/// `topic`, `author` or `section`; empty for a single feed.
fn each(feed: &FeedPlan) -> &str {
    feed.rule.split(' ').next().unwrap_or_default()
}
