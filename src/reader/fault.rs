//! Documents that are not well-formed: what `feedcheck` makes of them, and says of them.

use feedcheck::codes::{
    MISSING_NAMESPACE, SAX_ERROR, TEXT_BEFORE_FEED, TOO_DEEP, TRUNCATED, UNDEFINED_NAMED_ENTITY, UNICODE_ERROR,
    WP_BLANK_LINE,
};
use feedcheck::{Code, Options, Timestamp, check, well_formed};

use super::feed::{Document, FeedList, FinishedFeed};
use super::mend::declared;
use super::{Unreadable, as_written, limits};

/// What a parser stops at.
const FAULTS: [&Code; 8] = [
    TEXT_BEFORE_FEED,
    WP_BLANK_LINE,
    SAX_ERROR,
    UNDEFINED_NAMED_ENTITY,
    UNICODE_ERROR,
    MISSING_NAMESPACE,
    TOO_DEEP,
    TRUNCATED,
];

/// What is in a document that could not be read because of `error`, as far as it can be followed.
pub(super) fn read(bytes: &[u8], error: Unreadable) -> Result<Document, Unreadable> {
    if matches!(error, Unreadable::TooMuch(_)) {
        return Err(error);
    }
    limits::size(bytes.len())?;
    let mended = as_written(declared(&well_formed(bytes)).as_bytes());
    let document = mended.map_err(|again| match again {
        Unreadable::TooMuch(_) => again,
        _ => error.clone(),
    })?;
    let fault = Some(first_fault(bytes).unwrap_or_else(|| error.to_string()));
    Ok(match document {
        Document::Feed(feed) => Document::Feed(FinishedFeed { fault, ..feed }),
        Document::List(list) => Document::List(FeedList { fault, ..list }),
    })
}

/// Line, column and words of the first fault.
fn first_fault(bytes: &[u8]) -> Option<String> {
    let messages = check(bytes, &Options::at(Timestamp::default())).messages;
    let first = messages.iter().find(|message| FAULTS.contains(&message.code))?;
    Some(format!("{}:{}: {}", first.line, first.column, first.text()))
}
