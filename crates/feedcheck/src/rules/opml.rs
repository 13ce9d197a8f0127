//! OPML: versions, and what an outline of a type needs.

use crate::codes::{
    INVALID_OPML_VERSION, INVALID_OUTLINE_TYPE, INVALID_OUTLINE_VERSION, MISSING_OUTLINE_TYPE, MISSING_TITLE_ATTR,
    MISSING_URL_ATTR, MISSING_XML_URL, OBSOLETE_VERSION,
};
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::walk::Walk;

/// `opml@version`.
pub(crate) fn version<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let version = frame.plain("version").unwrap_or_default().to_owned();
    if !matches!(version.as_str(), "1.0" | "1.1" | "2.0" | "") {
        let found = walk.about(frame, INVALID_OPML_VERSION).with("value", version.clone());
        walk.tell(found);
    }
    walk.context.version = version;
}

/// The root before it was called `opml`.
pub(crate) fn obsolete<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let found = walk.about(frame, OBSOLETE_VERSION).with("version", "outlineDocument");
    walk.tell(found);
}

/// `outline`, when what is in it is known.
pub(crate) fn outline<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let has = |name: &str| frame.plain(name).is_some();
    let kind = frame.plain("type").map(str::to_ascii_lowercase);
    let mut found = Vec::new();
    match kind.as_deref() {
        Some("rss") => {
            if frame.plain("xmlUrl").is_none_or(|address| address.trim().is_empty()) {
                found.push(walk.about(frame, MISSING_XML_URL));
            }
            if !has("title") {
                found.push(walk.about(frame, MISSING_TITLE_ATTR));
            }
        }
        Some("link") if !has("url") => found.push(walk.about(frame, MISSING_URL_ATTR)),
        Some("link") => {}
        Some(_) if walk.context.version.starts_with("1.") => {
            let value = frame.plain("type").unwrap_or_default();
            found.push(walk.about(frame, INVALID_OUTLINE_TYPE).with("value", value));
        }
        Some(_) => {}
        // Readers write folders so, too.
        None if frame.has((Ns::None, "outline")) && !["xmlUrl", "htmlUrl", "url"].into_iter().any(has) => {}
        None => {
            let told = ["description", "htmlUrl", "language", "title", "version", "xmlUrl"];
            if told.into_iter().any(has) {
                found.push(walk.about(frame, MISSING_OUTLINE_TYPE));
            }
        }
    }
    if let Some(version) = frame.plain("version")
        && !["RSS", "RSS1", "RSS2", "scriptingNews"].contains(&version)
    {
        found.push(walk.about(frame, INVALID_OUTLINE_VERSION).with("value", version));
    }
    walk.found.append(&mut found);
}
