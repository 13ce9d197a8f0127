//! Asks servers for the feeds of a list: one request at a host at a time, with bounds on time and size, and a second, conditional one where
//! the answer says how.

use std::collections::BTreeMap;

use rayon::prelude::*;
use url::Url;

use super::answer::{Answer, Asked, Hop, LARGEST};
use crate::net::{self, Client};

/// So many as browsers follow.
const MOST_HOPS: usize = 20;

const ACCEPT: (&str, &str) = (
    "accept",
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
);
const ACCEPT_ENCODING: (&str, &str) = ("accept-encoding", "gzip");

/// Fields of conditional requests, and those of answers that they repeat (RFC 9110, section 13.1).
const CONDITIONS: [(&str, &str); 2] = [("if-none-match", "etag"), ("if-modified-since", "last-modified")];

/// Asks for all addresses; the answers come in their order.
pub(super) fn all(addresses: &[String], allows_private: bool) -> Vec<Asked> {
    let client = Client::guarded(allows_private);
    let mut hosts: BTreeMap<String, Vec<(usize, &String)>> = BTreeMap::new();
    for (at, address) in addresses.iter().enumerate() {
        let host = Url::parse(address)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned));
        hosts.entry(host.unwrap_or_default()).or_default().push((at, address));
    }
    let hosts: Vec<Vec<(usize, &String)>> = hosts.into_values().collect();
    let one = |(at, address): (usize, &String)| {
        let answer = fetch(&client, address);
        let name = address.clone();
        (at, Asked { name, answer })
    };
    let asked = hosts
        .into_par_iter()
        .flat_map_iter(|addresses| addresses.into_iter().map(one));
    let mut asked: Vec<(usize, Asked)> = asked.collect();
    asked.sort_by_key(|(at, _)| *at);
    asked.into_iter().map(|(_, asked)| asked).collect()
}

/// Asks for one address, and follows where it leads.
fn fetch(client: &Client, address: &str) -> Result<Answer, String> {
    let mut url = web(address)?;
    let mut hops = Vec::new();
    loop {
        let reply = ask(client, &url, &[])?;
        let mut answer = Answer {
            asked: Some(address.to_owned()),
            status: reply.status,
            fields: reply.fields,
            ..Answer::default()
        };
        let leads = matches!(answer.status, 301 | 302 | 303 | 307 | 308);
        let Some(to) = answer.field("location").filter(|_| leads) else {
            answer.hops = hops;
            answer.ignores_conditions = answer.status == 200 && ignores_conditions(client, &url, &answer);
            return answer.with_body(reply.body);
        };
        if hops.len() == MOST_HOPS {
            return Err(format!("it leads on and on, {MOST_HOPS} times"));
        }
        let next = url
            .join(to)
            .map_err(|error| format!("it leads to `{to}`, which is no address: {error}"))?;
        url = web(next.as_str()).map_err(|reason| format!("it leads on: {reason}"))?;
        hops.push(Hop {
            status: answer.status,
            to: url.to_string(),
        });
    }
}

fn web(address: &str) -> Result<Url, String> {
    let url = Url::parse(address).map_err(|error| format!("`{address}` is no address: {error}"))?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(format!("`{address}` is no address of the web"))
    }
}

/// One request.
fn ask(client: &Client, url: &Url, conditions: &[(&str, &str)]) -> Result<net::Answer, String> {
    let fields = [&[ACCEPT, ACCEPT_ENCODING], conditions].concat();
    client.ask(url.as_str(), &fields, LARGEST)
}

/// Whether the server sends what it sent before once more, though it is told so: readers ask in this way each time. What changed
/// in between has other fields.
fn ignores_conditions(client: &Client, url: &Url, answer: &Answer) -> bool {
    let conditions = CONDITIONS
        .iter()
        .filter_map(|(asks, says)| Some((*asks, answer.field(says)?)));
    let conditions: Vec<(&str, &str)> = conditions.collect();
    if conditions.is_empty() {
        return false;
    }
    ask(client, url, &conditions).is_ok_and(|second| {
        let again = Answer {
            fields: second.fields,
            ..Answer::default()
        };
        let is_same = |says| again.field(says) == answer.field(says);
        second.status == 200 && CONDITIONS.iter().all(|(_, says)| is_same(says))
    })
}
