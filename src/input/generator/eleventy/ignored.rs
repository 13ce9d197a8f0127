//! What a site's own code says that Eleventy does not look at: <https://www.11ty.dev/docs/ignores/>.

use crate::text::node::{TokenKind, javascript_tokens};

/// The patterns that a script writes out: `eleventyConfig.ignores.add("drafts/**")`.
pub(super) fn added(text: &str) -> Vec<String> {
    let tokens = javascript_tokens(text);
    let added = tokens.windows(4).filter_map(|tokens| {
        let [name, call, open, pattern] = tokens else {
            return None;
        };
        let is_added = (&*name.text, &*call.text, &*open.text) == ("ignores", "add", "(");
        let pattern = Some(pattern).filter(|pattern| is_added && pattern.kind == TokenKind::Text);
        pattern.map(|pattern| pattern.text.trim_start_matches("./").to_owned())
    });
    added.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_are_written_out_are_found() {
        let text = "export default function (c) {\n  // c.ignores.add('no/**');\n  c.ignores.add('./drafts/**');\n\
                    c.ignores.add(\"notes/*.md\"); /* c.ignores.add('no') */ c.ignores.delete('no'); c.ignores.add(path);\n}\n";
        assert_eq!(added(text), ["drafts/**", "notes/*.md"]);
    }
}
