//! What the name of a file says of the article in it: its slug and its day.

use std::sync::LazyLock;

use regex::Regex;

use super::generator::SlugFrom;
use super::path::stem;
use super::posts;
use super::style::Style;

/// A day in a path: `2017-09-13-ferry.md`, `2017/09/13/ferry.md`.
static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|/)(\d{4}[-/]\d{2}[-/]\d{2})(?:[-/._]|$)").expect("a constant pattern"));

/// A path with a day somewhere in it (`DATE_FILENAME_REGEX` of Docusaurus).
static BLOG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?<folder>.*)(?<day>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?<text>.*)$").expect("a constant pattern")
});

/// A day in front of a file's name, and the rest; Zola takes a time with it, and a blank or an underscore behind
/// it.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?)\s?[-_](.+)$")
        .expect("a constant pattern")
});

/// The same where a month or day may have one digit, and a year two.
static SHORT_DATED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^((?:\d{2}|\d{4})-\d{1,2}-\d{1,2})-(.+)$").expect("a constant pattern"));

/// The last part of a permalink that a file's name suggests; none where the title is asked.
pub fn slug(file: &str, style: &Style) -> Option<String> {
    match style.slug_from {
        SlugFrom::Title => None,
        SlugFrom::File => Some(own_name(file, style).to_owned()),
        SlugFrom::Path => Some(path(style.below_dir(file), style.dated_names)),
    }
}

/// The name of the file, without its ending; `index.md` is named by its folder.
pub fn own_name<'f>(file: &'f str, style: &Style) -> &'f str {
    let stem = stem(file);
    let rest = split_date(stem, style)
        .map(|(_, rest)| rest)
        .filter(|_| style.dated_names);
    rest.unwrap_or(stem)
}

/// The day that a file's name begins with, as Jekyll's posts have it; with a generator, the last
/// day in its path. Where a site of a generator has patterns of its own for names, nothing else reads them.
pub fn date(file: &str, style: &Style) -> Option<String> {
    if style.is_adopted() && style.inherited.reads_names() {
        return None;
    }
    let own = split_date(stem(file), style).map(|(day, _)| whole(day));
    own.or_else(|| style.is_adopted().then(|| day_in(file, style))?)
}

/// The last day in a path or address.
pub fn day_in(path: &str, style: &Style) -> Option<String> {
    if style.slug_from == SlugFrom::Path {
        return Some(whole(&BLOG.captures(path)?["day"]));
    }
    path.contains(char::is_numeric).then_some(())?;
    let found = DAY.captures_iter(path).last()?;
    Some(whole(&found[1]))
}

/// A day with four and two digits, perhaps with its time; Ruby takes years below 69 for those of our century.
fn whole(day: &str) -> String {
    if day.contains('T') {
        return day.to_owned();
    }
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let century = match parts[0] {
        year if year.len() > 2 => "",
        year if year < "69" => "20",
        _ => "19",
    };
    let rest: Vec<String> = parts[1..].iter().map(|part| format!("{part:0>2}")).collect();
    format!("{century}{}-{}", parts[0], rest.join("-"))
}

/// The path of a file without its ending, and without the day in front of its name.
pub fn stem_path(file: &str, style: &Style) -> String {
    let path = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let (folder, name) = path.split_at(path.rfind('/').map_or(0, |at| at + 1));
    let rest = split_date(name, style)
        .map(|(_, rest)| rest)
        .filter(|_| style.dated_names);
    format!("{folder}{}", rest.unwrap_or(name))
}

/// `ferry-returns` as a headline; where a path names an article, what is behind the day in it, as it is written
/// (`parseBlogFileName` of Docusaurus).
pub fn headline(file: &str, style: &Style) -> String {
    if style.generator.is_post.is_some() {
        return posts::headline(own_name(file, style));
    }
    if let Some(text) = own_text(file, style) {
        return text;
    }
    let capital = |word: &str| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        format!("{}{rest}", first.to_uppercase())
    };
    let words = own_name(file, style)
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty());
    words.map(capital).collect::<Vec<_>>().join(" ")
}

