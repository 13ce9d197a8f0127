//! What is remembered of the stories and feeds that a build publishes.

use crate::builder::entry::assemble::Context;
use crate::builder::memory::scanned::ArticleNumber;
use crate::builder::memory::state::{Identity, State, path_of};
use crate::builder::render::products::Products;
use crate::builder::scan::identity;
use rayon::prelude::*;

/// The state after a build: what it made is in the output folder.
pub(crate) fn next(state: &State, context: &Context<'_>, products: &Products) -> State {
    let mut next = state.clone();
    let row = |at: &ArticleNumber| {
        let article = &context.scan.articles[*at];
        let row = Identity {
            id: article.id().into(),
            iri: identity::iri(context.config, state, article),
            published: article.published,
            title: article.title,
            body: article.body,
            likeness: article.likeness,
            path: path_of(&article.address).to_owned(),
            source: context.scan.files[article.file as usize].name.to_string(),
        };
        let is_known = state.identities.get(&row.id).is_some_and(|known| **known == row);
        (!is_known).then(|| (row.id.clone(), row.into()))
    };
    let news: Vec<_> = products.published.par_iter().filter_map(row).collect();
    next.identities.extend(news);
    next.delivered
        .extend(context.scan.delivered.iter().map(|(id, row)| (*id, *row)));
    next.seen
        .extend(context.scan.seen.iter().map(|(id, time)| (*id, *time)));
    // One that came back under its own id has nothing to be remembered for.
    next.delivered.retain(|id, row| row.down.is_some() || row.entry != *id);
    next.feeds.extend(
        products
            .feeds
            .iter()
            .chain(&products.trimmed)
            .map(|(path, feed)| (path.clone(), feed.clone())),
    );
    next
}
