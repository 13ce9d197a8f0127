//! `NewsML` 1.0 to 1.2 (iptc.org/std/NewsML/1.2): news items of components in components, whose roles each agency names in
//! its own way. `part` finds the text and the lines that stand as content, `picture` the photos.

mod part;
mod picture;

use std::collections::BTreeMap;

use self::part::Parts;
use super::super::{ArticleFormat, Bytes, Found, Layout, ToldBy};
use super::xml::{self, Named, Node, attribute, child, children, outermost, text};
use super::{Item, Items, nitf};
use crate::model::Markup;

/// `NewsML` 1 in the table of formats.
pub(crate) const FORMAT: ArticleFormat = ArticleFormat {
    name: "NewsML 1",
    key: "newsml-1",
    endings: &["xml", "newsml"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| xml::root(head) == Some("NewsML"),
    read: |source, rules| {
        xml::read(source, |root| {
            let around = Items::new(source, rules);
            let read = |node: Node<'_, '_>| item(around.at(node.range().start), node);
            children(root, "NewsItem").map(read).collect()
        })
    },
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

fn item(mut item: Item<'_>, node: Node<'_, '_>) -> Found {
    if child(node, "NewsComponent").is_none() {
        return item.no_story("without content of its own");
    }
    identity(&mut item, node);
    if let Some(management) = child(node, "NewsManagement") {
        times(&mut item, management);
        publicity(&mut item, management);
    }
    let parts = Parts::of(node);
    item.article.stub.language = language(node);
    lines(&mut item, node, &parts);
    topics(&mut item, node, &parts);
    picture::read(&mut item, node, &parts);
    item.body(&parts.story(), Markup::Html);
    let (stub, is_empty) = (&item.article.stub, item.article.body.text.is_empty());
    if is_empty && !item.article.photos.is_empty() {
        return item.no_story("a picture that stands alone");
    }
    if is_empty && node.descendants().any(|below| below.has_local_name("NewsItemRef")) {
        return item.no_story("a package");
    }
    if is_empty && stub.title.is_empty() && !item.delivery.is_kill {
        return item.no_story("without headline and text");
    }
    item.finish()
}

/// The id is that of the provider, the day and the item together: it is the same in all revisions (`NewsML` 1.2, 5.1.1).
fn identity(item: &mut Item<'_>, node: Node<'_, '_>) {
    let identifier = xml::at(node, &["Identification", "NewsIdentifier"]);
    let part = |name| text(identifier.and_then(|identifier| child(identifier, name)));
    let parts = [part("ProviderId"), part("DateId"), part("NewsItemId")];
    // A provider alone, or a day, is the id of no story; a moment may be.
    if !parts[2].is_empty() || parts[1].contains('T') {
        let parts: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        item.delivery.id = parts.join(":");
    }
    item.delivery.version = Some(part("RevisionId")).filter(|version| !version.is_empty());
}

fn times(item: &mut Item<'_>, management: Node<'_, '_>) {
    let mut time = |name| {
        let node = child(management, name)?;
        item.time(&text(Some(node)), node.range())
    };
    let (first, sent) = (time("FirstCreated"), time("ThisRevisionCreated"));
    (item.first, item.delivery.sent) = (first, sent.or(first));
}

/// Status, and what it will be: usable is an embargo's end, anything else the end of the story.
fn publicity(item: &mut Item<'_>, management: Node<'_, '_>) {
    let name = |node| attribute(node, "FormalName").map_or_else(|| text(Some(node)), str::to_owned);
    let status = child(management, "Status").map(name).unwrap_or_default();
    for change in children(management, "StatusWillChange") {
        let future = child(change, "FutureStatus").map(name).unwrap_or_default();
        let Some(date) = child(change, "DateAndTime") else {
            continue;
        };
        if !future.eq_ignore_ascii_case("usable") {
            item.article.stub.expires = item.time(&text(Some(date)), date.range());
        } else if !status.eq_ignore_ascii_case("usable") {
            item.embargo(&text(Some(date)), date.range());
        }
    }
    if !status.is_empty() {
        item.status(&status, management.range());
    }
    let orders = children(management, "Instruction").map(name);
    let is_kill = |order: &String| ["delete", "kill", "remove", "cancel"].contains(&order.to_lowercase().as_str());
    if let Some(order) = orders.into_iter().find(is_kill) {
        item.kill(order);
    }
}

fn language(node: Node<'_, '_>) -> Option<String> {
    let named = node.descendants().filter(|below| below.has_local_name("Language"));
    let mut named = named.filter_map(|language| attribute(language, "FormalName"));
    let around = || attribute(node, "lang").or_else(|| attribute(child(node, "NewsComponent")?, "lang"));
    named.next().or_else(around).map(str::to_owned)
}

/// Headline, deck, byline and summary: of the lines, else of what stands as content, else of the NITF in it.
fn lines(item: &mut Item<'_>, node: Node<'_, '_>, parts: &Parts<'_, '_>) {
    let components = node.descendants().filter(|below| below.has_local_name("NewsComponent"));
    let components = components.filter(|component| !part::is_of_media(*component));
    let lines: Vec<Node<'_, '_>> = components
        .filter_map(|component| child(component, "NewsLines"))
        .collect();
    let line = |name: &str| {
        let all = lines.iter().flat_map(|lines| lines.children().filter(Node::is_element));
        let named = all.filter(|line| line.tag_name().name().eq_ignore_ascii_case(name));
        let mut texts = named.map(|line| text(Some(line)));
        texts.find(|text| !text.is_empty())
    };
    let nitf = parts.nitf();
    let title = line("HeadLine").or_else(|| parts.line(&["headline", "title"]));
    item.article.stub.title = item.words(&title.or_else(|| nitf.map(nitf::headline)).unwrap_or_default());
    let deck = line("SubHeadLine").or_else(|| parts.line(&["subheadline"]));
    let deck = deck.filter(|deck| !nitf::is_slug(deck));
    item.article.subtitle = deck.and_then(|deck| item.some_words(&deck));
    let summary = parts.line(&["abstract", "summary"]).or_else(|| nitf.map(nitf::summary));
    item.article.summary = summary.and_then(|summary| item.some_words(&summary));
    match (line("ByLine"), nitf) {
        (Some(by), _) => item.byline(&by),
        (None, Some(nitf)) => nitf::byline(item, nitf),
        (None, None) => {}
    }
}

/// Subjects by the names that the item, or the NITF in it, has for their codes.
fn topics(item: &mut Item<'_>, node: Node<'_, '_>, parts: &Parts<'_, '_>) {
    let language = item.article.stub.language.clone().unwrap_or_default().to_lowercase();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let of_nitf = parts.nitf().map(nitf::subjects).unwrap_or_default();
    names.extend(of_nitf.into_iter().filter_map(|(code, name)| Some((code, name?))));
    for topic in node.descendants().filter(|below| below.has_local_name("Topic")) {
        let is_name = |node: &Node<'_, '_>| attribute(*node, "Variant").is_none_or(|variant| variant == "Name");
        let is_foreign =
            |node: &Node<'_, '_>| attribute(*node, "lang").is_none_or(|lang| lang.to_lowercase() != language);
        let name = children(topic, "Description").filter(is_name).min_by_key(is_foreign);
        let name = text(name);
        if !name.is_empty() {
            names.insert(text(child(topic, "FormalName")), name);
        }
    }
    for codes in outermost(node, "SubjectCode") {
        for code in codes.children().filter_map(|code| attribute(code, "FormalName")) {
            item.topic(names.get(code).map_or(code, String::as_str));
        }
    }
}

#[cfg(test)]
mod tests;
