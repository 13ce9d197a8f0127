//! The arguments of shortcodes and tags, in any of their styles: `"a" b key="value" key: 'value'`.

use std::sync::LazyLock;

use regex::Regex;

/// Values in order, and values with names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Arguments {
    pub values: Vec<String>,
    pub named: Vec<(String, String)>,
}

/// A name, if there is one, and a value in quotes, in square brackets, or bare.
static ARGUMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?s)(?:([A-Za-z_][\w-]*)\s*(?:=|:\s)\s*)?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\[[^\]]*\]|[^\s,"'`=]+)"#,
    )
    .expect("a constant pattern")
});

impl Arguments {
    /// Reads what stands behind a name.
    pub(super) fn parse(text: &str) -> Self {
        Self::parse_with(text, |_| None)
    }

    /// Reads what stands behind a name; a value without quotes may be one that is known.
    pub(super) fn parse_with(text: &str, known: impl Fn(&str) -> Option<String>) -> Self {
        let mut arguments = Self::default();
        for found in ARGUMENT.captures_iter(text) {
            let bare = !found[2].starts_with(['"', '\'', '`', '[']);
            let value = Some(&found[2]).filter(|_| bare).and_then(&known);
            let value = value.unwrap_or_else(|| unquoted(&found[2]));
            match found.get(1) {
                Some(name) => arguments.named.push((name.as_str().to_lowercase(), value)),
                None => arguments.values.push(value),
            }
        }
        arguments
    }

    /// The value with one of these names; what is empty was not said.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        let value = |name: &&str| self.named.iter().find(|(known, _)| known == name);
        let found = names.iter().find_map(value)?;
        Some(found.1.as_str()).filter(|value| !value.is_empty())
    }

    /// The value with one of these names, else the one at this place.
    pub(super) fn get_or(&self, names: &[&str], at: usize) -> Option<&str> {
        self.get(names).or_else(|| self.values.get(at).map(String::as_str))
    }

    /// `<aside class="{kind}">{inner}</aside>`; what was not said is empty.
    pub(super) fn fill(&self, pattern: &str, inner: &str) -> String {
        let mut out = String::new();
        let mut rest = pattern;
        while let Some((before, tail)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, after)) = tail.split_once('}') else {
                out.push('{');
                rest = tail;
                continue;
            };
            let value = match (name, name.parse::<usize>()) {
                ("inner", _) => inner,
                (_, Ok(at)) => self.values.get(at).map(String::as_str).unwrap_or_default(),
                (name, _) => self.get(&[name.to_lowercase().as_str()]).unwrap_or_default(),
            };
            out.push_str(value);
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// A value without its quotes.
fn unquoted(text: &str) -> String {
    let inner = |quote: char| text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    if let Some(text) = inner('`') {
        return text.to_owned();
    }
    match inner('"').or_else(|| inner('\'')) {
        Some(text) => text.replace("\\\"", "\"").replace("\\'", "'"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_have_many_styles() {
        let read = Arguments::parse(r#"go "a b" src='x.png' Alt="say \"x\"" caption: "c" n=3, id=`raw`"#);
        assert_eq!(read.values, ["go", "a b"]);
        assert_eq!(read.get(&["src"]), Some("x.png"));
        assert_eq!(read.get(&["alt"]), Some("say \"x\""));
        assert_eq!(read.get(&["caption"]), Some("c"));
        assert_eq!(read.get(&["n"]), Some("3"));
        assert_eq!(read.get(&["id"]), Some("raw"));
        assert_eq!(
            Arguments::parse("https://x.example/a.png").values,
            ["https://x.example/a.png"]
        );
    }
}
