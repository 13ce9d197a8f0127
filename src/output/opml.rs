//! OPML 2.0: the list of all feeds, to be imported into a reader. Each feed is listed once,
//! in one format, so that nobody subscribes to the same stories three times.

use std::fmt::Write;

use crate::model::Timestamp;
use crate::text::escape::escape;

/// A feed in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// `text` and `title`.
    pub title: String,
    /// `description`.
    pub description: String,
    /// `xmlUrl`.
    pub feed: String,
    /// `htmlUrl`.
    pub home: String,
    /// `language`.
    pub language: String,
}

/// The document. `modified` is the newest time of all feeds.
pub fn write(title: &str, modified: Option<Timestamp>, outlines: &[Outline]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n  <head>\n");
    line(&mut out, &format!("    <title>{}</title>", escape(title)));
    if let Some(modified) = modified {
        line(
            &mut out,
            &format!("    <dateModified>{}</dateModified>", modified.rfc2822()),
        );
    }
    line(&mut out, "  </head>\n  <body>");
    for outline in outlines {
        let title = escape(&outline.title);
        // `rss` is the type of every feed, whatever its format (OPML 2.0, "subscription lists").
        line(
            &mut out,
            &format!(
                "    <outline text=\"{title}\" title=\"{title}\" type=\"rss\" xmlUrl=\"{}\" htmlUrl=\"{}\" description=\"{}\" language=\"{}\"/>",
                escape(&outline.feed),
                escape(&outline.home),
                escape(&outline.description),
                escape(&outline.language),
            ),
        );
    }
    line(&mut out, "  </body>\n</opml>");
    out
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_escaped_and_the_document_is_xml() {
        let outline = Outline {
            title: "\"A\" & <b>".to_owned(),
            description: String::new(),
            feed: "https://x.example/a.rss?a=1&b=2".to_owned(),
            home: "https://x.example/".to_owned(),
            language: "en".to_owned(),
        };
        let document = write("T & T", None, &[outline]);
        let tree = roxmltree::Document::parse(&document).unwrap();
        let outline = tree.descendants().find(|node| node.has_tag_name("outline")).unwrap();
        assert_eq!(outline.attribute("title"), Some("\"A\" & <b>"));
        assert_eq!(outline.attribute("xmlUrl"), Some("https://x.example/a.rss?a=1&b=2"));
    }
}
