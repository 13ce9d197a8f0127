//! The document type declaration (XML 1.0, section 2.8): internal entities count, everything
//! outside of the document is named and not fetched.

use super::chars::is_space;
use super::entity::Entities;
use super::tag::{self, Fault};

/// What a document type declaration says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doctype {
    /// Where it begins.
    pub at: usize,
    /// The offset behind it.
    pub end: usize,
    /// The public identifier.
    pub public: Option<String>,
    /// The address of what is outside.
    pub system: Option<String>,
    /// The address of an entity outside of the document, and where it is declared.
    pub outside: Option<(usize, String)>,
    /// Whether it is the document type of RSS 0.91, which declares HTML's entities.
    pub is_rss091: bool,
}

/// The public identifier of RSS 0.91.
pub(super) const RSS091: &str = "-//Netscape Communications//DTD RSS 0.91//EN";

/// Reads the declaration at `start`.
pub(super) fn read(text: &str, start: usize, entities: &mut Entities) -> Result<Doctype, Fault> {
    let mut cursor = Cursor {
        text,
        at: start + "<!DOCTYPE".len(),
    };
    let unfinished = || {
        (
            start,
            "the DOCTYPE is not well-formed, or never closed with `>`".to_owned(),
        )
    };
    cursor.blank();
    if cursor.name().is_empty() {
        return Err(unfinished());
    }
    let (public, system) = cursor.external().ok_or_else(unfinished)?;
    let mut doctype = Doctype {
        at: start,
        end: 0,
        is_rss091: public.as_deref() == Some(RSS091),
        public,
        system,
        outside: None,
    };
    cursor.blank();
    if cursor.eat("[") {
        subset(&mut cursor, entities, &mut doctype).ok_or_else(unfinished)?;
        cursor.blank();
    }
    if !cursor.eat(">") {
        return Err(unfinished());
    }
    doctype.end = cursor.at;
    Ok(doctype)
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn eat(&mut self, word: &str) -> bool {
        let is_there = self.rest().starts_with(word);
        if is_there {
            self.at += word.len();
        }
        is_there
    }

    fn blank(&mut self) {
        self.at += self.rest().bytes().take_while(|&byte| is_space(byte)).count();
    }

    fn name(&mut self) -> &'a str {
        let name = tag::name(self.rest());
        self.at += name.len();
        name
    }

    /// A text in quotes.
    fn literal(&mut self) -> Option<&'a str> {
        self.blank();
        let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inside = &self.rest()[1..];
        let length = inside.find(quote)?;
        self.at += length + 2;
        Some(&inside[..length])
    }

    /// `PUBLIC "…" "…"`, `SYSTEM "…"`, or nothing.
    fn external(&mut self) -> Option<(Option<String>, Option<String>)> {
        self.blank();
        if self.eat("PUBLIC") {
            let public = self.literal()?.to_owned();
            let system = self.literal().map(str::to_owned);
            return Some((Some(public), system));
        }
        if self.eat("SYSTEM") {
            return Some((None, Some(self.literal()?.to_owned())));
        }
        Some((None, None))
    }
}

/// The internal subset, up to its `]`.
fn subset(cursor: &mut Cursor<'_>, entities: &mut Entities, doctype: &mut Doctype) -> Option<()> {
    loop {
        cursor.blank();
        let at = cursor.at;
        if cursor.eat("]") {
            return Some(());
        } else if cursor.eat("<!ENTITY") {
            entity(cursor, at, entities, doctype)?;
        } else if cursor.eat("<!--") {
            cursor.at += cursor.rest().find("-->")? + 3;
        } else if cursor.eat("<?") {
            cursor.at += cursor.rest().find("?>")? + 2;
        } else if cursor.eat("<!") {
            declaration(cursor)?;
        } else if cursor.eat("%") {
            cursor.at += cursor.rest().find(';')? + 1;
        } else {
            return None;
        }
    }
}

/// Passes over a declaration, whose quotes may hold a `>`.
fn declaration(cursor: &mut Cursor<'_>) -> Option<()> {
    loop {
        let at = cursor.rest().find(['>', '"', '\''])?;
        cursor.at += at;
        if cursor.eat(">") {
            return Some(());
        }
        cursor.literal()?;
    }
}

fn entity(cursor: &mut Cursor<'_>, at: usize, entities: &mut Entities, doctype: &mut Doctype) -> Option<()> {
    cursor.blank();
    let is_parameter = cursor.eat("%");
    cursor.blank();
    let name = cursor.name();
    cursor.blank();
    if let Some(value) = cursor.literal() {
        if !is_parameter {
            entities.declare(name, value);
        }
    } else {
        let (_, system) = cursor.external()?;
        let address = system?;
        if !is_parameter {
            entities.declare(name, "");
        }
        doctype.outside.get_or_insert((at, address));
    }
    declaration(cursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doctype_declares_entities() {
        let mut entities = Entities::default();
        let text = "<!DOCTYPE rss [ <!ELEMENT rss ANY> <!-- > --> <!ENTITY paper 'Harbor > Courier'> ]>x";
        let doctype = read(text, 0, &mut entities).unwrap();
        assert_eq!(&text[doctype.end..], "x");
        assert_eq!(entities.expand("paper").as_deref(), Ok("Harbor > Courier"));
        assert_eq!((doctype.public, doctype.system), (None, None));
    }

    #[test]
    fn a_doctype_that_never_ends_is_a_fault() {
        for text in [
            "<!DOCTYPE",
            "<!DOCTYPE rss [",
            "<!DOCTYPE rss PUBLIC \"x",
            "<!DOCTYPE rss [ junk ]>",
        ] {
            assert!(read(text, 0, &mut Entities::default()).is_err(), "{text}");
        }
    }
}
