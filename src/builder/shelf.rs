//! The shelf of pictures in the output folder: what stands on it is named by story and content, so that a file is made once. It
//! is asked while entries are made; `store` puts what is new into its place together with the feeds.

use std::collections::BTreeMap;

/// The folder of pictures in the output folder, with its slash.
pub const FOLDER: &str = "photos/";

/// What is remembered of a file on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shelved {
    /// Its length.
    pub bytes: u64,
    /// The original, as messages name it.
    pub source: String,
    /// Digest of the original's stamp; 0 where it may have changed since without a trace.
    pub stamp: u64,
}

/// By paths below the output folder.
pub(crate) type Rows = BTreeMap<String, Shelved>;

/// Where pictures are put.
pub(crate) trait Shelf: Send + Sync {
    /// What stands there from earlier builds.
    fn rows(&self) -> &Rows;

    /// Whether anything may be put there.
    fn is_open(&self) -> bool;

    /// The length of a file that stands there whole, or is about to.
    fn find(&self, path: &str) -> Option<u64>;

    /// Puts a file there, or says more of one that is there.
    fn put(&self, path: &str, bytes: Option<&[u8]>, row: Shelved);
}

/// Beginning of the names of a story's files.
pub(crate) fn of_story(story: u64) -> String {
    format!("{FOLDER}{story:016x}-")
}

/// The path of a picture of a story, by the digest of its original; `shape` is nothing, or such as `-1200x675`.
pub(crate) fn path(story: u64, content: u64, shape: &str, ending: &str) -> String {
    format!("{}{content:016x}{shape}.{ending}", of_story(story))
}

/// Digests of the story and of the original that a file was made of; `None` for a file that is none of these.
pub(crate) fn parts(path: &str) -> Option<(u64, u64)> {
    let name = path.strip_prefix(FOLDER)?;
    let digest = |at: usize| u64::from_str_radix(name.get(at..at + 16)?, 16).ok();
    let is_one = name.as_bytes().get(16) == Some(&b'-') && !name.contains('/');
    Some((digest(0)?, digest(17)?)).filter(|_| is_one)
}

/// The digest of an original that looks as it did when something was made of it for the story; without a stamp, whatever it looks
/// like now.
pub(crate) fn known(rows: &Rows, story: u64, source: &str, stamp: Option<u64>) -> Option<u64> {
    let prefix = of_story(story);
    let of_story = rows
        .range(prefix.clone()..)
        .take_while(|(path, _)| path.starts_with(&prefix));
    let mut same =
        of_story.filter(|(_, row)| row.source == source && stamp.is_none_or(|stamp| row.stamp == stamp && stamp != 0));
    parts(same.next()?.0).map(|(_, content)| content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_story_and_content() {
        let path = path(7, u64::MAX, "-600x400", "jpg");
        assert_eq!(path, "photos/0000000000000007-ffffffffffffffff-600x400.jpg");
        assert_eq!(parts(&path), Some((7, u64::MAX)));
        for other in [
            "photos/a.jpg",
            "all.rss",
            "photos/0000000000000007x0000000000000007.jpg",
            "photos/0000000000000007-äffffffffffffffff",
        ] {
            assert_eq!(parts(other), None, "{other}");
        }
    }

    #[test]
    fn an_original_is_known_by_story_name_and_stamp() {
        let row = |source: &str, stamp| Shelved {
            bytes: 1,
            source: source.to_owned(),
            stamp,
        };
        let rows = Rows::from([
            (path(7, 1, "", "jpg"), row("a.jpg", 5)),
            (path(7, 2, "", "jpg"), row("b.jpg", 0)),
            (path(8, 3, "", "jpg"), row("a.jpg", 6)),
        ]);
        assert_eq!(known(&rows, 7, "a.jpg", Some(5)), Some(1));
        assert_eq!(known(&rows, 7, "a.jpg", Some(6)), None);
        assert_eq!(known(&rows, 7, "b.jpg", Some(0)), None);
        assert_eq!(known(&rows, 7, "b.jpg", None), Some(2));
        assert_eq!(known(&rows, 8, "a.jpg", Some(6)), Some(3));
    }
}
