//! `feedmill publish`: what is brought to a target, in which order, and what never is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::site::{Run, Site, assert_same, files_below, png};

/// A newsroom whose feeds are published in a folder beside them.
fn site(more: &str) -> Site {
    let site = Site::new();
    let config = format!(
        "{}[photos]\npublish = true\n{more}\n[[publish]]\nto = \"file://{}\"\n",
        crate::site::CONFIG,
        site.path("public").display()
    );
    site.write("config.toml", &config).good_article()
}

fn publish(site: &Site, more: &[&str]) -> Run {
    site.run(&[&["publish"], more].concat())
}

/// What a reader can fetch.
fn public(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let mut files = files_below(&site.path("public"));
    files.retain(|path, _| !path.starts_with(".feedmill-publish/"));
    files
}

/// What a build left for readers.
fn built(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let mut files = files_below(&site.path("feeds"));
    files.retain(|path, _| !path.starts_with(".feedmill/"));
    files
}

#[test]
fn what_differs_is_published_and_nothing_else() {
    let site = site("");
    site.build(&[]).success();
    let run = publish(&site, &["--dry-run"]).success();
    assert!(
        run.out.contains("send all.rss (") && run.out.contains("bytes, application/rss+xml; charset=utf-8)"),
        "{}",
        run.out
    );
    assert!(!site.path("public").exists(), "a dry run writes nothing");
    let count = built(&site).len();
    let run = publish(&site, &[]).success();
    assert!(
        run.out.contains(&format!("{count} objects sent, 0 unchanged")),
        "{}",
        run.out
    );
    assert_same(&public(&site), &built(&site));
    let run = publish(&site, &[]).success();
    assert!(
        run.out.contains(&format!("nothing differs in {count} objects")),
        "{}",
        run.out
    );
    assert_eq!(publish(&site, &["--quiet"]).success().out, "");
    site.put_article("more", "title = \"More\"\ndate = 2020-02-01");
    site.build(&[]).success();
    let run = publish(&site, &["--format", "json"]).success();
    let said: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let sent: Vec<&str> = said["sent"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|path| path.as_str())
        .collect();
    assert!(
        sent.contains(&"all.rss") && !sent.contains(&"topics/good.rss"),
        "{sent:?}"
    );
    assert_same(&public(&site), &built(&site));
}

#[test]
fn a_web_server_sees_when_a_file_changed() {
    let site = site("");
    site.build(&[]).success();
    publish(&site, &[]).success();
    let time = |folder: &str| {
        fs::metadata(site.path(folder).join("all.rss"))
            .unwrap()
            .modified()
            .unwrap()
    };
    assert_eq!(time("feeds"), time("public"));
}

#[test]
fn a_build_publishes_when_it_is_asked_to() {
    let site = site("");
    site.build(&[]).success();
    assert!(!site.path("public").exists(), "a build publishes nothing unasked");
    site.build(&["--publish"]).success();
    assert_same(&public(&site), &built(&site));
    let config = site.read("config.toml") + "after_build = true\n";
    site.put("config.toml", config.as_bytes());
    site.put_article("more", "title = \"More\"\ndate = 2020-02-01");
    site.build(&[]).success();
    assert_same(&public(&site), &built(&site));
}

#[test]
fn only_what_a_build_made_is_published() {
    let site = site("")
        .article("draft", "title = \"Nobody knows\"\ndate = 2020-02-01\ndraft = true")
        .article(
            "embargo",
            "title = \"Not before 2090\"\ndate = 2020-02-01\nembargo = 2090-01-01T00:00:00Z",
        );
    site.build(&[]).ended(0);
    site.put("feeds/notes.txt", b"Nobody knows");
    site.put("feeds/.feedmill/more.txt", b"Nobody knows");
    publish(&site, &[]).success();
    for (path, bytes) in files_below(&site.path("public")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for secret in ["Nobody knows", "Not before 2090", "draft.md", "embargo.md"] {
            assert!(!text.contains(secret), "{path} says `{secret}`");
        }
    }
    assert!(!site.path("public/.feedmill").exists() && !site.path("public/notes.txt").exists());
    // A list that somebody wrote leads nowhere else.
    let list = site.read("feeds/.feedmill/files.txt");
    site.put("articles/secret.txt", b"Nobody knows");
    site.put(
        "feeds/.feedmill/files.txt",
        format!("../articles/secret.txt\n.feedmill/identities.tsv\n{list}").as_bytes(),
    );
    publish(&site, &["--verify"]).success();
    assert!(!site.path("public/.feedmill").exists() && !site.path("articles/../public/secret.txt").exists());
}

