//! Tables as sources: CSV and TSV as databases, office programs and small systems export them, a story a row.

mod columns;
mod grid;

use std::ops::Range;

use self::columns::{Columns, field};
use self::grid::{Broken, Cell, Grid, Row, found_delimiter, grid};
use super::fields::{self, Record};
use super::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::input::delivery::people;
use crate::input::spelling::{order, usual};
use crate::model::{Article, Code, Delivery, Diagnostic, Hold, Markup};
use crate::text::count::Count;
use crate::text::date;
use crate::text::html::tags::tags;
use crate::text::node::{self, Field, Node, Value};
use crate::text::source::Source;

pub use self::columns::fields as known_fields;

/// Tables in the table of formats.
pub(super) const FORMAT: ArticleFormat = ArticleFormat {
    name: "CSV",
    key: "csv",
    endings: &["csv", "tsv", "tab"],
    told_by: ToldBy::Content,
    bytes: Bytes::Office,
    detect,
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// Whether the first row of a text names headline and time, and has several columns.
fn detect(head: &str) -> bool {
    let head = head.trim_start_matches('\u{FEFF}');
    let first = head.trim_start().lines().next().unwrap_or_default();
    if first.starts_with(['<', '{', '['])
        || !(first.contains(found_delimiter(first)) || first.to_lowercase().contains("sep="))
    {
        return false;
    }
    // Behind a line that only says the delimiter.
    let lines: Vec<&str> = head.trim_start().split_inclusive('\n').take(2).collect();
    let columns = Columns::of(&grid(&lines.concat()).names, &[]);
    columns.has("title") && columns.has("published")
}

/// The fields whose cells are times.
const TIMES: &[&str] = &["published", "updated", "embargo", "expires"];

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let Grid { names, rows } = grid(source.text);
    let columns = Columns::of(&names, &rules.source.fields);
    if let Some(problem) = useless(source, &names, &columns) {
        return if rows.is_empty() { Vec::new() } else { vec![problem] };
    }
    let cells = |at: usize| {
        rows.iter()
            .filter_map(move |row| Some(row.cells.as_ref().ok()?.get(at)?.text.as_ref()))
    };
    let dates = TIMES
        .iter()
        .flat_map(|field| columns.of_field(field))
        .flat_map(|at| cells(*at));
    let table = Table {
        rules,
        columns: &columns,
        width: names.len(),
        order: order(dates),
    };
    // Lines are counted once for all rows.
    let (mut line, mut counted) = (source.first_line, 0);
    let read = |row: &Row<'_>| {
        line += newlines(source.text.get(counted..row.at).unwrap_or_default());
        counted = row.at;
        let own = Source {
            file: source.file,
            text: source.text.get(row.at..row.end).unwrap_or_default(),
            first_line: line,
        };
        table.story(row, &own)
    };
    rows.iter().map(read).collect()
}

fn newlines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// Why nothing of a table can be read: no column is the headline, or one that the configuration names is not there.
fn useless(source: &Source<'_>, names: &[impl AsRef<str>], columns: &Columns) -> Option<Found> {
    let shown = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref().trim()))
        .collect::<Vec<_>>()
        .join(", ");
    let message = if columns.missing.is_empty() {
        let lacks = ["title", "published"].into_iter().find(|field| !columns.has(field))?;
        format!("no column of the table is known to be the field `{lacks}`: it has {shown}")
    } else {
        format!(
            "the table has no column `{}`: it has {shown}",
            columns.missing.join("`, `")
        )
    };
    let help = "say in `[sources.fields]` which column is which field, such as `title = \"Headline\"`";
    let finding = Diagnostic::new(Code::INVALID_ROW, source.place(0..0), message).help(help);
    Some(Found {
        line: source.line_of(0),
        article: Err(vec![finding]),
        notes: Vec::new(),
        part: None,
    })
}

/// What reading a row needs.
struct Table<'a> {
    rules: &'a Rules,
    columns: &'a Columns,
    /// How many columns there are.
    width: usize,
    /// The language whose order of day and month the dates show.
    order: Option<&'static str>,
}

