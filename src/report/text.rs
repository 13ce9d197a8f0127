//! Findings as people read them: what is wrong, where, the line itself, and what to do.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Level as Tone, Origin, Renderer, Snippet};

use crate::model::{Diagnostic, Level};

/// Writes each finding, with an empty line behind it.
pub fn write(out: &mut dyn Write, colors: bool, findings: &[Diagnostic]) -> io::Result<()> {
    let renderer = if colors { Renderer::styled() } else { Renderer::plain() };
    for finding in findings {
        writeln!(out, "{}\n", render(&renderer, finding))?;
    }
    Ok(())
}

fn render(renderer: &Renderer, finding: &Diagnostic) -> String {
    let tone = match finding.code.level {
        Level::Error => Tone::ERROR,
        Level::Warning => Tone::WARNING,
    };
    let place = &finding.place;
    let mut origin = Origin::path(place.file.as_str());
    if let Some(line) = place.line {
        origin = origin.line(line);
    }
    if let Some(column) = place.column {
        origin = origin.char_column(column);
    }
    let mut group = tone
        .primary_title(finding.message.as_str())
        .id(finding.code.name)
        .element(origin);
    if let (Some(line), Some(excerpt)) = (place.line, &place.excerpt) {
        let caret = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
        group = group.element(
            Snippet::source(excerpt.text.as_str())
                .line_start(line)
                .annotation(caret),
        );
    }
    if let Some(help) = &finding.help {
        group = group.element(Tone::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Code, Place};
    use crate::text::source::Source;

    #[test]
    fn a_finding_shows_its_line_and_points_at_the_fault() {
        let source = Source::new("articles/x.md", "+++\ndate = \"Sepp 13\"\n+++\n");
        let finding = Diagnostic::new(
            Code::INVALID_DATE,
            source.place(11..20),
            "the date `Sepp 13` cannot be read",
        )
        .help("write it otherwise");
        let mut out = Vec::new();
        write(&mut out, false, &[finding]).unwrap();
        let expected = "\
error[InvalidDate]: the date `Sepp 13` cannot be read
 --> articles/x.md:2:8
  |
2 | date = \"Sepp 13\"
  |        ^^^^^^^^^
  |
  = help: write it otherwise

";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_finding_about_a_file_needs_no_line() {
        let finding = Diagnostic::new(
            Code::UNREADABLE_FILE,
            Place::file("articles/x.md"),
            "cannot be read: permission denied",
        );
        let mut out = Vec::new();
        write(&mut out, false, &[finding]).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "error[UnreadableFile]: cannot be read: permission denied\n --> articles/x.md\n\n"
        );
    }
}
