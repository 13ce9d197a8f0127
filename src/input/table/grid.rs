//! The cells of a table in a text (RFC 4180), with their places. One row that is broken takes no other with it, which is why
//! no reader is used that goes on behind a quote that nobody closed.

use std::borrow::Cow;
use std::ops::Range;

/// What may stand between cells.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// Lines of a broken row among which the next whole one is looked for.
const LINES_LOOKED_AT: usize = 200;

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid<'t> {
    /// What the first row calls the columns.
    pub names: Vec<Cow<'t, str>>,
    /// The others, but for empty ones.
    pub rows: Vec<Row<'t>>,
}

/// A row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// Where it begins.
    pub at: usize,
    /// Where the next one does.
    pub end: usize,
    /// The cells, or why it cannot be read.
    pub cells: Result<Vec<Cell<'t>>, Broken>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'t> {
    /// Without its quotes.
    pub text: Cow<'t, str>,
    /// With them, in the text of its row.
    pub span: Range<usize>,
}

/// Why a row cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// It has so many cells.
    TooLong(usize),
    /// A quote does not end.
    OpenQuote,
}

/// The table in a text.
pub(super) fn grid(text: &str) -> Grid<'_> {
    let (delimiter, start) = told_delimiter(text).unwrap_or_else(|| (found_delimiter(text), 0));
    let mut reader = Reader { text, delimiter };
    let mut at = start;
    let mut names = Vec::new();
    while names.is_empty() && at < text.len() {
        let (cells, end, _) = reader.row(at);
        at = end;
        if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
            names = cells.into_iter().map(|cell| cell.text).collect();
        }
    }
    // Columns without a name at the end are none.
    while names.last().is_some_and(|name: &Cow<'_, str>| name.trim().is_empty()) {
        names.pop();
    }
    let rows = reader.rows(at, names.len());
    Grid { names, rows }
}

/// What Excel writes and reads in a line of its own: `sep=;`. And where the table begins.
fn told_delimiter(text: &str) -> Option<(char, usize)> {
    let line = text.split('\n').next()?;
    let word = line.trim_end_matches('\r').trim_matches('"');
    let delimiter = word
        .get(..4)
        .filter(|begin| begin.eq_ignore_ascii_case("sep="))
        .and_then(|_| word.get(4..))?;
    let delimiter = if delimiter == "\\t" { "\t" } else { delimiter };
    let mut chars = delimiter.chars();
    let delimiter = chars.next().filter(|c| c.is_ascii() && !c.is_alphanumeric())?;
    Some((delimiter, (line.len() + 1).min(text.len())))
}

/// The delimiter that the first row has most of.
pub(super) fn found_delimiter(text: &str) -> char {
    let head = text.trim_start_matches(['\n', '\r']);
    let mut is_quoted = false;
    let mut counts = [0_usize; DELIMITERS.len()];
    for c in head.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted => break,
            c if !is_quoted => {
                if let Some(at) = DELIMITERS.iter().position(|known| *known == c) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most).unwrap_or_default();
    DELIMITERS[at]
}

struct Reader<'t> {
    text: &'t str,
    delimiter: char,
}

impl<'t> Reader<'t> {
    /// Every row from a place on. Behind one that is broken, reading goes on at the next line that is a whole row.
    fn rows(&mut self, mut at: usize, columns: usize) -> Vec<Row<'t>> {
        let mut rows = Vec::new();
        while at < self.text.len() {
            let (cells, end, is_open) = self.row(at);
            let count = filled(&cells);
            let broken = match () {
                () if is_open => Some(Broken::OpenQuote),
                () if count > columns => Some(Broken::TooLong(count)),
                () => None,
            };
            let next = if broken.is_some() {
                self.resumed(at, end, columns)
            } else {
                end
            };
            if count > 0 || broken.is_some() {
                let cells = broken.map_or(Ok(cells), Err);
                rows.push(Row { at, end: next, cells });
            }
            at = next;
        }
        rows
    }

    /// Where reading goes on behind a broken row that ends at a place: at a line in it that is a whole row, if there is one.
    fn resumed(&self, at: usize, end: usize, columns: usize) -> usize {
        let inside = self.text.get(at..end).unwrap_or_default();
        let ends = inside.match_indices('\n').map(|(line, _)| at + line + 1);
        let is_row = |line: &usize| {
            let (cells, _, is_open) = self.row(*line);
            !is_open && cells.len() == columns
        };
        let mut starts = ends.filter(|start| *start < end).take(LINES_LOOKED_AT);
        starts.find(is_row).unwrap_or(end)
    }

    /// The row that begins at a place, where the next one begins, and whether a quote is open at the end of the text.
    fn row(&self, start: usize) -> (Vec<Cell<'t>>, usize, bool) {
        let mut cells = Vec::new();
        let mut at = start;
        loop {
            let (mut cell, end, is_open) = self.cell(at);
            cell.span = cell.span.start - start..cell.span.end - start;
            cells.push(cell);
            let rest = self.text.get(end..).unwrap_or_default();
            match rest.chars().next() {
                Some(c) if c == self.delimiter => at = end + c.len_utf8(),
                Some('\r') if rest.starts_with("\r\n") => return (cells, end + 2, is_open),
                Some(_) => return (cells, end + 1, is_open),
                None => return (cells, self.text.len(), is_open),
            }
        }
    }

    /// The cell that begins at a place, and where it ends.
    fn cell(&self, at: usize) -> (Cell<'t>, usize, bool) {
        let rest = self.text.get(at..).unwrap_or_default();
        let is_end = |c: char| c == self.delimiter || c == '\n' || c == '\r';
        let Some(quoted) = rest.strip_prefix('"') else {
            let length = rest.find(is_end).unwrap_or(rest.len());
            let cell = Cell {
                text: Cow::Borrowed(&rest[..length]),
                span: at..at + length,
            };
            return (cell, at + length, false);
        };
        let mut length = 0;
        let mut is_doubled = false;
        loop {
            let Some(quote) = quoted[length..].find('"') else {
                let cell = Cell {
                    text: Cow::Borrowed(quoted),
                    span: at..self.text.len(),
                };
                return (cell, self.text.len(), true);
            };
            length += quote;
            if !quoted[length + 1..].starts_with('"') {
                break;
            }
            is_doubled = true;
            length += 2;
        }
        let inside = &quoted[..length];
        let text = if is_doubled {
            Cow::Owned(inside.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inside)
        };
        // What stands behind a quote belongs to the cell.
        let behind = &quoted[length + 1..];
        let tail = &behind[..behind.find(is_end).unwrap_or(behind.len())];
        let text = if tail.trim().is_empty() {
            text
        } else {
            Cow::Owned(format!("{text}{tail}"))
        };
        let end = at + 1 + length + 1 + tail.len();
        (Cell { text, span: at..end }, end, false)
    }
}

