//! Who wrote a story: as the page says it to programs, else as it shows it.

use super::facts::Facts;
use super::names::letters;
use super::things::{kinds, text};
use crate::input::wire::WireRules;
use crate::input::wire::byline::has_affiliation_word;
use crate::model::Author;
use crate::text::line;
use crate::text::node::Node;
use crate::text::title::plain;

/// So many people write a story at most; what names more is a list of something else.
const MOST: usize = 40;

/// Characters of a name.
const LONGEST: usize = 90;

/// `meta` elements that name people, in the order in which they are asked.
const METAS: &[&str] = &[
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dcsext.author",
    "cxenseparse:author",
    "cxenseparse:recs:author",
    "byl",
    "byline",
    "citation_author",
    "rbauthors",
    "author_name",
    "authors",
];

/// What stands before names.
const OPENINGS: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "da",
    "door",
    "av",
    "af",
    "tekst:",
    "text:",
    "texto:",
    "texte:",
    "tekst",
    "autor:",
    "autora:",
    "author:",
    "authors:",
    "written by",
    "words by",
    "story by",
    "reported by",
    "geschrieben von",
    "escrito por",
    "redaktion:",
    "bởi",
    "oleh",
    "文／",
    "文/",
    "記者",
    "记者",
    "作者：",
    "作者:",
    "撰文／",
];

/// What stands between two names.
const JOINTS: &[&str] = &[
    " and ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " ja ", " dan ", " và ", " & ", " i ", " with ",
];

/// How agencies sign in small letters, beside people.
const AGENCIES: &[&str] = &[
    "dpa", "afp", "ap", "apa", "sda", "sid", "epd", "kna", "reuters", "ritzau", "ntb", "tt", "ansa", "efe", "lusa",
];

/// What stands behind names, in languages where it follows them.
const ENDINGS: &[&str] = &["기자", "특파원", "記者", "记者", "特派員"];

/// Words that stand for nobody.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "authors",
    "by",
    "editor",
    "null",
    "none",
    "undefined",
    "unknown",
    "webmaster",
    "follow",
    "contributor",
    "staff",
    "noauthor",
    "n/a",
];

/// The people, and whether they are the house itself, which nobody else is beside.
pub(super) fn people(facts: &Facts<'_>, wire: &WireRules) -> Vec<Author> {
    let said = of_things(facts, wire);
    let is_person = |author: &Author| !facts.is_house(&author.name);
    if said.iter().any(is_person) {
        return said;
    }
    let stated = of_metas(facts, wire);
    if stated.iter().any(is_person) {
        return stated;
    }
    let shown = shown(facts, wire);
    if shown.iter().any(is_person) {
        return shown;
    }
    [said, stated]
        .into_iter()
        .find(|people| !people.is_empty())
        .unwrap_or_default()
}

/// The authors of what speaks of the story.
fn of_things(facts: &Facts<'_>, wire: &WireRules) -> Vec<Author> {
    let mut found = Vec::new();
    for thing in facts.story() {
        for key in ["author", "creator", "authors", "contributor"] {
            for value in facts.things.values(thing, key) {
                found.extend(of_value(facts, value, wire));
            }
            if !found.is_empty() {
                return once(found);
            }
        }
    }
    found
}

fn of_value(facts: &Facts<'_>, value: &Node, wire: &WireRules) -> Vec<Author> {
    if let Some(text) = value.text() {
        return named(facts, text, wire);
    }
    let mut found = Vec::new();
    // A person may have several names in a list.
    for name in facts.things.values(value, "name") {
        let Some(name) = text(name) else { continue };
        let is_house = kinds(value).iter().any(|kind| kind.ends_with("Organization"));
        if is_house {
            found.extend(single(name));
        } else {
            found.extend(named(facts, name, wire));
        }
    }
    if found.is_empty() {
        let names = ["givenName", "familyName"].map(|key| value.get(key).and_then(text).unwrap_or_default());
        found.extend(single(names.join(" ").trim()));
    }
    if let [one] = found.as_mut_slice() {
        let url = value.get("url").and_then(text).filter(|url| url.contains("://"));
        one.url = url.map(str::to_owned);
        let house = |key: &str| text(value.get(key)?).map(str::to_owned);
        one.affiliation = one
            .affiliation
            .take()
            .or_else(|| house("affiliation"))
            .or_else(|| house("worksFor"));
    }
    found
}

