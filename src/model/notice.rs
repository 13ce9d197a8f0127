//! What readers are to be told of a story that is not as it was.

/// Whether the story goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// It does, and something in it was wrong before.
    Correction,
    /// It does not: the notice takes its place.
    Retraction,
}

/// A note to readers of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// Plain text; empty for a retraction without a reason.
    pub text: String,
}
