//! The checker, from outside: what it says of whole documents.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that cannot go on fails"
)]

mod agreement;
mod codes;
mod fixtures;
mod frame;
mod hostile;
mod limits;
mod mutation;
mod sound;
mod unclosed;
mod values;

use std::path::Path;

/// The folder of the crate.
fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
