//! Changes in sentences for people.

use super::change::Change;
use super::kind::{ID_REUSED, ID_SHARED, KINDS, Kind, NO_OWN_ID};
use super::readers::{READERS, Reader};
use crate::text::count::Count;
use crate::text::line::{self, visible};
use crate::text::xml;

/// Entries that are named of each kind; JSON has them all.
const NAMED: usize = 20;

/// A paragraph a kind of change, each line behind `indent`, then the same for each reader below its name; empty when there
/// are none.
pub fn text(changes: &[Change], indent: &str) -> String {
    let mut text = paragraphs(changes, None, indent);
    for Reader { name, version, .. } in READERS {
        let told = paragraphs(changes, Some(name), &format!("{indent}  "));
        if !told.is_empty() {
            text += &format!("{indent}in {name} {version}\n{told}");
        }
    }
    text
}

fn paragraphs(changes: &[Change], reader: Option<&str>, indent: &str) -> String {
    let mut lines = Vec::new();
    for kind in KINDS {
        let is_it = |change: &&Change| change.kind == *kind && change.reader == reader;
        let of_kind: Vec<&Change> = changes.iter().filter(is_it).collect();
        if !of_kind.is_empty() {
            lines.push(sentence(kind, of_kind.len()));
            lines.extend(of_kind.iter().take(NAMED).flat_map(|change| details(change)));
        }
        if of_kind.len() > NAMED {
            lines.push(format!(
                "  and {} more (`--format json` names them all)",
                of_kind.len() - NAMED
            ));
        }
    }
    let lines = lines.iter().map(|line| format!("{indent}{line}\n"));
    lines.collect::<Vec<_>>().concat()
}

/// `3 entries will come back as unread: their id changed`.
fn sentence(kind: &Kind, number: usize) -> String {
    match kind.many {
        None => kind.one.to_owned(),
        Some(_) if number == 1 => format!("{} {}", Count(1, kind.noun), kind.one),
        Some(many) => format!("{} {many}", Count(number, kind.noun)),
    }
}

fn details(change: &Change) -> Vec<String> {
    let name = change
        .title
        .as_deref()
        .filter(|title| !title.is_empty())
        .or(change.id.as_deref());
    let mut lines: Vec<String> = name.map(|name| format!("  {}", shown(name))).into_iter().collect();
    if let (Some(id), true) = (&change.new, [ID_REUSED, ID_SHARED, NO_OWN_ID].contains(&change.kind)) {
        lines.push(format!("    {}", shown(id)));
    } else if change.old.is_some() || change.new.is_some() {
        let said = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
        let value = |value: &Option<String>| said(value).map_or_else(|| "(none)".to_owned(), |value| shown(&value));
        let indent = if name.is_some() { "    " } else { "  " };
        lines.push(format!("{indent}was {}", value(&change.old)));
        lines.push(format!("{indent}now {}", value(&change.new)));
    }
    lines
}

/// One line, without what a terminal would obey.
fn shown(text: &str) -> String {
    visible(&xml::clean(&line::single(text)).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_entries_of_a_kind_are_named_and_more_are_counted() {
        let change = Change {
            title: Some("The ferry".to_owned()),
            ..Change::of_feed(KINDS[0])
        };
        let last = |number: usize| {
            let told = text(&vec![change.clone(); number], "");
            (told.lines().count(), told.lines().last().map(str::to_owned))
        };
        assert_eq!(last(20), (21, Some("  The ferry".to_owned())));
        let more = "  and 1 more (`--format json` names them all)".to_owned();
        assert_eq!(last(21), (22, Some(more)));
    }
}
