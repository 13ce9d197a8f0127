//! Which feeds are what they would become again. A feed is made of its entries, these of an article and its
//! pictures; when all of that is as it was, and so are the feed's files, nothing has to be done.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::builder::digest::{digest, digest_of};
use crate::builder::entry::assemble::Context;
use crate::builder::entry::fingerprint::fingerprint;
use crate::builder::entry::references::leads_there;
use crate::builder::memory::index::{EntryRecord, LastBuild};
use crate::builder::memory::material::Sought;
use crate::builder::memory::scanned::{ArticleNumber, Scanned};
use crate::builder::memory::state::PublishedFeed;
use crate::builder::memory::traces::Link;
use crate::builder::plan::feed_plan::{FeedPlan, Plan};
use crate::builder::render::product::file;
use crate::builder::source::probe::Sights;
use crate::model::Timestamp;
use crate::text::url::below;

/// A feed that is to be in the output folder.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'a> {
    pub plan: &'a FeedPlan,
    /// What will be remembered of it.
    pub published: PublishedFeed,
}

impl<'a> Draft<'a> {
    /// Every feed of a plan that is not held, and that has a time to carry: one that never had an entry
    /// may have none.
    pub(crate) fn all(context: &Context<'_>, plan: &'a Plan, held: &BTreeSet<String>) -> Vec<Self> {
        let articles = &context.scan.articles;
        let picked = plan.feeds.iter().flat_map(|feed| &feed.entries);
        let oldest = picked.map(|at| articles[*at].published).min();
        let feeds = plan.feeds.iter().filter(|feed| !held.contains(&feed.path));
        feeds.filter_map(|feed| Self::new(context, feed, oldest)).collect()
    }

    fn new(context: &Context<'_>, plan: &'a FeedPlan, oldest: Option<Timestamp>) -> Option<Self> {
        let Context {
            config,
            state,
            scan,
            now,
            ..
        } = *context;
        // The documents of one feed have one id.
        let (root, _) = plan.root();
        let (before, named) = (state.feeds.get(&plan.path), state.feeds.get(root));
        let articles = plan.all().map(|at| &scan.articles[at]);
        let time = |article: &Scanned| {
            let changed = article.rare().retracted.or_else(|| article.updated(now));
            changed.unwrap_or(article.published)
        };
        let latest = articles.clone().map(time).max();
        let formats = &config.output.formats;
        let with_id = formats.iter().find(|format| format.has_id).or(formats.first());
        let address = with_id.map(|format| below(&config.site.feeds_url, &file(root, format)).into());
        Some(Self {
            published: PublishedFeed {
                id: named.map(|feed| feed.id.clone()).or(address)?,
                rule: plan.rule.clone(),
                key: plan.key.clone(),
                name: plan.name.clone(),
                languages: plan.languages.to_string(),
                updated: latest.or(before.map(|feed| feed.updated)).or(oldest)?,
                items: articles.map(|article| digest(article.id())).collect(),
            },
            plan,
        })
    }
}

/// What is known of the entries of feeds without making them.
pub(crate) struct Freshness<'a> {
    last: &'a LastBuild,
    /// Digest of the templates of pages, where there are any.
    looks: Option<u128>,
    /// The fingerprint of each, by its article, and what it was made from at the last build.
    entries: FxHashMap<ArticleNumber, (u128, Option<&'a EntryRecord>)>,
}

impl<'a> Freshness<'a> {
    /// Looks whether the pictures of all entries are as they were, and those of some more articles.
    pub(crate) fn new(
        context: &Context<'_>,
        last: &'a LastBuild,
        drafts: &[Draft<'_>],
        remaining: &BTreeSet<ArticleNumber>,
        looks: Option<u128>,
    ) -> Self {
        let picked = drafts.iter().flat_map(|draft| draft.plan.all());
        let picked: BTreeSet<ArticleNumber> = picked.chain(remaining.iter().copied()).collect();
        let scan = context.scan;
        let is_found = |sought: &Sought| scan.materials.seek(sought.id, &scan.others) == *sought;
        let is_there = |link: &Link| leads_there(link, context.config, context.scan);
        let is_shelved = |file: &String| {
            context
                .desk
                .as_ref()
                .is_some_and(|desk| desk.shelf.find(file).is_some())
        };
        let known = |at: ArticleNumber| {
            let record = last.entry(&context.scan.articles[at], &context.scan.files)?;
            let is_same = record.links.iter().all(is_there)
                && record.material.iter().all(is_found)
                && record.files.iter().all(is_shelved);
            is_same.then_some((at, record))
        };
        let known: Vec<_> = picked.into_par_iter().filter_map(known).collect();
        let sights = Sights::new(known.iter().flat_map(|(_, record)| &record.probes));
        let print = |(at, record): (ArticleNumber, &'a EntryRecord)| {
            let is_same = record.probes.iter().all(|probe| sights.confirm(probe));
            let article = &context.scan.articles[at];
            is_same.then(|| {
                let print = fingerprint(context, article, record);
                (at, (print, Some(record)))
            })
        };
        Self {
            last,
            looks,
            entries: known.into_par_iter().filter_map(print).collect(),
        }
    }

    /// The fingerprint of an entry.
    pub(crate) fn of_entry(&self, at: ArticleNumber) -> Option<u128> {
        Some(self.entries.get(&at)?.0)
    }

    /// What an entry was made from, if it was made at an earlier build and is the same.
    pub(crate) fn record(&self, at: ArticleNumber) -> Option<&'a EntryRecord> {
        self.entries.get(&at)?.1
    }

    /// Says what an entry was made from now.
    pub(crate) fn add(&mut self, at: ArticleNumber, print: u128) {
        self.entries.insert(at, (print, None));
    }

    /// Digest of everything that the bytes of a feed depend on, besides the configuration.
    pub(crate) fn fingerprint(&self, draft: &Draft<'_>) -> Option<u128> {
        let FeedPlan {
            path,
            title,
            description,
            language,
            name,
            body,
            entries,
            retracted,
            chain,
            ..
        } = draft.plan;
        let PublishedFeed { id, updated, .. } = &draft.published;
        let prints = |articles: &[ArticleNumber]| -> Option<Vec<u128>> {
            articles.iter().map(|at| self.of_entry(*at)).collect()
        };
        Some(digest_of((
            (self.looks, path, title, description, language, name, body, chain),
            (id, updated.rfc3339()),
            (prints(entries)?, prints(retracted)?),
        )))
    }

    /// Whether the files of a feed are what they would become.
    pub(crate) fn is_fresh(&self, draft: &Draft<'_>, output: &Path) -> bool {
        let record = self.last.feed(&draft.plan.path);
        record.is_some_and(|record| self.fingerprint(draft) == Some(record.fingerprint) && record.is_there(output))
    }
}
