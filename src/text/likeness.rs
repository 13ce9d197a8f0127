//! Whether two texts are mostly the same: a fingerprint that changes little when a text does.

use xxhash_rust::xxh3::xxh3_64;

/// Bits by which the fingerprints of a text and its corrected version may differ. Those of
/// texts that have nothing to do with each other differ by about 32.
const ALIKE: u32 = 12;

/// Words at the beginning of a text that are looked at.
const WORDS: usize = 120;

/// A 64-bit fingerprint of the first words of a text and of their pairs (Charikar's `SimHash`).
pub fn fingerprint(text: &str) -> u64 {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS)
        .map(|word| xxh3_64(word.as_bytes()))
        .collect();
    let pairs = words.windows(2).map(|pair| pair[0].rotate_left(1) ^ pair[1]);
    let mut votes = [0_i32; 64];
    for hash in words.iter().copied().chain(pairs) {
        for (bit, vote) in votes.iter_mut().enumerate() {
            *vote += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    votes
        .iter()
        .enumerate()
        .fold(0, |print, (bit, vote)| if *vote > 0 { print | 1 << bit } else { print })
}

/// Whether two fingerprints are of one text, perhaps corrected.
pub fn are_alike(one: u64, other: u64) -> bool {
    (one ^ other).count_ones() <= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

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
