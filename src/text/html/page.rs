//! The text of an article out of the page that a generator made of it: the element that says it is
//! the text, else the article or the main part of the page.

use super::tags::{Tag, inner, tags};

/// Classes of the element that holds the text: microformats first, then those of common themes.
const CLASSES: &[&str] = &[
    "e-content",
    "post-content",
    "entry-content",
    "article-content",
    "article-body",
    "article__content",
    "post-body",
    "post__content",
    "page-content",
];

/// What stands in an article and is not its text.
const FURNITURE: &[&str] = &["header", "nav", "footer", "form", "button"];

/// What is no part of a text that is marked as such.
const ASIDE: &[&str] = &["nav", "form", "button"];

/// The HTML of the text; `None` for a page in which nothing says what its text is.
pub fn text(page: &str) -> Option<String> {
    let tags = tags(page);
    let first =
        |is_it: &dyn Fn(&Tag<'_>) -> bool| (0..tags.len()).find(|at| is_beginning(&tags, *at) && is_it(&tags[*at]));
    let marked = CLASSES
        .iter()
        .find_map(|name| first(&|tag| tag.has_class(|class| class == *name)));
    let marked = marked.or_else(|| first(&|tag| tag.attribute("itemprop").is_some_and(|value| value == "articleBody")));
    let part = || first(&|tag| tag.begins("article")).or_else(|| first(&|tag| tag.begins("main")));
    let (at, furniture) = match marked {
        Some(at) => (at, ASIDE),
        None => (part()?, FURNITURE),
    };
    Some(without(page, &tags, at, furniture).trim().to_owned())
}

fn is_beginning(tags: &[Tag<'_>], at: usize) -> bool {
    !tags[at].is_end && tags[at].partner.is_some()
}

/// What stands in an element, without some elements and without comments.
fn without(page: &str, tags: &[Tag<'_>], at: usize, names: &[&str]) -> String {
    let Some(within) = inner(tags, at) else {
        return String::new();
    };
    let mut out = String::new();
    let mut from = within.start;
    let inside = (at + 1..tags.len()).take_while(|other| tags[*other].span.start < within.end);
    for other in inside.filter(|other| is_beginning(tags, *other) && tags[*other].is_any(names)) {
        let end = tags[other]
            .partner
            .map(|end| tags[end].span.end)
            .filter(|end| *end <= within.end);
        let (Some(end), true) = (end, tags[other].span.start >= from) else {
            continue;
        };
        out.push_str(&page[from..tags[other].span.start]);
        from = end;
    }
    out.push_str(&page[from..within.end]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_page_is_found() {
        for (page, expected) in [
            (
                "<main><div class=\"x post-content\"><div>a</div>b</div>c</main>",
                Some("<div>a</div>b"),
            ),
            ("<div itemprop='articleBody'>a<nav>b</nav></div>", Some("a")),
            (
                "<article><header><h1>T</h1></header><p>a</p><footer>f</footer></article>",
                Some("<p>a</p>"),
            ),
            ("<main><header><nav>n</nav></header>a</main>", Some("a")),
            ("<!-- <article>x</article> --><p>a</p>", None),
        ] {
            assert_eq!(text(page).as_deref(), expected, "{page}");
        }
    }
}
