//! Substack's export: `posts.csv` says what is known of each post, and `posts/` beside it holds the texts, one page a post.

use std::ops::Range;

use super::fields::slug;
use crate::input::delivery::Item;
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, TextsBeside, ToldBy};
use crate::text::source::Source;

/// Substack's export in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "Substack export",
    key: "substack",
    endings: &["csv"],
    told_by: ToldBy::Content,
    bytes: Bytes::Text,
    detect: |head| {
        let columns: Vec<&str> = head.lines().next().unwrap_or_default().split(',').collect();
        let has = |wanted: &&str| columns.iter().any(|name| name.trim_matches('"') == *wanted);
        ["post_id", "post_date", "is_published", "audience"].iter().all(has)
    },
    read,
    layout: Layout::List(&TextsBeside {
        list: "posts.csv",
        folder: "posts",
        ending: "html",
    }),
    has_front_matter: false,
    has_pictures_beside: false,
};

/// A value without its quotes, and its bytes in the text.
type Cell = (String, Range<usize>);

/// A row with its column's names.
struct Row<'a> {
    names: &'a [Cell],
    cells: &'a [Cell],
}

impl<'a> Row<'a> {
    fn get(&self, name: &str) -> Option<&'a Cell> {
        let at = self.names.iter().position(|(known, _)| known == name)?;
        self.cells.get(at).filter(|(value, _)| !value.is_empty())
    }

    fn text(&self, name: &str) -> &'a str {
        self.get(name).map_or("", |(value, _)| value)
    }
}

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let rows = rows(source.text);
    let Some((names, rows)) = rows.split_first() else {
        return Vec::new();
    };
    let rows = rows
        .iter()
        .filter(|cells| cells.iter().any(|(value, _)| !value.is_empty()));
    rows.map(|cells| post(source, rules, &Row { names, cells })).collect()
}

fn post(source: &Source<'_>, rules: &Rules, row: &Row<'_>) -> Found {
    let mut item = Item::new(source, rules, row.cells.first().map_or(0, |(_, at)| at.start));
    let id = row.text("post_id");
    id.clone_into(&mut item.delivery.id);
    // A number, and behind it the slug.
    slug(&mut item, id.split_once('.').map_or("", |(_, slug)| slug));
    if let Some((date, at)) = row.get("post_date") {
        item.first = item.time(date, at.clone());
        item.delivery.sent = item.first;
    }
    match row.text("is_published") {
        "true" => {}
        "false" => item.hold("draft", false),
        other => item.hold(format!("is_published: {other}"), true),
    }
    let audience = row.text("audience");
    if !matches!(audience, "" | "everyone") {
        item.hold(format!("for {audience}"), false);
    }
    item.article.stub.title = item.words(row.text("title"));
    item.article.subtitle = item.some_words(row.text("subtitle"));
    item.finish()
}

/// The rows of a table (RFC 4180, section 2): a value in quotes may hold commas and lines, and two quotes are one.
fn rows(text: &str) -> Vec<Vec<Cell>> {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < text.len() {
        let (value, end) = cell(text, at);
        row.push((value, at..end));
        at = end;
        let rest = &text[at..];
        if rest.starts_with(',') {
            at += 1;
            if at < text.len() {
                continue;
            }
        }
        at += if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(!rest.is_empty())
        };
        rows.push(std::mem::take(&mut row));
    }
    rows
}

/// The value that begins at a byte, and where it ends.
fn cell(text: &str, at: usize) -> (String, usize) {
    let end_of = |from: usize| {
        text[from..]
            .find([',', '\n', '\r'])
            .map_or(text.len(), |length| from + length)
    };
    if !text[at..].starts_with('"') {
        let end = end_of(at);
        return (text[at..end].to_owned(), end);
    }
    let mut value = String::new();
    let mut from = at + 1;
    while let Some(quote) = text[from..].find('"').map(|length| from + length) {
        value.push_str(&text[from..quote]);
        from = quote + 1;
        if !text[from..].starts_with('"') {
            return (value, end_of(from));
        }
        value.push('"');
        from += 1;
    }
    value.push_str(&text[from..]);
    (value, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_quotes_hold_commas_lines_and_quotes() {
        let text = "a,b\r\n\"one, \"\"two\"\"\nthree\",\n,x\n\"open";
        let found: Vec<Vec<String>> = rows(text)
            .into_iter()
            .map(|row| row.into_iter().map(|(value, _)| value).collect())
            .collect();
        let expected = [
            vec!["a", "b"],
            vec!["one, \"two\"\nthree", ""],
            vec!["", "x"],
            vec!["open"],
        ];
        assert_eq!(found, expected);
    }
}
