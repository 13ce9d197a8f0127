//! Digests: what texts are compared by when the texts themselves are not kept. The same on every
//! machine, as some of them are remembered.

use std::hash::{Hash, Hasher};

use xxhash_rust::xxh3::{Xxh3Default, xxh3_64, xxh3_128_with_seed};

/// The digest of a text.
pub(super) fn digest(text: impl AsRef<[u8]>) -> u64 {
    xxh3_64(text.as_ref())
}

/// The digest of a text of some kind that no other has by chance: 128 bits.
pub(super) fn wide(text: impl AsRef<[u8]>, kind: u64) -> u128 {
    xxh3_128_with_seed(text.as_ref(), kind)
}

/// The digest of several values. It is compared on one machine only.
pub(super) fn digest_of(values: impl Hash) -> u128 {
    let mut hasher = Wide(Xxh3Default::new());
    values.hash(&mut hasher);
    hasher.0.digest128()
}

/// Two of these are the same by chance never: 128 bits.
struct Wide(Xxh3Default);

impl Hasher for Wide {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.digest()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_borders() {
        assert_ne!(digest_of(("ab", "c")), digest_of(("a", "bc")));
        assert_eq!(digest_of(("ab", 1)), digest_of((String::from("ab"), 1)));
        assert_ne!(digest("a"), digest("b"));
    }
}
