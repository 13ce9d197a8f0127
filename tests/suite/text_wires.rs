//! Text wires with their control characters, from files to feeds.

use feedmill::input::{Rules, read};

use crate::site::Site;

/// A message of IPTC 7901, whose text is in windows-1252, as agencies send it: nothing says so.
fn iptc(number: u32, text: &str, time: &str) -> Vec<u8> {
    let text = format!(
        "\u{1}xca{number:04} 4 i 211  hw 061\r\n\nHarbor/\r\n\u{2}{text}\r\n\u{3}{time}\r\n\u{7f}\n\u{7f}\u{4}\n"
    );
    encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
}

/// A message of ANPA 1312.
fn anpa(number: u32, text: &str, time: &str) -> Vec<u8> {
    format!(
        "\u{16}\u{16}\u{1}W{number:04}\u{1f}_-----\r\nr i\u{13}\u{11} BC-ferry  05-04 0466\r\n\u{2}{text}\r\n\t   \u{3}HW-{time}<\r\n\u{c}\r\n\u{4}\r\n"
    )
    .into_bytes()
}

const FERRY: &str = "Fähre teurer =\r\n\r\nPellworth (hw) - Der Hafen erhöht.\r\n\r\n# Notizblock\r\n\r\nRückfragen: SECRET\r\n\r\nhw ib otl";

#[test]
fn both_wires_become_stories_whatever_their_files_are_called() {
    let marked = "^BC-HBR--Bakery,20<\r\n^Bakery burns<\r\n^Eds: SECRET<\r\n\t   PELLWORTH (HW) _ It burned.\r\n^END<";
    let site = Site::new()
        .bytes("articles/0001.txt", &iptc(1, FERRY, "040930 GMT Mai 26"))
        .bytes("articles/W0002", &anpa(2, marked, "05-04-26 0931GMT"))
        .bytes("articles/W0003.tst", &anpa(3, marked, "05-04-26 0932GMT"));
    let run = site.build(&[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let feed = site.feed("all");
    let items = feed["items"].as_array().unwrap();
    let titles: Vec<&str> = items.iter().map(|item| item["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Bakery burns", "Bakery burns", "Fähre teurer"]);
    assert_eq!(items[2]["content_html"], "<p>Pellworth (hw) - Der Hafen erhöht.</p>");
    assert_eq!(items[0]["content_html"], "<p>PELLWORTH (HW) — It burned.</p>");
    for (file, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("SECRET") && !text.contains("ib otl"), "{file}");
    }
}

#[test]
fn a_number_that_comes_again_is_another_story() {
    let site = Site::new()
        .bytes("articles/a.txt", &iptc(1, FERRY, "040930 GMT Mai 26"))
        .bytes(
            "articles/b.txt",
            &iptc(1, "Bäckerei brennt =\r\n\r\nText", "050930 GMT Mai 26"),
        );
    assert_eq!(site.build(&[]).code, 0);
    let feed = site.feed("all");
    let ids: Vec<&str> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn an_order_to_take_a_story_down_is_told_and_never_published() {
    let order = iptc(
        2,
        "KILL\r\nFähre teurer =\r\n\r\nPlease kill it, SECRET.",
        "041000 GMT Mai 26",
    );
    let site = Site::new()
        .bytes(
            "articles/a.txt",
            &iptc(1, "Bäckerei brennt =\r\n\r\nText", "040930 GMT Mai 26"),
        )
        .bytes("articles/b.txt", &order);
    let run = site.build(&[]);
    assert!(run.err.contains("takes a story back"), "{}", run.err);
    assert!(run.err.contains("`Fähre teurer`"), "{}", run.err);
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 1);
    for (file, bytes) in site.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("SECRET"), "{file}");
    }
}

