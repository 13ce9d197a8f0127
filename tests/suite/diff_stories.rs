//! `feedmill diff`: which entries are one story, and what became of it.

use serde_json::{Value, json};

use crate::diff::{Item, diff, rss, stories};
use crate::site::json_lines;

/// The kinds of change and the titles of the entries, as JSON has them.
fn changes(old: &str, new: &str) -> (i32, Vec<String>) {
    let run = diff(old, new, &["--format", "json"]);
    let row = |row: &Value| match row["title"].as_str() {
        Some(title) => format!("{}: {title}", row["change"].as_str().unwrap()),
        None => row["change"].as_str().unwrap().to_owned(),
    };
    (run.code, json_lines(&run.out).iter().map(row).collect())
}

#[track_caller]
fn case(old: &[Item], new: &[Item], code: i32, expected: &[&str]) {
    let expected = expected.iter().map(|row| (*row).to_owned()).collect();
    assert_eq!(changes(&rss(old), &rss(new)), (code, expected));
}

/// Stories after a change to all of them.
fn all(numbers: &[usize], change: impl Fn(&mut Item)) -> Vec<Item> {
    let mut items = stories(numbers.iter().copied());
    items.iter_mut().for_each(change);
    items
}

const HOME: &str = "https://courier.example/";

#[test]
fn a_link_is_a_sign_where_it_stands_once_on_each_side() {
    let alerts = |numbers: &[usize]| all(numbers, |item| item.link = "https://courier.example/alerts/".to_owned());
    // Story 1 and Story 3 stand alone on their sides once Story 2 is matched.
    case(
        &alerts(&[2, 1]),
        &alerts(&[3, 2]),
        0,
        &["new: Story 3", "pushed_out: Story 1"],
    );
    // The home page is nobody's page, however many link to it and however it is written.
    for home in [HOME, "https://courier.example", "HTTPS://Courier.Example:443/"] {
        let old = all(&[1], |item| {
            item.link = HOME.to_owned();
            item.text = "<p>Plain words.</p>".to_owned();
        });
        let new = all(&[2], |item| {
            item.link = home.to_owned();
            item.text = "<p>Plain words.</p>".to_owned();
        });
        case(&old, &new, 0, &["new: Story 2", "pushed_out: Story 1"]);
    }
}

#[test]
fn a_link_is_a_sign_only_where_title_date_or_text_agree() {
    let old = all(&[1], |_| {});
    let other = |change: fn(&mut Item)| {
        all(&[2], |item| {
            item.link = "https://courier.example/1/".to_owned();
            change(item);
        })
    };
    case(&old, &other(|_| {}), 0, &["new: Story 2", "pushed_out: Story 1"]);
    let agreeing: [fn(&mut Item); 3] = [
        |item| item.title = "Story 1".to_owned(),
        |item| item.date = "Thu, 01 Jan 2026 15:00:00 GMT".to_owned(),
        |item| item.text = "Text  1.".to_owned(),
    ];
    for change in agreeing {
        let new = other(change);
        case(&old, &new, 1, &[&format!("id_changed: {}", new[0].title)]);
    }
}

#[test]
fn an_id_that_several_entries_share_is_none() {
    let shared = |numbers: &[usize]| all(numbers, |item| item.id = "20260101".to_owned());
    let own = all(&[3, 2, 1], |_| {});
    case(
        &own,
        &shared(&[3, 2, 1]),
        1,
        &[
            "id_changed: Story 3",
            "id_changed: Story 2",
            "id_changed: Story 1",
            "id_shared: Story 3",
            "id_shared: Story 2",
            "id_shared: Story 1",
        ],
    );
    // Mended again: every story comes back, and none vanished.
    case(
        &shared(&[3, 2, 1]),
        &own,
        1,
        &["id_changed: Story 3", "id_changed: Story 2", "id_changed: Story 1"],
    );
    case(&shared(&[3, 2, 1]), &shared(&[3, 2, 1]), 0, &[]);
    case(
        &shared(&[2, 1]),
        &shared(&[3, 2, 1]),
        0,
        &["no_own_id: Story 3", "new: Story 3"],
    );
    // A new story under the id of another that is still there.
    let mut new = stories([3, 2, 1]);
    let known = new[2].id.clone();
    new[0].id = known;
    case(
        &stories([2, 1]),
        &new,
        1,
        &["id_shared: Story 3", "id_shared: Story 1", "new: Story 3"],
    );
    let run = diff(&rss(&own), &rss(&shared(&[3, 2, 1])), &[]).ended(1);
    assert!(
        run.out.ends_with(
            "3 entries share an id: of those with the same one, many readers show one\n  Story 3\n    20260101\n  \
             Story 2\n    20260101\n  Story 1\n    20260101\n"
        ),
        "{}",
        run.out
    );
}

