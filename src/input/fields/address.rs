//! Where an article stands: its address, and its language.

use super::Reader;
use crate::model::{Code, Diagnostic};
use crate::text::node::{Node, Value};
use crate::text::{language, url};

impl Reader<'_> {
    /// The article's own address, and the page of another site that it comments on. `link` is the one or the other.
    pub(super) fn addresses(&mut self) -> (Option<String>, Option<String>) {
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

    /// What the fields or the place of the file say; which one counts is the generator's way.
    pub(super) fn language(&mut self) -> Option<String> {
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
}
