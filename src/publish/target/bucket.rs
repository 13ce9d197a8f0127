//! A bucket of a store of objects: Amazon S3 and what speaks as it does, Google Cloud Storage, Azure Blob Storage.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use std::{env, fs};

use futures_util::{StreamExt, TryStreamExt, stream};
use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, BackoffConfig, Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions, RetryConfig,
    UpdateVersion,
};
use tokio::runtime;

use super::{Found, Only, Served, Tag, Target, Trouble};
use crate::config::{Bucket as Place, Publish, Store};
use crate::net::Connector;

/// How many objects one request may remove.
const AT_ONCE: usize = 1000;

/// A part of a bucket.
#[derive(Debug)]
struct Bucket {
    store: Arc<dyn ObjectStore>,
    /// Without a slash at the end.
    prefix: String,
    /// Whether a version is a generation, and not an `ETag`.
    has_generations: bool,
    /// What no message may say.
    secrets: Vec<String>,
}

/// Opens it with what environment, file and provider know of who may write there.
pub(super) fn open(rule: &Publish, place: &Place) -> Result<Box<dyn Target>, String> {
    let values = values(rule)?;
    let secrets = values.iter().filter(|(name, _)| is_secret(name));
    let secrets: Vec<String> = secrets.map(|(_, value)| value.clone()).collect();
    let store = store(rule, place, &values).map_err(|error| words(&error, &secrets))?;
    Ok(Box::new(Bucket {
        store,
        prefix: place.prefix.clone(),
        has_generations: place.store == Store::Google,
        secrets,
    }))
}

fn store(rule: &Publish, place: &Place, values: &BTreeMap<String, String>) -> Result<Arc<dyn ObjectStore>, Error> {
    let patience = Duration::from_secs(rule.patience);
    let retry = RetryConfig {
        backoff: BackoffConfig::default(),
        max_retries: usize::MAX,
        retry_timeout: patience,
    };
    let connector = Connector::new(patience);
    let endpoint = rule.endpoint.as_deref();
    let is_plain = endpoint.is_some_and(|endpoint| endpoint.starts_with("http://"));
    // Every store has its own names, and passes over those of others.
    macro_rules! with_values {
        ($builder:expr) => {{
            let mut builder = $builder;
            for (name, value) in values {
                if let Ok(key) = name.to_ascii_lowercase().parse() {
                    builder = builder.with_config(key, value);
                }
            }
            builder.with_retry(retry).with_http_connector(connector)
        }};
    }
    Ok(match place.store {
        Store::S3 => {
            let mut builder = with_values!(AmazonS3Builder::new()).with_bucket_name(&place.name);
            if let Some(endpoint) = endpoint {
                builder = builder.with_endpoint(endpoint).with_allow_http(is_plain);
            }
            if let Some(region) = &rule.region {
                builder = builder.with_region(region);
            }
            Arc::new(builder.build()?)
        }
        Store::Google => {
            let mut builder = with_values!(GoogleCloudStorageBuilder::new()).with_bucket_name(&place.name);
            if let Some(endpoint) = endpoint {
                builder = builder.with_base_url(endpoint);
            }
            Arc::new(builder.build()?)
        }
        Store::Azure => {
            let mut builder = with_values!(MicrosoftAzureBuilder::new()).with_container_name(&place.name);
            if let Some(endpoint) = endpoint {
                builder = builder.with_endpoint(endpoint.to_owned()).with_allow_http(is_plain);
            }
            Arc::new(builder.build()?)
        }
    })
}

/// What names of the providers' variables begin with.
const PREFIXES: [&str; 3] = ["AWS_", "GOOGLE_", "AZURE_"];

/// The variables of providers: of the environment, and over them those of the file.
fn values(rule: &Publish) -> Result<BTreeMap<String, String>, String> {
    let is_one = |name: &str| PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    let environment =
        env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let mut values: BTreeMap<String, String> = environment.filter(|(name, _)| is_one(name)).collect();
    let Some(file) = &rule.credentials else {
        return Ok(values);
    };
    let text = fs::read_to_string(file)
        .map_err(|error| format!("cannot read `{}`: {}", file.display(), crate::builder::reason(&error)))?;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        // The line itself is not shown: there is a secret in it.
        match line.split_once('=') {
            Some((name, value)) if is_one(name.trim()) => {
                let value = value.trim().trim_matches('"');
                values.insert(name.trim().to_owned(), value.to_owned());
            }
            _ => {
                return Err(format!(
                    "`{}` has no variable of a provider on line {}, such as `AWS_ACCESS_KEY_ID=…`",
                    file.display(),
                    at + 1
                ));
            }
        }
    }
    Ok(values)
}