#[test]
fn what_is_not_feedmills_stays() {
    let site = site("");
    site.put("public/notes.txt", b"mine");
    site.put("public/all.rss", b"mine, too");
    site.build(&[]).success();
    let run = publish(&site, &[]).ended(2);
    assert!(
        run.err.contains("1 object at `file://") && run.err.contains("is not feedmill's, such as `all.rss`"),
        "{}",
        run.err
    );
    assert_eq!(public(&site).len(), 2, "nothing was sent");
    publish(&site, &["--adopt"]).success();
    let mut expected = built(&site);
    expected.insert("notes.txt".to_owned(), b"mine".to_vec());
    assert_same(&public(&site), &expected);
    // What has the same bytes is no stranger: somebody copied it there by hand.
    fs::remove_dir_all(site.path("public/.feedmill-publish")).unwrap();
    publish(&site, &[]).success();
    assert_same(&public(&site), &expected);
}

#[test]
fn what_the_folder_has_no_more_is_removed_and_only_that() {
    let site = site("").article("sole", "title = \"Sole\"\ndate = 2020-02-01\ntopics = [\"Sole\"]");
    site.build(&[]).success();
    publish(&site, &[]).success();
    site.put("public/topics/mine.txt", b"mine");
    site.put("public/authors/x.html", b"mine");
    assert!(site.path("public/topics/sole.rss").exists());
    fs::remove_file(site.path("articles/sole.md")).unwrap();
    site.build(&["--allow-shrink"]).ended(0);
    site.run(&["retire", "topics/sole"]).success();
    let run = publish(&site, &[]).success();
    assert!(run.out.contains(" removed, "), "{}", run.out);
    let mut expected = built(&site);
    expected.insert("topics/mine.txt".to_owned(), b"mine".to_vec());
    expected.insert("authors/x.html".to_owned(), b"mine".to_vec());
    assert_same(&public(&site), &expected);
    // A target is not emptied because the folder is.
    fs::remove_dir_all(site.path("feeds")).unwrap();
    publish(&site, &[]).ended(2).said("nothing was built yet");
    assert_same(&public(&site), &expected);
}

#[test]
fn what_was_changed_at_the_target_is_mended_by_a_look() {
    let site = site("");
    site.build(&[]).success();
    publish(&site, &[]).success();
    site.put("public/all.rss", b"defaced");
    fs::remove_file(site.path("public/all.atom")).unwrap();
    let run = publish(&site, &[]).success();
    assert!(run.out.contains("nothing differs"), "once a day is enough: {}", run.out);
    let run = publish(&site, &["--verify"]).success();
    assert!(run.out.contains("2 objects sent"), "{}", run.out);
    assert_same(&public(&site), &built(&site));
    // What is about to be overwritten is seen without a look.
    site.put("public/all.rss", b"defaced");
    site.put_article("more", "title = \"More\"\ndate = 2020-02-01");
    site.build(&[]).success();
    publish(&site, &[]).success();
    assert_same(&public(&site), &built(&site));
}

#[test]
fn a_manifest_that_is_cut_or_newer_is_not_taken_at_its_word() {
    let site = site("");
    site.build(&[]).success();
    publish(&site, &[]).success();
    let place = "public/.feedmill-publish/manifest.tsv";
    let text = site.read(place);
    let expected = public(&site);
    site.put(place, &text.as_bytes()[..text.len() / 2]);
    publish(&site, &[]).ended(2).said("damaged");
    site.put(place, text.replacen("manifest 1", "manifest 99", 1).as_bytes());
    publish(&site, &[]).ended(2).said("is of a newer feedmill");
    assert_same(&public(&site), &expected);
}

#[test]
fn two_runs_do_not_publish_at_once() {
    let site = site("");
    site.build(&[]).success();
    let lock = fs::File::create(site.path("feeds/.feedmill/publish.lock")).unwrap();
    lock.lock().unwrap();
    publish(&site, &[]).ended(75).said("another run holds");
    drop(lock);
    publish(&site, &[]).success();
}

