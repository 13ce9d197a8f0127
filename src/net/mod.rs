//! Asking web servers: the one place that speaks HTTP to others. Nothing here knows of feeds.

mod coding;
#[cfg(feature = "publish")]
mod objects;
mod public;

use std::time::Duration;

use ureq::config::ConfigBuilder;
use ureq::http::Response;
use ureq::http::header::HeaderValue;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};

#[cfg(feature = "publish")]
pub use objects::Connector;
use public::Public;

/// How long a server may take for its whole answer.
const PATIENCE: Duration = Duration::from_secs(30);

const MB: u64 = 1024 * 1024;

/// How what is told of an answer begins that is too large.
pub const TOO_LARGE: &str = "it has more than";

/// Codings of bodies that are understood, for `Accept-Encoding`.
pub const CODINGS: &str = coding::ACCEPTED;

/// How a server answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Status code (RFC 9110, section 15).
    pub status: u16,
    /// Seconds of `Retry-After`, where it says a number (RFC 9110, section 10.2.3).
    pub retry_after: Option<u64>,
    /// Its fields: names in lower case, and values.
    pub fields: Vec<(String, String)>,
    /// The body as it came, without a coding.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a field; the first of a name counts.
    pub fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        fields.find(|(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// The body without its coding: gzip, or brotli.
    ///
    /// # Errors
    /// When it cannot be unpacked, or has more than `limit` bytes then.
    pub fn unpacked(&self, limit: u64) -> Result<Vec<u8>, String> {
        coding::unpacked(self.field("content-encoding").unwrap_or_default(), &self.body, limit)
    }
}

/// Asks servers; several threads may share one.
#[derive(Debug, Clone)]
pub struct Client(Agent);

impl Default for Client {
    fn default() -> Self {
        Self(config().build().into())
    }
}

fn config() -> ConfigBuilder<ureq::typestate::AgentScope> {
    Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects_will_error(false)
        .user_agent(concat!("feedmill/", env!("CARGO_PKG_VERSION")))
}

impl Client {
    /// One for addresses that come from anyone: it follows no redirection, asks no proxy, and nothing of this machine and its network
    /// unless that is allowed.
    pub fn guarded(allows_private: bool) -> Self {
        // A proxy would look names up itself.
        let config = config().max_redirects(0).proxy(None).build();
        let connector = DefaultConnector::default();
        Self(if allows_private {
            Agent::with_parts(config, connector, DefaultResolver::default())
        } else {
            Agent::with_parts(config, connector, Public::default())
        })
    }

    /// The same, which says who asks.
    pub fn polite(allows_private: bool, agent: &str) -> Self {
        let config = config().max_redirects(0).proxy(None).user_agent(agent).build();
        let connector = DefaultConnector::default();
        Self(if allows_private {
            Agent::with_parts(config, connector, DefaultResolver::default())
        } else {
            Agent::with_parts(config, connector, Public::default())
        })
    }

    /// Asks for what stands at an address, with fields of the request; no more than `limit` bytes.
    ///
    /// # Errors
    /// What went wrong, in words: there was no answer, or it was longer.
    pub fn ask(&self, address: &str, fields: &[(&str, &str)], limit: u64) -> Result<Answer, String> {
        let request = self.0.get(address);
        let request = fields
            .iter()
            .fold(request, |request, (name, value)| request.header(*name, *value));
        read(request.call(), limit)
    }

    /// Fetches what stands at an address, with redirections; no more than `limit` bytes.
    ///
    /// # Errors
    /// What went wrong, in words: there was no answer, or it was longer.
    pub fn get(&self, address: &str, limit: u64) -> Result<Answer, String> {
        self.ask(address, &[("Accept-Encoding", "identity")], limit)
    }

    /// Sends a form (`application/x-www-form-urlencoded`).
    ///
    /// # Errors
    /// What went wrong, in words.
    pub fn post(&self, address: &str, form: &[(&str, &str)]) -> Result<Answer, String> {
        read(self.0.post(address).send_form(form.iter().copied()), 1 << 16)
    }
}

fn read(answer: Result<Response<ureq::Body>, Error>, limit: u64) -> Result<Answer, String> {
    let mut answer = answer.map_err(|error| words(&error))?;
    let retry_after = answer.headers().get("retry-after");
    let retry_after = retry_after.and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let status = answer.status().as_u16();
    let written = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let fields = answer.headers().iter();
    let fields = fields.map(|(name, value)| (name.as_str().to_owned(), written(value)));
    let fields = fields.collect();
    let body = answer.body_mut().with_config().limit(limit).read_to_vec();
    Ok(Answer {
        status,
        retry_after,
        fields,
        body: body.map_err(|error| words(&error))?,
    })
}

fn words(error: &Error) -> String {
    match error {
        Error::HostNotFound => "there is no server of that name".to_owned(),
        Error::BodyExceedsLimit(bytes) if *bytes >= MB => format!("{TOO_LARGE} {} MB", bytes / MB),
        Error::BodyExceedsLimit(bytes) => format!("{TOO_LARGE} {bytes} bytes"),
        Error::Timeout(_) => format!("no whole answer came within {} seconds", PATIENCE.as_secs()),
        Error::Io(error) => error.to_string(),
        error => error.to_string(),
    }
}
