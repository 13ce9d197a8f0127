//! The feed that the site makes of everything: its file, and how many entries it has at most.

use super::astro;
use super::facts::{Fact, Facts};
use super::tree::Tree;

/// The site's own feed.
pub(super) struct OwnFeed {
    /// As it is served.
    pub file: String,
    /// How many entries it has at most, as our configuration says it: 0 is no limit. `None` where the site says nothing.
    pub limit: Option<Fact>,
}

impl OwnFeed {
    /// What the generator's settings say of it.
    pub(super) fn of(tree: &Tree, facts: &Facts) -> Self {
        let said = facts.get("feeds.file").map(|fact| fact.value);
        let mut own = Self {
            file: said.unwrap_or_else(|| tree.generator.feed.to_owned()),
            limit: facts.get("feeds.limit").and_then(limit),
        };
        if tree.generator.name == "astro" {
            own.of_astro(tree, facts);
        }
        own.file = own.file.trim_start_matches('/').to_owned();
        own
    }

    /// Astro's is a file of code.
    fn of_astro(&mut self, tree: &Tree, facts: &Facts) {
        let src = astro::source(facts);
        let feeds = astro::feeds(&tree.dir.join(&tree.root), &src, "");
        let Some(feed) = feeds.first() else {
            return;
        };
        let file = feed.file.strip_prefix(&format!("{src}/pages/")).unwrap_or(&feed.file);
        file.rsplit_once('.')
            .map_or(file, |(stem, _)| stem)
            .clone_into(&mut self.file);
        self.limit = feed.limit.map(|limit| Fact {
            value: limit.to_string(),
            from: format!("{}{}: slice", tree.root, feed.file),
        });
    }

    /// The limit, if there is one.
    pub(super) fn note(&self) -> Option<String> {
        let limit = self.limit.as_ref().filter(|limit| limit.value != "0")?;
        Some(format!(
            "took over the limit of `{}`, {} ({})",
            self.file, limit.value, limit.from
        ))
    }
}

/// Hugo says -1 for all, Docusaurus `false`.
fn limit(fact: Fact) -> Option<Fact> {
    let value = match fact.value.as_str() {
        "false" | "null" => 0,
        number => number.parse::<i64>().ok()?.max(0),
    };
    Some(Fact {
        value: value.to_string(),
        ..fact
    })
}
