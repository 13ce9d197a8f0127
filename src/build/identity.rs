//! By what readers know a story. The article's own id wins; else the id that it was first
//! published with, whatever happened to its headline, address, file or host since; else its
//! address now.

use std::collections::{HashMap, HashSet};

use super::address::first_id;
use super::files::SourceFile;
use super::scan::Scanned;
use super::state::{Identity, State, digest, path_of};
use crate::config::Config;
use crate::model::Timestamp;
use crate::text::likeness::are_alike;
use crate::text::slug;
use crate::text::url::{is_iri, tag};

/// Gives each article its id.
pub fn assign(config: &Config, articles: &mut [Scanned], files: &[SourceFile], state: &State, now: Timestamp) {
    let mut counts = vec![0; files.len()];
    for article in articles.iter() {
        counts[article.file] += 1;
    }
    let traits: Vec<Traits<'_>> = articles
        .iter()
        .map(|article| Traits::of(article, files, counts[article.file] == 1))
        .collect();
    let known = Known::new(state);
    let mut taken: HashSet<String> = articles.iter().filter_map(|article| article.stub.id.clone()).collect();
    let mut open: Vec<usize> = (0..articles.len())
        .filter(|&at| articles[at].stub.id.is_none())
        .collect();
    let mut found: Vec<Option<&Identity>> = vec![None; articles.len()];
    // Those that readers see choose first: a draft that began as a copy takes nobody's id.
    open.sort_by_key(|&at| !articles[at].stub.is_live(now));
    let first_hidden = open.partition_point(|&at| articles[at].stub.is_live(now));
    for group in [&open[..first_hidden], &open[first_hidden..]] {
        let mut open = group.to_vec();
        // The surest sign first, over all articles, so that no weaker one takes a row away.
        for sign in Sign::EACH {
            open.retain(|&at| {
                found[at] = traits[at]
                    .keys(sign)
                    .into_iter()
                    .find_map(|key| known.free(&key, &taken));
                taken.extend(found[at].map(|row| row.id.clone()));
                found[at].is_none()
            });
        }
        // Last, a text that is alike, in the same file, at the same address or in the same
        // minute: everything else of it may have changed.
        for at in open {
            found[at] = known.alike(&traits[at], &taken);
            taken.extend(found[at].map(|row| row.id.clone()));
        }
    }
    // The oldest first: of two stories with one address, it is the one that has it for an id.
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&at| (articles[at].stub.published, at));
    for at in order {
        match found[at] {
            Some(row) => {
                articles[at].id.clone_from(&row.id);
                articles[at].iri.clone_from(&row.iri);
            }
            None => begin(config, &mut articles[at], state, &mut taken),
        }
    }
}

/// The id of an article that was not published before, or that states its own.
fn begin(config: &Config, article: &mut Scanned, state: &State, taken: &mut HashSet<String>) {
    let first = first_id(config, &article.stub, &article.address);
    let id = match &article.stub.id {
        Some(id) => id.clone(),
        // Another story has this id, for good.
        None if taken.contains(&first) || state.identities.contains_key(&first) => {
            format!(
                "{first}#{:08x}",
                digest(&format!("{} {}", article.stub.published, article.stub.title)) >> 32
            )
        }
        None => first,
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
    taken.insert(id.clone());
    article.id = id;
}

/// By what an article is known again, from the surest to the weakest. A headline alone says
/// nothing: columns have the same one every day, in the same file and at the same address.
#[derive(Debug, Clone, Copy)]
enum Sign {
    /// The same file, untouched.
    Untouched,
    /// Its time, its headline and its text.
    All,
    /// The same file, with the same time or text: a file may be used for another story.
    File,
    /// The same address, with the same time or text.
    Address,
    /// Two of time, headline and text.
    Story,
}

impl Sign {
    const EACH: [Self; 5] = [Self::Untouched, Self::All, Self::File, Self::Address, Self::Story];
}

/// What an article, or a published story, is known by.
struct Traits<'a> {
    source: &'a str,
    path: String,
    published: Timestamp,
    title: u64,
    body: u64,
    likeness: u64,
    /// Whether its file holds it alone.
    is_single: bool,
    /// Whether its text is long enough to be no other story's.
    is_long: bool,
}

