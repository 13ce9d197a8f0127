//! The one table of messages about feeds: names, levels, explanations. Names are those of the
//! W3C feed validator where it has one; ours follow its style and name the bad thing.

mod all;

pub use all::*;

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
        pub const FAMILY: &[&Code] = &[$($id),*];
    };
}
use codes;
