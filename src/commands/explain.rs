//! `feedmill explain`: what a message means, and how to mend its cause. A name may stand in two
//! tables: that of messages about feeds, and that of findings in articles.

use std::io::{self, Write};

use serde::Serialize;

use super::{Ending, Failure, json_line};
use crate::check::codes;
use crate::cli::{Explain, Format};
use crate::model::{CODES, Code};
use crate::report::help;
use crate::run::Streams;
use crate::text::suggest::nearest;

/// A code, and where it comes up.
#[derive(Debug, Clone, Copy)]
struct Entry {
    code: &'static Code,
    found_in: &'static str,
}

/// Explains the code that is named, or lists all.
pub fn run(options: &Explain, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let out = &mut *streams.out;
    match (&options.code, options.format) {
        (Some(name), Format::Text) => pages(out, &named(name)?)?,
        (Some(name), Format::Json) => objects(out, &named(name)?)?,
        (None, Format::Text) => list(out, &entries())?,
        (None, Format::Json) => objects(out, &entries())?,
    }
    Ok(Ending::Well)
}

/// Why a name is none of a message, and which was meant.
pub fn unknown(name: &str, known: impl Iterator<Item = &'static str> + Clone) -> Failure {
    let same = known.clone().find(|known| known.eq_ignore_ascii_case(name));
    let help = match same.or_else(|| nearest(name, known)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`feedmill explain` lists all".to_owned(),
    };
    Failure::Usage(format!("there is no message `{name}`: {help}"))
}

fn entries() -> Vec<Entry> {
    let entry = |found_in| move |code| Entry { code, found_in };
    let feeds = codes::codes().map(entry("feeds"));
    feeds.chain(CODES.iter().copied().map(entry("articles"))).collect()
}

/// The entries of a name, whatever its capitals.
fn named(name: &str) -> Result<Vec<Entry>, Failure> {
    let mut found = entries();
    found.retain(|entry| entry.code.name.eq_ignore_ascii_case(name));
    if found.is_empty() {
        let names = codes::codes().chain(CODES.iter().copied()).map(|code| code.name);
        return Err(unknown(name, names));
    }
    Ok(found)
}

fn pages(out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
    for (at, Entry { code, found_in }) in entries.iter().enumerate() {
        let gap = if at > 0 { "\n" } else { "" };
        let (level, name, meaning) = (code.level.name(), code.name, code.meaning);
        writeln!(out, "{gap}{level}[{name}] in {found_in}: {meaning}")?;
        let help = help::text(code);
        if !help.is_empty() {
            write!(out, "\n{help}")?;
        }
    }
    Ok(())
}

fn list(out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
    let width = entries.iter().map(|entry| entry.code.name.len()).max().unwrap_or(0);
    let mut section = "";
    for Entry { code, found_in } in entries {
        if *found_in != section {
            let gap = if section.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}in {found_in}:")?;
            section = found_in;
        }
        let (name, level, meaning) = (code.name, code.level.name(), code.meaning);
        writeln!(out, "  {name:width$}  {level:7}  {meaning}")?;
    }
    Ok(())
}

/// What machines get; `null` where a code has only a meaning.
#[derive(Serialize)]
struct Object {
    code: &'static str,
    level: &'static str,
    found_in: &'static str,
    meaning: &'static str,
    why: Option<&'static str>,
    source: Option<&'static str>,
    mend: Option<&'static str>,
    wrong: Option<&'static str>,
    right: Option<&'static str>,
}

fn objects(out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
    entries.iter().try_for_each(|Entry { code, found_in }| {
        let explanation = code.explanation;
        let object = Object {
            code: code.name,
            level: code.level.name(),
            found_in,
            meaning: code.meaning,
            why: explanation.map(|explanation| explanation.why),
            source: explanation.map(|explanation| explanation.source),
            mend: explanation.map(|explanation| explanation.mend),
            wrong: explanation.map(|explanation| explanation.wrong.text),
            right: explanation.map(|explanation| explanation.right.text),
        };
        json_line(out, &object)
    })
}
