//! Values that are written out in a configuration that is code. Nothing is run: what is put
//! together or asked of the environment is not found.

use std::sync::LazyLock;

use regex::Regex;

use super::entry::Entry;

/// `NAME = 'value'` at the beginning of a line.
static ASSIGNMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?m)^([A-Z][A-Z0-9_]*)\s*=\s*[a-z]{0,2}(?:'([^'\n]*)'|"([^"\n]*)"|(True|False|\d+))"#)
        .expect("a constant pattern")
});

/// The assignments of a Python file.
pub fn python(text: &str) -> Vec<Entry> {
    let entry = |found: regex::Captures<'_>| Entry {
        path: found[1].to_owned(),
        value: found
            .iter()
            .skip(2)
            .flatten()
            .next()
            .map_or("", |value| value.as_str())
            .to_owned(),
    };
    ASSIGNMENT
        .captures_iter(text)
        .map(entry)
        .filter(|entry| !entry.value.is_empty())
        .collect()
}

/// What a script is made of, as far as objects with keys go.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?s)//[^\n]*|/\*.*?\*/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$]*|-?\d+(?:\.\d+)?|[{}\[\]:=,;()]"#,
    )
    .expect("a constant pattern")
});

/// The strings, numbers and truth values of a script's objects, by the keys that lead to them.
pub fn javascript(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut key: Option<String> = None;
    let mut last = "";
    for token in TOKEN.find_iter(text).map(|found| found.as_str()) {
        let is_comment = token.starts_with("//") || token.starts_with("/*");
        match token {
            _ if is_comment => continue,
            ":" | "=" => key = Some(unquoted(last).to_owned()),
            // A call is named by its function.
            "(" if key.is_none() && is_name(last) => path.push(last.to_owned()),
            "{" | "[" | "(" => path.push(key.take().unwrap_or_default()),
            "}" | "]" | ")" => drop(path.pop()),
            "," | ";" => key = None,
            // `url: process.env.URL || "https://…"` says what it is without an environment.
            _ if token.starts_with(['\'', '"', '`']) || key.is_some() && is_plain(token) => {
                let parts = path.iter().cloned().chain(key.take()).filter(|part| !part.is_empty());
                let path = parts.collect::<Vec<_>>().join(".");
                let value = unquoted(token).to_owned();
                entries.push(Entry { path, value });
            }
            _ => {}
        }
        last = token;
    }
    // What stands least deep is the site's own.
    entries.sort_by_key(|entry| entry.path.matches('.').count());
    entries
}

/// What is given to each plug-in of one of these names: `["@docusaurus/plugin-content-blog", { … }]`. One that is
/// only named is given nothing.
pub fn options(text: &str, names: &[&str]) -> Vec<Vec<Entry>> {
    let is_comment = |token: &str| token.starts_with("//") || token.starts_with("/*");
    let tokens = TOKEN.find_iter(text).filter(|found| !is_comment(found.as_str()));
    let tokens: Vec<regex::Match<'_>> = tokens.collect();
    let is_named = |token: &str| token.starts_with(['\'', '"', '`']) && names.contains(&unquoted(token));
    let named = tokens.iter().enumerate().filter(|(_, found)| is_named(found.as_str()));
    let given = |(at, _)| {
        let mut behind = tokens[at + 1..].iter();
        let open = behind.find(|found| ![",", "(", ")"].contains(&found.as_str()));
        let Some(open) = open.filter(|found| found.as_str() == "{") else {
            return Vec::new();
        };
        let mut depth = 1;
        let close = behind.find(|found| {
            depth += match found.as_str() {
                "{" => 1,
                "}" => -1,
                _ => 0,
            };
            depth == 0
        });
        let end = close.map_or(text.len(), regex::Match::end);
        let mut entries = javascript(&text[open.start()..end]);
        entries.retain(|entry| !entry.path.contains('.'));
        entries
    };
    named.map(given).collect()
}

/// A number, or a truth value.
fn is_plain(token: &str) -> bool {
    token == "true" || token == "false" || token.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_alphabetic() || "_$".contains(c))
}

fn unquoted(token: &str) -> &str {
    token.trim_matches(['\'', '"', '`'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(entries: &[Entry]) -> Vec<(&str, &str)> {
        entries
            .iter()
            .map(|entry| (entry.path.as_str(), entry.value.as_str()))
            .collect()
    }

    #[test]
    fn python_assigns_names() {
        let text = "AUTHOR = 'Maren Oduya'\nSITEURL = ''\nTIMEZONE = \"America/Chicago\"\nX = f(1)\n    Y = 'in'\n";
        let entries = python(text);
        assert_eq!(
            pairs(&entries),
            [("AUTHOR", "Maren Oduya"), ("TIMEZONE", "America/Chicago")]
        );
    }

    #[test]
    fn scripts_hold_objects() {
        let text = r#"
            // title: 'not this'
            const config = {
              title: 'The Courier', url: process.env.URL || "https://courier.example",
              presets: [['classic', { docs: { routeBasePath: 'docs' }, blog: { routeBasePath: 'news' } }]],
            };
            export default config;
        "#;
        let entries = javascript(text);
        let entries = pairs(&entries);
        assert!(entries.contains(&("config.title", "The Courier")), "{entries:?}");
        assert!(
            entries.contains(&("config.url", "https://courier.example")),
            "{entries:?}"
        );
        assert!(
            entries.contains(&("config.presets.blog.routeBasePath", "news")),
            "{entries:?}"
        );
        let entries = javascript("export default { limit: 20, posts: -1, all: true, now: f(3) };");
        assert_eq!(pairs(&entries), [("limit", "20"), ("posts", "-1"), ("all", "true")]);
    }
}
