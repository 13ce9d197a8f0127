//! `--fix` and `--diff`: what can be mended without guessing is mended in place, or shown as a patch.

use std::path::{Path, PathBuf};
use std::{fs, io};

use feedcheck::{Edit, Options, apply, fixes};
use url::Url;

use super::documents::Document;
use super::{baseline, patch};
use crate::builder::reason;
use crate::cli::Check;
use crate::commands::{Ending, Failure};
use crate::run::Streams;
use crate::text::count::Count;
use crate::text::line::visible;

/// Mends the documents in place, and says on standard error what was done; the report comes of what they are then.
pub(super) fn in_place(
    documents: &[Document],
    options: &Check,
    how: &Options<'_>,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    for document in documents {
        let Some(path) = document.path() else {
            let message = "`--fix` writes files: for standard input take `--diff`";
            return Err(Failure::Usage(message.to_owned()));
        };
        // What cannot be read is told by the report.
        let Ok(Some(bytes)) = document.read() else { continue };
        let edits = edits(&bytes, options, how);
        if edits.is_empty() {
            continue;
        }
        let cannot =
            |error: io::Error| Failure::Usage(format!("cannot write `{}`: {}", path.display(), reason(&error)));
        let permissions = fs::metadata(path).map_err(cannot)?.permissions();
        baseline::replace(path, &apply(&bytes, &edits)).map_err(cannot)?;
        fs::set_permissions(path, permissions).map_err(cannot)?;
        if !options.quiet {
            let name = visible(&document.name);
            writeln!(streams.err, "mended {} in {name}", Count(edits.len(), "place"))?;
        }
    }
    Ok(())
}

/// Shows what `--fix` would do, for `patch -p1`; nothing is written.
pub(super) fn show(
    documents: &[Document],
    options: &Check,
    how: &Options<'_>,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let mut ending = Ending::Well;
    for document in documents {
        match document.read() {
            Ok(Some(bytes)) => {
                let edits = edits(&bytes, options, how);
                if !edits.is_empty() {
                    if ending == Ending::Well {
                        ending = Ending::Findings;
                    }
                    patch::write(streams.out, &document.name, &bytes, &edits)?;
                }
            }
            Ok(None) => {}
            Err(unread) => {
                ending = Ending::Incomplete;
                let (file, reason) = (visible(&unread.file), visible(&unread.reason));
                writeln!(streams.err, "error: cannot read `{file}`: {reason}")?;
            }
        }
    }
    streams.out.flush()?;
    Ok(ending)
}

fn edits(bytes: &[u8], options: &Check, how: &Options<'_>) -> Vec<Edit> {
    fixes(bytes, how, &|address| length(options.files.as_deref()?, address))
}

/// The length of the file that an address names below a folder: by its whole path, or by the end of it.
fn length(folder: &Path, address: &str) -> Option<u64> {
    let url = Url::parse(address).ok()?;
    let parts: Vec<String> = url.path_segments()?.map(decoded).collect::<Option<_>>()?;
    let lengths = (0..parts.len()).filter_map(|from| {
        let path: PathBuf = folder.join(parts[from..].iter().collect::<PathBuf>());
        fs::metadata(path).ok().filter(fs::Metadata::is_file)
    });
    lengths.map(|metadata| metadata.len()).next()
}

/// A part of a path; `None` for one that would leave its folder.
fn decoded(part: &str) -> Option<String> {
    let part = percent_encoding::percent_decode_str(part)
        .decode_utf8()
        .ok()?
        .into_owned();
    let is_name = !part.is_empty() && part != ".." && part != "." && !part.contains(['/', '\\', '\0']);
    is_name.then_some(part)
}
