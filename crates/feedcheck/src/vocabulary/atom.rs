//! Atom 1.0 (RFC 4287), with threads (RFC 4685), paging (RFC 5005), tombstones (RFC 6721) and what
//! the publishing protocol puts into feeds (RFC 5023).

use super::super::value::{date, email, language, media_type, number, text, uri, word};
use super::dublin_core;
use super::dublin_core::DC_PEOPLE;
use super::extension::{self, EVERYWHERE};
use super::{
    ANYTHING, Attr, Content, Group, Groups, Kind, attribute, itunes, kind, list, many, may, media, must, need, once,
    podcast, text,
};
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::rules;

const PLAIN: &Kind = const { &Kind::text(&[]) };
const IMAGE_ADDRESS: &Kind = const { &Kind::text(&[text::not_blank, text::no_space, uri::iri_reference]) };
const DATE: &Kind = const { &Kind::text(&[date::rfc3339, text::no_space]) };
const ID: Kind = Kind::text(&[uri::id, text::no_space]);
const MAY_PARSE: &[Attr] = &[attribute(Ns::Rdf, "parseType", &[])];

/// `feed`.
pub(crate) static FEED: Kind = Kind::elements(&[
    &FEED_CORE,
    &extension::ACCESS,
    &extension::CREATIVE_COMMONS,
    &COLLECTION,
    &DELETED,
])
.and(&[FEED_MODULES, extension::CHANNEL, extension::CHANNEL_OR_ITEM, EVERYWHERE])
.with(list![attribute(Ns::Indexing, "index", &[word::yes_no])])
.noting(Notes::feed)
.closing(&[
    rules::atom::feed,
    rules::atom::misplaced_metadata,
    rules::itunes::channel,
    rules::history::feed,
    rules::reader::feed,
]);

const FEED_MODULES: Groups = &[
    &DC_PEOPLE,
    &itunes::EVERYWHERE,
    &itunes::CHANNEL,
    &podcast::CHANNEL,
    &media::DESCRIBES,
];

const METADATA: &[super::Child] = &[
    many("author", &PERSON),
    many("category", &CATEGORY),
    many("contributor", &PERSON),
    once("generator", &GENERATOR),
    once("id", &ID),
    once("icon", IMAGE_ADDRESS),
    many("link", &LINK),
    once("logo", IMAGE_ADDRESS),
    once("title", &TEXT),
    once("subtitle", &TEXT),
    once("rights", &TEXT),
    once("updated", DATE),
];

const FEED_CORE: Group = Group {
    ns: Ns::Atom,
    children: &[
        METADATA[0],
        METADATA[1],
        METADATA[2],
        METADATA[3],
        METADATA[4],
        METADATA[5],
        METADATA[6],
        METADATA[7],
        METADATA[8],
        METADATA[9],
        METADATA[10],
        METADATA[11],
        many("entry", &ENTRY),
    ],
};

const COLLECTION: Group = Group {
    ns: Ns::App,
    children: &[once("collection", &COLLECTION_KIND)],
};
const COLLECTION_KIND: Kind = Kind::elements(&[&COLLECTION_TITLE, &COLLECTION_PARTS])
    .and(&[EVERYWHERE])
    .with(list![must("href", &[uri::iri_reference])])
    .needing(list![need(Ns::Atom, "title")]);
const COLLECTION_TITLE: Group = Group {
    ns: Ns::Atom,
    children: &[once("title", &TEXT)],
};
const COLLECTION_PARTS: Group = Group {
    ns: Ns::App,
    children: &[many("categories", &CATEGORIES), many("accept", PLAIN)],
};
const CATEGORIES: Kind = Kind::elements(list![&Group {
    ns: Ns::Atom,
    children: &[many("category", &CATEGORY)],
}])
.with(list![
    may("scheme", &[]),
    may("fixed", &[word::yes_no]),
    may("href", &[])
]);

