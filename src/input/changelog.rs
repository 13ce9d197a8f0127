//! A page that is a changelog: each heading with a date is an article, at the page's address and the anchor of
//! the heading. Its text goes to the next heading of its level.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::fields::{self, Given, Record};
use super::front_matter::Front;
use super::keys::Values;
use super::style::Style;
use super::{Found, Rules, name, text};
use crate::model::{Body, Markup, Timestamp};
use crate::text::date;
use crate::text::markdown::{Heading, definitions, headings};
use crate::text::node::Node;
use crate::text::source::Source;

/// Names of files that are read as changelogs where nobody says otherwise, in lower case.
const NAMES: &[&str] = &["changelog.md", "changes.md", "history.md", "releases.md"];

/// Days as headings have them, with a time behind the first.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?:^|[^\d.-]) (?P<day>
            \d{4}[-/]\d{1,2}[-/]\d{1,2} (?: [T\ ]+ \d{1,2}:\d{2}(?::\d{2})? (?: \ ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}) )? )?
          | \p{Lu}\p{L}+\.? \ +\d{1,2}(?:st|nd|rd|th)?,? \ +\d{4}
          | \d{1,2}(?:st|nd|rd|th)?\.? \ +\p{Lu}\p{L}+\.?,? \ +\d{4}
        ) (?:$|[^\d-])",
    )
    .expect("a constant pattern")
});

static ORDINAL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(\d)(?:st|nd|rd|th)\b").expect("a constant pattern"));

static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:version|release|ver\.?)?\s*v?\d+(?:\.\w+)*(?:[-+][\w.+-]+)?$").expect("a constant pattern")
});

/// What stands around a date in a heading.
const AROUND: &[char] = &[' ', '-', '–', '—', ':', ',', '|', '/', '(', ')', '[', ']'];

/// The releases of a changelog; `None` for a file that is none.
pub(super) fn releases(source: &Source<'_>, front: &Front, rules: &Rules) -> Option<Vec<Found>> {
    if !is_changelog(source.file, &front.fields, &rules.style) {
        return None;
    }
    let page = &source.text[front.body_at..];
    let headings = headings(page);
    let anchors = anchors(&headings, rules.style.generator.heading_id);
    let dated: Vec<(usize, Timestamp)> = (headings.iter().enumerate())
        .filter_map(|(at, heading)| Some((at, day(&heading.words, rules)?)))
        .collect();
    let level = dated.iter().map(|(at, _)| headings[*at].level).min()?;
    let title = title(source.file, &front.fields, &headings, level, &rules.style);
    let definitions = definitions(page);
    let release = |(at, published): &(usize, Timestamp)| {
        let heading = &headings[*at];
        let next = headings[*at + 1..].iter().find(|next| next.level <= level);
        let section = heading.span.end..next.map_or(page.len(), |next| next.span.start);
        Release {
            line_at: front.body_at + heading.span.start,
            at: front.body_at + section.start,
            text: with_definitions(page, section, &definitions),
            given: Given {
                title: release_title(&title, &heading.words),
                published: *published,
                fragment: anchors[*at].clone(),
            },
        }
    };
    let releases = dated.iter().filter(|(at, _)| headings[*at].level == level).map(release);
    let mut found: Vec<Found> = releases
        .map(|release| release.read(source, &front.fields, rules))
        .collect();
    if let Some(first) = found.first_mut() {
        first.notes.splice(0..0, front.notes.iter().cloned());
    }
    Some(found)
}

/// A part of the page.
struct Release {
    /// Byte of its heading.
    line_at: usize,
    /// Byte of its text.
    at: usize,
    text: String,
    given: Given,
}

impl Release {
    fn read(self, source: &Source<'_>, fields: &Node, rules: &Rules) -> Found {
        let body = Body {
            text: self.text,
            markup: Markup::Markdown,
            at: self.at,
            ..Body::default()
        };
        let text = text::read(source, fields, body, &rules.style);
        let record = Record {
            source,
            at: self.line_at,
            fields,
            body: Some(text.body),
            is_file: true,
            given: Some(self.given),
        };
        let mut found = fields::article(&record, rules);
        found.notes.extend(text.notes);
        found
    }
}

/// Whether a file is one by the configuration, or by its name: that of an article with a date is its own affair.
fn is_changelog(file: &str, fields: &Node, style: &Style) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default().to_lowercase();
    let has_no_date = || Values::new(fields, &[], &style.keys).of("published").next().is_none();
    style.changelog.is_match(file) || !style.is_adopted() && NAMES.contains(&&*name) && has_no_date()
}

