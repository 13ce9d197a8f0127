//! What the benchmarks of whole builds share: a corpus, what runs cost, and what they cannot cost less than.

#![allow(dead_code, reason = "each benchmark uses a part of it")]
#![allow(clippy::print_stdout, reason = "a benchmark prints its results")]

pub mod child;
pub mod corpus;
pub mod deliveries;
pub mod floors;
pub mod folder;
pub mod marks;
pub mod options;
pub mod pair;
pub mod point;
pub mod prose;
pub mod random;
pub mod situations;
pub mod steps;
pub mod story;
pub mod table;
pub mod words;

#[path = "../../tests/suite/png.rs"]
mod png;
