//! The pictures that a text shows with something said of them: figures, and images with a title.

use std::sync::LazyLock;

use regex::Regex;

use super::to_text;

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

static FIGURE: LazyLock<Regex> = pattern!(r"(?is)<figure\b.*?</figure\s*>");
static CAPTION: LazyLock<Regex> = pattern!(r"(?is)<figcaption\b[^>]*>(.*?)</figcaption\s*>");
static IMAGE: LazyLock<Regex> = pattern!(r#"(?is)<img\b(?:[^>"']|"[^"]*"|'[^']*')*>"#);
static ATTRIBUTE: LazyLock<Regex> =
    pattern!(r#"(?is)\s(src|alt|title|width|height)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"#);

/// A picture in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// As written.
    pub src: String,
    /// Plain text.
    pub alt: Option<String>,
    /// Plain text.
    pub caption: Option<String>,
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
}

/// The pictures of a text in order: each of a figure, and others that have a title.
pub fn figures(html: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    for figure in FIGURE.find_iter(html) {
        found.extend(images(&html[at..figure.start()]).filter(|image| image.caption.is_some()));
        let caption = CAPTION.captures(figure.as_str()).map(|caption| to_text(&caption[1]));
        let caption = caption.filter(|caption| !caption.is_empty());
        found.extend(images(figure.as_str()).map(|image| Figure {
            caption: caption.clone().or(image.caption.clone()),
            ..image
        }));
        at = figure.end();
    }
    found.extend(images(&html[at..]).filter(|image| image.caption.is_some()));
    found
}

fn images(html: &str) -> impl Iterator<Item = Figure> {
    IMAGE
        .find_iter(html)
        .map(|image| image_of(image.as_str()))
        .filter(|image| !image.src.is_empty())
}

fn image_of(element: &str) -> Figure {
    let mut figure = Figure::default();
    for found in ATTRIBUTE.captures_iter(element) {
        let value = (2..5)
            .find_map(|group| found.get(group))
            .map_or("", |value| value.as_str());
        let text = || Some(to_text(value)).filter(|text| !text.is_empty());
        match found[1].to_lowercase().as_str() {
            "src" => figure.src = html_escape::decode_html_entities(value.trim()).into_owned(),
            "alt" => figure.alt = text(),
            "title" => figure.caption = text(),
            "width" => figure.width = value.parse().ok(),
            _ => figure.height = value.parse().ok(),
        }
    }
    figure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_titled_images_are_found() {
        let html = "<p><img src=\"a.png\" alt=\"A\" title=\"At &amp; on\"><img src=\"icon.png\"></p>\
                    <figure><img src='b.png' width=40><figcaption>The <b>pier</b></figcaption></figure>";
        let found = figures(html);
        let shown: Vec<_> = found
            .iter()
            .map(|figure| (figure.src.as_str(), figure.caption.as_deref()))
            .collect();
        assert_eq!(shown, [("a.png", Some("At & on")), ("b.png", Some("The pier"))]);
        assert_eq!((found[0].alt.as_deref(), found[1].width), (Some("A"), Some(40)));
    }
}
