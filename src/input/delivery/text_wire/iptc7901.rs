//! IPTC 7901, "The text transmission format" (1995): a header of source and number, priority, category and count of words; a
//! line of keywords; headline, byline and story between STX and ETX; the time behind it.

use super::blocks::{Block, paragraphs};
use super::frame::{Message, SOH, STX, messages, time_7901};
use super::{Copy, anpa, embargo, found, notes};
use crate::input::delivery::Items;
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::text::source::Source;

/// IPTC 7901 in the table of formats.
pub(crate) const FORMAT: ArticleFormat = ArticleFormat {
    name: "IPTC 7901",
    key: "iptc-7901",
    endings: &["txt", "iptc"],
    told_by: ToldBy::Content,
    bytes: Bytes::Wire,
    detect: |head| {
        let head = head.trim_start_matches(|c: char| c != SOH && (c.is_whitespace() || c.is_control()));
        head.starts_with(SOH) && head.contains(STX) && !anpa::is_header(head)
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// Lines that a headline has at most, with flags and byline.
const LONGEST: usize = 10;

/// A line of a headline that has so many characters goes on in the next one: lines are 69 characters wide.
const WRAPPED: usize = 58;

/// How a byline begins, in lower case.
const BYLINES: &[&str] = &["by ", "von ", "par ", "por ", "di ", "door ", "av ", "af "];

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let around = Items::new(source, rules);
    let messages = messages(source.text).into_iter();
    let found = messages.map(|message| {
        let time = time_7901(message.trailer.text);
        found(around.at(message.header.at), message, copy(message), time.as_deref())
    });
    found.collect()
}

fn copy(message: Message<'_>) -> Copy {
    let mut lines = message
        .header
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let id = lines.next().map(id).unwrap_or_default();
    let keywords: Vec<&str> = lines.collect();
    let (head, rest) = head(message.text.text);
    let mut copy = Copy {
        agency: id.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(),
        id,
        slug: keywords.join(" ").trim_matches('/').to_owned(),
        topics: topics(&keywords),
        blocks: paragraphs(rest.lines()),
        ..Copy::default()
    };
    headline(&head, &mut copy);
    copy
}

/// The source and number of a header, `xca0042 2 i 40`; some write a blank between the two.
fn id(line: &str) -> String {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_alone = first.chars().all(char::is_alphabetic);
    let number = words
        .next()
        .filter(|word| word.len() > 2 && word.bytes().all(|b| b.is_ascii_digit()));
    match number.filter(|_| is_alone) {
        Some(number) => format!("{first}{number}"),
        None => first.to_owned(),
    }
}

/// Keywords stand between slashes.
fn topics(lines: &[&str]) -> Vec<String> {
    let words = lines.iter().flat_map(|line| line.split('/')).map(str::trim);
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The lines before the story, and the story: the headline ends in `=`, or at an empty line.
fn head(text: &str) -> (Vec<&str>, &str) {
    let (mut head, mut at, mut at_gap) = (Vec::new(), 0, None);
    for line in text.split_inclusive('\n').take(LONGEST) {
        at += line.len();
        let words = line.trim();
        match words.strip_suffix('=') {
            Some(words) => {
                head.push(words.trim_end());
                return (head, text.get(at..).unwrap_or_default());
            }
            None if words.is_empty() && at_gap.is_none() && !head.is_empty() => at_gap = Some((head.len(), at)),
            None if words.is_empty() => {}
            None => head.push(words),
        }
    }
    let (count, at) = at_gap.unwrap_or((head.len(), at));
    head.truncate(count);
    (head, text.get(at..).unwrap_or_default())
}

/// Flags, headline, deck and byline.
fn headline(head: &[&str], copy: &mut Copy) {
    let (mut last, mut is_open) = (head.len(), false);
    for (at, line) in head.iter().enumerate() {
        if let Some(embargo) = embargo::stated(line) {
            copy.embargoes.push(embargo);
        } else if notes::is_note(line) {
            copy.blocks.push(Block::line(*line));
        } else if BYLINES.iter().any(|start| line.to_lowercase().starts_with(start)) && !copy.title.is_empty() {
            copy.byline.get_or_insert_with(|| (*line).to_owned());
            is_open = false;
        } else if notes::is_flag(line)
            && (copy.title.is_empty() || line.starts_with('('))
            && has_headline(&head[at + 1..])
        {
            copy.flags.push((*line).to_owned());
        } else if copy.title.is_empty() {
            (*line).clone_into(&mut copy.title);
            (last, is_open) = (at, line.chars().count() >= WRAPPED);
        } else if is_open && at == last + 1 {
            copy.title = format!("{} {line}", copy.title);
            (last, is_open) = (at, line.chars().count() >= WRAPPED);
        } else if copy.byline.is_none() && copy.subtitle.is_none() {
            copy.subtitle = Some((*line).to_owned());
        }
    }
    // Some write the flag and the headline in one line: `KILL: Ferry fees rise`.
    if notes::is_kill_headline(&copy.title, copy.byline.is_some()) {
        copy.flags.push("KILL".to_owned());
    }
}

/// Whether one of the lines could be the headline.
fn has_headline(lines: &[&str]) -> bool {
    lines.iter().any(|line| !notes::is_flag(line) && !notes::is_note(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Code};

    fn message(text: &str, time: &str) -> String {
        format!(
            "\u{1}xca0042 4 i 211  hw 061\r\n\nHarbor/ferries/\r\n\u{2}{text}\r\n\u{3}{time}\r\n\u{7f}\n\u{7f}\u{4}"
        )
    }

    fn found(text: &str) -> Found {
        let text = message(text, "040930 GMT Mai 26");
        assert!((FORMAT.detect)(&text));
        read(&Source::new("a.txt", &text), &Rules::default()).remove(0)
    }

    fn article(text: &str) -> Article {
        found(text).article.unwrap()
    }

    #[test]
    fn a_story_is_read_and_what_is_behind_it_is_not() {
        let text = "REFILE\n1ST LEAD\nFerry fees rise in Pellworth\nBy Ida Brandt, Harbor Wire =\r\n\nPellworth (hw) - The board\r\nmet\u{1e} today.\r\n\n\
            It voted.\r\n\n# Notebook\r\n\n## Note to editors\r\n- NOTE\r\n\nhw ib otl";
        let article = article(text);
        let stub = &article.stub;
        assert_eq!(stub.title, "Ferry fees rise in Pellworth");
        assert_eq!((stub.authors.len(), &*stub.authors[0].name), (1, "Ida Brandt"));
        assert_eq!(stub.topics, ["Harbor", "ferries"]);
        assert_eq!(
            article.body.text,
            "<p>Pellworth (hw) - The board met today.</p>\n<p>It voted.</p>"
        );
        assert_eq!(stub.published.rfc3339(), "2026-05-04T09:30:00+00:00");
        assert_eq!(stub.id.as_deref(), Some("xca0042:2026-05-04"));
        assert!(!format!("{article:?}").contains("NOTE"));
    }

    #[test]
    fn a_headline_may_go_on_in_a_second_line_and_have_a_deck() {
        let titles = |text: &str| {
            let article = article(text);
            (article.stub.title, article.subtitle, article.body.text)
        };
        let long = "The port board of Pellworth raises the fees of its ferries\nfor the first time =\nText";
        let (title, deck, body) = titles(long);
        assert_eq!(
            title,
            "The port board of Pellworth raises the fees of its ferries for the first time"
        );
        assert_eq!((deck, &*body), (None, "<p>Text</p>"));
        let (title, deck, body) = titles("Ferry fees rise\nCommuters pay more\n\nText\n");
        assert_eq!(
            (&*title, deck.as_deref(), &*body),
            ("Ferry fees rise", Some("Commuters pay more"), "<p>Text</p>")
        );
    }

    #[test]
    fn a_kill_names_its_story_or_is_told() {
        let kill = |text: &str| found(&format!("KILL\nFerry fees rise =\n\n{text}"));
        let stub = kill("Please kill the story xca0041.").article.unwrap().stub;
        assert_eq!(stub.id.as_deref(), Some("xca0041:2026-05-04"));
        assert!(stub.delivery.unwrap().is_kill && stub.held.is_some());
        // A number that comes later, two numbers, or none at all: nobody knows for certain.
        for text in [
            "Please kill xca0043.",
            "Kill xca0041, use xca0040.",
            "Please kill it.",
            "Kill abc0041.",
        ] {
            let stub = kill(text).article.unwrap().stub;
            let delivery = stub.delivery.unwrap();
            assert!(delivery.is_kill && stub.held.is_some(), "{text}");
            assert_eq!(delivery.id, "xca0042", "{text}");
            let order = delivery.thread.unwrap().order;
            assert_eq!(order.as_deref(), Some("`Harbor/ferries`, `Ferry fees rise`"));
        }
        assert_eq!(
            found("ADVISORY\nFerry week =\n\nText").article.unwrap_err()[0].code,
            Code::NO_STORY
        );
    }

    #[test]
    fn an_embargo_holds_and_is_not_shown() {
        let stub = article("EMBARGOED UNTIL: 2031-01-01 10:00\nFerry fees rise =\n\nText").stub;
        assert_eq!(
            stub.embargo.map(crate::model::Timestamp::rfc3339),
            Some("2031-01-01T10:00:00+00:00".to_owned())
        );
        let unclear = found("Ferry fees rise =\n\nSperrfrist: 4 Tage nach der Wahl\n\nText");
        assert_eq!(unclear.notes[0].code, Code::INVALID_EMBARGO);
        let article = unclear.article.unwrap();
        assert!(article.stub.held.is_some() && !article.body.text.contains("Sperrfrist"));
    }

    #[test]
    fn a_message_without_a_time_is_left_out() {
        let text = message("Ferry fees rise =\n\nText", "");
        let found = read(&Source::new("a.txt", &text), &Rules::default()).remove(0);
        assert_eq!(found.article.unwrap_err()[0].code, Code::MISSING_DATE);
    }

    #[test]
    fn numbers_may_stand_apart() {
        for (line, expected) in [
            ("xca0042 4 i", "xca0042"),
            ("ABC 0042 4 i", "ABC0042"),
            ("xca 4 i", "xca"),
            ("", ""),
        ] {
            assert_eq!(id(line), expected);
        }
    }
}
