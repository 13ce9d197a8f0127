//! Cuts plain text to a summary, at a sentence if one ends near enough, else at a word.

/// Characters a summary may have: what readers show of one.
pub const LONGEST: usize = 300;

/// `text` if it has at most `longest` characters, else its beginning.
pub fn cut(text: &str, longest: usize) -> String {
    let text = text.trim();
    let Some((limit, _)) = text.char_indices().nth(longest) else {
        return text.to_owned();
    };
    let head = &text[..limit];
    if let Some(end) = sentence_end(head, &text[limit..])
        && text[..end].chars().count() * 3 >= longest
    {
        return text[..end].to_owned();
    }
    // One character is kept for the ellipsis.
    let (head, rest) = text.split_at(
        text.char_indices()
            .nth(longest.saturating_sub(1))
            .map_or(limit, |(at, _)| at),
    );
    let word = match head.rfind(char::is_whitespace) {
        Some(at) if !rest.starts_with(char::is_whitespace) => &head[..at],
        _ => head,
    };
    format!(
        "{}…",
        word.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c))
    )
}

/// Where the last whole sentence of `head` ends; `rest` is what follows it.
fn sentence_end(head: &str, rest: &str) -> Option<usize> {
    let ends = head
        .char_indices()
        .filter(|(_, c)| ".!?。！？…".contains(*c))
        .map(|(at, c)| at + c.len_utf8());
    let closers = |at: usize| {
        head[at..]
            .chars()
            .take_while(|c| "\"'”’»)]".contains(*c))
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let is_end = |at: usize| match head[at..].chars().chain(rest.chars()).next() {
        None => true,
        Some(next) => {
            let needs_no_blank = head[..at].ends_with(['。', '！', '？']);
            (next.is_whitespace() || needs_no_blank) && !is_abbreviation(&head[..at])
        }
    };
    ends.map(|at| at + closers(at)).rfind(|&at| is_end(at))
}

/// Whether the point at the end belongs to a word: "Sept. 10", "U.S. officials", "J. Smith".
fn is_abbreviation(text: &str) -> bool {
    const SHORT: &[&str] = &[
        "mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "prof", "jan", "feb", "mar",
        "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "vs", "inc", "co", "corp", "jr", "sr",
        "capt", "rev",
    ];
    let Some(word) = text.strip_suffix('.') else {
        return false;
    };
    let word = word
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    word.contains('.') || word.chars().count() == 1 || SHORT.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_text_stays() {
        assert_eq!(cut(" Short. ", 300), "Short.");
    }

    #[test]
    fn a_sentence_end_is_better_than_a_word() {
        assert_eq!(cut("One two three. Four five six seven.", 20), "One two three.");
        assert_eq!(cut("He said \"no.\" Then he left the room.", 20), "He said \"no.\"");
        assert_eq!(cut("一二三。四五六七八九", 6), "一二三。");
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(
            cut("On Sept. 10 the U.S. team won the cup again", 26),
            "On Sept. 10 the U.S. team…"
        );
    }

    #[test]
    fn a_word_is_never_cut_and_the_limit_holds() {
        assert_eq!(cut("Alpha beta, gamma delta", 12), "Alpha beta…");
        for longest in 1..40 {
            let text = "The quick brown fox. It jumps — over the lazy dog, twice.";
            assert!(cut(text, longest).chars().count() <= longest.max(1), "{longest}");
        }
    }
}
