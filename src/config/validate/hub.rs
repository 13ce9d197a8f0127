//! `[hub]`: who is told when feeds change.

use url::Url;

use super::super::kind;
use super::super::mistakes::Mistakes;
use super::super::raw::Table;
use crate::text::node::{Node, Value};
use crate::text::url as address;

/// `WebSub` hubs, and how they are told.
#[derive(Debug, Clone, Default)]
pub struct Hub {
    /// Each once; none for no hub.
    pub urls: Vec<Url>,
    /// Whether a build tells them, and not only `feedmill ping`.
    pub ping: bool,
    /// Whether a feed is fetched first, and told of only when it is served as it was built.
    pub fetch: bool,
    /// Whether one request tells of all feeds.
    pub batch: bool,
}

/// `site` is the hub that `site.hub` names.
pub(super) fn hub(table: &Table<'_>, site: Option<Url>, mistakes: &mut Mistakes<'_>) -> Hub {
    let mut urls: Vec<Url> = site.into_iter().collect();
    if let Some(node) = table.get("url") {
        let nodes: Vec<&Node> = match &node.value {
            Value::List(nodes) => nodes.iter().collect(),
            _ => vec![node],
        };
        for node in nodes {
            let Some(text) = kind::string(node) else { continue };
            match address::absolute(text) {
                Some(url) if urls.contains(&url) => {}
                Some(url) => urls.push(url),
                None => {
                    let message = format!("`{text}` is no address that begins with `https://` or `http://`");
                    mistakes.add(&node.span, message);
                }
            }
        }
    }
    Hub {
        urls,
        ping: table.is_on("ping"),
        fetch: table.is_on("fetch"),
        batch: table.is_on("batch"),
    }
}
