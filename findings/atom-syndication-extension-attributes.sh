#!/usr/bin/env bash
# atom_syndication 0.12.10 (crates.io). Seen 2026-11-30.
#
# Expected: what a program puts into a feed is escaped when the feed is written, as the library does with the text and the
# attributes of its own elements, and with the text of extensions.
# Seen: attributes of extensions are written as they are. One `&` in the address of a `media:content` makes a feed that no
# reader opens, and the library refuses it, too; what it read from a good feed, it writes as a bad one:
#
#     link       | written well
#     text       | written well
#     attribute  | not well-formed
#     read again | not well-formed
#
# For those who make feeds: escape attributes of extensions before you hand them over, and read the feed again before it is
# stored. The crate rss 2.1.2, which is much the same, escapes them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir src
cat > Cargo.toml <<'END'
[package]
name = "seen"
version = "0.0.0"
edition = "2021"

[dependencies]
atom_syndication = "=0.12.10"
END
cat > src/main.rs <<'END'
use std::collections::BTreeMap;

use atom_syndication::extension::Extension;
use atom_syndication::{Feed, Link};

const ADDRESS: &str = "https://courier.example/pier.jpg?width=900&height=600";

fn with(extension: Extension) -> Feed {
    let same = BTreeMap::from([("content".to_owned(), vec![extension])]);
    Feed {
        id: "https://courier.example/".to_owned(),
        namespaces: BTreeMap::from([("media".to_owned(), "http://search.yahoo.com/mrss/".to_owned())]),
        extensions: BTreeMap::from([("media".to_owned(), same)]),
        ..Feed::default()
    }
}

fn tell(name: &str, feed: &Feed) {
    let is_read = Feed::read_from(feed.to_string().as_bytes()).is_ok();
    println!("{name:10} | {}", if is_read { "written well" } else { "not well-formed" });
}

fn main() {
    let element = |value: Option<&str>, url: Option<&str>| Extension {
        name: "media:content".to_owned(),
        value: value.map(str::to_owned),
        attrs: url.map(|url| ("url".to_owned(), url.to_owned())).into_iter().collect(),
        ..Extension::default()
    };
    let link = Link { href: ADDRESS.to_owned(), ..Link::default() };
    tell("link", &Feed { links: vec![link], ..Feed::default() });
    tell("text", &with(element(Some(ADDRESS), None)));
    tell("attribute", &with(element(None, Some(ADDRESS))));
    let good = r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
        <media:content url="https://courier.example/pier.jpg?width=900&amp;height=600"/></feed>"#;
    tell("read again", &Feed::read_from(good.as_bytes()).unwrap());
}
END
expected='link       | written well
text       | written well
attribute  | not well-formed
read again | not well-formed'
got=$(cargo run --quiet)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
