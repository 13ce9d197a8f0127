//! An item while it is read, and what becomes of it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::super::{Found, Rules, date_finding, date_note};
use super::held::Held;
use super::{byline, held, signed};
use crate::input::fields::bad_character;
use crate::model::{Article, Body, Code, Delivery, Diagnostic, Hold, Markup, Material, Part, Photo, Place, Timestamp};
use crate::text::lines::Lines;
use crate::text::node::Node;
use crate::text::source::Source;
use crate::text::title::plain;
use crate::text::{date, line, slug, xml};

/// What an item's status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It may go out.
    Usable,
    /// It waits, for whatever reason.
    Held,
    /// It is taken back, whatever was said before.
    Killed,
}

/// What systems write for it, without the prefix of a scheme, in lower case: the IPTC's `pubstatus` (`stat:usable`), the
/// management status of NITF and `NewsML` 1, and what content systems have.
const STANDINGS: &[(&str, Standing)] = &[
    ("usable", Standing::Usable),
    ("published", Standing::Usable),
    ("publish", Standing::Usable),
    ("live", Standing::Usable),
    ("withheld", Standing::Held),
    ("embargoed", Standing::Held),
    ("draft", Standing::Held),
    ("auto-draft", Standing::Held),
    ("pending", Standing::Held),
    ("private", Standing::Held),
    ("sent", Standing::Held),
    ("canceled", Standing::Killed),
    ("cancelled", Standing::Killed),
    ("killed", Standing::Killed),
    ("kill", Standing::Killed),
    ("unpublished", Standing::Killed),
    ("retracted", Standing::Killed),
    ("recalled", Standing::Killed),
    ("trash", Standing::Killed),
    ("soft_trashed", Standing::Killed),
];

/// A status without the prefix of its scheme.
fn bare(word: &str) -> String {
    word.rsplit([':', '/']).next().unwrap_or(word).trim().to_lowercase()
}

fn standing(bare: &str) -> Option<Standing> {
    let row = STANDINGS.iter().find(|(known, _)| *known == bare);
    row.map(|(_, standing)| *standing)
}

/// The items of a text, and what all of them are read with: their lines are counted once.
pub(crate) struct Items<'a> {
    source: &'a Source<'a>,
    rules: &'a Rules,
    lines: Lines<'a>,
}

impl<'a> Items<'a> {
    /// Those of a text.
    pub(crate) fn new(source: &'a Source<'a>, rules: &'a Rules) -> Self {
        Self {
            source,
            rules,
            lines: Lines::new(source.text, source.first_line),
        }
    }

