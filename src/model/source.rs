//! The feed that a story was taken from.

/// Another's feed. RSS `source`, Atom `source`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceFeed {
    /// Atom `source/id`.
    pub id: Option<String>,
    /// RSS `source`, Atom `source/title`.
    pub title: String,
    /// The address of the feed. RSS `source/@url`, Atom `source/link rel="self"`.
    pub url: Option<String>,
    /// Its page. Atom `source/link rel="alternate"`.
    pub home: Option<String>,
}

impl SourceFeed {
    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
