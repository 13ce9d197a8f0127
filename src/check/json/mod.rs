//! JSON Feed.
use super::Options;
use super::found::Found;
pub fn is_json(_bytes: &[u8]) -> bool {
    false
}
pub fn check(_text: &str, _options: &Options<'_>) -> (&'static str, Vec<Found>) {
    ("jsonfeed1.1", Vec::new())
}
