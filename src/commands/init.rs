//! `feedmill init`: a commented configuration and a first article.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::{Ending, Failure};
use crate::cli;
use crate::config::{ARTICLE, FILE_NAMES, TEMPLATE};
use crate::run::Streams;

/// Writes both files; none that is there already is touched.
pub fn run(options: &cli::Init, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let dir = &options.dir;
    if let Some(there) = FILE_NAMES.iter().map(|name| dir.join(name)).find(|path| path.exists()) {
        return Err(Failure::Usage(format!("`{}` is there already", there.display())));
    }
    for (name, text) in [("config.toml", TEMPLATE), ("articles/first-story.md", ARTICLE)] {
        let path = dir.join(name);
        match write_new(&path, text) {
            Ok(()) => writeln!(streams.out, "wrote {}", path.display())?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                writeln!(streams.out, "kept {}", path.display())?;
            }
            Err(error) => return Err(Failure::Usage(format!("cannot write `{}`: {error}", path.display()))),
        }
    }
    writeln!(streams.out, "say who you are in `[site]`, then run `feedmill build`")?;
    Ok(Ending::Well)
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(text.as_bytes())
}
