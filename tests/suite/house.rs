//! Holds the arrows of the house: each layer uses those below it and nothing above.

use std::collections::BTreeSet;
use std::fs;

use crate::site::project;

/// From top to bottom. The kinds share a line: they use what is below, never one another.
const LAYERS: &[&[&str]] = &[
    &["main"],
    &["run", "cli"],
    &["commands"],
    &["build", "adopt"],
    &["config"],
    &["input", "output", "report", "compare", "snippet", "preview"],
    &["model", "text"],
];

/// What stands between layers and is wanted: commands print to the streams that `run` hands
/// them, and read the options that `cli` defines.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("commands", "run"),
    ("commands", "cli"),
    ("run", "cli"),
    ("text", "model"),
];

#[test]
fn arrows_point_down() {
    let mut arrows = BTreeSet::new();
    for entry in walkdir::WalkDir::new(project().join("src")).into_iter().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let relative = path.strip_prefix(project().join("src")).unwrap();
        let from = relative
            .iter()
            .next()
            .unwrap()
            .to_string_lossy()
            .trim_end_matches(".rs")
            .to_owned();
        let text = fs::read_to_string(path).unwrap();
        for used in text
            .split("crate::")
            .skip(1)
            .chain(text.split("feedmill::").skip(1).filter(|_| from == "main"))
        {
            let to: String = used
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            arrows.insert((from.clone(), to, relative.display().to_string()));
        }
        assert!(
            !text.contains("use crate::{"),
            "{}: one `use` a layer, please",
            relative.display()
        );
    }
    assert!(arrows.len() > 50, "the arrows were not found");
    let layer = |name: &str| LAYERS.iter().position(|layer| layer.contains(&name));
    for (from, to, file) in &arrows {
        let (Some(above), Some(below)) = (layer(from), layer(to)) else {
            assert!(from == "lib" || layer(from).is_some(), "{file} is in no layer");
            continue;
        };
        let is_allowed = from == to || above < below || EXCEPTIONS.contains(&(from, to));
        assert!(is_allowed, "{file}: `{from}` must not use `{to}`");
    }
}

#[test]
fn nothing_panics_on_purpose_outside_of_tests() {
    for entry in walkdir::WalkDir::new(project().join("src")).into_iter().flatten() {
        if entry.path().extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        if entry.file_name() == "tests.rs" {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in ["todo!(", "unimplemented!(", "panic!(", ".unwrap()", "unreachable!("] {
            assert!(!code.contains(word), "{}: {word}", entry.path().display());
        }
    }
}
