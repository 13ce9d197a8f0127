//! What is to be stored, and where.

use crate::output::{Compression, FeedFormat};

/// A file to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Product {
    pub path: String,
    pub text: String,
    /// What a file at this path holds if it is ours, whatever the state says.
    pub mark: String,
}

/// The file of a feed in a format.
pub(crate) fn file(path: &str, format: &FeedFormat) -> String {
    format!("{path}.{}", format.ending)
}

/// The path of the compressed file.
pub(crate) fn compressed(path: &str, way: &Compression) -> String {
    format!("{path}.{}", way.ending)
}
