//! `[check]`: what a check finds, and where it does not look.

use super::super::Check;
use super::super::choice::LEVELS;
use super::super::mistakes::Mistakes;
use super::super::raw::Table;
use super::value::{choice, globs};
use crate::model::Level;
use crate::text::node::Field;
use feedcheck::codes;
use feedcheck::suggest::nearest;

pub fn check(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Check {
    let ignore = table.strings("ignore").unwrap_or_default();
    Check {
        levels: table
            .table("levels", mistakes)
            .map(|table| levels(&table, mistakes))
            .unwrap_or_default(),
        ignored: globs(&ignore, mistakes).unwrap_or_default(),
    }
}

fn levels(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<(&'static feedcheck::Code, Option<Level>)> {
    let mut levels = Vec::new();
    for field in table.fields() {
        let level = choice(table, &field.key, LEVELS);
        match codes::find(&field.key) {
            Some(code) => levels.extend(level.map(|level| (code, level))),
            None => unknown(field, mistakes),
        }
    }
    levels
}

fn unknown(field: &Field, mistakes: &mut Mistakes<'_>) {
    let help = match nearest(&field.key, codes::codes().map(|code| code.name)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`feedmill explain` lists all codes".to_owned(),
    };
    let message = format!("there is no message `{}`", field.key);
    mistakes.add(&field.key_span, message).help = Some(help);
}
