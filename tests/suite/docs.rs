//! Tables in the documents are drawn from the code; `UPDATE=1 cargo test` draws them again.

use std::fs;

use feedcheck::codes;
use feedmill::config::{KEYS, TEMPLATE, read};
use feedmill::input::generator::GENERATORS;
use feedmill::input::keys::SYNONYMS;
use feedmill::model::{CODES, Code, SERVED_CODES};
use feedmill::report::help;
use feedmill::text::date::Unzoned;

use crate::site::project;

/// Two tables of one file are not drawn at once.
static DRAWING: std::sync::Mutex<()> = std::sync::Mutex::new(());

/// Compares what stands between two marks with `expected`, or puts it there.
fn compare(file: &str, mark: &str, expected: &str) {
    let _drawing = DRAWING.lock();
    let path = project().join(file);
    let text = fs::read_to_string(&path).unwrap();
    let (begin, end) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("{file}: no {begin}"));
    let (found, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{file}: no {end}"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{before}{begin}{expected}{end}{after}")).unwrap();
    } else {
        assert!(
            found == expected,
            "{file}: the table `{mark}` is out of date: run `UPDATE=1 cargo test`"
        );
    }
}

#[test]
fn every_key_is_documented() {
    let mut text = String::new();
    let mut table = "";
    for key in KEYS {
        if key.table != table {
            table = key.table;
            let heading = match table {
                "feeds" | "publish" | "sources" => format!("[[{table}]]"),
                table => format!("[{table}]"),
            };
            text += &format!("\n### `{heading}`\n\n| key | kind | default | meaning |\n|---|---|---|---|\n");
        }
        let name = if key.name == "*" {
            "*any name*".to_owned()
        } else {
            format!("`{}`", key.name)
        };
        let default = match key.default {
            "" => "–".to_owned(),
            default if key.default_value().is_none() => default.to_owned(),
            default => format!("`{default}`"),
        };
        text += &format!(
            "| {name} | {} | {default} | {} |\n",
            key.kind.name(),
            key.meaning.replace('|', "\\|")
        );
    }
    compare("docs/configuration.md", "keys", &format!("{text}\n"));
}

#[test]
fn every_finding_is_documented() {
    for (file, codes) in [("docs/articles.md", CODES), ("docs/ci.md", SERVED_CODES)] {
        let mut text = String::from("\n| code | level | what happened |\n|---|---|---|\n");
        for code in codes {
            text += &format!("| `{}` | {} | {} |\n", code.name, code.level.name(), code.meaning);
        }
        compare(file, "findings", &format!("{text}\n"));
    }
}

#[test]
fn every_message_is_documented() {
    let mut text = String::new();
    for family in codes::FAMILIES {
        text += &format!("\n## {}\n", family.title);
        for code in family.codes {
            let (name, level, meaning) = (code.name, code.level.name(), code.meaning);
            text += &format!(
                "\n### {name}\n\n*{level}:* {meaning}\n\n{}",
                help::markdown((*code).into())
            );
        }
    }
    compare("docs/messages.md", "messages", &format!("{text}\n"));
}

#[test]
fn families_and_messages_have_distinct_names() {
    for (at, family) in codes::FAMILIES.iter().enumerate() {
        let others = &codes::FAMILIES[..at];
        assert!(others.iter().all(|other| other.name != family.name), "{}", family.name);
        assert!(!family.title.is_empty() && !family.codes.is_empty(), "{}", family.name);
    }
    for (at, code) in codes::codes().enumerate() {
        assert!(
            codes::codes().take(at).all(|other| other.name != code.name),
            "{}",
            code.name
        );
    }
}

#[test]
fn every_field_is_documented() {
    let mut text = String::from("\n| field | also called |\n|---|---|\n");
    for (field, names) in SYNONYMS {
        let others: Vec<String> = names
            .iter()
            .filter(|name| *name != field)
            .map(|name| format!("`{name}`"))
            .collect();
        text += &format!("| `{field}` | {} |\n", others.join(", "));
    }
    compare("docs/articles.md", "fields", &format!("{text}\n"));
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

fn codes_of(texts: impl IntoIterator<Item = String>) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| code(&text)).collect();
    texts.join(", ")
}

#[test]
fn every_generator_is_documented() {
    let mut text =
        String::from("\n| | name | articles | times without a zone | address | id |\n|---|---|---|---|---|---|\n");
    for generator in GENERATORS {
        let dir = if generator.dir.is_empty() {
            ""
        } else {
            &format!("{}/", generator.dir)
        };
        let include = generator.include.iter().map(|pattern| pattern.replace("{dir}/", dir));
        let unzoned = Unzoned::NAMES.iter().find(|(_, unzoned)| *unzoned == generator.unzoned);
        text += &format!(
            "| {} | `{}` | {} | `{}` | {} | {} |\n",
            generator.title,
            generator.name,
            codes_of(include),
            unzoned.map_or("", |(name, _)| name),
            code(generator.permalink),
            code(generator.id),
        );
    }
    compare("docs/adopt.md", "generators", &format!("{text}\n"));
}

