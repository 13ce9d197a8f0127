//! What `feedmill check` says in each of its formats. How each escapes is tested beside it.

use feedmill::model::Diagnostic;
use serde_json::{Value, json};

use crate::check::{GOOD, check_in, found, only, shown, site, with_both};
use crate::site::json_lines;

#[test]
fn findings_stand_with_their_lines_the_worst_first_and_are_summed_up() {
    let text = with_both();
    let site = site().write("a.xml", &text).write("b.xml", GOOD);
    let run = check_in(&site, &["b.xml", "a.xml"]).ended(1);
    let checked = found("a.xml", &text);
    let (error, warning) = (only(&checked, "InvalidRFC2822Date"), only(&checked, "MissingGuid"));
    assert!(error.place.line > warning.place.line);
    let summary = "2 feeds: 1 error, 1 warning in 1 feed\n";
    assert_eq!(run.out, format!("{}{}{summary}", shown(error), shown(warning)));
    assert_eq!(run.err, "");
}

#[test]
fn json_has_a_line_a_file_in_the_promised_shape() {
    let text = with_both();
    let site = site().write("a.xml", &text).write("b.xml", GOOD);
    let run = check_in(&site, &["--format", "json", "a.xml", "b.xml"]).ended(1);
    let message = |finding: &Diagnostic| {
        let place = &finding.place;
        json!({
            "level": finding.level.name(), "code": finding.code.name(),
            "line": place.line, "column": place.column, "message": finding.message,
        })
    };
    let checked = found("a.xml", &text);
    let messages: Vec<Value> = checked.findings.iter().map(message).collect();
    assert_eq!(
        json_lines(&run.out),
        [
            json!({ "file": "a.xml", "format": "rss2.0", "valid": false, "messages": messages }),
            json!({ "file": "b.xml", "format": "rss2.0", "valid": true, "messages": [] }),
        ]
    );
    let start = r#"{"file":"a.xml","format":"rss2.0","valid":false,"messages":[{"level":"warning","code":"MissingGuid","line":9,"column":"#;
    assert!(run.out.starts_with(start), "{}", run.out);
}

#[test]
fn notes_are_for_machines_and_for_those_who_ask() {
    let text = GOOD.replace("    <language>en-US</language>\n", "");
    let site = site().write("a.xml", &text);
    assert_eq!(check_in(&site, &["a.xml"]).success().out, "1 feed: all well\n");
    for arguments in [["-v", "a.xml"], ["--format=json", "a.xml"], ["--format=sarif", "a.xml"]] {
        let run = check_in(&site, &arguments).success();
        assert!(run.out.contains("MissingDCLanguage"), "{}", run.out);
    }
}

#[test]
fn sarif_has_what_code_scanning_needs() {
    let text = with_both();
    let site = site().write("feeds/ä b.xml", &text);
    let run = check_in(&site, &["--format", "sarif", "feeds"]).ended(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &run["columnKind"]),
        (&json!("feedmill"), &json!("unicodeCodePoints"))
    );
    let (rules, results) = (&driver["rules"], &run["results"]);
    let checked = found("", &text);
    for (at, code) in ["InvalidRFC2822Date", "MissingGuid"].into_iter().enumerate() {
        let (rule, result, finding) = (&rules[at], &results[at], only(&checked, code));
        assert_eq!((&rule["id"], &result["ruleId"]), (&json!(code), &json!(code)));
        assert_eq!(result["ruleIndex"], at);
        assert_eq!(rule["defaultConfiguration"]["level"], finding.code.level().name());
        for key in ["text", "markdown"] {
            assert!(rule["help"][key].is_string());
        }
        assert!(rule["helpUri"].as_str().unwrap().starts_with("http"));
        assert_eq!(result["level"], finding.level.name());
        assert_eq!(result["message"]["text"], finding.message);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "feeds/%C3%A4%20b.xml");
        assert_eq!(place["region"]["startLine"], finding.place.line.unwrap());
        assert_eq!(place["region"]["startColumn"], finding.place.column.unwrap());
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
    }
}

#[test]
fn columns_in_sarif_count_characters_of_the_whole_line() {
    let text = GOOD.replace(
        "    <item>\n",
        &format!("    <!-- {} --><bad1/><item>\n", "😀".repeat(100)),
    );
    let site = site().write("a.xml", &text);
    let run = check_in(&site, &["--format", "sarif", "a.xml"]).ended(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let bad = results
        .iter()
        .find(|result| result["message"]["text"].as_str().unwrap().contains("bad1"));
    let region = &bad.unwrap()["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startColumn"], &region["endColumn"]),
        (&json!(114), &json!(119))
    );
}

#[test]
fn fingerprints_in_sarif_stay_when_lines_move() {
    let site = site().write("a.xml", &with_both());
    let fingerprints = || {
        let log: Value = serde_json::from_str(&check_in(&site, &["--format", "sarif", "a.xml"]).out).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results
            .into_iter()
            .map(|mut result| result["partialFingerprints"].take())
            .collect::<Vec<_>>()
    };
    let before = fingerprints();
    site.put(
        "a.xml",
        with_both().replace("  <channel>\n", "\n  <channel>\n").as_bytes(),
    );
    assert_eq!(fingerprints(), before);
    assert_ne!(before[0], before[1]);
}

#[test]
fn junit_counts_cases_and_failures() {
    let site = site().write("feeds/a.xml", &with_both()).write("feeds/b.xml", GOOD);
    let counts = |arguments: &[&str]| {
        let run = check_in(&site, &[&["--format", "junit", "feeds"], arguments].concat()).ended(1);
        let document = roxmltree::Document::parse(&run.out).unwrap();
        let root = document.root_element();
        ["tests", "failures", "errors"].map(|name| root.attribute(name).unwrap().to_owned())
    };
    assert_eq!(counts(&[]), ["3", "1", "0"]);
    assert_eq!(counts(&["--fail-on", "warning"]), ["3", "2", "0"]);
}

#[test]
fn github_gets_annotations_and_a_total() {
    let text = with_both();
    let site = site().write("a.xml", &text);
    let run = check_in(&site, &["--format", "github", "a.xml"]).ended(1);
    let checked = found("a.xml", &text);
    let line = |code: &str| {
        let finding = only(&checked, code);
        let (level, message) = (finding.level.name(), finding.message.replace('%', "%25"));
        let (line, column) = (finding.place.line.unwrap(), finding.place.column.unwrap());
        format!("::{level} file=a.xml,line={line},col={column},title={code}::{message}\n")
    };
    let (error, warning) = (line("InvalidRFC2822Date"), line("MissingGuid"));
    assert_eq!(
        run.out,
        format!("{error}{warning}1 feed: 1 error, 1 warning in 1 feed\n")
    );
}
