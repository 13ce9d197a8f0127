//! How findings are told. Those about articles and the configuration as text for people or as
//! JSON for machines, below; what `check` found in feeds in the formats of the table in `feeds`.
//! A report is written to the writer it is given.

pub mod baseline;
pub mod feeds;
mod fingerprint;
pub mod help;
mod json;
mod text;

pub use json::write as write_json;
pub use text::write as write_text;
