//! For people: file by file, the worst first, each with the line at fault; then a summary.

use std::io::{self, Write};

use super::summary::summary;
use super::{ReportFormat, Results};
use crate::model::{Checked, Diagnostic};
use crate::report::text;

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "text",
    title: "For people: each line at fault, and a summary",
    shows_info: false,
    write,
};

fn write(out: &mut dyn Write, colors: bool, results: &Results) -> io::Result<()> {
    for file in &results.files {
        text::write_each(out, colors, worst_first(file))?;
    }
    writeln!(out, "{}", summary(results))
}

fn worst_first(file: &Checked) -> Vec<&Diagnostic> {
    let mut findings: Vec<_> = file.findings.iter().collect();
    findings.sort_by_key(|finding| (finding.level, finding.place.line, finding.place.column));
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{sample, written};
    use super::*;

    #[test]
    fn the_worst_of_a_file_comes_first() {
        assert_eq!(
            written(&FORMAT, &sample()),
            "\
error[InvalidDate]: `bad & <b>` is no date at all
 --> a,b:c%.xml:2:11
  |
2 |   <item>😀 bad & <b>
  |            ^^^

warning[MissingBody]: there is no text
 --> a,b:c%.xml:2:3
  |
2 |   <item>😀 bad & <b>
  |   ^^^^^^
  = help: write one

info[IncorrectDOW]: good to know
 --> a,b:c%.xml:1:1
  |
1 | <rss>
  | ^^^^^

warning[MissingBody]: there is no text
--> z.xml

3 feeds: 1 error, 2 warnings, 1 info in 2 feeds; 2 findings of the baseline not shown; 1 file could not be read
"
        );
    }
}
