//! A folder of downloads: each feed in a file, and the fields of its answer in a file beside it, whose name ends in `.headers`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::answer::{Answer, Asked};
use crate::builder::reason;
use crate::report::feeds::Unread;

/// Behind the name of a download.
const FIELDS: &str = ".headers";

/// Every download of a folder, by name.
pub(super) fn find(folder: &Path) -> (Vec<Asked>, Vec<Unread>) {
    let (mut asked, mut unreadable) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(folder).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
                let is_fields = entry.file_name().as_encoded_bytes().ends_with(FIELDS.as_bytes());
                if is_hidden || is_fields {
                    continue;
                }
                match download(entry.path()) {
                    Ok(answer) => asked.push(Asked {
                        name: entry.path().display().to_string(),
                        answer: Ok(answer),
                    }),
                    Err(reason) => unreadable.push(unread(entry.path(), reason)),
                }
            }
            Ok(_) => {}
            Err(error) => unreadable.push(unread(error.path().unwrap_or(folder), error.to_string())),
        }
    }
    (asked, unreadable)
}

/// A download without fields is one that was answered.
fn download(path: &Path) -> Result<Answer, String> {
    let body = fs::read(path).map_err(|error| reason(&error))?;
    let mut name = path.as_os_str().to_owned();
    name.push(FIELDS);
    let fields = PathBuf::from(name);
    let answer = match fs::read(&fields) {
        Ok(bytes) => Answer::parse(&String::from_utf8_lossy(&bytes))
            .ok_or_else(|| format!("`{}` is not what `curl --dump-header` writes", fields.display()))?,
        Err(error) if error.kind() == ErrorKind::NotFound => Answer {
            status: 200,
            ..Answer::default()
        },
        Err(error) => return Err(format!("`{}`: {}", fields.display(), reason(&error))),
    };
    answer.with_body(body)
}

fn unread(file: &Path, reason: String) -> Unread {
    Unread {
        file: file.display().to_string(),
        reason,
    }
}