#[test]
fn an_entry_that_is_there_twice_is_one() {
    let mut twice = stories([2, 1]);
    twice.push(twice[1].clone());
    case(&stories([2, 1]), &twice, 0, &[]);
    case(&twice, &stories([2, 1]), 0, &[]);
}

#[test]
fn entries_without_ids_are_told_apart_by_link_and_title() {
    let shirts = |numbers: &[usize]| {
        all(numbers, |item| {
            item.id.clear();
            item.link = HOME.to_owned();
        })
    };
    case(
        &shirts(&[2, 1]),
        &shirts(&[3, 2, 1]),
        0,
        &["no_own_id: Story 3", "new: Story 3"],
    );
    let mut moved = shirts(&[2, 1]);
    moved[0].date = "Sat, 03 Jan 2026 09:00:00 -0600".to_owned();
    case(&shirts(&[2, 1]), &moved, 1, &["published_changed: Story 2"]);
}

#[test]
fn an_entry_whose_title_link_and_id_moved_is_found_by_text_and_exact_time() {
    let moved = |date: &str| {
        let mut items = stories([2, 1]);
        items[1].id = "17".to_owned();
        items[1].link = "https://news.courier.example/first/".to_owned();
        items[1].title = "The First Story".to_owned();
        items[1].text = "<div>Text 1.</div>".to_owned();
        items[1].date = date.to_owned();
        items
    };
    let old = stories([2, 1]);
    case(
        &old,
        &moved("Thu, 01 Jan 2026 15:00:00 GMT"),
        1,
        &["id_changed: The First Story", "link_changed: The First Story"],
    );
    case(
        &old,
        &moved("Thu, 01 Jan 2026 15:00:01 GMT"),
        0,
        &["new: The First Story", "pushed_out: Story 1"],
    );
    // Words that stand under two stories of one time are nobody's.
    let notices = |title: &str| {
        all(&[2, 1], |item| {
            item.id = format!("{title}-{}", item.id);
            item.link = format!("{HOME}{title}/{}", item.id);
            item.title = format!("{title} {}", item.title);
            item.date = "Thu, 01 Jan 2026 15:00:00 GMT".to_owned();
            item.text = "Plain words.".to_owned();
        })
    };
    let (_, told) = changes(&rss(&notices("fog")), &rss(&notices("ice")));
    assert!(told.iter().all(|row| !row.starts_with("id_changed")), "{told:?}");
}

#[test]
fn a_link_that_changed_is_named() {
    let mut new = stories([2, 1]);
    new[1].link = "https://courier.example/archive/1/".to_owned();
    let run = diff(&rss(&stories([2, 1])), &rss(&new), &[]).success();
    assert_eq!(
        run.out,
        "\
1 entry leads to another address: the old one has to redirect, because some readers keep it
  Story 1
    was https://courier.example/1/
    now https://courier.example/archive/1/
"
    );
    // Another way to write it is no other address.
    new[1].link = "HTTPS://courier.example:443/1/".to_owned();
    case(&stories([2, 1]), &new, 0, &[]);
    // Where the link is the id, too, one sentence says both.
    let linked = |path: &str| {
        all(&[1], |item| {
            item.link = format!("{HOME}{path}/");
            item.id = item.link.clone();
        })
    };
    case(&linked("1"), &linked("first"), 1, &["id_changed: Story 1"]);
}

/// A story with files of these names.
fn episode(files: &[&str]) -> Vec<Item> {
    let file =
        |name: &&str| format!("<enclosure url=\"https://cdn.example/{name}\" length=\"7\" type=\"audio/mpeg\"/>");
    all(&[1], |item| item.more = files.iter().map(file).collect())
}

