//! Addresses: URIs (RFC 3986), IRIs (RFC 3987), and the schemes that have rules of their own.

use super::Subject;
use crate::check::codes::{
    CONTAINS_REL_REF, INVALID_FULL_LINK, INVALID_LINK, INVALID_NSS, INVALID_TAG, INVALID_URI_ATTRIBUTE,
    INVALID_URI_CHAR, INVALID_URL_ATTRIBUTE, INVALID_URN, INVALID_UUID, LOCAL_ADDRESS, NON_CANONICAL_URI,
    SCHEME_NOT_IANA_REGISTERED, URI_NOT_IRI,
};
use crate::check::found::Found;
use crate::check::value::canonical::canonical;
use crate::model::Code;

/// Schemes of the IANA registry that an address in a feed may reasonably have.
/// <https://www.iana.org/assignments/uri-schemes>
const SCHEMES: &[&str] = &[
    "aaa",
    "aaas",
    "about",
    "acap",
    "acct",
    "acr",
    "afp",
    "at",
    "attachment",
    "bitcoin",
    "blob",
    "callto",
    "cap",
    "chrome",
    "cid",
    "coap",
    "coaps",
    "content",
    "crid",
    "cvs",
    "dab",
    "data",
    "dav",
    "dict",
    "did",
    "dns",
    "doi",
    "drm",
    "ed2k",
    "ens",
    "ethereum",
    "example",
    "facetime",
    "fax",
    "file",
    "filesystem",
    "finger",
    "fish",
    "ftp",
    "geo",
    "gg",
    "git",
    "gizmoproject",
    "go",
    "gopher",
    "gtalk",
    "ham",
    "hcp",
    "http",
    "https",
    "iax",
    "icap",
    "icon",
    "im",
    "imap",
    "info",
    "ipfs",
    "ipn",
    "ipns",
    "ipp",
    "ipps",
    "irc",
    "ircs",
    "iris",
    "isbn",
    "itms",
    "jabber",
    "jar",
    "jms",
    "keyparc",
    "lastfm",
    "ldap",
    "ldaps",
    "lightning",
    "magnet",
    "mailserver",
    "mailto",
    "maps",
    "market",
    "matrix",
    "message",
    "mid",
    "mms",
    "modem",
    "mqtt",
    "msnim",
    "msrp",
    "msrps",
    "mtqp",
    "mumble",
    "mupdate",
    "mvn",
    "news",
    "nfs",
    "nntp",
    "notes",
    "ni",
    "nih",
    "oid",
    "opaquelocktoken",
    "openid",
    "palm",
    "paparazzi",
    "payto",
    "pkcs",
    "platform",
    "pop",
    "pres",
    "prospero",
    "proxy",
    "psyc",
    "query",
    "redis",
    "rediss",
    "reload",
    "res",
    "resource",
    "rmi",
    "rsync",
    "rtmp",
    "rtsp",
    "rtsps",
    "secondlife",
    "service",
    "session",
    "sftp",
    "sgn",
    "shttp",
    "sieve",
    "sip",
    "sips",
    "skype",
    "smb",
    "sms",
    "snews",
    "snmp",
    "spiffe",
    "spotify",
    "ssh",
    "steam",
    "stun",
    "stuns",
    "submit",
    "svn",
    "swh",
    "tag",
    "teamspeak",
    "tel",
    "telnet",
    "tftp",
    "thismessage",
    "tip",
    "turn",
    "turns",
    "tv",
    "udp",
    "unreal",
    "urn",
    "ventrilo",
    "vemmi",
    "vnc",
    "wais",
    "web3",
    "webcal",
    "wpid",
    "ws",
    "wss",
    "wtai",
    "wyciwyg",
    "xcon",
    "xfire",
    "xmpp",
    "xri",
    "ymsgr",
];

/// Which addresses are taken.
#[derive(Clone, Copy)]
struct Rules {
    /// A scheme has to be there.
    is_absolute: bool,
    /// Characters beyond ASCII may be there.
    is_iri: bool,
    /// What is said of one that is none.
    code: &'static Code,
}

