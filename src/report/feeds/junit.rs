//! For CI servers that count tests: a suite a file, and in it a case a code. A case fails when
//! one of its findings counts for `--fail-on`; a file without findings is one case that passes.

use std::io::{self, Write};

use super::{ReportFormat, Results, Unread};
use crate::model::{Checked, Diagnostic};
use crate::text::xml;

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "junit",
    title: "JUnit XML: a suite a file, a case a message",
    shows_info: false,
    write,
};

/// The name of the case of a file without findings.
const PASSED: &str = "check";

/// Every finding of one code in one file.
struct Case<'a> {
    findings: Vec<&'a Diagnostic>,
    is_failure: bool,
}

fn write(out: &mut dyn Write, _colors: bool, results: &Results) -> io::Result<()> {
    let suites: Vec<_> = results.files.iter().map(|file| (file, cases(file, results))).collect();
    let unread = results.unread.len();
    let tests: usize = suites.iter().map(|(_, cases)| cases.len().max(1)).sum();
    let failures: usize = suites.iter().map(|(_, cases)| failures(cases)).sum();
    let tests = tests + unread;
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="feedmill check" tests="{tests}" failures="{failures}" errors="{unread}">"#
    )?;
    results.unread.iter().try_for_each(|file| error(out, file))?;
    suites.iter().try_for_each(|(file, cases)| suite(out, file, cases))?;
    writeln!(out, "</testsuites>")
}

/// In the order in which the codes come up.
fn cases<'a>(file: &'a Checked, results: &Results) -> Vec<Case<'a>> {
    let mut cases: Vec<Case<'a>> = Vec::new();
    for finding in &file.findings {
        let is_failure = results.fails(finding.level);
        match cases.iter_mut().find(|case| case.findings[0].code == finding.code) {
            Some(case) => {
                case.findings.push(finding);
                case.is_failure |= is_failure;
            }
            None => cases.push(Case {
                findings: vec![finding],
                is_failure,
            }),
        }
    }
    cases
}

fn failures(cases: &[Case<'_>]) -> usize {
    cases.iter().filter(|case| case.is_failure).count()
}

fn suite(out: &mut dyn Write, file: &Checked, cases: &[Case<'_>]) -> io::Result<()> {
    let name = escaped(&file.file);
    let (tests, failures) = (cases.len().max(1), failures(cases));
    writeln!(
        out,
        r#"  <testsuite name="{name}" tests="{tests}" failures="{failures}" errors="0">"#
    )?;
    if cases.is_empty() {
        writeln!(
            out,
            r#"    <testcase classname="{name}" name="{PASSED}" file="{name}"/>"#
        )?;
    }
    cases.iter().try_for_each(|case| self::case(out, &name, case))?;
    writeln!(out, "  </testsuite>")
}

fn case(out: &mut dyn Write, file: &str, case: &Case<'_>) -> io::Result<()> {
    let first = case.findings[0];
    let (name, level, message) = (first.code.name(), first.level.name(), escaped(&first.message));
    let lines: Vec<String> = case.findings.iter().map(|finding| line(finding)).collect();
    let lines = lines.join("\n");
    writeln!(out, r#"    <testcase classname="{file}" name="{name}" file="{file}">"#)?;
    if case.is_failure {
        writeln!(
            out,
            r#"      <failure type="{level}" message="{message}">{lines}</failure>"#
        )?;
    } else {
        writeln!(out, "      <system-out>{lines}</system-out>")?;
    }
    writeln!(out, "    </testcase>")
}

/// `x.xml:3:8: error: …`
fn line(finding: &Diagnostic) -> String {
    let (line, column) = finding.place.start();
    let (file, message) = (escaped(&finding.place.file), escaped(&finding.message));
    format!("{file}:{line}:{column}: {}: {message}", finding.level.name())
}

fn error(out: &mut dyn Write, unread: &Unread) -> io::Result<()> {
    let (name, reason) = (escaped(&unread.file), escaped(&unread.reason));
    writeln!(
        out,
        r#"  <testsuite name="{name}" tests="1" failures="0" errors="1">
    <testcase classname="{name}" name="{PASSED}" file="{name}">
      <error type="error" message="cannot be read: {reason}"/>
    </testcase>
  </testsuite>"#
    )
}

fn escaped(text: &str) -> String {
    let text = xml::clean(text).0.replace('&', "&amp;").replace('<', "&lt;");
    let text = text.replace('>', "&gt;").replace('"', "&quot;");
    // A parser would make blanks of these in attributes.
    text.replace('\n', "&#10;").replace('\r', "&#13;").replace('\t', "&#9;")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{sample, written};
    use super::*;
    use crate::model::Level;

    #[test]
    fn a_code_is_a_case_and_fails_when_it_counts() {
        let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="feedmill check" tests="6" failures="1" errors="1">
  <testsuite name="gone.xml" tests="1" failures="0" errors="1">
    <testcase classname="gone.xml" name="check" file="gone.xml">
      <error type="error" message="cannot be read: no such file or directory"/>
    </testcase>
  </testsuite>
  <testsuite name="a,b:c%.xml" tests="3" failures="1" errors="0">
    <testcase classname="a,b:c%.xml" name="IncorrectDOW" file="a,b:c%.xml">
      <system-out>a,b:c%.xml:1:1: info: good to know</system-out>
    </testcase>
    <testcase classname="a,b:c%.xml" name="MissingBody" file="a,b:c%.xml">
      <system-out>a,b:c%.xml:2:3: warning: there is no text</system-out>
    </testcase>
    <testcase classname="a,b:c%.xml" name="InvalidDate" file="a,b:c%.xml">
      <failure type="error" message="`bad &amp; &lt;b&gt;` is no date&#10;at all">a,b:c%.xml:2:11: error: `bad &amp; &lt;b&gt;` is no date&#10;at all</failure>
    </testcase>
  </testsuite>
  <testsuite name="well.xml" tests="1" failures="0" errors="0">
    <testcase classname="well.xml" name="check" file="well.xml"/>
  </testsuite>
  <testsuite name="z.xml" tests="1" failures="0" errors="0">
    <testcase classname="z.xml" name="MissingBody" file="z.xml">
      <system-out>z.xml:1:1: warning: there is no text</system-out>
    </testcase>
  </testsuite>
</testsuites>
"#;
        let text = written(&FORMAT, &sample());
        assert_eq!(text, expected);
        roxmltree::Document::parse(&text).unwrap();
    }

    #[test]
    fn warnings_fail_when_they_are_asked_to() {
        let mut results = sample();
        results.fail_on = Some(Level::Warning);
        let text = written(&FORMAT, &results);
        assert_eq!(text.matches("<failure ").count(), 3);
        assert!(text.contains(r#"tests="6" failures="3" errors="1""#));
    }

    #[test]
    fn findings_of_one_code_share_a_case() {
        let mut results = sample();
        let again = results.files[0].findings[2].clone();
        results.files[0].findings.push(again);
        let text = written(&FORMAT, &results);
        assert_eq!(text.matches(r#"name="InvalidDate""#).count(), 1);
        assert_eq!(text.matches("a,b:c%.xml:2:11: error").count(), 2);
    }

    #[test]
    fn no_blank_is_lost_in_attributes() {
        let text = "a\r\n\tb\"<&>";
        let document = format!("<a b=\"{0}\">{0}</a>", escaped(text));
        let document = roxmltree::Document::parse(&document).unwrap();
        let root = document.root_element();
        assert_eq!((root.attribute("b"), root.text()), (Some(text), Some(text)));
    }
}
