//! From the fields of front matter or JSON to an article. `SYNONYMS` is the one table of
//! what site generators call things.

use std::ops::Range;

use super::{Found, Rules, date_finding, date_note};
use crate::model::{Article, Author, Body, Code, Diagnostic, Markup, Photo, Stub, Timestamp};
use crate::text::html::plain;
use crate::text::node::{Field, Node, Value};
use crate::text::source::Source;
use crate::text::suggest::nearest;
use crate::text::{date, email, language, line, slug, xml};

/// Our field, and what else it is called; the first that has a value counts. Case, hyphens
/// and underscores in names do not count.
pub const SYNONYMS: &[(&str, &[&str])] = &[
    ("id", &["id", "guid"]),
    ("url", &["url", "canonical_url", "permalink", "link"]),
    ("slug", &["slug"]),
    ("title", &["title", "headline"]),
    ("subtitle", &["subtitle", "deck", "dek", "standfirst", "subheadline"]),
    (
        "summary",
        &["summary", "description", "excerpt", "abstract", "short_description"],
    ),
    ("authors", &["authors", "author", "byline", "by"]),
    (
        "published",
        &[
            "published",
            "date",
            "pubdate",
            "published_at",
            "date_published",
            "publish_date",
            "created",
        ],
    ),
    (
        "updated",
        &[
            "updated",
            "lastmod",
            "modified",
            "last_modified_at",
            "last_modified",
            "updated_at",
            "date_modified",
            "modify_date",
        ],
    ),
    ("embargo", &["embargo", "embargoed_until", "publish_date"]),
    ("expires", &["expires", "expiry_date", "expiry", "unpublish_date"]),
    ("draft", &["draft"]),
    (
        "topics",
        &["topics", "tags", "categories", "category", "tag", "keywords"],
    ),
    ("section", &["section"]),
    (
        "photos",
        &[
            "photos",
            "photo",
            "images",
            "image",
            "cover",
            "featured_image",
            "feature_image",
            "hero",
        ],
    ),
    ("language", &["language", "lang", "locale"]),
    ("body", &["body"]),
    ("html", &["html", "content_html"]),
    ("text", &["text", "content_text"]),
];

/// Tables whose fields count as the article's own, after those (Zola, Hugo).
const NESTED: &[&str] = &["taxonomies", "extra", "params"];

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
    /// The slug for an article that names none; the title's where missing.
    pub slug: Option<String>,
    /// The day in the file's name, for an article that names no date.
    pub date: Option<&'a str>,
}

/// The article, or what it lacks.
pub fn article(record: &Record<'_>, rules: &Rules) -> Found {
    let mut reader = Reader {
        source: record.source,
        fields: record.fields,
        errors: Vec::new(),
        notes: Vec::new(),
    };
    let article = reader.article(record, rules);
    Found {
        line: record.source.line_of(record.at),
        article: article.filter(|_| reader.errors.is_empty()).ok_or(reader.errors),
        notes: reader.notes,
    }
}

