//! The smaller modules: those that may stand everywhere, in channels and items, and in one of
//! them only.

use super::super::value::{coordinate, date, email, language, media_type, number, text, uri, word};
use super::dublin_core::{DC, DC_TERMS, RESOURCE};
use super::podcast::CHAPTERS;
use super::{ANYTHING, Content, Group, Kind, attribute, kind, list, many, may, must, need, once, text};
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::rules;

const PLAIN: &Kind = const { &Kind::text(&[]) };
const URL: &Kind = const { &Kind::text(&[uri::absolute]) };

/// Modules that may stand everywhere, those of Dublin Core included.
pub(crate) const EVERYWHERE: &[&Group] = &[
    &DC,
    &DC_TERMS,
    &RDF,
    &RDF_SCHEMA,
    &GEO,
    &GEO_URL,
    &GEO_RSS,
    &ICBM,
    &OPML,
];

const RDF: Group = Group {
    ns: Ns::Rdf,
    children: &[
        many("RDF", &ANYTHING),
        many("type", &ANYTHING),
        many("Description", &ANYTHING),
    ],
};

const RDF_SCHEMA: Group = Group {
    ns: Ns::RdfSchema,
    children: &[many("seeAlso", &RESOURCE)],
};

const POINT: Group = Group {
    ns: Ns::Geo,
    children: &[
        many("lat", text![coordinate::latitude]),
        many("long", text![coordinate::longitude]),
    ],
};

const GEO: Group = Group {
    ns: Ns::Geo,
    children: &[
        many(
            "Point",
            kind!(Kind::elements(&[&POINT]).needing(list![need(Ns::Geo, "lat"), need(Ns::Geo, "long")])),
        ),
        many("lat", text![coordinate::latitude]),
        many("long", text![coordinate::longitude]),
        many("alt", text![number::signed_float]),
    ],
};

const GEO_URL: Group = Group {
    ns: Ns::GeoUrl,
    children: &[
        many("latitude", text![coordinate::latitude]),
        many("longitude", text![coordinate::longitude]),
    ],
};

const ICBM: Group = Group {
    ns: Ns::Icbm,
    children: &[
        many("latitude", text![coordinate::latitude]),
        many("longitude", text![coordinate::longitude]),
    ],
};

/// `GeoRSS` 1.1: simple forms, and `where` with GML in it.
pub(super) const GEO_RSS: Group = Group {
    ns: Ns::GeoRss,
    children: &[
        many("where", &WHERE),
        many("point", text![coordinate::pair]),
        many("line", text![coordinate::pairs]),
        many("polygon", text![coordinate::pairs]),
        many("box", text![coordinate::pairs]),
        many("circle", PLAIN),
        many("featureTypeTag", PLAIN),
        many("relationshipTag", PLAIN),
        many("featureName", PLAIN),
        many("elev", text![number::signed_float]),
        many("floor", text![number::integer]),
        many("radius", text![number::float]),
    ],
};

const SHAPE: &[super::Attr] = &[may("srsName", &[])];

/// `georss:where`.
pub(super) const WHERE: Kind = Kind::elements(list![&Group {
    ns: Ns::Gml,
    children: &[
        many("Point", kind!(Kind::elements(&[&POS]).with(SHAPE))),
        many("LineString", kind!(Kind::elements(&[&POS_LIST]).with(SHAPE))),
        many("Polygon", kind!(Kind::elements(&[&EXTERIOR]).with(SHAPE))),
        many("Envelope", kind!(Kind::elements(&[&CORNERS]).with(SHAPE))),
    ],
}]);

const POS: Group = Group {
    ns: Ns::Gml,
    children: &[many("pos", text![coordinate::pair])],
};
const POS_LIST: Group = Group {
    ns: Ns::Gml,
    children: &[many("posList", text![coordinate::pairs])],
};
const CORNERS: Group = Group {
    ns: Ns::Gml,
    children: &[
        many("lowerCorner", text![coordinate::pair]),
        many("upperCorner", text![coordinate::pair]),
    ],
};
const EXTERIOR: Group = Group {
    ns: Ns::Gml,
    children: &[many("exterior", kind!(Kind::elements(&[&RING])))],
};
const RING: Group = Group {
    ns: Ns::Gml,
    children: &[many("LinearRing", kind!(Kind::elements(&[&POS_LIST]).with(SHAPE)))],
};

const OPML: Group = Group {
    ns: Ns::Opml,
    children: &[
        once("dateCreated", text![date::rfc822]),
        once("dateModified", text![date::rfc822]),
        once("ownerName", text![text::absolute_html]),
        once("ownerEmail", text![email::contact]),
        once("ownerId", text![uri::http]),
    ],
};

