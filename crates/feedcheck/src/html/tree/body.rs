//! What tags do in most places (HTML, section 13.2.6.4.7), and in templates (13.2.6.4.22).

use super::super::fault::{CLOSES_NOTHING, CROSSED, MISPLACED, NESTED, OTHER, WRONG_HEADING};
use super::elements::{Category, ElementGroup, set};
use super::{Mode, RawText, Space, Tag, Tree};

impl<'a> Tree<'a> {
    /// True when the tag may end in `/>`.
    pub(super) fn start_in(&mut self, mode: Mode, tag: &Tag<'a>) -> bool {
        match mode {
            Mode::Body => self.start_in_body(tag),
            Mode::Template => self.start_in_template(tag),
            _ => self.start_in_table(mode, tag),
        }
    }

    pub(super) fn end_in(&mut self, mode: Mode, tag: &Tag<'a>) {
        match mode {
            Mode::Body => self.end_in_body(tag),
            Mode::Template if tag.name == "template" => self.end_template(),
            Mode::Template => self.tell(MISPLACED),
            _ => self.end_in_table(mode, tag),
        }
    }

    pub(super) fn start_in_body(&mut self, tag: &Tag<'a>) -> bool {
        let name = tag.name.as_ref();
        let category = Category::of(name);
        match category.group {
            ElementGroup::Block | ElementGroup::Paragraph => {
                self.close_paragraph();
                self.open(tag.name.clone(), category);
                return name == "plaintext";
            }
            ElementGroup::Formatting => self.start_formatting(tag, category),
            ElementGroup::Heading => self.start_heading(tag, category),
            ElementGroup::Form => self.start_form(tag, category),
            ElementGroup::Item => self.start_item(tag, category),
            ElementGroup::Button => self.start_button(tag, category),
            ElementGroup::Holder => {
                self.open_in_line(tag, category);
                self.formatting.push(None);
            }
            ElementGroup::Table => {
                self.close_paragraph();
                self.open(tag.name.clone(), category);
                self.mode = Mode::Table;
            }
            ElementGroup::Void | ElementGroup::Input | ElementGroup::Rule | ElementGroup::Lone => {
                self.empty(tag, category);
                return true;
            }
            ElementGroup::Raw => {
                self.start_raw(tag);
                return true;
            }
            ElementGroup::Select if self.has(set::SCOPE, "select") => {
                self.tell(MISPLACED);
                self.close_through(|open| open.is("select"));
            }
            ElementGroup::Choice => self.start_choice(tag, category),
            ElementGroup::RubyBase | ElementGroup::RubyText => self.start_ruby(tag, category),
            ElementGroup::Graphics => {
                self.open_formatting_again();
                let space = if name == "svg" { Space::Svg } else { Space::MathMl };
                self.open_graphics(tag, space);
                return true;
            }
            ElementGroup::Template => self.start_template(tag, category),
            ElementGroup::Page | ElementGroup::Part => self.tell(MISPLACED),
            ElementGroup::Select | ElementGroup::Other => self.open_in_line(tag, category),
        }
        false
    }

    fn open_in_line(&mut self, tag: &Tag<'a>, category: Category) {
        self.open_formatting_again();
        self.open(tag.name.clone(), category);
    }

    fn close_paragraph(&mut self) {
        if self.has(set::SCOPE | set::BUTTON, "p") {
            self.close_implied(set::IMPLIED, "p");
            self.close("p");
        }
    }

    fn start_heading(&mut self, tag: &Tag<'a>, category: Category) {
        self.close_paragraph();
        if self.current().is_some_and(|open| open.is_in(set::HEADING)) {
            self.tell(NESTED);
            self.open.pop();
        }
        self.open(tag.name.clone(), category);
    }

    fn start_form(&mut self, tag: &Tag<'a>, category: Category) {
        let is_in_template = self.has_open("template");
        if self.form.is_some() && !is_in_template {
            return self.tell(NESTED);
        }
        self.close_paragraph();
        self.open(tag.name.clone(), category);
        if !is_in_template {
            self.form = Some(self.number);
        }
    }