/// Cells up to the last one that says something.
fn filled(cells: &[Cell<'_>]) -> usize {
    cells
        .iter()
        .rposition(|cell| !cell.text.trim().is_empty())
        .map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (Vec<String>, Vec<Result<Vec<String>, Broken>>) {
        let grid = grid(text);
        let cells = |row: Row<'_>| {
            row.cells
                .map(|cells| cells.into_iter().map(|cell| cell.text.into_owned()).collect())
        };
        (
            grid.names.into_iter().map(Cow::into_owned).collect(),
            grid.rows.into_iter().map(cells).collect(),
        )
    }

    #[track_caller]
    fn case(text: &str, names: &[&str], rows: &[Result<&[&str], Broken>]) {
        let rows = rows
            .iter()
            .map(|row| row.map(|cells| cells.iter().map(|cell| (*cell).to_owned()).collect()));
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(shown(text), (names, rows.collect()), "{text}");
    }

    #[test]
    fn tables_are_read_whatever_parts_their_cells() {
        let rows: &[Result<&[&str], Broken>] = &[Ok(&["1", "x"]), Ok(&["2", ""])];
        for text in [
            "a,b\n1,x\n2,\n",
            "a;b\r\n1;x\r\n2;\r\n",
            "a\tb\r1\tx\r2\t",
            "sep=|\r\na|b\r\n1|x\r\n2|\r\n",
            "\"sep=;\"\na;b\n1;x\n2;",
            "\n\na,b\n1,x\n\n,\n2,\n",
            "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"\"",
            "a,b,,\n1,x,,\n2,,,\n",
        ] {
            let (names, found) = shown(text);
            let found: Vec<_> = found
                .into_iter()
                .map(|row| {
                    row.map(|mut cells| {
                        cells.truncate(2);
                        cells
                    })
                })
                .collect();
            let rows: Vec<_> = rows
                .iter()
                .map(|row| row.map(|cells| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()))
                .collect();
            assert_eq!((names, found), (vec!["a".to_owned(), "b".to_owned()], rows), "{text:?}");
        }
        case("sep=\\t\na\tb,c\n1\tx;y\n", &["a", "b,c"], &[Ok(&["1", "x;y"])]);
    }

    #[test]
    fn quotes_hold_delimiters_lines_and_quotes() {
        case(
            "a,b\n\"1, \"\"2\"\"\n3\",x\n4,\"5\" six \n",
            &["a", "b"],
            &[Ok(&["1, \"2\"\n3", "x"]), Ok(&["4", "5 six "])],
        );
        case("a,b\n1,say \"no\"\n", &["a", "b"], &[Ok(&["1", "say \"no\""])]);
    }

    #[test]
    fn a_broken_row_takes_no_other_with_it() {
        let row = |cells: &'static [&'static str]| Ok(cells);
        case(
            "a,b\n1,x,y\n2,z\n",
            &["a", "b"],
            &[Err(Broken::TooLong(3)), row(&["2", "z"])],
        );
        case(
            "a,b\n1,\"x\n2,y\n3,z\n",
            &["a", "b"],
            &[Err(Broken::OpenQuote), row(&["2", "y"]), row(&["3", "z"])],
        );
        case(
            "a,b\n1,\"x\n2,\"y, z\",\n3,z\n",
            &["a", "b"],
            &[Err(Broken::TooLong(3)), row(&["3", "z"])],
        );
        assert_eq!(grid("").rows, []);
        assert_eq!(grid("\"").rows, []);
    }

    #[test]
    fn cells_know_their_places() {
        let text = "a;b\n\"x\";yé\n";
        let grid = grid(text);
        let row = &grid.rows[0];
        let cells = row.cells.as_ref().unwrap().iter();
        let spans: Vec<&str> = cells.map(|cell| &text[row.at..row.end][cell.span.clone()]).collect();
        assert_eq!(spans, ["\"x\"", "yé"]);
    }
}
