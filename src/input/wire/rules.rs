//! What names a house's style: patterns with defaults that fit common copy.

use regex::{Regex, RegexBuilder};

/// The style of a house's wire copy. Lines are matched with single blanks.
#[derive(Debug, Clone)]
pub struct WireRules {
    /// A byline; group `authors`.
    pub byline: Regex,
    /// The line with the date; group `date`.
    pub posted: Regex,
    /// The line with the date of a correction; group `date`.
    pub updated: Regex,
    /// The line with the time before which nothing may be shown; group `date`.
    pub embargo: Regex,
    /// What names topics; group `topics`.
    pub topics: Regex,
    /// Lines that are not part of the story when they stand at its end.
    pub boilerplate: Vec<Regex>,
    /// Topics that `and` or a comma does not part.
    pub compound_topics: Vec<String>,
    /// Words that show that a part of a byline is no person.
    pub affiliations: Vec<String>,
}

const BYLINE: &str = r"^by:?\s+(?<authors>\S.*)$";
const POSTED: &str = r"^(?:first |originally )?(?:posted|published)(?: on| at)?:?\s+(?<date>\S.*)$";
const UPDATED: &str = r"^(?:last )?(?:updated|modified|corrected)(?: on| at)?:?\s+(?<date>\S.*)$";
const EMBARGO: &str = r"^(?:under )?embargo(?:ed)?(?: until| till)?:?\s+(?<date>\S.*)$";
const TOPICS: &str = r"\((?:read |see )?more (?<topics>[^()]+?) stories\s?\.?\)";

const BOILERPLATE: &[&str] = &[
    r"^get the news faster\W*$",
    r"^(?:tap|click|swipe|press) .{1,80}$",
    r"^\d[.)] (?:tap|click|open|press|choose|select|scroll) .{1,80}$",
    r"^[x×✕✖]$",
    r"^(?:install|download|get|try|open) (?:the|our) .{0,60}\bapps?\b.{0,60}$",
    r"^in (?:one|two|three|four|a few) easy steps\W*$",
    r"^(?:sign up|subscribe|register|log in|sign in)\b.{0,120}$",
    r"^(?:follow|like|find|join) us on\b.{0,80}$",
    r"^(?:share|tweet|e-?mail|print|comments?|copy link|save|advertisement|sponsored|most popular|related stories|recommended)\W*$",
    r"^(?:share|print|e-?mail) this (?:story|article)\W*$",
    r"^(?:copyright\b|©|\(c\)).{0,200}$",
    r"^.{0,120}\ball rights reserved\W*$",
];

/// Countries and desks that hold an `and`.
const COMPOUND_TOPICS: &[&str] = &[
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "São Tomé and Príncipe",
    "Trinidad and Tobago",
    "Turks and Caicos",
    "Arts and Culture",
    "Arts and Entertainment",
    "Crime and Courts",
    "Food and Drink",
    "Health and Fitness",
    "Law and Order",
    "Oil and Gas",
    "Research and Development",
    "Science and Technology",
    "Search and Rescue",
];

const AFFILIATIONS: &[&str] = &[
    "agency",
    "ap",
    "afp",
    "associated",
    "bloomberg",
    "bureau",
    "chief",
    "columnist",
    "contributor",
    "correspondent",
    "courier",
    "critic",
    "daily",
    "desk",
    "editor",
    "editors",
    "freelance",
    "herald",
    "intern",
    "journal",
    "magazine",
    "network",
    "news",
    "newspaper",
    "post",
    "press",
    "producer",
    "radio",
    "reporter",
    "reuters",
    "review",
    "service",
    "services",
    "special",
    "staff",
    "times",
    "tribune",
    "upi",
    "wire",
    "writer",
    "writers",
];

impl Default for WireRules {
    fn default() -> Self {
        let pattern = |text: &str| {
            RegexBuilder::new(text)
                .case_insensitive(true)
                .build()
                .expect("a constant pattern")
        };
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        Self {
            byline: pattern(BYLINE),
            posted: pattern(POSTED),
            updated: pattern(UPDATED),
            embargo: pattern(EMBARGO),
            topics: pattern(TOPICS),
            boilerplate: BOILERPLATE.iter().map(|text| pattern(text)).collect(),
            compound_topics: words(COMPOUND_TOPICS),
            affiliations: words(AFFILIATIONS),
        }
    }
}

impl WireRules {
    /// The patterns of single lines with their defaults, for the documentation.
    pub const DEFAULTS: &[(&str, &str)] = &[
        ("byline", BYLINE),
        ("posted", POSTED),
        ("updated", UPDATED),
        ("embargo", EMBARGO),
        ("topics", TOPICS),
    ];
}
