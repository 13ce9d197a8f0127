//! What newsrooms' systems deliver, read field by field, and compared with what a reader written from the
//! specifications finds in the same files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use feedmill::input::{Bytes, Found, Layout, Rules, detect};
use feedmill::model::{Article, Code, Markup, Timestamp};
use feedmill::text::{decode, html, source::Source, xml};
use serde_json::Value;

use crate::site::{json_lines, shared};

/// Folders of samples whose format is read.
const FORMATS: &[&str] = &[
    "ninjs",
    "digitalwires",
    "iptc7901",
    "anpa",
    "nitf",
    "newsml-1",
    "newsml-g2",
    "wxr",
    "wp-json",
    "ghost",
    "blogger",
    "medium",
    "substack",
    "mtif",
    "csv",
    "feed",
];

/// Values that are not read yet.
const OPEN: usize = 0;

/// What we read otherwise on purpose: folder, file (or its beginning), field, and why.
const REASONS: &[(&str, &str, &str, &str)] = &[
    ("ninjs", "superdesk-core__ninjs5.json", "photos", SIGNED),
    ("digitalwires", "", "photos", SIGNED),
    (
        "iptc7901",
        "superdesk-core__IPTC7901.txt",
        "body_ends",
        "the story ends before what is not for publication, and before the desk's initials",
    ),
    (
        "iptc7901",
        "superdesk-core__dpa_two_by_line.txt",
        "authors",
        "the newspaper that somebody writes for is no second author",
    ),
    ("nitf", "superdesk-core__nitf-fishing.xml", "body_starts", AN_ADVISORY),
    ("nitf", "superdesk-core__nitf-fishing.xml", "body_ends", AN_ADVISORY),
    ("newsml-1", "iptc-newsml__BAS-Y-MUNDO", "topics", NAMED),
    ("newsml-1", "superdesk-core__ana1.xml", "topics", NAMED),
    ("newsml-1", "superdesk-belga__belga_tip", "body_starts", NO_TEXT),
    ("newsml-1", "superdesk-belga__belga_tip", "body_ends", NO_TEXT),
    (
        "newsml-1",
        "superdesk-belga__tass",
        "id",
        "all stories of the provider would have one id: the file names no item",
    ),
    (
        "wxr",
        "pelican__wordpressexport.xml",
        "title",
        "a tag that a title speaks of is no markup, and stays",
    ),
    (
        "blogger",
        "pelican__bloggerexport.xml",
        "status",
        "`app:draft` says that it is a draft, whether its prefix is declared or not",
    ),
    (
        "substack",
        "own-open-export/posts.csv",
        "body_starts",
        "the text of the second post is not among the files",
    ),
    (
        "substack",
        "own-open-export/posts.csv",
        "body_ends",
        "the text of the second post is not among the files",
    ),
    (
        "substack",
        "own-open-export/posts.csv",
        "status",
        "a post for those who pay is not public",
    ),
];

/// Why a picture is missing.
const SIGNED: &str = "its address holds a signature or key: it stops working, and is for its receiver alone";

const AN_ADVISORY: &str = "the truth took the note to editors, which says `npa`, for the text";
const NAMED: &str = "the file itself names its codes, and the truth is the codes";
const NO_TEXT: &str = "the body is empty, and the truth took the headline for it";

/// What is compared.
const FIELDS: &[&str] = &[
    "kind",
    "id",
    "version",
    "title",
    "subtitle",
    "summary",
    "authors",
    "published",
    "updated",
    "topics",
    "section",
    "language",
    "photos",
    "status",
    "embargoed_until",
    "url",
    "body_starts",
    "body_ends",
];

#[test]
fn shared_deliveries_are_read_field_by_field() {
    let Some(folder) = shared("samples/sources") else {
        return;
    };
    let (mut misses, mut counts) = (Vec::new(), BTreeMap::new());
    for format in FORMATS {
        let truths = json_lines(&fs::read_to_string(folder.join(format).join("expected.jsonl")).unwrap());
        let mut files: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for truth in &truths {
            files.entry(truth["file"].as_str().unwrap()).or_default().push(truth);
        }
        for (file, truths) in files {
            let items = items(&folder.join(format).join("files").join(file));
            for (nth, truth) in truths.iter().enumerate() {
                let again = truths[..nth]
                    .iter()
                    .filter(|before| before["id"] == truth["id"])
                    .count();
                compare(
                    format,
                    truth,
                    &items,
                    (nth, truths.len(), again),
                    &mut counts,
                    &mut misses,
                );
            }
        }
    }
    print_table(&counts);
    let open: Vec<&Miss> = misses.iter().filter(|miss| !miss.has_reason()).collect();
    for miss in &open {
        eprintln!(
            "{} {} {}: {} is {}",
            miss.format, miss.file, miss.field, miss.expected, miss.found
        );
    }
    assert_eq!(open.len(), OPEN, "values are not what they should be");
}

