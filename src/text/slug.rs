//! Names to file names: letters, digits and hyphens, so that no topic can leave the output
//! folder or name another feed's file.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use xxhash_rust::xxh3::xxh3_64;

use super::line;

/// Bytes of the longest slug: two of them and an ending fit into a file name anywhere.
const LONGEST: usize = 80;

/// Names that Windows keeps for devices, whatever ending follows.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul"];

/// What makes two spellings one name: case, hyphens, blanks and the look of quotes do not
/// count; "C" and "C++" differ.
pub fn key(name: &str) -> String {
    if name.is_ascii() {
        // It is its own normal form.
        return ascii_key(name);
    }
    let folded: String = name.nfkc().flat_map(char::to_lowercase).map(alike).collect();
    line::single(folded)
}

fn ascii_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut before = b' ';
    for b in name.bytes() {
        let b = ALIKE[usize::from(b & 0x7F)] & 0x7F;
        if (b, before) != (b' ', b' ') {
            key.push(char::from(b));
        }
        before = b;
    }
    if key.ends_with(' ') {
        key.pop();
    }
    key
}

/// What stands for an ASCII character, which is one too.
const ALIKE: [u8; 128] = {
    let mut all = [0; 128];
    let mut b = 0_u8;
    while b < 128 {
        all[b as usize] = alike(b.to_ascii_lowercase() as char) as u8;
        b += 1;
    }
    all
};

/// One character for those that do not count apart.
const fn alike(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '`' => '\'',
        '“' | '”' => '"',
        '-' | '_' | '‐' | '‑' | '–' | '—' => ' ',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The slug of a name. Safe as a file name; distinct names may share one.
pub fn slug(name: &str) -> String {
    let key = key(name);
    let mut slug = String::new();
    for c in key.chars() {
        match c {
            c if c.is_alphanumeric() => slug.push(c),
            c if is_combining_mark(c) && !slug.is_empty() => slug.push(c),
            '\'' | '.' => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        return format!("x-{}", digest(&key));
    }
    if slug.len() > LONGEST || is_reserved(slug) {
        return longer(&slug[..slug.floor_char_boundary(LONGEST)], name);
    }
    slug.to_owned()
}

/// A slug that no other name has, for one that would share `slug`.
pub fn longer(slug: &str, name: &str) -> String {
    format!("{}-{}", slug.trim_end_matches('-'), digest(&key(name)))
}

/// Eight hexadecimal digits that follow from the text alone.
fn digest(text: &str) -> String {
    format!("{:08x}", xxh3_64(text.as_bytes()) >> 32)
}

/// Whether Windows takes a name in lower case for a device.
pub fn is_reserved(slug: &str) -> bool {
    let number = slug.strip_prefix("com").or_else(|| slug.strip_prefix("lpt"));
    RESERVED.contains(&slug) || number.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_key_and_slug() {
        for name in ["Supreme Court", "supreme court", "Supreme-Court", " supreme  court "] {
            assert_eq!(key(name), "supreme court");
            assert_eq!(slug(name), "supreme-court");
        }
        assert_eq!(slug("Editor’s Picks"), slug("Editor's picks"));
        assert_eq!(slug("U.S."), "us");
    }

    #[test]
    fn different_names_may_share_a_slug_but_not_a_key() {
        assert_eq!(slug("C"), slug("C++"));
        assert_ne!(key("C"), key("C++"));
        assert_ne!(longer("c", "C++"), longer("c", "C#"));
    }

    #[test]
    fn no_name_leaves_its_folder() {
        assert_eq!(slug("../../etc"), "etc");
        assert!(slug("CON").starts_with("con-"));
        assert!(slug("com1").starts_with("com1-"));
        assert_eq!(slug("Comm"), "comm");
        assert!(slug(&"x".repeat(10_000)).len() <= LONGEST + 9);
        assert!(slug("🎉🎉").starts_with("x-"));
        assert_ne!(slug("🎉"), slug("🔥"));
    }

    #[test]
    fn a_slug_of_80_bytes_stays_and_a_longer_one_is_cut() {
        assert_eq!(slug(&"x".repeat(80)), "x".repeat(80));
        let longer = slug(&"x".repeat(81));
        assert!(
            longer.starts_with(&("x".repeat(80) + "-")) && longer.len() == 89,
            "{longer}"
        );
        let letters = slug(&"я".repeat(41));
        assert!(letters.starts_with(&("я".repeat(40) + "-")), "{letters}");
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        assert_eq!(slug("Россия"), "россия");
        assert_eq!(slug("हिन्दी"), "हिन्दी");
        assert_eq!(slug("港"), "港");
    }
}
