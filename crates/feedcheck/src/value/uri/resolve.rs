//! Addresses against a base (RFC 3986, section 5.2).

use super::canonical::{normal_authority, without_dots};

/// The five parts of an address (RFC 3986, appendix B), as written.
#[derive(Clone, Copy)]
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(address: &'a str) -> Self {
        let cut = |text: &'a str, mark| text.split_once(mark).map_or((text, None), |(a, b)| (a, Some(b)));
        let (rest, fragment) = cut(address, '#');
        let (rest, query) = cut(rest, '?');
        let (scheme, rest) = match rest.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, rest),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(authority), path)
            }
            None => (None, rest),
        };
        Self {
            scheme,
            authority,
            path,
            query,
            fragment,
        }
    }

    /// With its host in lower case, no port where it is the usual one, and what is beyond ASCII escaped, but in the host.
    fn whole(self, path: &str) -> Option<String> {
        let scheme = self.scheme?.to_ascii_lowercase();
        let mut text = format!("{scheme}:");
        if let Some(authority) = self.authority {
            text = text + "//" + &normal_authority(authority, &scheme)?;
        }
        match self.authority {
            Some(_) if !path.starts_with('/') => text.push('/'),
            Some(_) => text += &escaped(&without_dots(path)),
            None => text += path,
        }
        for (mark, part) in [('?', self.query), ('#', self.fragment)] {
            text.extend(part.map(|part| format!("{mark}{}", escaped(part))));
        }
        Some(text)
    }
}

fn is_scheme(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(fits)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() && c != ' ' {
            escaped.push(c);
        } else {
            c.encode_utf8(&mut [0; 4])
                .bytes()
                .for_each(|b| escaped += &format!("%{b:02X}"));
        }
    }
    escaped
}

/// An address resolved against a base; as written where that cannot be done.
pub(crate) fn resolve(base: Option<&str>, address: &str) -> String {
    let base = base
        .map(|base| Parts::of(base.trim()))
        .filter(|base| base.scheme.is_some());
    let resolved = base.and_then(|base| against(base, Parts::of(address.trim())));
    resolved.unwrap_or_else(|| address.to_owned())
}

fn against(base: Parts<'_>, address: Parts<'_>) -> Option<String> {
    if address.scheme.is_some() {
        return address.whole(address.path);
    }
    // Nothing is relative to a name such as `urn:x:y`.
    base.authority?;
    let scheme = base.scheme;
    if address.authority.is_some() {
        return Parts { scheme, ..address }.whole(address.path);
    }
    let path = match address.path {
        "" => base.path.to_owned(),
        path if path.starts_with('/') => path.to_owned(),
        path => {
            let folder = base.path.rfind('/').map_or("/", |end| &base.path[..=end]);
            format!("{folder}{path}")
        }
    };
    let authority = base.authority;
    let kept = base.query.filter(|_| address.path.is_empty());
    let query = address.query.or(kept);
    let address = Parts {
        scheme,
        authority,
        query,
        ..address
    };
    address.whole(&path)
}

/// Whether one address names its host in letters beyond ASCII, and the other in ASCII (RFC 5890, section 2.3.2.1): whether
/// that is the same host takes a table of all letters to know.
pub(crate) fn may_be_same_host(one: &str, other: &str) -> bool {
    let host = |address: &str| Parts::of(address).authority.unwrap_or_default().to_ascii_lowercase();
    let is_pair = |one: &str, other: &str| !one.is_ascii() && other.contains("xn--");
    let (one, other) = (host(one), host(other));
    is_pair(&one, &other) || is_pair(&other, &one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_resolved() {
        for (base, address, expected) in [
            ("https://x.example/a/b?q#f", "c", "https://x.example/a/c"),
            ("https://x.example/a/b?q#f", "", "https://x.example/a/b?q"),
            ("https://x.example/a/b?q", "?p", "https://x.example/a/b?p"),
            ("https://x.example/a/b?q", "#g", "https://x.example/a/b?q#g"),
            ("https://x.example/a/b/", "../c/./d", "https://x.example/a/c/d"),
            ("https://x.example/a", "../../c", "https://x.example/c"),
            ("https://x.example", "feed.xml", "https://x.example/feed.xml"),
            ("https://x.example", "", "https://x.example/"),
            ("https://x.example/a", "/b", "https://x.example/b"),
            ("https://x.example/a", "//Y.example:443/b", "https://y.example/b"),
            ("http://x.example/a", "HTTP://Y.example:80", "http://y.example/"),
            ("http://x.example:8080/a", "b c", "http://x.example:8080/b%20c"),
            (
                "http://x.example/",
                "fähre?ä#ö",
                "http://x.example/f%C3%A4hre?%C3%A4#%C3%B6",
            ),
            ("http://x.example/", "mailto:a@x.example", "mailto:a@x.example"),
            ("http://x.example/", "tag:x.example,2017:a", "tag:x.example,2017:a"),
            ("urn:x:y", "a", "a"),
            ("/a/b", "c", "c"),
            ("", "c", "c"),
            ("https://ann@x.example/a/", "b", "https://ann@x.example/a/b"),
            ("https://x.example/a/", "./", "https://x.example/a/"),
            ("https://x.example/a/", "..", "https://x.example/"),
            ("https://x.example/a/", " b ", "https://x.example/a/b"),
        ] {
            assert_eq!(resolve(Some(base), address), expected, "{base} {address}");
        }
        assert_eq!(resolve(None, "HTTP://X"), "HTTP://X");
    }

    #[test]
    fn hosts_in_other_letters_are_not_compared() {
        assert!(may_be_same_host(
            "https://müller.example/",
            "https://xn--mller-kva.example/"
        ));
        assert!(!may_be_same_host("https://müller.example/", "https://x.example/"));
    }
}
