//! The long road of the allow list: a parser mends the text into a tree, as browsers do, and what is on the list is
//! written out of it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock, Mutex};

use ammonia::{Builder, UrlRelative};

use super::element::{ELEMENTS, EVERYWHERE, Permit, names};
use super::filter::Filter;
use super::tags::{Tag, tags};
use crate::text::url::SCHEMES;

static ATTRIBUTES: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let own = ELEMENTS.iter().filter_map(|element| match element.permit {
        Permit::Stays(own) if !own.is_empty() => Some((element.name, own.iter().copied().collect())),
        _ => None,
    });
    own.collect()
});

/// The safe HTML, and the addresses of the pictures that it shows.
pub(super) fn clean(html: &str, tags: &[Tag<'_>], filter: Filter) -> (String, Vec<String>) {
    let images = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&images);
    let look = move |element: &str, attribute: &str, value: &str| {
        let value = filter.value(element, attribute, value).map(Cow::into_owned)?;
        if (element, attribute) == ("img", "src")
            && let Ok(mut images) = seen.lock()
        {
            images.push(value.clone());
        }
        Some(value)
    };
    let clean = Builder::empty()
        .tags(names(|permit| matches!(permit, Permit::Stays(_))).collect())
        .clean_content_tags(names(|permit| permit == Permit::Removed).collect())
        .tag_attributes(ATTRIBUTES.clone())
        .generic_attributes(EVERYWHERE.iter().copied().collect())
        .url_schemes(SCHEMES.iter().copied().collect())
        // The filter makes them absolute or takes them away.
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(move |element, attribute, value| look(element, attribute, value).map(Cow::Owned))
        .clean(&without_noscript(html, tags))
        .to_string();
    let images = images.lock().map(|mut images| std::mem::take(&mut *images));
    (with_addresses(clean), images.unwrap_or_default())
}

/// A parser that knows scripts shows what is in it as words; a reader runs none.
fn without_noscript<'h>(html: &'h str, tags: &[Tag<'_>]) -> Cow<'h, str> {
    without(html, tags, |tag| tag.is_any(&["noscript"]))
}

/// HTML without images that have no address.
fn with_addresses(html: String) -> String {
    let tags = tags(&html);
    let kept = without(&html, &tags, |tag| tag.begins("img") && tag.attribute("src").is_none());
    match kept {
        Cow::Owned(kept) => kept,
        Cow::Borrowed(_) => html,
    }
}

fn without<'h>(html: &'h str, tags: &[Tag<'_>], goes: impl Fn(&Tag<'_>) -> bool) -> Cow<'h, str> {
    let mut out = String::new();
    let mut at = 0;
    for tag in tags.iter().filter(|tag| goes(tag)) {
        out.push_str(&html[at..tag.span.start]);
        at = tag.span.end;
    }
    if at == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[at..]);
    Cow::Owned(out)
}
