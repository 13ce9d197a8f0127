//! What a target remembers of what was published there: an object of its own beside the others. It names what is public, and what
//! is about to be. So each machine that publishes knows what is feedmill's, what it is made of, and which version was stored.
//!
//! A listing of the store would know the versions alone, and not of which bytes: those of large objects, of encrypted ones and of
//! other stores are no digests.

use std::collections::BTreeMap;

use super::target::Tag;
use super::wholeness::{END, Torn, whole};

/// Beside the objects that are published. No file of the output folder has such a name.
pub(super) const PATH: &str = ".feedmill-publish/manifest.tsv";

/// To be raised whenever its shape changes.
const VERSION: u32 = 1;
const NAME: &str = "feedmill manifest";

/// What is known of a target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Whether a run is at work on the target, or was killed at it: objects may be other than they are said to be.
    pub is_open: bool,
    /// When what it says was compared with what is there last, in seconds since 1970.
    pub looked: i64,
    /// What is feedmill's, by path.
    pub rows: BTreeMap<String, Row>,
}

/// An object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Of its bytes and of how it is served; `None` for one that is about to be written for the first time.
    pub digest: Option<u128>,
    /// The version that was stored.
    pub tag: Tag,
}

impl Manifest {
    /// Reads it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Torn> {
        let text = whole(bytes, NAME, VERSION)?;
        let mut lines = text.lines();
        let mut manifest = Self::default();
        let head = lines.next().ok_or(Torn::Cut)?;
        let (state, looked) = head.split_once('\t').ok_or(Torn::Cut)?;
        manifest.is_open = state == "open";
        manifest.looked = looked.parse().map_err(|_| Torn::Cut)?;
        for line in lines {
            let (path, row) = row(line).ok_or(Torn::Cut)?;
            manifest.rows.insert(path, row);
        }
        Ok(manifest)
    }

    /// As text, with its end.
    pub(super) fn text(&self) -> String {
        let state = if self.is_open { "open" } else { "whole" };
        let mut text = format!("{NAME} {VERSION}\n{state}\t{}\n", self.looked);
        for (path, row) in &self.rows {
            let digest = row.digest.map_or_else(String::new, |digest| format!("{digest:032x}"));
            let field = |field: &Option<String>| field.clone().unwrap_or_default().replace(['\t', '\n'], "");
            text += &format!(
                "{path}\t{digest}\t{}\t{}\n",
                field(&row.tag.etag),
                field(&row.tag.generation)
            );
        }
        text + END
    }
}

fn row(line: &str) -> Option<(String, Row)> {
    let mut fields = line.split('\t');
    let mut field = || fields.next();
    let (path, digest, etag, generation) = (field()?, field()?, field()?, field()?);
    let digest = Some(digest).filter(|digest| !digest.is_empty());
    let digest = digest.map(|digest| u128::from_str_radix(digest, 16)).transpose().ok()?;
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let tag = Tag {
        etag: text(etag),
        generation: text(generation),
    };
    Some((path.to_owned(), Row { digest, tag }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let tag = Tag {
            etag: Some("\"a b\"".to_owned()),
            generation: Some("7".to_owned()),
        };
        let row = Row { digest: Some(5), tag };
        Manifest {
            is_open: true,
            looked: 9,
            rows: BTreeMap::from([
                ("all.rss".to_owned(), row),
                ("photos/ä 1.jpg".to_owned(), Row::default()),
            ]),
        }
    }

    #[test]
    fn it_survives_its_text() {
        assert_eq!(Manifest::read(manifest().text().as_bytes()), Ok(manifest()));
        assert_eq!(
            Manifest::read(Manifest::default().text().as_bytes()),
            Ok(Manifest::default())
        );
    }

    #[test]
    fn a_part_of_it_is_not_taken_at_its_word() {
        let text = manifest().text();
        for end in 0..text.len() {
            assert_eq!(Manifest::read(&text.as_bytes()[..end]), Err(Torn::Cut), "{end}");
        }
        let newer = text.replacen("manifest 1", "manifest 2", 1);
        assert_eq!(Manifest::read(newer.as_bytes()), Err(Torn::Newer));
    }
}
