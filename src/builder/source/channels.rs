//! What the items of an export have to know of the rest of it. It is looked at once for each reader, in pieces: the file may be
//! of any size.

use std::fs::File;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::builder::source::spot::LARGEST;
use crate::input::export::wxr::Channel;

/// Bytes that are read at once.
const CHUNK: usize = 4 << 20;

/// The rest of an export.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub channel: Channel,
    /// Of all that items may have of it.
    pub digest: u64,
}

/// By the names of files.
#[derive(Debug, Clone, Default)]
pub(crate) struct Channels(Arc<Mutex<FxHashMap<Box<str>, Arc<Known>>>>);

impl Channels {
    /// What is known of a file, which is looked at if nothing is.
    pub(crate) fn of(&self, name: &str, open: impl FnOnce() -> io::Result<File>) -> io::Result<Arc<Known>> {
        // One at a time: whoever waits would look at the same file.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(name) {
            return Ok(Arc::clone(known));
        }
        let found = Arc::new(look(open()?)?);
        known.insert(name.into(), Arc::clone(&found));
        Ok(found)
    }

    /// Forgets a file that may be another now.
    pub(crate) fn forget(&self, name: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(name);
    }
}

fn look(mut file: File) -> io::Result<Known> {
    let (mut channel, mut bytes, mut offset) = (Channel::default(), Vec::with_capacity(2 * CHUNK), 0);
    loop {
        let read = file.by_ref().take(CHUNK as u64).read_to_end(&mut bytes)?;
        let mut done = channel.gather(&bytes, offset, read < CHUNK);
        if read < CHUNK {
            break;
        }
        // Too long for an item that is read.
        if (bytes.len() - done) as u64 > LARGEST {
            done = bytes.len();
        }
        bytes.drain(..done);
        offset += done as u64;
    }
    let digest = channel.digest();
    Ok(Known { channel, digest })
}