fn of_metas(facts: &Facts<'_>, wire: &WireRules) -> Vec<Author> {
    for name in METAS {
        let found: Vec<Author> = facts
            .metas
            .all(name)
            .into_iter()
            .flat_map(|text| named(facts, text, wire))
            .collect();
        if found.iter().any(|author| !facts.is_house(&author.name)) {
            return once(found);
        }
    }
    // What cards say of a page: `Written by`, in the language of the page, and beside it the names.
    for nth in 1..=4 {
        let label = facts
            .metas
            .first(&[&format!("twitter:label{nth}")])
            .unwrap_or_default()
            .to_lowercase();
        let words = [
            "written by",
            "verfasst von",
            "geschrieben von",
            "écrit par",
            "escrito por",
            "geschreven door",
            "skrevet av",
            "scritto da",
        ];
        if words.contains(&label.as_str()) {
            let name = format!("twitter:data{nth}");
            let found: Vec<Author> = facts
                .metas
                .all(&name)
                .into_iter()
                .flat_map(|text| named(facts, text, wire))
                .collect();
            if !found.is_empty() {
                return once(found);
            }
        }
    }
    facts
        .metas
        .each(METAS)
        .flat_map(|text| named(facts, text, wire))
        .take(1)
        .collect()
}

/// Words in the classes of elements that hold names.
const BYLINES: &[&str] = &[
    "byline__name",
    "byline-name",
    "author-name",
    "author__name",
    "authorname",
    "author_name",
    "article-author",
    "article__author",
    "post-author",
    "entry-author",
    "byline",
    "by-line",
    "authors",
    "author",
    "name-author",
    "author_mail",
    "writer",
    "reporter",
    "reporter-name",
    "autor",
    "auteur",
    "textauthor",
];

/// The names that a page shows: marked as such, or in an element that is called so, near the headline.
fn shown(facts: &Facts<'_>, wire: &WireRules) -> Vec<Author> {
    let page = &facts.page;
    let top = page.all().find(|at| page.is_any(*at, &["h1"])).unwrap_or_default();
    let is_of_story = |at: &usize| {
        !page
            .around(*at)
            .any(|outer| page.is_any(outer, &["nav", "footer", "aside", "form"]))
    };
    let by_rel = page.all().filter(|at| {
        let rel = page.attribute(*at, "rel").unwrap_or_default();
        page.is_any(*at, &["a", "span"]) && rel.split_ascii_whitespace().any(|word| word == "author") && is_of_story(at)
    });
    let found: Vec<Author> = by_rel
        .flat_map(|at| named(facts, &page.words(at), wire))
        .take(6)
        .collect();
    if !found.is_empty() {
        return once(found);
    }
    for class in BYLINES {
        let of_class =
            (top..page.elements.len()).filter(|at| page.tag(*at).has_class(|found| found == *class) && is_of_story(at));
        for at in of_class.take(2) {
            let words = page.words(at);
            let people = if words.chars().count() < 200 {
                named(facts, &words, wire)
            } else {
                Vec::new()
            };
            if !people.is_empty() {
                return once(people);
            }
        }
    }
    signed(facts, wire)
}

/// The people who sign a story below it, on the right, as papers do in Vietnam.
fn signed(facts: &Facts<'_>, wire: &WireRules) -> Vec<Author> {
    let page = &facts.page;
    let is_right = |at: &usize| {
        let style = page
            .attribute(*at, "style")
            .unwrap_or_default()
            .to_ascii_lowercase()
            .replace(' ', "");
        style.contains("text-align:right")
            || page
                .attribute(*at, "align")
                .is_some_and(|side| side.eq_ignore_ascii_case("right"))
    };
    let mut lines = page.all().filter(|at| page.is_any(*at, &["p"]) && is_right(at));
    let names = lines.next_back().map(|at| page.words(at)).unwrap_or_default();
    let is_name = (2..=8).contains(&names.split_whitespace().count()) && !names.contains(['.', ':', '?', '!']);
    if is_name {
        named(facts, &names, wire)
    } else {
        Vec::new()
    }
}

