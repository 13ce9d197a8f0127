//! What feedmill has to say about the user's files: a code, a place, a message, help. The
//! run goes on and collects them. How they look is in `report`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{CODES, Excerpt, Kind, Level};

/// Where something is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Relative to the configuration's folder, with `/` between its parts.
    pub file: String,
    /// From 1; `None` when the whole file is meant.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    /// What stands there.
    pub excerpt: Option<Excerpt>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            ..Self::default()
        }
    }

    /// Line and column, for formats that want both: what is about the whole file is said at its beginning.
    pub fn start(&self) -> (usize, usize) {
        (self.line.unwrap_or(1), self.column.unwrap_or(1))
    }
}

/// One finding about the user's files: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of finding.
    #[serde(serialize_with = "code_name", deserialize_with = "code_by_name")]
    pub code: Kind,
    /// How bad it is: as bad as the code says, unless the configuration says otherwise.
    pub level: Level,
    /// Where.
    pub place: Place,
    /// What is wrong, with the user's own words in back-ticks. Starts in lower case.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding without help.
    pub fn new(code: impl Into<Kind>, place: Place, message: impl Into<String>) -> Self {
        let code = code.into();
        Self {
            code,
            level: code.level(),
            place,
            message: message.into(),
            help: None,
        }
    }

    /// The same with a sentence on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether it is of a kind, or says how many more there are of that kind.
    pub fn concerns(&self, code: Kind) -> bool {
        let is_rest = self.code.name() == "MoreOfTheSame" && self.message.contains(&format!("`{}`", code.name()));
        self.code == code || is_rest
    }

    /// Whether something was left out.
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }
}

fn code_name<S: Serializer>(code: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.name())
}

/// A code of articles or configuration; those about feeds are found anew each time.
fn code_by_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
    let name = String::deserialize(deserializer)?;
    let code = CODES.iter().find(|code| code.name == name);
    code.map(|code| Kind::House(code))
        .ok_or_else(|| serde::de::Error::custom("no such code"))
}
