//! What an editor may not have meant, seen from all stories together: topics that are written almost alike, a story that is there
//! twice, a year that is mistyped, a feed of something that no story has.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::builder::digest::digest;
use crate::builder::interner::Key;
use crate::builder::memory::scanned::ArticleNumber;
use crate::builder::plan::feed_plan::Plan;
use crate::builder::plan::query::keys;
use crate::builder::scan::Scan;
use crate::config::{Config, Each, FeedRule, Query};
use crate::model::{Code, Diagnostic, Place, Timestamp};
use crate::text::count::Count;
use feedcheck::suggest::{nearest, typo};

/// Seconds of a year: a story that is dated further ahead was probably to be out by now.
const YEAR: i64 = 366 * 24 * 3600;

/// A topic of more stories was meant as it is written.
const FEW: u32 = 2;

/// Letters from which on two topics are compared letter by letter: `Iran` is no slip of `Iraq`.
const LONG: usize = 6;

/// More topics are no vocabulary that anybody reads over.
const MANY: usize = 5000;

/// Everything of that kind there is to say.
pub(crate) fn slips(config: &Config, scan: &Scan, plan: &Plan, now: Timestamp) -> Vec<Diagnostic> {
    let mut findings = distant(scan, now);
    findings.extend(repeated(scan));
    findings.extend(similar_topics(scan, plan));
    findings.extend(unused(config, scan));
    findings
}

/// Stories whose date is far ahead, without an embargo that says so.
fn distant(scan: &Scan, now: Timestamp) -> Vec<Diagnostic> {
    let waiting = scan.waiting.iter().map(|&at| &scan.articles[at]);
    let distant = waiting.filter(|article| {
        let is_delivered = article.copy().is_some();
        article.published.unix() - now.unix() > YEAR && article.schedule().embargo.is_none() && !is_delivered
    });
    let finding = |published: Timestamp| format!("the story is dated {published} and waits until then");
    let findings = distant.map(|article| {
        Diagnostic::new(
            Code::DISTANT_DATE,
            article.place(&scan.files),
            finding(article.published),
        )
        .help("look whether the year is right; if it is, say so with `embargo`")
    });
    findings.collect()
}

/// Stories that are there twice, each told at the later one. What systems deliver again is not the editor's to delete.
fn repeated(scan: &Scan) -> Vec<Diagnostic> {
    let nothing = digest("");
    let mut first: FxHashMap<(u64, u64), ArticleNumber> = FxHashMap::default();
    first.reserve(scan.live.len());
    let mut findings = Vec::new();
    for &at in scan.live.iter().rev().filter(|at| scan.articles[**at].copy().is_none()) {
        let key = (scan.articles[at].title, scan.articles[at].body);
        let known = *first.entry(key).or_insert(at);
        // Of equal times the one further down is the copy.
        let by_time = |at: ArticleNumber| (scan.articles[at].published, at);
        let (at, known) = if by_time(at) < by_time(known) {
            (known, at)
        } else {
            (at, known)
        };
        let (article, other) = (&scan.articles[at], &scan.articles[known]);
        if known == at || article.body == nothing || article.language != other.language {
            continue;
        }
        let place = other.place(&scan.files);
        let message = format!(
            "the story has the headline and the text of {}:{}; subscribers see both",
            place.file,
            place.line.unwrap_or(1)
        );
        findings.push(
            Diagnostic::new(Code::REPEATED_STORY, article.place(&scan.files), message)
                .help("delete one of them, or write `draft = true` into it"),
        );
    }
    findings
}

