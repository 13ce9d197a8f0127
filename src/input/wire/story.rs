//! The rest of wire copy: captions with credits, paragraphs, topics; boilerplate goes.

use std::sync::LazyLock;

use regex::Regex;

use super::{Line, WireRules};
use crate::model::Photo;
use crate::text::line::single;
use crate::text::slug;
use crate::text::title::plain;

/// What stands below the header.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub photos: Vec<Photo>,
    pub paragraphs: Vec<String>,
    pub topics: Vec<String>,
    /// Byte offset of the first paragraph.
    pub at: usize,
}

/// Words that credits are made of.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:photos?|photograph|getty|via|courtesy|file|images?|pool|handout|illustration|screenshot|shutterstock|wikimedia|flickr|youtube)\b|\w/\w|©")
        .expect("a constant pattern")
});

/// Names as credits have them: "Jane Doe", "NASA", "Marl County Sheriff's Office".
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[\p{Lu}\d@][^\s.!?]*\.?|of|and|the|for|via|by|in|de|la|du|da|do|dos|di|del|von|van|der|den|&)(?:\s+(?:[\p{Lu}\d@][^\s.!?]*\.?|of|and|the|for|via|by|in|de|la|du|da|do|dos|di|del|von|van|der|den|&)){0,7}$").expect("a constant pattern")
});

/// Characters of a caption that is known by its credit alone; a first paragraph is longer.
const CAPTION: usize = 200;

/// Columns of lines that were broken by hand: the shortest that is not a last line, and the
/// longest of all.
const WRAPPED: (usize, usize) = (40, 100);

/// What editors put below a story and mean to be read.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:correction|clarification|editor|note|update|updated)\b|\bcontribut(?:ed|ing)\b")
        .expect("a constant pattern")
});

/// Characters of a line that is no prose.
const SHORT: usize = 60;

/// Reads the lines below the header. `is_open`: the first follows it without a gap.
pub(super) fn read(lines: &[Line], is_open: bool, rules: &WireRules) -> Story {
    let mut story = Story::default();
    let rest = captions(lines, is_open, rules, &mut story);
    let mut blocks = blocks(rest);
    take_topics(&mut blocks, rules, &mut story.topics);
    cut_boilerplate(&mut blocks, rules);
    let lines = blocks.into_iter().flat_map(|block| block.lines);
    for line in lines {
        if story.paragraphs.is_empty() {
            story.at = line.at;
        }
        story
            .paragraphs
            .push(html_escape::decode_html_entities(&line.text).into_owned());
    }
    story
}

/// Takes the captions off the beginning. A line right below the header that ends in
/// parentheses is one; after a gap it has to look like one.
fn captions<'a>(lines: &'a [Line], is_open: bool, rules: &WireRules, story: &mut Story) -> &'a [Line] {
    let mut is_open = is_open;
    let mut taken = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.text.is_empty() {
            is_open = false;
            at += 1;
            continue;
        }
        let has_story = lines[at + 1..].iter().any(|line| !line.text.is_empty());
        let found = match caption(line, is_open, has_story, rules) {
            Some(photo) => Some((photo, 1)),
            None if is_open => broken_caption(&lines[at..], rules),
            None => None,
        };
        let Some((photo, count)) = found else { break };
        story.photos.push(photo);
        at += count;
        taken = at;
    }
    &lines[taken..]
}

fn caption(line: &Line, is_open: bool, has_story: bool, rules: &WireRules) -> Option<Photo> {
    let (caption, credit) = split_credit(&line.text).filter(|_| !rules.topics.is_match(&line.text))?;
    let ends_a_sentence = caption.ends_with(['.', '!', '?', '…', '"', '”', '’']) || caption.is_empty();
    let says_so = CREDIT.is_match(credit) && ends_a_sentence && line.text.ends_with(')');
    // "(It was close.)" and "(see photos below)" are asides.
    let is_aside = credit.ends_with(['.', '!', '?'])
        || (credit.starts_with(char::is_lowercase) && credit.contains(' ') && !CREDIT.is_match(credit));
    let is_short = caption.chars().count() <= CAPTION && ends_a_sentence && NAMES.is_match(credit);
    let is_one = if is_open {
        line.text.ends_with(')') || CREDIT.is_match(credit)
    } else {
        says_so || (is_short && has_story)
    };
    (line.wide || (is_one && !is_aside)).then(|| photo(line, caption, Some(credit)))
}

/// A caption over several lines: broken by hand, or with its credit on a line of its own.
fn broken_caption(lines: &[Line], rules: &WireRules) -> Option<(Photo, usize)> {
    let last = lines
        .iter()
        .position(|line| line.text.ends_with(')') || line.text.is_empty())?;
    let (first, credit_line) = (lines.first()?, lines.get(last)?);
    let (rest, credit) = split_credit(&credit_line.text).filter(|_| !rules.topics.is_match(&credit_line.text))?;
    let is_broken = lines[..last]
        .iter()
        .all(|line| (WRAPPED.0..=WRAPPED.1).contains(&line.text.chars().count()));
    let is_aside = credit.ends_with(['.', '!', '?']);
    if is_aside || !(is_broken || (last == 1 && rest.is_empty())) {
        return None;
    }
    let words: Vec<&str> = lines[..last]
        .iter()
        .map(|line| line.text.as_str())
        .chain([rest])
        .filter(|words| !words.is_empty())
        .collect();
    Some((photo(first, &words.join(" "), Some(credit)), last + 1))
}