struct Miss {
    format: String,
    file: String,
    field: &'static str,
    expected: String,
    found: String,
}

impl Miss {
    fn has_reason(&self) -> bool {
        REASONS.iter().any(|(format, file, field, _)| {
            *format == self.format && self.file.starts_with(file) && *field == self.field
        })
    }
}

/// Every item of a file, as a build reads it.
fn items(path: &Path) -> Vec<Found> {
    let bytes = fs::read(path).unwrap();
    let text = decode::decode(&bytes, Some(encoding_rs::WINDOWS_1252)).unwrap();
    let ending = path.extension().and_then(|ending| ending.to_str());
    let Some(format) = detect(ending, || text.clone()) else {
        return Vec::new();
    };
    let text = match format.bytes {
        Bytes::Text | Bytes::Delivered | Bytes::Office => xml::clean(&text).0,
        Bytes::Wire => text,
    };
    let mut found = (format.read)(&Source::new(path.to_str().unwrap(), &text), &Rules::default());
    if let Layout::List(beside) = format.layout {
        let folder = path.with_file_name(beside.folder);
        for article in found.iter_mut().filter_map(|found| found.article.as_mut().ok()) {
            let id = &article.stub.delivery.as_ref().unwrap().id;
            // One text of the samples is not there.
            article.body.text = fs::read_to_string(folder.join(format!("{id}.{}", beside.ending))).unwrap_or_default();
            article.body.markup = Markup::Html;
        }
    }
    found
}

