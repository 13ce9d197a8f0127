//! Files that others are packed in, by how they begin.

/// How they begin, whatever they are called, and what they are.
const ARCHIVES: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a zip archive or a document that is one"),
    (b"PK\x05\x06", "a zip archive with nothing in it"),
    (b"\x1F\x8B\x08", "packed with gzip"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"BZh", "packed with bzip2"),
    (b"\xFD7zXZ\0", "packed with xz"),
    (b"\x28\xB5\x2F\xFD", "packed with zstd"),
];

/// What a file is that begins with some bytes, if it is packed.
pub fn packed(bytes: &[u8]) -> Option<&'static str> {
    let (_, what) = ARCHIVES.iter().find(|(mark, _)| bytes.starts_with(mark))?;
    Some(what)
}
