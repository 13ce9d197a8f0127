//! Whether two texts are mostly the same: a fingerprint that changes little when a text does.

use xxhash_rust::xxh3::xxh3_64;

/// Bits by which the fingerprints of a text and its corrected version may differ. Those of
/// texts that have nothing to do with each other differ by about 32.
const ALIKE: u32 = 12;

/// Words at the beginning of a text that are looked at.
const WORDS: usize = 120;

/// A 64-bit fingerprint of the first words of a text and of their pairs (Charikar's `SimHash`).
pub(super) fn fingerprint(text: &str) -> u64 {
    if text.is_ascii() {
        // The same, without putting bytes together to characters.
        of_words(AsciiWords(text.as_bytes()))
    } else {
        of_words(text.split(|c: char| !c.is_alphanumeric()).map(str::as_bytes))
    }
}

/// The runs of letters and digits in a text.
struct AsciiWords<'t>(&'t [u8]);

impl<'t> Iterator for AsciiWords<'t> {
    type Item = &'t [u8];

    fn next(&mut self) -> Option<&'t [u8]> {
        let is_part = |b: &u8| IS_PART[usize::from(*b)];
        let text = &self.0[self.0.iter().position(is_part)?..];
        let end = text.iter().position(|b| !is_part(b)).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        self.0 = rest;
        Some(word)
    }
}

/// Which bytes words are made of.
const IS_PART: [bool; 256] = {
    let mut is_part = [false; 256];
    let mut b = 0_u8;
    while b < 128 {
        is_part[b as usize] = b.is_ascii_alphanumeric();
        b += 1;
    }
    is_part
};

fn of_words<'t>(words: impl Iterator<Item = &'t [u8]>) -> u64 {
    let mut numbers = [0; 2 * WORDS];
    let mut count = 0;
    for (hash, word) in numbers
        .iter_mut()
        .take(WORDS)
        .zip(words.filter(|word| !word.is_empty()))
    {
        *hash = xxh3_64(word);
        count += 1;
    }
    let (words, pairs) = numbers.split_at_mut(count);
    for (pair, both) in pairs.iter_mut().zip(words.windows(2)) {
        *pair = both[0].rotate_left(1) ^ both[1];
    }
    Votes::of(&numbers[..(2 * count).saturating_sub(1)]).majority()
}

/// Counts for each of 64 bits how many numbers have it. All 64 counts go on together: a plane holds
/// one binary digit of each.
#[derive(Default)]
struct Votes {
    planes: [u64; PLANES],
    count: usize,
}

/// Enough binary digits to count the words and their pairs.
const PLANES: usize = 8;
const _: () = assert!(2 * WORDS <= 1 << PLANES);

/// The sum of three binary digits, and what is carried to the next.
fn sum(a: u64, b: u64, c: u64) -> (u64, u64) {
    (a ^ b ^ c, a & b | c & (a ^ b))
}

impl Votes {
    fn of(numbers: &[u64]) -> Self {
        let mut votes = Self {
            count: numbers.len(),
            ..Self::default()
        };
        let (eights, rest) = numbers.as_chunks();
        for eight in eights {
            votes.add(eight);
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        votes.add(&last);
        votes
    }

    /// Adds eight numbers: their digits are summed first, so that the higher planes are asked once.
    fn add(&mut self, numbers: &[u64; 8]) {
        let [ones, twos, fours, higher @ ..] = &mut self.planes;
        let (mut twice, mut fourfold) = ([0; 4], [0; 2]);
        for (carry, two) in twice.iter_mut().zip(numbers.as_chunks::<2>().0) {
            (*ones, *carry) = sum(*ones, two[0], two[1]);
        }
        for (carry, two) in fourfold.iter_mut().zip(twice.as_chunks::<2>().0) {
            (*twos, *carry) = sum(*twos, two[0], two[1]);
        }
        let mut carry;
        (*fours, carry) = sum(*fours, fourfold[0], fourfold[1]);
        for plane in higher {
            (*plane, carry) = (*plane ^ carry, *plane & carry);
        }
    }

    /// The bits that more than half of the numbers have. Digit by digit from the highest, each count is
    /// greater than half of them, or the same so far, or less.
    fn majority(&self) -> u64 {
        let half = self.count / 2;
        let (mut is_greater, mut is_same) = (0, u64::MAX);
        for (digit, plane) in self.planes.iter().enumerate().rev() {
            if half >> digit & 1 == 1 {
                is_same &= plane;
            } else {
                is_greater |= is_same & plane;
                is_same &= !plane;
            }
        }
        is_greater
    }
}

/// Whether two fingerprints are of one text, perhaps corrected.
pub(super) fn are_alike(one: u64, other: u64) -> bool {
    (one ^ other).count_ones() <= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_majority_of_each_bit_counts() {
        let mut numbers = vec![0b1100, 0b1010, 0b1001, u64::MAX];
        assert_eq!(Votes::of(&numbers).majority(), 0b1000);
        numbers.resize(204, 0b0110);
        assert_eq!(Votes::of(&numbers).majority(), 0b0110);
    }

    /// Fingerprints are remembered: they must not change.
    #[test]
    fn fingerprints_stay() {
        assert_eq!(fingerprint("The ferry is back."), 0x908E_9765_5750_BB2D);
        let text = "one two three four five six seven ".repeat(50);
        assert_eq!(fingerprint(&text), 0x0D1F_37FF_2BBF_E1A2);
        assert_eq!(fingerprint(&format!("{text}…")), fingerprint(&text));
    }

    #[test]
    fn twelve_bits_may_differ() {
        let base = 0x908E_9765_5750_BB2D_u64;
        for (bits, expected) in [(0, true), (12, true), (13, false), (32, false)] {
            let other = (0..bits).fold(base, |print, bit| print ^ 1 << (5 * bit % 64));
            assert_eq!(are_alike(base, other), expected, "{bits}");
        }
    }

    #[test]
    fn a_correction_is_alike_and_another_story_is_not() {
        let story = "For 23 days nobody drove over the Marl Street bridge, because a pair of kestrels had begun a nest on its rail. \
                     On Tuesday the last of three young birds flew off and the barrier came down. People complained for a week and \
                     then brought chairs, says the engineer, who kept a list of the birds and of the complaints.";
        let corrected = story.replace("23 days", "24 days") + " Correction: It was 24 days.";
        let other = "A strip of sand 300 feet long came up off the cape in January. By Wednesday it was gone, and with it a flag, a \
                     folding chair, and a claim of sovereignty. The man who planted the flag says he is looking for another one.";
        let print = fingerprint(story);
        assert!(
            are_alike(print, fingerprint(&corrected)),
            "{}",
            (print ^ fingerprint(&corrected)).count_ones()
        );
        assert!(
            !are_alike(print, fingerprint(other)),
            "{}",
            (print ^ fingerprint(other)).count_ones()
        );
    }
}