fn compare(
    format: &str,
    truth: &Value,
    items: &[Found],
    (nth, count, again): (usize, usize, usize),
    counts: &mut BTreeMap<(String, &'static str), (usize, usize)>,
    misses: &mut Vec<Miss>,
) {
    let doubtful: BTreeSet<&str> = truth["doubtful"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    if doubtful.contains("all") {
        return;
    }
    let is_article = truth["kind"] == "article";
    // By its place in the file where all items are there, else by its id; several of one id by their order.
    let id = truth["id"].as_str();
    let of_id = |item: &&Found| {
        let delivery = item
            .article
            .as_ref()
            .ok()
            .and_then(|article| article.stub.delivery.as_ref());
        id.is_some() && delivery.map(|delivery| delivery.id.as_str()) == id
    };
    let place = truth["n"].as_u64().map_or(nth, |place| usize::try_from(place).unwrap());
    let at_place = items.get(nth).filter(|_| items.len() == count);
    let of_order = || items.iter().filter(of_id).nth(again);
    let item = at_place.or_else(of_order).or_else(|| items.get(place));
    for &field in FIELDS {
        if doubtful.contains(field) || (!is_article && field != "kind") {
            continue;
        }
        let Some((expected, found)) = values(field, truth, item) else {
            continue;
        };
        let (right, all) = counts.entry((format.to_owned(), field)).or_default();
        *all += 1;
        if is_same(field, &expected, &found) {
            *right += 1;
        } else {
            misses.push(Miss {
                format: format.to_owned(),
                file: truth["file"].as_str().unwrap().to_owned(),
                field,
                expected,
                found,
            });
        }
    }
}

/// A field of the truth, as text, and ours. `None` where the truth says nothing.
fn values(field: &'static str, truth: &Value, item: Option<&Found>) -> Option<(String, String)> {
    let kind = match item.map(|item| &item.article) {
        // An order that a wire sends by itself is no story.
        Some(Ok(article)) if is_kill(article) && truth["kind"] == "other" => "other".to_owned(),
        Some(Ok(_)) => "article".to_owned(),
        Some(Err(reasons)) if reasons[0].code == Code::NO_STORY => "other".to_owned(),
        Some(Err(reasons)) => reasons[0].message.clone(),
        None => "nothing".to_owned(),
    };
    if field == "kind" {
        // A story without a headline, or without a time, is none that could go out.
        let is_told = truth["title"].is_null() || truth["published"].is_null();
        let expected = if truth["kind"] == "article" { "article" } else { "other" };
        let is_left_out = item.is_some_and(|item| item.article.is_err());
        let expected = if is_told && is_left_out { &kind } else { expected };
        let expected = if expected == "other" && kind == "nothing" {
            "nothing"
        } else {
            expected
        };
        return Some((expected.to_owned(), kind.clone()));
    }
    let expected = match &truth[field] {
        Value::Null => return None,
        Value::Array(items) if items.is_empty() => return None,
        Value::Array(items) => items.iter().map(member).collect::<Vec<_>>().join(" | "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let expected = match field {
        "published" | "updated" | "embargoed_until" => moment(&expected),
        _ => single(&expected),
    };
    let article = item?.article.as_ref().ok()?;
    let found = single(&ours(field, article));
    // A doubtful caption or credit is empty on one side.
    Some((expected, found))
}

fn is_kill(article: &Article) -> bool {
    let delivery = article.stub.delivery.as_ref();
    delivery.is_some_and(|delivery| delivery.is_kill)
}

fn member(value: &Value) -> String {
    match value {
        Value::String(text) => single(text),
        value if value["name"].is_string() => single(value["name"].as_str().unwrap()),
        value => {
            let part = |name: &str| single(value[name].as_str().unwrap_or_default());
            format!("{} ({}) {}", part("caption"), part("credit"), part("url"))
        }
    }
}

fn ours(field: &str, article: &Article) -> String {
    let stub = &article.stub;
    let delivery = stub.delivery.as_deref();
    let time = |time: Option<Timestamp>| time.map(|time| moment(&time.rfc3339())).unwrap_or_default();
    match field {
        "id" => delivery.map_or_else(|| stub.id.clone().unwrap_or_default(), |delivery| delivery.id.clone()),
        "version" => delivery
            .and_then(|delivery| delivery.version.clone())
            .unwrap_or_default(),
        "title" => stub.title.clone(),
        "subtitle" => article.subtitle.clone().unwrap_or_default(),
        "summary" => article.summary.clone().unwrap_or_default(),
        "authors" => stub
            .authors
            .iter()
            .map(|author| author.name.clone())
            .collect::<Vec<_>>()
            .join(" | "),
        "published" => time(Some(stub.published)),
        "updated" => time(stub.updated),
        "topics" => stub.topics.join(" | "),
        "section" => stub.section.clone().unwrap_or_default(),
        "language" => stub.language.clone().unwrap_or_default(),
        "photos" => {
            let photo = |photo: &feedmill::model::Photo| {
                let caption = photo.caption.as_deref().unwrap_or_default();
                format!("{caption} ({}) {}", photo.credit().unwrap_or_default(), photo.src)
            };
            // Those of other files are none until these are read, too.
            let photos = article.photos.iter().filter(|photo| !photo.src.is_empty());
            photos.map(photo).collect::<Vec<_>>().join(" | ")
        }
        "status" => status(article).to_owned(),
        "embargoed_until" => time(stub.embargo),
        "url" => stub.url.clone().unwrap_or_default(),
        _ => words(article),
    }
}

fn status(article: &Article) -> &str {
    let stub = &article.stub;
    match &stub.held {
        Some(_) if is_kill(article) => "canceled",
        Some(hold) if hold.reason.starts_with("embargo") => "embargoed",
        Some(hold) if hold.reason == "withheld" => "withheld",
        Some(_) => "draft",
        None if stub.embargo.is_some() => "embargoed",
        None => "usable",
    }
}

/// The words of the text.
fn words(article: &Article) -> String {
    let body = &article.body;
    match body.markup {
        Markup::Html => html::to_text(&body.text),
        _ => body.text.clone(),
    }
}

fn moment(text: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(text).map_or_else(|_| text.to_owned(), |time| time.to_utc().to_rfc3339())
}

fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_same(field: &str, expected: &str, found: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    match field {
        "body_starts" => bare(found).starts_with(&bare(expected)),
        "body_ends" => bare(found).ends_with(&bare(expected)),
        "topics" => {
            // A code without a name is not scored, and we may know more of them.
            let found: BTreeSet<&str> = found.split(" | ").collect();
            expected.split(" | ").all(|topic| found.contains(topic))
        }
        "summary" => bare(found) == bare(expected),
        _ => found == expected,
    }
}

fn print_table(counts: &BTreeMap<(String, &'static str), (usize, usize)>) {
    for format in FORMATS {
        let (mut right, mut all, mut cells) = (0, 0, Vec::new());
        for &field in FIELDS {
            if let Some((good, count)) = counts.get(&((*format).to_owned(), field)) {
                (right, all) = (right + good, all + count);
                cells.push(format!("{field} {good}/{count}"));
            }
        }
        eprintln!("{format}: {right} of {all}: {}", cells.join(", "));
    }
}
