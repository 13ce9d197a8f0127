//! RSS 2.0, 0.92 and 0.91: <https://www.rssboard.org/rss-specification>, with the advice of the RSS
//! profile, <https://www.rssboard.org/rss-profile>.

use super::super::value::{date, email, language, media_type, number, text, uri, word};
use super::atom::{self, PERSON};
use super::dublin_core;
use super::dublin_core::{DC_ITEM, DC_PEOPLE};
use super::extension::{self, EVERYWHERE};
use super::{
    ANYTHING, Content, Group, Groups, Kind, again, attribute, itunes, kind, list, many, may, media, must, need,
    need_or, once, podcast, text,
};
use crate::codes::{DUPLICATE_ENCLOSURE, MISSING_DESCRIPTION, MISSING_LINK, MISSING_TITLE};
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::rules;

const PLAIN: &Kind = const { &Kind::text(&[]) };
const URL: &Kind = const { &Kind::text(&[uri::absolute]) };

/// `rss`.
pub(crate) static RSS: Kind = Kind::elements(&[&ROOT, &extension::ACCESS])
    .with(list![must("version", &[])])
    .needing(list![need(Ns::None, "channel")])
    .opening(&[rules::rss::version]);

const ROOT: Group = Group {
    ns: Ns::None,
    children: &[once("channel", &CHANNEL)],
};

static CHANNEL: Kind = Kind::elements(&[&CHANNEL_CORE, &CHANNEL_ATOM])
    .and(&[
        CHANNEL_MODULES,
        extension::CHANNEL,
        extension::CHANNEL_OR_ITEM,
        EVERYWHERE,
        extension::LICENSE,
    ])
    .with(list![attribute(Ns::Indexing, "index", &[word::yes_no])])
    .needing(list![
        need_or(Ns::None, "description", MISSING_DESCRIPTION),
        need_or(Ns::None, "link", MISSING_LINK),
        need_or(Ns::None, "title", MISSING_TITLE),
    ])
    .noting(Notes::feed)
    .closing(&[
        rules::semantics::channel,
        rules::rss::channel,
        rules::rss::misplaced_items,
        rules::language::channel,
        rules::itunes::channel,
        rules::history::feed,
        rules::reader::feed,
    ]);

/// Modules of channels in RSS and RDF.
pub(super) const CHANNEL_MODULES: Groups = &[
    &DC_PEOPLE,
    &itunes::EVERYWHERE,
    &itunes::CHANNEL,
    &podcast::CHANNEL,
    &media::DESCRIBES,
];

/// Atom in the channel of RSS.
pub(super) const CHANNEL_ATOM: Group = Group {
    ns: Ns::Atom,
    children: &[
        many("author", &PERSON),
        many("category", &atom::CATEGORY),
        many("contributor", &PERSON),
        once("generator", &atom::GENERATOR),
        once("id", URL),
        once("icon", text![text::not_blank, uri::reference]),
        many("link", &atom::LINK),
        once("logo", text![text::not_blank, uri::reference]),
        once("title", &atom::TEXT),
        once("subtitle", &atom::TEXT),
        once("rights", &atom::TEXT),
        once("updated", text![date::rfc3339]),
    ],
};

