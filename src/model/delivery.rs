//! What a newsroom's system says of the copy of a story that it hands over.

use std::borrow::Cow;

use super::Timestamp;

/// One copy of a story, as it is delivered: files arrive in any order, twice, and late. `builder::scan::delivery` finds the
/// story among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivery {
    /// The story's id, which all its versions share: NewsML-G2 `guid`, ninjs `uri`, NITF `doc-id/@id-string`.
    pub id: String,
    /// What tells the story from others with the same id, where ids come again: the day on which a text wire sent it,
    /// `2026-05-04`.
    pub day: Option<String>,
    /// The source, where ids come again in others: text wires of all agencies count from 1.
    pub scope: Option<String>,
    /// As it is written: mostly a number.
    pub version: Option<String>,
    /// When this version was made: NewsML-G2 `versionCreated`, ninjs `versioncreated`, NITF `date.issue`.
    pub sent: Option<Timestamp>,
    /// The ids of stories whose place it takes: a correction under a new id (ninjs `evolvedfrom`, NewsML-G2
    /// `irel:previousVersion`).
    pub replaces: Vec<String>,
    /// Whether it is an order to take the story down.
    pub is_kill: bool,
    /// Its place among the items of its file, from 0, where nobody says when it was made: it is from when it was first seen.
    pub undated: Option<u32>,
    /// What a text wire calls the story.
    pub thread: Option<Box<Thread>>,
}

/// By what messages of a text wire belong to one story: each has a number of its own, and no id is shared by them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thread {
    /// Agency and slug, in lower case: `hw bc-hbr--ferry fees`.
    pub slug: String,
    /// Whether no other story of that day has the slug; else their headlines tell them apart.
    pub is_own: bool,
    /// Whether it takes the place of the message before it: `1st Ld-Writethru`.
    pub is_lead: bool,
    /// Of an order to take a story down that names no number: what it says of the story, for messages.
    pub order: Option<String>,
    /// All that such an order says, in which the headline of the story may stand.
    pub says: String,
}

impl Delivery {
    /// The number of the version, for comparisons; 0 where there is none, so that any version is later.
    pub fn number(&self) -> u64 {
        let digits = |text: &String| text.trim().parse().ok();
        self.version.as_ref().and_then(digits).unwrap_or_default()
    }

    /// Its id, which no other story has.
    pub fn key(&self) -> Cow<'_, str> {
        self.whole(&self.id)
    }

    /// The same of the stories whose place it takes.
    pub fn replaced(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.replaces.iter().map(|id| self.whole(id))
    }

    /// The id of the story that it stands for, as far as it says so itself.
    pub fn story(&self) -> Cow<'_, str> {
        self.replaced().next().unwrap_or_else(|| self.key())
    }

    fn whole<'d>(&self, id: &'d str) -> Cow<'d, str> {
        if self.scope.is_none() && self.day.is_none() {
            return Cow::Borrowed(id);
        }
        let parts = [self.scope.as_deref(), Some(id), self.day.as_deref()];
        Cow::Owned(parts.into_iter().flatten().collect::<Vec<_>>().join(":"))
    }
}