#[test]
fn files_count() {
    case(&episode(&["a.mp3"]), &episode(&[]), 1, &["enclosure_lost: Story 1"]);
    case(
        &episode(&["a.mp3", "b.mp3"]),
        &episode(&["b.mp3"]),
        1,
        &["enclosure_lost: Story 1"],
    );
    case(
        &episode(&["a.mp3"]),
        &episode(&["b.mp3"]),
        0,
        &["enclosure_changed: Story 1"],
    );
    case(&episode(&[]), &episode(&["a.mp3"]), 0, &["enclosure_added: Story 1"]);
    case(&episode(&["a.mp3", "b.mp3"]), &episode(&["b.mp3", "a.mp3"]), 0, &[]);
    let mut longer = episode(&["a.mp3"]);
    longer[0].more = longer[0].more.replace("\"7\"", "\"8\"");
    let run = diff(&rss(&episode(&["a.mp3"])), &rss(&longer), &[]).success();
    assert_eq!(
        run.out,
        "1 entry has another file\n  Story 1\n    was https://cdn.example/a.mp3 (audio/mpeg, 7)\n    now https://cdn.example/a.mp3 \
         (audio/mpeg, 8)\n"
    );
    // A story that comes back as unread can lose its file as well.
    let mut silent = episode(&[]);
    silent[0].id = "17".to_owned();
    case(
        &episode(&["a.mp3"]),
        &silent,
        1,
        &["id_changed: Story 1", "enclosure_lost: Story 1"],
    );
}

#[test]
fn attachments_and_links_to_files_count() {
    let json_feed = |attachments: &str| {
        format!(
            "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [{{\"id\": \"1\", \"title\": \"A\", \
             \"attachments\": [{attachments}]}}]}}"
        )
    };
    let file = "{\"url\": \"https://cdn.example/a.mp3\", \"mime_type\": \"audio/mpeg\"}";
    let atom = |link: &str| {
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>A</title>{link}</entry></feed>"
        )
    };
    let link = "<link rel='enclosure' type='audio/mpeg' href='https://cdn.example/a.mp3'/>";
    let lost = (1, vec!["enclosure_lost: A".to_owned()]);
    assert_eq!(changes(&json_feed(file), &json_feed("")), lost);
    assert_eq!(changes(&atom(link), &atom("")), lost);
    assert_eq!(changes(&atom(link), &json_feed("")), lost);
    assert_eq!(changes(&atom(link), &json_feed(file)), (0, Vec::new()));
}

#[test]
fn nothing_is_pushed_out_unless_something_newer_came() {
    case(&stories([3, 2, 1]), &stories([3, 2]), 0, &["vanished: Story 1"]);
    // What came is older than what went.
    case(
        &stories([4, 3]),
        &stories([4, 2]),
        0,
        &["vanished: Story 3", "new: Story 2"],
    );
    let undated = |numbers: &[usize]| all(numbers, |item| item.date.clear());
    case(&undated(&[3, 2, 1]), &undated(&[3, 2]), 0, &["vanished: Story 1"]);
}

#[test]
fn an_emptied_feed_is_breaking() {
    let run = diff(&rss(&stories([1])), &rss(&[]), &["--format", "json"]).ended(1);
    assert_eq!(
        json_lines(&run.out)[0],
        json!({"file": "new", "change": "feed_emptied", "breaking": true, "id": null, "title": null, "old": "1 entry",
               "new": "0 entries"})
    );
    case(&[], &[], 0, &[]);
}

/// An entry of Atom with these dates.
fn atom(dates: &[(&str, u8)], text: &str) -> String {
    let date = |(name, day): &(&str, u8)| format!("<{name}>2026-01-{day:02}T09:00:00Z</{name}>");
    format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>A</title>{}<content>{text}</content>\
         </entry></feed>",
        dates.iter().map(date).collect::<String>()
    )
}

