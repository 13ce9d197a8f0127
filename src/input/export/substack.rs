//! Substack's export: `posts.csv` says what is known of each post, and `posts/` beside it holds the texts, one page a post.

use csv::{ReaderBuilder, StringRecord};

use super::fields::slug;
use crate::input::delivery::{Item, Items};
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, TextsBeside, ToldBy};
use crate::text::source::Source;

/// Substack's export in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "Substack export",
    key: "substack",
    endings: &["csv"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
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

/// A row, and the names of its columns.
struct Row<'a> {
    names: &'a StringRecord,
    cells: &'a StringRecord,
    /// Where it begins, in bytes of the text.
    at: usize,
}

impl<'a> Row<'a> {
    /// The value in a column; empty where there is none.
    fn text(&self, name: &str) -> &'a str {
        let column = self.names.iter().position(|known| known == name);
        column.and_then(|column| self.cells.get(column)).unwrap_or_default()
    }
}

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    // A row may be shorter than the others; what is no table has no names.
    let mut table = ReaderBuilder::new().flexible(true).from_reader(source.text.as_bytes());
    let names = table.headers().cloned().unwrap_or_default();
    let around = Items::new(source, rules);
    let read = |cells: &StringRecord| {
        let at = cells
            .position()
            .and_then(|position| usize::try_from(position.byte()).ok())
            .unwrap_or_default();
        // The end of the line before may be counted to a row.
        let ends = source.text.as_bytes().get(at..).unwrap_or_default();
        let at = at + ends.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let row = Row {
            names: &names,
            cells,
            at,
        };
        post(around.at(row.at), &row)
    };
    // The text is UTF-8 by now, so that every row can be read (RFC 4180).
    let rows: Vec<StringRecord> = table.into_records().flatten().collect();
    let is_filled = |cells: &&StringRecord| cells.iter().any(|value| !value.is_empty());
    rows.iter().filter(is_filled).map(read).collect()
}

fn post(mut item: Item<'_>, row: &Row<'_>) -> Found {
    let id = row.text("post_id");
    id.clone_into(&mut item.delivery.id);
    // A number, and behind it the slug.
    slug(&mut item, id.split_once('.').map_or("", |(_, slug)| slug));
    item.first = item.time(row.text("post_date"), row.at..row.at);
    item.delivery.sent = item.first;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_quotes_hold_commas_lines_and_quotes() {
        let text = "post_id,title,post_date,is_published,audience\r\n1.fees,\"One, \"\"two\"\"\nthree\",2026-05-04,true,everyone\r\n\
                    ,,,,\r\n2.fog,Short\r\n";
        let found = read(&Source::new("posts.csv", text), &Rules::default());
        let first = found[0].article.as_ref().unwrap();
        assert_eq!(first.stub.title, "One, \"two\" three");
        assert_eq!(found.iter().map(|found| found.line).collect::<Vec<_>>(), [2, 5]);
    }
}
