//! `feedmill serve`: a preview for editors, and the output folder as a good server serves it. `live`
//! builds and watches, `routes` answers, `folder` and `picture` send files, `host` refuses strangers.

mod documents;
mod folder;
mod host;
mod live;
mod picture;
mod routes;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;

use tokio::net::TcpListener;
use tokio::runtime;

use self::live::Live;
use super::{Ending, Failure, configuration_file};
use crate::builder::Watch;
use crate::cli::Serve;
use crate::preview::Pages;
use crate::run::Streams;

/// Builds, watches and serves, until the process is ended.
pub fn run(options: &Serve, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let file = configuration_file(options.config.as_ref())?;
    let pages = Pages::new().map_err(|mistake| Failure::Usage(mistake.to_string()))?;
    let watch = Watch::new(&file).map_err(|error| Failure::Usage(format!("cannot watch files: {error}")))?;
    let live = Arc::new(Live::new(file, pages));
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind(options.addr));
    let listener = listener.map_err(|error| deaf(options.addr, &error))?;
    let address = listener.local_addr()?;
    thread::spawn({
        let live = Arc::clone(&live);
        move || live.work(watch)
    });
    writeln!(
        streams.out,
        "preview at http://{address}/, feeds at http://{address}/feeds/"
    )?;
    streams.out.flush()?;
    runtime.block_on(async { axum::serve(listener, routes::router(live, address.ip())).await })?;
    Ok(Ending::Well)
}

/// Why nobody can listen there, and what to do.
fn deaf(address: SocketAddr, error: &io::Error) -> Failure {
    let port = address.port();
    Failure::Usage(match error.kind() {
        io::ErrorKind::AddrInUse => {
            let next = port.checked_add(1).unwrap_or(8000);
            format!("another program listens on port {port} already, perhaps another preview; try `--addr {next}`")
        }
        io::ErrorKind::PermissionDenied => {
            format!("port {port} is for the administrator of this machine; try `--addr 8000`")
        }
        io::ErrorKind::AddrNotAvailable => format!("`{}` is no address of this machine", address.ip()),
        _ => format!("cannot listen on `{address}`: {error}"),
    })
}
