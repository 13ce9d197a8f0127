//! What a checker finds, before it becomes a message: a code and the byte where it stands.
//! Line, column and excerpt are worked out later, for those that are told.

use crate::model::Code;

/// One finding in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What kind of finding.
    pub code: &'static Code,
    /// Byte offset in the text.
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

    /// A finding about a value of which it is not known yet where it stands.
    pub fn of_value(code: &'static Code) -> Self {
        Self::new(code, 0)
    }

    /// The same with one more detail, in place of one of that name.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.details.retain(|(name, _)| *name != key);
        self.details.push((key, value.into()));
        self
    }

    /// The same with a detail, unless there is one of that name.
    #[must_use]
    pub fn or_with(self, key: &'static str, value: impl Into<String>) -> Self {
        if self.details.iter().any(|(name, _)| *name == key) {
            self
        } else {
            self.with(key, value)
        }
    }
}