#[test]
fn every_sign_of_a_generator_is_documented() {
    let mut text = String::from("\n| | files | packages |\n|---|---|---|\n");
    for generator in GENERATORS {
        let sign = |(file, key): &(&str, &str)| match *key {
            "" => format!("`{file}`"),
            key => format!("`{file}` with `{key}`"),
        };
        let signs: Vec<String> = generator.signs.iter().map(sign).collect();
        let packages = codes_of(generator.packages.iter().map(|name| (*name).to_owned()));
        text += &format!(
            "| {} | {} | {} |\n",
            generator.title,
            signs.join(", "),
            if packages.is_empty() { "–" } else { &packages }
        );
    }
    compare("docs/adopt.md", "signs", &format!("{text}\n"));
}

/// A row for all generators that call a field the same.
#[test]
fn every_key_of_a_generator_is_documented() {
    let mut rows: Vec<(&str, &[&str], Vec<&str>)> = Vec::new();
    for generator in GENERATORS {
        for (field, keys) in generator.keys {
            match rows.iter_mut().find(|(known, same, _)| known == field && same == keys) {
                Some((_, _, titles)) => titles.push(generator.title),
                None => rows.push((field, keys, vec![generator.title])),
            }
        }
    }
    rows.sort_by_key(|(field, _, titles)| (*field, std::cmp::Reverse(titles.len())));
    let mut text = String::from("\n| field | keys | in |\n|---|---|---|\n");
    for (field, keys, titles) in rows {
        let keys = codes_of(keys.iter().map(|key| (*key).to_owned()));
        let titles = if titles.len() == GENERATORS.len() {
            "all".to_owned()
        } else {
            titles.join(", ")
        };
        text += &format!(
            "| `{field}` | {} | {titles} |\n",
            if keys.is_empty() { "–" } else { &keys }
        );
    }
    compare("docs/adopt.md", "keys", &format!("{text}\n"));
}

#[test]
fn codes_have_distinct_names_in_the_style_of_the_w3c() {
    let all: Vec<&Code> = CODES.iter().chain(SERVED_CODES).copied().collect();
    for (at, code) in all.iter().enumerate() {
        assert!(all[..at].iter().all(|other| other.name != code.name), "{}", code.name);
        assert!(
            code.name.starts_with(|c: char| c.is_ascii_uppercase()) && code.name.chars().all(char::is_alphanumeric),
            "{}",
            code.name
        );
        assert!(code.meaning.ends_with('.'), "{}", code.name);
    }
}

/// The template with everything that is off switched on.
pub fn template_in_full() -> String {
    let on = |line: &str| match line.strip_prefix("# ") {
        Some(rest)
            if rest.starts_with('[')
                || rest.split_once(" = ").is_some_and(|(key, _)| {
                    key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') || key == "IST"
                }) =>
        {
            rest.to_owned()
        }
        _ => line.to_owned(),
    };
    TEMPLATE.lines().map(on).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_template_builds_and_explains_every_key() {
    assert!(read(project(), "config.toml", TEMPLATE).is_ok());
    let full = template_in_full();
    let config = read(project(), "config.toml", &full).unwrap_or_else(|mistakes| panic!("{mistakes:#?}\n{full}"));
    assert_eq!(config.feeds.len(), 3);
    for key in KEYS
        .iter()
        .filter(|key| key.name != "*" && !key.table.contains("feeds.") && key.table != "site.authors")
    {
        let named = full.lines().any(|line| {
            line.starts_with(&format!("{} =", key.name))
                || line
                    .trim_start_matches('[')
                    .starts_with(&format!("{}.{}]", key.table, key.name))
        });
        assert!(named, "`{}.{}` is not in the template", key.table, key.name);
    }
}

/// What `[site]` and `[[feeds]]` of the template say themselves, and nothing else.
const LEAST: &str = "[site]\ntitle = \"The Harbor Courier\"\nurl = \"https://courier.example/\"\n";

#[test]
fn the_templates_values_are_the_defaults() {
    let config = |text: &str| read(project(), "config.toml", text).unwrap();
    // Values that are said to be examples stay off.
    let is_example = |line: &str| {
        ["no default", "default: ", "such as", "regular expressions"]
            .iter()
            .any(|mark| line.contains(mark))
            || [
                "byline",
                "posted",
                "updated",
                "embargo",
                "topics = '",
                "compound_topics",
                "affiliations",
                "boilerplate",
                "IST",
                "[[feeds]]",
                "scheme",
            ]
            .iter()
            .any(|key| line.contains(key))
    };
    let on: Vec<String> = TEMPLATE
        .lines()
        .take_while(|line| !line.starts_with("[[feeds]]"))
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = ") && !is_example(rest) => rest.to_owned(),
            _ => line.to_owned(),
        })
        .collect();
    let (template, least) = (config(&on.join("\n")), config(LEAST));
    assert!(on.iter().filter(|line| !line.starts_with('#')).count() > 12, "{on:#?}");
    let shown = |config: &feedmill::config::Config| {
        format!(
            "{:?} {:?} {:?} {:?}",
            config.articles.include, config.articles.permalink, config.photos, config.output
        )
    };
    assert_eq!(shown(&template), shown(&least));
    assert_eq!(template.feeds, least.feeds);
    assert_eq!(template.site.feeds_url, least.site.feeds_url);
    let permalink = KEYS
        .iter()
        .find(|key| (key.table, key.name) == ("articles", "permalink"));
    let said = format!("{:?}", least.articles.permalink.0);
    assert_eq!(permalink.map(|key| key.default), Some(said.as_str()));
}
