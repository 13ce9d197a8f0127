//! Plain values that every layer shares: what the newsroom said (`Article`), what a
//! reader gets (`Feed`, `Entry`), and what feedmill has to say about it (`Diagnostic`).

mod article;
mod checked;
mod code;
mod delivery;
mod diagnostic;
mod feed;
mod inside;
mod kind;
mod media;
mod notice;
mod part;
mod rendition;
mod source;

pub use article::{Article, Author, Body, Hold, Markup, Photo, Reference, Schedule, Stub};
pub use checked::Checked;
pub use code::{CODES, Code, SERVED_CODES};
pub use delivery::{Delivery, Thread};
pub use diagnostic::{Diagnostic, Place};
pub use feed::{Archive, BodyMode, Category, Enclosure, Entry, External, Feed, Podcast};
pub use feedcheck::{Excerpt, Level, Timestamp};
pub use inside::{Emptied, Inside, Origin};
pub use kind::Kind;
pub use media::Media;
pub use notice::{Notice, NoticeKind};
pub use part::{Material, Part};
pub use rendition::Rendition;
pub use source::SourceFeed;