/// The people of a text, without the site where it stands beside them.
fn named(facts: &Facts<'_>, text: &str, wire: &WireRules) -> Vec<Author> {
    let mut people = joined(text, wire);
    if people.iter().any(|author| !facts.is_house(&author.name)) {
        people.retain(|author| !facts.is_house(&author.name));
    }
    people
}

/// The people of a text that names one or several.
fn joined(text: &str, wire: &WireRules) -> Vec<Author> {
    let text = line::single(plain(text).trim().to_owned());
    let text = bare(&text);
    if text.len() > LONGEST * MOST
        || text.contains("://")
        || text.starts_with("www.")
        || text.starts_with(['/', '#', '@'])
    {
        return Vec::new();
    }
    let mut parts: Vec<String> = vec![text.to_owned()];
    for joint in [";", "、", "，", " | ", " • ", " · ", "|"] {
        parts = parts
            .iter()
            .flat_map(|part| part.split(joint).map(|part| part.trim().to_owned()))
            .collect();
    }
    let people = parts.iter().flat_map(|part| of_list(part, wire));
    people.take(MOST).collect()
}

/// The people between commas, and what they are behind them.
fn of_list(text: &str, wire: &WireRules) -> Vec<Author> {
    let mut people: Vec<Author> = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let is_suffix = ["jr", "sr", "jr.", "sr.", "ii", "iii", "phd", "md", "m.d.", "ph.d."]
            .contains(&part.to_lowercase().as_str());
        if is_suffix && let Some(before) = people.last_mut() {
            before.name.push_str(", ");
            before.name.push_str(part);
            continue;
        }
        let is_role = !people.is_empty() && is_role(part, wire);
        if is_role && let Some(before) = people.last_mut() {
            before.affiliation.get_or_insert_with(|| part.to_owned());
            continue;
        }
        people.extend(of_names(part));
    }
    people
}

/// Words of what somebody does.
const ROLES: &[&str] = &[
    "reporter",
    "correspondent",
    "editor",
    "writer",
    "columnist",
    "producer",
    "journalist",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "photographer",
    "analyst",
    "critic",
    "chief",
    "contributor",
    "staff",
    "columnista",
    "redactor",
    "autor",
    "journaliste",
    "reporterin",
    "professor",
    "fellow",
];

fn is_role(text: &str, wire: &WireRules) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let mut words = words.into_iter();
    words.any(|word| ROLES.contains(&word.as_str())) || text.starts_with("The ") || {
        // A house in lower case letters is none that somebody is called.
        has_affiliation_word(text, wire) && text.split_whitespace().count() > 1
    }
}

/// Names that words join, each of which has to look like one.
fn of_names(text: &str) -> Vec<Author> {
    let text = bare(text);
    for joint in JOINTS {
        let Some((left, right)) = text.split_once(joint) else {
            continue;
        };
        if looks_like_name(left)
            && (looks_like_name(right) || is_sign(right) || JOINTS.iter().any(|joint| right.contains(joint)))
        {
            let mut people = of_names(left.trim());
            people.extend(of_names(right.trim()));
            return people;
        }
    }
    if let Some(rest) = ["and ", "und ", "& "].iter().find_map(|joint| text.strip_prefix(joint)) {
        return single(rest).into_iter().collect();
    }
    single(text).into_iter().collect()
}

/// Whether a word is how an agency signs.
fn is_sign(text: &str) -> bool {
    let text = text.trim();
    let is_short = (2..=8).contains(&text.chars().count()) && !text.contains(' ');
    is_short && (text.chars().all(char::is_uppercase) || AGENCIES.contains(&text.to_lowercase().as_str()))
}

/// Two words or more, the first and the last of which begin high.
fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_high = |word: &&str| {
        word.chars()
            .next()
            .is_some_and(|c| !c.is_lowercase() && c.is_alphabetic())
    };
    (2..=6).contains(&words.len()) && words.first().is_some_and(is_high) && words.last().is_some_and(is_high)
}

