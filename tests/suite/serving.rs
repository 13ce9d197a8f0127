//! What is in the output folder for web servers and browsers: compressed files, and a stylesheet.

use std::fs;
use std::io::Read;
use std::time::{Duration, SystemTime};

use crate::site::{CONFIG, Site};

const COMPRESS: &str = "[output]\npage = false\nopml = false\ncompress = [\"gzip\", \"brotli\"]\n";

fn time(site: &Site, path: &str) -> SystemTime {
    fs::metadata(site.path(path)).unwrap().modified().unwrap()
}

fn unpacked(site: &Site, path: &str) -> String {
    let bytes = fs::read(site.path(path)).unwrap();
    let mut text = String::new();
    if path.ends_with(".gz") {
        flate2::read::GzDecoder::new(&bytes[..])
            .read_to_string(&mut text)
            .unwrap();
    } else {
        brotli::Decompressor::new(&bytes[..], 4096)
            .read_to_string(&mut text)
            .unwrap();
    }
    text
}

#[test]
fn compressed_files_hold_the_feed_and_have_its_time() {
    let site = Site::with_config(COMPRESS).good_article();
    let run = site.build(&[]).success();
    assert!(run.out.contains("18 files new"), "{}", run.out);
    for path in ["feeds/all.rss", "feeds/topics/good.json"] {
        for ending in ["gz", "br"] {
            let sibling = format!("{path}.{ending}");
            assert_eq!(unpacked(&site, &sibling), site.read(path), "{sibling}");
            assert_eq!(time(&site, &sibling), time(&site, path), "{sibling}");
        }
    }
    let before = site.files();
    let run = site.build(&[]).success();
    assert!(run.out.contains("nothing changed in 18 files"), "{}", run.out);
    assert_eq!(site.files(), before);
}

#[test]
fn a_changed_feed_changes_its_compressed_files_and_no_others() {
    let site = Site::with_config(COMPRESS).good_article();
    site.build(&[]).success();
    let other = time(&site, "feeds/topics/good.rss.gz");
    let site = site.article("more", "title = \"More\"\ndate = 2020-02-01");
    let run = site.build(&[]).success();
    assert!(run.out.contains("0 files new, 9 changed, 9 unchanged"), "{}", run.out);
    assert_eq!(unpacked(&site, "feeds/all.rss.br"), site.read("feeds/all.rss"));
    assert_eq!(time(&site, "feeds/all.rss.br"), time(&site, "feeds/all.rss"));
    assert_eq!(time(&site, "feeds/topics/good.rss.gz"), other);
}

#[test]
fn a_compressed_file_that_is_older_than_its_feed_is_made_again() {
    let site = Site::with_config(COMPRESS).good_article();
    site.build(&[]).success();
    let stale = fs::File::options()
        .write(true)
        .open(site.path("feeds/all.rss.gz"))
        .unwrap();
    stale.set_len(0).unwrap();
    stale.set_modified(SystemTime::now() - Duration::from_mins(1)).unwrap();
    let run = site.build(&[]).success();
    assert!(run.out.contains("0 files new, 1 changed, 17 unchanged"), "{}", run.out);
    assert_eq!(unpacked(&site, "feeds/all.rss.gz"), site.read("feeds/all.rss"));
    assert_eq!(time(&site, "feeds/all.rss.gz"), time(&site, "feeds/all.rss"));
}

#[test]
fn a_compressed_file_of_somebody_else_is_left_alone() {
    let site = Site::with_config(COMPRESS)
        .good_article()
        .write("feeds/all.rss.gz", "mine");
    site.build(&[]).ended(1).said("feedmill did not make this file");
    assert_eq!(site.read("feeds/all.rss.gz"), "mine");
    assert!(site.path("feeds/all.rss.br").exists());
}

#[test]
fn compressed_files_that_are_not_wanted_any_more_are_pruned() {
    let site = Site::with_config(COMPRESS).good_article();
    site.build(&[]).success();
    site.put(
        "config.toml",
        format!("{CONFIG}{}", COMPRESS.replace(", \"brotli\"", "")).as_bytes(),
    );
    let run = site.build(&["--prune"]).success();
    assert!(run.out.contains("6 removed"), "{}", run.out);
    assert!(!site.path("feeds/all.rss.br").exists() && site.path("feeds/all.rss.gz").exists());
}

#[test]
fn an_unknown_compression_is_told_the_known_ones() {
    let site = Site::with_config("[output]\ncompress = [\"zstd\"]\n");
    let run = site.build(&[]).ended(2).said("unknown compression `zstd`");
    run.said("it is `gzip` or `brotli`");
}

#[test]
fn feeds_in_xml_name_the_stylesheet() {
    let site = Site::with_config("[output]\nstylesheet = true\n").good_article();
    site.build(&[]).success();
    for (path, href) in [("all.rss", "feed.css"), ("topics/good.atom", "../feed.css")] {
        let feed = site.read(&format!("feeds/{path}"));
        let second = feed.lines().nth(1).unwrap();
        assert_eq!(second, format!("<?xml-stylesheet type=\"text/css\" href=\"{href}\"?>"));
    }
    assert!(!site.read("feeds/all.json").contains("feed.css"));
    assert!(site.read("feeds/feed.css").contains("channel > title"));
    site.run(&["check", "feeds"]).success();
    let snippet = site.run(&["snippet", "nginx"]).success().out;
    assert!(snippet.contains("\"application/xml; charset=utf-8\" rss;"), "{snippet}");
}
