//! From an article to what is kept of it.

use std::sync::{Mutex, PoisonError};

use crate::builder::digest::digest;
use crate::builder::interner::{Symbol, Symbols};
use crate::builder::memory::scanned::{Copy, Names, Origin, Rare, Scanned, Standing};
use crate::builder::scan::address::{address, first_id};
use crate::builder::scan::likeness::fingerprint;
use crate::builder::scan::wire;
use crate::builder::source::file::SourceFile;
use crate::builder::source::read::Reading;
use crate::config::{Config, Topics};
use crate::input::ArticleFormat;
use crate::model::{Article, Code, Delivery, Diagnostic, Place, Schedule, Stub};
use crate::text::slug;

/// Bytes of a text that hardly two stories share.
const LONG: usize = 200;

/// `Err` says why the article can have no page.
pub(crate) fn scanned(
    reading: &Reading,
    article: &Article,
    format: &'static ArticleFormat,
    around: &Surroundings<'_>,
) -> Result<Scanned, Diagnostic> {
    let stub = &article.stub;
    let body = &article.body.text;
    let address =
        address(around.config, stub, around.name).map_err(|empty| no_page(empty, around.name, reading.found.line))?;
    let first = first_id(around.config, stub, &address);
    // A note without a headline is told from others by its time and its text, both.
    let title = match slug::key(&stub.title) {
        key if key.is_empty() && stub.title.is_empty() => digest(format!("{} {body}", stub.published)),
        key => digest(key),
    };
    let suffix = match &*stub.title {
        "" => title >> 32,
        words => digest(format!("{} {words}", stub.published)) >> 32,
    };
    let Schedule {
        published,
        embargo,
        expires,
        held,
        is_doubted,
        ahead,
    } = stub.schedule();
    let ([topics, authors, section, categories, not_in], language) = around.symbols(stub);
    let rare = Rare {
        embargo,
        expires,
        is_doubted,
        retracted: stub.retracted,
        categories: categories.to_vec(),
        not_in: not_in.to_vec(),
        own_id: stub.id.as_deref().filter(|_| stub.delivery.is_none()).map(Into::into),
        // Whoever states an id begins with that.
        first_id: (first != address && stub.id.is_none()).then(|| first.into()),
    };
    Ok(Scanned {
        file: around.file,
        format: format.number(),
        is_long: body.len() >= LONG,
        line: u32::try_from(reading.found.line).unwrap_or(u32::MAX),
        spot: reading.spot,
        published,
        update: stub.updated,
        held,
        ahead,
        topics,
        authors,
        section: section.first().copied(),
        language,
        rare: rare.kept(),
        copy: stub.delivery.as_deref().map(|delivery| copy(delivery, stub).into()),
        address: address.into(),
        other_id: None,
        content: reading.content,
        title,
        body: digest(body),
        likeness: fingerprint(body),
        suffix: u32::try_from(suffix).unwrap_or_default(),
        standing: Standing::Story,
        origin: Origin::FileOrIndex,
    })
}

fn copy(delivery: &Delivery, stub: &Stub) -> Copy {
    // Of messages of one minute an order is the last, and a lead comes behind what it is a lead of.
    let number = match &delivery.thread {
        Some(thread) if thread.order.is_some() => u64::MAX,
        Some(thread) if thread.is_lead => delivery.number().max(1),
        _ => delivery.number(),
    };
    Copy {
        id: delivery.key().into(),
        stated: None,
        replaces: delivery.replaced().map(Into::into).collect(),
        number,
        sent: delivery.sent,
        first: stub.published,
        changed: stub.updated.or(delivery.sent),
        is_kill: delivery.is_kill,
        address: None,
        undated: delivery.undated,
        has_own_address: stub.url.is_some(),
        thread: delivery
            .thread
            .as_deref()
            .map(|thread| wire::thread(thread, &stub.title).into()),
    }
}

/// What to say of an article whose address would be that of a folder.
fn no_page(empty: &str, name: &str, line: usize) -> Diagnostic {
    let place = Place {
        line: Some(line),
        ..Place::file(name)
    };
    let message = format!("{empty} of the article is empty, so that it can have no page of its own; it is left out");
    Diagnostic::new(Code::EMPTY_SLUG, place, message).help("give it a `slug` of letters or digits")
}

/// What an article is seen in.
pub(crate) struct Surroundings<'a> {
    pub config: &'a Config,
    /// All names of the build.
    pub names: &'a Mutex<Symbols>,
    /// Its file: name and index.
    pub name: &'a str,
    pub file: u32,
    /// Hears of it, if somebody wants to.
    pub listener: Option<Listener<'a>>,
}

/// What hears of each article that can be used, with all that was read of it.
pub(crate) type Listener<'a> = &'a (dyn Fn(&SourceFile, &Scanned, Reading) + Sync);

impl Surroundings<'_> {
    /// Topics, authors, section, categories and feeds to stay out of; and the language.
    fn symbols(&self, stub: &Stub) -> ([Names; 5], Symbol) {
        let topics = topics(&self.config.topics, &stub.topics);
        // A thread that panicked has left no half of a name.
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let language = stub.language.as_ref().unwrap_or(&self.config.site.language);
        let of_articles = [
            topics.iter().map(|topic| names.add(topic)).collect(),
            stub.authors.iter().map(|author| names.add(&author.name)).collect(),
            stub.section.iter().map(|section| names.add(section)).collect(),
            stub.categories.iter().map(|category| names.add(category)).collect(),
            stub.not_in.iter().map(|path| names.add(path)).collect(),
        ];
        (of_articles, names.add(language))
    }
}

/// The topics under the names that the newsroom uses, each once.
pub(crate) fn topics(rules: &Topics, written: &[String]) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for topic in written {
        let key = slug::key(topic);
        let alias = rules.aliases.iter().find(|(from, _)| *from == key);
        let name = alias.map_or(topic, |(_, name)| name);
        let key = slug::key(name);
        if !rules.ignore.contains(&key) && !topics.iter().any(|known| slug::key(known) == key) {
            topics.push(name.clone());
        }
    }
    topics
}
