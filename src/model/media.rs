//! Sound and film of an article.

/// A file to be heard or seen, or any other that is to be fetched with the article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Media {
    /// As the article names it: a file name, a path or an address.
    pub src: String,
    /// Where readers fetch it; `None` until it is found, and when it is not.
    pub url: Option<String>,
    /// RSS `enclosure/@type`, Atom link `type`, JSON Feed attachment `mime_type`: as the article says it,
    /// else by the bytes of the file, else by its ending.
    pub media_type: Option<String>,
    /// Length of the file, in bytes. RSS `enclosure/@length`, Atom link `length`, JSON Feed attachment `size_in_bytes`.
    pub bytes: Option<u64>,
    /// How long it plays, in seconds, as the article says it, else the file. RSS `itunes:duration`, RSS and Atom `media:content/@duration`, JSON Feed attachment `duration_in_seconds`.
    pub seconds: Option<u64>,
    /// RSS `media:title`, Atom link `title`, JSON Feed attachment `title`.
    pub title: Option<String>,
    /// Byte offset in the source text, for messages.
    pub at: usize,
}

impl Media {
    /// `audio`, `video` or another first part of the media type.
    pub fn kind(&self) -> &str {
        let kind = self
            .media_type
            .as_deref()
            .and_then(|media_type| media_type.split_once('/'));
        kind.map_or("", |(kind, _)| kind)
    }

    /// What readers see of it: its title, else its file's name; with its duration.
    pub fn label(&self) -> String {
        let path = self.src.split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(&self.src);
        let name = self.title.as_deref().unwrap_or(file);
        self.seconds
            .map_or(name.to_owned(), |seconds| format!("{name} ({})", clock(seconds)))
    }
}

/// `20:31`, `1:02:03`.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_its_title_else_by_its_name() {
        let media = |title: Option<&str>, seconds| Media {
            src: "https://courier.example/audio/fog.mp3?x=1".to_owned(),
            title: title.map(str::to_owned),
            seconds,
            ..Media::default()
        };
        assert_eq!(media(None, None).label(), "fog.mp3");
        assert_eq!(media(Some("Fog"), Some(1231)).label(), "Fog (20:31)");
        assert_eq!(media(Some("Fog"), Some(3723)).label(), "Fog (1:02:03)");
    }
}
