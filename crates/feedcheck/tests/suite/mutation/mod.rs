//! A mutation test of feeds: each element, attribute and member of a healthy feed of each format, with each fault that can be put
//! into it. It has to be told what is expected, at its line, and no other error. What is expected of a kind of fault is said in `xml` and
//! `json`; what goes by the element stands in `tests/mutation/expected.tsv`, which `UPDATE=1 cargo test` draws again.

mod json;
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use feedcheck::{Level, Options, Timestamp, check};

use crate::project;

const NOW: &str = "2026-02-01T00:00:00Z";

/// What cannot be told as it should, with the reason.
const EXEMPT: &[([&str; 3], &str)] = &[(
    ["feed.opml", "no slash", "outline/outline#2"],
    "the next end tag closes this outline as well as the folder: which of the two was not closed cannot be known",
)];

/// A healthy feed with one fault.
pub(super) struct Case {
    /// The file, the fault, and the element with the one around it; with `@` and an attribute.
    pub name: [String; 3],
    pub document: String,
    pub expected: Expected,
    /// Where the fault stands, from 1.
    pub line: usize,
}

/// What has to be told of it.
pub(super) enum Expected {
    /// This code, whatever the element.
    Always(&'static str),
    /// What the table says: a code, or `-` for no error.
    ByElement,
}

/// What is told: codes at the line, and errors elsewhere.
fn told(case: &Case) -> (BTreeSet<&'static str>, Vec<String>) {
    let report = check(
        case.document.as_bytes(),
        &Options::at(NOW.parse::<Timestamp>().unwrap()),
    );
    let (mut here, mut errors) = (BTreeSet::new(), Vec::new());
    for message in &report.messages {
        let is_here = message.line == case.line;
        if is_here && message.code.level != Level::Info {
            here.insert(message.code.name);
        }
        if message.code.level == Level::Error {
            errors.push(format!("{}:{}", message.line, message.code.name));
        }
    }
    (here, errors)
}

/// The one error, else the first warning, else nothing.
fn drawn(case: &Case) -> String {
    let (here, errors) = told(case);
    let error = errors
        .first()
        .and_then(|error| error.split_once(':'))
        .map(|(_, code)| code);
    error.or(here.first().copied()).unwrap_or("-").to_owned()
}

fn table() -> BTreeMap<[String; 3], String> {
    let text = fs::read_to_string(project().join("tests/mutation/expected.tsv")).unwrap_or_default();
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [file, fault, element, code] = cells.try_into().ok()?;
        Some(([file, fault, element], code))
    });
    rows.collect()
}

fn draw(cases: &[Case]) {
    let by_element = cases.iter().filter(|case| matches!(case.expected, Expected::ByElement));
    let rows: BTreeMap<&[String; 3], String> = by_element.map(|case| (&case.name, drawn(case))).collect();
    let lines = rows.iter().map(|(name, code)| format!("{}\t{code}\n", name.join("\t")));
    fs::write(project().join("tests/mutation/expected.tsv"), lines.collect::<String>()).unwrap();
}

/// What is wrong with what is told of a case.
fn miss(case: &Case, table: &BTreeMap<[String; 3], String>) -> Option<String> {
    let code = match case.expected {
        Expected::Always(code) => code,
        Expected::ByElement => match table.get(&case.name) {
            Some(code) => code,
            None => return Some(format!("{}: not in the table", case.name.join(" "))),
        },
    };
    let (here, errors) = told(case);
    let own = format!("{}:{code}", case.line);
    let is_told = code == "-" || here.contains(code);
    let is_alone = errors.iter().all(|error| *error == own);
    (!is_told || !is_alone).then(|| {
        format!(
            "{} in line {}: expected {code}, told {here:?}, errors {errors:?}",
            case.name.join(" "),
            case.line
        )
    })
}

#[test]
fn a_healthy_feed_with_one_fault_is_told_it_and_no_other_error() {
    let mut cases = Vec::new();
    for file in ["rss.xml", "atom.xml", "rdf.xml", "feed.opml"] {
        cases.extend(xml::cases(file, &healthy(file)));
    }
    cases.extend(json::cases("feed.json", &healthy("feed.json")));
    assert!(cases.len() > 3000, "only {} cases", cases.len());
    if std::env::var_os("UPDATE").is_some() {
        draw(&cases);
    }
    let table = table();
    let is_exempt = |case: &Case| {
        EXEMPT
            .iter()
            .any(|(name, reason)| *name == case.name && !reason.is_empty())
    };
    cases.retain(|case| !is_exempt(case));
    let half = cases.len() / 2;
    let misses: Vec<String> = std::thread::scope(|scope| {
        let table = &table;
        let halves = [&cases[..half], &cases[half..]];
        let workers =
            halves.map(|cases| scope.spawn(move || cases.iter().filter_map(|case| miss(case, table)).collect()));
        let found: Vec<Vec<String>> = workers.into_iter().map(|worker| worker.join().unwrap()).collect();
        found.concat()
    });
    eprintln!("{} feeds with one fault, {} misses", cases.len(), misses.len());
    assert!(misses.is_empty(), "{} misses:\n{}", misses.len(), misses.join("\n"));
}

/// A feed without any fault.
fn healthy(file: &str) -> String {
    let text = fs::read_to_string(project().join("tests/mutation").join(file)).unwrap();
    let report = check(text.as_bytes(), &Options::at(NOW.parse::<Timestamp>().unwrap()));
    assert!(report.messages.is_empty(), "{file}: {:?}", report.messages);
    text
}
