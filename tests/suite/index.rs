//! The scan index: builds that use it make what builds without it make, whatever happened in
//! between; and what it may hold.

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::site::{Run, Site, assert_same, files_below, png};

const CONFIG: &str = "\
[topics]
aliases = { \"Docks\" = \"Harbor\" }

[[feeds]]
path = \"all\"
limit = 8

[[feeds]]
each = \"topic\"
path = \"topics/{slug}\"
limit = 3

[[feeds]]
each = \"author\"
path = \"authors/{slug}\"
";

/// The index is not trusted with files that changed so short a time before it was made.
pub const SETTLING: Duration = Duration::from_millis(250);

const TOPICS: &[&str] = &["Harbor", "harbor", "Docks", "Ferries", "City Council", "City-Council"];

/// Numbers by chance, the same for a seed.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    pub fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// A newsroom in which anything may happen.
struct Newsroom {
    site: Site,
    chance: Chance,
    /// Days since the beginning, for `--now`.
    day: usize,
    next: usize,
}

impl Newsroom {
    fn new(seed: u64) -> Self {
        let mut room = Self {
            site: Site::with_config(CONFIG),
            chance: Chance(seed),
            day: 10,
            next: 0,
        };
        for _ in 0..12 {
            room.add();
        }
        room.site
            .put("articles/list.json", list(&["One", "Two", "Three"]).as_bytes());
        room.site
            .put("articles/lines.jsonl", lines(&["Uno", "Due", "Tre"]).as_bytes());
        room
    }

    fn add(&mut self) {
        self.next += 1;
        let name = format!("articles/{}/story-{}.md", self.chance.of(&["a", "b"]), self.next);
        self.write(&name);
    }

    /// A story in front matter; some are drafts, some wait, some expire, some are broken, some have pictures.
    fn write(&mut self, name: &str) {
        let chance = &mut self.chance;
        let day = 1 + chance.below(28);
        let more = match chance.below(12) {
            0 => "draft = true".to_owned(),
            1 => format!("embargo = 2026-01-{:02}", self.day.min(27) + 1),
            2 => format!("expires = 2026-01-{:02}", self.day.min(27) + 1),
            3 => "date = \"one day\"".to_owned(),
            4 => format!("photos = [\"p{}.png\"]", chance.below(4)),
            5 => format!("id = \"story {}\"", chance.below(3)),
            6 => format!("updated = 2026-01-{:02}T12:00:00Z", 1 + chance.below(28)),
            _ => String::new(),
        };
        let text = format!(
            "+++\ntitle = \"Story {} of {}\"\npublished = 2026-01-{day:02}\nauthors = [\"{}\"]\ntopics = [\"{}\"]\n{more}\n+++\n\
             ![A pier](p{}.png)\n\n{} words of a story that is long enough to be told from any other story, I should say.\n",
            chance.of(&["the ferry", "the pier"]),
            chance.below(4),
            chance.of(&["Maren Oduya", "Piet Lansing"]),
            chance.of(TOPICS),
            chance.below(4),
            chance.below(9),
        );
        self.site.put(name, text.as_bytes());
    }

    /// Every file of an article or picture, in the order of their names.
    fn sources(&self) -> Vec<String> {
        let files = files_below(&self.site.path("articles"));
        files.keys().map(|name| format!("articles/{name}")).collect()
    }

    /// Does something to the newsroom, and says what.
    fn happen(&mut self) -> String {
        let sources = self.sources();
        let name = sources[self.chance.below(sources.len())].clone();
        let path = self.site.path(&name);
        let happening = self.chance.below(14);
        match happening {
            0 | 1 => self.add(),
            2 => fs::remove_file(&path).unwrap(),
            3 => fs::rename(
                &path,
                self.site.path(&format!("{}-moved.md", name.trim_end_matches(".md"))),
            )
            .unwrap(),
            4 | 5 if name.ends_with(".md") => self.write(&name),
            6 => touch(&path, SystemTime::now()),
            // The same length, and the old time put back.
            7 => {
                let time = fs::metadata(&path).unwrap().modified().unwrap();
                let bytes = fs::read(&path).unwrap();
                let other: Vec<u8> = bytes.iter().map(|b| if *b == b'o' { b'a' } else { *b }).collect();
                fs::write(&path, other).unwrap();
                touch(&path, time);
            }
            8 => {
                let picture = format!(
                    "articles/{}/p{}.png",
                    self.chance.of(&["a", "b", "photos"]),
                    self.chance.below(4)
                );
                self.site
                    .put(&picture, &png(1 + u32::try_from(self.chance.below(3)).unwrap(), 2));
            }
            9 => self.day += 1,
            10 => {
                let mut names = ["One", "Two", "Three", "Four"];
                names.rotate_left(self.chance.below(4));
                self.site.put("articles/list.json", list(&names[..3]).as_bytes());
                self.site.put("articles/lines.jsonl", lines(&names[1..]).as_bytes());
            }
            11 => self.damage_index(),
            12 => {
                let feed = self.site.path("feeds/all.rss");
                let bytes = fs::read(&feed).unwrap_or_default();
                fs::write(&feed, &bytes[..bytes.len() / 2]).unwrap();
            }
            _ => drop(fs::remove_file(self.site.path("feeds/topics/harbor.json"))),
        }
        format!("{happening} to {name}")
    }

    /// Torn, changed, or another's.
    fn damage_index(&mut self) {
        let index = self.site.path("feeds/.feedmill/index");
        let mut bytes = fs::read(&index).unwrap();
        let at = self.chance.below(bytes.len());
        match self.chance.below(3) {
            0 => bytes.truncate(at),
            1 => bytes[at] ^= 1,
            _ => bytes.reverse(),
        }
        fs::write(&index, bytes).unwrap();
    }

    fn build(&self, site: &Site) -> Run {
        site.build(&[
            "--now",
            &format!("2026-01-{:02}T00:00:00Z", self.day.min(28)),
            "--allow-shrink",
        ])
    }

    /// Builds, and builds a copy that has no index.
    #[track_caller]
    fn compare(&self, history: &[String]) {
        let clean = Site::with_config(CONFIG);
        for (path, bytes) in files_below(&self.site.path("")) {
            clean.put(&path, &bytes);
        }
        let _ = fs::remove_file(clean.path("feeds/.feedmill/index"));
        let (found, expected) = (self.build(&self.site), self.build(&clean));
        assert_eq!((&found.out, &found.err), (&expected.out, &expected.err), "{history:#?}");
        assert_same(&self.site.files(), &clean.files());
    }
}

fn touch(path: &PathBuf, time: SystemTime) {
    File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(time)
        .unwrap();
}

fn object(name: &str) -> String {
    let draft = name == "Three";
    format!(
        "{{\"title\": \"{name}\", \"slug\": \"{name}\", \"date\": \"2026-01-05\", \"topics\": [\"Lists\"], \"draft\": {draft}, \
         \"text\": \"{name} and some more words.\"}}"
    )
}

fn list(names: &[&str]) -> String {
    let objects: Vec<String> = names.iter().map(|name| object(name)).collect();
    format!("[{}]", objects.join(",\n"))
}

fn lines(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| object(&format!("{name} in lines")) + "\n")
        .collect()
}

