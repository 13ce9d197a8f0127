//! `[output]` and `[photos]`: where things go, and where they are served.

use std::path::PathBuf;

use url::Url;

use super::super::kind;
use super::super::mistakes::Mistakes;
use super::super::raw::Table;
use super::value::{NO_TIME, check_path, checked, days, web_folder};
use crate::input::generator::{Generator, OWN};
use crate::output::{COMPRESSIONS, Compression, FEED_FORMATS, FeedFormat, endings};
use crate::picture::shape::Shape;
use crate::text::count::one_of;
use crate::text::node::Value;
use crate::text::url as address;

/// Where the feeds go.
#[derive(Debug, Clone)]
pub struct Output {
    /// Everything that is written is in here.
    pub dir: PathBuf,
    /// In the order of the configuration, each once.
    pub formats: Vec<&'static FeedFormat>,
    /// Path of the OPML list of all feeds; `None` for none.
    pub opml: Option<String>,
    /// What each file is compressed with; nothing if there are only the files themselves.
    pub compress: Vec<&'static Compression>,
    /// Whether feeds name a stylesheet, so that browsers can show them.
    pub stylesheet: bool,
    /// Whether there are pages for people to subscribe from.
    pub page: bool,
    /// Templates of the pages that take the place of ours.
    pub templates: Option<PathBuf>,
    /// Days on which feeds tell that a story was taken back.
    pub retractions: i64,
    /// The share of a feed's stories that may disappear at once, from 0 to 1.
    pub shrink: f64,
}

/// Where pictures are, and where they are served.
#[derive(Debug, Clone)]
pub struct Photos {
    /// Besides the article's own folder.
    pub dir: PathBuf,
    /// Where that folder is served; ends in a slash.
    pub url: Url,
    /// Whether a picture beside an article is served below the article's address.
    pub follow: bool,
    /// Whether captions and the like inside pictures count where an article has none.
    pub words_inside: bool,
    /// Whether the pictures of stories are put into the output folder.
    pub publish: bool,
    /// Sizes that are made of pictures, in the order of the configuration, each once.
    pub renditions: Vec<Shape>,
}

pub(super) fn output(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Output {
    Output {
        dir: table.text("dir").unwrap_or_default().into(),
        formats: formats(table, mistakes),
        opml: opml(table, mistakes),
        compress: members(table, "compress", "compression", COMPRESSIONS, |way| way.name, mistakes).unwrap_or_default(),
        stylesheet: table.is_on("stylesheet"),
        page: table.is_on("page"),
        templates: table.text("templates").map(PathBuf::from),
        retractions: checked(table, "retractions", mistakes, days, NO_TIME).unwrap_or_default(),
        shrink: table.usual("shrink", kind::share).unwrap_or_default(),
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
    for written in &table.strings(key)? {
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
    let path = table.text("opml")?;
    if let Some(node) = table.get("opml") {
        check_path(&path, "output.opml", node, mistakes);
        if !path.contains('.') {
            mistakes.add(&node.span, "`output.opml` is a file: give it an ending such as `.opml`");
        }
        let others = endings().filter(|ending| *ending != "opml");
        if others
            .map(|ending| format!(".{ending}"))
            .any(|ending| path.ends_with(&ending))
        {
            mistakes.add(&node.span, "`output.opml` has the ending of another file");
        }
    }
    Some(path)
}

/// A generator serves the folder of its pictures as the site's root.
pub(super) fn photos(table: &Table<'_>, site: &Url, generator: &Generator, mistakes: &mut Mistakes<'_>) -> Photos {
    let served = if generator.name == OWN.name { "photos/" } else { "" };
    Photos {
        dir: table
            .string("dir")
            .map_or_else(|| generator.photos.into(), |dir| dir.value.into()),
        url: web_folder(table, "url", mistakes).unwrap_or_else(|| address::below(site, served)),
        follow: table.switch("follow").unwrap_or(generator.photos_follow),
        words_inside: table.is_on("words_inside"),
        publish: table.is_on("publish"),
        renditions: renditions(table, mistakes),
    }
}

fn renditions(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    for written in table.strings("renditions").unwrap_or_default() {
        match Shape::parse(&written.value) {
            Some(shape) if shapes.contains(&shape) => {}
            Some(shape) => shapes.push(shape),
            None => {
                let message = format!("`{}` is no size such as `600` or `1200x675`", written.value);
                mistakes.add(&written.span, message).help = Some("sides have 16 to 8192 pixels".to_owned());
            }
        }
    }
    if cfg!(not(feature = "renditions"))
        && let Some(node) = table.get("renditions").filter(|_| !shapes.is_empty())
    {
        mistakes.add(
            &node.span,
            "this feedmill was built without what makes pictures in other sizes",
        );
    }
    shapes
}
