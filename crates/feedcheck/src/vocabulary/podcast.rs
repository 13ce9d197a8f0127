//! The podcast namespace (Podcasting 2.0), <https://podcastindex.org/namespace/1.0>, and Podlove Simple Chapters,
//! <https://podlove.org/simple-chapters/>.

use super::super::value::{date, language, media_type, number, podcast as value, text, uri, word};
use super::{ANYTHING, Group, Kind, extension, kind, list, many, may, must, need, once, rss, text};
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::rules;

const PLAIN: &Kind = const { &Kind::text(&[]) };

const PERSON: Kind = Kind::text(&[text::not_blank]).with(list![
    may("role", &[]),
    may("group", &[]),
    may("img", &[uri::absolute]),
    may("href", &[uri::absolute]),
]);
const LOCATION: Kind = Kind::text(&[text::not_blank]).with(list![
    may("rel", &[value::place]),
    may("geo", &[value::geo]),
    may("osm", &[value::osm]),
    may("country", &[value::country])
]);
const LICENSE: Kind = Kind::text(&[text::not_blank])
    .with(list![may("url", &[uri::absolute])])
    .closing(&[rules::podcast::license]);
const IMAGES: Kind = Kind::elements(&[]).with(list![must("srcset", &[value::srcset])]);
const IMAGE: Kind = Kind::text(&[]).with(list![
    must("href", &[uri::absolute]),
    may("alt", &[]),
    may("aspect-ratio", &[value::aspect_ratio]),
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
    must("feedGuid", &[text::not_blank, value::guid]),
    may("feedUrl", &[uri::absolute]),
    may("itemGuid", &[]),
    may("medium", &[value::medium]),
    may("title", &[]),
]);
const RECIPIENT: Kind = Kind::elements(&[]).with(list![
    may("name", &[]),
    may("customKey", &[]),
    may("customValue", &[]),
    must("type", &[]),
    must("address", &[text::not_blank]),
    must("split", &[number::non_negative]),
    may("fee", &[word::true_false]),
]);
const VALUE: Kind = Kind::elements(list![&Group {
    ns: Ns::Podcast,
    children: &[many("valueRecipient", &RECIPIENT), many("valueTimeSplit", &TIME_SPLIT),],
}])
.with(list![
    must("type", &[]),
    must("method", &[]),
    may("suggested", &[number::float])
])
.needing(list![need(Ns::Podcast, "valueRecipient")]);

/// Others are paid for a while: those that are named here, or those of one item elsewhere.
const TIME_SPLIT: Kind = Kind::elements(list![&Group {
    ns: Ns::Podcast,
    children: &[many("valueRecipient", &RECIPIENT), once("remoteItem", &REMOTE_ITEM)],
}])
.with(list![
    must("startTime", &[number::float]),
    must("duration", &[number::float]),
    may("remoteStartTime", &[number::float]),
    may("remotePercentage", &[number::integer]),
])
.closing(&[rules::podcast::time_split]);

const REMOTE: Group = Group {
    ns: Ns::Podcast,
    children: &[many("remoteItem", &REMOTE_ITEM)],
};
const REMOTE_ITEMS: Kind = Kind::elements(&[&REMOTE]).needing(list![need(Ns::Podcast, "remoteItem")]);

const SOCIAL_INTERACT: Kind = Kind::text(&[])
    .with(list![
        may("uri", &[uri::absolute]),
        must("protocol", &[]),
        may("accountId", &[]),
        may("accountUrl", &[uri::absolute]),
        may("priority", &[number::integer]),
    ])
    .opening(&[rules::podcast::social_interact]);

/// A stream: all that an item of RSS may hold.
static LIVE_ITEM: Kind = Kind::elements(&[&rss::ITEM_CORE, &rss::ITEM_ATOM])
    .and(&[
        rss::ITEM_MODULES,
        extension::ITEM,
        extension::COMMENTS,
        extension::CHANNEL_OR_ITEM,
        extension::EVERYWHERE,
        extension::LICENSE,
    ])
    .with(list![
        must("status", &[value::status]),
        must("start", &[value::time]),
        may("end", &[value::time]),
    ])
    .needing(list![need(Ns::Podcast, "contentLink")])
    .noting(Notes::entry)
    .opening(&[rules::podcast::live_item])
    .closing(&[rules::media::addresses]);

