//! Copies that claim to be of a story and are not: of another source that has the id for a story of its own, of a time that is
//! to come, or of the very version that the story is. They are left out, and told.

use std::collections::BTreeSet;

use crate::builder::memory::scanned::Scanned;
use crate::builder::scan::likeness::are_alike;
use crate::builder::source::file::SourceFile;
use crate::model::{Code, Diagnostic, Timestamp};

/// Seconds by which clocks and zones may be wrong.
const DAY: i64 = 24 * 60 * 60;

/// Seconds after which nobody plans a story.
const YEAR: i64 = 366 * DAY;

/// The copies among `members` that are none of their story, with what is told of each.
pub(super) fn apart(
    members: &[usize],
    articles: &[Scanned],
    files: &[SourceFile],
    now: Timestamp,
) -> Vec<(usize, Diagnostic)> {
    let ahead = members
        .iter()
        .filter_map(|&at| Some((at, ahead(&articles[at], files, now)?)));
    let mut apart: Vec<(usize, Diagnostic)> = ahead.collect();
    if members.len() > 1 {
        let (main, foreign) = foreign(members, articles, files);
        let others = members
            .iter()
            .filter(|at| foreign.contains(&source(&articles[**at], files)));
        let told = others.map(|&at| (at, foreigner(&articles[at], &articles[main], files)));
        apart.extend(told);
        apart.extend(renumbered(members, articles, files));
    }
    apart.sort_by_key(|(at, _)| *at);
    apart.dedup_by_key(|(at, _)| *at);
    apart
}

fn source(article: &Scanned, files: &[SourceFile]) -> u8 {
    files[article.file as usize].source
}

/// The first copy of the first source, and the sources of which no copy is like one of its copies.
fn foreign(members: &[usize], articles: &[Scanned], files: &[SourceFile]) -> (usize, BTreeSet<u8>) {
    let of = |at: usize| source(&articles[at], files);
    // What takes the story down says nothing of it.
    let stories: Vec<usize> = members.iter().copied().filter(|&at| !articles[at].held).collect();
    let Some(&main) = stories.iter().min_by_key(|&&at| (of(at), at)) else {
        return (members[0], BTreeSet::new());
    };
    let (own, others): (Vec<usize>, Vec<usize>) = stories.iter().copied().partition(|&at| of(at) == of(main));
    let is_like = |at: usize| own.iter().any(|&own| are_like(&articles[at], &articles[own]));
    let alike: BTreeSet<u8> = others.iter().filter(|at| is_like(**at)).map(|&at| of(at)).collect();
    let foreign = others.iter().map(|&at| of(at)).filter(|source| !alike.contains(source));
    (main, foreign.collect())
}

/// Messages of a text wire under the number of an earlier one that has nothing in common with them, neither agency and slug nor
/// headline and text: numbers are given again, and by several agencies.
fn renumbered(members: &[usize], articles: &[Scanned], files: &[SourceFile]) -> Vec<(usize, Diagnostic)> {
    let slug = |at: usize| {
        let thread = articles[at].copy()?.thread.as_deref()?;
        thread.order.is_none().then_some(thread.slug)
    };
    let sent = |at: usize| articles[at].copy().and_then(|copy| copy.sent);
    let stories = members.iter().copied().filter(|&at| slug(at).is_some());
    let Some(first) = stories.clone().min_by_key(|&at| (sent(at), at)) else {
        return Vec::new();
    };
    let is_other = |&at: &usize| slug(at) != slug(first) && !are_like(&articles[at], &articles[first]);
    let others = stories.filter(is_other);
    others
        .map(|at| (at, namesake(&articles[at], &articles[first], files)))
        .collect()
}

fn are_like(one: &Scanned, other: &Scanned) -> bool {
    one.title == other.title || one.body == other.body || are_alike(one.likeness, other.likeness)
}

/// What is told of a copy that says that it was made after today, or of a story that was to come out in a year or more.
fn ahead(article: &Scanned, files: &[SourceFile], now: Timestamp) -> Option<Diagnostic> {
    let copy = article.copy().filter(|copy| !copy.is_kill && !article.held)?;
    let seconds = |time: Timestamp| time.unix() - now.unix();
    let sent = copy.sent.unwrap_or(copy.first);
    let (what, time) = match (seconds(copy.first), seconds(sent)) {
        (YEAR.., _) => ("is dated", copy.first),
        (..=DAY, sent_ahead) if sent_ahead > DAY => ("says that it was made", sent),
        _ => return None,
    };
    let message = format!("the item {what} {}; it is left out until then", time.rfc3339());
    let finding = Diagnostic::new(Code::IMPLAUSIBLE_DATE, article.place(files), message);
    Some(finding.help("ask the system that delivers it to send the item again with its right time"))
}

fn foreigner(dropped: &Scanned, kept: &Scanned, files: &[SourceFile]) -> Diagnostic {
    let message = format!(
        "`{}` is the id of {}:{} too, which another source delivers and which is another story; that one is used",
        dropped.copy().map_or("", |copy| &copy.id),
        files[kept.file as usize].name,
        kept.line
    );
    Diagnostic::new(Code::DUPLICATE_IDS, dropped.place(files), message)
        .help("ask one of the systems for ids of its own; if both deliver the same stories, make them one source")
}

fn namesake(dropped: &Scanned, kept: &Scanned, files: &[SourceFile]) -> Diagnostic {
    let message = format!(
        "`{}` is the number of {}:{} too, which is another story of that day; that one is used",
        dropped.copy().map_or("", |copy| &copy.id),
        files[kept.file as usize].name,
        kept.line
    );
    Diagnostic::new(Code::DUPLICATE_IDS, dropped.place(files), message)
        .help("agencies give numbers again: hand this message over under a number of its own")
}

/// What is told of a copy that claims to be the very version that the story is, and says something else.
pub(super) fn stranger(dropped: &Scanned, kept: &Scanned, files: &[SourceFile]) -> Diagnostic {
    let message = format!(
        "`{}` is the id, the time and the version of {}:{} too, which is another story; that one is used",
        dropped.copy().map_or("", |copy| &copy.id),
        files[kept.file as usize].name,
        kept.line
    );
    Diagnostic::new(Code::DUPLICATE_IDS, dropped.place(files), message)
        .help("ask the system that delivers them for an id for each story")
}
