//! Splits HTML into tags and text, as browsers do it (HTML, section 13.2.5), without judging it.

use std::borrow::Cow;

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Characters.
    Text(&'a str),
    /// `<a href="…">`.
    Start {
        /// In lower case.
        name: Cow<'a, str>,
        attributes: Vec<Attribute<'a>>,
        /// Whether it ends in `/>`.
        closes_itself: bool,
        at: usize,
    },
    /// `</a>`.
    End {
        /// In lower case.
        name: Cow<'a, str>,
        /// Whether there is nothing in it but its name.
        is_plain: bool,
    },
    /// A comment that is well-formed.
    Comment,
    /// `<!…`, `<?…`, a `<` that begins nothing, and what is never closed.
    Other { text: &'a str, at: usize },
}

/// An attribute of a start tag.
#[derive(Debug)]
pub(super) struct Attribute<'a> {
    pub name: &'a str,
    /// As written; its references are not resolved.
    pub value: &'a str,
    pub at: usize,
}

/// Elements whose text holds no tags.
const RAW: &[&str] = &[
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
];

/// Walks through HTML.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The element whose text holds no tags.
    raw: Option<String>,
}

impl<'a> Tokens<'a> {
    /// Begins at the beginning.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, raw: None }
    }

    /// The next piece and where it begins.
    pub(super) fn next_with_place(&mut self) -> Option<(usize, Token<'a>)> {
        let at = self.at;
        self.next().map(|token| (at, token))
    }

    fn raw_text(&mut self, name: &str) -> Token<'a> {
        let rest = &self.text[self.at..];
        let mut from = 0;
        let end = loop {
            let Some(at) = rest[from..].find("</") else {
                break rest.len();
            };
            let candidate = rest[from + at + 2..].get(..name.len());
            if candidate.is_some_and(|candidate| candidate.eq_ignore_ascii_case(name)) {
                break from + at;
            }
            from += at + 2;
        };
        self.at += end;
        Token::Text(&rest[..end])
    }

    fn markup(&mut self) -> Token<'a> {
        let rest = &self.text[self.at..];
        let next = rest.as_bytes().get(1).copied().unwrap_or_default();
        if next.is_ascii_alphabetic() {
            return self.start_tag();
        }
        if next == b'/' && rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) {
            return self.end_tag();
        }
        if let Some(comment) = rest.strip_prefix("<!--")
            && let Some(length) = comment
                .find("-->")
                .filter(|&length| is_plain_comment(&comment[..length]))
        {
            self.at += 4 + length + 3;
            return Token::Comment;
        }
        let at = self.at;
        let length = match next {
            b'!' if rest.starts_with("<!--") => rest.find("-->").map(|length| length + 3),
            b'!' | b'?' | b'/' => rest.find('>').map(|length| length + 1),
            _ => Some(1),
        };
        let text = &rest[..length.unwrap_or(rest.len())];
        self.at += text.len();
        Token::Other { text, at }
    }

    fn name(&mut self) -> Cow<'a, str> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        let name = &rest[..end.unwrap_or(rest.len())];
        self.at += name.len();
        super::lower(name)
    }

    fn end_tag(&mut self) -> Token<'a> {
        let at = self.at;
        self.at += 2;
        let name = self.name();
        let rest = &self.text[self.at..];
        let Some(length) = rest.find('>') else {
            return self.unclosed(at);
        };
        let is_plain = rest[..length].trim().is_empty();
        self.at += length + 1;
        Token::End { name, is_plain }
    }

    fn unclosed(&mut self, at: usize) -> Token<'a> {
        self.at = self.text.len();
        Token::Other {
            text: &self.text[at..],
            at,
        }
    }

    fn start_tag(&mut self) -> Token<'a> {
        let at = self.at;
        self.at += 1;
        let name = self.name();
        let mut attributes = Vec::new();
        loop {
            let rest = &self.text[self.at..];
            let blank = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            self.at += blank;
            let rest = &rest[blank..];
            let closes_itself = rest.starts_with("/>");
            if closes_itself || rest.starts_with('>') {
                self.at += 1 + usize::from(closes_itself);
                if RAW.contains(&name.as_ref()) && !closes_itself {
                    self.raw = Some(name.to_string());
                }
                return Token::Start {
                    name,
                    attributes,
                    closes_itself,
                    at,
                };
            }
            if rest.is_empty() {
                return self.unclosed(at);
            }
            if rest.starts_with('/') {
                self.at += 1;
                continue;
            }
            match self.attribute() {
                Some(attribute) => attributes.push(attribute),
                None => return self.unclosed(at),
            }
        }
    }

    fn attribute(&mut self) -> Option<Attribute<'a>> {
        let at = self.at;
        let rest = &self.text[at..];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '='));
        let name = &rest[..end.map_or(rest.len(), |end| first + end)];
        self.at += name.len();
        let behind = self.text[self.at..].trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(value) = behind.strip_prefix('=') else {
            return Some(Attribute { name, value: "", at });
        };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        self.at = self.text.len() - value.len();
        let length = match value.chars().next()? {
            quote @ ('"' | '\'') => {
                let length = value[1..].find(quote)?;
                self.at += length + 2;
                let value = &value[1..=length];
                return Some(Attribute { name, value, at });
            }
            _ => value
                .find(|c: char| c.is_ascii_whitespace() || c == '>')
                .unwrap_or(value.len()),
        };
        self.at += length;
        Some(Attribute {
            name,
            value: &value[..length],
            at,
        })
    }
}

/// Nothing in it that a browser would stumble over (HTML, section 13.1.6).
fn is_plain_comment(text: &str) -> bool {
    !text.starts_with('>') && !text.starts_with("->") && !text.contains("--") && !text.ends_with('-')
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.at >= self.text.len() {
            return None;
        }
        if let Some(name) = self.raw.take() {
            return Some(self.raw_text(&name));
        }
        let rest = &self.text[self.at..];
        if rest.starts_with('<') {
            return Some(self.markup());
        }
        let length = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        self.at += length;
        Some(Token::Text(&rest[..length]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        Tokens::new(text)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Start { name, attributes, .. } => {
                    let attributes: Vec<String> =
                        attributes.iter().map(|a| format!(" {}={}", a.name, a.value)).collect();
                    format!("<{name}{}>", attributes.concat())
                }
                Token::End { name, .. } => format!("</{name}>"),
                Token::Comment => "comment".to_owned(),
                Token::Other { text, .. } => format!("?{text}"),
            })
            .collect()
    }

    #[test]
    fn tags_are_told_from_text() {
        for (text, expected) in [
            (
                "a<B Class='x y' id=z>b</b >",
                vec!["a", "<b Class=x y id=z>", "b", "</b>"],
            ),
            ("<br/><img src=\"a>b\">", vec!["<br>", "<img src=a>b>"]),
            ("5 < 6", vec!["5 ", "?<", " 6"]),
            ("<!-- x --><!x><?y>", vec!["comment", "?<!x>", "?<?y>"]),
            ("<script>a<b</SCRIPT>c", vec!["<script>", "a<b", "</script>", "c"]),
            ("<a href=\"x", vec!["?<a href=\"x"]),
            ("<p / é=1>", vec!["<p é=1>"]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
