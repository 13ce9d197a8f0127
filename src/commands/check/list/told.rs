//! What is told of an answer, besides what the check says of the feed.

use feedcheck::Timestamp;

use super::answer::Answer;
use crate::model::{Checked, Code, Diagnostic, Place};
use crate::reader::FinishedFeed;

/// What is smaller gains little.
const WORTH_PACKING: usize = 4096;

const DAY: i64 = 86_400;

fn finding(code: &'static Code, name: &str, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(code, Place::file(name), message).help(help)
}

fn only(name: &str, finding: Diagnostic) -> Checked {
    Checked {
        file: name.to_owned(),
        format: "unknown",
        findings: vec![finding],
    }
}

/// There was no answer.
pub(super) fn unreachable(name: &str, reason: &str) -> Checked {
    let message = format!("it could not be fetched: {reason}");
    only(
        name,
        finding(
            Code::UNREACHABLE_FEED,
            name,
            message,
            "look whether the address is right and the server runs; `--allow-private` lets `--fetch` ask in this network",
        ),
    )
}

/// Whether the document is a page that is shown to whoever may be no person.
fn asks_for_proof(answer: &Answer) -> bool {
    let report = feedcheck::check(&answer.body, &feedcheck::Options::at(Timestamp::default()));
    let told = report.messages.first().map(feedcheck::Message::text);
    told.is_some_and(|text| text.contains("a proof of being a person"))
}

/// The answer is no document.
pub(super) fn refused(name: &str, answer: &Answer) -> Checked {
    let status = answer.status;
    let (what, help) = match status {
        _ if asks_for_proof(answer) => (
            "the server asks for a proof of being a person in place of the feed",
            "have it let readers through at the address of the feed, which are no browsers",
        ),
        410 => ("the feed is gone for good", "take it off the list"),
        401 => (
            "the server wants a name and a password",
            "a feed has to be open to whoever has its address",
        ),
        403 => (
            "the server refuses the feed",
            "a feed has to be open to whoever has its address, also to programs that are no browsers",
        ),
        404 => (
            "there is nothing at this address",
            "look for the feed's new address, or take it off the list",
        ),
        429 => ("the server was asked too often", "ask less often, and conditionally"),
        304 => (
            "the server says that nothing changed, to whom it told nothing before",
            "have it answer 304 to conditional requests alone",
        ),
        300..=399 => (
            "the answer leads elsewhere",
            "ask there: `curl --location` and `--fetch` follow where an answer says where",
        ),
        400..=499 => (
            "the server does not hand it out",
            "ask whoever runs the server what it minds",
        ),
        _ => ("the server failed", "ask again later, and tell whoever runs the server"),
    };
    let mut checked = only(
        name,
        finding(Code::HTTP_STATUS, name, format!("{what}: it answers {status}"), help),
    );
    checked.findings.extend(way(name, answer));
    checked
}

/// Where it led, and what helps to fetch less.
pub(super) fn answer(name: &str, answer: &Answer) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = way(name, answer).into_iter().collect();
    if answer.fields.is_empty() {
        return found;
    }
    if answer.field("etag").is_none() && answer.field("last-modified").is_none() {
        let message = "the answer has neither `ETag` nor `Last-Modified`: readers fetch the whole feed each time";
        let help = "have the server send one of them, and answer 304 when nothing changed";
        found.push(finding(Code::MISSING_VALIDATOR, name, message.to_owned(), help));
    }
    if answer.ignores_conditions {
        let message = "asked whether it changed, the server sent all of it again";
        let help = "have it answer 304 to `If-None-Match` and `If-Modified-Since` when nothing changed";
        found.push(finding(Code::IGNORED_CONDITION, name, message.to_owned(), help));
    }
    if answer.field("cache-control").is_none() && answer.field("expires").is_none() {
        let message = "the answer has neither `Cache-Control` nor `Expires`: readers do not know when to ask again";
        let help = "have the server say how long the feed stays as it is, such as `Cache-Control: max-age=900`";
        found.push(finding(Code::MISSING_FRESHNESS, name, message.to_owned(), help));
    }
    if answer.status == 200 && answer.field("content-encoding").is_none() && answer.body.len() > WORTH_PACKING {
        let message = format!("{} bytes came as they are, though gzip was offered", answer.body.len());
        let help = "have the server compress feeds: they shrink to a fifth";
        found.push(finding(Code::NOT_COMPRESSED, name, message, help));
    }
    found
}

fn way(name: &str, answer: &Answer) -> Option<Diagnostic> {
    let to = answer.location().filter(|_| !answer.hops.is_empty())?;
    let is_for_good = answer.hops.iter().all(|hop| matches!(hop.status, 301 | 308));
    let statuses: Vec<String> = answer.hops.iter().map(|hop| hop.status.to_string()).collect();
    let statuses = statuses.join(", ");
    Some(if is_for_good {
        let message = format!("the feed moved for good to `{to}` ({statuses})");
        finding(Code::MOVED_FEED, name, message, "put the new address on the list")
    } else {
        let message = format!("the answer comes from `{to}` ({statuses})");
        finding(
            Code::REDIRECTED_FEED,
            name,
            message,
            "nothing, if the detour is meant to be for a while",
        )
    })
}

/// Whether the newest story is older than so many days.
pub(super) fn age(name: &str, feed: &FinishedFeed, now: Timestamp, most: Option<u32>) -> Option<Diagnostic> {
    let most = most?;
    let dates = feed
        .entries
        .iter()
        .flat_map(|entry| [entry.published.time, entry.updated.time]);
    let newest = dates.flatten().map(feedcheck::Timestamp::unix).max()?;
    let days = (now.unix() - newest) / DAY;
    (days > i64::from(most)).then(|| {
        let message = format!("its newest story is {days} days old, and {most} are allowed");
        finding(
            Code::STALE_FEED,
            name,
            message,
            "look whether the feed is still made, or take it off the list",
        )
    })
}
