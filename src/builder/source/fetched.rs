//! What was fetched of addresses: copies of what servers sent, beside the configuration, and what is to be known of each address
//! before it is asked again. `fetch` writes it; a build reads copies as files that lie there, whatever becomes of the server. A
//! feed shows its newest entries alone, so that what it showed before is read, too, as what a file was before it was delivered again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::builder::source::file::{FETCHED, Look, SourceFile};
use crate::builder::source::stamp::Stamp;
use crate::config::{Config, DeliverySource};

/// The folder of all that was fetched.
pub const FOLDER: &str = FETCHED;

/// What is known of addresses, a line each.
pub const ADDRESSES: &str = "addresses.tsv";

/// What is known of an address. Times are seconds since 1970; 0 is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The address, or the list, of the configuration that it comes from.
    pub via: String,
    /// Whether it is a list, or says what may be asked, and holds no story.
    pub is_list: bool,
    /// `ETag` of the last answer.
    pub etag: String,
    /// `Last-Modified` of the last answer.
    pub modified: String,
    /// When it answered last.
    pub answered: i64,
    /// When it may be asked again.
    pub due: i64,
    /// How often it failed since it answered last.
    pub failures: u32,
    /// Since when it fails.
    pub failing: i64,
    /// Where it moved for good.
    pub moved: String,
    /// Whether it ended for good.
    pub is_gone: bool,
    /// When its page changed, as a list says.
    pub changed: String,
    /// Since when the list of its page does not name it any more.
    pub left: i64,
    /// Names of copies and when they came, the current one first.
    pub copies: Vec<(String, i64)>,
}

/// What is known of addresses, by them.
pub type Rows = BTreeMap<String, Row>;

/// Reads what is known; of a line that cannot be read nothing is.
pub fn load(root: &Path) -> Rows {
    let text = fs::read(root.join(FOLDER).join(ADDRESSES)).unwrap_or_default();
    String::from_utf8_lossy(&text).lines().filter_map(parse).collect()
}

/// What is known, as text.
pub fn text(rows: &Rows) -> String {
    let line = |(address, row): (&String, &Row)| {
        let copies: Vec<String> = row.copies.iter().map(|(name, time)| format!("{name}@{time}")).collect();
        let mark = |is_so: bool, mark| if is_so { mark } else { "" };
        let fields = [
            address,
            &row.via,
            mark(row.is_list, "list"),
            &row.etag,
            &row.modified,
            &row.answered.to_string(),
            &row.due.to_string(),
            &row.failures.to_string(),
            &row.failing.to_string(),
            &row.moved,
            mark(row.is_gone, "gone"),
            &row.changed,
            &row.left.to_string(),
            &copies.join(" "),
        ];
        let clean = |field: &&str| field.replace(|c: char| c.is_control(), " ");
        fields.iter().map(clean).collect::<Vec<_>>().join("\t") + "\n"
    };
    rows.iter().map(line).collect()
}

fn parse(line: &str) -> Option<(String, Row)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [
        address,
        via,
        list,
        etag,
        modified,
        answered,
        due,
        failures,
        failing,
        moved,
        gone,
        changed,
        left,
        copies,
    ] = fields[..]
    else {
        return None;
    };
    let copy = |text: &str| {
        let (name, time) = text.split_once('@')?;
        let is_name = name.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        Some((name.to_owned(), time.parse().ok()?)).filter(|_| is_name && !name.is_empty())
    };
    let row = Row {
        via: via.to_owned(),
        is_list: !list.is_empty(),
        etag: etag.to_owned(),
        modified: modified.to_owned(),
        answered: answered.parse().ok()?,
        due: due.parse().ok()?,
        failures: failures.parse().ok()?,
        failing: failing.parse().ok()?,
        moved: moved.to_owned(),
        is_gone: !gone.is_empty(),
        changed: changed.to_owned(),
        left: left.parse().ok()?,
        copies: copies.split(' ').filter_map(copy).collect(),
    };
    Some((address.to_owned(), row))
}

/// Where a copy stands, from the configuration's folder.
pub fn place(name: &str) -> PathBuf {
    Path::new(FOLDER).join(name)
}

/// What a source names: addresses and lists.
pub fn names(source: &DeliverySource) -> impl Iterator<Item = &str> {
    let urls = source.urls.iter().map(url::Url::as_str);
    urls.chain(source.lists.iter().map(String::as_str))
}

/// Every copy that a source wants, as the file of its address.
pub(crate) fn files(config: &Config) -> Vec<SourceFile> {
    if config.sources.iter().all(|source| names(source).next().is_none()) {
        return Vec::new();
    }
    let mut numbers: BTreeMap<&str, u8> = BTreeMap::new();
    for (number, source) in (1..).zip(&config.sources) {
        for name in names(source) {
            numbers.entry(name).or_insert(number);
        }
    }
    let rows = load(&config.root);
    let rows = rows.iter().filter(|(_, row)| !row.is_list);
    let rows = rows.filter_map(|(address, row)| Some((address, row, *numbers.get(&*row.via)?)));
    let files = rows.flat_map(|(address, row, source)| {
        row.copies.iter().enumerate().filter_map(move |(nth, (name, _))| {
            let place = place(name);
            Some(SourceFile {
                look: Look::Seen(Stamp::of(&config.root.join(&place))?),
                name: address.as_str().into(),
                odd: Some(place.into()),
                source,
                is_outdated: nth > 0,
                later: u32::try_from(nth).unwrap_or(u32::MAX),
            })
        })
    });
    files.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_survives_its_file() {
        let row = Row {
            via: "planet.opml".to_owned(),
            etag: "W/\"a\tb\"".to_owned(),
            answered: 7,
            failures: 2,
            is_gone: true,
            copies: vec![("0a-1b".to_owned(), 5), ("0a-2c".to_owned(), 3)],
            ..Row::default()
        };
        let rows = Rows::from([("https://bay.example/".to_owned(), row.clone())]);
        let (address, read) = parse(text(&rows).trim_end_matches('\n')).unwrap();
        assert_eq!(address, "https://bay.example/");
        let expected = Row {
            etag: "W/\"a b\"".to_owned(),
            ..row
        };
        assert_eq!(read, expected);
        assert_eq!(parse("https://bay.example/\tx"), None);
        let outside = text(&rows).replace("0a-1b", "../x");
        assert_eq!(parse(outside.trim_end_matches('\n')).unwrap().1.copies.len(), 1);
    }
}