/// Modules of channels and items.
pub(super) const CHANNEL_OR_ITEM: &[&Group] = &[&TAXONOMY, &LINK, &FOAF];

const TAXONOMY: Group = Group {
    ns: Ns::Taxonomy,
    children: &[many("topics", &ANYTHING)],
};

const FOAF: Group = Group {
    ns: Ns::Foaf,
    children: &[many("maker", &ANYTHING)],
};

const LINK: Group = Group {
    ns: Ns::Link,
    children: &[many(
        "link",
        kind!(Kind {
            closes: &[rules::rdf::resource],
            ..Kind::text(&[]).with(list![
                attribute(Ns::Rdf, "resource", &[]),
                attribute(Ns::Dc, "title", &[]),
                attribute(Ns::Link, "lang", &[language::language]),
                super::Attr {
                    is_required: true,
                    ..attribute(Ns::Link, "rel", &[uri::absolute])
                },
                attribute(Ns::Link, "title", &[text::plain]),
                attribute(Ns::Link, "type", &[]),
            ])
        }),
    )],
};

/// `l:permalink` of RSS 1.0.
pub(super) const PERMALINK: Group = Group {
    ns: Ns::Link,
    children: &[many(
        "permalink",
        kind!(Kind {
            closes: &[rules::rdf::resource],
            ..Kind::text(&[]).with(list![
                attribute(Ns::Rdf, "resource", &[]),
                attribute(Ns::Dc, "title", &[]),
                attribute(Ns::Link, "type", &[media_type::media_type]),
            ])
        }),
    )],
};

/// Comments on an item: threads (RFC 4685), Slash, the Comment API.
pub(super) const COMMENTS: &[&Group] = &[&THREAD, &SLASH, &WELL_FORMED];

const THREAD: Group = Group {
    ns: Ns::Thread,
    children: &[
        many(
            "children",
            kind!(Kind {
                opens: &[rules::rss::thr_children],
                ..ANYTHING
            }),
        ),
        once("total", text![number::non_negative]),
        many("in-reply-to", &IN_REPLY_TO),
    ],
};

/// `thr:in-reply-to` (RFC 4685, section 3).
pub(super) const IN_REPLY_TO: Kind = Kind::text(&[]).with(list![
    may("href", &[uri::iri_reference]),
    may("ref", &[uri::id]),
    may("source", &[uri::iri_reference]),
    may("type", &[media_type::media_type]),
]);

/// The same at the level of a feed.
pub(super) const THREAD_FEED: Group = Group {
    ns: Ns::Thread,
    children: &[many("in-reply-to", &IN_REPLY_TO)],
};

const SLASH: Group = Group {
    ns: Ns::Slash,
    children: &[
        once("comments", text![number::non_negative]),
        many("section", PLAIN),
        many("department", PLAIN),
        once("hit_parade", text![number::comma_separated]),
    ],
};

const WELL_FORMED: Group = Group {
    ns: Ns::WellFormed,
    children: &[
        once("comment", URL),
        once("commentRss", URL),
        once(
            "commentRSS",
            kind!(Kind {
                opens: &[rules::rss::comment_rss],
                ..Kind::text(&[uri::absolute])
            }),
        ),
    ],
};

/// Smaller modules of items.
pub(super) const ITEM: &[&Group] = &[
    &ANNOTATE,
    &AGGREGATION,
    &EVENT,
    &FEED_BURNER_ITEM,
    &FOAF_ITEM,
    &WIKI_ITEM,
    &CONVERSATIONS,
    &CHAPTERS,
];

/// `FeedSync` in items, apart since entries are in it again.
pub(super) static SYNC_ITEM: [&Group; 1] = [&SYNC];

const ANNOTATE: Group = Group {
    ns: Ns::Annotate,
    children: &[once("reference", &RESOURCE)],
};

const AGGREGATION: Group = Group {
    ns: Ns::Aggregation,
    children: &[
        once("source", PLAIN),
        once("sourceURL", URL),
        once("timestamp", text![date::iso8601]),
    ],
};

const EVENT: Group = Group {
    ns: Ns::Event,
    children: &[
        once("startdate", text![date::iso8601_ahead]),
        once("enddate", text![date::iso8601_ahead]),
        many("location", &ANYTHING),
        many("organizer", &ANYTHING),
        once("type", PLAIN),
    ],
};

