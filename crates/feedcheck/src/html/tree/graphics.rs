//! What tags do in drawings and formulas (HTML, section 13.2.6.5): there they mean nothing to HTML, but for some that end
//! what is around them, and places that hold HTML again.

use super::super::fault::MISPLACED;
use super::elements::{Category, set};
use super::{OpenElement, Space, Tag, Tree};

impl<'a> Tree<'a> {
    /// True when the tag may end in `/>`.
    pub(super) fn start(&mut self, tag: &Tag<'a>) -> bool {
        let name = tag.name.as_ref();
        let Some(current) = self.current().filter(|open| open.space != Space::Html) else {
            return self.start_in(self.mode, tag);
        };
        let space = current.space;
        let takes_html = match space {
            Space::Svg => current.is_in(set::HOLDS_HTML),
            _ if current.name == "annotation-xml" => name == "svg",
            _ => current.is_in(set::HOLDS_HTML) && !matches!(name, "mglyph" | "malignmark"),
        };
        if takes_html {
            return self.start_in(self.mode, tag);
        }
        let has_html_only = |key: &str| {
            ["color", "face", "size"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(key))
        };
        let is_font = name == "font" && tag.attributes.iter().any(|attribute| has_html_only(attribute.name));
        if is_font || Category::of(name).is_in(set::ENDS_GRAPHICS) {
            self.end_graphics();
            return self.start_in(self.mode, tag);
        }
        self.open_graphics(tag, space);
        true
    }

    fn end_graphics(&mut self) {
        self.tell(MISPLACED);
        let is_outside = |open: &OpenElement<'_>| open.space == Space::Html || open.is_in(set::HOLDS_HTML);
        let keep = self.open.iter().rposition(is_outside).map_or(0, |last| last + 1);
        self.open.truncate(keep);
    }

    pub(super) fn open_graphics(&mut self, tag: &Tag<'a>, space: Space) {
        if tag.closes_itself {
            return;
        }
        let holds_html = match space {
            Space::Svg => matches!(tag.name.as_ref(), "foreignobject" | "desc" | "title"),
            _ => matches!(tag.name.as_ref(), "mi" | "mo" | "mn" | "ms" | "mtext"),
        };
        let sets = if holds_html { set::HOLDS_HTML | set::SCOPE } else { 0 };
        let category = Category {
            sets,
            ..Category::OTHER
        };
        self.open_as(tag.name.clone(), category, space);
    }

    pub(super) fn end(&mut self, tag: &Tag<'a>) {
        let name = tag.name.as_ref();
        if self.current().is_none_or(|open| open.space == Space::Html) {
            return self.end_in(self.mode, tag);
        }
        if matches!(name, "p" | "br") {
            self.end_graphics();
            return self.end_in(self.mode, tag);
        }
        let last = self.open.len() - 1;
        for index in (0..=last).rev() {
            if self.open[index].space == Space::Html {
                return self.end_in(self.mode, tag);
            }
            if self.open[index].name == name {
                return self.open.truncate(index);
            }
            if index == last {
                self.tell(MISPLACED);
            }
        }
    }
}
