//! Sends files of the output folder as a good server does: media type with charset, `ETag` and
//! Last-Modified, 304 to either, ranges, and gzip for those who accept it.

use std::fs::{self, Metadata};
use std::io;
use std::ops::RangeInclusive;
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Body;
use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::{Response, StatusCode};

use crate::output::{COMPRESSIONS, types};
use crate::picture::format::FORMATS;

/// The file at `path` in `folder`, or its page if it is a folder.
pub(super) fn answer(folder: &Path, path: &str, is_readable: bool, asked: &HeaderMap) -> Response<Body> {
    let Some(mut file) = inside(folder, path) else {
        return plain(StatusCode::NOT_FOUND);
    };
    if file.is_dir() {
        file.push("index.html");
    }
    let sent = Sent::of(&file, is_readable);
    sent.and_then(|sent| sent.answer(&file, asked))
        .unwrap_or_else(|_| plain(StatusCode::NOT_FOUND))
}

/// No name leads out of the folder, and nothing hidden is shown.
pub(super) fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let parts = Path::new(path).components();
    let is_plain = |part: Component<'_>| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    };
    if !parts.clone().all(is_plain) || path.contains('\\') {
        return None;
    }
    let file = folder.join(path).canonicalize().ok()?;
    file.starts_with(folder).then_some(file)
}

/// An answer without more to say.
pub(super) fn plain(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::from(format!("{status}\n")));
    *response.status_mut() = status;
    response
}

/// What is known of a file that is sent.
struct Sent {
    media_type: String,
    modified: SystemTime,
    tag: String,
}

impl Sent {
    fn of(file: &Path, is_readable: bool) -> io::Result<Self> {
        let facts = fs::metadata(file)?;
        let ending = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        let known = types(is_readable).into_iter().find(|(known, _)| *known == ending);
        let picture = FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()));
        let other = picture.map_or("application/octet-stream", |format| format.media_type);
        Ok(Self {
            media_type: known.map_or_else(|| other.to_owned(), |(_, media_type)| media_type),
            modified: whole(facts.modified()?),
            tag: tag(&facts)?,
        })
    }

    fn answer(&self, file: &Path, asked: &HeaderMap) -> io::Result<Response<Body>> {
        let is_zipped = accepts_gzip(asked) && !asked.contains_key(header::RANGE);
        let tag = format!("\"{}{}\"", self.tag, if is_zipped { "-gzip" } else { "" });
        let modified = httpdate::fmt_http_date(self.modified);
        let facts = [
            (header::ETAG, tag.as_str()),
            (header::LAST_MODIFIED, modified.as_str()),
            (header::CONTENT_TYPE, self.media_type.as_str()),
            (header::VARY, "Accept-Encoding"),
            (header::ACCEPT_RANGES, "bytes"),
            (header::CACHE_CONTROL, "no-cache"),
        ];
        if self.is_fresh(asked) {
            return Ok(response(StatusCode::NOT_MODIFIED, Body::empty(), &facts));
        }
        let bytes = fs::read(file)?;
        if is_zipped {
            let zipped = (COMPRESSIONS[0].encode)(&bytes)?;
            let more = [&facts[..], &[(header::CONTENT_ENCODING, "gzip")]].concat();
            return Ok(response(StatusCode::OK, zipped.into(), &more));
        }
        Ok(match self.range(asked, bytes.len()) {
            Range::Whole => response(StatusCode::OK, bytes.into(), &facts),
            Range::Part(range) => {
                let part = format!("bytes {}-{}/{}", range.start(), range.end(), bytes.len());
                let more = [&facts[..], &[(header::CONTENT_RANGE, part.as_str())]].concat();
                response(StatusCode::PARTIAL_CONTENT, bytes[range].to_vec().into(), &more)
            }
            Range::Beyond => {
                let length = format!("bytes */{}", bytes.len());
                let more = [(header::CONTENT_RANGE, length.as_str())];
                response(StatusCode::RANGE_NOT_SATISFIABLE, Body::empty(), &more)
            }
        })
    }

    /// Whether the client has it already (RFC 9110, section 13.2.2: a tag counts more than a time).
    fn is_fresh(&self, asked: &HeaderMap) -> bool {
        match (
            text(asked, header::IF_NONE_MATCH),
            text(asked, header::IF_MODIFIED_SINCE),
        ) {
            (Some(tags), _) => tags.split(',').any(|tag| tag.trim() == "*" || self.is_tag(tag)),
            (None, Some(since)) => httpdate::parse_http_date(since).is_ok_and(|since| self.modified <= since),
            (None, None) => false,
        }
    }

    /// Whether a tag is of these bytes, zipped or not.
    fn is_tag(&self, tag: &str) -> bool {
        let tag = tag.trim().trim_start_matches("W/").trim_matches('"');
        tag.trim_end_matches("-gzip") == self.tag
    }

    /// One range is answered, and several are with the whole, as a server may (RFC 9110, section 14.2).
    fn range(&self, asked: &HeaderMap, length: usize) -> Range {
        let is_other = match text(asked, header::IF_RANGE) {
            None => false,
            Some(tag) if tag.contains('"') => tag.trim() != format!("\"{}\"", self.tag),
            Some(time) => httpdate::parse_http_date(time).ok() != Some(self.modified),
        };
        match text(asked, header::RANGE).and_then(|range| range.strip_prefix("bytes=")) {
            Some(range) if !is_other && !range.contains(',') => Range::parse(range, length),
            _ => Range::Whole,
        }
    }
}

