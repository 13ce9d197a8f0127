//! The shortcodes that generators bring along, and those that many sites have: one row each.

use super::arguments::Arguments;
use crate::text::escape::escape;
use crate::text::markdown;

/// What takes the place of a shortcode: of its arguments, and of its expanded inner text.
type Expand = fn(&Arguments, &str) -> Option<String>;

const SHORTCODES: &[(&[&str], Expand)] = &[
    (
        &["figure", "image", "img", "picture", "photo", "responsive_image", "fig"],
        figure,
    ),
    (&["youtube", "youtubeplayer", "yt"], |a, _| {
        video(a, "YouTube", "https://www.youtube.com/watch?v=")
    }),
    (&["vimeo"], |a, _| video(a, "Vimeo", "https://vimeo.com/")),
    (&["gist"], gist),
    (&["tweet", "x", "twitter"], tweet),
    (&["instagram"], |a, _| {
        id(a).map(|id| link("See it on Instagram", &format!("https://www.instagram.com/p/{id}/")))
    }),
    (&["codepen"], |a, _| {
        let user = a.get(&["user"])?;
        id(a).map(|id| link("See it on CodePen", &format!("https://codepen.io/{user}/pen/{id}")))
    }),
    (&["details"], |a, inner| {
        let summary = a.get_or(&["summary", "title"], 0).unwrap_or("Details");
        Some(format!(
            "<details><summary>{}</summary>\n\n{inner}\n\n</details>",
            escape(summary)
        ))
    }),
    (&["rawhtml", "html", "markdown", "md", "unsafe"], |_, inner| {
        Some(inner.to_owned())
    }),
    (&["param", "toc", "br", "clear", "comment"], |_, _| Some(String::new())),
];

/// What takes the place of the shortcode `name`; `None` for one that is not known, or that lacks
/// what it needs.
pub(super) fn expand(name: &str, arguments: &Arguments, inner: &str) -> Option<String> {
    let name = name.to_lowercase();
    let (_, expand) = SHORTCODES.iter().find(|(names, _)| names.contains(&name.as_str()))?;
    expand(arguments, inner)
}

/// The source file that a shortcode leads to.
pub(super) fn reference(name: &str, arguments: &Arguments) -> Option<String> {
    let path = match name.to_lowercase().as_str() {
        // What follows is an output format.
        "ref" | "relref" => arguments.get_or(&["path"], 0)?.to_owned(),
        // Names of files may have blanks.
        "link" | "post_url" => arguments
            .get(&["path"])
            .map_or_else(|| arguments.values.join(" "), str::to_owned),
        _ => return None,
    };
    (!path.is_empty()).then(|| path.trim_start_matches('/').to_owned())
}

/// Arguments that hold words for readers.
const WORDS: &[&str] = &[
    "title",
    "heading",
    "header",
    "name",
    "text",
    "label",
    "content",
    "subtitle",
    "description",
    "summary",
    "caption",
    "quote",
    "body",
    "message",
];

/// What a shortcode that is not known has for readers: its title before what stands in it, else the words
/// of its arguments, as a link where it has an address.
pub(super) fn words(arguments: &Arguments, inner: &str) -> String {
    let title = arguments.get(&["title", "heading", "header", "label", "summary"]);
    if !inner.trim().is_empty() {
        // What stands on lines of its own may be a list.
        let between = if inner.contains('\n') { "\n\n" } else { " " };
        return title.map_or_else(
            || inner.to_owned(),
            |title| {
                format!(
                    "<strong>{title}</strong>{between}{}",
                    inner.trim_start_matches(['\n', '\r'])
                )
            },
        );
    }
    let named = arguments
        .named
        .iter()
        .filter(|(name, _)| WORDS.contains(&name.as_str()));
    // A value without a name that has a blank in it is a sentence.
    let sentences = arguments.values.iter().filter(|value| value.trim().contains(' '));
    let mut words: Vec<&str> = Vec::new();
    for value in named.map(|(_, value)| value).chain(sentences) {
        if !value.is_empty() && !words.contains(&value.as_str()) {
            words.push(value);
        }
    }
    let words = words.join(": ");
    match arguments.get(&["href", "link", "url"]) {
        Some(address) if !words.is_empty() => format!("<a href=\"{}\">{words}</a>", escape(address)),
        _ => words,
    }
}

