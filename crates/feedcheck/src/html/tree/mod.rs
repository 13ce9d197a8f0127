//! Finds where the tags of a piece of HTML do not fit together, as a browser does that builds a tree of it inside of
//! a `div` (HTML, section 13.2.6). Only the elements that are open are kept, no tree: `body` has the rules for
//! most places, `table` those in tables, `formatting` those for `b`, `a` and their like, which cross other elements,
//! and `graphics` those in drawings and formulas.

mod body;
mod elements;
mod formatting;
mod graphics;
mod table;

use std::borrow::Cow;

use self::elements::{Category, set};
use self::formatting::Formatted;
use super::fault::{self, CLOSES_ITSELF, CROSSED, DOCTYPE, Fault, MISPLACED, NEVER_CLOSED, TEXT_IN_TABLE};
use super::tokens::{Tag, Token, Tokens};

/// Parsers and readers give up on elements that are deeper in one another.
pub(super) const DEEPEST: usize = 256;

/// The elements that are open, and what is wrong so far.
#[derive(Debug, Default)]
pub(super) struct Tree<'a> {
    open: Vec<OpenElement<'a>>,
    /// Elements of formatting, to be opened again; none where those before it do not count.
    formatting: Vec<Option<Formatted<'a>>>,
    mode: Mode,
    /// The modes of the templates that are open.
    templates: Vec<Mode>,
    /// The number of the form that is open.
    form: Option<usize>,
    /// Elements so far.
    number: usize,
    raw: Option<RawText<'a>>,
    table_text: Option<TableText>,
    is_too_deep: bool,
    faults: Vec<Fault>,
    /// The token that is looked at.
    place: (usize, usize),
}

/// An element that is open.
#[derive(Debug, Clone)]
struct OpenElement<'a> {
    name: Cow<'a, str>,
    category: Category,
    space: Space,
    number: usize,
    at: usize,
}

/// Which language an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Html,
    Svg,
    MathMl,
}

/// Where the next tag stands (HTML, section 13.2.4.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Body,
    Table,
    Caption,
    Columns,
    Rows,
    Row,
    Cell,
    Template,
}

/// An element whose text holds no tags for a browser.
#[derive(Debug)]
struct RawText<'a> {
    name: Cow<'a, str>,
    /// Whether its text was taken apart nevertheless: readers show what is in `noscript`, and take `<iframe/>` as
    /// closed.
    is_ignored: bool,
}

/// Text among the parts of a table.
#[derive(Debug)]
enum TableText {
    Blank,
    From(usize),
}

impl OpenElement<'_> {
    /// Whether it is an element of HTML with that name.
    fn is(&self, name: &str) -> bool {
        self.space == Space::Html && self.name == name
    }

    fn is_in(&self, sets: u16) -> bool {
        self.category.is_in(sets)
    }
}

impl<'a> Tree<'a> {
    /// Takes in what comes next.
    pub(super) fn see(&mut self, token: &Token<'a>, tokens: &mut Tokens<'a>) {
        self.place = tokens.place();
        if let Some(raw) = self.raw.take() {
            let is_end = matches!(token, Token::End(tag) if tag.name == raw.name);
            self.note(tokens, raw.is_ignored && !is_end);
            self.raw = (!is_end).then_some(raw);
            return;
        }
        self.note(tokens, false);
        if self.is_too_deep {
            return;
        }
        match token {
            Token::Text(text) => self.text(text),
            Token::Doctype => self.tell(DOCTYPE),
            Token::Comment(_) => self.end_table_text(),
            Token::Start(tag) => {
                self.end_table_text();
                let may_close_itself = self.start(tag);
                if tag.closes_itself && !may_close_itself {
                    self.tell(CLOSES_ITSELF);
                }
                if self.raw.is_none() && !self.is_current("plaintext") {
                    tokens.take_tags();
                }
            }
            Token::End(tag) => {
                self.end_table_text();
                self.end(tag);
            }
        }
        self.is_too_deep = self.open.len() > DEEPEST || self.formatting.len() > 4 * DEEPEST;
        tokens.go_on(self.current().is_none_or(|open| open.space == Space::Html));
    }

    /// What is wrong with it all, the first things only.
    pub(super) fn finish(mut self, tokens: &mut Tokens<'a>) -> Vec<Fault> {
        let raw = self.raw.take();
        self.note(tokens, raw.as_ref().is_some_and(|raw| raw.is_ignored));
        self.place = tokens.place();
        self.end_table_text();
        if raw.is_some() {
            self.tell(MISPLACED);
        }
        while self.has_open("template") {
            self.tell(MISPLACED);
            self.close_template();
        }
        let unclosed = self.open.iter().rev().find(|open| !open.is_in(set::OPEN_AT_END));
        if let Some(at) = unclosed.map(|open| open.at).filter(|_| self.templates.is_empty()) {
            self.place.0 = at;
            self.tell(NEVER_CLOSED);
        }
        self.faults
    }

    /// Whether elements stand deeper in one another than anybody follows.
    pub(super) fn is_too_deep(&self) -> bool {
        self.is_too_deep
    }

