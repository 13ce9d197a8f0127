//! The pictures, sound and film that an article names: bare, as a table, or with facts in keys beside them.

use super::Reader;
use super::duration::seconds;
use crate::input::generator::Templates;
use crate::input::style::Style;
use crate::model::{Code, Diagnostic, Emptied, Inside, Media, Photo};
use crate::text::line;
use crate::text::media_type::{by_ending, is_one, is_played};
use crate::text::node::{Node, Value};
use crate::text::title::plain;

/// What a table of a file calls it; themes have names of their own.
const SRC: &[&str] = &[
    "src",
    "url",
    "file",
    "path",
    "href",
    "image",
    "feature",
    "featured",
    "teaser",
    "overlay_image",
    "thumbnail",
];

const CAPTION: &[&str] = &["caption"];
const CREDIT: &[&str] = &["credit", "credits", "photographer", "byline", "attribution"];
const ALT: &[&str] = &["alt", "alt_text"];
const TYPE: &[&str] = &["type", "media_type", "mime_type", "mime", "content_type"];
const BYTES: &[&str] = &["bytes", "length", "size", "size_in_bytes", "file_size"];
const DURATION: &[&str] = &["duration", "duration_in_seconds", "seconds"];
const TITLE: &[&str] = &["title", "name", "caption"];

/// What an article shows and plays.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub photos: Vec<Photo>,
    pub media: Vec<Media>,
}

/// A file that the article names.
#[derive(Clone, Copy)]
struct Named<'n> {
    /// The key, folded, whose neighbors say more of it: `feature_image_alt`. Of several files none has any.
    key: Option<&'n str>,
    node: &'n Node,
}

impl<'a> Reader<'a> {
    /// Every file; what is no picture is none, wherever it stands.
    pub(super) fn files(&mut self) -> Files {
        let mut files = Files::default();
        let photos: Vec<(String, &'a Node)> = self.values_of("photos").into_iter().take(1).collect();
        for (key, node) in &photos {
            for named in each(key, node) {
                self.photo(named, &mut files);
            }
        }
        for (key, node) in &self.values_of("enclosures") {
            for named in each(key, node) {
                self.enclosure(named, &mut files);
            }
        }
        // What is said of the article is said of its only file.
        if let [only] = &mut files.media[..]
            && only.seconds.is_none()
        {
            let duration = self.values.any("duration").and_then(Node::text);
            only.seconds = duration.and_then(seconds);
        }
        files
    }

    fn values_of(&self, field: &str) -> Vec<(String, &'a Node)> {
        let named = self.values.named(field);
        named.map(|(key, node)| (key.to_owned(), node)).collect()
    }

    fn photo(&mut self, named: Named<'_>, files: &mut Files) {
        let Named { node, .. } = named;
        if matches!(node.value, Value::Null | Value::Bool(_)) {
            return;
        }
        let Some(src) = self.src(node) else {
            self.wrong_kind("photos", node);
            return;
        };
        // Hugo's resources may be patterns of files.
        if src.contains('*') {
            return;
        }
        let media_type = self.fact(named, TYPE).filter(|text| is_one(text));
        if let Some(media_type) = played(&src, media_type.as_deref()) {
            let message = format!("`{src}` is {media_type} and no picture; it is an enclosure");
            let finding = Diagnostic::new(Code::NOT_AN_IMAGE, self.source.place(node.span.clone()), message);
            self.notes.push(finding.help("name it in `enclosure`"));
            let media = self.media(named, src);
            files.media.push(media);
            return;
        }
        let number = |text: String| text.parse().ok();
        files.photos.push(Photo {
            item: None,
            caption: self.words(named, CAPTION).into_iter().next(),
            credits: self.words(named, CREDIT),
            alt: self.words(named, ALT).into_iter().next(),
            media_type: media_type.filter(|media_type| media_type.starts_with("image/")),
            bytes: self.fact(named, BYTES).and_then(|text| text.parse().ok()),
            width: self.fact(named, &["width"]).and_then(number),
            height: self.fact(named, &["height"]).and_then(number),
            src,
            url: None,
            renditions: Vec::new(),
            file: None,
            emptied: Emptied {
                caption: self.is_emptied(named, CAPTION),
                credit: self.is_emptied(named, CREDIT),
                alt: self.is_emptied(named, ALT),
            },
            inside: Inside::default(),
            at: named_at(node),
        });
    }

    fn enclosure(&mut self, named: Named<'_>, files: &mut Files) {
        let Named { node, .. } = named;
        let Some(src) = self.src(node) else { return };
        let media_type = self.fact(named, TYPE).filter(|text| is_one(text));
        let is_table = matches!(node.value, Value::Table(_));
        // `podcast: Harbor Talk` names a show, and `video` may name a page that shows one.
        if !is_table && media_type.is_none() && by_ending(&src).is_none() {
            return;
        }
        if media_type.is_some_and(|media_type| media_type.starts_with("image/")) {
            self.photo(named, files);
            return;
        }
        let media = self.media(named, src);
        if files.media.iter().all(|known| known.src != media.src) {
            files.media.push(media);
        }
    }

    fn media(&mut self, named: Named<'_>, src: String) -> Media {
        Media {
            media_type: self.fact(named, TYPE).filter(|text| is_one(text)),
            bytes: self
                .fact(named, BYTES)
                .and_then(|text| text.replace([',', '_'], "").parse().ok()),
            seconds: self.fact(named, DURATION).as_deref().and_then(seconds),
            title: self.words(named, TITLE).into_iter().next(),
            src,
            url: None,
            at: named_at(named.node),
        }
    }

    /// The name of a file: the value itself, or what its table says.
    fn src(&mut self, node: &Node) -> Option<String> {
        let text = naming(node)?.text()?;
        let src = Some(self.clean(text.trim(), &node.span)).filter(|src| !src.is_empty())?;
        Some(rooted(self.style, src))
    }

    /// What is said of a file by one of these names, in its table or beside its key.
    fn said<'n>(&self, named: Named<'n>, names: &[&str]) -> Option<&'n Node>
    where
        'a: 'n,
    {
        let within = names.iter().find_map(|name| named.node.get(name));
        within.or_else(|| {
            let key = named.key?;
            names.iter().find_map(|name| self.values.any(&format!("{key}_{name}")))
        })
    }

