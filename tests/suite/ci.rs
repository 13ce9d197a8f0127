//! What runs `feedmill check` for others: the action for GitHub, the component for GitLab, the hooks of pre-commit.

use std::collections::BTreeSet;
use std::fs;

use crate::site::project;

fn read(name: &str) -> String {
    fs::read_to_string(project().join(name)).unwrap()
}

#[test]
fn all_take_the_release_that_this_is() {
    let version = env!("CARGO_PKG_VERSION");
    for (file, line) in [
        ("action.yml", format!("    default: {version}\n")),
        ("templates/check.yml", format!("      default: {version}\n")),
        ("pyproject.toml", format!("version = \"{version}\"\n")),
        ("pyproject.toml", format!("dependencies = [\"feedmill=={version}\"]\n")),
        ("docs/ci.md", format!("    rev: v{version}\n")),
        ("docs/ci.md", format!("OWNER/feedmill/check@v{version}\n")),
        ("docs/ci.md", format!("OWNER/feedmill@v{version}\n")),
    ] {
        assert!(read(file).contains(&line), "{file}: {line}");
    }
}

#[test]
fn the_component_uses_each_of_its_inputs_and_its_page_names_them() {
    let component = read("templates/check.yml");
    let (spec, job) = component.split_once("\n---\n").unwrap();
    let names: Vec<&str> = spec
        .lines()
        .filter_map(|line| line.strip_prefix("    ")?.strip_suffix(':'))
        .filter(|name| !name.starts_with(' '))
        .collect();
    assert_eq!(names, ["path", "fail-on", "version", "releases", "job", "stage"]);
    let page = read("docs/ci.md");
    for name in names {
        assert!(job.contains(&format!("$[[ inputs.{name} ]]")), "{name} is not used");
        assert!(
            page.contains(&format!("| `{name}` |")),
            "docs/ci.md does not name {name}"
        );
    }
}

#[test]
fn the_hooks_differ_in_where_the_program_comes_from() {
    let hooks = read(".pre-commit-hooks.yaml");
    let values = |key: &str| -> Vec<String> {
        let lines = hooks
            .lines()
            .filter_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix(key));
        lines
            .map(|value| value.split('#').next().unwrap().trim().to_owned())
            .collect()
    };
    assert_eq!(
        values("id:"),
        ["feedmill-check", "feedmill-check-system", "feedmill-check-rust"]
    );
    assert_eq!(values("language:"), ["python", "system", "rust"]);
    for key in ["entry:", "files:"] {
        let distinct: BTreeSet<String> = values(key).into_iter().collect();
        assert_eq!((values(key).len(), distinct.len()), (3, 1), "{key}");
    }
    let page = read("docs/ci.md");
    assert!(
        values("id:")
            .iter()
            .all(|id| page.contains(&format!("`{id}`")) || page.contains(&format!("id: {id}")))
    );
}
