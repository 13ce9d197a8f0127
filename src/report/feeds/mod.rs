//! What `check` found in feeds, told in the ways that people and CI systems read: one file a
//! format, and `summary` for the line that two of them end with.

mod github;
mod html;
mod json;
mod junit;
mod sarif;
mod summary;
mod text;

use std::io::{self, Write};

use crate::model::{Checked, Diagnostic, Level};

/// A way to tell what was found.
#[derive(Debug)]
pub struct ReportFormat {
    /// As `--format` names it.
    pub name: &'static str,
    /// What it is for, for `--help`.
    pub title: &'static str,
    /// Whether findings of level info are always in it; in the others they are asked for.
    pub shows_info: bool,
    /// Writes the report; the second value is whether colors are wanted.
    pub write: fn(&mut dyn Write, bool, &Results) -> io::Result<()>,
}

/// Every format; the first is the default.
pub const REPORT_FORMATS: &[ReportFormat] = &[
    text::FORMAT,
    json::FORMAT,
    sarif::FORMAT,
    junit::FORMAT,
    github::FORMAT,
    html::FORMAT,
];

/// What came of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// Every file that was checked, in the order of the report.
    pub files: Vec<Checked>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// How many findings the baseline knows; they are not in `files` any more.
    pub hidden: usize,
    /// The mildest level that fails; `None` if nothing does.
    pub fail_on: Option<Level>,
}

/// A file or folder that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// As messages name it.
    pub file: String,
    /// What the system said.
    pub reason: String,
}

impl Results {
    /// Whether a finding of this level fails.
    pub fn fails(&self, level: Level) -> bool {
        self.fail_on.is_some_and(|limit| level <= limit)
    }

    /// Whether any finding fails.
    pub fn has_failures(&self) -> bool {
        self.findings().any(|finding| self.fails(finding.level))
    }

    /// Every finding, file by file.
    fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| &file.findings)
    }

    /// Every finding, the worst of all files first, for readers who stop early.
    fn worst_first(&self) -> Vec<&Diagnostic> {
        let mut findings: Vec<_> = self.findings().collect();
        findings.sort_by_key(|finding| finding.level);
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Code, Place};
    use crate::text::source::Source;

    /// Two files with findings of each level, one of them with a name that every format has to
    /// escape, and one file that is well.
    pub(super) fn sample() -> Results {
        let text = "<rss>\n  <item>😀 bad & <b>\n";
        let place = |at: std::ops::Range<usize>| Place {
            file: "a,b:c%.xml".to_owned(),
            ..Source::new("", text).place(at)
        };
        let date = Diagnostic::new(Code::INVALID_DATE, place(19..22), "`bad & <b>` is no date\nat all");
        let title = Diagnostic::new(Code::MISSING_BODY, place(8..14), "there is no text").help("write one");
        let mut info = Diagnostic::new(Code::INCORRECT_DOW, place(0..5), "good to know");
        info.level = Level::Info;
        let of = |file: &str, findings| Checked {
            file: file.to_owned(),
            format: "rss2.0",
            findings,
        };
        let second = Diagnostic::new(Code::MISSING_BODY, Place::file("z.xml"), "there is no text");
        Results {
            files: vec![
                of("a,b:c%.xml", vec![info, title, date]),
                of("well.xml", Vec::new()),
                of("z.xml", vec![second]),
            ],
            unread: vec![Unread {
                file: "gone.xml".to_owned(),
                reason: "no such file or directory".to_owned(),
            }],
            hidden: 2,
            fail_on: Some(Level::Error),
        }
    }

    pub(super) fn written(format: &ReportFormat, results: &Results) -> String {
        let mut out = Vec::new();
        (format.write)(&mut out, false, results).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn formats_have_distinct_names_and_a_title() {
        for (at, format) in REPORT_FORMATS.iter().enumerate() {
            assert!(REPORT_FORMATS[..at].iter().all(|other| other.name != format.name));
            assert!(!format.title.is_empty());
        }
    }

    #[test]
    fn every_format_tells_of_nothing_too() {
        for format in REPORT_FORMATS {
            written(format, &Results::default());
        }
    }

    #[test]
    fn findings_fail_from_the_level_that_is_asked_for() {
        let mut results = sample();
        let mut fails = |fail_on| {
            results.fail_on = fail_on;
            [Level::Error, Level::Warning, Level::Info].map(|level| results.fails(level))
        };
        assert_eq!(fails(Some(Level::Error)), [true, false, false]);
        assert_eq!(fails(Some(Level::Warning)), [true, true, false]);
        assert_eq!(fails(None), [false, false, false]);
    }
}
