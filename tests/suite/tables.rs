//! Tables as sources: CSV and TSV, through the whole program.

use serde_json::{Value, json};

use crate::site::{Run, Site};

const CONFIG: &str = "[articles]\ninclude = []\n[[sources]]\ninclude = [\"tables/*\"]\nzone = \"America/Chicago\"\n";

/// A site whose source is one table.
fn site(name: &str, table: &[u8], more: &str) -> Site {
    let site = Site::with_config(&format!("{CONFIG}{more}"));
    site.put(&format!("tables/{name}"), table);
    site
}

fn built(site: &Site) -> Run {
    site.build(&["--now", "2026-06-01T00:00:00Z"])
}

/// A field of every story; of what is left out, why.
fn each(site: &Site, field: &str) -> Vec<Value> {
    let rows = site.list().into_iter();
    rows.map(|row| row.get(field).cloned().unwrap_or_else(|| row["left_out"].clone()))
        .collect()
}

const TABLE: &str = "id,title,subtitle,summary,authors,published,updated,topics,section,language,photo,photo_caption,photo_credit,photo_alt,url,status,body\r\n\
    ferry,\"Ferry fares, again\",The deck,The summary,Ilka Norling; Otis Lund,2026-05-04T09:30:00-05:00,2026-05-04 13:05,\"Transport; Local politics\",City,en-GB,https://courier.example/f.jpg,The Osprey,Per Wik,A ferry,https://courier.example/ferry,published,\"Fares rise, says \"\"the board\"\".\n\nIn June.\"\r\n\
    fog,Fog on the bay,,,By Ida Brandt and Otis Lund,2026-05-05,,Weather,,,,,,,,published,<p>Fog <b>everywhere</b>.</p>\r\n\
    vote,The vote,,,,2026-05-06 10:00,,,,,,,,,,draft,Nothing yet.\r\n";

#[test]
fn a_row_is_a_story_with_all_its_fields() {
    let site = site("export.csv", TABLE.as_bytes(), "");
    let run = built(&site).success();
    assert_eq!(run.err, "");
    let rows = site.list();
    let row = &rows[0];
    assert_eq!(
        (&row["id"], &row["url"]),
        (&json!("ferry"), &json!("https://courier.example/ferry"))
    );
    assert_eq!(
        (&row["title"], &row["subtitle"], &row["summary"]),
        (&json!("Ferry fares, again"), &json!("The deck"), &json!("The summary"))
    );
    assert_eq!(row["authors"][1]["name"], "Otis Lund");
    assert_eq!(
        (&row["published"], &row["updated"]),
        (&json!("2026-05-04T09:30:00-05:00"), &json!("2026-05-04T13:05:00-05:00"))
    );
    assert_eq!(
        (&row["topics"], &row["section"], &row["language"]),
        (&json!(["Transport", "Local politics"]), &json!("City"), &json!("en-GB"))
    );
    let photo = &row["photos"][0];
    assert_eq!(
        (&photo["url"], &photo["caption"], &photo["credit"], &photo["alt"]),
        (
            &json!("https://courier.example/f.jpg"),
            &json!("The Osprey"),
            &json!("Per Wik"),
            &json!("A ferry")
        )
    );
    let feed = site.feed("all");
    let texts: Vec<&str> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["content_html"].as_str().unwrap())
        .collect();
    assert_eq!(texts[0], "<p>Fog <b>everywhere</b>.</p>");
    assert!(
        texts[1].contains("<p>Fares rise, says \"the board\".</p>\n<p>In June.</p>"),
        "{}",
        texts[1]
    );
    assert_eq!(texts.len(), 2, "a draft is out");
    let names: Vec<Value> = rows[1]["authors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|author| author["name"].clone())
        .collect();
    assert_eq!(names, ["Ida Brandt", "Otis Lund"]);
    assert_eq!(rows[1]["published"], "2026-05-05T00:00:00-05:00");
}

