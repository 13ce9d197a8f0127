//! The pictures of a story: those of its own content, and those that stand in other items of the message and that it
//! links to, or that stand in one package with it.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::Item;
use super::super::xml::{Named, Node, attribute, child, children, text};
use super::{code, local};
use crate::model::{Code, Material, Photo};

/// Relations to what a story was made of, whose pictures are not its own.
const SOURCES: &[&str] = &[
    "previousVersion",
    "evolvedFrom",
    "replaces",
    "derivedFrom",
    "processedFrom",
    "translatedFrom",
];

/// So many stories of a message may show one picture; a message whose every story shows the same large item would take
/// time and room without end.
const MOST_STORIES: usize = 20;

/// What a message has for its stories.
pub(super) struct Message<'a, 'd> {
    /// Its items of pictures by their ids, and how many stories show each.
    pictures: BTreeMap<&'a str, (Node<'a, 'd>, Cell<usize>)>,
    /// The pictures that stand in a package with a single story, by the id of that.
    packages: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a, 'd> Message<'a, 'd> {
    /// What is among these items.
    pub(super) fn of(items: &[Node<'a, 'd>]) -> Self {
        let of_name = |name: &'static str| items.iter().filter(move |item| item.has_local_name(name));
        let with_id = |item: &Node<'a, 'd>| Some((attribute(*item, "guid")?, (*item, Cell::new(0))));
        let pictures: BTreeMap<_, _> = of_name("newsItem")
            .filter(|item| is_of_class(**item, PICTURES))
            .filter_map(with_id)
            .collect();
        let stories = of_name("newsItem").filter(|item| is_of_class(**item, &["text", "composite"]));
        let stories: BTreeSet<&str> = stories.filter_map(|item| attribute(*item, "guid")).collect();
        let mut packages = BTreeMap::new();
        for package in of_name("packageItem") {
            let ids: Vec<&str> = references(*package).map(|(id, _)| id).collect();
            let mut of_package = ids.iter().filter(|id| stories.contains(*id));
            if let (Some(story), None) = (of_package.next(), of_package.next()) {
                packages.insert(*story, ids.clone());
            }
        }
        Self { pictures, packages }
    }

    /// The picture with an id, unless enough stories show it.
    fn picture(&self, id: &str) -> Option<Node<'a, 'd>> {
        let (picture, stories) = self.pictures.get(id)?;
        stories.set(stories.get() + 1);
        (stories.get() <= MOST_STORIES).then_some(*picture)
    }

    /// The pictures of the package of a story.
    fn beside(&self, story: &str) -> Vec<Node<'a, 'd>> {
        let ids = self.packages.get(story).into_iter().flatten();
        ids.filter_map(|id| self.picture(id)).collect()
    }
}

/// Classes of items that hold a picture.
pub(super) const PICTURES: &[&str] = &["picture", "graphic", "still"];

fn is_of_class(item: Node<'_, '_>, classes: &[&str]) -> bool {
    let class = child(item, "itemMeta").and_then(|meta| code(child(meta, "itemClass")?));
    class.is_some_and(|class| classes.contains(&local(class)))
}

/// Adds the pictures of an item.
pub(super) fn read(item: &mut Item<'_>, node: Node<'_, '_>, message: &Message<'_, '_>) {
    if let Some(largest) = largest(node) {
        add(item, largest, None);
    }
    let links = child(node, "itemMeta")
        .into_iter()
        .flat_map(|meta| children(meta, "link"));
    let is_own = |link: &Node<'_, '_>| {
        let rel = attribute(*link, "rel").or_else(|| attribute(*link, "reluri"));
        !rel.is_some_and(|rel| SOURCES.contains(&local(rel)))
    };
    for link in links.filter(is_own) {
        let of_message = attribute(link, "residref").and_then(|id| message.picture(id));
        let class = child(link, "itemClass").and_then(code).map(local);
        if let Some(picture) = of_message {
            add_item(item, node, picture);
        } else if attribute(link, "href").is_some() && class == Some("picture") {
            add(item, link, None);
        } else if let Some(id) = attribute(link, "residref")
            && !message.pictures.contains_key(id)
            && class.is_none_or(|class| PICTURES.contains(&class))
        {
            // It stands in another file, if it is a picture.
            let (item_id, at) = (Some(id.to_owned()), link.range().start);
            item.article.photos.push(Photo {
                item: item_id,
                at,
                ..Photo::default()
            });
        }
    }
    for picture in message.beside(attribute(node, "guid").unwrap_or_default()) {
        add_item(item, node, picture);
    }
}

