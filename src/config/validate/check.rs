//! `[check]`: what a check finds, and where it does not look.

use std::path::PathBuf;

use globset::GlobSet;

use super::super::choice::LEVELS;
use super::super::mistakes::Mistakes;
use super::super::raw::Table;
use super::value::{choice, globs};
use crate::model::{Diagnostic, Kind, Level};
use crate::text::node::Field;
use feedcheck::codes;
use feedcheck::suggest::nearest;

/// What a check finds, and where it does not look.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// Levels other than those of the codes; `None` for what is not told at all.
    pub levels: Vec<(&'static feedcheck::Code, Option<Level>)>,
    /// Files that are passed over in folders.
    pub ignored: GlobSet,
}

impl Check {
    /// Gives findings the levels that they have here, and takes out the ones that do not count.
    pub fn apply(&self, findings: &mut Vec<Diagnostic>) {
        findings.retain_mut(|finding| {
            let level = self.levels.iter().find(|(known, level)| {
                Kind::Feed(known) == finding.code || level.is_none() && finding.concerns(Kind::Feed(known))
            });
            match level {
                None => true,
                Some((_, None)) => false,
                Some((_, Some(level))) => {
                    finding.level = *level;
                    true
                }
            }
        });
    }
}

/// What a check takes from a configuration, which may be there for nothing else.
#[derive(Debug, Clone)]
pub struct CheckRules {
    /// The folder of the configuration file: patterns begin here.
    pub root: PathBuf,
    /// Levels and patterns.
    pub check: Check,
    /// The output folder, if the configuration is one to build from.
    pub output: Option<PathBuf>,
}

pub(super) fn check(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Check {
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
