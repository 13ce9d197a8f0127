//! Deliveries in XML and HTML: NITF, NewsML, exports.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    feedmill_fuzz::deliver(&["a.xml", "a.html"], &String::from_utf8_lossy(bytes));
});
