//! From the fields of front matter or JSON to an article.

mod address;
mod categories;
mod duration;
mod media;
mod names;
mod notice;
mod release;
mod times;
mod title;
mod unknown;

use std::ops::Range;

use super::generator::SlugFrom;
use super::keys::Values;
use super::public::Show;
use super::style::Style;
use super::{Found, Rules, name};
use crate::model::{Article, Body, Code, Diagnostic, Markup, NoticeKind, Stub, Timestamp};
use crate::text::node::{Node, Value};
use crate::text::source::Source;
use crate::text::title::plain;
use crate::text::{line, xml};
pub(super) use duration::seconds;

/// What an article is made from.
pub struct Record<'a> {
    /// The text that all places are in.
    pub source: &'a Source<'a>,
    /// Where the article begins in it.
    pub at: usize,
    /// Front matter or an object, with places in the text.
    pub fields: &'a Node,
    /// The text behind the front matter.
    pub body: Option<Body>,
    /// Whether the article has the file for itself, whose name then says what it leaves open.
    pub is_file: bool,
    /// What the place of an article in a page says of it.
    pub given: Option<Given>,
}

/// What a heading says of the article below it. Everything else is that of the page.
pub struct Given {
    /// Plain text.
    pub title: String,
    /// The day of the heading.
    pub published: Timestamp,
    /// The anchor of the heading.
    pub fragment: String,
}

/// The article, or what it lacks.
pub fn article(record: &Record<'_>, rules: &Rules) -> Found {
    read_with(record.source, record.fields, rules, |reader| {
        let article = match &record.given {
            Some(given) => Some(reader.section(record, given, rules)),
            None => reader.article(record, rules),
        };
        let errors = std::mem::take(&mut reader.errors);
        Found {
            part: None,
            line: record.source.line_of(record.at),
            article: article.filter(|_| errors.is_empty()).ok_or(errors),
            notes: std::mem::take(&mut reader.notes),
        }
    })
}

/// Gives an article that has no fields of its own, as wire copy has none, what it inherits. It is left out where
/// that cannot be read; `notes` hears what else there is to say.
pub fn inherit(
    source: &Source<'_>,
    mut article: Article,
    rules: &Rules,
    notes: &mut Vec<Diagnostic>,
) -> Result<Article, Vec<Diagnostic>> {
    if rules.style.inherited.is_empty() {
        return Ok(article);
    }
    let nothing = Node {
        span: 0..0,
        value: Value::Table(Vec::new()),
    };
    read_with(source, &nothing, rules, |reader| {
        reader.complete(&mut article.stub, rules);
        notes.append(&mut reader.notes);
        let errors = std::mem::take(&mut reader.errors);
        if errors.is_empty() { Ok(article) } else { Err(errors) }
    })
}

/// Reads fields, and what the file inherits.
fn read_with<T>(source: &Source<'_>, fields: &Node, rules: &Rules, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
    let style = &rules.style;
    let neutral = style.neutral(source.file);
    let place = style.place(source.file, &neutral);
    let of_itself = [style.inherited.captured(&place), style.itself(&place, fields)].concat();
    let inherited: Vec<_> = of_itself.iter().chain(style.inherited.of(&place)).collect();
    read(&mut Reader {
        source,
        file: &neutral,
        values: Values::new(fields, &inherited, &style.keys),
        style,
        errors: Vec::new(),
        notes: Vec::new(),
    })
}

