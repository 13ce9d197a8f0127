//! What tags do in tables (HTML, sections 13.2.6.4.9 to 13.2.6.4.15). The innermost part of a table has its say
//! first; what it does not know goes to the one around it.

use std::borrow::Cow;

use super::super::fault::{CLOSES_NOTHING, MISPLACED};
use super::elements::{Category, set};
use super::{Mode, Space, Tag, Tree};

/// Elements whose end tags mean nothing but where one of them is open.
const ENDS_HERE_ONLY: &[&str] = &[
    "body", "caption", "col", "colgroup", "html", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
];

impl<'a> Tree<'a> {
    /// True when the tag may end in `/>`.
    pub(super) fn start_in_table(&mut self, mode: Mode, tag: &Tag<'a>) -> bool {
        let name = tag.name.as_ref();
        let is_part = matches!(
            name,
            "caption" | "col" | "colgroup" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr"
        );
        match mode {
            Mode::Cell | Mode::Caption if !is_part => return self.start_in_body(tag),
            Mode::Row if matches!(name, "td" | "th") => {
                self.close_to(set::ROW);
                self.open(tag.name.clone(), Category::of(name));
                self.formatting.push(None);
                self.mode = Mode::Cell;
                return false;
            }
            Mode::Rows if name == "tr" => {
                self.close_to(set::ROWS);
                self.open(tag.name.clone(), Category::of(name));
                self.mode = Mode::Row;
                return false;
            }
            Mode::Rows if matches!(name, "td" | "th") => {
                self.tell(MISPLACED);
                self.open_silently("tr", set::ROWS, Mode::Row);
            }
            Mode::Row | Mode::Rows if !is_part => return self.start_among_parts(tag),
            Mode::Cell | Mode::Caption | Mode::Row | Mode::Rows if self.leave(mode) => {}
            Mode::Columns => match name {
                "html" | "template" => return self.start_in_body(tag),
                "col" => return true,
                _ if self.end_columns() => {}
                _ => return false,
            },
            Mode::Table => return self.start_among_parts(tag),
            _ => {
                self.tell(MISPLACED);
                return false;
            }
        }
        self.start_in(self.mode, tag)
    }

    fn start_among_parts(&mut self, tag: &Tag<'a>) -> bool {
        let name = tag.name.as_ref();
        let (mode, category) = match name {
            "caption" => (Mode::Caption, Category::of(name)),
            "colgroup" => (Mode::Columns, Category::of(name)),
            "tbody" | "tfoot" | "thead" => (Mode::Rows, Category::of(name)),
            "col" => {
                self.open_silently("colgroup", set::TABLE, Mode::Columns);
                return true;
            }
            "td" | "th" | "tr" => {
                self.open_silently("tbody", set::TABLE, Mode::Rows);
                return self.start_in(self.mode, tag);
            }
            "style" | "script" | "template" => return self.start_in_body(tag),
            _ => return self.start_where_none_may(tag),
        };
        self.close_to(set::TABLE);
        if mode == Mode::Caption {
            self.formatting.push(None);
        }
        self.open(tag.name.clone(), category);
        self.mode = mode;
        false
    }

    fn start_where_none_may(&mut self, tag: &Tag<'a>) -> bool {
        self.tell(MISPLACED);
        match tag.name.as_ref() {
            "table" => {
                let is_in_table = self.has(set::TABLE, "table");
                if is_in_table {
                    self.close_table();
                    return self.start_in(self.mode, tag);
                }
                false
            }
            "input" if is_hidden(tag) => true,
            "form" => {
                if self.form.is_none() && !self.has_open("template") {
                    self.number += 1;
                    self.form = Some(self.number);
                }
                false
            }
            // It comes before the table.
            _ => self.start_in_body(tag),
        }
    }

    /// Opens an element whose start tag may be left out.
    fn open_silently(&mut self, name: &'static str, within: u16, mode: Mode) {
        self.close_to(within);
        self.open_as(Cow::Borrowed(name), Category::of(name), Space::Html);
        self.mode = mode;
    }

