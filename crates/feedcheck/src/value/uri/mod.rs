//! Addresses: URIs (RFC 3986), IRIs (RFC 3987), and the schemes that have rules of their own.

mod canonical;
mod fault;
mod name;
mod resolve;
mod scheme;
mod syntax;

pub(crate) use canonical::{is_same, page};
pub(crate) use fault::{ABSOLUTE_IRI, Form, is_absolute, is_relative, judge};
pub(crate) use resolve::{may_be_same_host, resolve};
pub(crate) use syntax::{foreign_char, has_bare_percent};

use self::canonical::{canonical, is_canonical};
use self::syntax::has_public_host;
use super::Subject;
use crate::Code;
use crate::codes::{
    CONTAINS_REL_REF, DOUBLE_ESCAPED_ADDRESS, INVALID_FULL_LINK, INVALID_LINK, INVALID_NSS, INVALID_URI_ATTRIBUTE,
    INVALID_URL_ATTRIBUTE, NON_CANONICAL_URI, UNEXPECTED_WHITESPACE,
};
use crate::context::FormatFamily;
use crate::found::Found;

/// Checks an address; true when it is one.
fn address(subject: &Subject<'_>, form: Form, found: &mut Vec<Found>) -> bool {
    let (is_address, told) = judge(subject.value, form);
    found.extend(told.map(|fault| subject.told(fault)));
    if subject.value.contains("&amp;") {
        found.push(subject.found(DOUBLE_ESCAPED_ADDRESS));
    }
    is_address
}

/// A URI reference, which may be relative.
pub(crate) fn reference(subject: &Subject<'_>, found: &mut Vec<Found>) {
    reference_or(subject, INVALID_LINK, found);
}

/// The same, with another code for what is none; true when it is one.
pub(crate) fn reference_or(subject: &Subject<'_>, code: &'static Code, found: &mut Vec<Found>) -> bool {
    let form = Form {
        is_absolute: false,
        is_iri: false,
        code,
    };
    address(subject, form, found)
}

/// An IRI reference in an attribute (RFC 4287, sections 4.1.3.2 and 4.2.4).
pub(crate) fn attribute_iri_reference(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let form = Form {
        is_absolute: false,
        is_iri: true,
        code: INVALID_URI_ATTRIBUTE,
    };
    address(subject, form, found);
}

/// An absolute URI.
pub(crate) fn absolute(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let form = Form {
        is_absolute: true,
        is_iri: false,
        code: INVALID_FULL_LINK,
    };
    address(subject, form, found);
}

/// An IRI reference, which may be relative.
pub(crate) fn iri_reference(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let form = Form {
        is_absolute: false,
        is_iri: true,
        code: INVALID_LINK,
    };
    address(subject, form, found);
}

/// An absolute IRI.
pub(crate) fn iri(subject: &Subject<'_>, found: &mut Vec<Found>) {
    address(subject, ABSOLUTE_IRI, found);
}

/// An id: an absolute IRI in normal form, since ids are compared character by character
/// (RFC 4287, section 4.2.6.1).
pub(crate) fn id(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if address(subject, ABSOLUTE_IRI, found) && !is_canonical(subject.value) {
        let normal = canonical(subject.value).unwrap_or_else(|| "none".to_owned());
        found.push(
            subject
                .found(NON_CANONICAL_URI)
                .with("uri", subject.value)
                .with("curi", normal),
        );
    }
}

/// An http or https address with a host.
pub(crate) fn http(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let form = Form {
        is_absolute: true,
        is_iri: false,
        code: INVALID_URL_ATTRIBUTE,
    };
    match judge(subject.value, form) {
        (true, told) if has_public_host(subject.value) => found.extend(told.map(|fault| subject.told(fault))),
        _ => found.push(subject.found(INVALID_URL_ATTRIBUTE)),
    }
}

/// The address of a feed in a list of subscriptions: http or https, with a host; one at home is fine. An empty one is told by a rule.
pub(crate) fn feed(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let value = subject.value.trim();
    if value.is_empty() {
        return;
    }
    let is_web = scheme::split(value).is_some_and(|(scheme, _)| syntax::is_web(scheme));
    if !is_web || !is_absolute(value) {
        found.push(subject.found(INVALID_URL_ATTRIBUTE));
    } else if value.len() < subject.value.len() {
        found.push(subject.found(UNEXPECTED_WHITESPACE));
    }
}

/// Whether an address is fetched over http.
pub(crate) fn is_insecure(address: &str) -> bool {
    let scheme = address.as_bytes().get(..7);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"http://"))
}

/// A reference where Atom takes relative ones, and RSS does not.
pub(crate) fn by_family(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.context.family == FormatFamily::Atom {
        iri_reference(subject, found);
    } else if scheme::split(subject.value).is_none() {
        found.push(subject.found(CONTAINS_REL_REF));
    }
}

/// A namespace-specific string (RFC 2141, section 2.2), which is what `FeedSync` takes for an id.
pub(crate) fn nss(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "()+,-.:=@;$_!*'/?#%".contains(c);
    let value = subject.value;
    if value.is_empty() || !value.chars().all(allowed) || has_bare_percent(value) {
        found.push(subject.found(INVALID_NSS));
    }
}
