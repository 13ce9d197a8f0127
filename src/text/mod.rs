//! Everything that is done to text, without knowing of articles or feeds: dates, HTML,
//! addresses, XML characters, slugs, and trees of values with their places.

pub mod ascii;
pub mod count;
pub mod date;
pub mod decode;
pub mod email;
pub mod figure;
pub mod footnote;
pub mod fragment;
pub mod frame;
pub mod furniture;
pub mod html;
pub mod language;
pub mod lazy;
pub mod likeness;
pub mod line;
pub mod listing;
pub mod markdown;
pub mod node;
pub mod page;
pub mod reference;
pub mod safe_markdown;
pub mod slug;
pub mod slugify;
pub mod slugs;
pub mod source;
pub mod suggest;
pub mod summary;
pub mod surrogate;
pub mod tags;
pub mod template;
pub mod tidy;
pub mod title;
pub mod url;
pub mod xml;
pub mod zone;
