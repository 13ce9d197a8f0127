//! Texts that stand in files of their own beside the list of the articles.

use std::fs;
use std::path::Path;

use encoding_rs::Encoding;

use crate::builder::digest::digest;
use crate::builder::source::spot::LARGEST;
use crate::input::{ARTICLE_FORMATS, Layout, TextsBeside};
use crate::model::{Article, Markup};
use crate::text::{decode, xml};

/// Adds the text of an article of a list. Returns its digest; 0 where there is none that can be read.
pub(crate) fn add(
    list: &Path,
    beside: &TextsBeside,
    encoding: Option<&'static Encoding>,
    article: &mut Article,
) -> u64 {
    let Some(bytes) = article
        .stub
        .delivery
        .as_ref()
        .and_then(|delivery| read(list, beside, &delivery.id))
    else {
        return 0;
    };
    let Ok(found) = decode::delivered(&bytes, encoding) else {
        return 0;
    };
    article.body.text = xml::clean(&found.text).0.into_owned();
    article.body.markup = Markup::Html;
    digest(&bytes)
}

fn read(list: &Path, beside: &TextsBeside, id: &str) -> Option<Vec<u8>> {
    // The name of a file, and of no folder.
    let is_name = !id.is_empty() && !id.starts_with('.') && !id.contains(['/', '\\', '\0', ':']);
    let folder = list.parent().filter(|_| is_name)?.join(beside.folder);
    let path = folder.join(format!("{id}.{}", beside.ending));
    let is_read = fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() <= LARGEST);
    fs::read(path).ok().filter(|_| is_read)
}

/// Whether a file is such a text: its list stands beside its folder.
pub(crate) fn is_one(path: &Path) -> bool {
    let lists = ARTICLE_FORMATS.iter().filter_map(|format| match format.layout {
        Layout::List(beside) => Some(beside),
        Layout::Whole | Layout::Lines | Layout::Items => None,
    });
    let ending = path.extension().unwrap_or_default();
    let folder = path.parent().unwrap_or(path);
    let is_of = |beside: &TextsBeside| {
        let is_named = ending == beside.ending && folder.file_name().is_some_and(|name| name == beside.folder);
        is_named && folder.with_file_name(beside.list).is_file()
    };
    lists.into_iter().any(is_of)
}
