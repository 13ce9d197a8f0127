//! What standard output is: a terminal, a pipe whose reader went away, a disk that is full.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;

use nix::pty::openpty;

use crate::site::{Run, Site};

/// A feed in which there is something to say.
const BROKEN: &str = "<rss version=\"2.0\"><channel><title>The Harbor Courier</title></channel></rss>";

/// What `check` shows on a terminal, with `NO_COLOR` as given.
fn on_a_terminal(no_color: Option<&str>) -> String {
    let site = Site::new().write("a.rss", BROKEN);
    let terminal = openpty(None, None).unwrap();
    let mut command = site.command(&["check", "a.rss"]);
    command.env_remove("NO_COLOR").env("TERM", "xterm");
    command.envs(no_color.map(|value| ("NO_COLOR", value)));
    let mut child = command.stdout(terminal.slave).stderr(Stdio::null()).spawn().unwrap();
    // It holds the terminal open.
    drop(command);
    let mut shown = Vec::new();
    // A terminal that is closed on the other side is an error on Linux, and the end elsewhere.
    let _ = File::from(terminal.master).read_to_end(&mut shown);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    String::from_utf8(shown).unwrap()
}

#[test]
fn a_terminal_shows_colors_unless_nobody_wants_them() {
    for (no_color, has_colors) in [(None, true), (Some(""), true), (Some("1"), false), (Some("0"), false)] {
        let shown = on_a_terminal(no_color);
        assert!(shown.contains("MissingLink"), "{shown}");
        assert_eq!(shown.contains("\u{1b}["), has_colors, "{no_color:?}: {shown}");
    }
}

/// Runs with a standard output whose reader has gone.
fn into_a_closed_pipe(site: &Site, arguments: &[&str]) -> Run {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = site.command(arguments);
    Run::from(command.stdout(writer).stderr(Stdio::piped()).output().unwrap())
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let site = Site::new().good_article().write("a.rss", BROKEN);
    for (arguments, code) in [
        // Shorter than what is kept back, and longer.
        (&["list"][..], 0),
        (&["completions", "bash"], 0),
        (&["man"], 0),
        (&["--help"], 0),
        // Who stops reading does not make a feed valid.
        (&["check", "a.rss"], 1),
        (&["check", "--format", "json", "a.rss"], 1),
    ] {
        let run = into_a_closed_pipe(&site, arguments).ended(code);
        assert_eq!(run.err, "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one() {
    let site = Site::new().good_article();
    for arguments in [&["list"][..], &["completions", "bash"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut command = site.command(arguments);
        let run = Run::from(command.stdout(full).stderr(Stdio::piped()).output().unwrap());
        run.ended(2);
    }
}
