//! What is at which address: the preview at `/`, the output folder below `/feeds/`.

use std::fs;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{self, HeaderMap};
use axum::http::{Response, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use serde::Deserialize;

use super::documents::{changes, findings, formats};
use super::folder::{self, inside, plain};
use super::live::{Edition, Live};
use super::{host, picture};
use crate::preview::{self, FeedPage, Overview, RawPage};

/// How long a page waits for a new build before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// What a page of the preview may do: nothing that leaves this server.
const POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; \
    img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// All addresses, for a server that listens on `ip`.
pub(super) fn router(live: Arc<Live>, ip: IpAddr) -> Router {
    Router::new()
        .route("/", get(overview))
        .route("/feed/{*path}", get(feed))
        .route("/raw/{*path}", get(raw))
        .route("/feeds", get(async || Redirect::permanent("/feeds/")))
        .route("/feeds/", get(feeds))
        .route("/feeds/{*path}", get(file))
        .route("/photos/{*path}", get(photo))
        .route("/version", get(version))
        .route(
            "/preview.css",
            get(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], preview::STYLE)),
        )
        .route(
            "/preview.js",
            get((
                [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")],
                preview::SCRIPT,
            )),
        )
        .layer(middleware::from_fn_with_state(Arc::clone(&live), patient))
        .layer(middleware::from_fn(move |request, next| host::check(ip, request, next)))
        .with_state(live)
}

/// The first build takes its time; until then there is nothing to show.
async fn patient(State(live): State<Arc<Live>>, request: Request, next: Next) -> Response<Body> {
    let mut versions = live.versions();
    // The sender lives as long as the live.
    let _ = versions.wait_for(|version| *version > 0).await;
    next.run(request).await
}

/// A page is made aside, so that others are answered in the meantime.
async fn aside(work: impl FnOnce() -> Response<Body> + Send + 'static) -> Response<Body> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn page(text: Result<String, impl std::fmt::Display>) -> Response<Body> {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    match text {
        Ok(text) => (headers, text).into_response(),
        Err(mistake) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{mistake}\n")).into_response(),
    }
}

fn site(edition: &Edition) -> String {
    let title = edition.config.as_ref().map(|config| config.site.title.clone());
    title.unwrap_or_else(|| "feedmill".to_owned())
}

async fn overview(State(live): State<Arc<Live>>) -> Response<Body> {
    aside(move || {
        let edition = live.edition();
        page(live.pages.overview(&Overview {
            version: edition.version,
            site: site(&edition),
            trouble: edition.trouble.clone(),
            summary: edition.summary.clone(),
            findings: edition.findings.clone(),
            feeds: edition.rows().to_vec(),
            chart: edition.chart().to_owned(),
        }))
    })
    .await
}

#[derive(Deserialize)]
struct Wanted {
    format: Option<String>,
}

async fn feed(State(live): State<Arc<Live>>, Path(path): Path<String>, Query(wanted): Query<Wanted>) -> Response<Body> {
    aside(move || {
        let shown = feed_page(&live.edition(), path, wanted.format);
        shown.map_or_else(|| plain(StatusCode::NOT_FOUND), |shown| page(live.pages.feed(&shown)))
    })
    .await
}

fn feed_page(edition: &Edition, path: String, format: Option<String>) -> Option<FeedPage> {
    let (config, folder) = (edition.config.as_ref()?, edition.folder()?);
    let formats = formats(config, &folder, &path);
    let format = format
        .filter(|format| formats.contains(format))
        .or_else(|| formats.first().cloned())?;
    let document = format!("{path}.{format}");
    let bytes = fs::read(inside(&folder, &document)?).ok()?;
    let notes = preview::notes(&findings(config, &document, &bytes));
    let local = |url: &str| picture::local(config, url);
    Some(FeedPage {
        version: edition.version,
        site: site(edition),
        trouble: edition.trouble.clone(),
        changes: edition.before.get(&document).and_then(|old| changes(old, &bytes)),
        path,
        format,
        formats,
        ..preview::feed_page(&bytes, notes, &local)
    })
}

async fn raw(State(live): State<Arc<Live>>, Path(path): Path<String>) -> Response<Body> {
    aside(move || {
        let shown = raw_page(&live.edition(), &path);
        shown.map_or_else(|| plain(StatusCode::NOT_FOUND), |shown| page(live.pages.raw(&shown)))
    })
    .await
}

fn raw_page(edition: &Edition, path: &str) -> Option<RawPage> {
    let (config, folder) = (edition.config.as_ref()?, edition.folder()?);
    let (feed, format) = path.rsplit_once('.')?;
    if !formats(config, &folder, feed).iter().any(|known| known == format) {
        return None;
    }
    let bytes = fs::read(inside(&folder, path)?).ok()?;
    let notes = preview::notes(&findings(config, path, &bytes));
    Some(RawPage {
        version: edition.version,
        site: site(edition),
        trouble: edition.trouble.clone(),
        back: format!("/feed/{feed}?format={format}"),
        path: path.to_owned(),
        ..preview::raw_page(&String::from_utf8_lossy(&bytes), &notes)
    })
}

async fn feeds(state: State<Arc<Live>>, asked: HeaderMap) -> Response<Body> {
    file(state, Path(String::new()), asked).await
}

async fn file(State(live): State<Arc<Live>>, Path(path): Path<String>, asked: HeaderMap) -> Response<Body> {
    aside(move || {
        let edition = live.edition();
        let is_readable = edition.config.as_ref().is_some_and(|config| config.output.stylesheet);
        let folder = edition.folder();
        folder.map_or_else(
            || plain(StatusCode::NOT_FOUND),
            |folder| folder::answer(&folder, &path, is_readable, &asked),
        )
    })
    .await
}

async fn photo(State(live): State<Arc<Live>>, Path(path): Path<String>) -> Response<Body> {
    aside(move || {
        let config = live.edition().config.clone();
        config.map_or_else(
            || plain(StatusCode::NOT_FOUND),
            |config| picture::answer(&config, &path),
        )
    })
    .await
}

#[derive(Deserialize)]
struct After {
    after: u64,
}

/// Waits for another version than the one that a page shows, for a while.
async fn version(State(live): State<Arc<Live>>, Query(After { after }): Query<After>) -> String {
    let mut versions = live.versions();
    let newer = versions.wait_for(|version| *version != after);
    // Whether it came or not, the newest is told.
    let _ = tokio::time::timeout(PATIENCE, newer).await;
    live.edition().version.to_string()
}
