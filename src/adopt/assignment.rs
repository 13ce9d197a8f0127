//! A value of a generator's configuration, by its path.

/// What a configuration says at one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assignment {
    /// `params.author.name`
    pub path: String,
    pub value: String,
}

impl Assignment {
    /// Whether it is at this path. Case does not count: it does not for Hugo.
    pub(super) fn is(&self, path: &str) -> bool {
        self.path.eq_ignore_ascii_case(path)
    }
}
