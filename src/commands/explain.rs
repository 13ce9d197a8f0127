//! `feedmill explain`: what a message means, and how to mend its cause. A name may stand in two
//! tables: that of messages about feeds, and that of findings in articles.

use std::io::{self, Write};

use serde::Serialize;

use super::{Ending, Failure, json_line};
use crate::cli::{AnswerFormat, Explain};
use crate::model::{CODES, Kind, SERVED_CODES};
use crate::report::help;
use crate::run::Streams;
use feedcheck::codes;
use feedcheck::suggest::nearest;

/// Explains the code that is named, or lists all.
pub fn run(options: &Explain, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let out = &mut *streams.out;
    match (&options.code, options.format) {
        (Some(name), AnswerFormat::Text) => pages(out, &named(name)?)?,
        (Some(name), AnswerFormat::Json) => objects(out, &named(name)?)?,
        (None, AnswerFormat::Text) => list(out, &all())?,
        (None, AnswerFormat::Json) => objects(out, &all())?,
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

fn all() -> Vec<Kind> {
    let feeds = codes::codes().map(Kind::from);
    feeds
        .chain(CODES.iter().chain(SERVED_CODES).copied().map(Kind::from))
        .collect()
}

/// What has a name, whatever its capitals.
fn named(name: &str) -> Result<Vec<Kind>, Failure> {
    let all = all();
    let found: Vec<Kind> = all
        .iter()
        .copied()
        .filter(|code| code.name().eq_ignore_ascii_case(name))
        .collect();
    if found.is_empty() {
        return Err(unknown(name, all.iter().map(|code| code.name())));
    }
    Ok(found)
}

fn pages(out: &mut dyn Write, codes: &[Kind]) -> io::Result<()> {
    for (at, code) in codes.iter().enumerate() {
        let gap = if at > 0 { "\n" } else { "" };
        let (level, name, meaning, found_in) = (code.level().name(), code.name(), code.meaning(), code.found_in());
        writeln!(out, "{gap}{level}[{name}] in {found_in}: {meaning}")?;
        let help = help::text(*code);
        if !help.is_empty() {
            write!(out, "\n{help}")?;
        }
    }
    Ok(())
}

fn list(out: &mut dyn Write, codes: &[Kind]) -> io::Result<()> {
    let width = codes.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let mut section = "";
    for code in codes {
        let found_in = code.found_in();
        if found_in != section {
            let gap = if section.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}in {found_in}:")?;
            section = found_in;
        }
        let (name, level, meaning) = (code.name(), code.level().name(), code.meaning());
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

fn objects(out: &mut dyn Write, codes: &[Kind]) -> io::Result<()> {
    codes.iter().try_for_each(|code| {
        let explanation = code.explanation();
        let object = Object {
            code: code.name(),
            level: code.level().name(),
            found_in: code.found_in(),
            meaning: code.meaning(),
            why: explanation.map(|explanation| explanation.why),
            source: explanation.map(|explanation| explanation.source),
            mend: explanation.map(|explanation| explanation.mend),
            wrong: explanation.map(|explanation| explanation.wrong.text),
            right: explanation.map(|explanation| explanation.right.text),
        };
        json_line(out, &object)
    })
}
