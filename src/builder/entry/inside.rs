//! The words inside a picture, for what the article does not say of it. What the article says is empty stays so.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::builder::source::probe::Prober;
use crate::model::{Code, Diagnostic, Origin, Photo, Place};
use crate::picture::found::{LARGEST, Packets};
use crate::picture::words::{Chosen, Words};
use crate::text::summary::cut;

/// Characters of a text that a message quotes.
const QUOTED: usize = 80;

/// Gives the photo what its file, or a sidecar, says in the language of the article.
pub(crate) fn tell(
    prober: &Prober,
    photo: &mut Photo,
    path: &Path,
    packets: &Packets,
    language: &str,
    place: &Place,
    findings: &mut Vec<Diagnostic>,
) {
    let name = file_name(path);
    let mut say = |code: &'static Code, message: String, help: &str| {
        findings.push(Diagnostic::new(code, place.clone(), message).help(help));
    };
    let sidecar = sidecar(prober, path);
    let packet = sidecar.as_ref().map(|path| read(path));
    if let (Some(path), Some(None)) = (&sidecar, &packet) {
        prober.fail(path);
        let message = format!("`{}` cannot be read; `{name}` goes on without it", file_name(path));
        say(Code::UNREADABLE_XMP, message, "see who may read it");
    }
    let words = Words::new(packet.flatten().as_deref(), packets, language);
    for origin in &words.broken {
        let beside = sidecar.as_deref().filter(|_| *origin == Origin::Sidecar);
        let message = match beside.map(file_name) {
            Some(beside) => format!("`{beside}` beside `{name}` holds no XMP; the picture goes on without it"),
            None => format!("the XMP in `{name}` cannot be read; the picture goes on without it"),
        };
        say(
            Code::UNREADABLE_XMP,
            message,
            "write it anew with the tool that it comes from",
        );
    }
    photo.inside = words.inside();
    let mut take = |is_silent: bool, field: &str, chosen: Option<Chosen>| {
        let chosen = chosen.filter(|_| is_silent)?;
        for (other, text) in &chosen.others {
            let message = format!(
                "two {field}s are in `{name}`: `{}` in {}, `{}` in {}; the first is used",
                cut(&chosen.texts.join(", "), QUOTED),
                chosen.origin.title(),
                cut(text, QUOTED),
                other.title(),
            );
            say(
                Code::CONFLICTING_WORDS,
                message,
                &format!("say the {field} in the article, or write the right one into both"),
            );
        }
        Some((chosen.texts, chosen.origin))
    };
    let emptied = photo.emptied;
    if let Some((texts, origin)) = take(photo.caption.is_none() && !emptied.caption, "caption", words.caption()) {
        photo.caption = texts.into_iter().next();
        photo.inside.caption_from = Some(origin);
    }
    if let Some((texts, origin)) = take(photo.credits.is_empty() && !emptied.credit, "credit", words.credit()) {
        photo.credits = texts;
        photo.inside.credit_from = Some(origin);
    }
    if let Some((texts, origin)) = take(photo.alt.is_none() && !emptied.alt, "alternative text", words.alt()) {
        photo.alt = texts.into_iter().next();
        photo.inside.alt_from = Some(origin);
    }
    if let Some((origin, text)) = words.embargo() {
        embargoed(&name, origin, &text, &mut say);
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn embargoed(name: &str, origin: Origin, text: &str, say: &mut dyn FnMut(&'static Code, String, &str)) {
    let message = format!(
        "{} of `{name}` speaks of an embargo: `{}`",
        origin.title(),
        cut(text, QUOTED)
    );
    let help = "see whether it may be shown now, and say an embargo in the article: only that holds it";
    say(Code::EMBARGOED_PICTURE, message, help);
}

/// The file of XMP beside a picture: `pier.jpg.xmp`, else `pier.xmp`.
fn sidecar(prober: &Prober, path: &Path) -> Option<PathBuf> {
    let mut longer = path.as_os_str().to_owned();
    longer.push(".xmp");
    [PathBuf::from(longer), path.with_extension("xmp")]
        .into_iter()
        .find(|path| prober.is_file(path))
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
