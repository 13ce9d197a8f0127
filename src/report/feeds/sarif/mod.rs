//! For code scanning at GitHub, GitLab and others: SARIF 2.1.0 (OASIS). One run, with the rules
//! that came up (`rule`), and a result for each finding (`result`).

mod result;
mod rule;

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{ReportFormat, Results};
use crate::model::{Diagnostic, Kind};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "sarif",
    title: "SARIF 2.1.0, for code scanning",
    shows_info: true,
    write,
};

/// GitHub takes no more results in a run.
const MOST_RESULTS: usize = 25_000;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

fn write(out: &mut dyn Write, _colors: bool, results: &Results) -> io::Result<()> {
    let findings = results.worst_first();
    let shown = &findings[..findings.len().min(MOST_RESULTS)];
    serde_json::to_writer(&mut *out, &log(shown, findings.len(), results))?;
    writeln!(out)
}

fn log(shown: &[&Diagnostic], found: usize, results: &Results) -> Value {
    let codes = codes(shown);
    let rules: Vec<Value> = codes.iter().copied().map(rule::rule).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": results.unread.is_empty(),
                "toolExecutionNotifications": notifications(shown.len(), found, results),
            }],
            "results": result::results(shown, &codes),
        }],
    })
}

/// The codes of findings, each once, as they come up.
fn codes(findings: &[&Diagnostic]) -> Vec<Kind> {
    let mut codes = Vec::new();
    for finding in findings {
        if !codes.contains(&finding.code) {
            codes.push(finding.code);
        }
    }
    codes
}

/// What went wrong with the check itself.
fn notifications(shown: usize, found: usize, results: &Results) -> Vec<Value> {
    let notification = |level: &str, text: String| json!({ "level": level, "message": { "text": text } });
    let unread = results.unread.iter().map(|unread| {
        let text = format!("`{}` cannot be read: {}", unread.file, unread.reason);
        notification("error", text)
    });
    let cut = (shown < found).then(|| {
        let text = format!(
            "{} of {found} findings are not in this report, the mildest ones",
            found - shown
        );
        notification("warning", text)
    });
    unread.chain(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{sample, written};
    use super::*;
    use crate::model::Place;

    fn run(results: &Results) -> Value {
        let log: Value = serde_json::from_str(&written(&FORMAT, results)).unwrap();
        assert_eq!(log["version"], "2.1.0");
        assert_eq!(log["runs"].as_array().unwrap().len(), 1);
        log["runs"][0].clone()
    }

    #[test]
    fn results_point_at_their_rules_and_places() {
        let run = run(&sample());
        let results = run["results"].as_array().unwrap();
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!((results.len(), rules.len()), (4, 3));
        for result in results {
            let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[rule]["id"], result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"];
            assert!(place["artifactLocation"]["uri"].is_string() && place["region"]["startLine"].is_u64());
        }
        assert_eq!(results[0]["ruleId"], "InvalidDate");
        assert_eq!(results[3]["level"], "note");
        assert_eq!(run["columnKind"], "unicodeCodePoints");
    }

    #[test]
    fn what_cannot_be_read_is_a_notification() {
        let invocation = &run(&sample())["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        assert_eq!(
            invocation["toolExecutionNotifications"][0]["message"]["text"],
            "`gone.xml` cannot be read: no such file or directory"
        );
    }

    #[test]
    fn the_mildest_findings_are_cut_and_the_report_says_so() {
        let mut results = sample();
        results.unread.clear();
        let more = Diagnostic::new(
            crate::model::Code::MISSING_BODY,
            Place::file("z.xml"),
            "there is no text",
        );
        results.files[2].findings = vec![more; MOST_RESULTS + 4];
        let run = run(&results);
        let shown = run["results"].as_array().unwrap();
        assert_eq!(shown.len(), MOST_RESULTS);
        assert_eq!(shown[0]["level"], "error");
        assert!(shown.iter().all(|result| result["level"] != "note"));
        let said = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        assert_eq!(said, "7 of 25007 findings are not in this report, the mildest ones");
    }
}
