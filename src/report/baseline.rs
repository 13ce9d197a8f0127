//! A baseline: findings that are known and shall not fail. One line for each file, code and
//! fingerprint, with a count, sorted; so it is small, and a difference between two can be read.

use std::collections::BTreeMap;
use std::fmt;

use super::fingerprint::fingerprint;
use crate::model::Diagnostic;

/// The first line; the number changes when the shape does.
const HEADING: &str = "# feedmill baseline 1";

/// Known findings: file, code and fingerprint, and how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<[String; 3], usize>);

impl Baseline {
    /// Adds findings about `file`.
    pub fn add(&mut self, file: &str, findings: &[Diagnostic]) {
        for finding in findings {
            *self.0.entry(key(file, finding)).or_default() += 1;
        }
    }

    /// How many findings are known.
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes known findings about `file` out, each as often as it is known, and counts them.
    pub fn hide(&self, file: &str, findings: &mut Vec<Diagnostic>) -> usize {
        let before = findings.len();
        let mut seen: BTreeMap<[String; 3], usize> = BTreeMap::new();
        findings.retain(|finding| {
            let key = key(file, finding);
            let known = self.0.get(&key).copied().unwrap_or_default();
            let times = seen.entry(key).or_default();
            *times += 1;
            *times > known
        });
        before - findings.len()
    }

    /// Reads what `Display` wrote. The number of the line that cannot be read is the error.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = text.lines();
        if lines.next().map(str::trim_end) != Some(HEADING) {
            return Err(1);
        }
        let rows = lines.enumerate().filter(|(_, line)| !line.trim().is_empty());
        let rows = rows.map(|(at, line)| row(line.trim_end()).ok_or(at + 2));
        rows.collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for Baseline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADING}")?;
        for ([file, code, fingerprint], count) in &self.0 {
            writeln!(f, "{file}\t{code}\t{fingerprint}\t{count}")?;
        }
        Ok(())
    }
}

fn key(file: &str, finding: &Diagnostic) -> [String; 3] {
    // A name that holds a tab or a line break would end its column.
    let file = file.replace(char::is_control, "\u{FFFD}");
    [file, finding.code.name().to_owned(), fingerprint(finding)]
}

fn row(line: &str) -> Option<([String; 3], usize)> {
    let parts: [&str; 4] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let [file, code, fingerprint, count] = parts;
    Some(([file, code, fingerprint].map(str::to_owned), count.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Code, Place};

    fn finding(line: usize, message: &str) -> Diagnostic {
        let place = Place {
            line: Some(line),
            ..Place::file("a.xml")
        };
        Diagnostic::new(Code::INVALID_DATE, place, message)
    }

    #[test]
    fn what_is_known_is_hidden_as_often_as_it_is_known() {
        let mut baseline = Baseline::default();
        baseline.add("a.xml", &[finding(3, "x"), finding(9, "x")]);
        let mut findings = vec![finding(4, "x"), finding(5, "y"), finding(6, "x"), finding(7, "x")];
        assert_eq!(baseline.hide("b.xml", &mut findings), 0);
        assert_eq!(baseline.hide("a.xml", &mut findings), 2);
        assert_eq!(findings, [finding(5, "y"), finding(7, "x")]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut baseline = Baseline::default();
        baseline.add("ä b\tc.xml", &[finding(3, "x"), finding(3, "x"), finding(1, "y")]);
        let text = baseline.to_string();
        assert_eq!(text.lines().count(), 3);
        assert_eq!(Baseline::parse(&text), Ok(baseline.clone()));
        assert_eq!(baseline.len(), 3);
        assert_eq!(Baseline::parse(&text.replace('\n', "\r\n")), Ok(baseline));
    }

    #[test]
    fn a_damaged_line_is_named() {
        assert_eq!(Baseline::parse(""), Err(1));
        assert_eq!(Baseline::parse("# feedmill baseline 1\n\na\tb\n"), Err(3));
    }
}
