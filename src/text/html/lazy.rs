//! Pictures that a script would load when they come into view. A reader runs none: what is put off
//! is put in place.

use std::borrow::Cow;

use super::tags::Tag;

/// The tag of a picture or a film with its true addresses, in place of what stands in for them; `None` for one that
/// puts nothing off.
pub(super) fn awake(html: &str, tag: &Tag<'_>) -> Option<String> {
    if tag.is_end || !tag.is_any(&["img", "source", "video", "audio"]) {
        return None;
    }
    let put_off: Vec<(&str, &str)> = tag
        .attributes()
        .filter_map(|(name, value)| Some((true_name(name)?, value)))
        .collect();
    if put_off.is_empty() {
        return None;
    }
    let mut out = format!("<{}", tag.name);
    for (at, (name, value)) in put_off.iter().enumerate().rev() {
        let is_last = put_off[at + 1..].iter().all(|(later, _)| later != name);
        if is_last {
            push(&mut out, name, value);
        }
    }
    let stays =
        |name: &str| true_name(name).is_none() && put_off.iter().all(|(own, _)| !own.eq_ignore_ascii_case(name));
    for (name, value) in tag.attributes().filter(|(name, _)| stays(name)) {
        push(&mut out, name, value);
    }
    out.push_str(if html[..tag.span.end].ends_with("/>") {
        "/>"
    } else {
        ">"
    });
    Some(out)
}

/// The address of a picture, wherever it stands.
pub(super) fn address<'h>(tag: &Tag<'h>) -> Option<Cow<'h, str>> {
    let put_off = tag
        .attributes()
        .filter(|(name, _)| true_name(name) == Some("src"))
        .last();
    match put_off {
        Some((_, value)) => Some(html_escape::decode_html_entities(value)),
        None => tag.attribute("src"),
    }
}

/// The attribute that a script would write a value into. Scripts differ in the name that they look for.
fn true_name(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let name = name.strip_prefix("data-")?;
    let name = name.strip_prefix("lazy-").unwrap_or(name);
    match name.strip_prefix("original-").unwrap_or(name) {
        "src" | "original" => Some("src"),
        "srcset" => Some("srcset"),
        "poster" => Some("poster"),
        _ => None,
    }
}

fn push(out: &mut String, name: &str, value: &str) {
    let quote = if value.contains('"') { "'" } else { "\"" };
    out.extend([" ", name, "=", quote, value, quote]);
}

#[cfg(test)]
mod tests {
    use super::super::tags::tags;
    use super::*;

    #[test]
    fn pictures_are_loaded_at_once() {
        for (html, expected) in [
            (
                "<img src=\"blank.gif\" data-src=\"a.jpg\" alt=\"x\">",
                Some("<img src=\"a.jpg\" alt=\"x\">"),
            ),
            (
                "<img data-src='a.jpg' data-srcset='b.jpg 2x'/>",
                Some("<img srcset=\"b.jpg 2x\" src=\"a.jpg\"/>"),
            ),
            ("<img data-lazy-src=a.jpg>", Some("<img src=\"a.jpg\">")),
            ("<img src=\"a.jpg\">", None),
            ("<p data-src=\"a.jpg\">", None),
        ] {
            assert_eq!(awake(html, &tags(html)[0]).as_deref(), expected, "{html}");
        }
    }
}