#[test]
fn whatever_happens_a_build_with_the_index_makes_what_one_without_makes() {
    let live = |seed: u64| {
        let mut room = Newsroom::new(seed);
        let mut history = Vec::new();
        for step in 0..10 {
            // Twice as often as not there is time enough for the index to be trusted.
            if step % 3 != 2 {
                std::thread::sleep(SETTLING);
            }
            room.compare(&history);
            for _ in 0..=room.chance.below(3) {
                history.push(room.happen());
            }
        }
    };
    std::thread::scope(|scope| {
        for seed in 1..=6_u64 {
            scope.spawn(move || live(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        }
    });
}

/// A newsroom whose index is trusted.
fn settled() -> Site {
    let site = Site::new().good_article().article(
        "unborn",
        "title = \"The Mayor Resigns\"\nslug = \"mayor-resigns\"\npublished = 2020-01-01\ntopics = [\"Secret Affairs\"]\ndraft = true",
    );
    let site = site.article(
        "cracked",
        "title = \"Half a Thought\"\npublished = \"soon\"\ntopics = [\"Whispers\"]",
    );
    std::thread::sleep(SETTLING);
    site.build(&[]).ended(1);
    site
}

#[test]
fn what_nobody_may_see_is_nowhere_in_the_output_folder() {
    let site = settled();
    for (path, bytes) in files_below(&site.path("feeds")) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for secret in [
            "mayor",
            "resigns",
            "secret",
            "unborn",
            "half a thought",
            "whispers",
            "cracked",
        ] {
            assert!(!text.contains(secret), "{path} holds `{secret}`");
        }
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_index() {
    use std::os::unix::fs::PermissionsExt;
    let site = settled();
    let index = fs::metadata(site.path("feeds/.feedmill/index")).unwrap();
    assert_eq!(index.permissions().mode() & 0o777, 0o600);
}

/// Taking away the right to read shows what is read: root may read anything, though.
#[cfg(unix)]
#[test]
fn files_that_did_not_change_are_not_opened() {
    let site = settled();
    // The time when somebody last read the file; file systems that do not keep it cannot show anything.
    let good = site.path("articles/good.md");
    let long_ago = SystemTime::now() - Duration::from_secs(200_000);
    let times = fs::FileTimes::new()
        .set_accessed(long_ago)
        .set_modified(fs::metadata(&good).unwrap().modified().unwrap());
    File::options()
        .write(true)
        .open(&good)
        .unwrap()
        .set_times(times)
        .unwrap();
    std::thread::sleep(SETTLING);
    // Its times changed, so it is read once more; then it is known again.
    site.put(
        "articles/more.md",
        b"+++\ntitle = \"More\"\npublished = 2020-01-03\n+++\nMore words.\n",
    );
    std::thread::sleep(SETTLING);
    site.build(&[]).ended(1);
    File::options()
        .write(true)
        .open(&good)
        .unwrap()
        .set_times(times)
        .unwrap();
    let accessed = fs::metadata(&good).unwrap().accessed().unwrap();
    let run = site.build(&["--changed", "articles/more.md"]).ended(1);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    assert_eq!(
        fs::metadata(&good).unwrap().accessed().unwrap(),
        accessed,
        "it was read"
    );
}

#[test]
fn findings_are_told_again_although_nothing_is_read_again() {
    let site = Site::new().article(
        "ferry",
        "title = \"Ferry\"\npublished = 2020-01-01\nphotos = [\"gone.png\"]\nlanguage = \"???\"",
    );
    std::thread::sleep(SETTLING);
    let first = site.build(&[]).success();
    let second = site.build(&[]).success();
    assert!(first.err.contains("MissingPhoto") && first.err.contains("InvalidLanguage"));
    assert_eq!(first.err, second.err);
    site.put("articles/gone.png", &png(2, 2));
    let third = site.build(&[]).success();
    assert!(!third.err.contains("MissingPhoto"), "{}", third.err);
    assert!(site.read("feeds/all.rss").contains("gone.png"));
}

#[test]
fn what_is_said_to_have_changed_is_looked_at_and_nobody_has_to_be_right() {
    let site = Site::new()
        .good_article()
        .article("other", "title = \"Other\"\npublished = 2020-01-01");
    std::thread::sleep(SETTLING);
    site.build(&[]).success();
    site.put_article("good", "title = \"Better\"\npublished = 2020-01-02T03:04:05Z");
    site.put_article("other", "title = \"Another\"\npublished = 2020-01-01");
    site.put_article("new", "title = \"New\"\npublished = 2020-01-01");
    site.build(&["--changed", "articles/good.md"]).success();
    let feed = site.read("feeds/all.json");
    // The feed holds `other` too, which is read for it: what was said of it is found to be wrong.
    assert!(
        feed.contains("Better") && feed.contains("New") && feed.contains("Another"),
        "{feed}"
    );
    fs::remove_file(site.path("articles/new.md")).unwrap();
    site.build(&["--changed", "articles/new.md"]).success();
    assert!(!site.read("feeds/all.json").contains("\"New\""));
}

/// A file may be known by several paths, and who says what was saved names one of them.
#[test]
#[cfg(unix)]
fn what_is_reached_through_a_link_is_looked_at_whatever_is_said() {
    use std::os::unix::fs::symlink;
    let story = |title: &str| format!("title = \"{title}\"\nid = \"one\"\npublished = 2020-01-01");
    let site = Site::new().article("2020/one", &story("One"));
    fs::create_dir(site.path("articles/top")).unwrap();
    symlink("../2020/one.md", site.path("articles/top/one.md")).unwrap();
    symlink("2020", site.path("articles/latest")).unwrap();
    std::thread::sleep(SETTLING);
    site.build(&[]);
    site.put_article("2020/one", &story("Better"));
    site.build(&["--changed", "articles/2020/one.md"]);
    assert!(site.read("feeds/all.json").contains("Better"));
}

#[test]
fn an_article_that_is_saved_twice_within_a_tick_is_seen() {
    let site = Site::new().good_article();
    for round in 0..20 {
        site.put_article("good", &format!("title = \"Round {round:02}\"\npublished = 2020-01-02"));
        site.build(&[]).success();
        assert!(site.read("feeds/all.rss").contains(&format!("Round {round:02}")));
    }
}

#[test]
fn a_feed_that_somebody_changed_is_mended() {
    let site = Site::new().good_article();
    std::thread::sleep(SETTLING);
    site.build(&[]).success();
    let good = site.files();
    site.put("feeds/all.atom", b"<feed>feedmill</feed>");
    fs::remove_file(site.path("feeds/topics/good.json")).unwrap();
    let run = site.build(&[]).success();
    assert!(run.out.contains("1 file new, 1 changed"), "{}", run.out);
    assert_same(&site.files(), &good);
}

#[test]
fn another_configuration_is_another_build() {
    let site = Site::new().good_article();
    std::thread::sleep(SETTLING);
    site.build(&[]).success();
    let config = site.read("config.toml").replace("The Courier", "The Evening Courier");
    site.put("config.toml", config.as_bytes());
    site.build(&[]).success();
    assert!(site.read("feeds/all.rss").contains("The Evening Courier"));
}

#[test]
fn a_watching_build_follows_what_is_saved() {
    let site = Site::new().good_article();
    let mut watching = site
        .command(&["build", "--watch"])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let holds = |words: &str| {
        let deadline = std::time::Instant::now() + Duration::from_mins(1);
        let is_there = || fs::read_to_string(site.path("feeds/all.json")).is_ok_and(|feed| feed.contains(words));
        while !is_there() && std::time::Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(50));
        }
        is_there()
    };
    let mut seen = vec![holds("Good")];
    site.put_article("good", "title = \"Better\"\npublished = 2020-01-02T03:04:05Z");
    seen.push(holds("Better"));
    // A mistake in the configuration is told, and mended by the next save.
    site.put("config.toml", b"[site");
    std::thread::sleep(Duration::from_millis(500));
    site.put(
        "config.toml",
        crate::site::CONFIG
            .replace("The Courier", "The Evening Courier")
            .as_bytes(),
    );
    seen.push(holds("The Evening Courier"));
    // A whole folder comes in at once, and is followed from then on.
    let story = |title: &str| format!("+++\ntitle = \"{title}\"\npublished = 2020-01-03T03:04:05Z\n+++\nText.\n");
    site.put("incoming/ferry/one.md", story("Ferry").as_bytes());
    fs::rename(site.path("incoming"), site.path("articles/incoming")).unwrap();
    seen.push(holds("Ferry"));
    site.put("articles/incoming/ferry/one.md", story("Lighthouse").as_bytes());
    seen.push(holds("Lighthouse"));
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert_eq!(seen, [true; 5]);
}

#[test]
fn a_story_that_moves_has_the_pictures_of_its_new_folder() {
    let story = "A Ferry Returns\n\nBy Maren Oduya\nPosted Jan 5, 2020 4:44 PM CST\n\nThe ferry is back after a while, and people are glad.\n";
    let site = Site::new().good_article().write("articles/a/ferry.txt", story);
    site.put("articles/a/ferry.png", &png(4, 3));
    site.put("articles/b/ferry.png", &png(9, 8));
    std::thread::sleep(SETTLING);
    site.build(&[]).success();
    assert!(site.read("feeds/all.rss").contains("/a/ferry.png"));
    fs::rename(site.path("articles/a/ferry.txt"), site.path("articles/b/ferry.txt")).unwrap();
    site.build(&[]).success();
    let feed = site.read("feeds/all.rss");
    assert!(
        feed.contains("/b/ferry.png") && !feed.contains("/a/ferry.png"),
        "{feed}"
    );
}

#[test]
fn an_index_that_ends_between_two_packs_is_torn() {
    let site = Site::new().good_article();
    std::thread::sleep(SETTLING);
    site.build(&[]).success();
    let index = fs::read(site.path("feeds/.feedmill/index")).unwrap();
    let head = usize::try_from(u64::from_le_bytes(index[..8].try_into().unwrap())).unwrap();
    assert!(16 + head < index.len(), "it has a second pack");
    site.put("feeds/.feedmill/index", &index[..16 + head]);
    site.build(&[]).success();
    assert_eq!(
        fs::read(site.path("feeds/.feedmill/index")).unwrap().len(),
        index.len(),
        "it is whole again"
    );
}

/// A file without a format has no record, nor has one that was just saved.
#[test]
fn a_file_that_is_not_remembered_costs_the_others_nothing() {
    let site = settled();
    site.put("articles/0-notes.dat", b"nothing that anybody could read");
    site.put_article("zz", "title = \"Last\"\npublished = 2020-01-01");
    std::thread::sleep(SETTLING);
    site.put_article("a0", "title = \"Just Saved\"\npublished = 2020-01-01");
    site.build(&[]).said("UnknownFormat");
    std::thread::sleep(SETTLING);
    site.build(&[]);
    let index = site.path("feeds/.feedmill/index");
    let before = fs::metadata(&index).unwrap().modified().unwrap();
    for _ in 0..2 {
        let run = site.build(&[]);
        assert!(run.out.contains("nothing changed"), "{}", run.out);
        assert_eq!(fs::metadata(&index).unwrap().modified().unwrap(), before);
    }
}

/// Names that look the same in messages, as their bytes are no UTF-8.
#[cfg(target_os = "linux")]
#[test]
fn files_whose_names_look_the_same_are_not_taken_for_each_other() {
    use std::os::unix::ffi::OsStrExt;
    let site = Site::with_config("[[feeds]]\npath = \"all\"\nlimit = 3\n");
    for (name, title, year) in [(b"m\xfe.md", "Fee", 2021), (b"m\xff.md", "Fum", 2011)] {
        let text = format!("+++\ntitle = \"{title}\"\nslug = \"{title}\"\ndate = {year}-01-01\n+++\nWords.\n");
        site.put_article("other", "title = \"Other\"\npublished = 2020-01-01");
        fs::write(site.path("articles").join(std::ffi::OsStr::from_bytes(name)), text).unwrap();
    }
    for name in ["a", "b"] {
        site.put_article(name, &format!("title = \"{name}\"\npublished = 2019-01-01"));
    }
    std::thread::sleep(SETTLING);
    site.build(&[]).success();
    let before = site.read("feeds/all.json");
    assert!(before.contains("Fee") && !before.contains("Fum"), "{before}");
    let index = || {
        fs::metadata(site.path("feeds/.feedmill/index"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let written = index();
    let run = site.build(&["--changed", "articles/b.md"]).success();
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    assert_eq!(index(), written, "each is remembered");
    site.put_article("b", "title = \"b\"\npublished = 2022-01-01");
    site.build(&["--changed", "articles/b.md"]).success();
    assert!(site.read("feeds/all.json").contains("Fee"));
}

/// So many entries are made in several lots, and written out between them.
#[test]
fn many_feeds_are_made_in_lots() {
    let site = Site::with_config(CONFIG);
    let line = |at: usize| {
        format!(
            "{{\"title\": \"Story {at}\", \"slug\": \"s{at}\", \"date\": \"2020-01-01\", \"topics\": [\"T {at}\"], \"text\": \"Words.\"}}\n"
        )
    };
    site.put("articles/l.jsonl", (0..1100).map(line).collect::<String>().as_bytes());
    let run = site.build(&[]).success();
    assert!(run.out.contains("1101 feeds with 1100 entries"), "{}", run.out);
    assert!((0..1100).all(|at| {
        site.read(&format!("feeds/topics/t-{at}.json"))
            .contains(&format!("Story {at}\""))
    }));
    let again = site.build(&[]).success();
    assert!(again.out.contains("nothing changed"), "{}", again.out);
}

#[test]
fn a_line_that_is_too_long_is_too_long_the_next_time_too() {
    let long = format!(
        "{{\"title\": \"Long\", \"date\": \"2020-01-01\", \"text\": \"{}\"}}\n",
        "x".repeat(33 << 20)
    );
    let site = Site::new()
        .good_article()
        .write("articles/l.jsonl", &(object("One") + "\n" + &long));
    std::thread::sleep(SETTLING);
    let first = site.build(&[]).ended(1).said("FileTooLarge");
    let second = site.build(&[]).ended(1);
    assert_eq!(first.err, second.err);
}

#[test]
fn what_waited_at_the_last_build_is_due_whatever_is_said_to_have_changed() {
    let site = Site::with_config("[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\n")
        .article("a", "title = \"A\"\npublished = 2020-01-01\ntopics = [\"One\"]")
        .article("b", "title = \"B\"\npublished = 2020-01-01\ntopics = [\"Two\"]")
        .write("articles/l.jsonl", &lines(&["Uno"]));
    std::thread::sleep(SETTLING);
    site.build(&["--now", "2026-01-10T00:00:00Z"]).success();
    let waiting = "{\"title\": \"Waits\", \"slug\": \"w\", \"date\": \"2026-01-11\", \"topics\": [\"One\"], \"text\": \"Words.\"}\n";
    site.put("articles/l.jsonl", (lines(&["Uno"]) + waiting).as_bytes());
    std::thread::sleep(SETTLING);
    site.build(&["--now", "2026-01-10T00:00:00Z"]).success();
    site.put_article("b", "title = \"Better\"\npublished = 2020-01-01\ntopics = [\"Two\"]");
    site.build(&["--now", "2026-01-12T00:00:00Z", "--changed", "articles/b.md"])
        .success();
    assert!(site.read("feeds/topics/two.json").contains("Better"));
    assert!(site.read("feeds/topics/one.json").contains("Waits"));
}

#[test]
fn a_warning_is_told_once_and_at_the_line_where_it_is_now() {
    let photo = "{\"title\": \"P\", \"slug\": \"p\", \"date\": \"2020-01-01\", \"topics\": [\"P\"], \"photos\": [\"gone.png\"], \"text\": \"Words.\"}\n";
    let site = Site::new().good_article().write("articles/l.jsonl", photo);
    std::thread::sleep(SETTLING);
    site.build(&[]).success().said("--> articles/l.jsonl:1:");
    site.put("articles/l.jsonl", format!("{}{photo}", lines(&["Uno"])).as_bytes());
    std::thread::sleep(SETTLING);
    let run = site.build(&[]).success().said("--> articles/l.jsonl:2:");
    assert_eq!(run.err.matches("MissingPhoto").count(), 1, "{}", run.err);
}

#[test]
fn a_secret_beside_a_fault_stays_one() {
    let list = format!(
        "[{{\"title\": \"P\", \"slug\": \"p\", \"date\": \"2020-01-01\", \"photos\": [\"gone.png\"], \"text\": \"Words.\"}},{}]",
        "{\"title\": \"The Mayor Resigns\", \"date\": \"2049-01-01\", \"text\": \"Words.\"}"
    );
    let site = Site::new().write("articles/list.json", &list);
    std::thread::sleep(SETTLING);
    site.build(&[]).success().said("MissingPhoto");
    let second = site.build(&[]).success().said("MissingPhoto");
    assert!(second.out.contains("nothing changed"), "{}", second.out);
    let index = fs::read(site.path("feeds/.feedmill/index")).unwrap();
    assert!(!String::from_utf8_lossy(&index).contains("Mayor"));
}
