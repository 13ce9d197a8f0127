//! Components of MDX in a text: their tags mean nothing to a reader, and what they say in attributes does.

use super::fate::Fate;
use super::tags::Tag;
use crate::text::escape::escape;

/// Attributes that hold words for readers.
const WORDS: &[&str] = &["label", "title", "text", "caption"];

/// Attributes that hold the address of what the words speak of.
const ADDRESSES: &[&str] = &["href", "to", "url"];

/// Whether the tag is that of a component: its name has a capital first, and others behind it.
pub(super) fn is_component(tag: &Tag<'_>) -> bool {
    let begins_high = tag.name.starts_with(|c: char| c.is_ascii_uppercase());
    begins_high && tag.name.bytes().any(|b| b.is_ascii_lowercase())
}

/// The words of a component before what stands in it, or as a link.
pub(super) fn words(tag: &Tag<'_>, in_paragraph: bool) -> Fate {
    let value = |names: &[&str]| {
        let value = names.iter().find_map(|name| tag.attribute(name));
        value.filter(|value| !value.trim().is_empty() && !value.starts_with('{'))
    };
    let Some(words) = value(WORDS) else { return Fate::Stays };
    let words = escape(&words);
    let shown = match value(ADDRESSES) {
        Some(address) => format!("<a href=\"{}\">{words}</a>", escape(&address)),
        None => format!("<strong>{words}</strong>"),
    };
    Fate::Becomes(if in_paragraph { shown } else { format!("<p>{shown}</p>") })
}
