//! What an entry is made from, as a number.

use crate::builder::digest::digest_of;
use crate::builder::entry::assemble::Context;
use crate::builder::memory::index::EntryRecord;
use crate::builder::memory::scanned::Scanned;
use crate::builder::scan::identity;
use crate::model::Timestamp;

/// Digest of everything that an entry is made from, besides the configuration.
pub(crate) fn fingerprint(context: &Context<'_>, article: &Scanned, record: &EntryRecord) -> u128 {
    let EntryRecord {
        probes,
        links,
        material,
        files,
        ..
    } = record;
    let symbols = &context.scan.symbols;
    let names = context.names;
    let topics: Vec<&str> = article
        .topics
        .iter()
        .map(|topic| names.topic(symbols, *topic))
        .collect();
    let section = article.section.map(|section| names.section(symbols, section));
    digest_of((
        (article.content, article.spot.nth, article.format),
        (&context.scan.files[article.file as usize].name, &article.address),
        article.published.rfc3339(),
        (article.id(), identity::iri(context.config, context.state, article)),
        article.updated(context.now).map(Timestamp::rfc3339),
        (topics, section),
        (probes, links, material, files),
    ))
}
