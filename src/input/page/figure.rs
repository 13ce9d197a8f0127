//! A picture of a page as its markup shows it: address, caption, credit; and the same as plain markup.

use super::document::Document;
use super::furniture::is_unseen;
use super::names::letters;
use super::picture;
use crate::model::Photo;
use crate::text::html::markup::{push_attribute, push_text};
use crate::text::line;

/// Words in classes of elements around a picture and its caption, where they are no `figure`.
const FRAMES: &[&str] = &[
    "image",
    "img",
    "imgbox",
    "imgboxa",
    "photo",
    "picture",
    "figure",
    "foto",
    "bild",
    "media",
    "imagem",
    "mediaelement",
    "mediacon",
    "thumb",
    "thumbnail",
    "articleimage",
    "image-wrapper",
    "caption",
    "imgcaption",
];

/// Words in classes of elements that name who made a picture.
const CREDITS: &[&str] = &[
    "credit",
    "credits",
    "copyright",
    "photographer",
    "attribution",
    "source",
    "quelle",
    "urheber",
    "fotograf",
    "creditline",
    "fotocredit",
    "byline",
    "distributor",
    "rights",
    "imagecredit",
    "credito",
    "creditos",
    "copyrightholder",
];

/// The picture that an element shows, and nothing else but what is said of it.
pub(super) fn photo(page: &Document<'_>, at: usize) -> Option<Photo> {
    let is_frame = page.is_any(at, &["figure", "img", "picture"]) || is_called_frame(page, at);
    if !is_frame {
        return None;
    }
    let inside = || std::iter::once(at).chain(page.within(at));
    let is_more = |at: usize| {
        page.is_any(
            at,
            &["iframe", "video", "audio", "blockquote", "table", "pre", "ul", "ol"],
        )
    };
    let mut images = inside().filter(|at| page.is_any(*at, &["img", "amp-img"]) && !is_for_no_scripts(page, *at));
    let first = images.by_ref().find_map(|at| Some((at, address(page, at)?)));
    let (image, src) = first.or_else(|| {
        // Where a picture waits for a script, its address stands in what is for pages without one.
        inside()
            .filter(|at| page.is_any(*at, &["img"]))
            .find_map(|at| Some((at, address(page, at)?)))
    })?;
    let is_other =
        |other: usize| address(page, other).is_some_and(|other| picture::stem(&other) != picture::stem(&src));
    if images.any(is_other) || inside().any(is_more) {
        return None;
    }
    let credits: Vec<usize> = inside()
        .filter(|at| is_credit(page, *at) && !page.within(*at).contains(&image))
        .collect();
    let mut named: Vec<String> = Vec::new();
    let mut end = 0;
    for at in credits.iter().copied() {
        // What stands in one that was read is read.
        let is_inside = at < end;
        let credit = picture::credit(&page.words(at));
        if !is_inside && !letters(&credit).is_empty() && !named.contains(&credit) {
            named.push(credit);
            end = page.elements[at].next;
        }
    }
    named.truncate(3);
    let caption = caption(page, at, &credits);
    let text = |name: &str| {
        page.attribute(image, name)
            .map(line::single)
            .filter(|text| !text.is_empty())
    };
    let pixels = |name: &str| {
        page.attribute(image, name)?
            .trim_end_matches("px")
            .parse()
            .ok()
            .filter(|size| *size > 1)
    };
    let alone = page.is_any(at, &["img", "picture"]);
    Some(picture::shown(Photo {
        src,
        caption: if alone { text("title") } else { caption },
        credits: named,
        alt: text("alt"),
        width: pixels("width"),
        height: pixels("height"),
        at: page.outer(at).start,
        ..Photo::default()
    }))
}

/// A part of a page that is called like a picture, with one in it and few words.
fn is_called_frame(page: &Document<'_>, at: usize) -> bool {
    if !page.is_any(at, &["div", "span", "section", "table", "center", "a"]) || page.elements[at].inner.len() > 20_000 {
        return false;
    }
    let is_called = page
        .tag(at)
        .has_class(|class| class.split(['-', '_']).any(|word| FRAMES.contains(&word)));
    is_called && page.words(at).chars().count() < 700 && page.within(at).any(|at| page.is_any(at, &["img"])) && {
        let texts = page
            .within(at)
            .filter(|at| page.is_any(*at, &["p", "h2", "h3", "figure"]));
        texts.count() < 3
    }
}

fn is_for_no_scripts(page: &Document<'_>, at: usize) -> bool {
    page.around(at).take(4).any(|outer| page.is_any(outer, &["noscript"]))
}