impl Table<'_> {
    /// The story of a row, whose text `source` is.
    fn story(&self, row: &Row<'_>, source: &Source<'_>) -> Found {
        let cells = match &row.cells {
            Ok(cells) => cells,
            Err(broken) => return self.broken(source, *broken),
        };
        let node = Node {
            value: Value::Table(self.fields(cells)),
            span: 0..0,
        };
        let record = Record {
            source,
            at: 0,
            fields: &node,
            body: None,
            is_file: false,
            given: None,
        };
        let mut found = fields::article(&record, self.rules);
        if cells.len() < self.width {
            let (cells, columns) = (Count(cells.len(), "cell"), Count(self.width, "column"));
            let message = format!("the row has {cells} where there are {columns}; the others are empty");
            if let Ok(article) = &mut found.article
                && self.is_cut_before_its_status(row)
            {
                let hold = || Hold {
                    reason: "the row ends before the cell that says whether it is public".to_owned(),
                    is_doubted: true,
                };
                article.stub.held.get_or_insert_with(hold);
            }
            found
                .notes
                .push(Diagnostic::new(Code::SHORT_ROW, source.place(0..0), message));
        }
        if let Ok(article) = &mut found.article {
            self.complete(article);
            // Places are in the whole text from here on.
            article.body.at += row.at;
            article.photos.iter_mut().for_each(|photo| photo.at += row.at);
            article.media.iter_mut().for_each(|media| media.at += row.at);
        }
        found
    }

    /// Whether a row has no cell in a column that may say that it is not to be seen.
    fn is_cut_before_its_status(&self, row: &Row<'_>) -> bool {
        let count = row.cells.as_ref().map_or(0, Vec::len);
        let is_missing = |at: usize| at >= count;
        let mut embargo = self.columns.of_field("embargo").iter();
        let keys = &self.rules.style.keys;
        embargo.any(|at| is_missing(*at))
            || self
                .columns
                .plain()
                .any(|(name, at)| is_missing(at) && keys.speaks(name))
    }

    fn broken(&self, source: &Source<'_>, broken: Broken) -> Found {
        let (message, help) = match broken {
            Broken::TooLong(count) => {
                let (cells, columns) = (Count(count, "cell"), Count(self.width, "column"));
                (
                    format!("the row has {cells} where there are {columns}; it is left out"),
                    "put cells that hold a delimiter or a line break in quotes, and double the quotes in them",
                )
            }
            Broken::OpenQuote => (
                "a quote in the row does not end; it is left out".to_owned(),
                "end the cell with a quote, and double the quotes in it",
            ),
        };
        let finding = Diagnostic::new(Code::INVALID_ROW, source.place(0..0), message);
        Found {
            line: source.first_line,
            article: Err(vec![finding.help(help)]),
            notes: Vec::new(),
            part: None,
        }
    }

    /// The cells as fields of an article.
    fn fields(&self, cells: &[Cell<'_>]) -> Vec<Field> {
        let mut found = Vec::new();
        for name in ["id", "url", "title", "subtitle", "summary", "section", "language"] {
            if let Some(cell) = self.first(name, cells) {
                found.push(field(name, text(cell), cell.span.clone()));
            }
        }
        for name in TIMES {
            if let Some(cell) = self.first(name, cells).filter(|cell| !is_zero(&cell.text)) {
                let written = cell.text.trim();
                found.push(field(
                    name,
                    Value::Text(self.time(written).unwrap_or_else(|| written.to_owned())),
                    cell.span.clone(),
                ));
            }
        }
        if let Some(cell) = self.first("authors", cells) {
            let names = several(&cell.text, &[';', '|', '\n']);
            let names = names.iter().flat_map(|name| self.people(name)).collect();
            found.push(field("authors", list(names, &cell.span), cell.span.clone()));
        }
        let topics: Vec<(Vec<String>, &Cell<'_>)> = self
            .columns
            .of_field("topics")
            .iter()
            .filter_map(|at| says_something(cells.get(*at)?))
            .map(|cell| (several(&cell.text, &[';', '|', '\n', ',']), cell))
            .collect();
        if let Some((_, first)) = topics.first() {
            let names = topics.iter().flat_map(|(names, _)| names.clone()).collect();
            found.push(field("topics", list(names, &first.span), first.span.clone()));
        }
        found.extend(self.photos(cells));
        found.extend(self.body(cells));
        for (name, at) in self.columns.plain() {
            let is_known = found.iter().any(|known| known.key == name);
            if let Some(cell) = cells.get(at).and_then(says_something).filter(|_| !is_known) {
                found.push(field(name, text(cell), cell.span.clone()));
            }
        }
        found
    }

    /// The first cell of a field that says something.
    fn first<'c, 't>(&self, field: &str, cells: &'c [Cell<'t>]) -> Option<&'c Cell<'t>> {
        let columns = self.columns.of_field(field).iter();
        columns.filter_map(|at| cells.get(*at)).find_map(says_something)
    }

    /// The names in a part of a cell: one that the house knows by its id, or those of a byline.
    fn people(&self, text: &str) -> Vec<String> {
        let is_known = self.rules.style.authors.table.iter().any(|(id, _)| id == text);
        if is_known || text.contains(['<', '@', '[']) {
            return vec![text.to_owned()];
        }
        let source = &self.rules.source;
        let people = people(source.names(text), &self.rules.wire).into_iter();
        people
            .map(|person| person.name)
            .filter(|name| !source.is_agency(name))
            .collect()
    }

    /// A time in words that all times are read in, where it is written in others.
    fn time(&self, text: &str) -> Option<String> {
        if date::parse(text, &self.rules.dates).is_ok() {
            return None;
        }
        let language = self.order.or(self.rules.source.language.as_deref());
        let usual = usual(text, language)?;
        date::parse(&usual, &self.rules.dates).is_ok().then_some(usual)
    }

    /// Pictures: one with what the columns beside it say, or several addresses in a cell.
    fn photos(&self, cells: &[Cell<'_>]) -> Option<Field> {
        let cell = self.first("photo", cells)?;
        let addresses = several(&cell.text, &[';', '|', '\n', ' ']);
        let is_alone = addresses.len() == 1;
        let photo = |address: String| {
            let mut said = vec![field("src", Value::Text(address), cell.span.clone())];
            for (name, key) in [
                ("photo_caption", "caption"),
                ("photo_credit", "credit"),
                ("photo_alt", "alt"),
            ] {
                let beside = self.first(name, cells).filter(|_| is_alone);
                said.extend(beside.map(|cell| field(key, text(cell), cell.span.clone())));
            }
            Node {
                value: Value::Table(said),
                span: cell.span.clone(),
            }
        };
        Some(field(
            "photos",
            Value::List(addresses.into_iter().map(photo).collect()),
            cell.span.clone(),
        ))
    }

    /// The text, by what its column is called or what it looks like.
    fn body(&self, cells: &[Cell<'_>]) -> Option<Field> {
        let told = [("html", "html"), ("markdown", "body"), ("body", ""), ("text", "text")];
        let (key, cell) = told
            .iter()
            .find_map(|(name, key)| Some((*key, self.first(name, cells)?)))?;
        let key = match (key, markup(&cell.text)) {
            ("", Markup::Html) => "html",
            ("", Markup::Markdown) => "body",
            ("", Markup::Text) => "text",
            (key, _) => key,
        };
        Some(field(
            key,
            Value::Text(cell.text.replace("\r\n", "\n").replace('\r', "\n")),
            cell.span.clone(),
        ))
    }

    /// What the house says of the source, and by what copies of a story are told apart.
    fn complete(&self, article: &mut Article) {
        let source = &self.rules.source;
        let stub = &mut article.stub;
        stub.title = source.headline(&stub.title);
        stub.language = stub.language.take().or_else(|| source.language.clone());
        stub.section = stub.section.take().or_else(|| source.section.clone());
        if article.body.markup == Markup::Html {
            article.body.text = source.body(&article.body.text);
        }
        let id = stub.id.clone().or_else(|| stub.url.clone());
        if let Some(id) = id {
            stub.id = Some(id.clone());
            stub.delivery = Some(Box::new(Delivery {
                id,
                sent: stub.updated.max(Some(stub.published)),
                ..Delivery::default()
            }));
        }
    }
}

/// A cell that is not empty: databases write `NULL`, `\N` and the day 0 for nothing.
fn says_something<'c, 't>(cell: &'c Cell<'t>) -> Option<&'c Cell<'t>> {
    let text = cell.text.trim();
    let is_nothing = matches!(text, "" | "NULL" | "null" | "\\N") || text.starts_with("0000-00-00");
    (!is_nothing).then_some(cell)
}

/// Whether a date is none: databases write such for nothing.
fn is_zero(text: &str) -> bool {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    !digits.is_empty() && digits.iter().all(|digit| *digit == '0')
}

fn text(cell: &Cell<'_>) -> Value {
    Value::Text(cell.text.trim().to_owned())
}

fn list(names: Vec<String>, span: &Range<usize>) -> Value {
    let node = |name| Node {
        value: Value::Text(name),
        span: span.clone(),
    };
    Value::List(names.into_iter().map(node).collect())
}

/// The parts of a cell that holds several: a list of JSON, or what the first of several signs parts.
fn several(text: &str, signs: &[char]) -> Vec<String> {
    let text = text.trim();
    if text.starts_with('[')
        && let Ok(Node {
            value: Value::List(items),
            ..
        }) = node::json(text)
    {
        let named = |item: &Node| item.text().or_else(|| item.get("name")?.text()).map(str::to_owned);
        return items.iter().filter_map(named).collect();
    }
    // PostgreSQL writes lists so: `{Transport,"Local politics"}`.
    let (text, signs): (&str, &[char]) = match text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
        Some(inside) => (inside, &[',']),
        None => (text, signs),
    };
    let sign = signs.iter().find(|sign| text.contains(**sign)).copied().unwrap_or('\n');
    let parts = text.split(sign).map(|part| part.trim().trim_matches('"').to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// How a text is written, as far as it shows.
fn markup(text: &str) -> Markup {
    const ELEMENTS: &[&str] = &[
        "p",
        "br",
        "div",
        "h2",
        "h3",
        "ul",
        "ol",
        "a",
        "strong",
        "em",
        "b",
        "i",
        "img",
        "figure",
        "blockquote",
        "table",
    ];
    let found = tags(text);
    if found
        .iter()
        .any(|tag| tag.is_any(ELEMENTS) && (tag.partner.is_some() || tag.is_any(&["br", "img", "p"])))
    {
        return Markup::Html;
    }
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        rest.len() < line.len() && line.len() - rest.len() < 7 && rest.starts_with(' ')
    };
    let has_link = text
        .split_once("](")
        .is_some_and(|(before, behind)| before.contains('[') && behind.contains(')'));
    let is_strong = text.matches("**").count() > 1;
    if has_link || is_strong || text.lines().any(is_heading) {
        Markup::Markdown
    } else {
        Markup::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_it_looks() {
        for (text, expected) in [
            ("One.\n\nTwo & three.", Markup::Text),
            ("<p>One.</p>", Markup::Html),
            ("One<br>Two", Markup::Html),
            ("5 < 6 and a <b> of nothing", Markup::Text),
            ("See [the plan](https://courier.example/plan).", Markup::Markdown),
            ("## What comes next\n\nA vote.", Markup::Markdown),
            ("#1 of the list", Markup::Text),
            ("It is **not** so.", Markup::Markdown),
        ] {
            assert_eq!(markup(text), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_may_hold_several() {
        for (text, expected) in [
            ("Transport; Local politics", &["Transport", "Local politics"][..]),
            ("Transport, Port", &["Transport", "Port"]),
            ("Washington, D.C.; Port", &["Washington, D.C.", "Port"]),
            ("[\"Transport\", {\"name\": \"Port\"}]", &["Transport", "Port"]),
            ("{Transport,\"Local politics\"}", &["Transport", "Local politics"]),
            ("Port", &["Port"]),
            ("", &[]),
        ] {
            assert_eq!(several(text, &[';', '|', '\n', ',']), expected, "{text}");
        }
    }
}
