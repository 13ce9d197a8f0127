//! `feedmill explain`: every code of both tables, with all that is known of it.

use feedcheck::codes;
use feedmill::model::{CODES, Code, Kind, SERVED_CODES};
use serde_json::{Value, json};

use crate::site::{Site, json_lines};

fn explain(arguments: &[&str]) -> String {
    Site::new().run(&[&["explain"], arguments].concat()).success().out
}

fn heading(code: Kind) -> String {
    let (level, name, found_in) = (code.level().name(), code.name(), code.found_in());
    format!("{level}[{name}] in {found_in}: {}\n", code.meaning())
}

#[test]
fn a_message_about_feeds_is_explained_with_examples() {
    let code = codes::find("MissingGuid").unwrap();
    let explanation = &code.explanation;
    let out = explain(&["missingguid"]);
    assert!(out.starts_with(&heading(code.into())), "{out}");
    let indented = |line: &str| format!("    {line}").trim_end().to_owned() + "\n";
    let lines = |text: &str| {
        text.trim_matches('\n')
            .lines()
            .map(indented)
            .collect::<Vec<_>>()
            .concat()
    };
    for part in [
        format!("\nwhy: {}\n", explanation.why),
        format!("\nsource: {}\n", explanation.source),
        format!("\nhow to mend it: {}\n", explanation.mend),
        format!("\nwrong:\n\n{}", lines(explanation.wrong.text)),
        format!("\nright:\n\n{}", lines(explanation.right.text)),
    ] {
        assert!(out.contains(&part), "not in it: {part}\n{out}");
    }
}

#[test]
fn a_finding_in_articles_has_a_meaning() {
    assert_eq!(explain(&["MissingDate"]), heading(Code::MISSING_DATE.into()));
}

#[test]
fn a_name_in_both_tables_is_explained_twice() {
    let out = explain(&["BadCharacters"]);
    let in_feeds = heading(codes::find("BadCharacters").unwrap().into());
    let in_articles = heading(Code::BAD_CHARACTERS.into());
    assert!(
        out.starts_with(&in_feeds) && out.ends_with(&format!("\n{in_articles}")),
        "{out}"
    );
}

#[test]
fn without_a_code_all_are_listed() {
    let out = explain(&[]);
    let rows: Vec<Vec<&str>> = out
        .lines()
        .filter(|line| line.starts_with("  "))
        .map(|line| line.split_whitespace().take(2).collect())
        .collect();
    let known = codes::codes()
        .map(Kind::from)
        .chain(CODES.iter().chain(SERVED_CODES).copied().map(Kind::from));
    let expected: Vec<Vec<&str>> = known.map(|code| vec![code.name(), code.level().name()]).collect();
    assert_eq!(rows, expected);
    assert!(
        out.starts_with("in feeds:\n") && out.contains("\n\nin articles:\n"),
        "{out}"
    );
}

#[test]
fn machines_get_objects() {
    assert_eq!(
        json_lines(&explain(&["--format", "json", "MissingDate"])),
        [json!({
            "code": "MissingDate", "level": "error", "found_in": "articles", "meaning": Code::MISSING_DATE.meaning,
            "why": null, "source": null, "mend": null, "wrong": null, "right": null,
        })]
    );
    let all = json_lines(&explain(&["--format", "json"]));
    assert_eq!(all.len(), codes::codes().count() + CODES.len() + SERVED_CODES.len());
    let guid: &Value = all.iter().find(|row| row["code"] == "MissingGuid").unwrap();
    let explanation = &codes::find("MissingGuid").unwrap().explanation;
    assert_eq!(guid["right"], explanation.right.text);
}

#[test]
fn an_unknown_code_ends_in_two_with_a_suggestion() {
    let run = Site::new().run(&["explain", "MisingGuid"]).ended(2);
    assert_eq!(
        run.err,
        "error: there is no message `MisingGuid`: did you mean `MissingGuid`?\n"
    );
    let run = Site::new().run(&["explain", "bananas"]).ended(2);
    assert_eq!(
        run.err,
        "error: there is no message `bananas`: `feedmill explain` lists all\n"
    );
}
