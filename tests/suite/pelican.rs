//! What Pelican takes from the names and paths of files. Seen with Pelican itself in tests/generators.

use crate::tree::Tree;

const SITE: &str = "SITENAME = 'T'\nSITEURL = 'https://courier.example'\nPATH = 'content'\nTIMEZONE = 'UTC'\n";

/// The address or the reason against it, the title and the day of each file.
fn listed(settings: &str, files: &[(&str, &str)]) -> Vec<String> {
    let tree = Tree::new().write("pelicanconf.py", format!("{SITE}{settings}"));
    let write = |tree: Tree, (name, fields): &(&str, &str)| {
        tree.write(&format!("content/{name}.md"), format!("{fields}\n\nText.\n"))
    };
    let tree = files.iter().fold(tree, write).init();
    tree.run(&["build", "--config", "feedmill.toml"]);
    let line = |line: serde_json::Value| {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let url = text("url").replace("https://courier.example", "");
        let day = text("published").chars().take(10).collect::<String>();
        format!("{} {} {day} {}", text("held"), url, text("title"))
            .trim()
            .to_owned()
    };
    tree.list().into_iter().map(line).collect()
}

#[test]
fn groups_of_a_files_name_are_its_fields() {
    let settings = "FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})[-_](?P<slug>.*)'\n";
    let lines = listed(
        settings,
        &[
            ("2026-02-03-pier", "Title: The pier"),
            ("2026-02-03_quay", "Title: The quay\nSlug: own\nDate: 2026-02-04"),
            ("ebb", "Title: The ebb\nDate: 2026-02-05"),
        ],
    );
    assert_eq!(
        lines,
        [
            "/pier.html 2026-02-03 The pier",
            "/own.html 2026-02-04 The quay",
            "/the-ebb.html 2026-02-05 The ebb",
        ]
    );
}

#[test]
fn groups_of_a_path_are_its_fields_where_the_name_says_nothing() {
    let settings =
        "FILENAME_METADATA = '(?P<Title>[^\\\\d]+)-.*'\nPATH_METADATA = r'(?P<status>\\w+)/(?P<slug>[^.]*)'\n";
    let lines = listed(
        settings,
        &[
            ("draft/pier", "Title: The pier\nDate: 2026-02-03"),
            ("published/quay-7", "Date: 2026-02-03"),
            ("published/2026-02-03-ebb", "Title: The ebb"),
        ],
    );
    assert_eq!(
        lines,
        [
            "draft in its path /pier.html 2026-02-03 The pier",
            "/quay-7.html 2026-02-03 quay"
        ]
    );
}

#[test]
fn a_path_may_have_fields_of_its_own() {
    let settings = "EXTRA_PATH_METADATA = {'inbox': {'status': 'draft'}, 'log/pier.md': {'status': 'hidden'}}\n";
    let dated = "Title: T\nDate: 2026-02-03";
    let published = &format!("{dated}\nStatus: published");
    let lines = listed(
        settings,
        &[
            ("inbox/ebb", dated),
            ("inbox/tide", published),
            ("log/pier", dated),
            ("log/quay", &dated.replace(": T", ": Q")),
        ],
    );
    let held: Vec<&str> = lines.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(held, ["draft", "/t.html", "status:", "/q.html"]);
}

#[test]
fn a_status_is_read_where_there_is_no_title() {
    let lines = listed(
        "",
        &[
            ("2026-02-03-pier", "Status: draft"),
            ("2026-02-04-quay", "Title: The quay"),
        ],
    );
    assert_eq!(
        lines,
        ["draft /pier.html 2026-02-03 Pier", "/the-quay.html 2026-02-04 The quay"]
    );
}

#[test]
fn the_day_in_a_files_name_counts_before_the_usual_date() {
    let lines = listed(
        "DEFAULT_DATE = (2026, 1, 2)\n",
        &[
            ("2026-02-03-pier", "Title: The pier"),
            ("both", "Title: B\nDate: 2026-02-04"),
        ],
    );
    assert_eq!(lines, ["/the-pier.html 2026-02-03 The pier", "/b.html 2026-02-04 B"]);
}

#[test]
fn what_pelican_is_told_to_ignore_is_held() {
    let lines = listed(
        "IGNORE_FILES = ['*.skip.md', 'attic*']\n",
        &[
            ("pier.skip", "Title: The pier\nDate: 2026-02-03"),
            ("log/attic-1/quay", "Title: The quay\nDate: 2026-02-03"),
            ("log/attic", "Title: The attic\nDate: 2026-02-03"),
            ("log/ebb", "Title: The ebb\nDate: 2026-02-03"),
        ],
    );
    assert_eq!(
        lines,
        [
            "excluded in pelicanconf.py /the-quay.html 2026-02-03 The quay",
            "excluded in pelicanconf.py /the-attic.html 2026-02-03 The attic",
            "/the-ebb.html 2026-02-03 The ebb",
            "excluded in pelicanconf.py /the-pier.html 2026-02-03 The pier",
        ]
    );
}

#[test]
fn what_puts_the_usual_metadata_together_holds() {
    for settings in [
        "DEFAULT_METADATA = dict(status='draft')\n",
        "DEFAULT_METADATA = {}\nDEFAULT_METADATA['status'] = 'draft'\n",
        "if not DEBUG:\n    DEFAULT_METADATA = {'status': 'draft'}\n",
    ] {
        let lines = listed(settings, &[("ebb", "Title: The ebb\nDate: 2026-02-03")]);
        assert_eq!(
            lines,
            ["pelicanconf.py cannot be read /the-ebb.html 2026-02-03 The ebb"],
            "{settings}"
        );
    }
}
