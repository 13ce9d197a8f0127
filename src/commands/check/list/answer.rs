//! What came of asking for a feed: where it led, status, fields, and the document.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use url::Url;

/// Bytes of the largest feed that is taken, packed and unpacked.
pub(super) const LARGEST: u64 = 20 * 1024 * 1024;

/// What gzip begins with (RFC 1952, section 2.3.1).
const GZIP: &[u8] = &[0x1F, 0x8B];

/// A feed of the list, and what came of asking for it.
#[derive(Debug)]
pub(super) struct Asked {
    /// As messages name it: the address, or the file.
    pub name: String,
    /// Or why there is none.
    pub answer: Result<Answer, String>,
}

/// An answer that led elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hop {
    pub status: u16,
    /// Where it led.
    pub to: String,
}

/// An answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Answer {
    /// The address that was asked for, if it is known.
    pub asked: Option<String>,
    /// Answers on the way.
    pub hops: Vec<Hop>,
    /// Of the last answer.
    pub status: u16,
    /// Names in lower case, and values.
    pub fields: Vec<(String, String)>,
    /// The document, unpacked.
    pub body: Vec<u8>,
    /// Whether the server sent the same again though it was told what is known.
    pub ignores_conditions: bool,
}

impl Answer {
    /// The value of a field.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The address at which the document was found, if all of it is known.
    pub(super) fn location(&self) -> Option<&str> {
        let last = self.hops.last().map(|hop| hop.to.as_str());
        let location = last.or(self.asked.as_deref())?;
        Url::parse(location).is_ok().then_some(location)
    }

    /// Whether there is no document to check. Who asked for changes alone has one already, and keeps it.
    pub(super) fn is_refusal(&self) -> bool {
        let is_kept = self.status == 304 && !self.body.is_empty();
        !(200..300).contains(&self.status) && !is_kept
    }

    /// Puts the body in, unpacked if it is packed and the answer says so: curl unpacks, and keeps the field.
    pub(super) fn with_body(mut self, body: Vec<u8>) -> Result<Self, String> {
        let coding = self.field("content-encoding");
        let is_packed = coding.is_some_and(|coding| coding.contains("gzip")) && body.starts_with(GZIP);
        self.body = if is_packed { unpacked(&body)? } else { body };
        Ok(self)
    }

    /// What `curl --dump-header` writes: a block for each answer, with an empty line behind it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut answer = Self::default();
        let text = text.replace("\r\n", "\n");
        for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
            let mut lines = block.trim_start().lines();
            let first = lines.next()?;
            let status = first.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
            answer.leave();
            answer.status = status;
            answer.fields = lines
                .filter_map(|line| line.split_once(':'))
                .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
                .collect();
        }
        (answer.status != 0).then_some(answer)
    }

    /// Another answer follows: this one led there.
    fn leave(&mut self) {
        let to = self.field("location").filter(|_| (300..400).contains(&self.status));
        let Some(to) = to else { return };
        let base = self.location().and_then(|base| Url::parse(base).ok());
        let to = base
            .and_then(|base| base.join(to).ok())
            .map_or_else(|| to.to_owned(), String::from);
        let status = self.status;
        self.hops.push(Hop { status, to });
    }
}

fn unpacked(body: &[u8]) -> Result<Vec<u8>, String> {
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(body).take(LARGEST + 1).read_to_end(&mut unpacked);
    match read {
        Err(error) => Err(format!("what came cannot be unpacked: {error}")),
        Ok(_) if unpacked.len() as u64 > LARGEST => {
            Err(format!("unpacked it has more than {} MB", LARGEST / 1024 / 1024))
        }
        Ok(_) => Ok(unpacked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_curl_writes_them() {
        let text = "HTTP/1.1 301 Moved Permanently\r\nLocation: https://courier.example/all\r\n\r\n\
                    HTTP/1.1 302 Found\r\nLocation: /all.rss\r\n\r\n\
                    HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n\
                    HTTP/2 200 \r\nContent-Type: application/rss+xml\r\nETag: \"a:b\"\r\n\r\n";
        let answer = Answer::parse(text).unwrap();
        assert_eq!(answer.status, 200);
        assert_eq!(answer.field("etag"), Some("\"a:b\""));
        assert_eq!(answer.location(), Some("https://courier.example/all.rss"));
        let statuses: Vec<u16> = answer.hops.iter().map(|hop| hop.status).collect();
        assert_eq!(statuses, [301, 302]);
        assert_eq!(Answer::parse("no answer"), None);
        // The address that was asked for is not in the file: what is relative to it is not known.
        let relative = Answer::parse("HTTP/1.1 301 Moved\nLocation: /all\n\nHTTP/1.1 200 OK\n\n").unwrap();
        assert_eq!(relative.location(), None);
    }
}
