//! Pages of a web site, as they are saved or exported: what they say of a story to other programs (JSON-LD, microdata, `OpenGraph`,
//! `meta`), and what they show. A page that holds no story is passed over. Here is the order in which things are asked;
//! what each of them reads has a file of its own.

mod access;
mod annotation;
mod body;
mod deck;
mod document;
mod facts;
mod figure;
mod furniture;
mod headline;
mod json_ld;
mod metas;
mod names;
mod people;
mod picture;
mod things;
mod times;
mod topics;

use self::access::{Access, access, without};
use self::body::{Known, body};
use self::facts::Facts;
use self::names::letters;
use self::things::text;
use self::times::Times;
use super::delivery::{Item, Items};
use super::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::{Markup, Photo};
use crate::text::html::{from_text, to_text};
use crate::text::language;
use crate::text::source::Source;
use crate::text::url::absolute;

/// Pages in the table of formats. Pages of others have the ending, too.
pub(super) const FORMAT: ArticleFormat = ArticleFormat {
    name: "Web page",
    key: "page",
    endings: &[],
    told_by: ToldBy::Content,
    bytes: Bytes::Text,
    detect,
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// Whether a text is certain to be the page of a story: it is a page, and says that it is an article, and when it was published.
fn detect(head: &str) -> bool {
    let head = head.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    let begins = |mark: &str| {
        head.get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    };
    if !(begins("<!doctype html") || begins("<html")) {
        return false;
    }
    let lower = head.to_lowercase();
    // A page that is yet to be made has a mark of a template in its title.
    let title = lower
        .split_once("<title")
        .and_then(|(_, title)| title.split("</title").next());
    let is_template = ["{{", "{%", "<?", "<%"]
        .iter()
        .any(|mark| title.unwrap_or_default().contains(mark));
    let is_story = lower.contains("article:published_time") && lower.contains("og:type")
        || lower.contains("ld+json")
            && lower.contains("\"datepublished\"")
            && ["article\"", "blogposting\""].iter().any(|kind| lower.contains(kind))
        || lower.contains("schema.org/newsarticle") && lower.contains("datepublished");
    is_story && !is_template
}

/// Letters of a text below which it is none, if the page has the text elsewhere.
const SHORT: usize = 150;

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let mut facts = Facts::of(source.text);
    // A page that does not say where it is is where it was fetched.
    facts.url = facts.url.take().or_else(|| absolute(source.file).map(String::from));
    let around = Items::new(source, rules);
    vec![story(around.at(0), &facts, rules)]
}

fn story(mut item: Item<'_>, facts: &Facts<'_>, rules: &Rules) -> Found {
    let language = language_of(facts);
    let times = times::times(facts, language.as_deref(), &rules.dates);
    if let Some(what) = is_none(facts, times) {
        return item.no_story(what);
    }
    // What a page shows is seen by everybody.
    item.is_seen = true;
    item.first = times.published;
    item.delivery.sent = times.updated.or(times.published);
    item.delivery.id = facts.url.clone().unwrap_or_default();
    item.article.stub.url.clone_from(&facts.url);
    item.article.stub.expires = times.expires;
    item.article.stub.language = language;
    let headline = headline::headline(facts).unwrap_or_default();
    item.article.stub.title = item.words(&headline);
    for author in people::people(facts, &rules.wire) {
        if !rules.source.is_agency(&author.name) {
            item.article.stub.authors.push(author);
        }
    }
    for topic in topics::topics(facts) {
        item.topic(&topic);
    }
    item.article.stub.section = section(facts).and_then(|section| item.some_words(&section));
    let access = if rules.source.paid { Access::Free } else { access(facts) };
    // From here on, what is cut is not there.
    let left = match &access {
        Access::Parts(selectors) => Some(without(&facts.page, selectors)),
        Access::Free | Access::Paid => None,
    };
    let left = left.as_deref().map(Facts::of);
    let shown = left.as_ref().unwrap_or(facts);
    let deck = deck::deck(shown);
    let summary = deck::summary(facts);
    item.article.subtitle = deck.as_ref().and_then(|(deck, _)| item.some_words(deck));
    let is_said = |summary: &String| deck.as_ref().is_some_and(|(deck, _)| letters(deck) == letters(summary));
    item.article.summary = summary
        .filter(|summary| !is_said(summary))
        .and_then(|summary| item.some_words(&summary));
    texts(&mut item, shown, deck.as_ref().map(|(_, at)| *at), &access);
    item.finish()
}

