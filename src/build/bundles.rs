//! Page bundles: a folder with an `index` file is one page, and whatever text lies beside or below that file is a
//! part of it and has no page of its own (<https://gohugo.io/content-management/page-bundles/>).

use rustc_hash::FxHashSet;

use super::files::SourceFile;

/// Takes the parts of pages out of the files, which are in the order of their names. The folder of all articles,
/// `dir`, is no bundle.
pub fn without_parts(files: &mut Vec<SourceFile>, dir: &str) {
    let of_index = files.iter().filter_map(|file| bundle(&file.name));
    let bundles: FxHashSet<Box<str>> = of_index.filter(|folder| *folder != dir).map(Into::into).collect();
    files.retain(|file| {
        let inside = bundle(&file.name).map_or(&*file.name, |folder| folder);
        !ancestors(inside).any(|folder| bundles.contains(folder))
    });
}

/// The folder of an `index` file.
fn bundle(name: &str) -> Option<&str> {
    let (folder, name) = name.rsplit_once('/')?;
    name.starts_with("index.").then_some(folder)
}

/// The folders above a path.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    let above = |path: &str| Some(path.rsplit_once('/')?.0.len());
    std::iter::successors(above(path), move |at| above(&path[..*at])).map(|at| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::super::files::Look;
    use super::*;

    #[test]
    fn what_lies_in_a_bundle_is_a_part_of_it() {
        let file = |name: &str| SourceFile {
            name: name.into(),
            odd: None,
            look: Look::Unseen,
        };
        let names = [
            "content/a.md",
            "content/b/deep/c.md",
            "content/b/index.fr.md",
            "content/b/index.md",
            "content/b/part.md",
            "content/b/sub/index.md",
            "content/bb/d.md",
            "content/index.md",
        ];
        let mut files: Vec<SourceFile> = names.map(file).into();
        without_parts(&mut files, "content");
        let left: Vec<&str> = files.iter().map(|file| &*file.name).collect();
        assert_eq!(
            left,
            [
                "content/a.md",
                "content/b/index.fr.md",
                "content/b/index.md",
                "content/bb/d.md",
                "content/index.md"
            ]
        );
    }
}
