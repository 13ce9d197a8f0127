//! Fetches what sources name by addresses: feeds, pages, and lists of them. What came is kept beside the configuration, where a
//! build reads it (`builder::fetched`): a server that is down takes no story away. Which addresses are asked, and when, is decided
//! here; `ask` speaks with a server, `schedule` says when it may be asked again, `lists` and `robots` read what is no story.

mod ask;
mod keep;
mod lists;
mod robots;
mod schedule;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use url::Url;

use crate::builder::Error;
use crate::builder::fetched::{self, Row, Rows};
use crate::config::{Config, DeliverySource};
use crate::model::{Code, Diagnostic, Place, Timestamp};
use crate::net::Client;
use ask::{Asked, Came, How};
use keep::Shelf;
use robots::Robots;

/// Servers that are asked at once, each by one request at a time.
const AT_ONCE: usize = 64;

/// Pages of one server that are fetched in one run; the next run goes on.
const MOST_OF_A_HOST: usize = 200;

/// Lists that lists name.
const MOST_LISTS: usize = 50;

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A feed, or whatever a source delivers.
    Delivery,
    /// A page, if `robots.txt` allows it.
    Page,
    /// A list of addresses.
    List,
    /// What may be asked.
    Robots,
}

/// An address that a source wants.
#[derive(Debug, Clone)]
struct Wanted<'c> {
    address: String,
    via: String,
    kind: Kind,
    /// When its page changed, as a list says.
    changed: String,
    /// Whether its list does not name it any more: it is asked for once more.
    has_left: bool,
    source: &'c DeliverySource,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Fetched {
    /// Requests.
    pub asked: usize,
    /// Addresses of which something new came.
    pub new: usize,
    /// Addresses of which nothing new came.
    pub same: usize,
    /// Addresses that did not answer as they should.
    pub failed: usize,
    /// Addresses that were left alone, as it is not time yet.
    pub waiting: usize,
    /// What there is to say.
    pub findings: Vec<Diagnostic>,
}

/// Asks for everything that is due. Where another run does so now, nothing is done.
///
/// # Errors
/// When what came cannot be written.
pub fn fetch(config: &Config, now: Timestamp) -> Result<Fetched, Error> {
    if config
        .sources
        .iter()
        .all(|source| fetched::names(source).next().is_none())
    {
        return Ok(Fetched::default());
    }
    let Some(shelf) = Shelf::open(&config.root)? else {
        return Ok(Fetched::default());
    };
    let mut run = Run {
        config,
        now: now.unix(),
        rows: keep::present(fetched::load(&config.root), &config.root),
        seen: BTreeSet::new(),
        shelf,
        done: Fetched::default(),
    };
    let agent = format!("feedmill/{} (+{})", env!("CARGO_PKG_VERSION"), config.site.url);
    let wanted = run.wanted(&agent)?;
    let pages: Vec<Wanted<'_>> = wanted.iter().filter(|one| one.kind == Kind::Page).cloned().collect();
    let robots = run.robots(&pages, &agent)?;
    let wanted = wanted.into_iter().filter(|one| run.is_allowed(one, &robots)).collect();
    run.ask(wanted, &agent, &robots)?;
    run.finish()
}

/// A run.
struct Run<'c> {
    config: &'c Config,
    now: i64,
    rows: Rows,
    /// Addresses that the configuration wants now.
    seen: BTreeSet<String>,
    shelf: Shelf,
    done: Fetched,
}

