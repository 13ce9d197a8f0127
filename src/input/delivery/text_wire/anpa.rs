//! ANPA 1312, "High-speed wire service" (1989): the number of the message, priority and category, format and a short slug
//! before STX; a slug, headline, notes and byline in lines that begin with `^`; paragraphs that are moved in; the time
//! behind ETX.

use super::blocks::Block;
use super::frame::{Message, SOH, messages, time_anpa};
use super::{Copy, embargo, found, notes};
use crate::input::delivery::Items;
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::text::source::Source;

/// ANPA 1312 in the table of formats.
pub(crate) const FORMAT: ArticleFormat = ArticleFormat {
    name: "ANPA 1312",
    key: "anpa-1312",
    endings: &["txt", "anpa", "tst"],
    told_by: ToldBy::Content,
    bytes: Bytes::Wire,
    detect: |head| {
        let head = head.trim_start_matches(|c: char| c != SOH && (c.is_whitespace() || c.is_control()));
        is_header(head)
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// Between the number of a message and its selector.
const UNIT: char = '\u{1f}';
/// Begins a line of a table.
const TABLE: char = '\u{8}';
/// Behind a priority and a category: text, or a table.
const FORMATS: &[char] = &['\u{13}', '\u{14}'];
/// In the header of a message that is a table as a whole.
const TABULAR: char = '\u{12}';

/// What lines before a story name that come with it, behind the name of the agency: `AP Photo XNP101`.
const COMPANIONS: &[&str] = &[
    "photo",
    "photos",
    "graphic",
    "graphics",
    "video",
    "audio",
    "interactive",
];

/// Characters from which on a line before a story is a summary.
const SUMMARY: usize = 80;

/// How slugs begin: the cycle of a paper for which a story is.
const CYCLES: &[&str] = &["BC-", "AM-", "PM-", "AP-"];

/// The category of messages to editors (ANPA 1312, category codes).
const ADVISORIES: char = 'v';

/// Whether a text begins with a header of this wire: the number ends in a unit separator, or the format follows.
pub(super) fn is_header(head: &str) -> bool {
    let Some(head) = head.strip_prefix(SOH) else {
        return false;
    };
    let mut lines = head.lines();
    let number = lines.next().unwrap_or_default();
    let is_number = number
        .split_once(UNIT)
        .is_some_and(|(id, _)| super::numbered(id).is_some());
    is_number
        || lines
            .next()
            .is_some_and(|line| line.chars().take(8).any(|c| FORMATS.contains(&c)))
}

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let around = Items::new(source, rules);
    let messages = messages(source.text).into_iter();
    let found = messages.map(|message| {
        let time = time_anpa(message.trailer.text);
        found(around.at(message.header.at), message, copy(message), time.as_deref())
    });
    found.collect()
}

fn copy(message: Message<'_>) -> Copy {
    let mut header = message.header.text.lines();
    let number = header.next().unwrap_or_default();
    let id = number.split([UNIT, ' ']).next().unwrap_or_default();
    let kind = header.next().unwrap_or_default();
    let mut copy = Copy {
        id: id.to_owned(),
        agency: agency(message.trailer.text).to_owned(),
        is_slug_own: true,
        ..Copy::default()
    };
    if kind.chars().nth(2) == Some(ADVISORIES) {
        copy.flags.push("ADVISORY".to_owned());
    }
    // A last word in capitals: `BC-ferry KILL`.
    copy.flags.extend(
        kind.split_whitespace()
            .filter(|word| *word == "KILL")
            .map(str::to_owned),
    );
    let is_table = kind.contains(TABULAR);
    let mut lines = message.text.text.lines().peekable();
    while let Some(line) = lines.next_if(|line| is_head(line)) {
        // A number and its slug may share a line: `*9006< ^BC-ferry<`.
        let parts = line.split('^').map(words);
        for part in parts.filter(|part| !part.is_empty() && !is_companion(part)) {
            head(&part, &mut copy);
        }
    }
    for line in lines {
        body(line, is_table, &mut copy.blocks);
    }
    if copy.title.is_empty() {
        copy.title = title(&copy.slug);
    }
    copy
}

/// Who sends a message, by its time: `AP-WF-05-17-16 0620GMT`.
fn agency(trailer: &str) -> &str {
    trailer.split('-').next().unwrap_or_default().trim()
}

/// Whether a line stands before the story.
fn is_head(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace());
    line.starts_with(['^', '*']) || line.is_empty()
}