#[test]
fn every_spelling_of_a_table_is_the_same_table() {
    let expected = {
        let site = site("a.csv", TABLE.as_bytes(), "");
        built(&site).success();
        site.feed("all")["items"].clone()
    };
    let quoted = |delimiter: &str| -> String {
        let mut is_quoted = false;
        let cell = |c: char| match c {
            '"' => {
                is_quoted = !is_quoted;
                "\"".to_owned()
            }
            ',' if !is_quoted => delimiter.to_owned(),
            c => c.to_string(),
        };
        TABLE.chars().map(cell).collect()
    };
    // What stands between topics and people is no delimiter there.
    let semicolons = quoted(";").replace("Ilka Norling; Otis Lund", "\"Ilka Norling; Otis Lund\"");
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(semicolons.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (name, table) in [
        ("excel.csv", format!("\u{FEFF}{semicolons}").into_bytes()),
        ("told.csv", format!("sep=;\r\n{semicolons}").into_bytes()),
        ("tab.tsv", quoted("\t").into_bytes()),
        ("unix.csv", TABLE.replace("\r\n", "\n").into_bytes()),
        ("utf16.csv", utf16),
        ("table", quoted("\t").into_bytes()),
    ] {
        let site = site(name, &table, "");
        let run = built(&site).success();
        assert_eq!(
            (site.feed("all")["items"].clone(), run.err.as_str()),
            (expected.clone(), ""),
            "{name}"
        );
    }
}

#[test]
fn columns_may_have_other_names_and_the_configuration_says_which_is_which() {
    let table = "Nr;Überschrift;Datum;Autor;Ressort;Text;Schlagwörter\n7;F\u{e4}hre wird teurer;4.5.2026 9:30;Von Ida Brandt und Otis Lund;Stadt;Die F\u{e4}hre wird teurer.;Verkehr\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(table);
    let site = site("export.csv", &bytes, "[sources.fields]\nid = \"nr\"\n");
    let run = built(&site).success();
    assert_eq!(run.err, "");
    let row = &site.list()[0];
    assert_eq!(
        (&row["id"], &row["title"], &row["section"]),
        (&json!("7"), &json!("Fähre wird teurer"), &json!("Stadt"))
    );
    assert_eq!(
        (&row["published"], &row["authors"][1]["name"], &row["topics"]),
        (
            &json!("2026-05-04T09:30:00-05:00"),
            &json!("Otis Lund"),
            &json!(["Verkehr"])
        )
    );

    let table = "Kop,Wanneer,Verhaal\nVeer wordt duurder,2026-05-04,Het veer wordt duurder.\n";
    let more = "format = \"csv\"\n[sources.fields]\ntitle = \"Kop\"\npublished = [\"Later\", \"Wanneer\"]\nbody = \"Verhaal\"\n";
    let told = self::site("a.csv", table.as_bytes(), more);
    built(&told)
        .ended(1)
        .said("the table has no column `Later`: it has `Kop`, `Wanneer`, `Verhaal`");
    let known = self::site(
        "a.csv",
        table.as_bytes(),
        &more.replace("[\"Later\", \"Wanneer\"]", "\"Wanneer\""),
    );
    built(&known).success();
    assert_eq!(each(&known, "title"), ["Veer wordt duurder"]);
    let bad = self::site("a.csv", table.as_bytes(), "[sources.fields]\ntitel = \"Kop\"\n");
    built(&bad)
        .ended(2)
        .said("`titel` is no field of a table")
        .said("did you mean `title`?");
}

#[test]
fn a_row_that_cannot_be_read_is_told_and_takes_no_other_with_it() {
    let table = "title,date,body\nOne,2026-05-04,x\nTwo,2026-05-04,a,b\nThree,sometime,x\nFour,2026-05-05\nFive,2026-05-05,\"open\nSix,2026-05-06,x\n";
    let site = site("a.csv", table.as_bytes(), "");
    let run = built(&site).ended(1);
    let run = run
        .said("error[InvalidRow]: the row has 4 cells where there are 3 columns; it is left out\n --> tables/a.csv:3:1")
        .said("warning[ShortRow]: the row has 2 cells where there are 3 columns; the others are empty\n --> tables/a.csv:5:1")
        .said("error[InvalidRow]: a quote in the row does not end; it is left out\n --> tables/a.csv:6:1");
    assert!(
        run.err.contains("InvalidDate]: the date `sometime` cannot be read"),
        "{}",
        run.err
    );
    assert_eq!(
        each(&site, "title"),
        ["One", "InvalidRow", "InvalidDate", "Four", "InvalidRow", "Six"]
    );
}

#[test]
fn the_order_of_day_and_month_shows_in_other_rows_or_in_the_language() {
    let dates = |first: &str, second: &str, more: &str| {
        let table = format!("title,date\nOne,{first}\nTwo,{second}\n");
        let site = site("a.csv", table.as_bytes(), more);
        built(&site);
        each(&site, "published")
            .into_iter()
            .map(|date| date.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let day = |text: &str| format!("{text}-05:00");
    assert_eq!(
        dates("04/05/2026 09:30", "13/05/2026", ""),
        [day("2026-05-04T09:30:00"), day("2026-05-13T00:00:00")]
    );
    assert_eq!(
        dates("5/4/2026 9:30 AM", "5/13/2026", ""),
        [day("2026-05-04T09:30:00"), day("2026-05-13T00:00:00")]
    );
    assert_eq!(
        dates("04/05/2026", "05/05/2026", "language = \"fr\"\n"),
        [day("2026-05-04T00:00:00"), day("2026-05-05T00:00:00")]
    );
    assert_eq!(
        dates("04/05/2026", "2026-05-05", ""),
        ["InvalidDate".to_owned(), day("2026-05-05T00:00:00")]
    );
    assert_eq!(
        dates("4 mai 2026 à 9h30", "0000-00-00 00:00:00", ""),
        [day("2026-05-04T09:30:00"), "MissingDate".to_owned()]
    );
}

#[test]
fn an_export_that_comes_again_is_newer_copies() {
    let row = |title: &str, updated: &str, status: &str| {
        format!("id,title,date,updated,status,body\nferry,{title},2026-05-04,{updated},{status},x\n")
    };
    let site = site("1.csv", row("Old", "2026-05-04 10:00", "published").as_bytes(), "");
    site.put("tables/2.csv", row("New", "2026-05-05 10:00", "published").as_bytes());
    built(&site).success();
    let titles = |site: &Site| -> Vec<Value> {
        let feed = site.feed("all");
        feed["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["title"].clone())
            .collect()
    };
    assert_eq!(titles(&site), ["New"]);
    site.put("tables/3.csv", row("New", "2026-05-06 10:00", "withdrawn").as_bytes());
    site.build(&["--now", "2026-06-01T00:00:00Z", "--allow-shrink"])
        .success();
    assert_eq!(titles(&site), [""; 0]);
}

#[test]
fn columns_that_speak_of_being_public_are_heard_and_zeros_in_them_say_nothing() {
    for (column, held, free) in [
        ("Embargo Date", "2027-05-04", "0000-00-00 00:00:00"),
        ("Sperrfrist", "2027-05-04 10:00", "0000-00-00"),
        ("unpublished_at", "2026-05-20", "0000-00-00 00:00:00"),
        ("publish_down", "2026-05-20", "0000-00-00 00:00:00"),
        ("expiration_date", "2026-05-20", ""),
        ("deleted_at", "2026-05-20 10:00", "0000-00-00 00:00:00"),
        ("post_password", "osprey", ""),
        ("article_status", "draft", "published"),
        ("publication_state", "draft", "published"),
        ("is_live", "0", "1"),
        ("is_premium", "1", "0"),
    ] {
        let table = format!(
            "id,title,published,body,{column}\nferry,Ferry,2026-05-04,Fares rise.,{free}\nfog,Fog,2026-05-05,Everywhere.,{held}\n"
        );
        let site = site("export.csv", table.as_bytes(), "");
        let run = built(&site).success();
        let feed = site.feed("all");
        let titles: Vec<&Value> = feed["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| &item["title"])
            .collect();
        assert_eq!((titles, run.err.as_str()), (vec![&json!("Ferry")], ""), "{column}");
    }
}

#[test]
fn a_table_that_is_none_of_stories_is_told_or_passed_over() {
    let numbers = "port,fares\nPellworth,7\n";
    let site = site("a.csv", numbers.as_bytes(), "");
    built(&site)
        .ended(1)
        .said("this is no article in a format that feedmill reads");
    let told = self::site("a.csv", numbers.as_bytes(), "format = \"csv\"\n");
    built(&told)
        .ended(1)
        .said("no column of the table is known to be the field `title`: it has `port`, `fares`");
    // Among the articles, tables are data.
    let articles = Site::new().good_article().write("articles/a.csv", TABLE);
    built(&articles).success();
    assert_eq!(articles.list().len(), 1);
}

#[test]
fn init_writes_a_source_for_tables_and_for_pages() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("export.csv"), TABLE).unwrap();
    std::fs::create_dir(folder.path().join("pages")).unwrap();
    let page = "<!DOCTYPE html><html><head><meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"2026-05-04T09:30:00Z\">\
        <meta property=\"og:url\" content=\"https://courier.example/page\"><meta property=\"og:title\" content=\"A page\"></head><body><h1>A page</h1><p>With a text.</p></body></html>";
    std::fs::write(folder.path().join("pages/a.html"), page).unwrap();
    let site = Site::new();
    let path = folder.path().to_str().unwrap();
    let run: Run = site.command(&["init", "--from", path]).output().unwrap().into();
    let run = run.success();
    assert!(run.out.contains("1 file of CSV, 1 file of Web page"), "{}", run.out);
    let config = std::fs::read_to_string(folder.path().join("feedmill.toml")).unwrap();
    for part in [
        "include = [\"*.csv\"]",
        "format = \"csv\"",
        "include = [\"pages/**/*\"]",
        "format = \"page\"",
    ] {
        assert!(config.contains(part), "{part}: {config}");
    }
}

/// A row is there once: no old copy of it can come again, and what it says today is what counts.
#[test]
fn a_row_that_is_a_draft_for_a_while_comes_back() {
    let table = |status: &str| {
        format!(
            "id,title,published,status,body\nferry,Ferry,2026-05-04,{status},It left.\nfog,Fog,2026-05-05,published,It came.\n"
        )
    };
    let site = site("export.csv", table("published").as_bytes(), "");
    let titles = |status: &str| -> Vec<String> {
        site.put("tables/export.csv", table(status).as_bytes());
        built(&site).success();
        let items = site.feed("all")["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|item| item["title"].as_str().unwrap().to_owned())
            .collect()
    };
    for _ in 0..2 {
        assert_eq!(titles("published"), ["Fog", "Ferry"]);
        assert_eq!(titles("draft"), ["Fog"]);
    }
    assert_eq!(titles("published"), ["Fog", "Ferry"]);
}

#[test]
fn a_row_that_is_cut_before_its_status_is_held() {
    let cut =
        "id,title,published,body,status\nfog,Fog,2026-05-05,It came.,published\nferry,Ferry,2026-05-04,It left.\n";
    let site = site("export.csv", cut.as_bytes(), "");
    let reason = "the row ends before the cell that says whether it is public";
    let run = built(&site).success();
    assert!(
        run.out.contains(&format!("1 article not public: 1 {reason}")),
        "{}",
        run.out
    );
    assert_eq!(each(&site, "held"), [Value::Null, json!(reason)]);
    assert!(!site.read("feeds/all.rss").contains("Ferry"));
    // Where no column says it, the row is a story.
    site.put("tables/export.csv", cut.replace("status", "mood").as_bytes());
    built(&site).success();
    assert!(site.read("feeds/all.rss").contains("Ferry"));
}
