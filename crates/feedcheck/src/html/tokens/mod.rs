//! Splits HTML into tags and text, as browsers do it (HTML, section 13.2.5). What is odd in a tag, a comment or
//! a reference is noted on the way; whether tags fit together is judged elsewhere.

mod tag;

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

use super::fault::{ATTRIBUTES_AT_END, CHARACTER, CLOSES_ITSELF, Fault, MISPLACED, REFERENCE, UNFINISHED};
use super::reference;

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Characters, as written; their references are not resolved.
    Text(&'a str),
    /// `<a href="…">`.
    Start(Tag<'a>),
    /// `</a>`.
    End(Tag<'a>),
    /// `<!-- … -->`, and what browsers take for one: `<?…>` and `<!…>`.
    Comment(&'a str),
    /// `<!DOCTYPE …>`.
    Doctype,
}

/// A tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub name: Cow<'a, str>,
    pub attributes: Vec<Attribute<'a>>,
    /// Whether it ends in `/>`.
    pub closes_itself: bool,
    /// All of it, from `<` to `>`.
    pub source: &'a str,
}

/// An attribute of a tag.
#[derive(Debug)]
pub(super) struct Attribute<'a> {
    pub name: &'a str,
    /// As written; its references are not resolved.
    pub value: &'a str,
    pub at: usize,
}

/// Attributes behind so many are not compared with the others.
pub(super) const MOST_ATTRIBUTES: usize = 200;

/// Elements whose text holds no tags, but references.
const REFERENCES_ONLY: &[&str] = &["textarea", "title"];

/// Elements whose text holds neither.
const RAW: &[&str] = &["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Walks through HTML.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    /// The piece that was given last.
    from: usize,
    at: usize,
    /// The element whose text comes next, and holds no tags.
    raw: Option<Cow<'a, str>>,
    /// Whether `<![CDATA[` begins text here, as it does in drawings and formulas.
    has_cdata: bool,
    /// What was odd in the pieces that were given.
    pub faults: Vec<Fault>,
}

impl<'a> Tokens<'a> {
    /// Begins at the beginning.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            from: 0,
            at: 0,
            raw: None,
            has_cdata: false,
            faults: Vec::new(),
        }
    }

    /// Where the last piece begins, and where it ends.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.from, self.at)
    }

    /// Goes on in a drawing or a formula, where no element has text without tags, or in HTML.
    pub(super) fn go_on(&mut self, is_html: bool) {
        self.has_cdata = !is_html;
    }

    /// Takes the content of the element that begins here for tags and text, as it is in drawings and formulas.
    pub(super) fn take_tags(&mut self) {
        self.raw = None;
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fault(&mut self, at: usize, words: &'static str) {
        let noticed = self.at;
        self.faults.push(Fault { at, noticed, words });
    }

    fn fault_at(&mut self, at: usize, words: &'static str) {
        let noticed = at;
        self.faults.push(Fault { at, noticed, words });
    }

    /// Takes what comes before one of some bytes of ASCII.
    fn until(&mut self, is_end: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().position(is_end).unwrap_or(rest.len());
        self.take(length)
    }

    fn take(&mut self, length: usize) -> &'a str {
        let piece = &self.text[self.at..self.at + length];
        self.at += length;
        piece
    }

    /// Takes what comes before `end`, and `end`.
    fn through(&mut self, end: &str) -> Option<&'a str> {
        let length = memmem::find(self.rest().as_bytes(), end.as_bytes());
        let piece = self.take(length.unwrap_or(self.rest().len()));
        self.at += length.map_or(0, |_| end.len());
        length.map(|_| piece)
    }

    fn characters(&mut self, length: usize) -> Token<'a> {
        let at = self.at;
        let text = self.take(length);
        self.references(at, text, false);
        for n in memchr_iter(0, text.as_bytes()) {
            self.fault(at + n, CHARACTER);
            self.fault(at + n, MISPLACED);
        }
        Token::Text(text)
    }

    fn references(&mut self, at: usize, text: &str, in_attribute: bool) {
        for n in memchr_iter(b'&', text.as_bytes()) {
            for _ in 0..reference::faults(&text[n + 1..], in_attribute) {
                self.fault_at(at + n, REFERENCE);
            }
        }
    }

    /// The text of an element that holds no tags.
    fn raw_text(&mut self, name: &str) -> &'a str {
        let rest = self.rest();
        let is_end = |at: &usize| {
            let behind = &rest.as_bytes()[at + 2..];
            let is_named = behind
                .get(..name.len())
                .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
            is_named && behind.get(name.len()).is_some_and(|b| ends_name(*b))
        };
        let end = memmem::find_iter(rest.as_bytes(), "</").find(|at| name != "plaintext" && is_end(at));
        let at = self.at;
        let text = self.take(end.unwrap_or(rest.len()));
        if REFERENCES_ONLY.contains(&name) {
            self.references(at, text, false);
        }
        text
    }

    fn markup(&mut self) -> Option<Token<'a>> {
        let next = |n: usize| self.rest().as_bytes().get(n).copied();
        match (next(1), next(2)) {
            (Some(b'a'..=b'z' | b'A'..=b'Z'), _) => {
                let tag = self.tag(1)?;
                let is_raw = RAW.contains(&tag.name.as_ref()) || REFERENCES_ONLY.contains(&tag.name.as_ref());
                self.raw = (is_raw && !tag.closes_itself).then(|| tag.name.clone());
                Some(Token::Start(tag))
            }
            (Some(b'/'), Some(b'a'..=b'z' | b'A'..=b'Z')) => {
                let tag = self.tag(2)?;
                if !tag.attributes.is_empty() {
                    self.fault(self.from, ATTRIBUTES_AT_END);
                }
                if tag.closes_itself {
                    self.fault(self.from, CLOSES_ITSELF);
                }
                Some(Token::End(tag))
            }
            (Some(b'!'), _) => Some(self.declaration()),
            (Some(b'?'), _) | (Some(b'/'), Some(_)) => {
                self.fault(self.at, CHARACTER);
                Some(self.bogus_comment())
            }
            (Some(b'/'), None) | (None, _) => {
                self.fault(self.at, UNFINISHED);
                Some(self.characters(self.rest().len()))
            }
            _ => {
                self.fault(self.at, CHARACTER);
                Some(self.characters(1))
            }
        }
    }

    fn bogus_comment(&mut self) -> Token<'a> {
        self.through(">");
        Token::Comment(&self.text[self.from..self.at])
    }

    fn declaration(&mut self) -> Token<'a> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            return self.comment();
        }
        if self.has_cdata && rest.starts_with("<![CDATA[") {
            self.at += "<![CDATA[".len();
            let from = self.at;
            if self.through("]]>").is_none() {
                self.fault(self.from, UNFINISHED);
            }
            return Token::Text(&self.text[from..self.at]);
        }
        if rest.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
            self.through(">");
            return Token::Doctype;
        }
        self.fault(self.at, CHARACTER);
        self.bogus_comment()
    }

    fn comment(&mut self) -> Token<'a> {
        let from = self.at + "<!--".len();
        self.at = from;
        let odd = self.comment_end();
        let comment = &self.text[self.from..self.at];
        // A comment in a comment: the first `-->` closes both.
        for n in memmem::find_iter(comment.as_bytes(), "<!--").filter(|n| *n > "<!--".len()) {
            let next = comment.as_bytes().get(n + "<!--".len());
            if next.is_some_and(|next| *next != b'>') {
                self.fault_at(self.from + n, CHARACTER);
            }
        }
        match odd {
            Some(CHARACTER) => self.fault_at(self.at - 1, CHARACTER),
            Some(words) => self.fault(self.from, words),
            None => {}
        }
        Token::Comment(comment)
    }

    /// Takes the rest of a comment; what is odd about its end.
    fn comment_end(&mut self) -> Option<&'static str> {
        if let Some(end) = ["->", ">"].iter().find(|end| self.rest().starts_with(**end)) {
            self.at += end.len();
            return Some(CHARACTER);
        }
        while self.through("--").is_some() {
            self.until(|b| b != b'-');
            let is_odd = self.rest().starts_with("!>");
            if is_odd || self.rest().starts_with('>') {
                self.at += 1 + usize::from(is_odd);
                return is_odd.then_some(CHARACTER);
            }
        }
        Some(UNFINISHED)
    }
}

