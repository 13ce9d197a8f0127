//! How findings are told: as text for people, as JSON for machines. A report is written to
//! the writer it is given.

mod json;
mod text;

use std::io::{self, Write};

use crate::model::Diagnostic;

/// A way to tell findings.
#[derive(Debug)]
pub struct Format {
    /// Writes findings; the second value is whether colors are wanted.
    pub write: fn(&mut dyn Write, bool, &[Diagnostic]) -> io::Result<()>,
}

/// For people: the line at fault with a caret.
pub const TEXT: Format = Format { write: text::write };

/// For machines: one object a line.
pub const JSON: Format = Format { write: json::write };
