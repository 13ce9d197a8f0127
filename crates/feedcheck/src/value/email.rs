//! E-mail addresses (RFC 5322, section 3.4), as RSS writes them with a name, and as Atom wants
//! them bare.

use super::{Subject, text};
use crate::codes::{CONTAINS_EMAIL, EMAIL_FORMAT, INVALID_ADDR_SPEC, INVALID_CONTACT, MISSING_REAL_NAME};
use crate::found::Found;

/// A local part, an `@`, and a host.
fn is_address(value: &str) -> bool {
    let Some((user, host)) = value.rsplit_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom
                .chars()
                .all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
    };
    let quoted = user.strip_prefix('"').and_then(|user| user.strip_suffix('"'));
    let user_fits = user.split('.').all(is_atom) || quoted.is_some_and(|text| !text.contains('"'));
    if let Some(literal) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        let address = literal.strip_prefix("IPv6:").unwrap_or(literal);
        return user_fits && address.parse::<std::net::IpAddr>().is_ok();
    }
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_host = host.contains('.') && host.split('.').all(is_label) && !host.starts_with('-');
    // A name without a point may be a host of the local network.
    let is_short = host.len() > 1
        && host.starts_with(|c: char| c.is_ascii_alphabetic())
        && host.split('.').all(|label| !label.is_empty())
        && host.chars().all(|c| c.is_alphanumeric() || "_.-".contains(c));
    user_fits && (is_host || is_short)
}

/// The address in `Ann Lee <ann@courier.example>` or `ann@courier.example (Ann Lee)`.
fn address_in(value: &str) -> String {
    if let Some((_, rest)) = value.split_once('<')
        && let Some((address, _)) = rest.split_once('>')
    {
        return address.trim().to_owned();
    }
    let mut plain = String::new();
    let mut depth = 0_usize;
    for c in value.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

/// What `%40` and the like stand for.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(code) = code
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
            .filter(|_| byte == b'%')
        {
            bytes.push(code);
            rest = &behind[2..];
        } else {
            bytes.push(byte);
            rest = behind;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A bare address (RFC 4287, section 3.2.3).
pub(crate) fn bare(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !is_address(subject.value) {
        found.push(subject.found(INVALID_ADDR_SPEC));
    }
}

/// An address, with or without a name.
pub(crate) fn contact(subject: &Subject<'_>, found: &mut Vec<Found>) {
    text::plain(subject, found);
    if !is_address(&address_in(subject.value)) {
        found.push(subject.found(INVALID_CONTACT));
    }
}

/// An address with a name behind it, as the RSS profile wants it: `ann@courier.example (Ann Lee)`.
pub(crate) fn named_contact(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let unescaped = subject.value.strip_prefix("mailto:").map(unescape);
    let value = unescaped.as_deref().unwrap_or(subject.value);
    let subject = &Subject { value, ..*subject };
    let has_at = value.find('@').is_some_and(|at| at > 0);
    if has_at && !value.ends_with(')') {
        let code = if value.contains(' ') {
            EMAIL_FORMAT
        } else {
            MISSING_REAL_NAME
        };
        found.push(subject.found(code));
    } else {
        contact(subject, found);
    }
}

/// A name of a person, which is no place for an address.
pub(crate) fn person(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let inside = subject.value.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    if inside.is_some_and(|(address, _)| is_address(address)) {
        found.push(subject.found(CONTAINS_EMAIL));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_a_user_and_a_host() {
        for (value, expected) in [
            ("desk@courier.example", true),
            ("o'neil+news@courier.example", true),
            ("desk@10.0.0.1", true),
            ("desk@harbor", true),
            ("desk", false),
            ("@courier.example", false),
            ("desk@courier..example", false),
            ("de sk@courier.example", false),
            ("desk@-", false),
        ] {
            assert_eq!(is_address(value), expected, "{value}");
        }
        assert_eq!(address_in("Ann Lee <ann@courier.example>"), "ann@courier.example");
        assert_eq!(address_in("ann@courier.example (Ann (A.) Lee)"), "ann@courier.example");
    }
}