/// Reads fields and collects what it has to say of them.
struct Reader<'a> {
    source: &'a Source<'a>,
    fields: &'a Node,
    errors: Vec<Diagnostic>,
    notes: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn article(&mut self, record: &Record<'_>, rules: &Rules) -> Option<Article> {
        let title = self.title(record);
        let published = self.published(record, rules);
        let embargo = self.embargo(published, rules);
        let slug = self.text("slug").or_else(|| record.slug.clone());
        let stub = Stub {
            id: self.text("id"),
            url: self.text("url"),
            slug: slug.unwrap_or_else(|| title.clone().unwrap_or_default()),
            authors: self.authors(),
            updated: self.lesser_time("updated", rules),
            expires: self.lesser_time("expires", rules),
            draft: self.is_draft(),
            topics: self.topics(),
            section: self.text("section").filter(|section| !section.is_empty()),
            title: title?,
            published: published?,
            embargo,
        };
        Some(Article {
            stub,
            subtitle: self.plain("subtitle"),
            summary: self.plain("summary"),
            language: self.language(),
            photos: self.photos(),
            body: record.body.clone().unwrap_or_else(|| self.body(record.at)),
        })
    }

    fn title(&mut self, record: &Record<'_>) -> Option<String> {
        let title = self.plain("title").filter(|title| title.chars().any(is_visible));
        if title.is_none() {
            let known = SYNONYMS.iter().flat_map(|(_, names)| names.iter().copied());
            let slip =
                self.fields.fields().iter().find(|field| {
                    !known.clone().any(|name| is(field, name)) && nearest(&field.key, ["title"]).is_some()
                });
            let place = slip.map_or(record.at..record.at, |field| field.key_span.clone());
            let help = match slip {
                Some(field) => format!("did you mean `title` where it says `{}`?", field.key),
                None => "give the article a `title`".to_owned(),
            };
            self.errors.push(
                Diagnostic::new(
                    Code::MISSING_TITLE,
                    self.source.place(place),
                    "the article has no title",
                )
                .help(help),
            );
        }
        title
    }

    fn published(&mut self, record: &Record<'_>, rules: &Rules) -> Option<Timestamp> {
        // `published: true` (Jekyll) is no date.
        let Some(node) = self
            .finds("published")
            .into_iter()
            .find(|node| !matches!(node.value, Value::Bool(_) | Value::Null))
        else {
            if let Some(reading) = record.date.and_then(|date| date::parse(date, &rules.dates).ok()) {
                return Some(reading.time);
            }
            let place = self.source.place(record.at..record.at);
            let finding = Diagnostic::new(Code::MISSING_DATE, place, "the article has no date");
            self.errors
                .push(finding.help("give it a date such as `published = 2017-09-13T16:44:00-05:00`"));
            return None;
        };
        self.time(node, rules)
    }

    /// A time that the article cannot do without, or that it must not be shown before.
    fn time(&mut self, node: &Node, rules: &Rules) -> Option<Timestamp> {
        let span = node.span.clone();
        let Some(text) = node.text().filter(|text| !text.trim().is_empty()) else {
            let message = format!("the date is {}", node.value.kind());
            self.errors
                .push(Diagnostic::new(Code::INVALID_DATE, self.source.place(span), message));
            return None;
        };
        match date::parse(text, &rules.dates) {
            Ok(reading) => {
                self.notes.extend(date_note(self.source, span, text, &reading));
                Some(reading.time)
            }
            Err(error) => {
                self.errors
                    .push(date_finding(Code::INVALID_DATE, self.source, span, text, &error));
                None
            }
        }
    }

    /// `publish_date` beside `date` is an embargo (Hugo); alone it is the date.
    fn embargo(&mut self, published: Option<Timestamp>, rules: &Rules) -> Option<Timestamp> {
        let node = self.find("embargo")?;
        self.time(node, rules).filter(|time| Some(*time) != published)
    }

    /// A time without which the article can be shown.
    fn lesser_time(&mut self, field: &str, rules: &Rules) -> Option<Timestamp> {
        let node = self.find(field)?;
        let text = node.text()?.to_owned();
        match date::parse(&text, &rules.dates) {
            Ok(reading) => {
                self.notes
                    .extend(date_note(self.source, node.span.clone(), &text, &reading));
                Some(reading.time)
            }
            Err(error) => {
                let finding = date_finding(Code::INVALID_FIELD, self.source, node.span.clone(), &text, &error);
                self.notes.push(Diagnostic {
                    code: Code::INVALID_FIELD,
                    ..finding
                });
                None
            }
        }
    }

    fn is_draft(&mut self) -> bool {
        let says = |name: &str, wanted: &str| {
            self.fields.get(name).is_some_and(|node| match &node.value {
                Value::Bool(value) => value.to_string() == wanted,
                _ => node.text().is_some_and(|text| text.eq_ignore_ascii_case(wanted)),
            })
        };
        says("draft", "true") || says("published", "false") || says("status", "draft")
    }

    fn topics(&mut self) -> Vec<String> {
        let mut topics: Vec<String> = Vec::new();
        for node in self.finds("topics") {
            let names = match &node.value {
                Value::List(items) => items.iter().collect(),
                _ => vec![node],
            };
            for name in names {
                self.add_topics(name, matches!(node.value, Value::Text(_)), &mut topics);
            }
        }
        topics
    }

    /// A string beside a key holds topics with commas between them; one in a list is a topic.
    fn add_topics(&mut self, node: &Node, has_commas: bool, topics: &mut Vec<String>) {
        // Tables are taxonomies with weights or labels: their name is what counts.
        let named = node.get("name").or_else(|| node.get("title")).unwrap_or(node);
        let Some(text) = named.text().map(str::to_owned) else {
            if !matches!(node.value, Value::Null) {
                self.wrong_kind("topics", node);
            }
            return;
        };
        let text = self.clean(&text, &named.span);
        for part in text.split(|c| has_commas && c == ',') {
            let name = line::single(&plain(part));
            if name.is_empty() {
                let finding = Diagnostic::new(
                    Code::EMPTY_TOPIC,
                    self.source.place(named.span.clone()),
                    "a topic has no name",
                );
                self.notes.push(finding);
            } else if !topics.iter().any(|topic| slug::key(topic) == slug::key(&name)) {
                topics.push(name);
            }
        }
    }

    fn authors(&mut self) -> Vec<Author> {
        let Some(node) = self.find("authors") else {
            return Vec::new();
        };
        let nodes = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        nodes.into_iter().filter_map(|node| self.author(node)).collect()
    }

    fn author(&mut self, node: &Node) -> Option<Author> {
        let mut part = |key: &str| {
            let text = node.get(key).and_then(Node::text)?.to_owned();
            Some(self.clean(text.trim(), &node.span)).filter(|text| !text.is_empty())
        };
        let author = match &node.value {
            Value::Null => return None,
            Value::Table(_) => Author {
                name: part("name").unwrap_or_default(),
                email: part("email"),
                url: part("url"),
                affiliation: part("affiliation"),
            },
            _ => parse_author(&self.clean(node.text().unwrap_or_default(), &node.span)),
        };
        let name = plain(&author.name).trim().to_owned();
        if name.is_empty() {
            let finding = Diagnostic::new(
                Code::INVALID_FIELD,
                self.source.place(node.span.clone()),
                "an author has no name",
            );
            self.notes.push(finding);
            return None;
        }
        Some(Author { name, ..author })
    }

    fn language(&mut self) -> Option<String> {
        let node = self.find("language")?;
        let text = node.text()?;
        let tag = language::parse(text);
        if tag.is_none() {
            let message = format!("`{text}` is no language tag such as `en` or `pt-BR`");
            self.notes.push(Diagnostic::new(
                Code::INVALID_LANGUAGE,
                self.source.place(node.span.clone()),
                message,
            ));
        }
        tag
    }

    fn photos(&mut self) -> Vec<Photo> {
        let Some(node) = self.find("photos") else {
            return Vec::new();
        };
        let nodes = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        nodes.into_iter().filter_map(|node| self.photo(node)).collect()
    }

    fn photo(&mut self, node: &Node) -> Option<Photo> {
        if matches!(node.value, Value::Null | Value::Bool(_)) {
            return None;
        }
        let mut fact = |names: &[&str]| {
            let text = names
                .iter()
                .find_map(|name| node.get(name))
                .and_then(Node::text)?
                .to_owned();
            Some(self.clean(text.trim(), &node.span)).filter(|text| !text.is_empty())
        };
        let src = match &node.value {
            Value::Table(_) => fact(&["src", "url", "file", "path", "image"]),
            _ => node
                .text()
                .map(|src| src.trim().to_owned())
                .filter(|src| !src.is_empty()),
        };
        let Some(src) = src else {
            self.wrong_kind("photos", node);
            return None;
        };
        let words = |text: String| Some(line::single(&plain(&text))).filter(|text| !text.is_empty());
        let is_image = |kind: &String| {
            let subtype = kind.strip_prefix("image/").unwrap_or_default();
            !subtype.is_empty()
                && subtype
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b))
        };
        Some(Photo {
            caption: fact(&["caption"]).and_then(words),
            credit: fact(&["credit", "photographer", "byline"]).and_then(words),
            alt: fact(&["alt"]).and_then(words),
            media_type: fact(&["type", "media_type"]).filter(is_image),
            bytes: fact(&["bytes", "length"]).and_then(|number| number.parse().ok()),
            width: fact(&["width"]).and_then(|number| number.parse().ok()),
            height: fact(&["height"]).and_then(|number| number.parse().ok()),
            src,
            url: None,
            file: None,
            at: node.span.start,
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
                };
            }
        }
        Body { at, ..Body::default() }
    }

    /// A field as plain text on one line.
    fn plain(&mut self, field: &str) -> Option<String> {
        let text = self.text(field)?;
        let text = line::single(&plain(&text));
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

    /// The value of a field by any of its names.
    fn find(&self, field: &str) -> Option<&'a Node> {
        self.finds(field).into_iter().next()
    }

    /// Every value of a field, the article's own before those in nested tables.
    fn finds(&self, field: &str) -> Vec<&'a Node> {
        let names = SYNONYMS
            .iter()
            .find(|(ours, _)| *ours == field)
            .map_or(&[][..], |(_, names)| names);
        let nested = NESTED.iter().filter_map(|table| self.fields.get(table));
        let tables: Vec<&'a Node> = std::iter::once(self.fields).chain(nested).collect();
        let fields = |name: &&str| {
            let name = *name;
            tables
                .iter()
                .flat_map(move |table| table.fields().iter().filter(move |field| is(field, name)))
                .map(|field| &field.node)
                .collect::<Vec<_>>()
        };
        names
            .iter()
            .flat_map(fields)
            .filter(|node| node.value != Value::Null)
            .collect()
    }
}