/// Whether a URI may hold the character (RFC 3986, section 2).
fn is_uri_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || ";/?:@&=+$.-_!~*'()%,#".contains(c)
}

/// Whether an IRI may hold the character beyond ASCII (RFC 3987, section 2.2).
fn is_iri_char(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}')
        || c >= '\u{10000}' && u32::from(c) & 0xFFFE != 0xFFFE
}

/// Splits the scheme off.
fn scheme(value: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = value.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then_some((scheme, rest))
}

/// An IPv6 host in brackets (RFC 3986, section 3.2.2), taken out, so that the rest can be looked at.
fn without_ipv6_host(value: &str) -> Option<String> {
    let (before, rest) = value.split_once("//")?;
    let user = rest
        .find('@')
        .filter(|at| rest[..*at].chars().all(is_uri_char))
        .map_or(0, |at| at + 1);
    let (host, behind) = rest[user..].strip_prefix('[')?.split_once(']')?;
    let is_address = host.parse::<std::net::Ipv6Addr>().is_ok();
    is_address.then(|| format!("{before}//{}host{behind}", &rest[..user]))
}

/// A `%` that two hexadecimal digits do not follow (RFC 3986, section 2.1).
pub fn has_bare_percent(value: &str) -> bool {
    let is_hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let bytes = value.as_bytes();
    (0..bytes.len()).any(|at| bytes[at] == b'%' && !(is_hex(bytes.get(at + 1)) && is_hex(bytes.get(at + 2))))
}

/// What is wrong with an address; `None` when nothing is.
fn fault(value: &str, rules: Rules) -> Option<(&'static Code, Option<char>)> {
    let whole = without_ipv6_host(value);
    let value = whole.as_deref().unwrap_or(value);
    if let Some(c) = value.chars().find(|&c| c.is_ascii() && !is_uri_char(c)) {
        return Some((INVALID_URI_CHAR, Some(c)));
    }
    if has_bare_percent(value) {
        return Some((INVALID_URI_CHAR, Some('%')));
    }
    let is_complete = match scheme(value) {
        Some((_, rest)) => !rest.trim_start_matches('/').is_empty() || !rules.is_absolute,
        None => !rules.is_absolute,
    };
    if !is_complete || value.chars().any(|c| !c.is_ascii() && !is_iri_char(c)) {
        return Some((rules.code, None));
    }
    (!rules.is_iri && !value.is_ascii()).then_some((URI_NOT_IRI, None))
}

/// Checks an address; true when it is one.
fn address(subject: &Subject<'_>, rules: Rules, found: &mut Vec<Found>) -> bool {
    let value = subject.value;
    let name = value.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let code = match name.as_str() {
        "tag" => (!is_tag(value)).then_some(INVALID_TAG),
        "urn" => urn_fault(value),
        _ => return locator(subject, &name, rules, found),
    };
    found.extend(code.map(|code| subject.found(code)));
    code.is_none()
}

fn locator(subject: &Subject<'_>, scheme: &str, rules: Rules, found: &mut Vec<Found>) -> bool {
    let value = subject.value;
    if let Some((code, c)) = fault(value, rules) {
        let finding = subject.found(code);
        found.push(match c {
            Some(c) => finding.with("char", c),
            None => finding,
        });
        return false;
    }
    if matches!(scheme, "http" | "https" | "ftp") {
        let rest = value[scheme.len()..].strip_prefix("://");
        if rest.is_none_or(|rest| rest.is_empty() || rest.starts_with('/')) {
            found.push(subject.found(rules.code));
            return false;
        }
    }
    let is_word = scheme.len() < value.len() && !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphabetic());
    if is_word && value.as_bytes().get(scheme.len()) == Some(&b':') && !SCHEMES.contains(&scheme) {
        found.push(subject.found(SCHEME_NOT_IANA_REGISTERED).with("value", scheme));
        return false;
    }
    if is_local(value) {
        found.push(subject.found(LOCAL_ADDRESS));
    }
    true
}

