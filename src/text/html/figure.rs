//! The pictures that a text shows with something said of them: figures, and images with a title.

use super::plain::to_text;
use super::tags::{Tag, inner, tags};

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
    let tags = tags(html);
    let mut found = Vec::new();
    let mut figure = 0..0;
    let mut caption = None;
    for (at, tag) in tags.iter().enumerate() {
        if tag.begins("figure")
            && let Some(within) = inner(&tags, at).filter(|_| figure.end <= tag.span.start)
        {
            caption = caption_of(html, &tags, at, within.end);
            figure = within;
        }
        let Some(image) = image_of(tag) else { continue };
        let caption = caption.clone().filter(|_| figure.contains(&tag.span.start));
        if figure.contains(&tag.span.start) || image.caption.is_some() {
            found.push(Figure {
                caption: caption.or(image.caption),
                ..image
            });
        }
    }
    found
}

/// Every picture of a text in order; a title is said of it.
pub fn images(html: &str) -> Vec<Figure> {
    tags(html).iter().filter_map(image_of).collect()
}

fn caption_of(html: &str, tags: &[Tag<'_>], figure: usize, end: usize) -> Option<String> {
    let inside = (figure + 1..tags.len()).take_while(|at| tags[*at].span.start < end);
    let caption = inside.into_iter().find(|at| tags[*at].begins("figcaption"))?;
    let caption = to_text(&html[inner(tags, caption)?]);
    Some(caption).filter(|caption| !caption.is_empty())
}

fn image_of(tag: &Tag<'_>) -> Option<Figure> {
    let src = tag.begins("img").then(|| tag.attribute("src"))??.trim().to_owned();
    let text = |name: &str| tag.written(name).map(to_text).filter(|text| !text.is_empty());
    let pixels = |name: &str| tag.written(name)?.parse().ok();
    (!src.is_empty()).then(|| Figure {
        src,
        alt: text("alt"),
        caption: text("title"),
        width: pixels("width"),
        height: pixels("height"),
    })
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
        let all: Vec<String> = images(html).into_iter().map(|image| image.src).collect();
        assert_eq!(all, ["a.png", "icon.png", "b.png"]);
    }
}
