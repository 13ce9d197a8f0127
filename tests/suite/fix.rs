//! `feedmill check --fix` and `--diff`: what is mended, what stays, and the patch.

use std::fs;
use std::process::{Command, Stdio};

use crate::check::{GOOD, site};

/// A feed with faults that can be mended, in Windows line ends, and one that cannot.
fn broken() -> String {
    GOOD.replace("An anchor turns up", "Anchor & chain")
        .replace("Tue, 06 Jan 2026 14:30:00 -0600", "2026-01-06T14:30:00-06:00")
        .replace("It is old.", "Ice&nbsp;age")
        .replace(
            "    </item>",
            "      <dc:creator>Ann Lee</dc:creator>\n      <colour>green</colour>\n    </item>",
        )
        .replace('\n', "\r\n")
}

fn mended() -> String {
    broken()
        .replace("Anchor & chain", "Anchor &amp; chain")
        .replace("2026-01-06T14:30:00-06:00", "Tue, 06 Jan 2026 14:30:00 -0600")
        .replace("Ice&nbsp;age", "Ice&#xA0;age")
        .replace(
            "<rss version",
            "<rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version",
        )
}

#[test]
fn what_is_clear_is_mended_in_place_and_all_other_bytes_stay() {
    let site = site();
    site.put("feed.xml", broken().as_bytes());
    let run = site.run(&["check", "--fix", "feed.xml"]);
    assert_eq!(fs::read_to_string(site.path("feed.xml")).unwrap(), mended());
    assert!(run.err.contains("mended 4 places in feed.xml"), "{}", run.err);
    assert!(
        run.out.contains("UndefinedElement") && !run.out.contains("SAXError"),
        "{}",
        run.out
    );
    assert_eq!(run.code, 1);
    let again = site.run(&["check", "--fix", "feed.xml"]);
    assert_eq!((again.err.as_str(), again.out), ("", run.out));
}

#[test]
fn a_patch_does_the_same_and_nothing_is_written() {
    let site = site();
    site.put("feed.xml", broken().as_bytes());
    let run = site.run(&["check", "--diff", "feed.xml"]);
    assert_eq!(run.code, 1);
    assert_eq!(fs::read_to_string(site.path("feed.xml")).unwrap(), broken());
    assert!(
        run.out.starts_with("--- a/feed.xml\n+++ b/feed.xml\n@@ -1,"),
        "{}",
        run.out
    );
    site.put("fix.patch", run.out.as_bytes());
    let patched = Command::new("patch")
        .args(["--binary", "-p1", "-i", "fix.patch"])
        .current_dir(site.path(""))
        .stdout(Stdio::null())
        .status();
    match patched {
        Ok(status) => {
            assert!(status.success());
            assert_eq!(fs::read_to_string(site.path("feed.xml")).unwrap(), mended());
        }
        Err(error) => eprintln!("SKIPPED: there is no `patch` here: {error}"),
    }
    site.put("good.xml", GOOD.as_bytes());
    let well = site.run(&["check", "--diff", "good.xml"]);
    assert_eq!((well.code, well.out.as_str()), (0, ""));
}

#[test]
fn lengths_come_from_the_files() {
    let site = site();
    let enclosure = "<enclosure url=\"https://courier.example/audio/horn%201.mp3\" length=\"0\" type=\"audio/mpeg\"/>";
    site.put(
        "feed.xml",
        GOOD.replace("    </item>", &format!("      {enclosure}\n    </item>"))
            .as_bytes(),
    );
    site.put("files/horn 1.mp3", "toot".as_bytes());
    site.run(&["check", "--fix", "--files", "files", "feed.xml"]);
    let text = fs::read_to_string(site.path("feed.xml")).unwrap();
    assert!(text.contains("length=\"4\""), "{text}");
}

#[test]
fn standard_input_is_shown_and_not_mended() {
    let site = site();
    let run = site.run(&["check", "--fix", "-"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("take `--diff`"), "{}", run.err);
}
