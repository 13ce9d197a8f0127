//! From the configuration as written to one that can be built from: one file a table, with its values and their reading, and
//! `value` for what they share. Every mistake is noted at its place, and all of them are
//! reported together.

mod articles;
mod authors;
mod check;
mod feeds;
mod fields_of_file;
mod hub;
mod inherited;
mod languages;
mod output;
mod publish;
mod site;
mod sources;
mod style;
mod topics;
mod value;
mod wire;

use std::path::{Component, Path};

pub use articles::Articles;
pub use authors::read as read_authors;
pub use check::{Check, CheckRules};
pub use hub::Hub;
pub use languages::Edition;
pub use output::{Output, Photos};
pub use publish::{Bucket, Place, Publish, Store};
pub use site::Site;
pub use sources::DeliverySource;
pub use topics::Topics;

use globset::GlobSet;
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

use super::keys::TABLES;
use super::mistakes::Mistakes;
use super::raw::Table;
use super::{Config, FeedRule, Home};
use crate::input::generator::OWN;
use crate::model::Diagnostic;
use crate::text::node::{self, Node, Value};
use crate::text::source::Source;

/// Reads the configuration `text` (TOML 1.0; `docs/configuration.md`) of the file `file` in the folder `root`. Relative
/// paths begin there; it has to be absolute and without links (`Path::canonicalize`). `file` is the name that messages show.
///
/// # Errors
/// Everything that is wrong with it, in the order of the text.
pub fn read(root: &Path, file: &str, text: &str) -> Result<Config, Vec<Diagnostic>> {
    let config = read_with(file, text, |tree, mistakes| validate(root, file, tree, mistakes))?;
    Ok(Config {
        // People, what articles inherit and what topics are called may come from files of their own.
        digest: {
            let style = &config.articles.style;
            xxh3_64(
                format!(
                    "{text}{:?}{:?}{:?}",
                    style.authors.table, style.inherited, config.topics.aliases
                )
                .as_bytes(),
            )
        },
        ..config
    })
}

/// Reads what a check needs. A configuration that is there for checks alone has no `[site]`.
pub fn read_check(root: &Path, file: &str, text: &str) -> Result<CheckRules, Vec<Diagnostic>> {
    read_with(file, text, |tree, mistakes| {
        if tree.fields().iter().any(|field| field.key != "check") {
            let config = validate(root, file, tree, mistakes)?;
            return Some(CheckRules {
                output: Some(config.resolve(&config.output.dir)),
                root: config.root,
                check: config.check,
            });
        }
        let top = Table::new("", tree, mistakes);
        let table = top.table("check", mistakes);
        Some(CheckRules {
            root: root.to_owned(),
            check: table.map_or_else(Default::default, |table| check::check(&table, mistakes)),
            output: None,
        })
    })
}

/// Whether the text is a configuration of feedmill: `config.toml` is a name that others use too.
pub fn is_ours(text: &str) -> bool {
    // One that cannot be read is told, and not passed over.
    node::toml(text).map_or(true, |tree| {
        tree.fields().iter().any(|field| TABLES.contains(&field.key.as_str()))
    })
}

