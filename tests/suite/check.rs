//! `feedmill check`: what is looked at, what is said about it, and how it ends. What the checker
//! itself says is taken from the library here, so that these tests are about all the rest.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use feedmill::check::{Options, check};
use feedmill::model::{Checked, Diagnostic, Timestamp};
use serde_json::{Value, json};

use crate::site::{CONFIG, Run, Site, json_lines, project};

/// A feed that is well.
const GOOD: &str = r#"<?xml version="1.0" encoding="utf-8"?>
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
fn with_warning() -> String {
    GOOD.replace("      <guid>https://courier.example/anchor</guid>\n", "")
}

/// The same with a warning, and behind it an error.
fn with_both() -> String {
    let item = &GOOD[GOOD.find("    <item>").unwrap()..GOOD.find("  </channel>").unwrap()];
    let second = item.replace("anchor", "bell").replace("It is old", "It rings");
    let second = second.replace("Tue, 06 Jan 2026 14:30:00 -0600", "yesterday");
    with_warning().replace("  </channel>", &format!("{second}  </channel>"))
}

fn site() -> Site {
    let site = Site::new();
    fs::remove_file(site.path("config.toml")).unwrap();
    site
}

/// What the library finds in a feed.
fn found(file: &str, text: &str) -> Checked {
    let options = Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
    };
    check(text.as_bytes(), &options).told(file)
}

#[track_caller]
fn only<'a>(checked: &'a Checked, code: &str) -> &'a Diagnostic {
    let mut found = checked.findings.iter().filter(|finding| finding.code.name == code);
    let first = found.next().unwrap_or_else(|| panic!("no {code}: {checked:#?}"));
    assert_eq!(found.next(), None, "{code} is there twice");
    first
}

/// How a finding looks.
fn shown(finding: &Diagnostic) -> String {
    let place = &finding.place;
    let (line, column, excerpt) = (
        place.line.unwrap(),
        place.column.unwrap(),
        place.excerpt.as_ref().unwrap(),
    );
    let (level, code, message) = (finding.level.name(), finding.code.name, &finding.message);
    let gutter = " ".repeat(line.to_string().len());
    let caret = " ".repeat(excerpt.start) + &"^".repeat((excerpt.end - excerpt.start).max(1));
    let (file, text, help) = (&place.file, &excerpt.text, finding.help.as_ref().unwrap());
    format!(
        "{level}[{code}]: {message}\n{gutter}--> {file}:{line}:{column}\n{gutter} |\n{line} | {text}\n{gutter} | {caret}\n{gutter} = help: {help}\n\n"
    )
}

fn check_in(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["check"], arguments].concat())
}

