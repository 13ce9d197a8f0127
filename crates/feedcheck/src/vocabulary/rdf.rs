//! RSS 1.0 and 0.90, which are RDF: <https://web.resource.org/rss/1.0/spec>.

use super::super::value::{date, text, uri, word};
use super::dublin_core::DC_PEOPLE;
use super::extension::{self, EVERYWHERE};
use super::rss::{CHANNEL_ATOM, CHANNEL_MODULES, ITEM_ATOM, ITEM_MODULES};
use super::{ANYTHING, Attr, Content, Group, Kind, attribute, kind, list, many, may, need, need_or, once, text};
use crate::codes::{MISSING_DESCRIPTION, MISSING_LINK, MISSING_TITLE};
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::rules;

const PLAIN: &Kind = const { &Kind::text(&[]) };
const URL: &Kind = const { &Kind::text(&[uri::absolute]) };
const ABOUT: &[Attr] = &[attribute(Ns::Rdf, "about", &[])];

/// `rdf:RDF`.
pub(crate) static RDF: Kind = Kind::elements(&[
    &CORE,
    &Group {
        ns: Ns::Cc,
        children: &[many("License", &ANYTHING)],
    },
    &Group {
        ns: Ns::Taxonomy,
        children: &[many("topic", &ANYTHING)],
    },
    &Group {
        ns: Ns::Rdf,
        children: &[many("Description", &Kind::of(Content::RdfDescription))],
    },
    &CORE_090,
])
.noting(Notes::feed)
.opening(&[rules::rdf::root])
.closing(&[rules::rdf::needs_channel, rules::rdf::contents]);

const CORE: Group = Group {
    ns: Ns::Rss1,
    children: &[
        once("channel", &CHANNEL),
        many("item", &ITEM),
        many(
            "textinput",
            kind!(Kind {
                opens: &[rules::rdf::needs_about],
                ..TEXT_INPUT
            }),
        ),
        many(
            "image",
            kind!(Kind {
                opens: &[rules::rdf::needs_about],
                ..IMAGE
            }),
        ),
    ],
};

/// RSS 0.90 had no `rdf:about`.
const CORE_090: Group = Group {
    ns: Ns::Rss090,
    children: &[
        once(
            "channel",
            kind!(Kind::elements(&[&CHANNEL_090]).needing(list![
                need_or(Ns::Rss090, "title", MISSING_TITLE),
                need_or(Ns::Rss090, "link", MISSING_LINK),
                need_or(Ns::Rss090, "description", MISSING_DESCRIPTION),
            ])),
        ),
        many(
            "item",
            kind!(Kind::elements(&[&ITEM_090]).needing(list![need(Ns::Rss090, "title"), need(Ns::Rss090, "link")])),
        ),
        once(
            "image",
            kind!(Kind::elements(&[&IMAGE_090]).needing(list![
                need_or(Ns::Rss090, "title", MISSING_TITLE),
                need(Ns::Rss090, "url"),
                need_or(Ns::Rss090, "link", MISSING_LINK),
            ])),
        ),
        once(
            "textinput",
            kind!(Kind::elements(&[&TEXT_INPUT_090]).needing(list![
                need_or(Ns::Rss090, "title", MISSING_TITLE),
                need_or(Ns::Rss090, "description", MISSING_DESCRIPTION),
                need(Ns::Rss090, "name"),
                need_or(Ns::Rss090, "link", MISSING_LINK),
            ])),
        ),
    ],
};
const CHANNEL_090: Group = Group {
    ns: Ns::Rss090,
    children: &[
        once("title", text![text::plain]),
        once("link", URL),
        once("description", text![text::plain]),
    ],
};
const ITEM_090: Group = Group {
    ns: Ns::Rss090,
    children: &[
        once("title", text![text::plain]),
        once("link", URL),
        once(
            "description",
            kind!(Kind {
                opens: &[rules::rdf::no_description],
                ..ANYTHING
            }),
        ),
    ],
};
const IMAGE_090: Group = Group {
    ns: Ns::Rss090,
    children: &[once("title", text![text::plain]), once("url", URL), once("link", URL)],
};
const TEXT_INPUT_090: Group = Group {
    ns: Ns::Rss090,
    children: &[
        once("title", text![text::plain]),
        once("description", PLAIN),
        once("name", PLAIN),
        once("link", URL),
    ],
};

