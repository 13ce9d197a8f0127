//! Embargoes of text wires: no field has them, agencies write them into a line of their own, before the headline or the
//! story. What may be one holds: a story that comes late is mended, one that was out too early is not.

use super::blocks::Block;
use super::{frame, notes};

/// Characters that a line has at most which states something and is no sentence of a story.
const SHORT: usize = 100;

/// A line of a paragraph that is shorter is not one that goes on in the next.
const UNWRAPPED: usize = 58;

/// An embargo is stated within so many paragraphs.
const PARAGRAPHS: usize = 3;

/// What states an embargo wherever it stands in a short line, in lower case.
const ANYWHERE: &[&str] = &[
    "embargoed",
    "under embargo",
    "press embargo",
    "strict embargo",
    "embargo:",
    "embargo until",
    "embargo till",
    "embargo to be lifted",
    "hold for release",
    "held for release",
    "hold until",
    "hold till",
    "not for release",
    "not for publication before",
    "not for publication until",
    "not for publication till",
    "not to be published before",
    "not to be published until",
    "do not publish before",
    "do not publish until",
    "not for use before",
    "not for use until",
    "not for broadcast",
    "sperrfrist",
    "sperrvermerk",
    "embargo bis",
    "nicht vor dem",
    "nicht zur veröffentlichung vor",
    "nicht zur veroeffentlichung vor",
    "nicht veröffentlichen vor",
    "nicht veroeffentlichen vor",
    "zur veröffentlichung ab",
    "zur veroeffentlichung ab",
    "sous embargo",
    "embargo jusqu",
    "embargo strict",
    "ne pas publier avant",
    "ne pas diffuser avant",
    "publication interdite avant",
    "diffusion interdite avant",
];

/// What states one at the beginning of a line.
const BEGINNINGS: &[&str] = &[
    "for release",
    "for publication",
    "release at",
    "release on",
    "not before",
    "not for publication",
    "gesperrt",
    "frei ab",
    "freigabe ab",
    "freigegeben ab",
    "nicht vor",
];

/// What stands before it: a line begins behind that.
const ATTENTION: &[&str] = &[
    "attention",
    "achtung",
    "editors",
    "eds",
    "note",
    "wichtig",
    "important",
    "redaktionen",
];

/// Words around the time of an embargo that add nothing to it, in lower case.
const FILLERS: &[&str] = &[
    "for",
    "release",
    "publication",
    "use",
    "until",
    "till",
    "before",
    "at",
    "on",
    "and",
    "thereafter",
    "to",
    "be",
    "is",
    "bis",
    "ab",
    "vor",
    "zum",
    "am",
    "um",
    "den",
    "dem",
    "der",
    "le",
    "à",
    "a",
    "au",
    "avant",
    "jusqu'au",
    "jusqu'à",
    "jusqu'a",
    "jusqu’au",
    "jusqu’à",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
];

/// What a short line says of an embargo, if it may state one: the time as dates are written elsewhere, or whatever it says.
pub(super) fn stated(line: &str) -> Option<String> {
    (line.chars().count() <= SHORT).then(|| said(line)).flatten()
}

fn said(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let start = unattended(lower);
    let behind = |word: &&str| Some(lower.split_once(*word)?.1);
    let beginning = |word: &&str| start.strip_prefix(*word);
    let rest = ANYWHERE
        .iter()
        .find_map(behind)
        .or_else(|| BEGINNINGS.iter().find_map(beginning))
        .or_else(|| bare(start))?;
    Some(time(rest))
}

/// "Embargo lifted on grain" is a headline; a line that begins with the word and has a number, or nothing else, is none.
fn bare(start: &str) -> Option<&str> {
    let rest = start.strip_prefix("embargo")?;
    let is_said = rest.contains(|c: char| c.is_ascii_digit()) || rest.trim_start().starts_with(['-', '–', '!', '/']);
    let is_alone = !rest.contains(char::is_alphanumeric);
    (is_said || is_alone).then_some(rest)
}

fn unattended(line: &str) -> &str {
    let mut start = line;
    while let Some(rest) = ATTENTION.iter().find_map(|word| start.strip_prefix(word)) {
        start = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    start
}

/// The words of a time, with months as dates elsewhere have them. Nothing is left out that may say when: what is not
/// understood is unreadable, and holds.
fn time(rest: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let words = rest.split_whitespace().filter(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        // "6 a.m." is no "a".
        !bare.is_empty() && (word.contains('.') || !FILLERS.contains(&bare))
    });
    let words = words.map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let month = frame::month(bare).filter(|_| bare.chars().all(char::is_alphabetic));
        match month.and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)) {
            Some(month) => (*month).to_owned(),
            None => word.trim_start_matches([':', '-', '(']).to_owned(),
        }
    });
    let text = words.collect::<Vec<_>>().join(" ");
    // Names of zones are in capitals.
    text.trim_matches(|c: char| !c.is_alphanumeric() && c != '+')
        .to_uppercase()
}

