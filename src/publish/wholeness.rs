//! What tells that a text was read whole, and that it was not written by a program that knows more.

/// The last line.
pub(super) const END: &str = "end\n";

/// Why a text is not taken at its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Torn {
    /// It is cut, or something else altogether.
    Cut,
    /// A newer feedmill wrote it.
    Newer,
}

/// What stands between the first line, which says what it is, and the last.
pub(super) fn whole<'t>(bytes: &'t [u8], name: &str, version: u32) -> Result<&'t str, Torn> {
    let text = std::str::from_utf8(bytes).map_err(|_| Torn::Cut)?;
    let (head, rest) = text.split_once('\n').ok_or(Torn::Cut)?;
    let found = head
        .strip_prefix(name)
        .map(str::trim)
        .and_then(|number| number.parse::<u32>().ok());
    match found {
        Some(found) if found > version => Err(Torn::Newer),
        Some(_) => rest
            .strip_suffix(END)
            .filter(|rest| rest.is_empty() || rest.ends_with('\n'))
            .ok_or(Torn::Cut),
        None => Err(Torn::Cut),
    }
}