/// The day of a heading. What is not released has none.
fn day(words: &str, rules: &Rules) -> Option<Timestamp> {
    let found = DAY
        .captures(words)
        .filter(|_| !words.to_lowercase().contains("unreleased"))?;
    let text = ORDINAL.replace_all(&found["day"], "$1").replace('/', "-");
    date::parse(&text, &rules.dates).ok().map(|reading| reading.time)
}

/// What the page is called: its title, else its first heading above the releases, else its file.
fn title(file: &str, fields: &Node, headings: &[Heading], level: usize, style: &Style) -> String {
    let values = Values::new(fields, &[], &style.keys);
    let own = values.of("title").find_map(Node::text).map(str::to_owned);
    let heading = || {
        headings
            .iter()
            .find(|heading| heading.level < level)
            .map(|heading| heading.words.clone())
    };
    own.or_else(heading)
        .unwrap_or_else(|| name::headline(&file.to_lowercase(), style))
}

/// A heading that says nothing but a version or a day is told whose it is.
fn release_title(page: &str, words: &str) -> String {
    let day = DAY.captures(words).and_then(|found| found.name("day"));
    let rest = day.map_or(words.to_owned(), |day| {
        format!("{}{}", &words[..day.start()], &words[day.end()..])
    });
    let rest = rest
        .trim_matches(AROUND)
        .trim_end_matches("()")
        .trim_end_matches(AROUND);
    if rest.is_empty() {
        format!("{page}: {}", words.trim_matches(AROUND))
    } else if VERSION.is_match(rest) {
        format!("{page} {rest}")
    } else {
        words.trim().to_owned()
    }
}

/// The text of a section, with the link definitions of the page that it needs.
fn with_definitions(page: &str, section: Range<usize>, definitions: &[(String, Range<usize>)]) -> String {
    let mut text = page[section.clone()].trim().to_owned();
    let lower = text.to_lowercase();
    let is_needed = |(name, span): &&(String, Range<usize>)| {
        !section.contains(&span.start) && lower.contains(&format!("[{}]", name.to_lowercase()))
    };
    for (at, (_, span)) in definitions.iter().filter(is_needed).enumerate() {
        text.push_str(if at == 0 { "\n\n" } else { "\n" });
        text.push_str(page[span.clone()].trim());
    }
    text
}

/// The anchors that the headings of a page have, each once.
fn anchors(headings: &[Heading], id: fn(&str) -> String) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let anchor = |heading: &Heading| {
        let base = heading.id.clone().unwrap_or_else(|| id(&heading.words));
        let count = counts.entry(base.clone()).or_default();
        *count += 1;
        if *count > 1 {
            format!("{base}-{}", *count - 1)
        } else {
            base
        }
    };
    headings.iter().map(anchor).collect()
}

#[cfg(test)]
mod tests {
    use super::super::generator::{GENERATORS, OWN};
    use super::*;

    #[test]
    fn headings_have_days() {
        let day = |words: &str| day(words, &Rules::default()).map(|time| time.rfc3339()[..10].to_owned());
        for words in [
            "[1.2.0] - 2026-02-03",
            "1.2.0 (2026-02-03)",
            "2026-02-03",
            "February 3, 2026",
            "Feb. 3rd, 2026",
            "3 February 2026",
            "v1.2.0 / 2026/02/03",
            "v1.2.0, 2026-02-03 10:00",
        ] {
            assert_eq!(day(words).as_deref(), Some("2026-02-03"), "{words}");
        }
        for words in [
            "Unreleased",
            "Unreleased (2026-02-03)",
            "1.2.0",
            "10.2026-02-03.1",
            "February 2026",
            "Fixed",
        ] {
            assert_eq!(day(words), None, "{words}");
        }
    }

    #[test]
    fn releases_are_called_by_their_headings() {
        for (words, title) in [
            ("[1.2.0] - 2026-02-03", "Nets 1.2.0"),
            ("v1.2.0-rc.1 (2026-02-03)", "Nets v1.2.0-rc.1"),
            ("Version 2 — February 3, 2026", "Nets Version 2"),
            ("February 3, 2026", "Nets: February 3, 2026"),
            ("Faster nets, 2026-02-03", "Faster nets, 2026-02-03"),
        ] {
            assert_eq!(release_title("Nets", words), title);
        }
    }

    #[test]
    fn anchors_are_those_of_the_page() {
        let headings = headings("# A\n## 1.2.0 (2026-02-03)\n## [1.1.0] - 2026\n## `x` y\n## A\n## B {#own}\n");
        assert_eq!(
            anchors(&headings, OWN.heading_id),
            ["a", "120-2026-02-03", "110---2026", "x-y", "a-1", "own"]
        );
        let zola = GENERATORS.iter().find(|generator| generator.name == "zola").unwrap();
        assert_eq!(anchors(&headings[1..2], zola.heading_id), ["1-2-0-2026-02-03"]);
    }
}
