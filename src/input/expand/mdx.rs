//! What MDX has and Markdown has not: imports, exports, comments and expressions in braces. The
//! tags of components go when a body is made safe; what stands in them stays.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::code::prose;

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

/// A statement at the beginning of a line; a list of names may go over several.
static STATEMENT: LazyLock<Regex> = pattern!(
    r#"(?m)^(?:import\s+(?:[\w*{][^;'"]*?\s+from\s+)?['"][^'"\n]+['"];?|export\s+(?:const|default|let|function)\b[^\n]*)[ \t]*$"#
);
static COMMENT: LazyLock<Regex> = pattern!(r"(?s)\{\s*/\*.*?\*/\s*\}");
/// `src={require('./pier.png').default}`, `src={useBaseUrl('/img/pier.png')}`, `width={640}`.
static ATTRIBUTE: LazyLock<Regex> = pattern!(
    r#"([\w-]+)=\{\s*(?:(?:require|useBaseUrl)\(\s*['"]([^'"]+)['"]\s*\)(?:\.default)?|['"`]([^'"`]*)['"`]|(\d+))\s*\}"#
);
/// Any other expression, with one more level of braces.
static EXPRESSION: LazyLock<Regex> = pattern!(r"\s[\w-]+=\{(?:[^{}]|\{[^{}]*\})*\}");

/// An MDX text as Markdown.
pub fn plain(text: &str) -> String {
    let attribute = |found: &Captures<'_>| {
        let value = (2..5)
            .find_map(|group| found.get(group))
            .map_or("", |value| value.as_str());
        format!("{}=\"{value}\"", &found[1])
    };
    prose(text, |text| {
        let text = STATEMENT.replace_all(text, "");
        let text = COMMENT.replace_all(&text, "");
        let text = ATTRIBUTE.replace_all(&text, attribute);
        EXPRESSION.replace_all(&text, "").into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_mdx_knows_goes() {
        for (text, expected) in [
            (
                "import Tabs from '@theme/Tabs';\nimport {\n  a,\n} from 'b'\n\nText",
                "\n\n\nText",
            ),
            ("a {/* not this */} b", "a  b"),
            (
                "<img src={require('./a.png').default} width={640} style={{top: 1}} />",
                "<img src=\"./a.png\" width=\"640\" />",
            ),
            ("```js\nimport a from 'b';\n```\n", "```js\nimport a from 'b';\n```\n"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
