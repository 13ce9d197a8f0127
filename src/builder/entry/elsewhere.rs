//! Pages of an adopted tree that are no articles, such as "About us": where the generator puts them.

use std::fs;

use crate::builder::scan::Scan;
use crate::builder::source::probe::Prober;
use crate::config::Config;
use crate::input::front_matter::front_matter;
use crate::input::generator::page::Page;
use crate::input::keys::{Said, Values};
use crate::input::links::ENDINGS;
use crate::input::public::{self, Sense, Verdict};
use crate::text::node::Node;
use crate::text::source::Source;
use crate::text::url::{below, resolve};

/// What the name of a folder with a page of its own goes on with.
const INDEXES: &[&str] = &["/index.md", "/_index.md"];

/// The address of the page whose file has this name, seen from the root of the tree or of its texts. Files
/// that hold articles are none: where these are, `scan` knows.
pub(crate) fn address(config: &Config, scan: &Scan, name: &str, prober: &Prober) -> Option<String> {
    if is_copied(name) {
        let is_there = prober.is_file(&config.root.join(name));
        return is_there.then(|| below(&config.site.url, name).into());
    }
    let dir = config.articles.style.own_dir();
    let below_dir = format!("{dir}/{name}");
    let roots = [Some(name), Some(below_dir.as_str()).filter(|_| !dir.is_empty())];
    let names = roots.into_iter().flatten().flat_map(|root| {
        let ends = [""].into_iter().chain(endings()).chain(INDEXES.iter().copied());
        ends.map(move |end| format!("{root}{end}"))
    });
    let mut pages = names.filter(|file| page_stem(file).is_some());
    let file = pages.find(|file| prober.is_file(&config.root.join(file)))?;
    // They are in the order of their names.
    let is_article = scan.files.binary_search_by(|article| (*article.name).cmp(&file));
    if is_article.is_ok() {
        return None;
    }
    let text = fs::read_to_string(config.root.join(&file)).ok()?;
    let source = Source {
        file: &file,
        text: &text,
        first_line: 1,
    };
    let fields = front_matter(&source).ok()?.fields;
    page(config, &file, &fields)
}

/// Whether the generator copies such a file as it is: Jekyll's `link` leads to these too.
fn is_copied(name: &str) -> bool {
    let ending = name.rsplit('/').next().and_then(|file| file.rsplit_once('.'));
    let is_kind = |ending: &str| (2..=5).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    page_stem(name).is_none()
        && ending.is_some_and(|(_, ending)| is_kind(ending) && !ending.bytes().all(|b| b.is_ascii_digit()))
}

fn page(config: &Config, file: &str, fields: &Node) -> Option<String> {
    let style = &config.articles.style;
    let neutral = style.neutral(file);
    let inherited = style.inherited.of(&style.place(file, &neutral));
    let values = Values::new(fields, &inherited, &style.keys);
    if values.said().any(|said| is_against(&said)) {
        return None;
    }
    let text = |key: &str| values.own(key).and_then(Node::text).filter(|text| !text.is_empty());
    if let Some(own) = values.of("url").next().and_then(Node::text) {
        let path = (style.generator.pattern)(own).unwrap_or_else(|| own.to_owned());
        let path = path.trim_start_matches('/').replace("{output_ending}", ".html");
        return (!path.contains('{')).then(|| below(&config.site.url, &path).into());
    }
    let path = style.below_dir(file);
    let path = bare(path.strip_prefix(style.generator.page_root).unwrap_or(path));
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let path = (style.generator.page_path)(&Page {
        folder,
        file,
        slug: text("slug"),
        title: text("title"),
        slugged: &|name| config.articles.slugs.of(name, config.articles.keep_case),
        permalink: &config.articles.permalink.0,
    });
    let path = path.trim_start_matches('/').replace("//", "/");
    let path = path
        .strip_suffix("index.html")
        .or_else(|| path.strip_suffix("index/"))
        .unwrap_or(&path);
    resolve(&config.site.url, below(&config.site.url, path).as_str()).map(String::from)
}

/// A path without its ending; `ferry/index.md` is `ferry`.
pub(crate) fn bare(path: &str) -> &str {
    let stem = page_stem(path).unwrap_or(path);
    stem.strip_suffix("/index").unwrap_or(stem)
}

/// The path of a page without its ending; `None` for other files.
fn page_stem(path: &str) -> Option<&str> {
    endings().find_map(|ending| path.strip_suffix(ending))
}

/// Endings of pages.
fn endings() -> impl Iterator<Item = &'static str> {
    ENDINGS.iter().copied().chain([".html"])
}

/// Whether something holds a page. A date in `published` is none of that.
fn is_against(said: &Said<'_>) -> bool {
    match public::verdict(said.sense, &said.node.value) {
        Verdict::Public => false,
        Verdict::Held => true,
        Verdict::Unknown => said.sense != Sense::Shows,
    }
}