/// One person or house.
fn single(text: &str) -> Option<Author> {
    let text = line::single(plain(text).trim().to_owned());
    let text = bare(&text);
    // An address of mail behind a name.
    let words = text
        .split_whitespace()
        .filter(|word| !(word.contains('@') && word.contains('.')));
    let name = words.collect::<Vec<_>>().join(" ");
    let ending = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    let name = ending
        .filter(|name| !name.trim().is_empty())
        .unwrap_or(&name)
        .to_owned();
    let name = name
        .trim_matches([',', ';', ':', '|', '/', '-', '–', '—', '•', '·', ' ', '(', '<', '>'])
        .to_owned();
    let is_nobody = NOBODY.contains(&name.to_lowercase().as_str());
    let is_name =
        name.chars().any(char::is_alphabetic) && name.chars().count() <= LONGEST && !name.contains("://") && !is_nobody;
    let is_address = name.starts_with("www.") || name.starts_with('@') || name.starts_with("http");
    (is_name && !is_address).then(|| Author {
        name,
        ..Author::default()
    })
}

/// The names without the word before them.
fn bare(text: &str) -> &str {
    let mut text = text.trim();
    for _ in 0..2 {
        let lower = text.to_lowercase();
        let opening = OPENINGS.iter().filter(|opening| {
            // `Di Wang` and `Da Costa` are names.
            if matches!(**opening, "di" | "da") && !text.starts_with('d') {
                return false;
            }
            let Some(rest) = lower.strip_prefix(**opening) else {
                return false;
            };
            let ends_word = opening.ends_with([':', '：', '/', '／']) || !opening.is_ascii();
            ends_word || rest.starts_with([' ', ':', '\u{A0}'])
        });
        let Some(opening) = opening.max_by_key(|opening| opening.len()) else {
            break;
        };
        let cut = text
            .char_indices()
            .nth(opening.chars().count())
            .map_or(text.len(), |(at, _)| at);
        let rest = text[cut..].trim_start_matches([':', ' ', '\u{A0}']);
        if rest.is_empty() {
            break;
        }
        text = rest;
    }
    text
}

/// The first of those with one name.
fn once(people: Vec<Author>) -> Vec<Author> {
    let mut known = std::collections::BTreeSet::new();
    people
        .into_iter()
        .filter(|author| known.insert(letters(&author.name)))
        .take(MOST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_what_stands_around_them() {
        for (text, expected) in [
            ("By Ida Brandt and Otis Lund", &["Ida Brandt", "Otis Lund"][..]),
            (
                "Von Ida Brandt, Otis Lund und Per Wik",
                &["Ida Brandt", "Otis Lund", "Per Wik"],
            ),
            ("Ida Brandt, Senior Reporter", &["Ida Brandt"]),
            ("Ida Brandt, Otis Lund", &["Ida Brandt", "Otis Lund"]),
            ("Ida Brandt, and Otis Lund", &["Ida Brandt", "Otis Lund"]),
            ("Ida Brandt | The Harbor Courier", &["Ida Brandt", "The Harbor Courier"]),
            ("Sammy Davis, Jr.", &["Sammy Davis, Jr."]),
            ("https://courier.example/authors/ida", &[]),
            ("@ida", &[]),
            ("admin", &[]),
            ("Harbor Wire and Weather Desk", &["Harbor Wire", "Weather Desk"]),
            ("Arts and Culture", &["Arts and Culture"]),
            ("記者王小明", &["王小明"]),
            ("홍길동 기자 hong@courier.example", &["홍길동"]),
            ("Di Wang", &["Di Wang"]),
            ("di Ida Brandt", &["Ida Brandt"]),
            ("Ida Brandt und dpa", &["Ida Brandt", "dpa"]),
            ("Ida Brandt & AFP", &["Ida Brandt", "AFP"]),
            ("Lê Phương", &["Lê Phương"]),
            ("Byron Vale", &["Byron Vale"]),
            ("Ida Brandt ida@courier.example", &["Ida Brandt"]),
        ] {
            let names: Vec<String> = joined(text, &WireRules::default())
                .into_iter()
                .map(|author| author.name)
                .collect();
            assert_eq!(names, expected, "{text}");
        }
    }
}
