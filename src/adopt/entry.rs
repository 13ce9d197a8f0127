//! A value of a generator's configuration, by its path.

/// A value of a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `params.author.name`
    pub path: String,
    pub value: String,
}

impl Entry {
    /// Whether the entry has this path, or stands in it. Case does not count: it does not for Hugo.
    pub fn is(&self, path: &str) -> bool {
        self.path.eq_ignore_ascii_case(path)
    }
}
