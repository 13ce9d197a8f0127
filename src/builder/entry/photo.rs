//! Finds the pictures of articles and reads from the files what feeds say of them: length,
//! type and size, by content and never by ending.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Component, Path, PathBuf};

use url::Url;

use crate::builder::entry::inside;
use crate::builder::entry::publish::Publisher;
use crate::builder::source::files::picture_base;
use crate::builder::source::probe::Prober;
use crate::config::Config;
use crate::model::{Code, Diagnostic, Photo, Place};
use crate::picture::{self, Fault, Format, Found};
use crate::text::url::{below, has_authority, resolve};
use feedcheck::suggest::nearest;

/// Endings of pictures that stand beside wire copy, in the order in which they are tried.
const BESIDE: &[&str] = &[
    "jpg", "jpeg", "png", "webp", "gif", "avif", "heic", "heif", "jxl", "JPG", "JPEG", "PNG", "WEBP", "GIF", "AVIF",
    "HEIC", "HEIF", "JXL",
];

/// Knows where the pictures of one article are.
#[derive(Clone)]
pub(crate) struct Pictures {
    /// Looks at files for us.
    pub prober: Prober,
    /// The article's own folder.
    folder: PathBuf,
    /// The folder that pictures outside of `dir` are served from.
    base: PathBuf,
    /// The folder of all pictures, and where it is served.
    dir: PathBuf,
    url: Url,
    root: PathBuf,
    site: Url,
    /// The article's address, where pictures in its folder are served below it.
    article: Option<Url>,
    /// What puts them into the output folder.
    pub publisher: Option<Publisher>,
}

/// A picture's file and address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located {
    /// `None` for a picture on another server.
    pub path: Option<PathBuf>,
    pub url: Url,
}

impl Pictures {
    pub(crate) fn new(config: &Config, file: &Path, address: &str) -> Self {
        Self {
            prober: Prober::default(),
            folder: normal(file.parent().unwrap_or(&config.root)),
            base: normal(&config.root.join(picture_base(config))),
            dir: normal(&config.resolve(&config.photos.dir)),
            url: config.photos.url.clone(),
            root: config.root.clone(),
            site: config.site.url.clone(),
            article: Url::parse(address).ok().filter(|_| config.photos.follow),
            publisher: None,
        }
    }

    /// Where `src` is: an address, a path from the site's root, or a file in the article's
    /// folder or in the folder of pictures.
    pub(crate) fn locate(&self, src: &str) -> Option<Located> {
        if has_authority(src) || src.starts_with('/') {
            let url = resolve(&self.site, src)?;
            return Some(Located {
                path: self.served(&url),
                url,
            });
        }
        // A file's name as it is, then as an address would write it.
        let decoded = percent_decoded(src);
        [src, decoded.as_str()].into_iter().find_map(|name| self.file(name))
    }

    /// The address of the copy of a picture in the output folder, if it is there.
    pub(crate) fn public(&self, located: &Located) -> Option<String> {
        let file = located.path.as_ref()?;
        let published = self
            .publisher
            .as_ref()?
            .publish(file, located.url.as_str(), &self.prober)?;
        Some(published.copy?.url)
    }

    fn file(&self, name: &str) -> Option<Located> {
        let candidates = [self.folder.join(name), self.dir.join(name)];
        let path = candidates
            .into_iter()
            .map(|path| normal(&path))
            .find(|path| self.is_inside(path) && self.prober.is_file(path))?;
        if let Some(article) = self
            .article
            .as_ref()
            .filter(|_| path == normal(&self.folder.join(name)))
        {
            let url = resolve(article, name)?;
            return Some(Located { url, path: Some(path) });
        }
        // Another picture is served at this address: no picture is better than the wrong one.
        if self.rival(&path).is_some() {
            return None;
        }
        let url = self.address(&path)?;
        Some(Located { url, path: Some(path) })
    }

    /// The file in the folder of pictures that has the address of `path`, which is elsewhere.
    fn rival(&self, path: &Path) -> Option<PathBuf> {
        let outside = Some(path).filter(|path| !path.starts_with(&self.dir))?;
        let rival = self.dir.join(self.relative(outside)?);
        self.prober.is_file(&rival).then_some(rival)
    }

