//! Everything that is not taken for JSON: XML in all encodings, and what is no feed at all.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if matches!(bytes.first(), Some(b'{' | b'[')) {
        return Corpus::Reject;
    }
    feedmill_fuzz::look_at(bytes);
    Corpus::Keep
});
