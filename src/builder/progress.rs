//! How far a build is, for whoever watches.

/// A part of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Looking at the articles: its work is bytes, its things are articles.
    Reading,
    /// Making the feeds: its work is feeds, and so are its things.
    Writing,
}

/// Hears how far a build is. Called from several threads.
pub trait Progress: Sync {
    /// A phase begins, with so much work to do as far as it is known.
    fn begin(&self, phase: Phase, work: u64);

    /// So much of it is done, and so many things.
    fn advance(&self, work: u64, things: u64);
}

/// Nobody watches.
impl Progress for () {
    fn begin(&self, _: Phase, _: u64) {}

    fn advance(&self, _: u64, _: u64) {}
}
