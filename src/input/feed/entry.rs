//! An entry of a feed as an article.

use std::borrow::Cow;

use super::files;
use super::origin::{Of, joined};
use crate::input::Found;
use crate::input::delivery::{Item, slug_of};
use crate::model::{Author, Markup, Timestamp};
use crate::reader::{Family, FinishedEntry, Person, Text};
use crate::text::html::tags::tags;
use crate::text::html::{based, to_text};
use crate::text::url::absolute;
use crate::text::{email, language, summary};

/// The entry that stands at the place `nth` of its feed.
pub(super) fn story(mut item: Item<'_>, entry: &FinishedEntry, nth: usize, of: &Of<'_>) -> Found {
    let has_file = !entry.enclosures.is_empty() || !entry.more.pictures.is_empty();
    if entry.title.is_empty() && entry.text().is_empty() && !has_file {
        return item.no_story("an entry without title and text");
    }
    // What a feed shows is seen by everybody.
    item.is_seen = true;
    item.may_be_untitled = true;
    // What stands for an id is no address.
    let made = entry.id.strip_prefix("text:").filter(|_| !entry.has_own_id);
    item.delivery.id = made.map_or_else(|| entry.id.clone(), |made| format!("text-{made}"));
    times(&mut item, entry, nth);
    if entry.more.is_draft {
        item.hold("draft", false);
    }
    item.article.stub.title = item.words(&entry.title);
    item.article.stub.url = link(entry, of);
    people(&mut item, &entry.more.people);
    for topic in &entry.more.topics {
        item.subject(&topic.scheme, &topic.name);
    }
    let tag = entry.more.language.as_deref().or(of.feed().more.language.as_deref());
    item.article.stub.language = tag.and_then(language::parse).map(|tag| language::cased(&tag));
    item.article.origin = Some(of.origin(entry)).filter(|origin| !origin.is_empty());
    if of.feed().format == Family::Json {
        item.article.external_url = entry.more.external.as_deref().and_then(|url| of.address(entry, url));
    }
    texts(&mut item, entry, of);
    files::add(&mut item, entry, of);
    item.finish()
}

/// Without a date, it is from when it was first seen, and stays so; the first of a feed is its newest.
fn times(item: &mut Item<'_>, entry: &FinishedEntry, nth: usize) {
    item.first = entry.published.time.or(entry.updated.time);
    item.delivery.sent = entry.updated.time.max(item.first);
    let age = item.max_age();
    let leaves = |first: Timestamp| Timestamp::from_unix(first.unix() + age? * 24 * 60 * 60);
    item.article.stub.expires = item.first.and_then(leaves);
    if item.first.is_none() {
        item.delivery.undated = Some(u32::try_from(nth).unwrap_or(u32::MAX));
    }
}

/// The page of the story; else its id, if that is an address; else its file, as podcasts have no other; else a place on the page of the feed.
fn link(entry: &FinishedEntry, of: &Of<'_>) -> Option<String> {
    // The address before a service that counted readers, which has ended, took its place.
    let is_detour = |link: &str| {
        ["//feedproxy.google.com/", "//feeds.feedburner.com/"]
            .iter()
            .any(|host| link.contains(host))
    };
    let original = entry
        .more
        .external
        .as_deref()
        .filter(|_| of.feed().format == Family::Rss);
    let link = entry.link.as_deref();
    let link = if link.is_none_or(is_detour) {
        original.or(link)
    } else {
        link
    };
    let file = || of.address(entry, &entry.enclosures.first()?.url);
    let place = || {
        let slug = slug_of(&entry.id);
        let home = of.home().filter(|_| !slug.is_empty())?;
        Some(format!("{}#{slug}", home.split('#').next().unwrap_or_default()))
    };
    let id = || absolute(&entry.id).filter(|_| entry.has_own_id && of.feed().format == Family::Atom);
    link.and_then(|link| of.address(entry, link))
        .or_else(|| id().map(String::from))
        .or_else(file)
        .or_else(place)
}

fn people(item: &mut Item<'_>, people: &[Person]) {
    let mut known: Vec<Author> = Vec::new();
    for person in people {
        let name = item.words(&person.name);
        // Who is known by a mail address alone may not want to be.
        let is_address = email::parse(&name).is_some();
        if is_address || name.is_empty() || item.is_agency(&name) || known.iter().any(|known| known.name == name) {
            continue;
        }
        known.push(Author {
            name,
            email: person.email.clone(),
            url: person.url.as_deref().and_then(absolute).map(String::from),
            affiliation: None,
        });
    }
    item.article.stub.authors = known;
}

/// A text as HTML. One that was escaped once too often has no markup, and would show it as words: it begins with an element.
fn markup(text: &Text) -> Cow<'_, str> {
    let html = text.to_html();
    let may_be = text.is_html && html.starts_with("&lt;") && html.contains("&lt;/") && tags(&html).is_empty();
    if !may_be {
        return html;
    }
    let decoded = html_escape::decode_html_entities(&html);
    let begins = decoded[1..].starts_with(|c: char| c.is_ascii_alphabetic());
    if begins { Cow::Owned(decoded.into_owned()) } else { html }
}

/// The text, and what stands before it. A short text alone is its summary as well.
fn texts(item: &mut Item<'_>, entry: &FinishedEntry, of: &Of<'_>) {
    let base = entry.more.text_base.as_deref().or(entry.more.base.as_deref());
    let base = base
        .and_then(|base| joined(of.base(), base))
        .or_else(|| of.base().cloned());
    let html = markup(entry.text());
    let html = base.map_or_else(|| html.to_string(), |base| based(&html, &base));
    let words = to_text(&markup(&entry.summary));
    let is_summary = !entry.content.is_empty() || of.feed().format != Family::Rss;
    if is_summary || words.chars().count() <= summary::LONGEST {
        item.article.summary = item.some_words(&words).filter(|_| !entry.summary.is_empty());
    }
    item.body(&html, Markup::Html);
}
