//! The text of a story: the element of the page that holds it, and what of that is text, as paragraphs, headings, lists, quotes,
//! tables and pictures in a row.

use std::collections::BTreeMap;
use std::ops::Range;

use super::document::Document;
use super::figure;
use super::furniture::{is_called_so, is_label, is_lead_away, is_unseen};
use super::names::letters;
use crate::model::Photo;
use crate::text::html;

/// Letters from which on a paragraph counts as one.
const PARAGRAPH: usize = 20;

/// Of so much of the text, an element is no furniture, whatever it is called.
const MAIN_SHARE: f64 = 0.3;

/// Elements that stay as they are, with all that is in them.
const WHOLE: &[&str] = &[
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "figure",
    "pre",
    "table",
    "img",
    "picture",
    "iframe",
    "video",
    "audio",
    "hr",
    "details",
    "math",
    "embed",
];

/// Elements that a run of words may be in.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// The text of a page.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// HTML, not yet safe.
    pub html: String,
    /// The pictures in it.
    pub photos: Vec<Photo>,
    /// Where it begins.
    pub at: usize,
}

/// What stands elsewhere, and is no part of the text where it comes again.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The headline and the deck.
    pub texts: Vec<String>,
    /// The people who wrote it.
    pub people: Vec<String>,
}

/// The text of a page. `is_cut` names elements that stay out.
pub(super) fn body(page: &Document<'_>, known: &Known, is_cut: &dyn Fn(usize) -> bool) -> Text {
    let weights = Weights::of(page);
    let roots = roots(page, &weights);
    let Some(first) = roots.first() else {
        return Text::default();
    };
    let mut pieces = Pieces {
        page,
        weights: &weights,
        total: roots.iter().map(|root| weights.of[*root]).sum(),
        is_cut,
        known: known
            .texts
            .iter()
            .map(|text| letters(text))
            .filter(|text| !text.is_empty())
            .collect(),
        out: Vec::new(),
        photos: Vec::new(),
        has_text: false,
    };
    for root in &roots {
        pieces.read(*root);
    }
    without_end(&mut pieces.out, &known.people);
    Text {
        html: pieces
            .out
            .into_iter()
            .map(|(_, html)| html)
            .collect::<Vec<_>>()
            .join("\n"),
        photos: pieces.photos,
        at: page.outer(*first).start,
    }
}

/// Takes what signs a story, and headings of nothing, from the end of a text.
fn without_end(out: &mut Vec<(Piece, String)>, people: &[String]) {
    let is_sign = |html: &str| {
        let words = letters(&html::to_text(html));
        let is_of = |name: &String| {
            let name = letters(name);
            !name.is_empty() && words.contains(&name) && words.chars().count() <= name.chars().count() + 16
        };
        people.iter().any(is_of)
    };
    while let Some((piece, html)) = out.last() {
        let goes = match piece {
            Piece::Heading => true,
            Piece::Paragraph => is_sign(html),
            Piece::Other => false,
        };
        if !goes || out.len() == 1 {
            return;
        }
        out.pop();
    }
}

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Heading,
    Paragraph,
    Other,
}

/// Letters of paragraphs in each element.
struct Weights {
    of: Vec<usize>,
    /// Paragraphs: where they stand, and their letters.
    paragraphs: Vec<(usize, usize)>,
}

impl Weights {
    fn of(page: &Document<'_>) -> Self {
        let mut weights = Self {
            of: vec![0; page.elements.len()],
            paragraphs: Vec::new(),
        };
        let mut at = 0;
        while at < page.elements.len() {
            if is_unseen(page, at) {
                at = page.elements[at].next;
                continue;
            }
            let is_paragraph = page.is_any(at, &["p", "blockquote", "li", "pre"]);
            let letters = if is_paragraph {
                weight(page, at)
            } else {
                loose(page, at)
            };
            if letters >= PARAGRAPH {
                weights.paragraphs.push((at, letters));
                weights.of[at] += letters;
                for outer in page.around(at) {
                    weights.of[outer] += letters;
                }
            }
            at = if is_paragraph && letters >= PARAGRAPH {
                page.elements[at].next
            } else {
                at + 1
            };
        }
        weights
    }
}