/// What the path says behind its day, or all of a path without one.
fn own_text(file: &str, style: &Style) -> Option<String> {
    let is_own = style.slug_from == SlugFrom::Path && style.dated_names;
    let path = without_ending(style.below_dir(file));
    let text = match BLOG.captures(path).filter(|_| is_own) {
        Some(found) => without_index(found.name("text")?.as_str()).to_owned(),
        None => without_index(path).to_owned(),
    };
    (is_own && !text.is_empty()).then_some(text)
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// The path of a page that stands for its folder is that of the folder.
fn without_index(path: &str) -> &str {
    path.strip_suffix("/index").unwrap_or(path)
}

/// A path without its ending: `ferry/index.mdx` is `ferry`. With `dated_names`, its day becomes
/// folders: `2021-08-26-ferry/index.mdx` is `2021/08/26/ferry`.
fn path(file: &str, dated_names: bool) -> String {
    let path = without_ending(file);
    let Some(found) = BLOG.captures(path).filter(|_| dated_names) else {
        return without_index(path).to_owned();
    };
    let [folder, day, text] = ["folder", "day", "text"].map(|name| found.name(name).map_or("", |part| part.as_str()));
    format!("{}/{folder}{}", day.replace('-', "/"), without_index(text))
}

/// The day in front of a name, and the rest.
fn split_date<'s>(stem: &'s str, style: &Style) -> Option<(&'s str, &'s str)> {
    let pattern = if style.generator.has_short_days {
        &SHORT_DATED
    } else {
        &DATED
    };
    // A pattern costs more than a look.
    stem.starts_with(char::is_numeric).then_some(())?;
    let found = pattern.captures(stem)?;
    Some((found.get(1)?.as_str(), found.get(2)?.as_str()))
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
            ("blog/2021-08-26.md", "2021/08/26/"),
            ("blog/2021-08-26/index.md", "2021/08/26/index"),
            ("blog/v2021-08-26-x.md", "2021/08/26/vx"),
            ("blog/2021/08/26-x.md", "2021/08/26/x"),
            ("blog/2021-8-6-ferry.md", "2021/8/6/ferry"),
            ("blog/harbor/2021-08-26-ferry.md", "2021/08/26/harbor/ferry"),
            ("blog/harbor/ferry.md", "harbor/ferry"),
        ] {
            assert_eq!(slug(file, &style("docusaurus")).as_deref(), Some(expected), "{file}");
        }
    }

    #[test]
    fn astro_names_an_entry_by_its_path() {
        for (file, expected) in [
            ("src/content/blog/2021-08-26-ferry.md", "blog/2021-08-26-ferry"),
            ("src/content/blog/ferry/index.mdx", "blog/ferry"),
            ("src/content/index.md", "index"),
        ] {
            assert_eq!(slug(file, &style("astro")).as_deref(), Some(expected), "{file}");
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
        let day_in = |path: &str| day_in(path, &style("zola"));
        assert_eq!(day_in("2021/06/17/Rust-1.53.0").as_deref(), Some("2021-06-17"));
        assert_eq!(day_in("harbor/123456-07-08-x"), None);
    }

    #[test]
    fn a_month_or_day_of_a_jekyll_post_may_have_one_digit() {
        for (file, day, own) in [
            ("_posts/2026-2-9-ferry.md", Some("2026-02-09"), "ferry"),
            ("_posts/2024-2-29-a-b.md", Some("2024-02-29"), "a-b"),
            ("_posts/26-3-1-ferry.md", Some("2026-03-01"), "ferry"),
            ("_posts/99-03-1-ferry.md", Some("1999-03-01"), "ferry"),
            ("_posts/126-3-1-ferry.md", None, "126-3-1-ferry"),
            ("_posts/2026-ferry.md", None, "2026-ferry"),
        ] {
            assert_eq!(date(file, &style("jekyll")).as_deref(), day, "{file}");
            assert_eq!(own_name(file, &style("jekyll")), own, "{file}");
        }
        // Elsewhere it is no day, and stays in the address.
        assert_eq!(date("articles/2026-2-9-ferry.md", &Style::default()), None);
        assert_eq!(
            own_name("articles/2026-2-9-ferry.md", &Style::default()),
            "2026-2-9-ferry"
        );
    }

    #[test]
    fn a_name_stands_in_for_a_headline() {
        assert_eq!(
            headline("content/2017-09-13-the-ferry_is-back.md", &style("zola")),
            "The Ferry Is Back"
        );
        assert_eq!(
            headline("_posts/2017-09-13-the-ferry_is-back.md", &style("jekyll")),
            "The Ferry_is Back"
        );
        for (file, expected) in [
            ("blog/2026-03-01-ferry-returns.md", "ferry-returns"),
            ("blog/2026/03/01-Pier/index.mdx", "Pier"),
            ("blog/deep/er/ferry_v1.2.md", "deep/er/ferry_v1.2"),
            ("blog/deep/2026-3-1-ferry.md", "ferry"),
            ("blog/2026-03-01.md", "2026 03 01"),
        ] {
            assert_eq!(headline(file, &style("docusaurus")), expected, "{file}");
        }
    }
}
