//! Patterns as Hugo has them (<https://github.com/gobwas/glob>, with `/` between the parts of a path): `**` is
//! anything wherever it stands, `*` and `?` are no slash, `{a,b}` is one of some, `[!a-z]` none of some.

use regex::Regex;

/// What fits the pattern, whole and in any case; `None` for what is no pattern.
pub fn fitting(pattern: &str) -> Option<Regex> {
    Regex::new(&format!("(?is)^(?:{})$", expression(pattern)?)).ok()
}

fn expression(pattern: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    let mut depth = 0_usize;
    while let Some(c) = chars.next() {
        match c {
            '*' if chars.next_if_eq(&'*').is_some() => out += ".*",
            '*' => out += "[^/]*",
            '?' => out += "[^/]",
            '{' => {
                depth += 1;
                out += "(?:";
            }
            '}' => {
                depth = depth.checked_sub(1)?;
                out.push(')');
            }
            ',' if depth > 0 => out.push('|'),
            '[' => {
                let negated = if chars.next_if_eq(&'!').is_some() { "^" } else { "" };
                let mut class = String::new();
                loop {
                    match chars.next()? {
                        ']' => break,
                        c => class.push(c),
                    }
                }
                let class = regex::escape(&class).replace("\\-", "-");
                out += &format!("[{negated}{class}]");
            }
            '\\' => out += &regex::escape(&chars.next()?.to_string()),
            c => out += &regex::escape(&c.to_string()),
        }
    }
    (depth == 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_they_do_in_hugo() {
        for (pattern, text, expected) in [
            ("/log/**", "/log/a/b", true),
            ("/log/*", "/log/a/b", false),
            ("/log**9", "/log/a/9", true),
            ("**c1", "/i/c1", true),
            ("/**/deep", "/b/deep", true),
            ("/**/deep", "/deep", false),
            ("/b/x?", "/b/x1", true),
            ("/b/x?", "/b/x", false),
            ("/b/[!q]z", "/b/az", true),
            ("/b/[!q]z", "/b/qz", false),
            ("/b/[a-c]z", "/b/bz", true),
            ("{/b/a*,/b/c}", "/b/c", true),
            ("{en,fr}", "FR", true),
            ("f*", "de", false),
            ("/b/v1.2", "/b/v1x2", false),
            ("/b/\\*", "/b/*", true),
        ] {
            assert_eq!(fitting(pattern).unwrap().is_match(text), expected, "{pattern} {text}");
        }
        for none in ["{a", "a}", "[a", "a\\"] {
            assert!(fitting(none).is_none_or(|none| !none.is_match("a")), "{none}");
        }
    }
}
