//! Codings of bodies (RFC 9110, section 8.4): what is small when it comes may be large when it is unpacked.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::MB;

/// Codings that are understood.
pub(super) const ACCEPTED: &str = "gzip, br";

/// Bytes that the library of brotli takes at once.
const BUFFER: usize = 16 << 10;

const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The body without its coding. Some servers name a coding and send none.
pub(super) fn unpacked(coding: &str, body: &[u8], limit: u64) -> Result<Vec<u8>, String> {
    let coding = coding.to_ascii_lowercase();
    let mut unpacked = Vec::new();
    let read = match coding.trim() {
        "br" => brotli::Decompressor::new(body, BUFFER)
            .take(limit + 1)
            .read_to_end(&mut unpacked),
        "gzip" | "x-gzip" if body.starts_with(&GZIP) => {
            MultiGzDecoder::new(body).take(limit + 1).read_to_end(&mut unpacked)
        }
        "" | "identity" | "gzip" | "x-gzip" => return Ok(body.to_vec()),
        other => return Err(format!("it comes in the coding `{other}`, which nobody asked for")),
    };
    match read {
        Err(error) => Err(format!("what came cannot be unpacked: {error}")),
        Ok(_) if unpacked.len() as u64 > limit => Err(format!("unpacked it has more than {} MB", limit / MB)),
        Ok(_) => Ok(unpacked),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn bodies_are_unpacked_within_bounds() {
        let text = vec![b'a'; 5000];
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(&text).unwrap();
        let gzip = gzip.finish().unwrap();
        let mut brotli = Vec::new();
        brotli::CompressorWriter::new(&mut brotli, 4096, 5, 20)
            .write_all(&text)
            .unwrap();
        for (coding, body) in [("GZIP", &gzip), ("br", &brotli), ("", &text), ("gzip", &text)] {
            assert_eq!(unpacked(coding, body, 5000).as_ref(), Ok(&text), "{coding}");
        }
        for (coding, body) in [("gzip", &gzip), ("br", &brotli)] {
            assert!(
                unpacked(coding, body, 4999).unwrap_err().contains("more than"),
                "{coding}"
            );
            assert!(unpacked(coding, &body[..body.len() / 2], 5000).is_err(), "{coding}");
        }
        assert!(unpacked("zstd", &text, 5000).unwrap_err().contains("nobody asked for"));
    }
}
