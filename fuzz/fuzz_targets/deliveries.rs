//! Deliveries of newsrooms' systems: whatever the bytes are, reading them ends, and says of each item what it is.

#![no_main]

use feedmill::input::{Rules, read};
use libfuzzer_sys::fuzz_target;

/// Files whose format their content tells.
const NAMES: &[&str] = &["a.json", "a.txt", "a"];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for name in NAMES {
        for found in read(name, &text, &Rules::default()).into_iter().flatten() {
            assert!(found.line >= 1);
            match found.article {
                Ok(article) => assert!(!article.body.text.contains('\u{1}')),
                Err(reasons) => assert!(!reasons.is_empty()),
            }
        }
    }
});
