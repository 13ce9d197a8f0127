//! What is remembered from one build to the next, and what of it is public.

pub mod index;
pub mod scanned;
pub mod segment;
pub mod state;
pub mod traces;
