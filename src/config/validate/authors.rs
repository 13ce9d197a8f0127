//! `[authors]`: people by the ids that articles name, here or in files of the publication. They
//! are read with the configuration, as they decide what is in feeds like any other key.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::super::mistakes::{Mistakes, wrong_kind};
use super::super::raw::{Spanned, Table};
use super::fields_of_file::fields;
use crate::input::author::person;
use crate::model::Author;
use crate::text::node::{self, Node, Value};

/// Those written here come first, and so count before those of files.
pub(super) fn authors(root: &Path, table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<(String, Author)> {
    let mut people = Vec::new();
    for field in table.fields().iter().filter(|field| field.key != "from") {
        match author(&field.node) {
            Some(author) => people.push((field.key.clone(), author)),
            None => drop(wrong_kind(
                &table.path(&field.key),
                "a name, or a table with a name",
                &field.node,
                mistakes,
            )),
        }
    }
    for from in table.one_or_more("from").unwrap_or_default() {
        match read(&root.join(&from.value)) {
            Ok(found) => people.extend(found),
            Err(reason) => unreadable(&from, &reason, mistakes),
        }
    }
    people
}

/// The files and folders that people are read from.
pub(super) fn files(root: &Path, table: Option<&Node>) -> Vec<PathBuf> {
    let from = table.and_then(|table| table.get("from"));
    let names = from.into_iter().flat_map(|from| match &from.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![from],
    });
    names.filter_map(|name| Some(root.join(name.text()?))).collect()
}

fn unreadable(from: &Spanned<String>, reason: &str, mistakes: &mut Mistakes<'_>) {
    mistakes.add(&from.span, format!("`{}` cannot be read: {reason}", from.value));
}

fn author(node: &Node) -> Option<Author> {
    let author = match &node.value {
        Value::Text(name) => Author {
            name: name.trim().to_owned(),
            ..Author::default()
        },
        _ => person(node),
    };
    (!author.name.is_empty()).then_some(author)
}

/// The people of a file, or of every file of a folder, where each has one of its own.
pub fn read(path: &Path) -> Result<Vec<(String, Author)>, String> {
    if !path.is_dir() {
        return Ok(table(&fields(path)?));
    }
    let files = WalkDir::new(path).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    let mut people = Vec::new();
    for path in files.map(walkdir::DirEntry::into_path) {
        if let (Some(id), Ok(node)) = (id(&path), fields(&path)) {
            people.extend(author(&node).map(|author| (id, author)));
        }
    }
    Ok(people)
}

/// `authors/maren.yml` and `authors/maren/_index.md` are about `maren`.
fn id(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let name = match stem {
        "index" | "_index" => path.parent()?.file_name()?.to_str()?,
        stem => stem,
    };
    Some(name.to_owned())
}

/// A table of people by id, or a list of people who name theirs.
fn table(node: &Node) -> Vec<(String, Author)> {
    match &node.value {
        Value::Table(fields) => {
            let person = |field: &node::Field| Some((field.key.clone(), author(&field.node)?));
            fields.iter().filter_map(person).collect()
        }
        Value::List(items) => {
            let ids = ["id", "key", "slug", "username", "name"];
            let id = |node: &Node| ids.iter().find_map(|key| node.get(key)?.text().map(str::to_owned));
            items
                .iter()
                .filter_map(|node| Some((id(node)?, author(node)?)))
                .collect()
        }
        _ => Vec::new(),
    }
}
