//! What in a message is for newsrooms and never for readers: flags before a headline, notes to editors, notepads, desk
//! initials, marks of the end.

use super::blocks::Block;

/// How a note to editors begins, in lower case.
const NOTES: &[&str] = &[
    "eds:",
    "eds.",
    "eds,",
    "editors:",
    "editors,",
    "note to editors",
    "notes to editors",
    "attention editors",
    "attn editors",
    "achtung redaktion",
    "achtung:",
    "an die redaktion",
    "hinweis an die redaktion",
    "hinweis für die redaktion",
    "redaktioneller hinweis",
    "redaktionelle hinweise",
    "note aux rédactions",
    "note à la rédaction",
    "nota a los editores",
    "nota alle redazioni",
];

/// How what is behind a story begins: nothing from there on is for readers.
const BEHIND: &[&str] = &[
    "the following information is not",
    "the following is not for publication",
    "not for publication",
    "die folgenden informationen sind nicht",
    "die folgenden angaben sind nicht",
    "nicht zur veröffentlichung",
    "nicht zur veroeffentlichung",
    "les informations suivantes ne sont pas",
    "la siguiente información no",
    "le seguenti informazioni non",
];

/// Words of a heading above a notepad.
const NOTEPADS: &[&str] = &["notebook", "notepad", "notizblock"];

/// Lines at the end that say so.
const ENDS: &[&str] = &[
    "nnnn", "end", "ends", "-30-", "30", "###", "# # #", "* * *", "* * * *", "***", "ende", "fin",
];

/// Flags that say that a story is taken back, in lower case.
const KILLS: &[&str] = &[
    "kill",
    "killed",
    "elimination",
    "eliminate",
    "withdrawal",
    "withdrawn",
    "zurückgezogen",
    "rückruf",
    "stornierung",
    "storno",
    "storniert",
    "annullierung",
    "annulliert",
    "retraction",
    "retracted",
    "disregard",
    "annulation",
    "annulé",
    "anulación",
    "annullamento",
];

/// What a message that is nothing but a note to editors says of a story that is taken back, in lower case.
const WITHDRAWALS: &[&str] = &[
    "disregard",
    "do not use",
    "do not publish",
    "nicht verwenden",
    "nicht zu verwenden",
    "nicht veröffentlichen",
    "nicht veroeffentlichen",
    "ungültig",
    "ungueltig",
    "ne pas utiliser",
    "ne pas tenir compte",
    "no utilizar",
    "non utilizzare",
];

/// Words that such a message has at most; a note above a story says it of something else.
const LONGEST_ORDER: usize = 60;

/// Words of flags that say that a message takes the place of one before it, in lower case.
const LEADS: &[&str] = &[
    "ld",
    "lead",
    "writethru",
    "writethrough",
    "update",
    "updated",
    "refile",
    "berichtigung",
    "korrektur",
    "neufassung",
];

/// Words of flags that say that a message is a part of a story only.
const PARTS: &[&str] = &["add", "sub", "insert", "take"];

/// Flags in mixed case; others are told by their capitals.
const FLAGS: &[&str] = &[
    "eilmeldung",
    "korrektur",
    "berichtigung",
    "zusammenfassung",
    "neufassung",
    "überblick",
    "vorausmeldung",
    "correction",
    "refile",
    "advisory",
    "kill",
];

/// Characters that a flag in capitals has at most.
const LONGEST_FLAG: usize = 28;

/// Characters that a line of desk initials has at most.
const LONGEST_INITIALS: usize = 48;

fn lower(line: &str) -> String {
    let marks = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '*' | '#' | '^' | '-' | '<' | '=');
    line.trim_start_matches(marks).to_lowercase()
}

/// Whether a line begins a note to editors.
pub(super) fn is_note(line: &str) -> bool {
    let line = lower(line);
    NOTES.iter().any(|note| line.starts_with(note))
}

/// Whether a line before the headline says what kind of message it is: `REFILE`, `1ST LEAD`, `(Zusammenfassung)`.
pub(super) fn is_flag(line: &str) -> bool {
    let is_capital = !line.chars().any(char::is_lowercase) && line.chars().any(char::is_uppercase);
    let bare = lower(line);
    let is_known = FLAGS.iter().any(|flag| bare.trim_end_matches([')', ']', ':']) == *flag);
    (is_capital && line.chars().count() <= LONGEST_FLAG) || is_known || (line.starts_with('(') && line.ends_with(')'))
}

