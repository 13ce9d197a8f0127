//! `[output]` and `[photos]`: where things go, and where they are served.

use std::path::PathBuf;

use url::Url;

use super::super::raw::{Mistakes, Table, wrong_kind};
use super::super::{Output, Photos};
use super::value::{check_path, text, web_folder};
use crate::input::generator::{Generator, OWN};
use crate::output::{COMPRESSIONS, FEED_FORMATS, FeedFormat};
use crate::text::count::one_of;
use crate::text::node::Value;
use crate::text::url as address;

/// Endings of what may stand beside feeds and their list.
const OTHERS: [&str; 4] = ["html", "css", "gz", "br"];

pub fn output(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Output {
    Output {
        dir: PathBuf::from(text(table, "dir", mistakes).unwrap_or_else(|| "feeds".to_owned())),
        formats: formats(table, mistakes),
        opml: opml(table, mistakes),
        compress: members(table, "compress", "compression", COMPRESSIONS, |way| way.name, mistakes).unwrap_or_default(),
        stylesheet: switch(table, "stylesheet", false, mistakes),
        page: switch(table, "page", true, mistakes),
        templates: text(table, "templates", mistakes).map(PathBuf::from),
        shrink: shrink(table, mistakes),
    }
}

fn formats(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<&'static FeedFormat> {
    let Some(formats) = members(table, "formats", "format", FEED_FORMATS, |format| format.name, mistakes) else {
        return FEED_FORMATS.iter().collect();
    };
    if let Some(node) = table.get("formats").filter(|_| formats.is_empty())
        && node.value == Value::List(Vec::new())
    {
        mistakes.add(&node.span, "`output.formats` is empty: no feed would be written");
    }
    formats
}

/// The members of a table that a list of names stands for, each once.
fn members<T>(
    table: &Table<'_>,
    key: &str,
    noun: &str,
    known: &'static [T],
    name: fn(&T) -> &'static str,
    mistakes: &mut Mistakes<'_>,
) -> Option<Vec<&'static T>> {
    let mut members: Vec<&'static T> = Vec::new();
    for written in &table.strings(key, mistakes)? {
        match known.iter().find(|member| name(member) == written.value) {
            Some(member) if members.iter().any(|other| name(other) == name(member)) => {}
            Some(member) => members.push(member),
            None => {
                mistakes
                    .add(&written.span, format!("unknown {noun} `{}`", written.value))
                    .help = Some(format!("it is {}", one_of(known.iter().map(name))));
            }
        }
    }
    Some(members)
}

fn opml(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<String> {
    match table.get("opml") {
        None => Some("feeds.opml".to_owned()),
        Some(node) if node.value == Value::Bool(false) => None,
        Some(node) => {
            let path = table.string("opml", mistakes)?;
            check_path(&path.value, "output.opml", node, mistakes);
            if !path.value.contains('.') {
                mistakes.add(&node.span, "`output.opml` is a file: give it an ending such as `.opml`");
            }
            if OTHERS
                .iter()
                .copied()
                .chain(FEED_FORMATS.iter().map(|format| format.ending))
                .any(|ending| path.value.ends_with(&format!(".{ending}")))
            {
                mistakes.add(&node.span, "`output.opml` has the ending of another file");
            }
            Some(path.value)
        }
    }
}

fn switch(table: &Table<'_>, key: &str, default: bool, mistakes: &mut Mistakes<'_>) -> bool {
    match table.get(key).map(|node| (node, &node.value)) {
        None => default,
        Some((_, Value::Bool(is_on))) => *is_on,
        Some((node, _)) => {
            wrong_kind(&table.path(key), "true or false", node, mistakes);
            default
        }
    }
}

fn shrink(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> f64 {
    let Some(node) = table.get("shrink") else { return 0.5 };
    let share = match &node.value {
        Value::Number(text) => text.parse().ok().filter(|share| (0.0..=1.0).contains(share)),
        _ => None,
    };
    share.unwrap_or_else(|| {
        wrong_kind("output.shrink", "a number from 0 to 1", node, mistakes);
        0.5
    })
}

/// A generator serves the folder of its pictures as the site's root.
pub fn photos(table: &Table<'_>, site: &Url, generator: &Generator, mistakes: &mut Mistakes<'_>) -> Photos {
    let served = if generator.name == OWN.name { "photos/" } else { "" };
    Photos {
        dir: PathBuf::from(text(table, "dir", mistakes).unwrap_or_else(|| generator.photos.to_owned())),
        url: web_folder(table, "url", mistakes).unwrap_or_else(|| address::below(site, served)),
        follow: table.flag("follow", mistakes).unwrap_or(generator.photos_follow),
    }
}
