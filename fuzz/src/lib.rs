//! What has to hold of every report and of every delivery, whatever the document is.

use feedcheck::{Message, Options, Report, check};
use feedmill::input::{Rules, read};
use feedmill::model::Timestamp;

/// What `Report::format` may say.
const FORMATS: &[&str] = &[
    "rss2.0",
    "rss1.0",
    "rss0.91",
    "rss0.92",
    "atom1.0",
    "atom0.3",
    "jsonfeed1.1",
    "jsonfeed1.0",
    "opml",
    "unknown",
];

/// `Content-Type` and address. The length of a document picks one, so that a document alone says
/// all there is to know of a run.
const SERVED: &[(Option<&str>, Option<&str>)] = &[
    (None, None),
    (None, Some("https://courier.example/feed")),
    (
        Some("application/rss+xml; charset=utf-8"),
        Some("https://courier.example/feed"),
    ),
    (Some("text/xml"), None),
    (Some("application/feed+json"), None),
    (Some("application/atom+xml; charset=iso-8859-1"), None),
];

/// Documents up to so many bytes are looked at twice.
const SMALL: usize = 1024;

/// 2024-01-01T00:00:00Z.
const NOW: i64 = 1_704_067_200;

/// Looks at a document and holds the report to its promises.
pub fn look_at(bytes: &[u8]) {
    let now = Timestamp::from_unix(NOW).expect("a date in range");
    let (content_type, location) = SERVED[bytes.len() % SERVED.len()];
    let options = Options {
        content_type,
        location,
        now,
        sound: None,
    };
    let report = check(bytes, &options);
    assert!(FORMATS.contains(&report.format), "the format `{}`", report.format);
    report.messages.iter().for_each(holds);
    let in_order = report
        .messages
        .is_sorted_by_key(|message| (message.line, message.column));
    assert!(in_order, "not in the order of the document: {:?}", places(&report));
    if bytes.len() <= SMALL {
        assert_eq!(report, check(bytes, &options), "the second look sees something else");
    }
}

/// Reads a delivery as a file of each of these names: its format shows in the name, or in what it holds.
pub fn deliver(names: &[&str], text: &str) {
    for name in names {
        for found in read(name, text, &Rules::default()).into_iter().flatten() {
            assert!(found.line >= 1);
            match found.article {
                Ok(article) => {
                    let stub = &article.stub;
                    let fields = [&stub.title, &article.body.text];
                    assert!(!fields.iter().any(|text| text.contains('\u{1}')), "{stub:?}");
                    assert!(!stub.title.contains('\n'), "{stub:?}");
                }
                Err(reasons) => assert!(!reasons.is_empty()),
            }
        }
    }
}

fn places(report: &Report) -> Vec<(usize, usize, &str)> {
    let place = |message: &Message| (message.line, message.column, message.code.name);
    report.messages.iter().map(place).collect()
}

fn holds(message: &Message) {
    let name = message.code.name;
    assert!(message.line >= 1 && message.column >= 1, "{name} has no place");
    let excerpt = &message.excerpt;
    assert!(excerpt.start <= excerpt.end, "{name}: {excerpt:?}");
    let at_fault = excerpt.text.get(excerpt.start..excerpt.end);
    assert!(at_fault.is_some(), "{name}: no part of it is at fault: {excerpt:?}");
    assert!(!excerpt.text.contains(['\n', '\r']), "{name}: {excerpt:?}");
    assert!(!message.text().is_empty(), "{name} says nothing");
    let explanation = &message.code.explanation;
    for gap in gaps(explanation.says) {
        let is_filled = gap == "where" || message.detail(gap).is_some();
        assert!(is_filled, "{name} does not say its `{gap}`: {:?}", message.details);
    }
}

/// The names in braces.
fn gaps(says: &str) -> impl Iterator<Item = &str> {
    says.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}
