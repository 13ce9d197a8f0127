//! Values that come from a list, and other short words.

use super::{Subject, uri};
use crate::Code;
use crate::codes::{
    INVALID_ACCESS_RESTRICTION_REL, INVALID_BOOLEAN_ATTRIBUTE, INVALID_COUNTRY_CODE, INVALID_ENCODING,
    INVALID_FORM_COMPONENT_NAME, INVALID_ITUNES_CHANNEL_TYPE, INVALID_ITUNES_EPISODE_TYPE, INVALID_KEYWORDS,
    INVALID_META_CONTENT, INVALID_META_NAME, INVALID_SSE_TYPE, INVALID_TRUE_FALSE, INVALID_UPDATE_PERIOD,
    INVALID_YES_NO, INVALID_YES_NO_CLEAN, NOT_URL_ENCODED,
};
use crate::found::Found;

/// A word of a list.
pub(crate) fn one_of(subject: &Subject<'_>, list: &[&str], code: &'static Code, found: &mut Vec<Found>) {
    if !list.contains(&subject.value) {
        found.push(subject.found(code));
    }
}

fn in_any_case(subject: &Subject<'_>, list: &[&str], code: &'static Code, found: &mut Vec<Found>) {
    if !list.iter().any(|word| word.eq_ignore_ascii_case(subject.value)) {
        found.push(subject.found(code));
    }
}

/// `yes` or `no`, without blanks around it.
pub(crate) fn yes_no(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !matches!(subject.raw, "yes" | "no") {
        found.push(subject.found(INVALID_YES_NO));
    }
}

/// `Yes`, as Apple writes it; whatever else is taken for no.
pub(crate) fn yes(subject: &Subject<'_>, found: &mut Vec<Found>) {
    in_any_case(subject, &["yes", "no"], INVALID_YES_NO, found);
}

/// `yes`, `no` or `clean`.
pub(crate) fn yes_no_clean(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let raw = subject.raw.to_ascii_lowercase();
    if !matches!(raw.as_str(), "yes" | "no" | "clean") {
        found.push(subject.found(INVALID_YES_NO_CLEAN));
    }
}

/// `true` or `false`, in any case.
pub(crate) fn true_false(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let raw = subject.raw.to_ascii_lowercase();
    if !matches!(raw.as_str(), "true" | "false") {
        found.push(subject.found(INVALID_TRUE_FALSE));
    }
}

/// `true` or `false`.
pub(crate) fn strict_true_false(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !matches!(subject.raw, "true" | "false") {
        found.push(subject.found(INVALID_TRUE_FALSE));
    }
}

/// `true` or `false` of `guid@isPermaLink`.
pub(crate) fn permalink(subject: &Subject<'_>, found: &mut Vec<Found>) {
    one_of(subject, &["true", "false"], INVALID_BOOLEAN_ATTRIBUTE, found);
}

/// `sy:updatePeriod`.
pub(crate) fn update_period(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let periods = ["hourly", "daily", "weekly", "monthly", "yearly"];
    one_of(subject, &periods, INVALID_UPDATE_PERIOD, found);
}

/// `itunes:type`.
pub(crate) fn itunes_channel_type(subject: &Subject<'_>, found: &mut Vec<Found>) {
    one_of(subject, &["episodic", "serial"], INVALID_ITUNES_CHANNEL_TYPE, found);
}

/// `itunes:episodeType`.
pub(crate) fn itunes_episode_type(subject: &Subject<'_>, found: &mut Vec<Found>) {
    one_of(
        subject,
        &["full", "trailer", "bonus"],
        INVALID_ITUNES_EPISODE_TYPE,
        found,
    );
}

/// `access:restriction@relationship`.
pub(crate) fn access_relation(subject: &Subject<'_>, found: &mut Vec<Found>) {
    one_of(subject, &["allow", "deny"], INVALID_ACCESS_RESTRICTION_REL, found);
}

/// `sx:related@type`.
pub(crate) fn sse_type(subject: &Subject<'_>, found: &mut Vec<Found>) {
    one_of(subject, &["complete", "aggregated"], INVALID_SSE_TYPE, found);
}

/// `xhtml:meta@name`.
pub(crate) fn meta_name(subject: &Subject<'_>, found: &mut Vec<Found>) {
    in_any_case(subject, &["robots"], INVALID_META_NAME, found);
}

/// `xhtml:meta@content`, for robots.
pub(crate) fn meta_content(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let words: Vec<String> = subject
        .value
        .split(',')
        .map(|word| word.trim().to_ascii_lowercase())
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let fits = match words.as_slice() {
        ["all" | "none" | "index" | "noindex" | "follow" | "nofollow"] => true,
        [first, second] => {
            let is_index = |word: &str| matches!(word, "index" | "noindex");
            let is_follow = |word: &str| matches!(word, "follow" | "nofollow");
            is_index(first) && is_follow(second) || is_follow(first) && is_index(second)
        }
        _ => false,
    };
    if !fits {
        found.push(subject.found(INVALID_META_CONTENT));
    }
}

/// The name of a field of a form.
pub(crate) fn form_name(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !subject
        .value
        .starts_with(|c: char| c.is_ascii_alphabetic() || "[\\]^_`".contains(c))
    {
        found.push(subject.found(INVALID_FORM_COMPONENT_NAME));
    }
}

/// Keywords with commas between them.
pub(crate) fn keywords(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.value.contains(' ') && !subject.value.contains(',') {
        found.push(subject.found(INVALID_KEYWORDS));
    }
}

/// The name of a character encoding.
pub(crate) fn encoding(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if encoding_rs::Encoding::for_label(subject.value.as_bytes()).is_none() {
        found.push(subject.found(INVALID_ENCODING));
    }
}

/// Words that are escaped as addresses are.
pub(crate) fn url_encoded(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "_.-~/%".contains(c);
    let are_safe = subject.value.split_whitespace().all(|word| word.chars().all(is_safe));
    if !are_safe || uri::has_bare_percent(subject.value) {
        found.push(subject.found(NOT_URL_ENCODED));
    }
}

/// Countries (ISO 3166-1), with those that were dissolved and are still written.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET \
FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN \
MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR \
TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Whether it is the code of a country, in capitals.
pub(crate) fn is_country(code: &str) -> bool {
    code.len() == 2 && COUNTRIES.split([' ', '\n']).any(|country| country == code)
}

/// Country codes with blanks between them.
pub(crate) fn countries(subject: &Subject<'_>, found: &mut Vec<Found>) {
    for code in subject.value.to_ascii_uppercase().split(' ') {
        if !is_country(code) {
            found.push(subject.found(INVALID_COUNTRY_CODE));
        }
    }
}
