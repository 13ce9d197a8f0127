//! The podcast namespace (Podcasting 2.0), <https://podcastindex.org/namespace/1.0>.

use super::super::value::{media_type, number, text, uri};
use super::{ANYTHING, Group, Kind, kind, list, many, may, must, once, text};
use crate::namespace::Ns;
use crate::rules;

const PLAIN: &Kind = const { &Kind::text(&[]) };

const PERSON: Kind = Kind::text(&[text::not_blank]).with(list![
    may("role", &[]),
    may("group", &[]),
    may("img", &[uri::absolute]),
    may("href", &[uri::absolute]),
]);
const LOCATION: Kind = Kind::text(&[text::not_blank]).with(list![
    may("rel", &[]),
    may("geo", &[]),
    may("osm", &[]),
    may("country", &[])
]);
const LICENSE: Kind = Kind::text(&[text::not_blank]).with(list![may("url", &[uri::absolute])]);
const IMAGES: Kind = Kind::elements(&[]).with(list![may("srcset", &[])]);
const IMAGE: Kind = Kind::text(&[]).with(list![
    must("href", &[uri::absolute]),
    may("alt", &[]),
    may("aspect-ratio", &[]),
    may("width", &[number::positive]),
    may("height", &[number::positive]),
    may("type", &[media_type::attribute]),
    may("purpose", &[]),
]);
const TXT: Kind = Kind::text(&[]).with(list![may("purpose", &[])]);
const CHAT: Kind = Kind::text(&[]).with(list![
    must("server", &[]),
    must("protocol", &[]),
    may("accountId", &[]),
    may("space", &[])
]);
const REMOTE_ITEM: Kind = Kind::text(&[]).with(list![
    must("feedGuid", &[]),
    may("feedUrl", &[uri::absolute]),
    may("itemGuid", &[]),
    may("medium", &[]),
    may("title", &[]),
]);
const VALUE: Kind = Kind::elements(list![&Group {
    ns: Ns::Podcast,
    children: &[
        many(
            "valueRecipient",
            kind!(Kind::elements(&[]).with(list![
                may("name", &[]),
                may("customKey", &[]),
                may("customValue", &[]),
                must("type", &[]),
                must("address", &[]),
                must("split", &[number::non_negative]),
                may("fee", &[]),
            ])),
        ),
        many("valueTimeSplit", &ANYTHING),
    ],
}])
.with(list![
    must("type", &[]),
    must("method", &[]),
    may("suggested", &[number::float])
]);

const REMOTE: Group = Group {
    ns: Ns::Podcast,
    children: &[many("remoteItem", &REMOTE_ITEM)],
};

/// In channels and feeds.
pub(super) const CHANNEL: Group = Group {
    ns: Ns::Podcast,
    children: &[
        once(
            "locked",
            kind!(Kind::text(&[super::super::value::word::yes_no]).with(list![may("owner", &[])])),
        ),
        many(
            "funding",
            kind!(Kind::text(&[]).with(list![must("url", &[uri::absolute])])),
        ),
        many("person", &PERSON),
        many("location", &LOCATION),
        many(
            "trailer",
            kind!(Kind::text(&[text::not_blank]).with(list![
                must("url", &[uri::absolute]),
                must("pubdate", &[super::super::value::date::rfc822]),
                may("length", &[number::non_negative]),
                may("type", &[media_type::attribute]),
                may("season", &[number::positive]),
            ])),
        ),
        once("license", &LICENSE),
        once("guid", text![text::not_blank]),
        many("value", &VALUE),
        once("medium", text![text::not_blank]),
        once("images", &IMAGES),
        many("image", &IMAGE),
        many("liveItem", &ANYTHING),
        many(
            "block",
            kind!(Kind::text(&[super::super::value::word::yes_no]).with(list![may("id", &[])])),
        ),
        many("txt", &TXT),
        many("remoteItem", &REMOTE_ITEM),
        once("podroll", kind!(Kind::elements(&[&REMOTE]))),
        once(
            "updateFrequency",
            kind!(Kind::text(&[]).with(list![may("complete", &[]), may("dtstart", &[]), may("rrule", &[])])),
        ),
        once("podping", kind!(Kind::text(&[]).with(list![may("usesPodping", &[])]))),
        once("chat", &CHAT),
        once("publisher", kind!(Kind::elements(&[&REMOTE]))),
        many("social", &ANYTHING),
    ],
};

/// In items and entries.
pub(super) const ITEM: Group = Group {
    ns: Ns::Podcast,
    children: &[
        many(
            "transcript",
            kind!(
                Kind::text(&[])
                    .with(list![
                        must("url", &[uri::absolute]),
                        must("type", &[media_type::attribute]),
                        may("language", &[super::super::value::language::language]),
                        may("rel", &[]),
                    ])
                    .opening(&[rules::podcast::transcript])
            ),
        ),
        once(
            "chapters",
            kind!(Kind::text(&[]).with(list![
                must("url", &[uri::absolute]),
                must("type", &[media_type::attribute])
            ])),
        ),
        many(
            "soundbite",
            kind!(Kind::text(&[]).with(list![
                must("startTime", &[number::float]),
                must("duration", &[number::float])
            ])),
        ),
        many("person", &PERSON),
        many("location", &LOCATION),
        once(
            "season",
            kind!(Kind::text(&[number::non_negative]).with(list![may("name", &[])])),
        ),
        once(
            "episode",
            kind!(Kind::text(&[number::float]).with(list![may("display", &[])])),
        ),
        once("license", &LICENSE),
        many("alternateEnclosure", &ALTERNATE),
        many("value", &VALUE),
        once("images", &IMAGES),
        many("image", &IMAGE),
        many(
            "socialInteract",
            kind!(Kind::text(&[]).with(list![
                may("uri", &[]),
                must("protocol", &[]),
                may("accountId", &[]),
                may("accountUrl", &[uri::absolute]),
                may("priority", &[number::integer]),
            ])),
        ),
        many("txt", &TXT),
        many(
            "contentLink",
            kind!(Kind::text(&[]).with(list![must("href", &[uri::absolute])])),
        ),
        once("chat", &CHAT),
        many("remoteItem", &REMOTE_ITEM),
        many(
            "funding",
            kind!(Kind::text(&[]).with(list![must("url", &[uri::absolute])])),
        ),
        many("guid", PLAIN),
    ],
};

const ALTERNATE: Kind = Kind::elements(list![&Group {
    ns: Ns::Podcast,
    children: &[
        many(
            "source",
            kind!(Kind::elements(&[]).with(list![must("uri", &[]), may("contentType", &[media_type::attribute])]))
        ),
        once(
            "integrity",
            kind!(Kind::elements(&[]).with(list![must("type", &[]), must("value", &[])]))
        ),
    ],
}])
.with(list![
    must("type", &[media_type::attribute]),
    may("length", &[number::non_negative]),
    may("bitrate", &[number::float]),
    may("height", &[number::positive]),
    may("lang", &[super::super::value::language::language]),
    may("title", &[]),
    may("rel", &[]),
    may("codecs", &[]),
    may("default", &[super::super::value::word::true_false]),
]);
