//! Whether two texts are mostly the same: a fingerprint that changes little when a text does.

use xxhash_rust::xxh3::xxh3_64;

/// Bits by which the fingerprints of a text and its corrected version may differ. Those of
/// texts that have nothing to do with each other differ by about 32.
const ALIKE: u32 = 12;

/// Words at the beginning of a text that are looked at.
const WORDS: usize = 120;

/// A 64-bit fingerprint of the first words of a text and of their pairs (Charikar's `SimHash`).
pub fn fingerprint(text: &str) -> u64 {
    if text.is_ascii() {
        // The same, without putting bytes together to characters.
        of_words(text.as_bytes().split(|b| !b.is_ascii_alphanumeric()))
    } else {
        of_words(text.split(|c: char| !c.is_alphanumeric()).map(str::as_bytes))
    }
}

fn of_words<'t>(words: impl Iterator<Item = &'t [u8]>) -> u64 {
    let mut votes = Votes::default();
    let mut before = None;
    for word in words.filter(|word| !word.is_empty()).take(WORDS) {
        let hash = xxh3_64(word);
        votes.add(hash);
        if let Some(before) = before.replace(hash) {
            votes.add(before.rotate_left(1) ^ hash);
        }
    }
    votes.majority()
}

/// Counts for each of 64 bits how many numbers have it. All 64 counts go on together: a plane holds
/// one binary digit of each.
#[derive(Default)]
struct Votes {
    planes: [u64; PLANES],
    count: u32,
}

/// Enough binary digits to count the words and their pairs.
const PLANES: usize = 8;
const _: () = assert!(2 * WORDS <= 1 << PLANES);

impl Votes {
    fn add(&mut self, number: u64) {
        self.count += 1;
        let mut carry = number;
        for plane in &mut self.planes {
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
pub fn are_alike(one: u64, other: u64) -> bool {
    (one ^ other).count_ones() <= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_majority_of_each_bit_counts() {
        let mut votes = Votes::default();
        for number in [0b1100, 0b1010, 0b1001, u64::MAX] {
            votes.add(number);
        }
        assert_eq!(votes.majority(), 0b1000);
        (0..200).for_each(|_| votes.add(0b0110));
        assert_eq!(votes.majority(), 0b0110);
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
