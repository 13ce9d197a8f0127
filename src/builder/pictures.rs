//! Which pictures in the output folder are to go: those of a story that readers are not to see any more, and those that their
//! story does not show any more. What a feed shows that is kept as it was stays, as far as readers may see it.

use rustc_hash::FxHashSet;

use crate::builder::digest::digest;
use crate::builder::entry::assemble::Context;
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::state::State;
use crate::builder::render::products::Products;
use crate::builder::shelf::parts;

/// The paths of those that are to go, of all that `next` remembers, and of those that are `forgotten` but for their names.
pub(super) fn outdated(context: &Context<'_>, products: &Products, next: &State, forgotten: &[String]) -> Vec<String> {
    if next.photos.is_empty() && forgotten.is_empty() {
        return Vec::new();
    }
    let scan = context.scan;
    let of = |article: &Scanned| digest(article.id());
    let shown: FxHashSet<&str> = products
        .records
        .values()
        .flat_map(|record| &record.files)
        .map(String::as_str)
        .collect();
    // Where none are published any more, they stay for readers until they are pruned.
    let looked_at = products.records.keys().filter(|_| context.desk.is_some());
    let looked_at: FxHashSet<u64> = looked_at.map(|at| of(&scan.articles[*at])).collect();
    let live: FxHashSet<u64> = scan.live.iter().map(|at| of(&scan.articles[*at])).collect();
    let is_told = |article: &&Scanned| {
        let schedule = article.schedule();
        schedule.is_withdrawn(context.now) || schedule.is_expired(context.now) || article.rare().retracted.is_some()
    };
    let told: FxHashSet<u64> = scan.articles.iter().filter(is_told).map(of).collect();
    let is_kept = |(path, _): &(&String, _)| !products.feeds.contains_key(*path);
    let in_kept_feeds: FxHashSet<u64> = next
        .feeds
        .iter()
        .filter(is_kept)
        .flat_map(|(_, feed)| feed.items.iter().copied())
        .collect();
    let stays = |path: &str| {
        let Some((story, _)) = parts(path) else { return false };
        if live.contains(&story) {
            shown.contains(path) || !looked_at.contains(&story)
        } else {
            !told.contains(&story) && in_kept_feeds.contains(&story)
        }
    };
    let is_told = |path: &str| parts(path).is_some_and(|(story, _)| told.contains(&story) && !live.contains(&story));
    let forgotten = forgotten.iter().filter(|path| is_told(path));
    let known = next.photos.keys().filter(|path| !stays(path));
    known.chain(forgotten).cloned().collect()
}
