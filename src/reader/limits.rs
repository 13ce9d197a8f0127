//! What a document may hold, looked at before it is parsed: parsers copy entities, and look
//! through the attributes and namespaces of an element one by one. No honest feed comes near.

use std::collections::{BTreeMap, BTreeSet};

use memchr::{memchr, memchr2, memchr3, memmem};

use super::Unreadable;

/// Bytes of a document.
pub const LARGEST: usize = 64 * 1024 * 1024;
/// Elements of XML, values of JSON.
const MOST_PARTS: usize = 1_000_000;
const MOST_ATTRIBUTES: usize = 250;
const MOST_PREFIXES: usize = 1000;
const MOST_ENTITIES: usize = 1000;
/// Bytes of their texts, and bytes that they become.
const LONGEST_ENTITIES: usize = 4 * 1024 * 1024;
/// Parsers hold no more.
const DEEPEST_ENTITIES: usize = 10;
/// Looks at one namespace or entity after another.
const MOST_LOOKS: usize = 300_000_000;
/// Namespaces that elements with declarations of their own inherit.
const MOST_INHERITED: usize = 50_000_000;

/// Whether a document of this many bytes is read.
pub fn size(length: usize) -> Result<(), Unreadable> {
    if length > LARGEST {
        return Err(Unreadable::TooMuch("it is larger than 64 MB"));
    }
    Ok(())
}

/// Whether JSON holds no more values than can be kept.
pub fn json(text: &str) -> Result<(), Unreadable> {
    let mut rest = text.as_bytes();
    let mut values = 0;
    while let Some(byte) = rest.split_off_first() {
        match byte {
            b'"' => rest = &rest[string(rest)..],
            b',' | b'[' | b'{' => values += 1,
            _ => {}
        }
    }
    if values > MOST_PARTS {
        return Err(Unreadable::TooMuch("it holds more than 1,000,000 values"));
    }
    Ok(())
}

/// The length of a string, with its end, whose beginning was read.
fn string(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(length) = memchr2(b'"', b'\\', &text[at..]) {
        at += length + 1;
        if text[at - 1] == b'"' {
            return at;
        }
        at = (at + 1).min(text.len());
    }
    text.len()
}

/// Whether XML is within all bounds. What looks like markup counts wherever it stands, so that
/// no comment hides any.
pub fn xml(text: &str) -> Result<(), Unreadable> {
    let (mut elements, mut declaring) = (0, 0);
    let mut prefixes = BTreeSet::new();
    // A tag holds no `<`, not even in quotes.
    for tag in text.split('<').skip(1).filter(|tag| begins_name(tag)) {
        elements += 1;
        let (mut attributes, before) = (0, prefixes.len());
        let mut declares = false;
        each_attribute(tag, |name| {
            if let Some(prefix) = name.strip_prefix("xmlns") {
                declares = true;
                if prefixes.len() <= MOST_PREFIXES {
                    prefixes.insert(prefix);
                }
            } else {
                attributes += 1;
            }
        });
        declaring += usize::from(declares && before > 0);
        if attributes > MOST_ATTRIBUTES {
            return Err(Unreadable::TooMuch("an element has more than 250 attributes"));
        }
    }
    if elements > MOST_PARTS {
        return Err(Unreadable::TooMuch("it holds more than 1,000,000 elements"));
    }
    let prefixes = prefixes.len();
    if prefixes > MOST_PREFIXES || elements * prefixes > MOST_LOOKS || declaring * prefixes > MOST_INHERITED {
        return Err(Unreadable::TooMuch("it declares too many namespaces"));
    }
    entities(text)
}

fn begins_name(tag: &str) -> bool {
    tag.starts_with(|c: char| c.is_alphabetic() || "_:".contains(c) || !c.is_ascii())
}

/// Names of attributes, as far as the tag goes.
fn each_attribute<'a>(tag: &'a str, mut tell: impl FnMut(&'a str)) {
    let mut rest = tag;
    while let Some(at) = memchr3(b'"', b'\'', b'>', rest.as_bytes()) {
        let quote = rest.as_bytes()[at];
        let Some(length) = memchr(quote, &rest.as_bytes()[at + 1..]).filter(|_| quote != b'>') else {
            return;
        };
        let before = rest[..at].trim_end().trim_end_matches('=').trim_end();
        let begin = before.rfind(|c: char| c.is_ascii_whitespace()).map_or(0, |at| at + 1);
        tell(&before[begin..]);
        rest = &rest[at + length + 2..];
    }
}

/// Names of entities with the longest of their texts.
type Entities<'a> = BTreeMap<&'a str, &'a str>;