#[test]
fn no_secret_is_said_or_kept() {
    const SECRET: &str = "hunter2-hunter2-hunter2";
    let site = Site::with_config(
        "[[publish]]\nto = \"s3://courier/feeds\"\nendpoint = \"http://127.0.0.1:9\"\nregion = \"eu\"\npatience = 1\n\
         credentials = \"publish.env\"\n",
    )
    .good_article()
    .write(
        "publish.env",
        &format!("# of the bucket\nAWS_ACCESS_KEY_ID=harbor\nAWS_SECRET_ACCESS_KEY={SECRET}\n"),
    );
    let looks = |site: &Site, run: &Run| {
        assert!(
            !run.out.contains(SECRET) && !run.err.contains(SECRET),
            "{}{}",
            run.out,
            run.err
        );
        for (path, bytes) in files_below(&site.path("feeds")) {
            assert!(!String::from_utf8_lossy(&bytes).contains(SECRET), "{path}");
        }
    };
    site.build(&[]).success();
    let run = publish(&site, &[])
        .ended(2)
        .said("cannot publish to `s3://courier/feeds`");
    looks(&site, &run);
    // From the environment.
    let config = site.read("config.toml").replace("credentials = \"publish.env\"\n", "");
    site.put("config.toml", config.as_bytes());
    let mut command = site.command(&["publish"]);
    command
        .env("AWS_ACCESS_KEY_ID", "harbor")
        .env("AWS_SECRET_ACCESS_KEY", SECRET);
    looks(&site, &Run::from(command.output().unwrap()).ended(2));
    // A line that says nothing that can be used.
    let config = config + "credentials = \"publish.env\"\n";
    site.put("config.toml", config.as_bytes());
    site.put(
        "publish.env",
        format!("AWS_ACCESS_KEY_ID=harbor\n{SECRET}\n").as_bytes(),
    );
    looks(&site, &publish(&site, &[]).ended(2).said("on line 2"));
    // An address with a secret is refused, and not shown.
    for to in [
        format!("s3://harbor:{SECRET}@courier"),
        format!("az://courier?sig={SECRET}"),
    ] {
        let site = Site::with_config(&format!("[[publish]]\nto = \"{to}\"\n"));
        let run = publish(&site, &[]).ended(2).said("secrets belong into the environment");
        let told = run
            .err
            .lines()
            .filter(|line| !line.contains("to = "))
            .collect::<String>();
        assert!(!told.contains(SECRET), "{told}");
    }
}

#[test]
fn mistakes_are_told() {
    let told = |more: &str, what: &str| {
        Site::with_config(more)
            .good_article()
            .run(&["publish"])
            .ended(2)
            .said(what);
    };
    told("", "the configuration names no target");
    told(
        "[[publish]]\nto = \"ftp://x\"\n",
        "`publish.to` is no address of a target",
    );
    told("[[publish]]\n", "`publish.to` is missing");
    told("[publish]\nto = \"s3://x\"\n", "`publish` must be a list of tables");
    told(
        "[[publish]]\nto = \"s3://x\"\nparallel = 0\n",
        "`publish.parallel` is a number from 1 to 64",
    );
    let site = Site::new().good_article();
    let inside = format!(
        "{}[[publish]]\nto = \"file://{}\"\n",
        crate::site::CONFIG,
        site.path("feeds/x").display()
    );
    site.put("config.toml", inside.as_bytes());
    // The folder of the configuration is known without links.
    let run = site.run(&["publish"]).ended(2);
    assert!(run.err.contains("another folder than `output.dir`"), "{}", run.err);
}

/// A newsroom with many feeds, each with a picture, whose stories all change from state to state.
fn many(site: &Site, state: u32) {
    for nth in 0..25 {
        let picture = png(3 + state, 4 + nth);
        site.put(&format!("articles/p{nth}.png"), &picture);
        let text = format!(
            "+++\ntitle = \"Story {nth} of {state}\"\ndate = 2020-02-01\nupdated = 2020-02-0{}\ntopics = [\"Topic {nth}\"]\nphotos = [\"p{nth}.png\"]\n+++\nThe text of {nth}.\n",
            1 + state % 9
        );
        site.put(&format!("articles/s{nth}.md"), text.as_bytes());
    }
    site.build(&["--quiet"]).ended(0);
}

