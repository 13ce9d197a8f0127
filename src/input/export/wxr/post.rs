//! A post of an export.

use super::channel::{Channel, content, excerpt, meta};
use super::{paragraphs, shortcode};
use crate::input::Found;
use crate::input::delivery::Item;
use crate::input::delivery::xml::{Node, attribute, child, children, text, written};
use crate::input::export::fields::{author, slug, until_its_date};
use crate::model::{Markup, Media, Photo, Timestamp};
use crate::text::html::to_text;
use crate::text::media_type::is_one;

/// Reads an item. Of all types of posts, `post` are the stories: the others are pages, menus, pictures, revisions, and what
/// plugins keep.
pub(super) fn read(mut item: Item<'_>, channel: &Channel, node: Node<'_, '_>) -> Found {
    let of = |name: &str| text(child(node, name));
    let kind = of("post_type");
    if !kind.is_empty() && kind != "post" {
        return item.no_story(&format!("of type `{kind}`"));
    }
    item.delivery.id = of("guid");
    times(&mut item, node);
    status(&mut item, node);
    item.article.stub.title = item.words(&of("title"));
    slug(&mut item, &of("post_name"));
    item.article.stub.url = Some(of("link")).filter(|url| !url.is_empty());
    item.article.stub.language.clone_from(&channel.language);
    for login in children(node, "creator").map(|node| text(Some(node))) {
        author(&mut item, channel.name(&login).unwrap_or_default());
    }
    topics(&mut item, node);
    let excerpt = written(excerpt(node));
    let summary = to_text(&shortcode::expand(&excerpt).0);
    item.article.summary = item.some_words(&summary);
    if let Some(body) = content(node) {
        let written = written(Some(body));
        let (text, is_cut) = shortcode::expand(&written);
        if is_cut {
            item.hold_part(body.range().start);
        }
        item.body(&paragraphs::add(&text), Markup::Html);
        item.article.body.at = body.range().start;
    }
    let photo = featured(&mut item, channel, node);
    item.photos(photo);
    item.article.media = children(node, "postmeta").filter_map(enclosure).collect();
    item.finish()
}

/// `wp:post_date_gmt` is UTC; the zone of `wp:post_date` is the site's. Both are `0000-00-00 00:00:00` where there is no
/// time yet, and `pubDate` is made of the former then.
fn times(item: &mut Item<'_>, node: Node<'_, '_>) {
    let first = time(item, node, "post_date_gmt", "post_date");
    let has_own_time = child(node, "post_date_gmt").is_some() || child(node, "post_date").is_some();
    let stated = child(node, "pubDate").filter(|_| !has_own_time);
    item.first = first.or_else(|| item.time(&text(stated), stated?.range()));
    item.delivery.sent = time(item, node, "post_modified_gmt", "post_modified").or(item.first);
}

fn time(item: &mut Item<'_>, node: Node<'_, '_>, utc: &str, local: &str) -> Option<Timestamp> {
    let mut read = |name: &str, zone: &str| {
        let node = child(node, name)?;
        let written = text(Some(node));
        let is_one = !written.is_empty() && !written.starts_with("0000");
        is_one.then(|| item.time(&format!("{written}{zone}"), node.range()))?
    };
    read(utc, "Z").or_else(|| read(local, ""))
}

fn status(item: &mut Item<'_>, node: Node<'_, '_>) {
    if !text(child(node, "post_password")).is_empty() {
        item.hold("password", false);
    }
    let word = text(child(node, "status"));
    let at = child(node, "status").unwrap_or(node).range();
    let parent = text(child(node, "post_parent"));
    match &*word {
        "" if child(node, "status").is_none() => {}
        "future" => until_its_date(item),
        // Of what it hangs on; and of nothing, it is public (get_post_status).
        "inherit" if parent.is_empty() || parent == "0" => {}
        word => item.status(word, at),
    }
}

/// Categories and tags, in their order; what a post looks like (`post_format`) is none.
fn topics(item: &mut Item<'_>, node: Node<'_, '_>) {
    for topic in children(node, "category") {
        let is_topic =
            attribute(topic, "domain").is_none_or(|domain| matches!(domain, "category" | "post_tag" | "tag"));
        if is_topic {
            item.topic(&text(Some(topic)));
        }
    }
}

/// The featured picture.
fn featured(item: &mut Item<'_>, channel: &Channel, node: Node<'_, '_>) -> Option<Photo> {
    let picture = channel.picture(&meta(node, "_thumbnail_id")?)?;
    Some(Photo {
        src: picture.src.clone(),
        caption: item.some_words(&to_text(&picture.caption)),
        alt: item.some_words(&picture.alt),
        at: node.range().start,
        ..Photo::default()
    })
}

/// Sound or film: lines of address, bytes and type in `wp:postmeta`.
fn enclosure(meta: Node<'_, '_>) -> Option<Media> {
    (text(child(meta, "meta_key")) == "enclosure").then_some(())?;
    let value = written(child(meta, "meta_value"));
    let mut lines = value.lines().map(str::trim);
    let src = lines.next().filter(|src| !src.is_empty())?.to_owned();
    let bytes = lines.next().and_then(|bytes| bytes.parse().ok());
    Some(Media {
        src,
        bytes,
        media_type: lines.next().filter(|text| is_one(text)).map(str::to_owned),
        at: meta.range().start,
        ..Media::default()
    })
}
