//! Faults in JSON Feed. The feed has a member in each line.

use super::{Case, Expected};
use Expected::{Always, ByElement};

const BAD: [&str; 4] = ["\"zz zz\"", "\"http://[bad\"", "\"\"", "-1"];

/// All cases of a feed.
pub(super) fn cases(file: &str, text: &str) -> Vec<Case> {
    let lines: Vec<&str> = text.lines().collect();
    let mut cases = Vec::new();
    let mut parent = "feed";
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with('{') && at > 0 {
            parent = "item";
        }
        let Some((key, value, comma)) = member(line) else {
            continue;
        };
        let mut put = |fault: &str, new: &[String], at_line, expected| {
            let old = |range: &[&str]| range.iter().flat_map(|line| [*line, "\n"]).collect::<String>();
            let new: String = new.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
            cases.push(Case {
                name: [file.to_owned(), fault.to_owned(), format!("{parent}/{key}")],
                document: old(&lines[..at]) + &new + &old(&lines[at + 1..]),
                expected,
                line: at_line,
            });
        };
        let n = at + 1;
        let with = |key: &str, value: &str| format!("\"{key}\": {value}{comma}");
        put(
            "misspelt",
            &[with(&format!("{key}x"), value)],
            n,
            Always("UnknownMember"),
        );
        put(
            "double",
            &[format!("\"{key}\": {value},"), (*line).to_owned()],
            n + 1,
            Always("DuplicateMember"),
        );
        put("null", &[with(key, "null")], n, Always("InvalidMemberType"));
        put("list", &[with(key, "[]")], n, Always("InvalidMemberType"));
        put(
            "no quotes",
            &[format!("{key}: {value}{comma}")],
            n,
            Always("InvalidJSON"),
        );
        put("comment", &[format!("{line} // a")], n, Always("InvalidJSON"));
        for bad in BAD {
            put(&format!("bad: {bad}"), &[with(key, bad)], n, ByElement);
        }
        if value.starts_with('"') {
            let open = format!("\"{key}\": {}{comma}", &value[..value.len() - 1]);
            put("open string", &[open], n, Always("InvalidJSON"));
        }
        if comma.is_empty() {
            put("comma at the end", &[format!("{line},")], n + 1, Always("InvalidJSON"));
        } else {
            put(
                "no comma",
                &[with(key, value).trim_end_matches(',').to_owned()],
                n + 1,
                Always("InvalidJSON"),
            );
            let opens = lines[..at]
                .iter()
                .rposition(|line| line.starts_with('{'))
                .map_or(1, |at| at + 1);
            put("dropped", &[], opens, ByElement);
        }
        let cut = format!("\"{key}\": {}", &value[..value.len().min(3)]);
        let document = lines[..at].join("\n") + "\n" + &cut;
        cases.push(Case {
            name: [file.to_owned(), "cut off".to_owned(), format!("{parent}/{key}")],
            document,
            expected: Always("Truncated"),
            line: n,
        });
    }
    cases
}

/// Key, value and comma of a line that is a whole member.
fn member(line: &str) -> Option<(&str, &str, &str)> {
    let (key, value) = line.strip_prefix('"')?.split_once("\": ")?;
    let (value, comma) = value.strip_suffix(',').map_or((value, ""), |value| (value, ","));
    (value != "[").then_some((key, value, comma))
}
