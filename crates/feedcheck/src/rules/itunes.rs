//! Apple's podcast module: categories, what a show needs, which files are played.

use crate::codes::{
    INVALID_ITUNES_CATEGORY, MISSING_ITUNES_ELEMENT, MISSING_ITUNES_EMAIL, NOT_UTF8, OBSOLETE_ITUNES_CATEGORY,
    UNSUPPORTED_ITUNES_FORMAT,
};
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::walk::Walk;

/// What Apple plays.
const FORMATS: [&str; 7] = ["m4a", "mp3", "mov", "mp4", "m4v", "pdf", "epub"];

/// Categories of today, with their parts.
const CATEGORIES: &[(&str, &[&str])] = &[
    (
        "Arts",
        &[
            "Books",
            "Design",
            "Fashion & Beauty",
            "Food",
            "Performing Arts",
            "Visual Arts",
        ],
    ),
    (
        "Business",
        &[
            "Careers",
            "Entrepreneurship",
            "Investing",
            "Management",
            "Marketing",
            "Non-Profit",
        ],
    ),
    ("Comedy", &["Comedy Interviews", "Improv", "Stand-Up"]),
    (
        "Education",
        &["Courses", "How To", "Language Learning", "Self-Improvement"],
    ),
    ("Fiction", &["Comedy Fiction", "Drama", "Science Fiction"]),
    ("Government", &[]),
    ("History", &[]),
    (
        "Health & Fitness",
        &[
            "Alternative Health",
            "Fitness",
            "Medicine",
            "Mental Health",
            "Nutrition",
            "Sexuality",
        ],
    ),
    (
        "Kids & Family",
        &["Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"],
    ),
    (
        "Leisure",
        &[
            "Animation & Manga",
            "Automotive",
            "Aviation",
            "Crafts",
            "Games",
            "Hobbies",
            "Home & Garden",
            "Video Games",
        ],
    ),
    ("Music", &["Music Commentary", "Music History", "Music Interviews"]),
    (
        "News",
        &[
            "Business News",
            "Daily News",
            "Entertainment News",
            "News Commentary",
            "Politics",
            "Sports News",
            "Tech News",
        ],
    ),
    (
        "Religion & Spirituality",
        &[
            "Buddhism",
            "Christianity",
            "Hinduism",
            "Islam",
            "Judaism",
            "Religion",
            "Spirituality",
        ],
    ),
    (
        "Science",
        &[
            "Astronomy",
            "Chemistry",
            "Earth Sciences",
            "Life Sciences",
            "Mathematics",
            "Natural Sciences",
            "Nature",
            "Physics",
            "Social Sciences",
        ],
    ),
    (
        "Society & Culture",
        &[
            "Documentary",
            "Personal Journals",
            "Philosophy",
            "Places & Travel",
            "Relationships",
        ],
    ),
    (
        "Sports",
        &[
            "Baseball",
            "Basketball",
            "Cricket",
            "Fantasy Sports",
            "Football",
            "Golf",
            "Hockey",
            "Rugby",
            "Running",
            "Soccer",
            "Swimming",
            "Tennis",
            "Volleyball",
            "Wilderness",
            "Wrestling",
        ],
    ),
    ("Technology", &[]),
    ("True Crime", &[]),
    (
        "TV & Film",
        &[
            "After Shows",
            "Film History",
            "Film Interviews",
            "Film Reviews",
            "TV Reviews",
        ],
    ),
];

/// Categories that Apple has given up, with their parts.
const RETIRED: &[(&str, &[&str])] = &[
    ("Arts", &["Literature"]),
    (
        "Arts & Entertainment",
        &[
            "Architecture",
            "Design",
            "Entertainment",
            "Games",
            "Performing Arts",
            "Photography",
            "Poetry",
            "Science Fiction",
        ],
    ),
    ("Audio Blogs", &[]),
    (
        "Business",
        &[
            "Careers",
            "Finance",
            "Investing",
            "Management & Marketing",
            "News",
            "Shopping",
        ],
    ),
    ("Comedy", &[]),
    (
        "Education",
        &[
            "Education Technology",
            "Higher Education",
            "K-12",
            "Language Courses",
            "Training",
        ],
    ),
    ("Family", &[]),
    ("Food", &[]),
    (
        "Games & Hobbies",
        &["Automotive", "Aviation", "Hobbies", "Other Games", "Video Games"],
    ),
    (
        "Government & Organizations",
        &["Local", "National", "Non-Profit", "Regional"],
    ),
    (
        "Health",
        &[
            "Alternative Health",
            "Diet & Nutrition",
            "Fitness",
            "Fitness & Nutrition",
            "Relationships",
            "Self-Help",
            "Sexuality",
        ],
    ),
    (
        "International",
        &[
            "Australian",
            "Belgian",
            "Brazilian",
            "Canadian",
            "Chinese",
            "Dutch",
            "French",
            "German",
            "Hebrew",
            "Italian",
            "Japanese",
            "Norwegian",
            "Polish",
            "Portuguese",
            "Spanish",
            "Swedish",
        ],
    ),
    ("Movies & Television", &[]),
    ("News & Politics", &[]),
    ("Politics", &[]),
    ("Public Radio", &[]),
    (
        "Religion & Spirituality",
        &[
            "Buddhism",
            "Christianity",
            "Islam",
            "Judaism",
            "New Age",
            "Philosophy",
            "Other",
            "Spirituality",
        ],
    ),
    (
        "Science & Medicine",
        &["Medicine", "Natural Sciences", "Social Sciences"],
    ),
    ("Society & Culture", &["History"]),
    (
        "Sports & Recreation",
        &["Amateur", "College & High School", "Outdoor", "Professional"],
    ),
    ("Talk Radio", &[]),
    (
        "Technology",
        &[
            "Computers",
            "Developers",
            "Gadgets",
            "Information Technology",
            "News",
            "Operating Systems",
            "Podcasting",
            "Smart Phones",
            "Software How-To",
            "Tech News",
            "Text/Speech",
        ],
    ),
    ("Transportation", &["Automotive", "Aviation", "Bicycles", "Commuting"]),
    ("Travel", &[]),
];

