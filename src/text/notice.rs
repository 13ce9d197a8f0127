//! The words by which a story tells its readers that it was corrected or taken back, by language. One that has none
//! here gets English ones.

use std::borrow::Cow;

use super::escape::escape;
use super::line;

/// The words of a language.
struct Words {
    /// BCP 47, without a region.
    language: &'static str,
    correction: &'static str,
    retracted: &'static str,
    /// Stands where nobody says why.
    sentence: &'static str,
    /// Between a word and what it introduces.
    colon: &'static str,
}

/// English first.
const WORDS: &[Words] = &[
    Words {
        language: "en",
        correction: "Correction",
        retracted: "Retracted",
        sentence: "This story was retracted.",
        colon: ":",
    },
    Words {
        language: "de",
        correction: "Korrektur",
        retracted: "Zurückgezogen",
        sentence: "Dieser Artikel wurde zurückgezogen.",
        colon: ":",
    },
    Words {
        language: "fr",
        correction: "Correction",
        retracted: "Retiré",
        sentence: "Cet article a été retiré.",
        colon: "\u{a0}:",
    },
    Words {
        language: "es",
        correction: "Corrección",
        retracted: "Retirado",
        sentence: "Este artículo ha sido retirado.",
        colon: ":",
    },
    Words {
        language: "ar",
        correction: "تصحيح",
        retracted: "سُحب",
        sentence: "سُحب هذا المقال.",
        colon: ":",
    },
    Words {
        language: "he",
        correction: "תיקון",
        retracted: "הוסרה",
        sentence: "הכתבה הוסרה.",
        colon: ":",
    },
];

/// What is said, with the word that introduces it.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// `Correction: The fee is 4 marks.`
    pub plain: String,
    /// A paragraph of HTML.
    pub html: String,
}

/// A correction.
pub fn correction(language: &str, text: &str) -> Said {
    let words = words(language);
    said(words, words.correction, text)
}

/// A retraction; without a reason it says no more than that.
pub fn retraction(language: &str, text: &str) -> Said {
    let words = words(language);
    if text.is_empty() {
        return Said {
            plain: words.sentence.to_owned(),
            html: format!("<p><strong>{}</strong></p>", words.sentence),
        };
    }
    said(words, words.retracted, text)
}

/// The headline of a story that was taken back.
pub fn retracted_title(language: &str, title: &str) -> String {
    let words = words(language);
    match title {
        "" => words.sentence.trim_end_matches('.').to_owned(),
        title => said(words, words.retracted, title).plain,
    }
}

fn said(words: &Words, word: &str, text: &str) -> Said {
    let label = format!("{word}{}", words.colon);
    let rest = without_word(text, word).unwrap_or(Cow::Borrowed(text));
    Said {
        plain: format!("{label} {rest}"),
        html: format!("<p><strong>{label}</strong> {}</p>", escape(&rest)),
    }
}

/// What follows the word, where an editor wrote it already: `CORRECTION: the fee is 4 marks`.
fn without_word<'t>(text: &'t str, word: &str) -> Option<Cow<'t, str>> {
    let mut rest = text.char_indices();
    for wanted in word.chars() {
        let (_, found) = rest.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let rest = rest.as_str().trim_start().strip_prefix([':', '—', '–', '-'])?;
    let rest = line::single(rest);
    (!rest.is_empty()).then_some(Cow::Owned(rest))
}

fn words(language: &str) -> &'static Words {
    let primary = language.split('-').next().unwrap_or_default().to_lowercase();
    let known = WORDS.iter().find(|words| words.language == primary);
    known.unwrap_or(&WORDS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_introduced_in_its_language_and_once() {
        assert_eq!(
            correction("en-US", "Fees < 4 marks & rising."),
            Said {
                plain: "Correction: Fees < 4 marks & rising.".to_owned(),
                html: "<p><strong>Correction:</strong> Fees &lt; 4 marks &amp; rising.</p>".to_owned(),
            }
        );
        for written in ["CORRECTION: It is 4.", "Correction — It is 4.", "correction: It is 4."] {
            assert_eq!(correction("en", written).plain, "Correction: It is 4.", "{written}");
        }
        for other in ["Corrections were made.", "Correction", "Corr"] {
            assert_eq!(correction("en", other).plain, format!("Correction: {other}"));
        }
        assert_eq!(correction("fr-CA", "C'est 4.").plain, "Correction\u{a0}: C'est 4.");
        assert_eq!(correction("ja", "4.").plain, "Correction: 4.");
    }

    #[test]
    fn a_retraction_needs_no_reason() {
        assert_eq!(retraction("de", "").plain, "Dieser Artikel wurde zurückgezogen.");
        assert_eq!(retraction("de-AT", "Falsch.").plain, "Zurückgezogen: Falsch.");
        assert_eq!(retracted_title("en", "Ferry fees"), "Retracted: Ferry fees");
        assert_eq!(retracted_title("en", ""), "This story was retracted");
    }
}
