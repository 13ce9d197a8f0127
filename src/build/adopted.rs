//! What an adopted article needs when all others are known: links to source files become
//! addresses, and pictures of its text count as its photos where it names none.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use url::Url;

use super::assemble;
use super::photo::Pictures;
use super::rendered;
use super::scan::Scan;
use super::scanned::Scanned;
use crate::config::Config;
use crate::input::expand::SOURCE;
use crate::model::{Article, Code, Diagnostic, Markup, Photo};
use crate::text::figure::{Figure, figures};
use crate::text::frame;
use crate::text::html::escape;
use crate::text::lazy;
use crate::text::url::{below, has_authority, resolve};

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?is)(<(?:a|img|source|video|audio)\b[^>]*?\s(?:href|src)\s*=\s*)("[^"]*"|'[^']*')"#)
        .expect("a constant pattern")
});

/// Endings of source files.
const ENDINGS: &[&str] = &[".md", ".markdown", ".mdx", ".mkd"];

/// Marks of links to source files: Zola's, and Pelican's as they may be written.
const INTERNAL: &[&str] = &["@/", "{filename}", "%7Bfilename%7D", "|filename|", "%7Cfilename%7C"];

/// Marks of links to files that Pelican copies.
const STATIC: &[&str] = &["{static}", "%7Bstatic%7D", "{attach}", "%7Battach%7D"];

/// A link to another article that was looked up: where it leads to decides what is in feeds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    name: String,
    found: Option<String>,
}

impl Link {
    /// Whether it leads where it did.
    pub fn leads_there(&self, scan: &Scan) -> bool {
        find(scan, &self.name) == self.found
    }
}

/// Gives the article its text as HTML, with links that lead to addresses, and its photos.
pub fn complete(
    config: &Config,
    scan: &Scan,
    scanned: &Scanned,
    article: &mut Article,
    pictures: &Pictures,
    links: &mut Vec<Link>,
) -> Option<Diagnostic> {
    let page = rendered::page(config, &scanned.address, &pictures.prober)
        .and_then(|page| rendered::text(config, &page, &pictures.prober));
    let missing = config.articles.rendered.is_some() && page.is_none();
    let html = page.unwrap_or_else(|| assemble::rendered(&article.body));
    let html = lazy::awake(&html);
    let html = frame::linked(&html);
    let html = LINK.replace_all(&html, |link: &Captures<'_>| {
        let target = html_escape::decode_html_entities(link[2].trim_matches(['"', '\'']));
        match target_of(config, scan, scanned, &target, links) {
            Some(address) => format!("{}\"{}\"", &link[1], escape(&address)),
            None => link[0].to_owned(),
        }
    });
    let base = Url::parse(&scanned.address).unwrap_or_else(|_| config.site.url.clone());
    article.photos = photos(config, &article.photos, &html, pictures, &base);
    article.body.text = html.into_owned();
    article.body.markup = Markup::Html;
    missing.then(|| no_page(scan, scanned))
}

fn no_page(scan: &Scan, scanned: &Scanned) -> Diagnostic {
    let place = scanned.place(&scan.files);
    let message = format!(
        "no page of `articles.rendered` is that of `{}`; the article's own text is used",
        scanned.address
    );
    Diagnostic::new(Code::MISSING_PAGE, place, message).help("run the generator first, or mend `articles.permalink`")
}

/// The address of what a link to a source file leads to; `None` for a link that leads elsewhere.
fn target_of(config: &Config, scan: &Scan, scanned: &Scanned, link: &str, links: &mut Vec<Link>) -> Option<String> {
    let mut find = |name: &str| {
        let found = find(scan, name);
        links.push(Link {
            name: name.to_owned(),
            found: found.clone(),
        });
        found
    };
    let (path, anchor) = link.split_at(link.find('#').unwrap_or(link.len()));
    let folder = scan.files[scanned.file as usize]
        .name
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    // An address of the site may stand before what was expanded.
    let expanded = path.split_once(SOURCE).map(|(_, name)| name);
    if let Some(name) = expanded.or_else(|| INTERNAL.iter().find_map(|mark| path.strip_prefix(mark))) {
        if name.is_empty() {
            return Some(format!("{}{anchor}", scanned.address));
        }
        let found = find(&normal(folder, name)).or_else(|| find(name.trim_matches('/')));
        return Some(format!("{}{anchor}", found.unwrap_or_else(|| elsewhere(config, name))));
    }
    if let Some(name) = STATIC.iter().find_map(|mark| path.strip_prefix(mark)) {
        let name = normal(config.articles.style.below_dir(folder), name);
        return Some(below(&config.site.url, &name).into());
    }
    let is_source = ENDINGS.iter().any(|ending| path.ends_with(ending));
    if !is_source || has_authority(path) {
        return None;
    }
    let name = normal(folder, path);
    let page = || elsewhere(config, config.articles.style.below_dir(&name));
    let address = find(&name).or_else(|| (!path.starts_with('/')).then(page))?;
    Some(format!("{address}{anchor}"))
}

