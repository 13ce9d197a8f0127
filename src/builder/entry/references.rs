//! What an adopted article needs when all others are known: links to source files become
//! addresses, and pictures of its text count as its photos where it names none.

use rustc_hash::FxHashMap;
use url::Url;

use crate::builder::entry::elsewhere::bare;
use crate::builder::entry::photo::Pictures;
use crate::builder::entry::{assemble, elsewhere, generated_page};
use crate::builder::memory::scanned::{ArticleNumber, Scanned};
use crate::builder::memory::traces::Link;
use crate::builder::scan::Scan;
use crate::builder::source::probe::Prober;
use crate::config::Config;
use crate::input::generator::Templates;
use crate::input::links::{ENDINGS, INTERNAL};
use crate::model::{Article, Code, Diagnostic, Markup, Photo, Reference};
use crate::text::escape::escape;
use crate::text::html::figure::{Figure, figures};
use crate::text::html::tags::tags;
use crate::text::html::tidy::tidy;
use crate::text::reference;
use crate::text::url::{below, has_authority, resolve};

/// Marks of links to files that Pelican copies.
const STATIC: &[&str] = &["{static}", "%7Bstatic%7D", "{attach}", "%7Battach%7D"];

/// Whether a link leads where it did.
pub(crate) fn leads_there(link: &Link, config: &Config, scan: &Scan) -> bool {
    find(config, scan, &link.name, link.language.as_deref()) == link.found
}

/// Where a link leads.
enum Target {
    /// To no source file.
    Elsewhere,
    /// To an address.
    There(String),
    /// To a source file that readers cannot see.
    Nowhere,
}

/// Gives the article its text as HTML, with links that lead to addresses, and its photos.
pub(crate) fn complete(
    config: &Config,
    scan: &Scan,
    scanned: &Scanned,
    article: &mut Article,
    pictures: &Pictures,
    links: &mut Vec<Link>,
) -> Vec<Diagnostic> {
    let page = generated_page::page(config, &scanned.address, &pictures.prober)
        .and_then(|page| generated_page::text(config, &page, &pictures.prober));
    let missing = config.articles.rendered.is_some() && page.is_none();
    let mut resolver = Resolver {
        config,
        scan,
        scanned,
        prober: &pictures.prober,
        references: &article.body.references,
        written: article.body.links.iter().collect(),
        links,
        lost: Vec::new(),
    };
    if let Some(summary) = &mut article.summary {
        *summary = resolver.without_marks(summary);
    }
    let html = if let Some(page) = page {
        page
    } else {
        // What was lost in the summary is lost in the text too.
        resolver.lost.clear();
        article.body.text = resolver.without_marks(&article.body.text);
        assemble::rendered(&article.body)
    };
    let html = resolver.linked(&tidy(&html));
    let mut findings = resolver.findings();
    let base = Url::parse(&scanned.address).unwrap_or_else(|_| config.site.url.clone());
    article.photos = photos(config, &article.photos, &html, pictures, &base);
    for media in &mut article.media {
        media.src = rooted(config, &media.src);
    }
    article.body.text = html;
    article.body.markup = Markup::Html;
    findings.extend(missing.then(|| no_page(scan, scanned)));
    findings
}

fn no_page(scan: &Scan, scanned: &Scanned) -> Diagnostic {
    let place = scanned.place(&scan.files);
    let message = format!(
        "no page of `articles.rendered` is that of `{}`; the article's own text is used",
        scanned.address
    );
    Diagnostic::new(Code::MISSING_PAGE, place, message).help("run the generator first, or mend `articles.permalink`")
}

/// Looks up what an article refers to.
struct Resolver<'a> {
    config: &'a Config,
    scan: &'a Scan,
    scanned: &'a Scanned,
    prober: &'a Prober,
    references: &'a [Reference],
    /// Links that are written without a mark, and were not met yet.
    written: Vec<&'a Reference>,
    links: &'a mut Vec<Link>,
    /// References that lead nowhere, in the order in which they were met.
    lost: Vec<Reference>,
}

