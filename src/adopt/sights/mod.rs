//! What `init` saw in a tree and did not use: a row a kind. `files` looks at names, `fields` at front matter,
//! `code` at what would have to be run.

mod code;
mod fields;
pub mod files;

use super::facts::Facts;
use super::survey::Survey;
use super::tree::Tree;
use crate::text::count::Count;

/// What the kinds are seen in.
pub struct Look<'a> {
    pub tree: &'a Tree,
    pub facts: &'a Facts,
    pub survey: &'a Survey,
}

/// A kind of things that are not used.
struct Kind {
    /// What was done with so many, in front of two examples.
    says: fn(usize) -> String,
    /// Every one of them, as it is named.
    find: fn(&Look<'_>) -> Vec<String>,
}

const KINDS: &[Kind] = &[
    Kind {
        says: |number| format!("left out {} without a date", Count(number, "file")),
        find: |look| [look.survey.undated.clone(), look.survey.others.clone()].concat(),
    },
    Kind {
        says: |number| format!("could not read {} (a build says why)", Count(number, "file")),
        find: |look| look.survey.broken.clone(),
    },
    Kind {
        says: |number| format!("held {}", Count(number, "draft")),
        find: files::held,
    },
    Kind {
        says: |number| format!("did not read {} in other formats", Count(number, "file")),
        find: files::unread,
    },
    Kind {
        says: |number| format!("made no feed of {} with dated files", Count(number, "folder")),
        find: files::folders,
    },
    Kind {
        says: |number| format!("did not read {} that may hold a date", Count(number, "key")),
        find: fields::dates,
    },
    Kind {
        says: |number| format!("did not read {} that may hold an author", Count(number, "key")),
        find: fields::authors,
    },
    Kind {
        says: |number| {
            format!(
                "did not run {} of code that may decide what is public, and where",
                Count(number, "piece")
            )
        },
        find: code::pieces,
    },
];

/// How many of a kind are named.
const EXAMPLES: usize = 2;

/// A line for each kind of which there is something.
pub fn sights(look: &Look<'_>) -> Vec<String> {
    KINDS.iter().filter_map(|kind| line(kind, look)).collect()
}

/// What was done, with the number and the examples behind it.
fn line(kind: &Kind, look: &Look<'_>) -> Option<String> {
    let found = (kind.find)(look);
    if found.is_empty() {
        return None;
    }
    let examples: Vec<String> = found.iter().take(EXAMPLES).map(|name| format!("`{name}`")).collect();
    let more = if found.len() > EXAMPLES { " …" } else { "" };
    Some(format!("{}: {}{more}", (kind.says)(found.len()), examples.join(", ")))
}
