//! Other sizes of pictures: `srcset` for the pictures of a text that have some, and say none themselves.

use std::collections::BTreeMap;

use super::tags::tags;
use crate::text::escape::escape;

/// The text, with what `sets` has for the addresses of its pictures.
pub fn with_srcset(html: &str, sets: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    let pictures = tags(html)
        .into_iter()
        .filter(|tag| tag.begins("img") && tag.written("srcset").is_none());
    for tag in pictures {
        let set = tag.attribute("src").and_then(|src| sets.get(&*src));
        let Some((set, value)) = set.zip(tag.value_span(html, "src")) else {
            continue;
        };
        // Behind the quote.
        let end = value.end + usize::from(html[value.end..].starts_with(['"', '\'']));
        out.push_str(&html[at..end]);
        out.push_str(&format!(" srcset=\"{}\"", escape(set)));
        at = end;
    }
    out.push_str(&html[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_with_other_sizes_names_them() {
        let sets = BTreeMap::from([(
            "https://x.example/a?b&c".to_owned(),
            "https://x.example/s 600w".to_owned(),
        )]);
        let set = |html: &str| with_srcset(html, &sets);
        assert_eq!(
            set("<p>a</p><img src=\"https://x.example/a?b&amp;c\" alt=\"x\"><img src='b'>"),
            "<p>a</p><img src=\"https://x.example/a?b&amp;c\" srcset=\"https://x.example/s 600w\" alt=\"x\"><img src='b'>"
        );
        let own = "<img srcset=\"x 2x\" src=\"https://x.example/a?b&amp;c\">";
        assert_eq!(set(own), own);
        assert_eq!(set("<img alt='x'>"), "<img alt='x'>");
    }
}
