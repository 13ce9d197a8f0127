//! The validator `feedcheck` for JavaScript. Values cross the border as JSON: `npm/` turns them into
//! objects, and has their types.

use feedcheck::{Options, Timestamp, check, codes};
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks a document, and gives the report as JSON (`feedcheck::Report::json`).
///
/// `content_type` is the header that it was served with, `location` its address; `now` is the time in seconds since 1970,
/// as WebAssembly has no clock.
#[wasm_bindgen(js_name = checkJson)]
#[expect(clippy::needless_pass_by_value, reason = "the border hands texts over")]
pub fn check_json(bytes: &[u8], content_type: Option<String>, location: Option<String>, now: i64) -> String {
    let options = Options {
        content_type: content_type.as_deref(),
        location: location.as_deref(),
        ..Options::at(Timestamp::from_unix(now).unwrap_or_default())
    };
    check(bytes, &options).json()
}

/// All messages there are, as a JSON array (`feedcheck::Code::json`).
#[wasm_bindgen(js_name = codesJson)]
pub fn codes_json() -> String {
    let codes: Vec<String> = codes::codes().map(feedcheck::Code::json).collect();
    format!("[{}]", codes.join(","))
}
