//! What a newsroom's system says of the copy of a story that it hands over.

use super::Timestamp;

/// One copy of a story, as it is delivered: files arrive in any order, twice, and late. `builder::scan::delivery` finds the
/// story among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivery {
    /// The story's id, which all its versions share: NewsML-G2 `guid`, ninjs `uri`, NITF `doc-id/@id-string`.
    pub id: String,
    /// As it is written: mostly a number.
    pub version: Option<String>,
    /// When this version was made: NewsML-G2 `versionCreated`, ninjs `versioncreated`, NITF `date.issue`.
    pub sent: Option<Timestamp>,
    /// The ids of stories whose place it takes: a correction under a new id (ninjs `evolvedfrom`, NewsML-G2
    /// `irel:previousVersion`).
    pub replaces: Vec<String>,
    /// Whether it is an order to take the story down.
    pub is_kill: bool,
}

impl Delivery {
    /// The number of the version, for comparisons; 0 where there is none, so that any version is later.
    pub fn number(&self) -> u64 {
        let digits = |text: &String| text.trim().parse().ok();
        self.version.as_ref().and_then(digits).unwrap_or_default()
    }

    /// The id of the story that it stands for, as far as it says so itself.
    pub fn story(&self) -> &str {
        self.replaces.first().unwrap_or(&self.id)
    }
}
