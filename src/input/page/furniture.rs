//! What stands on a page and is no part of its story: bars, boxes, lists of other stories, and labels between paragraphs.

use super::document::Document;
use super::names::letters;

/// Elements that hold no text of a story.
pub(super) const ELEMENTS: &[&str] = &[
    "nav", "footer", "aside", "form", "button", "script", "style", "template", "dialog", "select", "svg", "input",
    "textarea", "noscript", "head", "menu", "link", "meta", "object", "canvas",
];

/// Words in classes and ids of what is no text of a story.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "adslot",
    "adbox",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "advertorial",
    "affiliate",
    "alsoread",
    "audio",
    "author",
    "authors",
    "autor",
    "autores",
    "banner",
    "bio",
    "bookmark",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "carousel",
    "chartbeat",
    "comment",
    "comments",
    "consent",
    "cookie",
    "copyright",
    "cta",
    "disclaimer",
    "disqus",
    "donate",
    "donation",
    "download",
    "favorite",
    "favourite",
    "feedback",
    "follow",
    "footer",
    "gtm",
    "infobox",
    "interstitial",
    "jumplinks",
    "keywords",
    "login",
    "mailing",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navigation",
    "newsletter",
    "newsletters",
    "optin",
    "outbrain",
    "overlay",
    "pagination",
    "partner",
    "player",
    "podcast",
    "poll",
    "popover",
    "popular",
    "popup",
    "promo",
    "promobox",
    "promotion",
    "readmore",
    "readnext",
    "recirc",
    "recirculation",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "register",
    "regwall",
    "related",
    "relateds",
    "relatedposts",
    "relatedarticles",
    "relacionadas",
    "relacionados",
    "verwandte",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "survey",
    "taboola",
    "tag",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "timestamp",
    "toolbar",
    "tooltip",
    "topics",
    "trending",
    "tts",
    "upsell",
    "adspot",
    "relatedbroadcast",
    "inread",
    "dfp",
    "googletag",
    "publicidad",
    "publicidade",
    "anzeige",
    "werbung",
    "reklame",
    "annonce",
    "annons",
    "rail",
    "textauthor",
    "kicker",
    "loginbox",
    "sharedaddy",
    "addtoany",
    "addthis",
    "sharethis",
    "metabox",
    "datetime",
    "dateline",
    "byl",
];

/// Words in classes of what is none where it holds no paragraph: the text itself may be called so, too.
const WORDS_OF_BOXES: &[&str] = &[
    "paywall", "premium", "piano", "hidden", "blocker", "print", "offer", "offers", "account",
];

/// The same where two words say it.
const PHRASES: &[&str] = &[
    "also-like",
    "also-read",
    "article-end",
    "article-footer",
    "article-meta",
    "article-tags",
    "more-from",
    "more-on",
    "more-stories",
    "most-read",
    "post-meta",
    "read-also",
    "read-more",
    "read-next",
    "related-",
    "see-also",
    "sign-up",
    "you-might",
    "you-may",
    "read-too",
    "entry-meta",
    "story-meta",
    "meta-data",
    "published-date",
    "date-published",
    "pub-date",
    "article-info",
    "top-info",
    "end-note",
    "end-mark",
    "a11y",
    "visually-hidden",
    "sr-only",
    "screen-reader",
    "listen-to",
    "text-to-speech",
    "jump-to",
    "back-to",
    "card-list",
    "story-card",
    "article-card",
    "related_",
];

/// What a label between paragraphs says.
const LABELS: &[&str] = &[
    "advertisement",
    "advertisementscrolltocontinue",
    "articlecontent",
    "storycontinuesbelow",
    "storycontinuesbelowadvertisement",
    "articlecontinuesbelow",
    "continuereading",
    "readmore",
    "loading",
    "anzeige",
    "werbung",
    "annonce",
    "annons",
    "publicidade",
    "publicidad",
    "publicité",
    "advertismentcontinuesbelow",
    "sharethisarticle",
    "share",
    "mainoslehti",
    "mainos",
    "reklama",
    "reklame",
    "relatedarticles",
    "relatedstories",
    "related",
    "recommended",
    "youmayalsolike",
    "youmightalsolike",
    "readnext",
    "readalso",
    "topics",
    "tags",
    "more",
    "scrolltocontinue",
    "continuesafteradvertisement",
    "quảngcáo",
    "廣告",
    "广告",
    "currentissue",
    "keepreading",
];

