//! Compressed forms of files, which servers send as they are to clients that accept them. The same
//! text gives the same bytes on every machine: no time and no system is noted in them.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

/// A way to compress.
#[derive(Debug)]
pub struct Encoding {
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
pub const ENCODINGS: &[Encoding] = &[
    Encoding {
        name: "gzip",
        token: "gzip",
        ending: "gz",
        encode: gzip,
        decode: |bytes| all(GzDecoder::new(bytes)),
    },
    Encoding {
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
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
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
    fn what_is_compressed_comes_back_and_is_smaller() {
        let text = include_str!("feed.css").repeat(20).into_bytes();
        for encoding in ENCODINGS {
            let bytes = (encoding.encode)(&text).unwrap();
            assert!(bytes.len() < text.len() / 10, "{}", encoding.name);
            assert_eq!((encoding.decode)(&bytes).unwrap(), text, "{}", encoding.name);
            assert_eq!((encoding.encode)(&text).unwrap(), bytes, "{}", encoding.name);
            assert!((encoding.decode)(b"no such thing").is_err(), "{}", encoding.name);
        }
    }
}