    /// Takes over what is odd in the tokens, unless a browser sees none here.
    fn note(&mut self, tokens: &mut Tokens<'a>, is_ignored: bool) {
        let room = fault::MOST.saturating_sub(self.faults.len());
        let told = tokens.faults.drain(..).filter(|_| !is_ignored);
        self.faults.extend(told.take(room));
    }

    /// Tells that the token is wrong.
    fn tell(&mut self, words: &'static str) {
        let (at, noticed) = self.place;
        if self.faults.len() < fault::MOST {
            self.faults.push(Fault { at, noticed, words });
        }
    }

    fn text(&mut self, text: &str) {
        let is_foreign = self
            .current()
            .is_some_and(|open| open.space != Space::Html && !open.is_in(set::HOLDS_HTML));
        if is_foreign {
            return;
        }
        if self.mode == Mode::Columns && !text.trim_ascii().is_empty() && !self.end_columns() {
            return;
        }
        let is_in_table = matches!(self.mode, Mode::Table | Mode::Rows | Mode::Row);
        if !is_in_table {
            if self.mode != Mode::Columns {
                self.open_formatting_again();
            }
        } else if self.table_text.is_some() || self.current().is_some_and(|open| open.is_in(set::NO_TEXT)) {
            let blank = text.len() - text.trim_ascii_start().len();
            if blank < text.len() && !matches!(self.table_text, Some(TableText::From(_))) {
                self.table_text = Some(TableText::From(self.place.0 + blank));
            }
            self.table_text.get_or_insert(TableText::Blank);
        } else {
            let (at, end) = self.place;
            for piece in ends_of_pieces(text) {
                self.place = (at, at + piece);
                self.tell(TEXT_IN_TABLE);
            }
            self.place = (at, end);
            self.open_formatting_again();
        }
    }

    /// Text among the parts of a table is told when something else comes.
    fn end_table_text(&mut self) {
        if let Some(TableText::From(at)) = self.table_text.take() {
            let (from, end) = self.place;
            self.place = (at, end);
            self.tell(TEXT_IN_TABLE);
            self.place = (from, end);
            self.open_formatting_again();
        }
    }

    fn current(&self) -> Option<&OpenElement<'a>> {
        self.open.last()
    }

    fn is_current(&self, name: &str) -> bool {
        self.current().is_some_and(|open| open.is(name))
    }

    fn has_open(&self, name: &str) -> bool {
        self.open.iter().any(|open| open.is(name))
    }

    fn open(&mut self, name: Cow<'a, str>, category: Category) {
        self.open_as(name, category, Space::Html);
    }

    fn open_as(&mut self, name: Cow<'a, str>, category: Category, space: Space) {
        self.number += 1;
        self.open.push(OpenElement {
            name,
            category,
            space,
            number: self.number,
            at: self.place.0,
        });
    }

    /// Whether an element is open, and nothing around it that ends the search.
    fn is_in_scope(&self, ends: u16, is_wanted: impl Fn(&OpenElement<'a>) -> bool) -> bool {
        let mut inside = self.open.iter().rev();
        let last = inside.find(|open| is_wanted(open) || open.is_in(ends));
        last.is_some_and(is_wanted)
    }

    fn has(&self, ends: u16, name: &str) -> bool {
        self.is_in_scope(ends, |open| open.is(name))
    }

    /// Closes elements whose end tags may be left out.
    fn close_implied(&mut self, sets: u16, but: &str) {
        while self.current().is_some_and(|open| open.is_in(sets) && open.name != but) {
            self.open.pop();
        }
    }

    /// Closes elements up to one, and that one; true when it was the innermost.
    fn close_through(&mut self, is_last: impl Fn(&OpenElement<'a>) -> bool) -> bool {
        let last = self.open.iter().rposition(is_last).unwrap_or(0);
        let is_innermost = last + 1 == self.open.len();
        self.open.truncate(last);
        is_innermost
    }

    /// Closes elements up to one of a set, which stays open.
    fn close_to(&mut self, sets: u16) {
        let keep = self
            .open
            .iter()
            .rposition(|open| open.is_in(sets))
            .map_or(0, |last| last + 1);
        self.open.truncate(keep);
    }

    /// Closes an element that should be the innermost.
    fn close(&mut self, name: &str) {
        if !self.close_through(|open| open.is(name)) {
            self.tell(CROSSED);
        }
    }
}

/// Where the pieces of a text end that a parser takes one by one, and tells one by one: lines and references that
/// begin one, and what is between.
fn ends_of_pieces(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < text.len() && ends.len() < fault::MOST {
        let rest = &text[at..];
        at += match rest.as_bytes().first() {
            Some(b'\n') => 1,
            Some(b'&') => {
                let name = rest[1..]
                    .bytes()
                    .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#');
                let length = 1 + name.count();
                if rest[length..].starts_with(';') { length + 1 } else { 1 }
            }
            _ => rest.find('&').unwrap_or(rest.len()),
        };
        ends.push(at);
    }
    ends
}
