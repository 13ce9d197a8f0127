//! The errors that a browser's parser finds in a fragment of HTML (HTML, section 13.2.2), found by
//! html5ever. Only the names of elements are kept, no tree.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_fragment};

/// So many errors are told; those behind them mostly follow from the first.
const MOST: usize = 5;

/// The offsets of the errors, and what is wrong there. The parser knows their lines only; `suspect` is where
/// we saw something odd first, which is it when it is on that line.
pub(super) fn errors(text: &str, suspect: usize) -> Vec<(usize, String)> {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let errors = parse_fragment(Errors::default(), ParseOpts::default(), context, Vec::new(), false).one(text);
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let place = |line: u64| {
        let index = usize::try_from(line.saturating_sub(1)).unwrap_or(0);
        let start = starts.get(index).copied().unwrap_or(text.len());
        let end = starts.get(index + 1).copied().unwrap_or(text.len() + 1);
        if (start..end).contains(&suspect) {
            suspect
        } else {
            start
        }
    };
    let told = errors
        .into_iter()
        .map(|(line, message)| (place(line), in_our_words(&message)));
    told.take(MOST).collect()
}

/// What the parser says, and what it means; the first that fits.
const WORDS: &[(&str, &str)] = &[
    ("end of body", "an element is never closed"),
    (
        "self-closing",
        "`/>` closes only elements that have no content, such as `br` and `img`",
    ),
    ("to close", "an end tag closes nothing"),
    ("not open", "an end tag closes nothing"),
    ("wrong heading", "a heading is closed by the end tag of another"),
    (
        "while closing",
        "elements are not closed in the reverse order in which they were opened",
    ),
    (
        "formatting element",
        "elements are not closed in the reverse order in which they were opened",
    ),
    (
        "open element",
        "elements are not closed in the reverse order in which they were opened",
    ),
    ("nested", "an element stands in another of its kind"),
    (
        "character reference",
        "`&` begins a reference that HTML does not know, or that lacks its `;`",
    ),
    ("duplicate attribute", "an attribute is given twice"),
    ("attributes on an end tag", "an end tag has attributes"),
    ("table", "there is text in a table outside of its cells"),
    ("doctype", "a DOCTYPE has no place in a piece of HTML"),
    ("eof", "a tag or comment is never closed"),
    (
        "saw",
        "a character stands where no tag may have it: write `&lt;` if `<` is meant",
    ),
    ("bad character", "there is a character that HTML does not allow"),
    ("unexpected token", "a tag stands where it may not stand"),
];

/// The parser speaks to those who wrote it.
fn in_our_words(message: &str) -> String {
    let message = message.to_ascii_lowercase();
    let known = WORDS.iter().find(|(theirs, _)| message.contains(theirs));
    known.map_or("a browser stumbles over it", |(_, ours)| *ours).to_owned()
}

/// Takes the errors, and forgets everything else.
#[derive(Default)]
struct Errors {
    line: Cell<u64>,
    told: RefCell<Vec<(u64, String)>>,
    next: Cell<usize>,
}

#[derive(Clone)]
struct Handle {
    number: usize,
    name: Rc<QualName>,
}

impl Errors {
    fn handle(&self, name: QualName) -> Handle {
        self.next.set(self.next.get() + 1);
        Handle {
            number: self.next.get(),
            name: Rc::new(name),
        }
    }

    fn nameless(&self) -> Handle {
        self.handle(QualName::new(None, ns!(), local_name!("")))
    }
}

impl TreeSink for Errors {
    type Handle = Handle;
    type Output = Vec<(u64, String)>;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Self::Output {
        self.told.into_inner()
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        let mut errors = self.told.borrow_mut();
        if errors.len() < MOST {
            errors.push((self.line.get(), message.into_owned()));
        }
    }

    fn get_document(&self) -> Handle {
        Handle {
            number: 0,
            name: Rc::new(QualName::new(None, ns!(), local_name!(""))),
        }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, _attributes: Vec<Attribute>, _flags: ElementFlags) -> Handle {
        self.handle(name)
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.nameless()
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.nameless()
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.number == y.number
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }

    fn append(&self, _parent: &Handle, _child: NodeOrText<Handle>) {}
    fn append_based_on_parent_node(&self, _element: &Handle, _before: &Handle, _child: NodeOrText<Handle>) {}
    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}
    fn set_quirks_mode(&self, _mode: QuirksMode) {}
    fn append_before_sibling(&self, _sibling: &Handle, _node: NodeOrText<Handle>) {}
    fn add_attrs_if_missing(&self, _target: &Handle, _attributes: Vec<Attribute>) {}
    fn remove_from_parent(&self, _target: &Handle) {}
    fn reparent_children(&self, _node: &Handle, _parent: &Handle) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::shape::Shape;
    use crate::html::tokens::Tokens;

    #[test]
    fn errors_have_their_line() {
        let found = errors("<p>one</p>\n<p>two</b></p>", 17);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0],
            (
                17,
                "elements are not closed in the reverse order in which they were opened".to_owned()
            )
        );
        assert!(errors("<p>one<p>two", 0).is_empty());
        assert!(!errors("<b>never closed", 0).is_empty());
    }

    #[test]
    fn what_is_called_certain_has_no_error() {
        for text in [
            "<p>A <a href=\"https://x.example/?a=1&amp;b=2\">link</a> &amp; more</p>\n<hr><p>b</p>",
            "<ul><li>a</li> <li><p>b</p></li></ul>",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            "<figure><img src='a.png' alt=''><figcaption>c</figcaption></figure>",
            "<div><h2>a</h2><blockquote><p>b</p></blockquote><br/></div>",
        ] {
            let mut shape = Shape::default();
            Tokens::new(text).for_each(|token| shape.see(&token, 0));
            assert!(shape.is_certain(), "{text}");
            assert_eq!(errors(text, 0), [], "{text}");
        }
    }
}
