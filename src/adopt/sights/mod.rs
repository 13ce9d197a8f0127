//! What `init` saw in a tree and did not use: a row each. `files` looks at names, `fields` at front matter,
//! `code` at what would have to be run.

mod code;
mod fields;
pub(super) mod files;

use super::facts::Facts;
use super::survey::Survey;
use super::tree::Tree;
use crate::text::count::Count;

/// What the kinds are seen in.
pub(super) struct Look<'a> {
    pub tree: &'a Tree,
    pub facts: &'a Facts,
    pub survey: &'a Survey,
}

/// Something that is not used.
struct Sight {
    /// What was done with so many, in front of two examples.
    says: fn(usize) -> String,
    /// Every one of them, as it is named.
    find: fn(&Look<'_>) -> Vec<String>,
}

const SIGHTS: &[Sight] = &[
    Sight {
        says: |number| format!("left out {} without a date", Count(number, "file")),
        find: |look| [look.survey.undated.clone(), look.survey.others.clone()].concat(),
    },
    Sight {
        says: |number| format!("could not read {} (a build says why)", Count(number, "file")),
        find: |look| look.survey.broken.clone(),
    },
    Sight {
        says: |number| format!("held {}", Count(number, "draft")),
        find: files::held,
    },
    Sight {
        says: |number| format!("did not read {} in other formats", Count(number, "file")),
        find: files::unread,
    },
    Sight {
        says: |number| format!("made no feed of {} with dated files", Count(number, "folder")),
        find: files::folders,
    },
    Sight {
        says: |number| format!("did not read {} that may hold a date", Count(number, "key")),
        find: fields::dates,
    },
    Sight {
        says: |number| format!("did not read {} that may hold an author", Count(number, "key")),
        find: fields::authors,
    },
    Sight {
        says: |number| {
            format!(
                "did not run {} of code that may decide what is public, and where",
                Count(number, "piece")
            )
        },
        find: code::pieces,
    },
];

/// How many of each are named.
const EXAMPLES: usize = 2;

/// A line for each of which there is something.
pub(super) fn sights(look: &Look<'_>) -> Vec<String> {
    SIGHTS.iter().filter_map(|sight| line(sight, look)).collect()
}

/// What was done, with the number and the examples behind it.
fn line(sight: &Sight, look: &Look<'_>) -> Option<String> {
    let found = (sight.find)(look);
    if found.is_empty() {
        return None;
    }
    let examples: Vec<String> = found.iter().take(EXAMPLES).map(|name| format!("`{name}`")).collect();
    let more = if found.len() > EXAMPLES { " …" } else { "" };
    Some(format!("{}: {}{more}", (sight.says)(found.len()), examples.join(", ")))
}
