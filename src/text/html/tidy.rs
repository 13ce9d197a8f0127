//! HTML without what is not its text: what a page hides, what is there to be clicked, line numbers, and
//! frames, which become links. Pictures that wait for a script are put in place. `furniture` and `listing` say what goes; here is the one pass that takes it out.

use std::borrow::Cow;

use super::fate::Fate;
use super::tags::{Tag, inner, tags, words};
use super::{component, frame, furniture, lazy, listing, player};

/// Elements that are closed by the end of a paragraph's text, or that end it (HTML, section 13.1.2.4).
pub(crate) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "ul",
];

/// An element with more attributes than so many loses all of them: nobody wrote these, and each would be held against all
/// others.
const MOST_ATTRIBUTES: usize = 256;

/// The text of a page or of an article, as its readers see it.
pub fn tidy(html: &str) -> Cow<'_, str> {
    if !html.contains('<') {
        return Cow::Borrowed(html);
    }
    let tags = tags(html);
    let fates = fates(html, &tags);
    if fates.iter().all(|fate| *fate == Fate::Stays) {
        return Cow::Borrowed(html);
    }
    Cow::Owned(written(html, &tags, &fates))
}

/// What becomes of each tag.
fn fates(html: &str, tags: &[Tag<'_>]) -> Vec<Fate> {
    let mut fates = vec![Fate::Stays; tags.len()];
    let mut in_paragraph = false;
    for (at, tag) in tags.iter().enumerate() {
        if tag.is_any(BLOCKS) {
            in_paragraph = tag.begins("p");
        }
        if tag.is_end || fates[at] != Fate::Stays {
            continue;
        }
        if tag.attributes().nth(MOST_ATTRIBUTES).is_some() {
            fates[at] = Fate::Changes(format!("<{}>", tag.name));
            continue;
        }
        listing::see(html, tags, at, &mut fates);
        if fates[at] == Fate::Stays {
            fates[at] = if frame::is_frame(tag) && !furniture::is_hidden(tag) {
                linked(html, tags, at, in_paragraph)
            } else if component::is_component(tag) {
                component::words(tag, in_paragraph)
            } else if let Some(player) = player::player(tag) {
                Fate::Becomes(player)
            } else {
                furniture::fate(html, tags, at)
            };
        }
        if fates[at] == Fate::Stays
            && let Some(awake) = lazy::awake(html, tag)
        {
            fates[at] = Fate::Changes(awake);
        }
        if let (Fate::Goes | Fate::Becomes(_), Some(end)) = (&fates[at], tag.partner) {
            fates[end] = Fate::Goes;
        }
    }
    fates
}

/// A link in place of a frame. What stands in an object for those who cannot see it stays; where it leads
/// nowhere, the link stands before it.
fn linked(html: &str, tags: &[Tag<'_>], at: usize, in_paragraph: bool) -> Fate {
    const WAYS: &[&str] = &["a", "img", "iframe", "embed", "object", "video", "audio", "picture"];
    let tag = &tags[at];
    let link = frame::link(tag).map(|link| if in_paragraph { link } else { format!("<p>{link}</p>") });
    let link = link.unwrap_or_default();
    let Some(within) = inner(tags, at).filter(|_| tag.begins("object")) else {
        return Fate::BecomesWhole(link);
    };
    let mut inside = tags[at + 1..].iter().take_while(|tag| tag.span.start < within.end);
    if inside.any(|tag| !tag.is_end && tag.is_any(WAYS)) {
        return Fate::Goes;
    }
    if words(html, tags, within).trim().is_empty() {
        Fate::BecomesWhole(link)
    } else {
        Fate::Becomes(link)
    }
}

fn written(html: &str, tags: &[Tag<'_>], fates: &[Fate]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for (tag, fate) in tags.iter().zip(fates) {
        if tag.span.start < at || *fate == Fate::Stays {
            continue;
        }
        out.push_str(&html[at..tag.span.start]);
        if let Fate::Changes(text) | Fate::Becomes(text) | Fate::BecomesWhole(text) = fate {
            out.push_str(text);
        }
        let is_whole = matches!(fate, Fate::GoesWhole | Fate::BecomesWhole(_));
        let end = tag.partner.filter(|_| is_whole && !tag.is_end);
        at = end.map_or(tag.span.end, |end| tags[end].span.end);
    }
    out.push_str(&html[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(html: &str, expected: &str) {
        assert_eq!(tidy(html), expected, "{html}");
    }

    #[test]
    fn frames_become_links_where_they_stand() {
        let link = "<a href=\"https://maps.example/x\">See maps.example</a>";
        case("<iframe src='//maps.example/x'>y</iframe>", &format!("<p>{link}</p>"));
        case(
            "<p>At <iframe src='//maps.example/x'></iframe></p>",
            &format!("<p>At {link}</p>"),
        );
        case(
            "<p>a<div><iframe src='//maps.example/x'></iframe></div>",
            &format!("<p>a<div><p>{link}</p></div>"),
        );
        case("<iframe srcdoc='x'></iframe>", "");
    }

    #[test]
    fn what_an_object_falls_back_to_stays() {
        case(
            "<object data='/plan.pdf'><a href='/plan.pdf'>The plan</a></object>",
            "<a href='/plan.pdf'>The plan</a>",
        );
        case(
            "<object data='/plan.pdf'>No plan here.</object>",
            "<p><a href=\"/plan.pdf\">See plan.pdf</a></p>No plan here.",
        );
        case(
            "<object><param name='movie' value='x'><embed src='/x.mp4'></object>",
            "<param name='movie' value='x'><p><a href=\"/x.mp4\">See x.mp4</a></p>",
        );
        case(
            "<object data='/plan.pdf'> </object>",
            "<p><a href=\"/plan.pdf\">See plan.pdf</a></p>",
        );
    }

    #[test]
    fn what_a_page_hides_goes() {
        case("a<span hidden>b</span>c", "ac");
        case(
            "a<span aria-hidden='true'><i>b</i></span>c<b aria-hidden='false'>d</b>",
            "ac<b aria-hidden='false'>d</b>",
        );
        case("<p style='color: red; Display : none'>a</p>b", "b");
        case("<a class='x sr-only' href='#main'>Skip</a>b", "b");
        case("<div hidden>a", "a");
    }

    #[test]
    fn what_is_not_seen_is_not_read() {
        case("<p>A</p><p style=\"Visibility: hidden\">B</p>", "<p>A</p>");
        case("<p>A</p><dialog><p>B</p></dialog>", "<p>A</p>");
        case("<dialog open><p>B</p></dialog>", "<dialog open><p>B</p></dialog>");
    }

    #[test]
    fn what_is_for_pages_without_scripts_is_not_there_twice() {
        case(
            "<img src='a.jpg'><noscript><img src='a.jpg'></noscript>",
            "<img src='a.jpg'>",
        );
        let other = "<img src='a.gif'><noscript><img src='a.jpg'></noscript>";
        case(other, other);
        case("a<noscript>Please switch JavaScript on.</noscript>", "a");
    }

    #[test]
    fn what_is_there_to_be_clicked_goes() {
        case(
            "<h2 id='x'>Head<a class='anchor' href='#x'>#</a></h2>",
            "<h2 id='x'>Head</h2>",
        );
        case("<h2>Head <a href='#x'>¶</a></h2>", "<h2>Head </h2>");
        case(
            "<h2><a class='header-anchor' href='#x'><span class='visually-hidden'>Permalink to Head</span> <span aria-hidden='true'>#</span></a>Head</h2>",
            "<h2>Head</h2>",
        );
        case("<h2><a class='header-anchor' href='#x'>Head</a></h2>", "<h2>Head</h2>");
        case(
            "<p><a href='#x'>Head</a> <a href='#y'>1</a></p>",
            "<p><a href='#x'>Head</a> <a href='#y'>1</a></p>",
        );
        case(
            "<pre>x</pre><button>Copy</button><a class='btn-copy'>Copy</a>",
            "<pre>x</pre>",
        );
        case("a<ul class='share-buttons'><li>Share</li></ul>b", "ab");
        case(
            "<input type='checkbox' checked disabled> a <input type=checkbox>",
            "☑  a ☐ ",
        );
    }

    #[test]
    fn line_numbers_go_and_code_stays() {
        case(
            "<table class=\"lntable\"><tr><td class=\"lntd\"><pre><code><span class=\"lnt\">1\n</span><span class=\"lnt\">2\n</span></code></pre></td>\n<td class=\"lntd\"><pre><code>a\nb</code></pre></td></tr></table>",
            "\n<pre><code>a\nb</code></pre>",
        );
        case(
            "<pre><code><table class='rouge-table'><tbody><tr><td class='gutter gl'><pre class='lineno'>1\n2\n</pre></td><td class='code'><pre>a\nb\n</pre></td></tr></tbody></table></code></pre>",
            "<pre><code>a\nb\n</code></pre>",
        );
        case(
            "<pre><span class='ln'>1</span><span class='cl'>a</span>\n<span class='linenos'> 2</span>b</pre>",
            "<pre><span class='cl'>a</span>\nb</pre>",
        );
        case(
            "<pre><span data-line-number='1'>a</span><a data-line-number='2'></a></pre>",
            "<pre><span data-line-number='1'>a</span></pre>",
        );
        case(
            "<p>a <span class='ln'>Lane</span></p>",
            "<p>a <span class='ln'>Lane</span></p>",
        );
    }

    #[test]
    fn what_nobody_wrote_has_no_attributes() {
        let tag = |count: usize| (0..count).fold("<p".to_owned(), |tag, at| format!("{tag} a{at}")) + ">";
        case(&tag(MOST_ATTRIBUTES), &tag(MOST_ATTRIBUTES));
        case(&tag(MOST_ATTRIBUTES + 1), "<p>");
    }

    #[test]
    fn a_formula_is_there_once() {
        case(
            "<span class='katex'><span><math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x</annotation></semantics></math></span><span aria-hidden='true'>x</span></span>",
            "<span class='katex'><span><math><semantics><mi>x</mi></semantics></math></span></span>",
        );
    }
}