fn read_with<T>(
    file: &str,
    text: &str,
    validate: impl FnOnce(&Node, &mut Mistakes<'_>) -> Option<T>,
) -> Result<T, Vec<Diagnostic>> {
    let mut mistakes = Mistakes::new(Source::new(file, text));
    let value = match node::toml(text) {
        Ok(tree) => validate(&tree, &mut mistakes),
        Err(errors) => {
            for error in errors {
                mistakes.add(&error.span, error.message);
            }
            None
        }
    };
    match value {
        Some(value) if mistakes.found.is_empty() => Ok(value),
        _ => {
            mistakes
                .found
                .sort_by_key(|mistake| (mistake.place.line, mistake.place.column));
            mistakes.found.dedup();
            Err(mistakes.found)
        }
    }
}

/// A feed cannot belong to a page that is not made.
fn no_page_of_its_own(top: &Table<'_>, output: &Output, feeds: &[FeedRule], mistakes: &mut Mistakes<'_>) {
    let switch = top
        .get("output")
        .and_then(|output| output.fields().iter().find(|field| field.key == "page"));
    if let Some(switch) = switch.filter(|_| !output.page)
        && feeds.iter().any(|feed| feed.home == Home::Page)
    {
        mistakes.add(
            &switch.node.span,
            "there are no pages, but a feed has `home = \"page\"`",
        );
    }
}

/// Directories show a picture of a show, and write to its owner.
fn podcasts_have_logo_and_owner(top: &Table<'_>, site: &Site, mistakes: &mut Mistakes<'_>) {
    let Some(Value::List(feeds)) = top.get("feeds").map(|node| &node.value) else {
        return;
    };
    let missing = [("logo", site.logo.is_none()), ("email", site.email.is_none())];
    let missing: Vec<&str> = missing
        .iter()
        .filter(|(_, is_missing)| *is_missing)
        .map(|(key, _)| *key)
        .collect();
    for podcast in feeds.iter().filter_map(|feed| feed.get("podcast")) {
        for key in &missing {
            mistakes.add(&podcast.span, format!("a podcast needs `site.{key}`"));
        }
    }
}

/// Copies of what may not be seen yet cannot stand where they are served.
fn no_copies_in_output(top: &Table<'_>, sources: &[DeliverySource], output: &Output, mistakes: &mut Mistakes<'_>) {
    let is_around = output
        .dir
        .components()
        .all(|part| !matches!(part, Component::Normal(_)));
    if let Some(node) = top
        .get("sources")
        .filter(|_| is_around && sources.iter().any(|source| source.keep.is_some()))
    {
        let message = "`sources.keep` would put copies into the output folder, where everybody may read them";
        mistakes.add(&node.span, message).help = Some("give `output.dir` a folder of its own".to_owned());
    }
}

fn validate(root: &Path, file: &str, tree: &Node, mistakes: &mut Mistakes<'_>) -> Option<Config> {
    let top = Table::new("", tree, mistakes);
    let nothing = Node {
        span: 0..0,
        value: Value::Table(Vec::new()),
    };
    let table = |name: &str, mistakes: &mut Mistakes<'_>| Table::new(name, top.get(name).unwrap_or(&nothing), mistakes);
    let site_table = table("site", mistakes);
    let site = site::site(&site_table, mistakes);
    let articles_table = table("articles", mistakes);
    let articles = articles::articles(&articles_table, mistakes);
    let output = output::output(&table("output", mistakes), mistakes);
    let sources = sources::sources(top.get("sources"), mistakes);
    let publish = publish::publish(top.get("publish"), root, &output, mistakes);
    let authors = authors::authors(root, &table("authors", mistakes), mistakes);
    let photos_table = table("photos", mistakes);
    let topics_table = table("topics", mistakes);
    let named = site.as_ref().and_then(|site| site.hub.clone());
    let hub = hub::hub(&table("hub", mistakes), named, mistakes);
    let check = check::check(&table("check", mistakes), mistakes);
    // A stand-in address, so that the other tables are looked through in any case.
    let base = site.as_ref().map_or_else(
        || Url::parse("https://site.invalid/").ok(),
        |site| Some(site.url.clone()),
    )?;
    let own = site.as_ref().map_or("en", |site| site.language.as_str());
    let languages = languages::languages(&table("languages", mistakes), &base, own, mistakes);
    let mut feeds = feeds::feeds(top.get("feeds"), &languages.editions, mistakes);
    let generator = articles.as_ref().map_or(&OWN, |articles| articles.style.generator);
    let photos = output::photos(&photos_table, &base, generator, mistakes);
    let mut topics = topics::topics(&topics_table, &base, mistakes);
    if let Some(articles) = &articles {
        topics.aliases.extend(inherited::tag_labels(root, &articles.style));
    }
    for feed in &mut feeds {
        feed.topics.follow(|key| topics.key_of(key));
    }
    no_copies_in_output(&top, &sources, &output, mistakes);
    no_page_of_its_own(&top, &output, &feeds, mistakes);
    let site = site?;
    podcasts_have_logo_and_owner(&top, &site, mistakes);
    let mut articles = articles?;
    if !sources.is_empty() && top.get("articles").is_none() {
        // All that there is comes from elsewhere.
        (articles.include, articles.included) = (Vec::new(), GlobSet::empty());
    }
    articles.style.authors.table = authors;
    let excluded = articles.excluded.clone();
    let style = &mut articles.style;
    style.languages.list = languages.files;
    style.languages.own = languages.own;
    let output_dir = output.dir.to_string_lossy().replace('\\', "/");
    let is_passed_over = |folder: &str| folder == output_dir || excluded.is_match(format!("{folder}/x"));
    style.inherited = inherited::inherited(root, file, style, &is_passed_over, &articles_table, mistakes);
    let mut read_from = inherited::places(root, style);
    read_from.extend(authors::files(root, top.get("authors")));
    articles.style.title.clone_from(&site.title);
    articles.style.url = site.url.to_string();
    Some(Config {
        root: root.to_owned(),
        file: file.to_owned(),
        digest: 0,
        read_from,
        photos,
        topics,
        site,
        editions: languages.editions,
        articles,
        sources,
        output,
        publish,
        hub,
        check,
        feeds,
    })
}
