//! From the fields of front matter or JSON to an article.

use std::ops::Range;

use super::generator::SlugFrom;
use super::keys::{Said, Values, is_known};
use super::public::{self, Sense, Show, Verdict};
use super::style::Style;
use super::{Found, Rules, date_finding, date_note, media, name};
use crate::model::{Article, Author, Body, Code, Diagnostic, Markup, Stub, Timestamp};
use crate::text::node::{self, Field, Node, Value};
use crate::text::source::Source;
use crate::text::suggest::nearest;
use crate::text::title::plain;
use crate::text::{date, language, line, markdown, slug, url, xml};

/// Words for a date that is not in the article.
const ASKS_ELSEWHERE: &[&str] = &["Last Modified", "Created", "git Last Modified", "git Created"];

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
    let of_path = style.inherited.captured(&place);
    let inherited: Vec<_> = of_path.iter().chain(style.inherited.of(&place)).collect();
    read(&mut Reader {
        source,
        file: &neutral,
        values: Values::new(fields, &inherited),
        style,
        errors: Vec::new(),
        notes: Vec::new(),
    })
}

/// Reads fields and collects what it has to say of them. Pictures, sound and film are read in `media`.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source<'a>,
    /// The file's name without its language.
    file: &'a str,
    pub(super) values: Values<'a>,
    pub(super) style: &'a Style,
    errors: Vec<Diagnostic>,
    pub(super) notes: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// An article that is a part of a page: when it is shown, who wrote it and what it is about is said of the page.
    fn section(&mut self, record: &Record<'_>, given: &Given, rules: &Rules) -> Article {
        let slug = self.text("slug");
        let file_slug = name::slug(self.file, self.style);
        let release = self.release(rules);
        let stub = Stub {
            id: None,
            url: self.addresses().0,
            fragment: Some(given.fragment.clone()),
            has_own_slug: slug.is_some(),
            slug: slug.or(file_slug).unwrap_or_default(),
            title: line::single(given.title.as_str()),
            authors: self.authors(),
            published: given.published,
            updated: None,
            embargo: self.embargo(None, rules).max(release.not_before),
            expires: self.lesser_time("expires", rules),
            held: release.held,
            not_in: self.not_in(),
            ahead: self.style.show.contains(&Show::Future),
            topics: self.names("topics"),
            categories: self.categories(),
            section: self.text("section").filter(|section| !section.is_empty()),
            language: self.language(),
        };
        Article {
            stub,
            subtitle: None,
            summary: None,
            external_url: None,
            photos: Vec::new(),
            media: Vec::new(),
            body: record.body.clone().unwrap_or_default(),
        }
    }

    /// Fills in what is inherited: it holds an article, and stands in for what that does not say.
    fn complete(&mut self, stub: &mut Stub, rules: &Rules) {
        let release = self.release(rules);
        stub.held = release.held;
        stub.embargo = stub.embargo.max(release.not_before).max(self.embargo(None, rules));
        stub.expires = self.lesser_time("expires", rules);
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
        let release = self.release(rules);
        let embargo = self.embargo(published, rules).max(release.not_before);
        let body = record.body.clone().unwrap_or_else(|| self.body(record.at));
        let own_slug = self.text("slug");
        let file_slug = || name::slug(self.file, self.style).filter(|_| record.is_file);
        let has_own_slug = own_slug.is_some();
        // A generator makes slugs of titles as they are written, with their marks.
        let raw_title = || {
            let asks_title = self.style.slug_from == SlugFrom::Title;
            let title = self.find("title").filter(|_| asks_title)?.text()?;
            Some(title.trim().to_owned())
        };
        let slug = own_slug.or_else(file_slug).or_else(raw_title);
        let slug = slug.or_else(|| title.clone().filter(|title| !title.is_empty()));
        let id = self.text("id");
        let (url, external_url) = self.addresses();
        let stub = Stub {
            slug: slug.unwrap_or_else(|| id.clone().unwrap_or_else(|| first_words(&body.text))),
            has_own_slug,
            id,
            url,
            fragment: None,
            authors: self.authors(),
            updated: self.lesser_time("updated", rules),
            expires: self.lesser_time("expires", rules),
            held: release.held,
            not_in: self.not_in(),
            ahead: self.style.show.contains(&Show::Future),
            topics: self.names("topics"),
            categories: self.categories(),
            section: self.text("section").filter(|section| !section.is_empty()),
            language: self.language(),
            title: title?,
            published: published?,
            embargo,
        };
        let media::Files { photos, media } = self.files();
        Some(Article {
            stub,
            subtitle: self.plain("subtitle"),
            summary: self.plain("summary"),
            external_url,
            photos,
            media,
            body,
        })
    }

    /// The article's own title; in a generator's tree, else its first heading or its file's name.
    fn title(&mut self, record: &Record<'_>) -> Option<String> {
        let mut title = self.plain("title");
        if self.style.is_adopted() && record.is_file {
            title = title.map(|title| markdown::plain_title(&title));
            title = title.or_else(|| markdown::heading(&record.body.as_ref()?.text));
            title = title.or_else(|| Some(name::headline(self.file, self.style)));
        }
        let title = title.filter(|title| title.chars().any(is_visible));
        if let Some(template) = title.as_deref().and_then(node::template) {
            let span = self
                .find("title")
                .map_or(record.at..record.at, |node| node.span.clone());
            let message = node::unfilled(template);
            self.errors
                .push(Diagnostic::new(Code::MISSING_TITLE, self.source.place(span), message));
            return None;
        }
        if title.is_some() {
            return title;
        }
        let slip = self.title_slip(record);
        if slip.is_none() && self.style.untitled && self.has_something(record) {
            return Some(String::new());
        }
        let help = "give the article a `title`, or allow notes without one: `articles.untitled = true`";
        let (span, help) = slip.unwrap_or((record.at..record.at, help.to_owned()));
        let place = self.source.place(span);
        let finding = Diagnostic::new(Code::MISSING_TITLE, place, "the article has no title");
        self.errors.push(finding.help(help));
        None
    }

    /// Where the title is that was meant, and what to do.
    fn title_slip(&self, record: &Record<'_>) -> Option<(Range<usize>, String)> {
        let mut fields = record.fields.fields().iter();
        let misspelt = |field: &&Field| nearest(&field.key, ["title"]).is_some() && !is_known(&field.key);
        if let Some(field) = fields.clone().find(misspelt) {
            let help = format!("did you mean `title` where it says `{}`?", field.key);
            return Some((field.key_span.clone(), help));
        }
        let empty = fields.find(|field| field.key == "title" && field.node.value == Value::Null)?;
        let rest = self.source.text.get(empty.key_span.end..)?.lines().next()?;
        let comment = rest.trim_start_matches([':', ' ']);
        comment.starts_with('#').then(|| {
            let help = format!(
                "`#` begins a comment; put the title in quotes: `title: '{}'`",
                comment.replace('\'', "''")
            );
            (empty.key_span.clone(), help)
        })
    }

    /// Whether there is anything to be read or seen without a headline.
    fn has_something(&self, record: &Record<'_>) -> bool {
        let body = record.body.as_ref().is_some_and(|body| !body.text.trim().is_empty());
        let fields = ["html", "body", "text", "summary", "photos", "enclosures"];
        body || fields.iter().any(|field| self.find(field).is_some())
    }

    /// The value that is the date. `published: yes` (Jekyll) is none, nor is what Eleventy asks the disk or git for.
    fn date_node(&self) -> Option<&'a Node> {
        let asks = |text: &str| ASKS_ELSEWHERE.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
        let is_date = |node: &&Node| {
            !public::is_flag(node) && !matches!(node.value, Value::Null) && !node.text().is_some_and(asks)
        };
        self.values.of("published", &self.style.keys).find(is_date)
    }

    fn published(&mut self, record: &Record<'_>, rules: &Rules) -> Option<Timestamp> {
        let node = self.date_node();
        let has_day = || name::date(self.source.file, self.style).is_some();
        if self
            .style
            .generator
            .is_post
            .is_some_and(|is_post| is_post(self.source.file))
            && record.is_file
            && !has_day()
        {
            let place = self.source.place(record.at..record.at);
            let message = "the name of the file has no day, so that it is no post";
            let finding = Diagnostic::new(Code::MISSING_DATE, place, message);
            self.errors.push(finding.help("call it like `2026-03-01-ferry.md`"));
            return None;
        }
        let Some(node) = node else {
            let day = self.day(record);
            if let Some(reading) = day.and_then(|day| date::parse(&day, &rules.dates).ok()) {
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

    /// The day that the file's name or, in a generator's tree, the address says.
    fn day(&self, record: &Record<'_>) -> Option<String> {
        // An export's name is that of the export.
        let file = Some(self.file).filter(|_| record.is_file && record.body.is_some())?;
        let in_address = || name::day_in(self.find("url")?.text()?, self.style);
        name::date(file, self.style).or_else(|| in_address().filter(|_| self.style.is_adopted()))
    }

    /// The article's own address, and the page of another site that it comments on. `link` is the one or the other.
    fn addresses(&mut self) -> (Option<String>, Option<String>) {
        let (own, external) = (self.address(), self.text("external_url"));
        let link = self.find("link").and_then(Node::text).map(str::to_owned);
        match link
            .map(|link| self.clean(link.trim(), &(0..0)))
            .filter(|link| !link.is_empty())
        {
            Some(link) if self.is_elsewhere(&link) => (own, external.or(Some(link))),
            // No generator makes an address of it.
            _ if self.style.is_adopted() => (own, external),
            link => (own.or(link), external),
        }
    }

    /// Whether an address is on another host than the site.
    fn is_elsewhere(&self, address: &str) -> bool {
        let host = |url: &str| {
            let url = url::absolute(url)?;
            Some(url.host_str()?.trim_start_matches("www.").to_owned())
        };
        host(address).is_some_and(|other| host(&self.style.url).is_some_and(|own| own != other))
    }

    /// The address that the article states; a pattern of the generator's becomes one of ours.
    fn address(&mut self) -> Option<String> {
        let node = self.find("url")?;
        // `permalink: false` is Eleventy's word for a page without an address.
        if let Value::Bool(_) = node.value {
            return None;
        }
        let url = self.text("url")?;
        if !self.style.is_adopted() || url::has_authority(&url) {
            return Some(url);
        }
        let ours = (self.style.generator.pattern)(&url);
        if ours.is_none() {
            let place = self.source.place(node.span.clone());
            let message = format!("the address `{url}` is not understood; the permalink takes its place");
            self.notes.push(Diagnostic::new(Code::INVALID_URL, place, message));
        }
        ours
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
        if let Some(template) = node::template(text) {
            let message = node::unfilled(template);
            self.errors
                .push(Diagnostic::new(Code::INVALID_DATE, self.source.place(span), message));
            return None;
        }
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
        let node = self.find("embargo").filter(|node| !public::is_no(node))?;
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

    /// Whether the article may go out, by everything that speaks of it.
    fn release(&mut self, rules: &Rules) -> Release {
        let mut release = Release::default();
        let said: Vec<Said<'a>> = self.values.said(&self.style.keys).collect();
        for said in said {
            if !public::is_flag(said.node) && self.is_something_else(said.node) {
                continue;
            }
            let time = || date::parse(said.node.text()?, &rules.dates).ok();
            match self.verdict(&said) {
                Verdict::Public => {}
                Verdict::Held if public::is_flag(said.node) && self.lets_out(said.key) => {}
                Verdict::Held => release.hold(&said),
                // `publish: 2026-03-01` says when.
                Verdict::Unknown if said.sense == Sense::Shows && time().is_some() => {
                    release.not_before = release.not_before.max(time().map(|reading| reading.time));
                }
                Verdict::Unknown => {
                    self.notes.push(unknown_status(self.source, &said));
                    release.hold(&said);
                }
            }
        }
        // `not_in_feeds: true` is for all of them.
        let node = self.find("not_in_feeds");
        if node.is_some_and(|node| public::is_flag(node) && !public::is_no(node)) {
            release.held.get_or_insert_with(|| "not_in_feeds".to_owned());
        }
        release
    }

    /// What a value says. Where templates are scripts, a text is a yes whatever it says: `draft: 'false'`.
    fn verdict(&self, said: &Said<'_>) -> Verdict {
        let is_text = said.sense == Sense::Hides && matches!(&said.node.value, Value::Text(text) if text.trim() != "0");
        match public::verdict(said.sense, &said.node.value) {
            Verdict::Public if is_text && self.style.generator.texts_are_yes && public::is_no(said.node) => {
                Verdict::Unknown
            }
            verdict => verdict,
        }
    }

    /// Whether the publication shows what this key holds elsewhere.
    fn lets_out(&self, key: &str) -> bool {
        self.style.show.iter().any(|show| show.lets_out(key))
    }

    /// Whether a value that could speak of being public is the date or the address of the article.
    fn is_something_else(&self, node: &Node) -> bool {
        let used = [self.date_node(), self.find("embargo"), self.find("url")];
        used.into_iter().flatten().any(|used| std::ptr::eq(used, node))
    }

    /// The paths of feeds that the article shall not be in.
    fn not_in(&mut self) -> Vec<String> {
        let Some(node) = self.find("not_in_feeds") else {
            return Vec::new();
        };
        let nodes = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        let mut paths = Vec::new();
        for node in nodes {
            match node.text() {
                // Yes is for all feeds, and holds the article.
                _ if public::is_flag(node) => {}
                Some(text) => paths.extend(text.split(',').map(feed_path)),
                None => self.wrong_kind("not_in_feeds", node),
            }
        }
        paths.retain(|path| !path.is_empty());
        paths
    }

    /// The topics, or the names of another field that is like it.
    fn names(&mut self, field: &str) -> Vec<String> {
        let mut topics: Vec<String> = Vec::new();
        let nodes: Vec<&Node> = self.values.of(field, &self.style.keys).collect();
        for node in nodes {
            let is_list = matches!(node.value, Value::Text(_)) && !self.is_whole(node);
            let names = match &node.value {
                Value::List(items) => items.iter().collect(),
                _ => vec![node],
            };
            for name in names {
                self.add_topics(name, is_list, field, &mut topics);
            }
        }
        topics
    }

    /// Whether a text is the value of a key that never holds several names.
    fn is_whole(&self, node: &Node) -> bool {
        let keys = self.style.generator.whole_keys.iter();
        keys.filter_map(|key| self.values.any(key))
            .any(|whole| std::ptr::eq(whole, node))
    }

    fn categories(&mut self) -> Vec<String> {
        let names = self.names("categories");
        let path = self.style.below_dir(self.file);
        let folder = path.rsplit('/').nth(1).filter(|_| self.style.folder_categories);
        if names.is_empty() {
            folder.map(str::to_owned).into_iter().collect()
        } else {
            names
        }
    }

    /// A string beside a key may hold several topics; one in a list is a topic.
    fn add_topics(&mut self, node: &Node, may_be_several: bool, field: &str, topics: &mut Vec<String>) {
        // Tables are taxonomies with weights or labels: their name is what counts.
        let named = ["name", "title", "label"]
            .iter()
            .find_map(|key| node.get(key))
            .unwrap_or(node);
        if is_internal(node) {
            return;
        }
        let Some(text) = named.text().map(str::to_owned) else {
            if !matches!(node.value, Value::Null) {
                self.wrong_kind("topics", node);
            }
            return;
        };
        let text = self.clean(&text, &named.span);
        let separators: &[String] = if may_be_several { &self.style.split_topics } else { &[] };
        // A category is a part of an address, with all that stands in it.
        let stray: &[char] = if field == "categories" || separators.is_empty() {
            &[]
        } else {
            &[',']
        };
        for part in split(&text, separators)
            .into_iter()
            .map(|part| part.trim_matches(stray))
        {
            let name = line::single(plain(part));
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
        let mut people: Vec<Author> = nodes.into_iter().flat_map(|node| self.people(node)).collect();
        // Docusaurus says more of a single author in keys of their own.
        if let [author] = &mut people[..]
            && author.url.is_none()
            && self.style.is_adopted()
        {
            let url = self.values.any("author_url").and_then(Node::text);
            author.url = url.map(str::to_owned);
        }
        people
    }

    fn people(&mut self, node: &Node) -> Vec<Author> {
        let style = self.style;
        let people = style.authors.read(node);
        people
            .into_iter()
            .filter_map(|author| self.named(author, node))
            .collect()
    }

    /// The author with clean fields, if there is a name.
    fn named(&mut self, author: Author, node: &Node) -> Option<Author> {
        let mut clean = |text: String| Some(self.clean(text.trim(), &node.span)).filter(|text| !text.is_empty());
        let name = clean(author.name).map(|name| plain(&name).trim().to_owned());
        let author = Author {
            name: name.unwrap_or_default(),
            email: author.email.and_then(&mut clean),
            url: author.url.and_then(&mut clean),
            affiliation: author.affiliation.and_then(&mut clean),
        };
        if author.name.is_empty() {
            let finding = Diagnostic::new(
                Code::INVALID_FIELD,
                self.source.place(node.span.clone()),
                "an author has no name",
            );
            self.notes.push(finding);
            return None;
        }
        Some(author)
    }

    /// What the fields or the place of the file say; which one counts is the generator's way.
    fn language(&mut self) -> Option<String> {
        let of_file = self.style.languages.of_file(self.source.file);
        let of_file = of_file.map(|language| language.tag.clone());
        if of_file.is_some() && !self.style.languages.from.asks_fields() {
            return of_file;
        }
        self.own_language().or(of_file)
    }

    fn own_language(&mut self) -> Option<String> {
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

    pub(super) fn text(&mut self, field: &str) -> Option<String> {
        let node = self.find(field)?;
        let Some(text) = node.text() else {
            self.wrong_kind(field, node);
            return None;
        };
        let text = self.clean(text.trim(), &node.span);
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn clean(&mut self, text: &str, span: &Range<usize>) -> String {
        let (source, notes) = (self.source, &mut self.notes);
        super::clean(text, |mend| notes.push(bad_character(source, span.clone(), mend)))
    }

    pub(super) fn wrong_kind(&mut self, field: &str, node: &Node) {
        let message = format!("`{field}` cannot be {}", node.value.kind());
        self.notes.push(Diagnostic::new(
            Code::INVALID_FIELD,
            self.source.place(node.span.clone()),
            message,
        ));
    }

    /// The value of a field by the first of its keys that has one.
    pub(super) fn find(&self, field: &str) -> Option<&'a Node> {
        self.values.of(field, &self.style.keys).next()
    }
}

/// Whether an article may go out.
#[derive(Default)]
struct Release {
    /// What it says against it, if it does.
    held: Option<String>,
    /// Not before this time.
    not_before: Option<Timestamp>,
}

impl Release {
    /// What was said first is told.
    fn hold(&mut self, said: &Said<'_>) {
        self.held.get_or_insert_with(|| reason(said));
    }
}

/// `draft`, `status: paid`, `draft in content/_index.md`.
fn reason(said: &Said<'_>) -> String {
    let from = said.from.map(|from| format!(" in {from}")).unwrap_or_default();
    let value = match &said.node.value {
        Value::Bool(true) => String::new(),
        Value::Bool(false) if said.key == "published" => return format!("draft{from}"),
        Value::Bool(false) => ": false".to_owned(),
        Value::Text(text) if text.trim().eq_ignore_ascii_case("draft") => return format!("draft{from}"),
        _ if said.sense == Sense::Locks => String::new(),
        Value::Text(text) | Value::Number(text) => format!(": {}", line::single(text.as_str())),
        value => format!(": {}", value.kind()),
    };
    format!("{}{value}{from}", said.key)
}

/// The finding for an article that is held because nobody knows what it says.
fn unknown_status(source: &Source<'_>, said: &Said<'_>) -> Diagnostic {
    let message = format!(
        "`{}` is not known to mean that the story is public; it is held",
        reason(said)
    );
    let help = "write `published` or `draft`; if this says nothing of being public, write in the configuration \
                `[articles.keys]`, then "
        .to_owned();
    let field = Sense::FIELDS.iter().find(|(_, sense)| *sense == said.sense);
    let help = format!("{help}`{} = []`", field.map_or("status", |(field, _)| field));
    Diagnostic::new(Code::UNKNOWN_STATUS, source.place(said.node.span.clone()), message).help(help)
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

/// Whether a tag is one for the newsroom, as Ghost has them: `{"name": "#desk", "slug": "hash-desk"}`.
fn is_internal(tag: &Node) -> bool {
    let says = |key: &str| tag.get(key).and_then(Node::text);
    says("visibility") == Some("internal") || says("name").is_some_and(|name| name.starts_with('#'))
}

/// The path of a feed without slashes around it, and without the ending of a format.
fn feed_path(text: &str) -> String {
    let path = text.trim().trim_matches('/');
    let endings = [".rss", ".atom", ".json"];
    let bare = endings.iter().find_map(|ending| path.strip_suffix(ending));
    bare.unwrap_or(path).to_owned()
}

/// The parts of a text between the separators.
fn split<'t>(text: &'t str, separators: &[String]) -> Vec<&'t str> {
    separators.iter().fold(vec![text], |parts, separator| {
        let parts = parts.into_iter().flat_map(|part| part.split(separator.as_str()));
        parts.collect()
    })
}

/// Blanks of no width are none.
fn is_visible(c: char) -> bool {
    !c.is_whitespace() && !('\u{200B}'..='\u{200F}').contains(&c)
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
