//! What the file of a picture says, without its pixels: its type, its size as viewers show it, and the words that a photo desk
//! wrote into it. `format` has one file a container, which finds the packets; `xmp`, `iim` and `exif` read them; `words`
//! chooses what counts. `clean` makes of it what everybody may have, with a `label` of caption, credit and rights; `rendition` makes it
//! in other sizes.
//!
//! Nothing here opens a file, knows an article or panics: whatever stands in a file, no more than
//! [`LARGEST`](found::LARGEST) bytes of it are held for each packet.

pub mod clean;
pub mod exif;
pub mod format;
pub mod found;
mod ifd;
pub mod iim;
mod inflate;
pub mod label;
#[cfg(feature = "renditions")]
pub mod rendition;
pub mod shape;
pub mod source;
pub mod words;
pub mod xmp;

pub use format::{Format, by_bytes, read};
pub use found::{Fault, Found, Packets};
