//! Articles in folders that mean something: Jekyll's posts in `_posts`, its drafts, and the documents of a
//! collection, which is called like its folder: `_notes`. All paths begin where those of articles do.

/// How a generator keeps articles in such folders.
#[derive(Debug)]
pub struct Posts {
    /// What a file needs to be an article.
    pub needs: fn(&str) -> Need,
    /// The categories that its folders give it.
    pub categories: fn(&str) -> Vec<&str>,
}

/// What a file needs to be an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Being there.
    Nothing,
    /// A day in front of its name.
    Day,
    /// Front matter, be it empty.
    Fields,
}

impl Need {
    /// What is said of a file that has it not, and what to do.
    pub fn message(self) -> (&'static str, &'static str) {
        match self {
            Self::Fields => (
                "the file has no front matter, so that it is no part of its collection",
                "begin it with two lines `---`",
            ),
            _ => (
                "the name of the file has no day, so that it is no post",
                "call it like `2026-03-01-ferry.md`",
            ),
        }
    }
}

/// The collection that a file is in; drafts are posts. `None` for a page.
pub fn collection(path: &str) -> Option<&str> {
    let (folders, _) = path.rsplit_once('/')?;
    let name = folders.split('/').find_map(|folder| folder.strip_prefix('_'))?;
    Some(if name == "drafts" { "posts" } else { name })
}

/// The folders above that of posts or drafts, as they are written; other collections have none.
pub fn categories(path: &str) -> Vec<&str> {
    let folder = if path.contains("_posts") { "_posts" } else { "_drafts" };
    let above = path.split_once(folder).map_or("", |(above, _)| above);
    let is_one = |part: &&str| !part.is_empty() && collection(path) == Some("posts");
    above.split('/').filter(is_one).collect()
}

/// The path of a file in its collection, without its ending and the points in front of that; the folder of the
/// collection is left out.
pub fn path(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let folder = format!("_{}", collection(path).unwrap_or_default());
    let path = stem.replacen(&folder, "", 1);
    path.trim_start_matches('/').trim_end_matches('.').to_owned()
}

/// What a file of this ending is in the end: Markdown becomes HTML, and everything else stays what it is.
pub fn output_ending(path: &str) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_markdown = ["md", "markdown", "mkd", "mkdn", "mkdown"].contains(&&*ending.to_lowercase());
    format!(".{}", if is_markdown { "html" } else { ending })
}

/// The name of a file as a headline: words in small letters behind a capital (`Utils.titleize_slug`).
pub fn headline(name: &str) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        format!("{}{}", first.to_uppercase(), rest.to_lowercase())
    };
    let words = name.trim_end_matches('.').split('-').map(capital);
    words.collect::<Vec<_>>().join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_say_what_a_file_is() {
        for (file, in_collection, in_categories, in_path) in [
            ("_posts/2026-03-01-a.md", Some("posts"), "", "2026-03-01-a"),
            ("_posts/deep/2026-03-01-a.md", Some("posts"), "", "deep/2026-03-01-a"),
            (
                "news/Old Pier/_posts/a.b.md",
                Some("posts"),
                "news|Old Pier",
                "news/Old Pier//a.b",
            ),
            ("old_posts/_posts/a.md", Some("posts"), "old", "old/_posts/a"),
            ("news/_drafts/a..md", Some("posts"), "news", "news/_drafts/a"),
            ("_notes/tips/a.md", Some("notes"), "", "tips/a"),
            ("news/_about.md", None, "", "news/_about"),
        ] {
            assert_eq!(collection(file), in_collection, "{file}");
            assert_eq!(categories(file).join("|"), in_categories, "{file}");
            if in_collection.is_some() {
                assert_eq!(path(file), in_path, "{file}");
            }
        }
    }

    #[test]
    fn a_name_is_a_headline_with_a_capital_for_each_word() {
        assert_eq!(headline("ferry_v1.2-and-NASA"), "Ferry_v1.2 And Nasa");
        assert_eq!(headline("Ferry Returns-éTÉ."), "Ferry returns Été");
    }

    #[test]
    fn only_markdown_becomes_html() {
        for (file, ending) in [
            ("a.md", ".html"),
            ("a.mkdown", ".html"),
            ("a.txt", ".txt"),
            ("a.html", ".html"),
        ] {
            assert_eq!(output_ending(file), ending);
        }
    }
}
