//! A file of lines as blocks of whole lines, each with a digest of its bytes; an export as blocks of whole items. Where a
//! block ends depends on its last line alone, and not on where in the file that stands: a line that comes or goes changes its
//! own block, and moves the others. The file may be of any size: some megabytes of it are in memory.

use std::fs::File;
use std::io;

use memchr::{memchr, memchr_iter};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::builder::digest::{digest, wide};
use crate::builder::source::pieces::{Cut, Pieces, items};
use crate::builder::source::spot::{LARGEST, Spot};

/// Bytes that are read at once: enough lines for many threads.
const CHUNK: usize = 4 << 20;

/// Bytes of it that a thread reads.
const PIECE: usize = 512 << 10;

/// Bytes of most blocks, give or take: a change costs so many to be read again.
const TYPICAL: u64 = 128 << 10;

/// Bytes of the largest block that has more than one line. Hardly any comes so far; but lines may all be the same.
const LONGEST: usize = 1 << 20;

/// A block, and what it is known again by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Block {
    pub spot: Spot,
    /// Of its bytes, in its format.
    pub digest: u128,
}

/// The lines of a block.
pub(crate) struct Lines<'a> {
    pub block: Block,
    /// `None` for a line that is too long to be kept.
    text: Option<&'a [u8]>,
    into: Pieces,
}

/// The blocks of a file.
pub(crate) struct Blocks {
    file: File,
    buffer: Buffer,
    cut: Cut,
}

/// Bytes of a file.
#[derive(Default)]
struct Buffer {
    bytes: Vec<u8>,
    borders: Vec<Border>,
    /// Whether the file ends with them.
    is_last: bool,
}

/// Where a block ends.
#[derive(Clone, Copy)]
struct Border {
    end: usize,
    /// Lines before it.
    lines: usize,
}

/// Cuts bytes into blocks.
struct Cutter {
    /// Where the next block begins in the file.
    next: Spot,
    /// Bytes of a line that is too long, so far.
    skipped: Option<u64>,
    /// Ends of lines in those.
    lines: usize,
    into: Pieces,
}

impl Blocks {
    /// `head` is what was read of the file already; it `is_last` if the file ends there.
    pub(crate) fn new(file: File, head: Vec<u8>, is_last: bool, cut: Cut) -> Self {
        let mut buffer = Buffer {
            bytes: head,
            borders: Vec::new(),
            is_last,
        };
        buffer.find_borders(cut.into);
        Self { file, buffer, cut }
    }

