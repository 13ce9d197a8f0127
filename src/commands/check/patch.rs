//! Edits as a patch in the unified form, which `patch` and `git apply` take.

use std::io::{self, Write};
use std::ops::Range;

use feedcheck::{Edit, apply};

/// So many lines stand around a change.
const AROUND: usize = 3;

/// Lines that change, and what takes their place.
struct Change {
    /// From 0.
    lines: Range<usize>,
    new: Vec<u8>,
}

/// Writes the patch of one file.
pub(super) fn write(out: &mut dyn Write, name: &str, bytes: &[u8], edits: &[Edit]) -> io::Result<()> {
    let starts = starts(bytes);
    let changes = changes(bytes, &starts, edits);
    writeln!(out, "--- a/{name}\n+++ b/{name}")?;
    let line = |n: usize| &bytes[starts[n]..starts.get(n + 1).copied().unwrap_or(bytes.len())];
    let mut grown = 0_isize;
    for hunk in changes.chunk_by(|one, next| next.lines.start - one.lines.end <= 2 * AROUND) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
            continue;
        };
        let from = first.lines.start.saturating_sub(AROUND);
        let to = (last.lines.end + AROUND).min(starts.len());
        let new: usize = hunk.iter().map(|change| count(&change.new)).sum();
        let old: usize = hunk.iter().map(|change| change.lines.len()).sum();
        let length = to - from;
        let begin = isize::try_from(from + 1).unwrap_or(isize::MAX);
        writeln!(out, "@@ -{begin},{length} +{},{} @@", begin + grown, length - old + new)?;
        grown += isize::try_from(new).unwrap_or(0) - isize::try_from(old).unwrap_or(0);
        let mut at = from;
        for change in hunk {
            for n in at..change.lines.start {
                put(out, b' ', line(n))?;
            }
            for n in change.lines.clone() {
                put(out, b'-', line(n))?;
            }
            for new in change.new.split_inclusive(|byte| *byte == b'\n') {
                put(out, b'+', new)?;
            }
            at = change.lines.end;
        }
        for n in at..to {
            put(out, b' ', line(n))?;
        }
    }
    Ok(())
}

fn put(out: &mut dyn Write, sign: u8, line: &[u8]) -> io::Result<()> {
    out.write_all(&[sign])?;
    out.write_all(line)?;
    if line.ends_with(b"\n") {
        Ok(())
    } else {
        writeln!(out, "\n\\ No newline at end of file")
    }
}

/// Where lines begin.
fn starts(bytes: &[u8]) -> Vec<usize> {
    let behind = memchr::memchr_iter(b'\n', bytes).map(|at| at + 1);
    std::iter::once(0)
        .chain(behind)
        .filter(|at| *at < bytes.len())
        .collect()
}

fn count(text: &[u8]) -> usize {
    text.split_inclusive(|byte| *byte == b'\n').count()
}

/// The lines that edits touch, with those that share a line taken together.
fn changes(bytes: &[u8], starts: &[usize], edits: &[Edit]) -> Vec<Change> {
    let line_of = |at: usize| starts.partition_point(|start| *start <= at).saturating_sub(1);
    let mut groups: Vec<(Range<usize>, Vec<Edit>)> = Vec::new();
    for edit in edits {
        let lines = line_of(edit.range.start)..line_of(edit.range.end) + 1;
        match groups.last_mut() {
            Some((known, group)) if lines.start < known.end => {
                known.end = known.end.max(lines.end);
                group.push(edit.clone());
            }
            _ => groups.push((lines, vec![edit.clone()])),
        }
    }
    let change = |(lines, edits): (Range<usize>, Vec<Edit>)| {
        let (from, to) = (
            starts[lines.start],
            starts.get(lines.end).copied().unwrap_or(bytes.len()),
        );
        let moved = |edit: Edit| Edit {
            range: edit.range.start - from..edit.range.end - from,
            ..edit
        };
        let edits: Vec<Edit> = edits.into_iter().map(moved).collect();
        Change {
            lines,
            new: apply(&bytes[from..to], &edits),
        }
    };
    groups.into_iter().map(change).collect()
}
