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

/// The address of a link or picture, or of a definition, that begins at the root of the site.
static ROOTED: LazyLock<Regex> = pattern!(r"(?m)(\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)/([^/]|$)");
/// A file that is no page: `pathname:///map.html`.
static PATHNAME: LazyLock<Regex> = pattern!(r"(\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)pathname://");

/// An MDX text as Markdown. In Markdown, and not in the tags of HTML, what begins with a slash is below `base`,
/// the path of the site without a slash at its end.
pub(super) fn plain(text: &str, base: &str) -> String {
    let attribute = |found: &Captures<'_>| {
        let value = (2..5)
            .find_map(|group| found.get(group))
            .map_or("", |value| value.as_str());
        let is_below = found[0].contains("useBaseUrl") && value.starts_with('/');
        format!("{}=\"{}{value}\"", &found[1], if is_below { base } else { "" })
    };
    prose(text, |text| {
        let text = STATEMENT.replace_all(text, "");
        let text = COMMENT.replace_all(&text, "");
        let text = ATTRIBUTE.replace_all(&text, attribute);
        let text = EXPRESSION.replace_all(&text, "");
        let text = PATHNAME.replace_all(&text, "$1");
        ROOTED.replace_all(&text, format!("${{1}}{base}/${{2}}")).into_owned()
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
            assert_eq!(plain(text, ""), expected, "{text}");
        }
    }

    #[test]
    fn what_begins_with_a_slash_is_below_the_site() {
        for (text, expected) in [
            (
                "![p](/img/a.png) [a](/docs) [h](/)",
                "![p](/test/img/a.png) [a](/test/docs) [h](/test/)",
            ),
            ("[a]: /docs/start 'T'\n[b]", "[a]: /test/docs/start 'T'\n[b]"),
            (
                "[a](./b.md) [c](//cdn.example/x) [d](https://a.example/)",
                "[a](./b.md) [c](//cdn.example/x) [d](https://a.example/)",
            ),
            (
                "<img src=\"/img/a.png\"/> <a href='/b'>b</a>",
                "<img src=\"/img/a.png\"/> <a href='/b'>b</a>",
            ),
            (
                "<img src={useBaseUrl('/img/a.png')} />",
                "<img src=\"/test/img/a.png\" />",
            ),
            ("`[a](/docs)`", "`[a](/docs)`"),
            ("[a](pathname:///raw.html)", "[a](/test/raw.html)"),
        ] {
            assert_eq!(plain(text, "/test"), expected, "{text}");
        }
    }
}
