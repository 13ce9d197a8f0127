//! Tags and their attributes (HTML, sections 13.2.5.8 and 13.2.5.32 to 13.2.5.40).

use super::super::fault::{CHARACTER, TWICE, UNFINISHED};
use super::super::lower;
use super::{Attribute, MOST_ATTRIBUTES, Tag, Tokens, ends_name};

impl<'a> Tokens<'a> {
    /// A tag whose name is `behind` bytes away; none if it is never closed.
    pub(super) fn tag(&mut self, behind: usize) -> Option<Tag<'a>> {
        self.at += behind;
        let name = lower(self.until(ends_name));
        let mut attributes = Vec::new();
        let closes_itself = loop {
            self.until(|b| !b.is_ascii_whitespace());
            match self.rest().as_bytes() {
                [] => {
                    self.fault(self.from, UNFINISHED);
                    return None;
                }
                [b'>', ..] => break false,
                [b'/', b'>', ..] => break true,
                [b'/', rest @ ..] => {
                    self.at += 1;
                    if !rest.is_empty() {
                        self.fault(self.at - 1, CHARACTER);
                    }
                }
                _ => {
                    self.compare(&attributes);
                    attributes.extend(self.attribute());
                }
            }
        };
        self.compare(&attributes);
        self.at += 1 + usize::from(closes_itself);
        Some(Tag {
            name,
            attributes,
            closes_itself,
            source: &self.text[self.from..self.at],
        })
    }

    /// Looks whether the last attribute was there before.
    fn compare(&mut self, attributes: &[Attribute<'a>]) {
        if let [others @ .., last] = attributes
            && others.len() < MOST_ATTRIBUTES
            && others.iter().any(|other| other.name.eq_ignore_ascii_case(last.name))
        {
            self.fault(last.at, TWICE);
        }
    }

    fn attribute(&mut self) -> Option<Attribute<'a>> {
        let at = self.at;
        // A `=` that nothing precedes begins a name.
        let is_odd = self.peek() == Some(b'=');
        self.at += usize::from(is_odd);
        self.until(|b| ends_name(b) || b == b'=');
        let name = &self.text[at..self.at];
        let odd = name.bytes().filter(|b| matches!(b, b'"' | b'\'' | b'<'));
        for _ in 0..odd.count() + usize::from(is_odd) {
            self.fault(at, CHARACTER);
        }
        self.until(|b| !b.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            return Some(Attribute { name, value: "", at });
        }
        self.at += 1;
        self.until(|b| !b.is_ascii_whitespace());
        let value = self.value()?;
        Some(Attribute { name, value, at })
    }

    fn value(&mut self) -> Option<&'a str> {
        let from = self.at;
        let quote = match self.peek()? {
            b'>' => {
                self.fault(from, CHARACTER);
                return Some("");
            }
            b'"' => "\"",
            b'\'' => "'",
            _ => {
                let value = self.until(|b| b.is_ascii_whitespace() || b == b'>');
                self.references(from, value, true);
                return Some(value);
            }
        };
        self.at += 1;
        let value = self.through(quote);
        self.references(from, &self.text[from..self.at], true);
        if value.is_some() && self.peek().is_some_and(|b| !ends_name(b)) {
            self.fault(self.at, CHARACTER);
        }
        value
    }
}
