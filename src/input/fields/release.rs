//! Whether an article may go out, and where not.

use super::Reader;
use crate::input::Rules;
use crate::input::keys::Said;
use crate::input::public::{self, Sense, Verdict};
use crate::model::{Code, Diagnostic, Hold, Timestamp};
use crate::text::node::{Node, Value};
use crate::text::source::Source;
use crate::text::{date, line};

impl<'a> Reader<'a> {
    /// Whether the article may go out, by everything that speaks of it.
    pub(super) fn release(&mut self, rules: &Rules) -> Release {
        let mut release = Release::default();
        let retraction = self.retraction_node();
        let mut said: Vec<Said<'a>> = self.values.said().collect();
        if retraction.is_some() {
            // `retracted: true` beside it says the same.
            let of_it: Vec<&Node> = self.values.of("retraction").collect();
            said.retain(|said| !of_it.iter().any(|node| std::ptr::eq(*node, said.node)));
        }
        for said in said {
            if !public::is_flag(said.node) && self.is_something_else(said.node) {
                continue;
            }
            let time = || date::parse(said.node.text()?, &rules.dates).ok();
            match self.verdict(&said) {
                Verdict::Public => {}
                Verdict::Held if public::is_flag(said.node) && self.lets_out(said.key) => {}
                Verdict::Held => release.hold(reason(&said), false),
                Verdict::Unknown if is_unreadable(&said) => release.hold(reason(&said), true),
                // `publish: 2026-03-01` says when.
                Verdict::Unknown if said.sense == Sense::Shows && time().is_some() => {
                    release.not_before = release.not_before.max(time().map(|reading| reading.time));
                }
                Verdict::Unknown => {
                    self.notes.push(unknown_status(self.source, &said));
                    release.hold(reason(&said), true);
                }
            }
        }
        // Nobody knows whether its time is over.
        let mut expires = self.values.of("expires").filter_map(Node::text);
        let is_unread = |text: &&str| !public::is_never(text) && date::parse(text, &rules.dates).is_err();
        if let Some(text) = expires.find(is_unread) {
            release.hold(format!("expires: {}", line::single(text)), true);
        }
        // `not_in_feeds: true` is for all of them.
        let node = self.find("not_in_feeds");
        if node.is_some_and(|node| public::is_flag(node) && !public::is_no(node)) {
            release.hold("not_in_feeds".to_owned(), false);
        }
        release.is_retracted = retraction.is_some() && release.held.is_none();
        if retraction.is_some() {
            release.hold("retracted".to_owned(), false);
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
    pub(super) fn not_in(&mut self) -> Vec<String> {
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
}

/// Whether an article may go out.
#[derive(Default)]
pub(super) struct Release {
    /// What it says against it, if it does.
    pub(super) held: Option<Hold>,
    /// Whether it was taken back, with a word to its readers, and nothing else speaks against it.
    pub(super) is_retracted: bool,
    /// Not before this time.
    pub(super) not_before: Option<Timestamp>,
}

impl Release {
    /// What was said first is told; one word that is understood ends all doubt.
    fn hold(&mut self, reason: String, is_doubted: bool) {
        let hold = self.held.get_or_insert(Hold { reason, is_doubted });
        hold.is_doubted &= is_doubted;
    }
}

/// Whether it stands for what a file says that cannot be read.
fn is_unreadable(said: &Said<'_>) -> bool {
    said.from.is_some() && said.node.text() == Some(public::UNREADABLE)
}

/// `draft`, `status: paid`, `draft in content/_index.md`, `content/_index.md cannot be read`.
fn reason(said: &Said<'_>) -> String {
    if let Some(from) = said.from.filter(|_| is_unreadable(said)) {
        return format!("{from} cannot be read");
    }
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
    if matches!(said.node.value, Value::Code(_)) {
        let help = format!(
            "say what it is: `[[articles.defaults]]`, then `values = {{ {} = … }}`",
            said.key
        );
        return Diagnostic::new(Code::UNKNOWN_STATUS, source.place(said.node.span.clone()), message).help(help);
    }
    let help = "write `published` or `draft`; if this says nothing of being public, write in the configuration \
                `[articles.keys]`, then "
        .to_owned();
    let field = Sense::FIELDS.iter().find(|(_, sense)| *sense == said.sense);
    let help = format!("{help}`{} = []`", field.map_or("status", |(field, _)| field));
    Diagnostic::new(Code::UNKNOWN_STATUS, source.place(said.node.span.clone()), message).help(help)
}

/// The path of a feed without slashes around it, and without the ending of a format.
fn feed_path(text: &str) -> String {
    let path = text.trim().trim_matches('/');
    let endings = [".rss", ".atom", ".json"];
    let bare = endings.iter().find_map(|ending| path.strip_suffix(ending));
    bare.unwrap_or(path).to_owned()
}
