//! Characters, hosts and ports of an address (RFC 3986, sections 2 and 3; RFC 3987, section 2.2).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::scheme;

/// Whether a URI may hold the character (RFC 3986, section 2).
pub(super) fn is_uri_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || ";/?:@&=+$.-_!~*'()%,#".contains(c)
}

/// Whether it is an address of the web as most are: nothing about it has to be looked at twice. Others may be right, too.
pub(super) fn is_usual(value: &str) -> bool {
    usual_path(value).is_some()
}

/// What follows the host of such an address.
pub(super) fn usual_path(value: &str) -> Option<&str> {
    let rest = value
        .strip_prefix("https://")
        .or_else(|| value.strip_prefix("http://"))?;
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || b"-.".contains(b))
        .count();
    let (host, path) = rest.split_at(length);
    // Numbers may be of this network, and so may what ends in `local`.
    let last = &host[host.bytes().rposition(|b| b == b'.').map_or(0, |dot| dot + 1)..];
    let is_public = last.starts_with(|c: char| c.is_ascii_alphabetic())
        && !["localhost", "local"]
            .iter()
            .any(|near| last.eq_ignore_ascii_case(near));
    let is_usual = is_public
        && matches!(path.as_bytes().first(), None | Some(b'/' | b'?' | b'#'))
        && path.bytes().all(is_usual_byte);
    is_usual.then_some(path)
}

/// Whether a URI may hold the byte, which begins no escape.
fn is_usual_byte(byte: u8) -> bool {
    matches!(byte, b'!' | b'#' | b'$' | b'&'..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~')
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

pub(super) fn is_web(scheme: &str) -> bool {
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
    fn usual_addresses_have_no_fault() {
        for byte in 0..=127 {
            let is_usual = is_uri_char(char::from(byte)) && byte != b'%';
            assert_eq!(is_usual_byte(byte), is_usual, "{}", char::from(byte));
        }
        for (value, expected) in [
            ("https://courier.example/2017/ferry?a=1&b=2#c", true),
            ("http://courier.example", true),
            ("http://Courier.Example?q", true),
            ("HTTP://courier.example/", false),
            ("https://courier.example:80/", false),
            ("https://ann@courier.example/", false),
            ("https://courier.example/%20", false),
            ("https://courier.example/é", false),
            ("https://courier.example/a b", false),
            ("https://courier_x.example/", false),
            ("https:///a", false),
            ("https://127.0.0.1/", false),
            ("https://news.LOCAL/", false),
            ("https://localhost", false),
            ("https://courier.example./", false),
            ("mailto:ann@courier.example", false),
        ] {
            assert_eq!(is_usual(value), expected, "{value}");
        }
    }

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
