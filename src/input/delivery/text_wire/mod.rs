//! Text wires: IPTC 7901 and ANPA 1312, as agencies have sent them since the teleprinter. `frame` parts messages, the two
//! formats read their headers and what stands before a story, `notes` keeps inside what is for newsrooms; here is what
//! becomes of a message, which is the same for both.

mod anpa;
mod blocks;
mod embargo;
mod frame;
mod iptc7901;
mod notes;

pub(crate) use anpa::FORMAT as ANPA;
pub(crate) use iptc7901::FORMAT as IPTC_7901;

use self::blocks::{Block, html};
use self::frame::Message;
use super::Item;
use crate::input::Found;
use crate::model::{Markup, Thread};

/// What a message says.
#[derive(Debug, Default)]
struct Copy {
    /// Letters and a number, which come again after some days: `W2870`.
    id: String,
    /// Who sends it, as far as the message says: `AP`, or the letters of its number.
    agency: String,
    /// What the agency calls the story, in messages to editors too.
    slug: String,
    /// Whether the agency gives the slug to no other story of the day.
    is_slug_own: bool,
    title: String,
    subtitle: Option<String>,
    summary: Option<String>,
    byline: Option<String>,
    topics: Vec<String>,
    /// What kind of message it is: `REFILE`, `BULLETIN KILL`.
    flags: Vec<String>,
    /// What is said of embargoes before the story.
    embargoes: Vec<String>,
    /// As they came, with what is not for readers.
    blocks: Vec<Block>,
}

/// The story of a message, or what else it is. `time` is when it was sent, as dates are written elsewhere.
fn found(mut item: Item<'_>, message: Message<'_>, mut copy: Copy, time: Option<&str>) -> Found {
    item.delivery.id.clone_from(&copy.id);
    item.delivery.scope = item.scope();
    let sent = time.and_then(|time| item.time(time, message.trailer.span()));
    item.delivery.sent = sent;
    // Numbers begin anew after a day or some days: the day tells the story from another with the same number.
    item.delivery.day = sent.map(|sent| sent.rfc3339().chars().take(10).collect());
    if let Some(scope) = &item.delivery.scope {
        copy.agency = format!("{scope} {}", copy.agency);
    }
    if copy.is_kill() {
        return kill(item, &copy);
    }
    if copy.flags.iter().any(|flag| notes::is_advisory(flag)) {
        return item.no_story("an advisory for editors");
    }
    copy.embargoes.extend(embargo::taken(&mut copy.blocks));
    for embargo in &copy.embargoes {
        let embargo = if embargo.is_empty() { "without a time" } else { embargo };
        item.embargo(embargo, message.text.span());
    }
    let lead = copy.flags.iter().find(|flag| notes::is_lead(flag));
    item.delivery.version = lead.and_then(|flag| notes::ordinal(flag));
    item.delivery.thread = copy.thread(&copy.slug, lead.is_some());
    item.article.stub.title = item.words(&copy.title);
    item.article.subtitle = copy.subtitle.and_then(|text| item.some_words(&text));
    item.article.summary = copy.summary.and_then(|text| item.some_words(&text));
    for topic in copy.topics {
        item.topic(&topic);
    }
    if let Some(byline) = copy.byline {
        item.byline(&byline);
    }
    item.body(&html(&notes::story(copy.blocks)), Markup::Html);
    item.finish()
}

impl Copy {
    /// Whether it takes a story back, by its flags, its slug or a note to editors.
    fn is_kill(&self) -> bool {
        let by_flag = || self.flags.iter().any(|flag| notes::is_kill(flag));
        by_flag()
            || self.blocks.iter().any(|block| notes::asks_for_kill(&block.words()))
            || notes::is_withdrawal(&self.said())
    }

    /// Headline, deck, and what stands below.
    fn said(&self) -> Vec<String> {
        let head = [Some(&self.title), self.subtitle.as_ref(), self.byline.as_ref()];
        let head = head.into_iter().flatten().cloned();
        head.chain(self.blocks.iter().map(Block::words)).collect()
    }

    /// By what it belongs to other messages; nothing where it has no slug.
    fn thread(&self, slug: &str, is_lead: bool) -> Option<Box<Thread>> {
        let slug = slug.trim().to_lowercase();
        let thread = Thread {
            slug: format!("{} {slug}", self.agency.to_lowercase()),
            is_own: self.is_slug_own,
            is_lead,
            order: None,
            says: String::new(),
        };
        (!slug.is_empty()).then(|| thread.into())
    }

    /// The number of the story that it takes back, if it is certain: the only one that it names, of the same wire, and sent
    /// before it, so that it is of the same day.
    fn killed(&self) -> Option<String> {
        let (wire, own) = numbered(&self.id)?;
        // Some leave out the letter of the service: `ca0042` of `xca0042`.
        let is_wire = |name: &str| name.len() > 1 && wire.to_lowercase().ends_with(&name.to_lowercase());
        let words = self.said().join(" ");
        let words = words.split(|c: char| !c.is_alphanumeric());
        let named = words.filter_map(|word| numbered(word).map(|(name, number)| (name, number, word)));
        let named =
            named.filter(|(name, number, _)| (name.eq_ignore_ascii_case(wire) || is_wire(name)) && *number != own);
        let mut named: Vec<(u32, String)> = named
            .map(|(name, number, word)| (number, format!("{wire}{}", &word[name.len()..])))
            .collect();
        named.dedup();
        match &named[..] {
            [(number, only)] if *number < own => Some(only.clone()),
            _ => None,
        }
    }
}

/// The wire and the number of a message: `W2870`, `xca0041`.
fn numbered(id: &str) -> Option<(&str, u32)> {
    let at = id.find(|c: char| c.is_ascii_digit())?;
    let (wire, number) = id.split_at(at);
    let is_wire = !wire.is_empty() && number.len() >= 3 && wire.chars().all(char::is_alphabetic);
    number.parse().ok().filter(|_| is_wire).map(|number| (wire, number))
}

/// An order to take down a story is never published. Where it names the number of the story, it is a kill of that; else
/// `builder::scan` looks for the story by slug and headline.
fn kill(mut item: Item<'_>, copy: &Copy) -> Found {
    item.article.stub.title = item.words(notes::without_kill(&copy.title));
    if let Some(id) = copy.killed() {
        item.delivery.id = id;
        item.kill("kill");
        return item.finish();
    }
    let blocks = copy.blocks.iter().map(Block::words).collect::<Vec<_>>();
    // A slug may have a full stop in it, with which the sentence seems to end.
    let is_other = |named: &&str| !copy.slug.to_lowercase().starts_with(&named.to_lowercase());
    let named = blocks.iter().find_map(|words| notes::slugged(words));
    let slug = named.filter(is_other).unwrap_or(&copy.slug);
    let mut thread = copy.thread(slug, false).unwrap_or_default();
    let names = [item.words(slug), item.article.stub.title.clone()].map(|name| format!("`{name}`"));
    let names: Vec<String> = names.into_iter().filter(|name| name.len() > 2).collect();
    thread.order = Some(names.join(", "));
    thread.says = copy.said().join(" ");
    item.delivery.thread = Some(thread);
    item.kill("an order to take down a story");
    item.finish()
}