const FEED_BURNER_ITEM: Group = Group {
    ns: Ns::FeedBurner,
    children: &[
        once("awareness", URL),
        once("origEnclosureLink", URL),
        once("origLink", URL),
    ],
};

const FOAF_ITEM: Group = Group {
    ns: Ns::Foaf,
    children: &[many("primaryTopic", &ANYTHING)],
};

const WIKI_ITEM: Group = Group {
    ns: Ns::Wiki,
    children: &[
        many("diff", PLAIN),
        many("history", PLAIN),
        many("importance", PLAIN),
        many("status", PLAIN),
        many("version", PLAIN),
    ],
};

const CONVERSATIONS: Group = Group {
    ns: Ns::Conversations,
    children: &[
        once("introMilliseconds", text![number::non_negative]),
        once("image", text![uri::http]),
        once("ratingAverage", text![number::float]),
        once("ratingCount", text![number::non_negative]),
        once("ratingIndividual", text![number::positive]),
        once("ratingTimestamp", text![date::iso8601]),
    ],
};

static SYNC: Group = Group {
    ns: Ns::Sync,
    children: &[many("sync", &SYNC_KIND)],
};

static SYNC_KIND: Kind = Kind::elements(&SYNC_GROUPS)
    .with(list![
        may("deleted", &[word::strict_true_false]),
        may("noconflicts", &[word::strict_true_false]),
        must("id", &[text::not_blank, uri::nss]),
        must("updates", &[number::positive_31]),
    ])
    .needing(list![need(Ns::Sync, "history")])
    .opening(&[rules::feedsync::unique_id]);

// Entries hold conflicts, which hold entries: a constant may not name what is around it, so
// these are arrays of their own.
static SYNC_GROUPS: [&Group; 1] = [&SYNC_PARTS];
static CONFLICTS_GROUPS: [&Group; 2] = [&CONFLICTS_ATOM, &CONFLICTS_RSS];
static CONFLICTS: Kind = Kind::elements(&CONFLICTS_GROUPS).noting(Notes::feed);

static SYNC_PARTS: Group = Group {
    ns: Ns::Sync,
    children: &[
        many(
            "history",
            kind!(
                Kind::elements(&[])
                    .with(list![
                        may("by", &[text::plain, text::not_blank, uri::nss]),
                        must("sequence", &[number::positive_31]),
                        may("when", &[date::rfc3339]),
                    ])
                    .opening(&[rules::feedsync::by_and_when])
            ),
        ),
        many("conflicts", &CONFLICTS),
    ],
};

static CONFLICTS_ATOM: Group = Group {
    ns: Ns::Atom,
    children: &[many("entry", &super::ENTRY)],
};

static CONFLICTS_RSS: Group = Group {
    ns: Ns::None,
    children: &[many("item", &super::RSS_ITEM)],
};

/// Smaller modules of channels.
pub(super) const CHANNEL: &[&Group] = &[
    &ADMIN,
    &BLOG_CHANNEL,
    &SYNDICATION,
    &CHANGED,
    &WIKI,
    &THREAD_FEED,
    &LISTS,
    &FEED_BURNER,
    &OPEN_SEARCH,
    &OPEN_SEARCH_10,
    &XHTML,
    &SHARING,
    &HISTORY,
];

const ADMIN: Group = Group {
    ns: Ns::Admin,
    children: &[once("generatorAgent", &RESOURCE), once("errorReportsTo", &RESOURCE)],
};

const BLOG_CHANNEL: Group = Group {
    ns: Ns::BlogChannel,
    children: &[
        once("blogRoll", URL),
        once("mySubscriptions", URL),
        once("blink", URL),
        once("changes", URL),
    ],
};

const SYNDICATION: Group = Group {
    ns: Ns::Syndication,
    children: &[
        once("updatePeriod", text![word::update_period]),
        once("updateFrequency", text![number::positive, text::not_blank]),
        once("updateBase", text![date::w3cdtf_ever]),
    ],
};

const CHANGED: Group = Group {
    ns: Ns::Changed,
    children: &[many("server", &RESOURCE)],
};

const WIKI: Group = Group {
    ns: Ns::Wiki,
    children: &[many("interwiki", PLAIN)],
};

const LISTS: Group = Group {
    ns: Ns::Cf,
    children: &[
        many("listinfo", kind!(Kind::elements(&[&LIST_PARTS]))),
        many("treatAs", PLAIN),
    ],
};

