//! Feeds in `tests/check/CODE/`: a file whose name begins with `fires-` has to be told the code of
//! its folder, one that begins with `quiet-` must not be told it. In `AllWell` nothing may be said
//! from warning up. To add a case, add a file.

use std::collections::BTreeSet;
use std::fs;

use feedcheck::codes::find;
use feedcheck::{Level, Options, Timestamp, check};

use crate::project;

/// The folder of feeds that have no fault.
const ALL_WELL: &str = "AllWell";

/// What is told of a file, `info` left out where nothing may be said.
fn told(bytes: &[u8], with_info: bool) -> BTreeSet<String> {
    let options = Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
        sound: None,
    };
    let messages = check(bytes, &options).messages;
    let kept = messages
        .iter()
        .filter(|message| with_info || message.code.level != Level::Info);
    kept.map(|message| format!("{}:{}: {}", message.line, message.code.name, message.text()))
        .collect()
}

#[test]
fn feeds_are_told_what_their_folder_says() {
    let (mut faults, mut number) = (Vec::new(), 0);
    for entry in walkdir::WalkDir::new(project().join("tests/check"))
        .min_depth(2)
        .into_iter()
        .flatten()
    {
        let folder = entry
            .path()
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_all_well = folder == ALL_WELL;
        assert!(
            is_all_well || find(&folder).is_some(),
            "tests/check/{folder}: no such message"
        );
        let told = told(&fs::read(entry.path()).unwrap(), !is_all_well);
        let has_code = told
            .iter()
            .any(|text| is_all_well || text.split(':').nth(1) == Some(folder.as_str()));
        number += 1;
        let fits = match name.split('-').next().unwrap() {
            "fires" => has_code,
            "quiet" => !has_code,
            _ => panic!("tests/check/{folder}/{name}: begins with neither `fires-` nor `quiet-`"),
        };
        if !fits {
            faults.push(format!("{folder}/{name}: {told:#?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(number > 20, "only {number} files were found");
}