/// What a package refers to: ids, and of what class each is said to be.
fn references<'a>(package: Node<'a, '_>) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
    let references = package.descendants().filter(|node| node.has_local_name("itemRef"));
    references.filter_map(|node| {
        Some((
            attribute(node, "residref")?,
            child(node, "itemClass").and_then(code).map(local),
        ))
    })
}

/// What a package holds, for stories in other files.
pub(super) fn package(node: Node<'_, '_>) -> Material {
    let is_story = |class: Option<&str>| matches!(class, Some("text" | "composite"));
    let (stories, others): (Vec<_>, Vec<_>) = references(node).partition(|(_, class)| is_story(*class));
    let ids = |some: Vec<(&str, _)>| some.into_iter().map(|(id, _)| id.to_owned()).collect();
    Material::Package {
        stories: ids(stories),
        others: ids(others),
    }
}

/// The picture of an item, for stories in other files.
pub(super) fn alone(item: &mut Item<'_>, node: Node<'_, '_>) -> Material {
    if let Some(largest) = largest(node) {
        add(item, largest, child(node, "contentMeta"));
    }
    Material::Picture(item.article.photos.pop().map(Box::new))
}

/// A picture that is an item: unless it may not go out when the story does.
fn add_item(item: &mut Item<'_>, story: Node<'_, '_>, picture: Node<'_, '_>) {
    let meta = child(picture, "itemMeta");
    let of = |name| meta.and_then(|meta| child(meta, name));
    // A story that is withheld may have pictures that are, too.
    let is_usable = status(picture) == "usable" || status(picture) == status(story);
    let embargo = text(of("embargoed"));
    let waits = !embargo.is_empty() && {
        let time = item.time(&embargo, picture.range());
        time.is_none() || time > item.article.stub.embargo
    };
    if !is_usable || waits {
        let id = attribute(picture, "guid").unwrap_or_default();
        let why = if waits {
            "under an embargo of its own"
        } else {
            "not usable"
        };
        let message = format!("the picture `{id}` is {why}; the story goes on without it");
        let help = "have the system hand over the story again when it is";
        return item.note(Code::HELD_PHOTO, picture.range(), message, help);
    }
    if let Some(largest) = largest(picture) {
        add(item, largest, child(picture, "contentMeta"));
    }
}

fn status<'a>(item: Node<'a, '_>) -> &'a str {
    let status = child(item, "itemMeta").and_then(|meta| code(child(meta, "pubStatus")?));
    status.map_or("usable", local)
}

/// The largest rendition of an item's content that pages can show.
fn largest<'a, 'd>(node: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    let contents = child(node, "contentSet")
        .into_iter()
        .flat_map(|set| children(set, "remoteContent"));
    let is_shown = |content: &Node<'_, '_>| {
        let kind = attribute(*content, "contenttype").unwrap_or_default();
        let is_image = kind.starts_with("image/") && !kind.contains("tif") && !kind.contains("postscript");
        is_image && attribute(*content, "href").is_some_and(|href| !href.starts_with("file:"))
    };
    let size = |content: Node<'_, '_>| {
        let number = |name| attribute(content, name).and_then(|text| text.parse::<u64>().ok());
        let is_small = attribute(content, "rendition").is_some_and(|name| name.to_lowercase().contains("thumb"));
        (!is_small, number("width"), number("size"))
    };
    // Of equals the first.
    contents.filter(is_shown).reduce(|best, content| {
        let is_larger = size(content) > size(best);
        if is_larger { content } else { best }
    })
}

/// Adds the picture at the address of a node, with what its item says of it, or the title of a link.
fn add(item: &mut Item<'_>, at: Node<'_, '_>, content: Option<Node<'_, '_>>) {
    let Some(src) = attribute(at, "href") else {
        return;
    };
    let described = |role: &str| {
        let descriptions = content.into_iter().flat_map(|content| children(content, "description"));
        let mut of_role = descriptions.filter(|node| attribute(*node, "role").map_or("caption", local) == role);
        text(of_role.next())
    };
    let caption = Some(described("caption")).filter(|caption| !caption.is_empty());
    let caption = caption.unwrap_or_else(|| text(child(at, "title")));
    let credit = text(content.and_then(|content| child(content, "creditline")));
    let number = |name| attribute(at, name).and_then(|text| text.parse().ok());
    let photo = Photo {
        src: src.to_owned(),
        caption: item.some_words(&caption),
        credits: item.some_words(&credit).into_iter().collect(),
        alt: item.some_words(&described("alt")),
        width: number("width"),
        height: number("height"),
        at: at.range().start,
        item: content
            .and_then(|content| attribute(content.parent()?, "guid"))
            .map(str::to_owned),
        ..Photo::default()
    };
    item.photo(photo);
}
