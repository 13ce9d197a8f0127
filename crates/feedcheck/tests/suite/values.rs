//! Kinds of values, in `tests/values/`: what each is told, in a feed that has no other fault. A line
//! such as `item: <guid>{}</guid>` says where the values below it stand, and `Code: value` what has
//! to be told there, and nothing else: `ok` is nothing, several codes stand in order with commas
//! between them, and `besides: Code` names what the frame is told whatever the value. `\s` is a
//! blank, `\n` the end of a line, and `\200a` two hundred times `a`. To add a case, add a line.

use std::collections::BTreeMap;
use std::fs;

use feedcheck::codes::find;
use feedcheck::{Options, Timestamp, Within, check};

use crate::frame::whole;
use crate::project;

/// 2024-05-01T12:00:00Z: dates after it lie in the future.
const NOW: i64 = 1_714_564_800;

const PLACES: &[(&str, Within)] = &[
    ("document", Within::Document),
    ("channel", Within::Channel),
    ("item", Within::Item),
    ("feed", Within::Feed),
    ("entry", Within::Entry),
    ("rdf", Within::Rdf),
    ("outline", Within::Outline),
    ("json", Within::Json),
    ("json item", Within::JsonItem),
];

type Counts = BTreeMap<&'static str, usize>;

fn told(within: Within, piece: &str) -> Counts {
    let options = Options {
        content_type: None,
        location: None,
        now: Timestamp::from_unix(NOW).unwrap(),
        sound: None,
    };
    let mut counts = Counts::new();
    let messages = check(whole(within, piece).as_bytes(), &options).messages;
    // The pieces are no whole entries.
    for message in messages
        .iter()
        .filter(|message| message.code.name != "MissingAlternate")
    {
        *counts.entry(message.code.name).or_default() += 1;
    }
    counts
}

/// What is told of a piece, and not of the feed around it; `besides` is not counted.
fn added(within: Within, piece: &str, besides: &[&str]) -> Vec<&'static str> {
    let mut base = Counts::new();
    if !matches!(within, Within::Document) {
        base = told(within, "");
    }
    for code in besides {
        *base.entry(find(code).unwrap().name).or_default() += 1;
    }
    let more = |(name, count): (&'static str, usize)| {
        let more = count.saturating_sub(base.get(name).copied().unwrap_or_default());
        std::iter::repeat_n(name, more)
    };
    told(within, piece).into_iter().flat_map(more).collect()
}

/// Where the values below the line stand.
fn frame(line: &str) -> Option<(Within, &str)> {
    let (place, piece) = line.split_once(": ")?;
    let (_, within) = PLACES.iter().find(|(name, _)| *name == place)?;
    piece.contains("{}").then_some((*within, piece))
}

/// Codes with commas between them; `ok` is none.
fn codes(text: &str) -> Option<Vec<&str>> {
    let codes: Vec<&str> = text.split(", ").filter(|code| *code != "ok").collect();
    codes.iter().all(|code| find(code).is_some()).then_some(codes)
}

/// The value that is written so.
fn value(written: &str) -> String {
    let mut parts = written.split('\\');
    let mut value = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        let mut rest = rest.chars();
        match (number.parse(), rest.next()) {
            (Ok(times), Some(c)) => value.extend(std::iter::repeat_n(c, times)),
            (Err(_), Some('s')) => value.push(' '),
            (Err(_), Some('n')) => value.push('\n'),
            (_, Some(c)) => value.extend(['\\', c]),
            (_, None) => value.push('\\'),
        }
        value += rest.as_str();
    }
    value
}

/// What a line of a file says.
enum Line<'t> {
    /// Nothing.
    Remark,
    /// Where the values below it stand.
    Frame(Within, &'t str),
    /// What is told whatever the value.
    Besides(Vec<&'t str>),
    /// What has to be told of a value.
    Row(Vec<&'t str>, String),
}

fn line(text: &str) -> Option<Line<'_>> {
    if text.is_empty() || text.starts_with('#') {
        return Some(Line::Remark);
    }
    let Some(row) = text.strip_prefix("  ") else {
        return frame(text).map(|(within, piece)| Line::Frame(within, piece));
    };
    let (expected, written) = row.split_once(':')?;
    if expected == "besides" {
        return codes(written.trim()).map(Line::Besides);
    }
    codes(expected).map(|codes| Line::Row(codes, value(written.trim_start())))
}

/// What is wrong in the file, and how many values are in it.
fn faults(name: &str, text: &str) -> (Vec<String>, usize) {
    let (mut faults, mut number) = (Vec::new(), 0);
    let (mut around, mut besides) = ((Within::Document, ""), Vec::new());
    for (text, n) in text.lines().zip(1..) {
        match line(text) {
            None => faults.push(format!("{name}:{n}: what does it say? {text}")),
            Some(Line::Remark) => {}
            Some(Line::Frame(within, piece)) => (around, besides) = ((within, piece), Vec::new()),
            Some(Line::Besides(codes)) => besides = codes,
            Some(Line::Row(expected, value)) => {
                number += 1;
                let added = added(around.0, &around.1.replace("{}", &value), &besides);
                if added != expected {
                    faults.push(format!("{name}:{n}: told {added:?}: {text}"));
                }
            }
        }
    }
    (faults, number)
}

#[test]
fn values_are_told_what_their_line_says() {
    let (mut all, mut number) = (Vec::new(), 0);
    let files = walkdir::WalkDir::new(project().join("tests/values")).min_depth(1);
    for entry in files.sort_by_file_name().into_iter().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        let (faults, values) = faults(&entry.file_name().to_string_lossy(), &text);
        all.extend(faults);
        number += values;
    }
    assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
    assert!(number > 500, "only {number} values were found");
}