impl Resolver<'_> {
    /// The text with addresses in place of its marks. One that leads nowhere stays: it takes the link
    /// around it with it, and goes where there is none.
    fn without_marks(&mut self, text: &str) -> String {
        let resolve = |number: usize, before: &str| {
            let reference = self.references.get(number);
            let name = match (reference, number) {
                (Some(reference), _) => format!("/{}", reference.name),
                (None, reference::OWN) => String::new(),
                (None, _) => return None,
            };
            if let Target::There(address) = self.named(&name) {
                return Some((address, self.own_beginning(before)));
            }
            self.lost.extend(reference.cloned());
            None
        };
        reference::resolved(text, resolve).into_owned()
    }

    /// Bytes before a reference that say the site's address, which every address begins with.
    fn own_beginning(&self, before: &str) -> usize {
        let url = &self.config.site.url;
        let (origin, path) = (url.origin().ascii_serialization(), url.path().trim_end_matches('/'));
        let whole = format!("{origin}{path}");
        let before_slash = before.strip_suffix('/').unwrap_or(before);
        let found = [&*whole, &*origin, path].into_iter().find(|own| {
            let rest = before_slash.strip_suffix(own);
            // A path may be the end of another.
            !own.is_empty()
                && rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || "/.-".contains(c)))
        });
        found.map_or(0, |own| own.len() + before.len() - before_slash.len())
    }

    /// HTML with addresses in links to source files, and without those that lead nowhere.
    fn linked(&mut self, html: &str) -> String {
        let tags = tags(html);
        let mut out = String::with_capacity(html.len());
        let mut at = 0;
        let mut gone: Vec<usize> = Vec::new();
        for (number, tag) in tags.iter().enumerate() {
            if gone.contains(&number) {
                out.push_str(&html[at..tag.span.start]);
                at = tag.span.end;
                continue;
            }
            let name = if tag.begins("a") { "href" } else { "src" };
            let is_link = !tag.is_end && tag.is_any(&["a", "img", "source", "video", "audio"]);
            let Some(value) = tag.value_span(html, name).filter(|_| is_link) else {
                continue;
            };
            let link = html_escape::decode_html_entities(&html[value.clone()]).into_owned();
            match self.target_of(&link) {
                Target::Elsewhere => {}
                Target::There(address) => {
                    out.push_str(&html[at..value.start]);
                    out.push_str(&escape(&address));
                    at = value.end;
                }
                Target::Nowhere => {
                    out.push_str(&html[at..tag.span.start]);
                    at = tag.span.end;
                    gone.extend(tag.partner);
                    self.lose(&link);
                }
            }
        }
        out.push_str(&html[at..]);
        out
    }

    /// Notes a link that leads nowhere, unless its mark was noted already.
    fn lose(&mut self, link: &str) {
        if reference::is_marked(link) {
            return;
        }
        // Markdown encodes what no address may hold.
        let name = link.replace("%7B", "{").replace("%7D", "}").replace("%7C", "|");
        let known = self.written.iter().position(|reference| reference.name == name);
        let place = known.map(|at| self.written.remove(at).place.clone());
        let place = place.unwrap_or_else(|| self.scanned.place(&self.scan.files));
        self.lost.push(Reference { name, place });
    }

    /// Where a link leads.
    fn target_of(&mut self, link: &str) -> Target {
        if reference::is_marked(link) {
            return Target::Nowhere;
        }
        if let Some(name) = INTERNAL.iter().find_map(|mark| link.strip_prefix(mark)) {
            // Pelican had no other mark for files that it copies.
            if !is_source(name) && !link.starts_with('@') {
                return Target::There(self.copied(name));
            }
            return self.named(name);
        }
        if let Some(name) = STATIC.iter().find_map(|mark| link.strip_prefix(mark)) {
            return Target::There(self.copied(name));
        }
        if !is_source(link) || has_authority(link) {
            return Target::Elsewhere;
        }
        match self.named(link) {
            Target::Nowhere if link.starts_with('/') => Target::Elsewhere,
            target => target,
        }
    }

    /// The address of a file that is copied as it is.
    fn copied(&self, name: &str) -> String {
        let name = normal(self.config.articles.style.below_dir(self.folder()), name);
        below(&self.config.site.url, &name).into()
    }

    /// The folder that the article's file is in.
    fn folder(&self) -> &str {
        let name = &self.scan.files[self.scanned.file as usize].name;
        name.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The address of the article or page in a source file, by its path as seen from the article.
    fn named(&mut self, link: &str) -> Target {
        let (path, anchor) = link.split_at(link.find('#').unwrap_or(link.len()));
        if path.trim_matches('/').is_empty() {
            return Target::There(format!("{}{anchor}", self.scanned.address));
        }
        let near = normal(self.folder(), path);
        let names = [near.as_str(), path.trim_matches('/')];
        let found = names.iter().find_map(|name| self.find(name));
        let found = found.or_else(|| {
            names
                .iter()
                .find_map(|name| elsewhere::address(self.config, self.scan, name, self.prober))
        });
        found.map_or_else(
            || Target::Nowhere,
            |address| Target::There(format!("{address}{anchor}")),
        )
    }

    fn find(&mut self, name: &str) -> Option<String> {
        let language = self.language();
        let found = find(self.config, self.scan, name, language);
        self.links.push(Link {
            name: name.to_owned(),
            language: language.map(str::to_owned),
            found: found.clone(),
        });
        found
    }

    /// The article's own language, where a page is named without one: Hugo's paths are the same in all.
    fn language(&self) -> Option<&str> {
        let style = &self.config.articles.style;
        let has_languages = !style.languages.list.is_empty();
        let is_asked = has_languages && style.generator.templates == Templates::Hugo;
        is_asked.then(|| self.scan.symbols.name(self.scanned.language))
    }

    /// What there is to say of references that lead nowhere, each place once.
    fn findings(self) -> Vec<Diagnostic> {
        let mut findings: Vec<Diagnostic> = Vec::new();
        for Reference { name, place } in self.lost {
            let message = format!("`{name}` is no public article and no page of the site; its link is taken out");
            let finding = Diagnostic::new(Code::BROKEN_REFERENCE, place, message);
            let finding = finding.help("mend the path, or publish what it leads to");
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        findings
    }
}

/// Whether a link is to a source file by its ending.
fn is_source(link: &str) -> bool {
    let path = link.split('#').next().unwrap_or_default();
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

/// The address of the article in the file that ends in `name`, with or without its ending; the one
/// whose path is shortest. Where a language is asked for, one in that language comes first.
fn find(config: &Config, scan: &Scan, name: &str, language: Option<&str>) -> Option<String> {
    let by_name = scan.by_name.get_or_init(|| by_name(config, scan));
    let wanted = bare(name);
    let is_it = |at: &&ArticleNumber| {
        let file = &*scan.files[scan.articles[**at].file as usize].name;
        let neutral = language.map(|_| config.articles.style.neutral(file));
        [Some(file), neutral.as_deref()].into_iter().flatten().any(|file| {
            let rest = bare(file).strip_suffix(wanted);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        })
    };
    let found = by_name.get(last(wanted))?.iter().filter(is_it);
    let order = |at: &&ArticleNumber| {
        let article = &scan.articles[**at];
        let is_other = language.is_some_and(|wanted| scan.symbols.name(article.language) != wanted);
        (is_other, bare(&scan.files[article.file as usize].name).len())
    };
    let at = found.min_by_key(order)?;
    Some(scan.articles[*at].address.to_string())
}

/// Those that readers may see: the address of another is nobody's business yet. A translation has the name of its
/// original, too.
fn by_name(config: &Config, scan: &Scan) -> FxHashMap<String, Vec<ArticleNumber>> {
    let mut names: FxHashMap<String, Vec<ArticleNumber>> = FxHashMap::default();
    let public = |at: &ArticleNumber| !scan.hidden.contains(at);
    for at in scan.articles.numbers().filter(public) {
        let file = &*scan.files[scan.articles[at].file as usize].name;
        let own = last(bare(file)).to_owned();
        let neutral = last(bare(&config.articles.style.neutral(file))).to_owned();
        if neutral != own {
            names.entry(neutral).or_default().push(at);
        }
        names.entry(own).or_default().push(at);
    }
    names
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// `path` as seen from `folder`, without `.` and `..`.
fn normal(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "" | "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The photos that the article names, else those of its text.
fn photos(config: &Config, own: &[Photo], html: &str, pictures: &Pictures, base: &Url) -> Vec<Photo> {
    if own.is_empty() {
        let figures = figures(html).into_iter();
        return figures.filter_map(|figure| photo(figure, pictures, base)).collect();
    }
    let rooted = |photo: &Photo| Photo {
        src: rooted(config, &photo.src),
        ..photo.clone()
    };
    own.iter().map(rooted).collect()
}

/// A path from the root in front matter begins at the home page, wherever that is on its host.
fn rooted(config: &Config, src: &str) -> String {
    let home = config.site.url.path();
    if src.starts_with('/') && !src.starts_with("//") && !src.starts_with(home) {
        return below(&config.site.url, src.trim_start_matches('/')).into();
    }
    src.to_owned()
}

/// A picture of the text as a photo, at the address that the text shows it from.
fn photo(figure: Figure, pictures: &Pictures, base: &Url) -> Option<Photo> {
    let located = pictures.locate(&figure.src).filter(|located| located.path.is_some());
    let url = located
        .map(|located| located.url)
        .or_else(|| resolve(base, &figure.src))?;
    Some(Photo {
        src: url.into(),
        caption: figure.caption,
        alt: figure.alt,
        width: figure.width,
        height: figure.height,
        ..Photo::default()
    })
}
