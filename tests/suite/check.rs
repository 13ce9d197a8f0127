//! `feedmill check`: what is looked at, what counts, and how it ends. What the checker itself says
//! is taken from the library, so that these tests are about all the rest. Formats are in `report`.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use feedcheck::{Options, check};
use feedmill::model::{Checked, Diagnostic, Timestamp};
use serde_json::{Value, json};

use crate::site::{CONFIG, Run, Site, json_lines, project};

/// A feed that is well.
pub const GOOD: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>The Harbor Courier</title>
    <link>https://courier.example/</link>
    <description>News from the harbor</description>
    <language>en-US</language>
    <atom:link href="https://courier.example/feed.xml" rel="self" type="application/rss+xml"/>
    <item>
      <title>An anchor turns up</title>
      <link>https://courier.example/anchor</link>
      <description>It is old.</description>
      <pubDate>Tue, 06 Jan 2026 14:30:00 -0600</pubDate>
      <guid>https://courier.example/anchor</guid>
    </item>
  </channel>
</rss>
"#;

/// The same with one error.
fn with_error() -> String {
    GOOD.replace("Tue, 06 Jan 2026 14:30:00 -0600", "yesterday")
}

/// The same with one warning.
pub fn with_warning() -> String {
    GOOD.replace("      <guid>https://courier.example/anchor</guid>\n", "")
}

/// The same with a warning, and behind it an error.
pub fn with_both() -> String {
    let item = &GOOD[GOOD.find("    <item>").unwrap()..GOOD.find("  </channel>").unwrap()];
    let second = item.replace("anchor", "bell").replace("It is old", "It rings");
    let second = second.replace("Tue, 06 Jan 2026 14:30:00 -0600", "yesterday");
    with_warning().replace("  </channel>", &format!("{second}  </channel>"))
}

pub fn site() -> Site {
    let site = Site::new();
    fs::remove_file(site.path("config.toml")).unwrap();
    site
}

/// What the library finds in a feed.
pub fn found(file: &str, text: &str) -> Checked {
    let options = Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
        sound: None,
    };
    Checked::new(file, check(text.as_bytes(), &options))
}

#[track_caller]
pub fn only<'a>(checked: &'a Checked, code: &str) -> &'a Diagnostic {
    let mut found = checked.findings.iter().filter(|finding| finding.code.name() == code);
    let first = found.next().unwrap_or_else(|| panic!("no {code}: {checked:#?}"));
    assert_eq!(found.next(), None, "{code} is there twice");
    first
}

/// How a finding looks.
pub fn shown(finding: &Diagnostic) -> String {
    let place = &finding.place;
    let (line, column, excerpt) = (
        place.line.unwrap(),
        place.column.unwrap(),
        place.excerpt.as_ref().unwrap(),
    );
    let (level, code, message) = (finding.level.name(), finding.code.name(), &finding.message);
    let gutter = " ".repeat(line.to_string().len());
    let caret = " ".repeat(excerpt.start) + &"^".repeat((excerpt.end - excerpt.start).max(1));
    let (file, text, help) = (&place.file, &excerpt.text, finding.help.as_ref().unwrap());
    format!(
        "{level}[{code}]: {message}\n{gutter}--> {file}:{line}:{column}\n{gutter} |\n{line} | {text}\n{gutter} | {caret}\n{gutter} = help: {help}\n\n"
    )
}

pub fn check_in(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["check"], arguments].concat())
}

#[test]
fn quiet_says_nothing_when_all_is_well_and_else_only_what_counts() {
    let site = site()
        .write("good.xml", GOOD)
        .write("warning.xml", &with_warning())
        .write("both.xml", &with_both());
    assert_eq!(check_in(&site, &["good.xml"]).success().out, "1 feed: all well\n");
    for format in ["text", "json", "sarif", "junit", "github"] {
        let run = check_in(&site, &["--quiet", "--format", format, "good.xml", "warning.xml"]).success();
        assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
    }
    let run = check_in(&site, &["-q", "both.xml"]).ended(1);
    let checked = found("both.xml", &with_both());
    let error = shown(only(&checked, "InvalidRFC2822Date"));
    assert_eq!(run.out, format!("{error}1 feed: 1 error in 1 feed\n"));
}

#[test]
fn fail_on_decides_what_ends_in_one() {
    let site = site()
        .write("warning.xml", &with_warning())
        .write("error.xml", &with_error());
    check_in(&site, &["warning.xml"]).success();
    check_in(&site, &["--fail-on", "warning", "warning.xml"]).ended(1);
    check_in(&site, &["error.xml"]).ended(1);
    check_in(&site, &["--fail-on", "never", "error.xml"]).success();
}

