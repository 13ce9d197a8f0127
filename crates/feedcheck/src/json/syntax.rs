//! From text to a tree of values, or to the place where it is no JSON (RFC 8259).

use crate::Found;
use crate::codes::{INVALID_JSON, PROGRAM_MESSAGE, TOO_DEEP, TRUNCATED};
use crate::stray;
use crate::tree::surrogate;
use crate::tree::{self, DEEPEST, Node, SyntaxError};

/// What came out of a text.
pub(super) struct Reading {
    /// `None` when there is no reading on.
    pub tree: Option<Node>,
    pub found: Vec<Found>,
}

/// Reads a document. A byte order mark and half a character are told and passed over.
pub(super) fn read(text: &str) -> Reading {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mark = text.len() - body.len();
    let mut found = Vec::new();
    if mark > 0 {
        // RFC 8259, section 8.1: implementations must not add one.
        found.push(invalid(0, "a byte order mark stands before the text"));
    }
    let tree = tree::parse(body).or_else(|errors| mended(body, mark, &mut found).ok_or(errors));
    let tree = tree.or_else(|errors| first_of_two(body, mark, &errors, &mut found).ok_or(errors));
    let tree = tree.map(|tree| shifted(tree, mark));
    if let Err(errors) = &tree {
        found.extend(errors.iter().map(|error| fault(body, mark, error)));
    }
    Reading { tree: tree.ok(), found }
}

fn invalid(at: usize, message: &str) -> Found {
    Found::new(INVALID_JSON, at).with("message", message)
}

/// The tree of a text whose only faults are escapes for half a character (RFC 8259, section 8.2).
fn mended(body: &str, mark: usize, found: &mut Vec<Found>) -> Option<Node> {
    let (_, halves) = surrogate::mend(body);
    if halves.is_empty() {
        return None;
    }
    let mut whole = body.to_owned();
    for half in &halves {
        // As long as what it replaces, so that every place stays.
        whole.replace_range(half.clone(), "\\ufffd");
    }
    let tree = tree::parse(&whole).ok()?;
    let told = |half: &std::ops::Range<usize>| {
        invalid(mark + half.start, "an escape stands for half a character").with("value", &body[half.clone()])
    };
    found.extend(halves.iter().map(told));
    Some(tree)
}

/// The tree of a document behind which something else stands.
fn first_of_two(body: &str, mark: usize, errors: &[SyntaxError], found: &mut Vec<Found>) -> Option<Node> {
    let at = match errors {
        [error] if error.message == "trailing characters" => error.span.start,
        _ => return None,
    };
    let tree = tree::parse(body.get(..at)?).ok()?;
    let at = at + (body[at..].len() - body[at..].trim_start().len());
    let sort = stray::sort(&body[at..]).unwrap_or_else(|| "text".to_owned());
    let code = if sort.contains("PHP") {
        PROGRAM_MESSAGE
    } else {
        INVALID_JSON
    };
    found.push(Found::new(code, mark + at).with("message", format!("behind the feed stands {sort}")));
    Some(tree)
}

fn shifted(mut tree: Node, by: usize) -> Node {
    if by > 0 {
        tree.shift(by);
    }
    tree
}

fn fault(body: &str, mark: usize, error: &SyntaxError) -> Found {
    match too_deep(body) {
        Some(at) if at <= error.span.start => {
            let message = format!("values stand more than {DEEPEST} deep in one another");
            Found::new(TOO_DEEP, mark + at).with("message", message)
        }
        _ if error.message.starts_with("EOF while parsing") && !body.trim().is_empty() => {
            cut_off(body, mark, &error.message)
        }
        _ => {
            let at = error.span.start;
            let behind = body.get(at..).and_then(|rest| rest.strip_prefix(':').or(Some(rest)));
            match behind.and_then(stray::in_json) {
                Some(message) => Found::new(PROGRAM_MESSAGE, mark + at).with("message", message),
                None => invalid(mark + at, &error.message),
            }
        }
    }
}

/// The text ends before its first bracket is closed.
fn cut_off(body: &str, mark: usize, message: &str) -> Found {
    let text = body.trim_end();
    let place = match message.strip_prefix("EOF while parsing ") {
        Some("a string") => "in the middle of a string",
        Some("a list") => "in the middle of a list",
        Some("an object") => "in the middle of an object",
        _ => "where a value should stand",
    };
    let line = text.matches('\n').count() + 1;
    let found = Found::new(TRUNCATED, mark + text.len()).with("message", place);
    found.with("line", line.to_string())
}

/// The first bracket that stands in too many others.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string && depth == DEEPEST => return Some(at),
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
