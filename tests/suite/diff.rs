//! `feedmill diff`: what subscribers of old feeds will see when new ones take their place.

use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};

use crate::site::{Run, Site, files_below, json_lines, project, shared};

/// An item of RSS: its number is in its id and address, and is the day that it is from.
#[derive(Clone)]
pub struct Item {
    pub id: String,
    pub link: String,
    pub title: String,
    pub date: String,
    pub updated: Option<String>,
    pub text: String,
    /// Elements besides.
    pub more: String,
}

fn story(number: usize) -> Item {
    Item {
        id: format!("tag:courier.example,2026:{number}"),
        link: format!("https://courier.example/{number}/"),
        title: format!("Story {number}"),
        date: format!("Thu, {number:02} Jan 2026 09:00:00 -0600"),
        updated: None,
        text: format!("<p>Text {number}.</p>"),
        more: String::new(),
    }
}

impl Item {
    fn rss(&self) -> String {
        let Self {
            id,
            link,
            title,
            date,
            text,
            more,
            ..
        } = self;
        let updated = self
            .updated
            .as_ref()
            .map_or_else(String::new, |time| format!("<atom:updated>{time}</atom:updated>"));
        let guid = match id.as_str() {
            "" => String::new(),
            id => format!("<guid isPermaLink=\"false\">{id}</guid>"),
        };
        format!(
            "<item>{guid}<link>{link}</link><title>{title}</title><pubDate>{date}</pubDate>{updated}\
             <description><![CDATA[{text}]]></description>{more}</item>\n"
        )
    }
}

pub fn rss(items: &[Item]) -> String {
    let items: Vec<String> = items.iter().map(Item::rss).collect();
    format!(
        "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>The Courier</title><link>https://courier.example/</link>\
         <atom:link rel=\"self\" href=\"https://courier.example/all.rss\"/><atom:link rel=\"hub\" href=\"https://hub.example/\"/>\n{}</channel></rss>\n",
        items.concat()
    )
}

pub fn stories(numbers: impl IntoIterator<Item = usize>) -> Vec<Item> {
    numbers.into_iter().map(story).collect()
}

/// Compares two texts.
pub fn diff(old: &str, new: &str, arguments: &[&str]) -> Run {
    let site = Site::new().write("old", old).write("new", new);
    site.run(&[&["diff", "old", "new"], arguments].concat())
}

/// What is said of items 5 to 1 after a change to the third.
#[track_caller]
fn case(change: impl Fn(&mut Item), code: i32, expected: &str) {
    let old = stories((1..=5).rev());
    let mut new = old.clone();
    change(&mut new[2]);
    let run = diff(&rss(&old), &rss(&new), &[]).ended(code);
    assert_eq!((run.out.as_str(), run.err.as_str()), (expected, ""));
}

#[test]
fn nothing_changes_for_subscribers_of_our_own_feeds() {
    let feeds = project().join("feeds");
    let folder = feeds.to_str().unwrap();
    let run = Site::new().run(&["diff", folder, folder]).success();
    assert_eq!(
        (run.out.as_str(), run.err.as_str()),
        ("51 feeds: nothing changes for subscribers\n", "")
    );
    let run = Site::new().run(&["diff", folder, folder, "--format", "json"]).success();
    assert_eq!(run.out, "");
    let file = feeds.join("all.rss");
    let run = Site::new()
        .run(&["diff", file.to_str().unwrap(), file.to_str().unwrap()])
        .success();
    assert_eq!(run.out, "nothing changes for subscribers\n");
}

#[test]
fn other_ids_bring_entries_back_as_unread() {
    case(
        |item| item.id = "3".to_owned(),
        1,
        "\
1 entry will come back as unread: its id changed
  Story 3
    was tag:courier.example,2026:3
    now 3
",
    );
    // The address too: the title and the date say that it is the same story.
    case(
        |item| {
            item.id = "https://courier.example/story-3/".to_owned();
            item.link.clone_from(&item.id);
            item.date = "Sat, 03 Jan 2026 15:00:00 GMT".to_owned();
        },
        1,
        "\
1 entry will come back as unread: its id changed
  Story 3
    was tag:courier.example,2026:3
    now https://courier.example/story-3/
1 entry leads to another address: the old one has to redirect, because some readers keep it
  Story 3
    was https://courier.example/3/
    now https://courier.example/story-3/
",
    );
    let (old, mut new) = (stories([2, 1]), stories([2, 1]));
    for item in &mut new {
        item.id = item.link.clone();
    }
    let run = diff(&rss(&old), &rss(&new), &[]).ended(1);
    assert_eq!(
        run.out,
        "\
2 entries will come back as unread: their id changed
  Story 2
    was tag:courier.example,2026:2
    now https://courier.example/2/
  Story 1
    was tag:courier.example,2026:1
    now https://courier.example/1/
"
    );
}

