//! The ways in which a text of the corpus is marked up: one generator writes all.

/// What stands before and behind the parts of a text.
pub struct Marks {
    pub paragraph: [&'static str; 2],
    pub heading: [&'static str; 2],
    pub list: [&'static str; 2],
    pub item: [&'static str; 2],
    pub quote: [&'static str; 2],
    pub strong: [&'static str; 2],
    pub emphasis: [&'static str; 2],
    /// A link, of its words and its address.
    pub link: fn(&str, &str) -> String,
}

pub const MARKDOWN: Marks = Marks {
    paragraph: ["", "\n\n"],
    heading: ["## ", "\n\n"],
    list: ["", "\n"],
    item: ["- ", "\n"],
    quote: ["> ", "\n\n"],
    strong: ["**", "**"],
    emphasis: ["*", "*"],
    link: |words, address| format!("[{words}]({address})"),
};

pub const HTML: Marks = Marks {
    paragraph: ["<p>", "</p>\n"],
    heading: ["<h2>", "</h2>\n"],
    list: ["<ul>\n", "</ul>\n"],
    item: ["<li>", "</li>\n"],
    quote: ["<blockquote>\n<p>", "</p>\n</blockquote>\n"],
    strong: ["<strong>", "</strong>"],
    emphasis: ["<em>", "</em>"],
    link: |words, address| format!("<a href=\"{address}\">{words}</a>"),
};

/// Lines and nothing else, as in wire copy.
pub const PLAIN: Marks = Marks {
    paragraph: ["", "\n\n"],
    heading: ["", "\n\n"],
    list: ["", "\n"],
    item: ["", "\n"],
    quote: ["", "\n\n"],
    strong: ["", ""],
    emphasis: ["", ""],
    link: |words, _| words.to_owned(),
};
