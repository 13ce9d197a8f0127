//! Why a story is in a feed, or is not, for `feedmill why`: each rule of the configuration is asked. Nothing is written.

use crate::builder::error::Error;
use crate::builder::interner::Symbol;
use crate::builder::memory::scanned::{ArticleNumber, Scanned};
use crate::builder::memory::state::State;
use crate::builder::plan::feed_plan::{FeedPlan, Plan};
use crate::builder::plan::query::{Matcher, keys};
use crate::builder::plan::{guard, plan};
use crate::builder::scan::{Scan, scan_aloud};
use crate::config::{Config, FeedRule};
use crate::model::Timestamp;
use crate::text::count::Count;

/// What a feed does with a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Path of the feed below the output folder, without an ending; with `{slug}` where no feed of a family is meant.
    pub feed: String,
    /// Why the story is not in it; `None` if it is.
    pub refusal: Option<String>,
}

/// What each feed does with the story in a file that begins on a line, in the order of the configuration; nothing for a story that
/// nobody sees now.
pub fn why(config: &Config, now: Timestamp, source: &str, line: usize) -> Result<Vec<Answer>, Error> {
    let state = State::load(&config.resolve(&config.output.dir))?;
    let scan = scan_aloud(config, &state, now, &(), &|_, _, _| {});
    let plan = plan(config, &scan, &state);
    let held = guard::check(config, now, &scan, &plan, &state);
    let is_it = |at: &&ArticleNumber| {
        let article = &scan.articles[**at];
        *scan.files[article.file as usize].name == *source && article.line as usize == line
    };
    let Some(&at) = scan.live.iter().find(is_it) else {
        return Ok(Vec::new());
    };
    let question = Question {
        scan: &scan,
        plan: &plan,
        held: &held,
        at,
    };
    Ok(config.feeds.iter().flat_map(|rule| question.of_rule(rule)).collect())
}

struct Question<'a> {
    scan: &'a Scan,
    plan: &'a Plan,
    held: &'a guard::Held,
    at: ArticleNumber,
}

impl Question<'_> {
    fn of_rule(&self, rule: &FeedRule) -> Vec<Answer> {
        let article = &self.scan.articles[self.at];
        if let Some(condition) = Matcher::new(self.scan, rule).refusal(article) {
            return vec![Answer {
                feed: rule.path.clone(),
                refusal: Some(self.unfulfilled(rule, condition, article)),
            }];
        }
        let Some(each) = rule.each else {
            return vec![self.of_feed(rule, "", rule.path.clone())];
        };
        let keys = keys(&self.scan.symbols, article, each);
        if keys.is_empty() {
            return vec![Answer {
                feed: rule.path.clone(),
                refusal: Some(format!("the story has no {}", each.name())),
            }];
        }
        let keys = keys.into_iter().map(|key| self.scan.symbols.key_text(key));
        keys.map(|key| self.of_feed(rule, key, format!("{} of `{key}`", rule.path)))
            .collect()
    }

    /// What the feed of a rule and a key does; `name` is what it is called while there is none.
    fn of_feed(&self, rule: &FeedRule, key: &str, name: String) -> Answer {
        let is_its = |feed: &&FeedPlan| {
            let is_own = feed.chain.root.is_none() && feed.key == key;
            is_own
                && if rule.each.is_some() {
                    feed.rule == rule.name()
                } else {
                    feed.path == rule.path
                }
        };
        let Some(feed) = self.plan.feeds.iter().find(is_its) else {
            let least = Count(rule.min_items, "story");
            return Answer {
                feed: name,
                refusal: Some(format!(
                    "there is no such feed yet: it begins with {least} (`min_items`)"
                )),
            };
        };
        let documents = self.plan.feeds.iter().filter(|other| other.root().0 == feed.path);
        let document = documents
            .into_iter()
            .find(|document| document.entries.contains(&self.at));
        let refusal = if self.held.paths.contains(&feed.path) {
            Some("the feed is kept as it was; `feedmill build` says why".to_owned())
        } else if document.is_some() {
            None
        } else if self.says_no(&feed.path) {
            Some("the story says so in `not_in_feeds`".to_owned())
        } else {
            Some(format!(
                "the feed is full: it has the newest {}, and this one is older",
                Count(feed.entries.len(), "story")
            ))
        };
        Answer {
            feed: document.unwrap_or(feed).path.clone(),
            refusal,
        }
    }

    fn says_no(&self, path: &str) -> bool {
        let mut paths = self.scan.articles[self.at].rare().not_in.iter();
        paths.any(|other| self.scan.symbols.name(*other).eq_ignore_ascii_case(path))
    }

    /// What a rule asks for, and what the story has.
    fn unfulfilled(&self, rule: &FeedRule, condition: &str, article: &Scanned) -> String {
        let (query, names): (_, &[Symbol]) = match condition {
            "topics" => (&rule.topics, &article.topics),
            "authors" => (&rule.authors, &article.authors),
            "sections" => (&rule.sections, article.section.as_slice()),
            "categories" => (&rule.categories, &article.rare().categories),
            "languages" => (&rule.languages, std::slice::from_ref(&article.language)),
            _ => return "the feed takes other files (`files`)".to_owned(),
        };
        let names: Vec<&str> = names.iter().map(|name| self.scan.symbols.name(*name)).collect();
        let has = if names.is_empty() {
            "none".to_owned()
        } else {
            format!("`{}`", names.join("`, `"))
        };
        format!("it asks for {condition} ({query}), and the story has {has}")
    }
}