/// Letters of an element that are no links; what is a list of links has none. A letter of East Asia is worth three.
fn weight(page: &Document<'_>, at: usize) -> usize {
    let words = page.words(at);
    let links: usize = page
        .within(at)
        .filter(|at| page.is_any(*at, &["a"]))
        .map(|at| count(&page.words(at)))
        .sum();
    let all = count(&words);
    let free = all.saturating_sub(links);
    let is_item = page.is_any(at, &["li"]);
    match () {
        () if free * 2 < all => 0,
        // An item of a list is a paragraph only where it says as much.
        () if is_item && all < 80 => 0,
        () => free,
    }
}

/// Letters that stand in an element itself, between breaks, as some systems write paragraphs.
fn loose(page: &Document<'_>, at: usize) -> usize {
    if !page.is_any(at, &["div", "section", "article", "td", "main", "span"]) {
        return 0;
    }
    let inner = page.elements[at].inner.clone();
    let has_blocks = page.within(at).any(|at| !page.is_any(at, INLINE));
    if page.is_any(at, &["span"]) || inner.len() < 80 {
        return 0;
    }
    if !has_blocks {
        let letters = weight(page, at);
        return if letters >= 120 { letters } else { 0 };
    }
    let mut letters = 0;
    let mut from = inner.start;
    let mut child = at + 1;
    while child < page.elements[at].next {
        let outer = page.outer(child);
        letters += count(&page.words_of(from..outer.start.max(from), 0..0));
        from = outer.end.max(from);
        child = page.elements[child].next;
    }
    letters += count(&page.words_of(from..inner.end.max(from), 0..0));
    if letters >= 200 { letters } else { 0 }
}

fn count(text: &str) -> usize {
    let worth = |c: char| match c {
        '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' => 3,
        c if c.is_alphanumeric() => 1,
        _ => 0,
    };
    text.chars().map(worth).sum()
}

/// The elements that hold the text: one, or several that are called the same.
fn roots(page: &Document<'_>, weights: &Weights) -> Vec<usize> {
    let all: usize = weights.of.iter().copied().max().unwrap_or_default();
    let scope = scope(page, weights);
    if let Some(marked) = marked(page, weights, scope) {
        return marked;
    }
    // Each paragraph counts for what it stands in, and less for what that stands in.
    let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
    for (at, letters) in &weights.paragraphs {
        let is_in_scope = scope.is_none_or(|scope| page.within(scope).contains(at));
        let outer: Vec<usize> = page.around(*at).take(4).collect();
        let is_furniture = page.around(*at).any(|outer| is_furniture(page, weights, outer, all));
        if !is_in_scope || is_furniture {
            continue;
        }
        let letters = f64::from(u32::try_from((*letters).min(2000)).unwrap_or_default());
        let own = (!page.is_any(*at, &["p", "blockquote", "li", "pre"])).then_some((*at, 1.0));
        let shares = outer.into_iter().zip([1.0, 0.6, 0.36, 0.2]);
        for (element, share) in own.into_iter().chain(shares) {
            *scores.entry(element).or_default() += letters * share;
        }
    }
    let best = scores
        .iter()
        .max_by(|one, other| one.1.total_cmp(other.1).then(other.0.cmp(one.0)));
    let Some((best, _)) = best else {
        return Vec::new();
    };
    let mut best = *best;
    if page.is_any(best, &["ul", "ol", "p", "blockquote", "li"]) {
        best = page.elements[best].parent.unwrap_or(best);
    }
    // What holds nothing else, and has a name.
    while page.marks(best).trim().is_empty()
        && let Some(outer) = page.elements[best].parent
        && weights.of[outer] == weights.of[best]
        && !page.is_any(outer, &["body", "html"])
    {
        best = outer;
    }
    alike(page, weights, best, scope)
}

/// An element and the others of its story that are called the same: systems cut texts into parts for what they put between them.
fn alike(page: &Document<'_>, weights: &Weights, best: usize, scope: Option<usize>) -> Vec<usize> {
    let marks = page.marks(best);
    if marks.trim().is_empty() || page.is_any(best, &["body", "article", "main"]) {
        return vec![best];
    }
    let article = |at: usize| page.around(at).find(|outer| page.is_any(*outer, &["article"]));
    let heading = |from: usize, to: usize| (from..to).any(|at| page.is_any(at, &["h1"]));
    let own = article(best);
    let is_alike = |at: &usize| {
        let between = (*at).min(best)..(*at).max(best);
        *at == best
            || page.tag(*at).name == page.tag(best).name
                && weights.of[*at] > 0
                && article(*at) == own
                && scope.is_none_or(|scope| page.within(scope).contains(at))
                && page.marks(*at) == marks
                && !heading(between.start, between.end)
    };
    let mut found: Vec<usize> = Vec::new();
    for at in page.all().filter(is_alike) {
        let is_inside = found.last().is_some_and(|outer| page.within(*outer).contains(&at));
        if !is_inside {
            found.push(at);
        }
    }
    found
}