    fn relative<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        [&self.dir, &self.base, &self.root]
            .into_iter()
            .find_map(|folder| path.strip_prefix(folder).ok())
    }

    /// The picture that stands in the way of `src`.
    fn conflict(&self, src: &str) -> Option<PathBuf> {
        self.rival(&normal(&self.folder.join(src)))
    }

    /// The pictures beside a text with its name: `story.jpg`, `story-2.png` …
    pub(crate) fn beside(&self, text: &Path, number: usize) -> Option<Located> {
        let stem = text.file_stem()?.to_string_lossy();
        let names = if number == 1 {
            vec![stem.to_string(), format!("{stem}-1")]
        } else {
            vec![format!("{stem}-{number}")]
        };
        names
            .iter()
            .flat_map(|name| BESIDE.iter().map(move |ending| format!("{name}.{ending}")))
            .find_map(|name| self.file(&name))
    }

    /// The picture that `src` was probably to be: a file with a name like it, where it was looked for.
    fn meant(&self, src: &str) -> Option<String> {
        let (folder, name) = src.rsplit_once('/').unwrap_or(("", src));
        let places = [&self.folder, &self.dir].map(|dir| normal(&dir.join(folder)));
        let places = places.iter().filter(|place| self.is_inside(place));
        let files = places
            .filter_map(|place| std::fs::read_dir(place).ok())
            .flatten()
            .flatten();
        let names: Vec<String> = files.filter_map(|file| file.file_name().into_string().ok()).collect();
        let is_same = |other: &&String| {
            let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_lowercase());
            other.eq_ignore_ascii_case(name)
                || BESIDE.iter().any(|ending| other.ends_with(ending)) && stem(other) == stem(name)
        };
        let mut names: Vec<&String> = names.iter().collect();
        names.sort();
        let near = || {
            let pictures = names
                .iter()
                .filter(|name| BESIDE.iter().any(|ending| name.ends_with(ending)));
            nearest(name, pictures.map(|name| name.as_str()))
        };
        let found = names.iter().find(|name| is_same(name)).map(|name| name.as_str());
        let found = found.or_else(near)?;
        Some(if folder.is_empty() {
            found.to_owned()
        } else {
            format!("{folder}/{found}")
        })
    }

    fn address(&self, path: &Path) -> Option<Url> {
        let parts: Option<Vec<&str>> = self.relative(path)?.iter().map(OsStr::to_str).collect();
        Some(below(&self.url, &parts?.join("/")))
    }

    /// The file behind an address, when it is served from the folder of pictures.
    fn served(&self, url: &Url) -> Option<PathBuf> {
        let name = url.as_str().split(['?', '#']).next()?.strip_prefix(self.url.as_str())?;
        let path = normal(&self.dir.join(percent_decoded(name)));
        (path.starts_with(&self.dir) && self.prober.is_file(&path)).then_some(path)
    }

    /// No name leads out of the newsroom.
    fn is_inside(&self, path: &Path) -> bool {
        [&self.root, &self.dir, &self.base]
            .into_iter()
            .any(|folder| path.starts_with(folder))
    }
}

/// A path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(out.pop()),
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}

