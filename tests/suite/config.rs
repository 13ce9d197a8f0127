//! Mistakes in the configuration: all at once, each at its place, with help.

use crate::site::{CONFIG, Site};

#[test]
fn all_mistakes_are_told_at_once() {
    let site = Site::new().write(
        "config.toml",
        "[site]\ntitle = \"\"\nurl = \"courier.example\"\ntimezone = \"Chicago\"\nlangauge = \"en\"\n\n[output]\nformats = [\"rss\", \"atm\"]\n\n[[feeds]]\npath = \"../x\"\nbody = \"fulll\"\nlimit = \"ten\"\n",
    );
    let run = site.build(&[]).ended(2);
    assert_eq!(
        run.err,
        "\
error[InvalidConfiguration]: `site.title` is empty
 --> config.toml:2:9
  |
2 | title = \"\"
  |         ^^

error[InvalidConfiguration]: `courier.example` is no address that begins with `https://` or `http://`
 --> config.toml:3:7
  |
3 | url = \"courier.example\"
  |       ^^^^^^^^^^^^^^^^^

error[InvalidConfiguration]: `Chicago` is no zone of the tz database such as `America/Chicago`
 --> config.toml:4:12
  |
4 | timezone = \"Chicago\"
  |            ^^^^^^^^^
  = help: did you mean `America/Chicago`?

error[UnknownKey]: unknown key `langauge` in `site`
 --> config.toml:5:1
  |
5 | langauge = \"en\"
  | ^^^^^^^^
  = help: did you mean `language`?

error[InvalidConfiguration]: unknown format `atm`
 --> config.toml:8:19
  |
8 | formats = [\"rss\", \"atm\"]
  |                   ^^^^^
  = help: it is `rss`, `atom` or `json`

error[InvalidConfiguration]: `feeds.path` must be a path below `output.dir`, such as `topics/russia`
  --> config.toml:11:8
   |
11 | path = \"../x\"
   |        ^^^^^^
   = help: without `..`, a leading `/` or `.`, or names that a file or folder may not have

error[InvalidConfiguration]: `feeds.body` cannot be `fulll`
  --> config.toml:12:8
   |
12 | body = \"fulll\"
   |        ^^^^^^^
   = help: did you mean `full`?

error[InvalidConfiguration]: `feeds.limit` must be a whole number, 0 or more, not a string
  --> config.toml:13:9
   |
13 | limit = \"ten\"
   |         ^^^^^

"
    );
    assert_eq!(run.out, "");
}

#[test]
fn broken_toml_is_told_with_its_place() {
    let site = Site::new().write("config.toml", "[site\ntitle = \"x\"\n");
    site.build(&[]).ended(2).said("--> config.toml:1:");
}

#[test]
fn missing_keys_and_sections_are_told() {
    let site = Site::new().write("config.toml", "[sites]\ntitle = \"x\"\n");
    site.build(&[])
        .ended(2)
        .said("unknown table `sites`")
        .said("did you mean `site`?")
        .said("`site.title` is missing")
        .said("`site.url` is missing");
}

#[test]
fn machines_get_mistakes_as_objects() {
    let site = Site::new().write("config.toml", "[site]\ntitle = \"x\"\n");
    let lines = crate::site::json_lines(&site.build(&["--format", "json"]).ended(2).out);
    assert_eq!(lines[0]["message"], "`site.url` is missing");
}

#[test]
fn patterns_are_checked() {
    let site = Site::new().write(
        "config.toml",
        &format!("{CONFIG}[articles]\npermalink = \"/{{yaer}}/\"\ninclude = [\"[\"]\n[articles.wire]\nposted = '('\nbyline = 'By'\n[articles.zones]\nIST = \"India\"\n"),
    );
    site.build(&[])
        .ended(2)
        .said("`{yaer}` means nothing in `articles.permalink`")
        .said("`articles.permalink` has no `{slug}`")
        .said("this pattern cannot be read")
        .said("this regular expression cannot be read")
        .said("`articles.wire.byline` has no group `(?<authors>…)`")
        .said("`IST` must be an offset such as `+05:30`");
}

#[test]
fn a_missing_configuration_says_what_to_do() {
    let site = Site::new();
    std::fs::remove_file(site.path("config.toml")).unwrap();
    site.build(&[]).ended(2).said("error: there is no configuration: `feedmill.toml` and `config.toml` are neither in this folder nor above it; `feedmill init` writes one");
    site.build(&["--config", "x.toml"])
        .ended(2)
        .said("cannot read `x.toml`");
}

#[test]
fn feedmill_toml_comes_before_config_toml() {
    let site = Site::new()
        .good_article()
        .write("feedmill.toml", &CONFIG.replace("The Courier", "The Other"));
    site.build(&[]).success();
    assert_eq!(site.feed("all")["title"], "The Other");
}

#[test]
fn init_writes_what_builds_and_touches_nothing_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_feedmill");
    let run = |arguments: &[&str]| {
        std::process::Command::new(program)
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap()
    };
    assert!(run(&["init", "newsroom"]).status.success());
    assert!(run(&["build", "--config", "newsroom/config.toml"]).status.success());
    assert!(folder.path().join("newsroom/feeds/topics/news.atom").exists());
    let again = run(&["init", "newsroom"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8(again.stderr).unwrap().contains("is there already"));
}

#[test]
fn usage_mistakes_end_with_two_and_help_with_zero() {
    let site = Site::new().good_article();
    site.run(&["biuld"]).ended(2).said("build");
    site.build(&["--now", "yesterday"])
        .ended(2)
        .said("`--now yesterday` cannot be read: `yesterday` has no meaning in a date");
    let help = site.run(&["--help"]).success();
    assert!(help.out.contains("Exit codes") && help.err.is_empty());
    assert!(site.run(&["completions", "bash"]).success().out.contains("feedmill"));
    assert!(site.run(&["man"]).success().out.contains(".TH feedmill"));
    assert!(
        site.run(&["man", "build"])
            .success()
            .out
            .contains(r"\fBfeedmill build\fR")
    );
    site.run(&["man", "bild"]).ended(2).said("did you mean `build`?");
}
