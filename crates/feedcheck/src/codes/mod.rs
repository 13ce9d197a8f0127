//! The one table of messages about feeds: names, levels, explanations. Names are those of the
//! W3C feed validator where it has one; ours follow its style and name the bad thing.
//!
//! Each message is a constant below, with its meaning. [`FAMILIES`] holds them by subject, [`codes`](codes()) in one row, and
//! [`find`] has them by name:
//!
//! ```
//! let code = feedcheck::codes::find("MissingGuid").ok_or("no such code")?;
//! println!("{}: {} {}", code.level.name(), code.meaning, code.explanation.why);
//! # Ok::<(), &str>(())
//! ```

mod atom;
mod extension;
mod html;
mod itunes;
mod json;
mod media;
mod opml;
mod podcast;
mod reader;
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
pub use podcast::*;
pub use reader::*;
pub use rss::*;
pub use rss1::*;
pub use uri::*;
pub use value::*;
pub use xml::*;

use crate::{Code, Example, Explanation, Level, Within};

/// Messages about one thing.
#[derive(Debug)]
pub struct Family {
    /// As its file is called.
    pub name: &'static str,
    /// The heading in the documentation.
    pub title: &'static str,
    /// Its messages, in the order of the documentation.
    pub codes: &'static [&'static Code],
}

/// Every family, in the order of the documentation.
pub const FAMILIES: &[Family] = &[
    Family {
        name: "xml",
        title: "Documents: XML, encodings, namespaces",
        codes: xml::FAMILY,
    },
    Family {
        name: "uri",
        title: "Addresses",
        codes: uri::FAMILY,
    },
    Family {
        name: "value",
        title: "Elements and values",
        codes: value::FAMILY,
    },
    Family {
        name: "html",
        title: "HTML in feeds",
        codes: html::FAMILY,
    },
    Family {
        name: "rss",
        title: "RSS 2.0 and the RSS profile",
        codes: rss::FAMILY,
    },
    Family {
        name: "rss1",
        title: "RSS 1.0",
        codes: rss1::FAMILY,
    },
    Family {
        name: "atom",
        title: "Atom",
        codes: atom::FAMILY,
    },
    Family {
        name: "json",
        title: "JSON Feed",
        codes: json::FAMILY,
    },
    Family {
        name: "opml",
        title: "OPML",
        codes: opml::FAMILY,
    },
    Family {
        name: "itunes",
        title: "Podcasts",
        codes: itunes::FAMILY,
    },
    Family {
        name: "podcast",
        title: "Podcasts: the podcast namespace, chapters",
        codes: podcast::FAMILY,
    },
    Family {
        name: "media",
        title: "Media RSS",
        codes: media::FAMILY,
    },
    Family {
        name: "reader",
        title: "What readers make of it",
        codes: reader::FAMILY,
    },
    Family {
        name: "extension",
        title: "Other modules",
        codes: extension::FAMILY,
    },
];

/// Every message, in the order of the documentation.
pub fn codes() -> impl Iterator<Item = &'static Code> + Clone {
    FAMILIES.iter().flat_map(|family| family.codes.iter().copied())
}

/// The message of this name.
pub fn find(name: &str) -> Option<&'static Code> {
    codes().find(|code| code.name == name)
}

macro_rules! family {
    ($($id:ident = $level:ident $name:literal {
        meaning: $meaning:expr, says: $says:expr, why: $why:expr, source: $source:expr, mend: $mend:expr,
        wrong: $wrong:expr, right: $right:expr,
    })*) => {
        $(#[doc = $meaning]
        #[allow(clippy::doc_markdown, reason = "the sentence is told to people who know no Markdown")]
        pub const $id: &Code = &Code {
            name: $name, level: Level::$level, meaning: $meaning,
            explanation: Explanation {
                says: $says, why: $why, source: $source, mend: $mend, wrong: $wrong, right: $right,
            },
        };)*
        /// The codes of this family, in the order of the documentation.
        pub(super) const FAMILY: &[&Code] = &[$($id),*];
    };
}
// Under the name that reads well in the families; the function `codes` has the same.
use family as codes;
