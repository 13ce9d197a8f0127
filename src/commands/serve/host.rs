//! Refuses requests that name a foreign host: a page of somebody else could have given its own name
//! our address (DNS rebinding), and would read what is not published yet.

use std::net::{IpAddr, Ipv6Addr};

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Passes on what names this server, listening on `ip`.
pub(super) async fn check(ip: IpAddr, request: Request, next: Next) -> Response {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let target = request.uri().authority().map(|authority| authority.as_str().to_owned());
    let are_ours = named.is_some_and(|host| is_ours(host, ip)) && target.is_none_or(|target| is_ours(&target, ip));
    if are_ours {
        next.run(request).await
    } else {
        (
            StatusCode::MISDIRECTED_REQUEST,
            "this server does not answer for that host\n",
        )
            .into_response()
    }
}

/// A name that stands for this machine wherever it is asked for, or an address, which nobody can take over.
fn is_ours(host: &str, ip: IpAddr) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let named: Option<IpAddr> = name
        .parse()
        .ok()
        .or_else(|| name.parse::<Ipv6Addr>().ok().map(IpAddr::V6));
    match named {
        Some(named) => named.is_loopback() || !ip.is_loopback(),
        None => name.eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let (loopback, everywhere): (IpAddr, IpAddr) = ("127.0.0.1".parse().unwrap(), "0.0.0.0".parse().unwrap());
        for (host, at_home, open) in [
            ("127.0.0.1:8000", true, true),
            ("localhost", true, true),
            ("LOCALHOST:8000", true, true),
            ("[::1]:8000", true, true),
            ("192.0.2.7:8000", false, true),
            ("evil.example:8000", false, false),
            ("127.0.0.1.evil.example", false, false),
            ("localhost.evil.example", false, false),
            ("", false, false),
        ] {
            assert_eq!(is_ours(host, loopback), at_home, "{host}");
            assert_eq!(is_ours(host, everywhere), open, "{host}");
        }
    }
}