/// A line before the story: the slug comes first, then the headline.
fn head(line: &str, copy: &mut Copy) {
    let is_flag = notes::is_flag(line);
    if let Some(embargo) = embargo::stated(line) {
        copy.embargoes.push(embargo);
        // `BC-ferry, EMBARGOED,466`
        if copy.slug.is_empty() && CYCLES.iter().any(|cycle| line.starts_with(cycle)) {
            slug(line, copy);
        }
    } else if notes::is_note(line) {
        copy.blocks.push(Block::line(line));
    } else if copy.slug.is_empty() {
        slug(line, copy);
    } else if let Some(byline) = line.strip_prefix("By ") {
        copy.byline.get_or_insert_with(|| byline.to_owned());
    } else if copy.title.is_empty() && is_flag {
        copy.flags.push(line.to_owned());
    } else if copy.title.is_empty() {
        line.clone_into(&mut copy.title);
    } else if copy.summary.is_none() && line.chars().count() >= SUMMARY {
        copy.summary = Some(line.to_owned());
    } else if copy.byline.is_none() || is_flag || !copy.blocks.iter().all(|block| notes::is_note(&block.words())) {
        // Else it says whom the people of the byline work for.
        copy.blocks.push(Block::line(line));
    }
}

/// The slug, the number of words, and what was corrected: `BC-ferry, 1st Ld-Writethru,466`.
fn slug(line: &str, copy: &mut Copy) {
    let mut parts = line.split(',').map(str::trim);
    parts.next().unwrap_or_default().clone_into(&mut copy.slug);
    let flags = parts.filter(|part| notes::is_kill(part) || notes::is_lead(part));
    copy.flags.extend(flags.map(str::to_owned));
}

/// Whether a line names what comes with the story, or is a number of the wire's own.
fn is_companion(line: &str) -> bool {
    if line.starts_with('*') {
        return true;
    }
    let mut words = line.split_whitespace();
    let agency = words.next().unwrap_or_default();
    let what = words.next().unwrap_or_default().to_lowercase();
    agency.chars().all(char::is_uppercase) && COMPANIONS.contains(&&*what)
}

/// A line of the story.
fn body(line: &str, is_table: bool, blocks: &mut Vec<Block>) {
    let text = words(line);
    if text.is_empty() {
        return;
    }
    let is_row = line.starts_with(TABLE) || (is_table && line.matches(';').count() > 1);
    if is_row {
        let cells = line.split([';', UNIT, '\u{1e}']).map(words);
        let cells: Vec<String> = cells.map(|cell| half(&cell)).collect();
        let filled = cells.into_iter().filter(|cell| !cell.is_empty() || line.contains(';'));
        return blocks.push(Block::Row(filled.collect()));
    }
    let is_new = line.starts_with(['\t', ' ', '^']);
    match blocks.last_mut() {
        Some(Block::Lines(lines)) if !is_new => lines.push(text),
        _ => blocks.push(Block::line(text)),
    }
}

/// Half a game, as tables have it.
fn half(cell: &str) -> String {
    match cell.strip_suffix('{') {
        Some(whole) => format!("{whole}½"),
        None => cell.to_owned(),
    }
}

/// A line without control characters and the marks of its edges, with the characters that its signs stand for.
fn words(line: &str) -> String {
    let line: String = line.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    let line = line.trim().trim_start_matches('^').trim_end_matches(['<', '=']).trim();
    let line = line.replace("``", "“").replace("''", "”").replace(" _ ", " — ");
    line.replace('`', "‘")
}

