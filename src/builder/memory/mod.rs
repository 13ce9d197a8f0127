//! What is remembered from one build to the next, and what of it is public.

pub(super) mod index;
pub(super) mod material;
pub(super) mod scanned;
pub(super) mod segment;
pub(super) mod state;
pub(super) mod traces;
