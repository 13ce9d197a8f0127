//! When a story was published and changed: the first place that says it, and of several that name one moment, the one that
//! leaves least open.

use chrono::{DateTime, Timelike};

use super::facts::Facts;
use crate::input::spelling::usual;
use crate::model::Timestamp;
use crate::text::date::{self, DateRules};

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "og:pubdate",
    "datepublished",
    "date_published",
    "publisheddate",
    "published_time",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_at",
    "publication_date",
    "originalpublicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cxenseparse:articlepublishdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.available",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "date.available",
    "date.created",
    "datecreated",
    "rnews:datepublished",
    "citation_publication_date",
    "article_date_original",
    "iso-8601-publish-date",
    "ptime",
    "cre",
    "date",
];

const UPDATED: &[&str] = &[
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "date_modified",
    "lastmod",
    "last-modified",
    "modified_at",
    "updated_at",
    "parsely-mod-date",
    "dc.date.modified",
    "dcterms.modified",
    "cxenseparse:lastmod",
    "date.modified",
    "revised",
    "utime",
];

/// Names of meta elements that say until when a story may be shown.
const EXPIRES: &[&str] = &["article:expiration_time"];

/// A time as the page says it.
#[derive(Debug, Clone, Copy)]
struct Said {
    time: Timestamp,
    /// Whether it names its zone.
    has_zone: bool,
    /// Whether it names more than a day.
    has_clock: bool,
}

/// When a story was published and changed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Times {
    pub published: Option<Timestamp>,
    /// If it is later.
    pub updated: Option<Timestamp>,
    /// From when on it is not to be shown, if that is after it was published.
    pub expires: Option<Timestamp>,
    /// Whether the page says it to programs, and not to its readers alone.
    pub is_stated: bool,
}

/// The times of a page.
pub(super) fn times(facts: &Facts<'_>, language: Option<&str>, rules: &DateRules) -> Times {
    let read = |text: &str| said(text, language, rules);
    let of_things = |keys: &[&str]| -> Vec<Said> {
        let texts = keys.iter().flat_map(|key| facts.texts(key));
        texts.filter_map(read).collect()
    };
    let mut published = of_things(&["datePublished"]);
    published.extend(facts.metas.each(PUBLISHED).filter_map(read));
    published.extend(of_things(&["dateCreated", "uploadDate"]));
    let is_stated = !published.is_empty();
    if !is_stated {
        published.extend(shown(facts, language, rules));
    }
    let mut updated = of_things(&["dateModified"]);
    updated.extend(facts.metas.each(UPDATED).filter_map(read));
    let published = best(&published);
    let updated = best(&updated).filter(|time| published.is_none_or(|published| *time > published));
    let mut expires = of_things(&["expires"]);
    expires.extend(facts.metas.each(EXPIRES).filter_map(read));
    let expires = best(&expires).filter(|time| published.is_none_or(|published| *time > published));
    Times {
        published,
        updated,
        expires,
        is_stated,
    }
}

/// The first of them, or a later one that names the same day and leaves less open.
fn best(said: &[Said]) -> Option<Timestamp> {
    let first = said.first()?;
    let clock = |said: &Said| local(said.time).map(|time| time.naive_local());
    let is_same = |other: &&Said| {
        let (one, other) = (clock(first), clock(other));
        one.zip(other).is_some_and(|(one, other)| {
            // The same clock, with or without its seconds.
            let is_same_clock = || one.with_second(0) == other.with_second(0);
            one.date() == other.date() && (!first.has_clock || is_same_clock())
        })
    };
    let is_more =
        |other: &&Said| (other.has_zone && !first.has_zone || other.has_clock && !first.has_clock) && is_same(other);
    let better = said
        .iter()
        .filter(|_| !(first.has_zone && first.has_clock))
        .find(is_more);
    Some(better.unwrap_or(first).time)
}

fn local(time: Timestamp) -> Option<DateTime<chrono::FixedOffset>> {
    DateTime::parse_from_rfc3339(&time.rfc3339()).ok()
}

/// A time that can be read: as it is written, in the spelling of its language, or as seconds since 1970.
fn said(text: &str, language: Option<&str>, rules: &DateRules) -> Option<Said> {
    let text = text.trim();
    if text.is_empty() || text.len() > 100 {
        return None;
    }
    if let Some(time) = seconds(text) {
        return Some(Said {
            time,
            has_zone: true,
            has_clock: true,
        });
    }
    let read = |text: &str| {
        date::parse(text, rules)
            .ok()
            .map(|reading| (reading.time, text.to_owned()))
    };
    let (time, text) = read(text).or_else(|| read(&usual(text, language)?))?;
    let behind = text.rsplit_once(':').map_or("", |(_, behind)| behind);
    let has_clock = !behind.is_empty() || text.contains(['T', 'h']) && text.contains(|c: char| c.is_ascii_digit());
    let zone = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    let before = text.rsplit_once([' ', 'T']).map_or("", |(_, clock)| clock);
    let has_offset = before.contains(['+', '−']) || before.get(3..).is_some_and(|rest| rest.contains('-'));
    let words = text.split_whitespace().last().unwrap_or_default();
    let has_name = zone.ends_with('Z')
        || [
            "GMT", "UTC", "EST", "EDT", "CST", "CDT", "PST", "PDT", "BST", "CET", "CEST",
        ]
        .contains(&words.trim_matches(['(', ')']));
    Some(Said {
        time,
        has_zone: has_offset || has_name,
        has_clock: text.contains(':') || has_clock && text.contains('T'),
    })
}

