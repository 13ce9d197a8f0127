//! Declarations of namespaces: prefixes that are usual for something else, namespaces that nobody
//! knows.

use crate::codes::{
    AVOID_NAMESPACE_PREFIX, MEDIA_RSS_NAMESPACE, NONSTD_PREFIX, OBSOLETE_WIKI_NAMESPACE, RESERVED_PREFIX, SAX_ERROR,
    UNKNOWN_NAMESPACE, UNSUPPORTED_NAMESPACE,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::namespace::{is_unchecked, usual_address, usual_prefix};
use crate::rules::root::ATOM_03;
use crate::value::uri::{self, ABSOLUTE_IRI};
use crate::walk::Walk;
use crate::xml::Name;

const MEDIA_WITHOUT_SLASH: &str = "http://search.yahoo.com/mrss";

/// Looks at the declarations on the element that opens.
pub(crate) fn declarations(walk: &mut Walk<'_>, name: Name<'_>) {
    let is_root = walk.parent().is_none();
    let is_atom = if is_root {
        matches!(name.local, "feed" | "entry")
    } else {
        walk.context.family == FormatFamily::Atom
    };
    let declared: Vec<(String, String, usize)> = walk
        .reader()
        .declared()
        .iter()
        .map(|binding| (binding.prefix.to_owned(), binding.uri.to_string(), binding.at))
        .collect();
    for (prefix, uri, at) in declared {
        if uri.split_whitespace().nth(1).is_some() {
            let message = format!("`{uri}` is no address of a namespace");
            walk.tell(Found::new(SAX_ERROR, at).with("message", message));
        } else if !uri.is_empty() {
            declaration(walk, &prefix, &uri, at, is_atom, is_root);
        }
    }
}

fn declaration(walk: &mut Walk<'_>, prefix: &str, uri: &str, at: usize, is_atom: bool, is_root: bool) {
    let is_markup = |prefix: &str| matches!(prefix, "atom" | "xhtml");
    let found = |code| Found::new(code, at).with("prefix", prefix).with("namespace", uri);
    if let Some(usual) = usual_address(prefix).filter(|_| !prefix.is_empty()) {
        let is_usual = usual_prefix(uri) == Some(prefix) || usual == uri || is_unchecked(uri);
        if !is_usual {
            let code = if uri == MEDIA_WITHOUT_SLASH {
                MEDIA_RSS_NAMESPACE
            } else {
                RESERVED_PREFIX
            };
            walk.tell(found(code).with("ns", usual).with("usual", usual));
        } else if prefix == "wiki" && uri.contains("usemod") {
            walk.tell(found(OBSOLETE_WIKI_NAMESPACE).with("ns", uri));
        } else if is_atom && !is_root && is_markup(prefix) {
            walk.tell(found(AVOID_NAMESPACE_PREFIX));
        } else if is_unchecked(uri) {
            once(walk, found(UNSUPPORTED_NAMESPACE), uri);
        }
    } else if let Some(usual) = usual_prefix(uri) {
        if !prefix.is_empty() {
            walk.tell(found(NONSTD_PREFIX).with("preferred", usual).with("ns", uri));
            if is_markup(usual) && is_atom {
                walk.tell(found(AVOID_NAMESPACE_PREFIX));
            }
        }
    } else if uri == MEDIA_WITHOUT_SLASH {
        walk.tell(found(MEDIA_RSS_NAMESPACE).with("ns", uri));
    } else if is_unchecked(uri) {
        once(walk, found(UNSUPPORTED_NAMESPACE), uri);
    } else if uri != ATOM_03 {
        once(walk, found(UNKNOWN_NAMESPACE), uri);
        // A name that nobody opens has to be one nevertheless.
        let is_name = uri.starts_with("tag:") || uri.starts_with("urn:");
        if let Some(fault) = uri::judge(uri, ABSOLUTE_IRI).1.filter(|_| is_name) {
            let attr = if prefix.is_empty() {
                "xmlns".to_owned()
            } else {
                format!("xmlns:{prefix}")
            };
            walk.tell(Found { at, ..fault }.with("attr", attr).with("value", uri));
        }
    }
}

/// A namespace is named once, not for each element that declares it.
fn once(walk: &mut Walk<'_>, found: Found, uri: &str) {
    if walk.facts_mut().namespaces.insert(uri.to_owned()) {
        walk.tell(found);
    }
}
