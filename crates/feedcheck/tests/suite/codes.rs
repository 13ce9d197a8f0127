//! The table of messages: names, explanations, and examples that show what they say.

use std::collections::BTreeSet;

use feedcheck::codes::codes;
use feedcheck::{Code, Example, Options, Timestamp, Within, check};

use crate::frame::whole;

/// What is told of an example.
fn told(example: &Example, faults: &mut Vec<String>) -> BTreeSet<&'static str> {
    let (content_type, location) = match example.within {
        Within::Served(content_type) => (Some(content_type), None),
        Within::At(location) => (None, Some(location)),
        _ => (None, None),
    };
    let options = Options {
        content_type,
        location,
        now: Timestamp::now(),
        sound: None,
    };
    let report = check(whole(example.within, example.text).as_bytes(), &options);
    for message in &report.messages {
        let text = message.text();
        if text.contains("`?`") || text.contains(" ?") || text.starts_with('?') {
            faults.push(format!("{}: a gap is not filled: {text}", message.code.name));
        }
    }
    report.messages.iter().map(|message| message.code.name).collect()
}

#[test]
fn every_message_has_an_example_that_fires_and_one_that_is_quiet() {
    let mut faults = Vec::new();
    for code in codes() {
        let explanation = &code.explanation;
        let wrong = told(&explanation.wrong, &mut faults);
        if !wrong.contains(code.name) {
            faults.push(format!("{}: the wrong example gives {wrong:?}", code.name));
        }
        let right = told(&explanation.right, &mut faults);
        if right.contains(code.name) {
            faults.push(format!("{}: the right example gives it, too", code.name));
        }
        if right.contains("SAXError") {
            faults.push(format!("{}: the right example is not well-formed", code.name));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

#[test]
fn every_message_is_explained() {
    let mut names = BTreeSet::new();
    for code in codes() {
        let Code {
            name,
            meaning,
            explanation,
            ..
        } = code;
        assert!(names.insert(*name), "{name} is there twice");
        assert!(is_name(name), "{name}");
        assert!(meaning.ends_with('.') && meaning.len() > 20, "{name}: {meaning}");
        assert!(
            explanation.why.ends_with('.') && explanation.why.len() > 40,
            "{name}: {}",
            explanation.why
        );
        assert!(explanation.source.len() > 10, "{name} names no specification");
        for text in [explanation.says, explanation.mend] {
            assert!(!text.ends_with('.') && !text.is_empty(), "{name}: {text}");
            assert!(
                !text.starts_with(|c: char| c.is_ascii_uppercase()) || is_name_first(text),
                "{name}: {text}"
            );
        }
    }
}

/// A message may begin with a name, such as `RSS`.
fn is_name_first(text: &str) -> bool {
    text.chars().nth(1).is_some_and(|c| c.is_ascii_uppercase())
}