/// The article of a page, where one holds most of the text.
fn scope(page: &Document<'_>, weights: &Weights) -> Option<usize> {
    let all: usize = weights.of.iter().copied().max().unwrap_or_default();
    let parts = page.all().filter(|at| page.is_any(*at, &["article", "main"]));
    let share = |at: &usize| weights.of[*at] * 10 > all * 4;
    let mut parts: Vec<usize> = parts.filter(share).collect();
    // The innermost of these.
    parts.sort_by_key(|at| (weights.of[*at], std::cmp::Reverse(*at)));
    parts.into_iter().find(|at| {
        let around = page.within(*at);
        page.all()
            .all(|other| !page.is_any(other, &["h1"]) || around.contains(&other))
            || page.is_any(*at, &["article"])
    })
}

/// Classes of elements that hold the text and nothing else, in the systems that most have.
const CLASSES: &[&str] = &[
    "e-content",
    "article-body",
    "article__body",
    "articlebody",
    "article-content",
    "article__content",
    "entry-content",
    "post-content",
    "post-body",
    "story-body",
    "storybody",
    "story-content",
    "story__content",
    "articlecontent",
    "article_body",
    "article-text",
    "articletext",
    "fck_detail",
    "rich-text-article-body",
    "rte",
    "richtext-body",
    "field-name-body",
    "field--name-body",
    "main-content-article",
    "caas-body",
    "article-body__content",
    "article__main",
    "paywall-content",
    "cms-body",
];

/// The element that is said to be the text, if it holds much of it.
fn marked(page: &Document<'_>, weights: &Weights, scope: Option<usize>) -> Option<Vec<usize>> {
    let is_in_scope = |at: &usize| scope.is_none_or(|scope| *at == scope || page.within(scope).contains(at));
    let all = scope.map_or_else(
        || weights.of.iter().copied().max().unwrap_or_default(),
        |scope| weights.of[scope],
    );
    let says_so = |at: &usize| {
        let names = ["itemprop", "property", "name"].map(|name| page.attribute(*at, name).unwrap_or_default());
        let mut names = names.iter().flat_map(|names| names.split_ascii_whitespace());
        names.any(|name| name == "articleBody" || name == "schema:articleBody") && !page.is_any(*at, &["meta"])
    };
    let is_called = |at: &usize| page.tag(*at).has_class(|class| CLASSES.contains(&class));
    let is_much = |at: usize| weights.of[at] * 2 > all && weights.of[at] > 0;
    for is_it in [&says_so as &dyn Fn(&usize) -> bool, &is_called] {
        let found: Vec<usize> = page.all().filter(|at| is_it(at) && is_in_scope(at)).collect();
        // The innermost of those that hold most of it; else several are its parts.
        if let Some(best) = found.iter().rev().find(|at| is_much(**at)) {
            return Some(vec![*best]);
        }
        let mut parts: Vec<usize> = Vec::new();
        for at in found {
            let is_inside = parts.last().is_some_and(|outer| page.within(*outer).contains(&at));
            if !is_inside {
                parts.push(at);
            }
        }
        let sum: usize = parts.iter().map(|at| weights.of[*at]).sum();
        if sum * 2 > all && sum > 0 {
            return Some(parts);
        }
    }
    None
}

fn is_furniture(page: &Document<'_>, weights: &Weights, at: usize, all: usize) -> bool {
    let share = f64::from(u32::try_from(weights.of[at]).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(all.max(1)).unwrap_or(u32::MAX));
    share < MAIN_SHARE && is_called_so(page, at, weights.of[at] > 0)
}

/// Whether a frame or a picture counts readers, or is a button of a network.
fn is_counter(page: &Document<'_>, at: usize) -> bool {
    if !page.is_any(at, &["iframe", "img"]) {
        return false;
    }
    let src = page.attribute(at, "src").unwrap_or_default().to_ascii_lowercase();
    let is_known = [
        "/plugins/",
        "googletagmanager",
        "doubleclick",
        "/pixel",
        "facebook.com/tr?",
        "scorecardresearch",
    ]
    .iter()
    .any(|part| src.contains(part));
    let is_dot = ["width", "height"]
        .iter()
        .any(|name| page.attribute(at, name).is_some_and(|size| matches!(&*size, "0" | "1")));
    is_dot || is_known && !src.contains("/plugins/video") && !src.contains("/plugins/post")
}

