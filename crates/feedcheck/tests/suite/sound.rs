//! What is remembered of other documents saves time, and changes no report.

use std::fs;
use std::path::{Path, PathBuf};

use feedcheck::{Options, Report, Sound, Timestamp, check};

use crate::project;

const NOW: &str = "2026-04-17T10:10:00Z";

fn options<'a>(location: Option<&'a str>, sound: Option<&'a Sound>) -> Options<'a> {
    Options {
        location,
        sound,
        ..Options::at(NOW.parse::<Timestamp>().unwrap())
    }
}

/// Checks documents several times with one memory, each beside a check that remembers nothing.
fn same_reports(documents: &[(String, Vec<u8>)]) {
    let sound = Sound::default();
    for location in [
        None,
        Some("https://courier.example/all.rss"),
        Some("https://courier.example/b"),
    ] {
        for (name, bytes) in documents {
            let expected: Report = check(bytes, &options(location, None));
            for _ in 0..2 {
                assert_eq!(check(bytes, &options(location, Some(&sound))), expected, "{name}");
            }
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

#[test]
fn reports_are_the_same_with_a_memory() {
    let shared = project().join("../../../shared");
    let folders = [
        project().join("tests"),
        project().join("../../feeds"),
        shared.join("w3c/cases"),
        shared.join("samples/feeds"),
    ];
    let paths: Vec<PathBuf> = folders.iter().flat_map(|folder| files(folder)).collect();
    assert!(paths.len() > 200, "only {} files were found", paths.len());
    let documents: Vec<(String, Vec<u8>)> = paths
        .iter()
        .map(|path| (path.display().to_string(), fs::read(path).unwrap()))
        .collect();
    same_reports(&documents);
}

const BODY: &str = "The ferry left the pier at dawn, and the crew said that nobody was on board but the captain's dog. \
                    Three hundred people had come to see it off and to wave. The next one is on Friday, if the weather holds.";

/// RSS with one story, and something that is otherwise than in the others.
fn rss(root: &str, before: &str, item: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" {root}><channel><title>The Harbor Courier</title>\
         <link>https://courier.example/</link><description>News</description>\
         <atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"self\" href=\"https://courier.example/all.rss\"/>\
         {before}{item}</channel></rss>"
    )
}

fn atom(root: &str, before: &str, entry: &str) -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" {root}><id>https://courier.example/</id><title>The Harbor Courier</title>\
         <updated>2026-04-17T10:10:00Z</updated><link rel=\"self\" href=\"https://courier.example/all.rss\"/>{before}{entry}</feed>"
    )
}

fn json(version: &str, before: &str, item: &str) -> String {
    format!(
        "{{\"version\": \"https://jsonfeed.org/version/{version}\", \"title\": \"The Harbor Courier\", {before}\"items\": [{item}]}}"
    )
}

