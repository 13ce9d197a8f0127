//! RSS 2.0 and 0.9x: version, guid, image, hours and days, and the advice of the RSS profile.

use crate::codes::{
    AVOID_TEXT_INPUT, COMMENT_RSS, DEPRECATED_DTD, DUPLICATE_DESCRIPTION_SEMANTICS, DUPLICATE_VALUE, EIGHT_DAYS_A_WEEK,
    IMAGE_LINK_DOESNT_MATCH, IMAGE_TITLE_DOESNT_MATCH, IMAGE_URL_FORMAT, INVALID_DAY, INVALID_DOCTYPE, INVALID_HOUR,
    INVALID_HTTP_GUID, INVALID_PERMALINK, INVALID_RSS_VERSION, ITEM_MUST_CONTAIN_TITLE_OR_DESCRIPTION, MISPLACED_ITEM,
    MISSING_ATOM_SELF_LINK, MISSING_GUID, NEED_DESCRIPTION_BEFORE_CONTENT, NO_BLINK, NOT_BLANK,
    NOT_ENOUGH_HOURS_IN_THE_DAY, NOT_SUFFICIENTLY_UNIQUE, SHARED_IDENTITY, SLASH_DATE, UNDEFINED_ELEMENT,
    USE_OF_EXTENSION_ATTR, USE_ZERO_FOR_MIDNIGHT,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::notes::Link;
use crate::rules::reader;
use crate::value::{Subject, uri, word};
use crate::walk::Walk;

/// The document that says attributes of other namespaces are fine, too.
const BOARD: &str = "http://www.rssboard.org/rss-specification";

/// The address of the document type that is no more.
const NETSCAPE: &str = "http://my.netscape.com/publish/formats/rss-0.91.dtd";

/// The address that took its place.
const BOARD_DTD: &str = "http://www.rssboard.org/rss-0.91.dtd";

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Numbers shorter than this are no ids of the whole world.
const SHORTEST_NUMBER: usize = 9;

fn core(local: &str) -> (Ns, &str) {
    (Ns::None, local)
}

/// `rss@version`, and the document type that goes with 0.91.
pub(crate) fn version<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let version = frame.plain("version").unwrap_or("2.0").to_owned();
    walk.format = match version.as_str() {
        "0.91" => "rss0.91",
        "0.92" => "rss0.92",
        _ => "rss2.0",
    };
    let doctype = walk.reader().doctype().filter(|doctype| doctype.is_rss091).cloned();
    let system = doctype.as_ref().and_then(|doctype| doctype.system.as_deref());
    let is_rss091 = matches!(system, Some(NETSCAPE | BOARD_DTD));
    if let Some(doctype) = doctype
        .as_ref()
        .filter(|doctype| doctype.system.as_deref() == Some(NETSCAPE))
    {
        walk.tell(Found::new(DEPRECATED_DTD, doctype.at).with("element", "rss"));
    }
    if frame.plain("version").is_some() {
        let code = match version.as_str() {
            "0.91" => None,
            _ if is_rss091 => Some(INVALID_DOCTYPE),
            "0.92" | "2.0" => None,
            _ => Some(INVALID_RSS_VERSION),
        };
        if let Some(code) = code {
            let found = walk
                .about_attribute(frame, code, "version")
                .with("value", version.clone());
            walk.tell(found);
        }
    }
    walk.context.version = version;
}

/// Remembers the title of the channel.
pub(crate) fn channel_title<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    walk.facts_mut().channel.titles.0 = Some(frame.text.trim().to_owned());
}

/// Remembers the link of the channel.
pub(crate) fn channel_link<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    walk.facts_mut().channel.links.0 = Some(frame.text.trim().to_owned());
}

/// Remembers the documentation of the channel.
pub(crate) fn docs<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    frame.text.trim().clone_into(&mut walk.facts_mut().channel.docs);
}

/// Remembers the title of the image.
pub(crate) fn image_title<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    walk.facts_mut().channel.titles.1 = Some((frame.text.trim().to_owned(), frame.at));
}

/// Remembers the link of the image.
pub(crate) fn image_link<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    walk.facts_mut().channel.links.1 = Some((frame.text.trim().to_owned(), frame.at));
}

/// The image is a GIF, JPEG or PNG; WebP and SVG are shown by readers of today, too.
pub(crate) fn image_url<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    reader::picture(walk, frame, frame.text.trim());
    let path = frame.text.trim().split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_word = !ending.is_empty() && ending.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_word && !["jpg", "jpeg", "gif", "png", "webp", "svg"].contains(&ending.as_str()) {
        let found = walk.about(frame, IMAGE_URL_FORMAT).with("value", frame.text.trim());
        walk.tell(found);
    }
}

