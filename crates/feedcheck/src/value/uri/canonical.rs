//! The normal form of a URI (RFC 3986, section 6.2): two that mean the same read the same.

use unicode_normalization::UnicodeNormalization;

use super::syntax::usual_path;

const DEFAULT_PORTS: &[(&str, &str)] = &[
    ("ftp", "21"),
    ("telnet", "23"),
    ("http", "80"),
    ("gopher", "70"),
    ("news", "119"),
    ("nntp", "119"),
    ("prospero", "191"),
    ("https", "443"),
    ("snews", "563"),
    ("snntp", "563"),
];

/// What stays as it is in a path, besides letters and digits.
const PATH: &str = "-._~!$&'()*+,;=:@/";

/// What stays as it is in a query or fragment.
const QUERY: &str = "-._~!$&'()*+,;=:@/?";

/// The normal form; `None` for what has none, such as a broken escape.
pub(super) fn canonical(uri: &str) -> Option<String> {
    let (rest, fragment) = split(uri, '#');
    let (rest, query) = split(rest, '?');
    let (scheme, rest) = match rest.split_once(':') {
        Some((scheme, rest)) if !scheme.contains('/') => (scheme.to_lowercase(), rest),
        _ => return None,
    };
    let mut text = format!("{scheme}:");
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            text += "//";
            text += &normal_authority(authority, &scheme)?;
            if path.is_empty() { "/" } else { path }
        }
        None => rest,
    };
    text += &if path.starts_with('/') {
        without_dots(&escaped(path, PATH)?)
    } else {
        escaped(path, PATH)?
    };
    for (mark, part) in [('?', query), ('#', fragment)] {
        if let Some(part) = part {
            text.push(mark);
            text += &escaped(part, QUERY)?;
        }
    }
    Some(text)
}

/// Whether it is in normal form. Most are, and their characters tell so.
pub(super) fn is_canonical(uri: &str) -> bool {
    is_plainly_canonical(uri) || canonical(uri).as_deref() == Some(uri)
}

/// An address of the web that has no escapes, no port, and no dots for `without_dots`.
fn is_plainly_canonical(uri: &str) -> bool {
    usual_path(uri).is_some_and(|path| {
        let before = &uri[..uri.len() - path.len()];
        path.starts_with('/')
            && !before.bytes().any(|b| b.is_ascii_uppercase())
            && memchr::memchr(b'#', path.as_bytes()).is_none()
            && memchr::memmem::find(path.as_bytes(), b"/.").is_none()
    })
}

/// The address without its fragment, which leads into the same document.
pub(crate) fn page(address: &str) -> &str {
    split(address, '#').0
}

/// Whether two addresses are of one document.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let normal = |address: &str| canonical(page(address)).unwrap_or_else(|| page(address).to_owned());
    one == other || normal(one) == normal(other)
}

fn split(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark)
        .map_or((text, None), |(before, after)| (before, Some(after)))
}

/// User, host and port: the host in lower case, no port where it is the usual one.
pub(super) fn normal_authority(authority: &str, scheme: &str) -> Option<String> {
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) if !user.is_empty() && user != ":" => (format!("{user}@"), host),
        Some((_, host)) => (String::new(), host),
        None => (String::new(), authority),
    };
    let host = host.to_lowercase();
    if host.starts_with('[') != host.contains(']') {
        return None;
    }
    let default = DEFAULT_PORTS
        .iter()
        .find(|(name, _)| *name == scheme)
        .map_or("", |(_, port)| *port);
    let host = match host.rsplit_once(':') {
        Some((name, port)) if port.is_empty() || port == default => name.to_owned(),
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{name}:{}", port.trim_start_matches('0'))
        }
        _ => host,
    };
    let host = match host.strip_suffix('.') {
        Some(name) if name.contains('.') => name.to_owned(),
        _ => host,
    };
    Some(format!("{user}{host}"))
}

/// Without `.` and `..` (RFC 3986, section 5.2.4).
pub(super) fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    for (n, segment) in segments.iter().enumerate() {
        let is_last = n + 1 == segments.len();
        match *segment {
            "." | ".." => {
                if *segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

/// Escapes in upper case, of those characters only that need them; text in normal form C.
fn escaped(part: &str, safe: &str) -> Option<String> {
    let stays = |byte| is_unreserved(byte) || byte.is_ascii() && safe.contains(char::from(byte));
    if part.bytes().all(stays) {
        return Some(part.to_owned());
    }
    let mut text = String::with_capacity(part.len());
    let (mut bytes, mut beyond): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            // An IRI may hold it as it is; to escape it is not essential.
            if !byte.is_ascii() {
                flush(&mut bytes, &mut text)?;
                beyond.push(byte);
                continue;
            }
            keep(&mut beyond, &mut text)?;
            if byte.is_ascii() && safe.contains(char::from(byte)) && !is_unreserved(byte) {
                flush(&mut bytes, &mut text)?;
                text.push(char::from(byte));
            } else {
                bytes.push(byte);
            }
            continue;
        }
        keep(&mut beyond, &mut text)?;
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let code = u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?;
        if code.is_ascii() && safe.contains(char::from(code)) && !is_unreserved(code) {
            flush(&mut bytes, &mut text)?;
            text += &format!("%{code:02X}");
        } else {
            bytes.push(code);
        }
    }
    keep(&mut beyond, &mut text)?;
    flush(&mut bytes, &mut text)?;
    Some(text)
}

/// Characters beyond ASCII, in normal form C.
fn keep(bytes: &mut Vec<u8>, text: &mut String) -> Option<()> {
    let part = String::from_utf8(std::mem::take(bytes)).ok()?;
    text.extend(part.nfc());
    Some(())
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn flush(bytes: &mut Vec<u8>, text: &mut String) -> Option<()> {
    let part = String::from_utf8(std::mem::take(bytes)).ok()?;
    for byte in part.nfc().collect::<String>().bytes() {
        if is_unreserved(byte) {
            text.push(char::from(byte));
        } else {
            *text += &format!("%{byte:02X}");
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_that_mean_the_same_read_the_same() {
        for (uri, expected) in [
            ("http://courier.example/", Some("http://courier.example/")),
            ("HTTP://Courier.Example", Some("http://courier.example/")),
            ("http://courier.example:80/a", Some("http://courier.example/a")),
            (
                "http://courier.example:8080/a/./b/../c",
                Some("http://courier.example:8080/a/c"),
            ),
            ("http://courier.example/%7eann", Some("http://courier.example/~ann")),
            ("http://courier.example/?q=%2f", Some("http://courier.example/?q=%2F")),
            ("http://courier.example/a%2fb", Some("http://courier.example/a%2Fb")),
            ("http://courier.example/100%", None),
            ("http://courier.example/fähre", Some("http://courier.example/fähre")),
            ("tag:courier.example,2017:ferry", Some("tag:courier.example,2017:ferry")),
            (
                "urn:uuid:60a76c80-d399-11d9-b91C-0003939e0af6",
                Some("urn:uuid:60a76c80-d399-11d9-b91C-0003939e0af6"),
            ),
        ] {
            assert_eq!(canonical(uri).as_deref(), expected, "{uri}");
            assert_eq!(is_canonical(uri), expected == Some(uri), "{uri}");
        }
    }
    #[test]
    fn two_addresses_may_be_of_one_document() {
        assert!(is_same("https://X.example", "https://x.example:443/#top"));
        assert!(is_same("https://x.example/%7eann", "https://x.example/~ann"));
        assert!(is_same("a b#c", "a b") && !is_same("https://x.example/a", "https://x.example/b"));
    }
}