static CHANNEL: Kind = Kind::elements(&[&CHANNEL_CORE, &CHANNEL_ATOM, &LABELS])
    .and(&[
        CHANNEL_MODULES,
        extension::CHANNEL,
        extension::CHANNEL_OR_ITEM,
        EVERYWHERE,
        extension::LICENSE,
    ])
    .with(ABOUT)
    .needing(list![
        need_or(Ns::Rss1, "description", MISSING_DESCRIPTION),
        need_or(Ns::Rss1, "link", MISSING_LINK),
        need_or(Ns::Rss1, "title", MISSING_TITLE),
    ])
    .opening(&[rules::rdf::needs_about])
    .closing(&[
        rules::rdf::channel,
        rules::semantics::channel,
        rules::language::channel,
        rules::itunes::channel,
    ]);

const LABELS: Group = Group {
    ns: Ns::RdfSchema,
    children: &[many("label", PLAIN), many("comment", PLAIN)],
};

const CHANNEL_CORE: Group = Group {
    ns: Ns::Rss1,
    children: &[
        once("title", text![text::plain, text::not_blank]),
        once("link", URL),
        once("description", text![text::plain]),
        once(
            "image",
            kind!(Kind::elements(&[]).with(list![attribute(Ns::Rdf, "resource", &[])])),
        ),
        once(
            "textinput",
            kind!(Kind::elements(&[]).with(list![attribute(Ns::Rdf, "resource", &[])])),
        ),
        once(
            "items",
            kind!(Kind::elements(&[&SEQUENCE]).with(list![attribute(Ns::Rdf, "parseType", &[])])),
        ),
    ],
};

const SEQUENCE: Group = Group {
    ns: Ns::Rdf,
    children: &[many("Seq", kind!(Kind::elements(&[&LI])))],
};
const LI: Group = Group {
    ns: Ns::Rdf,
    children: &[many(
        "li",
        kind!(
            Kind::elements(&[])
                .with(list![may("resource", &[]), attribute(Ns::Rdf, "resource", &[])])
                .opening(&[rules::rdf::listed])
        ),
    )],
};

const IMAGE: Kind = Kind::elements(&[&IMAGE_CORE, &DC_PEOPLE])
    .and(&[EVERYWHERE, extension::LICENSE])
    .with(ABOUT)
    .needing(list![
        need_or(Ns::Rss1, "title", MISSING_TITLE),
        need_or(Ns::Rss1, "link", MISSING_LINK),
        need(Ns::Rss1, "url")
    ]);

const IMAGE_CORE: Group = Group {
    ns: Ns::Rss1,
    children: &[
        once("title", text![text::plain, text::not_blank]),
        once("link", URL),
        once("url", URL),
    ],
};

const TEXT_INPUT: Kind = Kind::elements(&[&TEXT_INPUT_CORE, &DC_PEOPLE])
    .and(&[EVERYWHERE])
    .with(ABOUT)
    .needing(list![
        need_or(Ns::Rss1, "title", MISSING_TITLE),
        need_or(Ns::Rss1, "link", MISSING_LINK),
        need_or(Ns::Rss1, "description", MISSING_DESCRIPTION),
        need(Ns::Rss1, "name"),
    ]);

const TEXT_INPUT_CORE: Group = Group {
    ns: Ns::Rss1,
    children: &[
        once("title", text![text::plain]),
        once("description", PLAIN),
        once("name", text![word::form_name]),
        once("link", URL),
    ],
};

/// `item`.
pub(super) static ITEM: Kind = Kind::elements(&[
    &ITEM_CORE,
    &ITEM_ATOM,
    &LABELS,
    &extension::TRACKBACK_RDF,
    &extension::PERMALINK,
])
.and(&[
    ITEM_MODULES,
    extension::ITEM,
    &extension::SYNC_ITEM,
    extension::COMMENTS,
    extension::CHANNEL_OR_ITEM,
    EVERYWHERE,
    extension::LICENSE,
    DATES,
])
.with(ABOUT)
.needing(list![need(Ns::Rss1, "link"), need(Ns::Rss1, "title")])
.noting(Notes::entry)
.opening(&[rules::rdf::needs_about, rules::rdf::item])
.closing(&[rules::semantics::item, rules::media::addresses]);

const DATES: super::Groups = &[&Group {
    ns: Ns::Dc,
    children: &[many("date", text![date::w3cdtf])],
}];

const ITEM_CORE: Group = Group {
    ns: Ns::Rss1,
    children: &[
        once("title", text![text::plain, text::not_blank]),
        once("link", URL),
        once("description", text![text::description]),
    ],
};
