//! The fields of a file beside the articles: YAML, JSON, TOML, front matter, or what is written
//! out in Python or JavaScript.

use std::fs;
use std::path::Path;

use crate::input::front_matter::front_matter;
use crate::text::node::{self, Node};
use crate::text::source::Source;

/// What a file says, or why it cannot be read.
pub(super) fn fields(path: &Path) -> Result<Node, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let first =
        |errors: Vec<node::SyntaxError>| errors.into_iter().next().map(|error| error.message).unwrap_or_default();
    match ending {
        "toml" => node::toml(text).map_err(first),
        "json" => node::json(text).map_err(first),
        "py" => Ok(node::python(text)),
        "js" | "cjs" | "mjs" => node::javascript(text).map_err(first),
        "yml" | "yaml" => node::yaml(text).map_err(first),
        "md" | "markdown" | "mdown" | "html" | "htm" | "adoc" | "org" | "rst" => {
            let fields = front_matter(&Source::new("", text));
            fields
                .map(|front| front.fields)
                .map_err(|_| "its front matter has a mistake".to_owned())
        }
        _ => Err("it is no YAML, JSON, TOML, Python or JavaScript".to_owned()),
    }
}
