//! `feedmill diff`: what subscribers of old feeds will see when new ones take their place.

mod files;

use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

pub(super) use files::files;
use files::{Looked, Pair, look, pairs, pairs_of_trial};

use super::{Ending, Failure, json_line};
use crate::cli::{self, AnswerFormat};
use crate::compare::{Change, Reader, text};
use crate::run::Streams;
use crate::text::count::Count;
use crate::text::line::visible;

/// Two feeds, or lists of them, that were compared.
struct Compared<'a> {
    name: &'a str,
    is_list: bool,
    changes: Vec<Change>,
}

/// Compares two files, or two folders file by file.
pub fn run(options: &cli::Diff, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let pairs = pairs(&options.old, &options.new)?;
    compare(&pairs, options.new.is_dir(), &options.reader, options.format, streams)
}

/// Says what subscribers will see of what a trial build wrote.
pub(super) fn of_trial(
    output: &Path,
    trial: &Path,
    removed: &[String],
    format: AnswerFormat,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    compare(&pairs_of_trial(output, trial, removed)?, true, &[], format, streams)
}

fn compare(
    pairs: &[Pair],
    in_folders: bool,
    readers: &[&Reader],
    format: AnswerFormat,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let results: Vec<Result<Looked, String>> = pairs.par_iter().map(|pair| look(pair, readers)).collect();
    let (mut compared, mut unreadable) = (Vec::new(), Vec::new());
    for (pair, result) in pairs.iter().zip(results) {
        let (is_list, changes) = match result {
            Ok(Looked::Feed(changes)) => (false, changes),
            Ok(Looked::List(changes)) => (true, changes),
            Ok(Looked::Nothing) => continue,
            Err(message) => {
                unreadable.push(message);
                continue;
            }
        };
        compared.push(Compared {
            name: &pair.name,
            is_list,
            changes,
        });
    }
    match format {
        AnswerFormat::Text => tell(&compared, in_folders, streams)?,
        AnswerFormat::Json => tell_json(&compared, streams)?,
    }
    let mut changes = compared.iter().flat_map(|compared| &compared.changes);
    match unreadable.is_empty() {
        false => Err(Failure::Unreadable(unreadable)),
        true if changes.any(|change| change.kind.is_breaking) => Ok(Ending::Findings),
        true => Ok(Ending::Well),
    }
}

fn tell(compared: &[Compared<'_>], in_folders: bool, streams: &mut Streams<'_>) -> io::Result<()> {
    let changed = compared.iter().filter(|compared| !compared.changes.is_empty());
    for Compared { name, changes, .. } in changed.clone() {
        if in_folders {
            write!(streams.out, "{}\n{}\n", visible(name), text(changes, "  "))?;
        } else {
            streams.out.write_all(text(changes, "").as_bytes())?;
        }
    }
    let of = |is_list: bool| changed.clone().filter(|compared| compared.is_list == is_list).count();
    let all = |is_list: bool| compared.iter().filter(|compared| compared.is_list == is_list).count();
    let feeds = Count(all(false), "feed");
    match (in_folders, of(false), of(true)) {
        (false, 0, 0) if !compared.is_empty() => writeln!(streams.out, "nothing changes for subscribers"),
        (false, ..) => Ok(()),
        (true, 0, 0) if compared.is_empty() => writeln!(streams.out, "nothing changes for subscribers"),
        (true, 0, 0) => writeln!(streams.out, "{feeds}: nothing changes for subscribers"),
        (true, number, 0) => writeln!(streams.out, "{feeds}: {number} changed"),
        (true, number, lists) => {
            writeln!(
                streams.out,
                "{feeds}: {number} changed; {}: {lists} changed",
                Count(all(true), "list")
            )
        }
    }
}

/// A change as machines read it.
#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    change: &'static str,
    breaking: bool,
    id: Option<&'a str>,
    title: Option<&'a str>,
    old: Option<&'a str>,
    new: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reader: Option<&'static str>,
}

fn tell_json(compared: &[Compared<'_>], streams: &mut Streams<'_>) -> io::Result<()> {
    for Compared { name, changes, .. } in compared {
        for change in changes {
            let row = Row {
                file: name,
                change: change.kind.name,
                breaking: change.kind.is_breaking,
                id: change.id.as_deref(),
                title: change.title.as_deref(),
                old: change.old.as_deref(),
                new: change.new.as_deref(),
                reader: change.reader,
            };
            json_line(streams.out, &row)?;
        }
    }
    Ok(())
}