/// Reads fields and collects what it has to say of them. Pictures, sound and film are read in `media`.
struct Reader<'a> {
    source: &'a Source<'a>,
    /// The file's name without its language.
    file: &'a str,
    values: Values<'a>,
    style: &'a Style,
    errors: Vec<Diagnostic>,
    notes: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// An article that is a part of a page: when it is shown, who wrote it and what it is about is said of the page.
    fn section(&mut self, record: &Record<'_>, given: &Given, rules: &Rules) -> Article {
        let slug = self.text("slug");
        let file_slug = name::slug(self.file, self.style);
        let stub = Stub {
            url: self.addresses().0,
            fragment: Some(given.fragment.clone()),
            has_own_slug: slug.is_some(),
            slug: slug.or(file_slug).unwrap_or_default(),
            title: line::single(given.title.as_str()),
            retracted: None,
            ..self.stub(given.published, rules)
        };
        Article {
            stub,
            body: record.body.clone().unwrap_or_default(),
            ..Article::default()
        }
    }

    /// What an article says beside its headline, its id, its address and its text.
    fn stub(&mut self, published: Timestamp, rules: &Rules) -> Stub {
        let release = self.release(rules);
        Stub {
            authors: self.authors(),
            published,
            embargo: self.embargo(published, rules).max(release.not_before),
            expires: self.expires(rules),
            held: release.held,
            retracted: release.is_retracted.then_some(published),
            not_in: self.not_in(),
            ahead: self.style.show.contains(&Show::Future),
            topics: self.topics(),
            categories: self.categories(),
            section: self.text("section").filter(|section| !section.is_empty()),
            language: self.language(),
            ..Stub::default()
        }
    }

    /// Fills in what is inherited: it holds an article, and stands in for what that does not say.
    fn complete(&mut self, stub: &mut Stub, rules: &Rules) {
        let release = self.release(rules);
        stub.held = stub.held.take().or(release.held);
        stub.embargo = stub
            .embargo
            .max(release.not_before)
            .max(self.embargo(stub.published, rules));
        stub.expires = self.expires(rules);
        stub.not_in = self.not_in();
        stub.section = self.text("section");
        stub.language = self.language().or(stub.language.take());
        if stub.topics.is_empty() {
            stub.topics = self.names("topics");
        }
        if stub.authors.is_empty() {
            stub.authors = self.authors();
        }
    }

    fn article(&mut self, record: &Record<'_>, rules: &Rules) -> Option<Article> {
        let title = self.title(record);
        let published = self.published(record, rules);
        let body = record.body.clone().unwrap_or_else(|| self.body(record.at));
        let own_slug = self.text("slug");
        let file_slug = || name::slug(self.file, self.style).filter(|_| record.is_file);
        let has_own_slug = own_slug.is_some();
        // A generator makes slugs of titles as they are written, with their marks.
        let written_title = self.find("title").filter(|_| self.style.is_adopted());
        let written_title = written_title.and_then(|title| Some(title.text()?.trim().to_owned()));
        let asks_title = self.style.slug_from == SlugFrom::Title;
        let slug = own_slug.or_else(file_slug);
        let slug = slug.or_else(|| written_title.clone().filter(|_| asks_title));
        let slug = slug.or_else(|| title.clone().filter(|title| !title.is_empty()));
        let id = self.text("id");
        let (url, external_url) = self.addresses();
        let rest = self.stub(published.unwrap_or_default(), rules);
        let correction = self.note("correction", rules);
        let updated = self.updated(published.unwrap_or_default(), correction.as_ref(), rules);
        // A story that never was public, or is not for another reason, says nothing.
        let retraction = self.note("retraction", rules).filter(|_| rest.retracted.is_some());
        let retracted = retraction.as_ref().zip(updated.max(published));
        let retracted = retracted.map(|(note, time)| self.retracted(time, note));
        let retraction = retraction.and_then(|note| note.notice(NoticeKind::Retraction));
        let stub = Stub {
            slug: slug.unwrap_or_else(|| id.clone().unwrap_or_else(|| first_words(&body.text))),
            has_own_slug,
            id,
            url,
            updated,
            retracted,
            written_title,
            title: title?,
            published: published?,
            ..rest
        };
        let media::Files { photos, media } = self.files();
        self.tell_unknown_fields();
        Some(Article {
            origin: None,
            stub,
            subtitle: self.plain("subtitle"),
            summary: self.plain("summary"),
            notice: retraction.or_else(|| correction?.notice(NoticeKind::Correction)),
            external_url,
            photos,
            media,
            body,
        })
    }

    /// The body of a JSON article: `html`, `body` (Markdown) or `text`.
    fn body(&mut self, at: usize) -> Body {
        let kinds = [
            ("html", Markup::Html),
            ("body", Markup::Markdown),
            ("text", Markup::Text),
        ];
        for (field, markup) in kinds {
            if let Some(node) = self.find(field)
                && let Some(text) = node.text().filter(|text| !text.trim().is_empty())
            {
                let text = self.clean(text, &node.span);
                return Body {
                    text,
                    markup,
                    at: node.span.start,
                    references: Vec::new(),
                    links: Vec::new(),
                };
            }
        }
        Body { at, ..Body::default() }
    }

    /// A field as plain text on one line.
    fn plain(&mut self, field: &str) -> Option<String> {
        let text = self.text(field)?;
        let text = line::single(plain(&text));
        (!text.is_empty()).then_some(text)
    }

    fn text(&mut self, field: &str) -> Option<String> {
        let node = self.find(field)?;
        let Some(text) = node.text() else {
            self.wrong_kind(field, node);
            return None;
        };
        let text = self.clean(text.trim(), &node.span);
        (!text.is_empty()).then_some(text)
    }

    fn clean(&mut self, text: &str, span: &Range<usize>) -> String {
        let (source, notes) = (self.source, &mut self.notes);
        super::clean(text, |mend| notes.push(bad_character(source, span.clone(), mend)))
    }

    fn wrong_kind(&mut self, field: &str, node: &Node) {
        let message = format!("`{field}` cannot be {}", node.value.kind());
        self.notes.push(Diagnostic::new(
            Code::INVALID_FIELD,
            self.source.place(node.span.clone()),
            message,
        ));
    }

    /// The value of a field by the first of its keys that has one.
    fn find(&self, field: &str) -> Option<&'a Node> {
        self.values.of(field).next()
    }
}

/// Words of a text that name an article which has no other name.
const FIRST_WORDS: usize = 6;

/// The beginning of a text without its marks.
fn first_words(text: &str) -> String {
    let text = plain(text);
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric));
    words.take(FIRST_WORDS).collect::<Vec<_>>().join(" ")
}

/// The finding for a character that was mended.
pub fn bad_character(source: &Source<'_>, span: Range<usize>, mend: xml::Mend) -> Diagnostic {
    let code = u32::from(mend.found);
    let message = match mend.found {
        '\u{80}'..='\u{9F}' => format!("U+{code:04X} comes from a text in windows-1252; it was replaced"),
        '\u{FFFD}' => "U+FFFD stands for a character that was lost before; it was taken out".to_owned(),
        _ => format!("U+{code:04X} is forbidden in XML; it was taken out"),
    };
    Diagnostic::new(Code::BAD_CHARACTERS, source.place(span), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_words_name_a_text() {
        assert_eq!(
            first_words("The *tide* comes – late on Monday"),
            "The *tide* comes late on Monday"
        );
        assert_eq!(
            first_words("One two three four five six seven"),
            "One two three four five six"
        );
    }
}
