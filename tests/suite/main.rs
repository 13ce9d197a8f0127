//! The whole program, from outside: each test writes a newsroom, runs the real binary and
//! looks at what it said and what it left behind. One file a feature.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that cannot go on fails"
)]

mod addresses;
mod adopt;
mod adopted_languages;
mod archives;
mod astro;
mod bad_input;
mod baseline;
mod changelog;
mod check;
mod ci;
mod claims;
mod clean_pictures;
mod config;
mod dates;
mod deliveries;
mod diff;
mod diff_lists;
mod diff_readers;
mod diff_stories;
mod docs;
mod eleventy_data;
mod explain;
mod exports;
mod feed_sources;
mod feeds;
mod fetch_trouble;
mod fetched_week;
mod fetching;
mod fix;
mod front_matter;
mod house;
#[cfg(feature = "net")]
mod hubs;
mod hugo;
mod identity;
mod index;
mod init;
mod jekyll;
mod languages;
mod lines;
mod list;
mod material;
mod media;
mod news_xml;
mod newsroom;
mod notices;
mod orders;
mod page;
mod pages;
mod pelican;
mod picture_files;
mod pictures;
mod png;
mod posts;
mod public;
mod publications;
mod publish;
mod published;
mod queries;
#[cfg(feature = "renditions")]
mod renditions;
mod report;
mod retire;
mod schema;
mod serve;
mod served_lists;
mod serving;
mod site;
mod slips;
mod snippet;
mod sound;
mod sources;
mod sources_docs;
mod store;
mod streams;
mod tables;
mod text;
mod text_wires;
mod threads;
mod tree;
mod trial;
mod why;
mod wire;
