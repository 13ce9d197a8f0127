//! Words that are compared without their signs and capitals.

/// The letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> String {
    let text = text.chars().filter(|c| c.is_alphanumeric());
    text.flat_map(char::to_lowercase).collect()
}
