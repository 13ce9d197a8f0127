//! Plain values that every layer shares: what the newsroom said (`Article`), what a
//! reader gets (`Feed`, `Entry`), and what feedmill has to say about it (`Diagnostic`).

mod article;
mod checked;
mod code;
mod diagnostic;
mod feed;
mod media;
mod timestamp;

pub use article::{Article, Author, Body, Hold, Markup, Photo, Reference, Schedule, Stub};
pub use checked::Checked;
pub use code::{CODES, Code, Example, Explanation, Within};
pub use diagnostic::{Diagnostic, Excerpt, Level, Place};
pub use feed::{BodyMode, Category, Enclosure, Entry, External, Feed};
pub use media::Media;
pub use timestamp::Timestamp;