    /// Hands all blocks to `look`, some at a time. The next ones come from the disk meanwhile.
    pub(crate) fn each(self, look: &mut (dyn FnMut(Vec<Lines<'_>>) + Send)) -> io::Result<()> {
        let Self { file, mut buffer, cut } = self;
        let mut cutter = Cutter {
            next: Spot::START,
            skipped: None,
            lines: 0,
            into: cut.into,
        };
        let mut next = Buffer::default();
        let mut offset = buffer.bytes.len() as u64;
        loop {
            let (blocks, start) = cutter.cut(&buffer);
            let lines = blocks.into_par_iter().map(|(spot, text)| Lines::new(spot, text, cut));
            let look = || look(lines.collect());
            if buffer.is_last {
                look();
                return Ok(());
            }
            let rest = &buffer.bytes[start..];
            let ((), read) = rayon::join(look, || next.fill(&file, offset, rest, cut.into));
            offset += read?;
            std::mem::swap(&mut buffer, &mut next);
        }
    }
}

impl Buffer {
    /// Reads on at an offset, behind what is left of the bytes before it. Returns how many bytes were read.
    fn fill(&mut self, file: &File, offset: u64, rest: &[u8], into: Pieces) -> io::Result<u64> {
        let start = rest.len();
        self.bytes.resize(start + CHUNK, 0);
        self.bytes[..start].copy_from_slice(rest);
        let pieces = self.bytes[start..].par_chunks_mut(PIECE).enumerate();
        let read = pieces.map(|(number, piece)| read_at(file, offset + (number * PIECE) as u64, piece));
        let read = read.collect::<io::Result<Vec<usize>>>()?;
        let whole = read.iter().take_while(|read| **read == PIECE).count();
        let read = whole * PIECE + read.get(whole).unwrap_or(&0);
        self.bytes.truncate(start + read);
        self.is_last = read < CHUNK;
        self.find_borders(into);
        Ok(read as u64)
    }

    fn find_borders(&mut self, into: Pieces) {
        if into == Pieces::Items {
            self.borders = item_borders(&self.bytes);
            return;
        }
        let pieces = (0..self.bytes.len().div_ceil(PIECE)).into_par_iter();
        let found: Vec<_> = pieces.map(|piece| borders(&self.bytes, piece * PIECE)).collect();
        self.borders.clear();
        let mut before = 0;
        for (borders, lines) in found {
            let borders = borders.into_iter().map(|border| Border {
                lines: before + border.lines,
                ..border
            });
            self.borders.extend(borders);
            before += lines;
        }
    }
}

/// The borders behind lines that begin in a piece, and how many lines do.
fn borders(bytes: &[u8], start: usize) -> (Vec<Border>, usize) {
    let end = bytes.len().min(start + PIECE);
    let mut borders = Vec::new();
    let mut lines = 0;
    let mut at = match start.checked_sub(1) {
        Some(before) => memchr(b'\n', &bytes[before..end]).map_or(end, |at| before + at + 1),
        None => 0,
    };
    while at < end {
        let Some(length) = memchr(b'\n', &bytes[at..]).map(|at| at + 1) else {
            break;
        };
        let line = &bytes[at..at + length];
        at += length;
        lines += 1;
        if is_border(line) {
            borders.push(Border { end: at, lines });
        }
    }
    (borders, lines)
}

/// The borders behind items. What stands in quotes is known from the beginning on only.
fn item_borders(bytes: &[u8]) -> Vec<Border> {
    let (mut borders, mut at, mut lines) = (Vec::new(), 0, 0);
    while let Some(end) = Pieces::Items.end(bytes, at) {
        let item = &bytes[at..end];
        lines += memchr_iter(b'\n', item).count();
        at = end;
        if is_border(item) {
            borders.push(Border { end, lines });
        }
    }
    borders
}

/// Whether a block ends with a line: by chance, but always the same for the line. Long lines have more of a chance, so that
/// blocks are of one size whatever lines are like.
fn is_border(line: &[u8]) -> bool {
    digest(line) < (u64::MAX / TYPICAL).saturating_mul(line.len() as u64)
}

/// Reads bytes from an offset on, until there is space for no more, or the file ends.
fn read_at(file: &File, offset: u64, bytes: &mut [u8]) -> io::Result<usize> {
    #[cfg(unix)]
    use std::os::unix::fs::FileExt;
    #[cfg(windows)]
    use std::os::windows::fs::FileExt;
    let mut count = 0;
    while count < bytes.len() {
        let (rest, at) = (&mut bytes[count..], offset + count as u64);
        #[cfg(unix)]
        let read = file.read_at(rest, at);
        #[cfg(windows)]
        let read = file.seek_read(rest, at);
        match read {
            Ok(0) => break,
            Ok(read) => count += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// Where a block stands, and its text.
type Part<'a> = (Spot, Option<&'a [u8]>);

impl Cutter {
    /// The blocks of a buffer, and where the last one begins, which may go on.
    fn cut<'a>(&mut self, buffer: &'a Buffer) -> (Vec<Part<'a>>, usize) {
        let bytes = buffer.bytes.as_slice();
        let mut blocks = Vec::new();
        let mut open = self.skip(buffer, &mut blocks);
        for border in &buffer.borders {
            if border.end > open.end {
                open = self.shorten(bytes, open, border.end, &mut blocks);
                self.close(bytes, open, *border, &mut blocks);
                open = *border;
            }
        }
        open = self.shorten(bytes, open, bytes.len(), &mut blocks);
        let end = Border {
            end: bytes.len(),
            ..open
        };
        if buffer.is_last {
            self.close(bytes, open, end, &mut blocks);
        } else if (end.end - open.end) as u64 > LARGEST {
            let skipped = &bytes[open.end..end.end];
            self.skipped = Some(skipped.len() as u64);
            self.lines = memchr_iter(b'\n', skipped).count();
        } else {
            return (blocks, open.end);
        }
        (blocks, end.end)
    }

    /// Goes on behind a line that is too long.
    fn skip(&mut self, buffer: &Buffer, blocks: &mut Vec<Part<'_>>) -> Border {
        let Some(before) = self.skipped.take() else {
            return Border { end: 0, lines: 0 };
        };
        let end = self.into.end_of_rest(&buffer.bytes);
        let more = end.unwrap_or(buffer.bytes.len());
        let length = before + more as u64;
        let lines = memchr_iter(b'\n', &buffer.bytes[..more]).count();
        if end.is_some() || buffer.is_last {
            blocks.push((self.advance(length, self.lines + lines), None));
        } else {
            self.skipped = Some(length);
            self.lines += lines;
        }
        Border { end: more, lines }
    }

    /// Ends blocks that no border ends in time; none ends within a line.
    fn shorten<'a>(&mut self, bytes: &'a [u8], mut open: Border, end: usize, blocks: &mut Vec<Part<'a>>) -> Border {
        while end - open.end > LONGEST {
            let most = &bytes[open.end..open.end + LONGEST];
            let Some(length) = self.into.last_end(most) else {
                break;
            };
            let border = Border {
                end: open.end + length,
                lines: open.lines + memchr_iter(b'\n', &most[..length]).count(),
            };
            self.close(bytes, open, border, blocks);
            open = border;
        }
        open
    }

    fn close<'a>(&mut self, bytes: &'a [u8], open: Border, border: Border, blocks: &mut Vec<Part<'a>>) {
        let text = &bytes[open.end..border.end];
        if !text.is_empty() {
            let spot = self.advance(text.len() as u64, border.lines - open.lines);
            blocks.push((spot, Some(text).filter(|_| spot.length <= LARGEST)));
        }
    }

    /// The place of the next block, which has so many bytes and lines.
    fn advance(&mut self, length: u64, lines: usize) -> Spot {
        let spot = Spot { length, ..self.next };
        self.next.offset += length;
        self.next.first_line += lines;
        spot
    }
}

impl<'a> Lines<'a> {
    fn new(spot: Spot, text: Option<&'a [u8]>, cut: Cut) -> Self {
        // Of a line that is too long nothing counts but its length.
        let digest = match text {
            Some(text) => wide(text, cut.kind),
            None => wide(spot.length.to_le_bytes(), cut.kind),
        };
        Self {
            block: Block { spot, digest },
            text,
            into: cut.into,
        }
    }