/// Whether a flag, or a part of a slug, says that a story is taken back.
pub(super) fn is_kill(flag: &str) -> bool {
    let words = flag.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    words.into_iter().any(|word| KILLS.contains(&&*word))
}

/// A headline without the word that takes it back: `KILL: Ferry fees rise`, `(KILL) Ferry fees rise`.
pub(super) fn without_kill(title: &str) -> &str {
    let rest = ["KILL", "(KILL)"].iter().find_map(|word| title.strip_prefix(word));
    rest.map_or(title, |rest| rest.trim_start_matches([':', '-', ' ']))
}

/// Whether a headline takes a story back, or is nothing but a flag that does. One that is signed may begin with a loud name:
/// `KILL BILL returns to cinemas`.
pub(super) fn is_kill_headline(title: &str, is_signed: bool) -> bool {
    let rest = without_kill(title);
    let second = rest.split(' ').next().unwrap_or_default();
    let is_name = title.starts_with("KILL ")
        && second.chars().count() > 1
        && second.chars().all(char::is_uppercase)
        && title.contains(char::is_lowercase);
    rest.len() < title.len() && !(is_signed && is_name) || is_flag(title) && is_kill(title)
}

/// The slug that an order names: `Kill the story slugged BC-ferry.`
pub(super) fn slugged(paragraph: &str) -> Option<&str> {
    let (_, slug) = paragraph.split_once("slugged ")?;
    let slug = slug.split([',', ';', '.']).next().unwrap_or_default();
    Some(slug.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation())).filter(|slug| !slug.is_empty())
}

/// Whether a flag, or a part of a slug, says that the message takes the place of one before it: `1st Ld-Writethru`.
pub(super) fn is_lead(flag: &str) -> bool {
    let words: Vec<String> = flag
        .split(|c: char| !c.is_alphabetic())
        .map(str::to_lowercase)
        .collect();
    let is_of = |known: &[&str]| words.iter().any(|word| known.contains(&&**word));
    is_of(LEADS) && !is_of(PARTS)
}

/// Which one it is, if it says so: 2 of `2nd Ld`.
pub(super) fn ordinal(flag: &str) -> Option<String> {
    let mut numbers = flag
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    numbers.next().map(str::to_owned)
}

/// Whether a paragraph for editors says that a story is taken back.
pub(super) fn asks_for_kill(paragraph: &str) -> bool {
    let words = paragraph.to_lowercase();
    is_note(paragraph)
        && words.contains("kill")
        && ["story", "mandatory", "slugged"]
            .iter()
            .any(|word| words.contains(word))
}

/// Whether paragraphs that are all of a short message ask editors to drop a story: `Editors: / Please disregard BC-ferry, W2870.`
pub(super) fn is_withdrawal(paragraphs: &[String]) -> bool {
    let count: usize = paragraphs.iter().map(|words| words.split_whitespace().count()).sum();
    let is_said = |words: &String| {
        let words = words.to_lowercase();
        WITHDRAWALS.iter().any(|phrase| words.contains(phrase))
    };
    count <= LONGEST_ORDER && paragraphs.iter().any(|words| is_note(words)) && paragraphs.iter().any(is_said)
}

/// Whether a flag says that a message is for editors as a whole.
pub(super) fn is_advisory(flag: &str) -> bool {
    let mut words = flag.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.eq_ignore_ascii_case("advisory"))
}

/// A story without what is not for readers.
pub(super) fn story(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept = Vec::new();
    for block in blocks {
        let Block::Lines(mut lines) = block else {
            kept.push(block);
            continue;
        };
        let end = lines.iter().position(|line| is_behind(line));
        lines.truncate(end.unwrap_or(lines.len()));
        if lines.first().is_some_and(|line| !is_note(line)) {
            kept.push(Block::Lines(lines));
        }
        if end.is_some() {
            break;
        }
    }
    while kept.last().is_some_and(|block| is_end(&block.words())) {
        kept.pop();
    }
    kept
}

fn is_behind(line: &str) -> bool {
    let bare = lower(line);
    let is_heading = line.trim_start().starts_with('#');
    (is_heading && NOTEPADS.iter().any(|word| bare.contains(word)))
        || BEHIND.iter().any(|start| bare.starts_with(start))
}

/// Whether a paragraph at the end only says that it is the end, or who worked on it.
fn is_end(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '^' | '<' | '='));
    ENDS.contains(&&*bare.to_lowercase()) || is_initials(bare)
}

