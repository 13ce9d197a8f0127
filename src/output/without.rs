//! A finished feed of ours without some of its entries: everything else keeps its bytes. It is for feeds that are
//! kept as they were while a story in them may not be seen any more.

use std::collections::BTreeSet;
use std::ops::Range;

use roxmltree::{Document, Node};

use crate::text::node::{self, Value};

/// RSS 2.0, by `guid`; Atom 1.0 (RFC 4287), by `atom:id`. `None` if it cannot be read.
pub(super) fn xml(text: &str, ids: &BTreeSet<String>) -> Option<String> {
    let tree = Document::parse(text).ok()?;
    let is_entry = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "item" | "entry");
    let is_gone = |node: &Node<'_, '_>| {
        let mut own = node
            .children()
            .filter(|child| matches!(child.tag_name().name(), "guid" | "id"));
        own.any(|id| id.text().is_some_and(|id| ids.contains(id.trim())))
    };
    let gone = tree.descendants().filter(|node| is_entry(node) && is_gone(node));
    let gone = gone.map(|node| with_indent(text, node.range()));
    Some(cut(text, gone.collect()))
}

/// JSON Feed 1.1, by `id`. `None` if it cannot be read.
pub(super) fn json(text: &str, ids: &BTreeSet<String>) -> Option<String> {
    let tree = node::json(text).ok()?;
    let list = tree.get("items")?;
    let Value::List(items) = &list.value else { return None };
    let is_gone = |item: &&node::Node| {
        let id = item.get("id").and_then(node::Node::text);
        id.is_some_and(|id| ids.contains(id))
    };
    let kept: Vec<&str> = items
        .iter()
        .filter(|item| !is_gone(item))
        .map(|item| &text[item.span.clone()])
        .collect();
    let (Some(first), Some(last)) = (items.first(), items.last()) else {
        return Some(text.to_owned());
    };
    let between = items
        .get(1)
        .map_or(",", |second| &text[first.span.end..second.span.start]);
    let (before, after) = if kept.is_empty() {
        (&text[..=list.span.start], "]".to_owned() + &text[list.span.end..])
    } else {
        (&text[..first.span.start], text[last.span.end..].to_owned())
    };
    Some([before, &kept.join(between), &after].concat())
}

/// A range with the blanks in front of it.
fn with_indent(text: &str, range: Range<usize>) -> Range<usize> {
    text[..range.start].trim_end().len()..range.end
}

fn cut(text: &str, gone: Vec<Range<usize>>) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for range in gone {
        rest += &text[at..range.start];
        at = range.end;
    }
    rest + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(of: &[&str]) -> BTreeSet<String> {
        of.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn entries_go_with_the_blanks_before_them() {
        let rss = "<rss><channel>\n  <title>T</title>\n  <item>\n    <guid>a</guid>\n  </item>\n  <item><guid>b</guid>\
                   <description><![CDATA[<item><guid>a</guid></item>]]></description></item>\n</channel></rss>";
        assert_eq!(
            xml(rss, &ids(&["a"])).unwrap(),
            "<rss><channel>\n  <title>T</title>\n  <item><guid>b</guid>\
             <description><![CDATA[<item><guid>a</guid></item>]]></description></item>\n</channel></rss>"
        );
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><id>a</id><entry><id>a</id></entry> <entry><id>b</id></entry></feed>";
        assert_eq!(
            xml(atom, &ids(&["a", "b"])).unwrap(),
            "<feed xmlns='http://www.w3.org/2005/Atom'><id>a</id></feed>"
        );
        assert_eq!(xml(rss, &ids(&["c"])).as_deref(), Some(rss));
        assert_eq!(xml("<rss>", &ids(&["a"])), None);
    }

    #[test]
    fn items_go_with_one_comma() {
        let feed = "{\"items\": [\n  {\"id\": \"a\"},\n  {\"id\": \"b\"},\n  {\"id\": \"c\"}\n]}";
        for (gone, left) in [
            (&["a"][..], "{\"items\": [\n  {\"id\": \"b\"},\n  {\"id\": \"c\"}\n]}"),
            (&["b"], "{\"items\": [\n  {\"id\": \"a\"},\n  {\"id\": \"c\"}\n]}"),
            (&["c", "b"], "{\"items\": [\n  {\"id\": \"a\"}\n]}"),
            (&["a", "b", "c"], "{\"items\": []}"),
            (&["d"], feed),
        ] {
            assert_eq!(json(feed, &ids(gone)).unwrap(), left, "{gone:?}");
        }
        assert_eq!(json("{\"items\": []}", &ids(&["a"])).unwrap(), "{\"items\": []}");
        assert_eq!(json("{}", &ids(&["a"])), None);
    }
}
