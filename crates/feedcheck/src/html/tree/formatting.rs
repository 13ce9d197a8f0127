//! Elements of formatting: a browser opens them again behind the end of a block that they began in (HTML, section
//! 13.2.4.3), and mends them where they cross blocks (13.2.6.4.7, the adoption agency algorithm).

use super::super::fault::{CLOSES_NOTHING, CROSSED, MISPLACED, NESTED};
use super::elements::{Category, set};
use super::{OpenElement, Tag, Tree};

/// An element of formatting that was not closed.
#[derive(Debug)]
pub(super) struct Formatted<'a> {
    open: OpenElement<'a>,
    /// Its start tag, as written.
    source: &'a str,
}

impl<'a> Tree<'a> {
    /// Opens elements of formatting again that the end of a block has closed.
    pub(super) fn open_formatting_again(&mut self) {
        let is_open = |entry: &Option<Formatted<'a>>| {
            let number = entry.as_ref().map(|entry| entry.open.number);
            number.is_none_or(|number| self.open.iter().rev().any(|open| open.number == number))
        };
        let from = self.formatting.iter().rposition(is_open).map_or(0, |last| last + 1);
        for index in from..self.formatting.len() {
            let renewed = self.renew(index);
            self.open.extend(renewed);
        }
    }

    /// Makes the element of an entry anew.
    fn renew(&mut self, index: usize) -> Option<OpenElement<'a>> {
        self.number += 1;
        let entry = self.formatting[index].as_mut()?;
        entry.open.number = self.number;
        Some(entry.open.clone())
    }

    /// Forgets the formatting inside of a cell, a caption and the like.
    pub(super) fn forget_formatting(&mut self) {
        while self.formatting.pop().flatten().is_some() {}
    }

    /// The last entry of that kind which counts here.
    fn listed(&self, is_wanted: impl Fn(&Formatted<'a>) -> bool) -> Option<usize> {
        let inside = self.formatting.iter().enumerate().rev();
        let mut inside = inside.map_while(|(index, entry)| Some((index, entry.as_ref()?)));
        inside.find(|(_, entry)| is_wanted(entry)).map(|(index, _)| index)
    }

    fn entry_of(&self, number: usize) -> Option<usize> {
        let is_it = |entry: &Formatted<'a>| entry.open.number == number;
        self.formatting
            .iter()
            .rposition(|entry| entry.as_ref().is_some_and(is_it))
    }

    pub(super) fn start_formatting(&mut self, tag: &Tag<'a>, category: Category) {
        match tag.name.as_ref() {
            "a" => self.end_link(),
            "nobr" => {
                self.open_formatting_again();
                if self.has(set::SCOPE, "nobr") {
                    self.tell(NESTED);
                    self.end_formatting("nobr");
                }
            }
            _ => {}
        }
        self.open_formatting_again();
        // The same three times is enough.
        let inside = self.formatting.iter().enumerate().rev();
        let inside = inside.map_while(|(index, entry)| Some((index, entry.as_ref()?)));
        let same = inside
            .filter(|(_, entry)| entry.source == tag.source)
            .map(|(index, _)| index);
        let same: Vec<usize> = same.collect();
        if let [_, _, .., first] = same[..] {
            self.formatting.remove(first);
        }
        self.open(tag.name.clone(), category);
        let open = self.open.last().cloned();
        self.formatting.extend(open.map(|open| {
            Some(Formatted {
                open,
                source: tag.source,
            })
        }));
    }

    /// A link ends the one that it stands in.
    fn end_link(&mut self) {
        let Some(index) = self.listed(|entry| entry.open.name == "a") else {
            return;
        };
        let number = self.formatting[index].as_ref().map(|entry| entry.open.number);
        self.tell(MISPLACED);
        self.end_formatting("a");
        if let Some(index) = number.and_then(|number| self.entry_of(number)) {
            self.formatting.remove(index);
        }
        self.open.retain(|open| Some(open.number) != number);
    }

    pub(super) fn end_formatting(&mut self, name: &str) {
        let current = self.current().filter(|open| open.is(name));
        if current.is_some_and(|open| self.entry_of(open.number).is_none()) {
            self.open.pop();
            return;
        }
        for _ in 0..8 {
            let Some(index) = self.listed(|entry| entry.open.name == name) else {
                return self.end_other(name);
            };
            if !self.mend(index) {
                return;
            }
        }
    }

    /// Closes the element of an entry; true when it was opened again inside of a block.
    fn mend(&mut self, index: usize) -> bool {
        let Some(number) = self.formatting[index].as_ref().map(|entry| entry.open.number) else {
            return false;
        };
        let Some(outer) = self.open.iter().rposition(|open| open.number == number) else {
            self.tell(CLOSES_NOTHING);
            self.formatting.remove(index);
            return false;
        };
        if !self.is_in_scope(set::SCOPE, |open| open.number == number) {
            self.tell(CROSSED);
            return false;
        }
        if outer + 1 != self.open.len() {
            self.tell(CROSSED);
        }
        let block = self.open[outer..].iter().position(|open| open.is_in(set::SPECIAL));
        let Some(block) = block.map(|block| outer + block) else {
            self.open.truncate(outer);
            self.formatting.remove(index);
            return false;
        };
        self.adopt(outer, block);
        true
    }

    /// Puts the element of an entry into the block that it crosses.
    fn adopt(&mut self, outer: usize, block: usize) {
        let block_number = self.open[block].number;
        let mut behind = None;
        for (count, inner) in (outer + 1..block).rev().enumerate() {
            let entry = self.entry_of(self.open[inner].number);
            match entry {
                Some(entry) if count < 3 => {
                    if let Some(renewed) = self.renew(entry) {
                        behind.get_or_insert(renewed.number);
                        self.open[inner] = renewed;
                    }
                }
                Some(entry) => {
                    self.formatting.remove(entry);
                    self.open.remove(inner);
                }
                None => {
                    self.open.remove(inner);
                }
            }
        }
        let number = self.open[outer].number;
        self.open.remove(outer);
        let Some(index) = self.entry_of(number) else { return };
        let renewed = self.renew(index);
        if let Some(behind) = behind.and_then(|number| self.entry_of(number)) {
            let entry = self.formatting.remove(index);
            self.formatting
                .insert(if index < behind { behind } else { behind + 1 }, entry);
        }
        let block = self.open.iter().position(|open| open.number == block_number);
        if let (Some(block), Some(renewed)) = (block, renewed) {
            self.open.insert(block + 1, renewed);
        }
    }
}
