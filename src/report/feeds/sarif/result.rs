//! A finding as a result (SARIF 2.1.0, section 3.27).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::rule::level;
use crate::model::{Diagnostic, Kind, Place};
use crate::report::fingerprint::fingerprint;

/// A result a finding; `codes` are the rules, in their order.
pub(super) fn results(findings: &[&Diagnostic], codes: &[Kind]) -> Vec<Value> {
    let mut times: BTreeMap<(String, String), usize> = BTreeMap::new();
    findings
        .iter()
        .map(|finding| {
            let known_by = fingerprint(finding);
            let times = times.entry((finding.place.file.clone(), known_by.clone())).or_default();
            *times += 1;
            result(finding, codes, &format!("{known_by}:{times}"))
        })
        .collect()
}

fn result(finding: &Diagnostic, codes: &[Kind], fingerprint: &str) -> Value {
    json!({
        "ruleId": finding.code.name(),
        "ruleIndex": codes.iter().position(|code| *code == finding.code),
        "level": level(finding.level),
        "message": { "text": finding.message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&finding.place.file) },
            "region": region(&finding.place),
        }}],
        // The name that GitHub looks for.
        "partialFingerprints": { "primaryLocationLineHash": fingerprint },
    })
}

/// From 1, in characters, which are code points.
fn region(place: &Place) -> Value {
    let (line, column) = place.start();
    let Some(excerpt) = &place.excerpt else {
        return json!({ "startLine": line, "startColumn": column });
    };
    let fault = excerpt.text[excerpt.start..excerpt.end].chars().count();
    json!({ "startLine": line, "startColumn": column, "endLine": line, "endColumn": column + fault.max(1) })
}

/// A path as a URI reference (RFC 3986): relative to the folder of the run, unless it is whole.
fn uri(path: &str) -> String {
    if path.starts_with("http://") || path.starts_with("https://") {
        return path.to_owned();
    }
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(byte)),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::sample;
    use super::*;

    #[test]
    fn a_result_has_its_place_in_characters_and_a_fingerprint_of_its_own() {
        let sample = sample();
        let date = &sample.files[0].findings[2];
        let results = results(&[date, date], &[date.code]);
        let known_by = fingerprint(date);
        assert_eq!(
            results[0],
            json!({
                "ruleId": "InvalidDate",
                "ruleIndex": 0,
                "level": "error",
                "message": { "text": "`bad & <b>` is no date\nat all" },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": "a%2Cb%3Ac%25.xml" },
                    "region": { "startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 14 },
                }}],
                "partialFingerprints": { "primaryLocationLineHash": format!("{known_by}:1") },
            })
        );
        assert_eq!(
            results[1]["partialFingerprints"]["primaryLocationLineHash"],
            format!("{known_by}:2")
        );
    }

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("feeds/ä b.xml"), "feeds/%C3%A4%20b.xml");
        assert_eq!(uri("https://a.example/x?y=1"), "https://a.example/x?y=1");
        assert_eq!(uri("/srv/x.xml"), "file:///srv/x.xml");
    }
}