/// The text before the last parenthesis, and the text in it.
fn split_credit(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix('.').unwrap_or(text).strip_suffix(')')?;
    let mut depth = 1;
    let open = inner.char_indices().rev().find_map(|(at, c)| {
        depth += match c {
            ')' => 1,
            '(' => -1,
            _ => 0,
        };
        (depth == 0).then_some(at)
    })?;
    let credit = inner[open + 1..].trim();
    (!credit.is_empty()).then(|| (inner[..open].trim(), credit))
}

fn photo(line: &Line, caption: &str, credit: Option<&str>) -> Photo {
    let words = |text: &str| Some(plain(text).into_owned()).filter(|text| !text.is_empty());
    Photo {
        caption: words(caption),
        credits: credit.and_then(words).into_iter().collect(),
        at: line.at,
        ..Photo::default()
    }
}

/// Paragraphs without a gap between them.
#[derive(Debug)]
struct Block {
    lines: Vec<Line>,
    /// Whether the topics stand above it: the story is over.
    is_below_topics: bool,
}

fn blocks(lines: &[Line]) -> Vec<Block> {
    let blocks = lines
        .split(|line| line.text.is_empty())
        .filter(|block| !block.is_empty());
    let block = |lines: &[Line]| Block {
        lines: paragraphs(lines),
        is_below_topics: false,
    };
    blocks.map(block).collect()
}

/// The paragraphs of lines without a gap: each its own, but for lines that were broken by
/// hand, and for parentheses that go on in the next line.
fn paragraphs(lines: &[Line]) -> Vec<Line> {
    let widths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    let (last, others) = widths
        .split_last()
        .map_or((0, &[][..]), |(last, others)| (*last, others));
    let is_broken = last <= WRAPPED.1 && others.iter().all(|width| (WRAPPED.0..=WRAPPED.1).contains(width));
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some(before) if is_broken || is_unclosed(&before.text) => {
                before.text = format!("{} {}", before.text, line.text);
            }
            _ => out.push(line.clone()),
        }
    }
    out
}

fn is_unclosed(text: &str) -> bool {
    let more = text.rfind("(More ").or_else(|| text.rfind("(Read more "));
    more.is_some_and(|at| !text[at..].contains(')') && text.len() - at < SHORT)
}

/// Takes the topics out of the paragraphs that name them. What stands below is in blocks of
/// its own.
fn take_topics(blocks: &mut Vec<Block>, rules: &WireRules, topics: &mut Vec<String>) {
    let mut out: Vec<Block> = Vec::new();
    let mut is_below = false;
    for block in blocks.drain(..) {
        let mut lines = Vec::new();
        for mut line in block.lines {
            if !rules.topics.is_match(&line.text) {
                lines.push(line);
                continue;
            }
            for found in rules.topics.captures_iter(&line.text) {
                let text = ["topics", "topics2"].into_iter().find_map(|name| found.name(name));
                add_topics(text.map_or("", |text| text.as_str()), rules, topics);
            }
            let rest = rules.topics.replace_all(&line.text, "");
            line.text = single(rest);
            if !line.text.is_empty() {
                lines.push(line);
            }
            out.push(Block {
                lines: std::mem::take(&mut lines),
                is_below_topics: is_below,
            });
            is_below = true;
        }
        out.push(Block {
            lines,
            is_below_topics: is_below,
        });
    }
    out.retain(|block| !block.lines.is_empty());
    *blocks = out;
}

/// "Russia", "Russia, Ukraine", "Russia and Ukraine", "Russia stories. More Ukraine".
fn add_topics(text: &str, rules: &WireRules, topics: &mut Vec<String>) {
    static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\s*\bstories\b\W*(?:and )?(?:read |see )?more\s+|\s*[;,]\s*(?:and |& )?|\s+[/|·•]\s+")
            .expect("a constant pattern")
    });
    static AND: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)\s+(?:and|&)\s+").expect("a constant pattern"));
    let is_compound = |name: &str| {
        rules
            .compound_topics
            .iter()
            .any(|known| slug::key(known) == slug::key(name))
    };
    for part in AGAIN.split(text) {
        let mut names: Vec<String> = Vec::new();
        for word in AND.split(part).map(str::trim).filter(|word| !word.is_empty()) {
            match names
                .last_mut()
                .filter(|name| is_compound(&format!("{name} and {word}")))
            {
                Some(name) => *name = format!("{name} and {word}"),
                None => names.push(word.to_owned()),
            }
        }
        for name in names {
            if !topics.iter().any(|topic| slug::key(topic) == slug::key(&name)) {
                topics.push(name);
            }
        }
    }
}

/// Cuts from the end what is not part of the story.
fn cut_boilerplate(blocks: &mut Vec<Block>, rules: &WireRules) {
    let is_known = |line: &Line| rules.is_boilerplate(&line.text);
    let is_short = |line: &Line| line.text.chars().count() < SHORT;
    while let Some(block) = blocks.last_mut() {
        let known = block.lines.iter().filter(|line| is_known(line)).count();
        let is_all = known == block.lines.len();
        let is_mostly = known * 2 >= block.lines.len() && block.lines.iter().all(is_short);
        let is_prose = |line: &Line| {
            !is_short(line) || line.text.ends_with(['.', '!', '?', '”', '"']) || NOTE.is_match(&line.text)
        };
        let is_leftover = block.is_below_topics && !block.lines.iter().any(is_prose);
        if is_all || is_mostly || is_leftover {
            blocks.pop();
            continue;
        }
        while block.lines.len() > 1 && block.lines.last().is_some_and(is_known) {
            block.lines.pop();
        }
        break;
    }
}
