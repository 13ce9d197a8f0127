//! Documents, and the codes that they are told with their lines.

use std::fs;

use super::*;
use crate::Timestamp;
use crate::codes::SECURITY_RISK;

/// The first line of every feed below; nothing is wrong with it.
const HEAD: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": "https://x.example/", "feed_url": "https://x.example/feed.json","#;

/// An item that nothing is wrong with, but for its end.
const ITEM: &str = r#""items": [{"id": "1", "url": "https://x.example/1", "content_text": "x""#;

const AUTHOR: &str = r#""authors": [{"name": "A"}]"#;

fn no_html(_: &str) -> Vec<Found> {
    Vec::new()
}

fn scripts(html: &str) -> Vec<Found> {
    let found = html
        .match_indices("<script")
        .map(|(at, _)| Found::new(SECURITY_RISK, at).with("value", "script"));
    found.collect()
}

fn options(location: Option<&str>) -> Options<'_> {
    Options {
        content_type: None,
        location,
        now: Timestamp::from_unix(1_600_000_000).unwrap(),
        sound: None,
    }
}

/// The format, and what was found in the order of the text.
fn looked(text: &str, options: &Options<'_>, html: fn(&str) -> Vec<Found>) -> (&'static str, Vec<Found>) {
    let (format, _, found) = check(text, options, &html);
    (format, found.into_found())
}

/// The format, and `Code line` of each finding.
fn told(text: &str) -> (&'static str, Vec<String>) {
    let (format, found) = looked(text, &options(Some("https://x.example/feed.json")), scripts);
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let found = found
        .iter()
        .map(|found| format!("{} {}", found.code.name, line(found.at)));
    (format, found.collect())
}

#[track_caller]
fn case(text: &str, expected: &[&str]) {
    assert_eq!(told(text).1, expected, "{text}");
}

/// Members of the feed, from line 2.
#[track_caller]
fn feed(members: &str, expected: &[&str]) {
    case(&format!("{HEAD}\n{members},\n\"items\": []}}"), expected);
}

/// Members of an item, from line 3.
#[track_caller]
fn item(members: &str, expected: &[&str]) {
    case(&format!("{HEAD}\n{ITEM},\n{members}}}]}}"), expected);
}

/// An item of these members only, on line 2.
#[track_caller]
fn whole_item(members: &str, expected: &[&str]) {
    case(&format!("{HEAD}\n\"items\": [{{{members}}}]}}"), expected);
}

#[test]
fn a_good_feed_is_told_nothing() {
    item(
        r#""title": "5 < 6 & AT&T", "summary": "S", "content_html": "<p>H &amp; h</p>", "external_url": "https://y.example/",
           "image": "https://x.example/i.png", "banner_image": "https://x.example/b.png", "date_published": "2019-02-07T14:04:00-05:00",
           "date_modified": "2019-02-08T00:00:00Z", "authors": [{"name": "A", "url": "mailto:a@x.example", "avatar": "https://x.example/a.png"}],
           "author": {"name": "A"}, "tags": ["a", "b c"], "language": "en-US", "_shed": {"about": "https://x.example/", "explicit": null, "x": [{"ü": 1}]},
           "attachments": [{"url": "https://x.example/a.m4a", "mime_type": "audio/x-m4a", "title": "L", "size_in_bytes": 0, "duration_in_seconds": 1.5}]"#,
        &[],
    );
    feed(
        r#""description": "D", "user_comment": "C", "next_url": "https://x.example/feed.json?p=2", "icon": "https://x.example/i.png",
           "favicon": "https://x.example/f.png", "authors": [], "language": "de", "expired": true,
           "hubs": [{"type": "WebSub", "url": "https://hub.example/"}], "_a": {}"#,
        &[],
    );
}

