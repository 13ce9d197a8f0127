//! `feedmill config schema` beside what a build says of configurations.

use std::collections::BTreeSet;
use std::fs;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use feedmill::config::{LISTS, read, schema};
use feedmill::text::node::{Node, Value, toml};
use serde_json::{Value as Json, json};

use crate::docs::template_in_full;
use crate::site::{CONFIG, Site, project};

/// The schema, ready to judge.
struct Judge {
    schemas: Schemas,
    at: SchemaIndex,
}

impl Judge {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V4);
        compiler.add_resource("feedmill.json", schema()).unwrap();
        let at = compiler.compile("feedmill.json", &mut schemas).unwrap();
        Self { schemas, at }
    }

    /// What is wrong with a configuration, in the schema's words.
    fn said(&self, text: &str) -> Result<(), String> {
        let tree = toml(text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
        let tree = plain(&tree);
        let judged = self.schemas.validate(&tree, self.at);
        judged.map_err(|error| format!("{error:#}\n{text}"))
    }
}

fn plain(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(is_on) => json!(is_on),
        Value::Number(text) => serde_json::from_str(text).unwrap(),
        Value::Text(text) | Value::Code(text) => json!(text),
        Value::List(items) => items.iter().map(plain).collect(),
        Value::Table(fields) => fields
            .iter()
            .map(|field| (field.key.clone(), plain(&field.node)))
            .collect(),
    }
}

#[test]
fn the_schema_is_published_as_it_is_printed() {
    let printed = Site::new().run(&["config", "schema"]).success().out;
    assert_eq!(serde_json::from_str::<Json>(&printed).unwrap(), schema());
    let path = project().join("docs/feedmill.schema.json");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &printed).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap() == printed,
        "docs/feedmill.schema.json is out of date: run `UPDATE=1 cargo test`"
    );
}

#[test]
fn configurations_that_build_are_what_the_schema_says() {
    let judge = Judge::new();
    let own = fs::read_to_string(project().join("config.toml")).unwrap();
    for text in [own, template_in_full()] {
        read(project(), "config.toml", &text).unwrap();
        judge.said(&text).unwrap();
    }
}

/// Keys whose values their readers look at, and tables in which any name may stand.
const FREE: [&str; 4] = ["IST", "archive", "from", "maren"];

/// The template with one line written otherwise: what a build and the schema say of it.
#[test]
fn values_of_the_wrong_kind_and_unknown_names_are_refused_by_both() {
    let judge = Judge::new();
    let full = template_in_full();
    // An empty folder is looked at in no time.
    let folder = Site::new();
    let root = folder.path("");
    let lines: Vec<&str> = full.lines().collect();
    let is_key = |line: &&str| {
        line.split_once(" = ")
            .is_some_and(|(key, _)| !key.starts_with(['#', ' ', '"']))
    };
    let (mut refused, mut free) = (0, BTreeSet::new());
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_key(line)) {
        let (key, value) = line.split_once(" = ").unwrap();
        let is_number = value.starts_with(|first: char| first.is_ascii_digit());
        let wrong = format!("{key} = {}", if is_number { "true" } else { "7" });
        for odd in [wrong, format!("{line}\nx{key} = 1")] {
            let mut text = lines.clone();
            text[at] = &odd;
            let text = text.join("\n");
            // A value over several lines is broken by this.
            if toml(&text).is_err() {
                continue;
            }
            match (judge.said(&text), read(&root, "config.toml", &text)) {
                (Err(_), Err(_)) => refused += 1,
                (Err(why), Ok(_)) => panic!("a build takes `{odd}`: {why}"),
                // Any name, and any value, may stand in some places.
                (Ok(()), _) => drop(free.insert(key)),
            }
        }
    }
    assert_eq!(free.into_iter().collect::<Vec<_>>(), FREE);
    assert!(refused > 200, "{refused}");
}

#[test]
fn tables_that_come_again_are_lists() {
    let judge = Judge::new();
    for name in LISTS {
        assert!(judge.said(&format!("{CONFIG}\n[{name}]\n")).is_err(), "{name}");
        assert!(
            read(project(), "config.toml", &format!("{CONFIG}\n[{name}]\n")).is_err(),
            "{name}"
        );
    }
    assert!(judge.said("[site]\ntitle = \"T\"\n").unwrap_err().contains("url"));
}
