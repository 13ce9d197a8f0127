//! feedmill turns a newsroom's articles into RSS 2.0, Atom 1.0 and JSON Feed 1.1 files.
//!
//! # The house
//!
//! ```text
//! main, run, cli          hand over, choose the exit code
//!   ↓
//! commands                one file a command: glue
//!   ↓
//! build  adopt            source → scan → plan → entry → render → store; a generator's tree → its configuration
//!   ↓
//! config                  raw (as written, with places) → validated
//!   ↓
//! input  output  report  compare  snippet  preview   the kinds; never one another
//!   ↓
//! reader                  finished feeds, anyone's, to plain values
//!   ↓
//! model, text             plain values; dates, HTML, addresses, XML characters
//! ```
//!
//! Each layer uses those below it and nothing above; `tests/suite/house.rs` holds the arrows. A kind
//! is a folder: one file a member, and a `mod.rs` with the table of members. A new input,
//! output or report format is one new file and one row.
//!
//! `commands::check` takes a shorter road: bytes of any feed, the crate `feedcheck`, `report`.
//!
//! # The road of an article
//!
//! ```text
//! source file
//!   │  builder::source, builder::memory: which files changed since the last build
//!   │  input: those alone, parallel over files and lines
//!   ▼
//! Scanned ── builder::scan gives it the id that readers know it by
//!   │  builder::plan: which feeds there are, and which articles are in them;
//!   │  a feed that would lose its stories is held
//!   ▼
//! FeedPlan ── builder::render leaves one alone whose files are what they would become
//!   │  builder::entry: only the picked articles, whole, and their pictures
//!   ▼
//! Article ──▶ Entry, made once for all feeds and formats
//!   │  builder::render, output: parallel over feeds, some at a time
//!   ▼
//! text, in which `feedcheck` finds no error
//!   │  builder::store: same bytes? leave it. else write aside, sync together, rename
//!   ▼
//! output folder ── builder::memory remembers for the next build what this one saw
//! ```
//!
//! One direction, and nothing shared but the plan. No clock, no thread and no hash map
//! decides an order: ties are broken by date and id.
//!
//! `feedcheck` and `compare` look at finished feeds, anyone's: the one says what is wrong with a feed,
//! the other what subscribers will see when one takes the place of another. `compare` sees what `reader` reads, and so
//! does `preview`.
//!
//! `output::page` makes the pages from which people subscribe; they are stored like feeds. `preview` is what
//! `commands::serve` shows editors: it reads the output folder, and `builder::Watch` tells it what was saved.

pub mod adopt;
pub mod builder;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod commands;
pub mod compare;
pub mod config;
pub mod input;
pub mod model;
pub mod output;
#[cfg(feature = "serve")]
pub mod preview;
pub mod reader;
pub mod report;
#[cfg(feature = "cli")]
pub mod run;
pub mod snippet;
pub mod text;
