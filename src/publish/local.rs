//! What is to be public: the files of the output folder with their digests, and how each is to be served.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;
use xxhash_rust::xxh3::{xxh3_128, xxh3_128_with_seed};

use super::target::Served;
use crate::builder::{Error, Kind, Left};
use crate::config::Config;
use crate::output::{COMPRESSIONS, types};
use crate::picture::by_bytes;

/// Subscribers ask again after five minutes at the earliest.
const FEEDS: &str = "public, max-age=300";
/// Styles change with feedmill alone.
const STYLES: &str = "public, max-age=3600";
/// The name of a picture says what is in it.
const PICTURES: &str = "public, max-age=31536000, immutable";

/// A file that is to be public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Local {
    pub path: String,
    pub kind: Kind,
    pub bytes: u64,
    /// Of its bytes and of how it is served.
    pub digest: u128,
    pub served: Served,
}

/// The files that are there, in the order of their kinds and paths.
pub(super) fn locals(config: &Config, left: &Left) -> Result<Vec<Local>, Error> {
    let types = types(config.output.stylesheet);
    let local = |file: &crate::builder::LeftFile| {
        let (bytes, _) = match read(&left.dir, &file.path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => return Some(Err(Error::io("read", left.dir.join(&file.path))(error))),
            Ok(found) => found,
        };
        let served = served(&file.path, file.kind, &bytes, &types);
        Some(Ok(Local {
            path: file.path.clone(),
            kind: file.kind,
            bytes: bytes.len() as u64,
            digest: digest(&bytes, &served),
            served,
        }))
    };
    let mut locals = left.files.par_iter().filter_map(local).collect::<Result<Vec<_>, _>>()?;
    locals.sort_by(|one, other| (one.kind, &one.path).cmp(&(other.kind, &other.path)));
    Ok(locals)
}

/// A file of the folder with its time; links lead elsewhere, and are not followed.
pub(super) fn read(dir: &Path, path: &str) -> std::io::Result<(Vec<u8>, Option<SystemTime>)> {
    let file = dir.join(path);
    let metadata = file.symlink_metadata()?;
    if !metadata.is_file() {
        return Err(std::io::Error::other("it is no file"));
    }
    Ok((fs::read(&file)?, metadata.modified().ok()))
}

/// What tells whether an object has to be written again.
pub(super) fn digest(bytes: &[u8], served: &Served) -> u128 {
    let how = format!(
        "{}\n{}\n{}",
        served.media_type,
        served.caching,
        served.encoding.unwrap_or_default()
    );
    let how = xxh3_128(how.as_bytes()).to_le_bytes();
    let seed = u64::from_le_bytes([how[0], how[1], how[2], how[3], how[4], how[5], how[6], how[7]]);
    xxh3_128_with_seed(bytes, seed)
}

fn served(path: &str, kind: Kind, bytes: &[u8], types: &[(&'static str, String)]) -> Served {
    let way = COMPRESSIONS
        .iter()
        .find(|way| path.strip_suffix(way.ending).is_some_and(|stem| stem.ends_with('.')));
    let original = way.map_or(path, |way| &path[..path.len() - way.ending.len() - 1]);
    let ending = original.rsplit_once('.').map_or("", |(_, ending)| ending);
    let by_ending = types
        .iter()
        .find(|(known, _)| *known == ending)
        .map(|(_, media_type)| media_type.clone());
    Served {
        media_type: by_ending
            .or_else(|| by_bytes(bytes).map(|format| format.media_type.to_owned()))
            .unwrap_or_else(|| "application/octet-stream".to_owned()),
        caching: match kind {
            Kind::Picture => PICTURES,
            Kind::Style => STYLES,
            Kind::Page | Kind::Archive | Kind::Feed | Kind::List => FEEDS,
        },
        encoding: way.map(|way| way.token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_says_how_it_is_served() {
        let types = types(false);
        let rss = served("a.rss.gz", Kind::Feed, b"", &types);
        assert_eq!(rss.media_type, "application/rss+xml; charset=utf-8");
        assert_eq!((rss.encoding, rss.caching), (Some("gzip"), FEEDS));
        let picture = served("photos/1.bin", Kind::Picture, b"GIF89a\x01\0\x01\0\0\0\0;", &types);
        assert_eq!((&*picture.media_type, picture.caching), ("image/gif", PICTURES));
        assert_ne!(digest(b"", &rss), digest(b"", &picture));
    }
}