    /// The pieces that hold something; `None` for one that is too long to be kept.
    pub(crate) fn filled(&self) -> Vec<(Spot, Option<&'a [u8]>)> {
        match self.into {
            Pieces::Lines => self.lines().collect(),
            Pieces::Items => self
                .text
                .map_or_else(|| vec![(self.block.spot, None)], |text| items(text, self.block.spot)),
        }
    }

    /// The lines that are not empty.
    fn lines(&self) -> impl Iterator<Item = (Spot, Option<&'a [u8]>)> {
        let mut next = self.block.spot;
        let mut rest = self.text.unwrap_or_default();
        let too_long = self.text.is_none().then_some((next, None));
        let lines = std::iter::from_fn(move || {
            let length = memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
            let (line, behind) = rest.split_at(length);
            let spot = Spot {
                length: length as u64,
                ..next
            };
            rest = behind;
            next.offset += spot.length;
            next.first_line += 1;
            (length > 0).then_some((spot, line))
        });
        let filled = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
        too_long
            .into_iter()
            .chain(filled.map(|(spot, line)| (spot, Some(line))))
    }

    /// The text at a place in the block.
    pub(crate) fn at(&self, spot: Spot) -> Option<&'a [u8]> {
        let start = usize::try_from(spot.offset.checked_sub(self.block.spot.offset)?).ok()?;
        let end = start.checked_add(usize::try_from(spot.length).ok()?)?;
        self.text?.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, Write};

    use super::*;

    fn blocks(file: File) -> Blocks {
        let into = Pieces::Lines;
        Blocks::new(file, Vec::new(), false, Cut { into, kind: 1 })
    }