/// What a channel says as a whole.
pub(crate) fn channel<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let is_self = |link: &Link| link.rel == "self";
    if walk.context.version == "2.0" && !frame.notes.links().iter().any(is_self) {
        walk.tell(
            Found::new(MISSING_ATOM_SELF_LINK, frame.at)
                .with("element", "channel")
                .with("parent", "rss"),
        );
    }
    let facts = walk.facts();
    let mut found = Vec::new();
    let pairs = [
        (&facts.channel.titles, "title", IMAGE_TITLE_DOESNT_MATCH),
        (&facts.channel.links, "link", IMAGE_LINK_DOESNT_MATCH),
    ];
    for ((own, image), element, code) in pairs {
        if let (Some(own), Some((value, at))) = (own, image)
            && !own.is_empty()
            && own != value
        {
            let finding = Found::new(code, *at).with("parent", "image").with("element", element);
            found.push(finding.with("value", value.clone()));
        }
    }
    walk.found.append(&mut found);
}

/// Attributes of other namespaces are fine in a feed that goes by the specification that says so.
pub(crate) fn forgive(walk: &mut Walk<'_>) {
    let docs = &walk.facts().channel.docs;
    if docs == BOARD || docs.strip_prefix("https") == BOARD.strip_prefix("http") {
        walk.kept.remove(USE_OF_EXTENSION_ATTR);
    }
}

/// Items come last in a channel (RSS profile).
pub(crate) fn misplaced_items<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Some(item) = frame.seen(core("item")).map(|item| item.first) else {
        return;
    };
    let is_core = |ns: Ns, local: &str| ns == Ns::None && !matches!(local, "item" | "rating" | "blink");
    let late = frame.seen.iter().filter(|seen| {
        let is_metadata = is_core(seen.name.ns, seen.name.local) || seen.name.pair() == (Ns::Atom, "link");
        is_metadata && seen.last > item
    });
    let found: Vec<Found> = late
        .map(|seen| {
            let shown = walk.context.show(seen.name.pair());
            let found = Found::new(MISPLACED_ITEM, seen.last)
                .with("parent", "channel")
                .with("element", "item");
            found.with("value", shown)
        })
        .collect();
    walk.found.extend(found);
}

/// What an item says as a whole.
pub(crate) fn item<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if !frame.has(core("title")) && !frame.has(core("description")) {
        let found = walk.about(frame, ITEM_MUST_CONTAIN_TITLE_OR_DESCRIPTION);
        walk.tell(found);
    }
    if !frame.has(core("guid")) && walk.context.is_rss2() {
        walk.lacks(frame, core("guid"), MISSING_GUID);
        shared_identity(walk, frame);
    }
    let is_dated = walk.parent().is_none_or(|channel| channel.has(core("lastBuildDate")));
    if frame.has((Ns::Slash, "comments")) && !is_dated && walk.context.family == FormatFamily::Rss {
        let found = walk.about(frame, SLASH_DATE);
        walk.tell(found);
    }
}

/// Without a guid readers know an item by its link, or else by its title: it may not be that of another.
fn shared_identity<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>) {
    let known = ["link", "title"]
        .into_iter()
        .find_map(|name| Some((name, written(walk, frame, name)?)));
    let Some((element, value)) = known else { return };
    if !walk.facts_mut().entries.identities.insert((element, value.to_owned())) {
        let found = Found::new(SHARED_IDENTITY, frame.at).with("element", element);
        walk.tell(found.with("parent", "item").with("value", value));
    }
}

/// The text of an element of an item as it is written, unless it is empty.
pub(crate) fn written<'a>(walk: &Walk<'a>, frame: &Frame<'a>, name: &str) -> Option<&'a str> {
    let at = frame.seen(core(name))?.first;
    let (_, behind) = walk.context.document[at..].split_once('>')?;
    let (text, _) = behind.split_once("</")?;
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The summary comes before the full text.
pub(crate) fn encoded<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let has_description = walk.parent().is_none_or(|item| item.has(core("description")));
    if walk.context.family == FormatFamily::Rss && !has_description {
        let item = Found::new(NEED_DESCRIPTION_BEFORE_CONTENT, frame.at).with("element", "item");
        walk.tell(item.with("parent", "channel"));
    }
}

/// Content that is given in another way besides.
pub(crate) fn xhtml_body<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if walk.context.family == FormatFamily::Rss {
        let found = walk.about(frame, DUPLICATE_DESCRIPTION_SEMANTICS);
        walk.tell(found);
    }
}

