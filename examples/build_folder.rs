//! A folder of articles to feeds, as `feedmill build` does it.
//!
//! ```text
//! cargo run --example build_folder            # in a folder that is made for it, and removed
//! cargo run --example build_folder -- DIR     # DIR/feedmill.toml says what to build
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use feedmill::{BuildOptions, Outcome, Timestamp, build, read_config};

/// Which feeds there are: one of everything, and one for each topic. `docs/configuration.md` lists the keys.
const CONFIG: &str = r#"
[site]
title = "The Harbor Courier"
url = "https://courier.example/"
description = "News from the port of Pellworth"

[[feeds]]
path = "all"

[[feeds]]
each = "topic"
path = "topics/{slug}"
"#;

/// `docs/articles.md` says how articles may be written. The last of these has no date: it is left out, and that is told.
const ARTICLES: &[(&str, &str)] = &[
    (
        "ferry.md",
        "---\ntitle: The ferry is back\ndate: 2026-04-17T10:10:00-05:00\ntopics: [Harbor]\nauthor: Ida Brandt\n---\n\
         At ten past ten the ferry to *Gull Island* cast off, to applause.\n",
    ),
    (
        "anchor.json",
        r#"{"title": "An anchor is found", "date": "2026-04-16T09:30:00-05:00", "topics": ["Gardens"],
            "text": "Gardeners dug up an anchor. Nobody has asked for it back."}"#,
    ),
    ("fog.md", "---\ntitle: Fog is expected\n---\nNobody knows when.\n"),
];

fn main() -> Result<(), Box<dyn Error>> {
    if let Some(folder) = env::args().nth(1) {
        print!("{}", summary(&feeds(Path::new(&folder))?));
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    newsroom(folder.path())?;
    print!("{}", summary(&feeds(folder.path())?));
    println!("the second time: {}", summary(&feeds(folder.path())?));
    Ok(())
}

/// Builds what the configuration in a folder asks for.
fn feeds(folder: &Path) -> Result<Outcome, Box<dyn Error>> {
    // Relative paths of a configuration begin in its folder, which has to be named without links.
    let folder = folder.canonicalize()?;
    let text = fs::read_to_string(folder.join("feedmill.toml"))?;
    let config = read_config(&folder, "feedmill.toml", &text)
        // Every mistake has its line; the first one will do here.
        .map_err(|mistakes| {
            mistakes
                .first()
                .map_or_else(String::new, |mistake| mistake.message.clone())
        })?;
    // The moment decides about embargoes alone. `&()` hears of no progress.
    Ok(build(&config, &BuildOptions::at(Timestamp::now()), &())?)
}

/// What a build did, and what it has to say about the articles.
fn summary(outcome: &Outcome) -> String {
    let findings = outcome.findings.iter().map(|finding| {
        let line = finding.place.line.unwrap_or(1);
        let (file, code) = (&finding.place.file, finding.code.name());
        format!("{file}:{line}: {code}: {}\n", finding.message)
    });
    let findings: String = findings.collect();
    format!(
        "{findings}{} feeds with {} stories: {} files new, {} changed, {} unchanged\n",
        outcome.feeds, outcome.entries, outcome.new, outcome.changed, outcome.unchanged
    )
}

/// A small newsroom.
fn newsroom(folder: &Path) -> std::io::Result<()> {
    fs::write(folder.join("feedmill.toml"), CONFIG)?;
    fs::create_dir(folder.join("articles"))?;
    for (name, text) in ARTICLES {
        fs::write(folder.join("articles").join(name), text)?;
    }
    Ok(())
}

/// `cargo test` runs this, so that the example stays true.
#[test]
fn three_feeds_are_made_and_then_left_alone() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    newsroom(folder.path())?;
    let first = feeds(folder.path())?;
    println!("{}", summary(&first));
    assert_eq!((first.feeds, first.entries, first.left_out), (3, 2, 1));
    assert!(folder.path().join("feeds/topics/harbor.rss").is_file());
    let second = feeds(folder.path())?;
    assert_eq!((second.new, second.changed), (0, 0));
    assert_eq!(second.unchanged, first.new);
    Ok(())
}