    fn file(text: &[u8]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text).unwrap();
        file.rewind().unwrap();
        file
    }

    /// A file that is sparse but for the ends of its lines.
    fn sparse(lengths: &[u64]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        for length in lengths {
            file.write_all(b"a").unwrap();
            file.seek_relative(i64::try_from(length - 2).unwrap()).unwrap();
            file.write_all(b"\n").unwrap();
        }
        file.rewind().unwrap();
        file
    }

    /// All blocks, and what they are together.
    fn cut(file: File) -> (Vec<Block>, Vec<u8>) {
        let (mut found, mut whole) = (Vec::new(), Vec::new());
        let look = &mut |lot: Vec<Lines<'_>>| {
            for lines in lot {
                whole.extend_from_slice(lines.text.unwrap_or_default());
                found.push(lines.block);
            }
        };
        blocks(file).each(look).unwrap();
        (found, whole)
    }

    fn text(lines: impl Iterator<Item = usize>) -> Vec<u8> {
        lines
            .flat_map(|number| format!("{number} {}\n", "words ".repeat(number % 999)).into_bytes())
            .collect()
    }

    #[test]
    fn a_line_of_32_mb_is_kept_and_a_longer_one_is_not() {
        let largest = 32 * 1024 * 1024;
        for more in [1, 9 << 20] {
            let lengths = [3, largest, largest + more, 7, largest + more];
            let mut found = Vec::new();
            let look = &mut |lot: Vec<Lines<'_>>| {
                let lines = lot.iter().flat_map(Lines::filled);
                found.extend(lines.map(|(spot, line)| (spot.first_line, spot.offset, spot.length, line.is_some())));
            };
            blocks(sparse(&lengths)).each(look).unwrap();
            let mut offset = 0;
            let expected = lengths.iter().zip(1..).map(|(&length, line)| {
                offset += length;
                (line, offset - length, length, length <= largest)
            });
            assert_eq!(found, expected.collect::<Vec<_>>());
        }
    }

    #[test]
    fn blocks_are_the_whole_file_in_its_order() {
        let all = text(0..5000);
        for end in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, all.len()] {
            let (found, whole) = cut(file(&all[..end]));
            assert!(whole == all[..end], "{end}");
            let (mut offset, mut line) = (0, 1);
            for Block { spot, .. } in found {
                assert_eq!((spot.offset, spot.first_line), (offset, line));
                let start = usize::try_from(offset).unwrap();
                offset += spot.length;
                line += memchr_iter(b'\n', &all[start..usize::try_from(offset).unwrap()]).count();
            }
            assert_eq!(offset, end as u64);
        }
    }

    #[test]
    fn a_line_that_comes_changes_one_block_or_two() {
        let before = cut(file(&text(0..5000))).0;
        let average = before.iter().map(|block| block.spot.length).sum::<u64>() / before.len() as u64;
        assert!((TYPICAL / 2..TYPICAL * 2).contains(&average), "{average}");
        for at in [0, 17, 2500, 4999, 5000] {
            let after = cut(file(&text((0..at).chain([9999]).chain(at..5000)))).0;
            let is_new = |block: &&Block| before.iter().all(|known| known.digest != block.digest);
            assert!((1..=2).contains(&after.iter().filter(is_new).count()), "{at}");
        }
    }

    #[test]
    fn lines_that_are_all_the_same_make_no_endless_block() {
        let (found, _) = cut(file(&b"\n".repeat(3 * LONGEST)));
        assert_eq!(
            found.iter().map(|block| block.spot.length).collect::<Vec<_>>(),
            [LONGEST as u64; 3]
        );
        assert!(found[1..].iter().all(|block| block.digest == found[0].digest));
    }

    fn item(number: usize) -> String {
        format!(
            "<item>{number}\n<![CDATA[<item>{}]]></item>\n",
            "words ".repeat(number % 999)
        )
    }

    /// Every item with its place and its line.
    fn items(text: &str) -> Vec<(u64, usize, String)> {
        let into = Pieces::Items;
        let mut found = Vec::new();
        let look = &mut |lot: Vec<Lines<'_>>| {
            for (spot, item) in lot.iter().flat_map(Lines::filled) {
                let text = String::from_utf8_lossy(item.unwrap_or(b"too long")).into_owned();
                found.push((spot.offset, spot.first_line, text));
            }
        };
        let blocks = Blocks::new(file(text.as_bytes()), Vec::new(), false, Cut { into, kind: 1 });
        blocks.each(look).unwrap();
        found
    }

    #[test]
    fn items_have_their_places_whatever_the_blocks_are() {
        let mut text = "<rss>\n<channel>\n".to_owned();
        let mut expected = Vec::new();
        for number in 0..4000 {
            let item = item(number);
            expected.push((text.len() as u64, 3 + 2 * number, item.trim_end().to_owned()));
            text += &item;
        }
        assert!(text.len() > 2 * CHUNK);
        assert_eq!(items(&(text + "</channel></rss>")), expected);
    }

    #[test]
    fn an_item_that_is_too_long_takes_no_other_with_it() {
        let largest = usize::try_from(LARGEST).unwrap();
        let long = format!("<item><![CDATA[\n{}\n]]></item>", " ".repeat(largest));
        let text = format!("<rss>{}{long}{}</rss>", item(1), item(2));
        let found = items(&text);
        // It begins where the one before ends.
        let told: Vec<_> = found.iter().map(|(_, line, text)| (*line, text.as_str())).collect();
        assert_eq!(
            told,
            [(1, item(1).trim_end()), (2, "too long"), (5, item(2).trim_end())]
        );
    }
}
