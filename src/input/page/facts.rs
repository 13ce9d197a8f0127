//! What is known of a page before its story is read: which of the things that it speaks of is the story, its address, and what
//! the site is called.

use url::Url;

use super::document::Document;
use super::metas::Metas;
use super::names;
use super::things::{Things, is_article, is_list, is_page, items, text};
use crate::text::node::Node;

/// A page, and what it says of itself.
#[derive(Debug)]
pub(super) struct Facts<'h> {
    pub page: Document<'h>,
    pub metas: Metas,
    pub things: Things,
    /// Places of what speaks of the story, the best first: articles, then the page.
    story: Vec<usize>,
    /// How many of these are articles.
    pub articles: usize,
    /// Where the page is.
    pub url: Option<String>,
    /// What the site is called.
    pub houses: Vec<String>,
}

impl<'h> Facts<'h> {
    pub(super) fn of(html: &'h str) -> Self {
        let page = Document::new(html);
        let metas = Metas::of(&page);
        let things = Things::of(&page);
        let mut facts = Self {
            page,
            metas,
            things,
            story: Vec::new(),
            articles: 0,
            url: None,
            houses: Vec::new(),
        };
        facts.url = facts.stated_address();
        facts.pick();
        let stated = facts.url.take();
        facts.url = stated
            .or_else(|| facts.address_of_story())
            .or_else(|| facts.stated().next());
        facts.houses = facts.house();
        facts
    }

    /// What speaks of the story, the best first.
    pub(super) fn story(&self) -> impl Iterator<Item = &Node> {
        self.story.iter().map(|at| &self.things.all()[*at])
    }

    /// What says that it is the story.
    pub(super) fn article(&self) -> impl Iterator<Item = &Node> {
        self.story().take(self.articles)
    }

    /// The values of the first of several keys that has some, in what speaks of the story.
    pub(super) fn values(&self, keys: &[&str]) -> Vec<&Node> {
        let each = self
            .story()
            .flat_map(|thing| keys.iter().map(move |key| self.things.values(thing, key)));
        let says_something = |values: &Vec<&Node>| {
            let mut values = values.iter();
            values.any(|value| text(value).is_some() || !value.fields().is_empty())
        };
        each.into_iter().find(says_something).unwrap_or_default()
    }

    /// The texts of a key of everything that speaks of the story.
    pub(super) fn texts(&self, key: &str) -> Vec<&str> {
        let values = self.story().flat_map(|thing| self.things.values(thing, key));
        values.filter_map(text).collect()
    }

    /// An address as the page means it.
    pub(super) fn absolute(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if let Ok(url) = Url::parse(address) {
            let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
            return is_web.then(|| address.to_owned());
        }
        let base = self.url.as_deref().or_else(|| self.metas.first(&["og:url"]));
        let base = Url::parse(base?).ok()?;
        // An address without its scheme: `courier.example/ferry`.
        let has_host = address.split('/').next().is_some_and(|first| {
            let host = base.host_str().unwrap_or_default().trim_start_matches("www.");
            !first.is_empty() && first.trim_start_matches("www.") == host
        });
        if has_host {
            return Some(format!("{}://{address}", base.scheme()));
        }
        base.join(address).ok().map(String::from)
    }

    /// The address that the page states of itself. That of the whole site is a mistake of its system on any other page.
    fn stated_address(&self) -> Option<String> {
        self.stated().find(|url| !is_root(url))
    }

    fn stated(&self) -> impl Iterator<Item = String> {
        let stated = [self.metas.link("canonical"), self.metas.first(&["og:url"])];
        stated.into_iter().flatten().filter_map(|href| self.absolute(href))
    }

    fn address_of_story(&self) -> Option<String> {
        let said = self.story().find_map(|thing| self.address(thing));
        said.or_else(|| {
            let other = self
                .metas
                .first(&["twitter:url", "parsely-link", "al:web:url", "cxenseparse:url"]);
            other.and_then(|href| self.absolute(href))
        })
    }

    /// The address that a thing has.
    fn address(&self, thing: &Node) -> Option<String> {
        let keys = ["url", "mainEntityOfPage", "@id"];
        let addresses = keys
            .iter()
            .flat_map(|key| thing.get(key).map(items).unwrap_or_default());
        let of = |node: &Node| {
            let text = node.text().or_else(|| node.get("@id").and_then(Node::text));
            text.or_else(|| node.get("url").and_then(Node::text)).map(str::to_owned)
        };
        let found = addresses.filter_map(of).find_map(|address| self.absolute(&address));
        found.map(|url| url.split('#').next().unwrap_or_default().to_owned())
    }

