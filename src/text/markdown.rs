//! Markdown to HTML: `CommonMark` with tables, footnotes and strikethrough. What comes out
//! may hold raw HTML and is made safe in `text::html`.

use pulldown_cmark::{Options, Parser, html};

/// The HTML of a Markdown text.
pub fn to_html(text: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, Parser::new_ext(text, options));
    out
}
