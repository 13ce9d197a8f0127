//! `--baseline` and `--write-baseline`: the file of known findings. Its names begin in its own
//! folder, so that it holds wherever a check is started.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::super::Failure;
use super::documents::whole;
use crate::builder::reason;
use crate::model::Checked;
use crate::report::baseline::Baseline;

/// Takes the findings that the baseline `path` knows out, and counts them.
pub(super) fn hide(path: &Path, files: &mut [Checked]) -> Result<usize, Failure> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Usage(format!("cannot read `{}`: {}", path.display(), reason(&error))))?;
    let baseline = Baseline::parse(&text).map_err(|line| {
        let path = path.display();
        Failure::Usage(format!(
            "`{path}` is no baseline on line {line}: `--write-baseline {path}` writes one"
        ))
    })?;
    let hide = |file: &mut Checked| baseline.hide(&seen_from(path, &file.file), &mut file.findings);
    Ok(files.iter_mut().map(hide).sum())
}

/// Whether there is something at `path` that is no plain file: a device, a pipe, a folder.
pub(super) fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file())
}

/// Writes a baseline of all findings to `path`, at once or not at all, and counts them.
pub(super) fn write(path: &Path, files: &[Checked]) -> Result<usize, Failure> {
    let mut baseline = Baseline::default();
    for file in files {
        baseline.add(&seen_from(path, &file.file), &file.findings);
    }
    let cannot = |error: io::Error| Failure::Usage(format!("cannot write `{}`: {}", path.display(), reason(&error)));
    replace(path, baseline.to_string().as_bytes()).map_err(cannot)?;
    Ok(baseline.len())
}

/// The name of a file as seen from the folder of the baseline.
fn seen_from(baseline: &Path, file: &str) -> String {
    let below = || {
        let baseline = whole(baseline).ok()?;
        let file = whole(Path::new(file)).ok()?;
        let below = file.strip_prefix(baseline.parent()?).ok()?;
        Some(below.display().to_string().replace(std::path::MAIN_SEPARATOR, "/"))
    };
    let is_file = file != "-";
    is_file.then(below).flatten().unwrap_or_else(|| file.to_owned())
}

/// Writes a file at once or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A file in the place of a device would take it from everybody.
    if is_special(path) {
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    // Where the path is a link, what it leads to is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.map_or_else(|| PathBuf::from("."), Path::to_owned);
    let mut builder = Builder::new();
    builder.prefix(".feedmill-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}