    fn fact(&mut self, named: Named<'_>, names: &[&str]) -> Option<String> {
        let text = self.said(named, names)?.text()?.trim().to_owned();
        Some(self.clean(&text, &named.node.span)).filter(|text| !text.is_empty())
    }

    /// Whether one of these is said to be empty: by an empty text or list, or by `no`.
    fn is_emptied(&self, named: Named<'_>, names: &[&str]) -> bool {
        self.said(named, names).is_some_and(|node| match &node.value {
            Value::List(nodes) => nodes.is_empty(),
            Value::Bool(said) => !said,
            _ => node.text().is_some_and(|text| text.trim().is_empty()),
        })
    }

    /// The same as plain text; of a list each.
    fn words(&mut self, named: Named<'_>, names: &[&str]) -> Vec<String> {
        let Some(said) = self.said(named, names) else {
            return Vec::new();
        };
        let nodes = match &said.value {
            Value::List(nodes) => nodes.iter().collect(),
            _ => vec![said],
        };
        let texts = nodes
            .into_iter()
            .filter_map(|node| node.get("name").unwrap_or(node).text());
        let words = texts.map(|text| line::single(plain(&self.clean(text.trim(), &said.span))));
        words.filter(|words| !words.is_empty()).collect()
    }
}

/// Where the name of a file stands: the value itself, or what its table says.
fn naming(node: &Node) -> Option<&Node> {
    match &node.value {
        Value::Table(_) => SRC.iter().find_map(|name| node.get(name)),
        _ => Some(node),
    }
}

/// The byte to which messages about a file point.
fn named_at(node: &Node) -> usize {
    naming(node).unwrap_or(node).span.start
}

/// The source of a picture; Docusaurus puts the path of the site before what begins with a slash.
fn rooted(style: &Style, src: String) -> String {
    match style.generator.templates {
        Templates::Mdx if src.starts_with('/') && !src.starts_with("//") => format!("{}{src}", style.base()),
        _ => src,
    }
}

/// The files of a value, which may be a list.
fn each<'n>(key: &'n str, node: &'n Node) -> Vec<Named<'n>> {
    match &node.value {
        Value::List(nodes) => nodes.iter().map(|node| Named { key: None, node }).collect(),
        _ => vec![Named { key: Some(key), node }],
    }
}

/// The type of a file that is sound or film, by what is said of it or by its ending.
fn played(src: &str, media_type: Option<&str>) -> Option<String> {
    let media_type = media_type.or_else(|| by_ending(src))?;
    is_played(media_type).then(|| media_type.to_owned())
}
