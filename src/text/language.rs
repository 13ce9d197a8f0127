//! Language tags (BCP 47, RFC 5646, section 2.1): the shape, not the registry.

/// The tag with hyphens, when it has the shape of one: `en_US` becomes `en-US`.
pub fn parse(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next()?;
    let is_alpha = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_alnum = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary_fits = (2..=3).contains(&primary.len()) && is_alpha(primary);
    let rest_fits = parts.all(|part| (1..=8).contains(&part.len()) && is_alnum(part));
    (primary_fits && rest_fits).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_a_shape() {
        for (tag, expected) in [
            ("en", Some("en")),
            ("en_US", Some("en-US")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("gsw", Some("gsw")),
            ("english", None),
            ("", None),
            ("e n", None),
            ("en-", None),
        ] {
            assert_eq!(parse(tag).as_deref(), expected, "{tag}");
        }
    }
}
