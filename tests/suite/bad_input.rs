//! What bad input gets: a message with its place, and nothing else is lost. One test a row
//! of the table in docs/articles.md.

use std::fs;

use crate::site::{Run, Site, assert_same, png};

/// Builds, and makes sure that the good article is in its feeds all the same.
#[track_caller]
fn build(site: &Site, code: i32) -> Run {
    let run = site.build(&[]).ended(code);
    assert_eq!(site.feed("topics/good")["items"][0]["title"], "Good");
    run
}

/// The items of the feed of everything, by title.
fn titles(site: &Site) -> Vec<String> {
    let feed = site.feed("all");
    feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["title"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn no_date_leaves_the_article_out() {
    let site = Site::new().good_article().article("bad", "title = \"Bad\"");
    let run = build(&site, 1).said("error[MissingDate]: the article has no date\n --> articles/bad.md:1:1\n");
    assert!(run.out.contains("1 article left out"), "{}", run.out);
    assert_eq!(titles(&site), ["Good"]);
}

#[test]
fn a_date_that_cannot_be_read_leaves_the_article_out() {
    let site = Site::new()
        .good_article()
        .article("bad", "title = \"Bad\"\ndate = \"Sepp 13, 2017\"");
    build(&site, 1).said(
        "\
error[InvalidDate]: the date `Sepp 13, 2017` cannot be read: `Sepp` has no meaning in a date
 --> articles/bad.md:3:8
  |
3 | date = \"Sepp 13, 2017\"
  |        ^^^^^^^^^^^^^^^
  = help: write it like `2017-09-13T16:44:00-05:00` or `Sep 13, 2017 4:44 PM CDT`
",
    );
    assert_eq!(titles(&site), ["Good"]);
}

#[test]
fn no_title_leaves_the_article_out() {
    let site = Site::new()
        .good_article()
        .article("bad", "tilte = \"Bad\"\ndate = 2017-09-13");
    build(&site, 1)
        .said("error[MissingTitle]: the article has no title\n --> articles/bad.md:2:1\n")
        .said("did you mean `title` where it says `tilte`?");
}

#[test]
fn no_body_keeps_the_article_with_its_summary() {
    let site = Site::new().good_article().write(
        "articles/bad.md",
        "+++\ntitle = \"Bad\"\ndate = 2021-09-13\nsummary = \"In short.\"\n+++\n",
    );
    build(&site, 0).said("warning[MissingBody]");
    assert_eq!(site.feed("all")["items"][0]["content_html"], "<p>In short.</p>");
}

#[test]
fn other_encodings_are_read_by_mark_or_declaration_else_left_out() {
    let text = |head: &str| format!("---\n{head}title: Café\ndate: 2021-09-13\n---\nCafé.\n");
    let latin = |text: String| {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect::<Vec<u8>>()
    };
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text("").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let site = Site::new()
        .good_article()
        .bytes("articles/silent.md", &latin(text("")))
        .bytes("articles/declared.md", &latin(text("encoding: latin-1\n")))
        .bytes("articles/utf16.md", &utf16);
    build(&site, 1).said("error[UndecodableText]: byte 14 is not UTF-8\n--> articles/silent.md\n");
    assert_eq!(titles(&site), ["Café", "Café", "Good"]);
    let configured = Site::with_config("[articles]\nencoding = \"windows-1252\"\n")
        .good_article()
        .bytes("articles/silent.md", &latin(text("")));
    build(&configured, 0);
    assert_eq!(titles(&configured), ["Café", "Good"]);
}

#[test]
fn characters_that_xml_forbids_are_mended_with_their_places() {
    let json = "{\"title\": \"a\\u0001b \\ud83d c\", \"date\": \"2021-09-13\", \"text\": \"x ]]> y\\u000b\"}\n";
    let site = Site::new()
        .good_article()
        .bytes(
            "articles/raw.md",
            b"+++\ntitle = \"Bell\x07s\"\ndate = 2021-09-14\n+++\nForm\x0Cfeed and ]]> here.\n",
        )
        .write("articles/escaped.jsonl", json);
    build(&site, 0)
        .said("warning[BadCharacters]: U+0007 is forbidden in XML; it was taken out\n --> articles/raw.md:2:14\n")
        .said("--> articles/raw.md:5:5\n")
        .said("warning[BadCharacters]: `]]>` ends a CDATA section in XML; it is written so that it does not\n --> articles/raw.md:5:14\n")
        .said("warning[BadCharacters]: `\\ud83d` is half a character; it was taken out\n --> articles/escaped.jsonl:1:21\n")
        .said("warning[BadCharacters]: U+0001 is forbidden in XML; it was taken out\n --> articles/escaped.jsonl:1:11\n");
    assert_eq!(titles(&site), ["Bells", "ab  c".replace("  ", " ").as_str(), "Good"]);
    for ending in ["rss", "atom"] {
        roxmltree::Document::parse(&site.read(&format!("feeds/all.{ending}"))).unwrap();
    }
}

#[test]
fn what_can_run_is_removed_from_the_body() {
    let body = "<script>alert(1)</script><p onclick=\"x()\">Text <a href=\"javascript:x()\">link</a></p><iframe src=\"https://x.example/\"></iframe>";
    let site = Site::new().good_article().write(
        "articles/bad.json",
        &format!("{{\"title\": \"Bad\", \"date\": \"2021-09-13\", \"html\": {body:?}}}"),
    );
    build(&site, 0).said("warning[SecurityRisk]");
    assert_eq!(
        site.feed("all")["items"][0]["content_html"],
        "<p>Text <a>link</a></p><p><a href=\"https://x.example/\">See x.example</a></p>"
    );
}

#[test]
fn code_that_shows_a_script_is_no_risk() {
    let site = Site::new().good_article().write(
        "articles/code.md",
        "+++\ntitle = \"Code\"\ndate = 2021-09-13\n+++\n```html\n<script>x</script>\n```\n",
    );
    assert_eq!(build(&site, 0).err, "");
    assert!(
        site.feed("all")["items"][0]["content_html"]
            .as_str()
            .unwrap()
            .contains("&lt;script&gt;")
    );
}

#[test]
fn titles_become_plain_text() {
    let site = Site::new()
        .good_article()
        .article("a", "title = \"<b>Bold</b> &amp; <i>sly</i>\"\ndate = 2021-01-04")
        .article("b", "title = \"5 < 6\"\ndate = 2021-01-03")
        .article("c", "title = \"AT&T\"\ndate = 2021-01-02");
    build(&site, 0);
    assert_eq!(titles(&site), ["Bold & sly", "5 < 6", "AT&T", "Good"]);
    let rss = site.read("feeds/all.rss");
    assert!(
        rss.contains("<title>Bold &amp; sly</title>") && rss.contains("<title>5 &lt; 6</title>"),
        "{rss}"
    );
}

#[test]
fn a_picture_with_a_name_like_it_is_named() {
    let named = |src: &str| {
        let site = Site::new()
            .good_article()
            .article("a", &format!("title = \"A\"\ndate = 2021-01-04\nphotos = [\"{src}\"]"))
            .bytes("articles/photos/2026/harbor.jpg", &png(40, 30))
            .bytes("articles/gull.jpg", &png(40, 30))
            .write("articles/notes.txt.bak", "x");
        build(&site, 0).err
    };
    for (src, meant) in [
        ("2026/harbro.jpg", "2026/harbor.jpg"),
        ("gull.png", "gull.jpg"),
        ("Gull.jpg", "gull.jpg"),
    ] {
        let err = named(src);
        assert!(err.contains(&format!("= help: did you mean `{meant}`?\n")), "{err}");
    }
    assert!(named("notes.txt").contains("help: put it beside the article"));
}

#[test]
fn photos_that_are_not_there_or_no_pictures_leave_the_article() {
    let photos =
        |src: &str| format!("title = \"{src}\"\ndate = 2021-01-04\nphotos = [{{ src = \"{src}\", caption = \"C\" }}]");
    let site = Site::new()
        .good_article()
        .article("a", &photos("missing.jpg"))
        .article("b", &photos("empty.jpg"))
        .article("c", &photos("text.jpg"))
        .article("d", &photos("lies.jpg"))
        .article("e", &photos("../../../../../../etc/hostname"))
        .bytes("articles/photos/empty.jpg", b"")
        .bytes("articles/photos/text.jpg", b"This is a text and no picture at all.")
        .bytes("articles/photos/lies.jpg", &png(40, 30));
    build(&site, 0)
        .said("warning[MissingPhoto]: the picture `missing.jpg` is not there\n --> articles/a.md:4:19\n")
        .said("warning[NotAnImage]: `empty.jpg` is empty\n")
        .said("warning[NotAnImage]: `text.jpg` holds no picture\n")
        .said("warning[WrongImageType]: `lies.jpg` is image/png, whatever its ending says\n")
        .said("warning[MissingPhoto]: the picture `../../../../../../etc/hostname` is not there\n");
    let feed = site.feed("all");
    for item in feed["items"].as_array().unwrap().iter().take(5) {
        let attachment = &item["attachments"][0];
        if item["title"] == "lies.jpg" {
            assert_eq!(attachment["mime_type"], "image/png");
            assert_eq!(attachment["size_in_bytes"], png(40, 30).len());
        } else {
            assert!(attachment.is_null(), "{}", item["title"]);
        }
    }
}

#[test]
fn odd_topics_get_safe_distinct_slugs() {
    let topics = format!(
        "topics = [\"../../etc\", \"etc\", \"CON\", \"\", \"{}\", \"🎉\", \"C\", \"C++\"]",
        "long ".repeat(2000)
    );
    let site = Site::new()
        .good_article()
        .article("odd", &format!("title = \"Odd\"\ndate = 2021-01-04\n{topics}"));
    let run = build(&site, 0)
        .said("warning[EmptyTopic]: a topic has no name\n")
        .said("warning[DuplicateSlugs]: another name has the address of `c++` already");
    assert!(run.err.contains("`../../etc`"), "{}", run.err);
    let files = site.files();
    let slugs: Vec<&str> = files
        .keys()
        .filter_map(|path| path.strip_prefix("topics/")?.strip_suffix(".rss"))
        .collect();
    assert_eq!(slugs.len(), 8, "{slugs:?}");
    assert!(
        slugs.contains(&"c") && slugs.contains(&"etc") && !slugs.contains(&"con"),
        "{slugs:?}"
    );
    assert!(
        slugs
            .iter()
            .all(|slug| slug.len() < 100 && slug.chars().all(|c| c.is_alphanumeric() || c == '-')),
        "{slugs:?}"
    );
    assert!(!site.path("etc.rss").exists() && !site.path("feeds/etc.rss").exists());
}

#[test]
fn of_two_articles_with_one_id_the_later_is_used() {
    let site = Site::new()
        .good_article()
        .article("a", "title = \"Later\"\nid = \"story-1\"\ndate = 2021-01-04")
        .article("b", "title = \"Earlier\"\nid = \"story-1\"\ndate = 2021-01-03");
    build(&site, 1).said(
        "error[DuplicateIds]: the id `story-1` is that of articles/a.md:1 too, which is the later one and is used\n --> articles/b.md:1\n",
    );
    assert_eq!(titles(&site), ["Later", "Good"]);
}

#[test]
fn two_feeds_with_one_path_are_refused() {
    let site = Site::with_config("[[feeds]]\npath = \"all\"\n[[feeds]]\npath = \"All\"\n").good_article();
    site.build(&[]).ended(2).said(
        "error[InvalidConfiguration]: two feeds have the path `All`; the other is on line 4\n --> config.toml:7:8\n",
    );
    assert!(!site.path("feeds").exists());
}

#[cfg(unix)]
#[test]
fn loops_devices_and_closed_folders_are_skipped() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = Site::new().good_article();
    symlink("..", site.path("articles/loop")).unwrap();
    symlink("/dev/zero", site.path("articles/device.md")).unwrap();
    symlink("nowhere", site.path("articles/broken.md")).unwrap();
    let fifo = site.path("articles/pipe.md");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .unwrap()
            .success()
    );
    fs::create_dir(site.path("articles/closed")).unwrap();
    fs::set_permissions(site.path("articles/closed"), fs::Permissions::from_mode(0o0)).unwrap();
    let is_root = fs::read_dir(site.path("articles/closed")).is_ok();
    let run = build(&site, 1)
        .said("warning[SymlinkLoop]: this link leads back to")
        .said("warning[SpecialFile]: this is no file that could be read to its end: it is skipped\n--> articles/device.md\n")
        .said("--> articles/pipe.md\n")
        .said("error[UnreadableFile]: cannot be read: no such file or directory\n--> articles/broken.md\n");
    assert!(is_root || run.err.contains("articles/closed"), "{}", run.err);
    fs::set_permissions(site.path("articles/closed"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_huge_file_is_skipped_without_being_read() {
    let site = Site::new().good_article().write("articles/huge.md", "");
    // Sparse: no disk is filled.
    fs::File::options()
        .write(true)
        .open(site.path("articles/huge.md"))
        .unwrap()
        .set_len(2 << 30)
        .unwrap();
    build(&site, 1).said("error[FileTooLarge]: the file is larger than 32 MB\n--> articles/huge.md\n");
}

#[test]
fn a_huge_line_is_skipped_and_the_others_are_read() {
    let line = |number: u32, text: &str| {
        format!("{{\"title\": \"L{number}\", \"date\": \"2021-01-0{number}\", \"text\": \"{text}\"}}\n")
    };
    let lines = [line(1, "x"), line(2, &"x".repeat(40 << 20)), line(3, "x")].concat();
    let site = Site::new().good_article().write("articles/lines.jsonl", &lines);
    build(&site, 1).said("error[FileTooLarge]: the line is longer than 32 MB\n --> articles/lines.jsonl:2\n");
    assert_eq!(titles(&site), ["L3", "L1", "Good"]);
}

#[test]
fn broken_syntax_is_told_with_its_place() {
    let site = Site::new()
        .good_article()
        .write("articles/a.md", "+++\ntitle = \"x\ndate = 2021-01-01\n+++\nx\n")
        .write("articles/b.md", "---\ntitle: [x\ndate: 2021-01-01\n---\nx\n")
        .write("articles/c.json", "{\n  \"title\": \"x\",\n  \"date\" 2021\n}\n")
        .write("articles/d.md", "---\ntitle: x\n")
        .write(
            "articles/e.jsonl",
            "{\"title\": \"E\", \"date\": \"2021-01-01\", \"text\": \"e\"}\n{broken\n",
        );
    build(&site, 1)
        .said("error[InvalidTOML]")
        .said("--> articles/a.md:2:")
        .said("error[InvalidYAML]")
        .said("--> articles/b.md:")
        .said("error[InvalidJSON]: expected `:`\n --> articles/c.json:3:10\n")
        .said(
            "error[UnclosedFrontMatter]: the front matter that begins with `---` has no end\n --> articles/d.md:1:1\n",
        )
        .said("--> articles/e.jsonl:2:2\n");
    assert_eq!(titles(&site), ["E", "Good"]);
}

#[test]
fn no_articles_at_all_keep_every_feed() {
    let site = Site::new();
    site.build(&[])
        .ended(1)
        .said("error[NoArticles]: there are no articles at `articles/**/*`\n");
    let site = site.good_article();
    site.build(&[]).success();
    let before = site.files();
    fs::remove_dir_all(site.path("articles")).unwrap();
    site.build(&[]).ended(1).said("every feed is kept as it was");
    assert_same(&site.files(), &before);
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_cannot_be_written_keeps_every_feed() {
    let site = Site::new()
        .good_article()
        .write("feeds", "a file where the folder should be");
    site.build(&[]).ended(2).said("error: cannot create `");
    assert_eq!(site.read("feeds"), "a file where the folder should be");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_every_feed() {
    let site = Site::new().good_article();
    site.build(&[]).success();
    let before = site.files();
    for number in 0..20 {
        let text = "A long text. ".repeat(2_000);
        site.put(
            &format!("articles/new{number}.md"),
            format!("+++\ntitle = \"N\"\ndate = 2021-01-01\n+++\n{text}\n").as_bytes(),
        );
    }
    // No file may grow beyond 64 KB, as on a disk that is full.
    let program = env!("CARGO_BIN_EXE_feedmill");
    let command = format!("trap '' XFSZ; ulimit -f 64; exec '{program}' build");
    let output = std::process::Command::new("bash")
        .args(["-c", &command])
        .current_dir(site.path(""))
        .output()
        .unwrap();
    Run::from(output).ended(2).said("error: cannot write `");
    assert_same(&site.files(), &before);
}

#[test]
fn unknown_and_ambiguous_zones_are_findings() {
    let site = Site::new()
        .good_article()
        .article("a", "title = \"A\"\ndate = \"Sep 13, 2017 4:44 PM IST\"")
        .article("b", "title = \"B\"\ndate = \"Sep 13, 2017 4:44 PM XYZ\"");
    build(&site, 1)
        .said("error[UnknownZone]: the date `Sep 13, 2017 4:44 PM IST` cannot be read: the zone `IST` stands for India (+05:30), Ireland (+01:00) and Israel (+02:00)\n")
        .said("the zone `XYZ` is not known");
    let site = Site::with_config("[articles.zones]\nIST = \"Asia/Kolkata\"\n")
        .good_article()
        .article("a", "title = \"A\"\ndate = \"Sep 13, 2017 4:44 PM IST\"");
    build(&site, 0);
    assert_eq!(
        site.feed("all")["items"][1]["date_published"],
        "2017-09-13T16:44:00+05:30"
    );
}

#[test]
fn no_field_can_bring_a_forbidden_character_into_a_feed() {
    let bad = "x\\u0001y";
    let fields =
        ["id", "slug", "subtitle", "summary", "section", "html"].map(|field| format!("\"{field}\": \"{field} {bad}\""));
    let authors = format!(
        "\"authors\": [{{\"name\": \"N{bad}\", \"email\": \"a{bad}@x.example\", \"url\": \"https://x.example/{bad}\"}}]"
    );
    let photos = format!(
        "\"photos\": [{{\"src\": \"https://x.example/{bad}.jpg\", \"type\": \"image/{bad}\", \"caption\": \"C{bad}\", \"credit\": \"R{bad}\", \"alt\": \"A{bad}\"}}]"
    );
    let text = format!(
        "{{\"title\": \"T{bad}\", \"date\": \"2021-01-01\", \"topics\": [\"P{bad}\"], {authors}, {photos}, {}}}",
        fields.join(", ")
    );
    let site = Site::new().good_article().write("articles/bad.json", &text);
    build(&site, 0);
    assert_eq!(titles(&site), ["Txy", "Good"]);
    for (path, bytes) in site.files() {
        assert!(!bytes.contains(&1), "{path}");
    }
}

#[test]
fn the_wrong_picture_is_never_shown() {
    let site = Site::new()
        .good_article()
        .bytes("articles/pic.png", &png(40, 30))
        .bytes("articles/photos/pic.png", &png(4, 4))
        .write(
            "articles/b.md",
            "+++\ntitle = \"B\"\ndate = 2021-01-01\nphotos = [\"pic.png\"]\n+++\nText ![b](pic.png) more.\n",
        );
    build(&site, 0).said("warning[DuplicatePhotoUrl]");
    let html = site.feed("all")["items"][0]["content_html"].to_string();
    assert!(!html.contains("/photos/pic.png"), "{html}");
}

#[test]
fn a_body_that_is_only_a_picture_has_a_summary() {
    let site = Site::new().good_article().bytes("articles/photos/p.png", &png(4, 4)).write(
        "articles/b.md",
        "+++\ntitle = \"B\"\ndate = 2021-01-01\nphotos = [{ src = \"p.png\", caption = \"A pier.\" }]\n+++\n![](p.png)\n",
    );
    build(&site, 0);
    assert_eq!(site.feed("all")["items"][0]["summary"], "A pier.");
}

#[test]
fn a_correction_that_is_dated_ahead_has_not_happened() {
    let site = Site::new()
        .good_article()
        .article("b", "title = \"B\"\ndate = 2021-01-01\nupdated = 2049-01-01");
    let run = build(&site, 0);
    assert!(
        run.out.contains("the next change is due at 2049-01-01T00:00:00+00:00"),
        "{}",
        run.out
    );
    assert!(!site.read("feeds/all.atom").contains("2049"));
}

#[test]
fn a_body_that_is_nested_beyond_reason_is_reduced_to_its_words() {
    let body = format!("{}deep words{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
    let site = Site::new().good_article().write(
        "articles/deep.json",
        &format!("{{\"title\": \"D\", \"date\": \"2021-01-01\", \"html\": \"{body}\"}}"),
    );
    build(&site, 0).said("warning[NestedTooDeep]");
    assert_eq!(site.feed("all")["items"][0]["content_html"], "<p>deep words</p>");
}

#[test]
fn the_output_folder_is_never_read() {
    let site = Site::with_config("[articles]\ninclude = [\"**/*\"]\n[output]\ndir = \"x/../feeds\"\n").good_article();
    site.bytes("x/keep.png", b"").build(&[]).success();
}

#[test]
fn pictures_may_be_in_a_folder_beside_the_newsroom() {
    let site = Site::new()
        .write(
            "room/config.toml",
            &format!("{}[photos]\ndir = \"../pictures\"\n", crate::site::CONFIG),
        )
        .bytes("pictures/p.png", &png(40, 30))
        .write(
            "room/articles/a.md",
            "+++\ntitle = \"A\"\ndate = 2021-01-01\nphotos = [\"p.png\"]\n+++\nText.\n",
        );
    site.run(&["build", "--config", "room/config.toml"]).success();
    assert!(
        site.read("room/feeds/all.rss")
            .contains("url=\"https://courier.example/photos/p.png\"")
    );
}
