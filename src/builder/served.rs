//! What readers can subscribe to: the files of feeds in the output folder, and where they are served.

use std::path::PathBuf;

use crate::builder::error::Error;
use crate::builder::memory::state::{FOLDER, State};
use crate::builder::render::product::file;
use crate::config::Config;
use crate::text::url::below;

/// The feeds of an output folder.
#[derive(Debug)]
pub struct Served {
    /// In the order of their paths. Archives are not among them: nobody subscribes to those.
    pub feeds: Vec<ServedFeed>,
    /// The folder of all that is remembered.
    pub memory: PathBuf,
}

/// A feed in one format.
#[derive(Debug, Clone)]
pub struct ServedFeed {
    /// Below the output folder: `topics/harbor.rss`.
    pub path: String,
    /// The file itself.
    pub file: PathBuf,
    /// Where it is served: its link to itself.
    pub address: String,
}

/// Everything that the last build left there for readers, and that the configuration still asks for.
///
/// # Errors
/// When what is remembered cannot be read.
pub fn served(config: &Config) -> Result<Served, Error> {
    let folder = config.resolve(&config.output.dir);
    let state = State::load(&folder)?;
    let feeds = state.feeds.iter().filter(|(_, feed)| !feed.is_archive());
    let files = feeds.flat_map(|(path, _)| config.output.formats.iter().map(move |format| file(path, format)));
    let served = files.filter(|path| state.files.contains(path)).map(|path| ServedFeed {
        file: folder.join(&path),
        address: below(&config.site.feeds_url, &path).into(),
        path,
    });
    Ok(Served {
        feeds: served.collect(),
        memory: folder.join(FOLDER),
    })
}
