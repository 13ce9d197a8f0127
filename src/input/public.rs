//! Whether an article may go out: one rule for all inputs. It goes out only if everything that it says about
//! its being public means "public now" or says nothing; what is not understood holds it. Which keys say
//! something of it is in `keys::SYNONYMS`.

use crate::text::node::{Node, Value};
use crate::text::slug;

/// How a field speaks of being public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Yes holds: `draft: true`.
    Hides,
    /// No holds: `published: false`.
    Shows,
    /// A word says it: `status: pending`.
    Tells,
    /// A clear no holds, anything else speaks of something else: `rss: false`, `feed: { title: … }`.
    Switches,
    /// A clear yes holds, anything else speaks of something else: `protected: true`, `members: [Ada]`.
    Marks,
    /// Whatever it is holds: `password: …`.
    Locks,
    /// Names of collections: one that feeds are made of holds, and so does yes (`eleventyExcludeFromCollections`).
    Leaves,
}

impl Sense {
    /// The fields that speak of it, by their names in `keys::SYNONYMS`.
    pub const FIELDS: &[(&str, Self)] = &[
        ("draft", Self::Hides),
        ("public", Self::Shows),
        ("status", Self::Tells),
        ("feed", Self::Switches),
        ("protected", Self::Marks),
        ("password", Self::Locks),
        ("left_collections", Self::Leaves),
    ];

    /// The sense of a field; `None` for one that speaks of something else.
    pub fn of(field: &str) -> Option<Self> {
        let known = Self::FIELDS.iter().find(|(name, _)| *name == field);
        known.map(|(_, sense)| *sense)
    }
}

/// What a publication may show though it says that it is not public now, as site generators can be told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// What is dated ahead.
    Future,
    /// `draft: true`
    Drafts,
    /// `published: false`
    Unpublished,
}

impl Show {
    /// As the configuration says it.
    pub const NAMES: &[(&str, Self)] = &[
        ("future", Self::Future),
        ("drafts", Self::Drafts),
        ("unpublished", Self::Unpublished),
    ];

    /// Whether what this key says does not hold an article.
    pub fn lets_out(self, key: &str) -> bool {
        match self {
            Self::Future => false,
            Self::Drafts => key.eq_ignore_ascii_case("draft"),
            Self::Unpublished => key.eq_ignore_ascii_case("published"),
        }
    }
}

/// What a value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Public now, or nothing.
    Public,
    /// Not public.
    Held,
    /// Nobody knows: not public.
    Unknown,
}

/// Words for "public now": of site generators, content systems and agencies (IPTC `pubStatus`).
const PUBLIC: &[&str] = &[
    "published",
    "publish",
    "public",
    "live",
    "usable",
    "released",
    "visible",
    "listed",
    "open",
    "free",
    "everyone",
    "anyone",
    "all",
    "online",
    // Hugo's `build.list` and `build.render`: a page with a link of its own is listed.
    "always",
    "link",
];

/// What an article inherits from a file that cannot be read: nobody knows what it says.
pub const UNREADABLE: &str = "unreadable";

/// Words for what is not public, or not public now.
const HELD: &[&str] = &[
    "draft",
    "drafts",
    "hidden",
    "hide",
    "skip",
    "private",
    "pending",
    "paid",
    "member",
    "members",
    "subscriber",
    "subscribers",
    "premium",
    "tiers",
    "password",
    "protected",
    "internal",
    "unlisted",
    "unpublished",
    "canceled",
    "cancelled",
    "withheld",
    "embargoed",
    "scheduled",
    "future",
    "planned",
    "review",
    "in review",
    "archived",
    "deleted",
    "trash",
    "trashed",
    "never",
    "local",
    "none",
    "nobody",
    "exclude",
    "excluded",
    "disabled",
    "disable",
    "omit",
    "ignore",
    "wip",
    "killed",
    "spiked",
    "withdrawn",
    "retracted",
    "rejected",
    "restricted",
    "confidential",
    "on hold",
    "in progress",
    "not published",
    "not public",
];

/// Names of collections that feeds are made of.
pub const COLLECTIONS: &[&str] = &[
    "all", "post", "posts", "blog", "blogs", "article", "articles", "news", "feed",
];

/// Yes or no, as YAML 1.1 and people write them (<https://yaml.org/type/bool.html>); `None` for anything else.
pub fn flag(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "t" | "1" => Some(true),
        "false" | "no" | "off" | "n" | "f" | "0" => Some(false),
        _ => None,
    }
}

