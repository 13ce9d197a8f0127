//! The words of the corpus. They are ours, and about as long as English words in print are; articles
//! made of them compress and hash like any others, which is all that a benchmark asks of them.

/// What sentences are made of.
#[rustfmt::skip]
pub const WORDS: &[&str] = &[
    "accounts", "across", "address", "afternoon", "agreement", "already", "anchor", "another", "answer", "arrived",
    "autumn", "balance", "barrels", "because", "before", "behind", "believe", "between", "boats", "border",
    "bridge", "broken", "budget", "building", "cabin", "cargo", "careful", "carried", "ceiling", "certain",
    "changed", "channel", "charter", "children", "clear", "climbed", "closed", "coast", "column", "committee",
    "common", "company", "copper", "corner", "council", "counted", "country", "crane", "crossing", "crowd",
    "current", "customs", "daily", "damage", "dawn", "decided", "deck", "delayed", "depth", "desk", "different",
    "dinner", "direction", "distance", "district", "dock", "doors", "double", "drawn", "early", "eastern", "effort",
    "eleven", "empty", "engine", "enough", "evening", "every", "expected", "fares", "farmers", "ferry", "figures",
    "finished", "fishing", "fleet", "flood", "followed", "foreman", "forward", "fourteen", "freight", "friday",
    "further", "garden", "gathered", "general", "glass", "granite", "ground", "hammer", "harbor", "heavy",
    "hundred", "inches", "indeed", "inspector", "island", "journey", "keeper", "kitchen", "ladder", "lamps",
    "language", "larger", "later", "launch", "leather", "letters", "level", "library", "lighthouse", "limits",
    "listened", "little", "longer", "lower", "lumber", "machine", "manager", "many", "market", "master", "matter",
    "measured", "meeting", "member", "message", "middle", "minutes", "mistake", "moment", "monday", "months",
    "morning", "motion", "mountain", "narrow", "nearly", "neighbor", "nineteen", "noise", "northern", "notice",
    "number", "office", "older", "opened", "orange", "orders", "outside", "owners", "paint", "paper", "passage",
    "passed", "patient", "people", "perhaps", "permit", "picture", "pilots", "places", "planks", "platform",
    "pocket", "pounds", "powder", "present", "printed", "private", "problem", "promise", "proposal", "public",
    "quarter", "question", "quiet", "railway", "rather", "reached", "reason", "record", "red", "remain", "repair",
    "report", "residents", "result", "return", "river", "rough", "rudder", "sailors", "salt", "saturday",
    "schedule", "school", "season", "second", "sentence", "seventy", "several", "shelter", "shoulder", "signal",
    "silver", "single", "sister", "sixteen", "slowly", "smaller", "someone", "southern", "spoken", "spring",
    "square", "station", "steady", "steel", "stone", "storm", "street", "strong", "summer", "surface", "table",
    "tariff", "teacher", "telephone", "thirteen", "though", "thousand", "through", "tickets", "timber", "together",
    "tomorrow", "toward", "traffic", "treasurer", "trouble", "tunnel", "twelve", "twenty", "under", "union",
    "upper", "usual", "valley", "vessel", "village", "visitors", "voted", "waited", "walls", "warehouse", "watch",
    "water", "weather", "wednesday", "weeks", "western", "wharf", "whether", "window", "winter", "without",
    "wooden", "workers", "written", "yards", "years", "yellow", "yesterday",
];

/// The short ones between them: one word in twelve.
#[rustfmt::skip]
pub const LINKS: &[&str] = &[
    "the", "a", "of", "and", "to", "in", "for", "on", "with", "from", "that", "was", "had", "by", "at", "as", "its",
    "their", "said", "but", "who", "were", "this", "not",
];

/// What topics are about; a number tells those apart that share a name.
#[rustfmt::skip]
pub const TOPICS: &[&str] = &[
    "Ferries", "Harbor", "Schools", "Council", "Weather", "Fishing", "Markets", "Bridges", "Rail", "Courts",
    "Health", "Housing", "Theater", "Rowing", "Libraries", "Lighthouses",
];

/// First names of the staff.
#[rustfmt::skip]
pub const FIRST: &[&str] = &[
    "Maren", "Tobias", "Ida", "Rufus", "Elin", "Casper", "Noor", "Silas", "Petra", "Amos", "Lotte", "Otto",
];

/// Family names of the staff.
#[rustfmt::skip]
pub const FAMILY: &[&str] = &[
    "Oduya", "Hallgrave", "Brandt", "Ambry", "Sorrel", "Quillfeather", "Vane", "Tansey", "Merrow", "Pikestaff",
];
