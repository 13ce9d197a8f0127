//! Link posts: comments of ours on a page of another site.

use url::Url;

use crate::config::{Config, ExternalLinks, Site};
use crate::model::{Article, External};
use crate::text::escape::escape;
use crate::text::url::resolve;

/// What an article points at, if that is another page than its own.
pub(crate) fn external(config: &Config, address: &str, article: &Article) -> Option<External> {
    let url = String::from(resolve(&config.site.url, article.external_url.as_ref()?)?);
    (url != address).then(|| External {
        url,
        leads: config.articles.external_links == ExternalLinks::Alternate,
    })
}

/// A line below the text with a link to the page that the headline does not lead to, as link blogs have it:
/// readers show no `related` link. Nothing where the text links to that page already.
pub(crate) fn other_page(site: &Site, own: &str, external: &External, html: &str) -> String {
    let (sign, url) = if external.leads {
        ('∞', own)
    } else {
        ('→', &*external.url)
    };
    let link = format!("href=\"{}\"", escape(url));
    if html.contains(&link) {
        return String::new();
    }
    let host = || Url::parse(url).ok()?.host_str().map(str::to_owned);
    let name = if external.leads {
        site.title.clone()
    } else {
        host().unwrap_or_default()
    };
    format!("<p><a {link}>{sign} {}</a></p>", escape(&name))
}