/// Whether a text in the place of a time says that there is none.
pub fn is_never(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    ["", "never", "none", "null", "n/a", "-"].contains(&&*text)
        || text.starts_with("0000")
        || flag(&text) == Some(false)
}

/// What a value says in a field of this sense.
pub fn verdict(sense: Sense, value: &Value) -> Verdict {
    match value {
        Value::Null => Verdict::Public,
        Value::Bool(yes) => of_flag(sense, *yes),
        Value::Text(text) | Value::Number(text) => of_text(sense, text),
        Value::List(_) | Value::Table(_) if sense == Sense::Marks => Verdict::Public,
        Value::List(items) => {
            let worst = items.iter().map(|item| verdict(sense, &item.value)).max();
            worst.unwrap_or(Verdict::Public)
        }
        Value::Table(fields) if sense == Sense::Switches => {
            let has = |key: &str| fields.iter().any(|field| field.key == key);
            // Eleventy writes no page of what is only served while one works.
            if has("serve") && !has("build") {
                return Verdict::Held;
            }
            let code = fields.iter().find(|field| matches!(field.node.value, Value::Code(_)));
            code.map_or(Verdict::Public, |_| Verdict::Unknown)
        }
        Value::Table(_) | Value::Code(_) => Verdict::Unknown,
    }
}

fn of_flag(sense: Sense, yes: bool) -> Verdict {
    let is_public = match sense {
        Sense::Hides | Sense::Marks | Sense::Locks | Sense::Leaves => !yes,
        Sense::Shows | Sense::Tells | Sense::Switches => yes,
    };
    if is_public { Verdict::Public } else { Verdict::Held }
}

fn of_text(sense: Sense, text: &str) -> Verdict {
    if text.trim().is_empty() {
        return Verdict::Public;
    }
    match (sense, flag(text)) {
        (Sense::Locks, _) => return Verdict::Held,
        (_, Some(yes)) => return of_flag(sense, yes),
        _ => {}
    }
    let key = slug::key(text);
    // `stat:usable`, or the address of a term.
    let word = key.rsplit([':', '/']).next().unwrap_or_default().trim();
    match sense {
        Sense::Leaves if COLLECTIONS.contains(&word) => Verdict::Held,
        Sense::Leaves => Verdict::Public,
        _ if HELD.contains(&word) && sense != Sense::Marks => Verdict::Held,
        Sense::Switches | Sense::Marks => Verdict::Public,
        Sense::Shows | Sense::Tells if PUBLIC.contains(&word) => Verdict::Public,
        _ => Verdict::Unknown,
    }
}

/// Whether a value is written as no.
pub fn is_no(node: &Node) -> bool {
    node.value == Value::Bool(false) || node.text().and_then(flag) == Some(false)
}

