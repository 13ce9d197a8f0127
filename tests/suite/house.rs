//! Holds the arrows of the house: each layer uses those below it and nothing above.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::site::project;

/// From top to bottom. The kinds share a line: they use what is below, never one another.
const LAYERS: &[&[&str]] = &[
    &["main"],
    &["run", "cli"],
    &["commands"],
    &["fetch", "hub", "publish"],
    &["builder", "adopt"],
    &["config"],
    &["input", "output", "report", "compare", "snippet", "preview"],
    &["sound"],
    &["reader", "picture"],
    &["model", "text", "net"],
];

/// What stands between layers and is wanted: commands print to the streams that `run` hands
/// them, and read the options that `cli` defines.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("commands", "run"),
    ("commands", "cli"),
    ("run", "cli"),
    ("text", "model"),
];

/// The files of a folder by their paths in it, without their tests.
fn sources(root: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(root).into_iter().flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"));
    let code = |file: walkdir::DirEntry| {
        let path = file.path().strip_prefix(root).unwrap().display().to_string();
        let text = fs::read_to_string(file.path()).unwrap();
        (path, without_tests(&text))
    };
    files.map(code).collect()
}

/// A file's code. What is for tests alone is a line such as `mod tests;`, or has braces and stands at the end.
fn without_tests(text: &str) -> String {
    let mut parts = text.split("#[cfg(test)]");
    let mut code = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once([';', '{']) {
            Some((item, rest)) if part[item.len()..].starts_with(';') => code += rest,
            _ => break,
        }
    }
    code
}