fn is_credit(page: &Document<'_>, at: usize) -> bool {
    if page.is_any(at, &["img", "figure", "picture", "source"]) {
        return false;
    }
    let prop = page.attribute(at, "itemprop").unwrap_or_default();
    let is_said = ["creditText", "copyrightHolder", "author", "creator", "copyrightNotice"].contains(&prop.as_str());
    let has_word =
        |class: &str| class.split(['-', '_']).any(|word| CREDITS.contains(&word)) && !class.contains("caption");
    is_said || page.tag(at).has_class(has_word)
}

/// The words that stand below a picture, without its credit.
fn caption(page: &Document<'_>, at: usize, credits: &[usize]) -> Option<String> {
    let below = page.within(at).find(|at| page.is_any(*at, &["figcaption"]));
    if below.is_some_and(|at| is_unseen(page, at)) {
        return None;
    }
    let called = || {
        page.within(at).find(|at| {
            page.tag(*at)
                .has_class(|class| class.contains("caption") || class.contains("description"))
                && !page.words(*at).is_empty()
        })
    };
    let of = below.or_else(called).unwrap_or(at);
    let mut words = String::new();
    let mut from = page.elements[of].inner.start;
    let mut first = of + 1;
    let inside = page.within(of);
    for credit in credits.iter().copied().filter(|credit| inside.contains(credit)) {
        let outer = page.outer(credit);
        if outer.start >= from {
            words += &page.words_of(from..outer.start, first..credit);
            words.push(' ');
            from = outer.end;
            first = page.elements[credit].next;
        }
    }
    words += &page.words_of(
        from..page.elements[of].inner.end.max(from),
        first..inside.end.max(first),
    );
    let words = line::single(words);
    Some(words).filter(|words| !letters(words).is_empty())
}

/// Where a picture is: in the attribute that a script would put in place, else in its own.
fn address(page: &Document<'_>, at: usize) -> Option<String> {
    const LATER: &[&str] = &[
        "data-src",
        "data-lazy-src",
        "data-original",
        "data-lazy",
        "data-image",
        "data-full-src",
        "data-img-url",
        "data-hi-res-src",
        "data-src-large",
        "src",
    ];
    let is_one = |src: &String| {
        let is_stand_in = [
            "placeholder",
            "blank.gif",
            "spacer.gif",
            "1x1",
            "transparent.gif",
            "/loading.",
        ]
        .iter()
        .any(|word| src.contains(word));
        !src.starts_with("data:") && !is_stand_in && !src.starts_with('{')
    };
    let found = LATER.iter().filter_map(|name| page.attribute(at, name)).find(is_one);
    found.or_else(|| {
        let several = ["data-srcset", "srcset", "data-srcs"]
            .iter()
            .find_map(|name| page.attribute(at, name));
        let around = || {
            let picture = page
                .around(at)
                .take(3)
                .find(|outer| page.is_any(*outer, &["picture"]))?;
            let source = page.within(picture).filter(|at| page.is_any(*at, &["source"]));
            { source }.find_map(|at| {
                page.attribute(at, "srcset")
                    .or_else(|| page.attribute(at, "data-srcset"))
            })
        };
        of_several(&several.or_else(around)?).filter(is_one)
    })
}

/// The largest of several addresses; the first of those in braces.
fn of_several(set: &str) -> Option<String> {
    if let Some(rest) = set.strip_prefix("{\"") {
        return rest.split('"').next().map(str::to_owned);
    }
    let parts = set.split(", ").map(|part| {
        let mut words = part.trim().trim_end_matches(',').split_ascii_whitespace();
        let address = words.next().unwrap_or_default();
        let size = words.next().unwrap_or_default().trim_end_matches(['w', 'x']);
        (
            size.split('.')
                .next()
                .and_then(|size| size.parse::<u32>().ok())
                .unwrap_or_default(),
            address,
        )
    });
    let best = parts
        .filter(|(_, address)| !address.is_empty())
        .max_by_key(|(size, _)| *size);
    best.map(|(_, address)| address.to_owned())
}

/// A picture as it stands in a text.
pub(super) fn html(photo: &Photo) -> String {
    let mut out = String::from("<figure><img");
    push_attribute(&mut out, "src", &photo.src);
    push_attribute(&mut out, "alt", photo.alt.as_deref().unwrap_or_default());
    for (name, size) in [("width", photo.width), ("height", photo.height)] {
        if let Some(size) = size {
            push_attribute(&mut out, name, &size.to_string());
        }
    }
    out.push('>');
    if let Some(said) = photo.caption_with_credit() {
        out.push_str("<figcaption>");
        push_text(&mut out, &said);
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>");
    out
}