/// In channels and feeds.
pub(super) const CHANNEL: Group = Group {
    ns: Ns::Podcast,
    children: &[
        once(
            "locked",
            kind!(Kind::text(&[word::yes_no]).with(list![may("owner", &[])])),
        ),
        many(
            "funding",
            kind!(Kind::text(&[]).with(list![must("url", &[uri::absolute])])),
        ),
        many("person", &PERSON),
        many("location", &LOCATION),
        many(
            "trailer",
            kind!(
                Kind::text(&[text::not_blank])
                    .with(list![
                        must("url", &[uri::absolute]),
                        must("pubdate", &[date::rfc822]),
                        may("length", &[number::non_negative]),
                        may("type", &[media_type::attribute]),
                        may("season", &[number::positive]),
                    ])
                    .opening(&[rules::media::content])
            ),
        ),
        once("license", &LICENSE),
        once("guid", text![text::not_blank, value::guid]),
        many("value", &VALUE),
        once("medium", text![text::not_blank, value::medium]),
        once("images", &IMAGES),
        many("image", &IMAGE),
        many("liveItem", &LIVE_ITEM),
        many("socialInteract", &SOCIAL_INTERACT),
        many("block", kind!(Kind::text(&[word::yes_no]).with(list![may("id", &[])]))),
        many("txt", &TXT),
        many("remoteItem", &REMOTE_ITEM),
        once("podroll", &REMOTE_ITEMS),
        once(
            "updateFrequency",
            kind!(
                Kind::text(&[])
                    .with(list![
                        may("complete", &[word::true_false]),
                        may("dtstart", &[value::time]),
                        may("rrule", &[value::recurrence])
                    ])
                    .opening(&[rules::podcast::recurrence])
            ),
        ),
        once(
            "podping",
            kind!(Kind::text(&[]).with(list![may("usesPodping", &[word::true_false])])),
        ),
        once("chat", &CHAT),
        once("publisher", &REMOTE_ITEMS),
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
                        may("language", &[language::language]),
                        may("rel", &[]),
                    ])
                    .opening(&[rules::podcast::transcript])
            ),
        ),
        once(
            "chapters",
            kind!(
                Kind::text(&[])
                    .with(list![
                        must("url", &[uri::absolute]),
                        must("type", &[media_type::attribute])
                    ])
                    .opening(&[rules::podcast::chapters])
            ),
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
        many("socialInteract", &SOCIAL_INTERACT),
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
            kind!(Kind::elements(&[]).with(list![
                must("uri", &[uri::absolute]),
                may("contentType", &[media_type::attribute])
            ]))
        ),
        once(
            "integrity",
            kind!(
                Kind::elements(&[])
                    .with(list![
                        must("type", &[value::integrity]),
                        must("value", &[text::not_blank])
                    ])
                    .opening(&[rules::podcast::integrity])
            )
        ),
    ],
}])
.needing(list![need(Ns::Podcast, "source")])
.with(list![
    must("type", &[media_type::attribute]),
    may("length", &[number::non_negative]),
    may("bitrate", &[number::float]),
    may("height", &[number::positive]),
    may("lang", &[language::language]),
    may("title", &[]),
    may("rel", &[]),
    may("codecs", &[]),
    may("default", &[word::true_false]),
]);

/// `psc:chapters`.
pub(super) const CHAPTERS: Group = Group {
    ns: Ns::Chapters,
    children: &[once(
        "chapters",
        kind!(
            Kind::elements(&[&CHAPTER])
                .with(list![may("version", &[value::chapters_version])])
                .needing(list![need(Ns::Chapters, "chapter")])
                .noting(Notes::list)
        ),
    )],
};

const CHAPTER: Group = Group {
    ns: Ns::Chapters,
    children: &[many(
        "chapter",
        kind!(
            Kind::elements(&[])
                .with(list![
                    must("start", &[value::chapter_start]),
                    must("title", &[text::not_blank]),
                    may("href", &[uri::absolute]),
                    may("image", &[uri::absolute]),
                ])
                .opening(&[rules::podcast::chapter])
        ),
    )],
};
