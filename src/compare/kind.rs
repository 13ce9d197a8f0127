//! The table of what can change between two feeds, the worst first.

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// In JSON.
    pub name: &'static str,
    /// Whether readers show a story again that they have shown before, or lose it, its file or its state.
    pub is_breaking: bool,
    /// In messages, of one; behind "1 entry", or a whole sentence about the feed.
    pub one: &'static str,
    /// In messages, of several; `None` where there is never more than one.
    pub many: Option<&'static str>,
    /// What is counted.
    pub noun: &'static str,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $id:ident = $name:literal, $is_breaking:literal, $one:literal, $many:expr, $noun:literal;)*) => {
        $($(#[$doc])* #[allow(unreachable_pub, reason = "some are at the door")] pub const $id: &Kind = &Kind {
            name: $name, is_breaking: $is_breaking, one: $one, many: $many, noun: $noun,
        };)*
        /// Every kind of change, in the order in which they are told.
        pub const KINDS: &[&Kind] = &[$($id),*];
    };
}

kinds! {
    /// There were entries, and there are none.
    FEED_EMPTIED = "feed_emptied", true, "the feed is empty now", None, "feed";
    /// There were subscriptions, and there are none.
    LIST_EMPTIED = "list_emptied", true, "the list is empty now", None, "list";
    /// It was, and strict readers show nothing of it any more.
    FEED_BROKEN = "feed_broken", true, "the document is not well-formed any more: some readers will show nothing of it", None, "feed";
    /// The same story under another id.
    ID_CHANGED = "id_changed", true,
        "will come back as unread: its id changed",
        Some("will come back as unread: their id changed"), "entry";
    /// Several entries of the new feed have one id, and had not in the old one.
    ID_SHARED = "id_shared", true,
        "shares an id: of those with the same one, many readers show one",
        Some("share an id: of those with the same one, many readers show one"), "entry";
    /// What it is known by was another story's.
    ID_REUSED = "id_reused", true,
        "has an id that another story had: readers take the one for the other",
        Some("have ids that other stories had: readers take the ones for the others"), "entry";
    /// It had more files before.
    ENCLOSURE_LOST = "enclosure_lost", true,
        "lost a file: players show no episode without one",
        Some("lost a file: players show no episodes without one"), "entry";
    /// Some readers take an entry with another date for a new one.
    PUBLISHED_CHANGED = "published_changed", true,
        "has another date of publication: some readers will show it again",
        Some("have another date of publication: some readers will show them again"), "entry";
    /// A date of update that moves back, or that moves alone.
    UPDATED_CHANGED = "updated_changed", true,
        "has another date of update, but no correction: some readers will show it again",
        Some("have another date of update, but no correction: some readers will show them again"), "entry";
    /// A feed in a list is at another address; who imported the list has the old one.
    SUBSCRIPTION_MOVED = "subscription_moved", true,
        "has another address: who has imported the list keeps the old one",
        Some("have other addresses: who has imported the list keeps the old ones"), "subscription";
    /// Nothing newer has pushed it out.
    VANISHED = "vanished", false,
        "has vanished: no newer one pushed it out",
        Some("have vanished: no newer ones pushed them out"), "entry";
    /// Another title or text under the same id and dates.
    EDITED = "edited", false,
        "was edited silently: some readers will keep the old version",
        Some("were edited silently: some readers will keep the old versions"), "entry";
    /// The same story is at another address.
    LINK_CHANGED = "link_changed", false,
        "leads to another address: the old one has to redirect, because some readers keep it",
        Some("lead to other addresses: the old ones have to redirect, because some readers keep them"), "entry";
    /// As many files as before, or others in their place.
    ENCLOSURE_CHANGED = "enclosure_changed", false, "has another file", Some("have other files"), "entry";
    /// A file more than before.
    ENCLOSURE_ADDED = "enclosure_added", false, "has a file more", Some("have a file more"), "entry";
    /// It came, and what it is known by is not its own.
    NO_OWN_ID = "no_own_id", false,
        "has no id of its own: some readers will not show it",
        Some("have no id of their own: some readers will not show them"), "entry";
    /// Another title or text, and a later date of update.
    CORRECTED = "corrected", false,
        "was corrected: its date of update says so",
        Some("were corrected: their dates of update say so"), "entry";
    /// Not seen before.
    NEW = "new", false, "is new", Some("are new"), "entry";
    /// Older than everything that is left, and something newer came.
    PUSHED_OUT = "pushed_out", false, "was pushed out by newer ones", Some("were pushed out by newer ones"), "entry";
    /// It was not.
    FEED_MENDED = "feed_mended", false, "the document is well-formed again", None, "feed";
    /// The id of an Atom feed.
    FEED_ID_CHANGED = "feed_id_changed", false, "the feed has another id", None, "feed";
    /// Readers show it in their lists, where the subscriber has not renamed it.
    FEED_TITLE_CHANGED = "feed_title_changed", false, "the feed has another title", None, "feed";
    /// Some readers subscribe to the new address from then on.
    SELF_LINK_CHANGED = "self_link_changed", false, "the feed says another address of its own", None, "feed";
    /// A feed that is not in the list any more.
    SUBSCRIPTION_GONE = "subscription_gone", false,
        "is gone from the list", Some("are gone from the list"), "subscription";
    /// A feed under another title.
    SUBSCRIPTION_RENAMED = "subscription_renamed", false,
        "has another title", Some("have other titles"), "subscription";
    /// A feed that has not been in the list.
    SUBSCRIPTION_NEW = "subscription_new", false, "is new in the list", Some("are new in the list"), "subscription";
    /// A list without a counterpart in the old folder.
    LIST_NEW = "list_new", false, "this list is new", None, "list";
    /// A list without a counterpart in the new folder.
    LIST_GONE = "list_gone", false, "this list is gone", None, "list";
    /// In a reader, of a story that it has shown.
    READER_AGAIN = "reader_again", true, "comes back as unread", Some("come back as unread"), "entry";
    /// In a reader, of a story behind another with the same id, or with one that it knows.
    READER_HIDDEN = "reader_hidden", true, "is not shown as a story of its own", Some("are not shown as stories of their own"), "entry";
    /// In a reader, of a story under the same id.
    READER_KEEPS = "reader_keeps", false, "keeps its old version", Some("keep their old versions"), "entry";
    /// The opposite.
    READER_TAKES = "reader_takes", false, "gets its new version silently", Some("get their new versions silently"), "entry";
    /// In a reader, of a story that it has not shown.
    READER_NEW = "reader_new", false, "comes as new", Some("come as new"), "entry";
    /// A file without a counterpart in the old folder.
    FEED_NEW = "feed_new", false, "this feed is new", None, "feed";
    /// A file without a counterpart in the new folder.
    FEED_GONE = "feed_gone", false, "this feed is gone", None, "feed";
}