    /// Finds what speaks of the story. Of several stories it is the one of this page; none of them, on a page of many.
    fn pick(&mut self) {
        let all = self.things.all();
        let articles: Vec<usize> = (0..all.len()).filter(|at| is_article(&all[*at])).collect();
        let here = self.url.as_deref().map(same_page);
        let is_here = |at: &usize| {
            let url = self.address(&all[*at]);
            here.is_some() && url.as_deref().map(same_page) == here
        };
        let headline = |at: &usize| {
            let keys = ["headline", "name"];
            keys.iter().find_map(|key| text(all[*at].get(key)?)).map(names::letters)
        };
        let titles: Vec<String> = self.shown_titles();
        let is_shown = |at: &usize| {
            let headline = headline(at).filter(|headline| !headline.is_empty());
            headline.is_some_and(|headline| {
                titles
                    .iter()
                    .any(|title| title.contains(&headline) || headline.contains(title))
            })
        };
        let best = articles.iter().find(|at| is_here(at) && is_shown(at));
        let best = best.or_else(|| articles.iter().find(|at| is_shown(at)));
        let best = best.or_else(|| articles.iter().find(|at| is_here(at)));
        let is_alone = articles
            .iter()
            .filter_map(headline)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
            < 2;
        let best = best.or_else(|| articles.first().filter(|_| is_alone)).copied();
        let mut story: Vec<usize> = best.into_iter().collect();
        if let Some(best) = best {
            let same = |at: &usize| *at != best && (headline(at) == headline(&best) || is_here(at));
            story.extend(articles.iter().copied().filter(same));
        }
        self.articles = story.len();
        let of_page = |at: &usize| !is_article(&all[*at]) && is_page(&all[*at]) && !is_list(&all[*at]);
        story.extend((0..all.len()).filter(of_page));
        self.story = story;
    }

    /// The headlines that a page shows, as letters and digits alone.
    fn shown_titles(&self) -> Vec<String> {
        let stated = self
            .metas
            .each(&["og:title", "twitter:title", "title"])
            .map(names::letters);
        let shown = self.page.all().filter(|at| self.page.is_any(*at, &["h1", "title"]));
        let shown = shown.map(|at| {
            let inner = &self.page.html[self.page.elements[at].inner.clone()];
            let words = if self.page.is_any(at, &["title"]) {
                inner.to_owned()
            } else {
                self.page.words(at)
            };
            names::letters(&html_escape::decode_html_entities(&words))
        });
        stated.chain(shown).filter(|title| !title.is_empty()).collect()
    }

    /// Whether the page says that it lists stories.
    pub(super) fn is_list(&self) -> bool {
        self.things.all().iter().any(is_list)
    }

    /// What the site is called, in all the ways that the page knows.
    fn house(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for thing in self.story() {
            for key in ["publisher", "sourceOrganization", "copyrightHolder"] {
                for house in self.things.values(thing, key) {
                    let names = ["name", "alternateName", "legalName"];
                    let tables = names.iter().filter_map(|name| house.get(name)).flat_map(items);
                    let names = tables.filter_map(Node::text).chain(house.text());
                    found.extend(names.map(|name| name.trim().to_owned()));
                }
            }
        }
        let sites = self.things.all().iter().filter(|thing| {
            let kinds = super::things::kinds(thing);
            kinds
                .iter()
                .any(|kind| *kind == "WebSite" || kind.ends_with("Organization"))
        });
        found.extend(sites.filter_map(|site| text(site.get("name")?)).map(str::to_owned));
        let metas = [
            "og:site_name",
            "application-name",
            "apple-mobile-web-app-title",
            "al:ios:app_name",
            "al:android:app_name",
            "twitter:app:name:iphone",
            "publisher",
            "copyright",
            "dc.publisher",
            "dcterms.publisher",
        ];
        found.extend(self.metas.each(&metas).map(str::to_owned));
        let host = self.url.as_deref().and_then(|url| Url::parse(url).ok());
        if let Some(host) = host.as_ref().and_then(Url::host_str) {
            let host = host.trim_start_matches("www.");
            found.push(host.to_owned());
            // The part of a host that a registry did not give: `thecourier` of `www.thecourier.co.example`.
            found.extend(host.split('.').max_by_key(|part| part.len()).map(str::to_owned));
        }
        found.retain(|name| names::letters(name).chars().count() > 1);
        found
    }

    /// Whether a name is one of the site.
    pub(super) fn is_house(&self, name: &str) -> bool {
        let bare = |name: &str| {
            let letters = names::letters(name);
            letters.strip_prefix("the").map(str::to_owned).unwrap_or(letters)
        };
        let name = bare(name);
        self.houses.iter().any(|house| bare(house) == name)
    }
}

/// An address as pages are told apart by it.
fn same_page(url: &str) -> String {
    let url = url.split(['#', '?']).next().unwrap_or_default();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.trim_start_matches("www.")
        .trim_end_matches('/')
        .to_ascii_lowercase()
}

fn is_root(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| url.path() == "/" && url.query().is_none())
}