/// Whether nobody but this machine can follow it.
fn is_local(value: &str) -> bool {
    let lower = value.get(..100).unwrap_or(value).to_ascii_lowercase();
    let Some(rest) = lower.strip_prefix("http://").or(lower.strip_prefix("https://")) else {
        return lower.starts_with("file:");
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    let is_private =
        |address: std::net::Ipv4Addr| address.is_loopback() || address.is_private() || address.is_link_local();
    name == "localhost"
        || name.ends_with(".localhost")
        || name.ends_with(".local")
        || name.parse().is_ok_and(is_private)
        || host.starts_with("[::1]")
}

/// `tag:courier.example,2017:x` (RFC 4151, section 2.1).
fn is_tag(value: &str) -> bool {
    let Some((entity, specific)) = value.strip_prefix("tag:").and_then(|rest| rest.split_once(':')) else {
        return false;
    };
    let Some((authority, date)) = entity.split_once(',') else {
        return false;
    };
    let is_name = |name: &str, more: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || more.contains(c))
    };
    let authority_fits = match authority.split_once('@') {
        Some((user, host)) => is_name(user, "-._") && is_name(host, ".-"),
        None => is_name(authority, ".-"),
    };
    authority_fits && is_tag_date(date) && specific.chars().all(is_uri_char) && specific.matches('#').count() <= 1
}

/// `2017`, `2017-09` or `2017-09-13`.
fn is_tag_date(date: &str) -> bool {
    let lengths: Vec<usize> = date.split('-').map(str::len).collect();
    matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) && date.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// `urn:nid:nss` (RFC 8141, section 2), and `urn:uuid:` (RFC 9562, section 4).
fn urn_fault(value: &str) -> Option<&'static Code> {
    let rest = value.get(4..).unwrap_or_default();
    if let Some(("uuid", uuid)) = rest.to_ascii_lowercase().split_once(':') {
        return (!is_uuid(uuid)).then_some(INVALID_UUID);
    }
    let Some((nid, nss)) = rest.split_once(':') else {
        return Some(INVALID_URN);
    };
    let nid_fits = (2..=32).contains(&nid.len())
        && !nid.starts_with('-')
        && nid.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let nss_fits = !nss.is_empty()
        && nss
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "()+,.:=@;$_!*'-%".contains(c))
        && !has_bare_percent(nss);
    (!(nid_fits && nss_fits)).then_some(INVALID_URN)
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// A URI reference, which may be relative.
pub fn reference(subject: &Subject<'_>, found: &mut Vec<Found>) {
    reference_or(subject, INVALID_LINK, found);
}

/// The same, with another code for what is none; true when it is one.
pub fn reference_or(subject: &Subject<'_>, code: &'static Code, found: &mut Vec<Found>) -> bool {
    let rules = Rules {
        is_absolute: false,
        is_iri: false,
        code,
    };
    address(subject, rules, found)
}

/// The same for an attribute.
pub fn attribute_reference(subject: &Subject<'_>, found: &mut Vec<Found>) {
    reference_or(subject, INVALID_URI_ATTRIBUTE, found);
}

/// An absolute URI.
pub fn absolute(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let rules = Rules {
        is_absolute: true,
        is_iri: false,
        code: INVALID_FULL_LINK,
    };
    address(subject, rules, found);
}

/// An IRI reference, which may be relative.
pub fn iri_reference(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let rules = Rules {
        is_absolute: false,
        is_iri: true,
        code: INVALID_LINK,
    };
    address(subject, rules, found);
}

/// An absolute IRI.
pub fn iri(subject: &Subject<'_>, found: &mut Vec<Found>) {
    is_iri(subject, found);
}

fn is_iri(subject: &Subject<'_>, found: &mut Vec<Found>) -> bool {
    let rules = Rules {
        is_absolute: true,
        is_iri: true,
        code: INVALID_FULL_LINK,
    };
    address(subject, rules, found)
}