/// What part of a file is wanted.
#[derive(Debug, PartialEq, Eq)]
enum Range {
    Whole,
    Part(RangeInclusive<usize>),
    Beyond,
}

impl Range {
    fn parse(text: &str, length: usize) -> Self {
        let Some((first, last)) = text.trim().split_once('-') else {
            return Self::Whole;
        };
        let number = |text: &str| text.trim().parse::<usize>().ok();
        let range = match (number(first), number(last)) {
            (Some(first), Some(last)) if first > last => return Self::Whole,
            (Some(first), Some(last)) => (first, last),
            (Some(first), None) if last.trim().is_empty() => (first, usize::MAX),
            (None, Some(0)) if first.trim().is_empty() => return Self::Beyond,
            (None, Some(suffix)) if first.trim().is_empty() => (length.saturating_sub(suffix), usize::MAX),
            _ => return Self::Whole,
        };
        if range.0 >= length {
            return Self::Beyond;
        }
        Self::Part(range.0..=range.1.min(length - 1))
    }
}

fn response(status: StatusCode, body: Body, facts: &[(HeaderName, &str)]) -> Response<Body> {
    let mut builder = Response::builder().status(status);
    for (name, value) in facts {
        builder = builder.header(name, *value);
    }
    builder
        .body(body)
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn text(asked: &HeaderMap, name: HeaderName) -> Option<&str> {
    asked.get(name).and_then(|value| value.to_str().ok())
}

/// Whether gzip is named, and not refused with a weight of 0.
fn accepts_gzip(asked: &HeaderMap) -> bool {
    let accepted = text(asked, header::ACCEPT_ENCODING).unwrap_or_default();
    accepted.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        let weight = weight
            .trim()
            .strip_prefix("q=")
            .map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
        name.trim().eq_ignore_ascii_case("gzip") && weight > 0.0
    })
}

/// HTTP knows whole seconds.
fn whole(time: SystemTime) -> SystemTime {
    let seconds = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn tag(facts: &Metadata) -> io::Result<String> {
    let time = facts.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{:x}-{:x}", time.as_nanos(), facts.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_has_them() {
        for (text, expected) in [
            ("0-3", Range::Part(0..=3)),
            ("7-", Range::Part(7..=9)),
            ("-4", Range::Part(6..=9)),
            ("-40", Range::Part(0..=9)),
            ("8-40", Range::Part(8..=9)),
            ("10-", Range::Beyond),
            ("-0", Range::Beyond),
            ("3-1", Range::Whole),
            ("x", Range::Whole),
            ("-", Range::Whole),
        ] {
            assert_eq!(Range::parse(text, 10), expected, "{text}");
        }
    }

    #[test]
    fn gzip_may_be_refused() {
        for (accepted, expected) in [
            ("gzip", true),
            ("br, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("identity", false),
        ] {
            let mut asked = HeaderMap::new();
            asked.insert(header::ACCEPT_ENCODING, accepted.parse().unwrap());
            assert_eq!(accepts_gzip(&asked), expected, "{accepted}");
        }
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("out/.feedmill")).unwrap();
        fs::write(root.join("secret"), "x").unwrap();
        fs::write(root.join("out/.feedmill/files.txt"), "x").unwrap();
        fs::write(root.join("out/all.rss"), "x").unwrap();
        let out = root.join("out");
        assert!(inside(&out, "all.rss").is_some() && inside(&out, "").is_some());
        for path in [
            "../secret",
            "/etc/passwd",
            ".feedmill/files.txt",
            "a/../../secret",
            "..\\secret",
        ] {
            assert_eq!(inside(&out, path), None, "{path}");
        }
    }
}
