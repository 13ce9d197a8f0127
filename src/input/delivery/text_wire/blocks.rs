//! What the text of a message is made of, and its HTML.

use crate::text::escape::escape;

/// A part of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph, as its lines.
    Lines(Vec<String>),
    /// The cells of a line of a table.
    Row(Vec<String>),
}

impl Block {
    /// A paragraph of one line.
    pub(super) fn line(text: impl Into<String>) -> Self {
        Self::Lines(vec![text.into()])
    }

    /// The words of a paragraph; none of a table.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Lines(lines) => lines.join(" "),
            Self::Row(_) => String::new(),
        }
    }
}

/// Paragraphs of lines: one ends at an empty line, and begins at one that is moved in.
pub(super) fn paragraphs<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in lines {
        let text: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
        let text = text.trim();
        if text.is_empty() || line.starts_with("  ") || line.starts_with('\t') {
            close(&mut open, &mut blocks);
        }
        if !text.is_empty() {
            open.push(text.to_owned());
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

fn close(open: &mut Vec<String>, blocks: &mut Vec<Block>) {
    if !open.is_empty() {
        blocks.push(Block::Lines(std::mem::take(open)));
    }
}

/// The HTML of a story: lines of a paragraph are wrapped and no lines of their own, unless they are kept apart by columns.
pub(super) fn html(blocks: &[Block]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut is_in_table = false;
    for block in blocks {
        let is_row = matches!(block, Block::Row(_));
        if is_in_table != is_row {
            parts.push(if is_row { "<table>" } else { "</table>" }.to_owned());
            is_in_table = is_row;
        }
        parts.push(match block {
            Block::Row(cells) => row(cells),
            Block::Lines(lines) if lines.len() > 1 && lines.iter().any(|line| has_columns(line)) => {
                format!("<pre>{}</pre>", escape(&lines.join("\n")))
            }
            Block::Lines(lines) => format!("<p>{}</p>", escape(&lines.join(" "))),
        });
    }
    if is_in_table {
        parts.push("</table>".to_owned());
    }
    parts.join("\n")
}

fn row(cells: &[String]) -> String {
    let cells = cells.iter().map(|cell| format!("<td>{}</td>", escape(cell.trim())));
    format!("<tr>{}</tr>", cells.collect::<String>())
}

/// Whether blanks stand in it that nobody writes between words.
fn has_columns(line: &str) -> bool {
    line.contains("    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_end_at_gaps_and_begin_where_they_are_moved_in() {
        let text = "   The board\r\nmet & voted.\r\n   Riders\n\nwaited.\n \u{7f}\n";
        let found = html(&paragraphs(text.lines()));
        assert_eq!(
            found,
            "<p>The board met &amp; voted.</p>\n<p>Riders</p>\n<p>waited.</p>"
        );
    }

    #[test]
    fn columns_and_rows_stay() {
        let text = "Pier 1      40\nPier 2      45";
        assert_eq!(
            html(&paragraphs(text.lines())),
            "<pre>Pier 1      40\nPier 2      45</pre>"
        );
        let row = |a: &str, b: &str| Block::Row(vec![a.to_owned(), b.to_owned()]);
        let blocks = [row("Pier", " 1"), row("<b>", "2"), Block::line("End")];
        assert_eq!(
            html(&blocks),
            "<table>\n<tr><td>Pier</td><td>1</td></tr>\n<tr><td>&lt;b&gt;</td><td>2</td></tr>\n</table>\n<p>End</p>"
        );
    }
}
