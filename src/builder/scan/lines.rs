//! Looks at a file of lines of which nobody knows what changed: blocks that were in it at the last build are recalled,
//! wherever they stand now, and the others are read.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::builder::memory::index::{FileRecord, Recalled};
use crate::builder::progress::Progress;
use crate::builder::scan::article::Surroundings;
use crate::builder::scan::found::FileScan;
use crate::builder::source::blocks::{self, Blocks};
use crate::builder::source::file::SourceFile;
use crate::builder::source::read::{Reader, unreadable};
use crate::builder::source::spot::Spot;
use crate::input::ArticleFormat;
use crate::model::Diagnostic;

/// A file of lines, and what it is read with.
pub(super) struct Lines<'a> {
    pub reader: &'a Reader,
    pub around: &'a Surroundings<'a>,
    pub file: &'a SourceFile,
    pub format: &'static ArticleFormat,
}

/// What is known of a block, which stood there.
type Known = (Spot, Vec<Recalled>);

impl Lines<'_> {
    pub(super) fn look_at(
        &self,
        blocks: Blocks,
        before: Option<FileRecord>,
        progress: &dyn Progress,
        scan: &mut FileScan,
    ) -> Result<(), Diagnostic> {
        let mut known = FxHashMap::default();
        if let Some(FileRecord { parts, blocks, .. }) = before {
            scan.articles.reserve(parts.iter().map(Vec::len).sum());
            let places = blocks.into_iter().zip(parts);
            known.extend(places.map(|(block, part)| (block.digest, (block.spot, part))));
        }
        let mut left = self.file.length();
        let look = &mut |lot: Vec<blocks::Lines<'_>>| {
            let lot: Vec<_> = lot
                .into_iter()
                .map(|lines| (known.remove(&lines.block.digest), lines))
                .collect();
            scan.blocks.extend(lot.iter().map(|(_, lines)| lines.block));
            let length = lot
                .iter()
                .map(|(_, lines)| lines.block.spot.length)
                .sum::<u64>()
                .min(left);
            left -= length;
            let count = scan.articles.len();
            let found = lot.into_par_iter().map(|(known, lines)| self.look(known, &lines));
            found
                .collect::<Vec<_>>()
                .into_iter()
                .for_each(|found| scan.append(found));
            progress.advance(length, (scan.articles.len() - count) as u64);
        };
        let result = blocks.each(look);
        progress.advance(left, 0);
        result.map_err(|error| unreadable(self.file, &error))
    }

    fn look(&self, known: Option<Known>, lines: &blocks::Lines<'_>) -> FileScan {
        let recalled = known.and_then(|(from, part)| self.recall(from, part, lines));
        recalled.unwrap_or_else(|| self.read(lines))
    }

    fn recall(&self, from: Spot, part: Vec<Recalled>, lines: &blocks::Lines<'_>) -> Option<FileScan> {
        let mut found = FileScan::default();
        let places = (from, lines.block.spot);
        let mut again = |format, spot| Some(self.reader.line(self.file, format, spot, lines.at(spot)));
        found.recall(self.around, self.file, part, places, &mut again)?;
        Some(found)
    }

    fn read(&self, lines: &blocks::Lines<'_>) -> FileScan {
        let mut found = FileScan::default();
        for (spot, line) in lines.filled() {
            let readings = self.reader.line(self.file, self.format, spot, line).into_iter();
            readings.for_each(|reading| found.add(self.around, self.file, self.format, reading));
        }
        found
    }
}