/// The files whose code is such.
fn named_in(is_it: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
    let files = sources(&project().join("src")).into_iter();
    files.filter(|(_, code)| is_it(code)).map(|(file, _)| file).collect()
}

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
        // By `super::` a path may lead out of its layer, too.
        let module = relative.with_extension("").display().to_string().replace('/', "::");
        for used in used("crate::", &module, &without_tests(&text)) {
            let to = used.split("::").next().unwrap_or_default().to_owned();
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

/// What takes XML apart and is no reader of feeds: one cuts entries out of our own files, and shows nothing of them; the
/// others are for deliveries and pictures.
const OTHERS: &[&str] = &[
    "input/delivery/xml.rs",
    "output/without.rs",
    "picture/format/svg.rs",
    "picture/xmp.rs",
];

#[test]
fn finished_feeds_are_read_in_one_place() {
    let mut parsers = named_in(&|code| code.contains("roxmltree::"));
    assert!(parsers.contains("reader/xml.rs"), "the reader was not found");
    parsers.retain(|file| !file.starts_with("reader/") && !OTHERS.contains(&file.as_str()));
    assert!(
        parsers.is_empty(),
        "finished feeds are for `reader` to read: {parsers:?}"
    );
}

/// Where generators have names: their own files, and what reads their trees.
const OF_GENERATORS: &[&str] = &["input/generator/", "adopt/"];

/// What is called as a generator and is none: ways to make slugs, which the configuration names.
const NAMESAKES: &[&str] = &["text/slugs.rs"];

#[test]
fn what_a_generator_does_otherwise_is_a_field_of_its_row() {
    let mut generators = feedmill::input::generator::GENERATORS.iter();
    let names: Vec<String> = generators
        .by_ref()
        .map(|generator| format!("\"{}\"", generator.name))
        .collect();
    let mut named = named_in(&|code| names.iter().any(|name| code.contains(name)));
    assert!(
        named.contains("input/generator/hugo.rs"),
        "the generators were not found"
    );
    named
        .retain(|file| !OF_GENERATORS.iter().any(|room| file.starts_with(room)) && !NAMESAKES.contains(&file.as_str()));
    assert!(named.is_empty(), "a generator is asked for by its name in {named:?}");
}

/// The stages of a build, in their order.
const STAGES: &[&str] = &["source", "memory", "scan", "plan", "entry", "render", "store"];

/// What every stage stands on.
const GROUND: &[&str] = &["digest", "error", "interner", "options", "progress", "shelf"];

/// A stage's place on the road: the ground first, then the stages, then what drives them.
fn milestone(module: &str) -> usize {
    let first = module.split("::").next().unwrap_or_default();
    match STAGES.iter().position(|stage| *stage == first) {
        Some(at) => at + 1,
        None if GROUND.contains(&first) => 0,
        None => STAGES.len() + 1,
    }
}

#[test]
fn no_stage_of_a_build_uses_what_comes_behind_it() {
    let arrows = arrows_in("builder");
    assert!(arrows.len() > 100, "the arrows were not found");
    for file in walkdir::WalkDir::new(project().join("src/builder"))
        .into_iter()
        .flatten()
    {
        let text = fs::read_to_string(file.path()).unwrap_or_default();
        // By another name an arrow would not be seen.
        for hidden in [
            "use crate::builder as ",
            "use crate::builder;",
            "use crate::builder::{self",
        ] {
            assert!(!text.contains(hidden), "{}: `{hidden}`", file.path().display());
        }
    }
    for (from, to) in arrows {
        assert!(
            milestone(&to) <= milestone(&from),
            "builder: `{from}` must not use `{to}`"
        );
    }
}

/// Where the files of a folder use nothing of the `mod.rs` around them. Elsewhere it defines what its table holds.
const WHOLE: &[&str] = &["builder", "commands", "compare", "config", "model", "preview"];

#[test]
fn no_files_of_a_folder_use_each_other_in_a_ring() {
    for folder in [
        "adopt", "builder", "commands", "compare", "config", "input", "model", "output", "picture", "preview",
        "reader", "report", "snippet", "sound", "text",
    ] {
        let mut arrows = arrows_in(folder);
        if !WHOLE.contains(&folder) {
            arrows.retain(|(from, to)| !is_around(from, to));
        }
        let left = ring(arrows);
        assert!(left.is_empty(), "{folder}: a ring is among {left:?}");
    }
}

/// In the checker, tables of elements hold rules, which are functions over the walk that looks into these tables.
const RULES: &[&str] = &["frame", "rules", "vocabulary", "walk"];

#[test]
fn the_checker_has_no_ring_but_that_of_its_tables() {
    let mut arrows = arrows_at(&project().join("crates/feedcheck/src"), "crate::");
    arrows.retain(|(from, to)| !is_around(from, to));
    // Together they are one: what they use must not use any of them.
    let whole = |module: String| match module.split("::").next() {
        Some(first) if RULES.contains(&first) => "rules".to_owned(),
        _ => module,
    };
    let arrows = arrows.into_iter().map(|(from, to)| (whole(from), whole(to)));
    let mut arrows: BTreeSet<(String, String)> = arrows.filter(|(from, to)| from != to).collect();
    // The same in JSON: a member may be an object of the table.
    arrows.retain(|(from, to)| (from.as_str(), to.as_str()) != ("json::vocabulary", "json::object"));
    assert!(arrows.len() > 50, "the arrows were not found");
    let left = ring(arrows);
    assert!(left.is_empty(), "a ring is among {left:?}");
}

/// The arrows that are left when everything that uses nothing, or only what is left out, is taken away.
fn ring(mut arrows: BTreeSet<(String, String)>) -> BTreeSet<(String, String)> {
    loop {
        let users: BTreeSet<String> = arrows.iter().map(|(from, _)| from.clone()).collect();
        let before = arrows.len();
        arrows.retain(|(_, to)| users.contains(to));
        if arrows.len() == before {
            return arrows;
        }
    }
}

/// Which file of a folder uses which: modules from the folder on, such as `plan::query`. A folder's `mod.rs` shows
/// what is in it, and what it defines is for all of these, too: `mod` is the folder's own.
fn arrows_in(folder: &str) -> BTreeSet<(String, String)> {
    arrows_at(&project().join("src").join(folder), &format!("crate::{folder}::"))
}

/// Whether a file stands in the folder whose `mod.rs` it uses.
fn is_around(from: &str, to: &str) -> bool {
    to.strip_suffix("mod")
        .is_some_and(|folder| !folder.is_empty() && from.starts_with(folder))
}

/// The same of a folder anywhere, with what its paths begin with.
fn arrows_at(root: &Path, of_crate: &str) -> BTreeSet<(String, String)> {
    let module = |(path, code): (String, String)| (path.trim_end_matches(".rs").replace('/', "::"), code);
    let sources: BTreeMap<String, String> = sources(root).into_iter().map(module).collect();
    let mut arrows = BTreeSet::new();
    for (from, text) in &sources {
        if from == "mod" {
            continue;
        }
        for path in used(of_crate, from, text) {
            // The longest beginning that is a file or a folder: what follows are names in it.
            let mut module = path.as_str();
            let target = loop {
                let front = format!("{module}::mod");
                if sources.contains_key(module) {
                    break Some(module.to_owned());
                } else if sources.contains_key(&front) {
                    break Some(front);
                }
                match module.rsplit_once("::") {
                    Some((rest, _)) => module = rest,
                    // What the folder itself defines.
                    None => break Some("mod".to_owned()),
                }
            };
            if let Some(target) = target.filter(|target| target != from) {
                arrows.insert((from.clone(), target));
            }
        }
    }
    arrows
}

/// The paths that a file names, from its folder on.
fn used(of_crate: &str, from: &str, text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let above: Vec<&str> = from.trim_end_matches("::mod").split("::").collect();
    let is_folder = from.ends_with("::mod");
    for (at, _) in text.match_indices(of_crate) {
        paths.extend(names(&text[at + of_crate.len()..]));
    }
    for (at, _) in text.match_indices("super::") {
        if text[..at].ends_with("super::") {
            continue;
        }
        let mut rest = &text[at..];
        let mut levels = 0;
        while let Some(more) = rest.strip_prefix("super::") {
            (rest, levels) = (more, levels + 1);
        }
        let Some(depth) = above.len().checked_sub(levels) else {
            continue;
        };
        let folder = prefix(&above[..depth]);
        paths.extend(names(rest).into_iter().map(|name| format!("{folder}{name}")));
    }
    if is_folder {
        let folder = prefix(&above);
        for (at, _) in text.match_indices("self::") {
            paths.extend(
                names(&text[at + "self::".len()..])
                    .into_iter()
                    .map(|name| format!("{folder}{name}")),
            );
        }
    }
    paths
}

/// What is named where a path goes on: one, or several in braces.
fn names(rest: &str) -> Vec<String> {
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || "_:".contains(c)))
        .unwrap_or(rest.len());
    let (path, behind) = rest.split_at(end);
    match behind.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
        Some((inside, _)) => inside.split(',').map(|name| format!("{path}{}", name.trim())).collect(),
        None => vec![path.to_owned()],
    }
}

