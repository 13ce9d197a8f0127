//! feedmill turns a newsroom's articles into RSS 2.0, Atom 1.0 and JSON Feed 1.1 files, checks feeds, and says
//! what subscribers see when one feed takes the place of another. It is a program, and this library.
//!
//! A program that uses the library needs nothing of the command line: `default-features = false` leaves it out.
//! Nothing here prints, exits or fetches anything; only [`build`] writes files.
//!
//! # Read articles
//!
//! [`read_articles`] takes a name and a text: Markdown with front matter, wire copy, JSON or JSON Lines. What comes out
//! is an [`Article`], or the reasons why there is none, each a [`Diagnostic`] with its [`Place`].
//!
//! ```
//! let text = "---\ntitle: The ferry is back\ndate: 2026-04-17T10:10:00-05:00\n---\nAt ten past ten, to applause.\n";
//! let rules = feedmill::Rules::default();
//! let found = feedmill::read_articles("ferry.md", text, &rules).ok_or("no article")?;
//! let article = found[0].article.as_ref().map_err(|reasons| reasons[0].message.clone())?;
//! assert_eq!(article.stub.title, "The ferry is back");
//! assert_eq!(article.stub.published.to_string(), "2026-04-17T10:10:00-05:00");
//! # Ok::<(), String>(())
//! ```
//!
//! # Write a feed, and check it
//!
//! [`write`](write()) makes text of a [`Feed`] and its [`Entry`] values, in [`RSS`], [`ATOM`] or [`JSON_FEED`]. The crate
//! [`feedcheck`] looks at anyone's feed; `examples/write_feed.rs` says more of both.
//!
//! ```
//! use feedmill::feedcheck::{Options, check};
//! use feedmill::{ATOM, Entry, Feed, Timestamp, write};
//!
//! let time: Timestamp = "2026-04-17T10:10:00-05:00".parse()?;
//! let ferry = Entry::new("https://courier.example/2026/04/ferry/", "The ferry is back", time);
//! let feed = Feed {
//!     title: "The Harbor Courier".to_owned(),
//!     home: "https://courier.example/".to_owned(),
//!     id: "https://courier.example/feeds/all.atom".to_owned(),
//!     language: "en-US".to_owned(),
//!     updated: time,
//!     authors: vec![feedmill::Author { name: "Ida Brandt".to_owned(), ..Default::default() }],
//!     entries: vec![ferry.into()],
//!     ..Feed::default()
//! };
//! let text = write(&feed, &ATOM, "https://courier.example/feeds/all.atom")?;
//!
//! let report = check(text.as_bytes(), &Options::at(time));
//! assert_eq!((report.format, report.entries, report.is_valid()), ("atom1.0", 1, true));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Compare two
//!
//! [`reader::read`] reads feeds as readers do, and [`compare::compare`] says what subscribers of the old one will
//! see in the new one: each [`compare::Change`] has a [`compare::Kind`], the worst first.
//!
//! ```
//! use feedmill::compare::{compare, text};
//! use feedmill::reader::read;
//!
//! let feed = |id: &str| format!(
//!     r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "The Harbor Courier", "items": [{{"id": "{id}",
//!     "url": "https://courier.example/ferry/", "title": "The ferry is back", "content_text": "At last."}}]}}"#
//! );
//! let changes = compare(&read(feed("17").as_bytes())?, &read(feed("story-17").as_bytes())?);
//! assert_eq!(changes[0].kind.name, "id_changed");
//! assert!(changes[0].kind.is_breaking);
//! println!("{}", text(&changes, "  ")); // 1 entry will come back as unread: its id changed
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Build feeds of a folder
//!
//! [`read_config`] reads a configuration, and [`build`] makes every feed of it: all of what the program does, with
//! embargoes, pictures, ids that stay, and files that are not touched when nothing changed. What becomes of an article in a
//! feed is decided here alone, where all of them are known. `examples/build_folder.rs` is a whole program.
//!
//! # Where to go on
//!
//! `examples/` holds three programs; `docs/articles.md` and `docs/configuration.md` say what may stand in articles and
//! configurations, `docs/messages.md` what the checker says. What is on this page is the door. Everything else is public so
//! that our tests and benchmarks come to it, is not shown, and may change. `CONTRIBUTING.md` and the two maps below
//! are for those who want to see the house.
//!
//! # The house
//!
//! ```text
//! main, run, cli          hand over, choose the exit code
//!   ↓
//! commands                one file a command: glue
//!   ↓
//! hub                     which feeds changed, to `WebSub` hubs
//!   ↓
//! builder  adopt          source → scan → plan → entry → render → store; a generator's tree → its configuration
//!   ↓
//! config                  raw (as written, with places) → validated
//!   ↓
//! input  output  report  compare  snippet  preview   the kinds; never one another
//!   ↓
//! reader  picture         finished feeds, anyone's, and what files of pictures say, to plain values
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

#![warn(unreachable_pub)]

#[doc(hidden)]
pub mod adopt;
#[doc(hidden)]
pub mod builder;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod commands;
pub mod compare;
#[doc(hidden)]
pub mod config;
#[cfg(feature = "net")]
#[doc(hidden)]
pub mod fetch;
#[cfg(feature = "net")]
#[doc(hidden)]
pub mod hub;
#[doc(hidden)]
pub mod input;
#[doc(hidden)]
pub mod model;
#[cfg(feature = "net")]
#[doc(hidden)]
pub mod net;
#[doc(hidden)]
pub mod output;
#[doc(hidden)]
pub mod picture;
#[cfg(feature = "serve")]
#[doc(hidden)]
pub mod preview;
#[cfg(feature = "publish")]
#[doc(hidden)]
pub mod publish;
pub mod reader;
#[doc(hidden)]
pub mod report;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod run;
#[doc(hidden)]
pub mod snippet;
#[doc(hidden)]
pub mod sound;
#[doc(hidden)]
pub mod text;

// The door. Reading articles:
#[doc(inline)]
pub use input::{Found, Rules, read as read_articles};
#[doc(inline)]
pub use model::{
    Article, Author, Body, Code, Diagnostic, Hold, Kind, Markup, Media, Photo, Place, Reference, Rendition, Schedule,
    SourceFeed, Stub,
};

// Writing a feed:
#[doc(inline)]
pub use model::{Archive, BodyMode, Category, Enclosure, Entry, External, Feed, Podcast};
#[doc(inline)]
pub use output::{ATOM, FeedFormat, JSON_FEED, RSS, WriteError, write};

// Building the feeds of a folder:
#[doc(inline)]
pub use builder::{Error as BuildError, Options as BuildOptions, Outcome, Phase, Progress, build};
#[doc(inline)]
pub use config::{Config, read as read_config};

// Checking one, and what it shares with the rest:
pub use feedcheck;
#[doc(inline)]
pub use feedcheck::{Excerpt, Level, Timestamp};
