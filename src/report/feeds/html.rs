//! A page for people: every feed with what was found, and a line that counts. It needs nothing but itself.

use std::io::{self, Write};

use super::summary::summary;
use super::{ReportFormat, Results};
use crate::model::{Diagnostic, Level};
use crate::text::escape::escape as html;

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "html",
    title: "A page for people",
    shows_info: true,
    write,
};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}\
h1{font-size:1.4rem}h2{font-size:1.05rem;margin:1.6rem 0 .2rem;overflow-wrap:anywhere}ul{list-style:none;margin:0;padding:0}\
li{border-left:.3rem solid #777;margin:.5rem 0;padding:.1rem .7rem;overflow-wrap:anywhere}li.error{border-color:#b00020}\
li.warning{border-color:#8a5a00}code{font-size:.9em}.help{color:#444}\
@media(prefers-color-scheme:dark){body{color:#eee;background:#151515}.help{color:#bbb}li.error{border-color:#ff8a8a}li.warning{border-color:#e0b050}}";

fn write(out: &mut dyn Write, _has_colors: bool, results: &Results) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>Feeds</title>\n<style>{STYLE}</style>\n<main>\n<h1>{}</h1>",
        html(&summary(results))
    )?;
    for file in &results.files {
        let verdict = match file.findings.iter().map(|finding| finding.level).min() {
            Some(Level::Error) => "invalid",
            Some(_) => "valid",
            None => "all well",
        };
        writeln!(
            out,
            "<h2>{}</h2>\n<p>{}, {verdict}</p>",
            html(&file.file),
            html(file.format)
        )?;
        if !file.findings.is_empty() {
            writeln!(out, "<ul>")?;
            let mut findings: Vec<&Diagnostic> = file.findings.iter().collect();
            findings.sort_by_key(|finding| finding.level);
            for finding in findings {
                item(out, finding)?;
            }
            writeln!(out, "</ul>")?;
        }
    }
    for unread in &results.unread {
        writeln!(
            out,
            "<h2>{}</h2>\n<p>cannot be read: {}</p>",
            html(&unread.file),
            html(&unread.reason)
        )?;
    }
    writeln!(out, "</main>\n</html>")
}

fn item(out: &mut dyn Write, finding: &Diagnostic) -> io::Result<()> {
    let level = finding.level.name();
    let line = finding
        .place
        .line
        .map_or(String::new(), |line| format!(", line {line}"));
    let (code, message) = (html(finding.code.name()), html(&finding.message));
    write!(
        out,
        "<li class=\"{level}\"><b>{level}</b> <code>{code}</code>{line}: {message}"
    )?;
    if let Some(help) = &finding.help {
        write!(out, "<br><span class=\"help\">{}</span>", html(help))?;
    }
    writeln!(out, "</li>")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{sample, written};
    use super::*;

    #[test]
    fn names_and_messages_are_escaped() {
        let page = written(&FORMAT, &sample());
        assert!(page.contains("<h2>a,b:c%.xml</h2>\n<p>rss2.0, invalid</p>"), "{page}");
        assert!(
            page.contains("<b>error</b> <code>InvalidDate</code>, line 2: `bad &amp; &lt;b&gt;` is no date"),
            "{page}"
        );
        assert!(page.contains("<h2>well.xml</h2>\n<p>rss2.0, all well</p>"));
        assert!(page.contains("gone.xml") && !page.contains("<b> is no date"));
    }
}
