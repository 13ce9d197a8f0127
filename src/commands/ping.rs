//! `feedmill ping`.

use super::{Ending, Failure, configuration};
use crate::cli::{self, AnswerFormat};
use crate::config::Config;
use crate::hub::{Pinged, ping};
use crate::net::Client;
use crate::run::Streams;
use crate::text::count::Count;

/// Tells hubs which feeds changed.
pub fn run(options: &cli::Ping, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let config = configuration(&options.common, AnswerFormat::Text, streams)?;
    if config.hub.urls.is_empty() {
        let reason = "the configuration names no hub: write `url` in `[hub]`".to_owned();
        return Err(Failure::Usage(reason));
    }
    tell(&config, options.quiet, streams)
}

/// Tells them, and what came of it.
pub(super) fn tell(config: &Config, quiet: bool, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let Pinged { hubs, waiting } = ping(config, &Client::default())?;
    let mut ending = Ending::Well;
    for hub in &hubs {
        let feeds = Count(hub.feeds.len(), "feed");
        match &hub.refused {
            None if quiet => {}
            None => writeln!(streams.out, "`{}` was told of {feeds}", hub.hub)?,
            Some(reason) => {
                ending = Ending::Findings;
                let again = "the next run tells it again";
                writeln!(
                    streams.err,
                    "error: `{}` was not told of {feeds}: {reason}; {again}",
                    hub.hub
                )?;
            }
        }
    }
    for (address, reason) in waiting.iter().filter(|_| !quiet) {
        writeln!(
            streams.out,
            "`{address}` waits, as it is not public as it was built: {reason}"
        )?;
    }
    if hubs.is_empty() && waiting.is_empty() && !quiet {
        writeln!(streams.out, "no hub has to be told anything")?;
    }
    Ok(ending)
}
