//! A feed file that was looked at, and what was found in it.

use super::{Diagnostic, Level};

/// What `check` found in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// As messages name it.
    pub file: String,
    /// `rss2.0`, `rss1.0`, `rss0.91`, `rss0.92`, `atom1.0`, `atom0.3`, `jsonfeed1.1`, `jsonfeed1.0`,
    /// `opml` or `unknown`.
    pub format: &'static str,
    /// In the order of the file.
    pub findings: Vec<Diagnostic>,
}

impl Checked {
    /// Whether nothing of level error was found.
    pub fn is_valid(&self) -> bool {
        self.findings.iter().all(|finding| finding.level != Level::Error)
    }
}
