//! Code that decides what is public, and where: nothing is run, so that people have to look.

use std::fs;

use regex::Regex;

use super::super::paths::globs;
use super::Look;

/// A piece of code that matters.
struct Piece {
    /// Name of the generator.
    generator: &'static str,
    /// Patterns of its files, from the root of the site.
    files: &'static [&'static str],
    /// What it has to have; the first group is what it is called.
    pattern: &'static str,
    /// What it is called, if nothing in it says.
    name: &'static str,
}

const PIECES: &[Piece] = &[
    Piece {
        generator: "eleventy",
        files: &[".eleventy.js", "eleventy.config.*"],
        pattern: r"(addCollection)\s*\(",
        name: "addCollection",
    },
    Piece {
        generator: "eleventy",
        files: &["**/*.11tydata.{js,cjs,mjs}", "**/_data/eleventyComputed.{js,cjs,mjs}"],
        pattern: r"(eleventyComputed|permalink)\b[^,\n]*(?:=>|\bfunction\b|\))\s*[{(]?",
        name: "computed data",
    },
    Piece {
        generator: "eleventy",
        files: &["**/_data/eleventyComputed.{js,cjs,mjs}"],
        pattern: "",
        name: "computed data",
    },
    Piece {
        generator: "astro",
        files: &["src/pages/**/*.{astro,js,ts}"],
        pattern: r"(?:getCollection\([^()]*,\s*[^)]|\.(filter)\()",
        name: "filter",
    },
    Piece {
        generator: "astro",
        files: &["src/content.config.*", "src/content/config.*"],
        pattern: r"loader:\s*(?:file|\w+Loader)\b",
        name: "loader",
    },
    Piece {
        generator: "astro",
        files: &["src/content.config.*"],
        pattern: r"(generateId)\b",
        name: "generateId",
    },
    Piece {
        generator: "docusaurus",
        files: &["docusaurus.config.*"],
        pattern: r"(createFeedItems|processBlogPosts)\b",
        name: "feed",
    },
    Piece {
        generator: "docusaurus",
        files: &["docusaurus.config.*"],
        pattern: r"(?m)^\s*(plugins)\s*:\s*\[\s*[^\]\s]",
        name: "plugins",
    },
    Piece {
        generator: "hugo",
        files: &[
            "layouts/**/*{rss,feed,atom}*",
            "themes/*/layouts/**/*{rss,feed,atom}*.xml",
        ],
        pattern: "",
        name: "template of a feed",
    },
    Piece {
        generator: "hugo",
        files: &["hugo.*", "config.*", "config/_default/*"],
        pattern: r"(?i)\b(outputFormats)\b",
        name: "outputFormats",
    },
    Piece {
        generator: "hugo",
        files: &["hugo.*", "config.*", "config/_default/*"],
        pattern: r"(?is)\b(mounts)\b.{0,200}?\btarget\W{1,6}content\b",
        name: "mounts",
    },
    Piece {
        generator: "jekyll",
        files: &["_plugins/**/*.rb"],
        pattern: "",
        name: "plug-in",
    },
    Piece {
        generator: "jekyll",
        files: &["_config.yml", "_config.yaml"],
        pattern: r#"(?m)^\s*-\s*["']?(jekyll-(?:archives|polyglot|multiple-languages(?:-plugin)?|paginate-v2|titles-from-headings|postfiles|include-cache|compose|katex|toc))\b"#,
        name: "plug-in",
    },
    Piece {
        generator: "jekyll",
        files: &["{feed,atom,rss}.xml"],
        pattern: "",
        name: "template of a feed",
    },
    Piece {
        generator: "pelican",
        files: &["pelicanconf.py", "publishconf.py"],
        pattern: r"(?m)^(PLUGINS)\s*=\s*[\[(]\s*[^\])\s]",
        name: "PLUGINS",
    },
    Piece {
        generator: "pelican",
        files: &["pelicanconf.py", "publishconf.py"],
        pattern: r"(?m)^[ \t]*(ARTICLE_EXCLUDES|ARTICLE_PATHS|PAGE_PATHS|IGNORE_FILES|EXTRA_PATH_METADATA|DEFAULT_METADATA)[ \t]*(?:=[ \t]*[^\s\[({]|=.*\bfor\b|\+=|\.|\[)",
        name: "settings",
    },
    Piece {
        generator: "zola",
        files: &["templates/**/{atom,rss}.xml"],
        pattern: "",
        name: "template of a feed",
    },
];

/// Each piece with its file: `addCollection in eleventy.config.js`.
pub(super) fn pieces(look: &Look<'_>) -> Vec<String> {
    let own = PIECES
        .iter()
        .filter(|piece| piece.generator == look.tree.generator.name);
    let mut found: Vec<String> = own.flat_map(|piece| found(piece, look)).collect();
    found.dedup();
    found
}

fn found(piece: &Piece, look: &Look<'_>) -> Vec<String> {
    let root = &look.tree.root;
    let patterns: Vec<String> = piece.files.iter().map(|pattern| format!("{root}{pattern}")).collect();
    let (files, pattern) = (globs(&patterns), Regex::new(piece.pattern).ok());
    // One that begins with a point is on no list.
    let settings = look.tree.sign.filter(|sign| sign.starts_with('.'));
    let settings = settings.map(|sign| format!("{root}{sign}"));
    let names = look.survey.rest.iter().chain(&settings);
    let names = names.filter(|name| files.is_match(name));
    names
        .flat_map(|name| {
            let text = fs::read_to_string(look.tree.dir.join(name)).unwrap_or_default();
            let found = pattern.iter().flat_map(|pattern| pattern.captures_iter(&text));
            let words = found.map(|found| found.get(1).map_or(piece.name, |word| word.as_str()).to_owned());
            let mut words: Vec<String> = if piece.pattern.is_empty() {
                vec![piece.name.to_owned()]
            } else {
                words.collect()
            };
            words.dedup();
            words.into_iter().map(move |word| format!("{word} in {name}"))
        })
        .collect()
}
