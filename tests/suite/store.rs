//! The output folder: untouched where nothing changed, whole at every moment, and ours alone.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::time::{Duration, Instant, SystemTime};

use crate::site::{CONFIG, Site, assert_same};

fn times(site: &Site) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| fs::metadata(site.path("feeds").join(path)).unwrap().modified().unwrap();
    site.files().keys().map(|path| (path.clone(), time(path))).collect()
}

#[test]
fn what_a_killed_first_run_left_behind_is_removed() {
    let site = Site::new().good_article();
    for path in [
        "feeds/.feedmill-x.tmp",
        "feeds/topics/.feedmill-y.tmp",
        "feeds/.feedmill/.feedmill-z.tmp",
    ] {
        site.put(path, b"half a feed");
    }
    site.put("feeds/notes.tmp", b"mine");
    site.build(&[]).success();
    let left: Vec<String> = site.files().into_keys().filter(|path| path.ends_with(".tmp")).collect();
    assert_eq!(left, ["notes.tmp"]);
}

#[test]
fn building_twice_writes_nothing_the_second_time() {
    let site = Site::new().good_article();
    site.build(&[]).success();
    let before = times(&site);
    std::thread::sleep(Duration::from_millis(20));
    let run = site.build(&[]).success();
    assert_eq!(run.out, "2 feeds with 1 entry: nothing changed in 9 files\n");
    assert_eq!(times(&site), before);
}

#[test]
fn a_changed_file_is_later_by_a_second_at_least() {
    let site = Site::new().good_article();
    site.build(&[]).success();
    let before = times(&site);
    let site = site.article("more", "title = \"More\"\ndate = 2020-02-01");
    let run = site.build(&[]).success();
    assert!(run.out.contains("0 files new, 5 changed, 4 unchanged"), "{}", run.out);
    let after = times(&site);
    for path in ["all.rss", "all.atom", "all.json"] {
        assert!(after[path] >= before[path] + Duration::from_secs(1), "{path}");
    }
    assert_eq!(after["topics/good.rss"], before["topics/good.rss"]);
}

#[cfg(unix)]
#[test]
fn files_have_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new().good_article();
    let program = env!("CARGO_BIN_EXE_feedmill");
    let run = std::process::Command::new("sh")
        .args(["-c", &format!("umask 022; exec '{program}' build")])
        .current_dir(site.path(""))
        .status();
    assert!(run.unwrap().success());
    for path in [
        "feeds/all.rss",
        "feeds/topics/good.json",
        "feeds/.feedmill/identities.tsv",
    ] {
        assert_eq!(
            fs::metadata(site.path(path)).unwrap().permissions().mode() & 0o777,
            0o644,
            "{path}"
        );
    }
}

#[test]
fn a_second_run_leaves_at_once_or_waits() {
    let site = Site::new().good_article();
    site.build(&[]).success();
    let lock = fs::File::options()
        .write(true)
        .open(site.path("feeds/.feedmill/lock"))
        .unwrap();
    lock.lock().unwrap();
    site.build(&[]).ended(75).said("error: another run holds `");
    let waiting = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| site.build(&["--wait", "30"]));
        std::thread::sleep(Duration::from_millis(300));
        lock.unlock().unwrap();
        waiting.join().unwrap()
    });
    waiting.success();
}

