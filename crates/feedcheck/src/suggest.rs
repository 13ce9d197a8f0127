//! Did you mean?

/// The candidate that `word` was probably meant to be.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The candidate of which `word` is a slip: one letter is another, too many, missing or in the place of its neighbor; two in long words.
pub fn typo<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let meant = nearest(word, candidates)?;
    let slips = strsim::damerau_levenshtein(word, meant);
    let letters = meant.chars().count();
    (letters >= 5 && slips <= if letters < 9 { 1 } else { 2 }).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        assert_eq!(nearest("tilte", ["url", "title"]), Some("title"));
        assert_eq!(nearest("feed_url", ["feeds_url", "url"]), Some("feeds_url"));
        assert_eq!(nearest("banana", ["url", "title"]), None);
    }

    #[test]
    fn what_is_only_like_a_word_is_no_slip_of_it() {
        assert_eq!(typo("autor", ["author"]), Some("author"));
        assert_eq!(typo("descripton", ["description"]), Some("description"));
        assert_eq!(typo("sector", ["section"]), None);
        assert_eq!(typo("slog", ["slug"]), None);
    }
}
