//! Names that look like addresses and lead nowhere: `tag:` and `urn:`, each with rules of its own.

use super::syntax::{has_bare_percent, is_iri_char, is_uri_char};
use crate::Code;
use crate::codes::{INVALID_URN, INVALID_UUID};

/// `tag:courier.example,2017:x` (RFC 4151, section 2.1); as an IRI it may have letters beyond ASCII,
/// which stand for their encoding (RFC 3987, section 3.1).
pub(super) fn is_tag(value: &str, is_iri: bool) -> bool {
    let Some((entity, specific)) = value.split_once(':').and_then(|(_, rest)| rest.split_once(':')) else {
        return false;
    };
    let Some((authority, date)) = entity.split_once(',') else {
        return false;
    };
    let is_name = |name: &str, more: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    };
    let authority_fits = match authority.split_once('@') {
        Some((user, host)) => is_name(user, "-._") && is_name(host, ".-"),
        None => is_name(authority, ".-"),
    };
    authority_fits
        && is_tag_date(date)
        && specific
            .chars()
            .all(|c| is_uri_char(c) || is_iri && !c.is_ascii() && is_iri_char(c))
        && specific.matches('#').count() <= 1
}

/// `2017`, `2017-09` or `2017-09-13`.
fn is_tag_date(date: &str) -> bool {
    let lengths: Vec<usize> = date.split('-').map(str::len).collect();
    matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) && date.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// `urn:nid:nss` (RFC 8141, section 2), and `urn:uuid:` (RFC 9562, section 4).
pub(super) fn urn_fault(value: &str) -> Option<&'static Code> {
    let rest = value.get(4..).unwrap_or_default();
    if let Some(("uuid", uuid)) = rest.to_ascii_lowercase().split_once(':') {
        return (!is_uuid(uuid)).then_some(INVALID_UUID);
    }
    let Some((nid, nss)) = rest.split_once(':') else {
        return Some(INVALID_URN);
    };
    let nid_fits = (2..=32).contains(&nid.len())
        && !nid.starts_with('-')
        && !nid.ends_with('-')
        && nid.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let nss_fits = nss.starts_with(|c| is_uri_char(c) && !"/?#".contains(c))
        && nss.chars().all(is_uri_char)
        && nss.matches('#').count() <= 1
        && !has_bare_percent(nss);
    (!(nid_fits && nss_fits)).then_some(INVALID_URN)
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_urns_have_rules_of_their_own() {
        for (value, expected) in [
            ("tag:courier.example,2017:ferry", true),
            ("tag:desk@courier.example,2017-09-13:a/b?c=d#e", true),
            ("tag:courier.example,2017-9:ferry", false),
            ("tag:courier.example:ferry", false),
            ("tag:Courier.example,2017:ferry", true),
        ] {
            assert_eq!(is_tag(value, false), expected, "{value}");
        }
        let foreign = "tag:courier.example,2017:/fähre.html";
        assert_eq!((is_tag(foreign, true), is_tag(foreign, false)), (true, false));
        assert!(!is_tag("tag:courier.example,2017:a b", true));
        for (value, expected) in [
            ("urn:uuid:60a76c80-d399-11d9-b91C-0003939e0af6", None),
            ("urn:uuid:60a76c80", Some("InvalidUUID")),
            ("urn:isbn:0451450523", None),
            ("urn:x:a", Some("InvalidURN")),
            ("urn:isbn:", Some("InvalidURN")),
            ("urn:isbn-:0451450523", Some("InvalidURN")),
            ("urn:example:a/b~c?=d#e", None),
            ("urn:example:a b", Some("InvalidURN")),
        ] {
            assert_eq!(urn_fault(value).map(|code| code.name), expected, "{value}");
        }
    }
}