#[test]
fn a_link_that_all_entries_share_makes_no_two_of_them_one() {
    let shared_link = |numbers: std::ops::RangeInclusive<usize>| -> String {
        let mut items = stories(numbers.rev());
        for item in &mut items {
            item.link = "https://courier.example/".to_owned();
        }
        rss(&items)
    };
    let run = diff(&shared_link(1..=2), &shared_link(3..=4), &[]).success();
    assert_eq!(
        run.out,
        "2 entries are new\n  Story 4\n  Story 3\n2 entries were pushed out by newer ones\n  Story 2\n  Story 1\n"
    );
}

#[test]
fn another_date_is_told_and_another_zone_is_no_other_date() {
    case(
        |item| item.date = "Sat, 3 Jan 2026 15:00:00 GMT".to_owned(),
        0,
        "nothing changes for subscribers\n",
    );
    case(
        |item| item.date = "Sat, 03 Jan 2026 09:01:00 -0600".to_owned(),
        1,
        "\
1 entry has another date of publication: some readers will show it again
  Story 3
    was 2026-01-03T09:00:00-06:00
    now 2026-01-03T09:01:00-06:00
",
    );
    case(
        |item| item.date = "some day".to_owned(),
        1,
        "\
1 entry has another date of publication: some readers will show it again
  Story 3
    was 2026-01-03T09:00:00-06:00
    now (none)
",
    );
}

#[test]
fn an_edit_is_silent_unless_its_date_of_update_moves() {
    case(
        |item| item.title = "Story &lt;i&gt;three&lt;/i&gt;".to_owned(),
        0,
        "\
1 entry was edited silently: some readers will keep the old version
  Story three
    was Story 3
    now Story three
",
    );
    case(
        |item| item.text = "<p>Text three.</p>".to_owned(),
        0,
        "1 entry was edited silently: some readers will keep the old version\n  Story 3\n",
    );
    let update = |item: &mut Item| item.updated = Some("2026-01-04T09:00:00-06:00".to_owned());
    case(
        |item| {
            item.text = "<p>Text three.</p>".to_owned();
            update(item);
        },
        0,
        "\
1 entry was corrected: its date of update says so
  Story 3
    was (none)
    now 2026-01-04T09:00:00-06:00
",
    );
    case(
        update,
        1,
        "\
1 entry has another date of update, but no correction: some readers will show it again
  Story 3
    was (none)
    now 2026-01-04T09:00:00-06:00
",
    );
    // What says the same as the first date says nothing.
    case(
        |item| item.updated = Some("2026-01-03T15:00:00Z".to_owned()),
        0,
        "nothing changes for subscribers\n",
    );
}

/// Another author or picture is a correction too, though no word of the text changed.
#[test]
fn an_update_may_be_about_anything_in_the_entry() {
    let mut new = stories([1]);
    new[0].updated = Some("2026-01-04T09:00:00-06:00".to_owned());
    let with_author = rss(&new).replace("<description>", "<author>maren@courier.example</author><description>");
    let run = diff(&rss(&stories([1])), &with_author, &[]).success();
    assert!(run.out.starts_with("1 entry was corrected"), "{}", run.out);
}

#[test]
fn an_update_that_moves_back_is_no_correction() {
    let mut old = stories([1]);
    old[0].updated = Some("2026-01-04T09:00:00-06:00".to_owned());
    let mut new = old.clone();
    new[0].updated = Some("2026-01-04T08:00:00-06:00".to_owned());
    new[0].text = "Another".to_owned();
    let run = diff(&rss(&old), &rss(&new), &[]).ended(1);
    assert!(
        run.out
            .starts_with("1 entry has another date of update, but no correction"),
        "{}",
        run.out
    );
}

