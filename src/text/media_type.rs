//! Media types of files that are heard, seen or read: by their first bytes, or by their ending.

/// What the first bytes of a file are, and its type.
type Mark = (usize, &'static [u8], &'static str);

/// Marks of sound and film. The first that fits counts.
const MARKS: &[Mark] = &[
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xFF\xFB", "audio/mpeg"),
    (0, b"\xFF\xF3", "audio/mpeg"),
    (0, b"\xFF\xF2", "audio/mpeg"),
    (0, b"\xFF\xF1", "audio/aac"),
    (0, b"\xFF\xF9", "audio/aac"),
    (0, b"fLaC", "audio/flac"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypM4B", "audio/mp4"),
    (4, b"ftypqt", "video/quicktime"),
    (0, b"%PDF-", "application/pdf"),
];

/// Endings, in lower case, and their types.
const ENDINGS: &[(&str, &str)] = &[
    ("aac", "audio/aac"),
    ("aif", "audio/aiff"),
    ("aiff", "audio/aiff"),
    ("avi", "video/x-msvideo"),
    ("epub", "application/epub+zip"),
    ("flac", "audio/flac"),
    ("m4a", "audio/mp4"),
    ("m4b", "audio/mp4"),
    ("m4v", "video/mp4"),
    ("mka", "audio/x-matroska"),
    ("mkv", "video/x-matroska"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("mpg", "video/mpeg"),
    ("mpeg", "video/mpeg"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("ogv", "video/ogg"),
    ("opus", "audio/ogg"),
    ("pdf", "application/pdf"),
    ("wav", "audio/wav"),
    ("weba", "audio/webm"),
    ("webm", "video/webm"),
    ("wma", "audio/x-ms-wma"),
];

/// The type of a file by its first bytes; its ending says what a container holds.
pub fn by_bytes(head: &[u8]) -> Option<&'static str> {
    let fits = |(at, mark, _): &&Mark| head.get(*at..).is_some_and(|rest| rest.starts_with(mark));
    MARKS.iter().find(fits).map(|(.., media_type)| *media_type)
}

/// The type of a file or address by its ending.
pub fn by_ending(name: &str) -> Option<&'static str> {
    let path = name.split(['?', '#']).next()?;
    let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    ENDINGS
        .iter()
        .find(|(known, _)| *known == ending)
        .map(|(_, media_type)| *media_type)
}

/// Whether a type is one of sound or film.
pub fn is_played(media_type: &str) -> bool {
    media_type.starts_with("audio/") || media_type.starts_with("video/")
}

/// Whether a text is a media type (RFC 6838, section 4.2).
pub fn is_one(text: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    text.split_once('/')
        .is_some_and(|(kind, name)| is_name(kind) && is_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_by_bytes_or_ending() {
        assert_eq!(by_bytes(b"ID3\x03"), Some("audio/mpeg"));
        assert_eq!(by_bytes(b"\0\0\0\x20ftypM4A "), Some("audio/mp4"));
        assert_eq!(by_bytes(b"RIFF\0\0\0\0WAVE"), Some("audio/wav"));
        assert_eq!(by_bytes(b"plain"), None);
        assert_eq!(by_ending("https://x.example/a.MP3?b=c.d"), Some("audio/mpeg"));
        assert_eq!(by_ending("https://x.example/watch"), None);
        assert!(is_one("audio/x-m4a") && !is_one("audio") && !is_one("audio/ x"));
    }
}