/// Tombstones (RFC 6721, section 3).
const DELETED: Group = Group {
    ns: Ns::Tombstone,
    children: &[many(
        "deleted-entry",
        kind!(
            Kind::elements(&[&DELETED_BY, &DELETED_PARTS, &DELETED_COMMENT])
                .with(list![must("ref", &[uri::iri]), must("when", &[date::rfc3339])])
        ),
    )],
};
const DELETED_BY: Group = Group {
    ns: Ns::Tombstone,
    children: &[once("by", &PERSON)],
};
const DELETED_COMMENT: Group = Group {
    ns: Ns::Tombstone,
    children: &[once("comment", &TEXT)],
};
const DELETED_PARTS: Group = Group {
    ns: Ns::Atom,
    children: &[many("link", &LINK), many("source", &SOURCE)],
};

/// `entry`.
pub(crate) static ENTRY: Kind = Kind::elements(&[
    &ENTRY_CORE,
    &ENTRY_APP,
    &extension::TRACKBACK,
    &extension::CREATIVE_COMMONS,
    &DC_PEOPLE,
])
.and(&[
    ENTRY_MODULES,
    extension::ITEM,
    &extension::SYNC_ITEM,
    extension::COMMENTS,
    extension::CHANNEL_OR_ITEM,
    EVERYWHERE,
])
.with(MAY_PARSE)
.needing(list![
    need(Ns::Atom, "title"),
    need(Ns::Atom, "id"),
    need(Ns::Atom, "updated")
])
.noting(Notes::entry)
.closing(&[
    rules::atom::entry,
    rules::reader::entry,
    rules::itunes::item,
    rules::media::addresses,
]);

const ENTRY_MODULES: Groups = &[
    &itunes::EVERYWHERE,
    &itunes::ITEM,
    &podcast::ITEM,
    &media::DESCRIBES,
    &media::FILES,
];

const ENTRY_CORE: Group = Group {
    ns: Ns::Atom,
    children: &[
        many("author", &PERSON),
        many("category", &CATEGORY),
        once(
            "content",
            kind!(Kind {
                closes: &[rules::construct::close, rules::atom::content],
                ..CONTENT
            }),
        ),
        many("contributor", &PERSON),
        once("id", kind!(ID.closing(&[rules::atom::unique_id]))),
        many("link", &LINK),
        once(
            "published",
            kind!(Kind::text(&[date::rfc3339, text::no_space]).closing(&[rules::reader::date])),
        ),
        once("rights", &TEXT),
        once("source", &SOURCE),
        once("summary", &TEXT),
        once(
            "title",
            kind!(Kind {
                closes: &[rules::construct::close, rules::reader::title],
                ..TEXT
            }),
        ),
        once(
            "updated",
            kind!(Kind::text(&[date::rfc3339, text::no_space]).closing(&[rules::atom::unique_updated])),
        ),
    ],
};

const ENTRY_APP: Group = Group {
    ns: Ns::App,
    children: &[
        once("edited", DATE),
        once(
            "control",
            kind!(Kind::elements(list![&Group {
                ns: Ns::App,
                children: &[once("draft", text![word::yes_no])],
            }])),
        ),
    ],
};

/// `source`: the metadata of the feed that an entry comes from.
const SOURCE: Kind = Kind::elements(list![
    &Group {
        ns: Ns::Atom,
        children: METADATA
    },
    &extension::ACCESS,
    &extension::CREATIVE_COMMONS
])
.and(&[FEED_MODULES, extension::CHANNEL, extension::CHANNEL_OR_ITEM, EVERYWHERE])
.with(list![attribute(Ns::Indexing, "index", &[word::yes_no])])
.noting(Notes::feed)
.closing(&[rules::atom::source, rules::history::feed]);