/// The text while it is put together.
struct Pieces<'p, 'h> {
    page: &'p Document<'h>,
    weights: &'p Weights,
    /// Letters of the whole text.
    total: usize,
    is_cut: &'p dyn Fn(usize) -> bool,
    known: Vec<String>,
    out: Vec<(Piece, String)>,
    photos: Vec<Photo>,
    /// Whether a paragraph has come.
    has_text: bool,
}

impl Pieces<'_, '_> {
    fn read(&mut self, root: usize) {
        if self.page.is_any(root, &["p", "blockquote", "pre"]) {
            return self.whole(root);
        }
        // Elements whose content is read, each with its end.
        let mut ends: Vec<usize> = vec![self.page.elements[root].next];
        let inner = self.page.elements[root].inner.clone();
        let mut run = Run {
            from: inner.start,
            first: root + 1,
        };
        let mut at = root + 1;
        while at < self.page.elements[root].next {
            while ends.last().is_some_and(|end| *end <= at) {
                ends.pop();
            }
            let outer = self.page.outer(at);
            let next = self.page.elements[at].next;
            if self.goes(at) {
                self.flush(&run, outer.start, at);
                run = Run {
                    from: outer.end,
                    first: next,
                };
                at = next;
            } else if self.picture(at, outer.start, &run) {
                run = Run {
                    from: outer.end,
                    first: next,
                };
                at = next;
            } else if self.page.is_any(at, WHOLE) {
                self.flush(&run, outer.start, at);
                self.whole(at);
                run = Run {
                    from: outer.end,
                    first: next,
                };
                at = next;
            } else if self.page.is_any(at, INLINE)
                && !self
                    .page
                    .within(at)
                    .any(|at| self.page.is_any(at, WHOLE) || self.page.is_any(at, &["div"]))
            {
                at = next;
            } else {
                self.flush(&run, outer.start, at);
                let inner = self.page.elements[at].inner.clone();
                ends.push(next);
                run = Run {
                    from: inner.start,
                    first: at + 1,
                };
                at += 1;
                // What stands behind its last child ends with it.
                if next == at {
                    self.flush(&run, inner.end, next);
                    run = Run {
                        from: outer.end,
                        first: next,
                    };
                }
            }
        }
        let end = self.page.elements[root].next;
        self.flush(&run, inner.end, end);
    }

    /// Adds a picture with its caption, if the element is one.
    fn picture(&mut self, at: usize, start: usize, run: &Run) -> bool {
        let Some(photo) = figure::photo(self.page, at) else {
            return false;
        };
        self.flush(run, start, at);
        if !self.photos.iter().any(|known| known.src == photo.src) {
            self.out.push((Piece::Other, figure::html(&photo)));
            self.photos.push(photo);
        }
        true
    }

    /// Whether an element stays out.
    fn goes(&self, at: usize) -> bool {
        let page = self.page;
        if (self.is_cut)(at) || is_unseen(page, at) || page.is_any(at, &["h1"]) || is_counter(page, at) {
            return true;
        }
        let is_small = self.weights.of[at] * 10 < self.total * 3;
        if page.is_any(at, &["header", "article"]) && is_small {
            return true;
        }
        if page.is_any(at, &["p"]) {
            return self.is_named_paragraph(at);
        }
        let is_picture = page.is_any(at, &["figure", "img", "picture"]);
        !is_picture && is_furniture(page, self.weights, at, self.total)
    }

    /// Whether a paragraph is called like a byline, a date or the like.
    fn is_named_paragraph(&self, at: usize) -> bool {
        is_called_so(self.page, at, true) && count(&self.page.words(at)) < 120
    }

