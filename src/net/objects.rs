//! How the client of object stores sends its requests: through the HTTP client that is here already. A request waits in the
//! thread that makes it, so several are under way only where several threads are.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use http_body_util::BodyExt;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
};
use ureq::{Agent, Error};

/// The largest body that an answer may have.
const LONGEST: u64 = 1 << 30;

/// Connects the client of a store.
#[derive(Debug, Clone)]
pub struct Connector(Agent);

impl Connector {
    /// One whose requests each have to end within this time.
    pub fn new(patience: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(patience))
            .http_status_as_error(false)
            // The signature of a request is good for its address alone.
            .max_redirects(0)
            .allow_non_standard_methods(true)
            .user_agent(concat!("feedmill/", env!("CARGO_PKG_VERSION")))
            .build();
        Self(config.into())
    }
}

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

impl HttpService for Connector {
    fn call<'s, 'f>(
        &'s self,
        request: HttpRequest,
    ) -> Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'f>>
    where
        's: 'f,
        Self: 'f,
    {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect().await?.to_bytes();
            // A length of nothing has to be said where something is put or asked for.
            let has_body = !body.is_empty() || matches!(parts.method.as_str(), "PUT" | "POST");
            let answer = if has_body {
                self.0.run(ureq::http::Request::from_parts(parts, body.as_ref()))
            } else {
                self.0.run(ureq::http::Request::from_parts(parts, ()))
            };
            let (parts, mut body) = answer.map_err(|error| failed(&error))?.into_parts();
            let bytes = body.with_config().limit(LONGEST).read_to_vec();
            let bytes = bytes.map_err(|error| failed(&error))?;
            Ok(HttpResponse::from_parts(parts, HttpResponseBody::from(bytes)))
        })
    }
}

/// What kind it is decides whether it is tried again.
fn failed(error: &Error) -> HttpError {
    let kind = match error {
        Error::HostNotFound | Error::ConnectionFailed => HttpErrorKind::Connect,
        Error::Timeout(_) => HttpErrorKind::Timeout,
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => HttpErrorKind::Connect,
        Error::Io(_) | Error::Protocol(_) => HttpErrorKind::Interrupted,
        _ => HttpErrorKind::Unknown,
    };
    HttpError::new(kind, std::io::Error::other(super::words(error)))
}
