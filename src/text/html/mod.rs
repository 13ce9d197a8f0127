//! HTML that is safe in a reader, with absolute addresses; and plain text out of markup. A text is taken apart into
//! its tags once, and everything that wants to know of it looks at these.

mod addresses;
mod based;
mod component;
mod depth;
mod element;
mod fate;
pub mod figure;
mod filter;
pub mod fragment;
pub mod frame;
mod furniture;
mod lazy;
mod listing;
pub mod markup;
pub mod page;
mod plain;
pub mod player;
mod risk;
pub mod srcset;
mod stream;
pub mod tags;
pub mod tidy;
mod tree;

use std::ops::Range;

pub use self::addresses::{Addresses, Pictures};
pub use self::based::based;
pub use self::depth::depth;
pub use self::plain::{beginning, first_paragraph, to_text, without_empty, without_notes};
pub use self::risk::risk;

use self::filter::Filter;
use self::fragment::Fragments;
use self::tags::tags;
use self::tidy::tidy;
use super::escape::escape;

/// A body made safe.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml {
    /// Well-formed, balanced, absolute.
    pub html: String,
    /// The addresses of the pictures that the body shows.
    pub images: Vec<String>,
}

/// Makes a body safe: what is not on the list goes, every address becomes absolute.
pub fn sanitize(html: &str, addresses: &Addresses) -> SafeHtml {
    let html = tidy(html);
    let tags = tags(&html);
    let filter = Filter {
        addresses: addresses.clone(),
        fragments: Fragments::of(&tags, addresses),
    };
    let (html, images) = stream::clean(&html, &tags, &filter).unwrap_or_else(|| tree::clean(&html, &tags, filter));
    SafeHtml {
        html: html.trim().to_owned(),
        images,
    }
}

/// The bytes of elements whose text is code.
pub fn code(html: &str) -> Vec<Range<usize>> {
    const CODE: &[&str] = &["pre", "code", "script", "style", "textarea"];
    let tags = tags(html);
    let mut code: Vec<Range<usize>> = Vec::new();
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.is_any(CODE)) {
        let is_inside = code.last().is_some_and(|outer| outer.end > tag.span.start);
        if let Some(end) = tag.partner.filter(|_| !tag.is_end && !is_inside) {
            code.push(tags[at].span.start..tags[end].span.end);
        }
    }
    code
}