const LIST_PARTS: Group = Group {
    ns: Ns::Cf,
    children: &[
        many(
            "sort",
            kind!(Kind::elements(&[]).with(list![
                may("data-type", &[]),
                may("default", &[]),
                may("element", &[]),
                may("label", &[]),
                may("ns", &[]),
            ])),
        ),
        many(
            "group",
            kind!(Kind::elements(&[]).with(list![may("element", &[]), may("label", &[]), may("ns", &[])])),
        ),
    ],
};

const FEED_BURNER: Group = Group {
    ns: Ns::FeedBurner,
    children: &[
        once("awareness", URL),
        once("browserFriendly", text![text::plain]),
        once("emailServiceId", &ANYTHING),
        many(
            "feedFlare",
            kind!(
                Kind::text(&[text::plain]).with(list![must("href", &[uri::by_family]), must("src", &[uri::by_family])])
            ),
        ),
        many(
            "info",
            kind!(Kind::elements(&[]).with(list![must("uri", &[uri::iri_reference])])),
        ),
        once("feedburnerHostname", URL),
    ],
};

const OPEN_SEARCH: Group = Group {
    ns: Ns::OpenSearch,
    children: &[
        once("totalResults", text![number::non_negative]),
        once("startIndex", text![number::integer]),
        once("itemsPerPage", text![number::non_negative]),
        many("Query", &QUERY),
    ],
};

const QUERY: Kind = Kind::elements(&[])
    .with(list![
        must("role", &[]),
        may("title", &[text::short_title]),
        may("totalResults", &[number::non_negative]),
        may("searchTerms", &[word::url_encoded]),
        may("count", &[number::non_negative]),
        may("startIndex", &[number::integer]),
        may("startPage", &[number::integer]),
        may("language", &[language::language]),
        may("inputEncoding", &[word::encoding]),
        may("outputEncoding", &[word::encoding]),
        may("parameter", &[]),
    ])
    .opening(&[rules::opensearch::role]);

const OPEN_SEARCH_10: Group = Group {
    ns: Ns::OpenSearch10,
    children: &[
        once("totalResults", text![number::non_negative]),
        once("startIndex", text![number::integer]),
        once("itemsPerPage", text![number::non_negative]),
    ],
};

const XHTML: Group = Group {
    ns: Ns::Xhtml,
    children: &[
        many("div", &ANYTHING),
        many(
            "meta",
            kind!(Kind::elements(&[]).with(list![
                must("name", &[word::meta_name]),
                must("content", &[word::meta_content])
            ])),
        ),
    ],
};

const SHARING: Group = Group {
    ns: Ns::Sync,
    children: &[many(
        "sharing",
        kind!(
            Kind::elements(&[&RELATED])
                .with(list![
                    may("expires", &[date::rfc3339_ahead]),
                    may("since", &[date::rfc3339]),
                    may("until", &[date::rfc3339])
                ])
                .opening(&[rules::feedsync::since_and_until])
        ),
    )],
};

const RELATED: Group = Group {
    ns: Ns::Sync,
    children: &[many(
        "related",
        kind!(Kind::elements(&[]).with(list![
            must("link", &[uri::absolute]),
            may("title", &[text::plain, text::not_blank]),
            must("type", &[word::sse_type]),
        ])),
    )],
};

/// `fh:archive` and `fh:complete` (RFC 5005, sections 2 and 4).
pub(super) const HISTORY: Group = Group {
    ns: Ns::History,
    children: &[
        many("archive", kind!(Kind::elements(&[]))),
        many("complete", kind!(Kind::elements(&[]))),
    ],
};

/// `access:restriction`.
pub(super) const ACCESS: Group = Group {
    ns: Ns::Access,
    children: &[once(
        "restriction",
        kind!(Kind::of(Content::Elements).with(list![must("relationship", &[word::access_relation])])),
    )],
};

/// `trackback` where its elements hold addresses as text.
pub(super) const TRACKBACK: Group = Group {
    ns: Ns::Trackback,
    children: &[once("ping", URL), many("about", URL)],
};

/// `trackback` of RSS 1.0.
pub(super) const TRACKBACK_RDF: Group = Group {
    ns: Ns::Trackback,
    children: &[once("ping", &RESOURCE), many("about", &RESOURCE)],
};

/// Licences.
pub(super) const LICENSE: &[&Group] = &[
    &Group {
        ns: Ns::Cc,
        children: &[many("license", &ANYTHING)],
    },
    &CREATIVE_COMMONS,
];

/// `creativeCommons:license`.
pub(super) const CREATIVE_COMMONS: Group = Group {
    ns: Ns::CreativeCommons,
    children: &[many("license", URL)],
};
