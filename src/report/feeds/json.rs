//! For machines: one object a line, one line a file, in a shape that other tools rely on.

use std::io::{self, Write};

use serde::Serialize;

use super::{ReportFormat, Results};
use crate::model::{Checked, Diagnostic};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "json",
    title: "For programs: one object a line, one line a file",
    shows_info: true,
    write,
};

#[derive(Serialize)]
struct FileRow<'a> {
    file: &'a str,
    format: &'static str,
    valid: bool,
    messages: Vec<MessageRow<'a>>,
}

#[derive(Serialize)]
struct MessageRow<'a> {
    level: &'static str,
    code: &'static str,
    line: usize,
    column: usize,
    message: &'a str,
}

fn write(out: &mut dyn Write, _colors: bool, results: &Results) -> io::Result<()> {
    for checked in &results.files {
        serde_json::to_writer(&mut *out, &file(checked))?;
        writeln!(out)?;
    }
    Ok(())
}

fn file(checked: &Checked) -> FileRow<'_> {
    FileRow {
        file: &checked.file,
        format: checked.format,
        valid: checked.is_valid(),
        messages: checked.findings.iter().map(message).collect(),
    }
}

fn message(finding: &Diagnostic) -> MessageRow<'_> {
    let (line, column) = finding.place.start();
    MessageRow {
        level: finding.level.name(),
        code: finding.code.name(),
        line,
        column,
        message: &finding.message,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{sample, written};
    use super::*;

    #[test]
    fn a_line_a_file_holds_nothing_but_what_was_promised() {
        assert_eq!(
            written(&FORMAT, &sample()),
            concat!(
                r#"{"file":"a,b:c%.xml","format":"rss2.0","valid":false,"messages":["#,
                r#"{"level":"info","code":"IncorrectDOW","line":1,"column":1,"message":"good to know"},"#,
                r#"{"level":"warning","code":"MissingBody","line":2,"column":3,"message":"there is no text"},"#,
                r#"{"level":"error","code":"InvalidDate","line":2,"column":11,"message":"`bad & <b>` is no date\nat all"}]}"#,
                "\n",
                r#"{"file":"well.xml","format":"rss2.0","valid":true,"messages":[]}"#,
                "\n",
                r#"{"file":"z.xml","format":"rss2.0","valid":true,"messages":["#,
                r#"{"level":"warning","code":"MissingBody","line":1,"column":1,"message":"there is no text"}]}"#,
                "\n",
            )
        );
    }
}
