//! JSON Feed: a document that would not be taken for JSON gets a brace before it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if matches!(bytes.first(), Some(b'{' | b'[' | 0xEF)) {
        feedmill_fuzz::look_at(bytes);
    } else {
        feedmill_fuzz::look_at(&[b"{", bytes].concat());
    }
});