#[test]
fn entries_come_and_go() {
    let run = diff(&rss(&stories([5, 4, 3, 2, 1])), &rss(&stories([7, 6, 5, 3])), &[]).success();
    assert_eq!(
        run.out,
        "\
1 entry has vanished: no newer one pushed it out
  Story 4
2 entries are new
  Story 7
  Story 6
2 entries were pushed out by newer ones
  Story 2
  Story 1
"
    );
    let run = diff(&rss(&stories([2, 1])), &rss(&[]), &[]).ended(1);
    assert_eq!(
        run.out,
        "the feed is empty now\n  was 2 entries\n  now 0 entries\n\
         2 entries have vanished: no newer ones pushed them out\n  Story 2\n  Story 1\n"
    );
}

#[test]
fn entries_without_dates_are_told_apart_by_their_places() {
    let undated = |numbers: &[usize]| {
        let mut items = stories(numbers.iter().copied());
        for item in &mut items {
            item.date.clear();
        }
        rss(&items)
    };
    let run = diff(&undated(&[4, 3, 2, 1]), &undated(&[5, 4, 2]), &[]).success();
    assert_eq!(
        run.out,
        "\
1 entry has vanished: no newer one pushed it out
  Story 3
1 entry is new
  Story 5
1 entry was pushed out by newer ones
  Story 1
"
    );
}

#[test]
fn many_entries_are_counted_and_some_are_named() {
    let mut new = stories(1..=28);
    for item in &mut new {
        item.text.clear();
    }
    let run = diff(&rss(&stories(1..=28)), &rss(&new), &[]).success();
    assert!(
        run.out
            .starts_with("28 entries were edited silently: some readers will keep the old versions\n  Story 1\n"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .ends_with("  Story 20\n  and 8 more (`--format json` names them all)\n"),
        "{}",
        run.out
    );
    let run = diff(&rss(&stories(1..=28)), &rss(&new), &["--format", "json"]).success();
    assert_eq!(json_lines(&run.out).len(), 28);
}

#[test]
fn the_feed_itself_is_compared() {
    let atom = |id: &str, title: &str, path: &str| {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>{id}</id><title>{title}</title><link rel=\"self\" href=\"https://courier.example/{path}\"/></feed>"
        )
    };
    let run = diff(
        &atom("a", "The Courier", "a.atom"),
        &atom("b", "The Harbor Courier", "b.atom"),
        &[],
    )
    .success();
    assert_eq!(
        run.out,
        "\
the feed has another id
  was a
  now b
the feed has another title
  was The Courier
  now The Harbor Courier
the feed says another address of its own
  was https://courier.example/a.atom
  now https://courier.example/b.atom
"
    );
}

#[test]
fn machines_get_one_object_a_line() {
    let mut new = stories([4, 3, 2, 1]);
    new[1].id = "3".to_owned();
    new[2].title = "Story two".to_owned();
    new[3].date = "Fri, 02 Jan 2026 09:00:00 -0600".to_owned();
    let run = diff(&rss(&stories([3, 2, 1])), &rss(&new), &["--format", "json"]).ended(1);
    let row = |change: &str, breaking: bool, number: usize| {
        let Item { id, title, .. } = story(number);
        json!({"file": "new", "change": change, "breaking": breaking, "id": id, "title": title, "old": null, "new": null})
    };
    let with = |mut row: Value, parts: &[(&str, &str)]| {
        for (key, value) in parts {
            row[*key] = json!(value);
        }
        row
    };
    assert_eq!(
        json_lines(&run.out),
        [
            with(
                row("id_changed", true, 3),
                &[("id", "3"), ("old", "tag:courier.example,2026:3"), ("new", "3")]
            ),
            with(
                row("published_changed", true, 1),
                &[
                    ("old", "2026-01-01T09:00:00-06:00"),
                    ("new", "2026-01-02T09:00:00-06:00")
                ]
            ),
            with(
                row("edited", false, 2),
                &[("title", "Story two"), ("old", "Story 2"), ("new", "Story two")]
            ),
            row("new", false, 4),
        ]
    );
}