#[test]
fn the_same_entry_is_told_what_is_wrong_around_it() {
    let with = |more: &str| {
        format!(
            "<item><title>Ferry</title><guid>https://courier.example/ferry</guid><description>{BODY} {BODY}</description>{more}</item>"
        )
    };
    let entry = |more: &str| {
        format!(
            "<entry><id>https://courier.example/ferry</id><title>Ferry</title><updated>2026-04-17T10:10:00Z</updated>\
             <content>{BODY} {BODY}</content>{more}</entry>"
        )
    };
    let media = "xmlns:media=\"http://search.yahoo.com/mrss/\"";
    let mut documents = Vec::new();
    for more in [
        "",
        "<slash:comments xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\">3</slash:comments>",
        "<x:ferry xmlns:x=\"https://courier.example/ns\">1</x:ferry>",
        "<itunes:title xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">Ferry</itunes:title>",
        "<media:rating>nonadult</media:rating>",
        "<pubDate>Fri, 17 Apr 2026 10:10:00 GMT</pubDate>",
        "<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" href=\"#x\" xml:base=\"https://courier.example/b\"/>",
        "<sx:sync xmlns:sx=\"http://feedsync.org/2007/feedsync\" id=\"1\" updates=\"1\"/>",
    ] {
        let item = with(more);
        documents.push(rss(media, "", &item));
        documents.push(rss(media, "", &item.repeat(2)));
        documents.push(rss("", "", &item));
        documents.push(rss("xmlns:media=\"https://courier.example/ns\"", "", &item));
        documents.push(rss(
            media,
            "<lastBuildDate>Fri, 17 Apr 2026 10:10:00 GMT</lastBuildDate>",
            &item,
        ));
        documents.push(rss(media, "<language>en</language>", &item));
        documents.push(rss(
            &format!("{media} xml:base=\"https://courier.example/b\""),
            "",
            &item,
        ));
        documents.push(rss(&format!("{media} xml:lang=\"en\""), "", &item));
        documents.push(rss(media, "", &item).replace("2.0", "0.92"));
        documents.push(rss(media, "", &item).replace("2.0", "0.91"));
        documents.push(rss(media, "", &item).replace(
            "</channel>",
            "<docs>http://www.rssboard.org/rss-specification</docs></channel>",
        ));
    }
    for more in [
        "",
        "<author><name>Ann Lee</name></author>",
        "<link href=\"/b\"/>",
        "<link rel=\"self\" href=\"#x\"/>",
        "<source><id>https://courier.example/x</id><title>X</title><updated>2026-04-17T10:10:00Z</updated>\
         <link rel=\"first\" href=\"https://courier.example/all.rss\"/><link rel=\"previous\" href=\"https://courier.example/c\"/></source>",
    ] {
        let entry = entry(more);
        let other = entry.replace("example/ferry<", "example/other<");
        documents.push(atom("", "", &entry));
        documents.push(atom("", "", &entry.repeat(2)));
        documents.push(atom("", "", &entry.repeat(12)));
        documents.push(atom("", "", &format!("{entry}{other}")));
        documents.push(atom(
            "",
            "<author><name>Ann Lee</name></author>",
            &format!("{other}{entry}"),
        ));
        documents.push(atom(
            "",
            "",
            &format!("{entry}<author><name>Ann Lee</name></author>{other}"),
        ));
        documents.push(atom("xml:lang=\"en\"", "<author><name>Ann Lee</name></author>", &entry));
        documents.push(atom(
            "xml:base=\"https://courier.example/b\" xml:lang=\"en\"",
            "",
            &entry,
        ));
        documents.push(entry.replacen("<entry>", "<entry xmlns=\"http://www.w3.org/2005/Atom\">", 1));
    }
    let item = "{\"id\": \"1\", \"url\": \"https://courier.example/1\", \"content_text\": \"It sails.\", \"authors\": [{\"name\": \"Ann\"}]}";
    for version in ["1", "1.1"] {
        documents.push(json(version, "", item));
        documents.push(json(version, "", &format!("{item}, {item}")));
        documents.push(json(version, "\"feed_url\": \"https://courier.example/b\", ", item));
    }
    let named = |text: String| (text.clone(), text.into_bytes());
    let mut documents: Vec<(String, Vec<u8>)> = documents.into_iter().map(named).collect();
    same_reports(&documents);
    documents.reverse();
    same_reports(&documents);
}

#[test]
fn a_date_is_looked_at_again_when_time_has_passed() {
    let sound = Sound::default();
    let item = format!(
        "<item><title>Ferry</title><guid>https://courier.example/ferry</guid><description>{BODY}</description>\
         <pubDate>Fri, 17 Apr 2026 10:10:00 GMT</pubDate></item>"
    );
    let text = rss("", "", &item);
    let is_told = |now: &str| {
        let now = now.parse::<Timestamp>().unwrap();
        let options = Options {
            sound: Some(&sound),
            ..Options::at(now)
        };
        let messages = check(text.as_bytes(), &options).messages;
        messages.iter().any(|message| message.code.name == "ImplausibleDate")
    };
    assert!(!is_told("2026-04-18T00:00:00Z"));
    assert!(is_told("2020-01-01T00:00:00Z"));
}
