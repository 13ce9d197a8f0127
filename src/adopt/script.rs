//! Values that are written out anywhere in a configuration that is JavaScript, in calls and functions too. Nothing is
//! run: what is put together or asked of the environment is not found.

use super::assignment::Assignment;
use crate::text::node::{Token, TokenKind, javascript_tokens};

/// The strings, numbers and truth values of a script's objects, by the keys that lead to them.
pub(super) fn javascript(text: &str) -> Vec<Assignment> {
    assignments(&javascript_tokens(text))
}

fn assignments(tokens: &[Token<'_>]) -> Vec<Assignment> {
    let mut assignments = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut key: Option<String> = None;
    let mut last: Option<&Token<'_>> = None;
    for token in tokens {
        let before = || last.map_or_else(String::new, |last| last.text.to_string());
        let is_value = match token.kind {
            // `url: process.env.URL || "https://…"` says what it is without an environment.
            TokenKind::Text => true,
            TokenKind::Number => key.is_some(),
            TokenKind::Word => key.is_some() && ["true", "false"].contains(&&*token.text),
            TokenKind::Sign => false,
        };
        match &*token.text {
            _ if is_value => {
                let parts = path.iter().cloned().chain(key.take()).filter(|part| !part.is_empty());
                let path = parts.collect::<Vec<_>>().join(".");
                let value = token.text.to_string();
                assignments.push(Assignment { path, value });
            }
            ":" | "=" => key = Some(before()),
            // A call is named by its function.
            "(" if key.is_none() && last.is_some_and(|last| last.kind == TokenKind::Word) => path.push(before()),
            "{" | "[" | "(" => path.push(key.take().unwrap_or_default()),
            "}" | "]" | ")" => drop(path.pop()),
            "," | ";" => key = None,
            _ => {}
        }
        last = Some(token);
    }
    // What stands least deep is the site's own.
    assignments.sort_by_key(|assignment| assignment.path.matches('.').count());
    assignments
}

/// What is given to each plug-in of one of these names: `["@docusaurus/plugin-content-blog", { … }]`. One that is
/// only named is given nothing.
pub(super) fn options(text: &str, names: &[&str]) -> Vec<Vec<Assignment>> {
    let tokens = javascript_tokens(text);
    let is_named = |token: &Token<'_>| token.kind == TokenKind::Text && names.contains(&&*token.text);
    let named = tokens.iter().enumerate().filter(|(_, token)| is_named(token));
    let mut given: Vec<Vec<Assignment>> = named.map(|(at, _)| assignments(object(&tokens[at + 1..]))).collect();
    for assignments in &mut given {
        assignments.retain(|assignment| !assignment.path.contains('.'));
    }
    given
}

/// The object that is next, if one is.
fn object<'a, 't>(tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let is = |token: &Token<'_>, signs: &[&str]| token.kind == TokenKind::Sign && signs.contains(&&*token.text);
    let open = tokens.iter().position(|token| !is(token, &[",", "(", ")"]));
    let rest = open.map_or(&[][..], |open| &tokens[open..]);
    if !rest.first().is_some_and(|token| is(token, &["{"])) {
        return &[];
    }
    let mut depth = 0_usize;
    let close = rest.iter().position(|token| {
        depth += usize::from(is(token, &["{"]));
        depth -= usize::from(is(token, &["}"]));
        depth == 0
    });
    &rest[..close.unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(assignments: &[Assignment]) -> Vec<(&str, &str)> {
        assignments
            .iter()
            .map(|assignment| (assignment.path.as_str(), assignment.value.as_str()))
            .collect()
    }

    #[test]
    fn scripts_hold_objects() {
        let text = r#"
            // title: 'not this'
            const config = {
              title: 'The Courier', url: process.env.URL || "https://courier.example", tagline: 'It\'s `news`',
              copyright: `© ${new Date().getFullYear()} ${`The "Courier"`}`, test: /['"]{/, favicon: 'x.png',
              presets: [['classic', { docs: { routeBasePath: 'docs' }, blog: { routeBasePath: 'news' } }]],
            };
            export default config;
        "#;
        let assignments = javascript(text);
        let assignments = pairs(&assignments);
        for pair in [
            ("config.title", "The Courier"),
            ("config.url", "https://courier.example"),
            ("config.tagline", "It's `news`"),
            ("config.copyright", "© ${new Date().getFullYear()} ${`The \"Courier\"`}"),
            ("config.favicon", "x.png"),
            ("config.presets.blog.routeBasePath", "news"),
        ] {
            assert!(assignments.contains(&pair), "{pair:?}: {assignments:?}");
        }
        let assignments = javascript("export default { limit: 20, posts: -1, all: true, now: f(3) };");
        assert_eq!(pairs(&assignments), [("limit", "20"), ("posts", "-1"), ("all", "true")]);
    }

    #[test]
    fn a_plug_in_is_given_the_object_behind_its_name() {
        let text = "plugins: ['blog', ['blog', ({ path: 'log', more: { path: 'x' } })], ['other', { path: 'y' }]], f('blog', {";
        let given = options(text, &["blog"]);
        let given: Vec<_> = given.iter().map(|assignments| pairs(assignments)).collect();
        assert_eq!(given, [vec![], vec![("path", "log")], vec![]]);
    }
}
