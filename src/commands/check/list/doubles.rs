//! Feeds that are in a list twice, and stories that are in several of its feeds.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Answer;
use crate::model::{Code, Diagnostic, Place};
use crate::reader::{FinishedEntry, FinishedFeed};
use crate::text::count::Count;

/// What was seen of the feeds before.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Feeds by what only one can have.
    feeds: BTreeMap<Mark, String>,
    /// Stories by their ids and links, with the feed that had them first.
    stories: BTreeMap<String, String>,
}

/// What only one feed of a list should have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Location(String),
    Stories(Vec<String>),
    Id(String),
    SelfLink(String),
}

impl Mark {
    /// Behind "it" and before "as".
    fn words(&self) -> &'static str {
        match self {
            Self::Location(_) => "comes from the same address",
            Self::Stories(_) => "has the same stories",
            Self::Id(_) => "has the same id",
            Self::SelfLink(_) => "says that it has the same address",
        }
    }
}

impl Seen {
    /// What is told of a feed beside those before.
    pub(super) fn compare(&mut self, name: &str, answer: &Answer, feed: &FinishedFeed) -> Option<Diagnostic> {
        let stories: BTreeSet<String> = feed.entries.iter().filter_map(story).collect();
        let known = self.known(name, marks(answer, feed, &stories));
        let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
        for story in &stories {
            if let Some(first) = self.stories.get(story) {
                *shared.entry(first).or_default() += 1;
            }
        }
        let shared = shared
            .into_iter()
            .max_by_key(|(_, count)| *count)
            .map(|(other, count)| (other.to_owned(), count));
        for story in stories {
            self.stories.entry(story).or_insert_with(|| name.to_owned());
        }
        if let Some((mark, other)) = known {
            let message = format!("it {} as `{other}`", mark.words());
            return Some(
                Diagnostic::new(Code::DOUBLE_FEED, Place::file(name), message).help("keep one of them on the list"),
            );
        }
        let (other, count) = shared?;
        let are = if count == 1 { "is" } else { "are" };
        let message = format!("{} of it {are} in `{other}`, too", Count(count, "story"));
        let help = "whoever subscribes to both sees them twice, unless the reader knows them by their ids";
        Some(Diagnostic::new(Code::DOUBLE_STORY, Place::file(name), message).help(help))
    }

    /// The first mark that another feed has, with that feed; all are remembered.
    fn known(&mut self, name: &str, marks: Vec<Mark>) -> Option<(Mark, String)> {
        let known = marks
            .iter()
            .find_map(|mark| Some((mark.clone(), self.feeds.get(mark)?.clone())));
        for mark in marks {
            self.feeds.entry(mark).or_insert_with(|| name.to_owned());
        }
        known
    }
}

fn marks(answer: &Answer, feed: &FinishedFeed, stories: &BTreeSet<String>) -> Vec<Mark> {
    let location = answer.location().map(|address| Mark::Location(plain(address)));
    let has_stories = (!stories.is_empty()).then(|| Mark::Stories(stories.iter().cloned().collect()));
    let id = feed.id.as_deref().map(|id| Mark::Id(plain(id)));
    let link = feed.self_link.as_deref().map(|link| Mark::SelfLink(plain(link)));
    [location, has_stories, id, link].into_iter().flatten().collect()
}

/// What a story is known by in every feed: an id that says nothing outside of its own feed, such as a number, gives way to the link,
/// and where there is none, to title and date.
fn story(entry: &FinishedEntry) -> Option<String> {
    let id = Some(entry.id.as_str()).filter(|id| is_global(id));
    let known = id.or(entry.link.as_deref()).map(plain).filter(|key| !key.is_empty());
    let dated = || Some(format!("{} {}", entry.title, entry.date()?.unix()));
    known.or_else(dated)
}

/// Whether an id has a scheme, as those have that are made to be known everywhere.
fn is_global(id: &str) -> bool {
    let scheme = id.split_once(':').map_or("", |(scheme, _)| scheme);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// An address without what makes no difference: scheme, `www.`, the slash at its end.
fn plain(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches('/').to_owned()
}
