//! Checks a feed and prints what is wrong with it, as a compiler would.
//!
//! ```text
//! cargo run -p feedcheck --example check_file              # a feed with three faults, beside this file
//! cargo run -p feedcheck --example check_file -- FEED.xml
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::{env, fs, io};

use feedcheck::{Message, Options, Report, Timestamp, check};

/// A feed with faults.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/harbor.rss");

fn main() -> io::Result<()> {
    let file = env::args().nth(1).unwrap_or_else(|| SAMPLE.to_owned());
    // Bytes, not text: a wrong encoding is a fault, too, and the checker finds it.
    let bytes = fs::read(&file)?;
    let report = check(&bytes, &Options::at(Timestamp::now()));
    print!("{}", summary(&file, &report));
    Ok(())
}

/// The whole report as text.
fn summary(file: &str, report: &Report) -> String {
    let messages: Vec<String> = report.messages.iter().map(|message| one(file, message)).collect();
    let verdict = if report.is_valid() { "valid" } else { "not valid" };
    let (format, entries) = (report.format, report.entries);
    format!("{}{file}: {format}, {entries} entries, {verdict}\n", messages.concat())
}

/// One message: what is wrong, the line with carets below the fault, and what to do.
fn one(file: &str, message: &Message) -> String {
    let (level, name) = (message.code.level.name(), message.code.name);
    let excerpt = &message.excerpt;
    // Where the fault is in the excerpt is told in bytes; carets stand below characters.
    let width = |range| excerpt.text.get(range).map_or(0, |text: &str| text.chars().count());
    let before = " ".repeat(width(0..excerpt.start));
    let carets = "^".repeat(width(excerpt.start..excerpt.end).max(1));
    format!(
        "{level}[{name}]: {says}\n --> {file}:{line}:{column}\n  | {text}\n  | {before}{carets}\n  = why: {why}\n  = help: {help}\n\n",
        says = message.text(),
        line = message.line,
        column = message.column,
        text = excerpt.text,
        why = message.code.explanation.why,
        help = message.help(),
    )
}

/// `cargo test` runs this, so that the example stays true.
#[test]
fn it_tells_three_faults_at_their_places() -> io::Result<()> {
    let report = check(&fs::read(SAMPLE)?, &Options::at(Timestamp::now()));
    println!("{}", summary("harbor.rss", &report));
    let found: Vec<(usize, &str)> = report
        .messages
        .iter()
        .map(|message| (message.line, message.code.name))
        .collect();
    let expected = [
        (13, "InvalidRFC2822Date"),
        (14, "MissingAttribute"),
        (18, "InvalidFullLink"),
    ];
    assert_eq!(found, expected);
    Ok(())
}