    /// The item that begins at the byte `at` of the text.
    pub(crate) fn at(&'a self, at: usize) -> Item<'a> {
        Item {
            around: self,
            rules: self.rules,
            at,
            article: Article::default(),
            delivery: Delivery::default(),
            first: None,
            changed: None,
            held: Held::default(),
            is_seen: self.rules.source.signed_photos,
            may_be_untitled: self.rules.style.untitled,
            errors: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// What is said of a signed address, and what to do about it.
const SIGNED: (&str, &str) = (
    "has an address with a signature or key, which stops working and is for nobody else",
    "save the picture among `photos.dir`, have the system hand over an address that stays, or let such pictures through with \
     `signed_photos` of its source",
);

/// An item of a delivery. A format fills in what it finds; [`Item::finish`] makes an article of it, or the reasons why
/// there is none.
pub(crate) struct Item<'a> {
    around: &'a Items<'a>,
    rules: &'a Rules,
    /// Where it begins, in bytes of the text.
    at: usize,
    /// Headline, deck, authors, topics, photos and whatever else an article has.
    pub article: Article,
    /// Its id, and what stands in the place of which story.
    pub delivery: Delivery,
    /// When the story was first made, whatever its version.
    pub first: Option<Timestamp>,
    /// When its content was last changed, where that is said besides when this version was made.
    pub changed: Option<Timestamp>,
    /// What it brings along and is not to be seen, in the text neither.
    pub held: Held,
    /// Whether its pictures are seen by everybody already, whatever their addresses hold.
    pub is_seen: bool,
    /// Whether it may go without a headline, as notes do.
    pub may_be_untitled: bool,
    errors: Vec<Diagnostic>,
    notes: Vec<Diagnostic>,
}

impl Item<'_> {
    fn line(&self) -> usize {
        self.around.lines.number(self.at)
    }

    fn place(&self, at: Range<usize>) -> Place {
        self.around.source.place_on(self.around.lines.number(at.start), at)
    }

    /// The line on which it begins.
    fn beginning(&self) -> Place {
        Place {
            line: Some(self.line()),
            ..Place::file(self.around.source.file)
        }
    }

    /// Says something of the item, and what to do about it.
    pub(crate) fn note(&mut self, code: &'static Code, at: Range<usize>, message: String, help: &str) {
        let finding = Diagnostic::new(code, self.place(at), message);
        self.notes.push(finding.help(help));
    }

    /// A text as it may stand in a field: one line, without markup and without what XML forbids.
    pub(crate) fn words(&mut self, text: &str) -> String {
        let text = self.mended(text);
        line::single(plain(&text).trim().to_owned())
    }

    /// A text without what XML forbids. The first such character is told: a field may consist of them.
    fn mended<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let (text, mends) = xml::clean(text);
        let first = mends.first();
        let finding = first.map(|mend| bad_character(self.around.source, self.at..self.at, *mend));
        self.notes.extend(finding);
        text
    }

    /// The same, and `None` where nothing is left.
    pub(crate) fn some_words(&mut self, text: &str) -> Option<String> {
        Some(self.words(text)).filter(|words| !words.is_empty())
    }

    /// A time that the item can do without; that it cannot be read is told.
    pub(crate) fn time(&mut self, text: &str, at: Range<usize>) -> Option<Timestamp> {
        if text.trim().is_empty() {
            return None;
        }
        match date::parse(text.trim(), &self.rules.dates) {
            Ok(reading) => {
                self.notes.extend(date_note(self.around.source, at, text, &reading));
                Some(reading.time)
            }
            Err(error) => {
                let finding = date_finding(Code::INVALID_DATE, self.around.source, at, text, &error);
                self.notes.push(Diagnostic {
                    code: Code::INVALID_FIELD.into(),
                    level: Code::INVALID_FIELD.level,
                    ..finding
                });
                None
            }
        }
    }

    /// What is said of an embargo: a time, or nothing that could be one, which holds the item; or nothing at all, which is
    /// none.
    pub(crate) fn embargo(&mut self, text: &str, at: Range<usize>) {
        if text.trim().is_empty() {
            let message = "the item has an empty embargo, which is none";
            self.notes
                .push(Diagnostic::new(Code::EMPTY_EMBARGO, self.place(at), message));
            return;
        }
        match date::parse(text.trim(), &self.rules.dates) {
            Ok(reading) => self.article.stub.embargo = self.article.stub.embargo.max(Some(reading.time)),
            Err(error) => {
                let message = format!(
                    "the embargo `{}` cannot be read: {error}; the item is held",
                    text.trim()
                );
                let finding = Diagnostic::new(Code::INVALID_EMBARGO, self.place(at), message);
                self.notes
                    .push(finding.help("ask the agency, or hand the story over again without it"));
                self.hold(format!("embargo: {}", line::single(text.trim())), true);
            }
        }
    }

    /// What is said of its being public; a word that is not known holds it.
    pub(crate) fn status(&mut self, word: &str, at: Range<usize>) {
        let bare = bare(word);
        match standing(&bare) {
            Some(Standing::Usable) => {}
            // With a time, that time says it all.
            Some(Standing::Held) if bare == "embargoed" && self.article.stub.embargo.is_some() => {}
            Some(Standing::Held) => self.hold(bare, false),
            Some(Standing::Killed) => self.kill(bare),
            None => {
                let message = format!(
                    "the status `{}` is not known to mean that the story is public; it is held",
                    word.trim()
                );
                self.notes
                    .push(Diagnostic::new(Code::UNKNOWN_STATUS, self.place(at), message));
                self.hold(format!("status: {}", line::single(word.trim())), true);
            }
        }
    }

    /// It is not to go out, for this reason; a doubt is one that nobody may have meant.
    pub(crate) fn hold(&mut self, reason: impl Into<String>, is_doubted: bool) {
        let (reason, hold) = (reason.into(), &mut self.article.stub.held);
        let hold = hold.get_or_insert(Hold { reason, is_doubted });
        hold.is_doubted &= is_doubted;
    }

    /// It takes the story down.
    pub(crate) fn kill(&mut self, reason: impl Into<String>) {
        self.delivery.is_kill = true;
        let reason = reason.into();
        self.article.stub.held = Some(Hold {
            reason,
            is_doubted: false,
        });
    }

    /// A topic; what comes twice is one.
    pub(crate) fn topic(&mut self, name: &str) {
        self.subject("", name);
    }

    /// A subject by its scheme: a topic, if the house wants those.
    pub(crate) fn subject(&mut self, scheme: &str, name: &str) {
        if self.rules.source.has_scheme(scheme)
            && let Some(name) = self.some_words(name)
        {
            self.article.stub.topics.push(name);
        }
    }

    /// The byte at which it begins.
    pub(crate) fn beginning_byte(&self) -> usize {
        self.at
    }

    /// Days for which it stays, as the house says.
    pub(crate) fn max_age(&self) -> Option<i64> {
        self.rules.source.max_age
    }

    /// Whether a name is that of the agency.
    pub(crate) fn is_agency(&self, name: &str) -> bool {
        self.rules.source.is_agency(name)
    }

    /// The people of a byline as it is written, such as "By Ida Brandt and Otis Lund".
    pub(crate) fn byline(&mut self, text: &str) {
        let (text, source) = (self.words(text), &self.rules.source);
        let authors = byline::authors(source.names(&text), &self.rules.wire).into_iter();
        let people = authors.filter(|author| !source.is_agency(&author.name));
        self.article.stub.authors.extend(people);
    }

    /// Several pictures.
    pub(crate) fn photos(&mut self, photos: impl IntoIterator<Item = Photo>) {
        for photo in photos {
            self.photo(photo);
        }
    }

    /// A picture of the story, unless its address is for its receiver alone.
    pub(crate) fn photo(&mut self, photo: Photo) {
        if !self.is_seen && signed::is_signed(&photo.src) {
            self.hold_photo(photo.at, SIGNED.0, SIGNED.1);
        } else {
            self.article.photos.push(photo);
        }
    }

    /// Whether a picture that begins at the byte `at` may be shown, by what it says of its own status.
    pub(crate) fn may_show(&mut self, status: Option<&str>, at: usize) -> bool {
        let may = status.is_none_or(|word| standing(&bare(word)) == Some(Standing::Usable));
        if !may {
            let help = "have the system hand over the story again when it is";
            self.hold_photo(at, "is not said to be usable", help);
        }
        may
    }

    /// Whether a picture may be shown as soon as the story is, by what it says of its own embargo.
    pub(crate) fn may_show_then(&mut self, embargo: Option<&Node>) -> bool {
        let Some((embargo, text)) = embargo.and_then(|node| Some((node, node.text()?))) else {
            return true;
        };
        let time = self.time(text, embargo.span.clone());
        let seen = self.article.stub.embargo.max(self.first.or(self.delivery.sent));
        let may = text.trim().is_empty() || time.is_some_and(|time| Some(time) <= seen);
        if !may {
            let help = "have the system hand over the story again when it has ended";
            self.hold_photo(embargo.span.start, "is under an embargo of its own", help);
        }
        may
    }

    /// What the numbers of its source are told by from those of others.
    pub(crate) fn scope(&self) -> Option<String> {
        self.rules.source.scope.clone()
    }

    /// Tells that a part of the text is for members alone, and stays out.
    pub(crate) fn hold_part(&mut self, at: usize) {
        let message = "a part of the text is for members alone; the story goes on without it";
        let help = "nothing is to be done, unless everybody may read it";
        self.note(Code::HELD_PART, at..at, message.to_owned(), help);
    }

    /// Tells that the text, or a part of it, is for those who pay, and stays out.
    pub(crate) fn hold_paid(&mut self, at: usize) {
        let message = "the text, or a part of it, is for those who pay; the story goes on without it";
        let help =
            "nothing is to be done, unless everybody may read it: then say `paid = true` in the table of its source";
        self.note(Code::HELD_PART, at..at, message.to_owned(), help);
    }

    fn hold_photo(&mut self, at: usize, what: &str, help: &str) {
        let message = format!("a picture {what}; the story goes on without it");
        self.note(Code::HELD_PHOTO, at..at, message, help);
    }

    /// The people of a byline in which the format says that nobody else stands.
    pub(crate) fn people(&mut self, text: &str) {
        let text = self.words(text);
        self.article
            .stub
            .authors
            .extend(byline::people(&text, &self.rules.wire));
    }

    /// The text of the story.
    pub(crate) fn body(&mut self, text: &str, markup: Markup) {
        let text = self.mended(text).into_owned();
        self.article.body = Body {
            text,
            markup,
            at: self.at,
            ..Body::default()
        };
    }

    /// That it is no story, and what it is: it is passed over, and counted.
    pub(crate) fn no_story(self, what: &str) -> Found {
        Found {
            part: None,
            line: self.line(),
            article: Err(vec![Diagnostic::new(
                Code::NO_STORY,
                self.beginning(),
                format!("the item is {what}, and no story; it is passed over"),
            )]),
            notes: self.notes,
        }
    }

    /// Takes pictures that are not to be seen out of the text.
    fn hold_pictures(&mut self) {
        let body = &self.article.body;
        if body.markup != Markup::Html || self.held.is_empty() && !body.text.contains('<') {
            return;
        }
        let (kept, has_signed) = held::without(&body.text, &self.held, self.is_seen);
        if let Cow::Owned(text) = kept {
            self.article.body.text = text;
        }
        if has_signed {
            self.hold_photo(self.at, SIGNED.0, SIGNED.1);
        }
    }

    /// The same of one that has something for stories in other files, if these can name it.
    pub(crate) fn part(mut self, what: &str, material: Material) -> Found {
        let stub = &mut self.article.stub;
        let part = Part {
            delivery: std::mem::take(&mut self.delivery),
            held: stub.held.take(),
            embargo: stub.embargo,
            what: material,
        };
        Found {
            part: (!part.delivery.id.is_empty()).then(|| part.into()),
            ..self.no_story(what)
        }
    }

    /// What the house says of the source, where the item says nothing itself.
    fn follow_source(&mut self) {
        let source = &self.rules.source;
        let stub = &mut self.article.stub;
        stub.title = source.headline(&stub.title);
        stub.language = stub.language.take().or_else(|| source.language.clone());
        stub.section = stub.section.take().or_else(|| source.section.clone());
        if self.article.body.markup == Markup::Html {
            self.article.body.text = source.body(&self.article.body.text);
        }
    }

    /// The article, or what it lacks. An order to take a story down lacks nothing.
    pub(crate) fn finish(mut self) -> Found {
        self.hold_pictures();
        self.follow_source();
        once(&mut self.article.stub.topics, String::clone);
        once(&mut self.article.photos, |photo| {
            (photo.src.clone(), photo.item.clone().filter(|_| photo.src.is_empty()))
        });
        let (line, place) = (self.line(), self.beginning());
        let stub = &mut self.article.stub;
        let sent = self.delivery.sent;
        let published = self.first.or(sent);
        stub.published = published.unwrap_or_default();
        stub.updated = self.changed.or(sent).filter(|time| *time > stub.published);
        if !self.delivery.id.is_empty() {
            stub.id = Some(self.delivery.story().into_owned());
        }
        if !self.delivery.is_kill {
            // Of a draft nobody expects one yet.
            if stub.title.is_empty() && !self.may_be_untitled && stub.held.is_none() {
                let finding = Diagnostic::new(Code::MISSING_TITLE, place.clone(), "the item has no headline");
                self.errors.push(finding);
            }
            if published.is_none() && self.delivery.undated.is_none() {
                let finding = Diagnostic::new(Code::MISSING_DATE, place, "the item does not say when it was made");
                self.errors.push(finding);
            }
        }
        if stub.slug.is_empty() {
            stub.slug = match &stub.id {
                Some(id) => slug_of(id),
                None => slug::slug(&stub.title),
            };
        }
        if !self.delivery.id.is_empty() {
            stub.delivery = Some(Box::new(self.delivery));
        }
        Found {
            part: None,
            line,
            article: if self.errors.is_empty() {
                Ok(self.article)
            } else {
                Err(self.errors)
            },
            notes: self.notes,
        }
    }
}

/// Leaves the first of those that have one key.
fn once<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let mut known = BTreeSet::new();
    items.retain(|item| known.insert(key(item)));
}

/// What stands for an id in an address: a headline may change with each version, and the id does not.
pub fn slug_of(id: &str) -> String {
    let prefixes = ["urn:newsml:", "urn:uuid:", "urn:", "tag:"];
    let rest = prefixes.iter().find_map(|prefix| id.strip_prefix(prefix)).unwrap_or(id);
    // Of an address, the path.
    let path = rest.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let rest = path.map_or(rest, |(_, path)| path);
    slug::slug(rest.trim_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_slug_without_what_all_ids_have() {
        for (id, slug) in [
            (
                "urn:newsml:courier.example:20260504:ferry-7",
                "courierexample-20260504-ferry-7",
            ),
            ("tag:courier.example,2026:ferry", "courierexample-2026-ferry"),
            ("https://courier.example/id/ferry-fees", "id-ferry-fees"),
            ("W2870", "w2870"),
        ] {
            assert_eq!(slug_of(id), slug);
        }
    }
}
