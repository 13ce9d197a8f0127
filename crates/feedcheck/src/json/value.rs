//! What each kind of string or number may say. What JSON shares with XML is checked in `check::value`
//! and `check::html`; numbers are JSON's own.

use super::VERSIONS;
use super::vocabulary::MemberType;
use crate::codes::{
    CONTAINS_HTML, CONTAINS_REL_REF, DOUBLE_ESCAPED, DOUBLE_ESCAPED_ADDRESS, INVALID_FEED_VERSION, INVALID_LANGUAGE,
    INVALID_MIME_TYPE, INVALID_NON_NEGATIVE_INTEGER, MISSING_MEMBER, NOT_BLANK, RELATIVE_SELF,
};
use crate::value::{date, language, media_type, uri};
use crate::{Code, Timestamp};
use crate::{Found, html};

/// What is wrong with a string.
pub(super) fn text_fault(expected: MemberType, text: &str, now: Timestamp) -> Option<Found> {
    let unless = |is_right: bool, code| (!is_right).then(|| Found::of_value(code));
    let is_blank = text.trim().is_empty();
    match expected {
        MemberType::Version => unless(VERSIONS.iter().any(|(known, ..)| text == *known), INVALID_FEED_VERSION),
        // "If an `id` is blank, the item must be discarded."
        MemberType::Id => unless(!is_blank, MISSING_MEMBER),
        MemberType::Word => unless(!is_blank, NOT_BLANK),
        MemberType::Plain => unless(!is_blank, NOT_BLANK).or_else(|| markup_fault(text)),
        MemberType::PlainContent => markup_fault(text),
        MemberType::Address => address_fault(text),
        MemberType::OwnAddress => whole_address_fault(text, RELATIVE_SELF),
        MemberType::Image => whole_address_fault(text, CONTAINS_REL_REF),
        MemberType::Date => date::rfc3339_fault(text, now),
        MemberType::Language => unless(language::is_tag(text), INVALID_LANGUAGE),
        MemberType::MediaType => unless(media_type::is_media_type(text), INVALID_MIME_TYPE),
        _ => None,
    }
}

/// The format says "URL" and names no RFC: letters beyond ASCII may be there, as browsers take them.
fn address_fault(text: &str) -> Option<Found> {
    if text.contains("&amp;") {
        return Some(Found::of_value(DOUBLE_ESCAPED_ADDRESS));
    }
    uri::judge(text, uri::ABSOLUTE_IRI).1
}

/// The same where being relative is a fault of its own.
fn whole_address_fault(text: &str, relative: &'static Code) -> Option<Found> {
    if uri::is_relative(text) {
        Some(Found::of_value(relative))
    } else {
        address_fault(text)
    }
}

/// "The only place HTML is allowed in this format is in `content_html`."
fn markup_fault(text: &str) -> Option<Found> {
    let tag = html::end_tag(text).or_else(|| html::lone_tag(text));
    let markup = tag.map(|tag| Found::of_value(CONTAINS_HTML).with("value", format!("<{tag}>")));
    // Nothing takes a reference away here, so one that is closed was made once too often.
    markup.or_else(|| html::reference(text).map(|_| Found::of_value(DOUBLE_ESCAPED)))
}

/// What is wrong with a number: `1e3` and `5.0` are whole in JSON, as `1000` is.
pub(super) fn number_fault(expected: MemberType, number: &str) -> Option<Found> {
    let is_whole = |number: f64| number.fract() == 0.0 || matches!(expected, MemberType::Seconds);
    let fits = number.parse().is_ok_and(|number| number >= 0.0 && is_whole(number));
    (!fits).then(|| Found::of_value(INVALID_NON_NEGATIVE_INTEGER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_not_negative_and_bytes_are_whole() {
        for (number, is_bytes, is_seconds) in [
            ("0", true, true),
            ("89970236", true, true),
            ("1e3", true, true),
            ("5.0", true, true),
            ("-0", true, true),
            ("1.5", false, true),
            ("-1", false, false),
            ("-0.1", false, false),
        ] {
            let fits = |expected| number_fault(expected, number).is_none();
            assert_eq!(
                (fits(MemberType::Bytes), fits(MemberType::Seconds)),
                (is_bytes, is_seconds),
                "{number}"
            );
        }
    }
}
