//! What can be chosen by name, as the configuration says it.

use crate::model::{BodyMode, Level};

/// How much of an article.
pub(super) const BODIES: &[(&str, BodyMode)] = &[
    ("full", BodyMode::Full),
    ("summary", BodyMode::Summary),
    ("none", BodyMode::None),
];

/// What a code can be set to; `None` for what is not told at all.
pub(super) const LEVELS: &[(&str, Option<Level>)] = &[
    ("error", Some(Level::Error)),
    ("warning", Some(Level::Warning)),
    ("info", Some(Level::Info)),
    ("ignore", None),
];

/// Which page is `link` in RSS and `alternate` in Atom, where an article comments on a page of another site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExternalLinks {
    /// The other page; the article's own is `related`.
    Alternate,
    /// The article's own page; the other is `related`.
    Related,
}

impl ExternalLinks {
    /// As the configuration says it.
    pub const NAMES: &[(&str, Self)] = &[("alternate", Self::Alternate), ("related", Self::Related)];
}

/// How the stories of a feed are kept that it has no room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    /// A document for each year.
    Year,
    /// For each month.
    Month,
    /// For each day.
    Day,
    /// For so many stories, one or more.
    Count(usize),
}

impl Archive {
    /// As the configuration says it.
    pub(super) const NAMES: &[(&str, Self)] = &[("year", Self::Year), ("month", Self::Month), ("day", Self::Day)];
}

/// What a family of feeds is made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// One feed a topic.
    Topic,
    /// One feed a person.
    Author,
    /// One feed a section.
    Section,
    /// One feed a language.
    Language,
}

impl Each {
    /// As the configuration says it.
    pub const NAMES: &[(&str, Self)] = &[
        ("topic", Self::Topic),
        ("author", Self::Author),
        ("section", Self::Section),
        ("language", Self::Language),
    ];

    /// What one of them is called.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(_, each)| *each == self)
            .map_or("", |(name, _)| name)
    }
}
