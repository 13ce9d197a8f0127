//! Pictures that stand in other files than the stories that show them, and packages that say which belong to which. The newest copy
//! of each counts; one that is taken back, held or under embargo is shown nowhere.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::builder::digest::{digest, digest_of};
use crate::builder::memory::material::{Material, Sought};
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::state::{Delivered, State, Takedown};
use crate::builder::scan::found::Other;
use crate::model::Timestamp;

/// Pictures that a story has of packages at most.
const MOST: usize = 100;

/// What stories have of other items.
#[derive(Debug, Default)]
pub(crate) struct Materials {
    /// By the digest of a picture's id, its newest copy among the items that are no stories, and whether it may be seen.
    pictures: FxHashMap<u64, (usize, bool)>,
    /// By the digest of a story's id, the pictures that are in packages with it alone.
    packages: FxHashMap<u64, Vec<u64>>,
    /// What earlier builds know to be taken back, by the digests of ids.
    down: FxHashSet<u64>,
}

/// What is known of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Nothing.
    Nothing,
    /// Where it is, and that it may not be seen.
    Hidden(usize),
    /// Where it is, among the items that are no stories.
    There(usize),
    /// It was taken back, and what says so is gone.
    Down,
}

/// Digests of the ids of its texts, and of the rest.
type Package = (Vec<u64>, Vec<u64>);

impl Materials {
    /// Those of a build, and what the next one has to know of pictures that were taken back.
    pub(super) fn new(
        others: &[Other],
        articles: &[Scanned],
        state: &State,
        now: Timestamp,
    ) -> (Self, Vec<(u64, Delivered)>) {
        let mut newest: FxHashMap<u64, usize> = FxHashMap::default();
        let material = |at: usize| others[at].material.as_deref();
        let order = |at: usize| (material(at).map(Material::order), at);
        for at in 0..others.len() {
            if let Some(material) = material(at) {
                let known = newest.entry(material.id).or_insert(at);
                *known = if order(at) > order(*known) { at } else { *known };
            }
        }
        let (mut found, mut down) = (Self::default(), Vec::new());
        let mut packages = Vec::new();
        let mut newest: Vec<(u64, usize)> = newest.into_iter().collect();
        newest.sort_unstable_by_key(|(_, at)| *at);
        for (id, at) in newest {
            let Some(material) = material(at) else { continue };
            if material.is_kill {
                let takedown = Takedown {
                    time: material.time,
                    number: material.number,
                    is_kill: true,
                };
                down.push((id, Delivered::new(id, Some(takedown))));
            }
            let is_down = || {
                let down = state.delivered.get(&id).and_then(|row| row.down);
                down.is_some_and(|down| (down.time, down.number) >= (material.time, material.number))
            };
            let is_seen = material.is_public(now) && !is_down();
            match &material.package {
                None => {
                    found.pictures.insert(id, (at, is_seen));
                }
                Some(package) if is_seen => packages.push(package),
                Some(_) => {}
            }
        }
        found.add_packages(&packages, articles);
        let is_killed = |delivered: &Delivered| delivered.down.is_some_and(|down| down.is_kill);
        found.down = (state.delivered.iter())
            .filter(|(_, delivered)| is_killed(delivered))
            .map(|(id, _)| *id)
            .collect();
        (found, down)
    }

    fn add_packages(&mut self, packages: &[&Package], articles: &[Scanned]) {
        if packages.is_empty() {
            return;
        }
        let ids = articles.iter().filter_map(|article| Some(digest(&*article.copy()?.id)));
        let stories: FxHashSet<u64> = ids.collect();
        for (texts, others) in packages {
            let untold = others.iter().filter(|id| stories.contains(*id));
            let of_package: FxHashSet<u64> = texts.iter().chain(untold).copied().collect();
            // Of several nobody knows whose a picture is.
            if let (Some(story), 1) = (of_package.iter().next(), of_package.len()) {
                let pictures = self.packages.entry(*story).or_default();
                pictures.extend(others.iter().filter(|id| *id != story));
                pictures.truncate(MOST);
            }
        }
    }

    /// What is known of a picture.
    pub(crate) fn picture(&self, id: u64) -> Known {
        match self.pictures.get(&id) {
            None if self.down.contains(&id) => Known::Down,
            None => Known::Nothing,
            Some((at, false)) => Known::Hidden(*at),
            Some((at, true)) => Known::There(*at),
        }
    }

    /// The pictures that are in packages with a story.
    pub(crate) fn beside(&self, story: u64) -> &[u64] {
        self.packages.get(&story).map(Vec::as_slice).unwrap_or_default()
    }

    /// A look for a picture, or for the package of a story, and what it finds.
    pub(crate) fn seek(&self, id: u64, others: &[Other]) -> Sought {
        let place = match self.picture(id) {
            Known::Nothing => (0, 0, 0),
            Known::Hidden(_) => (1, 0, 0),
            Known::Down => (3, 0, 0),
            Known::There(at) => {
                let content = others[at].material.as_ref().map_or(0, |material| material.content);
                (2, content, others[at].spot.nth)
            }
        };
        Sought {
            id,
            found: digest_found(place, self.beside(id)),
        }
    }

    /// When the next picture may be seen.
    pub(super) fn due(others: &[Other], now: Timestamp) -> Option<Timestamp> {
        let embargoes = others.iter().filter_map(|other| other.material.as_ref()?.embargo);
        embargoes.filter(|embargo| *embargo > now).min()
    }
}

fn digest_found(place: (u8, u64, usize), beside: &[u64]) -> u64 {
    let whole = digest_of((place, beside));
    u64::try_from(whole & u128::from(u64::MAX)).unwrap_or_default()
}
