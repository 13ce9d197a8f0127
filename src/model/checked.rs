//! A feed file that was looked at, and what was found in it.

use feedcheck::{Message, Report};

use super::{Diagnostic, Level, Place};

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
    /// What the checker said of a file.
    pub fn new(file: &str, report: Report) -> Self {
        let findings = report.messages.into_iter().map(|message| finding(file, message));
        Self {
            file: file.to_owned(),
            format: report.format,
            findings: findings.collect(),
        }
    }

    /// Whether nothing of level error was found.
    pub fn is_valid(&self) -> bool {
        self.findings.iter().all(|finding| finding.level != Level::Error)
    }
}

fn finding(file: &str, message: Message) -> Diagnostic {
    let (text, help) = (message.text(), message.help());
    let place = Place {
        file: file.to_owned(),
        line: Some(message.line),
        column: Some(message.column),
        excerpt: Some(message.excerpt),
    };
    Diagnostic::new(message.code, place, text).help(help)
}