    /// Closes the part of a table that a mode is about; false, and told, when it is not open.
    fn leave(&mut self, mode: Mode) -> bool {
        let table = set::TABLE;
        let (is_open, behind) = match mode {
            Mode::Cell => (self.is_in_scope(table, |open| open.is_in(set::CELL)), Mode::Row),
            Mode::Caption => (self.has(table, "caption"), Mode::Table),
            Mode::Row => (self.has(table, "tr"), Mode::Rows),
            _ => (
                self.is_in_scope(table, |open| open.is_in(set::NO_TEXT) && !open.is("tr")),
                Mode::Table,
            ),
        };
        if !is_open {
            return false;
        }
        match mode {
            Mode::Cell => {
                self.close_implied(set::IMPLIED, "");
                if !self.close_through(|open| open.is_in(set::CELL)) {
                    self.tell(CLOSES_NOTHING);
                }
                self.forget_formatting();
            }
            Mode::Caption => {
                self.close_implied(set::IMPLIED, "");
                self.close("caption");
                self.forget_formatting();
            }
            _ => {
                self.close_to(if mode == Mode::Row { set::ROW } else { set::ROWS });
                self.open.pop();
            }
        }
        self.mode = behind;
        true
    }

    /// Closes a group of columns; false, and told, when none is open.
    pub(super) fn end_columns(&mut self) -> bool {
        let is_open = self.is_current("colgroup");
        if is_open {
            self.open.pop();
            self.mode = Mode::Table;
        } else {
            self.tell(MISPLACED);
        }
        is_open
    }

    fn close_table(&mut self) {
        self.close_through(|open| open.is("table"));
        self.mode = self.mode_of_open();
    }

    pub(super) fn end_in_table(&mut self, mode: Mode, tag: &Tag<'a>) {
        let name = tag.name.as_ref();
        let is_open = || self.has(set::TABLE, name);
        match (mode, name) {
            (Mode::Cell, "td" | "th") if is_open() => {
                self.close_implied(set::IMPLIED, "");
                self.close(name);
                self.forget_formatting();
                self.mode = Mode::Row;
            }
            (Mode::Caption, "caption") | (Mode::Row, "tr") => {
                if !self.leave(mode) {
                    self.tell(MISPLACED);
                }
            }
            (Mode::Rows, "tbody" | "tfoot" | "thead") if is_open() => {
                self.leave(mode);
            }
            (Mode::Columns, "colgroup") => {
                self.end_columns();
            }
            (Mode::Columns, "template") => self.end_template(),
            (Mode::Columns, _) if name != "col" && self.is_current("colgroup") => {
                self.end_columns();
                self.end_in(self.mode, tag);
            }
            (Mode::Table, "table") if is_open() => self.close_table(),
            // The end of what is around it ends a part.
            (Mode::Cell, "table" | "tbody" | "tfoot" | "thead" | "tr") | (Mode::Row, "tbody" | "tfoot" | "thead")
                if is_open() =>
            {
                if self.leave(mode) {
                    self.end_in(self.mode, tag);
                }
            }
            (Mode::Caption | Mode::Row | Mode::Rows, "table") => {
                if self.leave(mode) {
                    self.end_in(self.mode, tag);
                } else {
                    self.tell(MISPLACED);
                }
            }
            _ if mode == Mode::Columns || ENDS_HERE_ONLY.contains(&name) => self.tell(MISPLACED),
            (Mode::Cell | Mode::Caption, _) => self.end_in(Mode::Body, tag),
            (_, "template") => self.end_template(),
            _ => {
                self.tell(MISPLACED);
                self.end_in(Mode::Body, tag);
            }
        }
    }

    /// Where the next tag stands, by what is open (HTML, section 13.2.4.1).
    pub(super) fn mode_of_open(&self) -> Mode {
        let html = self.open.iter().rev().filter(|open| open.space == Space::Html);
        let mut modes = html.filter_map(|open| match open.name.as_ref() {
            "td" | "th" => Some(Mode::Cell),
            "tr" => Some(Mode::Row),
            "tbody" | "thead" | "tfoot" => Some(Mode::Rows),
            "caption" => Some(Mode::Caption),
            "colgroup" => Some(Mode::Columns),
            "table" => Some(Mode::Table),
            "template" => self.templates.last().copied(),
            _ => None,
        });
        modes.next().unwrap_or_default()
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    let mut attributes = tag.attributes.iter();
    let kind = attributes.find(|attribute| attribute.name.eq_ignore_ascii_case("type"));
    kind.is_some_and(|kind| kind.value.eq_ignore_ascii_case("hidden"))
}
