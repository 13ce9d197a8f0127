//! A folder that the walk comes to, and what is in it. Links are followed, unless they lead back.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::builder::source::stamp::Stamp;

/// A folder.
pub(crate) struct Folder {
    pub path: PathBuf,
    /// As the configuration names it, mostly from its own folder.
    relative: PathBuf,
    /// How many folders above it are those of the walk.
    depth: usize,
    /// Whether a link leads to it, or to one above it: what is in it may have changed elsewhere.
    is_linked: bool,
}

/// Something in a folder.
pub(crate) struct Entry<'a> {
    pub parent: &'a Folder,
    pub name: OsString,
    /// Where it is a link, of what that leads to.
    pub kind: FileType,
    /// Whether it is a link, or behind one.
    pub is_linked: bool,
    found: DirEntry,
}

/// Why something cannot be looked at.
pub(crate) enum Trouble {
    Unreadable(PathBuf, io::Error),
    /// A link leads to a folder above.
    Loop {
        link: PathBuf,
        above: PathBuf,
    },
}

impl Trouble {
    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |error| Self::Unreadable(path.to_owned(), error)
    }
}

impl Folder {
    /// Where the walk begins, unless that is a file; and how the configuration names it.
    pub(crate) fn base(path: PathBuf, relative: PathBuf) -> Result<Option<Self>, Trouble> {
        let is_folder = path.metadata().map_err(Trouble::at(&path))?.is_dir();
        Ok(is_folder.then_some(Self {
            path,
            relative,
            depth: 0,
            is_linked: false,
        }))
    }

    /// The names in it, in no order.
    pub(crate) fn names(&self) -> Result<Vec<io::Result<DirEntry>>, Trouble> {
        let found = fs::read_dir(&self.path).map_err(Trouble::at(&self.path))?;
        Ok(found.collect())
    }

    /// What a name stands for.
    pub(crate) fn entry(&self, found: io::Result<DirEntry>) -> Result<Entry<'_>, Trouble> {
        let found = found.map_err(Trouble::at(&self.path))?;
        let mut kind = found.file_type().map_err(|error| Trouble::at(&found.path())(error))?;
        let is_link = kind.is_symlink();
        if is_link {
            let link = found.path();
            kind = link.metadata().map_err(Trouble::at(&link))?.file_type();
            if let Some(above) = kind.is_dir().then(|| self.leading_back(&link)).flatten() {
                return Err(Trouble::Loop { link, above });
            }
        }
        Ok(Entry {
            parent: self,
            name: found.file_name(),
            kind,
            is_linked: self.is_linked || is_link,
            found,
        })
    }

    /// The folder above, of the walk or around it, that a link in this one leads to.
    fn leading_back(&self, link: &Path) -> Option<PathBuf> {
        let there = identity(link).ok()?;
        let base = self.path.ancestors().nth(self.depth)?.canonicalize().ok();
        let around = base.iter().flat_map(|base| base.ancestors().skip(1));
        let mut above = self.path.ancestors().take(self.depth + 1).chain(around);
        let above = above.find(|above| identity(above).is_ok_and(|identity| identity == there));
        above.map(Path::to_owned)
    }
}

impl Entry<'_> {
    /// Where it is.
    pub(crate) fn path(&self) -> PathBuf {
        self.found.path()
    }

    /// The same as the configuration names it: from its own folder, if it is in there.
    pub(crate) fn relative(&self) -> PathBuf {
        joined(&self.parent.relative, &self.name)
    }

    /// The folder that it is.
    pub(crate) fn folder(&self) -> Folder {
        Folder {
            path: self.path(),
            relative: self.relative(),
            depth: self.parent.depth + 1,
            is_linked: self.is_linked,
        }
    }

    /// The stamp of the file that it is; `None` if that has gone.
    pub(crate) fn stamp(&self) -> Option<Stamp> {
        if self.is_linked || cfg!(not(unix)) {
            // A link says nothing of where it leads, and what Windows keeps in a folder may be old.
            return Stamp::of(&self.path());
        }
        // The system does not look for the folder again.
        let metadata = self.found.metadata().ok().filter(Metadata::is_file)?;
        Some(Stamp::new(&metadata))
    }
}

/// A path in one piece of memory.
fn joined(folder: &Path, name: &OsStr) -> PathBuf {
    let mut path = PathBuf::with_capacity(folder.as_os_str().len() + 1 + name.len());
    path.push(folder);
    path.push(name);
    path
}

/// What a folder is, by whatever path.
#[cfg(unix)]
fn identity(path: &Path) -> io::Result<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// What is in a folder: names, and whether a link leads to them; of one that leads back, where.
    fn seen(folder: &Folder, root: &Path) -> Vec<(String, Option<PathBuf>)> {
        let name = |path: &Path| path.strip_prefix(root).unwrap().display().to_string();
        let mut seen: Vec<_> = folder
            .names()
            .ok()
            .unwrap()
            .into_iter()
            .map(|found| match folder.entry(found) {
                Ok(entry) => (name(&entry.path()), None),
                Err(Trouble::Loop { link, above }) => (name(&link), Some(above)),
                Err(Trouble::Unreadable(path, _)) => (name(&path), Some(PathBuf::new())),
            })
            .collect();
        seen.sort();
        seen
    }

    #[test]
    fn links_are_followed_unless_they_lead_back() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("base/a/b")).unwrap();
        fs::create_dir(root.join("beside")).unwrap();
        for (target, link) in [
            ("../../../beside", "aside"),
            ("..", "back"),
            ("../../..", "around"),
            ("nowhere", "broken"),
        ] {
            symlink(target, root.join("base/a/b").join(link)).unwrap();
        }
        symlink("../base/a", root.join("beside/in")).unwrap();
        let base = Folder::base(root.join("base"), "base".into()).ok().flatten().unwrap();
        let enter = |folder: &Folder, name: &str| {
            let mut entries = folder.names().ok().unwrap().into_iter();
            let entry = entries.find_map(|found| folder.entry(found).ok().filter(|entry| entry.name == name));
            entry.unwrap().folder()
        };
        let inner = enter(&enter(&base, "a"), "b");
        let expected = [
            ("base/a/b/around", Some(root.clone())),
            ("base/a/b/aside", None),
            ("base/a/b/back", Some(root.join("base/a"))),
            ("base/a/b/broken", Some(PathBuf::new())),
        ];
        assert_eq!(
            seen(&inner, &root),
            expected.map(|(name, above)| (name.to_owned(), above))
        );
        let aside = enter(&inner, "aside");
        assert!(aside.is_linked && !inner.is_linked);
        let back = ("base/a/b/aside/in".to_owned(), Some(root.join("base/a")));
        assert_eq!(seen(&aside, &root), [back]);
    }
}
