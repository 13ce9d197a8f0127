//! What `feedmill init` writes: a configuration in which every setting is explained, and a
//! first article.

/// A commented `config.toml`. A test reads it and compares it with the table of keys.
pub const TEMPLATE: &str = include_str!("template.toml");

/// A first article in Markdown.
pub const ARTICLE: &str = include_str!("article.md");
