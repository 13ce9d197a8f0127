//! Asking web servers: the one place that speaks HTTP to others. Nothing here knows of feeds.

use std::time::Duration;

use ureq::Agent;
use ureq::http::Response;

/// How long a server may take for its whole answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a server answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Status code (RFC 9110, section 15).
    pub status: u16,
    /// Seconds of `Retry-After`, where it says a number (RFC 9110, section 10.2.3).
    pub retry_after: Option<u64>,
    /// The body as it came, without a coding.
    pub body: Vec<u8>,
}

/// Asks servers; several threads may share one.
#[derive(Debug, Clone)]
pub struct Client(Agent);

impl Default for Client {
    fn default() -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects_will_error(false)
            .user_agent(concat!("feedmill/", env!("CARGO_PKG_VERSION")))
            .build();
        Self(config.into())
    }
}

impl Client {
    /// Fetches what stands at an address, with redirections; no more than `limit` bytes.
    ///
    /// # Errors
    /// What went wrong, in words: there was no answer, or it was longer.
    pub fn get(&self, address: &str, limit: u64) -> Result<Answer, String> {
        let answer = self.0.get(address).header("Accept-Encoding", "identity").call();
        read(answer, limit)
    }

    /// Sends a form (`application/x-www-form-urlencoded`).
    ///
    /// # Errors
    /// What went wrong, in words.
    pub fn post(&self, address: &str, form: &[(&str, &str)]) -> Result<Answer, String> {
        read(self.0.post(address).send_form(form.iter().copied()), 1 << 16)
    }
}

fn read(answer: Result<Response<ureq::Body>, ureq::Error>, limit: u64) -> Result<Answer, String> {
    let mut answer = answer.map_err(|error| error.to_string())?;
    let retry_after = answer.headers().get("retry-after");
    let retry_after = retry_after.and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let status = answer.status().as_u16();
    let body = answer.body_mut().with_config().limit(limit).read_to_vec();
    Ok(Answer {
        status,
        retry_after,
        body: body.map_err(|error| error.to_string())?,
    })
}
