//! Addresses: made absolute, and only of the kinds that readers can follow.

use url::Url;

/// Schemes that a link in a feed may have.
pub const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Characters that RFC 3986 (section 2.2) allows nowhere behind a host, and browsers do.
const FORBIDDEN: &[char] = &['|', '{', '}', '[', ']', '^', '`', '\\', '"', '<', '>', ' '];

/// Characters that no host may have.
const FORBIDDEN_HOST: &[char] = &[
    '"', '<', '>', '\\', '^', '`', '{', '|', '}', ' ', '\'', '!', '$', '&', '(', ')', '*', '+', ',', ';', '=',
];

/// An absolute http or https address, normalized (RFC 3986, section 6.2.2).
pub fn absolute(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.host_str().is_some() && has_plain_host(&url)).then(|| strict(url))
}

/// Whether RFC 3986 allows the host as it is: browsers take `{` and the like there, and nothing can stand for them.
fn has_plain_host(url: &Url) -> bool {
    !url.host_str().unwrap_or_default().contains(FORBIDDEN_HOST)
}

/// `reference` as seen from `base`; `None` for what is no web address.
pub fn resolve(base: &Url, reference: &str) -> Option<Url> {
    let url = base.join(reference.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && has_plain_host(&url)).then(|| strict(url))
}

/// `reference` as seen from `base`, for a link: mail and telephone links stay.
pub fn resolve_link(base: &Url, reference: &str) -> Option<String> {
    let url = base.join(reference.trim()).ok()?;
    (SCHEMES.contains(&url.scheme()) && has_plain_host(&url)).then(|| strict(url).into())
}

/// The address with everything encoded that RFC 3986 wants encoded.
fn strict(mut url: Url) -> Url {
    if url.path().contains(FORBIDDEN) {
        let path = encoded(url.path());
        url.set_path(&path);
    }
    if let Some(query) = url.query().filter(|query| query.contains(FORBIDDEN)).map(encoded) {
        url.set_query(Some(&query));
    }
    if let Some(fragment) = url
        .fragment()
        .filter(|fragment| fragment.contains(FORBIDDEN))
        .map(encoded)
    {
        url.set_fragment(Some(&fragment));
    }
    url
}

/// An id without the characters that no IRI has (RFC 3987, section 2.2).
pub fn mended(id: &str) -> String {
    if id.starts_with("tag:") {
        encoded(id)
    } else {
        id.to_owned()
    }
}

fn encoded(text: &str) -> String {
    let encode = |c: char| {
        if FORBIDDEN.contains(&c) {
            format!("%{:02X}", u32::from(c))
        } else {
            c.to_string()
        }
    };
    text.chars().map(encode).collect()
}

/// Whether `text` names its own scheme: `https:`, `data:`, `//host`.
pub fn has_authority(text: &str) -> bool {
    text.starts_with("//") || Url::parse(text).is_ok_and(|url| url.scheme().len() > 1)
}

/// An address as stories are told apart by it: without its scheme, `www.`, the place on its page, and what only counts readers.
pub fn canonical(address: &str) -> String {
    const COUNTING: &[&str] = &[
        "fbclid",
        "gclid",
        "mc_cid",
        "mc_eid",
        "cmpid",
        "ref",
        "source",
        "rss",
        "at_medium",
        "at_campaign",
    ];
    let address = address.split('#').next().unwrap_or_default();
    let (page, query) = address.split_once('?').unwrap_or((address, ""));
    let page = page.split_once("://").map_or(page, |(_, rest)| rest);
    let page = page.strip_prefix("www.").unwrap_or(page).trim_end_matches('/');
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    let counts = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
        name.starts_with("utm_") || COUNTING.contains(&&*name)
    };
    let query: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !counts(pair))
        .collect();
    let mark = if query.is_empty() { "" } else { "?" };
    [&host.to_ascii_lowercase(), path, mark, &query.join("&")].concat()
}

/// `path` with its parts encoded, below `base`. `base` ends in a slash or gets one.
pub fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_query(None);
    url.set_fragment(None);
    if let Ok(mut parts) = url.path_segments_mut() {
        parts.pop_if_empty().extend(path.split('/'));
    }
    strict(url)
}

/// The same as text; most paths are written as they are.
pub fn address_below(base: &Url, path: &str) -> String {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'~' | b'/' | b'.');
    let is_folder = base.query().is_none() && base.fragment().is_none() && base.path().ends_with('/');
    let has_dots = || path.split('/').any(|part| matches!(part, "." | ".."));
    if is_folder && path.bytes().all(is_plain) && !has_dots() {
        return format!("{base}{path}");
    }
    below(base, path).into()
}

/// The address of the file `to` as seen from the file `from`; both are paths below `base`. A folder with such
/// addresses can be served anywhere.
pub fn relative(base: &Url, from: &str, to: &str) -> String {
    let to = below(base, to);
    let relative = below(base, from).make_relative(&to);
    relative.unwrap_or_else(|| to.into())
}

/// An absolute IRI of any scheme, as an Atom id wants it (RFC 4287, section 4.2.6). What stands before the colon in `W2870:2026-05-04`
/// is none: a scheme is written in lower case (RFC 3986, section 6.2.2.1).
pub fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let scheme_fits = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"+-.".contains(&b));
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    let rest_fits = !rest.is_empty() && rest.chars().all(plain);
    match scheme {
        // Browsers take `https:a` for `https://a`; nobody else does.
        "http" | "https" => rest.starts_with("//") && absolute(text).is_some() && rest_fits,
        "tag" => is_tag(rest),
        "urn" if rest.to_lowercase().starts_with("uuid:") => is_uuid(&rest["uuid:".len()..]),
        "urn" => {
            rest_fits
                && rest
                    .split_once(':')
                    .is_some_and(|(nid, nss)| nid.len() > 1 && !nss.is_empty())
        }
        _ => scheme_fits && scheme.len() > 1 && rest_fits,
    }
}