/// What is said of embargoes in notes to editors, wherever they stand, and in the first paragraphs; those lines are taken out.
pub(super) fn taken(blocks: &mut Vec<Block>) -> Vec<String> {
    let (mut found, mut count) = (Vec::new(), 0);
    blocks.retain_mut(|block| {
        let words = block.words();
        if notes::is_note(&words) {
            found.extend(said(&words));
            return true;
        }
        let Block::Lines(lines) = block else {
            return true;
        };
        count += 1;
        while count <= PARAGRAPHS
            && let Some(embargo) = lines.first().and_then(|line| above(line, lines.len()))
        {
            found.push(embargo);
            lines.remove(0);
        }
        !lines.is_empty()
    });
    found
}

/// The same of the first line of a paragraph: one that goes on in the next, or is a sentence that only speaks of an embargo,
/// states none.
fn above(line: &str, lines: usize) -> Option<String> {
    let is_own = lines == 1 || line.chars().count() < UNWRAPPED;
    let lower = line.trim().to_lowercase();
    let is_sentence = lower.ends_with('.') && !lower.ends_with(".m.");
    let start = unattended(lower.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let begins = |word: &&str| start.starts_with(*word);
    let is_stated = !is_sentence
        || ANYWHERE.iter().chain(BEGINNINGS).any(begins)
        || [
            "embargoed until",
            "embargoed till",
            "sous embargo jusqu",
            "hold for release",
        ]
        .iter()
        .any(|word| lower.contains(word));
    stated(line).filter(|_| is_own && is_stated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embargo_is_stated_and_not_only_spoken_of() {
        for (line, time) in [
            ("EMBARGOED UNTIL: 2026-05-04 10:00", "2026-05-04 10:00"),
            ("EMBARGOED FOR RELEASE: 4 July 2027", "4 JUL 2027"),
            (
                "EMBARGOED FOR RELEASE AT 6 P.M. EDT JULY 4, 2027",
                "6 P.M. EDT JUL 4, 2027",
            ),
            ("Eds: EMBARGOED UNTIL 6 a.m. July 4, 2027", "6 A.M. JUL 4, 2027"),
            (
                "FOR RELEASE SUNDAY, JULY 4, 2027, AND THEREAFTER",
                "SUNDAY, JUL 4, 2027",
            ),
            ("Sperrfrist: 4. Mai, 10.00 Uhr", "4. MAY 10.00 UHR"),
            ("Achtung: Sperrfrist 4.7.2027 18.00 Uhr", "4.7.2027 18.00 UHR"),
            (
                "Gesperrt bis Sonntag, 4. Juli 2027, 18.00 Uhr",
                "4. JUL 2027, 18.00 UHR",
            ),
            ("SOUS EMBARGO JUSQU'A 18H00", "18H00"),
            ("(Not for publication before Friday 6 p.m.)", "FRIDAY 6 P.M"),
            ("(EMBARGO)", ""),
        ] {
            let found = stated(line).map(|found| found.replace("MAY,", "MAY"));
            assert_eq!(found.as_deref(), Some(time), "{line}");
        }
        for line in [
            "Embargo lifted on grain",
            "Council debates oil embargo",
            "Ferry fees rise",
            "Straße nach Norsund gesperrt",
            "FOR IMMEDIATE RELEASE",
        ] {
            assert_eq!(stated(line), None, "{line}");
        }
    }

    #[test]
    fn words_within_a_paragraph_hold_nothing() {
        let mut blocks = vec![
            Block::line("The embargoed grain was sold."),
            Block::Lines(vec![
                "The grain, which has been embargoed since the harbor was closed,".to_owned(),
                "was sold.".to_owned(),
            ]),
        ];
        assert_eq!(taken(&mut blocks), Vec::<String>::new());
        assert_eq!(blocks.len(), 2);
        let mut blocks = vec![Block::Lines(vec![
            "Sperrfrist: Freitag".to_owned(),
            "The port met.".to_owned(),
        ])];
        assert_eq!(taken(&mut blocks), [""]);
        assert_eq!(blocks, [Block::line("The port met.")]);
    }
}
