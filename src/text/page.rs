//! The text of an article out of the page that a generator made of it: the element that says it is
//! the text, else the article or the main part of the page.

use std::sync::LazyLock;

use regex::Regex;

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

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

static START: LazyLock<Regex> = pattern!(r#"(?is)<([a-z][a-z0-9-]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)>"#);
static CLASS: LazyLock<Regex> = pattern!(r#"(?is)\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"#);
static BODY: LazyLock<Regex> = pattern!(r#"(?is)\bitemprop\s*=\s*["']?articleBody\b"#);
static COMMENT: LazyLock<Regex> = pattern!(r"(?s)<!--.*?-->");
/// What stands in an article and is not its text.
static FURNITURE: LazyLock<Regex> = pattern!(
    r"(?is)<header\b.*?</header\s*>|<nav\b.*?</nav\s*>|<footer\b.*?</footer\s*>|<form\b.*?</form\s*>|<button\b.*?</button\s*>"
);
/// The link to itself that a heading has.
static ANCHOR: LazyLock<Regex> = pattern!(
    r#"(?is)<a\b[^>]*\bclass\s*=\s*["'][^"']*(?:hash-link|header-?link|heading-?anchor|header-anchor)[^"']*["'][^>]*>.*?</a\s*>"#
);

/// The HTML of the text; `None` for a page in which nothing says what its text is.
pub fn text(page: &str) -> Option<String> {
    let page = COMMENT.replace_all(page, "");
    let by_class = |name: &str| element(&page, |_, attributes| has_class(attributes, name));
    let marked = CLASSES.iter().find_map(|name| by_class(name));
    let marked = marked.or_else(|| element(&page, |_, attributes| BODY.is_match(attributes)));
    let text = marked.map(str::to_owned).or_else(|| {
        let part = |name: &str| element(&page, |tag, _| tag.eq_ignore_ascii_case(name));
        let part = part("article").or_else(|| part("main"))?;
        Some(FURNITURE.replace_all(part, "").into_owned())
    })?;
    Some(ANCHOR.replace_all(&text, "").trim().to_owned())
}

fn has_class(attributes: &str, name: &str) -> bool {
    let classes = CLASS
        .captures(attributes)
        .and_then(|found| (1..4).find_map(|group| found.get(group)));
    classes.is_some_and(|classes| classes.as_str().split_whitespace().any(|class| class == name))
}

/// What stands in the first element of this kind, up to the end that is its own.
fn element(page: &str, is_it: impl Fn(&str, &str) -> bool) -> Option<&str> {
    let found = START.captures_iter(page).find(|found| is_it(&found[1], &found[2]))?;
    let start = found.get(0)?.end();
    let tags = Regex::new(&format!(r"(?i)<(/?){}\b", regex::escape(&found[1]))).ok()?;
    let mut depth = 0;
    for tag in tags.captures_iter(&page[start..]) {
        let at = start + tag.get(0)?.start();
        match (&tag[1], depth) {
            ("/", 0) => return Some(&page[start..at]),
            ("/", _) => depth -= 1,
            _ => depth += 1,
        }
    }
    None
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
            ("<div itemprop='articleBody'>a</div>", Some("a")),
            (
                "<article><header><h1>T</h1></header><p>a</p><footer>f</footer></article>",
                Some("<p>a</p>"),
            ),
            (
                "<main><h2>H<a class=\"hash-link\" href=\"#h\">#</a></h2></main>",
                Some("<h2>H</h2>"),
            ),
            ("<!-- <article>x</article> --><p>a</p>", None),
        ] {
            assert_eq!(text(page).as_deref(), expected, "{page}");
        }
    }
}
