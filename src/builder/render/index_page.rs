//! The page of all feeds: which of them it offers, which stories it shows, and what it follows from.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::builder::digest::digest_of;
use crate::builder::entry::assemble::Context;
use crate::builder::entry::gather::gather;
use crate::builder::memory::scanned::ArticleNumber;
use crate::builder::plan::feed_plan::{FeedPlan, Plan};
use crate::builder::render::freshness::Freshness;
use crate::builder::render::page::{Offer, Pages, STORIES, path_of};
use crate::builder::render::product::Product;
use crate::builder::render::products::Products;
use crate::builder::scan::reader;
use crate::model::{BodyMode, Diagnostic, Entry};

/// What the page shows.
pub(crate) struct IndexPage<'a> {
    offers: Vec<Offer<'a>>,
    /// Articles, each with whether its summary is shown.
    stories: Vec<(ArticleNumber, bool)>,
    /// Digest of everything that its bytes depend on.
    pub fingerprint: u128,
}

impl<'a> IndexPage<'a> {
    /// Of the feeds that are there, made now or before.
    pub(crate) fn new(
        context: &Context<'a>,
        pages: &Pages<'_>,
        plan: &'a Plan,
        products: &'a Products,
        freshness: &Freshness<'_>,
    ) -> Self {
        let stories = newest(context, plan, products);
        let offers = offers(context, plan, products);
        let prints = stories
            .iter()
            .map(|(at, has_summary)| (freshness.of_entry(*at), *has_summary));
        let fingerprint = digest_of((pages.digest, digests(&offers), prints.collect::<Vec<_>>()));
        Self {
            offers,
            stories,
            fingerprint,
        }
    }

    /// The page with its stories.
    pub(crate) fn page(&self, pages: &Pages<'_>, stories: &[(Arc<Entry>, bool)]) -> Result<Product, Diagnostic> {
        pages.of_all(&self.offers, stories)
    }

    /// The stories, or why it is better to keep the old page: there would be one less than it should have.
    pub(crate) fn entries(&self, context: &Context<'_>) -> Result<Vec<(Arc<Entry>, bool)>, Vec<Diagnostic>> {
        let mut order: Vec<ArticleNumber> = self.stories.iter().map(|(at, _)| *at).collect();
        order.sort_unstable();
        let reader = reader(context.config, true);
        let (mut entries, mut findings) = (FxHashMap::default(), Vec::new());
        for (at, gathered) in gather(context, &reader, &order) {
            match gathered {
                Ok(gathered) => drop(entries.insert(at, gathered.entry)),
                Err(finding) => findings.push(finding),
            }
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        let story = |(at, has_summary): &(ArticleNumber, bool)| Some((entries.remove(at)?, *has_summary));
        Ok(self.stories.iter().filter_map(story).collect())
    }
}

/// The newest stories of all feeds. A summary is shown if some feed shows it.
fn newest(context: &Context<'_>, plan: &Plan, products: &Products) -> Vec<(ArticleNumber, bool)> {
    let live = context.scan.live.iter().copied();
    let newest = live.filter(|at| products.published.contains(at)).take(STORIES);
    let mut newest: Vec<(ArticleNumber, bool)> = newest.map(|at| (at, false)).collect();
    let shown = plan.feeds.iter().filter(|feed| {
        feed.chain.root.is_none() && feed.body != BodyMode::None && products.feeds.contains_key(&feed.path)
    });
    for feed in shown {
        for (at, has_summary) in &mut newest {
            *has_summary |= feed.entries.contains(at);
        }
    }
    newest
}

/// Every feed that has files.
fn offers<'a>(context: &Context<'a>, plan: &'a Plan, products: &'a Products) -> Vec<Offer<'a>> {
    let Context { config, state, .. } = *context;
    let offer = |plan: &'a FeedPlan| {
        let made = products.feeds.get(&plan.path);
        let page = path_of(config, plan);
        Some(Offer {
            plan,
            known: made.or_else(|| state.feeds.get(&plan.path))?,
            newest: products.newest_of(&plan.path),
            has_page: page.is_some_and(|page| made.is_some() || state.files.contains(&page)),
        })
    };
    let feeds = plan.feeds.iter().filter(|feed| feed.chain.root.is_none());
    feeds.filter_map(offer).collect()
}

/// What a page of all feeds shows of each.
fn digests(offers: &[Offer<'_>]) -> Vec<u128> {
    let digest = |offer: &Offer<'_>| {
        let FeedPlan {
            path,
            title,
            description,
            name,
            rule,
            retracted,
            ..
        } = offer.plan;
        let known = (
            offer.known.items.len().saturating_sub(retracted.len()),
            offer.known.updated.rfc3339(),
        );
        digest_of((
            path,
            title,
            description,
            name,
            rule,
            known,
            &offer.newest,
            offer.has_page,
        ))
    };
    offers.iter().map(digest).collect()
}
