//! feedmill
pub mod config;
pub mod input;
pub mod model;
pub mod output;
pub mod text;