fn parts(table: &'static [(&str, &[&str])], name: &str) -> Option<&'static [&'static str]> {
    table.iter().find(|(known, _)| *known == name).map(|(_, parts)| *parts)
}

/// Whether Apple knows a category, with a part of it or without.
pub fn is_category(name: &str, part: Option<&str>) -> bool {
    parts(CATEGORIES, name).is_some_and(|parts| part.is_none_or(|part| parts.contains(&part)))
}

fn tell<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, is_current: bool, is_retired: bool) {
    let code = match (is_current, is_retired) {
        (true, _) => return,
        (false, true) => OBSOLETE_ITUNES_CATEGORY,
        (false, false) => INVALID_ITUNES_CATEGORY,
    };
    let name = frame.plain("text").unwrap_or_default();
    let found = walk.about(frame, code).with("value", name).with("text", name);
    walk.tell(found);
}

/// `itunes:category`.
pub(crate) fn category<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if let Some(name) = frame.plain("text") {
        let (is_current, is_retired) = (parts(CATEGORIES, name).is_some(), parts(RETIRED, name).is_some());
        tell(walk, frame, is_current, is_retired);
    }
}

/// `itunes:category` in another.
pub(crate) fn subcategory<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let outer = walk
        .parent()
        .and_then(|parent| parent.plain("text"))
        .unwrap_or_default();
    if let Some(name) = frame.plain("text") {
        let holds = |table| parts(table, outer).is_some_and(|parts| parts.contains(&name));
        let (is_current, is_retired) = (holds(CATEGORIES), holds(RETIRED));
        tell(walk, frame, is_current, is_retired);
    }
}

fn first_of_itunes(frame: &Frame<'_>) -> Option<usize> {
    frame
        .seen
        .iter()
        .filter(|seen| seen.name.ns == Ns::Itunes)
        .map(|seen| seen.first)
        .min()
}

/// Files that Apple does not play, in an item that speaks to Apple.
pub(crate) fn item<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Some(at) = first_of_itunes(frame) else { return };
    walk.facts_mut().itunes.at.get_or_insert(at);
    let mut found = Vec::new();
    for link in frame.notes.links().iter().filter(|link| link.rel == "enclosure") {
        let path = link.href.split(['?', '#']).next().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        let Some((_, ending)) = name.rsplit_once('.') else {
            continue;
        };
        if !FORMATS.contains(&ending.to_ascii_lowercase().as_str()) {
            let finding = walk.about(frame, UNSUPPORTED_ITUNES_FORMAT).with("extension", ending);
            found.push(Found { at: link.at, ..finding });
        }
    }
    walk.found.append(&mut found);
}

/// What a show needs in its channel.
pub(crate) fn channel<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Some(at) = first_of_itunes(frame).or(walk.facts().itunes.at) else {
        return;
    };
    if !walk.context.encoding.eq_ignore_ascii_case("utf-8") {
        let found = Found {
            at,
            ..walk.about(frame, NOT_UTF8)
        };
        walk.tell(found);
    }
    let core = walk.context.core;
    if !frame.has((core, "language")) && !frame.inherited.has_language {
        walk.lacks(frame, (core, "language"), MISSING_ITUNES_ELEMENT);
    }
    for local in ["category", "explicit", "image"] {
        if !frame.has((Ns::Itunes, local)) {
            walk.lacks(frame, (Ns::Itunes, local), MISSING_ITUNES_ELEMENT);
        }
    }
    if !frame.has((Ns::Itunes, "owner")) {
        walk.lacks(frame, (Ns::Itunes, "email"), MISSING_ITUNES_EMAIL);
    }
}
