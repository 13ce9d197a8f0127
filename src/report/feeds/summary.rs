//! The line at the end: "3 feeds: 2 errors, 1 warning in 1 feed".

use super::Results;
use crate::model::Level;
use crate::text::count::Count;

/// The line, without its end.
pub(super) fn summary(results: &Results) -> String {
    let mut text = format!("{}: {}", Count(results.files.len(), "feed"), found(results));
    if results.hidden > 0 {
        text += &format!("; {} of the baseline not shown", Count(results.hidden, "finding"));
    }
    if !results.unread.is_empty() {
        text += &format!("; {} could not be read", Count(results.unread.len(), "file"));
    }
    text
}

fn found(results: &Results) -> String {
    let count = |level: Level| results.findings().filter(|finding| finding.level == level).count();
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Info]
        .into_iter()
        .map(|level| Count(count(level), level.name()))
        .filter(|count| count.0 > 0)
        .map(|count| count.to_string())
        .collect();
    if results.files.is_empty() {
        return "nothing was checked".to_owned();
    }
    if counts.is_empty() {
        return "all well".to_owned();
    }
    let files = results.files.iter().filter(|file| !file.findings.is_empty()).count();
    format!("{} in {}", counts.join(", "), Count(files, "feed"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    #[test]
    fn the_summary_counts_what_there_is_and_nothing_else() {
        let mut results = sample();
        assert_eq!(
            summary(&results),
            "3 feeds: 1 error, 2 warnings, 1 info in 2 feeds; 2 findings of the baseline not shown; 1 file could not be read"
        );
        results.hidden = 0;
        results.unread.clear();
        results.files.truncate(2);
        results.files.remove(0);
        assert_eq!(summary(&results), "1 feed: all well");
    }
}
