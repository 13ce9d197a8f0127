//! OPML: lists of feeds.

use roxmltree::Node;

use super::element::attribute;
use super::feed::{FeedList, Subscription};
use super::{some, title};

/// Outlines with an `xmlUrl`, in whatever folders. "type" of a feed is `rss` in most lists, and missing in many
/// (OPML 2.0, subscription lists).
pub(super) fn read(root: Node<'_, '_>) -> FeedList {
    let outlines = root.descendants().filter(|node| node.has_tag_name("outline"));
    FeedList {
        subscriptions: outlines.filter_map(subscription).collect(),
        fault: None,
    }
}

/// Some programs write the names of the attributes in other cases.
fn subscription(outline: Node<'_, '_>) -> Option<Subscription> {
    let named = |name: &str| {
        let known = outline
            .attributes()
            .find(|known| known.name().eq_ignore_ascii_case(name));
        known.map(|known| known.value().trim().to_owned()).unwrap_or_default()
    };
    let written = attribute(outline, "title");
    let text = if written.is_empty() { named("text") } else { written };
    Some(Subscription {
        url: some(&named("xmlUrl"))?,
        title: title(&text),
        page: some(&named("htmlUrl")),
    })
}