/// Whether a variable may hold what nobody may see.
fn is_secret(name: &str) -> bool {
    let words = ["KEY", "SECRET", "TOKEN", "PASSWORD", "CREDENTIAL", "SAS", "ACCOUNT"];
    words.iter().any(|word| name.contains(word)) && !name.ends_with("_ACCOUNT_NAME")
}

/// What the client of the store says, short, and without secrets.
fn words(error: &Error, secrets: &[String]) -> String {
    let mut text = error.to_string();
    for secret in secrets.iter().filter(|secret| secret.len() > 3) {
        text = text.replace(secret.as_str(), "…");
    }
    // In front of it stand the request, its time and how often it was tried again.
    let text = text.rsplit_once(" - ").map_or(&*text, |(_, text)| text);
    let text = text.replace("Server returned non-2xx status code: ", "the store answers ");
    let code = text
        .split_once("<Code>")
        .and_then(|(_, rest)| rest.split_once("</Code>"))
        .map(|(code, _)| format!(" ({code})"));
    // Documents that answers bring, and signatures in addresses.
    let text = text.split(['<', '{']).next().unwrap_or_default();
    let words = text.split_whitespace().map(|word| match word.split_once('?') {
        Some((address, _)) if address.contains("://") => address,
        _ => word,
    });
    let text = words.collect::<Vec<_>>().join(" ");
    let text = text.trim_start_matches("HTTP error: ").trim_end_matches([':', ' ']);
    format!("{text}{}", code.unwrap_or_default())
}

impl Bucket {
    fn path(&self, path: &str) -> Result<Path, Trouble> {
        let whole = if self.prefix.is_empty() {
            path.to_owned()
        } else {
            format!("{}/{path}", self.prefix)
        };
        Path::parse(whole).map_err(|error| Trouble::Other(error.to_string()))
    }

    /// Waits for an answer. Each thread waits by itself.
    fn wait<T>(work: impl Future<Output = Result<T, Error>>) -> Result<Result<T, Error>, Trouble> {
        let runtime = runtime::Builder::new_current_thread().enable_time().build();
        let runtime = runtime.map_err(|error| Trouble::Other(error.to_string()))?;
        Ok(runtime.block_on(work))
    }

    fn trouble(&self, error: &Error) -> Trouble {
        match error {
            Error::AlreadyExists { .. } | Error::Precondition { .. } => Trouble::Taken,
            Error::NotImplemented { .. } | Error::NotSupported { .. } => Trouble::Unable(words(error, &self.secrets)),
            error if error.to_string().contains("501 Not Implemented") => Trouble::Unable(words(error, &self.secrets)),
            error => Trouble::Other(words(error, &self.secrets)),
        }
    }

    /// The condition, as the store says it.
    fn mode(&self, path: &Path, only: &Only) -> Result<PutMode, Trouble> {
        Ok(match only {
            Only::Always => PutMode::Overwrite,
            Only::Missing => PutMode::Create,
            Only::Is(tag) => {
                let mut tag = tag.clone();
                if self.has_generations && tag.generation.is_none() {
                    // A listing has no generations.
                    let head = Self::wait(self.store.head(path))?;
                    let head = head.map_err(|error| self.trouble(&error))?;
                    if !self::tag(head.e_tag, head.version.clone()).is_same(&tag) {
                        return Err(Trouble::Taken);
                    }
                    tag.generation = head.version;
                }
                PutMode::Update(UpdateVersion {
                    e_tag: tag.etag,
                    version: tag.generation,
                })
            }
        })
    }
}

/// Some listings leave the quotes out.
fn tag(etag: Option<String>, generation: Option<String>) -> Tag {
    let etag = etag.map(|etag| {
        if etag.contains('"') {
            etag
        } else {
            format!("\"{etag}\"")
        }
    });
    Tag { etag, generation }
}

