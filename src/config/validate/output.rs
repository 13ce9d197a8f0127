//! `[output]` and `[photos]`: where things go, and where they are served.

use std::path::PathBuf;

use url::Url;

use super::super::raw::{Mistakes, Table, wrong_kind};
use super::super::{Output, Photos};
use super::value::{check_path, text, web_folder};
use crate::input::generator::{Generator, OWN};
use crate::output::{FORMATS, Format};
use crate::text::count::one_of;
use crate::text::node::Value;
use crate::text::url as address;

pub fn output(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Output {
    Output {
        dir: PathBuf::from(text(table, "dir", mistakes).unwrap_or_else(|| "feeds".to_owned())),
        formats: formats(table, mistakes),
        opml: opml(table, mistakes),
        shrink: shrink(table, mistakes),
    }
}

fn formats(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<&'static Format> {
    let Some(names) = table.strings("formats", mistakes) else {
        return FORMATS.iter().collect();
    };
    let mut formats: Vec<&'static Format> = Vec::new();
    for name in &names {
        match FORMATS.iter().find(|format| format.name == name.value) {
            Some(format) if formats.iter().any(|known| known.name == format.name) => {}
            Some(format) => formats.push(format),
            None => {
                let known = one_of(FORMATS.iter().map(|format| format.name));
                mistakes
                    .add(&name.span, format!("unknown format `{}`", name.value))
                    .help = Some(format!("it is {known}"));
            }
        }
    }
    if names.is_empty()
        && let Some(node) = table.get("formats")
    {
        mistakes.add(&node.span, "`output.formats` is empty: no feed would be written");
    }
    formats
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
            if FORMATS
                .iter()
                .any(|format| path.value.ends_with(&format!(".{}", format.ending)))
            {
                mistakes.add(&node.span, "`output.opml` has the ending of a feed");
            }
            Some(path.value)
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
