//! How much memory all threads together take for pixels. A picture that would take more than what is left waits; one that would take
//! more than all has it for itself.

use std::sync::{Condvar, Mutex, PoisonError};

/// Bytes for all threads.
const ALL: u64 = 768 << 20;

static TAKEN: Mutex<u64> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// A share, which is given back when this goes.
pub(super) struct Share(u64);

/// Takes so many bytes, when they are there.
pub(super) fn take(bytes: u64) -> Share {
    let bytes = bytes.min(ALL);
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    while *taken + bytes > ALL {
        taken = FREED.wait(taken).unwrap_or_else(PoisonError::into_inner);
    }
    *taken += bytes;
    Share(bytes)
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        *taken -= self.0;
        FREED.notify_all();
    }
}
