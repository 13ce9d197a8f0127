//! What is wrong with an address, wherever it stands: in XML or in JSON.

use super::name::{is_tag, urn_fault};
use super::scheme;
use super::syntax::{foreign_char, has_bare_percent, has_host, is_iri_char, is_local, is_usual, without_ipv6_host};
use crate::Code;
use crate::codes::{
    INVALID_FULL_LINK, INVALID_TAG, INVALID_URI_CHAR, LOCAL_ADDRESS, SCHEME_NOT_IANA_REGISTERED, URI_NOT_IRI,
};
use crate::found::Found;

/// Which form an address has to have.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    /// A scheme has to be there.
    pub is_absolute: bool,
    /// Characters beyond ASCII may be there.
    pub is_iri: bool,
    /// What is said of one that is none.
    pub code: &'static Code,
}

/// An absolute IRI (RFC 3987, section 2.2).
pub(crate) const ABSOLUTE_IRI: Form = Form {
    is_absolute: true,
    is_iri: true,
    code: INVALID_FULL_LINK,
};

/// What is wrong with an address; `None` when nothing is.
pub(crate) fn fault(value: &str, form: Form) -> Option<Found> {
    let scheme = scheme::split(value).map_or("", |(scheme, _)| scheme);
    match scheme.to_ascii_lowercase().as_str() {
        "tag" => (!is_tag(value, form.is_iri)).then(|| Found::of_value(INVALID_TAG)),
        "urn" => urn_fault(value).map(Found::of_value),
        scheme => locator_fault(value, scheme, form),
    }
}

fn locator_fault(value: &str, scheme: &str, form: Form) -> Option<Found> {
    let has_fault = || match scheme {
        "http" | "https" | "ftp" => (!has_host(value)).then(|| Found::of_value(form.code)),
        _ if scheme.is_empty() || scheme::is_registered(scheme) => None,
        _ => Some(Found::of_value(SCHEME_NOT_IANA_REGISTERED).with("value", scheme)),
    };
    syntax_fault(value, form).or_else(has_fault)
}

fn syntax_fault(value: &str, form: Form) -> Option<Found> {
    let whole = without_ipv6_host(value);
    let value = whole.as_deref().unwrap_or(value);
    let foreign = foreign_char(value).or_else(|| has_bare_percent(value).then_some('%'));
    if let Some(c) = foreign {
        return Some(Found::of_value(INVALID_URI_CHAR).with("char", c));
    }
    let is_complete = match scheme::split(value) {
        Some((_, rest)) => !rest.trim_start_matches('/').is_empty() || !form.is_absolute,
        None => !form.is_absolute,
    };
    if !is_complete || value.chars().any(|c| !c.is_ascii() && !is_iri_char(c)) {
        return Some(Found::of_value(form.code));
    }
    (!form.is_iri && !value.is_ascii()).then(|| Found::of_value(URI_NOT_IRI))
}

/// Whether it is an address, and what is to be said of it.
pub(crate) fn judge(value: &str, form: Form) -> (bool, Option<Found>) {
    if is_usual(value) {
        return (true, None);
    }
    match fault(value, form) {
        None => (true, local_fault(value)),
        told => (false, told),
    }
}

/// What is to be said of a right address that leads nowhere.
pub(crate) fn local_fault(value: &str) -> Option<Found> {
    is_local(value).then(|| Found::of_value(LOCAL_ADDRESS))
}

/// Whether it is an address that lacks its beginning.
pub(crate) fn is_relative(value: &str) -> bool {
    let form = Form {
        is_absolute: false,
        ..ABSOLUTE_IRI
    };
    !value.is_empty() && scheme::split(value).is_none() && syntax_fault(value, form).is_none()
}

/// Whether it is an address that lacks nothing.
pub(crate) fn is_absolute(value: &str) -> bool {
    fault(value, ABSOLUTE_IRI).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(value: &str, form: Form) -> Option<&'static str> {
        fault(value, form).map(|found| found.code.name)
    }

    #[test]
    fn faults_are_named_by_what_is_wrong() {
        let uri = Form {
            is_iri: false,
            ..ABSOLUTE_IRI
        };
        for (value, expected) in [
            ("https://courier.example/a?b=c#d", None),
            ("HTTP://courier.example", None),
            ("https://[2001:db8::1]:8080/a", None),
            ("mailto:desk@courier.example", None),
            ("magnet:?xt=urn:x", None),
            ("data:image/png;base64,AA==", None),
            ("/a", Some("InvalidFullLink")),
            ("", Some("InvalidFullLink")),
            ("tag", Some("InvalidFullLink")),
            ("http://", Some("InvalidFullLink")),
            ("https:/courier.example", Some("InvalidFullLink")),
            ("https://:80/", Some("InvalidFullLink")),
            ("https://courier.example:x/", Some("InvalidFullLink")),
            ("https://courier.example/a b", Some("InvalidUriChar")),
            ("https://courier.example/100%", Some("InvalidUriChar")),
            ("https://courier.example/[x]", Some("InvalidUriChar")),
            ("C:\\ferry", Some("InvalidUriChar")),
            ("C:/ferry", Some("SchemeNotIANARegistered")),
            ("tag:courier.example:ferry", Some("InvalidTAG")),
            ("urn:uuid:ferry", Some("InvalidUUID")),
            ("https://courier.example/é", Some("UriNotIri")),
        ] {
            assert_eq!(code(value, uri), expected, "{value}");
        }
        assert_eq!(code("https://müller.example/ü", ABSOLUTE_IRI), None);
    }

    #[test]
    fn relative_addresses_lack_their_beginning() {
        for value in ["x", "/x", "//courier.example/", "../a?b:c", "#x", "tag"] {
            assert!(is_relative(value), "{value}");
        }
        for value in ["", "a b", "x:y", "https://courier.example/"] {
            assert!(!is_relative(value), "{value}");
        }
    }
}
