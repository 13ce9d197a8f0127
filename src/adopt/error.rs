//! Why a tree cannot be adopted.

use std::path::PathBuf;

use thiserror::Error;

/// Why a tree cannot be adopted.
#[derive(Debug, Error)]
pub enum Error {
    /// The folder cannot be looked into.
    #[error("`{0}` is no folder that can be read")]
    NoFolder(PathBuf),
    /// Nothing shows which generator it is for.
    #[error("nothing in `{0}` shows which site generator it is for; name it with `--generator`")]
    NoGenerator(PathBuf),
    /// Its generator's conventions give no article.
    #[error("`{0}` has no article with a date where {1} keeps them")]
    NoArticles(PathBuf, &'static str),
}
