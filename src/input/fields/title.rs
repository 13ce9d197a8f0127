//! The headline of an article.

use std::ops::Range;

use super::{Reader, Record};
use crate::input::keys::is_known;
use crate::input::name;
use crate::model::{Code, Diagnostic};
use crate::text::markdown;
use crate::text::node::{self, Field, Value};
use feedcheck::suggest::nearest;

impl Reader<'_> {
    /// The article's own title; in a generator's tree, else its first heading or its file's name.
    pub(super) fn title(&mut self, record: &Record<'_>) -> Option<String> {
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
}

/// Blanks of no width are none.
fn is_visible(c: char) -> bool {
    !c.is_whitespace() && !('\u{200B}'..='\u{200F}').contains(&c)
}