#[test]
fn our_three_formats_show_subscribers_the_same() {
    for (old, new) in [("rss", "atom"), ("atom", "json"), ("json", "rss")] {
        for path in ["all", "waterfront", "topics/harbor", "authors/ines-calloway"] {
            let file = |ending: &str| project().join(format!("feeds/{path}.{ending}"));
            let (old_file, new_file) = (file(old), file(new));
            let run = Site::new()
                .run(&["diff", old_file.to_str().unwrap(), new_file.to_str().unwrap()])
                .success();
            assert_eq!(
                run.out,
                format!(
                    "the feed says another address of its own\n  was https://courier.example/feeds/{path}.{old}\n  now \
                     https://courier.example/feeds/{path}.{new}\n"
                )
            );
        }
    }
}

#[test]
fn older_formats_are_read_too() {
    let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
               <channel rdf:about='https://courier.example/'><title>The Courier</title></channel>\
               <item rdf:about='https://courier.example/1/'><title>Story&#xA0;1</title><dc:date>2026-01-01T15:00Z</dc:date></item></rdf:RDF>";
    let atom = "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>The Courier</title><entry><id>https://courier.example/1/</id>\
                <title>Story 1</title><issued>2026-01-01T09:00:00-06:00</issued><modified>2026-01-01T09:00:00-06:00</modified></entry></feed>";
    let bare = "<rss version='0.91'><channel><title>The Courier</title><item><title>Story 1</title><link>https://courier.example/1/</link>\
                <pubDate>1 Jan 2026 15:00 GMT</pubDate></item></channel></rss>";
    let json = r#"{"version": "https://jsonfeed.org/version/1", "title": "The Courier", "items": [{"id": "https://courier.example/1/",
                "title": "Story 1", "content_text": "", "date_published": "2026-01-01T15:00:00Z"}]}"#;
    for (old, new) in [(rdf, atom), (atom, bare), (bare, json), (json, rdf)] {
        let run = diff(old, new, &[]).success();
        assert_eq!(run.out, "nothing changes for subscribers\n", "{old}\n{new}");
    }
}