#[test]
fn versions_are_addresses_to_the_letter() {
    let feed = |version: &str| {
        told(&format!(
            "{{\"version\": {version}, \"title\": \"T\", \"home_page_url\": \"https://x.example/\",\n\"feed_url\": \"https://x.example/feed.json\", \"items\": []}}"
        ))
    };
    assert_eq!(feed(r#""https://jsonfeed.org/version/1""#), ("jsonfeed1.0", vec![]));
    assert_eq!(feed(r#""https://jsonfeed.org/version/1.1""#), ("jsonfeed1.1", vec![]));
    for other in [
        "https://jsonfeed.org/version/1.1/",
        "http://jsonfeed.org/version/1",
        "https://jsonfeed.org/version/2",
        "1.1",
        "",
    ] {
        let expected = ("jsonfeed1.1", vec!["InvalidFeedVersion 1".to_owned()]);
        assert_eq!(feed(&format!("\"{other}\"")), expected, "{other}");
    }
    assert_eq!(feed("1.1"), ("jsonfeed1.1", vec!["InvalidMemberType 1".to_owned()]));
}

#[test]
fn members_of_version_1_1_are_unknown_to_1_0_and_author_is_not_deprecated_there() {
    let text =
        format!("{HEAD}\n\"author\": {{\"name\": \"A\"}},\n{AUTHOR},\n\"language\": \"english\",\n\"items\": []}}");
    case(
        &text.replace("version/1.1", "version/1"),
        &["UnknownMember 3", "UnknownMember 4", "InvalidLanguage 4"],
    );
    case(&text, &["InvalidLanguage 4"]);
    case(
        &text.replace(&format!("{AUTHOR},"), ""),
        &["DeprecatedMember 2", "InvalidLanguage 4"],
    );
    item(r#""author": {"name": "A"}"#, &["DeprecatedMember 3"]);
}

#[test]
fn members_that_must_or_should_be_there() {
    case(
        "{\"items\":\n[]}",
        &[
            "MissingMember 1",
            "MissingMember 1",
            "MissingRecommendedMember 1",
            "MissingRecommendedMember 1",
        ],
    );
    case(&format!("{HEAD}\n\"_x\": {{}}}}"), &["MissingMember 1"]);
    whole_item(
        r#""url": "https://x.example/1", "content_text": "x""#,
        &["MissingMember 2"],
    );
    whole_item(r#""id": "1", "content_html": "x""#, &["MissingRecommendedMember 2"]);
    whole_item(
        r#""id": "1", "url": "https://x.example/1", "title": "T""#,
        &["MissingItemContent 2"],
    );
    item(
        "\"attachments\": [{\"url\": \"https://x.example/a\"},\n{\"mime_type\": \"audio/mpeg\"}]",
        &["MissingMember 3", "MissingMember 4"],
    );
    feed(
        "\"hubs\": [{\"type\": \"WebSub\"},\n{\"url\": \"https://x.example/\"}]",
        &["MissingMember 2", "MissingMember 3"],
    );
    feed("\"authors\": [{\"name\": \"A\"},\n{}]", &["EmptyAuthor 3"]);
    feed(r#""authors": [{"_x": {}}]"#, &["EmptyAuthor 2"]);
    item(
        r#""authors": [{"avatar": "https://x.example/a.png"}, {"url": "https://x.example/"}]"#,
        &[],
    );
}

#[test]
fn members_that_are_unknown_or_there_twice() {
    feed(
        "\"feed\": 1,\n\"titel\": \"x\"",
        &["UnknownMember 2", "UnknownMember 3"],
    );
    item(r#""content": "x""#, &["UnknownMember 3"]);
    feed(
        "\"icon\": \"https://x.example/a\",\n\"icon\": \"b\"",
        &["DuplicateMember 3", "ContainsRelRef 3"],
    );
    feed("\"_a\": {\"b\": [{\"c\": 1,\n\"c\": 2}]}", &["DuplicateMember 3"]);
}

#[test]
fn values_of_a_wrong_type() {
    for members in [
        r#""description": null"#,
        r#""expired": "true""#,
        r#""expired": 1"#,
        r#""icon": ["https://x.example/"]"#,
        r#""authors": {"name": "A"}"#,
        r#""authors": ["A"]"#,
        r#""author": "A", "authors": []"#,
        r#""hubs": "https://x.example/""#,
        r#""language": ["en"]"#,
    ] {
        feed(members, &["InvalidMemberType 2"]);
    }
    for members in [
        r#""summary": null"#,
        r#""tags": "a""#,
        r#""tags": ["a", 1]"#,
        r#""tags": {"a": "b"}"#,
        r#""content_html": 1"#,
        r#""date_published": 1700000000"#,
        r#""attachments": [{"url": "https://x.example/a", "mime_type": "a/b", "size_in_bytes": "12"}]"#,
        r#""attachments": [{"url": "https://x.example/a", "mime_type": "a/b", "duration_in_seconds": null}]"#,
        r#""attachments": [[]]"#,
    ] {
        item(members, &["InvalidMemberType 3"]);
    }
    whole_item(
        r#""id": 1, "url": "https://x.example/1", "content_text": "x""#,
        &["InvalidMemberType 2"],
    );
    case(&format!("{HEAD}\n\"items\": {{}}}}"), &["InvalidMemberType 2"]);
    case(
        &format!("{HEAD}\n\"items\": [1,\n\"a\"]}}"),
        &["InvalidMemberType 2", "InvalidMemberType 3"],
    );
}

#[test]
fn strings_that_say_something_wrong() {
    for (members, code) in [
        (r#""next_url": "feed2.json""#, "InvalidFullLink 2"),
        (r#""icon": "/icon.png""#, "ContainsRelRef 2"),
        (r#""favicon": "https://x.example/a b.png""#, "InvalidUriChar 2"),
        (r#""icon": "http://localhost:4000/i.png""#, "LocalAddress 2"),
        (r#""next_url": "http:///2.json""#, "InvalidFullLink 2"),
        (
            r#""authors": [{"name": "A", "url": "courier:a"}]"#,
            "SchemeNotIANARegistered 2",
        ),
        (r#""language": "zz""#, "InvalidLanguage 2"),
        (r#""language": "english""#, "InvalidLanguage 2"),
        (r#""description": "<b>D</b>""#, "ContainsHTML 2"),
        (r#""user_comment": "AT&amp;T""#, "DoubleEscaped 2"),
        (r#""description": " ""#, "NotBlank 2"),
        (r#""hubs": [{"type": "", "url": "https://x.example/"}]"#, "NotBlank 2"),
        (r#""hubs": [{"type": "WebSub", "url": "/hub"}]"#, "InvalidFullLink 2"),
        (
            r#""authors": [{"name": "A", "url": "example.org"}]"#,
            "InvalidFullLink 2",
        ),
        (r#""authors": [{"name": "A", "avatar": "a.png"}]"#, "ContainsRelRef 2"),
        (r#""authors": [{"name": ""}]"#, "NotBlank 2"),
    ] {
        feed(members, &[code]);
    }
    for (members, code) in [
        (r#""external_url": "y""#, "InvalidFullLink 3"),
        (r#""title": "<i>T</i>""#, "ContainsHTML 3"),
        (r#""summary": "<br>""#, "ContainsHTML 3"),
        (r#""summary": "<section>a</section>""#, "ContainsHTML 3"),
        (r#""image": "i.png""#, "ContainsRelRef 3"),
        (r#""banner_image": """#, "InvalidFullLink 3"),
        (r#""date_published": "2019-02-07""#, "InvalidRFC3339Date 3"),
        (r#""date_modified": "2919-02-07T14:04:00Z""#, "ImplausibleDate 3"),
        (r#""date_published": "1970-01-01T00:00:00Z""#, "ImplausibleDate 3"),
        (r#""tags": ["a", ""]"#, "NotBlank 3"),
        (
            r#""tags": ["a",
            "<b>b</b>"]"#,
            "ContainsHTML 4",
        ),
        (
            r#""attachments": [{"url": "a", "mime_type": "a/b"}]"#,
            "InvalidFullLink 3",
        ),
        (
            r#""attachments": [{"url": "https://x.example/a", "mime_type": "mp3"}]"#,
            "InvalidMIMEType 3",
        ),
        (
            r#""attachments": [{"url": "https://x.example/a.mp3", "mime_type": "image/png"}]"#,
            "EnclosureTypeMismatch 3",
        ),
        (
            r#""attachments": [{"url": "file:///a.mp3", "mime_type": "audio/mpeg"}]"#,
            "LocalAddress 3",
        ),
        (
            r#""attachments": [{"url": "https://x.example/a", "mime_type": "a/b", "size_in_bytes": -1}]"#,
            "InvalidNonNegativeInteger 3",
        ),
        (
            r#""attachments": [{"url": "https://x.example/a", "mime_type": "a/b", "size_in_bytes": 1.5}]"#,
            "InvalidNonNegativeInteger 3",
        ),
        (
            r#""attachments": [{"url": "https://x.example/a", "mime_type": "a/b", "duration_in_seconds": -1}]"#,
            "InvalidNonNegativeInteger 3",
        ),
    ] {
        item(members, &[code]);
    }
    whole_item(
        r#""id": " ", "url": "https://x.example/1", "content_text": "x""#,
        &["MissingMember 2"],
    );
    whole_item(
        r#""id": "1", "url": "/1", "content_text": "<p>x</p>""#,
        &["InvalidFullLink 2", "ContainsHTML 2"],
    );
}

#[test]
fn rules_about_several_members() {
    feed(r#""next_url": "https://X.example/feed.json""#, &["NextIsSelf 2"]);
    let elsewhere = HEAD.replace("feed.json", "other.json");
    case(&format!("{elsewhere}\n\"items\": []}}"), &["SelfDoesntMatchLocation 1"]);
    case(
        &format!("{elsewhere}\n\"next_url\": \"https://x.example/feed.json\", \"items\": []}}"),
        &["SelfDoesntMatchLocation 1", "NextIsSelf 2"],
    );
    case(
        &format!(
            "{}\n\"items\": []}}",
            HEAD.replace("https://x.example/feed.json", "feed.json")
        ),
        &["RelativeSelf 1"],
    );
    let twice = format!(
        "{HEAD}\n{ITEM}}},\n{}, {{\"content_text\": \"x\",\n\"url\": \"https://x.example/1\", \"id\": 1}}]}}",
        &ITEM[10..].replace("\"x\"", "\"y\"}")
    );
    case(&twice, &["DuplicateValue 3", "InvalidMemberType 4", "DuplicateValue 4"]);
    whole_item(
        r#""id": "1", "url": "https://x.example/1", "content_html": "", "content_text": " ""#,
        &["NotBlank 2"],
    );
    whole_item(
        r#""id": "1", "url": "https://x.example/1", "content_html": "", "title": "T""#,
        &[],
    );
}

#[test]
fn extensions_have_names_and_are_objects() {
    for members in [
        r#""_": {}"#,
        r#""_1": {}"#,
        r#""_a.b": {}"#,
        r#""_a": 1"#,
        r#""_a": {"_b": 1}"#,
        r#""_a": {"b": {"c.d": 1}}"#,
    ] {
        feed(members, &["UnknownMember 2"]);
    }
    item(r#""_a_b": {"c": {"d": ["e"]}}"#, &[]);
}

#[test]
fn findings_say_where_in_words() {
    let text = format!(
        "{HEAD}\n{ITEM}}},\n{{\"id\": \"2\", \"url\": \"https://x.example/2\", \"content_html\": \"\\u00e9\\n<script>\", \"authors\": [{{\"name\": 7}}], \"_a\": 1}}]}}"
    );
    let (_, found) = looked(&text, &options(None), scripts);
    assert!(text[found[0].at..].starts_with("<script>"));
    let details = |found: &Found| {
        let part = |key: &str| {
            found
                .details
                .iter()
                .find(|(name, _)| *name == key)
                .map_or("", |(_, value)| value)
                .to_owned()
        };
        [
            part("element"),
            part("parent"),
            part("value"),
            part("message") + &part("hint"),
        ]
    };
    assert_eq!(details(&found[0]), ["content_html", "item 2", "script", ""]);
    assert_eq!(
        details(&found[1]),
        ["name", "author 1 of item 2", "7", "a number where a string belongs"]
    );
    assert_eq!(details(&found[2]), ["_a", "item 2", "", ": an extension is an object"]);
}

#[test]
fn what_is_no_json_is_told_at_its_place() {
    case("", &["InvalidJSON 1"]);
    case(&format!("{HEAD}\n\"items\": [],\n}}"), &["InvalidJSON 3"]);
    case(&format!("{HEAD}\n\"items\": []}}\nx"), &["InvalidJSON 3"]);
    case(
        &format!("{HEAD}\n\"description\": \"a\tb\", \"items\": []}}"),
        &["InvalidJSON 2"],
    );
    case(&format!("{HEAD}\n'items': []}}"), &["InvalidJSON 2"]);
    assert_eq!(told(&HEAD.replace("\"title\"", "title")).0, "jsonfeed1.1");
    // These two are told, and the rest is looked at.
    case(
        &format!("\u{FEFF}{HEAD}\n\"icon\": \"i\", \"items\": []}}"),
        &["InvalidJSON 1", "ContainsRelRef 2"],
    );
    case(
        &format!("{HEAD}\n\"description\": \"a\\ud83d\", \"icon\": \"i\",\n\"items\": 1}}"),
        &["InvalidJSON 2", "ContainsRelRef 2", "InvalidMemberType 3"],
    );
}

#[test]
fn what_is_no_feed_is_told_so() {
    for text in [
        "[]",
        "1",
        "null",
        "\"x\"",
        "{}",
        "{\"version\": \"1.0.0\", \"name\": \"package\"}",
    ] {
        assert_eq!(told(text), ("unknown", vec!["UnknownFormat 1".to_owned()]), "{text}");
    }
}

#[test]
fn depth_is_told_fast() {
    let deep = format!(
        "{HEAD}\n\"_a\":\n{}{}, \"items\": []}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    case(&deep, &["TooDeep 3"]);
    case(&"[".repeat(1_000_000), &["TooDeep 1"]);
    case(&"{\"a\":".repeat(1_000_000), &["TooDeep 1"]);
}

#[test]
fn a_document_that_is_too_deep_says_how_deep() {
    let (_, found) = looked(&"[".repeat(100), &options(None), scripts);
    let message = "values stand more than 64 deep in one another".to_owned();
    assert_eq!(found[0].details, [("message", message)]);
}

#[test]
fn a_flood_of_faults_is_bounded() {
    let keys = (0..50_000).fold(String::new(), |keys, at| keys + &format!("\"k{at}\": 1,"));
    let items = "1,".repeat(50_000);
    let (_, found) = looked(&format!("{HEAD}{keys}\"items\": [{items}1]}}"), &options(None), no_html);
    let told = found;
    let cut = told.iter().filter(|found| found.code.name == "MoreOfTheSame").count();
    assert!(cut >= 2 && told.len() < 5_000, "{cut} of {}", told.len());
}

/// Texts that were cut anywhere, as by a full disk.
#[test]
fn cut_texts_are_told_and_not_more() {
    let whole = format!("\u{FEFF}{HEAD}\n{ITEM}, \"content_html\": \"\\ud83d\\ude00<script>é\"}}]}}");
    for at in (0..whole.len()).filter(|&at| whole.is_char_boundary(at)) {
        let (_, found) = looked(&whole[..at], &options(None), scripts);
        let code = if whole[..at].trim_start_matches('\u{FEFF}').is_empty() {
            "InvalidJSON"
        } else {
            "Truncated"
        };
        assert!(found.iter().any(|found| found.code.name == code), "{at}: {found:?}");
        assert!(found.iter().all(|found| found.at <= at), "{at}");
    }
}

#[test]
fn our_own_feeds_are_told_nothing() {
    let feeds = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../feeds"))
        .into_iter()
        .flatten();
    let files = feeds.filter(|file| file.path().extension().is_some_and(|ending| ending == "json"));
    let mut number = 0;
    for file in files {
        let text = fs::read_to_string(file.path()).unwrap();
        let later = Options {
            now: Timestamp::from_unix(1_800_000_000).unwrap(),
            ..options(None)
        };
        let (format, found) = looked(&text, &later, no_html);
        assert_eq!(
            (format, found),
            ("jsonfeed1.1", Vec::new()),
            "{}",
            file.path().display()
        );
        number += 1;
    }
    assert!(number > 10);
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn real_feeds_are_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples/feeds/files");
    let Ok(files) = fs::read_dir(folder) else {
        eprintln!("SKIPPED: {folder} is not here");
        return;
    };
    let texts = files
        .flatten()
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "json"));
    for file in texts {
        let text = fs::read_to_string(file.path()).unwrap();
        let (format, found) = looked(&text, &options(None), no_html);
        assert!(format.starts_with("jsonfeed"), "{}", file.path().display());
        assert!(
            found.iter().all(|found| found.code.level != crate::Level::Error),
            "{found:#?}"
        );
    }
}
