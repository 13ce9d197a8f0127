//! Deliveries in JSON: whatever the bytes are, reading them ends, and says of each item what it is.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    feedmill_fuzz::deliver(&["a.json", "a"], &String::from_utf8_lossy(bytes));
});
