//! Links of Atom, in Atom and in RSS (RFC 4287, section 4.2.7).

use crate::Code;
use crate::codes::{
    ATTR_NOT_BLANK, CONTAINS_REL_REF, FEED_HISTORY_REL_IN_ENTRY, MISSING_HREF, NO_THR_WHEN, NOT_BLANK, RELATIVE_SELF,
    SAME_DOCUMENT_REFERENCE, SELF_DOESNT_MATCH_LOCATION, SELF_NOT_ATOM, UNEXPECTED_ATTRIBUTE,
    UNREGISTERED_ATOM_LINK_REL,
};
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::notes::Link;
use crate::rules::enclosure;
use crate::rules::history::RELATIONS;
use crate::value::{media_type, uri};
use crate::walk::Walk;

/// Relations of the IANA registry that feeds use.
/// <https://www.iana.org/assignments/link-relations>
const REGISTERED: &[&str] = &[
    "about",
    "acl",
    "alternate",
    "amphtml",
    "appendix",
    "apple-touch-icon",
    "archives",
    "author",
    "blocked-by",
    "bookmark",
    "canonical",
    "chapter",
    "cite-as",
    "collection",
    "contents",
    "copyright",
    "create-form",
    "current",
    "deprecation",
    "describedby",
    "describes",
    "disclosure",
    "dns-prefetch",
    "duplicate",
    "edit",
    "edit-form",
    "edit-media",
    "enclosure",
    "external",
    "first",
    "glossary",
    "help",
    "hosts",
    "hub",
    "icon",
    "index",
    "intervalafter",
    "item",
    "last",
    "latest-version",
    "license",
    "linkset",
    "lrdd",
    "manifest",
    "me",
    "memento",
    "modulepreload",
    "monitor",
    "monitor-group",
    "next",
    "next-archive",
    "nofollow",
    "noopener",
    "noreferrer",
    "opener",
    "original",
    "payment",
    "pingback",
    "preconnect",
    "predecessor-version",
    "prefetch",
    "preload",
    "prev",
    "preview",
    "previous",
    "prev-archive",
    "privacy-policy",
    "profile",
    "publication",
    "related",
    "replies",
    "search",
    "section",
    "self",
    "service",
    "start",
    "status",
    "stylesheet",
    "subsection",
    "successor-version",
    "sunset",
    "tag",
    "terms-of-service",
    "timegate",
    "timemap",
    "type",
    "ugc",
    "up",
    "version-history",
    "via",
    "webmention",
    "working-copy",
    "working-copy-of",
];

/// What a self link may be of.
const FEED_TYPES: [&str; 4] = [
    "application/atom+xml",
    "application/rss+xml",
    "application/rdf+xml",
    "application/feed+json",
];

/// Relations may be written in full.
const IANA: &str = "http://www.iana.org/assignments/relation/";

/// A link closes.
pub(crate) fn close<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let value = |local: &str| frame.plain(local).unwrap_or_default().to_owned();
    let rel = frame.plain("rel").unwrap_or("alternate");
    let link = Link {
        rel: rel.strip_prefix(IANA).unwrap_or(rel).to_owned(),
        href: value("href"),
        media_type: value("type"),
        language: value("hreflang"),
        at: frame.at,
    };
    let mut found = Vec::new();
    relation(walk, frame, &link, &mut found);
    own_type(walk, frame, &link, &mut found);
    blanks(walk, frame, &mut found);
    thread(walk, frame, &link, &mut found);
    address(walk, frame, &link, &mut found);
    walk.found.append(&mut found);
    if link.rel == "enclosure" {
        let found = enclosure::mismatch(&link.href, &link.media_type, link.at);
        walk.found.extend(found.map(|found| found.with("element", "link")));
    }
    if let Some(parent) = walk.parent_notes() {
        parent.add_link(link);
    }
}

fn about<'a>(walk: &Walk<'a>, frame: &Frame<'a>, code: &'static Code, attr: &str, value: &str) -> Found {
    walk.about_attribute(frame, code, attr).with("value", value)
}