/// Topics that may be one, each told at a story of the rarer one.
fn similar_topics(scan: &Scan, plan: &Plan) -> Vec<Diagnostic> {
    let symbols = &scan.symbols;
    let mut stories: FxHashMap<Key, (u32, ArticleNumber)> = FxHashMap::default();
    for &at in &scan.live {
        for key in keys(symbols, &scan.articles[at], Each::Topic) {
            stories.entry(key).or_insert((0, at)).0 += 1;
        }
    }
    if stories.len() > MANY {
        return Vec::new();
    }
    let mut topics: Vec<Key> = stories.keys().copied().collect();
    topics.sort_by_key(|key| symbols.key_text(*key));
    let mut by_form: FxHashMap<String, SmallVec<[Key; 2]>> = FxHashMap::default();
    for &key in &topics {
        for form in forms(symbols.key_text(key)) {
            by_form.entry(form).or_default().push(key);
        }
    }
    let pair = |one: Key, other: Key| (one.index().min(other.index()), one.index().max(other.index()));
    let mut told: FxHashSet<(usize, usize)> = FxHashSet::default();
    let mut findings = Vec::new();
    for &one in &topics {
        let text = symbols.key_text(one);
        for &other in forms(text).iter().filter_map(|form| by_form.get(form)).flatten() {
            let (rare, usual) = if stories[&one].0 <= stories[&other].0 {
                (one, other)
            } else {
                (other, one)
            };
            let is_one = joined(text) == joined(symbols.key_text(other));
            let is_slip = || stories[&rare].0 <= FEW && typo(text, [symbols.key_text(other)]).is_some();
            if one == other || !(is_one || is_slip()) || !told.insert(pair(one, other)) {
                continue;
            }
            let name = |key| {
                plan.names
                    .of(Each::Topic, key)
                    .map_or(symbols.key_text(key), |name| symbols.name(name))
            };
            let (rare_name, usual_name) = (name(rare), name(usual));
            let message = format!(
                "the topics `{rare_name}` ({}) and `{usual_name}` ({}) are written almost alike",
                Count(stories[&rare].0 as usize, "story"),
                Count(stories[&usual].0 as usize, "story")
            );
            let place = scan.articles[stories[&rare].1].place(&scan.files);
            let help = format!("if they are one: `aliases = {{ \"{rare_name}\" = \"{usual_name}\" }}` in `[topics]`");
            findings.push(Diagnostic::new(Code::SIMILAR_TOPICS, place, message).help(help));
        }
    }
    findings
}

/// A key without its blanks.
fn joined(key: &str) -> String {
    key.replace(' ', "")
}

/// What two keys have in common that are one but for blanks or a slip: the key in one word, and, of a long one in letters alone, that
/// without any one of them.
fn forms(key: &str) -> Vec<String> {
    let mut forms = vec![joined(key)];
    if key.chars().count() >= LONG && !key.chars().any(char::is_numeric) {
        forms.push(key.to_owned());
        let without = |(at, letter): (usize, char)| [&key[..at], &key[at + letter.len_utf8()..]].concat();
        forms.extend(key.char_indices().map(without));
    }
    forms.sort();
    forms.dedup();
    forms
}

/// What feeds ask for and no story has.
fn unused(config: &Config, scan: &Scan) -> Vec<Diagnostic> {
    if scan.articles.is_empty() {
        return Vec::new();
    }
    let choices = config.feeds.iter().flat_map(|rule| {
        let of_kind = |each, query| names(query).map(move |key| (rule, each, key));
        of_kind(Each::Topic, &rule.topics)
            .chain(of_kind(Each::Author, &rule.authors))
            .chain(of_kind(Each::Section, &rule.sections))
    });
    let choices = choices.filter(|(_, _, key)| scan.symbols.find_key(key).is_none());
    choices
        .map(|(rule, each, key)| unused_choice(config, scan, rule, each, key))
        .collect()
}

/// The names that a query asks for.
fn names(query: &Query) -> impl Iterator<Item = &String> {
    query.any.iter().chain(&query.all)
}

fn unused_choice(config: &Config, scan: &Scan, rule: &FeedRule, each: Each, key: &str) -> Diagnostic {
    let noun = each.name();
    let known: FxHashSet<Key> = scan
        .live
        .iter()
        .flat_map(|&at| keys(&scan.symbols, &scan.articles[at], each))
        .collect();
    let mut known: Vec<&str> = known.into_iter().map(|key| scan.symbols.key_text(key)).collect();
    known.sort_unstable();
    let message = format!(
        "no story has the {noun} `{key}`, which the feed `{}` asks for",
        rule.path
    );
    let place = Place {
        line: Some(rule.line),
        ..Place::file(&config.file)
    };
    let finding = Diagnostic::new(Code::UNUSED_CHOICE, place, message);
    match nearest(key, known) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None => finding,
    }
}