fn files(run: &Run) -> Vec<String> {
    let name = |line: &Value| line["file"].as_str().unwrap().to_owned();
    json_lines(&run.out).iter().map(name).collect()
}

#[test]
fn feeds_in_folders_are_found_by_their_content() {
    let wide: Vec<u8> = GOOD
        .replace("utf-8", "utf-16")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let json = "{\"items\": [], \"title\": \"T\", \"version\": \"https://jsonfeed.org/version/1.1\"}";
    let site = site()
        .write("public/b/index.html", "<!doctype html><p><rss>")
        .write("public/b/feed", GOOD)
        .write("public/a.json", json)
        .write("public/package.json", "{\"version\": \"1.1\"}")
        .write("public/sitemap.xml", "<?xml version='1.0'?><urlset/>")
        .bytes("public/wide.txt", &[vec![0xFF, 0xFE], wide].concat())
        .write("public/.git/feed.xml", GOOD)
        .write("public/.feedmill/feed.xml", GOOD)
        .write("public/.feedmill-x.tmp", GOOD)
        .write("z.xml", GOOD);
    let run = check_in(&site, &["--format", "json", "z.xml", "./public"]);
    let expected = ["z.xml", "public/a.json", "public/b/feed", "public/wide.txt"];
    assert_eq!(files(&run), expected);
    let run = check_in(&site, &["--format", "json", ".", "z.xml"]);
    assert_eq!(files(&run), [&expected[1..], &expected[..1]].concat(), "each file once");
}

#[test]
fn a_file_that_is_named_is_checked_whatever_it_is() {
    let site = site().write("notes.txt", "Buy bread.\n");
    let run = check_in(&site, &["--format", "json", "notes.txt"]).ended(1);
    let line = &json_lines(&run.out)[0];
    assert_eq!((&line["file"], &line["valid"]), (&json!("notes.txt"), &json!(false)));
}

#[test]
fn the_order_does_not_depend_on_threads() {
    let mut site = site();
    for number in 0..40 {
        site = site.write(&format!("feeds/{:02}/{number}.xml", 40 - number), &with_both());
    }
    let run = |jobs| check_in(&site, &["--jobs", jobs, "feeds"]).ended(1).out;
    assert_eq!(run("1"), run("7"));
}

#[test]
fn without_a_path_the_output_folder_is_checked() {
    let site = Site::with_config("[output]\ndir = \"public\"\n").write("public/a.xml", GOOD);
    let run = check_in(&site, &["--format", "json"]).success();
    assert_eq!(files(&run), ["public/a.xml"]);
    fs::create_dir(site.path("elsewhere")).unwrap();
    let mut command = site.command(&["check", "--format", "json", "--config", "../config.toml"]);
    let run = Run::from(command.current_dir(site.path("elsewhere")).output().unwrap()).success();
    let whole = site.path("public/a.xml").canonicalize().unwrap();
    assert_eq!(files(&run), [whole.to_str().unwrap()]);
}

#[test]
fn nothing_to_check_is_no_success() {
    let site = site().write("public/index.html", "<p>");
    let run = check_in(&site, &[]).ended(2);
    assert_eq!(
        run.err,
        "error: nothing to check: name files or folders, or `-` for standard input\n"
    );
    let run = check_in(&site, &["public"]).ended(2);
    assert_eq!(run.err, "error: there is no feed in `public`\n");
}

fn piped(site: &Site, arguments: &[&str], text: &str) -> Run {
    let mut command = site.command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    Run::from(child.wait_with_output().unwrap())
}

