//! Markdown to HTML: `CommonMark` with tables, footnotes and strikethrough. What comes out
//! may hold raw HTML and is made safe in `text::html`; `text::safe_markdown` is for texts without.

use pulldown_cmark::{Options, Parser, html};

/// What texts may be written with besides `CommonMark`.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH);

/// The HTML of a Markdown text.
pub fn to_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, Parser::new_ext(text, OPTIONS));
    out
}
