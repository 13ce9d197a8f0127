//! Everything that is done to text, without knowing of articles or feeds: dates, HTML,
//! addresses, XML characters, slugs, and trees of values with their places.

pub mod archive;
pub mod ascii;
pub mod count;
pub mod date;
pub mod decode;
#[cfg(test)]
pub mod dice;
pub mod email;
pub mod escape;
pub mod footnote;
pub mod html;
pub mod language;
pub mod line;
pub mod lines;
pub mod markdown;
pub mod media_type;
pub mod node;
pub mod notice;
pub mod reference;
pub mod safe_markdown;
pub mod slug;
pub mod slugs;
pub mod source;
pub mod summary;
pub mod template;
pub mod title;
pub mod url;
pub mod xml;
pub mod zone;
