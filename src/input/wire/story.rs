//! The rest of wire copy: captions with credits, paragraphs, topics; boilerplate goes.

use std::sync::LazyLock;

use regex::Regex;

use super::{Line, WireRules};
use crate::model::Photo;
use crate::text::html::plain;
use crate::text::slug;

/// What stands below the header.
#[derive(Debug, Default)]
pub struct Story {
    pub photos: Vec<Photo>,
    pub paragraphs: Vec<String>,
    pub topics: Vec<String>,
    /// Byte offset of the first paragraph.
    pub at: usize,
}

/// Words that credits are made of.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:photos?|photograph|ap|afp|upi|epa|getty|reuters|via|courtesy|file|images?|pool|handout|illustration|screenshot|shutterstock|stock|wikimedia|flickr|youtube|agency)\b|/|©")
        .expect("a constant pattern")
});

/// Columns of lines that were broken by hand: the shortest that is not a last line, and the
/// longest of all.
const WRAPPED: (usize, usize) = (40, 100);

/// Characters of a line that is no prose.
const SHORT: usize = 60;

/// Reads the lines below the header. `is_open`: the first follows it without a gap.
pub fn read(lines: &[Line], is_open: bool, rules: &WireRules) -> Story {
    let mut story = Story::default();
    let rest = captions(lines, is_open, rules, &mut story);
    let mut blocks = blocks(rest);
    take_topics(&mut blocks, rules, &mut story.topics);
    cut_boilerplate(&mut blocks, rules);
    for block in &blocks {
        story.paragraphs.extend(paragraphs(block));
    }
    story.at = blocks
        .iter()
        .flat_map(|block| &block.lines)
        .map(|line| line.at)
        .next()
        .unwrap_or_default();
    story
}

/// Takes the captions off the beginning. A line right below the header that ends in
/// parentheses is one; after a gap it has to look like one.
fn captions<'a>(lines: &'a [Line], is_open: bool, rules: &WireRules, story: &mut Story) -> &'a [Line] {
    let mut is_open = is_open;
    let mut taken = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let next = lines.get(at + 1);
        if line.text.is_empty() {
            is_open = false;
        } else if let Some(photo) = caption(line, is_open, rules) {
            story.photos.push(photo);
            taken = at + 1;
        } else if let Some(credit) = next
            .filter(|_| is_open && !line.text.ends_with(')'))
            .and_then(|next| bare_credit(next, rules))
        {
            story.photos.push(photo(line, &line.text, Some(credit)));
            at += 1;
            taken = at + 1;
        } else {
            break;
        }
        at += 1;
    }
    &lines[taken..]
}

fn caption(line: &Line, is_open: bool, rules: &WireRules) -> Option<Photo> {
    if rules.topics.is_match(&line.text) {
        return None;
    }
    let (caption, credit) = split_credit(&line.text)?;
    let ends_a_sentence = caption.ends_with(['.', '!', '?', '…', '"', '”', '’']) || caption.is_empty();
    let looks_like_one = line.wide || (CREDIT.is_match(credit) && ends_a_sentence);
    let no_aside = !credit.ends_with(['.', '!', '?']);
    (looks_like_one || (is_open && no_aside)).then(|| photo(line, caption, Some(credit)))
}

/// A credit that stands on a line of its own.
fn bare_credit<'a>(line: &'a Line, rules: &WireRules) -> Option<&'a str> {
    let (caption, credit) = split_credit(&line.text)?;
    (caption.is_empty() && !rules.topics.is_match(&line.text)).then_some(credit)
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
        credit: credit.and_then(words),
        at: line.at,
        ..Photo::default()
    }
}

/// Lines without a gap between them.
#[derive(Debug)]
struct Block {
    lines: Vec<Line>,
    /// Whether the topics stand in it or above it: the story is over.
    is_below_topics: bool,
}

fn blocks(lines: &[Line]) -> Vec<Block> {
    let blocks = lines
        .split(|line| line.text.is_empty())
        .filter(|block| !block.is_empty());
    blocks
        .map(|block| Block {
            lines: block.to_vec(),
            is_below_topics: false,
        })
        .collect()
}

/// Takes the topics out of the lines that name them. Lines below go into a block of their own.
fn take_topics(blocks: &mut Vec<Block>, rules: &WireRules, topics: &mut Vec<String>) {
    let mut out: Vec<Block> = Vec::new();
    let mut is_below = false;
    for block in blocks.drain(..) {
        let mut lines = Vec::new();
        for mut line in block.lines {
            let named: Vec<String> = rules
                .topics
                .captures_iter(&line.text)
                .filter_map(|found| found.name("topics"))
                .map(|found| found.as_str().to_owned())
                .collect();
            if named.is_empty() {
                lines.push(line);
                continue;
            }
            for text in named {
                add_topics(&text, rules, topics);
            }
            let rest = rules.topics.replace_all(&line.text, "").trim().to_owned();
            line.text = rest;
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
        Regex::new(r"(?i)\s*\bstories\b\W*(?:and )?(?:read |see )?(?:more )?|\s*[;,]\s*(?:and |& )?|\s+[/|·]\s+")
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
        let names: Vec<&str> = if is_compound(part) {
            vec![part]
        } else {
            AND.split(part).collect()
        };
        for name in names.into_iter().map(str::trim).filter(|name| !name.is_empty()) {
            if !topics.iter().any(|topic| slug::key(topic) == slug::key(name)) {
                topics.push(name.to_owned());
            }
        }
    }
}

/// Cuts from the end what is not part of the story.
fn cut_boilerplate(blocks: &mut Vec<Block>, rules: &WireRules) {
    let is_known = |line: &Line| rules.boilerplate.iter().any(|pattern| pattern.is_match(&line.text));
    let is_short = |line: &Line| line.text.chars().count() < SHORT;
    while let Some(block) = blocks.last_mut() {
        let known = block.lines.iter().filter(|line| is_known(line)).count();
        let is_all = known == block.lines.len();
        let is_mostly = known * 2 >= block.lines.len() && block.lines.iter().all(is_short);
        let is_leftover = block.is_below_topics
            && block
                .lines
                .iter()
                .all(|line| is_short(line) && !line.text.ends_with(['.', '!', '?', '”', '"']));
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

/// The paragraphs of a block: its lines, or one if they were broken by hand.
fn paragraphs(block: &Block) -> Vec<String> {
    let widths: Vec<usize> = block.lines.iter().map(|line| line.text.chars().count()).collect();
    let (last, others) = widths
        .split_last()
        .map_or((0, &[][..]), |(last, others)| (*last, others));
    let is_wrapped =
        !others.is_empty() && last <= WRAPPED.1 && others.iter().all(|width| (WRAPPED.0..=WRAPPED.1).contains(width));
    let texts = block.lines.iter().map(|line| line.text.clone());
    if is_wrapped {
        vec![texts.collect::<Vec<_>>().join(" ")]
    } else {
        texts.collect()
    }
}