/// What stands behind the name of a tag or an attribute.
fn ends_name(b: u8) -> bool {
    b.is_ascii_whitespace() || matches!(b, b'/' | b'>')
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.from = self.at;
        if let Some(name) = self.raw.take() {
            let text = self.raw_text(&name);
            if !text.is_empty() {
                return Some(Token::Text(text));
            }
        }
        // `</>` is nothing at all.
        while self.rest().starts_with("</>") {
            self.fault(self.at, CHARACTER);
            self.at += "</>".len();
            self.from = self.at;
        }
        match memchr(b'<', self.rest().as_bytes()) {
            _ if self.rest().is_empty() => None,
            Some(0) => self.markup(),
            end => Some(self.characters(end.unwrap_or(self.rest().len()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault::TWICE;
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let shown = |token: Token<'_>| match token {
            Token::Text(text) => text.to_owned(),
            Token::Start(tag) => {
                let attributes = tag.attributes.iter().map(|a| format!(" {}={}", a.name, a.value));
                format!("<{}{}>", tag.name, attributes.collect::<String>())
            }
            Token::End(tag) => format!("</{}>", tag.name),
            Token::Comment(text) => format!("?{text}"),
            Token::Doctype => "doctype".to_owned(),
        };
        Tokens::new(text).map(shown).collect()
    }

    #[test]
    fn tags_are_told_from_text() {
        for (text, expected) in [
            (
                "a<B Class='x y' id=z>b</b >",
                vec!["a", "<b Class=x y id=z>", "b", "</b>"],
            ),
            ("<br/><img src=\"a>b\">", vec!["<br>", "<img src=a>b>"]),
            ("5 < 6", vec!["5 ", "<", " 6"]),
            ("a</>b<", vec!["a", "b", "<"]),
            ("<!-- x --><!x><?y>", vec!["?<!-- x -->", "?<!x>", "?<?y>"]),
            ("<!-->a<!-- b --!>c", vec!["?<!-->", "a", "?<!-- b --!>", "c"]),
            ("<!DocType html>a", vec!["doctype", "a"]),
            (
                "<script>a<b</scripts></SCRIPT>c",
                vec!["<script>", "a<b</scripts>", "</script>", "c"],
            ),
            ("<title></title>", vec!["<title>", "</title>"]),
            ("a<a href=\"x", vec!["a"]),
            ("<p / é=1 =a>", vec!["<p é=1 =a=>"]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_odd_is_noted_at_its_byte() {
        for (text, expected) in [
            ("<a b=1 c=2 B=3>", vec![(11, TWICE)]),
            ("<a b=\"1\"c>", vec![(8, CHARACTER)]),
            ("<p>a &nope; b</p>", vec![(5, REFERENCE)]),
            ("<a href='?a=1&lt=2&quot'>", vec![(18, REFERENCE)]),
            ("a <!-- b <!-- c -->", vec![(9, CHARACTER)]),
            ("a <!-- b", vec![(2, UNFINISHED)]),
            ("a <b", vec![(2, UNFINISHED)]),
            ("</a b />", vec![(0, ATTRIBUTES_AT_END), (0, CLOSES_ITSELF)]),
        ] {
            let mut tokens = Tokens::new(text);
            while tokens.next().is_some() {}
            let faults: Vec<_> = tokens.faults.iter().map(|fault| (fault.at, fault.words)).collect();
            assert_eq!(faults, expected, "{text}");
        }
    }
}
