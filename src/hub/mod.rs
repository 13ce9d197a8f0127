//! `WebSub` hubs (W3C Recommendation, 23 January 2018) are told which feeds changed, so that subscribers hear of it at once. What a hub
//! has taken is remembered by the bytes of each file; whatever differs from that is still to be told. So nothing is lost when a
//! run is killed between the feeds and the hub: the next one sees the same difference.

mod told;

use std::fs;
use std::thread;
use std::time::Duration;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use crate::builder::{Error, ServedFeed, served};
use crate::config::Config;
use crate::net::{Answer, Client};
use told::{Told, lock};

/// How long is waited before a hub that did not take it is asked again. After the last one it is left to the next run.
const WAITS: [Duration; 3] = [
    Duration::from_millis(250),
    Duration::from_secs(1),
    Duration::from_secs(4),
];

/// A hub that asks for more patience than this gets none in this run.
const LONGEST_WAIT: u64 = 15;

/// What came of it.
#[derive(Debug, Default)]
pub struct Pinged {
    /// One for what each hub took, and one for what it did not.
    pub hubs: Vec<HubTold>,
    /// Feeds that no hub was told of, as they are not served yet as they were built: address and why that is known.
    pub waiting: Vec<(String, String)>,
}

/// What a hub was told.
#[derive(Debug)]
pub struct HubTold {
    /// Its address.
    pub hub: String,
    /// Addresses of the feeds.
    pub feeds: Vec<String>,
    /// Why it did not take it, if it did not.
    pub refused: Option<String>,
}

/// A feed with the digest of its bytes.
struct Changed {
    feed: ServedFeed,
    bytes: Vec<u8>,
    digest: u128,
}

/// Tells each hub of the feeds whose bytes are not those that it was told of last: in one request, or one for each.
///
/// # Errors
/// When another run does so now, or what is remembered cannot be read or written. That a hub cannot be reached is no error:
/// it is in what came of it, and told again by the next run.
pub fn ping(config: &Config, client: &Client) -> Result<Pinged, Error> {
    let mut pinged = Pinged::default();
    let hubs: Vec<&str> = config.hub.urls.iter().map(url::Url::as_str).collect();
    let served = served(config)?;
    if hubs.is_empty() || served.feeds.is_empty() {
        return Ok(pinged);
    }
    let _lock = lock(&served.memory)?;
    let mut told = Told::load(&served.memory)?;
    told.keep(&hubs);
    let feeds = read(served.feeds)?;
    let is_news = |feed: &&Changed| {
        hubs.iter()
            .any(|hub| told.digest(hub, &feed.feed.path) != Some(feed.digest))
    };
    let news: Vec<&Changed> = feeds.iter().filter(is_news).collect();
    let (public, waiting) = look(config, client, news);
    pinged.waiting = waiting;
    for hub in hubs {
        let news = public
            .iter()
            .filter(|feed| told.digest(hub, &feed.feed.path) != Some(feed.digest));
        let news: Vec<&Changed> = news.copied().collect();
        let size = if config.hub.batch { news.len() } else { 1 };
        let (mut taken, mut refused) = (0, None);
        for some in news.chunks(size.max(1)) {
            let addresses: Vec<&str> = some.iter().map(|feed| feed.feed.address.as_str()).collect();
            if let Err(reason) = tell(client, hub, &addresses, config.hub.batch) {
                refused = Some(reason);
                break;
            }
            taken += some.len();
            for feed in some {
                told.set(hub, &feed.feed.path, feed.digest);
            }
            // At once: should this run be killed, it is not told again.
            told.store()?;
        }
        let (taken, left) = news.split_at(taken);
        for (feeds, refused) in [(taken, None), (left, refused)] {
            if !feeds.is_empty() {
                pinged.hubs.push(HubTold {
                    hub: hub.to_owned(),
                    feeds: feeds.iter().map(|feed| feed.feed.address.clone()).collect(),
                    refused,
                });
            }
        }
    }
    told.store()?;
    Ok(pinged)
}

/// The feeds whose files are there.
fn read(feeds: Vec<ServedFeed>) -> Result<Vec<Changed>, Error> {
    let read = |feed: ServedFeed| match fs::read(&feed.file) {
        Ok(bytes) => Some(Ok(Changed {
            digest: xxh3_128(&bytes),
            feed,
            bytes,
        })),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(Error::io("read", &feed.file)(error))),
    };
    feeds.into_par_iter().filter_map(read).collect()
}

/// The feeds that are public as they were built, and the others with the reason; all of them where nobody asked to look.
fn look<'c>(config: &Config, client: &Client, news: Vec<&'c Changed>) -> (Vec<&'c Changed>, Vec<(String, String)>) {
    if !config.hub.fetch {
        return (news, Vec::new());
    }
    let look = |feed: &'c Changed| {
        // One byte more shows that it is longer.
        let limit = feed.bytes.len() as u64 + 1;
        let seen = match client.get(&feed.feed.address, limit) {
            Ok(Answer { status: 200, body, .. }) if body == feed.bytes => Ok(feed),
            Ok(Answer { status: 200, .. }) => Err("other bytes are served".to_owned()),
            Ok(Answer { status, .. }) => Err(format!("the server answers {status}")),
            Err(reason) => Err(reason),
        };
        seen.map_err(|reason| (feed.feed.address.clone(), reason))
    };
    let looked: Vec<Result<&Changed, (String, String)>> = news.into_par_iter().map(look).collect();
    let (mut public, mut waiting) = (Vec::new(), Vec::new());
    for result in looked {
        match result {
            Ok(feed) => public.push(feed),
            Err(reason) => waiting.push(reason),
        }
    }
    (public, waiting)
}

/// Tells a hub, and again where it might take it the next time (`PubSubHubbub` 0.4, section 7: the specification of W3C leaves to
/// hubs how publishers speak to them). Some hubs take one feed at a time, and call it by the name that subscribers use.
fn tell(client: &Client, hub: &str, addresses: &[&str], is_batch: bool) -> Result<(), String> {
    let names: &[&str] = if is_batch {
        &["hub.url"]
    } else {
        &["hub.url", "hub.topic"]
    };
    let fields = addresses
        .iter()
        .flat_map(|address| names.iter().map(|name| (*name, *address)));
    let form: Vec<(&str, &str)> = std::iter::once(("hub.mode", "publish")).chain(fields).collect();
    let mut waits = WAITS.into_iter();
    loop {
        let (reason, after) = match client.post(hub, &form) {
            Ok(answer) if (200..300).contains(&answer.status) => return Ok(()),
            Ok(answer) => {
                let reason = format!("it answers {}", answer.status);
                if !is_passing(answer.status) {
                    return Err(reason);
                }
                (reason, answer.retry_after)
            }
            Err(reason) => (reason, None),
        };
        match (waits.next(), after) {
            (Some(wait), None) => thread::sleep(wait),
            (Some(wait), Some(seconds)) if seconds <= LONGEST_WAIT => {
                thread::sleep(wait.max(Duration::from_secs(seconds)));
            }
            _ => return Err(reason),
        }
    }
}

/// Whether the same request may be answered otherwise soon.
fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429) || status >= 500
}
