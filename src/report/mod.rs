//! How findings are told. Those about articles and the configuration as text for people or as
//! JSON for machines, below; what `check` found in feeds in the formats of the table in `feeds`.
//! A report is written to the writer it is given.

pub mod baseline;
pub mod feeds;
mod fingerprint;
pub mod help;
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
