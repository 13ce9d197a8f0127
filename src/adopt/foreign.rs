//! Generators whose trees feedmill knows by sight, and cannot read.

/// How another generator is known.
pub(super) struct Foreign {
    pub title: &'static str,
    /// Files and folders that it is set up with, each with a key that it must have.
    pub signs: &'static [(&'static str, &'static str)],
    pub packages: &'static [&'static str],
}

const fn foreign(
    title: &'static str,
    signs: &'static [(&'static str, &'static str)],
    packages: &'static [&'static str],
) -> Foreign {
    Foreign { title, signs, packages }
}

/// Every one of them.
pub(super) const FOREIGN: &[Foreign] = &[
    // It has its settings where Jekyll has them.
    foreign(
        "Hexo",
        &[("_config.yml", "new_post_name"), ("_config.yml", "source_dir")],
        &["hexo"],
    ),
    foreign(
        "Next.js",
        &[("next.config.js", ""), ("next.config.mjs", ""), ("next.config.ts", "")],
        &["next"],
    ),
    foreign(
        "Gatsby",
        &[
            ("gatsby-config.js", ""),
            ("gatsby-config.ts", ""),
            ("gatsby-config.mjs", ""),
        ],
        &["gatsby"],
    ),
    foreign(
        "Nuxt",
        &[("nuxt.config.ts", ""), ("nuxt.config.js", ""), ("nuxt.config.mjs", "")],
        &["nuxt"],
    ),
    foreign("VitePress", &[(".vitepress", "")], &["vitepress"]),
    foreign("VuePress", &[(".vuepress", "")], &["vuepress"]),
    foreign(
        "SvelteKit",
        &[("svelte.config.js", ""), ("svelte.config.ts", "")],
        &["@sveltejs/kit"],
    ),
    foreign("Gridsome", &[("gridsome.config.js", "")], &["gridsome"]),
    foreign("Lume", &[("_config.ts", "")], &[]),
    foreign(
        "MkDocs",
        &[("mkdocs.yml", ""), ("mkdocs.yaml", "")],
        &["mkdocs", "mkdocs-material"],
    ),
    // Before Sphinx, with which it shares the name of its settings.
    foreign("Nikola", &[("conf.py", "BLOG_TITLE")], &["nikola"]),
    foreign("Sphinx", &[("conf.py", ""), ("source/conf.py", "")], &["sphinx"]),
    foreign("Middleman", &[], &["middleman"]),
    foreign("Bridgetown", &[("bridgetown.config.yml", "")], &["bridgetown"]),
    foreign("Nanoc", &[("nanoc.yaml", "")], &["nanoc"]),
    foreign("mdBook", &[("book.toml", "")], &[]),
    foreign("Quarto", &[("_quarto.yml", "")], &[]),
];
