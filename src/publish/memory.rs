//! What this machine remembers of the leases of targets, in `.feedmill/publish.tsv`: which one it took last, and since when it has
//! seen somebody else's as it is. Without it a machine waits a little longer.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::builder::Error;

const NAME: &str = "publish.tsv";
/// Beside it while it is written.
const ASIDE: &str = "publish.tsv.new";

/// What is known of one target.
#[derive(Debug)]
pub(super) struct Memory {
    folder: PathBuf,
    to: String,
    /// What leases are known by that this machine took last, or was about to take.
    pub tokens: Vec<String>,
    /// The lease of somebody else.
    pub seen: Option<Seen>,
    /// Lines about other targets.
    others: String,
}

/// A version of a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub etag: Option<String>,
    /// When it was seen first, in seconds since 1970.
    pub first: u64,
}

impl Seen {
    pub(super) fn now() -> u64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |time| time.as_secs())
    }
}

impl Memory {
    /// A line that cannot be read is none.
    pub(super) fn load(folder: &Path, to: &str) -> Result<Self, Error> {
        let path = folder.join(NAME);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::io("read", path)(error)),
        };
        let mut memory = Self {
            folder: folder.to_owned(),
            to: to.to_owned(),
            tokens: Vec::new(),
            seen: None,
            others: String::new(),
        };
        for line in text.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
            match line.trim_end().split('\t').collect::<Vec<_>>()[..] {
                [known, "own", token] if known == to => memory.tokens.push(token.to_owned()),
                [known, "seen", etag, first] if known == to => {
                    memory.seen = first.parse().ok().map(|first| Seen {
                        etag: Some(etag.to_owned()),
                        first,
                    });
                }
                _ => memory.others += line,
            }
        }
        Ok(memory)
    }

    pub(super) fn store(&self) -> Result<(), Error> {
        let to = &self.to;
        let mut text = self.others.clone();
        for token in &self.tokens {
            text += &format!("{to}\town\t{token}\n");
        }
        if let Some(Seen { etag, first }) = &self.seen {
            text += &format!("{to}\tseen\t{}\t{first}\n", etag.clone().unwrap_or_default());
        }
        let (aside, place) = (self.folder.join(ASIDE), self.folder.join(NAME));
        let write = || -> io::Result<()> {
            let mut file = File::create(&aside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&aside, &place)
        };
        write().map_err(Error::io("write", &place))
    }
}
