//! Why a build could not be done. The user's files are not to blame; see `Diagnostic`.

use std::io;
use std::path::PathBuf;

/// Something outside of articles and configuration went wrong; every feed is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another run is at work on the output folder.
    #[error("another run holds `{0}`")]
    Locked(PathBuf),
    /// The folder or a file in it cannot be read or written.
    #[error("cannot {action} `{path}`: {}", reason(source))]
    Io {
        /// `read`, `write`, `create` …
        action: &'static str,
        /// What it was about.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// State that would change ids if it were ignored.
    #[error(
        "`{path}` is damaged on line {line}: restore the file, or delete the line if its story may come back as unread"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
    },
    /// State of which a part is missing.
    #[error(
        "`{0}` is cut: its last line is missing; restore the file, or delete the file `version` beside it if you know that \
         everything else is there"
    )]
    Cut(PathBuf),
    /// State that is not there, and was.
    #[error("`{0}` is missing: restore it, or delete the file `version` beside it to go on without")]
    Lost(PathBuf),
    /// State that may mean something else.
    #[error("`{path}` is of version {version}, which a newer feedmill wrote: update this one")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u32,
    },
    /// A feed that is to end, and was never there.
    #[error("there is no feed `{path}`{}", did_you_mean(meant.as_deref()))]
    NoFeed {
        /// As it was given.
        path: String,
        /// A feed with a name like it.
        meant: Option<String>,
    },
    /// A feed that is to end, and that the configuration and the articles still ask for.
    #[error("`{path}` cannot end: {reason}")]
    Wanted {
        /// Its path.
        path: String,
        /// Who asks for it, and what to do.
        reason: String,
    },
    /// A link in the output folder leads out of it.
    #[error("`{0}` leads out of the output folder: nothing is written there")]
    Outside(PathBuf),
}

fn did_you_mean(meant: Option<&str>) -> String {
    meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

/// What the system says, without its number and without a path that is named already.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text).to_owned();
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or(text)
}

impl Error {
    /// For `map_err`: what was tried, and with what.
    pub fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}