#[test]
fn a_line_that_may_state_an_embargo_holds_in_three_languages() {
    let lines = [
        "EMBARGOED FOR RELEASE: 4 July 2127",
        "EMBARGOED TILL JULY 4 2127",
        "EMBARGOED UNTIL July 4, 2127",
        "EMBARGOED FOR RELEASE AT 6 P.M. EDT JULY 4, 2127",
        "FOR RELEASE SUNDAY, JULY 4, 2127, AND THEREAFTER",
        "Eds: HOLD FOR RELEASE until 6 p.m.",
        "(Not for publication before Friday 6 p.m.)",
        "ACHTUNG SPERRFRIST 4. Juli 2127, 18.00 Uhr",
        "Achtung: Sperrfrist 4.7.2127 18.00 Uhr",
        "Gesperrt bis 4. Juli 2127, 18 Uhr",
        "SOUS EMBARGO JUSQU'A 18H00",
        "Ne pas publier avant 18 heures",
    ];
    let iptc = |text: String| iptc(1, &text, "040930 GMT Mai 26");
    let anpa = |text: String| anpa(1, &text, "05-04-26 0931GMT");
    for line in lines {
        for (name, message) in [
            ("flag.txt", iptc(format!("{line}\r\nSECRET fees =\r\n\r\nText"))),
            ("below.txt", iptc(format!("SECRET fees =\r\n\r\n{line}\r\n\r\n   Text"))),
            (
                "head.tst",
                anpa(format!(
                    "^BC-ferry,20<\r\n^SECRET fees<\r\n^{line}<\r\n^By IDA BRANDT=\r\n\t   Text"
                )),
            ),
            (
                "text.tst",
                anpa(format!(
                    "^BC-ferry,20<\r\n^SECRET fees<\r\n^By IDA BRANDT=\r\n\t   {line}\r\n\t   Text"
                )),
            ),
        ] {
            let site = Site::new().good_article().bytes(&format!("articles/{name}"), &message);
            site.build(&[]);
            for (file, bytes) in site.files() {
                assert!(
                    !String::from_utf8_lossy(&bytes).contains("SECRET"),
                    "{line}: {name}: {file}"
                );
            }
        }
    }
    // When its time is over a story goes out, without the line.
    let site = Site::new().bytes(
        "articles/a.txt",
        &iptc(
            "Sperrfrist: 4. Mai 2026, 18.00 Uhr\r\nFees =\r\n\r\nEMBARGOED UNTIL 6 p.m. May 4, 2026\r\n\r\n   Text"
                .to_owned(),
        ),
    );
    site.build(&["--now", "2026-05-05T12:00:00Z"]).success();
    let item = &site.feed("all")["items"][0];
    assert_eq!(
        (&item["title"], &item["content_html"]),
        (&"Fees".into(), &"<p>Text</p>".into())
    );
}

/// Whatever happens to a message on its way, reading it ends, and what is behind a story stays there.
#[test]
fn broken_messages_are_read_to_their_end() {
    let marked = "^BC-ferry, KILL<\r\n^Eds: x<\r\n\u{8}a;b;c\r\n\t   Text é";
    let whole = [iptc(1, FERRY, "040930 GMT Mai 26"), anpa(2, marked, "05-04-26 0931GMT")].concat();
    let marks = [1, 2, 3, 4, 8, 10, 31, b'^', b'=', b'#', b' ', b'9', 0xE4];
    let mut state = 7_u64;
    let mut dice = |sides: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % sides
    };
    let mut stories = 0;
    for _ in 0..3_000 {
        let mut bytes = whole.clone();
        for _ in 0..=dice(6) {
            let at = dice(bytes.len());
            match dice(3) {
                0 => bytes[at] = marks[dice(marks.len())],
                1 => bytes.insert(at, marks[dice(marks.len())]),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let text = encoding_rs::WINDOWS_1252.decode(&bytes).0;
        for found in read("a.txt", &text, &Rules::default()).into_iter().flatten() {
            match found.article {
                Ok(article) => {
                    stories += 1;
                    assert!(
                        !article
                            .body
                            .text
                            .contains(|c: char| c.is_control() && c != '\n' && c != '\t')
                    );
                }
                Err(reasons) => assert!(!reasons.is_empty()),
            }
        }
    }
    assert!(stories > 500, "{stories} stories were read");
}
