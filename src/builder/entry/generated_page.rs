//! The text of an article as its generator rendered it, for a publication that wants exactly that.
//! What is read here decides what is in feeds: `page` is the one place that says which file it is.

use std::fs;
use std::path::{Path, PathBuf};

use url::Url;

use crate::builder::entry::photo::percent_decoded;
use crate::builder::source::files::static_prefix;
use crate::builder::source::probe::Prober;
use crate::config::Config;
use crate::text::html::page as pages;

/// The page of the article at an address, of those that `articles.rendered` names; `None` where
/// the configuration asks for none.
pub(crate) fn page(config: &Config, address: &str, prober: &Prober) -> Option<PathBuf> {
    let (pattern, pages) = config.articles.rendered.as_ref()?;
    let address = Url::parse(address).ok()?;
    let path = percent_decoded(address.path());
    // The pages of a site that is not at the root of its host are at the root of their folder.
    let path = path
        .strip_prefix(&percent_decoded(config.site.url.path()))
        .unwrap_or(&path);
    let path = path.trim_matches('/');
    let names = [path.to_owned(), format!("{path}.html"), format!("{path}/index.html")];
    let folder = static_prefix(pattern);
    let mut files = names.iter().map(|name| folder.join(name));
    files.find(|file| pages.is_match(file) && prober.is_file(&config.root.join(file)))
}

/// The text on a page.
pub(crate) fn text(config: &Config, page: &Path, prober: &Prober) -> Option<String> {
    let path = config.root.join(page);
    let bytes = fs::read(&path).inspect_err(|_| prober.fail(&path)).ok()?;
    pages::text(&String::from_utf8_lossy(&bytes))
}
