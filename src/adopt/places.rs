//! Where articles are, for the generators whose own settings say it of each folder.

use super::facts::{Facts, Patterns};
use super::tree::Tree;
use super::{astro, docusaurus, jekyll};

/// All facts of a tree, with its places.
pub(super) fn facts(tree: &Tree) -> Facts {
    let mut facts = Facts::read(tree);
    match tree.generator.name {
        "docusaurus" => {
            facts.places = docusaurus::places(tree, &facts);
            facts.more.exclude = docusaurus::exclude(&facts);
        }
        "astro" => {
            facts.places = astro::places(tree, &facts);
            let feeds = astro::feeds(&tree.dir.join(&tree.root), &astro::source(&facts), "");
            facts.add(tree, feeds.into_iter().map(|feed| feed.file));
        }
        "jekyll" => {
            facts.more = Patterns {
                include: jekyll::include(&facts),
                exclude: jekyll::exclude(&facts),
            };
        }
        _ => {}
    }
    facts
}