const CHANNEL_CORE: Group = Group {
    ns: Ns::None,
    children: &[
        once(
            "title",
            kind!(Kind::text(&[text::plain, text::not_blank]).closing(&[rules::rss::channel_title])),
        ),
        once(
            "link",
            kind!(Kind::text(&[uri::absolute]).closing(&[rules::rss::channel_link])),
        ),
        once("description", text![text::plain]),
        once("language", text![language::language]),
        once("copyright", text![text::plain]),
        once("managingEditor", text![email::named_contact]),
        once("webMaster", text![email::named_contact]),
        once("pubDate", text![date::rfc822]),
        once("lastBuildDate", text![date::rfc822]),
        many("category", &CATEGORY),
        once("generator", PLAIN),
        once("docs", kind!(Kind::text(&[uri::absolute]).closing(&[rules::rss::docs]))),
        once("cloud", &CLOUD),
        once("ttl", text![number::positive, text::not_blank]),
        once("image", &IMAGE),
        many("rating", PLAIN),
        once(
            "textInput",
            kind!(Kind {
                opens: &[rules::rss::text_input],
                ..TEXT_INPUT
            }),
        ),
        once(
            "textinput",
            kind!(Kind {
                opens: &[rules::rss::misspelt_text_input],
                ..ANYTHING
            }),
        ),
        once("skipHours", &SKIP_HOURS),
        once("skipDays", &SKIP_DAYS),
        once(
            "blink",
            kind!(Kind {
                opens: &[rules::rss::blink],
                ..ANYTHING
            }),
        ),
        many("item", &ITEM),
    ],
};

const CATEGORY: Kind = Kind::text(&[text::plain]).with(list![may("domain", &[])]);

const CLOUD: Kind = Kind::elements(&[]).with(list![
    must("domain", &[]),
    must("port", &[number::port]),
    must("path", &[]),
    must("registerProcedure", &[]),
    must("protocol", &[]),
]);

const IMAGE_CORE: Group = Group {
    ns: Ns::None,
    children: &[
        once(
            "title",
            kind!(Kind::text(&[text::plain, text::not_blank]).closing(&[rules::rss::image_title])),
        ),
        once(
            "link",
            kind!(Kind::text(&[uri::absolute]).closing(&[rules::rss::image_link])),
        ),
        once(
            "url",
            kind!(Kind::text(&[uri::absolute]).closing(&[rules::rss::image_url])),
        ),
        once("width", text![number::image_width]),
        once("height", text![number::image_height]),
        once("description", text![text::plain]),
    ],
};

const IMAGE: Kind = Kind::elements(&[&IMAGE_CORE, &DC_PEOPLE])
    .and(&[EVERYWHERE, extension::LICENSE])
    .needing(list![
        need_or(Ns::None, "title", MISSING_TITLE),
        need(Ns::None, "url"),
        need_or(Ns::None, "link", MISSING_LINK),
    ]);

const TEXT_INPUT_CORE: Group = Group {
    ns: Ns::None,
    children: &[
        once("title", text![text::plain]),
        once("description", PLAIN),
        once("name", text![word::form_name]),
        once("link", URL),
    ],
};

const TEXT_INPUT: Kind = Kind::elements(&[&TEXT_INPUT_CORE, &DC_PEOPLE])
    .and(&[EVERYWHERE])
    .needing(list![
        need_or(Ns::None, "title", MISSING_TITLE),
        need_or(Ns::None, "link", MISSING_LINK),
        need_or(Ns::None, "description", MISSING_DESCRIPTION),
        need(Ns::None, "name"),
    ]);

const SKIP_HOURS: Kind = Kind::elements(list![&Group {
    ns: Ns::None,
    children: &[many("hour", kind!(Kind::text(&[]).closing(&[rules::rss::hour])))],
}])
.needing(list![need(Ns::None, "hour")])
.noting(Notes::list)
.closing(&[rules::rss::hours]);

const SKIP_DAYS: Kind = Kind::elements(list![&Group {
    ns: Ns::None,
    children: &[many("day", kind!(Kind::text(&[]).closing(&[rules::rss::day])))],
}])
.needing(list![need(Ns::None, "day")])
.noting(Notes::list)
.closing(&[rules::rss::days]);

/// `item`.
pub(crate) static ITEM: Kind = Kind::elements(&[&ITEM_CORE, &ITEM_ATOM, &extension::TRACKBACK])
    .and(&[
        ITEM_MODULES,
        extension::ITEM,
        &extension::SYNC_ITEM,
        extension::COMMENTS,
        extension::CHANNEL_OR_ITEM,
        EVERYWHERE,
        extension::LICENSE,
    ])
    .noting(Notes::entry)
    .closing(&[
        rules::semantics::item,
        rules::rss::item,
        rules::reader::item,
        rules::itunes::item,
        rules::media::addresses,
    ]);

