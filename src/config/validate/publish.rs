//! `[[publish]]`: where the output folder is published.

use std::path::{Path, PathBuf};

use url::Url;

use super::super::kind;
use super::super::mistakes::{Mistakes, wrong_kind};
use super::super::raw::{Spanned, Table};
use super::output::Output;
use crate::text::node::{Node, Value};
use crate::text::url as address;

/// A target, and how it is reached.
#[derive(Debug, Clone)]
pub struct Publish {
    /// Its address, as it is written.
    pub to: String,
    /// What the address means.
    pub place: Place,
    /// Whether a build publishes, and not only `feedmill publish`.
    pub after_build: bool,
    /// The address of a store that speaks as one of the great ones does.
    pub endpoint: Option<String>,
    /// Where the store is, as it calls that.
    pub region: Option<String>,
    /// A file with the variables of the provider.
    pub credentials: Option<PathBuf>,
    /// How many requests are under way at once.
    pub parallel: usize,
    /// Seconds that a request may take, with all that it is tried again.
    pub patience: u64,
    /// Seconds after which a machine that says nothing more has stopped publishing; 0 where no other does.
    pub lease: u64,
    /// What this machine is called, for others.
    pub machine: Option<String>,
}

/// What an address of a target means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A folder.
    Folder(PathBuf),
    /// A part of a bucket.
    Bucket(Bucket),
}

/// A part of a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Whose it is.
    pub store: Store,
    /// Its name.
    pub name: String,
    /// What all names in it begin with, without slashes around.
    pub prefix: String,
}

/// A kind of store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// Amazon S3, and what speaks as it does.
    S3,
    /// Google Cloud Storage.
    Google,
    /// Azure Blob Storage.
    Azure,
}

/// The most requests at once.
const MOST: usize = 64;

pub(super) fn publish(node: Option<&Node>, root: &Path, output: &Output, mistakes: &mut Mistakes<'_>) -> Vec<Publish> {
    let Some(node) = node else {
        return Vec::new();
    };
    let Value::List(nodes) = &node.value else {
        wrong_kind("publish", "a list of tables: write `[[publish]]`", node, mistakes);
        return Vec::new();
    };
    let rule = |node| rule(&Table::new("publish", node, mistakes), root, output, mistakes);
    let mut rules: Vec<Publish> = Vec::new();
    for (node, rule) in nodes.iter().zip(nodes.iter().map(rule).collect::<Vec<_>>()) {
        let Some(rule) = rule else { continue };
        if rules.iter().any(|other| other.to == rule.to) {
            mistakes.add(&node.span, "two targets have the same address");
        }
        rules.push(rule);
    }
    rules
}

fn rule(table: &Table<'_>, root: &Path, output: &Output, mistakes: &mut Mistakes<'_>) -> Option<Publish> {
    let to = table.string("to")?;
    let place = match place(&to.value) {
        Ok(place) => Some(place),
        Err((message, help)) => {
            mistakes.add(&to.span, message).help = Some(help);
            None
        }
    };
    let place = place?;
    if let Place::Folder(folder) = &place {
        let own = root.join(&output.dir);
        if folder.starts_with(&own) || own.starts_with(folder) {
            let message = "a target has to be another folder than `output.dir`, neither in it nor around it";
            mistakes.add(&to.span, message);
        }
    }
    let endpoint = table.string("endpoint").and_then(|text| endpoint(&text, mistakes));
    let number = |key: &str, most: usize, mistakes: &mut Mistakes<'_>| {
        let number = table.usual(key, kind::number).unwrap_or(1);
        if number == 0 || number > most {
            let span = table.get(key).map_or(table.span(), |node| &node.span);
            mistakes.add(span, format!("`publish.{key}` is a number from 1 to {most}"));
        }
        number
    };
    Some(Publish {
        to: to.value,
        place,
        after_build: table.is_on("after_build"),
        endpoint,
        region: table.text("region"),
        credentials: table.text("credentials").map(|file| root.join(file)),
        parallel: number("parallel", MOST, mistakes),
        patience: number("patience", 3600, mistakes) as u64,
        lease: table.usual("lease", kind::number).unwrap_or_default() as u64,
        machine: table.text("machine"),
    })
}

const HELP: &str = "write `s3://bucket/prefix`, `gs://bucket/prefix`, `az://container/prefix` or `file:///folder`";

/// What an address means, or what is wrong with it and what to do. What stands in it is not shown: it may be a secret.
fn place(to: &str) -> Result<Place, (&'static str, String)> {
    let wrong = |message| Err((message, HELP.to_owned()));
    let Ok(url) = Url::parse(to) else {
        return wrong("`publish.to` is no address of a target");
    };
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
        let help = "secrets belong into the environment, or into the file that `credentials` names";
        return Err((
            "an address of a target says where it is, and nothing else",
            help.to_owned(),
        ));
    }
    let store = match url.scheme() {
        "file" => {
            return match url.to_file_path() {
                Ok(folder) if folder.parent().is_some() => Ok(Place::Folder(folder)),
                _ => wrong("`publish.to` is no folder of this machine"),
            };
        }
        "s3" => Store::S3,
        "gs" => Store::Google,
        "az" => Store::Azure,
        _ => return wrong("`publish.to` is no address of a target"),
    };
    // The name stands as it is written: an address of the web would make its letters small.
    let (_, rest) = to.split_once("://").unwrap_or_default();
    let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let prefix = prefix.trim_matches('/');
    let is_bad = |part: &str| part.is_empty() || part == "." || part == "..";
    if name.is_empty() || (!prefix.is_empty() && prefix.split('/').any(is_bad)) {
        return wrong("`publish.to` names no bucket, or no place in one");
    }
    Ok(Place::Bucket(Bucket {
        store,
        name: name.to_owned(),
        prefix: prefix.to_owned(),
    }))
}

fn endpoint(text: &Spanned<String>, mistakes: &mut Mistakes<'_>) -> Option<String> {
    match address::absolute(&text.value) {
        Some(url) if url.username().is_empty() && url.password().is_none() && url.query().is_none() => {
            Some(text.value.trim_end_matches('/').to_owned())
        }
        _ => {
            let message =
                "`publish.endpoint` is no address that begins with `https://` or `http://` and says nothing else";
            mistakes.add(&text.span, message);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_bucket_and_a_place_in_it() {
        let bucket = |store, name: &str, prefix: &str| {
            Ok(Place::Bucket(Bucket {
                store,
                name: name.to_owned(),
                prefix: prefix.to_owned(),
            }))
        };
        assert_eq!(place("s3://courier/feeds/"), bucket(Store::S3, "courier", "feeds"));
        assert_eq!(place("gs://courier"), bucket(Store::Google, "courier", ""));
        assert_eq!(place("az://Courier/a/b"), bucket(Store::Azure, "Courier", "a/b"));
        assert_eq!(place("file:///srv/feeds"), Ok(Place::Folder("/srv/feeds".into())));
        for wrong in [
            "courier",
            "ftp://courier/feeds",
            "s3://",
            "s3://courier/a//b",
            "s3://courier/../b",
            "file:///",
            "s3://key:secret@courier",
            "az://courier?sig=1",
        ] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
    }
}
