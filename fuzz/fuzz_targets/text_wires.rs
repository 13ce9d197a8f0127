//! IPTC 7901, ANPA 1312, and other exports and wire copy in plain text. What is no UTF-8 is Latin-1, as most of it is.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    };
    feedmill_fuzz::deliver(&["a.txt", "a"], &text);
});
