//! SVG: a root element `svg`, behind whatever may stand before it; its size by `width` and `height`, else by `viewBox`, as
//! browsers do (SVG 2, section 8; CSS Images 3, section 5.1); its `title` and `desc`.

use std::borrow::Cow;
use std::io;

use roxmltree::{Document, Node, ParsingOptions};

use super::Format;
use crate::picture::found::{Found, broken};
use crate::picture::source::Source;
use crate::text::decode::decode;

pub(super) const FORMAT: Format = Format {
    media_type: "image/svg+xml",
    endings: &["svg"],
    is_one: |head| text(head).is_some_and(|text| root(&text).is_some()),
    read,
    without_size: true,
};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Bytes of the largest drawing that is read whole; of a larger one the root element alone.
const WHOLE: u64 = 1 << 20;

/// So many elements, attributes and texts are looked at.
const MOST: u32 = 500_000;

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    let head = source.head(WHOLE)?;
    let text = text(&head).ok_or_else(broken)?;
    let alone = root_alone(&text);
    let document = document(&text).or_else(|| self::document(&alone));
    let document = document.ok_or_else(broken)?;
    let root = document.root_element();
    found.size = size(root);
    found.packets.title = child(root, "title");
    found.packets.description = child(root, "desc");
    Ok(())
}

/// Bytes that the entities of a drawing may become.
const EXPANDED: usize = 64 << 20;

/// What a reference may lead to, of other references (roxmltree).
const NESTED: usize = 256;

/// The drawing; `None` if it cannot be read, or would fill the memory.
fn document(text: &str) -> Option<Document<'_>> {
    let references = memchr::memchr_iter(b'&', text.as_bytes()).count();
    let declared = root(text).filter(|_| text.contains("<!ENTITY")).unwrap_or(0);
    let expanded = declared.saturating_mul(references).saturating_mul(NESTED);
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST,
        ..ParsingOptions::default()
    };
    let parsed = (expanded <= EXPANDED).then(|| Document::parse_with_options(text, options));
    parsed?.ok()
}

/// What may be XML, as text. Its end may be cut off in the middle of a letter.
fn text(head: &[u8]) -> Option<Cow<'_, str>> {
    let is_open = |head: &[u8]| head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    let marked = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"]
        .iter()
        .any(|mark| head.starts_with(mark));
    (marked || is_open(head)).then(|| decode(head, None).unwrap_or_else(|_| String::from_utf8_lossy(head)))
}

/// Where the name of the root element begins, if that is `svg`.
fn root(text: &str) -> Option<usize> {
    let mut rest = text;
    loop {
        rest = rest
            .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
            .strip_prefix('<')?;
        rest = if let Some(instruction) = rest.strip_prefix('?') {
            behind(instruction, "?>")?
        } else if let Some(comment) = rest.strip_prefix("!--") {
            behind(comment, "-->")?
        } else if let Some(declaration) = rest.strip_prefix('!') {
            behind_declaration(declaration)?
        } else {
            let name = rest
                .split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
                .next()?;
            let local = name.rsplit(':').next()?;
            return (local == "svg").then_some(text.len() - rest.len());
        }
    }
}

fn behind<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    text.split_once(end).map(|(_, rest)| rest)
}

/// What stands behind a document type, which may have declarations of its own.
fn behind_declaration(text: &str) -> Option<&str> {
    let end = text.find(['[', '>'])?;
    if text[end..].starts_with('>') {
        return Some(&text[end + 1..]);
    }
    let inner = behind(&text[end..], "]")?;
    behind(inner, ">")
}

/// What stands before the root element, and that one without anything in it.
fn root_alone(text: &str) -> String {
    let Some(from) = root(text) else { return String::new() };
    let mut quote = None;
    let end = text[from..].find(|c: char| match quote {
        Some(open) => {
            if c == open {
                quote = None;
            }
            false
        }
        None if matches!(c, '"' | '\'') => {
            quote = Some(c);
            false
        }
        None => c == '>',
    });
    let Some(end) = end else { return String::new() };
    let tag = text[..from + end].trim_end_matches('/');
    format!("{tag}/>")
}

fn child(root: Node<'_, '_>, name: &str) -> Option<String> {
    let named = |node: &Node<'_, '_>| node.is_element() && node.tag_name().name() == name;
    let of_svg = |node: &Node<'_, '_>| {
        node.tag_name()
            .namespace()
            .is_none_or(|namespace| namespace == NAMESPACE)
    };
    let element = root.children().find(|node| named(node) && of_svg(node))?;
    let texts = element
        .descendants()
        .filter(Node::is_text)
        .filter_map(|node| node.text());
    Some(texts.collect::<String>().trim().to_owned()).filter(|text| !text.is_empty())
}

fn size(root: Node<'_, '_>) -> Option<(u32, u32)> {
    let side = |name: &str| root.attribute(name).and_then(pixels);
    let ratio = root.attribute("viewBox").and_then(view_box);
    let (width, height) = match (side("width"), side("height"), ratio) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some(size)) => size,
        _ => return None,
    };
    whole(width).zip(whole(height))
}

/// A length in pixels of CSS; `None` for one that depends on what is around it.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let end = length.find(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E') || c == '%');
    let end = end.unwrap_or(length.len());
    // `em` and `ex` begin as an exponent does.
    let (number, unit) = length.split_at(end);
    let scale = match unit.to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        _ => return None,
    };
    let number: f64 = number.parse().ok()?;
    Some(number * scale).filter(|number| number.is_finite() && *number > 0.0)
}

/// Width and height of `viewBox`.
fn view_box(text: &str) -> Option<(f64, f64)> {
    let numbers = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|part| !part.is_empty());
    let numbers: Vec<f64> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    }
}

/// Whole pixels, as browsers tell them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within the bounds that are asked for"
)]
fn whole(side: f64) -> Option<u32> {
    let side = side.round();
    (side >= 1.0 && side <= f64::from(u32::MAX)).then_some(side as u32)
}
