//! `build --dry-run` and `build --diff`: what a build would do, without doing it.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::site::{CONFIG, Site};

/// Every file and folder below the site with its bytes and times, the lock and the index included.
fn everything(site: &Site) -> Vec<(String, Vec<u8>, Option<std::time::SystemTime>)> {
    let entry = |path: &Path| {
        let bytes = fs::read(path).unwrap_or_default();
        let time = path.metadata().unwrap().modified().ok();
        (path.display().to_string(), bytes, time)
    };
    let root = site.path("");
    let all = WalkDir::new(root).sort_by_file_name().into_iter();
    all.map(|found| entry(found.unwrap().path())).collect()
}

#[test]
fn a_trial_of_the_first_build_says_what_would_be_new_and_makes_no_folder() {
    let site = Site::new().good_article();
    let before = everything(&site);
    let run = site.build(&["--dry-run"]).success();
    assert!(
        run.out.contains("new      all.atom\nnew      all.json\n"),
        "{}",
        run.out
    );
    assert!(run.out.contains("new      topics/good.rss\n"), "{}", run.out);
    assert!(
        run.out
            .ends_with("9 files new, 0 changed, 0 unchanged\nthis was a trial: nothing was written\n"),
        "{}",
        run.out
    );
    assert_eq!(everything(&site), before);
}

#[test]
fn a_trial_says_what_the_build_does_then_and_touches_nothing() {
    let site = Site::with_config("[output]\nformats = [\"rss\", \"json\"]\ncompress = [\"gzip\"]\n");
    let site = (1..=4).fold(site, |site, day| {
        let text = format!("title = \"Tide {day}\"\ndate = 2026-05-0{day}T08:00:00Z\ntopics = [\"Harbor\"]");
        site.article(&format!("s{day}"), &text)
    });
    site.build(&[]).success();
    site.put_article(
        "s4",
        "title = \"Tide four\"\ndate = 2026-05-04T08:00:00Z\ntopics = [\"Harbor\", \"Ferry\"]",
    );
    let before = everything(&site);
    let run = site.build(&["--dry-run"]).success();
    assert_eq!(everything(&site), before);
    let told: Vec<(String, String)> = run
        .out
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(change, file)| (change.trim().to_owned(), file.trim().to_owned()))
        .collect();
    let (old, _) = (site.files(), site.build(&[]).success());
    let new = site.files();
    let done: Vec<(String, String)> = new
        .iter()
        .filter(|(path, bytes)| !path.starts_with(".feedmill") && old.get(*path) != Some(bytes))
        .map(|(path, _)| {
            let change = if old.contains_key(path) { "change" } else { "new" };
            (change.to_owned(), path.clone())
        })
        .collect();
    assert!(
        done.iter()
            .any(|(change, path)| change == "new" && path == "topics/ferry.rss.gz")
    );
    assert!(
        done.iter()
            .any(|(change, path)| change == "change" && path == "all.rss")
    );
    assert_eq!(told, done);
    assert_eq!(
        site.build(&["--dry-run"]).success().out.lines().last(),
        Some("this was a trial: nothing was written")
    );
}

#[test]
fn a_trial_says_what_subscribers_would_see() {
    let site = Site::new().good_article();
    let site = site.article(
        "ferry",
        "title = \"Ferry\"\ndate = 2026-05-01T08:00:00Z\ntopics = [\"Good\"]",
    );
    site.build(&[]).success();
    assert!(
        site.build(&["--diff"])
            .success()
            .out
            .starts_with("nothing changes for subscribers\n"),
    );
    site.put_article(
        "ferry",
        "title = \"Ferry sails\"\ndate = 2026-05-01T08:00:00Z\ntopics = [\"Good\"]",
    );
    let before = everything(&site);
    let run = site.build(&["--diff"]).success();
    assert!(run.out.contains("all.rss\n"), "{}", run.out);
    assert!(run.out.contains("Ferry sails"), "{}", run.out);
    // Readers would show it again.
    site.put_article(
        "ferry",
        "title = \"Ferry\"\ndate = 2026-05-02T08:00:00Z\ntopics = [\"Good\"]",
    );
    site.build(&["--diff"]).ended(1);
    site.put_article(
        "ferry",
        "title = \"Ferry sails\"\ndate = 2026-05-01T08:00:00Z\ntopics = [\"Good\"]",
    );
    let two = "[output]\nformats = [\"rss\", \"atom\"]\n";
    site.put("config.toml", format!("{CONFIG}{two}").as_bytes());
    let run = site.build(&["--diff", "--prune"]).success();
    assert!(run.out.contains("all.json\n  this feed is gone\n"), "{}", run.out);
    let run = site.build(&["--dry-run", "--prune"]).success();
    assert!(run.out.contains("removed  all.json\n"), "{}", run.out);
    site.put("config.toml", CONFIG.as_bytes());
    let after = everything(&site);
    let files = |all: &[(String, Vec<u8>, _)]| -> Vec<(String, Vec<u8>)> {
        all.iter()
            .map(|(path, bytes, _)| (path.clone(), bytes.clone()))
            .collect()
    };
    assert_eq!(files(&after), files(&before));
}

#[test]
fn a_trial_for_machines_names_each_file_and_then_sums_up() {
    let site = Site::new().good_article();
    let run = site.build(&["--dry-run", "--format", "json"]).success();
    let rows: Vec<serde_json::Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows[0]["file"], "all.atom");
    assert_eq!(rows[0]["change"], "new");
    assert_eq!(rows.last().unwrap()["new"], rows.len() - 1);
}

#[test]
fn feeds_that_would_end_are_named_before_they_do() {
    let site = Site::new().good_article();
    let site = site.article(
        "typo",
        "title = \"Ferry\"\ndate = 2026-05-01T08:00:00Z\ntopics = [\"Habor\"]",
    );
    site.build(&[]).success();
    site.put_article(
        "typo",
        "title = \"Ferry\"\ndate = 2026-05-01T08:00:00Z\ntopics = [\"Good\"]",
    );
    site.build(&[]).success();
    let before = everything(&site);
    let run = site.run(&["retire", "topics/habor", "--dry-run"]).success();
    assert!(run.out.contains("removed  topics/habor.rss\n"), "{}", run.out);
    assert_eq!(everything(&site), before);
}
