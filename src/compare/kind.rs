//! The table of what can change between two feeds, the worst first.

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// In JSON.
    pub name: &'static str,
    /// Whether readers show a story again that they have shown before, or lose its state.
    pub is_breaking: bool,
    /// In messages, of one; behind "1 entry", or a whole sentence about the feed.
    pub one: &'static str,
    /// In messages, of several; `None` where there is never more than one.
    pub many: Option<&'static str>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $id:ident = $name:literal, $is_breaking:literal, $one:literal, $many:expr;)*) => {
        $($(#[$doc])* pub const $id: &Kind = &Kind {
            name: $name, is_breaking: $is_breaking, one: $one, many: $many,
        };)*
        /// Every kind of change, in the order in which they are told.
        pub const KINDS: &[&Kind] = &[$($id),*];
    };
}

kinds! {
    /// The same link, or the same title and date, under another id.
    ID_CHANGED = "id_changed", true,
        "will come back as unread: its id changed",
        Some("will come back as unread: their id changed");
    /// Some readers take an entry with another date for a new one.
    PUBLISHED_CHANGED = "published_changed", true,
        "has another date of publication: some readers will show it again",
        Some("have another date of publication: some readers will show them again");
    /// A date of update that moves back, or that moves alone.
    UPDATED_CHANGED = "updated_changed", true,
        "has another date of update, but no correction: some readers will show it again",
        Some("have another date of update, but no correction: some readers will show them again");
    /// Nothing newer has pushed it out.
    VANISHED = "vanished", false,
        "has vanished: no newer one pushed it out",
        Some("have vanished: no newer ones pushed them out");
    /// Another title or text under the same id and dates.
    EDITED = "edited", false,
        "was edited silently: some readers will keep the old version",
        Some("were edited silently: some readers will keep the old versions");
    /// Another title or text, and a later date of update.
    CORRECTED = "corrected", false,
        "was corrected: its date of update says so",
        Some("were corrected: their dates of update say so");
    /// Not seen before.
    NEW = "new", false, "is new", Some("are new");
    /// Older than everything that is left.
    PUSHED_OUT = "pushed_out", false, "was pushed out by newer ones", Some("were pushed out by newer ones");
    /// The id of an Atom feed.
    FEED_ID_CHANGED = "feed_id_changed", false, "the feed has another id", None;
    /// Readers show it in their lists, where the subscriber has not renamed it.
    FEED_TITLE_CHANGED = "feed_title_changed", false, "the feed has another title", None;
    /// Some readers subscribe to the new address from then on.
    SELF_LINK_CHANGED = "self_link_changed", false, "the feed says another address of its own", None;
    /// A file without a counterpart in the old folder.
    FEED_NEW = "feed_new", false, "this feed is new", None;
    /// A file without a counterpart in the new folder.
    FEED_GONE = "feed_gone", false, "this feed is gone", None;
}
