//! For GitHub Actions: a workflow command a finding, which becomes an annotation at its line.
//! GitHub shows the first ten of a level and step, so the worst of all files come first.

use std::io::{self, Write};

use super::summary::summary;
use super::{ReportFormat, Results};
use crate::model::{Diagnostic, Level};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "github",
    title: "Annotations of a GitHub workflow, the worst first",
    shows_info: false,
    write,
};

fn write(out: &mut dyn Write, _colors: bool, results: &Results) -> io::Result<()> {
    for unread in &results.unread {
        let file = property(&unread.file);
        writeln!(out, "::error file={file}::cannot be read: {}", data(&unread.reason))?;
    }
    for finding in results.worst_first() {
        annotation(out, finding)?;
    }
    writeln!(out, "{}", summary(results))
}

fn annotation(out: &mut dyn Write, finding: &Diagnostic) -> io::Result<()> {
    let command = match finding.level {
        Level::Info => "notice",
        level => level.name(),
    };
    let (line, column) = finding.place.start();
    let (file, title) = (property(&finding.place.file), property(finding.code.name()));
    let message = data(&finding.message);
    writeln!(
        out,
        "::{command} file={file},line={line},col={column},title={title}::{message}"
    )
}

/// The message of a command stands on one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{sample, written};
    use super::*;

    #[test]
    fn annotations_are_escaped_and_the_worst_come_first() {
        assert_eq!(
            written(&FORMAT, &sample()),
            "\
::error file=gone.xml::cannot be read: no such file or directory
::error file=a%2Cb%3Ac%25.xml,line=2,col=11,title=InvalidDate::`bad & <b>` is no date%0Aat all
::warning file=a%2Cb%3Ac%25.xml,line=2,col=3,title=MissingBody::there is no text
::warning file=z.xml,line=1,col=1,title=MissingBody::there is no text
::notice file=a%2Cb%3Ac%25.xml,line=1,col=1,title=IncorrectDOW::good to know
3 feeds: 1 error, 2 warnings, 1 info in 2 feeds; 2 findings of the baseline not shown; 1 file could not be read
"
        );
    }
}
