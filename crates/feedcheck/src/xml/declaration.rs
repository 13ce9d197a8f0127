//! The XML declaration (XML 1.0, section 2.8).

use super::tag::Fault;

/// What the declaration says.
#[derive(Debug)]
pub(super) struct Declaration {
    pub version: String,
    pub version_at: usize,
    /// The offset behind it.
    pub end: usize,
}

const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// The declaration that `text` begins with, if it begins with one.
pub(super) fn read(text: &str) -> Result<Option<Declaration>, Fault> {
    let Some(rest) = text
        .strip_prefix("<?xml")
        .filter(|rest| rest.starts_with(BLANKS) || rest.starts_with('?'))
    else {
        return Ok(None);
    };
    let message = "the XML declaration is not of the form `<?xml version=\"1.0\" encoding=\"utf-8\"?>`";
    let declared = declaration(text, rest).ok_or_else(|| (0, message.to_owned()))?;
    Ok(Some(declared))
}

/// What the declaration says that begins before `rest`.
fn declaration(text: &str, rest: &str) -> Option<Declaration> {
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"_.-".contains(&b);
    let is_version = |value: &str| !value.is_empty() && value.bytes().all(|b| is_name(b) || b == b':');
    let is_encoding = |value: &str| value.starts_with(|c: char| c.is_ascii_alphabetic()) && value.bytes().all(is_name);
    let is_answer = |value: &str| matches!(value, "yes" | "no");
    let (version, rest) = attribute(rest, "version", is_version)?;
    let version_end = text.len() - rest.len() - "\"".len();
    let rest = attribute(rest, "encoding", is_encoding).map_or(rest, |(_, rest)| rest);
    let rest = attribute(rest, "standalone", is_answer).map_or(rest, |(_, rest)| rest);
    let behind = rest.trim_start_matches(BLANKS).strip_prefix("?>")?;
    Some(Declaration {
        version: version.to_owned(),
        version_at: version_end - version.len(),
        end: text.len() - behind.len(),
    })
}

/// The value of ` name="…"`, and what stands behind it.
fn attribute<'a>(text: &'a str, name: &str, is_value: impl Fn(&str) -> bool) -> Option<(&'a str, &'a str)> {
    let rest = text
        .strip_prefix(BLANKS)?
        .trim_start_matches(BLANKS)
        .strip_prefix(name)?;
    let rest = rest
        .trim_start_matches(BLANKS)
        .strip_prefix('=')?
        .trim_start_matches(BLANKS);
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, rest) = rest[1..].split_once(quote)?;
    is_value(value).then_some((value, rest))
}
