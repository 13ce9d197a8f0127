//! Front matter as editors write it: what generators read is read, and what cannot be read is told with
//! what to type. `text::node::yaml` has the table of odd YAML.

use crate::site::Site;

/// What a build says of one article with this front matter.
fn said(name: &str, text: &str) -> String {
    let site = Site::new().write(&format!("articles/{name}"), text);
    site.build(&[]).err
}

#[test]
fn a_slip_in_yaml_is_told_in_an_editors_words() {
    let text = "---\ntitle: Harbor: the last ferry\ndate: 2026-02-01\n---\nText.\n";
    assert!(
        said("a.md", text).contains(
            "\
error[InvalidYAML]: a value with `: ` in it has to stand in quotes: `title: 'Harbor: the last ferry'`
 --> articles/a.md:2:8
  |
2 | title: Harbor: the last ferry
  |        ^^^^^^^^^^^^^^^^^^^^^^
"
        ),
        "{}",
        said("a.md", text)
    );
}

#[test]
fn a_template_that_was_not_filled_in_is_told_in_every_syntax() {
    for (name, text, place) in [
        ("a.md", "---\ntitle: T\ndate: {{ date }}\n---\nText.\n", "a.md:3:7"),
        ("a.md", "---\ntitle: T\ndate: \"{{ date }}\"\n---\nText.\n", "a.md:3:7"),
        (
            "a.md",
            "---\ndate: 2026-02-01\ntitle: '{{ date }}'\n---\nText.\n",
            "a.md:3:8",
        ),
        (
            "a.md",
            "+++\ntitle = \"T\"\ndate = {{ date }}\n+++\nText.\n",
            "a.md:3:8",
        ),
        (
            "a.md",
            "{\n  \"title\": \"T\",\n  \"date\": {{ date }}\n}\nText.\n",
            "a.md:3:11",
        ),
        (
            "a.json",
            "{\"title\": \"T\", \"date\": \"{{ date }}\", \"text\": \"x\"}\n",
            "a.json:1:24",
        ),
    ] {
        let said = said(name, text);
        assert!(
            said.contains("the template `{{ date }}` was not filled in: put a value in its place"),
            "{said}"
        );
        assert!(said.contains(place), "{said}");
    }
}

#[test]
fn of_a_key_that_stands_twice_the_later_value_counts() {
    let site = Site::new().write(
        "articles/a.md",
        "---\ntitle: Old\ndate: 2026-02-01\ntitle: New\n---\nThe text of it.\n",
    );
    site.build(&[])
        .success()
        .said("warning[DuplicateKey]: `title` stands in lines 2 and 4; the later one counts\n --> articles/a.md:2:1\n");
    assert_eq!(site.feed("all")["items"][0]["title"], "New");
}

#[test]
fn a_quoted_text_may_go_on_in_the_first_column() {
    let site = Site::new().write(
        "articles/a.md",
        "---\ntitle: \"Fog over\nthe harbor\"\ndate: 2026-02-01\nphotos:\n  - caption: 'a gull\non a post'\n    src: \"gull.gif\"\n---\nThe text of it.\n",
    );
    site.build(&[])
        .success()
        .said("the picture `gull.gif` is not there\n --> articles/a.md:8:10\n");
    assert_eq!(site.list()[0]["photos"][0]["caption"], "a gull on a post");
    assert_eq!(site.feed("all")["items"][0]["title"], "Fog over the harbor");
}