#[test]
fn standard_input_stands_among_files() {
    let site = site().write("a.xml", GOOD);
    let run = piped(&site, &["check", "--format", "json", "-", "a.xml"], &with_error()).ended(1);
    assert_eq!(files(&run), ["-", "a.xml"]);
    let run = piped(&site, &["check", "-"], &with_error()).ended(1);
    let error = shown(only(&found("-", &with_error()), "InvalidRFC2822Date"));
    assert_eq!(run.out, format!("{error}1 feed: 1 error in 1 feed\n"));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_checked() {
    let site = site().write("a.xml", GOOD).write("feeds/b.xml", &with_warning());
    let run = check_in(&site, &["gone.xml", "a.xml", "feeds", "--format", "json"]).ended(2);
    assert_eq!(files(&run), ["a.xml", "feeds/b.xml"]);
    run.said("error: cannot read `gone.xml`: no such file or directory\n");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_passed_over_unless_it_is_named() {
    let site = site().write("feeds/b.xml", GOOD);
    std::os::unix::fs::symlink("nowhere", site.path("feeds/c.xml")).unwrap();
    let run = check_in(&site, &["feeds"]).success();
    assert_eq!((run.out.as_str(), run.err.as_str()), ("1 feed: all well\n", ""));
    check_in(&site, &["feeds", "feeds/c.xml"])
        .ended(2)
        .said("error: cannot read `feeds/c.xml`: no such file or directory\n");
}

#[cfg(unix)]
#[test]
fn folders_are_looked_into_once_however_many_links_lead_there() {
    use std::os::unix::fs::symlink;

    let site = site().write("d30/a.xml", GOOD);
    for number in 0..30 {
        let folder = site.path(&format!("d{number:02}"));
        fs::create_dir(&folder).unwrap();
        for link in ["a", "b"] {
            symlink(format!("../d{:02}", number + 1), folder.join(link)).unwrap();
        }
    }
    symlink("..", site.path("d30/up")).unwrap();
    let run = check_in(&site, &["--format", "json", "d00", "d30"]).success();
    assert_eq!(files(&run), [format!("d00/{}a.xml", "a/".repeat(30))]);
}

#[cfg(target_os = "linux")] // elsewhere names are UTF-8
#[test]
fn names_that_are_no_utf8_are_names() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let site = site().write("feeds/c.xml", GOOD);
    let folder = site.path("feeds");
    fs::write(folder.join(OsStr::from_bytes(b"\xFE.xml")), GOOD).unwrap();
    fs::write(folder.join(OsStr::from_bytes(b"\xFF.xml")), with_error()).unwrap();
    let run = check_in(&site, &["--format", "json", "feeds"]).ended(1);
    assert_eq!(files(&run), ["feeds/c.xml", "feeds/\u{FFFD}.xml", "feeds/\u{FFFD}.xml"]);
}

#[cfg(unix)]
#[test]
fn a_name_tells_a_terminal_nothing() {
    let name = "x\n\u{1B}[31m\u{202E}.xml";
    let site = site().write(&format!("feeds/{name}"), &with_error());
    let shown = "x \u{FFFD}[31m\u{FFFD}.xml";
    let run = check_in(&site, &["feeds"]).ended(1);
    assert!(run.out.contains(&format!("--> feeds/{shown}:13:")), "{}", run.out);
    assert_eq!(
        run.out.matches(char::is_control).collect::<String>().trim_matches('\n'),
        ""
    );
    check_in(&site, &[name])
        .ended(2)
        .said(&format!("error: cannot read `{shown}`: no such file or directory\n"));
}

#[test]
fn names_lose_nothing_but_dots() {
    let site = site()
        .write("-", GOOD)
        .write("b/a.xml", GOOD)
        .write("a.xml", GOOD)
        .write("n.txt", "x");
    let named = ["-", "./-", ".//a.xml", "a.xml", "b/./a.xml", ".", "n.txt"];
    let arguments = [&["check", "--format", "json"], &named[..]].concat();
    let run = piped(&site, &arguments, GOOD).ended(1);
    assert_eq!(files(&run), ["-", "./-", "a.xml", "b/a.xml", "n.txt"]);
}

#[test]
fn a_feed_that_ends_in_the_middle_is_an_error() {
    let site = site().write("a.xml", &GOOD[..600]);
    let run = check_in(&site, &["a.xml"]).ended(1);
    assert!(run.out.starts_with("error[Truncated]: "), "{}", run.out);
}

#[test]
fn a_code_can_be_ignored_if_there_is_one() {
    let site = site().write("a.xml", &with_both());
    let run = check_in(&site, &["--ignore", "InvalidRFC2822Date", "a.xml"]).success();
    assert!(!run.out.contains("InvalidRFC2822Date") && run.out.contains("MissingGuid"));
    let ignored = ["--ignore", "InvalidRFC2822Date", "--ignore", "MissingGuid", "a.xml"];
    assert_eq!(check_in(&site, &ignored).success().out, "1 feed: all well\n");
    let run = check_in(&site, &["--ignore", "MissingGiud", "a.xml"]).ended(2);
    assert_eq!(
        run.err,
        "error: there is no message `MissingGiud`: did you mean `MissingGuid`?\n"
    );
}

#[test]
fn the_configuration_gives_levels_and_files_to_pass_over() {
    let more =
        "[check]\nignore = [\"vendor/**\"]\nlevels = { MissingGuid = \"error\", InvalidRFC2822Date = \"ignore\" }\n";
    let configurations = [more.to_owned(), format!("{CONFIG}{more}")];
    for configuration in configurations {
        let site = site()
            .write("feedmill.toml", &configuration)
            .write("feeds/a.xml", &with_both())
            .write("vendor/b.xml", &with_error());
        let run = check_in(&site, &["."]).ended(1);
        assert!(run.out.starts_with("error[MissingGuid]"), "{}", run.out);
        assert!(run.out.ends_with("\n1 feed: 1 error in 1 feed\n"), "{}", run.out);
        let named = check_in(&site, &["--format", "json", "vendor/b.xml"]).success();
        assert_eq!(files(&named), ["vendor/b.xml"], "what is named is checked");
    }
}

#[test]
fn mistakes_in_the_configuration_end_in_two() {
    let mistakes = "[check]\nignroe = []\nlevels = { MissingGiud = \"error\", SlashDate = \"eror\" }\n";
    let site = site().write("feedmill.toml", mistakes).write("a.xml", GOOD);
    let run = check_in(&site, &["a.xml"]).ended(2);
    assert_eq!(
        run.err,
        "\
error[UnknownKey]: unknown key `ignroe` in `check`
 --> feedmill.toml:2:1
  |
2 | ignroe = []
  | ^^^^^^
  = help: did you mean `ignore`?

error[InvalidConfiguration]: there is no message `MissingGiud`
 --> feedmill.toml:3:12
  |
3 | levels = { MissingGiud = \"error\", SlashDate = \"eror\" }
  |            ^^^^^^^^^^^
  = help: did you mean `MissingGuid`?

error[InvalidConfiguration]: `check.levels.SlashDate` cannot be `eror`
 --> feedmill.toml:3:47
  |
3 | levels = { MissingGiud = \"error\", SlashDate = \"eror\" }
  |                                               ^^^^^^
  = help: did you mean `error`?

"
    );
    check_in(&site, &["--config", "gone.toml", "a.xml"])
        .ended(2)
        .said("cannot read `gone.toml`");
}

#[test]
fn the_configuration_of_another_program_is_none_of_ours() {
    let site = Site::new()
        .write(
            "config.toml",
            "baseURL = \"https://courier.example/\"\n[params]\nx = 1\n",
        )
        .write("public/index.xml", GOOD);
    assert_eq!(check_in(&site, &["public"]).success().out, "1 feed: all well\n");
    check_in(&site, &["--config", "config.toml", "public"])
        .ended(2)
        .said("unknown table `baseURL`");
    let site = site.write("feedmill.toml", "[chekc]\n");
    check_in(&site, &["public"])
        .ended(2)
        .said("unknown table `chekc`")
        .said("did you mean `check`?");
}

#[test]
fn a_location_is_that_of_one_document() {
    let site = site().write("feeds/a.xml", GOOD).write("b.xml", GOOD);
    let at = |url: &str, paths: &[&str]| check_in(&site, &[&["--location", url], paths].concat());
    let run = at("https://courier.example/feed.xml", &["b.xml"]).success();
    assert_eq!(run.out, "1 feed: all well\n");
    let run = at("https://courier.example/other.xml", &["b.xml"]).success();
    assert!(run.out.contains("SelfDoesntMatchLocation"), "{}", run.out);
    for paths in [&["feeds"][..], &["b.xml", "feeds/a.xml"], &[]] {
        at("https://courier.example/feed.xml", paths)
            .ended(2)
            .said("error: `--location` is the address of one document: name one file, or `-`\n");
    }
}

#[test]
fn the_content_type_is_taken_into_account() {
    let site = site().write("a.xml", GOOD);
    let served = |media_type: &str| check_in(&site, &["--content-type", media_type, "a.xml"]).out;
    assert_eq!(served("application/rss+xml"), "1 feed: all well\n");
    assert_ne!(served("text/html"), "1 feed: all well\n");
}

#[test]
fn a_reader_who_has_seen_enough_changes_no_verdict() {
    let mut site = site();
    for number in 0..200 {
        site = site.write(&format!("feeds/{number}.xml"), &with_both());
    }
    let mut command = site.command(&["check", "feeds"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    Run::from(child.wait_with_output().unwrap()).ended(1).said("");
}

#[test]
fn our_own_feeds_are_well() {
    let site = site();
    let feeds = project().join("feeds");
    let run = check_in(&site, &["--fail-on", "warning", feeds.to_str().unwrap()]).success();
    assert!(run.out.ends_with(" feeds: all well\n"), "{}", run.out);
}

#[test]
fn a_file_that_is_too_large_is_not_loaded() {
    let site = site().write("good.rss", GOOD);
    let large = fs::File::create(site.path("large.rss")).unwrap();
    large.set_len(100_000_001).unwrap();
    check_in(&site, &["good.rss", "large.rss"])
        .ended(2)
        .said("cannot read `large.rss`: it is larger than 100 MB");
}