#[test]
fn files_that_are_not_ours_are_left_alone() {
    let site = Site::new()
        .good_article()
        .write("feeds/all.rss", "<rss>somebody else's</rss>")
        .write("feeds/notes.txt", "mine");
    site.build(&[])
        .ended(1)
        .said("error[ForeignFile]: feedmill did not make this file, and leaves it alone\n--> feeds/all.rss\n");
    assert_eq!(site.read("feeds/all.rss"), "<rss>somebody else's</rss>");
    assert_eq!(site.read("feeds/notes.txt"), "mine");
    assert!(site.path("feeds/all.atom").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_of_the_output_folder() {
    let outside = tempfile::tempdir().unwrap();
    let site = Site::new().good_article();
    fs::create_dir(site.path("feeds")).unwrap();
    std::os::unix::fs::symlink(outside.path(), site.path("feeds/topics")).unwrap();
    site.build(&[]).ended(2).said("leads out of the output folder");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    assert!(!site.path("feeds/all.rss").exists(), "all or nothing");
}

#[test]
fn relative_paths_are_relative_to_the_configuration() {
    let site = Site::new().good_article();
    let config = site.path("config.toml");
    let elsewhere = tempfile::tempdir().unwrap();
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .args(["build", "--config"])
        .arg(&config)
        .current_dir(elsewhere.path())
        .status();
    assert!(status.unwrap().success());
    assert!(site.path("feeds/all.rss").exists());
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

/// Ten stories of one topic, built.
fn ten() -> Site {
    let site = Site::new();
    put(&site, 0..10, "topics = [\"Ten\"]");
    site.build(&[]).success();
    site
}

fn remove(site: &Site, count: usize) {
    for number in 0..count {
        fs::remove_file(site.path(&format!("articles/n{number}.md"))).unwrap();
    }
}

#[test]
fn a_feed_that_would_lose_most_of_its_stories_is_kept() {
    let site = ten();
    let before = site.files();
    remove(&site, 6);
    site.build(&[])
        .ended(1)
        .said("error[ShrunkenFeed]: 6 of 10 stories have no article any more; the old feed is kept\n--> feeds/topics/ten\n")
        .said("`feedmill build --allow-shrink`");
    assert_same(&site.files(), &before);
    site.build(&["--allow-shrink"]).success();
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 4);
}

#[test]
fn a_feed_may_lose_half_of_its_stories() {
    let site = ten();
    remove(&site, 5);
    site.build(&[]).success();
    assert_eq!(site.feed("topics/ten")["items"].as_array().unwrap().len(), 5);
}

#[test]
fn stories_leave_a_feed_that_they_are_not_for_however_many_they_are() {
    let site = ten();
    put(&site, 0..8, "topics = [\"Ten\"]\nnot_in_feeds = [\"topics/ten\"]");
    site.build(&[]).success();
    assert_eq!(site.feed("topics/ten")["items"].as_array().unwrap().len(), 2);
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 10);
}

#[test]
fn a_feed_that_most_stories_would_leave_at_once_is_kept() {
    for more in ["status = \"zwischen\"", "topics = [\"Other\"]"] {
        let site = ten();
        let before = site.feed("topics/ten");
        put(&site, 0..8, more);
        site.build(&[]).ended(1).said(
            "error[ShrunkenFeed]: 8 of 10 stories would leave it by their dates, topics or authors, or as not known to be public; the old feed is kept\n",
        );
        assert_eq!(site.feed("topics/ten"), before, "{more}");
        site.build(&["--allow-shrink"]).success();
        assert_eq!(site.feed("topics/ten")["items"].as_array().unwrap().len(), 2, "{more}");
    }
}

#[test]
fn stories_that_somebody_says_are_not_public_leave_at_once() {
    for word in [
        "draft = true",
        "status = \"withheld\"",
        "not_in_feeds = true",
        "embargo = 2049-01-01",
    ] {
        let site = ten();
        put(&site, 0..10, word);
        site.build(&[]).success();
        let shown: Vec<String> = site
            .files()
            .into_iter()
            .filter(|(_, bytes)| is_shown(bytes, "N3"))
            .map(|(path, _)| path)
            .collect();
        assert!(shown.is_empty(), "{word}: {shown:?}");
    }
}

#[test]
fn a_word_that_is_understood_ends_the_doubt_about_another() {
    let site = ten();
    put(&site, 0..8, "status = \"zwischen\"\ndraft = true");
    site.build(&[]).success();
    assert_eq!(site.feed("topics/ten")["items"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_not_to_be_seen_leaves_a_feed_that_is_kept() {
    for word in [
        "draft = true",
        "embargo = 2049-01-01",
        "expires = 2020-02-01",
        "not_in_feeds = [\"all\", \"topics/ten\"]",
    ] {
        let site = ten().write("config.toml", &format!("{CONFIG}[output]\ncompress = [\"gzip\"]\n"));
        site.build(&[]).success();
        remove(&site, 6);
        put(&site, 9..10, word);
        site.build(&[]).ended(1).said(
            "6 of 10 stories have no article any more; the old feed is kept, without 1 story not to be seen any more\n",
        );
        let shown: Vec<String> = site
            .files()
            .into_iter()
            .filter(|(_, bytes)| is_shown(bytes, ">N9<") || is_shown(bytes, "\"N9\""))
            .map(|(path, _)| path)
            .collect();
        assert!(shown.is_empty(), "{word}: {shown:?}");
        assert_eq!(site.feed("topics/ten")["items"].as_array().unwrap().len(), 9, "{word}");
        let checked = site.run(&["check", "feeds"]);
        checked.success();
        // It is said once, and nothing is written twice.
        let before = site.files();
        site.build(&[])
            .ended(1)
            .said("have no article any more; the old feed is kept\n");
        assert_same(&site.files(), &before);
    }
}

#[test]
fn files_that_nobody_asks_for_go_when_they_show_what_is_not_to_be_seen() {
    let site = ten().write("config.toml", &format!("{CONFIG}[output]\ncompress = [\"gzip\"]\n"));
    site.build(&[]).success();
    let site = site.write("config.toml", &format!("{CONFIG}[output]\nformats = [\"rss\"]\n"));
    site.build(&[]).success();
    assert!(site.path("feeds/all.json").exists() && site.path("feeds/all.rss.gz").exists());
    put(&site, 9..10, "draft = true");
    let run = site.build(&[]).success();
    let left: Vec<String> = site
        .files()
        .into_keys()
        .filter(|file| file.ends_with(".gz") || file.ends_with(".json") || file.ends_with(".atom"))
        .collect();
    assert_eq!(left, ["feeds.opml.gz"], "{}", run.out);
}

/// Whether a file's bytes hold some words; compressed ones are looked into.
fn is_shown(bytes: &[u8], words: &str) -> bool {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return String::from_utf8_lossy(bytes).contains(words);
    }
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    text.contains(words)
}

#[test]
fn one_or_two_stories_may_leave_a_small_feed_and_expired_ones_any() {
    let site = Site::new();
    put(&site, 0..3, "topics = [\"Ten\"]");
    site.build(&[]).success();
    put(&site, 0..2, "draft = true");
    site.build(&[]).success();
    assert_eq!(site.feed("topics/ten")["items"].as_array().unwrap().len(), 1);
    let site = ten();
    put(&site, 0..9, "topics = [\"Ten\"]\nexpires = 2020-02-01");
    site.build(&[]).success();
    assert_eq!(site.feed("topics/ten")["items"].as_array().unwrap().len(), 1);
}

#[test]
fn drafts_with_the_ids_of_live_stories_withdraw_nothing() {
    let site = Site::new();
    let story = |number: usize, more: &str| {
        format!("title = \"N{number}\"\nid = \"n{number}\"\ndate = 2020-01-01T00:0{number}:00Z\n{more}")
    };
    for number in 0..4 {
        site.put_article(&format!("n{number}"), &story(number, ""));
    }
    site.build(&[]).success();
    for number in 0..4 {
        site.put_article(&format!("z{number}"), &story(number, "draft = true"));
    }
    site.build(&[]).success();
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 4);
}

#[test]
fn newer_stories_may_push_old_ones_out() {
    let site = Site::with_config("[[feeds]]\npath = \"all\"\nlimit = 5\n");
    put(&site, 0..5, "");
    site.build(&[]).success();
    put(&site, 5..10, "");
    site.build(&[]).success();
    assert_eq!(site.feed("all")["items"][0]["title"], "N9");
}

#[test]
fn a_feed_whose_stories_would_all_be_exchanged_is_kept() {
    let site = Site::with_config("[[feeds]]\npath = \"all\"\nlimit = 5\n");
    put(&site, 0..10, "");
    site.build(&[]).success();
    put(&site, 5..10, "topics = [\"Other\"]\nstatus = \"zwischen\"");
    site.build(&[]).ended(1).said("error[ShrunkenFeed]");
    assert_eq!(site.feed("all")["items"][0]["title"], "N9");
}

#[test]
fn formats_that_are_not_wanted_any_more_are_named_and_pruned_on_request() {
    let site = Site::new().good_article();
    site.build(&[]).success();
    let site = site.write("config.toml", &format!("{CONFIG}[output]\nformats = [\"rss\"]\n"));
    let run = site.build(&[]).success();
    assert!(
        run.out.contains("not asked for any more: `all.atom`, `all.json`"),
        "{}",
        run.out
    );
    site.build(&["--prune"]).success();
    assert!(!site.path("feeds/all.atom").exists() && site.path("feeds/all.rss").exists());
    assert!(site.build(&[]).success().out.contains("nothing changed"));
}

#[test]
fn a_folder_in_the_place_of_a_feed_stops_no_other() {
    let site = Site::new().good_article();
    fs::create_dir_all(site.path("feeds/all.rss")).unwrap();
    site.build(&[]).ended(1).said("error[ForeignFile]");
    assert!(site.path("feeds/all.atom").exists());
}

#[test]
fn a_published_topic_goes_on_when_its_last_story_leaves() {
    let site = Site::new()
        .good_article()
        .article("a", "title = \"A\"\ndate = 2020-01-01\ntopics = [\"Gone\"]");
    site.build(&[]).success();
    let site = site.article("a", "title = \"A\"\ndate = 2020-01-01\ntopics = [\"Other\"]");
    site.build(&[]).success();
    let feed = site.feed("topics/gone");
    assert_eq!(
        (feed["title"].as_str(), feed["items"].as_array().map(Vec::len)),
        (Some("The Courier: Gone"), Some(0))
    );
    assert!(
        site.read("feeds/topics/gone.atom")
            .contains("<updated>2020-01-01T00:00:00+00:00</updated>")
    );
}

#[test]
fn feeds_that_are_not_wanted_any_more_are_named_and_pruned_on_request() {
    let site = Site::new().good_article();
    site.build(&[]).success();
    let site = site
        .write("config.toml", &format!("{CONFIG}[[feeds]]\npath = \"all\"\n"))
        .write("feeds/topics/mine.rss", "mine");
    let run = site.build(&[]).success();
    assert!(
        run.out.contains(
            "not asked for any more: `topics/good.atom`, `topics/good.html`, `topics/good.json`, `topics/good.rss`"
        ),
        "{}",
        run.out
    );
    assert!(site.path("feeds/topics/good.rss").exists());
    site.build(&["--prune"]).success();
    assert!(!site.path("feeds/topics/good.rss").exists());
    assert_eq!(site.read("feeds/topics/mine.rss"), "mine");
}

/// Stories of one minute each, with more fields.
fn put(site: &Site, numbers: std::ops::Range<usize>, more: &str) {
    for number in numbers {
        let fields = format!("title = \"N{number}\"\ndate = 2020-01-01T00:{number:02}:00Z\n{more}");
        site.put_article(&format!("n{number}"), &fields);
    }
}

/// The next pseudo-random number (xorshift).
fn random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

/// Forty stories in eight topics, in one of two versions.
fn version(site: &Site, number: usize) {
    for story in 0..40 {
        let fields = format!(
            "title = \"N{story} in version {number}\"\ndate = 2020-01-01T00:{story:02}:00Z\ntopics = [\"T{}\"]",
            story % 8
        );
        site.put_article(&format!("n{story}"), &fields);
    }
}

#[cfg(unix)]
#[test]
fn a_kill_at_any_moment_leaves_every_feed_old_or_new() {
    let site = Site::new();
    let versions: Vec<_> = [1, 2]
        .into_iter()
        .map(|number| {
            version(&site, number);
            site.build(&[]).success();
            site.files()
        })
        .collect();
    let start = Instant::now();
    version(&site, 1);
    site.build(&[]).success();
    let length = start.elapsed();
    let mut seed = 0x5EED_u64;
    let (mut killed, mut mixed) = (0, 0);
    for round in 0..50 {
        // Every build has something to write in every feed.
        version(&site, 1 + (round + 1) % 2);
        let mut child = site.command(&["build", "--quiet"]).spawn().unwrap();
        // Every other time near the end, where files take their places.
        let per_mille = u32::try_from(random(&mut seed) % 1000).unwrap();
        let per_mille = if round % 2 == 0 { per_mille } else { 750 + per_mille / 3 };
        std::thread::sleep(length * per_mille / 1000);
        killed += u32::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
        let files = site.files();
        let is = |path: &String, version: usize| files.get(path) == versions[version].get(path);
        let feeds: Vec<&String> = versions[0]
            .keys()
            .filter(|path| !path.starts_with(".feedmill"))
            .collect();
        for path in &feeds {
            assert!(
                is(path, 0) || is(path, 1),
                "round {round}: {path} is neither old nor new"
            );
        }
        mixed += u32::from(
            feeds.iter().any(|path| is(path, 0) && !is(path, 1))
                && feeds.iter().any(|path| is(path, 1) && !is(path, 0)),
        );
    }
    eprintln!("{killed} of 50 builds were killed before they ended, {mixed} while files took their places");
    assert!(killed > 0, "no build was killed");
    site.build(&[]).success();
    assert!(
        site.files().keys().all(|path| !path.contains(".tmp")),
        "nothing is left behind"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_shows_progress_and_does_not_hang() {
    let site = Site::new();
    let text = "Some words of a story. ".repeat(60);
    let mut lines = String::new();
    for number in 0..3000 {
        let names = format!(
            "\"title\": \"N{number}\", \"slug\": \"n{number}\", \"topics\": [\"T{}\"]",
            number % 100
        );
        lines += &format!("{{{names}, \"date\": \"2020-01-01\", \"text\": \"{text}\"}}\n");
    }
    let site = site.write("articles/a.jsonl", &lines);
    let command = format!("timeout 100 {} build", env!("CARGO_BIN_EXE_feedmill"));
    // `script` gives the program a terminal of its own.
    let output = std::process::Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(site.path(""))
        .output();
    let Ok(output) = output else {
        eprintln!("SKIPPED: `script` is not here");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("101 feeds with 2000 entries"));
}

#[test]
fn quiet_says_nothing_when_all_is_well_and_only_errors_otherwise() {
    let site = Site::new()
        .good_article()
        .article("warned", "title = \"W\"\ndate = 2020-01-01\nlanguage = \"english\"");
    let run = site.build(&["--quiet"]).success();
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
    let site = site.article("bad", "title = \"Bad\"");
    let run = site.build(&["--quiet"]).ended(1).said("MissingDate");
    assert!(!run.err.contains("warning") && run.out.is_empty());
}

#[test]
fn machines_get_objects() {
    let site = Site::new().good_article().article("bad", "title = \"Bad\"");
    let run = site.build(&["--format", "json"]).ended(1);
    let lines = crate::site::json_lines(&run.out);
    assert_eq!(lines[0]["code"], "MissingDate");
    assert_eq!(
        (&lines[0]["file"], &lines[0]["line"]),
        (&"articles/bad.md".into(), &1.into())
    );
    assert_eq!((&lines[1]["feeds"], &lines[1]["left_out"]), (&2.into(), &1.into()));
}
