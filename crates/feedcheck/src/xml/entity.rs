//! Entities that a document declares for itself, and how far they may grow.

use std::collections::BTreeMap;
use std::rc::Rc;

/// All entities of a document together may grow to so many bytes.
const MOST_EXPANDED: usize = 1 << 23;

/// Entities may stand so deep in one another.
const DEEPEST_ENTITY: usize = 16;

/// The entities of a document.
#[derive(Debug, Default)]
pub(super) struct Entities {
    values: BTreeMap<String, Rc<str>>,
    expanded: usize,
}

/// Why an entity has no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoText {
    /// It was never declared.
    Undefined,
    /// It grows beyond all bounds, or holds itself.
    Unbounded,
}

impl Entities {
    /// Declares one; the first declaration counts (XML 1.0, section 4.2).
    pub(super) fn declare(&mut self, name: &str, value: &str) {
        self.values.entry(name.to_owned()).or_insert_with(|| value.into());
    }

    /// Its text, with what it refers to.
    pub(super) fn expand(&mut self, name: &str) -> Result<String, NoText> {
        let mut text = String::new();
        self.expand_into(name, 0, &mut text)?;
        Ok(text)
    }

    fn expand_into(&mut self, name: &str, depth: usize, text: &mut String) -> Result<(), NoText> {
        let value = Rc::clone(self.values.get(name).ok_or(NoText::Undefined)?);
        self.expanded = self.expanded.saturating_add(value.len());
        if depth >= DEEPEST_ENTITY || self.expanded > MOST_EXPANDED {
            return Err(NoText::Unbounded);
        }
        let mut rest: &str = &value;
        while let Some(at) = rest.find('&') {
            let Some(length) = rest[at..].find(';') else { break };
            *text += &rest[..at];
            let reference = &rest[at + 1..at + length];
            match character(reference) {
                Some(c) => text.push(c),
                None => self.expand_into(reference, depth + 1, text)?,
            }
            rest = &rest[at + length + 1..];
        }
        *text += rest;
        Ok(())
    }
}

/// The five entities that every document has, and references by number.
pub(super) fn character(reference: &str) -> Option<char> {
    match reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok()?,
                None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
                _ => return None,
            };
            char::from_u32(code).filter(|&c| super::chars::is_char(c))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_hold_one_another_but_not_themselves() {
        let mut entities = Entities::default();
        entities.declare("paper", "The &city; Courier &#38; Times");
        entities.declare("city", "Harbor");
        entities.declare("loop", "&loop;");
        assert_eq!(entities.expand("paper").as_deref(), Ok("The Harbor Courier & Times"));
        assert_eq!(entities.expand("loop"), Err(NoText::Unbounded));
        assert_eq!(entities.expand("nbsp"), Err(NoText::Undefined));
    }

    #[test]
    fn a_bomb_is_stopped_early() {
        let mut entities = Entities::default();
        entities.declare("a0", &"boom".repeat(10));
        for n in 1..15 {
            entities.declare(&format!("a{n}"), &format!("&a{};", n - 1).repeat(10));
        }
        assert_eq!(entities.expand("a14"), Err(NoText::Unbounded));
    }
}