/// Every file is whole as one of the builds left it, and everything in the folder that a public file names is public.
fn is_whole(folder: &Path, states: &[BTreeMap<String, Vec<u8>>]) {
    let files = files_below(folder);
    for (path, bytes) in &files {
        if path.starts_with(".feedmill-publish/") {
            continue;
        }
        assert!(
            states.iter().any(|state| state.get(path) == Some(bytes)),
            "{path} is torn"
        );
        let text = String::from_utf8_lossy(bytes);
        for part in text.split("https://courier.example/feeds/").skip(1) {
            let named: &str = part.split(['"', '<', '&', '\'', ' ', '\\']).next().unwrap_or_default();
            let is_picture = named.starts_with("photos/") && named.contains('.');
            assert!(
                !is_picture || files.contains_key(named),
                "{path} names `{named}`, which is not there"
            );
        }
        if path.ends_with(".opml") {
            for part in text.split("xmlUrl=\"https://courier.example/feeds/").skip(1) {
                let named = part.split('"').next().unwrap_or_default();
                assert!(files.contains_key(named), "{path} lists `{named}`, which is not there");
            }
        }
    }
}

#[test]
fn a_run_that_is_killed_leaves_a_whole_state_and_the_next_one_ends_right() {
    let site = site("");
    let mut states = Vec::new();
    let mut kills = 0;
    for state in 0..6 {
        many(&site, state);
        states.push(built(&site));
        // A little later each time, until a run is done before: so it is killed at every moment of its work.
        for wait in (0..).map(|nth| Duration::from_millis(1 + 7 * nth + u64::from(state))) {
            let mut command = site.command(&["publish", "--quiet"]);
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            thread::sleep(wait);
            let is_done = child.try_wait().unwrap().is_some();
            let _ = child.kill();
            child.wait().unwrap();
            is_whole(&site.path("public"), &states);
            if is_done {
                break;
            }
            kills += 1;
        }
        publish(&site, &[]).success();
        assert_same(&public(&site), &built(&site));
        let aside = files_below(&site.path("public/.feedmill-publish"));
        assert_eq!(aside.keys().collect::<Vec<_>>(), ["lease.tsv", "lock", "manifest.tsv"]);
    }
    assert!(kills >= 12, "only {kills} runs were killed");
}

/// Two newsrooms with the same articles, which publish at the same place: both folders are below one.
fn machines() -> (Site, Site, Site) {
    let place = Site::new();
    let public = place.path("public");
    let machine = |name: &str| {
        let site = Site::new();
        let config = format!(
            "{}[photos]\npublish = true\n[[publish]]\nto = \"file://{}\"\nlease = 1\npatience = 2\nmachine = \"{name}\"\n",
            crate::site::CONFIG,
            public.display()
        );
        site.write("config.toml", &config)
    };
    let (one, other) = (machine("press-1"), machine("press-2"));
    // Both see it as their own.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&public, one.path("public")).unwrap();
        std::os::unix::fs::symlink(&public, other.path("public")).unwrap();
    }
    fs::create_dir_all(&public).unwrap();
    (one, other, place)
}

#[cfg(unix)]
fn signal(child: &std::process::Child, name: &str) {
    let mut command = std::process::Command::new("kill");
    let status = command.args([name, &child.id().to_string()]).status().unwrap();
    assert!(status.success());
}

#[cfg(unix)]
fn lease(site: &Site) -> String {
    fs::read_to_string(site.path("public/.feedmill-publish/lease.tsv")).unwrap_or_default()
}

