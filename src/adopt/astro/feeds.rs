//! Feeds that Astro makes with `@astrojs/rss`: files such as `src/pages/rss.xml.js`. An entry's id is its
//! link, and the package puts a slash behind each unless it is told not to (version 4, `dist/util.js`).

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

/// A feed of the site's own.
pub(crate) struct AstroFeed {
    /// From the root of the site.
    pub file: String,
    /// What stands in front of an entry's name in its links, if that is written out.
    pub before: Option<String>,
    /// Whether its links end in a slash.
    pub has_slash: bool,
    /// How many entries it has at most.
    pub limit: Option<usize>,
}

static LINK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"link:\s*`([^`]*)`").expect("a constant pattern"));
static NO_SLASH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"trailingSlash:\s*false\b").expect("a constant pattern"));
static SLICE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\.slice\(\s*0\s*,\s*(\d+)\s*\)").expect("a constant pattern"));
/// An expression in a template that is the entry's name.
static NAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\$\{[^{}]*\.(?:slug|id)\s*\}").expect("a constant pattern"));
/// The folder that the site is served in.
static BASE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\$\{\s*import\.meta\.env\.BASE_URL\s*\}").expect("a constant pattern"));

/// Every feed of the site.
pub(crate) fn feeds(site: &Path, src: &str, base: &str) -> Vec<AstroFeed> {
    let files = super::files(site, &format!("{src}/pages"), &[".js", ".ts", ".mjs"]);
    files.into_iter().filter_map(|file| feed(site, file, base)).collect()
}

fn feed(site: &Path, file: String, base: &str) -> Option<AstroFeed> {
    let text = fs::read_to_string(site.join(&file)).ok()?;
    text.contains("@astrojs/rss").then(|| AstroFeed {
        before: LINK.captures(&text).and_then(|link| before(&link[1], base)),
        has_slash: !NO_SLASH.is_match(&text),
        limit: SLICE.captures(&text).and_then(|found| found[1].parse().ok()),
        file,
    })
}

/// `/paper/blog/${post.id}/` begins with `/paper/blog/`; `None` where other code decides.
fn before(link: &str, base: &str) -> Option<String> {
    let link = BASE.replace_all(link, format!("/{}/", base.trim_matches('/')));
    let (before, _) = link.split_at(NAME.find(&link)?.start());
    let mut before = format!("/{before}");
    while before.contains("//") {
        before = before.replace("//", "/");
    }
    (!before.contains("${")).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_say_where_entries_are() {
        for (link, expected) in [
            ("/blog/${post.id}/", Some("/blog/")),
            ("${import.meta.env.BASE_URL}blog/${slug(post.id)}/", None),
            ("${import.meta.env.BASE_URL}blog/${post.slug}", Some("/paper/blog/")),
            ("blog/${entry.id}", Some("/blog/")),
            ("/${section}/${post.id}/", None),
            ("/blog/", None),
        ] {
            assert_eq!(before(link, "/paper").as_deref(), expected, "{link}");
        }
    }
}
