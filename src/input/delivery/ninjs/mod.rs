//! ninjs, the IPTC's news in JSON, 1.0 to 3.1 (iptc.org/std/ninjs), and the JSON of systems that write it with keys of
//! their own: Superdesk and its editions, content interfaces that hand over several items in an envelope. `parts` reads
//! the texts, `pictures` the pictures.

mod parts;
mod pictures;

use self::parts::{body, deck, description, headline, parts};
use super::tree::{bare, find, spanned, values, words};
use super::{Item, tree};
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::Author;
use crate::text::node::Node;
use crate::text::source::Source;

/// ninjs in the table of formats.
pub(crate) const FORMAT: ArticleFormat = ArticleFormat {
    name: "ninjs",
    key: "ninjs",
    endings: &["json"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| {
        let key = |name: &&&str| head.contains(&format!("\"{name}\""));
        let is_json = head.trim_start().starts_with(['{', '[']);
        is_json && (KEYS_OF_ITEMS.iter().filter(key).count() > 1 || STANDARDS.iter().any(|name| head.contains(name)))
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// Two of these are in each item, and not in other JSON.
const KEYS_OF_ITEMS: &[&str] = &[
    "versioncreated",
    "versionCreated",
    "firstcreated",
    "firstCreated",
    "pubstatus",
    "pubStatus",
    "uri",
    "guid",
    "headlines",
    "body_html",
    "bodies",
    "slugline",
    "description_text",
];

/// What an item may say of itself.
const STANDARDS: &[&str] = &["std/ninjs/", "\"ninjs\"", "ninjs-schema"];

/// Types of items that are no stories (ninjs, `type`): everything else may be one.
const OTHERS: &[&str] = &[
    "picture",
    "photo",
    "image",
    "graphic",
    "audio",
    "video",
    "animation",
    "event",
    "planning",
    "coverage",
    "component",
    "package",
    "contact",
];

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    tree::read(source, rules, read_item)
}

fn read_item(mut item: Item<'_>, fields: &Node) -> Found {
    let kind = words(fields, "type").unwrap_or_default();
    let is_picture = pictures::PICTURES.contains(&kind);
    if OTHERS.contains(&kind) && !is_picture {
        return item.no_story(&format!("of type `{kind}`"));
    }
    parts::id(fields).unwrap_or_default().clone_into(&mut item.delivery.id);
    item.delivery.version = words(fields, "version").map(str::to_owned);
    let replaces = words(fields, "evolvedfrom").map(str::to_owned);
    item.delivery.replaces.extend(replaces);
    times(&mut item, fields);
    if is_picture {
        let material = pictures::alone(&mut item, fields);
        return item.part(&format!("of type `{kind}`"), material);
    }
    texts(&mut item, fields);
    let is_empty = item.article.body.text.is_empty();
    if kind == "composite" && is_empty && !item.delivery.is_kill {
        return item.no_story("a package of other items");
    }
    if item.article.stub.title.is_empty() && is_empty && !item.delivery.is_kill {
        return item.no_story("without headline and text");
    }
    byline(&mut item, fields);
    topics(&mut item, fields);
    pictures::add(&mut item, fields);
    item.finish()
}

/// Its times, and what they and its status say of its being public.
fn times(item: &mut Item<'_>, fields: &Node) {
    let mut time = |key: &str| {
        let (text, at) = spanned(fields, key)?;
        item.time(text, at)
    };
    let (sent, published) = (time("versioncreated"), time("firstpublished"));
    let (first, made) = (time("firstcreated"), time("contentcreated"));
    let expires = time("expires");
    item.first = published.or(first).or(made);
    item.delivery.sent = sent;
    item.article.stub.expires = expires;
    if let Some(node) = find(fields, "embargoed") {
        item.embargo(node.text().unwrap_or_default(), node.span.clone());
    }
    if let Some((word, at)) = spanned(fields, "pubstatus") {
        item.status(word, at);
    }
    for signal in ["signal", "signals"].iter().filter_map(|key| find(fields, key)) {
        let listed = values(Some(signal)).into_iter();
        let codes = listed.filter_map(|one| {
            words(one, "qcode")
                .or_else(|| words(one, "code"))
                .or_else(|| one.text())
        });
        for code in codes.chain(signal.text()) {
            let code = bare(code.rsplit(':').next().unwrap_or(code));
            if KILLS.contains(&&*code) {
                item.kill(code);
            }
        }
    }
}

/// Signals that take a story down.
const KILLS: &[&str] = &["remove", "kill"];

fn texts(item: &mut Item<'_>, fields: &Node) {
    let headlines = parts(fields, "headline", "headlines");
    let text = body(&parts(fields, "body", "bodies"));
    // `title` names an item for those who work with it; a story without a headline has nothing better.
    let title = words(fields, "title").filter(|_| text.is_some());
    let title = headline(&headlines).or(title).map(|text| item.words(text));
    item.article.stub.title = title.unwrap_or_default();
    let extra = find(fields, "extra").and_then(|extra| words(extra, "subtitle"));
    let deck = deck(&headlines).or_else(|| words(fields, "subheadline")).or(extra);
    item.article.subtitle = deck.and_then(|text| item.some_words(text));
    let summary = description(&parts(fields, "description", "descriptions"));
    item.article.summary = summary.and_then(|text| item.some_words(text));
    item.article.stub.language = words(fields, "language").map(str::to_owned);
    if let Some((text, markup)) = text {
        item.body(&text, markup);
    }
}

/// The people of the byline as it is printed; else those who are listed.
fn byline(item: &mut Item<'_>, fields: &Node) {
    let listed = || {
        let mut bylines = values(find(fields, "bylines")).into_iter();
        bylines.find_map(|one| words(one, "by"))
    };
    let byline = ["byline", "by"]
        .iter()
        .find_map(|key| words(fields, key))
        .or_else(listed);
    if let Some(byline) = byline {
        item.byline(byline);
    }
    if !item.article.stub.authors.is_empty() {
        return;
    }
    let authors = values(find(fields, "authors")).into_iter();
    for name in authors.filter_map(|author| words(author, "name")) {
        let name = item.words(name);
        item.article.stub.authors.push(Author {
            name,
            ..Author::default()
        });
    }
}

/// What it is about, by name; the section is Superdesk's `service`.
fn topics(item: &mut Item<'_>, fields: &Node) {
    for subject in ["subject", "subjects"].iter().flat_map(|key| values(find(fields, key))) {
        if let Some(name) = words(subject, "name") {
            item.subject(words(subject, "scheme").unwrap_or_default(), name);
        }
    }
    let services = values(find(fields, "service"));
    let section = services.first().and_then(|service| words(service, "name"));
    item.article.stub.section = section.and_then(|name| item.some_words(name));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Code};

    fn found(text: &str) -> Vec<Found> {
        assert!((FORMAT.detect)(text), "{text}");
        read(&Source::new("a.json", text), &Rules::default())
    }

    /// A story with these lines besides what each has.
    fn story(lines: &str) -> Found {
        let text = format!(
            r#"{{"uri": "urn:newsml:wire.example:1", "pubstatus": "usable", "versioncreated": "2026-05-04T13:05:00-05:00", {lines}
                "type": "text", "headline": "Ferry fees rise", "body_html": "<p>The board met.</p>"}}"#
        );
        found(&text).remove(0)
    }

    fn article(lines: &str) -> Article {
        story(lines).article.unwrap()
    }

    #[test]
    fn the_first_publication_is_the_date_and_the_version_the_update() {
        let dates = |lines: &str| {
            let stub = article(lines).stub;
            (stub.published.rfc3339(), stub.updated.is_some())
        };
        let sent = "2026-05-04T13:05:00-05:00".to_owned();
        assert_eq!(dates(""), (sent.clone(), false));
        assert_eq!(dates(r#""firstcreated": "2026-05-04T13:05:00-05:00","#), (sent, false));
        let made = r#""contentcreated": "2026-05-04T08:00:00+00:00","#;
        assert_eq!(dates(made), ("2026-05-04T08:00:00+00:00".to_owned(), true));
        let both = r#""firstcreated": "2026-05-04T09:00:00Z", "firstPublished": "2026-05-04T09:30:00Z","#;
        assert_eq!(dates(both), ("2026-05-04T09:30:00+00:00".to_owned(), true));
    }

    #[test]
    fn a_byline_counts_before_a_list_of_authors() {
        let names = |lines: &str| {
            let authors = article(lines).stub.authors.into_iter();
            authors.map(|author| author.name).collect::<Vec<_>>()
        };
        let listed = r#""authors": [{"name": "Otis Lund", "role": "editor"}],"#;
        assert_eq!(names(listed), ["Otis Lund"]);
        assert_eq!(
            names(&format!(r#""byline": "By Ida Brandt", {listed}"#)),
            ["Ida Brandt"]
        );
        assert_eq!(names(r#""bylines": [{"by": "By Ida Brandt"}],"#), ["Ida Brandt"]);
    }

    #[test]
    fn a_correction_stands_for_what_it_evolved_from() {
        let stub = article(r#""evolvedfrom": "urn:newsml:wire.example:0", "version": 2,"#).stub;
        assert_eq!(stub.id.as_deref(), Some("urn:newsml:wire.example:0"));
        let delivery = stub.delivery.unwrap();
        assert_eq!(
            (&*delivery.id, delivery.version.as_deref()),
            ("urn:newsml:wire.example:1", Some("2"))
        );
    }

    #[test]
    fn a_picture_under_an_embargo_of_its_own_stays_out_of_the_text_too() {
        let text = |embargo: &str| {
            let text = format!(
                r#"{{"uri": "urn:1", "versioncreated": "2026-05-04T13:05:00Z", "headline": "Ferry",
                    "body_html": "<p>The board met.</p><img src='https://wire.example/a.jpg'>",
                    "associations": {{"a": {{"type": "picture", "embargoed": "{embargo}",
                        "renditions": {{"main": {{"href": "https://wire.example/a.jpg"}}}}}}}}}}"#
            );
            format!("{:?}", found(&text).remove(0).article.unwrap())
        };
        assert!(!text("2031-01-01T00:00:00Z").contains("a.jpg"));
        assert!(!text("soon").contains("a.jpg"));
        assert!(text("2026-05-01T00:00:00Z").contains("a.jpg"));
    }

    #[test]
    fn a_signal_to_remove_takes_down() {
        let is_kill = |signal: &str| article(&format!(r#""signal": {signal},"#)).stub.held.is_some();
        assert!(is_kill(r#""sttinstruct:remove""#) && is_kill(r#"["sttinstruct:kill"]"#));
        assert!(is_kill(r#"[{"qcode": "sttinstruct:remove"}]"#));
        assert!(!is_kill(r#""sttinstruct:update""#));
    }

    #[test]
    fn notes_to_editors_and_what_may_not_be_shown_stay_inside() {
        let found = story(
            r#""ednote": "NOTE", "edNote": "NOTE", "associations": {"a": {"type": "picture", "pubstatus": "canceled",
                "description_text": "NOTE", "renditions": {"main": {"href": "https://wire.example/a.jpg"}}}},"#,
        );
        assert!(!format!("{:?}", found.article.unwrap()).contains("NOTE"));
        assert_eq!(found.notes[0].code, Code::HELD_PHOTO);
    }

    #[test]
    fn what_no_feed_can_carry_is_taken_out_and_told_once() {
        let text =
            r#"{"uri": "urn:1", "versioncreated": "2026-05-04", "headline": "Ferry", "body_text": "a\u0001\u0001b"}"#;
        let found = found(text).remove(0);
        assert_eq!(found.article.unwrap().body.text, "<p>ab</p>");
        assert_eq!(found.notes.len(), 1);
        assert_eq!(found.notes[0].code, Code::BAD_CHARACTERS);
    }

    #[test]
    fn what_is_no_story_is_passed_over() {
        for text in [
            r#"{"uri": "urn:1", "type": "picture", "headline": "Ferry", "versioncreated": "2026-05-04"}"#,
            r#"{"uri": "urn:1", "type": "event", "title": "Ferry day", "versionCreated": "2026-05-04"}"#,
            r#"{"uri": "urn:1", "type": "composite", "headline": "Five stories", "versioncreated": "2026-05-04"}"#,
            r#"{"standard": {"name": "ninjs"}, "uri": "urn:1"}"#,
        ] {
            assert_eq!(
                found(text)[0].article.as_ref().unwrap_err()[0].code,
                Code::NO_STORY,
                "{text}"
            );
        }
        assert!(found(r#"{"uri": "urn:1", "pubstatus": "usable"}"#)[0].article.is_err());
    }

    #[test]
    fn an_interface_hands_over_several() {
        let text = r#"{"total": 2, "item": [{"uri": "urn:1", "headline": "One", "versioncreated": "2026-05-04"},
            {"_id": "2", "headline": "Two", "versioncreated": "2026-05-04"}]}"#;
        let ids = found(text).into_iter().map(|found| found.article.unwrap().stub.id);
        assert_eq!(
            ids.collect::<Vec<_>>(),
            [Some("urn:1".to_owned()), Some("2".to_owned())]
        );
    }
}