#[test]
fn findings_stand_with_their_lines_the_worst_first_and_are_summed_up() {
    let text = with_both();
    let site = site().write("a.xml", &text).write("b.xml", GOOD);
    let run = check_in(&site, &["b.xml", "a.xml"]).ended(1);
    let checked = found("a.xml", &text);
    let (error, warning) = (only(&checked, "InvalidRFC2822Date"), only(&checked, "MissingGuid"));
    assert!(error.place.line > warning.place.line);
    let summary = "2 feeds: 1 error, 1 warning in 1 feed\n";
    assert_eq!(run.out, format!("{}{}{summary}", shown(error), shown(warning)));
    assert_eq!(run.err, "");
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

#[test]
fn json_has_a_line_a_file_in_the_promised_shape() {
    let text = with_both();
    let site = site().write("a.xml", &text).write("b.xml", GOOD);
    let run = check_in(&site, &["--format", "json", "a.xml", "b.xml"]).ended(1);
    let message = |finding: &Diagnostic| {
        let place = &finding.place;
        json!({
            "level": finding.level.name(), "code": finding.code.name,
            "line": place.line, "column": place.column, "message": finding.message,
        })
    };
    let checked = found("a.xml", &text);
    let messages: Vec<Value> = checked.findings.iter().map(message).collect();
    assert_eq!(
        json_lines(&run.out),
        [
            json!({ "file": "a.xml", "format": "rss2.0", "valid": false, "messages": messages }),
            json!({ "file": "b.xml", "format": "rss2.0", "valid": true, "messages": [] }),
        ]
    );
    let start = r#"{"file":"a.xml","format":"rss2.0","valid":false,"messages":[{"level":"warning","code":"MissingGuid","line":9,"column":"#;
    assert!(run.out.starts_with(start), "{}", run.out);
}

#[test]
fn notes_are_for_machines_and_for_those_who_ask() {
    let text = GOOD.replace("    <language>en-US</language>\n", "");
    let site = site().write("a.xml", &text);
    assert_eq!(check_in(&site, &["a.xml"]).success().out, "1 feed: all well\n");
    for arguments in [["-v", "a.xml"], ["--format=json", "a.xml"], ["--format=sarif", "a.xml"]] {
        let run = check_in(&site, &arguments).success();
        assert!(run.out.contains("MissingDCLanguage"), "{}", run.out);
    }
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
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", site.path("feeds/c.xml")).unwrap();
    let run = check_in(&site, &["gone.xml", "a.xml", "feeds", "--format", "json"]).ended(2);
    assert_eq!(files(&run), ["a.xml", "feeds/b.xml"]);
    run.said("error: cannot read `gone.xml`: no such file or directory\n")
        .said("error: cannot read `feeds/c.xml`: ");
}

#[test]
fn a_feed_that_ends_in_the_middle_is_an_error() {
    let site = site().write("a.xml", &GOOD[..600]);
    let run = check_in(&site, &["a.xml"]).ended(1);
    assert!(run.out.starts_with("error[SAXError]: "), "{}", run.out);
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
}

#[test]
fn a_baseline_lets_old_findings_pass_and_new_ones_fail() {
    let site = site().write("feeds/a.xml", &with_both());
    let run = check_in(&site, &["feeds", "--write-baseline", "known.txt"]).success();
    assert_eq!(run.out, "wrote 2 findings to known.txt\n");
    let run = check_in(&site, &["feeds", "--baseline", "known.txt"]).success();
    let all_hidden = "1 feed: all well; 2 findings of the baseline not shown\n";
    assert_eq!(run.out, all_hidden);

    let moved = with_both().replace("  <channel>\n", "  <channel>\n\n\n");
    site.put("feeds/a.xml", moved.as_bytes());
    let run = check_in(&site, &["feeds", "--baseline", "known.txt"]).success();
    assert_eq!(run.out, all_hidden, "lines may move");

    let item = "<item><title>C</title><link>https://courier.example/c</link><pubDate>tomorrow</pubDate><guid>https://courier.example/c</guid></item>\n";
    site.put(
        "feeds/a.xml",
        moved.replace("  </channel>", &format!("{item}  </channel>")).as_bytes(),
    );
    let run = check_in(&site, &["feeds", "--baseline", "known.txt"]).ended(1);
    assert!(
        run.out.contains("tomorrow") && !run.out.contains("MissingGuid"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .ends_with("\n1 feed: 1 error in 1 feed; 2 findings of the baseline not shown\n"),
        "{}",
        run.out
    );
}

#[test]
fn a_baseline_is_small_sorted_text_that_holds_in_any_folder() {
    let site = site()
        .write("feeds/b.xml", &with_warning())
        .write("feeds/a.xml", &with_warning());
    check_in(&site, &["feeds/b.xml", "feeds/a.xml", "--write-baseline", "known.txt"]).success();
    let text = site.read("known.txt");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines.len(), lines[0]), (3, "# feedmill baseline 1"));
    assert!(lines[1].starts_with("feeds/a.xml\tMissingGuid\t") && lines[1].ends_with("\t1"));
    assert!(lines[2].starts_with("feeds/b.xml\tMissingGuid\t"));
    let mut command = site.command(&["check", ".", "--fail-on", "warning", "--baseline", "../known.txt"]);
    Run::from(command.current_dir(site.path("feeds")).output().unwrap()).success();
}

