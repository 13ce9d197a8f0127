//! The specification as tables: the objects of a JSON Feed, their members, and what each may
//! hold. The words in the comments are the specification's.

use super::object::ObjectRule;
use super::{readers, rules};

/// An object of the format.
pub(super) struct Object {
    /// In messages.
    pub name: &'static str,
    pub members: &'static [Member],
    /// What needs more than one member.
    pub rules: &'static [ObjectRule],
}

/// A member of an object.
pub(super) struct Member {
    pub name: &'static str,
    pub holds: MemberType,
    pub presence: Presence,
}

/// What a member may hold.
#[derive(Clone, Copy)]
pub(super) enum MemberType {
    /// The address of a version of the format.
    Version,
    /// A string that says which item this is.
    Id,
    /// Plain text. "The only place HTML is allowed in this format is in `content_html`."
    Plain,
    /// Plain text that may be empty, where nothing else is to be said.
    PlainContent,
    /// HTML that may be empty.
    HtmlContent,
    /// A string for programs, such as `WebSub`.
    Word,
    /// An address that readers open or fetch: absolute, as it is relative to nothing.
    Address,
    /// The address of the feed itself.
    OwnAddress,
    /// The address of an image, which many readers try to resolve when it is relative.
    Image,
    /// RFC 3339.
    Date,
    /// RFC 5646.
    Language,
    MediaType,
    Boolean,
    /// A whole number from 0.
    Bytes,
    /// A number from 0.
    Seconds,
    Object(&'static Object),
    /// An array of strings that are plain text.
    Texts,
    /// An array of objects.
    Objects(&'static Object),
}

/// Whether a member has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    Recommended,
    Optional,
    /// Came with version 1.1.
    New,
}

use MemberType::{
    Address, Boolean, Bytes, Date, HtmlContent, Id, Image, Language, MediaType, Objects, OwnAddress, Plain,
    PlainContent, Seconds, Texts, Word,
};
use Presence::{New, Optional, Recommended, Required};

const fn member(name: &'static str, holds: MemberType, presence: Presence) -> Member {
    Member { name, holds, presence }
}

/// "Top-level".
pub(super) static FEED: Object = Object {
    name: "feed",
    members: &[
        member("version", MemberType::Version, Required),
        member("title", Plain, Required),
        // "Optional but strongly recommended."
        member("home_page_url", Address, Recommended),
        member("feed_url", OwnAddress, Recommended),
        member("description", Plain, Optional),
        member("user_comment", Plain, Optional),
        member("next_url", Address, Optional),
        member("icon", Image, Optional),
        member("favicon", Image, Optional),
        member("author", MemberType::Object(&AUTHOR), Optional),
        member("authors", Objects(&AUTHOR), New),
        member("language", Language, New),
        member("expired", Boolean, Optional),
        member("hubs", Objects(&HUB), Optional),
        member("items", Objects(&ITEM), Required),
    ],
    rules: &[
        rules::author_is_deprecated,
        rules::next_is_another,
        rules::feed_is_where_it_says,
        rules::ids_are_unique,
        readers::items,
    ],
};

/// "Items".
pub(super) static ITEM: Object = Object {
    name: "item",
    members: &[
        member("id", Id, Required),
        // "This may be the same as the `id` — but should be present regardless."
        member("url", Address, Recommended),
        member("external_url", Address, Optional),
        member("title", Plain, Optional),
        member("content_html", HtmlContent, Optional),
        member("content_text", PlainContent, Optional),
        member("summary", Plain, Optional),
        member("image", Image, Optional),
        member("banner_image", Image, Optional),
        member("date_published", Date, Optional),
        member("date_modified", Date, Optional),
        member("author", MemberType::Object(&AUTHOR), Optional),
        member("authors", Objects(&AUTHOR), New),
        member("tags", Texts, Optional),
        member("language", Language, New),
        member("attachments", Objects(&ATTACHMENT), Optional),
    ],
    rules: &[
        rules::author_is_deprecated,
        rules::item_has_content,
        rules::item_shows_something,
    ],
};

/// "The author object has several members. These are all optional."
static AUTHOR: Object = Object {
    name: "author",
    members: &[
        member("name", Plain, Optional),
        // "The URL could be a mailto: link."
        member("url", Address, Optional),
        member("avatar", Image, Optional),
    ],
    rules: &[rules::author_says_something],
};

/// "Attachments".
static ATTACHMENT: Object = Object {
    name: "attachment",
    members: &[
        member("url", Address, Required),
        member("mime_type", MediaType, Required),
        member("title", Plain, Optional),
        member("size_in_bytes", Bytes, Optional),
        member("duration_in_seconds", Seconds, Optional),
    ],
    rules: &[rules::type_goes_with_file],
};

/// "Each object has a `type` and `url`, both of which are required."
static HUB: Object = Object {
    name: "hub",
    members: &[member("type", Word, Required), member("url", Address, Required)],
    rules: &[],
};