/// The headline of a message that has none: the slug without the cycle and the desk, `BC-US--Ferry Fees` is `Ferry Fees`.
fn title(slug: &str) -> String {
    let rest = slug.split_once("--").map_or(slug, |(_, rest)| rest);
    let rest = CYCLES.iter().find_map(|cycle| rest.strip_prefix(cycle)).unwrap_or(rest);
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Code};

    /// A message with such a header, lines before the story, and a story.
    fn message(kind: &str, text: &str) -> String {
        format!(
            "\u{16}\u{16}\u{1}W2870\u{1f}_-----\r\n{kind}\r\n\u{2}{text}\r\n\t   \u{3}HW-05-04-26 0930GMT<\r\n\u{c}\r\n\u{4}\r\n"
        )
    }

    fn found(text: &str) -> Found {
        assert!((FORMAT.detect)(text));
        read(&Source::new("a.tst", text), &Rules::default()).remove(0)
    }

    fn article(text: &str) -> Article {
        found(text).article.unwrap()
    }

    const TEXT: &str = "r i\u{13}\u{11} BC-ferry     05-04 0466";

    #[test]
    fn a_story_has_a_head_of_marked_lines() {
        let text = "^BC-HBR--Ferry Fees, 1st Ld-Writethru,466<\r\n^Ferry fees rise in Pellworth<\r\n^HW Photo ABC101<\r\n^Eds: NOTE<\r\n\
            ^By IDA BRANDT and OTIS LUND=\r\n^Harbor Wire=\r\n\t   PELLWORTH (HW) _ ``It's late,'' she said.\r\n \r\n\t   She paid.\r\n^END<";
        let article = article(&message(TEXT, text));
        let stub = &article.stub;
        assert_eq!(stub.title, "Ferry fees rise in Pellworth");
        let names: Vec<&str> = stub.authors.iter().map(|author| &*author.name).collect();
        assert_eq!(names, ["IDA BRANDT", "OTIS LUND"]);
        assert_eq!(
            article.body.text,
            "<p>PELLWORTH (HW) — “It's late,” she said.</p>\n<p>She paid.</p>"
        );
        assert_eq!(stub.published.rfc3339(), "2026-05-04T09:30:00+00:00");
        assert_eq!(stub.delivery.as_ref().unwrap().id, "W2870");
        assert_eq!(stub.id.as_deref(), Some("W2870:2026-05-04"));
        assert_eq!(stub.slug, "w2870-2026-05-04");
        let delivery = stub.delivery.as_ref().unwrap();
        let thread = delivery.thread.as_ref().unwrap();
        assert_eq!((&*thread.slug, thread.is_lead), ("hw bc-hbr--ferry fees", true));
        assert_eq!(delivery.version.as_deref(), Some("1"));
        assert!(!format!("{article:?}").contains("NOTE"));
    }

    #[test]
    fn a_story_without_a_headline_has_its_slug() {
        let article = article(&message(TEXT, "*9006< ^BC-HBR--Ferry Fees,20<\r\n\t   It rises."));
        assert_eq!(article.stub.title, "Ferry Fees");
        assert_eq!(article.body.text, "<p>It rises.</p>");
    }

    #[test]
    fn lines_before_a_story_that_are_none_of_its_head_belong_to_it() {
        let text = "^BC-Headlines,20<\r\n^Top news of the harbor<\r\n^Ferry fees rise\r\n^Bakery burns\r\n";
        assert_eq!(
            article(&message(TEXT, text)).body.text,
            "<p>Ferry fees rise</p>\n<p>Bakery burns</p>"
        );
    }

    #[test]
    fn tables_have_rows_and_cells() {
        let text = "^BC-Regatta<\r\n^Regatta standings<\r\n\u{8}^;W;GB\u{10} \r\n\u{8}Pellworth\u{1f}\u{1e} 73\u{1e} \u{1e} 1{\r\n\t   Norsund;4;2\r\n";
        let body = article(&message("r s\u{14}\u{12} BC-Regatta", text)).body.text;
        assert_eq!(
            body,
            "<table>\n<tr><td></td><td>W</td><td>GB</td></tr>\n<tr><td>Pellworth</td><td>73</td><td>1½</td></tr>\n\
             <tr><td>Norsund</td><td>4</td><td>2</td></tr>\n</table>"
        );
    }

    #[test]
    fn a_kill_is_never_published_and_is_told() {
        for text in [
            "^BC-ferry, KILL,60<\r\n^Ferry fees rise<\r\n\t   SECRET",
            "^BC-ferry<\r\n^BULLETIN KILL<\r\n\t   SECRET",
            "^BC-ferry<\r\n^Ferry fees rise<\r\n\t   EDITORS: Kill the story slugged BC-ferry. SECRET",
        ] {
            let stub = article(&message(TEXT, text)).stub;
            assert!(stub.held.is_some());
            let delivery = stub.delivery.unwrap();
            assert!(delivery.is_kill);
            let thread = delivery.thread.unwrap();
            assert_eq!(thread.slug, "hw bc-ferry");
            assert!(thread.order.unwrap().contains("`BC-ferry`"));
        }
        assert_eq!(
            found(&message("r v\u{13}\u{11} BC-Digest", "^BC-Digest<"))
                .article
                .unwrap_err()[0]
                .code,
            Code::NO_STORY
        );
        let killed = message(TEXT, "^BC-ferry, KILL<\r\n\t   Kill W2869, please.");
        let stub = article(&killed).stub;
        assert_eq!(stub.id.as_deref(), Some("W2869:2026-05-04"));
        assert!(stub.delivery.unwrap().is_kill && stub.held.is_some());
    }
}
