//! Numbers that look random and are the same on every machine and in every release: a counter
//! and a mixing function (the constants of `SplitMix64`).

/// A sequence of numbers.
pub struct Random(u64);

impl Random {
    /// The sequence of one article: neighbors have nothing in common.
    pub fn new(seed: u64, number: usize) -> Self {
        let mut random = Self(seed);
        random.0 ^= random.next().wrapping_add(number as u64).rotate_left(32);
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        // The upper half of a product, without the bias of a remainder.
        let product = u128::from(self.next()) * bound as u128;
        usize::try_from(product >> 64).unwrap_or_default()
    }

    /// One of them.
    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// Whether the event of this many percent comes about.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }
}
