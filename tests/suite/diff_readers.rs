//! `feedmill diff --reader`: what was seen when the readers themselves were given the two feeds, one after the other, all of the first
//! marked as read.

use std::fs;

use crate::diff::{Item, diff, rss, stories};
use crate::site::{json_lines, project};

/// What a reader does, as `kind: title`.
fn told(reader: &str, old: &[Item], new: &[Item]) -> (i32, Vec<String>) {
    let run = diff(&rss(old), &rss(new), &["--reader", reader, "--format", "json"]);
    let rows = json_lines(&run.out);
    let rows = rows.iter().filter(|row| row["reader"] == reader);
    let told = rows.map(|row| {
        format!(
            "{}: {}",
            row["change"].as_str().unwrap(),
            row["title"].as_str().unwrap()
        )
    });
    (run.code, told.collect())
}

/// The first story after a change, beside one that stays.
fn changed(prepare: fn(&mut Item), change: fn(&mut Item)) -> (Vec<Item>, Vec<Item>) {
    let mut old = stories([2, 1]);
    old.iter_mut().for_each(prepare);
    let mut new = old.clone();
    change(&mut new[1]);
    (old, new)
}

const KEPT: fn(&mut Item) = |_| {};
const WITHOUT_ID: fn(&mut Item) = |item| item.id.clear();
const ID: fn(&mut Item) = |item| "17".clone_into(&mut item.id);
const LINK: fn(&mut Item) = |item| "https://courier.example/archive/1/".clone_into(&mut item.link);
const TEXT: fn(&mut Item) = |item| "<p>Another text.</p>".clone_into(&mut item.text);
const TITLE: fn(&mut Item) = |item| "Another title".clone_into(&mut item.title);
const DATE: fn(&mut Item) = |item| "Thu, 01 Jan 2026 08:00:00 -0600".clone_into(&mut item.date);

#[test]
fn readers_do_what_they_were_seen_to_do() {
    let again = Some("reader_again: Story 1");
    let (takes, keeps) = (Some("reader_takes: Story 1"), Some("reader_keeps: Story 1"));
    for (reader, prepare, change, expected) in [
        ("newsboat", KEPT, ID, again),
        ("newsboat", KEPT, LINK, None),
        ("newsboat", KEPT, TEXT, takes),
        ("newsboat", KEPT, TITLE, Some("reader_takes: Another title")),
        ("newsboat", KEPT, DATE, None),
        ("newsboat", WITHOUT_ID, LINK, again),
        ("newsboat", WITHOUT_ID, TEXT, takes),
        ("newsboat", WITHOUT_ID, DATE, again),
        ("rss2email", KEPT, ID, again),
        ("rss2email", KEPT, LINK, None),
        ("rss2email", KEPT, TEXT, keeps),
        ("rss2email", KEPT, DATE, None),
        ("rss2email", WITHOUT_ID, LINK, None),
        ("rss2email", WITHOUT_ID, TEXT, again),
        ("rss2email", WITHOUT_ID, DATE, None),
        ("rssguard", KEPT, DATE, again),
        ("rssguard", KEPT, TEXT, None),
        ("quiterss", KEPT, DATE, again),
        ("freshrss", KEPT, TEXT, takes),
        ("liferea", KEPT, TEXT, keeps),
        // Whether these know an entry by its id alone was not measured.
        ("liferea", KEPT, ID, None),
        ("freshrss", WITHOUT_ID, TEXT, None),
    ] {
        let (old, new) = changed(prepare, change);
        let expected: Vec<String> = expected.map(str::to_owned).into_iter().collect();
        assert_eq!(told(reader, &old, &new).1, expected, "{reader}");
    }
}

#[test]
fn of_stories_with_one_id_a_reader_shows_one() {
    let own = stories([3, 2, 1]);
    let mut shared = own.clone();
    for item in &mut shared {
        "20260101".clone_into(&mut item.id);
    }
    for (reader, shown, hidden) in [("newsboat", 3, [2, 1]), ("rss2email", 1, [3, 2])] {
        let expected = vec![
            format!("reader_again: Story {shown}"),
            format!("reader_hidden: Story {}", hidden[0]),
            format!("reader_hidden: Story {}", hidden[1]),
        ];
        assert_eq!(told(reader, &own, &shared), (1, expected));
        // One more under the id that all have is not seen.
        let expected = vec!["reader_hidden: Story 3".to_owned()];
        assert_eq!(told(reader, &shared[1..], &shared), (1, expected));
        // Nor is a new story under the id of one that is still there.
        let mut reused = stories([3, 2, 1]);
        reused[0].id.clone_from(&own[2].id);
        assert!(
            told(reader, &own[1..], &reused)
                .1
                .contains(&"reader_hidden: Story 3".to_owned()),
            "{reader}"
        );
        let expected = vec!["reader_new: Story 3".to_owned()];
        assert_eq!(told(reader, &own[1..], &own), (0, expected));
    }
}

#[test]
fn people_are_told_below_the_name_of_the_reader() {
    let (old, new) = changed(KEPT, DATE);
    let run = diff(&rss(&old), &rss(&new), &["--reader", "newsboat,quiterss"]).ended(1);
    assert_eq!(
        run.out,
        "\
1 entry has another date of publication: some readers will show it again
  Story 1
    was 2026-01-01T09:00:00-06:00
    now 2026-01-01T08:00:00-06:00
in quiterss 0.19
  1 entry comes back as unread
    Story 1
"
    );
    let run = diff(&rss(&old), &rss(&new), &["--reader", "nobody"]).ended(2);
    assert!(
        run.err.contains("newsboat") && run.err.contains("rss2email"),
        "{}",
        run.err
    );
}

#[test]
fn every_reader_is_documented() {
    let document = fs::read_to_string(project().join("docs/diff.md")).unwrap();
    for reader in feedmill::compare::READERS {
        let row = format!("| `{}` | {} | {} |", reader.name, reader.version, reader.rule);
        assert!(document.contains(&row), "{row}");
    }
}
