//! What a browser shows of a feed that is served as application/xml: a readable page, in which
//! nothing can be clicked, as CSS makes no links. Without scripts, and without XSLT, which browsers
//! are giving up.

/// The stylesheet's file, in the output folder.
pub const NAME: &str = "feed.css";

/// The stylesheet.
pub const TEXT: &str = include_str!("feed.css");

/// What tells the file as ours.
pub const MARK: &str = "feedmill";

/// Puts the instruction behind the XML declaration, where it has to stand (`xml-stylesheet`, section 3).
pub fn announce(document: String, href: Option<&str>) -> String {
    let Some(href) = href else { return document };
    match document.split_once("?>") {
        Some((declaration, rest)) if declaration.starts_with("<?xml ") => {
            format!("{declaration}?>\n<?xml-stylesheet type=\"text/css\" href=\"{href}\"?>{rest}")
        }
        _ => document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_instruction_stands_between_declaration_and_root() {
        let document = announce("<?xml version=\"1.0\"?>\n<rss/>".to_owned(), Some("../feed.css"));
        assert_eq!(
            document,
            "<?xml version=\"1.0\"?>\n<?xml-stylesheet type=\"text/css\" href=\"../feed.css\"?>\n<rss/>"
        );
        assert_eq!(announce("<rss/>".to_owned(), None), "<rss/>");
    }

    #[test]
    fn the_stylesheet_fetches_nothing() {
        assert!(TEXT.contains(MARK) && !TEXT.contains("url(") && !TEXT.contains("@import"));
    }
}
