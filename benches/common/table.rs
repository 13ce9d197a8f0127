//! Tables in Markdown that people can read as they are: the first column to the left, numbers to the right.

use std::time::Duration;

/// A table; every row has as many cells as the head.
pub struct Table(Vec<Vec<String>>);

impl Table {
    /// A table with only a head.
    pub fn new(head: &[&str]) -> Self {
        Self(vec![head.iter().map(ToString::to_string).collect()])
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.0.push(cells);
    }

    /// Prints it, with as much room as the widest cell of each column wants.
    pub fn print(&self) {
        let width = |column: usize| {
            self.0
                .iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.0[0].len()).map(width).collect();
        for (number, row) in self.0.iter().enumerate() {
            let mut line = format!("| {:<1$} |", row[0], widths[0]);
            for (cell, width) in row.iter().zip(&widths).skip(1) {
                line += &format!(" {cell:>width$} |");
            }
            println!("{line}");
            if number == 0 {
                println!("|{}", rules(&widths));
            }
        }
        println!();
    }
}

/// What stands below the head and says to which side the columns are.
fn rules(widths: &[usize]) -> String {
    let rule = |(column, width): (usize, &usize)| {
        let side = if column == 0 { '-' } else { ':' };
        format!("{}{side}|", "-".repeat(width + 1))
    };
    widths.iter().enumerate().map(rule).collect()
}

/// Seconds: to the millisecond, or to a hundredth of it where that is not exact enough.
pub fn seconds(time: Duration) -> String {
    let digits = if time < Duration::from_millis(100) { 5 } else { 3 };
    format!("{:.digits$}", time.as_secs_f64())
}

/// Millions of bytes.
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    if tenths < 100 {
        format!("{}.{}", tenths / 10, tenths % 10)
    } else {
        count(usize::try_from(bytes / 1_000_000).unwrap_or_default())
    }
}

/// How many times the other.
pub fn ratio(time: Duration, other: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() / other.as_secs_f64())
}

/// The same of bytes.
pub fn share(bytes: u64, other: u64) -> String {
    let hundredths = (bytes * 100 + other / 2) / other.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// 12,345.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}
