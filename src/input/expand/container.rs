//! Containers: lines of `:::` around a part of a text, with a name and perhaps a title.

use std::fmt::Write;

use super::code::{code, parts};
use crate::model::Markup;
use crate::text::markdown::inline_html;

/// A container that is open.
struct Open {
    /// What closes it.
    end: String,
    colons: usize,
}

/// A Markdown text with HTML in place of its containers.
pub(super) fn open(text: &str) -> String {
    if !text.contains(":::") {
        return text.to_owned();
    }
    let mut containers: Vec<Open> = Vec::new();
    let mut out = String::with_capacity(text.len());
    for (part, is_code) in parts(text, &code(text, Markup::Markdown)) {
        if is_code {
            out.push_str(part);
            continue;
        }
        for line in part.split_inclusive('\n') {
            out.push_str(&self::line(line, &mut containers).unwrap_or_else(|| line.to_owned()));
        }
    }
    for container in containers.into_iter().rev() {
        out.push_str(&container.end);
    }
    out
}

/// What takes the place of a line with colons.
fn line(line: &str, containers: &mut Vec<Open>) -> Option<String> {
    let bare = line.trim();
    let rest = bare.trim_start_matches(':');
    let colons = bare.len() - rest.len();
    if colons < 3 {
        return None;
    }
    let rest = rest.trim();
    if rest.ends_with(":::") {
        // A value that the site fills in, such as its date.
        return Some("\n".to_owned());
    }
    if rest.is_empty() {
        let container = containers.pop_if(|container| container.colons <= colons)?;
        return Some(container.end);
    }
    let (name, title) = rest.split_at(
        rest.find(|c: char| !(c.is_alphanumeric() || c == '-'))
            .unwrap_or(rest.len()),
    );
    let title = title.split('{').next().unwrap_or_default().trim();
    let title = title
        .strip_prefix('[')
        .and_then(|title| title.strip_suffix(']'))
        .unwrap_or(title);
    let mut begin = String::from("\n");
    let end = match name {
        "figure" => {
            begin += "<figure>\n\n";
            format!("\n\n<figcaption>{}</figcaption>\n</figure>\n\n", inline_html(title))
        }
        "details" => {
            let _ = write!(begin, "<details><summary>{}</summary>\n\n", inline_html(title));
            "\n\n</details>\n\n".to_owned()
        }
        _ => {
            begin += "<blockquote>\n\n";
            if !title.is_empty() {
                let _ = write!(begin, "<p><strong>{}</strong></p>\n\n", inline_html(title));
            }
            "\n\n</blockquote>\n\n".to_owned()
        }
    };
    containers.push(Open { end, colons });
    Some(begin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_become_elements() {
        for (text, expected) in [
            (
                ":::note[Mind the *gap*]\nText\n:::\n",
                "\n<blockquote>\n\n<p><strong>Mind the <em>gap</em></strong></p>\n\nText\n\n\n</blockquote>\n\n",
            ),
            (
                "::: figure The pier\n![](a.png)\n:::",
                "\n<figure>\n\n![](a.png)\n\n\n<figcaption>The pier</figcaption>\n</figure>\n\n",
            ),
            ("```\n:::note\n```\n", "```\n:::note\n```\n"),
            ("a ::: b\n", "a ::: b\n"),
            ("::: timestamp :::\na\n", "\na\n"),
        ] {
            assert_eq!(open(text), expected, "{text}");
        }
    }
}
