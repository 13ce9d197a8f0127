//! Apple's podcast module.

use super::super::value::{date, email, number, text, uri, word};
use super::{Group, Kind, kind, list, many, must, need, once, text};
use crate::namespace::Ns;
use crate::rules;

const PLAIN: &Kind = const { &Kind::text(&[]) };
const IMAGE: Kind = Kind::elements(&[]).with(list![must("href", &[uri::http])]);

/// In channels, feeds, items and entries.
pub(super) const EVERYWHERE: Group = Group {
    ns: Ns::Itunes,
    children: &[
        once("author", text![text::short]),
        once("block", text![word::yes_no_clean]),
        once("explicit", text![word::true_false]),
        once("keywords", text![text::short, word::keywords]),
        once("subtitle", text![text::short]),
        once("summary", text![text::long]),
        once("image", &IMAGE),
    ],
};

/// In channels and feeds.
pub(super) const CHANNEL: Group = Group {
    ns: Ns::Itunes,
    children: &[
        once(
            "owner",
            kind!(Kind::elements(&[&OWNER]).needing(list![need(Ns::Itunes, "email")])),
        ),
        many("category", &CATEGORY),
        once("pubDate", text![date::rfc822]),
        once("new-feed-url", text![uri::absolute]),
        once("type", text![word::itunes_channel_type]),
        once("complete", text![word::yes]),
        once("title", PLAIN),
        once("applepodcastsverify", PLAIN),
    ],
};

/// In items and entries.
pub(super) const ITEM: Group = Group {
    ns: Ns::Itunes,
    children: &[
        once("duration", text![number::duration]),
        once("title", PLAIN),
        once("episode", text![number::positive]),
        once("season", text![number::positive]),
        once("episodeType", text![word::itunes_episode_type]),
        once("order", text![number::integer]),
        once("isClosedCaptioned", PLAIN),
    ],
};

const OWNER: Group = Group {
    ns: Ns::Itunes,
    children: &[once("email", text![email::contact]), once("name", text![text::short])],
};

const CATEGORY: Kind = Kind::elements(list![&Group {
    ns: Ns::Itunes,
    children: &[many(
        "category",
        kind!(
            Kind::elements(&[])
                .with(list![must("text", &[])])
                .opening(&[rules::itunes::subcategory])
        ),
    )],
}])
.with(list![must("text", &[])])
.opening(&[rules::itunes::category]);
