//! The languages of a publication, and what the place of a file says of them: `ferry.fr.md` is French
//! where `fr` is a language, and so is what stands in the folder of French articles.

use std::borrow::Cow;

/// How an article's language is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LanguageFrom {
    /// By its fields, else by the folder that it is in.
    #[default]
    Fields,
    /// By its fields, else by the end of its file's name, else by its folder.
    FieldsOrName,
    /// By the end of its file's name, else by its folder, whatever its fields say.
    Name,
    /// By its folder, whatever its fields say.
    Folder,
}

impl LanguageFrom {
    fn has_suffixes(self) -> bool {
        matches!(self, Self::FieldsOrName | Self::Name)
    }

    /// Whether fields count before the place of the file.
    pub fn asks_fields(self) -> bool {
        matches!(self, Self::Fields | Self::FieldsOrName)
    }
}

/// A language as files have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// In names of files, and in the configuration.
    pub key: String,
    /// BCP 47.
    pub tag: String,
    /// The folder of its articles, without slashes around it.
    pub dir: Option<String>,
}

/// All languages that are told apart; none where the publication has only one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Languages {
    /// How articles say theirs.
    pub from: LanguageFrom,
    /// In the order of the configuration.
    pub list: Vec<Language>,
    /// Key of the language of files whose places say nothing.
    pub own: Option<String>,
}

impl Languages {
    /// The language with this key; case does not count.
    pub fn find(&self, key: &str) -> Option<&Language> {
        self.list.iter().find(|language| language.key.eq_ignore_ascii_case(key))
    }

    /// The language that the place of a file says.
    pub fn of_file(&self, file: &str) -> Option<&Language> {
        if self.list.is_empty() {
            return None;
        }
        let own = || self.find(self.own.as_deref().filter(|_| !self.from.asks_fields())?);
        let suffix = self.suffix(file).and_then(|suffix| self.find(suffix));
        suffix.or_else(|| self.of_folder(file)).or_else(own)
    }

    /// The file as one of the publication's own language would be called: below `dir`, and without
    /// a language in its name. So `articles/fr/ferry.fr.md` and `articles/ferry.md` are one story. Where fields
    /// say the language, paths are as they are.
    pub fn neutral<'f>(&self, file: &'f str, dir: &str) -> Cow<'f, str> {
        if self.list.is_empty() || self.from == LanguageFrom::Fields {
            return Cow::Borrowed(file);
        }
        let path = match self.folder_of(file).and_then(|folder| below(file, folder)) {
            Some(path) if dir.is_empty() => Cow::Borrowed(path),
            Some(path) => Cow::Owned(format!("{dir}/{path}")),
            None => Cow::Borrowed(file),
        };
        match self.suffix(&path) {
            Some(suffix) => Cow::Owned(path.replacen(&format!(".{suffix}."), ".", 1)),
            None => path,
        }
    }

    /// The language in a file's name, as it is written there.
    fn suffix<'f>(&self, file: &'f str) -> Option<&'f str> {
        let name = file.rsplit('/').next().filter(|_| self.from.has_suffixes())?;
        let (stem, _) = name.rsplit_once('.')?;
        let (rest, suffix) = stem.rsplit_once('.')?;
        (!rest.is_empty() && self.find(suffix).is_some()).then_some(suffix)
    }

    /// The folder of a language that a file is in.
    pub fn folder_of(&self, file: &str) -> Option<&str> {
        self.of_folder(file)?.dir.as_deref()
    }

    /// The language in whose folder a file is; of folders in one another the deepest counts.
    fn of_folder(&self, file: &str) -> Option<&Language> {
        let is_in = |language: &&Language| language.dir.as_deref().is_some_and(|dir| below(file, dir).is_some());
        let languages = self.list.iter().filter(is_in);
        languages.max_by_key(|language| language.dir.as_ref().map(String::len))
    }
}

/// The path of a file below a folder.
fn below<'f>(file: &'f str, folder: &str) -> Option<&'f str> {
    file.strip_prefix(folder)?.strip_prefix('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(from: LanguageFrom) -> Languages {
        let language = |key: &str, dir: Option<&str>| Language {
            key: key.to_owned(),
            tag: key.to_owned(),
            dir: dir.map(str::to_owned),
        };
        Languages {
            from,
            list: vec![language("de", None), language("fr", Some("content/fr"))],
            own: Some("de".to_owned()),
        }
    }

    #[test]
    fn the_end_of_a_name_counts_before_the_folder() {
        let languages = languages(LanguageFrom::Name);
        for (file, key, neutral) in [
            ("content/a.md", "de", "content/a.md"),
            ("content/a.fr.md", "fr", "content/a.md"),
            ("content/fr/a.md", "fr", "content/a.md"),
            ("content/fr/a.DE.md", "de", "content/a.md"),
            ("content/a.it.md", "de", "content/a.it.md"),
            ("content/fr.md", "de", "content/fr.md"),
            ("content/b/index.fr.md", "fr", "content/b/index.md"),
        ] {
            assert_eq!(languages.of_file(file).unwrap().key, key, "{file}");
            assert_eq!(languages.neutral(file, "content"), neutral, "{file}");
        }
    }

    #[test]
    fn where_names_say_nothing_only_the_folder_counts() {
        let languages = languages(LanguageFrom::Fields);
        assert_eq!(languages.of_file("content/a.fr.md"), None);
        assert_eq!(languages.neutral("content/a.fr.md", "content"), "content/a.fr.md");
        assert_eq!(languages.of_file("content/fr/a.md").unwrap().key, "fr");
        assert_eq!(languages.neutral("content/fr/a.md", ""), "content/fr/a.md");
    }
}