/// Paragraphs of plain text as HTML: an empty line ends one.
pub fn from_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty());
    paragraphs
        .map(|paragraph| format!("<p>{}</p>", escape(paragraph).replace('\n', "<br>")))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use url::Url;

    use super::*;

    fn safe(html: &str) -> SafeHtml {
        let addresses = Addresses {
            base: Url::parse("https://courier.example/2026/ferry/").unwrap(),
            mark: "f1".to_owned(),
            pictures: Arc::new(|src| {
                (src == "ferry.jpg").then(|| "https://courier.example/photos/ferry.jpg".to_owned())
            }),
        };
        sanitize(html, &addresses)
    }

    #[test]
    fn what_can_run_is_gone() {
        for html in [
            "<script>alert(1)</script>",
            "<p onclick=\"x()\">a</p>",
            "<a href=\"javascript:x()\">a</a>",
            "<iframe src=\"javascript:x()\">x</iframe>",
            "<svg><script>x()</script></svg>",
            "<img src=x onerror=alert(1)>",
            "<form action=\"/x\"><input></form>",
            "<style>p{}</style><p style=\"position:fixed\">a</p>",
            "<object data=javascript:x()></object><embed src=javascript:x()>",
            "<meta http-equiv=refresh content=0><base href=\"https://evil.example/\">",
        ] {
            let out = safe(html).html.to_lowercase();
            for bad in [
                "script",
                "onclick",
                "onerror",
                "iframe",
                "form",
                "input",
                "style",
                "object",
                "embed",
                "meta",
                "base href",
            ] {
                assert!(!out.contains(bad), "{html} -> {out}");
            }
            let is_told = risk(html).is_some() || !frame::places(html).is_empty();
            assert!(is_told, "{html}");
        }
        assert_eq!(risk("<p>The description of one = two</p> <b>online = good</b>"), None);
    }

    #[test]
    fn addresses_become_absolute_everywhere() {
        let out = safe(
            "<a href=\"/guides/\">g</a><img src=\"ferry.jpg\" srcset=\"a.png 1x, /b.png 2x\"><video poster=\"p.png\" src=\"v.mp4\"></video>",
        );
        assert_eq!(
            out.html,
            "<a href=\"https://courier.example/guides/\">g</a><img src=\"https://courier.example/photos/ferry.jpg\" \
             srcset=\"https://courier.example/2026/ferry/a.png 1x, https://courier.example/b.png 2x\"><video \
             poster=\"https://courier.example/2026/ferry/p.png\" src=\"https://courier.example/2026/ferry/v.mp4\"></video>"
        );
        assert_eq!(out.images, ["https://courier.example/photos/ferry.jpg"]);
    }

    #[test]
    fn addresses_in_a_srcset_may_hold_commas() {
        let out = safe("<img src=\"ferry.jpg\" srcset=\"https://c.example/w_100,h_100/a.jpg 1x, b.png\">").html;
        assert!(
            out.contains("srcset=\"https://c.example/w_100,h_100/a.jpg 1x, https://courier.example/2026/ferry/b.png\""),
            "{out}"
        );
    }

    #[test]
    fn what_stands_in_a_noscript_is_shown() {
        assert_eq!(safe("<p>a<noscript><b>b</b></noscript></p>").html, "<p>a<b>b</b></p>");
    }

    #[test]
    fn places_that_the_text_leads_to_have_ids_of_the_article() {
        let out = safe(
            "<h2 id=\"tides\">Tides</h2><p id=\"other\"><a href=\"#tides\">up</a> <a href=\"#elsewhere\">x</a>\
             <a name=\"é\">y</a><a href=\"https://courier.example/2026/ferry/#é\">z</a></p>",
        );
        let here = "https://courier.example/2026/ferry/";
        let expected = format!(
            "<h2 id=\"f1-tides\">Tides</h2><p><a href=\"{here}#f1-tides\">up</a> <a href=\"{here}#elsewhere\">x</a>\
             <a name=\"f1-2\">y</a><a href=\"{here}#f1-2\">z</a></p>"
        );
        assert_eq!(out.html, expected);
    }

    #[test]
    fn a_formula_stays() {
        let html = "<math display=\"block\"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>";
        assert_eq!(safe(html).html, html);
        assert_eq!(
            safe("<math><annotation>x</annotation><mi onclick=\"x()\">y</mi></math>").html,
            "<math><mi>y</mi></math>"
        );
    }

    #[test]
    fn a_summary_has_no_numbers_of_footnotes() {
        let html =
            "<p>One.<sup id=\"a\"><a href=\"#fn\">1</a></sup> Two<sup>2</sup> m<sup><a href=\"/x\">2</a></sup>.</p>";
        assert_eq!(to_text(&without_notes(html)), "One. Two2 m2.");
    }

    #[test]
    fn pictures_without_an_address_go() {
        assert_eq!(safe("a<img alt=\"x\" src=\"data:image/png;base64,AA\">b").html, "ab");
    }

    #[test]
    fn a_beginning_ends_between_tags() {
        assert_eq!(beginning("<p>one</p><p>two</p>", 11), "<p>one</p>");
        assert_eq!(beginning("<p>one</p><p>two</p>", 13), "<p>one</p>");
        assert_eq!(beginning("<p>é</p>", 4), "");
        assert_eq!(beginning("<p>one</p>", 99), "<p>one</p>");
        assert_eq!(beginning("no tag &amp; all", 9), "no tag &amp; all");
    }

    #[test]
    fn text_and_paragraphs_come_out_of_html() {
        assert_eq!(
            to_text("<p>a &amp; <b>b</b></p><ul><li>c</li><li>d</li></ul>"),
            "a & b c d"
        );
        assert_eq!(
            first_paragraph("<h2>x</h2><p></p><p>One <i>two</i>.</p><p>3</p>").as_deref(),
            Some("One two.")
        );
        let link = "<p><a href=\"x\">Watch</a></p>";
        assert_eq!(first_paragraph(link).as_deref(), Some("Watch"));
        assert_eq!(first_paragraph(&format!("{link}<p>One.</p>")).as_deref(), Some("One."));
        assert_eq!(without_empty("<p>a</p>\n<p> </p>\n<p></p>".to_owned()), "<p>a</p>");
        assert_eq!(from_text("a\nb\r\n\r\nc & d"), "<p>a<br>b</p>\n<p>c &amp; d</p>");
    }
}
