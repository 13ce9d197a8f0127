//! OPML 1.0 and 2.0: <http://opml.org/spec2.opml>.

use super::super::value::{date, email, language, number, text, uri, word};
use super::extension::EVERYWHERE;
use super::{Group, Kind, kind, list, many, may, must, need, once, text};
use crate::namespace::Ns;
use crate::rules;

/// `opml`.
pub(crate) static OPML: Kind = Kind::elements(&[&PARTS])
    .and(&[EVERYWHERE])
    .with(list![must("version", &[])])
    .needing(list![need(Ns::None, "head"), need(Ns::None, "body")])
    .opening(&[rules::opml::version]);

/// `outlineDocument`, the name before 1.0.
pub(crate) static OUTLINE_DOCUMENT: Kind = Kind::elements(&[&PARTS])
    .and(&[EVERYWHERE])
    .with(list![may("version", &[])])
    .needing(list![need(Ns::None, "head"), need(Ns::None, "body")])
    .opening(&[rules::opml::obsolete]);

const PARTS: Group = Group {
    ns: Ns::None,
    children: &[
        many("head", kind!(Kind::elements(&[&HEAD]).and(&[EVERYWHERE]))),
        many(
            "body",
            kind!(
                Kind::elements(&OUTLINE_GROUPS)
                    .and(&[EVERYWHERE])
                    .needing(list![need(Ns::None, "outline")])
            ),
        ),
    ],
};

const HEAD: Group = Group {
    ns: Ns::None,
    children: &[
        once("title", text![text::absolute_html]),
        once("dateCreated", text![date::rfc822]),
        once("dateModified", text![date::rfc822]),
        once("ownerName", text![text::absolute_html]),
        once("ownerEmail", text![email::contact]),
        once("ownerId", text![uri::http]),
        once("docs", text![uri::absolute]),
        once("expansionState", text![number::lines]),
        once("vertScrollState", text![number::positive, text::not_blank]),
        once("windowTop", text![number::positive, text::not_blank]),
        once("windowLeft", text![number::positive, text::not_blank]),
        once("windowBottom", text![number::positive, text::not_blank]),
        once("windowRight", text![number::positive, text::not_blank]),
    ],
};

static OUTLINES: Group = Group {
    ns: Ns::None,
    children: &[many("outline", &OUTLINE)],
};

static OUTLINE: Kind = Kind::elements(&OUTLINE_GROUPS)
    .and(&[EVERYWHERE])
    .with(list![
        may("category", &[]),
        may("created", &[date::rfc822]),
        may("description", &[text::absolute_html]),
        may("htmlUrl", &[uri::absolute]),
        may("isBreakpoint", &[word::true_false]),
        may("isComment", &[word::true_false]),
        may("language", &[language::language]),
        must("text", &[text::absolute_html]),
        may("title", &[text::absolute_html]),
        may("type", &[]),
        may("url", &[uri::absolute]),
        may("version", &[]),
        may("xmlUrl", &[uri::feed]),
    ])
    .closing(&[rules::opml::outline]);

/// Outlines hold outlines; an array of its own, as a constant may not name what is around it.
static OUTLINE_GROUPS: [&Group; 1] = [&OUTLINES];