    /// An item ends the one before it.
    fn start_item(&mut self, tag: &Tag<'a>, category: Category) {
        let is_before = |name: &str| match tag.name.as_ref() {
            "li" => name == "li",
            _ => matches!(name, "dd" | "dt"),
        };
        let mut inside = self.open.iter().rev();
        let stop = inside.find(|open| open.is_in(set::STOPS_ITEM));
        if let Some(name) = stop.map(|open| open.name.clone()).filter(|name| is_before(name)) {
            self.close_implied(set::IMPLIED, &name);
            self.close(&name);
        }
        self.close_paragraph();
        self.open(tag.name.clone(), category);
    }

    fn start_button(&mut self, tag: &Tag<'a>, category: Category) {
        if self.has(set::SCOPE, "button") {
            self.tell(NESTED);
            self.close_through(|open| open.is("button"));
        }
        self.open_in_line(tag, category);
    }

    /// An element without content.
    fn empty(&mut self, tag: &Tag<'a>, category: Category) {
        let is_in_select = category.group != ElementGroup::Lone && self.has(set::SCOPE, "select");
        match category.group {
            ElementGroup::Rule => {
                self.close_paragraph();
                if is_in_select {
                    self.close_implied(set::IMPLIED, "");
                    if self.has(set::SCOPE, "option") || self.has(set::SCOPE, "optgroup") {
                        self.tell(OTHER);
                    }
                }
                return;
            }
            ElementGroup::Lone => return,
            ElementGroup::Input if is_in_select => {
                self.tell(MISPLACED);
                self.close_through(|open| open.is("select"));
            }
            _ if tag.name == "image" => self.tell(MISPLACED),
            _ => {}
        }
        self.open_formatting_again();
    }

    pub(super) fn start_raw(&mut self, tag: &Tag<'a>) {
        if tag.name == "xmp" {
            self.close_paragraph();
            self.open_formatting_again();
        }
        self.raw = Some(RawText {
            name: tag.name.clone(),
            is_ignored: tag.closes_itself || tag.name == "noscript",
        });
    }

    fn start_choice(&mut self, tag: &Tag<'a>, category: Category) {
        if self.has(set::SCOPE, "select") {
            let is_option = tag.name == "option";
            self.close_implied(set::IMPLIED, if is_option { "optgroup" } else { "" });
            if self.has(set::SCOPE, "option") || !is_option && self.has(set::SCOPE, "optgroup") {
                self.tell(NESTED);
            }
        } else if self.is_current("option") {
            self.open.pop();
        }
        self.open_in_line(tag, category);
    }

    fn start_ruby(&mut self, tag: &Tag<'a>, category: Category) {
        let but = if category.group == ElementGroup::RubyText {
            "rtc"
        } else {
            ""
        };
        if self.has(set::SCOPE, "ruby") {
            self.close_implied(set::IMPLIED, but);
        }
        if !self.is_current("ruby") && !self.is_current(but) {
            self.tell(MISPLACED);
        }
        self.open(tag.name.clone(), category);
    }

    fn end_in_body(&mut self, tag: &Tag<'a>) {
        let name = tag.name.as_ref();
        match Category::of(name).group {
            ElementGroup::Block | ElementGroup::Button | ElementGroup::Select if name != "plaintext" => {
                if self.has(set::SCOPE, name) {
                    self.close_implied(set::IMPLIED, "");
                    self.close(name);
                } else {
                    self.tell(MISPLACED);
                }
            }
            ElementGroup::Paragraph => self.end_paragraph(),
            ElementGroup::Heading => self.end_heading(name),
            ElementGroup::Form => self.end_form(),
            ElementGroup::Item => self.end_item(name),
            ElementGroup::Formatting => self.end_formatting(name),
            ElementGroup::Holder if self.has(set::SCOPE, name) => {
                self.close_implied(set::IMPLIED, "");
                self.close(name);
                self.forget_formatting();
            }
            ElementGroup::Holder => self.tell(MISPLACED),
            ElementGroup::Template => self.end_template(),
            ElementGroup::Page if name != "frameset" => self.tell(OTHER),
            ElementGroup::Void if name == "br" => {
                self.tell(MISPLACED);
                self.open_formatting_again();
            }
            _ => self.end_other(name),
        }
    }

