//! Pictures that stand in the text of a story, and are not to be seen: those that are not usable, and those whose address is
//! for its receiver alone. What is said of the former goes with them.

use std::borrow::Cow;
use std::ops::Range;

use super::signed::is_signed;
use crate::text::html::tags::{Tag, tags};

/// The text without the pictures of these addresses and, unless they may stay, those that are signed; and whether there was one
/// of the latter.
pub(super) fn without<'h>(html: &'h str, held: &[String], may_be_signed: bool) -> (Cow<'h, str>, bool) {
    let tags = tags(html);
    let (mut figure, mut cuts, mut has_signed) = (0..0, Vec::<Range<usize>>::new(), false);
    for tag in &tags {
        if tag.begins("figure")
            && tag.span.start >= figure.end
            && let Some(end) = tag.partner.and_then(|end| tags.get(end))
        {
            figure = tag.span.start..end.span.end;
        }
        if addresses(tag).any(|address| held.iter().any(|held| is_of(held, &address))) {
            let is_in_figure = figure.contains(&tag.span.start);
            cuts.push(if is_in_figure { figure.clone() } else { tag.span.clone() });
        } else if !may_be_signed && !tag.begins("a") && addresses(tag).any(|address| is_signed(&address)) {
            has_signed = true;
            cuts.push(tag.span.clone());
        }
    }
    if cuts.is_empty() {
        return (Cow::Borrowed(html), false);
    }
    let (mut kept, mut at) = (String::with_capacity(html.len()), 0);
    for cut in cuts {
        kept.push_str(html.get(at..cut.start).unwrap_or_default());
        at = at.max(cut.end);
    }
    kept.push_str(&html[at..]);
    (Cow::Owned(kept), has_signed)
}

/// Whether an address is that of a held picture, which may be named by its file alone, as Superdesk's ninjs for FTP does.
fn is_of(held: &str, address: &str) -> bool {
    let is_file = !held.is_empty() && !held.contains("://");
    let path = address.split(['?', '#']).next().unwrap_or(address);
    held == address || is_file && path.rsplit('/').next() == held.rsplit('/').next()
}

/// Where a picture, or a link to one, leads.
fn addresses(tag: &Tag<'_>) -> impl Iterator<Item = String> {
    let is_picture = !tag.is_end && tag.is_any(&["img", "source"]);
    let (single, several) = if is_picture {
        (tag.attribute("src"), tag.attribute("srcset"))
    } else if tag.begins("a") {
        (tag.attribute("href"), None)
    } else {
        (None, None)
    };
    let several = several.unwrap_or_default().into_owned();
    let several: Vec<String> = several
        .split_whitespace()
        .map(|part| part.trim_matches(',').to_owned())
        .collect();
    single.into_iter().map(|src| src.trim().to_owned()).chain(several)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_is_held_goes_with_what_is_said_of_it() {
        let figure = |src: &str| {
            format!("<figure><a href=\"{src}\"><img src=\"{src}\"></a><figcaption>A ferry</figcaption></figure>")
        };
        let html = format!(
            "<p>One</p>{}<p>Two</p>{}",
            figure("held.jpg?a=1&amp;b=2"),
            figure("open.jpg")
        );
        let held = ["held.jpg?a=1&b=2".to_owned()];
        assert_eq!(
            without(&html, &held, false).0,
            format!("<p>One</p><p>Two</p>{}", figure("open.jpg"))
        );
        let by_file = ["held.jpg".to_owned()];
        let far = figure("https://media.courier.example/2026/held.jpg?a=1");
        assert_eq!(without(&far, &by_file, false).0, "");
        let bare = "<p><img srcset='small.jpg 1x, held.jpg?a=1&b=2 2x'>Three</p>";
        assert_eq!(without(bare, &held, false).0, "<p>Three</p>");
        assert_eq!(without(&html, &[], false), (Cow::Borrowed(html.as_str()), false));
    }

    #[test]
    fn a_picture_with_a_signed_address_leaves_its_caption() {
        let html = "<figure><img src='x.jpg?Signature=a&amp;Expires=9'><figcaption>A ferry</figcaption></figure><a href='y?token=1'>y</a>";
        let expected = "<figure><figcaption>A ferry</figcaption></figure><a href='y?token=1'>y</a>";
        assert_eq!(without(html, &[], false), (Cow::Owned(expected.to_owned()), true));
        assert_eq!(without(html, &[], true), (Cow::Borrowed(html), false));
    }
}