    /// Adds an element with all that is in it.
    fn whole(&mut self, at: usize) {
        let page = self.page;
        let words = page.words(at);
        let has_media = std::iter::once(at)
            .chain(page.within(at))
            .any(|at| page.is_any(at, &["img", "iframe", "video", "audio", "embed", "picture", "math"]));
        if words.is_empty() && !has_media && !page.is_any(at, &["hr"]) {
            return;
        }
        let linked = || {
            page.within(at)
                .filter(|at| page.is_any(*at, &["a"]))
                .map(|at| letters(&page.words(at)).chars().count())
                .sum()
        };
        let is_list_of_links = page.is_any(at, &["ul", "ol"]) && {
            let linked: usize = linked();
            linked * 10 > letters(&words).chars().count() * 9 && linked > 0
        };
        if is_label(&words)
            || is_list_of_links
            || (!has_media && is_lead_away(&words, linked()))
            || self.is_known(&words, has_media)
        {
            return;
        }
        let is_paragraph = page.is_any(at, &["p"]);
        if page.is_any(at, &["p", "ul", "ol", "dl"]) && !has_media && self.is_line_before(&words) {
            return;
        }
        let text = self.without_cuts(page.outer(at), at + 1..page.elements[at].next);
        self.has_text |= is_paragraph && count(&words) >= PARAGRAPH;
        let piece = match () {
            () if is_paragraph => Piece::Paragraph,
            () if page.is_any(at, &["h2", "h3", "h4", "h5", "h6"]) => Piece::Heading,
            () => Piece::Other,
        };
        self.out.push((piece, text));
    }

    /// Whether words before the text are the headline or the deck.
    fn is_known(&self, words: &str, has_media: bool) -> bool {
        let words = letters(words);
        !self.has_text && !has_media && !words.is_empty() && self.known.contains(&words)
    }

    /// Whether words are a line before the text, such as a section, a byline or a date: no sentence ends in it.
    fn is_line_before(&self, words: &str) -> bool {
        let is_sentence = words.contains(['.', '!', '?', '。', '…', ':', '”', '"', '»']) && !words.starts_with("By ");
        !self.has_text && count(words) < 60 && !is_sentence
    }

    /// A piece of the page without what goes in it.
    fn without_cuts(&self, bytes: Range<usize>, inside: Range<usize>) -> String {
        let mut out = String::new();
        let mut from = bytes.start;
        let mut at = inside.start;
        while at < inside.end {
            let outer = self.page.outer(at);
            let is_caption = self
                .page
                .around(at)
                .take(3)
                .any(|outer| self.page.is_any(outer, &["figure", "figcaption"]));
            let goes = if is_caption || self.page.is_any(at, INLINE) {
                (self.is_cut)(at) || is_unseen(self.page, at) && !self.page.is_any(at, &["noscript"])
            } else {
                self.goes(at) && !self.page.is_any(at, &["noscript"])
            };
            if goes && outer.start >= from {
                out.push_str(self.page.html.get(from..outer.start).unwrap_or_default());
                from = outer.end;
                at = self.page.elements[at].next;
            } else {
                at += 1;
            }
        }
        out.push_str(self.page.html.get(from..bytes.end).unwrap_or_default());
        out
    }

    /// Adds the words that stand between elements, as paragraphs.
    fn flush(&mut self, run: &Run, end: usize, next: usize) {
        if end <= run.from {
            return;
        }
        let inside = run.first.min(next)..next;
        let words = self.page.words_of(run.from..end, inside.clone());
        if letters(&words).is_empty() || is_label(&words) || self.is_known(&words, false) || self.is_line_before(&words)
        {
            return;
        }
        let text = balanced(&self.without_cuts(run.from..end, inside));
        for part in text.split('\u{0}') {
            let part = part.trim();
            if !letters(&html::to_text(part)).is_empty() {
                self.has_text |= part.len() >= PARAGRAPH;
                self.out.push((Piece::Paragraph, format!("<p>{part}</p>")));
            }
        }
    }
}

/// Words and elements in them, from a place on.
struct Run {
    from: usize,
    first: usize,
}

/// A run of words whose ends have beginnings; two breaks are marked as the end of a paragraph.
fn balanced(html: &str) -> String {
    let tags = html::tags::tags(html);
    let mut out = String::new();
    let mut from = 0;
    let mut breaks = 0;
    for tag in &tags {
        let text = &html[from..tag.span.start];
        let is_blank = text.trim().is_empty();
        if !is_blank {
            breaks = 0;
        }
        out.push_str(text);
        from = tag.span.end;
        if tag.is_any(&["br"]) {
            breaks += 1;
            if breaks == 2 {
                out.push('\u{0}');
            } else if breaks == 1 {
                out.push_str("<br>");
            }
        } else if tag.partner.is_some() && tag.is_any(INLINE) {
            out.push_str(&html[tag.span.clone()]);
        }
    }
    out.push_str(&html[from..]);
    out.replace("<br>\u{0}", "\u{0}")
}
