//! What names a house's style: patterns with defaults that fit common copy.

use std::ops::Deref;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

/// The style of a house's wire copy. Lines are matched with single blanks.
#[derive(Debug, Clone)]
pub struct WireRules {
    /// A byline; group `authors`.
    pub byline: Pattern,
    /// The line with the date; group `date`.
    pub posted: Pattern,
    /// The line with the date of a correction; group `date`.
    pub updated: Pattern,
    /// The line with the time before which nothing may be shown; group `date`.
    pub embargo: Pattern,
    /// What names topics; group `topics`.
    pub topics: Pattern,
    /// Lines besides ours that are not part of the story when they stand at its end.
    pub boilerplate: Vec<Regex>,
    /// Topics that `and` or a comma does not part.
    pub compound_topics: Vec<String>,
    /// Words that show that a part of a byline is no person.
    pub affiliations: Vec<String>,
}

/// A pattern of the house, or ours, which is only made for a run that meets wire copy.
#[derive(Debug, Clone)]
pub enum Pattern {
    /// The default.
    Ours(&'static LazyLock<Regex>),
    /// From the configuration.
    Own(Regex),
}

impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        match self {
            Self::Ours(pattern) => pattern,
            Self::Own(pattern) => pattern,
        }
    }
}

const BYLINE: &str = r"^by:?\s+(?<authors>\S.*)$";
const POSTED: &str = r"^(?:first |originally )?(?:posted|published|filed|date)(?: on| at)?:?\s+(?<date>\S.*)$";
const UPDATED: &str =
    r"^(?:last )?(?:updated?|modified|corrected|revised|edited|amended)(?: on| at)?:?\s+(?<date>\S.*)$";
const EMBARGO: &str = r"^(?:(?:under )?embargo(?:ed)?|(?:hold|not) for (?:release|publication))(?: until| till| before)?:?\s+(?<date>\S.*)$";
const TOPICS: &str = r"[(\[](?:read |see )?more (?:(?<topics>[^()\[\]]+?(?: \([^()]*\))?) (?:stories|news|coverage)|(?:stories|news|coverage) (?:on|about) (?<topics2>[^()\[\]]+?))\s?\.?[)\]]\.?";

/// Each names what it is about, so that no sentence of a story is taken for one.
const BOILERPLATE: &[&str] = &[
    r"^get (?:the news faster|breaking news)\b.{0,80}$",
    r"^(?:\d[.)] )?(?:tap|click|swipe) (?:in|on|to|here)\b.{0,60}$",
    r"^(?:\d[.)] )?(?:open|choose|select|scroll to) .{0,40}\b(?:menu|browser|settings|home screen|share button)\b.{0,20}$",
    r"^[x×✕✖]$",
    r"^(?:install|download|get|try|open) (?:the|our) .{0,60}\bapps?(?: today| now| here)?\W*$",
    r"^in (?:one|two|three|four|a few) easy steps\W*$",
    r"^(?:sign up|subscribe|register)(?: now| here| today| free)?\W*$",
    r"^.{0,40}\b(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|alerts|inbox|podcast|channel|account)\b.{0,40}$",
    r"^subscribe to (?:the|our) .{0,60}\b(?:week|month|year|today|now|print|digital)\b.{0,30}$",
    r"^(?:follow|like|find|join) us on (?:facebook|twitter|x|instagram|threads|mastodon|bluesky|tiktok|youtube|linkedin|whatsapp|telegram|google)\b.{0,60}$",
    r"^(?:share|tweet|e-?mail|print|(?:show )?(?:\d+ )?comments?|copy link|save|advertisement|sponsored|most popular|recommended)$",
    r"^(?:share|print|e-?mail|save) this (?:story|article)\W*$",
    r"^(?:related|more) (?:stories|articles|coverage|news):?$",
    r"^(?:read|see) next:? .{0,120}$",
    r"^support (?:local|independent|our) journalism\b.{0,100}$",
    r"^contact the (?:reporter|author|writer|editor)s? at\b.{0,80}$",
    r"^(?:copyright (?:©|\(c\)|\d{4})|©|\(c\) ?\d{4}).*$",
    r"^.{0,200}\ball rights reserved\W*$",
    r"^(?:###|-? ?30 ?-?|# # #)$",
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
    "association",
    "center",
    "college",
    "foundation",
    "institute",
    "society",
    "university",
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
    "press",
    "producer",
    "radio",
    "reporter",
    "reuters",
    "review",
    "service",
    "services",
    "staff",
    "times",
    "tribune",
    "upi",
    "wire",
    "writer",
    "writers",
];

static DEFAULT_BYLINE: LazyLock<Regex> = LazyLock::new(|| pattern(BYLINE));
/// The line with the date in most houses' style, by which wire copy is told from other texts.
pub(super) static DEFAULT_POSTED: LazyLock<Regex> = LazyLock::new(|| pattern(POSTED));
static DEFAULT_UPDATED: LazyLock<Regex> = LazyLock::new(|| pattern(UPDATED));
static DEFAULT_EMBARGO: LazyLock<Regex> = LazyLock::new(|| pattern(EMBARGO));
static DEFAULT_TOPICS: LazyLock<Regex> = LazyLock::new(|| pattern(TOPICS));
static DEFAULT_BOILERPLATE: LazyLock<Vec<Regex>> =
    LazyLock::new(|| BOILERPLATE.iter().map(|text| pattern(text)).collect());

fn pattern(text: &str) -> Regex {
    RegexBuilder::new(text)
        .case_insensitive(true)
        .build()
        .expect("a constant pattern")
}

impl Default for WireRules {
    fn default() -> Self {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        Self {
            byline: Pattern::Ours(&DEFAULT_BYLINE),
            posted: Pattern::Ours(&DEFAULT_POSTED),
            updated: Pattern::Ours(&DEFAULT_UPDATED),
            embargo: Pattern::Ours(&DEFAULT_EMBARGO),
            topics: Pattern::Ours(&DEFAULT_TOPICS),
            boilerplate: Vec::new(),
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

    /// Whether a line is none of the story's when it stands at its end.
    pub fn is_boilerplate(&self, line: &str) -> bool {
        let mut patterns = DEFAULT_BOILERPLATE.iter().chain(&self.boilerplate);
        patterns.any(|pattern| pattern.is_match(line))
    }
}