#[test]
fn folders_are_compared_file_by_file() {
    let site = Site::new()
        .write("old/a.rss", &rss(&stories([2, 1])))
        .write("old/topics/b.rss", &rss(&stories([1])))
        .write("old/gone.rss", &rss(&[]))
        .write("old/feeds.opml", "<opml/>")
        .write("old/.state/x.rss", "<rss")
        .write("old/page.html", "<p>no & feed")
        .write("old/package.json", "{}")
        .write("new/a.rss", &rss(&stories([3, 2, 1])))
        .write("new/topics/b.rss", &rss(&stories([1])))
        .write("new/fresh.rss", &rss(&[]));
    let run = site.run(&["diff", "old", "new"]).success();
    assert_eq!(
        run.out,
        "\
a.rss
  1 entry is new
    Story 3

fresh.rss
  this feed is new

gone.rss
  this feed is gone

4 feeds: 3 changed
"
    );
    let run = site.run(&["diff", "old", "new", "--format", "json"]).success();
    let changes: Vec<String> = json_lines(&run.out)
        .iter()
        .map(|row| format!("{} {}", row["file"], row["change"]))
        .collect();
    assert_eq!(
        changes,
        [
            r#""a.rss" "new""#,
            r#""fresh.rss" "feed_new""#,
            r#""gone.rss" "feed_gone""#
        ]
    );
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_compared() {
    let site = Site::new()
        .write("old/a.rss", &rss(&stories([1])))
        .write("old/b.rss", &rss(&stories([1])))
        .write("old/c.rss", &rss(&stories([1])))
        .write("new/a.rss", "<rss")
        .write("new/b.rss", "<html/>")
        .write("new/c.rss", &rss(&stories([2, 1])));
    let run = site.run(&["diff", "old", "new"]).ended(2);
    assert_eq!(run.out, "c.rss\n  1 entry is new\n    Story 2\n\n1 feed: 1 changed\n");
    assert_eq!(
        run.err,
        "error: cannot read `new/a.rss`: the document does not have a root node\nerror: cannot read `new/b.rss`: it is no feed\n"
    );
    for (arguments, error) in [
        (["old/a.rss", "nowhere.rss"], "error: cannot read `nowhere.rss`: "),
        (
            ["old/a.rss", "config.toml"],
            "error: cannot read `config.toml`: it is no feed\n",
        ),
        (
            ["old", "new/c.rss"],
            "error: `old` is a folder, and `new/c.rss` is none\n",
        ),
        (
            ["new/c.rss", "old"],
            "error: `old` is a folder, and `new/c.rss` is none\n",
        ),
    ] {
        let run = site.run(&["diff", arguments[0], arguments[1]]).ended(2).said(error);
        assert_eq!(run.out, "");
    }
}

#[test]
fn a_terminal_is_told_nothing_but_text() {
    let feed = |title: &str| format!("{{\"title\": \"T\", \"items\": [{{\"id\": \"1\", \"title\": \"{title}\"}}]}}");
    let run = diff(&feed("a"), &feed("\\u001b[31mb\\n\\nc\\u202e"), &[]).success();
    assert!(
        run.out.contains("  [31mb c\u{FFFD}\n") && !run.out.contains('\u{1b}'),
        "{:?}",
        run.out
    );
}

#[test]
fn hostile_feeds_end_soon() {
    let deep = format!("<rss><channel>{}", "<a>".repeat(100_000));
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\
                <!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><rss><channel><title>&e;&e;&e;</title></channel></rss>";
    for text in [
        deep.as_str(),
        bomb,
        &"[".repeat(100_000),
        &"{\"items\":".repeat(100_000),
        "",
        "\0\0",
        "<",
        "{",
    ] {
        let run = diff(text, &rss(&[]), &[]);
        assert!(run.code == 2 || run.code == 0, "{}: {}", run.code, run.err);
    }
    let channel = |attributes: &str, text: &str| format!("<rss{attributes}><channel>{text}</channel></rss>");
    let numbered = |number: usize, text: &str| -> String {
        let parts = (0..number).map(|number| text.replace('#', &number.to_string()));
        parts.collect()
    };
    let entity = format!("<!DOCTYPE rss [<!ENTITY a \"{}\">]>", "a".repeat(500_000));
    for (text, why) in [
        (
            entity + &channel("", &"&a;".repeat(2000)),
            "its entities grow beyond 4 MB",
        ),
        (channel(&numbered(100_000, " a#=''"), ""), "more than 250 attributes"),
        (channel(&numbered(100_000, " xmlns:a#='u'"), ""), "too many namespaces"),
        (
            channel(&numbered(500, " xmlns:a#='u'"), &"<a/>".repeat(900_000)),
            "too many namespaces",
        ),
        (channel("", &"<a/>".repeat(1_100_000)), "more than 1,000,000 elements"),
        (
            format!("{{\"items\":[{}0]}}", "0,".repeat(3_000_000)),
            "more than 1,000,000 values",
        ),
        (format!("<!--{}-->", " ".repeat(64 * 1024 * 1024)), "larger than 64 MB"),
    ] {
        let run = diff(&text, &rss(&[]), &[]).ended(2);
        run.said("error: cannot read `old`: it is not compared: ").said(why);
    }
    let entities = numbered(100_000, "<!ENTITY e# \"x\">");
    diff(
        &format!("<!DOCTYPE rss [{entities}]>{}", channel("", &numbered(100_000, "&e#;"))),
        &rss(&[]),
        &[],
    )
    .ended(2)
    .said("more than 1000 entities");
    let prefixes = channel("", &numbered(20_000, "<p#:a/>"));
    diff(&prefixes, &prefixes, &[]).ended(2);
    diff(&format!("{{\"items\":[{}0]}}", "0,".repeat(900_000)), &rss(&[]), &[]).success();
    let mut many = String::new();
    for number in 0..20_000 {
        write!(many, "<item><guid>{number}</guid></item>").unwrap();
    }
    let feed = |items: &str| format!("<rss><channel>{items}</channel></rss>");
    diff(&feed(&many), &feed(&many.replace("<guid>", "<guid>x")), &[]).success();
}

#[test]
fn real_feeds_change_nothing_against_themselves() {
    let Some(folder) = shared("samples/feeds/files") else {
        return;
    };
    let feeds = files_below(&folder).len();
    let site = Site::new();
    let run = site
        .run(&["diff", folder.to_str().unwrap(), folder.to_str().unwrap()])
        .success();
    assert_eq!(run.out, format!("{feeds} feeds: nothing changes for subscribers\n"));
}

#[test]
fn every_kind_of_change_is_documented() {
    let document = fs::read_to_string(project().join("docs/diff.md")).unwrap();
    for kind in feedmill::compare::KINDS {
        assert!(document.contains(&format!("| `{}` |", kind.name)), "{}", kind.name);
    }
}
