//! How long something lasts, as people and programs write it.

/// Seconds of `20:31`, `1:02:03`, `1231`, `1231.4` or `PT20M31S` (ISO 8601, section 5.5.2).
pub(in crate::input) fn seconds(text: &str) -> Option<u64> {
    let text = text.trim();
    if let Some(parts) = text.strip_prefix(['P', 'p']) {
        return iso(&parts.to_ascii_uppercase());
    }
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let parts: Option<Vec<u64>> = whole.split(':').map(|part| part.trim().parse().ok()).collect();
    match parts?[..] {
        [seconds] => Some(seconds),
        [minutes, seconds] if seconds < 60 => minutes.checked_mul(60)?.checked_add(seconds),
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)
        }
        _ => None,
    }
}

/// What follows the `P`: days, then hours, minutes and seconds.
fn iso(text: &str) -> Option<u64> {
    let (days, time) = text.split_once('T').unwrap_or((text, ""));
    let mut sum = 0_u64;
    for (part, units) in [
        (days, &[('D', 86_400)][..]),
        (time, &[('H', 3600), ('M', 60), ('S', 1)][..]),
    ] {
        let mut rest = part;
        for (unit, length) in units {
            if let Some((number, tail)) = rest.split_once(*unit) {
                let whole = number.split(['.', ',']).next()?;
                sum = sum.checked_add(whole.parse::<u64>().ok()?.checked_mul(*length)?)?;
                rest = tail;
            }
        }
        if !rest.is_empty() {
            return None;
        }
    }
    (!text.is_empty()).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_they_are_written() {
        for (text, expected) in [
            ("20:31", Some(1231)),
            ("1:02:03", Some(3723)),
            (" 1231 ", Some(1231)),
            ("1231.9", Some(1231)),
            ("PT20M31S", Some(1231)),
            ("PT1H2M3.5S", Some(3723)),
            ("P1DT1S", Some(86_401)),
            ("20 minutes", None),
            ("1:99", None),
            ("PT", Some(0)),
            ("P20", None),
            ("", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
