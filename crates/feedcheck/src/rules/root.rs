//! The root element, which says what a document is.

use crate::codes::{
    AVOID_NAMESPACE_PREFIX, INVALID_NAMESPACE, MISSING_NAMESPACE, OBSOLETE_NAMESPACE, UNDEFINED_ELEMENT, UNKNOWN_FORMAT,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::instead;
use crate::namespace::Ns;
use crate::vocabulary::{ANYTHING, ENTRY, FEED, Kind, OPML, OUTLINE_DOCUMENT, RDF, RSS};
use crate::walk::Walk;
use crate::xml::Name;

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The namespace of Atom before 1.0.
pub(crate) const ATOM_03: &str = "http://purl.org/atom/ns#";

/// What the root can hold.
pub(crate) fn kind(walk: &mut Walk<'_>, name: Name<'_>, at: usize) -> &'static Kind {
    match name.local {
        "rss" => rss(walk, name, at),
        "feed" | "entry" => atom(walk, name, at),
        "RDF" if name.ns == Ns::Rdf => {
            become_family(walk, FormatFamily::Rdf, Ns::Rss1, "rss1.0");
            &RDF
        }
        "opml" if name.ns == Ns::None => {
            become_family(walk, FormatFamily::Opml, Ns::None, "opml");
            &OPML
        }
        "outlineDocument" if name.ns == Ns::None => {
            become_family(walk, FormatFamily::Opml, Ns::None, "opml");
            &OUTLINE_DOCUMENT
        }
        _ => {
            let shown = walk.context.show(name.pair());
            let message = if name.local.eq_ignore_ascii_case("html") {
                "this is a web page, and no feed".to_owned()
            } else if let Some(sort) = instead::other_root(name.local) {
                format!("this is {sort} (`{shown}`), and no feed")
            } else {
                format!("`{shown}` is the root of no feed that we know")
            };
            walk.tell(Found::new(UNKNOWN_FORMAT, at).with("message", message));
            walk.tell(
                Found::new(UNDEFINED_ELEMENT, at)
                    .with("parent", "root")
                    .with("element", shown),
            );
            &ANYTHING
        }
    }
}

fn become_family(walk: &mut Walk<'_>, family: FormatFamily, core: Ns, format: &'static str) {
    walk.context.family = family;
    walk.context.core = core;
    walk.format = format;
}

fn about(code: &'static crate::Code, name: Name<'_>, at: usize) -> Found {
    Found::new(code, at).with("parent", "root").with("element", name.local)
}

fn rss(walk: &mut Walk<'_>, name: Name<'_>, at: usize) -> &'static Kind {
    become_family(walk, FormatFamily::Rss, Ns::None, "rss2.0");
    let namespace = walk.reader().namespace().to_owned();
    if !namespace.is_empty() {
        let found = about(INVALID_NAMESPACE, name, at).with("namespace", namespace.clone());
        walk.tell(found.with("expected", "none"));
        walk.aliases.push(namespace);
    }
    &RSS
}

fn atom(walk: &mut Walk<'_>, name: Name<'_>, at: usize) -> &'static Kind {
    let namespace = walk.reader().namespace().to_owned();
    let is_feed = name.local == "feed";
    for prefix in ["atom", "xhtml"] {
        if walk.reader().declared().iter().any(|binding| binding.prefix == prefix) {
            walk.tell(
                Found::new(AVOID_NAMESPACE_PREFIX, at)
                    .with("prefix", prefix)
                    .with("element", name.local),
            );
        }
    }
    if namespace == ATOM_03 {
        become_family(walk, FormatFamily::Atom, Ns::Atom, "atom0.3");
        walk.tell(
            Found::new(OBSOLETE_NAMESPACE, at)
                .with("element", "feed")
                .with("namespace", namespace.clone()),
        );
        walk.aliases.push(namespace);
        return &ANYTHING;
    }
    let family = if is_feed {
        FormatFamily::Atom
    } else {
        FormatFamily::Entry
    };
    become_family(walk, family, Ns::Atom, "atom1.0");
    if namespace.is_empty() {
        walk.tell(about(MISSING_NAMESPACE, name, at));
        walk.aliases.push(namespace);
    } else if namespace != ATOM {
        let found = about(INVALID_NAMESPACE, name, at).with("namespace", namespace.clone());
        walk.tell(found.with("expected", ATOM));
        walk.aliases.push(namespace);
    }
    if is_feed { &FEED } else { &ENTRY }
}
