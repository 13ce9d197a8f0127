//! What newsrooms' systems deliver: one file a format. Each reads items, and says of an item what it is; what all of
//! them have in common (times, status, embargo, byline, and what becomes of an item that lacks something) is `item`.
//! Which of several copies of a story counts is decided in `builder::scan`.

mod byline;
mod content;
pub mod digitalwires;
mod item;
pub mod newsml_1;
pub mod newsml_g2;
pub mod ninjs;
pub mod nitf;
mod rules;
mod signed;
pub mod text_wire;
mod tree;
pub mod xml;

pub use item::Item;
pub use rules::SourceRules;
