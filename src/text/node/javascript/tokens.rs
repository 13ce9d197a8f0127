//! The tokens of a script, for those who look in it for what is written out anywhere (ECMA-262, 12).

use std::borrow::Cow;

use super::Reader;

/// A word, a text, a number, or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    pub kind: TokenKind,
    /// Of a text, what it stands for; of one with code in it, what is between its quotes.
    pub text: Cow<'t, str>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Text,
    Number,
    Sign,
}

/// The signs that objects, lists and calls are made of. Others are no tokens, and neither are patterns.
const SIGNS: &str = "{}[]:=,;()";

/// What a script is made of, whatever it does.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut reader = Reader::new(text);
    let mut tokens = Vec::new();
    let mut last = ' ';
    loop {
        reader.space();
        let Some(next) = reader.peek() else {
            return tokens;
        };
        tokens.extend(reader.token(next, last));
        last = next;
    }
}

impl<'t> Reader<'t> {
    fn token(&mut self, next: char, last: char) -> Option<Token<'t>> {
        let (text, start) = (self.text, self.at);
        let is_number = text[start..]
            .trim_start_matches('-')
            .starts_with(|c: char| c.is_ascii_digit());
        let found = match next {
            '\'' | '"' | '`' => self.text_or_source(next).map(|text| (TokenKind::Text, text)),
            '0'..='9' | '-' if is_number => self.number().map(|number| (TokenKind::Number, Cow::Owned(number))),
            _ => self.word().map(|word| (TokenKind::Word, Cow::Borrowed(&text[word]))),
        };
        if let Some((kind, text)) = found {
            return Some(Token { kind, text });
        }
        self.at = start;
        if self.over(next, last).is_none() {
            self.at = start + next.len_utf8();
        }
        SIGNS.contains(next).then(|| Token {
            kind: TokenKind::Sign,
            text: Cow::Borrowed(&text[start..self.at]),
        })
    }

    fn text_or_source(&mut self, quote: char) -> Option<Cow<'t, str>> {
        let (text, start) = (self.text, self.at);
        if let Some(found) = self.string() {
            return Some(Cow::Owned(found));
        }
        self.at = start;
        self.over_text(quote)?;
        Some(Cow::Borrowed(&text[start + 1..self.at - 1]))
    }
}
