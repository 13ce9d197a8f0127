//! References to characters, as HTML reads them (HTML, section 13.2.5.72).

use super::lists::is_closed_by_nothing;

/// How much is wrong with the reference whose `&` stands before `rest`: a `&` that begins none is fine.
pub(super) fn faults(rest: &str, in_attribute: bool) -> usize {
    if let Some(number) = rest.strip_prefix('#') {
        return numeric(number);
    }
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, behind) = rest.split_at(length);
    if name.is_empty() || behind.starts_with(';') && is_known(&rest[..=length]) {
        return 0;
    }
    // Old names count without a `;`, and before other letters, too.
    let Some(old) = (2..=length.min(6))
        .rev()
        .find(|end| is_closed_by_nothing(&name[..*end]))
    else {
        return usize::from(behind.starts_with(';'));
    };
    // In an address `&copy=1` means no sign.
    let goes_on = old < length || behind.starts_with('=');
    usize::from(!(in_attribute && goes_on))
}

/// Whether HTML has a character of that name, which ends in `;`.
fn is_known(name: &str) -> bool {
    matches!(name, "amp;" | "lt;" | "gt;" | "quot;" | "nbsp;") || {
        let reference = format!("&{name}");
        html_escape::decode_html_entities(&reference) != reference
    }
}

fn numeric(number: &str) -> usize {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let length = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    if length == 0 {
        return 1;
    }
    let is_character = u32::from_str_radix(&digits[..length], radix).is_ok_and(is_character);
    usize::from(!digits[length..].starts_with(';')) + usize::from(!is_character)
}

/// Whether HTML lets a reference stand for it: no surrogate, no control, and none that Unicode keeps free.
fn is_character(number: u32) -> bool {
    let is_control = matches!(number, 0..=8 | 0x0B | 0x0D..=0x1F | 0x7F..=0x9F);
    let is_free = matches!(number, 0xFDD0..=0xFDEF) || number & 0xFFFE == 0xFFFE;
    char::from_u32(number).is_some() && !is_control && !is_free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_judged_as_browsers_do() {
        for (rest, in_text, in_attribute) in [
            ("amp; b", 0, 0),
            ("eacute;", 0, 0),
            ("NotEqualTilde;", 0, 0),
            ("nonsense;", 1, 1),
            ("nonsense", 0, 0),
            ("amp b", 1, 1),
            ("copy=1", 1, 0),
            ("copycat", 1, 0),
            ("notit;", 1, 0),
            ("", 0, 0),
            ("; b", 0, 0),
            (" b", 0, 0),
            ("#39;", 0, 0),
            ("#x2019;", 0, 0),
            ("#39 ", 1, 1),
            ("#x;", 1, 1),
            ("#", 1, 1),
            ("#150;", 1, 1),
            ("#99999999999 ", 2, 2),
            ("#xD800;", 1, 1),
        ] {
            assert_eq!(
                (faults(rest, false), faults(rest, true)),
                (in_text, in_attribute),
                "&{rest}"
            );
        }
    }
}