#[test]
fn a_date_of_update_that_is_the_only_one_is_the_date() {
    let both = |published, updated| atom(&[("published", published), ("updated", updated)], "x");
    let alone = |updated| atom(&[("updated", updated)], "x");
    for (old, new, code, expected) in [
        (alone(1), both(1, 1), 0, None),
        (both(1, 1), alone(1), 0, None),
        (both(1, 2), alone(2), 1, Some("published_changed: A")),
        (alone(2), both(1, 2), 1, Some("published_changed: A")),
        (alone(1), alone(2), 1, Some("updated_changed: A")),
        (alone(1), both(1, 2), 1, Some("updated_changed: A")),
        (alone(1), atom(&[("updated", 2)], "y"), 0, Some("corrected: A")),
        (alone(2), atom(&[("updated", 1)], "y"), 1, Some("updated_changed: A")),
    ] {
        let expected = expected.map(str::to_owned).into_iter().collect();
        assert_eq!(changes(&old, &new), (code, expected), "{old}\n{new}");
    }
}

#[test]
fn a_feed_that_is_not_well_formed_is_read_as_check_reads_it() {
    let well = rss(&stories([2, 1])).replace("Story 1", "Rope &amp; Tar");
    for (from, to, line) in [
        ("&amp; Tar", "& Tar", 3),
        ("&amp; Tar", "&amp; Tar&nosuch;", 3),
        ("<p>Text 1.", "<p>Text 1.\u{8}", 3),
        ("</channel></rss>\n", "</channel>", 4),
        ("/1/</link>", "/1/", 3),
        ("<rss ", "<b>Warning</b>: no such file\n<rss ", 1),
        ("<item>", "<item><dcx:a/>", 2),
        ("version=\"2.0\"", "version=\"2.0\" version=\"2.0\"", 1),
    ] {
        let broken = well.replacen(from, to, 1);
        assert_ne!(well, broken, "{from}");
        let run = diff(&broken, &well, &[]).success();
        let told = format!("the document is well-formed again\n  was {line}:");
        assert!(
            run.out.starts_with(&told) && run.out.lines().count() == 3,
            "{to}: {}",
            run.out
        );
        assert_eq!(changes(&well, &broken), (1, vec!["feed_broken".to_owned()]), "{to}");
        let run = diff(&broken, &broken, &[]).success();
        assert_eq!(run.out, "nothing changes for subscribers\n", "{to}");
    }
    // A feed that was cut off holds what stands before.
    let cut = well.split("Rope").next().unwrap();
    let (code, told) = changes(&well, cut);
    assert_eq!((code, told[0].as_str()), (1, "feed_broken"), "{told:?}");
    assert!(!told.iter().any(|row| row.ends_with("Story 2")), "{told:?}");
}

#[test]
fn an_id_that_another_story_had_is_told() {
    // Ids that are numbers by place: each story has the one that the story before it had.
    let by_place = |numbers: &[usize]| {
        let mut items = stories(numbers.iter().copied());
        for (place, item) in items.iter_mut().enumerate() {
            item.id = (place + 1).to_string();
        }
        items
    };
    case(
        &by_place(&[3, 2, 1]),
        &by_place(&[4, 3, 2]),
        1,
        &[
            "id_reused: Story 3",
            "id_reused: Story 2",
            "id_reused: Story 4",
            "new: Story 4",
            "pushed_out: Story 1",
        ],
    );
    // A story that was rewritten keeps its address, its date, its title or its text.
    let old = stories([2, 1]);
    let other = stories([9]).remove(0);
    let rewritten = |keep: fn(&mut Item, &Item)| {
        let mut new = old.clone();
        let id = new[0].id.clone();
        new[0] = Item { id, ..other.clone() };
        keep(&mut new[0], &old[0]);
        new
    };
    let (code, told) = changes(&rss(&old), &rss(&rewritten(|_, _| {})));
    assert_eq!((code, told[0].as_str()), (1, "id_reused: Story 9"), "{told:?}");
    for keep in [
        (|new, old| new.link = old.link.clone()) as fn(&mut Item, &Item),
        |new, old| new.date = old.date.clone(),
        |new, old| new.title = old.title.clone(),
        |new, old| new.text = old.text.clone(),
    ] {
        let (_, told) = changes(&rss(&old), &rss(&rewritten(keep)));
        let is_one = |row: &String| row.starts_with("id_reused") || row.starts_with("new");
        assert!(!told.iter().any(is_one), "{told:?}");
    }
}
