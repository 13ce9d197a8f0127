//! Why a tree cannot be adopted.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::input::generator::GENERATORS;

/// Why a tree cannot be adopted.
#[derive(Debug, Error)]
pub enum Error {
    /// The folder cannot be looked into.
    #[error("`{0}` is no folder that can be read")]
    NoFolder(PathBuf),
    /// Nothing shows which generator it is for.
    #[error("nothing in `{0}` shows which site generator it is for; name it with `--generator`")]
    NoGenerator(PathBuf),
    /// Several generators are shown, each with its signs.
    #[error("the signs in `{0}` disagree: {1}; say which it is with `--generator`")]
    Disagree(PathBuf, String),
    /// Its generator is one that feedmill cannot read, with the sign that shows it.
    #[error("`{0}` is made with {1} ({2}), which is not known; known are {known}", known = known())]
    Foreign(PathBuf, &'static str, String),
    /// Its generator's conventions give no article.
    #[error("`{0}` has no article with a date where {1} keeps them")]
    NoArticles(PathBuf, &'static str),
}

impl Error {
    /// Generators by their titles, each with a sign.
    pub fn disagree(dir: &Path, signs: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let signs: Vec<String> = signs
            .into_iter()
            .map(|(title, shown)| format!("{shown} is for {title}"))
            .collect();
        Self::Disagree(dir.to_owned(), signs.join(", "))
    }
}

/// Those that can be read.
fn known() -> String {
    let mut titles: Vec<&str> = GENERATORS.iter().map(|generator| generator.title).collect();
    titles.sort_unstable();
    match titles.split_last() {
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}
