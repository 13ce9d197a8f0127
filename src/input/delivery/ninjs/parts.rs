//! Texts under open names (ninjs 1.6, "patternProperties"; 2.0 and later, `headlines`, `descriptions`, `bodies`): 1.x
//! writes `headline`, `headline_main` or `body_xhtml`, 2.x and later a list of texts with their roles. Which of them is the
//! headline, the deck, the summary and the text is a table each.

use crate::input::delivery::tree::{bare, find, values, words};
use crate::model::Markup;
use crate::text::html;
use crate::text::html::tags::tags;
use crate::text::node::{Node, Value};

/// One of several texts of a kind.
pub(super) struct Part<'n> {
    /// As keys are compared: `main`, `richtext`; empty for the one that the key names alone.
    role: String,
    /// As it is stated: `text/html`.
    content_type: &'n str,
    pub text: &'n str,
}

/// Roles of a headline, the best first.
const HEADLINES: &[&str] = &["main", "", "text", "title", "long", "full", "web", "online", "medium"];
/// Roles of a headline that is the deck.
const DECKS: &[&str] = &[
    "sub",
    "subheadline",
    "subhead",
    "subtitle",
    "deck",
    "secondary",
    "secondaryheadline",
];
/// Roles of a headline that stands alone for want of a better one.
const SHORT: &[&str] = &["short", "seo", "slug", "kicker"];
/// Roles of a description, the best first.
const SUMMARIES: &[&str] = &[
    "summary", "text", "main", "", "abstract", "lead", "ingress", "teaser", "short", "caption",
];
/// What a text is that no reader shows: markup of other formats.
const FOREIGN: &[&str] = &["application/xml", "text/xml", "nitf", "newsml", "markdown", "json"];

/// Roles of what is for the desk alone.
const NOTES: &[&str] = &["editornote", "editorsnote", "ednote", "editorial"];

/// The texts of a kind, such as `headline` with `headlines`.
pub(super) fn parts<'n>(node: &'n Node, one: &str, many: &str) -> Vec<Part<'n>> {
    let mut parts = Vec::new();
    for field in node.fields() {
        let key = bare(&field.key);
        if key == many {
            parts.extend(listed(&field.node));
        } else if let Some(role) = key.strip_prefix(one)
            && let Value::Text(text) = &field.node.value
        {
            parts.push(Part {
                role: role.to_owned(),
                content_type: "",
                text,
            });
        }
    }
    parts.retain(|part| !part.text.trim().is_empty() && !NOTES.contains(&&*part.role));
    parts
}

fn listed(node: &Node) -> Vec<Part<'_>> {
    if let Value::Text(text) = &node.value {
        return vec![Part {
            role: String::new(),
            content_type: "",
            text,
        }];
    }
    let part = |one| {
        Some(Part {
            role: words(one, "role").map(bare).unwrap_or_default(),
            content_type: words(one, "contenttype").unwrap_or_default(),
            text: find(one, "value")?.text()?,
        })
    };
    values(Some(node)).into_iter().filter_map(part).collect()
}

/// The place of a role in a table.
fn rank(role: &str, roles: &[&str]) -> Option<usize> {
    roles.iter().position(|known| *known == role)
}

/// The main headline: one with markup only where there is no other.
pub(super) fn headline<'n>(parts: &[Part<'n>]) -> Option<&'n str> {
    let rank = |part: &&Part<'_>| {
        let last = HEADLINES.len() + usize::from(SHORT.contains(&&*part.role));
        (part.is_html(), rank(&part.role, HEADLINES).unwrap_or(last))
    };
    let own = parts.iter().filter(|part| !DECKS.contains(&&*part.role));
    own.min_by_key(rank).map(|part| part.text)
}

/// The deck.
pub(super) fn deck<'n>(parts: &[Part<'n>]) -> Option<&'n str> {
    let mut decks = parts.iter().filter(|part| DECKS.contains(&&*part.role));
    decks.next().map(|part| part.text)
}

/// The summary, or the caption of a picture.
pub(super) fn description<'n>(parts: &[Part<'n>]) -> Option<&'n str> {
    let rank = |part: &&Part<'_>| {
        let place = rank(&part.role, SUMMARIES).unwrap_or(SUMMARIES.len());
        (part.is_html(), place)
    };
    parts.iter().min_by_key(rank).map(|part| part.text)
}

