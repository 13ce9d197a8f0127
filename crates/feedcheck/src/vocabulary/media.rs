//! Media RSS 1.5.1, with what the W3C validator lacks: community, status, license, subTitle and others.

use super::super::value::{language, media_type, number, text, uri, word};
use super::extension::{EVERYWHERE, GEO_RSS, WHERE};
use super::{ANYTHING, Group, Kind, kind, list, many, may, must, once};
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::rules::media as rules;

const PLAIN: &Kind = const { &Kind::text(&[]) };
const URL: &Kind = const { &Kind::text(&[uri::absolute]) };
const TITLE: Kind = Kind::text(&[])
    .with(list![may("type", &[rules::text_type])])
    .closing(&[rules::text]);

/// What describes a file, and may stand in channels, items, groups and at the file.
pub(super) const DESCRIBES: Group = Group {
    ns: Ns::Media,
    children: &[
        once(
            "adult",
            kind!(Kind {
                opens: &[rules::adult],
                ..Kind::text(&[word::true_false])
            }),
        ),
        many(
            "category",
            kind!(
                Kind::text(&[text::plain]).with(list![may("label", &[text::plain]), may("scheme", &[uri::absolute])])
            ),
        ),
        once(
            "copyright",
            kind!(Kind::text(&[text::plain]).with(list![may("url", &[uri::absolute])])),
        ),
        many(
            "credit",
            kind!(
                Kind::text(&[])
                    .with(list![may("role", &[]), may("scheme", &[])])
                    .opening(&[rules::credit])
            ),
        ),
        once("description", &TITLE),
        many("keywords", PLAIN),
        many(
            "hash",
            kind!(Kind::text(&[]).with(list![may("algo", &[])]).closing(&[rules::hash])),
        ),
        many(
            "player",
            kind!(Kind::elements(&[]).with(list![
                may("height", &[number::positive]),
                must("url", &[uri::absolute]),
                may("width", &[number::positive]),
            ])),
        ),
        many(
            "rating",
            kind!(
                Kind::text(&[])
                    .with(list![may("scheme", &[])])
                    .closing(&[rules::rating])
            ),
        ),
        many(
            "restriction",
            kind!(
                Kind::text(&[])
                    .with(list![must("relationship", &[rules::relation]), may("type", &[])])
                    .closing(&[rules::restriction])
            ),
        ),
        many(
            "text",
            kind!(
                Kind::text(&[])
                    .with(list![
                        may("end", &[rules::npt]),
                        may("lang", &[language::language]),
                        may("start", &[rules::npt]),
                        may("type", &[rules::text_type]),
                    ])
                    .closing(&[rules::text])
            ),
        ),
        once("title", &TITLE),
        many(
            "thumbnail",
            kind!(Kind::text(&[]).with(list![
                may("height", &[number::positive]),
                may("time", &[rules::npt]),
                must("url", &[uri::absolute]),
                may("width", &[number::positive]),
            ])),
        ),
        once("comments", kind!(Kind::elements(&[&COMMENT]))),
        once(
            "embed",
            kind!(Kind::elements(&[&PARAM]).with(list![
                must("url", &[uri::absolute]),
                may("width", &[number::positive]),
                may("height", &[number::positive])
            ])),
        ),
        once("responses", kind!(Kind::elements(&[&RESPONSE]))),
        once("backLinks", kind!(Kind::elements(&[&BACK_LINK]))),
        once(
            "status",
            kind!(Kind::elements(&[]).with(list![must("state", &[]), may("reason", &[])])),
        ),
        many(
            "price",
            kind!(Kind::text(&[]).with(list![
                may("type", &[]),
                may("info", &[uri::absolute]),
                may("price", &[number::float]),
                may("currency", &[])
            ])),
        ),
        many(
            "license",
            kind!(Kind::text(&[]).with(list![
                may("type", &[media_type::attribute]),
                may("href", &[uri::absolute])
            ])),
        ),
        many(
            "subTitle",
            kind!(Kind::elements(&[]).with(list![
                may("type", &[media_type::attribute]),
                may("lang", &[language::language]),
                must("href", &[uri::absolute])
            ])),
        ),
        many(
            "peerLink",
            kind!(Kind::elements(&[]).with(list![
                may("type", &[media_type::attribute]),
                must("href", &[uri::absolute])
            ])),
        ),
        many(
            "location",
            kind!(Kind::elements(&[&GEO_RSS, &LOCATION]).with(list![
                may("description", &[]),
                may("start", &[rules::npt]),
                may("end", &[rules::npt])
            ])),
        ),
        once("rights", kind!(Kind::elements(&[]).with(list![must("status", &[])]))),
        once("scenes", kind!(Kind::elements(&[&SCENE]))),
        once("community", kind!(Kind::elements(&[&COMMUNITY]))),
    ],
};

const COMMENT: Group = Group {
    ns: Ns::Media,
    children: &[many("comment", PLAIN)],
};
const RESPONSE: Group = Group {
    ns: Ns::Media,
    children: &[many("response", PLAIN)],
};
const BACK_LINK: Group = Group {
    ns: Ns::Media,
    children: &[many("backLink", URL)],
};
const LOCATION: Group = Group {
    ns: Ns::GeoRss,
    children: &[many("where", &WHERE)],
};
const PARAM: Group = Group {
    ns: Ns::Media,
    children: &[many("param", kind!(Kind::text(&[]).with(list![must("name", &[])])))],
};
/// The parts of a scene are in no namespace in the specification's own example.
const SCENE: Group = Group {
    ns: Ns::Media,
    children: &[many("scene", &ANYTHING)],
};
const COMMUNITY: Group = Group {
    ns: Ns::Media,
    children: &[
        once(
            "starRating",
            kind!(Kind::elements(&[]).with(list![
                may("average", &[number::float]),
                may("count", &[number::non_negative]),
                may("min", &[number::integer]),
                may("max", &[number::integer]),
            ])),
        ),
        once(
            "statistics",
            kind!(Kind::elements(&[]).with(list![
                may("views", &[number::non_negative]),
                may("favorites", &[number::non_negative])
            ])),
        ),
        once("tags", PLAIN),
    ],
};

/// The files themselves, in items.
pub(super) const FILES: Group = Group {
    ns: Ns::Media,
    children: &[
        many(
            "group",
            kind!(
                Kind::elements(&[&DESCRIBES, &CONTENT_ONLY])
                    .noting(Notes::list)
                    .closing(&[rules::group, rules::players])
            ),
        ),
        many("content", &CONTENT),
    ],
};

const CONTENT_ONLY: Group = Group {
    ns: Ns::Media,
    children: &[many("content", &CONTENT)],
};

const CONTENT: Kind = Kind::elements(&[&DESCRIBES])
    .and(&[EVERYWHERE])
    .with(list![
        may("bitrate", &[number::float_with_rest]),
        may("channels", &[number::non_negative]),
        may("duration", &[number::float_with_rest]),
        may("expression", &[rules::expression]),
        may("fileSize", &[number::positive]),
        may("framerate", &[number::float_with_rest]),
        may("height", &[number::positive]),
        may("isDefault", &[word::true_false]),
        may("lang", &[language::language]),
        may("medium", &[rules::medium]),
        may("samplingrate", &[number::float_with_rest]),
        may("type", &[media_type::attribute]),
        may("url", &[uri::absolute]),
        may("width", &[number::positive]),
    ])
    .opening(&[rules::default, rules::content])
    .closing(&[rules::address]);
