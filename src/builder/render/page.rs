//! The subscribe pages: what they show of the feeds that are there. A page follows from articles and
//! configuration like the feeds themselves, and is stored with the same care.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use url::Url;

use crate::builder::digest::digest_of;
use crate::builder::error::reason;
use crate::builder::memory::state::PublishedFeed;
use crate::builder::memory::traces::Newest;
use crate::builder::plan::feed_plan::{FeedPlan, Plan};
use crate::builder::render::picture::{image, picture};
use crate::builder::render::product::{Product, file};
use crate::builder::source::files::display;
use crate::config::{Config, Each, FeedRule, Home};
use crate::model::{BodyMode, Code, Diagnostic, Entry, Place};
use crate::output::page::{self, Feed, Group, Link, MARK, NAMES, Page, Story, Templates};
use crate::text::template::Mistake;
use crate::text::url::{absolute, below, relative};

/// The page of all feeds.
pub(crate) const INDEX: &str = "index.html";

/// Stories on a page.
pub(crate) const STORIES: usize = 8;

/// Stories with a picture on the page of one feed: a paper with a thousand topics has a thousand pages.
const PICTURES: usize = 2;

/// The paths of all pages that the configuration asks for.
pub(crate) fn paths(config: &Config, plan: &Plan) -> Vec<String> {
    if !config.output.page || plan.feeds.is_empty() {
        return Vec::new();
    }
    let own = plan.feeds.iter().filter_map(|feed| path_of(config, feed));
    own.chain([INDEX.to_owned()]).collect()
}

/// The page of a feed: those of a family have one, beside the feed. Archives have none.
pub(crate) fn path_of(config: &Config, feed: &FeedPlan) -> Option<String> {
    page_of(config, feed.root()).filter(|_| feed.chain.root.is_none())
}

/// The page of the feed at a path, by the name of its rule.
fn page_of(config: &Config, (path, rule): (&str, &str)) -> Option<String> {
    let path = format!("{path}.html");
    let is_taken = path.eq_ignore_ascii_case(INDEX) || config.output.opml.as_ref() == Some(&path);
    (config.output.page && !rule.is_empty() && !is_taken).then_some(path)
}

/// The page that a feed belongs to, as the configuration has it.
pub(crate) fn home(config: &Config, feed: &FeedPlan) -> String {
    let (root, rule) = feed.root();
    let Some(rule) = config.rule_of(rule, root) else {
        return config.site.url.to_string();
    };
    match &rule.home {
        Home::Site => site_of(config, rule, feed).to_string(),
        Home::Page => {
            let path = page_of(config, feed.root()).unwrap_or_else(|| INDEX.to_owned());
            below(&config.site.feeds_url, &path).into()
        }
        Home::Address(address) => {
            let slug = rule.slug(root).unwrap_or_default();
            let address = address.replace("{slug}", slug).replace("{language}", &feed.language);
            absolute(&address).unwrap_or_else(|| config.site.url.clone()).into()
        }
    }
}

/// The home page of the publication, in the language of a feed that has one.
fn site_of<'c>(config: &'c Config, rule: &FeedRule, feed: &FeedPlan) -> &'c Url {
    let has_language = rule.language.is_some() || rule.each == Some(Each::Language);
    let edition = config.edition(&feed.language).filter(|_| has_language);
    edition.map_or(&config.site.url, |edition| &edition.url)
}

/// What a page that lists feeds says of one, besides what the plan says.
#[derive(Debug, Clone)]
pub(crate) struct Offer<'a> {
    pub plan: &'a FeedPlan,
    /// Its number of entries and newest time.
    pub known: &'a PublishedFeed,
    /// Of a feed that was held nothing is known.
    pub newest: Option<Newest>,
    /// Whether it has a page.
    pub has_page: bool,
}

/// Writes pages.
pub(crate) struct Pages<'a> {
    config: &'a Config,
    templates: Templates,
    /// Digest of the publication's own templates.
    pub digest: u128,
}

