//! What the entry of a story says that was corrected, or taken back.

use crate::builder::interner::Symbols;
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::state::State;
use crate::builder::scan::identity;
use crate::config::Config;
use crate::model::{Article, Entry, Notice, NoticeKind};
use crate::text::{notice, xml};

/// What readers are told of a correction.
pub(crate) fn correction(config: &Config, article: &Article) -> Option<notice::Said> {
    let is_correction = |notice: &&Notice| notice.kind == NoticeKind::Correction;
    let told = article.notice.as_ref().filter(is_correction)?;
    Some(notice::correction(language(config, article), &told.text))
}

/// The entry of a story that was taken back: its id, its address, its date and its headline, and nothing else of what it
/// was. `None` for one that goes on.
pub(crate) fn retraction(
    config: &Config,
    state: &State,
    symbols: &Symbols,
    scanned: &Scanned,
    article: &Article,
) -> Option<Entry> {
    let when = scanned.rare().retracted?;
    let language = language(config, article);
    let told = article.notice.as_ref().map_or("", |notice| &notice.text);
    let said = notice::retraction(language, told);
    let title = clean(&notice::retracted_title(language, &article.stub.title));
    Some(Entry {
        id: clean(scanned.id()),
        iri: identity::iri(config, state, scanned),
        url: scanned.address.to_string(),
        name: title.clone(),
        title,
        summary: clean(&said.plain),
        html: clean(&said.html),
        published: scanned.published,
        updated: Some(when),
        language: symbols.name(scanned.language).to_owned(),
        ..Entry::default()
    })
}

fn language<'a>(config: &'a Config, article: &'a Article) -> &'a str {
    article.stub.language.as_ref().unwrap_or(&config.site.language)
}

fn clean(text: &str) -> String {
    xml::clean(text).0.into_owned()
}
