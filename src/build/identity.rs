//! By what readers know a story. The article's own id wins; else the id that it was first
//! published with, whatever happened to its headline, address, file or host since; else its
//! address now.

use std::collections::{HashMap, HashSet};

use super::files::SourceFile;
use super::scan::Scanned;
use super::state::{Identity, State, digest, path_of};
use crate::config::Config;
use crate::model::Timestamp;
use crate::text::slug;
use crate::text::url::{is_iri, tag};

/// Gives each article its id.
pub fn assign(config: &Config, articles: &mut [Scanned], files: &[SourceFile], state: &State) {
    let known = Known::new(state);
    let traits: Vec<Traits> = articles.iter().map(|article| Traits::of(article, files)).collect();
    let sources: HashSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let mut taken: HashSet<String> = articles.iter().filter_map(|article| article.stub.id.clone()).collect();
    let mut open: Vec<usize> = (0..articles.len())
        .filter(|&at| articles[at].stub.id.is_none())
        .collect();
    // The surest sign first, over all articles, so that no weaker one takes a row away.
    let signs: [Sign<'_>; 4] = [
        &|at, row| traits[at].is_same_file(row),
        &|at, row| traits[at].is_same_address(row),
        &|at, row| traits[at].published == row.published && traits[at].kept(row) >= 2,
        &|at, row| {
            traits[at].published == row.published && traits[at].has_time && !sources.contains(row.source.as_str())
        },
    ];
    for (strength, sign) in signs.iter().enumerate() {
        open.retain(|&at| {
            let must_be_alone = strength == 3;
            match known.find(&traits[at], &taken, |row| sign(at, row), must_be_alone) {
                Some(row) if !must_be_alone || is_alone(&traits, at) => {
                    taken.insert(row.id.clone());
                    articles[at].id.clone_from(&row.id);
                    articles[at].iri.clone_from(&row.iri);
                    false
                }
                _ => true,
            }
        });
    }
    for article in articles.iter_mut().filter(|article| article.id.is_empty()) {
        begin(config, article, state, &taken);
    }
}

/// Whether the article with an index is the one that was published.
type Sign<'a> = &'a dyn Fn(usize, &Identity) -> bool;

/// The id of an article that was not published before, or that states its own.
fn begin(config: &Config, article: &mut Scanned, state: &State, taken: &HashSet<String>) {
    let id = match &article.stub.id {
        Some(id) => id.clone(),
        // Another story was first published at this address and has it for an id for good.
        None if taken.contains(&article.address) || state.identities.contains_key(&article.address) => {
            format!(
                "{}#{:08x}",
                article.address,
                digest(&article.stub.published.rfc3339()) >> 32
            )
        }
        None => article.address.clone(),
    };
    article.iri = match state.identities.get(&id) {
        Some(row) => row.iri.clone(),
        None if is_iri(&id) => id.clone(),
        None => {
            let (year, month, day, ..) = article.stub.published.fields();
            let host = config.site.url.host_str().unwrap_or("localhost");
            tag(host, &format!("{year:04}-{month:02}-{day:02}"), &id)
        }
    };
    article.id = id;
}

/// By what an article is known again.
struct Traits {
    source: String,
    path: String,
    published: Timestamp,
    /// Whether the date names a time of the day, which two stories hardly share.
    has_time: bool,
    title: u64,
    body: u64,
    /// Whether its file holds it alone.
    is_single: bool,
}

impl Traits {
    fn of(article: &Scanned, files: &[SourceFile]) -> Self {
        let (.., hour, minute) = article.stub.published.fields();
        Self {
            source: files[article.file].name.clone(),
            path: path_of(&article.address),
            published: article.stub.published,
            has_time: (hour, minute) != (0, 0),
            title: digest(&slug::key(&article.stub.title)),
            body: article.body_digest,
            is_single: !article.format.by_line && article.spot.nth == 0,
        }
    }

    /// How much of the story itself stayed: its time, headline, text.
    fn kept(&self, row: &Identity) -> usize {
        let same = [
            self.published == row.published,
            self.title == row.title,
            self.body == row.body,
        ];
        same.into_iter().filter(|same| *same).count()
    }

    /// The same file, with something in it that stayed: a file may be used for another story.
    fn is_same_file(&self, row: &Identity) -> bool {
        let needed = if self.is_single || self.path == row.path { 1 } else { 2 };
        self.source == row.source && self.kept(row) >= needed
    }

    fn is_same_address(&self, row: &Identity) -> bool {
        self.path == row.path && self.kept(row) >= 1
    }
}

/// No other article of this build came out in the same minute.
fn is_alone(traits: &[Traits], at: usize) -> bool {
    traits
        .iter()
        .filter(|other| other.published == traits[at].published)
        .count()
        == 1
}

/// The published stories, to be found by what may have stayed of them.
struct Known<'a> {
    sources: HashMap<&'a str, Vec<&'a Identity>>,
    paths: HashMap<&'a str, Vec<&'a Identity>>,
    times: HashMap<i64, Vec<&'a Identity>>,
}

impl<'a> Known<'a> {
    fn new(state: &'a State) -> Self {
        let mut known = Self {
            sources: HashMap::new(),
            paths: HashMap::new(),
            times: HashMap::new(),
        };
        for row in state.identities.values() {
            known.sources.entry(&row.source).or_default().push(row);
            known.paths.entry(&row.path).or_default().push(row);
            known.times.entry(row.published.unix()).or_default().push(row);
        }
        known
    }

    /// The row that `is_it` says yes to and that no other article has; the only one, if asked.
    fn find(
        &self,
        traits: &Traits,
        taken: &HashSet<String>,
        is_it: impl Fn(&Identity) -> bool,
        alone: bool,
    ) -> Option<&'a Identity> {
        let near = [
            self.sources.get(traits.source.as_str()),
            self.paths.get(traits.path.as_str()),
            self.times.get(&traits.published.unix()),
        ];
        let mut rows = near
            .into_iter()
            .flatten()
            .flatten()
            .filter(|row| !taken.contains(&row.id) && is_it(row));
        let first = rows.next()?;
        (!alone || rows.all(|row| row.id == first.id)).then_some(first)
    }
}
