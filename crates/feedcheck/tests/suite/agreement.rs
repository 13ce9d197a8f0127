//! How far the checker agrees with the W3C feed validator, on the validator's own test cases:
//! the class that a case is about, and the verdict. What is missed is listed; the floors only rise.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use feedcheck::{Level, Message, Options, Timestamp, check};
use serde_json::Value;

use crate::project;

/// Cases of which the expected class was met, in hundredths of a percent.
const CLASS_FLOOR: usize = 10_000;

/// Cases of which the verdict was the same.
const VERDICT_FLOOR: usize = 10_000;

/// The cases, or `None` when they are not there, which is said aloud.
fn cases() -> Option<(PathBuf, Vec<Value>)> {
    let folder = project().join("../../../shared/w3c");
    let Ok(text) = fs::read_to_string(folder.join("expect.jsonl")) else {
        eprintln!("SKIPPED: {} is not there", folder.display());
        return None;
    };
    let cases = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    Some((folder.join("cases"), cases))
}

/// The comments of a case name its answer: they are blanked, and everything else stays in its place.
fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    // A case in two-byte characters has zeros between.
    for (open, close) in [
        (&b"<!--"[..], &b"-->"[..]),
        (b"<\0!\0-\0-\0", b"-\0-\0>\0"),
        (b"\0<\0!\0-\0-", b"\0-\0-\0>"),
    ] {
        let find = |bytes: &[u8], from: usize, word: &[u8]| {
            bytes[from..]
                .windows(word.len())
                .position(|window| window == word)
                .map(|at| from + at)
        };
        let mut from = 0;
        while let Some(start) = find(&bytes, from, open) {
            let Some(end) = find(&bytes, start, close) else { break };
            for byte in &mut bytes[start + open.len()..end] {
                if !matches!(byte, 0 | b'\n' | b'\r') {
                    *byte = b' ';
                }
            }
            from = end;
        }
    }
    bytes
}

fn options() -> Options<'static> {
    Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
        sound: None,
    }
}

fn words<'a>(case: &'a Value, key: &str) -> Vec<&'a str> {
    case[key]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// Names as the validator writes them, and as we do: without their prefix.
fn plain(name: &str) -> &str {
    name.rsplit([':', '_']).next().unwrap_or(name)
}

/// Whether the message says what the case wants said. The validator calls an attribute the
/// element, and its element the parent, in some messages; we never do.
fn has_params(message: &Message, case: &Value) -> bool {
    let params = case["params"].as_object().unwrap();
    let said: Vec<&str> = message.details.iter().map(|(_, value)| plain(value)).collect();
    params.iter().all(|(key, expected)| {
        let expected = expected.as_str().map_or_else(|| expected.to_string(), str::to_owned);
        match key.as_str() {
            "element" | "parent" | "attr" | "attribute" => said.contains(&plain(&expected)),
            key => message
                .detail(key)
                .is_some_and(|found| plain(found) == plain(&expected)),
        }
    })
}

/// Whether the message is one of those that the case is about.
fn is_meant(message: &Message, case: &Value) -> bool {
    let name = message.code.name;
    let by_level = words(case, "accept_levels").contains(&message.code.level.name());
    (name == case["expect"] || words(case, "accept").contains(&name) || by_level) && has_params(message, case)
}

fn is_met(messages: &[Message], case: &Value) -> bool {
    let expect = case["expect"].as_str().unwrap();
    let except = words(case, "except");
    let negated = case["negated"].as_bool().unwrap();
    if case["level"] == "success" {
        let against = words(case, "against");
        let contradicts = |message: &&Message| against.contains(&message.code.name);
        // We never say that a value is right, so a case that wants this not said is met.
        return negated || !messages.iter().any(|message| contradicts(&message));
    }
    if expect == "Message" && case["level"] == "any" {
        let counts = |message: &&Message| message.code.level != Level::Info && !except.contains(&message.code.name);
        return messages.iter().any(|message| counts(&message)) != negated;
    }
    let counts = |message: &&Message| is_meant(message, case) && !except.contains(&message.code.name);
    messages.iter().any(|message| counts(&message)) != negated
}

fn told(messages: &[Message]) -> Vec<String> {
    let worth = messages.iter().filter(|message| message.code.level != Level::Info);
    worth
        .map(|message| format!("{}@{}", message.code.name, message.line))
        .collect()
}

/// Prints what one of the two says of a case and the other does not, for `DIFFERENCES=1`.
fn differences(case: &Value, messages: &[Message]) {
    let theirs: BTreeSet<&str> = case["messages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|message| message["level"] != "success")
        .filter_map(|message| message["class"].as_str())
        .collect();
    let ours: BTreeSet<&str> = messages.iter().map(|message| message.code.name).collect();
    for class in theirs.difference(&ours) {
        eprintln!("theirs {class}: {}", case["path"]);
    }
    for class in ours.difference(&theirs) {
        eprintln!("ours {class}: {}", case["path"]);
    }
}

#[test]
fn the_w3c_validator_says_the_same() {
    let Some((folder, cases)) = cases() else { return };
    let mut missed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut other_verdict = Vec::new();
    let (mut met, mut counted, mut same) = (0, 0, 0);
    for case in &cases {
        let path = case["path"].as_str().unwrap();
        let bytes = without_comments(&fs::read(folder.join(path)).unwrap());
        let messages = check(&bytes, &options()).messages;
        let is_valid = messages.iter().all(|message| message.code.level != Level::Error);
        if case["needs"] == "" {
            counted += 1;
            if is_met(&messages, case) {
                met += 1;
            } else {
                let not = if case["negated"] == true { "!" } else { "" };
                let class = format!("{not}{}", case["expect"].as_str().unwrap());
                missed
                    .entry(class)
                    .or_default()
                    .push(format!("{path}: {} {:?}", case["params"], told(&messages)));
            }
        }
        if std::env::var_os("DIFFERENCES").is_some() {
            differences(case, &messages);
        }
        if case["valid"] == is_valid {
            same += 1;
        } else {
            other_verdict.push(format!(
                "{path}: valid is {} there; here {:?}",
                case["valid"],
                told(&messages)
            ));
        }
    }
    let share = |part: usize, whole: usize| part * 10_000 / whole.max(1);
    let (classes, verdicts) = (share(met, counted), share(same, cases.len()));
    eprintln!(
        "expected class: {met} of {counted} ({}.{:02} %)",
        classes / 100,
        classes % 100
    );
    eprintln!(
        "verdict: {same} of {} ({}.{:02} %)",
        cases.len(),
        verdicts / 100,
        verdicts % 100
    );
    for (class, paths) in &missed {
        eprintln!("missed {class}:\n  {}", paths.join("\n  "));
    }
    eprintln!("other verdict:\n  {}", other_verdict.join("\n  "));
    assert!(
        classes >= CLASS_FLOOR && verdicts >= VERDICT_FLOOR,
        "agreement has fallen"
    );
}