impl<'a> Traits<'a> {
    fn of(article: &Scanned, files: &'a [SourceFile], is_single: bool) -> Self {
        Self {
            source: &files[article.file].name,
            path: path_of(&article.address),
            published: article.stub.published,
            title: digest(&slug::key(&article.stub.title)),
            body: article.body,
            likeness: article.likeness,
            is_single,
            is_long: article.is_long,
        }
    }

    /// What two have in common that are the same by this sign; the likeliest first.
    fn keys(&self, sign: Sign) -> Vec<String> {
        let Self {
            source,
            path,
            title,
            body,
            ..
        } = self;
        let time = self.published.unix();
        // A short text may come again every day, under the same headline too: "Sunny."
        let count = if self.is_long { 3 } else { 2 };
        let pairs = [
            format!("{time} title {title}"),
            format!("{time} body {body}"),
            format!("{title} and {body}"),
        ];
        let ones = [format!("{time}"), format!("body {body}")];
        let ones = &ones[..count - 1];
        match sign {
            Sign::Untouched => vec![format!("in {source}: {time} title {title} body {body}")],
            Sign::All => vec![format!("{time} title {title} body {body}")],
            Sign::File if self.is_single => ones.iter().map(|one| format!("in {source}: {one}")).collect(),
            Sign::File => pairs[..count]
                .iter()
                .map(|pair| format!("in {source}: {pair}"))
                .collect(),
            Sign::Address => ones.iter().map(|one| format!("at {path}: {one}")).collect(),
            Sign::Story => pairs[..count].to_vec(),
        }
    }

    /// Whether the date names a time of the day, which two stories hardly share.
    fn has_time(&self) -> bool {
        let (.., hour, minute) = self.published.fields();
        (hour, minute) != (0, 0)
    }
}

/// The published stories, by every key under which they may be found.
struct Known<'a> {
    rows: HashMap<u64, Vec<&'a Identity>>,
    /// By file, address and minute.
    near: HashMap<String, Vec<&'a Identity>>,
}

impl<'a> Known<'a> {
    fn new(state: &'a State) -> Self {
        let mut known = Self {
            rows: HashMap::new(),
            near: HashMap::new(),
        };
        for row in state.identities.values() {
            let minute = format!("at {}", row.published.unix());
            for place in [row.source.clone(), row.path.clone(), minute] {
                known.near.entry(place).or_default().push(row);
            }
            for is_single in [true, false] {
                let traits = Traits {
                    source: &row.source,
                    path: row.path.clone(),
                    published: row.published,
                    title: row.title,
                    body: row.body,
                    likeness: row.likeness,
                    is_single,
                    is_long: true,
                };
                for key in Sign::EACH.into_iter().flat_map(|sign| traits.keys(sign)) {
                    let rows = known.rows.entry(digest(&key)).or_default();
                    if rows.last().is_none_or(|last| last.id != row.id) {
                        rows.push(row);
                    }
                }
            }
        }
        known
    }

    /// The first row with a key that no other article has.
    fn free(&self, key: &str, taken: &HashSet<String>) -> Option<&'a Identity> {
        self.rows
            .get(&digest(key))?
            .iter()
            .copied()
            .find(|row| !taken.contains(&row.id))
    }

    /// The one story nearby whose text is alike.
    fn alike(&self, traits: &Traits<'_>, taken: &HashSet<String>) -> Option<&'a Identity> {
        let minute = format!("at {}", traits.published.unix());
        let places = [
            Some(traits.source).filter(|_| traits.is_single),
            Some(traits.path.as_str()),
            Some(minute.as_str()).filter(|_| traits.has_time() && traits.is_long),
        ];
        places.into_iter().flatten().find_map(|place| {
            let rows = self.near.get(place)?.iter().copied();
            let mut alike = rows.filter(|row| are_alike(row.likeness, traits.likeness) && !taken.contains(&row.id));
            let first = alike.next()?;
            alike.next().is_none().then_some(first)
        })
    }
}
