//! Lines of a file of any size, some megabytes at a time.

use crate::builder::source::spot::{LARGEST, Spot};
use std::fs::File;
use std::io::{self, Read};

/// Bytes of lines that are read at once.
const BLOCK: usize = 4 << 20;

/// Whole lines of a file, some megabytes at a time.
pub struct Blocks {
    file: File,
    /// Bytes that were read and belong to the next block.
    rest: Vec<u8>,
    offset: u64,
    line: usize,
    is_at_end: bool,
}

pub struct Block {
    bytes: Vec<u8>,
    offset: u64,
    first_line: usize,
    /// For a line that is too long to be kept: its true length.
    skipped: Option<u64>,
}

impl Blocks {
    /// `rest` is what was read of the file already.
    pub fn new(file: File, rest: Vec<u8>) -> Self {
        Self {
            file,
            rest,
            offset: 0,
            line: 1,
            is_at_end: false,
        }
    }

    /// The next lines; `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Block>> {
        let mut bytes = std::mem::take(&mut self.rest);
        while !self.is_at_end && (bytes.len() < BLOCK || !bytes.contains(&b'\n')) {
            if bytes.len() as u64 > LARGEST {
                return self.skip_line(bytes).map(Some);
            }
            let read = Read::by_ref(&mut self.file)
                .take(BLOCK as u64)
                .read_to_end(&mut bytes)?;
            self.is_at_end = read < BLOCK;
        }
        let line_end = bytes.iter().rposition(|&b| b == b'\n').map_or(bytes.len(), |at| at + 1);
        let end = if self.is_at_end { bytes.len() } else { line_end };
        self.rest = bytes.split_off(end);
        if bytes.is_empty() {
            return Ok(None);
        }
        let block = Block {
            offset: self.offset,
            first_line: self.line,
            skipped: None,
            bytes,
        };
        self.offset += block.bytes.len() as u64;
        self.line += block.bytes.iter().filter(|&&b| b == b'\n').count();
        Ok(Some(block))
    }

    /// Goes on behind a line that is too long, without keeping it.
    fn skip_line(&mut self, start: Vec<u8>) -> io::Result<Block> {
        let mut length = start.len() as u64;
        drop(start);
        let mut chunk = Vec::new();
        loop {
            chunk.clear();
            let read = Read::by_ref(&mut self.file)
                .take(BLOCK as u64)
                .read_to_end(&mut chunk)?;
            self.is_at_end = read < BLOCK;
            if let Some(at) = chunk.iter().position(|&b| b == b'\n') {
                length += at as u64 + 1;
                self.rest = chunk.split_off(at + 1);
                break;
            }
            length += read as u64;
            if self.is_at_end {
                break;
            }
        }
        let block = Block {
            bytes: Vec::new(),
            offset: self.offset,
            first_line: self.line,
            skipped: Some(length),
        };
        self.offset += length;
        self.line += 1;
        Ok(block)
    }
}

impl Block {
    /// The lines that are not empty; `None` for one that is too long to be kept.
    pub fn lines(&self) -> Vec<(Spot, Option<&[u8]>)> {
        let spot = |offset: u64, length: u64, first_line: usize| Spot {
            offset,
            length,
            first_line,
            nth: 0,
        };
        if let Some(length) = self.skipped {
            return vec![(spot(self.offset, length, self.first_line), None)];
        }
        let mut at = self.offset;
        let lines = self
            .bytes
            .split_inclusive(|&b| b == b'\n')
            .enumerate()
            .map(|(number, line)| {
                let spot = spot(at, line.len() as u64, self.first_line + number);
                at += line.len() as u64;
                (spot, line)
            });
        let filled = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
        filled
            .map(|(spot, line)| (spot, Some(line).filter(|line| line.len() as u64 <= LARGEST)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, Write};

    use super::*;

    /// A file that is sparse but for the ends of its lines.
    fn lines(lengths: &[u64]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        for length in lengths {
            file.write_all(b"a").unwrap();
            file.seek_relative(i64::try_from(length - 2).unwrap()).unwrap();
            file.write_all(b"\n").unwrap();
        }
        file.rewind().unwrap();
        file
    }

    #[test]
    fn a_line_of_32_mb_is_kept_and_a_longer_one_is_not() {
        let largest = 32 * 1024 * 1024;
        let lengths = [largest, largest + 1, 7];
        let mut blocks = Blocks::new(lines(&lengths), Vec::new());
        let mut found = Vec::new();
        while let Some(block) = blocks.next().unwrap() {
            let lines = block.lines();
            found.extend(
                lines
                    .iter()
                    .map(|(spot, line)| (spot.first_line, spot.length, line.is_some())),
            );
        }
        assert_eq!(found, [(1, largest, true), (2, largest + 1, false), (3, 7, true)]);
    }
}