/// Seconds, or thousandths of one, since 1970, of a time since 1990.
fn seconds(text: &str) -> Option<Timestamp> {
    let number: i64 = text.parse().ok()?;
    let number = match text.len() {
        9 | 10 => number,
        13 => number / 1000,
        _ => return None,
    };
    (number > 631_152_000)
        .then(|| DateTime::from_timestamp(number, 0).map(|time| Timestamp::new(time.fixed_offset())))?
}

/// Words in the classes of elements that show when a story was published.
const CLASSES: &[&str] = &[
    "published",
    "publish",
    "pubdate",
    "timestamp",
    "dateline",
    "date",
    "datetime",
    "time",
    "created",
    "updated",
    "posted",
    "fecha",
    "datum",
    "data",
];

/// The time that a page shows, in an element that is for it or called so, below the headline.
fn shown(facts: &Facts<'_>, language: Option<&str>, rules: &DateRules) -> Option<Said> {
    let page = &facts.page;
    let read = |text: &str| said(text, language, rules);
    let times = page.all().filter(|at| page.is_any(*at, &["time"]));
    let of_time = |at: usize| {
        let attribute = ["datetime", "data-datetime", "data-timestamp", "content", "title"];
        let attribute = attribute.iter().find_map(|name| read(&page.attribute(at, name)?));
        attribute.or_else(|| read(&page.words(at)))
    };
    if let Some(found) = { times }.find_map(of_time) {
        return Some(found);
    }
    let is_named = |class: &str| class.split(['-', '_']).any(|word| CLASSES.contains(&word));
    let named = page
        .all()
        .filter(|at| page.tag(*at).has_class(is_named) && page.elements[*at].inner.len() < 1000);
    named.take(40).find_map(|at| {
        let words = page.words(at);
        read(&words).or_else(|| {
            // Behind what it says: `Published: May 4, 2026`.
            words
                .split([':', '|', '•', '·'])
                .skip(1)
                .find_map(read)
                .or_else(|| read(words.split_once(':')?.1))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Option<&str>) -> Option<String> {
        said(text, language, &DateRules::default())
            .map(|said| format!("{} {} {}", said.time.rfc3339(), said.has_zone, said.has_clock))
    }

    #[test]
    fn a_time_says_what_it_leaves_open() {
        for (text, expected) in [
            ("2026-05-04T09:30:00-05:00", "2026-05-04T09:30:00-05:00 true true"),
            ("2026-05-04 09:30", "2026-05-04T09:30:00+00:00 false true"),
            ("2026-05-04 09:30:00 +01:00", "2026-05-04T09:30:00+01:00 true true"),
            ("2026-05-04T09:30:00", "2026-05-04T09:30:00+00:00 false true"),
            ("2026-05-04T09:30Z", "2026-05-04T09:30:00+00:00 true true"),
            ("2026-05-04", "2026-05-04T00:00:00+00:00 false false"),
            ("May 4th, 2026", "2026-05-04T00:00:00+00:00 false false"),
            ("Mon, 04 May 2026 09:30:00 GMT", "2026-05-04T09:30:00+00:00 true true"),
            ("1777887000", "2026-05-04T09:30:00+00:00 true true"),
            ("1777887000000", "2026-05-04T09:30:00+00:00 true true"),
        ] {
            assert_eq!(read(text, None).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn dates_are_read_in_the_spelling_of_their_language() {
        for (text, language, expected) in [
            (
                "Thứ hai, 4/5/2026, 09:30 (GMT+7)",
                "vi",
                "2026-05-04T09:30:00+07:00 true true",
            ),
            ("2026年5月4日 09:30", "zh-TW", "2026-05-04T09:30:00+00:00 false true"),
            ("2026/05/04 09:30", "zh-Hant", "2026-05-04T09:30:00+00:00 false true"),
            (
                "4 de maio de 2026 às 9h30",
                "pt-BR",
                "2026-05-04T09:30:00+00:00 false true",
            ),
            ("4. Mai 2026, 09:30 Uhr", "de", "2026-05-04T09:30:00+00:00 false true"),
            ("04/05/2026 09:30", "fr", "2026-05-04T09:30:00+00:00 false true"),
            ("lundi 4 mai 2026 à 09h30", "fr", "2026-05-04T09:30:00+00:00 false true"),
            ("4. maj 2026 kl. 09:30", "da", "2026-05-04T09:30:00+00:00 false true"),
        ] {
            assert_eq!(read(text, Some(language)).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(read("04/05/2026", Some("en")), None);
        assert_eq!(
            read("04/25/2026", Some("en")).as_deref(),
            Some("2026-04-25T00:00:00+00:00 false false")
        );
    }
}
