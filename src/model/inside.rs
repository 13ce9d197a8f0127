//! What a picture's file says of the picture, besides its caption, credit and alternative text: `list` tells it.

/// Where something that the article does not say stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A file of XMP beside the picture.
    Sidecar,
    /// XMP in the picture (ISO 16684-1).
    Xmp,
    /// IPTC-NAA IIM 4.2.
    Iim,
    /// EXIF, or the first directory of TIFF.
    Exif,
    /// `title` and `desc` of a drawing.
    Svg,
}

impl Origin {
    /// For machines: `xmp`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sidecar => "sidecar",
            Self::Xmp => "xmp",
            Self::Iim => "iim",
            Self::Exif => "exif",
            Self::Svg => "svg",
        }
    }

    /// For people: `XMP`, `the XMP beside it`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Sidecar => "the XMP beside it",
            Self::Xmp => "XMP",
            Self::Iim => "IIM",
            Self::Exif => "EXIF",
            Self::Svg => "SVG",
        }
    }
}

/// What the file of a picture says, or a sidecar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inside {
    /// Where the caption stands; `None` where it is the article's, or there is none.
    pub caption_from: Option<Origin>,
    /// The same of the credits.
    pub credit_from: Option<Origin>,
    /// The same of the alternative text.
    pub alt_from: Option<Origin>,
    /// Who made the picture: `dc:creator`, IIM 2:80, EXIF `Artist`.
    pub creators: Vec<String>,
    /// `photoshop:Headline`, IIM 2:105. In no feed.
    pub headline: Option<String>,
    /// `dc:rights`, IIM 2:116, EXIF `Copyright`.
    pub copyright: Option<String>,
    /// When it was taken, in the shape of ISO 8601, perhaps without zone or time. In no feed.
    pub taken: Option<String>,
    /// `Iptc4xmpExt:DigitalSourceType`: an address of the IPTC, a word, or a sentence.
    pub source_type: Option<String>,
}

/// What the digital source types of the IPTC have in their names that say so:
/// <https://cv.iptc.org/newscodes/digitalsourcetype/>.
const MADE: &[&str] = &[
    "algorithmicmedia",
    "compositesynthetic",
    "generativeai",
    "aigenerated",
    "generatedbyai",
];

/// Words of sentences that say so.
const WORDS: &[&str] = &["ai", "ki", "ia", "artificial", "generative", "midjourney", "dall"];

impl Inside {
    /// Whether the picture was made, as a whole or in part, by a machine that learned from others.
    pub fn is_made_by_ai(&self) -> bool {
        let Some(text) = &self.source_type else { return false };
        let text = text.to_lowercase();
        let name = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let key: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        if MADE.iter().any(|made| key.contains(made)) {
            return true;
        }
        // An address is one word.
        let is_sentence = !text.contains("://");
        is_sentence
            && text
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| WORDS.contains(&word))
    }
}

/// What the article says to be empty: nothing is taken from the picture then.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Emptied {
    /// `caption: ""`
    pub caption: bool,
    /// `credit: ""`
    pub credit: bool,
    /// `alt: ""`
    pub alt: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_machine_made_is_known_by_address_word_and_sentence() {
        let is_made = |text: &str| {
            let source_type = Some(text.to_owned());
            let inside = Inside {
                source_type,
                ..Inside::default()
            };
            inside.is_made_by_ai()
        };
        for made in [
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            "https://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia/",
            "trainedAlgorithmicMedia",
            "Trained algorithmic media",
            "compositeSynthetic",
            "Made with AI",
            "AI-generated",
        ] {
            assert!(is_made(made), "{made}");
        }
        for other in [
            "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
            "https://ai.example/digitalsourcetype/minorHumanEdits",
            "digitalCapture",
            "Said to be a photo of the rain",
            "",
        ] {
            assert!(!is_made(other), "{other}");
        }
    }
}