impl<'c> Run<'c> {
    /// Every address that is wanted, each once: lists are asked for first.
    fn wanted(&mut self, agent: &str) -> Result<Vec<Wanted<'c>>, Error> {
        let mut wanted = Vec::new();
        for source in &self.config.sources {
            let is_page = source.format.is_some_and(|format| format.key == "page");
            let kind = if is_page { Kind::Page } else { Kind::Delivery };
            let one = |address: &Url| Wanted {
                address: address.to_string(),
                via: address.to_string(),
                kind,
                changed: String::new(),
                has_left: false,
                source,
            };
            wanted.extend(source.urls.iter().map(one));
            for list in &source.lists {
                wanted.extend(self.listed(source, list, kind, agent)?);
            }
        }
        wanted.retain(|one| self.seen.insert(one.address.clone()));
        Ok(wanted)
    }

    /// What a list names, and the lists that it names.
    fn listed(
        &mut self,
        source: &'c DeliverySource,
        list: &str,
        kind: Kind,
        agent: &str,
    ) -> Result<Vec<Wanted<'c>>, Error> {
        let mut found = Vec::new();
        let (mut open, mut known) = (vec![list.to_owned()], BTreeSet::new());
        while let Some(name) = open.pop() {
            if known.len() > MOST_LISTS || !known.insert(name.clone()) {
                continue;
            }
            let Some(bytes) = self.list(source, list, &name, agent)? else {
                continue;
            };
            // One that was fetched is known to be one.
            let Some(read) = lists::read(&bytes) else {
                let message = "this is no list of addresses, or only half of one; what it named before stays";
                self.done
                    .findings
                    .push(Diagnostic::new(Code::UNREADABLE_FILE, Place::file(&*name), message));
                self.stays(list);
                continue;
            };
            let may_name = |address: &str| kind == Kind::Delivery || lists::is_near(&name, address);
            open.extend(read.lists.into_iter().filter(|address| may_name(address)));
            let pages = read.addresses.into_iter().filter(|(address, _)| may_name(address));
            found.extend(pages.map(|(address, changed)| Wanted {
                address,
                via: list.to_owned(),
                kind,
                changed,
                has_left: false,
                source,
            }));
        }
        if kind == Kind::Page && Url::parse(list).is_ok() {
            let left = self.left(source, list, &found);
            found.extend(left);
        }
        Ok(found)
    }

    /// Pages that a list named before. It may show its newest alone, so that they stay, unless they are gone when they are asked for once more.
    fn left(&mut self, source: &'c DeliverySource, list: &str, found: &[Wanted<'c>]) -> Vec<Wanted<'c>> {
        let named: BTreeSet<&str> = found.iter().map(|one| &*one.address).collect();
        let days = source.keep.unwrap_or(keep::KEPT);
        let is_kept = |row: &Row| !row.copies.is_empty() && (row.left == 0 || self.now - row.left <= days * keep::DAY);
        let left: Vec<(String, bool)> = (self.rows.iter())
            .filter(|(address, row)| row.via == list && !row.is_list && !named.contains(&***address) && is_kept(row))
            .map(|(address, row)| (address.clone(), row.left == 0))
            .collect();
        self.seen.extend(
            left.iter()
                .filter(|(_, is_new)| !is_new)
                .map(|(address, _)| address.clone()),
        );
        let wanted = |(address, _)| Wanted {
            address,
            via: list.to_owned(),
            kind: Kind::Page,
            changed: String::new(),
            has_left: true,
            source,
        };
        left.into_iter().filter(|(_, is_new)| *is_new).map(wanted).collect()
    }

    /// The bytes of a list: of a file, or as it was fetched last.
    fn list(
        &mut self,
        source: &'c DeliverySource,
        via: &str,
        name: &str,
        agent: &str,
    ) -> Result<Option<Vec<u8>>, Error> {
        if Url::parse(name).is_err() {
            let path = self.config.root.join(name);
            return Ok(match fs::read(&path) {
                Ok(bytes) => Some(bytes),
                Err(error) => {
                    let message = format!("the list cannot be read: {error}");
                    self.done
                        .findings
                        .push(Diagnostic::new(Code::UNREADABLE_FILE, Place::file(name), message));
                    // What it named before is wanted still.
                    self.stays(via);
                    None
                }
            });
        }
        let wanted = Wanted {
            address: name.to_owned(),
            via: via.to_owned(),
            kind: Kind::List,
            changed: String::new(),
            has_left: false,
            source,
        };
        self.seen.insert(name.to_owned());
        self.ask(vec![wanted], agent, &BTreeMap::new())?;
        let copy = self.rows.get(name).and_then(|row| row.copies.first());
        let bytes = copy.and_then(|(copy, _)| fs::read(self.config.root.join(fetched::place(copy))).ok());
        if bytes.is_none() {
            self.stays(via);
        }
        Ok(bytes)
    }

    /// What a list named before is wanted still.
    fn stays(&mut self, via: &str) {
        let of_list = self.rows.iter().filter(|(_, row)| row.via == via);
        self.seen.extend(of_list.map(|(name, _)| name.clone()));
    }

    /// What the servers of pages allow, by their first part: `https://bay.example`.
    fn robots(&mut self, pages: &[Wanted<'c>], agent: &str) -> Result<BTreeMap<String, Robots>, Error> {
        let due = pages.iter().filter(|page| self.is_due(page));
        let sites: BTreeMap<String, &Wanted<'_>> = due
            .filter_map(|page| Some((robots::site(&page.address)?, page)))
            .collect();
        let of = |site: &String| format!("{site}/robots.txt");
        let wanted: Vec<Wanted<'c>> = sites
            .iter()
            .map(|(site, page)| Wanted {
                address: of(site),
                via: of(site),
                kind: Kind::Robots,
                changed: String::new(),
                has_left: false,
                source: page.source,
            })
            .collect();
        self.ask(wanted, agent, &BTreeMap::new())?;
        let names: Vec<String> = pages.iter().filter_map(|page| robots::site(&page.address)).collect();
        let mut all = BTreeMap::new();
        for site in names {
            self.seen.insert(of(&site));
            let row = self.rows.get(&of(&site));
            let copy = row.and_then(|row| row.copies.first());
            let text = copy.and_then(|(copy, _)| fs::read(self.config.root.join(fetched::place(copy))).ok());
            let robots = match (row, text) {
                (_, Some(text)) => Robots::parse(&String::from_utf8_lossy(&text)),
                // Nobody knows what it allows while its server fails (RFC 9309, section 2.3.1.4).
                (Some(row), None) if row.failures > 0 => Robots::nothing(),
                _ => Robots::default(),
            };
            all.insert(site, robots);
        }
        Ok(all)
    }

    fn is_allowed(&mut self, wanted: &Wanted<'_>, robots: &BTreeMap<String, Robots>) -> bool {
        if wanted.kind != Kind::Page || !self.is_due(wanted) {
            return true;
        }
        let rules = robots::site(&wanted.address).and_then(|site| robots.get(&site));
        let is_allowed = rules.is_none_or(|rules| rules.allow(&wanted.address));
        if !is_allowed && wanted.has_left {
            // It stays for its time, as one that is there does.
            if let Some(row) = self.rows.get_mut(&wanted.address) {
                row.left = self.now;
            }
        } else if !is_allowed {
            self.shelf
                .log(self.now, &wanted.address, "not asked: robots.txt does not allow it");
            let message = "`robots.txt` of the site does not allow to fetch this page; it is not asked for";
            let place = Place::file(&*wanted.address);
            self.done
                .findings
                .push(Diagnostic::new(Code::FORBIDDEN_PAGE, place, message));
        }
        is_allowed
    }

    fn is_due(&self, wanted: &Wanted<'_>) -> bool {
        let row = self.rows.get(&wanted.address);
        row.is_none_or(|row| schedule::rests(row, &wanted.changed, self.now).is_none())
    }

    /// Asks for what is due: several servers at once, and each for one thing at a time.
    fn ask(&mut self, wanted: Vec<Wanted<'c>>, agent: &str, robots: &BTreeMap<String, Robots>) -> Result<(), Error> {
        let mut hosts: BTreeMap<String, Vec<(Wanted<'c>, Row)>> = BTreeMap::new();
        for one in wanted {
            let row = self.rows.entry(one.address.clone()).or_default();
            row.via.clone_from(&one.via);
            row.is_list = matches!(one.kind, Kind::List | Kind::Robots);
            if let Some(why) = schedule::rests(row, &one.changed, self.now) {
                self.done.waiting += 1;
                self.shelf.log(self.now, &one.address, &format!("not asked: {why}"));
                continue;
            }
            let host = Url::parse(&one.address)
                .ok()
                .and_then(|url| Some(url.host_str()?.to_owned()));
            hosts
                .entry(host.unwrap_or_default())
                .or_default()
                .push((one, row.clone()));
        }
        if hosts.is_empty() {
            return Ok(());
        }
        let clients = [false, true].map(|private| Client::polite(private, agent));
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(AT_ONCE.min(hosts.len()))
            .build();
        let (now, root, hosts) = (self.now, &*self.config.root, hosts.into_values().collect::<Vec<_>>());
        let work = || -> Vec<(Wanted<'c>, Asked)> {
            let of_host = |host: Vec<(Wanted<'c>, Row)>| host_by_one(host, &clients, robots, (root, now));
            hosts.into_par_iter().flat_map_iter(of_host).collect()
        };
        let came = match pool {
            Ok(pool) => pool.install(work),
            Err(_) => work(),
        };
        for (wanted, asked) in came {
            self.take(&wanted, asked)?;
        }
        self.shelf.store(&self.rows)
    }

    /// Keeps what came of one address.
    fn take(&mut self, wanted: &Wanted<'_>, asked: Asked) -> Result<(), Error> {
        let Asked {
            mut row,
            came,
            requests,
        } = asked;
        self.done.asked += requests;
        let place = || Place::file(&*wanted.address);
        let is_story = matches!(wanted.kind, Kind::Delivery | Kind::Page);
        let had_moved = self.rows.get(&wanted.address).map_or("", |row| &row.moved) == row.moved;
        if !had_moved && !row.moved.is_empty() {
            let message = format!("this moved to `{}` for good, which is asked from now on", row.moved);
            let finding = Diagnostic::new(Code::MOVED_SOURCE, place(), message);
            self.done
                .findings
                .push(finding.help("write the new address into the configuration, or into the list"));
            self.shelf
                .log(self.now, &wanted.address, &format!("moved for good to {}", row.moved));
        }
        let said = match came {
            Came::New(body) => {
                let is_feed = wanted.kind == Kind::Delivery;
                let is_new = self
                    .shelf
                    .put(&wanted.address, &mut row, &body, self.now, is_feed, wanted.source.keep)?;
                (self.done.new, self.done.same) = (
                    self.done.new + usize::from(is_new),
                    self.done.same + usize::from(!is_new),
                );
                let what = if is_new {
                    "something new came"
                } else {
                    "the same came again"
                };
                format!("{what}: {} bytes", body.len())
            }
            Came::Same => {
                self.done.same += 1;
                "unchanged".to_owned()
            }
            Came::Ended if wanted.has_left => "it is gone, as its list said".to_owned(),
            Came::Ended => {
                let message = "the server says that this ended for good; it is not asked any more";
                let finding = Diagnostic::new(Code::ENDED_SOURCE, place(), message);
                self.done
                    .findings
                    .push(finding.help("take it out of the configuration, or out of the list"));
                "ended for good".to_owned()
            }
            // A site without one allows everything.
            Came::Nothing if wanted.kind == Kind::Robots => "there is none".to_owned(),
            Came::Nothing => "not asked: its server does not answer".to_owned(),
            Came::Waits => "not asked: its server asks for patience".to_owned(),
            Came::Left => "not asked: the next run goes on".to_owned(),
            Came::Failed(reason) => {
                self.done.failed += 1;
                if is_story || wanted.kind == Kind::List {
                    self.done.findings.push(failure(wanted, &row, &reason, self.now));
                }
                reason
            }
        };
        let next = if row.due > self.now {
            format!("; next in {} s", row.due - self.now)
        } else {
            String::new()
        };
        self.shelf.log(self.now, &wanted.address, &format!("{said}{next}"));
        self.rows.insert(wanted.address.clone(), row);
        Ok(())
    }

    /// Forgets what nobody wants any more, and what was kept for long enough.
    fn finish(mut self) -> Result<Fetched, Error> {
        let seen = std::mem::take(&mut self.seen);
        self.rows.retain(|address, _| seen.contains(address));
        let days: BTreeMap<&str, Option<i64>> = (self.config.sources.iter())
            .flat_map(|source| fetched::names(source).map(|name| (name, source.keep)))
            .collect();
        for row in self.rows.values_mut() {
            keep::expire(row, days.get(&*row.via).copied().flatten(), self.now);
        }
        self.shelf.store(&self.rows)?;
        self.shelf.clean(&self.rows)?;
        Ok(self.done)
    }
}

/// Asks one server for one thing after the other. One that does not answer at all is not asked for the next.
fn host_by_one<'c>(
    host: Vec<(Wanted<'c>, Row)>,
    clients: &[Client; 2],
    robots: &BTreeMap<String, Robots>,
    (root, now): (&Path, i64),
) -> Vec<(Wanted<'c>, Asked)> {
    let (mut is_down, mut patience, mut pages) = (false, None, 0);
    let one = |(wanted, mut row): (Wanted<'c>, Row)| {
        if let Some(until) = patience {
            row.due = row.due.max(until);
            return (wanted, Asked::not(row, Came::Waits));
        }
        if is_down {
            return (wanted, Asked::not(row, Came::Nothing));
        }
        let rules = robots::site(&wanted.address).and_then(|site| robots.get(&site));
        if wanted.kind == Kind::Page {
            if pages == MOST_OF_A_HOST {
                return (wanted, Asked::not(row, Came::Left));
            }
            if pages > 0
                && let Some(rest) = rules.and_then(Robots::rest)
            {
                std::thread::sleep(rest);
            }
            pages += 1;
        }
        let how = How {
            client: &clients[usize::from(wanted.source.private)],
            root,
            robots: rules,
            now,
        };
        let asked = ask::ask(&how, &wanted, row);
        (is_down, patience) = (asked.is_down, asked.patience);
        (wanted, asked.asked)
    };
    host.into_iter().map(one).collect()
}

/// What is told of an address that does not answer as it should: a warning where it never did, or has not for days.
fn failure(wanted: &Wanted<'_>, row: &Row, reason: &str, now: i64) -> Diagnostic {
    let days = (now - row.failing) / (24 * 60 * 60);
    let is_dead = days >= wanted.source.dead;
    let code = if row.copies.is_empty() || is_dead {
        Code::DEAD_SOURCE
    } else {
        Code::UNREACHED_SOURCE
    };
    let since = match (is_dead, row.copies.is_empty()) {
        (true, _) => format!("; it has failed for {days} days"),
        (false, true) => "; nothing was ever fetched of it".to_owned(),
        (false, false) => "; what was fetched before is used".to_owned(),
    };
    let finding = Diagnostic::new(code, Place::file(&*wanted.address), format!("{reason}{since}"));
    if code == Code::DEAD_SOURCE {
        return finding.help("look at the address in a browser; take it out if it will not come back");
    }
    finding
}

/// Whether a file is one that was fetched, for those who watch.
pub fn is_ours(path: &Path) -> bool {
    path.iter().any(|part| part == fetched::FOLDER)
}
