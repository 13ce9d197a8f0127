//! Findings as machines read them: one object a line.

use std::io::{self, Write};

use serde::Serialize;

use crate::model::Diagnostic;

#[derive(Serialize)]
struct Finding<'a> {
    level: &'static str,
    code: &'static str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

/// Writes `{"level": …, "code": …, "file": …, "line": …, "column": …, "message": …, "help": …}`
/// for each finding: for machines, one object a line.
pub fn write(out: &mut dyn Write, findings: &[Diagnostic]) -> io::Result<()> {
    for finding in findings {
        let row = Finding {
            level: finding.level.name(),
            code: finding.code.name(),
            file: &finding.place.file,
            line: finding.place.line,
            column: finding.place.column,
            message: &finding.message,
            help: finding.help.as_deref(),
        };
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}
