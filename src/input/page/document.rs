//! A page as a tree of elements, out of its tags: what stands in which element, as browsers would nearly see it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::html::tags::{Tag, lower, tags};
use crate::text::html::tidy::BLOCKS;
use crate::text::line;

/// An element of a page.
#[derive(Debug)]
pub(super) struct Element {
    /// Its beginning, among the tags.
    pub tag: usize,
    /// What it stands in, among the elements.
    pub parent: Option<usize>,
    /// The bytes between its beginning and its end.
    pub inner: Range<usize>,
    /// Where its end ends.
    pub end: usize,
    /// The first element behind it that does not stand in it.
    pub next: usize,
}

/// A page.
#[derive(Debug)]
pub(super) struct Document<'h> {
    pub html: &'h str,
    pub tags: Vec<Tag<'h>>,
    /// In the order of the page.
    pub elements: Vec<Element>,
}

/// Elements without content (HTML, section 13.1.2).
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements may stand so deep in one another; what is deeper stands beside (browsers have 512).
const DEEPEST: usize = 500;

/// What is no text for readers.
const UNREAD: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "textarea", "select", "iframe", "title", "button",
];

impl<'h> Document<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        let tags = tags(html);
        let mut tree = Building {
            elements: Vec::new(),
            open: Vec::new(),
            counts: FxHashMap::default(),
        };
        for (at, tag) in tags.iter().enumerate() {
            let name = lower(tag.name).into_owned();
            if tag.is_end {
                tree.close(&name, tag.span.clone());
                continue;
            }
            if is_block(&name) {
                tree.end_paragraph(tag.span.start);
            }
            let is_void = VOID.contains(&&*name) || html[..tag.span.end].ends_with("/>") && !is_block(&name);
            tree.open(at, &name, tag.span.clone(), is_void);
        }
        tree.close_all(html.len());
        Self {
            html,
            tags,
            elements: tree.elements,
        }
    }

    pub(super) fn tag(&self, at: usize) -> &Tag<'h> {
        &self.tags[self.elements[at].tag]
    }

    /// Whether an element has one of these names.
    pub(super) fn is_any(&self, at: usize, names: &[&str]) -> bool {
        self.tag(at).is_any(names)
    }

    /// An attribute that says something.
    pub(super) fn attribute(&self, at: usize, name: &str) -> Option<String> {
        let value = self.tag(at).attribute(name)?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Every element, in order.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.elements.len()
    }

    /// What stands in an element, at any depth.
    pub(super) fn within(&self, at: usize) -> Range<usize> {
        at + 1..self.elements[at].next
    }

    /// What an element stands in, from the inside.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.elements[at].parent, |outer| self.elements[*outer].parent)
    }

    /// The bytes of an element with its tags.
    pub(super) fn outer(&self, at: usize) -> Range<usize> {
        self.tag(at).span.start..self.elements[at].end
    }

    /// The words of an element on one line, as readers see them.
    pub(super) fn words(&self, at: usize) -> String {
        let mut out = String::new();
        self.read(self.elements[at].inner.clone(), self.within(at), &mut out);
        line::single(html_escape::decode_html_entities(&out))
    }

    /// The words of a piece of the page. `inside` are the elements that may begin in it.
    pub(super) fn words_of(&self, bytes: Range<usize>, inside: Range<usize>) -> String {
        let mut out = String::new();
        self.read(bytes, inside, &mut out);
        line::single(html_escape::decode_html_entities(&out))
    }

    /// Adds the text of a piece, its entities as they are. Blocks part words.
    fn read(&self, bytes: Range<usize>, inside: Range<usize>, out: &mut String) {
        let mut unread = 0;
        let of_piece = inside.filter(|at| bytes.contains(&self.tag(*at).span.start));
        let holes: Vec<Range<usize>> = of_piece
            .filter_map(|at| {
                let is_first = self.tag(at).span.start >= unread;
                (is_first && self.is_any(at, UNREAD)).then(|| {
                    unread = self.elements[at].end;
                    self.outer(at)
                })
            })
            .collect();
        let mut from = bytes.start;
        for hole in holes.into_iter().chain(std::iter::once(bytes.end..bytes.end)) {
            let part = from..hole.start.min(bytes.end);
            let first = self.tags.partition_point(|tag| tag.span.start < part.start);
            let mut at = part.start;
            for tag in self.tags[first..].iter().take_while(|tag| tag.span.start < part.end) {
                self.push(at..tag.span.start, out);
                if tag.is_any(BLOCKS) || tag.is_any(&["br", "dt", "dd", "figure", "tr"]) {
                    out.push(' ');
                }
                at = tag.span.end;
            }
            self.push(at..part.end, out);
            from = hole.end;
        }
    }

    /// Adds a piece without tags; what stands in comments is no text.
    fn push(&self, bytes: Range<usize>, out: &mut String) {
        let mut rest = self.html.get(bytes).unwrap_or_default();
        while let Some((before, comment)) = rest.split_once("<!") {
            out.push_str(before);
            let end = if comment.starts_with("--") { "-->" } else { ">" };
            rest = comment.split_once(end).map_or("", |(_, rest)| rest);
        }
        out.push_str(rest);
    }

    /// The class and the id of an element, in lower case.
    pub(super) fn marks(&self, at: usize) -> String {
        let tag = self.tag(at);
        let mut marks = String::new();
        for name in [
            "class",
            "id",
            "data-testid",
            "data-component",
            "data-component-name",
            "data-module",
        ] {
            if let Some(value) = tag.attribute(name) {
                marks.push_str(&value);
                marks.push(' ');
            }
        }
        marks
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// The tree while its tags come.
struct Building {
    elements: Vec<Element>,
    /// Elements whose end has not come, from the outside.
    open: Vec<(usize, String)>,
    /// How many of a name are open.
    counts: FxHashMap<String, usize>,
}

impl Building {
    fn open(&mut self, tag: usize, name: &str, span: Range<usize>, is_void: bool) {
        let at = self.elements.len();
        self.elements.push(Element {
            tag,
            parent: self.open.last().map(|(outer, _)| *outer),
            inner: span.end..span.end,
            end: span.end,
            next: at + 1,
        });
        if !is_void && self.open.len() < DEEPEST {
            *self.counts.entry(name.to_owned()).or_default() += 1;
            self.open.push((at, name.to_owned()));
        }
    }

    /// Ends the innermost element of a name, and whatever was left open in it.
    fn close(&mut self, name: &str, span: Range<usize>) {
        if self.counts.get(name).copied().unwrap_or_default() == 0 {
            return;
        }
        while let Some((at, open)) = self.open.pop() {
            let is_it = open == name;
            self.end(at, &open, span.start, if is_it { span.end } else { span.start });
            if is_it {
                return;
            }
        }
    }

    /// A block ends a paragraph that is open (HTML, section 13.1.2.4).
    fn end_paragraph(&mut self, at: usize) {
        let is_open = self.open.last().is_some_and(|(_, name)| name == "p");
        if is_open && let Some((element, name)) = self.open.pop() {
            self.end(element, &name, at, at);
        }
    }

    fn close_all(&mut self, at: usize) {
        while let Some((element, name)) = self.open.pop() {
            self.end(element, &name, at, at);
        }
    }

    fn end(&mut self, element: usize, name: &str, inner: usize, end: usize) {
        let next = self.elements.len();
        if let Some(count) = self.counts.get_mut(name) {
            *count = count.saturating_sub(1);
        }
        let element = &mut self.elements[element];
        element.inner.end = inner.max(element.inner.start);
        element.end = end.max(element.inner.end);
        element.next = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stand_in_one_another_as_browsers_see_it() {
        let page = Document::new("<body><p>One<p>Two <b>bold</b><div>Three<br>four</div></b></body>");
        let shown: Vec<(&str, Option<usize>, String)> = page
            .all()
            .map(|at| (page.tag(at).name, page.elements[at].parent, page.words(at)))
            .collect();
        let expected = [
            ("body", None, "One Two bold Three four"),
            ("p", Some(0), "One"),
            ("p", Some(0), "Two bold"),
            ("b", Some(2), "bold"),
            ("div", Some(0), "Three four"),
            ("br", Some(4), ""),
        ];
        assert_eq!(
            shown,
            expected.map(|(name, parent, words)| (name, parent, words.to_owned()))
        );
    }

    #[test]
    fn words_are_what_readers_see() {
        let page = Document::new("<p>A<!-- no --> &amp; <script>x = '<b>'</script>B<style>p{}</style></p>");
        assert_eq!(page.words(0), "A & B");
    }

    #[test]
    fn ends_without_a_beginning_take_no_time() {
        let page = format!("{}{}", "<div>".repeat(20_000), "</span>".repeat(200_000));
        let page = Document::new(&page);
        assert_eq!(page.elements.len(), 20_000);
        assert_eq!(page.around(19_999).count(), DEEPEST);
    }
}
