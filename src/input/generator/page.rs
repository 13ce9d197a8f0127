//! Where generators put pages that are no articles, such as "About us".

/// A page by its file, and what it says of its address.
pub struct Page<'a> {
    /// The folder of its file, without that in which pages begin.
    pub folder: &'a str,
    /// Its file, without an ending.
    pub file: &'a str,
    /// As it states it.
    pub slug: Option<&'a str>,
    /// As it states it.
    pub title: Option<&'a str>,
    /// How the publication makes a slug of a name.
    pub slugged: &'a dyn Fn(&str) -> String,
    /// The pattern of the addresses of articles.
    pub permalink: &'a str,
}

impl Page<'_> {
    /// The last part of its address.
    pub fn name(&self) -> &str {
        self.slug.unwrap_or(self.file)
    }
}

/// `docs/tides/` for `docs/tides.md`
pub fn in_folder(page: &Page<'_>) -> String {
    format!("{}/{}/", page.folder, page.name())
}

/// The same; `docs/_index.md` is the page of its folder.
pub fn of_section(page: &Page<'_>) -> String {
    match page.name() {
        "_index" => format!("{}/", page.folder),
        _ => in_folder(page),
    }
}
