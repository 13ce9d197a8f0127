//! Letters of every script in ASCII, as Python's `Unidecode` writes them: Pelican makes its slugs with
//! it. The crate has the older table of the Perl module; where the two differ is said here.

use unidecode::unidecode_char;

/// The text in ASCII, as `Unidecode` 1.4.0 writes it; what it does not know is left out.
pub fn ascii(text: &str) -> String {
    text.chars().map(of).collect()
}

fn of(c: char) -> &'static str {
    let code = u32::from(c);
    let row = EXCEPTIONS.partition_point(|(first, _)| *first <= code).checked_sub(1);
    let exception = row.and_then(|row| {
        let (first, words) = EXCEPTIONS[row];
        words.split('|').nth(usize::try_from(code - first).ok()?)
    });
    let is_absent = || {
        ABSENT
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&(code >> 8)))
    };
    match exception {
        Some(word) => word,
        None if is_absent() => "",
        // The crate's word for what it does not know.
        None => Some(unidecode_char(c))
            .filter(|word| !word.starts_with("[?]"))
            .unwrap_or_default(),
    }
}

/// Blocks of 256 characters that `Unidecode` has no table of.
const ABSENT: &[(u32, u32)] = &[
    (0x08, 0x08),
    (0x19, 0x1C),
    (0x2B, 0x2B),
    (0x2D, 0x2D),
    (0x34, 0x4C),
    (0xA5, 0xAB),
    (0xD8, 0xF8),
];

/// The first of a row of characters, and their words with `|` between them. Signs that no slug
/// keeps are left out of the words, and so are characters that normalization (NFKC) replaces.
#[rustfmt::skip]
const EXCEPTIONS: &[(u32, &str)] = &[
    (0x0080, ""),
    (0x0083, ""),
    (0x0089, "|"),
    (0x008C, ""),
    (0x008E, ""),
    (0x0096, "|"),
    (0x0099, "|"),
    (0x009C, ""),
    (0x009E, "|"),
    (0x014A, "NG|ng"),
    (0x02E5, "||||"),
    (0x02EF, ""),
    (0x02F3, ""),
    (0x02F9, "|||||"),
    (0x03F6, "||"),
    (0x03FC, "|||"),
    (0x0404, "Ie"),
    (0x05BA, "o"),
    (0x05BE, "-"),
    (0x05C6, "n|o"),
    (0x05D0, "A"),
    (0x05D7, "H|T"),
    (0x05DA, "KH|KH"),
    (0x05E5, "TS|TS|k"),
    (0x05E9, "SH"),
    (0x05EF, "YYY"),
    (0x05F1, "OY|EY"),
    (0x06FF, ""),
    (0x0AF1, ""),
    (0x0AF9, ""),
    (0x13F5, ""),
    (0x13F8, "|||||"),
    (0x1D00, "A|AE|ae|B|C|D|D|E|e|i|J|K|L|M|N|O"),
    (0x1D11, "O"),
    (0x1D13, "O|Oe|Ou"),
    (0x1D18, "P|R|R|T|U|u|u|m|V|W|Z"),
    (0x1D2F, "B"),
    (0x1D3B, "N"),
    (0x1D4E, "i"),
    (0x1D6C, "b|d|f|m|n|p|r|r|s|t|z|g"),
    (0x1D7D, "p"),
    (0x1D80, "b|d|f|g|k|l|m|n|p|r|s"),
    (0x1D8C, "v|x|z"),
    (0x1E9C, "||SS|"),
    (0x1EFA, "|||||"),
    (0x204A, ""),
    (0x20B0, "Pf|P|G|A|UAH|C|L|Sm|T|Rs|L|M|m|R|l|BTC"),
    (0x2117, "p"),
    (0x211F, "R"),
    (0x2123, "V"),
    (0x212E, "e"),
    (0x2132, "F"),
    (0x214D, "AS|F"),
    (0x2212, "-"),
    (0x24EB, "11|12|13|14|15|16|17|18|19|20|1|2|3|4|5|6|7|8|9|10|0"),
    (0x25F4, "|||"),
    (0x2654, "white king|white queen|white rook|white bishop|white knight|white pawn|black king|black queen|black rook|black bishop|black knight|black pawn|spades|hearts|diamonds|clubs|spades|hearts|diamonds|clubs"),
    (0x27E9, " "),
    (0x2984, " "),
    (0x2C60, "L|l|L|P|R|a|t|H|h|K|k|Z|z"),
    (0x2C6E, "M|A"),
    (0x2E00, "r|r"),
    (0x2E06, "T|T"),
    (0x2E09, "s"),
    (0x2E0F, "__"),
    (0x2E1A, "-"),
    (0x2E20, "-|-"),
    (0x2E30, "o"),
    (0x2E3A, "----|------|x"),
    (0x2E43, "--"),
    (0x3057, "shi"),
    (0x3061, "chi"),
    (0x3063, "tsu|tsu"),
    (0x30B7, "shi"),
    (0x30C1, "chi"),
    (0x30C3, "tsu|tsu"),
    (0x30FC, "-"),
    (0xFDFD, ""),
    (0x1F150, "A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z"),
    (0x1F170, "A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z"),
    (0x1F191, "CL|COOL|FREE|ID|NEW|NG|OK|SOS|UP|VS|3D|2nd-Scr|2K|4K|8K|51|71|222|60P|120P|d|HC|HDR|Hi-res|Lossless|SHV|UHD|VOD|m"),
    (0x1F670, "et|et|et|et"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// As `Unidecode` 1.4.0 says it.
    #[test]
    fn every_script_becomes_ascii() {
        for (text, expected) in [
            ("Æneid", "AEneid"),
            ("Звёздная рыба", "Zviozdnaia ryba"),
            ("Straße nach Łódź", "Strasse nach Lodz"),
            ("北京 日本語", "Bei Jing  Ri Ben Yu "),
            ("서울", "seoul"),
            ("しんぶん シツチー", "shinbun shitsuchi-"),
            ("Єдність", "Iednist'"),
            ("שלום", "SHlvm"),
            ("العربية", "l`rby@"),
            ("हिन्दी", "hindii"),
            ("20₽ ♥ 🚢", "20R hearts "),
            ("ㄍ㐀ꯀ", "G"),
        ] {
            assert_eq!(ascii(text), expected, "{text}");
        }
    }

    #[test]
    fn rows_stand_in_order_and_do_not_overlap() {
        for pair in EXCEPTIONS.windows(2) {
            let length = u32::try_from(pair[0].1.split('|').count()).unwrap();
            assert!(pair[0].0 + length <= pair[1].0, "{:X}", pair[1].0);
        }
    }
}
