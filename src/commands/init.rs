//! `feedmill init`: a commented configuration and a first article, or the configuration of a
//! publication that is there already.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::{Ending, Failure};
use crate::adopt;
use crate::cli;
use crate::config::{ARTICLE, FILE_NAMES, TEMPLATE};
use crate::run::Streams;
use crate::text::count::Count;
use crate::text::url;

/// Writes both files; none that is there already is touched.
pub fn run(options: &cli::Init, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    if let Some(dir) = &options.from {
        return adopt(dir, options, streams);
    }
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

/// Writes the configuration of a site generator's tree, beside what is there.
fn adopt(dir: &Path, options: &cli::Init, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    if let Some(address) = dir.to_str().filter(|name| url::absolute(name).is_some()) {
        return take(&adopt::addressed("url", address, Path::new("")), streams);
    }
    let is_list = dir
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("opml"));
    if let Some(name) = dir
        .file_name()
        .and_then(|name| name.to_str())
        .filter(|_| is_list && dir.is_file())
    {
        let folder = dir.parent().unwrap_or(Path::new(""));
        return take(&adopt::addressed("list", name, folder), streams);
    }
    if dir.is_file() {
        return match adopt::delivered(dir) {
            Some(delivered) => take(&delivered, streams),
            None => Err(packed(dir).unwrap_or_else(|| {
                Failure::Usage(format!(
                    "`{}` is in no format of deliveries or exports that is known",
                    dir.display()
                ))
            })),
        };
    }
    let path = dir.join(FILE_NAMES[0]);
    let refused = |reason: String| Failure::Usage(format!("cannot write `{}`: {reason}", path.display()));
    if path.exists() {
        return Err(refused("it is there already".to_owned()));
    }
    let adopted = match adopt::adopt(dir, options.generator) {
        Ok(adopted) => adopted,
        Err(error) => {
            let delivered = adopt::delivered(dir).filter(|_| matches!(error, adopt::Error::NoGenerator(_)));
            let is_open = matches!(error, adopt::Error::NoGenerator(_));
            let refused = || {
                let packed = is_open.then(|| packed(dir)).flatten();
                packed.unwrap_or_else(|| Failure::Usage(error.to_string()))
            };
            let delivered = delivered.ok_or_else(refused)?;
            return take(&delivered, streams);
        }
    };
    write_new(&path, &adopted.text).map_err(|error| refused(error.to_string()))?;
    let (title, articles) = (adopted.generator.title, Count(adopted.articles, "article"));
    writeln!(streams.out, "wrote {}: {title}, {articles}", path.display())?;
    if !adopted.languages.is_empty() {
        let counts = adopted
            .languages
            .iter()
            .map(|(tag, articles)| format!("{articles} in `{tag}`"));
        writeln!(
            streams.out,
            "in {} languages: {}",
            adopted.languages.len(),
            counts.collect::<Vec<_>>().join(", ")
        )?;
    }
    for sight in &adopted.sights {
        writeln!(streams.out, "{sight}")?;
    }
    if !adopted.missing.is_empty() {
        let keys = adopted.missing.join("` and `");
        writeln!(streams.out, "nothing says `{keys}`: write it into `[site]`")?;
    }
    if let Some(shown) = &adopted.guess {
        writeln!(
            streams.out,
            "{title} is a guess from {shown}: if it is another, say which with `--generator`"
        )?;
    }
    next_step(&path, streams)
}

/// What is said of a packed file that is handed over, or of a folder that has nothing else.
fn packed(path: &Path) -> Option<Failure> {
    let (file, what) = adopt::packed(path)?;
    let message = format!("`{}` is {what}, and is not looked into", file.display());
    let help = "unpack it into a folder, and hand that over: `feedmill init --from FOLDER`";
    Some(Failure::Usage(format!("{message}; {help}")))
}

fn next_step(path: &Path, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let path = path.display();
    writeln!(
        streams.out,
        "look through it, then run `feedmill build --config {path}`"
    )?;
    Ok(Ending::Well)
}

/// Writes the configuration of what systems delivered.
fn take(delivered: &adopt::Delivered, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let path = delivered.dir.join(FILE_NAMES[0]);
    write_new(&path, &delivered.text)
        .map_err(|error| Failure::Usage(format!("cannot write `{}`: {error}", path.display())))?;
    let formats = delivered.formats.iter();
    let formats: Vec<String> = formats
        .map(|(title, files)| format!("{} of {title}", Count(*files, "file")))
        .collect();
    let of = if formats.is_empty() { "" } else { ": " };
    writeln!(streams.out, "wrote {}{of}{}", path.display(), formats.join(", "))?;
    if let Some(first) = delivered.packed.first() {
        let files = Count(delivered.packed.len(), "packed file");
        writeln!(
            streams.out,
            "{files} not looked into, such as `{first}`: unpack what is to be read"
        )?;
    }
    if !delivered.missing.is_empty() {
        let keys = delivered.missing.join("` and `");
        writeln!(streams.out, "nothing says `{keys}`: write it into `[site]`")?;
    }
    next_step(&path, streams)
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(text.as_bytes())
}