/// A text with what `%` and two digits stand for in their place.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let code = tail
            .get(..2)
            .filter(|_| byte == b'%')
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The photos of an article with their addresses and facts; those that are not to be had go
/// on without an address. `beside` is the text for wire copy, `language` that of the words that are read from pictures, if any.
pub(crate) fn complete(
    pictures: &Pictures,
    photos: &[Photo],
    beside: Option<&Path>,
    language: Option<&str>,
    places: &[Place],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Photo> {
    let mut completed = Vec::new();
    for (at, photo) in photos.iter().enumerate() {
        let place = places.get(at).cloned().unwrap_or_default();
        let located = match beside {
            Some(text) if photo.src.is_empty() => pictures.beside(text, at + 1),
            _ => pictures.locate(&photo.src),
        };
        if let Some(located) = located {
            completed.push(with_facts(
                &pictures.prober,
                photo.clone(),
                located,
                language,
                &place,
                findings,
            ));
        } else {
            findings.push(missing(pictures, photo, beside, at + 1, place));
            completed.push(photo.clone());
        }
    }
    // Pictures beside the text that have no caption.
    let more = (photos.len() + 1..).map_while(|number| pictures.beside(beside?, number));
    for located in more {
        let place = Place::file(beside.map(|text| text.display().to_string()).unwrap_or_default());
        completed.push(with_facts(
            &pictures.prober,
            Photo::default(),
            located,
            language,
            &place,
            findings,
        ));
    }
    if let Some(publisher) = &pictures.publisher {
        for photo in &mut completed {
            publisher.complete(photo, &pictures.prober);
        }
    }
    completed
}

fn missing(pictures: &Pictures, photo: &Photo, beside: Option<&Path>, number: usize, place: Place) -> Diagnostic {
    if let Some(text) = beside.filter(|_| photo.src.is_empty()) {
        let stem = text.file_stem().unwrap_or_default().to_string_lossy();
        let name = if number == 1 {
            format!("{stem}.jpg")
        } else {
            format!("{stem}-{number}.jpg")
        };
        let finding = Diagnostic::new(Code::MISSING_PHOTO, place, "the caption has no picture");
        return finding.help(format!("put the picture beside the text as `{name}`"));
    }
    if let Some(rival) = pictures.conflict(&photo.src) {
        let message = format!(
            "`{}` would be served where `{}` is; it is left out",
            photo.src,
            rival.display()
        );
        return Diagnostic::new(Code::DUPLICATE_PHOTO_URL, place, message).help("give one of them another name");
    }
    Diagnostic::new(
        Code::MISSING_PHOTO,
        place,
        format!("the picture `{}` is not there", photo.src),
    )
    .help(match pictures.meant(&photo.src) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "put it beside the article or into the folder of `photos.dir`".to_owned(),
    })
}

/// Gives the photo its address, and what its file tells.
fn with_facts(
    prober: &Prober,
    mut photo: Photo,
    located: Located,
    language: Option<&str>,
    place: &Place,
    findings: &mut Vec<Diagnostic>,
) -> Photo {
    let Some(path) = located.path else {
        photo.url = Some(located.url.into());
        return photo;
    };
    match look(&path) {
        Ok((format, found, bytes)) => {
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            if !format.endings.contains(&ending.as_str()) {
                let message = format!(
                    "`{}` is {}, whatever its ending says",
                    photo_name(&path),
                    format.media_type
                );
                findings.push(Diagnostic::new(Code::WRONG_IMAGE_TYPE, place.clone(), message));
            }
            photo.url = Some(located.url.into());
            photo.media_type = Some(format.media_type.to_owned());
            photo.bytes = Some(bytes);
            (photo.width, photo.height) = found.size.unzip();
            if let Some(language) = language {
                inside::tell(prober, &mut photo, &path, &found.packets, language, place, findings);
            }
            photo.file = Some(path);
        }
        Err(fault) => {
            if fault == Fault::Unreadable {
                prober.fail(&path);
            }
            let message = format!("`{}` {}", photo_name(&path), fault.words());
            findings.push(Diagnostic::new(Code::NOT_AN_IMAGE, place.clone(), message));
        }
    }
    photo
}

fn photo_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What is in a picture, and how long its file is.
fn look(path: &Path) -> Result<(&'static Format, Found, u64), Fault> {
    let mut file = File::open(path).map_err(|_| Fault::Unreadable)?;
    let bytes = file.metadata().map_err(|_| Fault::Unreadable)?.len();
    let (format, found) = picture::read(&mut file)?;
    Ok((format, found, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_decoded_where_they_are_codes() {
        assert_eq!(percent_decoded("a%20b%C3%BC 100%"), "a bü 100%");
    }

    #[test]
    fn paths_are_normal() {
        assert_eq!(normal(Path::new("/a/./b/../../c")), Path::new("/c"));
    }
}