fn relation<'a>(walk: &Walk<'a>, frame: &Frame<'a>, link: &Link, found: &mut Vec<Found>) {
    let Some(written) = frame.plain("rel") else { return };
    let is_address = written.contains(':') && written.split(':').next().is_some_and(|scheme| !scheme.is_empty());
    if !REGISTERED.contains(&link.rel.as_str()) && !is_address {
        found.push(about(walk, frame, UNREGISTERED_ATOM_LINK_REL, "rel", written));
    }
    let in_entry = walk.parent().is_some_and(|parent| parent.name.local == "entry");
    if in_entry && RELATIONS.contains(&link.rel.as_str()) {
        found.push(
            walk.about(frame, FEED_HISTORY_REL_IN_ENTRY)
                .with("rel", link.rel.clone()),
        );
    }
}

fn own_type<'a>(walk: &Walk<'a>, frame: &Frame<'a>, link: &Link, found: &mut Vec<Found>) {
    let is_type = media_type::is_media_type(&link.media_type);
    let essence = media_type::essence(&link.media_type);
    if is_type && link.rel == "self" && !FEED_TYPES.contains(&essence.as_str()) {
        found.push(about(walk, frame, SELF_NOT_ATOM, "type", &link.media_type));
    }
}

/// Attributes that are there have something in them.
fn blanks<'a>(walk: &Walk<'a>, frame: &Frame<'a>, found: &mut Vec<Found>) {
    for attr in ["rel", "title"] {
        if frame.plain(attr) == Some("") {
            found.push(about(walk, frame, ATTR_NOT_BLANK, attr, ""));
        }
    }
    if frame.plain("length") == Some("") {
        found.push(walk.about(frame, NOT_BLANK));
    }
}

/// Counts of replies (RFC 4685, section 5).
fn thread<'a>(walk: &Walk<'a>, frame: &Frame<'a>, link: &Link, found: &mut Vec<Found>) {
    for local in ["count", "updated"] {
        if frame.attribute((Ns::Thread, local)).is_some() && link.rel != "replies" {
            let shown = format!("thr:{local}");
            found.push(
                walk.about(frame, UNEXPECTED_ATTRIBUTE)
                    .with("attr", shown.clone())
                    .with("attribute", shown),
            );
        }
    }
    if frame.attribute((Ns::Thread, "when")).is_some() {
        found.push(
            walk.about(frame, NO_THR_WHEN)
                .with("attr", "thr:when")
                .with("attribute", "thr:when"),
        );
    }
}

fn address<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, link: &Link, found: &mut Vec<Found>) {
    if frame.plain("href").is_none() {
        found.push(walk.about(frame, MISSING_HREF).with("attr", "href"));
        return;
    }
    let resolved = |location| uri::resolve(frame.inherited.base.as_deref().or(location), &link.href);
    if let Some(base) = &frame.inherited.base
        && let Some(location) = walk.location()
    {
        let is_document = uri::page(location) == uri::page(base);
        if uri::page(&resolved(None)) == uri::page(base) && !is_document {
            found.push(about(walk, frame, SAME_DOCUMENT_REFERENCE, "href", &link.href));
        }
    }
    let in_feed = walk
        .parent()
        .is_some_and(|parent| matches!(parent.name.local, "feed" | "channel"));
    if is_nowhere(walk, frame, link) {
        found.push(about(walk, frame, CONTAINS_REL_REF, "href", &link.href));
    }
    if link.rel == "self" && in_feed {
        own_address(walk, frame, link, &resolved(walk.location()), found);
    }
}

/// Some readers resolve the link of a story against `xml:base` only, or not at all; the base has to be whole for that.
fn is_nowhere(walk: &Walk<'_>, frame: &Frame<'_>, link: &Link) -> bool {
    let in_entry = walk.parent().is_some_and(|parent| parent.name.local == "entry");
    let has_base = frame.inherited.base.as_deref().is_some_and(uri::is_absolute);
    link.rel == "alternate" && in_entry && !has_base && uri::is_relative(&link.href)
}

/// The self link is where the feed can be had.
fn own_address<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, link: &Link, resolved: &str, found: &mut Vec<Found>) {
    let has_host = |address: &str| address.contains("://") || address.starts_with("//");
    if !has_host(&link.href) && !frame.inherited.base.as_deref().is_some_and(has_host) {
        found.push(about(walk, frame, RELATIVE_SELF, "href", &link.href));
    }
    if let Some(location) = walk.location()
        && !uri::is_same(location, resolved)
        && !uri::may_be_same_host(location, resolved)
    {
        found.push(about(walk, frame, SELF_DOESNT_MATCH_LOCATION, "href", &link.href).with("location", location));
    }
    walk.facts_mut().own.push(link.href.clone());
}
