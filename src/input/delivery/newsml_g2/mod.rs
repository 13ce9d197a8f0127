//! `NewsML-G2`, the IPTC's items of news, 2.0 to 2.34 (iptc.org/std/NewsML-G2): news items alone or several in a message. `topic` has
//! subjects, `picture` what a message has of pictures, `text` the content.

mod picture;
mod text;
mod topic;
mod tt;

use self::picture::Message;
use super::super::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use super::xml::{self, Named, Node, attribute, child, children};
use super::{Item, Items};
use crate::text::source::Source;

/// `NewsML-G2` in the table of formats.
pub(crate) const FORMAT: ArticleFormat = ArticleFormat {
    name: "NewsML-G2",
    key: "newsml-g2",
    endings: &["xml", "newsml"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| xml::root(head).is_some_and(|root| root == "newsMessage" || root == NEWS || kind_of(root).is_some()),
    read: |source, rules| xml::read(source, |root| items(source, rules, root)),
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// The element of a news item.
const NEWS: &str = "newsItem";

/// What several items make, which say where their pictures are.
const PACKAGE: &str = "a package";

/// The elements of other items, which are no stories.
const OTHERS: &[(&str, &str)] = &[
    ("packageItem", PACKAGE),
    ("conceptItem", "a concept"),
    ("knowledgeItem", "a list of concepts"),
    ("planningItem", "a plan"),
    ("catalogItem", "a catalog"),
];

fn kind_of(name: &str) -> Option<&'static str> {
    OTHERS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

fn items(source: &Source<'_>, rules: &Rules, root: Node<'_, '_>) -> Vec<Found> {
    let items: Vec<Node<'_, '_>> = if root.has_local_name("newsMessage") {
        let sets = children(root, "itemSet");
        sets.flat_map(|set| set.children().filter(Node::is_element)).collect()
    } else {
        vec![root]
    };
    let message = Message::of(&items);
    let around = Items::new(source, rules);
    let read = |node: &Node<'_, '_>| item(around.at(node.range().start), *node, &message);
    items.iter().map(read).collect()
}

fn item(mut item: Item<'_>, node: Node<'_, '_>, message: &Message<'_, '_>) -> Found {
    let name = node.tag_name().name();
    let kind = kind_of(name);
    if name != NEWS && kind != Some(PACKAGE) {
        return item.no_story(kind.unwrap_or("of another kind"));
    }
    let (Some(meta), content) = (child(node, "itemMeta"), child(node, "contentMeta")) else {
        return item.no_story(kind.unwrap_or("without metadata"));
    };
    identity(&mut item, node, meta);
    times(&mut item, meta, content);
    publicity(&mut item, meta);
    if kind.is_some() {
        return item.part(PACKAGE, picture::package(node));
    }
    let class = child(meta, "itemClass").and_then(code).map_or("text", local);
    if picture::PICTURES.contains(&class) {
        let material = picture::alone(&mut item, node);
        return item.part(&format!("of the class `{class}`"), material);
    }
    if !matches!(class, "text" | "composite") {
        return item.no_story(&format!("of the class `{class}`"));
    }
    let language = content.and_then(|content| attribute(child(content, "language")?, "tag"));
    let language = language.or_else(|| attribute(node, "lang"));
    item.article.stub.language = language.map(str::to_owned);
    if let Some(content) = content {
        let replaced = tt::replaced(&item.delivery.id, meta, content);
        item.delivery.replaces.extend(replaced);
        lines(&mut item, content);
        topic::read(&mut item, content, language);
    }
    text::read(&mut item, node);
    picture::read(&mut item, node, message);
    let stub = &item.article.stub;
    if stub.title.is_empty() && item.article.body.text.is_empty() && !item.delivery.is_kill {
        return item.no_story("without headline and text");
    }
    item.finish()
}

fn identity(item: &mut Item<'_>, node: Node<'_, '_>, meta: Node<'_, '_>) {
    let id = attribute(node, "guid").unwrap_or_default();
    id.clone_into(&mut item.delivery.id);
    item.delivery.version = attribute(node, "version").map(str::to_owned);
    let is_before = |link: &Node<'_, '_>| {
        let rel = attribute(*link, "rel")
            .or_else(|| attribute(*link, "reluri"))
            .map(local);
        rel.is_some_and(|rel| matches!(rel, "previousVersion" | "evolvedFrom" | "replaces"))
    };
    let others = children(meta, "link")
        .filter(is_before)
        .filter_map(|link| attribute(link, "residref"));
    item.delivery
        .replaces
        .extend(others.filter(|other| *other != id).map(str::to_owned));
}

/// `firstCreated` and `versionCreated` are of the item, the others of what it holds.
fn times(item: &mut Item<'_>, meta: Node<'_, '_>, content: Option<Node<'_, '_>>) {
    let mut time = |node: Option<Node<'_, '_>>, name| {
        let node = child(node?, name)?;
        item.time(&xml::text(Some(node)), node.range())
    };
    let (sent, first) = (time(Some(meta), "versionCreated"), time(Some(meta), "firstCreated"));
    let changed = time(content, "contentModified");
    let first = first.or_else(|| time(content, "contentCreated"));
    item.delivery.sent = sent;
    (item.first, item.changed) = (first, changed);
}

/// Status and embargo, and signals that take the story back beside a status that says otherwise: `edStat:D` of Reuters,
/// `sttinstruct:remove` of STT.
fn publicity(item: &mut Item<'_>, meta: Node<'_, '_>) {
    if let Some(embargo) = child(meta, "embargoed") {
        item.embargo(&xml::text(Some(embargo)), embargo.range());
    }
    if let Some(status) = child(meta, "pubStatus") {
        item.status(code(status).unwrap_or_default(), status.range());
    }
    let codes = meta.children().filter(Node::is_element).filter_map(code);
    let orders = ["edStat:D", "sttinstruct:remove", "sig:remove", "sig:kill"];
    if let Some(order) = codes.into_iter().find(|code| orders.contains(code)) {
        item.kill(order);
    }
}

/// Headlines, byline and summary.
fn lines(item: &mut Item<'_>, content: Node<'_, '_>) {
    let role = |node: Node<'_, '_>| attribute(node, "role").map(local).unwrap_or_default().to_lowercase();
    let lines = |name| children(content, name).filter(is_public);
    let is_deck = |node: &Node<'_, '_>| role(*node).starts_with("sub") || role(*node) == "deck";
    let rank = |node: &Node<'_, '_>| attribute(*node, "rank").and_then(|rank| rank.parse::<u32>().ok());
    let headline = lines("headline").filter(|node| !is_deck(node)).min_by_key(rank);
    item.article.stub.title = item.words(&xml::text(headline));
    let deck = xml::text(lines("headline").find(is_deck));
    item.article.subtitle = item.some_words(&deck);
    let is_summary = |node: &Node<'_, '_>| {
        matches!(
            role(*node).as_str(),
            "" | "summary" | "teaser" | "abstract" | "lead" | "intro" | "standfirst"
        )
    };
    let summary = lines("description")
        .filter(is_summary)
        .map(|node| xml::text(Some(node)));
    let summary = summary.into_iter().find(|summary| !summary.is_empty());
    item.article.summary = summary.and_then(|summary| item.some_words(&summary));
    for by in lines("by") {
        item.byline(&xml::text(Some(by)));
    }
}

/// Whether a line may go out: some say in `pubconstraint` that it may not.
fn is_public(node: &Node<'_, '_>) -> bool {
    attribute(*node, "pubconstraint").is_none()
}

/// What a property says as a code: of a scheme, of an address, or of its own (`NewsML-G2` specification, 5.2, flexible
/// properties).
fn code<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let attributes = ["qcode", "uri", "literal"];
    attributes.iter().find_map(|name| attribute(node, name))
}

/// A code without its scheme.
fn local(code: &str) -> &str {
    code.rsplit([':', '/', '#']).next().unwrap_or(code)
}

#[cfg(test)]
mod tests;