/// The text of the story: with markup where there is such.
pub(super) fn body(parts: &[Part<'_>]) -> Option<(String, Markup)> {
    let own = parts.iter().filter(|part| !part.is_foreign());
    let part = own.min_by_key(|part| !part.is_html())?;
    let text = if part.is_html() {
        within_body(part.text).to_owned()
    } else {
        html::from_text(part.text)
    };
    Some((text, Markup::Html))
}

impl Part<'_> {
    /// Whether it is HTML: by its type, by its role, or, where these are silent, by its tags.
    fn is_html(&self) -> bool {
        if self.content_type.starts_with("text/plain") {
            return false;
        }
        let says_html = |text: &str| text.contains("html");
        let has_tags = || ["</", "<p>", "<br"].iter().any(|tag| self.text.contains(tag));
        says_html(self.content_type) || says_html(&self.role) || (self.role != "text" && has_tags())
    }

    fn is_foreign(&self) -> bool {
        let is_it = |text: &str| FOREIGN.iter().any(|kind| text.contains(kind));
        is_it(self.content_type) || is_it(&self.role)
    }
}

/// What a whole page of HTML says: its `body`.
fn within_body(html: &str) -> &str {
    let tags = tags(html);
    let Some(body) = tags.iter().find(|tag| tag.begins("body")) else {
        return html;
    };
    let end = body.partner.and_then(|end| tags.get(end));
    let end = end.map_or(html.len(), |end| end.span.start);
    html.get(body.span.end..end).unwrap_or(html)
}

/// What an item is known by.
pub(super) fn id(fields: &Node) -> Option<&str> {
    ["uri", "guid", "id"].iter().find_map(|key| words(fields, key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::node;

    #[track_caller]
    fn case(json: &str, expected: [Option<&str>; 4]) {
        let tree = node::json(json).unwrap();
        let headlines = parts(&tree, "headline", "headlines");
        let descriptions = parts(&tree, "description", "descriptions");
        let body = body(&parts(&tree, "body", "bodies")).map(|(text, _)| text);
        let found = [
            headline(&headlines),
            deck(&headlines),
            description(&descriptions),
            body.as_deref(),
        ];
        assert_eq!(found, expected, "{json}");
    }

    #[test]
    fn keys_of_1_x_have_open_ends() {
        case(
            r#"{"headline_short": "Fees", "headline_main": "Ferry fees rise", "headline_sub": "By 40 cents",
                "description_caption_xhtml": "Why <b>now</b>", "body_main": "The board met.", "body_richtext": "<p>The board met.</p>"}"#,
            [
                Some("Ferry fees rise"),
                Some("By 40 cents"),
                Some("Why <b>now</b>"),
                Some("<p>The board met.</p>"),
            ],
        );
        case(
            r#"{"headline": "Ferry fees rise", "description_text": "Plain", "description_html": "<p>Marked</p>", "body_text": "1 < 2 </p"}"#,
            [
                Some("Ferry fees rise"),
                None,
                Some("Plain"),
                Some("<p>1 &lt; 2 &lt;/p</p>"),
            ],
        );
    }

    #[test]
    fn notes_for_the_desk_are_no_text() {
        case(
            r#"{"descriptions": [{"role": "editor-note", "value": "NOTE"}], "bodies": [{"role": "editorial", "value": "NOTE"}]}"#,
            [None; 4],
        );
    }

    #[test]
    fn lists_of_2_x_have_roles() {
        case(
            r#"{"headlines": [{"role": "richtext", "contenttype": "text/html", "value": "<h1>Rise</h1>"}, {"value": "Ferry fees rise"}],
                "descriptions": [{"role": "other", "value": "Other"}, {"role": "summary", "value": "Why"}],
                "bodies": [{"role": "nitf", "contenttype": "application/xml", "value": "<nitf/>"},
                           {"role": "html5", "value": "<html><head><title>T</title></head><body><p>Text</p></body></html>"}]}"#,
            [Some("Ferry fees rise"), None, Some("Why"), Some("<p>Text</p>")],
        );
        case(
            r#"{"headlines": [{"role": "short", "value": "fees"}], "bodies": [{"contentType": "text/plain", "value": "a </b> c"}]}"#,
            [Some("fees"), None, None, Some("<p>a &lt;/b&gt; c</p>")],
        );
        case("{}", [None; 4]);
    }
}
