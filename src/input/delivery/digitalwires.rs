//! digitalwires, the JSON of dpa (the Deutsche Presse-Agentur) and of agencies whose stories it hands on. The notepad and the
//! notes to editors (`ednotes`) are for newsrooms: nothing of them is read but that there is an embargo.

use super::tree::{find, number, spanned, values, words};
use super::{Item, tree};
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::{Markup, Photo};
use crate::text::html::tags::tags;
use crate::text::node::Node;
use crate::text::source::Source;

/// digitalwires in the table of formats.
pub(crate) const FORMAT: ArticleFormat = ArticleFormat {
    name: "digitalwires",
    key: "digitalwires",
    endings: &["json"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| head.trim_start().starts_with(['{', '[']) && head.contains("\"digitalwires@"),
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// What a signal says that takes a story back (`signal`, `sig:…`).
const KILLS: &[&str] = &[
    "kill",
    "delete",
    "remove",
    "cancel",
    "canceled",
    "withdraw",
    "elimination",
    "retraction",
];

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    tree::read(source, rules, read_item)
}

fn read_item(mut item: Item<'_>, fields: &Node) -> Found {
    item.delivery.id = words(fields, "urn").map(str::to_owned).unwrap_or_default();
    item.delivery.version = words(fields, "version").map(str::to_owned);
    let mut time = |key: &str| {
        let (text, at) = spanned(fields, key)?;
        item.time(text, at)
    };
    let (sent, first) = (time("versioncreated"), time("contentcreated"));
    (item.delivery.sent, item.first) = (sent, first);
    public(&mut item, fields);
    let text = words(fields, "articlehtml");
    if text.is_none() && !item.delivery.is_kill {
        return item.no_story("without a text, such as a picture that stands alone");
    }
    let mut some_words = |key: &str| words(fields, key).and_then(|text| item.some_words(text));
    let (title, deck) = (some_words("headline"), some_words("subhead"));
    let summary = some_words("teaser");
    let article = &mut item.article;
    (article.subtitle, article.summary) = (deck, summary);
    article.stub.title = title.unwrap_or_default();
    article.stub.language = words(fields, "language").map(str::to_owned);
    if let Some(byline) = words(fields, "byline") {
        item.byline(byline);
    }
    for subject in subjects(fields) {
        item.subject("dnltype:dpasubject", subject);
    }
    item.body(&with_frames(text.unwrap_or_default()), Markup::Html);
    photos(&mut item, fields);
    item.finish()
}

/// What it says of its being public. A note of an embargo without its time holds it.
fn public(item: &mut Item<'_>, fields: &Node) {
    let is_embargo = |note: &&Node| words(note, "role").is_some_and(|role| role.ends_with(":embargo"));
    if let Some((text, at)) = spanned(fields, "embargoed") {
        item.embargo(text, at);
    } else if let Some(note) = values(find(fields, "ednotes")).into_iter().find(is_embargo) {
        item.embargo(words(note, "ednote").unwrap_or("without a time"), note.span.clone());
    }
    for status in of_type(fields, "dnltype:pubstatus") {
        if let Some((word, at)) = spanned(status, "qcode") {
            item.status(word, at);
        }
    }
    if let Some((word, at)) = spanned(fields, "pubstatus") {
        item.status(word, at);
    }
    let signal = words(fields, "signal").map(|signal| signal.rsplit(':').next().unwrap_or(signal));
    if let Some(signal) = signal.filter(|signal| KILLS.contains(signal)) {
        item.kill(signal);
    }
}

/// What it is about, by name.
fn subjects(fields: &Node) -> Vec<&str> {
    let subjects = of_type(fields, "dnltype:dpasubject").filter_map(|subject| words(subject, "name"));
    subjects.collect()
}

/// The categories of a type.
fn of_type<'n>(fields: &'n Node, kind: &'static str) -> impl Iterator<Item = &'n Node> {
    let categories = values(find(fields, "categories")).into_iter();
    categories.filter(move |category| words(category, "type") == Some(kind))
}

fn photos(item: &mut Item<'_>, fields: &Node) {
    for node in values(find(fields, "associations")) {
        if words(node, "type") != Some("image") {
            continue;
        }
        let size = |node: &&Node| number(node, "width").or_else(|| number(node, "size"));
        let largest = values(find(node, "renditions")).into_iter().max_by_key(size);
        let Some(address) = largest.and_then(|largest| words(largest, "url")) else {
            continue;
        };
        let photo = Photo {
            src: address.to_owned(),
            caption: words(node, "caption").and_then(|text| item.some_words(text)),
            credits: words(node, "creditline")
                .and_then(|text| item.some_words(text))
                .into_iter()
                .collect(),
            at: node.span.start,
            ..Photo::default()
        };
        let is_usable = item.may_show(words(node, "pubstatus"), node.span.start);
        if is_usable && item.may_show_then(find(node, "embargoed")) {
            item.photo(photo);
        } else {
            let renditions = values(find(node, "renditions")).into_iter();
            item.held
                .addresses
                .extend(renditions.filter_map(|node| words(node, "url")).map(str::to_owned));
        }
    }
}

/// The text with frames where it has elements of dpa's own that name a page: `dnl-youtubeembed`, `dnl-wgchart`. Pictures
/// among them (`dnl-image`) name none; they are in the associations.
fn with_frames(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    let tags = tags(html);
    for (start, end) in tags.iter().filter_map(|tag| Some((tag, tags.get(tag.partner?)?))) {
        let is_own = start.name.starts_with("dnl-") && !start.is_end;
        let Some(address) = start.written("src").filter(|_| is_own && start.span.start >= at) else {
            continue;
        };
        out += &html[at..start.span.start];
        out += &format!("<iframe src=\"{}\"></iframe>", address.replace('"', "&quot;"));
        at = end.span.end;
    }
    out + &html[at..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

    /// An item with these lines besides what each has.
    fn articles(lines: &str) -> Vec<Found> {
        let text = format!(
            r#"{{"format": "digitalwires@0.9.1", "urn": "urn:newsml:wire.example:1", "version": 3, "headline": "Fähre &amp; Preise",
                "version_created": "2026-05-04T09:30:00+02:00", "article_html": "<section class=\"main\"><p>Der Hafen erhöht.</p></section>", {lines} "end": 1}}"#
        );
        assert!((FORMAT.detect)(&text));
        read(&Source::new("a.json", &text), &Rules::default())
    }

    fn article(lines: &str) -> Article {
        articles(lines).remove(0).article.unwrap()
    }

    #[test]
    fn a_story_is_read_and_notes_are_not() {
        let article = article(
            r#""subhead": "Ab Juni", "teaser": "Warum", "byline": "Von Ida Brandt, dpa", "language": "de", "pubstatus": "usable",
               "notepad": {"public_html": "<p>NOTE</p>", "nonpublic_html": "<p>NOTE</p>"},
               "ednotes": [{"role": "dpaednoterole:dpacontacts", "ednote": "NOTE 0100"}],
               "categories": [{"type": "dnltype:dpasubject", "name": "Verkehr"}, {"type": "dnltype:keyword", "name": "Fähre"}],"#,
        );
        assert_eq!(article.stub.title, "Fähre & Preise");
        assert_eq!(
            (article.subtitle.as_deref(), article.summary.as_deref()),
            (Some("Ab Juni"), Some("Warum"))
        );
        assert_eq!(article.stub.authors[0].name, "Ida Brandt");
        assert_eq!(article.stub.topics, ["Verkehr"]);
        assert_eq!(article.stub.delivery.as_ref().unwrap().version.as_deref(), Some("3"));
        assert!(article.stub.held.is_none() && !format!("{article:?}").contains("NOTE"));
    }

    #[test]
    fn what_is_not_public_is_held() {
        let held = |lines: &str| article(lines).stub.held.map(|hold| hold.reason);
        assert_eq!(held(r#""embargoed": null,"#), None);
        assert_eq!(held(r#""signal": "sig:update","#), None);
        assert_eq!(held(r#""signal": "sig:kill","#).as_deref(), Some("kill"));
        assert_eq!(held(r#""pubstatus": "withheld","#).as_deref(), Some("withheld"));
        let category = r#""categories": [{"type": "dnltype:pubstatus", "qcode": "stat:canceled"}],"#;
        assert_eq!(held(category).as_deref(), Some("canceled"));
        let note = r#""ednotes": [{"role": "dpaednoterole:embargo", "ednote": "Nicht vor der Rede"}],"#;
        assert_eq!(held(note).as_deref(), Some("embargo: Nicht vor der Rede"));
        assert!(
            article(r#""embargoed": "2031-01-01T06:00:00+01:00","#)
                .stub
                .embargo
                .is_some()
        );
    }

    #[test]
    fn signed_pictures_stay_out_and_are_told() {
        let picture = |url: &str| {
            format!(
                r#""associations": [{{"type": "image", "caption": "Am Steg", "creditline": "Otis Lund/Wire",
                    "renditions": [{{"size": 512, "url": "https://wire.example/s.jpg"}}, {{"size": 2048, "url": "{url}"}}]}}],"#
            )
        };
        let shown = article(&picture("https://wire.example/l.jpg"));
        assert_eq!(shown.photos[0].src, "https://wire.example/l.jpg");
        assert_eq!(shown.photos[0].credit().as_deref(), Some("Otis Lund/Wire"));
        let signed = articles(&picture("https://wire.example/l.jpg?signature=a&expires=1")).remove(0);
        assert!(signed.article.unwrap().photos.is_empty());
        assert_eq!(signed.notes[0].code, crate::model::Code::HELD_PHOTO);
    }

    #[test]
    fn a_picture_under_an_embargo_of_its_own_stays_out() {
        let shown = |embargo: &str| {
            let found = articles(&format!(
                r#""associations": [{{"type": "image", "embargoed": {embargo}, "renditions": [{{"url": "https://wire.example/l.jpg"}}]}}],"#
            ));
            found.into_iter().next().unwrap().article.unwrap().photos.len()
        };
        assert_eq!((shown("null"), shown(r#""2026-05-01T00:00:00Z""#)), (1, 1));
        assert_eq!((shown(r#""2031-01-01T00:00:00Z""#), shown(r#""soon""#)), (0, 0));
    }

    #[test]
    fn elements_of_its_own_that_name_a_page_are_frames() {
        let html = r#"<p>a</p><dnl-youtubeembed src="https://v.example/1"></dnl-youtubeembed><dnl-image ref="urn:1"></dnl-image>"#;
        let expected = r#"<p>a</p><iframe src="https://v.example/1"></iframe><dnl-image ref="urn:1"></dnl-image>"#;
        assert_eq!(with_frames(html), expected);
        assert_eq!(with_frames("<dnl-x src=1"), "<dnl-x src=1");
    }
}