/// A text construct (RFC 4287, section 3.1).
pub(super) const TEXT: Kind = Kind::of(Content::Construct)
    .with(list![may("type", &[]), may("src", &[])])
    .opening(&[rules::construct::open_text])
    .closing(&[rules::construct::close]);

/// `content` (RFC 4287, section 4.1.3).
pub(super) const CONTENT: Kind = Kind::of(Content::Construct)
    .with(list![may("type", &[]), may("src", &[])])
    .opening(&[rules::construct::open_content])
    .closing(&[rules::construct::close]);

/// A person construct (RFC 4287, section 3.2).
pub(super) const PERSON: Kind = Kind::elements(&[&PERSON_CORE, &PERSON_FOAF, &PERSON_XHTML])
    .with(MAY_PARSE)
    .needing(list![need(Ns::Atom, "name")]);

const PERSON_CORE: Group = Group {
    ns: Ns::Atom,
    children: &[
        once("name", text![text::plain, email::person, text::not_blank]),
        once("email", text![email::bare]),
        once("uri", text![text::not_blank, uri::iri_reference, text::no_space]),
    ],
};
const PERSON_FOAF: Group = Group {
    ns: Ns::Foaf,
    children: &[
        many("workplaceHomepage", &dublin_core::RESOURCE),
        many("homepage", &dublin_core::RESOURCE),
        many("weblog", &dublin_core::RESOURCE),
        many("plan", PLAIN),
        many("firstName", PLAIN),
    ],
};
const PERSON_XHTML: Group = Group {
    ns: Ns::Xhtml,
    children: &[many("div", &Kind::of(Content::Xhtml))],
};

/// `category` (RFC 4287, section 4.2.2).
pub(super) const CATEGORY: Kind = Kind::elements(&[]).with(list![
    must("term", &[text::not_blank]),
    may("scheme", &[uri::iri]),
    may("label", &[text::plain])
]);

/// `generator` (RFC 4287, section 4.2.4).
pub(super) const GENERATOR: Kind = Kind::text(&[text::plain, text::not_blank])
    .with(list![may("uri", &[uri::attribute_iri_reference]), may("version", &[])]);

/// `link` (RFC 4287, section 4.2.7).
pub(super) const LINK: Kind = Kind::of(Content::Link)
    .with(list![
        may("href", &[uri::iri_reference]),
        may("rel", &[]),
        may("type", &[media_type::media_type]),
        may("title", &[text::plain]),
        may("length", &[number::non_negative]),
        may("hreflang", &[language::language]),
        attribute(Ns::Rdf, "type", &[]),
        attribute(Ns::Rdf, "resource", &[]),
        attribute(Ns::Thread, "count", &[number::non_negative]),
        attribute(Ns::Thread, "updated", &[date::rfc3339]),
        attribute(Ns::Thread, "when", &[]),
    ])
    .closing(&[rules::link::close]);

/// Elements of Atom that are told as questionable, and looked at nevertheless, where they have no place.
pub(crate) const QUESTIONABLE: Group = Group {
    ns: Ns::Atom,
    children: METADATA_ANYWHERE,
};

const METADATA_ANYWHERE: &[super::Child] = &[
    many("author", &PERSON),
    many("category", &CATEGORY),
    many("content", &CONTENT),
    many("contributor", &PERSON),
    many("generator", &GENERATOR),
    many("icon", text![uri::reference]),
    many("id", text![uri::id]),
    many("link", &LINK),
    many("logo", text![uri::reference]),
    many("published", text![date::rfc3339]),
    many("rights", &TEXT),
    many("subtitle", &TEXT),
    many("summary", &TEXT),
    many("title", &TEXT),
    many("updated", text![date::rfc3339]),
];

/// The same for the publishing protocol.
pub(crate) const QUESTIONABLE_APP: Group = Group {
    ns: Ns::App,
    children: &[
        many("workspace", &ANYTHING),
        many("collection", &COLLECTION_KIND),
        many("categories", &CATEGORIES),
    ],
};
