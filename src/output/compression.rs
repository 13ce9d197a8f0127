//! Compressed forms of files, which servers send as they are to clients that accept them. The same
//! text gives the same bytes on every machine: no time and no system is noted in them.

use std::io::{self, Read, Write};

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

/// A way to compress.
#[derive(Debug)]
pub struct Compression {
    /// As the configuration and HTTP say it.
    pub name: &'static str,
    /// As HTTP says it (RFC 9110, section 8.4.1).
    pub token: &'static str,
    /// What is put behind the name of the file.
    pub ending: &'static str,
    /// Compresses, as small as it gets: it is done once and sent often.
    pub encode: fn(&[u8]) -> io::Result<Vec<u8>>,
    /// The text, up to `LARGEST` bytes.
    pub decode: fn(&[u8]) -> io::Result<Vec<u8>>,
}

/// Every way, the most common first.
pub const COMPRESSIONS: &[Compression] = &[
    Compression {
        name: "gzip",
        token: "gzip",
        ending: "gz",
        encode: gzip,
        decode: |bytes| all(GzDecoder::new(bytes)),
    },
    Compression {
        name: "brotli",
        token: "br",
        ending: "br",
        encode: brotli,
        decode: |bytes| all(brotli::Decompressor::new(bytes, 4096)),
    },
];

/// Bytes of the longest text that is unpacked: a small file may stand for a huge one.
const LARGEST: u64 = 64 * 1024 * 1024;

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Quality 9 of 11: the last two take ten times as long for a few bytes of a hundred.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut out, 4096, 9, 22);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(out)
}

fn all(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    reader.take(LARGEST).read_to_end(&mut out)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_64_mb_are_unpacked() {
        let length = |bytes: u64| all(io::repeat(b'x').take(bytes)).unwrap().len() as u64;
        assert_eq!((length(LARGEST), length(LARGEST + 1)), (LARGEST, LARGEST));
    }

    #[test]
    fn what_is_compressed_comes_back_and_is_smaller() {
        let text = include_str!("feed.css").repeat(20).into_bytes();
        for way in COMPRESSIONS {
            let bytes = (way.encode)(&text).unwrap();
            assert!(bytes.len() < text.len() / 10, "{}", way.name);
            assert_eq!((way.decode)(&bytes).unwrap(), text, "{}", way.name);
            assert_eq!((way.encode)(&text).unwrap(), bytes, "{}", way.name);
            assert!((way.decode)(b"no such thing").is_err(), "{}", way.name);
        }
    }
}