/// An id: an absolute IRI in normal form, since ids are compared character by character
/// (RFC 4287, section 4.2.6.1).
pub fn id(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if is_iri(subject, found) && canonical(subject.value).as_deref() != Some(subject.value) {
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
pub fn http(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let rules = Rules {
        is_absolute: true,
        is_iri: false,
        code: INVALID_URL_ATTRIBUTE,
    };
    let is_http = fault(subject.value, rules).is_none() && has_host(subject.value);
    if !is_http {
        found.push(subject.found(INVALID_URL_ATTRIBUTE));
    } else if is_local(subject.value) {
        found.push(subject.found(LOCAL_ADDRESS));
    }
}

/// A name of several labels, an IPv4 or an IPv6 address.
fn has_host(value: &str) -> bool {
    let Some((scheme, rest)) = value.split_once("://") else {
        return false;
    };
    if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
        return false;
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((address, port)) = authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok() && is_port(port);
    }
    let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let last_fits = labels
        .last()
        .is_some_and(|last| last.starts_with(|c: char| c.is_ascii_alphanumeric()));
    labels.len() > 1 && labels.iter().all(is_label) && last_fits && is_port(port)
}

fn is_port(text: &str) -> bool {
    text.is_empty()
        || text
            .strip_prefix(':')
            .is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()))
}

/// A reference where Atom takes relative ones, and RSS does not.
pub fn by_family(subject: &Subject<'_>, found: &mut Vec<Found>) {
    use crate::check::context::Family;
    if subject.context.family == Family::Atom {
        iri_reference(subject, found);
    } else if scheme(subject.value).is_none() {
        found.push(subject.found(CONTAINS_REL_REF));
    }
}

/// A namespace-specific string (RFC 2141, section 2.2), which is what `FeedSync` takes for an id.
pub fn nss(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "()+,-.:=@;$_!*'/?#%".contains(c);
    let value = subject.value;
    if value.is_empty() || !value.chars().all(allowed) || has_bare_percent(value) {
        found.push(subject.found(INVALID_NSS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named_by_what_is_wrong() {
        let absolute = Rules {
            is_absolute: true,
            is_iri: false,
            code: INVALID_FULL_LINK,
        };
        for (value, expected) in [
            ("https://courier.example/a?b=c#d", None),
            ("https://[2001:db8::1]:8080/a", None),
            ("mailto:desk@courier.example", None),
            ("/a", Some("InvalidFullLink")),
            ("http://", Some("InvalidFullLink")),
            ("https://courier.example/a b", Some("InvalidUriChar")),
            ("https://courier.example/100%", Some("InvalidUriChar")),
            ("https://courier.example/[x]", Some("InvalidUriChar")),
            ("https://courier.example/é", Some("UriNotIri")),
        ] {
            let code = fault(value, absolute).map(|(code, _)| code.name);
            assert_eq!(code, expected, "{value}");
        }
    }

    #[test]
    fn tags_and_urns_have_rules_of_their_own() {
        for (value, expected) in [
            ("tag:courier.example,2017:ferry", true),
            ("tag:desk@courier.example,2017-09-13:a/b?c=d#e", true),
            ("tag:courier.example,2017-9:ferry", false),
            ("tag:courier.example:ferry", false),
            ("tag:Courier.example,2017:ferry", false),
        ] {
            assert_eq!(is_tag(value), expected, "{value}");
        }
        for (value, expected) in [
            ("urn:uuid:60a76c80-d399-11d9-b91C-0003939e0af6", None),
            ("urn:uuid:60a76c80", Some("InvalidUUID")),
            ("urn:isbn:0451450523", None),
            ("urn:x:a", Some("InvalidURN")),
            ("urn:isbn:", Some("InvalidURN")),
        ] {
            assert_eq!(urn_fault(value).map(|code| code.name), expected, "{value}");
        }
    }

    #[test]
    fn hosts_are_names_or_numbers() {
        for (value, expected) in [
            ("http://courier.example/a.mp3", true),
            ("HTTP://192.168.0.1:80", true),
            ("https://[::1]/", true),
            ("http://localhost/a", false),
            ("ftp://courier.example/", false),
            ("http://courier_x.example/", false),
            ("http://courier.example:x/", false),
        ] {
            assert_eq!(has_host(value), expected, "{value}");
        }
    }
}