/// Why a page is no story, if it is none: it does not say that it is one, or it lists others.
fn is_none(facts: &Facts<'_>, times: Times) -> Option<&'static str> {
    const NONE: &str = "a page that is no article";
    if is_root(facts) {
        return Some(NONE);
    }
    if facts.article().next().is_some() {
        return None;
    }
    let kind = facts.metas.first(&["og:type"]).unwrap_or_default().to_ascii_lowercase();
    let says_so =
        kind.ends_with("article") || facts.metas.is("pagetype", "article") || facts.metas.is("medium", "news");
    if facts.is_list() || matches!(&*kind, "profile" | "product" | "video.other") {
        return Some(NONE);
    }
    if says_so {
        return times.published.is_none().then_some("a page without a date");
    }
    // What does not say what it is, and looks like an article.
    let has_date = times.published.is_some() && (times.is_stated || kind.is_empty());
    let headings = facts.page.all().filter(|at| facts.page.is_any(*at, &["h1"])).count();
    let has_text = || letters(&to_text(&body(&facts.page, &Known::default(), &|_| false).html)).len() > SHORT;
    let is_story = has_date && headings == 1 && has_text();
    (!is_story).then_some(NONE)
}

/// Whether it is the first page of a site.
fn is_root(facts: &Facts<'_>) -> bool {
    let url = facts.url.as_deref().and_then(|url| url::Url::parse(url).ok());
    url.is_some_and(|url| url.path() == "/" && url.query().is_none())
}

/// The language of a page: of its story, of the page, or of what it shows to networks.
fn language_of(facts: &Facts<'_>) -> Option<String> {
    let said = facts.values(&["inLanguage"]).into_iter().filter_map(|value| {
        let tag = value.get("alternateName").or_else(|| value.get("@id"));
        tag.and_then(text).or_else(|| text(value))
    });
    let page = &facts.page;
    let root = page.all().find(|at| page.is_any(*at, &["html"]));
    let root = root.and_then(|at| page.attribute(at, "lang").or_else(|| page.attribute(at, "xml:lang")));
    let metas = [
        "og:locale",
        "content-language",
        "language",
        "inlanguage",
        "dc.language",
        "dcterms.language",
    ];
    let tags = said
        .map(str::to_owned)
        .chain(root)
        .chain(facts.metas.each(&metas).map(str::to_owned));
    let is_tag = |tag: &String| {
        tag.split('-')
            .next()
            .is_some_and(|primary| matches!(primary.len(), 2 | 3))
    };
    tags.filter_map(|tag| language::parse(&tag)).find(is_tag)
}

/// The section of a story: as it is said, else the last step of the way to it.
fn section(facts: &Facts<'_>) -> Option<String> {
    let said = facts
        .values(&["articleSection"])
        .into_iter()
        .find_map(text)
        .map(str::to_owned);
    let stated = || {
        let names = [
            "article:section",
            "og:article:section",
            "articlesection",
            "parsely-section",
            "cxenseparse:category",
            "section",
            "category",
        ];
        facts
            .metas
            .first(&names)
            .map(|text| text.split(',').next().unwrap_or_default().trim().to_owned())
    };
    said.or_else(stated)
        .filter(|section| !section.is_empty() && !section.contains("://"))
}

/// The text with its pictures, and the picture that leads the story.
fn texts(item: &mut Item<'_>, facts: &Facts<'_>, deck: Option<usize>, access: &Access) {
    let lead = picture::lead(facts);
    if *access != Access::Free {
        item.hold_paid(0);
    }
    if *access == Access::Paid {
        in_short(item);
        let mut photos = Vec::new();
        if let Some(lead) = lead {
            lead_with(&mut photos, lead, facts);
        }
        item.photos(photos);
        return;
    }
    let is_deck = |at: usize| deck == Some(at);
    let known = Known {
        texts: [Some(item.article.stub.title.clone()), item.article.subtitle.clone()]
            .into_iter()
            .flatten()
            .collect(),
        people: item
            .article
            .stub
            .authors
            .iter()
            .map(|author| author.name.clone())
            .collect(),
    };
    let mut shown = body(&facts.page, &known, &is_deck);
    if *access == Access::Free
        && letters(&to_text(&shown.html)).len() < SHORT
        && let Some(said) = said(facts).filter(|said| letters(said).len() > letters(&shown.html).len())
    {
        shown.html = said;
    }
    if let Some(lead) = lead {
        lead_with(&mut shown.photos, lead, facts);
    }
    item.photos(shown.photos);
    if *access != Access::Free && letters(&shown.html).is_empty() {
        in_short(item);
        return;
    }
    item.body(&shown.html, Markup::Html);
    item.article.body.at = shown.at;
}

/// Has the deck or the summary stand for the text.
fn in_short(item: &mut Item<'_>) {
    let short = item.article.subtitle.clone().or_else(|| item.article.summary.clone());
    if let Some(short) = short {
        item.body(&from_text(&short), Markup::Html);
    }
}

/// The text as a page has it for other programs, for those that show it by a script alone.
fn said(facts: &Facts<'_>) -> Option<String> {
    let said = facts.values(&["articleBody"]).into_iter().find_map(text)?;
    let is_markup = said.trim_start().starts_with('<');
    let decoded = html_escape::decode_html_entities(said);
    Some(match () {
        () if is_markup => said.to_owned(),
        () if decoded.trim_start().starts_with("<p") => decoded.into_owned(),
        // Some have a paragraph on each line.
        () if !decoded.contains("\n\n") => from_text(&decoded.replace('\n', "\n\n")),
        () => from_text(&decoded),
    })
}

/// Puts the picture that a page leads with before the others. The same picture may stand in the text, in another size.
fn lead_with(photos: &mut Vec<Photo>, lead: Photo, facts: &Facts<'_>) {
    let of_lead = picture::stem(&lead.src);
    if let Some(at) = photos.iter().position(|photo| picture::stem(&photo.src) == of_lead) {
        let mut photo = photos.remove(at);
        photo.caption = photo.caption.or(lead.caption);
        photo.alt = photo.alt.or(lead.alt);
        if photo.credits.is_empty() {
            photo.credits = lead.credits;
        }
        photos.insert(0, photo);
        return;
    }
    let mut lead = picture::shown(lead);
    if let Some(shown) = around(facts, &of_lead) {
        lead.caption = shown.caption.or(lead.caption);
        lead.alt = lead.alt.or(shown.alt);
        if !shown.credits.is_empty() {
            lead.credits = shown.credits;
        }
    }
    photos.insert(0, lead);
}

/// What a page says of a picture where it shows it outside of the text.
fn around(facts: &Facts<'_>, stem: &str) -> Option<Photo> {
    let page = &facts.page;
    let found = page
        .all()
        .filter(|at| !page.is_any(*at, &["img", "picture"]))
        .filter_map(|at| figure::photo(page, at));
    found
        .take(60)
        .find(|photo| picture::stem(&photo.src) == stem && (photo.caption.is_some() || !photo.credits.is_empty()))
}
