//! A finding while the document is being read: where it is stands as an offset, lines come later.

use crate::model::Code;

/// A finding at a byte of the decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What kind of finding.
    pub code: &'static Code,
    /// Byte offset in the decoded text.
    pub at: usize,
    /// `element`, `parent`, `attr`, `value` and the like, with what they are here.
    pub details: Vec<(&'static str, String)>,
}

impl Found {
    /// A finding without details.
    pub fn new(code: &'static Code, at: usize) -> Self {
        Self {
            code,
            at,
            details: Vec::new(),
        }
    }

    /// The same with a detail; one that is there already stays.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        if !self.details.iter().any(|(name, _)| *name == key) {
            self.details.push((key, value.into()));
        }
        self
    }
}
