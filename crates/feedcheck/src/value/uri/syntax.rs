//! Characters, hosts and ports of an address (RFC 3986, sections 2 and 3; RFC 3987, section 2.2).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::scheme;

/// Whether a URI may hold the character (RFC 3986, section 2).
pub(super) fn is_uri_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || ";/?:@&=+$.-_!~*'()%,#".contains(c)
}

/// Whether an IRI may hold the character beyond ASCII (RFC 3987, section 2.2).
pub(super) fn is_iri_char(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}')
        || c >= '\u{10000}' && u32::from(c) & 0xFFFE != 0xFFFE
}

/// The first character of ASCII that no address may hold.
pub(crate) fn foreign_char(value: &str) -> Option<char> {
    value.chars().find(|&c| c.is_ascii() && !is_uri_char(c))
}

/// A `%` that two hexadecimal digits do not follow (RFC 3986, section 2.1).
pub(crate) fn has_bare_percent(value: &str) -> bool {
    let is_escape = |part: &str| {
        let digits = part.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    !value.split('%').skip(1).all(is_escape)
}

/// An IPv6 host in brackets (RFC 3986, section 3.2.2), taken out, so that the rest can be looked at.
pub(super) fn without_ipv6_host(value: &str) -> Option<String> {
    let (before, rest) = value.split_once("//")?;
    let user = rest
        .find('@')
        .filter(|at| rest[..*at].chars().all(is_uri_char))
        .map_or(0, |at| at + 1);
    let (host, behind) = rest[user..].strip_prefix('[')?.split_once(']')?;
    let is_address = host.parse::<Ipv6Addr>().is_ok();
    is_address.then(|| format!("{before}//{}host{behind}", &rest[..user]))
}

/// User, host and port, as written.
fn authority(value: &str) -> Option<&str> {
    let (_, rest) = value.split_once("://")?;
    rest.split(['/', '?', '#']).next()
}

/// The host, and the port with its colon.
fn host_and_port(authority: &str) -> (&str, &str) {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let from = host.find(']').unwrap_or_default();
    host.split_at(host[from..].find(':').map_or(host.len(), |at| from + at))
}

fn is_port(text: &str) -> bool {
    let digits = text.strip_prefix(':').unwrap_or_default();
    (text.is_empty() || text.starts_with(':')) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether it names a host, as an address of the web has to (RFC 9110, section 4.2.1).
pub(super) fn has_host(value: &str) -> bool {
    authority(value).is_some_and(|authority| {
        let (host, port) = host_and_port(authority);
        !host.is_empty() && is_port(port)
    })
}

/// Whether it is of the web, and its host a name of several labels, an IPv4 or an IPv6 address.
pub(super) fn has_public_host(value: &str) -> bool {
    let is_web = scheme::split(value).is_some_and(|(scheme, _)| is_web(scheme));
    // A name and password are no part of a public address (RFC 9110, section 4.2.4).
    let Some(authority) = authority(value).filter(|authority| is_web && !authority.contains('@')) else {
        return false;
    };
    let (host, port) = host_and_port(authority);
    let numbers = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_host = numbers.map_or_else(|| is_name(host), |numbers| numbers.parse::<Ipv6Addr>().is_ok());
    is_host && is_port(port)
}

fn is_web(scheme: &str) -> bool {
    ["http", "https"].iter().any(|web| web.eq_ignore_ascii_case(scheme))
}

fn is_name(host: &str) -> bool {
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && host.split('.').all(is_label) && !last.starts_with('-')
}

/// Whether nobody outside of this machine (RFC 6761, section 6.3) or network (RFC 1918, section 3; RFC 6762,
/// section 3) can follow it.
pub(super) fn is_local(value: &str) -> bool {
    let scheme = scheme::split(value).map_or("", |(scheme, _)| scheme);
    let Some(authority) = authority(value).filter(|_| is_web(scheme)) else {
        return scheme.eq_ignore_ascii_case("file");
    };
    let host = host_and_port(authority).0.to_ascii_lowercase();
    let is_near = |address: Ipv4Addr| address.is_loopback() || address.is_private() || address.is_link_local();
    let last = host.rsplit('.').next().unwrap_or_default();
    matches!(last, "localhost" | "local") || host == "[::1]" || host.parse().is_ok_and(is_near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_names_or_numbers() {
        for (value, is_host, is_public) in [
            ("http://courier.example/a.mp3", true, true),
            ("HTTP://192.168.0.1:80", true, true),
            ("https://[::1]/", true, true),
            ("http://localhost/a", true, false),
            ("ftp://courier.example/", true, false),
            ("http://courier_x.example/", true, false),
            ("http://ann@courier.example/", true, false),
            ("http://courier.example:x/", false, false),
            ("http://[::1]:x/", false, false),
            ("http://:80/", false, false),
            ("http://?q", false, false),
            ("http:///a", false, false),
        ] {
            assert_eq!(
                (has_host(value), has_public_host(value)),
                (is_host, is_public),
                "{value}"
            );
        }
    }

    #[test]
    fn this_machine_and_network_have_several_names() {
        for (value, expected) in [
            ("http://localhost:4000/a", true),
            ("https://ann@LOCALHOST", true),
            ("http://news.localhost/", true),
            ("http://127.0.0.1/", true),
            ("http://192.168.0.1:8080/", true),
            ("http://printer.local/", true),
            ("http://[::1]:80/", true),
            ("FILE:///home/ann/a.mp3", true),
            ("http://localhost.example/", false),
            ("http://127.courier.example/", false),
            ("mailto:ann@localhost", false),
            ("/localhost", false),
        ] {
            assert_eq!(is_local(value), expected, "{value}");
        }
    }
}