/// How a paragraph begins that only leads to other stories, in letters alone.
const LEADS: &[&str] = &[
    "readmore",
    "readalso",
    "alsoread",
    "readnext",
    "seealso",
    "related",
    "morefrom",
    "moreon",
    "lesensieauch",
    "lesenauch",
    "mehrzumthema",
    "auchinteressant",
    "leiaalso",
    "leiatambém",
    "leiamais",
    "leatambién",
    "leetambién",
    "tambiénlee",
    "leerokook",
    "leesook",
    "lireaussi",
    "àlireaussi",
    "alireaussi",
    "xemthêm",
    "đọcthêm",
    "læsogså",
    "lesogså",
    "läsocksåmer",
    "läsocksa",
    "läsockså",
    "leggianche",
    "bacajuga",
    "watch",
    "signup",
    "subscribe",
    "recommended",
    "readtherest",
    "clickhere",
    "download",
];

/// Whether an element goes by its name, or because nobody sees it.
pub(super) fn is_unseen(page: &Document<'_>, at: usize) -> bool {
    if page.is_any(at, ELEMENTS) {
        return true;
    }
    let tag = page.tag(at);
    let is_hidden = tag.attribute("hidden").is_some_and(|value| value != "until-found")
        || tag
            .attribute("aria-hidden")
            .is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let style = tag.attribute("style").unwrap_or_default().to_ascii_lowercase();
    let role = tag.attribute("role").unwrap_or_default().to_ascii_lowercase();
    let is_other = matches!(
        &*role,
        "navigation" | "complementary" | "search" | "dialog" | "alertdialog" | "contentinfo" | "menu"
    );
    is_hidden || is_other || style.replace(' ', "").contains("display:none")
}

/// Whether an element is called like what is no text of a story. One without a paragraph may have more names.
pub(super) fn is_called_so(page: &Document<'_>, at: usize, has_paragraphs: bool) -> bool {
    let marks = page.marks(at);
    if marks.trim().is_empty() {
        return false;
    }
    let marks = parted(&marks);
    let is_word = |word: &str| WORDS.contains(&word) || !has_paragraphs && WORDS_OF_BOXES.contains(&word);
    // Names for a width or a state (`print:hidden`, `w-[4px]`) say nothing.
    let mut names = marks.split_ascii_whitespace().filter(|name| !name.contains([':', '[']));
    names
        .any(|name| PHRASES.iter().any(|phrase| name.contains(phrase)) || name.split(['-', '_', '.', '/']).any(is_word))
}

/// Names with their words parted: `relatedArticles` as `related-articles`, in lower case.
fn parted(marks: &str) -> String {
    let mut out = String::with_capacity(marks.len() + 8);
    let mut was_low = false;
    for c in marks.chars() {
        if c.is_uppercase() && was_low {
            out.push('-');
        }
        was_low = c.is_lowercase();
        out.extend(c.to_lowercase());
    }
    out
}

/// Whether a text is a label between paragraphs.
pub(super) fn is_label(text: &str) -> bool {
    let text = letters(text);
    let without_number = text.trim_end_matches(|c: char| c.is_ascii_digit());
    LABELS.contains(&without_number)
}

/// Whether a paragraph only leads to other stories: it says so, and nearly all of it is links.
pub(super) fn is_lead_away(text: &str, linked: usize) -> bool {
    let words = letters(text);
    let count = words.chars().count();
    count > 0 && linked * 2 > count && LEADS.iter().any(|lead| words.starts_with(lead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_classes_tell_furniture() {
        for (marks, expected) in [
            ("related-posts", true),
            ("relatedArticles", true),
            ("c-article-you-might-also-like", true),
            ("newsletter-widget__text", true),
            ("article-body", false),
            ("story-content", false),
            ("adapted", false),
            ("text print:hidden md:menu", false),
            ("paywall-content", false),
            ("post-tags", true),
        ] {
            let html = format!("<div class=\"{marks}\"></div>");
            assert_eq!(is_called_so(&Document::new(&html), 0, true), expected, "{marks}");
        }
    }

    #[test]
    fn a_box_without_a_paragraph_has_more_names() {
        let page = Document::new("<div class=\"paywall-content\"></div>");
        assert!(is_called_so(&page, 0, false) && !is_called_so(&page, 0, true));
    }

    #[test]
    fn labels_and_links_to_other_stories_are_told() {
        assert!(is_label("Advertisement 2"));
        assert!(!is_label("The advertisement was late"));
        assert!(is_lead_away("READ MORE: Ferry fares rise again", 20));
        assert!(!is_lead_away(
            "Read more about it in the report that the board wrote",
            3
        ));
    }
}