/// A holder is put to sleep in the middle of its work, and wakes up when another has done its own.
#[cfg(unix)]
#[test]
fn a_holder_that_sleeps_too_long_overwrites_nothing() {
    let (one, other, _place) = machines();
    let mut has_slept = 0;
    for round in 0..20 {
        if has_slept == 2 {
            break;
        }
        many(&one, 2 * round);
        many(&other, 2 * round + 1);
        let mut wait = 8;
        let child = loop {
            let mut command = one.command(&["publish", "--quiet"]);
            let mut child = command.stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
            thread::sleep(Duration::from_millis(wait));
            signal(&child, "-STOP");
            if lease(&one).contains("state\theld\n") && lease(&one).contains("press-1") {
                break Some(child);
            }
            signal(&child, "-CONT");
            let is_done = child.wait().unwrap().success();
            wait += 2 + wait / 4;
            if is_done && wait > 2000 {
                break None;
            }
            // It has to have something to do again.
            many(&one, 2 * round + 2 + u32::try_from(wait).unwrap() % 5);
        };
        let Some(mut child) = child else { continue };
        publish(&other, &[]).ended(75).said("`press-1 (process ");
        let run = publish(&other, &["--wait", "10"]);
        if run.err.contains("is held by a process that does not go on") {
            // It sleeps between its look at a file and the file's replacement: then nobody else comes there.
            signal(&child, "-CONT");
            child.wait().unwrap();
            continue;
        }
        let run = run.success();
        assert!(run.out.contains(" sent"), "{}", run.out);
        assert_same(&public(&other), &built(&other));
        signal(&child, "-CONT");
        let run = Run::from(child.wait_with_output().unwrap());
        assert_same(&public(&other), &built(&other));
        if run.code == 0 {
            // It had nothing left to write.
            continue;
        }
        run.ended(75).said("`press-2 (process ");
        has_slept += 1;
        // The number of each holder is higher.
        let fence = lease(&one)
            .lines()
            .find_map(|line| line.strip_prefix("fence\t").map(str::to_owned));
        assert!(fence.unwrap().parse::<u32>().unwrap() > has_slept);
        publish(&one, &[]).success();
        assert_same(&public(&one), &built(&one));
    }
    assert_eq!(has_slept, 2, "no run was caught at work");
}

/// Of a run that was killed the same machine knows that it is dead, and others find out.
#[cfg(unix)]
#[test]
fn a_lease_of_a_dead_run_is_taken_over() {
    let (one, other, _place) = machines();
    many(&one, 0);
    many(&other, 0);
    publish(&one, &[]).success();
    assert!(lease(&one).contains("state\tfree\n"), "{}", lease(&one));
    let place = one.path("public/.feedmill-publish/lease.tsv");
    fs::write(place, lease(&one).replace("state\tfree", "state\theld")).unwrap();
    publish(&other, &[]).ended(75).said("`press-1 (process ");
    publish(&one, &[]).success();
    publish(&other, &[]).success();
    // What cannot be read is nobody's word.
    let place = one.path("public/.feedmill-publish/lease.tsv");
    let text = lease(&one);
    fs::write(&place, &text[..text.len() / 2]).unwrap();
    publish(&one, &[]).ended(2).said("lease.tsv` is damaged");
    fs::write(&place, text.replacen("lease 1", "lease 9", 1)).unwrap();
    publish(&one, &[]).ended(2).said("lease.tsv` is of a newer feedmill");
}

/// A list of our files that is cut would take the rest from readers.
#[test]
fn a_list_that_is_cut_takes_nothing_from_readers() {
    let site = site("");
    site.build(&[]).success();
    publish(&site, &[]).success();
    let expected = public(&site);
    let list = site.read("feeds/.feedmill/files.txt");
    site.put("feeds/.feedmill/files.txt", &list.as_bytes()[..list.len() / 2]);
    publish(&site, &[])
        .ended(2)
        .said("files.txt` is cut: its last line is missing");
    site.build(&["--prune"]).ended(2).said("is cut");
    assert_same(&public(&site), &expected);
    fs::remove_file(site.path("feeds/.feedmill/files.txt")).unwrap();
    publish(&site, &[]).ended(2).said("files.txt` is missing");
    site.put("feeds/.feedmill/files.txt", list.replace("#end 2", "#end 9").as_bytes());
    publish(&site, &[])
        .ended(2)
        .said("is of version 9, which a newer feedmill wrote");
    // What was written before there were versions is read, and has an end after the next change.
    for name in [
        "identities.tsv",
        "feeds.tsv",
        "files.txt",
        "delivered.tsv",
        "photos.tsv",
        "seen.tsv",
    ] {
        let path = format!("feeds/.feedmill/{name}");
        let text = site.read(&path).replace("#end 9\n", "").replace("#end 2\n", "");
        site.put(&path, text.as_bytes());
    }
    fs::remove_file(site.path("feeds/.feedmill/version")).unwrap();
    publish(&site, &["--verify"]).success();
    assert_same(&public(&site), &expected);
    site.put_article("more", "title = \"More\"\ndate = 2020-02-01");
    site.build(&[]).success();
    assert!(site.read("feeds/.feedmill/identities.tsv").ends_with("\n#end 2\n"));
    assert_eq!(site.read("feeds/.feedmill/version"), "2\n");
    publish(&site, &[]).success();
}
