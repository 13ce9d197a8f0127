//! What is wrong with the configuration, each with its place. Nothing stops at the first mistake.

use std::ops::Range;

use crate::model::{Code, Diagnostic};
use crate::text::node::Node;
use crate::text::source::Source;

/// All that is wrong with the configuration.
pub struct Mistakes<'a> {
    source: Source<'a>,
    pub found: Vec<Diagnostic>,
}

impl<'a> Mistakes<'a> {
    pub fn new(source: Source<'a>) -> Self {
        Self {
            source,
            found: Vec::new(),
        }
    }

    pub fn add(&mut self, span: &Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Code::INVALID_CONFIGURATION, span, message.into())
    }

    pub fn push(&mut self, code: &'static Code, span: &Range<usize>, message: String) -> &mut Diagnostic {
        self.found
            .push(Diagnostic::new(code, self.source.place(span.clone()), message));
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    pub fn line(&self, span: &Range<usize>) -> usize {
        self.source.line_of(span.start)
    }
}

/// Notes that `path` is of the wrong kind.
pub(super) fn wrong_kind<'m>(
    path: &str,
    wanted: &str,
    node: &Node,
    mistakes: &'m mut Mistakes<'_>,
) -> &'m mut Diagnostic {
    mistakes.add(
        &node.span,
        format!("`{path}` must be {wanted}, not {}", node.value.kind()),
    )
}