/// `hw ib otl`, `bur-ib/otl`: short words in lower case, and no sentence.
fn is_initials(line: &str) -> bool {
    let words: Vec<&str> = line.split([' ', '/', '-']).filter(|word| !word.is_empty()).collect();
    let is_short = |word: &&str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    line.len() <= LONGEST_INITIALS && words.len() > 1 && words.iter().all(is_short)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<String> {
        let blocks = text
            .split("\n\n")
            .map(|part| Block::Lines(part.lines().map(str::to_owned).collect()));
        story(blocks.collect()).iter().map(Block::words).collect()
    }

    #[test]
    fn nothing_for_newsrooms_is_in_a_story() {
        for text in [
            "The end.\n\nEditors: A longer version follows.",
            "Eds: With photos.\n\nThe end.",
            "The end.\n\n# hw NOTEBOOK\n\n## Links\n- x",
            "The end.\n\n# Notizblock\n\nRedaktion: 0100",
            "The end.\n\n* * * *\nThe following information is not intended for publication\n\nCall 0100",
            "The end.\n\nDie folgenden Informationen sind nicht zur Veröffentlichung bestimmt\nAutor: 0100",
            "The end.\n\nhw ib otl np2",
            "The end.\n\nbur-ib/otl",
            "The end.\n\nNNNN",
            "The end.\n\n^END<",
        ] {
            assert_eq!(kept(text), ["The end."], "{text}");
        }
        let prose = "Editors of the Courier met.\n\nThe memo was not for publication.\n\nend it or mend it, she says";
        assert_eq!(kept(prose).len(), 3);
    }

    #[test]
    fn a_headline_may_be_an_order() {
        for order in [
            "KILL: Ferry fees rise",
            "(KILL) Ferry fees rise",
            "KILL Ferry fees rise",
            "MANDATORY KILL",
        ] {
            assert!(is_kill_headline(order, true), "{order}");
        }
        let film = "KILL BILL returns to cinemas";
        assert!(!is_kill_headline(film, true) && is_kill_headline(film, false));
        assert!(!is_kill_headline("Ferry fees rise", false));
    }

    #[test]
    fn flags_are_short_and_loud() {
        for flag in [
            "REFILE",
            "1ST LEAD",
            "Eilmeldung",
            "(Zusammenfassung 1500)",
            "BULLETIN KILL",
        ] {
            assert!(is_flag(flag), "{flag}");
        }
        for headline in [
            "Ferry fees rise",
            "FERRY FEES RISE FOR THE FIRST TIME IN TEN YEARS",
            "2026",
        ] {
            assert!(!is_flag(headline), "{headline}");
        }
        assert!(is_kill("BULLETIN KILL") && is_kill("Kill") && !is_kill("Skills"));
        for flag in ["MANDATORY KILL", "STORNO", "ANNULLIERUNG", "RETRACTION", "(KILL)"] {
            assert!(is_flag(flag) && is_kill(flag), "{flag}");
        }
        assert!(asks_for_kill("EDITORS: Kill the story slugged BC-ferry.") && !asks_for_kill("They kill the story."));
        let said =
            |paragraphs: &[&str]| is_withdrawal(&paragraphs.iter().map(|&words| words.to_owned()).collect::<Vec<_>>());
        assert!(said(&["Editors:", "Please disregard BC-HBR--Ferry Fees, W2870."]));
        assert!(said(&[
            "Bitte die Meldung xca0042 nicht verwenden.",
            "Achtung Redaktionen:"
        ]));
        assert!(
            !said(&["Please disregard the noise, the mayor said."])
                && !said(&["Eds: With photos.", "Storm kills two."])
        );
        let story = "The ferry came in. ".repeat(20);
        assert!(!said(&["Eds: Do not use the photo.", &story]));
        assert!(is_advisory("MEDIA ADVISORY") && !is_advisory("REFILE"));
        for (flag, number) in [
            ("1st Ld-Writethru", Some("1")),
            ("2ND LEAD", Some("2")),
            ("UPDATE 3", Some("3")),
            ("(Berichtigung)", None),
        ] {
            assert!(is_lead(flag), "{flag}");
            assert_eq!(ordinal(flag).as_deref(), number, "{flag}");
        }
        assert!(!is_lead("1st Ld-Add") && !is_lead("Leading") && !is_lead("466"));
        assert_eq!(
            slugged("Kill the story slugged BC-HBR--Ferry Fees. It is wrong."),
            Some("BC-HBR--Ferry Fees")
        );
        assert_eq!(
            (slugged("Kill it."), without_kill("KILL: Ferry fees rise")),
            (None, "Ferry fees rise")
        );
    }
}
