//! Page bundles: a folder with an `index` file is one page, and whatever text lies beside or below that file is a
//! part of it and has no page of its own (<https://gohugo.io/content-management/page-bundles/>).

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::builder::source::file::SourceFile;
use crate::input::style::Style;

/// Endings of texts that Hugo makes pages of.
const ENDINGS: &[&str] = &[
    "md", "markdown", "mdown", "html", "htm", "adoc", "asciidoc", "ad", "org", "rst", "pandoc", "pdc",
];

/// Takes the parts of pages out of the files. Whether an `index` file is there is asked of the disk: it may be no
/// article. The folder of all articles is no bundle.
pub(crate) fn without_parts(files: &mut Vec<SourceFile>, root: &Path, style: &Style) {
    let mut known: FxHashMap<Box<str>, bool> = FxHashMap::default();
    files.retain(|file| {
        let inside = bundle(&file.name, style).unwrap_or(&file.name);
        !ancestors(inside).any(|folder| match known.get(folder) {
            Some(is_bundle) => *is_bundle,
            None => *known.entry(folder.into()).or_insert(is_bundle(folder, root, style)),
        })
    });
}

/// Whether an `index` file stands in a folder.
fn is_bundle(folder: &str, root: &Path, style: &Style) -> bool {
    let is_top = style.dirs.iter().any(|dir| dir == folder)
        || style
            .languages
            .list
            .iter()
            .any(|known| known.dir.as_deref() == Some(folder));
    let languages = style.languages.list.iter().map(|known| format!("{}.", known.key));
    let languages: Vec<String> = std::iter::once(String::new()).chain(languages).collect();
    let mut names = ENDINGS
        .iter()
        .flat_map(|ending| languages.iter().map(move |key| format!("index.{key}{ending}")));
    !is_top && names.any(|name| root.join(folder).join(name).is_file())
}

/// The folder of a page whose file is `index.md`, or `index.fr.md` where `fr` is a language.
fn bundle<'f>(file: &'f str, style: &Style) -> Option<&'f str> {
    let neutral = style.neutral(file);
    let name = neutral.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    (stem == "index" && ENDINGS.contains(&ending)).then(|| file.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// The folders above a path.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    let above = |path: &str| Some(path.rsplit_once('/')?.0.len());
    std::iter::successors(above(path), move |at| above(&path[..*at])).map(|at| &path[..at])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::builder::source::file::Look;

    #[test]
    fn what_lies_in_a_bundle_is_a_part_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let on_disk = ["content/org/index.org", "content/b/index.md"];
        for name in on_disk {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let file = |name: &str| SourceFile {
            source: 0,
            is_outdated: false,
            later: 0,
            name: name.into(),
            odd: None,
            look: Look::Unseen,
        };
        let names = [
            "content/a.md",
            "content/b/deep/c.md",
            "content/b/index.md",
            "content/b/part.md",
            "content/b/sub/index.md",
            "content/bb/d.md",
            "content/e/index.notes.md",
            "content/e/other.md",
            "content/index.md",
            "content/org/part.md",
        ];
        let mut files: Vec<SourceFile> = names.map(file).into();
        let style = Style {
            dirs: vec!["content".to_owned()],
            ..Style::default()
        };
        without_parts(&mut files, folder.path(), &style);
        let left: Vec<&str> = files.iter().map(|file| &*file.name).collect();
        assert_eq!(
            left,
            [
                "content/a.md",
                "content/b/index.md",
                "content/bb/d.md",
                "content/e/index.notes.md",
                "content/e/other.md",
                "content/index.md"
            ]
        );
    }
}
