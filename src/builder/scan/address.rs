//! Where an article is, and by which id its generator's own feed knows it: its own address, else
//! the permalink of the configuration, filled with what its file and its fields say.

use std::borrow::Cow;
use std::cell::Cell;

use globset::GlobSet;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;
use url::Url;

use crate::builder::scan::permalink::{date, has_date, part};
use crate::config::{Config, ID_PARTS, PERMALINK_NAMES, Permalink, fill};
use crate::input::languages::LanguageFrom;
use crate::model::Stub;
use crate::text::url::{address_below, below, has_authority, resolve};

/// The address of the article in `file`. `Err` says what has no name in it: nothing of its own is in the
/// address, which would be that of a folder or of the home page.
pub(crate) fn address(config: &Config, stub: &Stub, file: &str) -> Result<String, &'static str> {
    let page = page(config, stub, file)?;
    let Some(fragment) = &stub.fragment else {
        return Ok(page);
    };
    let url = Url::parse(&page).map(|mut url| {
        url.set_fragment(Some(fragment));
        url.into()
    });
    Ok(url.unwrap_or(page))
}

/// The address of the page that the article is, or is a part of.
fn page(config: &Config, stub: &Stub, file: &str) -> Result<String, &'static str> {
    let articles = &config.articles;
    let is_adopted = articles.style.is_adopted();
    let neutral = &*articles.style.neutral(file);
    let is_of = |files: &GlobSet| files.is_match(file) || files.is_match(neutral);
    let of_file = || articles.permalinks.iter().find(|(files, _)| is_of(files));
    let usual = || translated(config, stub).unwrap_or(&articles.permalink);
    let permalink = || match of_file().map_or_else(usual, |(_, pattern)| pattern) {
        // The parts of a page have days of their own, and one address.
        pattern if stub.fragment.is_some() && has_date(pattern) => Permalink("/{file}/".to_owned()),
        pattern => pattern.clone(),
    };
    let own = match &stub.url {
        Some(url) if !is_adopted || has_authority(url) => match resolve(&config.site.url, url) {
            Some(url) => return Ok(url.into()),
            None => None,
        },
        Some(path) => Some(Permalink(path.clone())),
        None => None,
    };
    let home = home(config, stub, file, own.as_ref());
    let is_own = own.is_some();
    let pattern = own.unwrap_or_else(permalink);
    let is_named = Cell::new(is_own);
    let path = pattern.fill(|name| {
        let part = part(config, stub, neutral, name);
        let is_name = PERMALINK_NAMES.contains(&name) && !part.trim_matches('/').is_empty();
        is_named.set(is_named.get() || is_name);
        part
    });
    let path = if is_adopted {
        (articles.style.generator.path)(&path)
    } else {
        path
    };
    match path.trim_matches('/') {
        "" if is_own => Err("the address"),
        _ if !is_named.get() => Err("the slug"),
        _ if is_own => Ok(placed(home, &path).into()),
        _ => Ok(address_below(home, path.trim_start_matches('/'))),
    }
}

/// The pattern of an article in another language than the site's, if it is not that of all others.
fn translated<'c>(config: &'c Config, stub: &Stub) -> Option<&'c Permalink> {
    let language = stub.language.as_ref()?;
    let pattern = config.articles.translated.as_ref()?;
    (!language.eq_ignore_ascii_case(&config.site.language)).then_some(pattern)
}

/// The page below which an article is: that of its language. A path from the root that a generator's
/// article states itself begins at the root of the site.
fn home<'c>(config: &'c Config, stub: &Stub, file: &str, own: Option<&Permalink>) -> &'c Url {
    let languages = &config.articles.style.languages;
    let edition = match languages.from {
        LanguageFrom::FieldsOrName => stub.language.as_deref().and_then(|tag| config.edition(tag)),
        LanguageFrom::Fields => None,
        LanguageFrom::Name | LanguageFrom::Folder => languages
            .of_file(file)
            .and_then(|language| config.edition_called(&language.key)),
    };
    let edition = edition.filter(|_| own.is_none_or(|own| !own.0.starts_with('/')));
    edition.map_or(&config.site.url, |edition| &edition.url)
}

/// A path that an article states, below the site: what is encoded in it stays so.
fn placed(site: &Url, path: &str) -> Url {
    let path: Vec<_> = path.trim_start_matches('/').split('/').map(decoded).collect();
    below(site, &path.join("/"))
}

/// A part of a path without its encoding, if it is one.
fn decoded(part: &str) -> String {
    let decoded = percent_decode_str(part).decode_utf8();
    let decoded = decoded.ok().filter(|decoded| !decoded.contains(['/', '%']));
    decoded.map_or_else(|| part.to_owned(), Cow::into_owned)
}

/// The id of an article that states none, at its first publication.
pub(crate) fn first_id(config: &Config, stub: &Stub, address: &str) -> String {
    let of_url = |part: fn(&Url) -> Option<&str>| {
        let url = Url::parse(address).ok();
        url.as_ref().and_then(part).unwrap_or_default().to_owned()
    };
    let stem = address.trim_end_matches(".html").trim_end_matches('/');
    let part = |part: &str| match part {
        "parent" => parent(address).to_owned(),
        "name" => encoded(stub.slug.trim_end_matches('.')),
        "stem" => stem.to_owned(),
        "stem_path" => stem
            .strip_prefix(config.site.url.as_str())
            .unwrap_or_default()
            .to_owned(),
        "host" => of_url(Url::host_str),
        "address_path" => of_url(|url| Some(url.path())),
        "open_address" => open(address),
        "open_path" => open(&of_url(|url| Some(url.path()))),
        "year" => date(config, stub).format("%Y").to_string(),
        "month" => date(config, stub).format("%m").to_string(),
        "day" => date(config, stub).format("%d").to_string(),
        _ => address.to_owned(),
    };
    fill(&config.articles.id, ID_PARTS, part)
}

/// An address without its encoding, as some generators write it.
fn open(address: &str) -> String {
    percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// The address above a page's own, as `dirname` gives it.
fn parent(address: &str) -> &str {
    let address = address.trim_end_matches('/');
    address.rsplit_once('/').map_or(address, |(parent, _)| parent)
}

/// A name as the `absolute_url` of Jekyll writes it: what has a meaning in addresses stays.
fn encoded(name: &str) -> String {
    let name: String = name.nfkc().collect();
    utf8_percent_encode(&name, NO_ADDRESS).to_string()
}

/// What stands for itself in an address (RFC 3986, section 2), a slash too.
const NO_ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/')
    .remove(b'?')
    .remove(b'#');