/// Modules of items in RSS and RDF.
pub(super) const ITEM_MODULES: Groups = &[
    &DC_ITEM,
    &CONTENT,
    &itunes::EVERYWHERE,
    &itunes::ITEM,
    &podcast::ITEM,
    &media::DESCRIBES,
    &media::FILES,
    &XHTML_BODY,
];

pub(super) const ITEM_CORE: Group = Group {
    ns: Ns::None,
    children: &[
        once("title", text![text::plain, text::not_blank, text::headline]),
        once("link", URL),
        once("description", text![text::description]),
        once("author", text![email::named_contact]),
        many(
            "category",
            kind!(Kind::text(&[text::plain, text::not_blank]).with(list![may("domain", &[])])),
        ),
        once("comments", URL),
        again("enclosure", &ENCLOSURE, DUPLICATE_ENCLOSURE),
        once(
            "guid",
            kind!(
                Kind::text(&[])
                    .with(list![may("isPermaLink", &[])])
                    .closing(&[rules::rss::guid])
            ),
        ),
        once(
            "pubDate",
            kind!(Kind::text(&[date::rfc822]).closing(&[rules::reader::date])),
        ),
        once(
            "source",
            kind!(Kind::text(&[text::plain]).with(list![must("url", &[uri::absolute])])),
        ),
    ],
};

const ENCLOSURE: Kind = Kind::elements(&[])
    .with(list![
        must("length", &[number::length]),
        must("type", &[media_type::attribute]),
        must("url", &[uri::http])
    ])
    .opening(&[rules::enclosure::rss]);

/// Atom in an item of RSS.
pub(super) const ITEM_ATOM: Group = Group {
    ns: Ns::Atom,
    children: &[
        once(
            "id",
            kind!(Kind::text(&[uri::absolute]).closing(&[rules::rss::atom_id])),
        ),
        many("link", &atom::LINK),
        once("title", &atom::CONTENT),
        once("summary", &atom::TEXT),
        once("author", &PERSON),
        many("contributor", &PERSON),
        many("content", &atom::CONTENT),
        once("published", text![date::rfc3339]),
        once("updated", text![date::rfc3339]),
    ],
};

/// `content:encoded`, and the older `content:items`.
const CONTENT: Group = Group {
    ns: Ns::Content,
    children: &[
        once(
            "encoded",
            kind!(Kind {
                opens: &[rules::rss::encoded],
                ..Kind::text(&[text::absolute_html])
            }),
        ),
        once("items", kind!(Kind::elements(&[&BAG]))),
    ],
};

const BAG: Group = Group {
    ns: Ns::Rdf,
    children: &[once("Bag", kind!(Kind::elements(&[&BAG_ITEM])))],
};
const BAG_ITEM: Group = Group {
    ns: Ns::Rdf,
    children: &[many("li", kind!(Kind::elements(&[&CONTENT_ITEM])))],
};
const CONTENT_ITEM: Group = Group {
    ns: Ns::Content,
    children: &[many("item", kind!(Kind::elements(&[&CONTENT_PARTS, &CONTENT_VALUE])))],
};
const CONTENT_PARTS: Group = Group {
    ns: Ns::Content,
    children: &[
        once("format", &dublin_core::RESOURCE),
        once("encoding", &dublin_core::RESOURCE),
    ],
};
const CONTENT_VALUE: Group = Group {
    ns: Ns::Rdf,
    children: &[once("value", PLAIN)],
};

/// XHTML in an item.
const XHTML_BODY: Group = Group {
    ns: Ns::Xhtml,
    children: &[many(
        "body",
        kind!(Kind {
            opens: &[rules::rss::xhtml_body],
            ..Kind::of(Content::Xhtml)
        }),
    )],
};