impl Target for Bucket {
    fn list(&self) -> Result<Vec<Found>, Trouble> {
        let prefix = Path::parse(&self.prefix).map_err(|error| Trouble::Other(error.to_string()))?;
        let prefix = Some(&prefix).filter(|_| !self.prefix.is_empty());
        let found = Self::wait(self.store.list(prefix).try_collect::<Vec<_>>())?;
        let found = found.map_err(|error| self.trouble(&error))?;
        let below = |path: &Path| {
            let path = path.as_ref().strip_prefix(&self.prefix)?;
            Some(path.trim_start_matches('/').to_owned())
        };
        let found = found.into_iter().filter_map(|object| {
            Some(Found {
                path: below(&object.location)?,
                bytes: object.size,
                tag: tag(object.e_tag, object.version),
            })
        });
        Ok(found.collect())
    }

    fn get(&self, path: &str) -> Result<Option<(Vec<u8>, Tag)>, Trouble> {
        let path = self.path(path)?;
        let read = async {
            let found = self.store.get(&path).await?;
            let tag = tag(found.meta.e_tag.clone(), found.meta.version.clone());
            Ok((found.bytes().await?, tag))
        };
        match Self::wait(read)? {
            Ok((bytes, tag)) => Ok(Some((bytes.to_vec(), tag))),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.trouble(&error)),
        }
    }

    fn put(
        &self,
        path: &str,
        bytes: Vec<u8>,
        served: &Served,
        _: Option<SystemTime>,
        only: &Only,
    ) -> Result<Tag, Trouble> {
        let path = self.path(path)?;
        let attributes = [
            (Attribute::ContentType, Some(served.media_type.clone())),
            (Attribute::CacheControl, Some(served.caching.to_owned())),
            (Attribute::ContentEncoding, served.encoding.map(str::to_owned)),
        ];
        let attributes = attributes.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let options = PutOptions {
            mode: self.mode(&path, only)?,
            attributes: attributes.collect::<Attributes>(),
            ..PutOptions::default()
        };
        let put = Self::wait(self.store.put_opts(&path, bytes.into(), options))?;
        match put {
            Ok(put) => Ok(tag(put.e_tag, put.version)),
            // What was to be replaced is gone.
            Err(Error::NotFound { .. }) if matches!(only, Only::Is(_)) => Err(Trouble::Taken),
            Err(error) => Err(self.trouble(&error)),
        }
    }

    fn remove(&self, paths: &[String]) -> Result<(), Trouble> {
        for paths in paths.chunks(AT_ONCE) {
            let paths: Vec<Path> = paths.iter().map(|path| self.path(path)).collect::<Result<_, _>>()?;
            let paths = stream::iter(paths.into_iter().map(Ok)).boxed();
            let removed = self.store.delete_stream(paths).collect::<Vec<_>>();
            for removed in Self::wait(async { Ok(removed.await) })?.unwrap_or_default() {
                match removed {
                    Ok(_) | Err(Error::NotFound { .. }) => {}
                    Err(error) => return Err(self.trouble(&error)),
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_is_in_what_is_said() {
        let error = Error::Generic {
            store: "S3",
            source: "PUT https://x.example/a?sig=abc%2F: key hunter22 <Error>hunter22</Error>".into(),
        };
        let said = words(&error, &["hunter22".to_owned()]);
        assert_eq!(said, "Generic S3 error: PUT https://x.example/a key …");
        let error = Error::Generic {
            store: "S3",
            source: "Error performing PUT https://x.example/a in 3s, after 2 retries - Server returned non-2xx status code: 403 \
                     Forbidden: <Error><Code>AccessDenied</Code><HostId>hunter22</HostId></Error>"
                .into(),
        };
        assert_eq!(words(&error, &[]), "the store answers 403 Forbidden (AccessDenied)");
        assert!(is_secret("AWS_SECRET_ACCESS_KEY") && is_secret("AZURE_STORAGE_SAS_TOKEN"));
        assert!(!is_secret("AWS_REGION") && !is_secret("AZURE_STORAGE_ACCOUNT_NAME"));
    }

    #[test]
    fn versions_are_the_same_with_and_without_quotes() {
        assert!(tag(Some("0x8D".to_owned()), None).is_same(&tag(Some("\"0x8D\"".to_owned()), Some("1".to_owned()))));
        assert!(!tag(None, None).is_same(&tag(None, None)));
    }
}
