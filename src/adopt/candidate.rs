//! A file that may be an article.

use crate::model::Stub;

/// What was seen of one file.
pub(super) struct Candidate {
    pub name: String,
    pub pattern: String,
    pub has_date: bool,
    /// `None` for one that has a mistake, too.
    pub stub: Option<Stub>,
    pub keys: Vec<String>,
    /// Paths and texts.
    pub fields: Vec<(String, String)>,
    pub is_broken: bool,
    pub values: Vec<String>,
}