#[test]
fn a_baseline_that_cannot_be_used_is_told() {
    let site = site()
        .write("a.xml", GOOD)
        .write("bad.txt", "# feedmill baseline 1\na.xml\n");
    check_in(&site, &["a.xml", "--baseline", "gone.txt"])
        .ended(2)
        .said("error: cannot read `gone.txt`: no such file or directory\n");
    check_in(&site, &["a.xml", "--baseline", "bad.txt"])
        .ended(2)
        .said("error: `bad.txt` is no baseline on line 2: `--write-baseline bad.txt` writes one\n");
    check_in(&site, &["a.xml", "--write-baseline", "no/such/folder.txt"])
        .ended(2)
        .said("error: cannot write `no/such/folder.txt`: no such file or directory\n");
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
fn sarif_has_what_code_scanning_needs() {
    let text = with_both();
    let site = site().write("feeds/ä b.xml", &text);
    let run = check_in(&site, &["--format", "sarif", "feeds"]).ended(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &run["columnKind"]),
        (&json!("feedmill"), &json!("utf16CodeUnits"))
    );
    let (rules, results) = (&driver["rules"], &run["results"]);
    let checked = found("", &text);
    for (at, code) in ["InvalidRFC2822Date", "MissingGuid"].into_iter().enumerate() {
        let (rule, result, finding) = (&rules[at], &results[at], only(&checked, code));
        assert_eq!((&rule["id"], &result["ruleId"]), (&json!(code), &json!(code)));
        assert_eq!(result["ruleIndex"], at);
        assert_eq!(rule["defaultConfiguration"]["level"], finding.code.level.name());
        for key in ["text", "markdown"] {
            assert!(rule["help"][key].is_string());
        }
        assert!(rule["helpUri"].as_str().unwrap().starts_with("http"));
        assert_eq!(result["level"], finding.level.name());
        assert_eq!(result["message"]["text"], finding.message);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "feeds/%C3%A4%20b.xml");
        assert_eq!(place["region"]["startLine"], finding.place.line.unwrap());
        assert_eq!(place["region"]["startColumn"], finding.place.column.unwrap());
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
    }
}

#[test]
fn fingerprints_in_sarif_stay_when_lines_move() {
    let site = site().write("a.xml", &with_both());
    let fingerprints = || {
        let log: Value = serde_json::from_str(&check_in(&site, &["--format", "sarif", "a.xml"]).out).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results
            .into_iter()
            .map(|mut result| result["partialFingerprints"].take())
            .collect::<Vec<_>>()
    };
    let before = fingerprints();
    site.put(
        "a.xml",
        with_both().replace("  <channel>\n", "\n  <channel>\n").as_bytes(),
    );
    assert_eq!(fingerprints(), before);
    assert_ne!(before[0], before[1]);
}

#[test]
fn junit_counts_cases_and_failures() {
    let site = site().write("feeds/a.xml", &with_both()).write("feeds/b.xml", GOOD);
    let counts = |arguments: &[&str]| {
        let run = check_in(&site, &[&["--format", "junit", "feeds"], arguments].concat()).ended(1);
        let document = roxmltree::Document::parse(&run.out).unwrap();
        let root = document.root_element();
        ["tests", "failures", "errors"].map(|name| root.attribute(name).unwrap().to_owned())
    };
    assert_eq!(counts(&[]), ["3", "1", "0"]);
    assert_eq!(counts(&["--fail-on", "warning"]), ["3", "2", "0"]);
}

#[test]
fn github_gets_annotations_and_a_total() {
    let text = with_both();
    let site = site().write("a.xml", &text);
    let run = check_in(&site, &["--format", "github", "a.xml"]).ended(1);
    let checked = found("a.xml", &text);
    let line = |code: &str| {
        let finding = only(&checked, code);
        let (level, message) = (finding.level.name(), finding.message.replace('%', "%25"));
        let (line, column) = (finding.place.line.unwrap(), finding.place.column.unwrap());
        format!("::{level} file=a.xml,line={line},col={column},title={code}::{message}\n")
    };
    let (error, warning) = (line("InvalidRFC2822Date"), line("MissingGuid"));
    assert_eq!(
        run.out,
        format!("{error}{warning}1 feed: 1 error, 1 warning in 1 feed\n")
    );
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