/// The address of the article in the file that ends in `name`, with or without its ending; the one
/// whose path is shortest.
fn find(scan: &Scan, name: &str) -> Option<String> {
    let by_name = scan.by_name.get_or_init(|| by_name(scan));
    let wanted = bare(name);
    let file = |at: &usize| bare(&scan.files[scan.articles[*at].file as usize].name);
    let is_it = |at: &&usize| {
        let file = file(at);
        file == wanted || file.strip_suffix(wanted).is_some_and(|rest| rest.ends_with('/'))
    };
    let found = by_name.get(last(wanted))?.iter().filter(is_it);
    let at = found.min_by_key(|at| file(at).len())?;
    Some(scan.articles[*at].address.to_string())
}

/// Those that readers may see: the address of another is nobody's business yet.
fn by_name(scan: &Scan) -> FxHashMap<String, Vec<usize>> {
    let mut names: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let public = |at: &usize| !scan.hidden.contains(at);
    for at in (0..scan.articles.len()).filter(public) {
        let article = &scan.articles[at];
        let name = last(bare(&scan.files[article.file as usize].name)).to_owned();
        names.entry(name).or_default().push(at);
    }
    names
}

/// A path without its ending; `ferry/index.md` is `ferry`.
fn bare(path: &str) -> &str {
    let stem = ENDINGS
        .iter()
        .chain(&[".html"])
        .find_map(|ending| path.strip_suffix(ending));
    let stem = stem.unwrap_or(path);
    stem.strip_suffix("/index").unwrap_or(stem)
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Where a page that is no article will be: its path without the ending.
fn elsewhere(config: &Config, name: &str) -> String {
    let stem = bare(name);
    // Collections of Jekyll are kept in folders that begin with a mark.
    let parts = stem
        .trim_matches('/')
        .split('/')
        .map(|part| part.trim_start_matches('_'));
    let path = parts.filter(|part| *part != "index").collect::<Vec<_>>().join("/");
    format!("{}/", below(&config.site.url, &path).as_str().trim_end_matches('/'))
}

/// `path` as seen from `folder`, without `.` and `..`.
fn normal(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "" | "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The photos that the article names, else those of its text.
fn photos(config: &Config, own: &[Photo], html: &str, pictures: &Pictures, base: &Url) -> Vec<Photo> {
    if own.is_empty() {
        let figures = figures(html).into_iter();
        return figures.filter_map(|figure| photo(figure, pictures, base)).collect();
    }
    let rooted = |photo: &Photo| Photo {
        src: rooted(config, &photo.src),
        ..photo.clone()
    };
    own.iter().map(rooted).collect()
}

/// A path from the root in front matter begins at the home page, wherever that is on its host.
fn rooted(config: &Config, src: &str) -> String {
    let home = config.site.url.path();
    if src.starts_with('/') && !src.starts_with("//") && !src.starts_with(home) {
        return below(&config.site.url, src.trim_start_matches('/')).into();
    }
    src.to_owned()
}

/// A picture of the text as a photo, at the address that the text shows it from.
fn photo(figure: Figure, pictures: &Pictures, base: &Url) -> Option<Photo> {
    let located = pictures.locate(&figure.src).filter(|located| located.path.is_some());
    let url = located
        .map(|located| located.url)
        .or_else(|| resolve(base, &figure.src))?;
    Some(Photo {
        src: url.into(),
        caption: figure.caption,
        alt: figure.alt,
        width: figure.width,
        height: figure.height,
        ..Photo::default()
    })
}
