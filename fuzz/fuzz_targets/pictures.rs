//! Pictures: whatever stands in one, it is read without a panic, and no packet is larger than it may be.

#![no_main]

use std::io::Cursor;

use feedmill::picture::{self, found::LARGEST, words::Words};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok((_, found)) = picture::read(&mut Cursor::new(bytes)) else {
        return;
    };
    let packets = &found.packets;
    for packet in [&packets.xmp, &packets.iim].into_iter().flatten() {
        assert!(packet.len() as u64 <= LARGEST);
    }
    let words = Words::new(Some(bytes), packets, "en");
    let _ = (
        words.caption(),
        words.credit(),
        words.alt(),
        words.inside(),
        words.embargo(),
    );
});