/// Blanks of no width are none.
fn is_visible(c: char) -> bool {
    !c.is_whitespace() && !('\u{200B}'..='\u{200F}').contains(&c)
}

/// Whether a key is `name`: `pubDate`, `pub_date` and `pubdate` are one.
fn is(field: &Field, name: &str) -> bool {
    field.key == name || folded(&field.key).eq(folded(name))
}

fn folded(text: &str) -> impl Iterator<Item = u8> {
    text.bytes()
        .filter(|b| !b"-_".contains(b))
        .map(|b| b.to_ascii_lowercase())
}

/// `Jane Doe`, `Jane Doe <jane@example.org>`, `jane@example.org (Jane Doe)`.
fn parse_author(text: &str) -> Author {
    let text = text.trim();
    let split = text
        .strip_suffix('>')
        .and_then(|text| text.rsplit_once('<'))
        .or_else(|| {
            text.strip_suffix(')')
                .and_then(|text| text.split_once('('))
                .map(|(email, name)| (name, email))
        })
        .filter(|(_, email)| email.contains('@') && !email.trim().contains(' '));
    match split {
        Some((name, email)) => Author {
            name: name.trim().to_owned(),
            email: Some(email.trim().to_owned()),
            ..Author::default()
        },
        // An address alone: no reader should show it for a name.
        None if email::parse(text).is_some() => Author {
            name: text.split('@').next().unwrap_or_default().to_owned(),
            email: email::parse(text),
            ..Author::default()
        },
        None => Author {
            name: text.to_owned(),
            ..Author::default()
        },
    }
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
