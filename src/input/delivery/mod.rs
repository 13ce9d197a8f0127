//! What newsrooms' systems deliver: one file a format. Each reads items, and says of an item what it is; what all of
//! them have in common (times, status, embargo, byline, and what becomes of an item that lacks something) is `item`.
//! Which of several copies of a story counts is decided in `builder::scan`.

mod byline;
mod content;
pub(super) mod digitalwires;
pub(super) mod entity;
mod held;
mod item;
pub(super) mod newsml_1;
pub(super) mod newsml_g2;
pub(super) mod ninjs;
pub(super) mod nitf;
mod rules;
mod signed;
pub(super) mod text_wire;
mod tree;
pub(super) mod xml;

pub(super) use byline::people;
pub use item::slug_of;
pub(super) use item::{Item, Items};
pub use rules::SourceRules;