/// `1225c695-cfb8-4ebb-aaaa-80da344efa6a` (RFC 9562, section 4).
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths = [8, 4, 4, 4, 12];
    groups.len() == 5
        && groups
            .iter()
            .zip(lengths)
            .all(|(group, length)| group.len() == length && group.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// `authority,date:specific` (RFC 4151, section 2.1).
fn is_tag(rest: &str) -> bool {
    let Some((entity, specific)) = rest.split_once(':') else {
        return false;
    };
    let Some((authority, date)) = entity.split_once(',') else {
        return false;
    };
    let date_fits = matches!(date.len(), 4 | 7 | 10)
        && date.bytes().enumerate().all(|(at, b)| {
            if at == 4 || at == 7 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    let authority_fits = !authority.is_empty()
        && authority
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".-_@".contains(&b));
    // Letters beyond ASCII stand for their encoding (RFC 3987, section 3.1).
    let specific_fits = specific
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(c) || c > '\u{9F}' && !c.is_whitespace());
    authority_fits && date_fits && specific_fits && !specific.is_empty()
}

/// A tag: URI (RFC 4151) for an id that is none itself.
pub fn tag(host: &str, day: &str, id: &str) -> String {
    let mut specific = String::new();
    for byte in id.bytes() {
        match byte {
            b if b.is_ascii_alphanumeric() || b"-._~!$'()*+,;=:@/".contains(&b) => specific.push(char::from(b)),
            b => specific.push_str(&format!("%{b:02X}")),
        }
    }
    format!("tag:{host},{day}:{specific}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_no_characters_that_addresses_cannot_have() {
        let base = Url::parse("https://bay.example/").unwrap();
        for (address, expected) in [
            ("https://bay.example/{a}", true),
            ("https://b{ay.example/", false),
            ("https://b_a-y.example/", true),
            ("https://bay*.example/", false),
            ("http://[::1]/", true),
        ] {
            assert_eq!(absolute(address).is_some(), expected, "{address}");
            assert_eq!(resolve(&base, address).is_some(), expected, "{address}");
            assert_eq!(resolve_link(&base, address).is_some(), expected, "{address}");
        }
    }

    #[test]
    fn an_address_is_the_same_however_it_was_come_by() {
        for (address, expected) in [
            (
                "https://www.Bay.example/Fog/?utm_source=rss&p=7#top",
                "bay.example/Fog?p=7",
            ),
            ("http://bay.example/Fog?p=7", "bay.example/Fog?p=7"),
            ("https://bay.example/?UTM_medium=x", "bay.example"),
        ] {
            assert_eq!(canonical(address), expected);
        }
    }

    #[test]
    fn addresses_below_are_the_same_as_text() {
        for base in [
            "https://courier.example/",
            "https://courier.example/news",
            "https://courier.example/a/?b#c",
        ] {
            let base = Url::parse(base).unwrap();
            for path in [
                "a/b/",
                "",
                "a//b",
                "a/../b",
                "./a",
                "ü/b",
                "a%20b",
                "a b.html",
                "a-b_c~d.html",
                "a/.",
            ] {
                assert_eq!(
                    address_below(&base, path),
                    String::from(below(&base, path)),
                    "{base} {path}"
                );
            }
        }
    }

    fn base() -> Url {
        Url::parse("https://courier.example/2026/09/ferry/").unwrap()
    }

    #[test]
    fn references_become_absolute() {
        for (reference, expected) in [
            ("/guides/tides/", Some("https://courier.example/guides/tides/")),
            ("map.png", Some("https://courier.example/2026/09/ferry/map.png")),
            ("#fn1", Some("https://courier.example/2026/09/ferry/#fn1")),
            ("//cdn.example/x", Some("https://cdn.example/x")),
            ("mailto:desk@courier.example", Some("mailto:desk@courier.example")),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("data:text/html,x", None),
            (
                "/a|b?x={y}&z=[1]^`#^",
                Some("https://courier.example/a%7Cb?x=%7By%7D&z=%5B1%5D%5E%60#%5E"),
            ),
        ] {
            assert_eq!(resolve_link(&base(), reference).as_deref(), expected, "{reference}");
        }
    }

    #[test]
    fn paths_are_encoded_below_their_base() {
        let photos = Url::parse("https://courier.example/photos").unwrap();
        assert_eq!(
            below(&photos, "a b/ü#1.png").as_str(),
            "https://courier.example/photos/a%20b/%C3%BC%231.png"
        );
    }

    #[test]
    fn files_see_each_other_from_their_folders() {
        let feeds = Url::parse("https://courier.example/feeds/").unwrap();
        assert_eq!(relative(&feeds, "topics/a.rss", "feed.css"), "../feed.css");
        assert_eq!(relative(&feeds, "index.html", "topics/ü.rss"), "topics/%C3%BC.rss");
    }

    #[test]
    fn ids_are_iris_or_become_tags() {
        for (id, expected) in [
            ("https://courier.example/x", true),
            ("tag:courier.example,2026:x", true),
            ("tag:courier.example,2026-09-01:x/1", true),
            ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", true),
            ("urn:uuid:nope", false),
            ("story-42", false),
            ("42", false),
            ("tag:courier.example:x", false),
            ("C:\\x", false),
            ("note: a story", false),
        ] {
            assert_eq!(is_iri(id), expected, "{id}");
        }
        let tag = tag("courier.example", "2026-09-01", "story 42#ü");
        assert_eq!(tag, "tag:courier.example,2026-09-01:story%2042%23%C3%BC");
        assert!(is_iri(&tag));
    }
}