impl<'a> Pages<'a> {
    /// `None` where no pages are wanted, or where a template cannot be used, with the finding.
    pub(crate) fn new(config: &'a Config, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        if !config.output.page {
            return None;
        }
        let open = || {
            let own = own_templates(config)?;
            let templates = Templates::new(&own).map_err(|mistake| finding(config, &mistake))?;
            Ok(Self {
                config,
                templates,
                digest: digest_of(&own),
            })
        };
        open().map_err(|finding| findings.push(finding)).ok()
    }

    /// The page of a feed, if it has one.
    pub(crate) fn of_feed(
        &self,
        plan: &FeedPlan,
        known: &PublishedFeed,
        entries: &[Arc<Entry>],
    ) -> Option<Result<Product, Diagnostic>> {
        let path = path_of(self.config, plan)?;
        let offer = Offer {
            plan,
            known,
            newest: Newest::of(entries),
            has_page: true,
        };
        let shown = entries.iter().take(STORIES);
        let has_summary = plan.body != BodyMode::None;
        let stories: Vec<Story> = (shown.clone().enumerate())
            .map(|(at, entry)| self.story(&path, entry, &plan.language, has_summary, at < PICTURES))
            .collect();
        let page = Page {
            index: Some(self.seen_from(&path, INDEX)),
            has_own_pictures: has_own_pictures(&stories),
            image: image(shown.map(Arc::as_ref)),
            stories,
            groups: vec![Group {
                each: each(plan).to_owned(),
                feeds: self.offer(&offer, &path).into_iter().collect(),
            }],
            ..self.page(&plan.title, &plan.description, &plan.language)
        };
        Some(self.write("feed.html", path, &page))
    }

    /// The page of all feeds, with the newest stories: each with whether its summary is shown.
    pub(crate) fn of_all(&self, offers: &[Offer<'_>], stories: &[(Arc<Entry>, bool)]) -> Result<Product, Diagnostic> {
        let site = &self.config.site;
        let mut groups: Vec<Group> = Vec::new();
        for offer in offers {
            let Some(feed) = self.offer(offer, INDEX) else { continue };
            let each = each(offer.plan);
            match groups.iter_mut().find(|group| group.each == each) {
                Some(group) => group.feeds.push(feed),
                None => groups.push(Group {
                    each: each.to_owned(),
                    feeds: vec![feed],
                }),
            }
        }
        let image = image(stories.iter().map(|(entry, _)| &**entry));
        let stories: Vec<Story> = (stories.iter())
            .map(|(entry, has_summary)| self.story(INDEX, entry, &site.language, *has_summary, true))
            .collect();
        let page = Page {
            groups,
            has_own_pictures: has_own_pictures(&stories),
            image,
            stories,
            opml: self.config.output.opml.as_ref().map(|path| self.seen_from(INDEX, path)),
            ..self.page(&site.title, &site.description, &site.language)
        };
        self.write(INDEX, INDEX.to_owned(), &page)
    }

    fn write(&self, template: &str, path: String, page: &Page) -> Result<Product, Diagnostic> {
        let text = self.templates.write(template, page);
        Ok(Product {
            path,
            text: text.map_err(|mistake| finding(self.config, &mistake))?,
            mark: MARK.to_owned(),
        })
    }

    fn page(&self, title: &str, description: &str, language: &str) -> Page {
        let site = &self.config.site;
        Page {
            title: title.to_owned(),
            description: description.to_owned(),
            site: site.title.clone(),
            home: site.url.to_string(),
            language: language.to_owned(),
            dir: page::direction(language),
            copyright: site.copyright.clone(),
            ..Page::default()
        }
    }

    /// A feed as the page at `from` offers it.
    fn offer(&self, offer: &Offer<'_>, from: &str) -> Option<Feed> {
        let Offer { plan, known, .. } = *offer;
        let formats = &self.config.output.formats;
        let links = formats.iter().map(|format| Link {
            // People choose between formats, not between their versions.
            title: format
                .title
                .trim_end_matches(|c: char| c == ' ' || c == '.' || c.is_ascii_digit())
                .to_owned(),
            href: self.seen_from(from, &file(&plan.path, format)),
            media_type: format.media_type,
        });
        let own = path_of(self.config, plan).filter(|_| offer.has_page);
        Some(Feed {
            path: plan.path.clone(),
            name: if plan.name.is_empty() { &plan.title } else { &plan.name }.clone(),
            title: plan.title.clone(),
            description: plan.description.clone(),
            address: self.address(&file(&plan.path, formats.first()?)).into(),
            links: links.collect(),
            page: own.map(|path| self.seen_from(from, &path)),
            count: known.items.len().saturating_sub(plan.retracted.len()),
            updated: page::day(known.updated),
            newest: offer.newest.clone().map(|newest| Link {
                title: newest.title,
                href: newest.url,
                media_type: "text/html",
            }),
        })
    }

    /// A story on the page at `from`, which is in some language.
    fn story(&self, from: &str, entry: &Entry, language: &str, has_summary: bool, has_picture: bool) -> Story {
        let below = |url: &str| {
            let path = url.strip_prefix(self.config.site.feeds_url.as_str())?;
            Some(self.seen_from(from, path))
        };
        Story {
            title: entry.name.clone(),
            url: entry.url.clone(),
            summary: if has_summary {
                entry.summary.clone()
            } else {
                String::new()
            },
            authors: entry.authors.iter().map(|author| author.name.clone()).collect(),
            day: page::day(entry.published),
            published: entry.published.rfc3339(),
            dir: page::direction(&entry.language),
            language: entry.language_beside(language).map(str::to_owned),
            picture: (entry.photos.first().filter(|_| has_picture)).map(|photo| picture(photo, &below)),
        }
    }

    fn address(&self, path: &str) -> Url {
        below(&self.config.site.feeds_url, path)
    }

    fn seen_from(&self, page: &str, path: &str) -> String {
        relative(&self.config.site.feeds_url, page, path)
    }
}

fn has_own_pictures(stories: &[Story]) -> bool {
    let mut pictures = stories.iter().filter_map(|story| story.picture.as_ref());
    pictures.any(|picture| picture.srcset.is_some())
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

/// `topic`, `author`, `section` or `language`; empty for a single feed.
fn each(feed: &FeedPlan) -> &str {
    feed.rule.split(' ').next().unwrap_or_default()
}
