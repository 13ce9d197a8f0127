//! The subscribe pages: `index.html` for all feeds, and a page for each feed of a family. A writer
//! here is a function from plain values (`view`) to text. The templates are beside this file, and
//! a publication may put its own in their place.

mod template;
mod view;
mod words;

pub use template::{NAMES, Templates};
pub use view::{Feed, Group, Image, Link, Page, Picture, Story};

use crate::model::Timestamp;

/// What a page of ours holds, whatever its template says.
pub const MARK: &str = "<meta name=\"generator\" content=\"feedmill\">";

/// The day of a moment, as every language can read it.
pub fn day(time: Timestamp) -> String {
    let (year, month, day, ..) = time.fields();
    format!("{year:04}-{month:02}-{day:02}")
}

/// `rtl` for languages that are written from right to left, else `ltr`.
pub fn direction(language: &str) -> &'static str {
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default().to_lowercase();
    match parts.find(|part| part.len() == 4) {
        Some(script) => {
            let script = script.to_lowercase();
            if RIGHT_TO_LEFT_SCRIPTS.contains(&script.as_str()) {
                "rtl"
            } else {
                "ltr"
            }
        }
        None if RIGHT_TO_LEFT.contains(&primary.as_str()) => "rtl",
        None => "ltr",
    }
}

/// Languages whose usual script runs from right to left.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
];

/// Scripts that run from right to left (ISO 15924).
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_counts_more_than_the_language() {
        for (language, expected) in [
            ("he", "rtl"),
            ("ar-EG", "rtl"),
            ("ku-Arab", "rtl"),
            ("az-Latn", "ltr"),
            ("ur-Latn", "ltr"),
            ("en-US", "ltr"),
        ] {
            assert_eq!(direction(language), expected, "{language}");
        }
    }

    #[test]
    fn the_templates_say_whose_they_are() {
        for name in ["index.html", "feed.html"] {
            let page = Templates::new(&[]).and_then(|templates| templates.write(name, &view::sample()));
            assert!(page.as_ref().is_ok_and(|page| page.contains(MARK)), "{page:?}");
        }
    }

    #[test]
    fn whatever_stands_in_a_title_stays_text() {
        let mut page = view::sample();
        page.stories[0].title = "</script><b onclick='x'>\"&".to_owned();
        let text = Templates::new(&[]).unwrap().write("index.html", &page).unwrap();
        assert!(
            text.contains("&lt;/script&gt;&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;"),
            "{text}"
        );
    }

    #[test]
    fn a_template_of_the_publication_takes_the_place_of_ours() {
        let own = [("feed.html".to_owned(), "{{ page.title }}!".to_owned())];
        let text = Templates::new(&own)
            .unwrap()
            .write("feed.html", &view::sample())
            .unwrap();
        assert_eq!(text, "Tides &amp; Ties!\n");
    }

    #[test]
    fn mistakes_in_a_template_have_a_line() {
        let own = |text: &str| [("feed.html".to_owned(), text.to_owned())];
        let mistake = Templates::new(&own("a\n{% if %}")).err().unwrap();
        assert_eq!((mistake.template.as_str(), mistake.line), ("feed.html", Some(2)));
        let templates = Templates::new(&own("a\nb {{ page.titel.x }}")).unwrap();
        let mistake = templates.write("feed.html", &view::sample()).unwrap_err();
        assert_eq!((mistake.template.as_str(), mistake.line), ("feed.html", Some(2)));
    }
}
