//! `\ud83d` without its other half, in JSON: no character, and no parser takes it.

use std::borrow::Cow;
use std::ops::Range;

/// JSON text without escapes that stand for half a character, and where they stood.
pub fn mend(text: &str) -> (Cow<'_, str>, Vec<Range<usize>>) {
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let escape = at + found;
        at = match (unit(text, escape), unit(text, escape + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => escape + 12,
            (Some(0xD800..=0xDFFF), _) => {
                faults.push(escape..escape + 6);
                escape + 6
            }
            // Any other escape; `\\` is one too, so that `\\ud83d` stays.
            _ => (escape + 2..=text.len())
                .find(|&at| text.is_char_boundary(at))
                .unwrap_or(text.len()),
        };
    }
    if faults.is_empty() {
        return (Cow::Borrowed(text), faults);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for fault in &faults {
        out.push_str(&text[from..fault.start]);
        from = fault.end;
    }
    out.push_str(&text[from..]);
    (Cow::Owned(out), faults)
}

/// The UTF-16 unit of the escape at `at`, if one is there.
pub fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    // `from_str_radix` takes a sign, too.
    let digits = Some(digits).filter(|digits| !digits.starts_with('+'))?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stay_and_halves_go() {
        assert_eq!(mend(r#""a\ud83d\ude00b""#).0, r#""a\ud83d\ude00b""#);
        let (text, faults) = mend(r#""a\ud83db\udc00\ud83d""#);
        assert_eq!(text, r#""ab""#);
        assert_eq!(faults, [2..8, 9..15, 15..21]);
        assert_eq!(mend(r#""\\ud83d \n""#).0, r#""\\ud83d \n""#);
        assert_eq!(mend("\"\\").0, "\"\\");
        assert_eq!(mend("\"\\é").0, "\"\\é");
    }
}
