//! Kinds of values that several tables share: addresses, paths, choices, patterns in braces.

use chrono_tz::Tz;
use encoding_rs::Encoding;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use url::Url;

use super::super::mistakes::Mistakes;
use super::super::raw::{Spanned, Table};
use crate::output::endings;
use crate::text::count::one_of;
use crate::text::node::Node;
use crate::text::{language, slug, url as address, zone};

/// A string that `parse` understands; the default of its row where nothing is written.
pub(super) fn checked<T>(
    table: &Table<'_>,
    key: &str,
    mistakes: &mut Mistakes<'_>,
    parse: impl Fn(&str) -> Option<T>,
    complaint: &str,
) -> Option<T> {
    let text = table.text(key)?;
    let value = parse(&text);
    if let Some(node) = table.get(key).filter(|_| value.is_none()) {
        mistakes.add(&node.span, format!("`{text}` {complaint}"));
    }
    value
}

/// A zone of the tz database, or what was probably meant.
pub(super) fn zone(table: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Tz> {
    let text = table.text(key)?;
    let zone = text.parse().ok();
    if let Some(node) = table.get(key).filter(|_| zone.is_none()) {
        let message = format!("`{text}` is no zone of the tz database such as `America/Chicago`");
        let mistake = mistakes.add(&node.span, message);
        mistake.help = zone::meant(&text).map(|meant| format!("did you mean `{meant}`?"));
    }
    zone
}

/// `encoding`: what files are that are not UTF-8 and do not say so.
pub(super) fn encoding(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<&'static Encoding> {
    let of_label = |name: &str| Encoding::for_label(name.as_bytes());
    checked(
        table,
        "encoding",
        mistakes,
        of_label,
        "is no encoding such as `windows-1252`",
    )
}

/// `language`: a tag.
pub(super) fn language(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<String> {
    let complaint = "is no language tag such as `en` or `pt-BR`";
    checked(table, "language", mistakes, language::parse, complaint)
}

/// What a name stands for in the table of its choices.
pub(super) fn choice<T: Copy>(table: &Table<'_>, key: &str, names: &[(&str, T)]) -> Option<T> {
    chosen(&table.string(key)?, names)
}

/// The same of each in a list.
pub(super) fn choices<T: Copy>(table: &Table<'_>, key: &str, names: &[(&str, T)]) -> Vec<T> {
    let texts = table.strings(key).unwrap_or_default();
    texts.iter().filter_map(|text| chosen(text, names)).collect()
}

fn chosen<T: Copy>(text: &Spanned<String>, names: &[(&str, T)]) -> Option<T> {
    let found = names.iter().find(|(name, _)| *name == text.value);
    found.map(|(_, value)| *value)
}

pub(super) fn web(table: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Url> {
    checked(
        table,
        key,
        mistakes,
        address::absolute,
        "is no address that begins with `https://` or `http://`",
    )
}

pub(super) fn web_folder(table: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Url> {
    let text = table.string(key)?;
    folder(&text, &table.path(key), mistakes)
}

/// An address that ends in a slash, so that paths can be put behind it.
pub(super) fn folder(text: &Spanned<String>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Url> {
    let Some(mut url) = address::absolute(&text.value) else {
        mistakes.add(
            &text.span,
            format!(
                "`{}` is no address that begins with `https://` or `http://`",
                text.value
            ),
        );
        return None;
    };
    if url.query().is_some() || url.fragment().is_some() {
        mistakes.add(
            &text.span,
            format!("`{key}` is the address of a folder: it has no `?` and no `#`"),
        );
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Some(url)
}

/// Patterns of paths from the configuration's folder.
pub(super) fn globs(patterns: &[Spanned<String>], mistakes: &mut Mistakes<'_>) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        match GlobBuilder::new(pattern.value.trim_start_matches("./"))
            .literal_separator(true)
            .build()
        {
            Ok(glob) => drop(set.add(glob)),
            Err(error) => drop(mistakes.add(&pattern.span, format!("this pattern cannot be read: {}", error.kind()))),
        }
    }
    set.build().ok()
}

/// Notes names in braces that stand for nothing.
pub(super) fn check_braces(pattern: &str, known: &[&str], place: &Spanned<&str>, mistakes: &mut Mistakes<'_>) {
    for part in pattern.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or_default();
        if !known.contains(&name) {
            let message = format!("`{{{name}}}` means nothing in `{}`", place.value);
            let names = known.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>();
            mistakes.add(&place.span, message).help =
                Some(format!("there is {}", one_of(names.iter().map(String::as_str))));
        }
    }
}

/// A path below the output folder can leave it by no trick, and is no folder of another's file.
pub(super) fn check_path(path: &str, key: &str, node: &Node, mistakes: &mut Mistakes<'_>) {
    let is_file = |part: &str| {
        let ending = part.rsplit_once('.').map(|(_, ending)| ending);
        endings().any(|known| Some(known) == ending)
    };
    let part_fits = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && !part.contains(['\\', ':', '*', '?', '"', '<', '>', '|'])
            && !part.chars().any(char::is_control)
            && !slug::is_reserved(&part.to_lowercase())
    };
    let has_file_for_folder = path.split('/').rev().skip(1).any(is_file);
    if has_file_for_folder || !path.split('/').all(part_fits) {
        let message = format!("`{key}` must be a path below `output.dir`, such as `topics/russia`");
        let help = "without `..`, a leading `/` or `.`, or names that a file or folder may not have";
        mistakes.add(&node.span, message).help = Some(help.to_owned());
    }
}

/// What is told of a text that `days` cannot read.
pub(super) const NO_TIME: &str = "is no time such as `90 days` or `12 weeks`";

/// What is told of a time that is none.
pub(super) const NO_SPAN: &str = "is no time such as `30 minutes`, `2 hours` or `1 day`";

/// Seconds of `30 minutes`, `2 hours`, `1 day`.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let (number, unit) = text.trim().split_once(' ')?;
    let seconds = match unit.trim().trim_end_matches('s') {
        "minute" => 60,
        "hour" => 60 * 60,
        _ => return days(text).map(|days| days * 24 * 60 * 60),
    };
    number.parse::<u16>().ok().map(|number| i64::from(number) * seconds)
}

/// `90 days`, `12 weeks`, `1 year`.
pub(super) fn days(text: &str) -> Option<i64> {
    let (number, unit) = text.trim().split_once(' ')?;
    let days = match unit.trim().trim_end_matches('s') {
        "day" => 1,
        "week" => 7,
        "year" => 366,
        _ => return None,
    };
    number
        .parse::<u16>()
        .ok()
        .filter(|number| *number > 0)
        .map(|number| i64::from(number) * days)
}