/// Tells that a value comes again in the element around; blanks are told, too.
fn unique<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, list: &'static str) {
    let value = frame.text.trim().to_owned();
    if value.is_empty() {
        let found = walk.about(frame, NOT_BLANK);
        walk.tell(found);
        return;
    }
    // Twice in one item, that is told.
    if !walk.claim(list, &value) && !walk.is_again(frame) {
        let found = walk.about(frame, DUPLICATE_VALUE).with("value", value);
        walk.tell(found);
    }
}

/// `guid`.
pub(crate) fn guid<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    unique(walk, frame, "guid");
    reader::id(walk, frame);
    let mut found = Vec::new();
    let value = frame.text.trim();
    let is_permalink = frame.plain("isPermaLink");
    if let Some(is_permalink) = is_permalink {
        let subject = frame.subject(walk, is_permalink);
        word::permalink(
            &Subject {
                attr: Some(core("isPermaLink")),
                ..subject
            },
            &mut found,
        );
    }
    if is_permalink.is_none_or(|value| value == "true") {
        let subject = frame.subject(walk, value);
        let lower = value.to_ascii_lowercase();
        if uri::reference_or(&subject, INVALID_HTTP_GUID, &mut found) {
            if lower.starts_with("tag:") || lower.starts_with("urn:uuid:") {
                found.push(subject.found(INVALID_PERMALINK));
            } else if !value.contains(':') {
                found.push(subject.found(INVALID_HTTP_GUID));
            }
        }
    } else if value.len() < SHORTEST_NUMBER && !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        found.push(frame.subject(walk, value).found(NOT_SUFFICIENTLY_UNIQUE));
    }
    walk.found.append(&mut found);
}

/// `atom:id` in an item.
pub(crate) fn atom_id<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    unique(walk, frame, "atom:id");
}

/// `hour` of `skipHours`.
pub(crate) fn hour<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let value = frame.text.trim().to_owned();
    let number = value.parse::<i64>().ok();
    let midnight = |number: i64| if number == 24 { 0 } else { number };
    let is_known = number.is_some_and(|number| !walk.list(&midnight(number).to_string()));
    let about = |code| walk.about(frame, code).with("value", value.clone());
    let mut found = Vec::new();
    if is_known {
        found.push(about(DUPLICATE_VALUE));
    }
    match number {
        Some(0..=23) => {}
        // Hours ran from 1 to 24 in RSS 0.91.
        Some(24) if walk.context.version == "0.91" => {}
        Some(24) => found.push(about(USE_ZERO_FOR_MIDNIGHT)),
        _ => found.push(about(INVALID_HOUR)),
    }
    walk.found.append(&mut found);
}

/// `skipHours` as a whole.
pub(crate) fn hours<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if frame.seen(core("hour")).is_some_and(|hour| hour.count > 24) {
        let found = walk.about(frame, NOT_ENOUGH_HOURS_IN_THE_DAY);
        walk.tell(found);
    }
}

/// `day` of `skipDays`.
pub(crate) fn day<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let value = frame.text.trim().to_owned();
    let code = if !DAYS.contains(&value.as_str()) {
        INVALID_DAY
    } else if !walk.list(&value) {
        DUPLICATE_VALUE
    } else {
        return;
    };
    let found = walk.about(frame, code).with("value", value);
    walk.tell(found);
}

/// `skipDays` as a whole.
pub(crate) fn days<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if frame.seen(core("day")).is_some_and(|day| day.count > DAYS.len()) {
        let found = walk.about(frame, EIGHT_DAYS_A_WEEK);
        walk.tell(found);
    }
}

/// No reader shows `textInput`.
pub(crate) fn text_input<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let found = walk.about(frame, AVOID_TEXT_INPUT);
    walk.tell(found);
}

/// The name of RSS 1.0 in RSS 2.0.
pub(crate) fn misspelt_text_input<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    // RSS 0.91 of Netscape had it in lower case, too.
    if walk.context.version != "0.91" {
        let found = walk.about(frame, UNDEFINED_ELEMENT);
        walk.tell(found);
    }
}

/// A slip of the pen for `link`.
pub(crate) fn blink<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let found = walk.about(frame, NO_BLINK);
    walk.tell(found);
}

/// `wfw:commentRss` in other letters.
pub(crate) fn comment_rss<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let found = walk.about(frame, COMMENT_RSS);
    walk.tell(found);
}

/// `thr:children` belongs to another module of the same name, for RSS 1.0.
pub(crate) fn thr_children<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if walk.context.family != FormatFamily::Rdf {
        let found = walk.about(frame, UNDEFINED_ELEMENT);
        walk.tell(found);
    }
}
