//! The XML declaration (XML 1.0, section 2.8).

use std::sync::LazyLock;

use regex::Regex;

use super::tag::Fault;

/// What the declaration says.
#[derive(Debug)]
pub(super) struct Declaration {
    pub version: String,
    pub version_at: usize,
    /// The offset behind it.
    pub end: usize,
}

static DECLARATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)^<\?xml [\ \t\r\n]+ version [\ \t\r\n]*=[\ \t\r\n]* (?:"([A-Za-z0-9_.:-]+)"|'([A-Za-z0-9_.:-]+)')
        (?: [\ \t\r\n]+ encoding [\ \t\r\n]*=[\ \t\r\n]* (?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*') )?
        (?: [\ \t\r\n]+ standalone [\ \t\r\n]*=[\ \t\r\n]* (?:"(?:yes|no)"|'(?:yes|no)') )?
        [\ \t\r\n]* \?>"#,
    )
    .expect("a constant pattern")
});

/// The declaration that `text` begins with, if it begins with one.
pub(super) fn read(text: &str) -> Result<Option<Declaration>, Fault> {
    let is_declaration = text
        .strip_prefix("<?xml")
        .is_some_and(|rest| rest.starts_with([' ', '\t', '\r', '\n', '?']));
    if !is_declaration {
        return Ok(None);
    }
    let Some(captures) = DECLARATION.captures(text) else {
        let message = "the XML declaration is not of the form `<?xml version=\"1.0\" encoding=\"utf-8\"?>`";
        return Err((0, message.to_owned()));
    };
    let version = captures.get(1).or(captures.get(2));
    Ok(version.map(|version| Declaration {
        version: version.as_str().to_owned(),
        version_at: version.start(),
        end: captures.get(0).map_or(0, |whole| whole.end()),
    }))
}
