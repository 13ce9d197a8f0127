//! Pictures of the articles, at the addresses that feeds give them, so that the preview shows what
//! readers will see, without asking any other server.

use std::fs;
use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use percent_encoding::percent_decode_str;

use super::folder::{inside, plain};
use crate::builder::{PUBLISHED, bases};
use crate::config::Config;
use crate::picture::by_bytes;

/// Where the preview shows a picture, if it is one of the publication.
pub(super) fn local(config: &Config, url: &str) -> Option<String> {
    let published = url.strip_prefix(config.site.feeds_url.as_str());
    if let Some(path) = published.filter(|path| path.starts_with(PUBLISHED)) {
        return Some(format!("/feeds/{path}"));
    }
    let rest = url.strip_prefix(config.photos.url.as_str())?;
    let path = percent_decode_str(rest.split(['?', '#']).next()?).decode_utf8().ok()?;
    find(config, &path)?;
    Some(format!("/photos/{rest}"))
}

/// The picture at a path below `photos.url`.
pub(super) fn answer(config: &Config, path: &str) -> Response<Body> {
    let picture = find(config, path).and_then(|file| fs::read(file).ok());
    let media_type = picture.as_ref().and_then(|bytes| media_type(bytes));
    match (picture, media_type) {
        (Some(bytes), Some(media_type)) => {
            let mut response = Response::new(Body::from(bytes));
            let media_type = header::HeaderValue::from_static(media_type);
            response.headers_mut().insert(header::CONTENT_TYPE, media_type);
            response
        }
        _ => plain(StatusCode::NOT_FOUND),
    }
}

/// In the folder of pictures, else where articles have theirs beside them.
fn find(config: &Config, path: &str) -> Option<PathBuf> {
    let beside = bases(config).into_iter().map(|base| config.root.join(base));
    let folders = [config.resolve(&config.photos.dir)]
        .into_iter()
        .chain(beside)
        .chain([config.root.clone()]);
    let mut found = folders.filter_map(|folder| inside(&folder.canonicalize().ok()?, path));
    found.find(|file| file.is_file())
}

/// Types that browsers show, and that hold no scripts.
const SHOWN: &[&str] = &[
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/bmp",
];

/// By the first bytes: nothing but pictures is shown, whatever it is called.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let media_type = by_bytes(bytes)?.media_type;
    SHOWN.contains(&media_type).then_some(media_type)
}