fn entities(text: &str) -> Result<(), Unreadable> {
    let entities = declared(text)?;
    let longest = entities.keys().map(|name| name.len()).max().unwrap_or_default();
    let (mut sizes, mut used, mut grown) = (BTreeMap::new(), 0_usize, 0_usize);
    for name in references(text, longest).filter(|name| entities.contains_key(name)) {
        used += 1;
        grown = grown.saturating_add(grows(name, &entities, longest, &mut sizes, 0).0);
    }
    if grown > LONGEST_ENTITIES {
        return Err(Unreadable::TooMuch("its entities grow beyond 4 MB"));
    }
    if used.saturating_mul(entities.len()) > MOST_LOOKS {
        return Err(Unreadable::TooMuch("it uses too many entities"));
    }
    Ok(())
}

fn declared(text: &str) -> Result<Entities<'_>, Unreadable> {
    let mut entities = Entities::new();
    let (mut number, mut length) = (0, 0);
    let mut unclosed = [false; 2];
    for at in memmem::find_iter(text.as_bytes(), "<!ENTITY") {
        let rest = text[at + "<!ENTITY".len()..].trim_start();
        // What is declared in quotes has a name and then a quote.
        let Some(end) = rest.find(|c: char| c.is_ascii_whitespace() || "\"'<>".contains(c)) else {
            continue;
        };
        let (name, behind) = (&rest[..end], rest[end..].trim_start());
        let Some(quote @ (b'"' | b'\'')) = behind.bytes().next() else {
            continue;
        };
        let unclosed = &mut unclosed[usize::from(quote == b'"')];
        if *unclosed {
            continue;
        }
        let Some(end) = memchr(quote, &behind.as_bytes()[1..]) else {
            *unclosed = true;
            continue;
        };
        number += 1;
        length += end;
        if number > MOST_ENTITIES || length > LONGEST_ENTITIES {
            return Err(Unreadable::TooMuch(
                "it declares more than 1000 entities, or more than 4 MB of them",
            ));
        }
        let value = entities.entry(name).or_default();
        if value.len() <= end {
            *value = &behind[1..=end];
        }
    }
    Ok(entities)
}

/// Names that may be those of entities, which have at most `longest` bytes.
fn references(text: &str, longest: usize) -> impl Iterator<Item = &str> {
    let begins = memchr::memchr_iter(b'&', if longest > 0 { text.as_bytes() } else { b"" });
    begins.filter_map(move |at| {
        let name = &text.as_bytes()[at + 1..text.len().min(at + longest + 2)];
        text.get(at + 1..at + 1 + memchr(b';', name)?)
    })
}

