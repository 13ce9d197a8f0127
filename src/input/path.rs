//! Paths of files, without their meaning.

/// The name of the file with its day; `index.md` is named by its folder.
pub fn stem(file: &str) -> &str {
    let mut parts = file.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match stem {
        "index" | "_index" => parts.next().unwrap_or(stem),
        stem => stem,
    }
}