/// Whether a value is written as yes or no.
pub fn is_flag(node: &Node) -> bool {
    matches!(node.value, Value::Bool(_)) || node.text().is_some_and(|text| flag(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::node;

    fn of(sense: Sense, yaml: &str) -> Verdict {
        verdict(
            sense,
            &node::yaml(&format!("a: {yaml}\n")).unwrap().get("a").unwrap().value,
        )
    }

    #[test]
    fn yes_and_no_are_read_as_people_write_them() {
        for yes in ["true", "True", "yes", "YES", "on", "y", "1", "\"true\"", "' yes '"] {
            assert_eq!(of(Sense::Hides, yes), Verdict::Held, "{yes}");
            assert_eq!(of(Sense::Shows, yes), Verdict::Public, "{yes}");
        }
        for no in ["false", "no", "off", "N", "0", "\"false\""] {
            assert_eq!(of(Sense::Hides, no), Verdict::Public, "{no}");
            assert_eq!(of(Sense::Shows, no), Verdict::Held, "{no}");
            assert_eq!(of(Sense::Tells, no), Verdict::Held, "{no}");
        }
        for nothing in ["", "~", "\"\"", "[]"] {
            for (_, sense) in Sense::FIELDS {
                assert_eq!(of(*sense, nothing), Verdict::Public, "{nothing}");
            }
        }
    }

    #[test]
    fn only_words_for_public_let_an_article_out() {
        for (word, verdict) in [
            ("published", Verdict::Public),
            ("Publish", Verdict::Public),
            ("stat:usable", Verdict::Public),
            ("Draft", Verdict::Held),
            ("in-review", Verdict::Held),
            ("stat:canceled", Verdict::Held),
            ("withheld", Verdict::Held),
            ("paid", Verdict::Held),
            ("[public, members]", Verdict::Held),
            ("seedling", Verdict::Unknown),
            ("2", Verdict::Unknown),
            ("{a: b}", Verdict::Unknown),
        ] {
            assert_eq!(of(Sense::Tells, word), verdict, "{word}");
        }
        assert_eq!(of(Sense::Hides, "published"), Verdict::Unknown);
        assert_eq!(of(Sense::Hides, "private"), Verdict::Held);
        assert_eq!(of(Sense::Switches, "{priority: 0.5}"), Verdict::Public);
        assert_eq!(of(Sense::Switches, "main"), Verdict::Public);
        assert_eq!(of(Sense::Switches, "never"), Verdict::Held);
        assert_eq!(of(Sense::Locks, "gull"), Verdict::Held);
        assert_eq!(of(Sense::Marks, "yes"), Verdict::Held);
        for other in ["no", "[Ada, draft]", "{name: Ada}", "Ada", "private"] {
            assert_eq!(of(Sense::Marks, other), Verdict::Public, "{other}");
        }
        assert_eq!(of(Sense::Leaves, "[featured]"), Verdict::Public);
        assert_eq!(of(Sense::Leaves, "[featured, posts]"), Verdict::Held);
        assert_eq!(of(Sense::Leaves, "true"), Verdict::Held);
    }

    /// Who writes which word, and whether the story may go out.
    const WRITTEN: &[(&str, Verdict, &str)] = &[
        ("WordPress, Jekyll", Verdict::Public, "publish published public"),
        ("WordPress", Verdict::Held, "draft future pending private trash"),
        ("Ghost", Verdict::Public, "public published"),
        ("Ghost", Verdict::Held, "members paid tiers scheduled draft"),
        ("newsletters", Verdict::Public, "everyone anyone all free"),
        ("newsletters", Verdict::Held, "member subscriber subscribers premium"),
        ("IPTC", Verdict::Public, "stat:usable stat:released"),
        (
            "IPTC",
            Verdict::Held,
            "stat:withheld stat:canceled cancelled embargoed planned",
        ),
        ("Hugo", Verdict::Public, "always link"),
        ("Hugo", Verdict::Held, "never local"),
        ("Pelican", Verdict::Held, "hidden skip"),
        (
            "newsrooms",
            Verdict::Held,
            "killed spiked withdrawn retracted rejected restricted confidential on-hold in-progress not-published not-public",
        ),
        ("people", Verdict::Public, "live visible listed open online"),
        (
            "people",
            Verdict::Held,
            "drafts hide password protected internal unlisted unpublished review in-review archived deleted trashed \
             none nobody exclude excluded disabled disable omit ignore wip",
        ),
    ];

    #[test]
    fn every_word_says_what_those_who_write_it_mean() {
        let mut words = Vec::new();
        for (who, verdict, written) in WRITTEN {
            for word in written.split_whitespace() {
                assert_eq!(of(Sense::Tells, word), *verdict, "{who}: {word}");
                words.push(slug::key(word.rsplit(':').next().unwrap()));
            }
        }
        for word in PUBLIC.iter().chain(HELD) {
            assert!(words.iter().any(|known| known == word), "nobody writes {word}");
        }
    }

    #[test]
    fn what_is_only_served_has_no_page() {
        for (permalink, verdict) in [
            ("{serve: /a/}", Verdict::Held),
            ("{serve: /a/, build: /a/}", Verdict::Public),
            ("{build: /a/}", Verdict::Public),
        ] {
            assert_eq!(of(Sense::Switches, permalink), verdict, "{permalink}");
        }
    }

    #[test]
    fn a_time_that_never_comes_is_said_in_these_words() {
        for never in [
            "",
            " ",
            "Never",
            "none",
            "null",
            "n/a",
            "-",
            "0000-00-00",
            "no",
            "false",
        ] {
            assert!(is_never(never), "{never}");
        }
        for other in ["2026-11-29", "yes", "true", "soon", "1000-01-01"] {
            assert!(!is_never(other), "{other}");
        }
    }

    #[test]
    fn feeds_are_made_of_these_collections() {
        for word in "all post posts blog blogs article articles news feed".split(' ') {
            assert_eq!(of(Sense::Leaves, word), Verdict::Held, "{word}");
        }
        assert_eq!(of(Sense::Leaves, "ships"), Verdict::Public);
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in PUBLIC.iter().chain(HELD) {
            assert_eq!(slug::key(word), *word);
            assert!(!(PUBLIC.contains(word) && HELD.contains(word)), "{word}");
        }
    }
}
