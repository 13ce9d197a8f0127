//! What the checker says: a code, a place and the words that fill its sentence.

use serde::{Deserialize, Serialize};

use crate::code::{Code, Level};

/// What was found in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// `rss2.0`, `rss1.0`, `rss0.91`, `rss0.92`, `atom1.0`, `atom0.3`, `jsonfeed1.1`, `jsonfeed1.0`,
    /// `opml` or `unknown`.
    pub format: &'static str,
    /// In the order of the document.
    pub messages: Vec<Message>,
    /// How many items or entries are in it.
    pub entries: usize,
}

impl Report {
    /// Whether no message is of level error.
    pub fn is_valid(&self) -> bool {
        let is_error = |message: &Message| message.code.level == Level::Error;
        !self.messages.iter().any(is_error)
    }
}

/// A line of the source, or the part of it around the fault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// Text without its line end.
    pub text: String,
    /// Where the caret stands, as byte offsets in `text`.
    pub start: usize,
    /// End of the caret, exclusive; at least `start`.
    pub end: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What kind of finding.
    pub code: &'static Code,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The line, or the part of it around the fault.
    pub excerpt: Excerpt,
    /// `element`, `parent`, `attr`, `value` and the like, with what they are here: they fill the gaps in the code's
    /// sentence ([`Explanation::says`](crate::Explanation::says)).
    pub details: Vec<(&'static str, String)>,
}

impl Message {
    /// What a detail is here.
    pub fn detail(&self, key: &str) -> Option<&str> {
        let found = self.details.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The sentence of the code, filled in.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut rest = self.code.explanation.says;
        while let Some((before, name, after)) = next_gap(rest) {
            text += before;
            match name {
                "where" => text += &self.place_in_words(),
                // What else may be said.
                "hint" => text += self.detail(name).unwrap_or_default(),
                name => text += self.detail(name).unwrap_or("?"),
            }
            rest = after;
        }
        // An empty value would be two back-ticks.
        (text + rest).replace("is ``", "is empty").replace("``", "nothing")
    }

    /// What to do.
    pub fn help(&self) -> &'static str {
        self.code.explanation.mend
    }

    /// `` `type` of `enclosure` in `item` ``, as far as it is known.
    fn place_in_words(&self) -> String {
        let words = [("attr", ""), ("element", " of "), ("parent", " in ")];
        let mut text = String::new();
        for (key, joint) in words {
            if let Some(word) = self.detail(key).filter(|word| *word != "root") {
                text += if text.is_empty() { "" } else { joint };
                text += &format!("`{word}`");
            }
        }
        if text.is_empty() {
            "the document".to_owned()
        } else {
            text
        }
    }
}

/// The text before the next `{name}`, the name, and the text behind it.
fn next_gap(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
