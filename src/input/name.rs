//! What the name of a file says of the article in it: its slug and its day.

use std::sync::LazyLock;

use regex::Regex;

use super::generator::SlugFrom;
use super::style::Style;

/// A day in a path: `2017-09-13-ferry.md`, `2017/09/13/ferry.md`.
static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|/)(\d{4}[-/]\d{2}[-/]\d{2})(?:[-/._]|$)").expect("a constant pattern"));

/// The last part of a permalink that a file's name suggests; none where the title is asked.
pub fn slug(file: &str, style: &Style) -> Option<String> {
    match style.slug_from {
        SlugFrom::Title => None,
        SlugFrom::File => Some(own_name(file, style).to_owned()),
        SlugFrom::Path => Some(path(style.below_dir(file))),
    }
}

/// The name of the file, without its ending; `index.md` is named by its folder.
pub fn own_name<'f>(file: &'f str, style: &Style) -> &'f str {
    let stem = stem(file);
    let rest = split_date(stem).map(|(_, rest)| rest).filter(|_| style.dated_names);
    rest.unwrap_or(stem)
}

/// The day that a file's name begins with, as Jekyll's posts have it; with a generator, the last
/// day in its path.
pub fn date(file: &str, style: &Style) -> Option<String> {
    let own = split_date(stem(file)).map(|(date, _)| date.to_owned());
    own.or_else(|| style.is_adopted().then(|| day_in(file))?)
}

/// The last day in a path or address.
pub fn day_in(path: &str) -> Option<String> {
    DAY.captures_iter(path).last().map(|found| found[1].replace('/', "-"))
}

/// `ferry-returns` as a headline.
pub fn headline(file: &str, style: &Style) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        format!("{}{rest}", first.to_uppercase())
    };
    let words = own_name(file, style)
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty());
    words.map(capital).collect::<Vec<_>>().join(" ")
}

/// A path with its day as folders: `2021-08-26-ferry/index.mdx` is `2021/08/26/ferry`.
fn path(file: &str) -> String {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let path = match (folder, stem) {
        ("", stem) => stem.to_owned(),
        (folder, "index") => folder.to_owned(),
        (folder, stem) => format!("{folder}/{stem}"),
    };
    let Some(day) = DAY.captures_iter(&path).last().and_then(|found| found.get(1)) else {
        return path;
    };
    let (before, after) = (&path[..day.start()], path[day.end()..].trim_start_matches(['-', '/']));
    let path = format!("{}/{before}{after}", day.as_str().replace('-', "/"));
    path.trim_end_matches('/').to_owned()
}

/// The name of the file with its day; `index.md` is named by its folder.
pub fn stem(file: &str) -> &str {
    let mut parts = file.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match stem {
        "index" | "_index" => parts.next().unwrap_or(stem),
        stem => stem,
    }
}

fn split_date(stem: &str) -> Option<(&str, &str)> {
    let (head, rest) = stem.split_at_checked(11)?;
    let is_date = |(at, byte): (usize, u8)| {
        if matches!(at, 4 | 7 | 10) {
            // Zola takes a blank or an underscore behind the day too.
            byte == b'-' || at == 10 && byte == b'_'
        } else {
            byte.is_ascii_digit()
        }
    };
    (head.bytes().enumerate().all(is_date) && !rest.is_empty()).then(|| (&head[..10], rest))
}

#[cfg(test)]
mod tests {
    use super::super::generator::GENERATORS;
    use super::*;

    fn style(name: &str) -> Style {
        let generator = GENERATORS.iter().find(|generator| generator.name == name);
        generator.map(|generator| Style::of(generator)).unwrap_or_default()
    }

    #[test]
    fn file_names_become_slugs() {
        let own = |file: &str| slug(file, &Style::default()).unwrap();
        assert_eq!(own("articles/2017-09-13-russia.md"), "russia");
        assert_eq!(own("articles/ferry/index.md"), "ferry");
        assert_eq!(own("Ferry Returns.txt"), "Ferry Returns");
        assert_eq!(own("2017-09-13-.md"), "2017-09-13-");
        assert_eq!(
            slug("content/2017-09-13-ferry.md", &style("hugo")).as_deref(),
            Some("2017-09-13-ferry")
        );
        assert_eq!(
            slug("content/2017-09-13_ferry.md", &style("zola")).as_deref(),
            Some("ferry")
        );
        assert_eq!(slug("content/ferry.md", &style("pelican")), None);
    }

    #[test]
    fn docusaurus_makes_folders_of_a_day() {
        for (file, expected) in [
            ("blog/2021-08-26-ferry/index.mdx", "2021/08/26/ferry"),
            ("blog/2021/08/26/ferry.md", "2021/08/26/ferry"),
            ("blog/2021-08-26.md", "2021/08/26"),
            ("blog/harbor/2021-08-26-ferry.md", "2021/08/26/harbor/ferry"),
            ("blog/harbor/ferry.md", "harbor/ferry"),
        ] {
            assert_eq!(slug(file, &style("docusaurus")).as_deref(), Some(expected), "{file}");
        }
    }

    #[test]
    fn days_stand_in_names_and_folders() {
        let own = |file: &str| date(file, &Style::default());
        assert_eq!(own("articles/2017-09-13-russia.md").as_deref(), Some("2017-09-13"));
        assert_eq!(own("articles/2017-russia.md"), None);
        assert_eq!(own("articles/2017/09/13/russia.md"), None);
        assert_eq!(
            date("blog/2017/09/13/russia.md", &style("hugo")).as_deref(),
            Some("2017-09-13")
        );
        assert_eq!(day_in("2021/06/17/Rust-1.53.0").as_deref(), Some("2021-06-17"));
        assert_eq!(day_in("harbor/123456-07-08-x"), None);
    }

    #[test]
    fn a_name_stands_in_for_a_headline() {
        assert_eq!(
            headline("_posts/2017-09-13-the-ferry_is-back.md", &style("jekyll")),
            "The Ferry Is Back"
        );
    }
}
