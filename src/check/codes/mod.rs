//! The one table of messages about feeds: names, levels, explanations. Names are those of the
//! W3C feed validator where it has one; ours follow its style and name the bad thing.

mod atom;
mod extension;
mod html;
mod itunes;
mod json;
mod media;
mod opml;
mod rss;
mod rss1;
mod uri;
mod value;
mod xml;

pub use atom::*;
pub use extension::*;
pub use html::*;
pub use itunes::*;
pub use json::*;
pub use media::*;
pub use opml::*;
pub use rss::*;
pub use rss1::*;
pub use uri::*;
pub use value::*;
pub use xml::*;

use crate::model::{Code, Example, Explanation, Level, Within};

macro_rules! codes {
    ($($id:ident = $level:ident $name:literal {
        meaning: $meaning:expr, says: $says:expr, why: $why:expr, source: $source:expr, mend: $mend:expr,
        wrong: $wrong:expr, right: $right:expr,
    })*) => {
        $(#[doc = $meaning] pub const $id: &Code = &Code {
            name: $name, level: Level::$level, meaning: $meaning,
            explanation: Some(&Explanation {
                says: $says, why: $why, source: $source, mend: $mend, wrong: $wrong, right: $right,
            }),
        };)*
        /// The codes of this family, in the order of the documentation.
        pub(super) const FAMILY: &[&Code] = &[$($id),*];
    };
}
use codes;