    fn end_paragraph(&mut self) {
        if self.has(set::SCOPE | set::BUTTON, "p") {
            self.close_paragraph();
        } else {
            self.tell(CLOSES_NOTHING);
        }
    }

    fn end_heading(&mut self, name: &str) {
        if !self.is_in_scope(set::SCOPE, |open| open.is_in(set::HEADING)) {
            return self.tell(CLOSES_NOTHING);
        }
        self.close_implied(set::IMPLIED, "");
        if !self.is_current(name) {
            self.tell(WRONG_HEADING);
        }
        self.close_through(|open| open.is_in(set::HEADING));
    }

    fn end_form(&mut self) {
        let is_in_template = self.has_open("template");
        let form = if is_in_template { None } else { self.form.take() };
        let is_form = |open: &super::OpenElement<'_>| match form {
            Some(number) => open.number == number,
            None => is_in_template && open.is("form"),
        };
        if !self.is_in_scope(set::SCOPE, is_form) {
            return self.tell(OTHER);
        }
        self.close_implied(set::IMPLIED, "");
        if !self.current().is_some_and(is_form) {
            self.tell(CROSSED);
        }
        if is_in_template {
            self.close_through(is_form);
        } else if let Some(index) = self.open.iter().rposition(is_form) {
            // What is not closed in it stays open behind it.
            self.open.remove(index);
        }
    }

    fn end_item(&mut self, name: &str) {
        let list = if name == "li" { set::LIST } else { 0 };
        if self.has(set::SCOPE | list, name) {
            self.close_implied(set::IMPLIED, name);
            self.close(name);
        } else {
            self.tell(CLOSES_NOTHING);
        }
    }

    /// Closes an element that has no rules of its own.
    pub(super) fn end_other(&mut self, name: &str) {
        let mut inside = self.open.iter().rev();
        let last = inside.find(|open| open.is(name) || open.is_in(set::SPECIAL));
        let Some(number) = last.filter(|open| open.is(name)).map(|open| open.number) else {
            return self.tell(CROSSED);
        };
        self.close_implied(set::IMPLIED, name);
        if !self.close_through(|open| open.number == number) {
            self.tell(MISPLACED);
        }
    }

    pub(super) fn start_template(&mut self, tag: &Tag<'a>, category: Category) {
        self.formatting.push(None);
        self.mode = Mode::Template;
        self.templates.push(Mode::Template);
        self.open(tag.name.clone(), category);
    }

    pub(super) fn end_template(&mut self) {
        if !self.has_open("template") {
            return self.tell(MISPLACED);
        }
        self.close_implied(set::IMPLIED_PART, "");
        if !self.is_current("template") {
            self.tell(CROSSED);
        }
        self.close_template();
    }

    pub(super) fn close_template(&mut self) {
        self.close_through(|open| open.is("template"));
        self.forget_formatting();
        self.templates.pop();
        self.mode = self.mode_of_open();
    }

    /// What is in a template decides where a browser takes it to stand.
    fn start_in_template(&mut self, tag: &Tag<'a>) -> bool {
        let mode = match tag.name.as_ref() {
            "base" | "basefont" | "bgsound" | "link" | "meta" | "noframes" | "script" | "style" | "template"
            | "title" => return self.start_in_body(tag),
            "caption" | "colgroup" | "tbody" | "tfoot" | "thead" => Mode::Table,
            "col" => Mode::Columns,
            "tr" => Mode::Rows,
            "td" | "th" => Mode::Row,
            _ => Mode::Body,
        };
        self.templates.pop();
        self.templates.push(mode);
        self.mode = mode;
        self.start_in(mode, tag)
    }
}