/// Bytes that a reference becomes, and how deep others stand in its entity.
fn grows<'a>(
    name: &'a str,
    entities: &Entities<'a>,
    longest: usize,
    sizes: &mut BTreeMap<&'a str, (usize, usize)>,
    depth: usize,
) -> (usize, usize) {
    if let Some(found) = sizes.get(name) {
        return *found;
    }
    let Some(value) = entities.get(name) else {
        return (0, 0);
    };
    let (mut size, mut height) = (value.len().max(1), 0);
    for name in references(value, longest).filter(|name| entities.contains_key(name)) {
        if depth == DEEPEST_ENTITIES || size > LONGEST_ENTITIES {
            size = usize::MAX;
            break;
        }
        let (more, below) = grows(name, entities, longest, sizes, depth + 1);
        (size, height) = (size.saturating_add(more), height.max(below + 1));
    }
    // What was looked at before may be deeper than it was looked into.
    if height > DEEPEST_ENTITIES {
        size = usize::MAX;
    }
    sizes.insert(name, (size, height));
    (size, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(result: Result<(), Unreadable>, why: &str) {
        match result {
            Err(Unreadable::TooMuch(message)) => assert!(message.contains(why), "{message}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn ordinary_documents_are_within_bounds() {
        let feed = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY nbsp '&#160;'><!ENTITY n \"a&nbsp;b\">]>\
                    <rss xmlns:a='u' x = \"1 > '2\">&n;&nbsp;&amp;&lt;a href=\"x\"></rss>";
        assert_eq!(xml(feed), Ok(()));
        assert_eq!(json("{\"a\\\"[,\": [1, \"\\\\\", {}]}"), Ok(()));
        assert_eq!(
            (json("\""), json("\"\\"), xml("<"), xml("<a b='")),
            (Ok(()), Ok(()), Ok(()), Ok(()))
        );
    }

    #[test]
    fn names_of_attributes_are_found() {
        let mut names = Vec::new();
        each_attribute("a b='>' xmlns:c = \"'\"\nd=''/> e='f'", |name| names.push(name));
        assert_eq!(names, ["b", "xmlns:c", "d"]);
    }

    #[test]
    fn entities_are_counted_as_they_grow() {
        let document = |entities: &str, text: &str| format!("<!DOCTYPE a [{entities}]><a>{text}</a>");
        let large = format!("<!ENTITY a '{}'>", "x".repeat(100_000));
        assert_eq!(xml(&document(&large, &"&a;".repeat(40))), Ok(()));
        refused(xml(&document(&large, &"&a;".repeat(60))), "grow beyond");
        let nested = format!("{large}<!ENTITY b '{}'>", "&a;".repeat(10));
        refused(xml(&document(&nested, &"&b;".repeat(5))), "grow beyond");
        let hidden = format!("<!-- <!ENTITY c ' -->{large}<!-- ' -->");
        refused(xml(&document(&hidden, &"&a;".repeat(60))), "grow beyond");
        refused(
            xml(&document("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&a;")),
            "grow beyond",
        );
        let many = "<!ENTITY e 'x'>".repeat(2000);
        refused(xml(&document(&many, "")), "entities");
    }

    #[test]
    fn the_largest_document_is_read_and_no_larger_one() {
        assert_eq!(size(LARGEST), Ok(()));
        refused(size(LARGEST + 1), "64 MB");
        let values = |number: usize| format!("[{}0]", "0,".repeat(number - 1));
        assert_eq!(json(&values(MOST_PARTS)), Ok(()));
        refused(json(&values(MOST_PARTS + 1)), "values");
        assert_eq!(xml(&"<a/>".repeat(MOST_PARTS)), Ok(()));
        refused(xml(&"<a/>".repeat(MOST_PARTS + 1)), "elements");
        let attributes = |number: usize| format!("<a{}/>", " b='c'".repeat(number));
        assert_eq!(xml(&attributes(MOST_ATTRIBUTES)), Ok(()));
        refused(xml(&attributes(MOST_ATTRIBUTES + 1)), "attributes");
    }

    #[test]
    fn the_most_namespaces_are_read_and_no_more() {
        let prefix = |at: usize| format!(" xmlns:a{at}='u'");
        let declared = |number: usize| (0..number).map(prefix).collect::<Vec<_>>().concat();
        let document =
            |prefixes: usize, more: &str, times: usize| format!("<a{}/>{}", declared(prefixes), more.repeat(times));
        assert_eq!(xml(&document(MOST_PREFIXES, "", 0)), Ok(()));
        refused(xml(&document(MOST_PREFIXES + 1, "", 0)), "namespaces");
        let elements = MOST_LOOKS / MOST_PREFIXES;
        assert_eq!(xml(&document(MOST_PREFIXES, "<a/>", elements - 1)), Ok(()));
        refused(xml(&document(MOST_PREFIXES, "<a/>", elements)), "namespaces");
        let declaring = MOST_INHERITED / MOST_PREFIXES;
        let element = "<a xmlns:a0='u'/>";
        assert_eq!(xml(&document(MOST_PREFIXES, element, declaring)), Ok(()));
        refused(xml(&document(MOST_PREFIXES, element, declaring + 1)), "namespaces");
    }

    #[test]
    fn the_most_entities_are_read_and_no_more() {
        let entity = |at: usize| format!("<!ENTITY a{at} 'x'>");
        let many = |number: usize| (0..number).map(entity).collect::<Vec<_>>().concat();
        assert_eq!(xml(&many(MOST_ENTITIES)), Ok(()));
        refused(xml(&many(MOST_ENTITIES + 1)), "1000 entities");
        let long = |length: usize| format!("<!ENTITY a '{}'>", "x".repeat(length));
        assert_eq!(xml(&long(LONGEST_ENTITIES)), Ok(()));
        refused(xml(&long(LONGEST_ENTITIES + 1)), "4 MB of them");
        let grown = |more: &str| {
            format!(
                "{}<!ENTITY b 'x'><a>{}{more}</a>",
                long(LONGEST_ENTITIES / 4),
                "&a;".repeat(4)
            )
        };
        assert_eq!(xml(&grown("")), Ok(()));
        refused(xml(&grown("&b;")), "grow beyond");
        let used = |times: usize| format!("{}<a>{}</a>", many(MOST_ENTITIES), "&a0;".repeat(times));
        let most = MOST_LOOKS / MOST_ENTITIES;
        assert_eq!(xml(&used(most)), Ok(()));
        refused(xml(&used(most + 1)), "too many entities");
        let deep = |depth: usize| {
            let mut chain: Vec<String> = (0..depth)
                .map(|at| format!("<!ENTITY a{at} '&a{};'>", at + 1))
                .collect();
            chain.push(format!("<!ENTITY a{depth} 'x'>"));
            let document = |chain: &[String]| xml(&format!("{}<a>&a0;</a>", chain.concat()));
            let forwards = document(&chain);
            chain.reverse();
            [forwards, document(&chain)]
        };
        assert_eq!(deep(DEEPEST_ENTITIES), [Ok(()), Ok(())]);
        for result in deep(DEEPEST_ENTITIES + 1) {
            refused(result, "grow beyond");
        }
    }
}
