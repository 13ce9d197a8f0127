//! Finds the sound and film of articles, measures what is here, and shows it in the text.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::builder::entry::photo::{Located, Pictures};
use crate::model::{Code, Diagnostic, Media, Place};
use crate::sound;
use crate::text::escape::escape;
use crate::text::media_type::{by_bytes, by_ending, is_played};

/// Bytes by which the type of a file is told.
const HEAD: u64 = 64;

/// The files of an article with their addresses and facts. One that is not there goes on without an address.
pub(crate) fn complete(
    pictures: &Pictures,
    media: &[Media],
    places: &[Place],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Media> {
    let mut completed = Vec::new();
    for (at, media) in media.iter().enumerate() {
        let place = places.get(at).cloned().unwrap_or_default();
        let Some(located) = pictures.locate(&media.src) else {
            let message = format!("the file `{}` is not there", media.src);
            let help = "put it beside the article or into the folder of `photos.dir`";
            findings.push(Diagnostic::new(Code::MISSING_MEDIA, place, message).help(help));
            completed.push(media.clone());
            continue;
        };
        completed.push(with_facts(pictures, media.clone(), located, place, findings));
    }
    completed
}

fn with_facts(
    pictures: &Pictures,
    mut media: Media,
    located: Located,
    place: Place,
    findings: &mut Vec<Diagnostic>,
) -> Media {
    let by_name = by_ending(located.url.as_str());
    media.url = Some(located.url.into());
    let facts = located.path.map(|path| (facts(&path), path));
    match facts {
        Some((Ok(facts), _)) => {
            media.bytes = Some(facts.bytes);
            media.media_type = media.media_type.or(facts.media_type.map(str::to_owned));
            media.seconds = media.seconds.or(facts.seconds);
        }
        Some((Err(_), path)) => {
            pictures.prober.fail(&path);
            let message = format!("the file `{}` cannot be read", media.src);
            findings.push(Diagnostic::new(Code::MISSING_MEDIA, place.clone(), message));
        }
        None => {}
    }
    media.media_type = media.media_type.or(by_name.map(str::to_owned));
    if media.media_type.is_none() {
        let message = format!("what `{}` holds is not known; it is in no feed", media.src);
        let help = "say its type: `type: audio/mpeg` or the like";
        findings.push(Diagnostic::new(Code::MISSING_MEDIA, place, message).help(help));
    }
    media
}

/// What a file says of itself.
struct Facts {
    bytes: u64,
    /// Where it tells it.
    media_type: Option<&'static str>,
    seconds: Option<u64>,
}

fn facts(path: &Path) -> io::Result<Facts> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head)?;
    let found = sound::read(&mut file)?;
    Ok(Facts {
        bytes,
        media_type: found.media_type.or(by_bytes(&head)),
        seconds: found.whole_seconds(),
    })
}

/// A player for each file that the text does not show, with a link for readers that have none.
pub(crate) fn players(html: &str, media: &[Media]) -> String {
    let player = |media: &Media| {
        let url = escape(media.url.as_deref()?);
        if html.contains(&format!("=\"{url}\"")) {
            return None;
        }
        let link = format!("<a href=\"{url}\">{}</a>", escape(&media.label()));
        let kind = media.kind();
        Some(match media.media_type.as_deref() {
            Some(media_type) if is_played(media_type) => {
                format!("<figure><{kind} controls=\"\" src=\"{url}\"></{kind}><figcaption>{link}</figcaption></figure>")
            }
            _ => format!("<p>{link}</p>"),
        })
    };
    media.iter().filter_map(player).collect::<Vec<_>>().join("\n")
}