/// `["a", "b"]` as `a::b::`.
fn prefix(parts: &[&str]) -> String {
    parts.iter().flat_map(|part| [*part, "::"]).collect()
}

/// Files that are for tests as a whole.
const FOR_TESTS: &[&str] = &["tests.rs", "html/oracle.rs"];

#[test]
fn nothing_panics_on_purpose_outside_of_tests() {
    let roots = ["src", "crates/feedcheck/src"].map(|root| sources(&project().join(root)));
    for (file, code) in roots.into_iter().flatten() {
        for word in ["todo!(", "unimplemented!(", "panic!(", ".unwrap()", "unreachable!("] {
            let is_test = FOR_TESTS.iter().any(|name| file.ends_with(name));
            assert!(is_test || !code.contains(word), "{file}: {word}");
        }
    }
}

/// Modules that strangers see.
const ROOMS: &[&str] = &["compare", "reader"];

#[test]
fn the_door_of_the_library_is_small() {
    let text = fs::read_to_string(project().join("src/lib.rs")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if let Some(room) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            let is_hidden = lines[..at]
                .iter()
                .rev()
                .take_while(|line| line.starts_with("#["))
                .any(|line| *line == "#[doc(hidden)]");
            assert_eq!(is_hidden, !ROOMS.contains(&room), "{room}");
        }
    }
    let code: String = lines.iter().filter(|line| !line.starts_with("//")).copied().collect();
    let names: usize = code
        .split("pub use ")
        .skip(1)
        .map(|used| names(used.split(';').next().unwrap_or_default()).len())
        .sum();
    assert!((20..=50).contains(&names), "{names} names");
}
