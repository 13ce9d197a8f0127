//! Findings as people read them: what is wrong, where, the line itself, and what to do.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::model::{Diagnostic, Excerpt, Level, Place};
use crate::text::line::visible;

/// Terminal colors (ECMA-48, section 8.3.117).
struct Paint {
    error: &'static str,
    warning: &'static str,
    info: &'static str,
    bold: &'static str,
    frame: &'static str,
    off: &'static str,
}

const COLORS: Paint = Paint {
    error: "\x1b[1;31m",
    warning: "\x1b[1;33m",
    info: "\x1b[1;36m",
    bold: "\x1b[1m",
    frame: "\x1b[1;34m",
    off: "\x1b[0m",
};

const NO_COLORS: Paint = Paint {
    error: "",
    warning: "",
    info: "",
    bold: "",
    frame: "",
    off: "",
};

/// Writes each finding for people, the line at fault with a caret, and an empty line behind it.
pub fn write(out: &mut dyn Write, colors: bool, findings: &[Diagnostic]) -> io::Result<()> {
    write_each(out, colors, findings)
}

/// The same for findings in another order than they are kept in.
pub(super) fn write_each<'a>(
    out: &mut dyn Write,
    colors: bool,
    findings: impl IntoIterator<Item = &'a Diagnostic>,
) -> io::Result<()> {
    let paint = if colors { COLORS } else { NO_COLORS };
    findings
        .into_iter()
        .try_for_each(|finding| write_one(out, &paint, finding))
}

fn write_one(out: &mut dyn Write, paint: &Paint, finding: &Diagnostic) -> io::Result<()> {
    let Paint { bold, frame, off, .. } = paint;
    let tone = match finding.level {
        Level::Error => paint.error,
        Level::Warning => paint.warning,
        Level::Info => paint.info,
    };
    let (level, code) = (finding.level.name(), finding.code.name());
    let message = visible(&finding.message);
    writeln!(out, "{tone}{level}[{code}]{off}{bold}: {message}{off}")?;
    let number = finding.place.line.map(|line| line.to_string()).unwrap_or_default();
    let gutter = " ".repeat(number.len());
    writeln!(out, "{gutter}{frame}-->{off} {}", address(&finding.place))?;
    if let Some(excerpt) = &finding.place.excerpt {
        writeln!(out, "{gutter} {frame}|{off}")?;
        writeln!(out, "{frame}{number} |{off} {}", visible(&excerpt.text))?;
        writeln!(out, "{gutter} {frame}|{off} {tone}{}{off}", caret(excerpt))?;
    }
    if let Some(help) = &finding.help {
        writeln!(out, "{gutter} {frame}={off} {bold}help{off}: {}", visible(help))?;
    }
    writeln!(out)
}

/// `articles/x.md:3:8`, which terminals and editors make a link of.
fn address(place: &Place) -> String {
    let numbers = [place.line, place.column.filter(|_| place.line.is_some())];
    numbers
        .into_iter()
        .flatten()
        .fold(visible(&place.file), |address, number| format!("{address}:{number}"))
}

fn caret(excerpt: &Excerpt) -> String {
    let before = visible(&excerpt.text[..excerpt.start]);
    let fault = visible(&excerpt.text[excerpt.start..excerpt.end]);
    format!("{}{}", " ".repeat(before.width()), "^".repeat(fault.width().max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Code;
    use crate::text::source::Source;

    fn written(finding: Diagnostic) -> String {
        let mut out = Vec::new();
        write(&mut out, false, &[finding]).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_finding_shows_its_line_and_points_at_the_fault() {
        let source = Source::new("articles/x.md", "+++\nd港 = \"Sepp 13\"\n+++\n");
        let finding = Diagnostic::new(
            Code::INVALID_DATE,
            source.place(11..20),
            "the date `Sepp 13` cannot be read",
        )
        .help("write it otherwise");
        assert_eq!(
            written(finding),
            "\
error[InvalidDate]: the date `Sepp 13` cannot be read
 --> articles/x.md:2:6
  |
2 | d港 = \"Sepp 13\"
  |       ^^^^^^^^^
  = help: write it otherwise

"
        );
    }

    #[test]
    fn a_finding_about_a_file_needs_no_line() {
        let finding = Diagnostic::new(
            Code::UNREADABLE_FILE,
            Place::file("articles/x.md"),
            "cannot be read: permission denied",
        );
        assert_eq!(
            written(finding),
            "error[UnreadableFile]: cannot be read: permission denied\n--> articles/x.md\n\n"
        );
    }

    #[test]
    fn a_terminal_is_told_nothing_by_the_text_at_fault() {
        let source = Source::new("x\u{1B}[2J\n\u{202E}.xml", "a\t\u{1B}[2Jb");
        let finding = Diagnostic::new(Code::INVALID_DATE, source.place(6..7), "`\u{1B}[2J\nx` is no date");
        assert_eq!(
            written(finding),
            "\
error[InvalidDate]: `\u{FFFD}[2J x` is no date
 --> x\u{FFFD}[2J \u{FFFD}.xml:1:7
  |
1 | a \u{FFFD}[2Jb
  |       ^

"
        );
    }
}