/// A figure of any shortcode that names a picture.
pub(super) fn with_picture(arguments: &Arguments) -> Option<String> {
    let is_picture = |src: &&str| {
        let path = src.split(['?', '#']).next().unwrap_or_default().to_lowercase();
        [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"]
            .iter()
            .any(|ending| path.ends_with(ending))
    };
    arguments.get(SRC).filter(is_picture)?;
    figure(arguments, "")
}

/// Whether what stands in a shortcode is code.
pub(super) fn takes_code(name: &str) -> bool {
    ["highlight", "code", "codeblock", "mermaid"].contains(&name.to_lowercase().as_str())
}

/// A block of code.
pub(super) fn code(arguments: &Arguments, code: &str) -> String {
    let language = arguments.get_or(&["lang", "language"], 0).unwrap_or_default();
    let class = if language.is_empty() {
        String::new()
    } else {
        format!(" class=\"language-{}\"", escape(language))
    };
    let code = code.trim_start_matches(['\r', '\n']).trim_end();
    // An empty line would end the block for Markdown.
    let code = escape(code).replace("\n\n", "\n&#10;").replace("\r\n\r\n", "\n&#10;");
    format!("<pre><code{class}>{code}</code></pre>")
}

const SRC: &[&str] = &["src", "url", "image_path", "image", "file", "path", "img"];

fn figure(arguments: &Arguments, inner: &str) -> Option<String> {
    let src = arguments.get_or(SRC, 0)?;
    let alt = arguments.get_or(&["alt"], 1).unwrap_or_default();
    let size = |name: &str| {
        let number = arguments
            .get(&[name])
            .filter(|value| value.bytes().all(|b| b.is_ascii_digit()));
        number.map(|number| format!(" {name}=\"{number}\"")).unwrap_or_default()
    };
    let image = format!(
        "<img src=\"{}\" alt=\"{}\"{}{}>",
        escape(src),
        escape(alt),
        size("width"),
        size("height")
    );
    let image = match arguments.get(&["link", "href"]) {
        Some(link) => format!("<a href=\"{}\">{image}</a>", escape(link)),
        None => image,
    };
    let caption = caption(arguments, inner);
    if caption.is_empty() {
        return Some(format!("<figure>{image}</figure>"));
    }
    Some(format!("<figure>{image}<figcaption>{caption}</figcaption></figure>"))
}

/// "Title: caption (credit)" in HTML.
fn caption(arguments: &Arguments, inner: &str) -> String {
    let text = |names: &[&str]| arguments.get(names).map(markdown::inline_html);
    let own = text(&["caption"]).unwrap_or_else(|| markdown::inline_html(inner.trim()));
    let parts = [text(&["title"]), Some(own).filter(|text| !text.is_empty())];
    let caption = parts.into_iter().flatten().collect::<Vec<_>>().join(": ");
    match text(&["attr", "credit", "source"]) {
        Some(credit) => format!("{caption} ({credit})").trim_start().to_owned(),
        None => caption,
    }
}

fn id(arguments: &Arguments) -> Option<&str> {
    arguments.get_or(&["id", "video", "videoid", "video_id", "v", "code"], 0)
}

/// Frames do not survive in a feed: a link takes their place.
fn video(arguments: &Arguments, name: &str, address: &str) -> Option<String> {
    let id = id(arguments)?;
    let address = if id.starts_with("http") {
        id.to_owned()
    } else {
        format!("{address}{id}")
    };
    Some(link(&format!("Watch on {name}"), &address))
}

fn gist(arguments: &Arguments, _: &str) -> Option<String> {
    let id = match (arguments.get_or(&["user"], 0), arguments.get_or(&["id"], 1)) {
        (Some(user), Some(id)) => format!("{user}/{id}"),
        (id, None) | (None, id) => id?.to_owned(),
    };
    Some(link("See the gist", &format!("https://gist.github.com/{id}")))
}

fn tweet(arguments: &Arguments, _: &str) -> Option<String> {
    let id = id(arguments)?;
    let address = match arguments.get(&["user"]) {
        _ if id.starts_with("http") => id.to_owned(),
        Some(user) => format!("https://twitter.com/{user}/status/{id}"),
        None => format!("https://twitter.com/i/status/{id}"),
    };
    Some(link("See the post", &address))
}

fn link(text: &str, address: &str) -> String {
    format!("[{text}]({})", address.replace([' ', '(', ')'], ""))
}
