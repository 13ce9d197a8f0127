//! What content systems export: one file a system, which reads items as of a delivery. An export that is handed over again
//! is newer copies of the same stories.

mod fields;
pub mod rest;
pub mod wxr;
