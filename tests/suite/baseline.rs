//! `feedmill check --baseline`: what is known passes, what is new fails.

use crate::check::{GOOD, check_in, site, with_both, with_warning};
use crate::site::Run;

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

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_written_to_and_stays() {
    use std::fs;
    use std::os::unix::fs::FileTypeExt;
    use std::process::Command;
    use std::thread;

    let site = site().write("a.xml", &with_warning());
    let pipe = site.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    let run = check_in(&site, &["a.xml", "--write-baseline", "pipe"]).success();
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", "wrote 1 finding to pipe\n"));
    let text = reader.join().unwrap();
    assert!(
        text.starts_with("# feedmill baseline 1\na.xml\tMissingGuid\t"),
        "{text}"
    );
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());

    // By a link, so that a mistake costs no device.
    std::os::unix::fs::symlink("/dev/fd/1", site.path("out")).unwrap();
    assert_eq!(
        check_in(&site, &["a.xml", "--write-baseline", "out"]).success().out,
        text
    );
    check_in(&site, &["a.xml", "--write-baseline", "."])
        .ended(2)
        .said("error: cannot write `.`: is a directory\n");
}
