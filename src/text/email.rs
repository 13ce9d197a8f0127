//! E-mail addresses, as far as feeds may carry them.

/// The address, if every reader and validator takes it: ASCII, one `@`, a host with a point
/// (a part of RFC 5322, section 3.4.1).
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, host) = text.split_once('@')?;
    let is_atom = |part: &str, more: &[u8]| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || more.contains(&b))
    };
    let host_fits = host.contains('.') && host.split('.').all(|label| is_atom(label, b"-"));
    (is_atom(name, b"._%+-") && host_fits).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_taken() {
        assert_eq!(parse(" desk@courier.example ").as_deref(), Some("desk@courier.example"));
        for text in [
            "",
            "desk",
            "a@b@c.example",
            "jürgen@x.example",
            "a b@x.example",
            "a@localhost",
            "a\u{1}@x.example",
            "@x.example",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
