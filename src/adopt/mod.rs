//! Reads the tree of a site generator and says in a configuration what it found: `find` tells whose
//! it is by `signs` or a `guess`, `settings` and `script` read its own configuration without running it, `survey`,
//! `unusual` and `people` look at the articles and beside them, `sights` says what is not used, and `write` puts
//! it all down. Nothing is written to the disk here.

mod assignment;
mod astro;
mod candidate;
mod captures;
mod delivered;
mod directory;
mod docusaurus;
mod error;
mod facts;
mod find;
mod foreign;
mod guess;
mod jekyll;
mod languages;
mod own_feed;
mod paths;
mod people;
mod places;
mod script;
mod sections;
mod settings;
mod sights;
mod signs;
mod survey;
mod tree;
mod unusual;
mod write;

use std::path::Path;

pub use delivered::{Delivered, addressed, delivered, packed};
pub use error::Error;

use crate::input::generator::Generator;

/// A tree that was understood.
#[derive(Debug)]
pub struct Adopted {
    /// Whose it is.
    pub generator: &'static Generator,
    /// The configuration.
    pub text: String,
    /// How many articles there are.
    pub articles: usize,
    /// How many there are in each language, by its tag; none where there is only one.
    pub languages: Vec<(String, usize)>,
    /// How the generator was guessed, if it was.
    pub guess: Option<String>,
    /// What was seen and is not used: a line a kind.
    pub sights: Vec<String>,
    /// Keys of the configuration that nothing was found for.
    pub missing: Vec<&'static str>,
}

/// Reads the tree in `dir`; `generator` is for one whose generator nothing shows.
pub fn adopt(dir: &Path, generator: Option<&'static Generator>) -> Result<Adopted, Error> {
    let tree = find::find(dir, generator)?;
    let facts = places::facts(&tree);
    let languages = languages::Languages::read(&tree, &facts);
    let survey = survey::survey(&tree, &facts, &languages);
    if survey.articles == 0 {
        return Err(Error::NoArticles(dir.to_owned(), tree.generator.title));
    }
    let mut sights = sights::sights(&sights::Look {
        tree: &tree,
        facts: &facts,
        survey: &survey,
    });
    let own = own_feed::OwnFeed::of(&tree, &facts);
    sights.extend(own.note());
    Ok(Adopted {
        generator: tree.generator,
        text: write::configuration(&tree, &facts, &languages, &survey, &own, &sights),
        articles: survey.articles,
        languages: survey.several_languages(),
        guess: tree.shown.guess().map(str::to_owned),
        sights,
        missing: facts.missing(),
    })
}
