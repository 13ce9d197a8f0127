//! Text constructs and content of Atom: what is inside goes by the type (RFC 4287, sections 3.1 and 4.1.3).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::Code;
use crate::codes::{
    ATTR_NOT_BLANK, CONTAINS_REL_REF, CONTAINS_UNDECLARED_HTML, DUPLICATE_DESCRIPTION_SEMANTICS, HTML_FRAGMENT,
    INVALID_MIME_TYPE, INVALID_TEXT_TYPE, MISSING_DC_LANGUAGE, MISSING_TYPE_ATTR, MISSING_XHTML_DIV, NOT_BASE64,
    NOT_BLANK, NOT_ESCAPED, NOT_HTML, NOT_INLINE, UNDEFINED_ELEMENT, UNEXPECTED_TEXT,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::frame::{Frame, Seen};
use crate::html;
use crate::namespace::Ns;
use crate::notes::{ConstructNotes, Notes};
use crate::value::{Subject, media_type, text as plain, uri};
use crate::vocabulary::{ANYTHING, Content, Kind};
use crate::walk::Walk;
use crate::xml::Name;

const XHTML: Kind = Kind::of(Content::Xhtml).closing(&[super::xhtml::close]);

fn subject<'s, 'a>(walk: &'s Walk<'a>, frame: &'s Frame<'a>, value: &'s str) -> Subject<'s> {
    frame.text_subject(&walk.context, walk.parent_name(), value)
}

/// A text construct opens: only text, html and xhtml will do.
pub(crate) fn open_text<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    open(walk, frame);
    if frame.notes.media_type().contains('/') {
        about_type(walk, frame, INVALID_TEXT_TYPE);
    }
}

/// Content opens.
pub(crate) fn open_content<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    open(walk, frame);
    if frame.notes.media_type() == "multipart/alternative" {
        about_type(walk, frame, INVALID_MIME_TYPE);
    }
}

fn about_type<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, code: &'static Code) {
    let found = walk
        .about_attribute(frame, code, "type")
        .with("value", frame.notes.media_type());
    walk.tell(found);
}

fn open<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let is_remote = frame.plain("src").is_some();
    let media_type = match frame.plain("type") {
        Some(kind) => kind,
        None if is_remote => "",
        None => "text",
    };
    frame.notes = Notes::Construct(ConstructNotes {
        media_type: media_type.to_owned(),
        has_text: false,
    });
    if frame.plain("type") == Some("") {
        about_type(walk, frame, ATTR_NOT_BLANK);
    }
    let in_item = walk.context.family == FormatFamily::Rss && frame.name.local != "summary";
    if in_item && !is_remote {
        let found = walk.about(frame, DUPLICATE_DESCRIPTION_SEMANTICS);
        walk.tell(found);
    }
    let kind = frame.notes.media_type();
    let is_named = matches!(kind, "text" | "html" | "xhtml") && !is_remote;
    if !is_named && !kind.is_empty() && !media_type::is_media_type(kind) {
        about_type(walk, frame, INVALID_MIME_TYPE);
        // What is in it cannot be judged by a type that is none.
        frame.notes = Notes::Construct(ConstructNotes::default());
    }
    if let Some(source) = frame.plain("src") {
        let mut found = Vec::new();
        let target = Subject {
            attr: Some((Ns::None, "src")),
            ..subject(walk, frame, source)
        };
        uri::attribute_iri_reference(&target, &mut found);
        if frame.plain("type").is_none() {
            found.push(walk.about(frame, MISSING_TYPE_ATTR).with("attr", "type"));
        }
        walk.found.append(&mut found);
    }
    if !frame.inherited.has_language {
        let shown = walk.context.show(frame.name.pair());
        walk.tell(
            Found::new(MISSING_DC_LANGUAGE, frame.at)
                .with("parent", shown)
                .with("element", "xml:lang"),
        );
    }
}

/// Media types know no case (RFC 4287, section 4.1.3.3).
pub(crate) fn is_text(kind: &str) -> bool {
    kind.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("text/"))
}

pub(crate) fn is_xml(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();

    kind.ends_with("+xml") || kind.ends_with("/xml")
}

/// Characters in a construct.
pub(crate) fn text<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>, text: &str, at: usize) {
    if text.trim().is_empty() {
        return;
    }
    let Notes::Construct(construct) = &mut frame.notes else {
        return;
    };
    let is_first = !std::mem::replace(&mut construct.has_text, true);
    if is_first && construct.media_type == "xhtml" {
        let found = Found {
            at,
            ..walk.about(frame, MISSING_XHTML_DIV)
        };
        walk.tell(found);
    }
    if !frame.seen.is_empty() || frame.plain("src").is_some() {
        let found = Found {
            at,
            ..walk.about(frame, UNEXPECTED_TEXT)
        };
        walk.tell(found);
    }
}

/// An element in a construct.
pub(crate) fn child<'a>(walk: &mut Walk<'a>, name: Name<'a>, at: usize) -> &'static Kind {
    let is_div = name.pair() == (Ns::Xhtml, "div");
    walk.look_at_innermost(|walk, frame| {
        let mut found = element(walk, frame, name, at);
        if is_div {
            found.extend(wrapper(walk, frame));
        }
        walk.found.append(&mut found);
        frame.seen.push(Seen {
            name,
            count: 1,
            first: at,
            last: at,
        });
    });
    if is_div { &XHTML } else { &ANYTHING }
}

/// The `div` is no part of the content (RFC 4287, section 3.1.1.3), but readers keep it.
fn wrapper<'a>(walk: &Walk<'a>, frame: &Frame<'a>) -> Vec<Found> {
    let shown = walk.context.show(frame.name.pair());
    let faults = super::xhtml::attribute_faults(walk.reader().attributes());
    let place = |fault: Found| fault.with("parent", shown.clone()).with("element", "xhtml:div");
    faults.into_iter().map(place).collect()
}

fn element<'a>(walk: &Walk<'a>, frame: &Frame<'a>, name: Name<'a>, at: usize) -> Vec<Found> {
    let Notes::Construct(construct) = &frame.notes else {
        return Vec::new();
    };
    let kind = construct.media_type.as_str();
    let tell = |code| Found {
        at,
        ..walk.about(frame, code)
    };
    let not_html = || {
        let message = format!("`{}` is not in the namespace of XHTML", name.local);
        tell(NOT_HTML)
            .with("message", message)
            .with("value", walk.reader().namespace())
    };
    let mut found = Vec::new();
    if kind == "xhtml" {
        let is_div = name.pair() == (Ns::Xhtml, "div");
        if !is_div && !construct.has_text {
            found.push(tell(MISSING_XHTML_DIV));
            if name.local == "div" {
                found.push(not_html());
            }
        } else if name.ns != Ns::Xhtml {
            found.push(not_html());
        } else if !frame.seen.is_empty() {
            found.push(tell(MISSING_XHTML_DIV));
        }
    } else if !is_xml(kind) {
        let shown = walk.context.show(frame.name.pair());
        found.push(
            Found::new(UNDEFINED_ELEMENT, at)
                .with("parent", shown)
                .with("element", name.local),
        );
    }
    if kind == "application/xhtml+xml" {
        if name.local != "html" {
            found.push(tell(HTML_FRAGMENT).with("type", kind));
        } else if name.ns != Ns::Xhtml {
            found.push(not_html());
        }
    }
    if frame.plain("mode") == Some("escaped") {
        found.push(tell(NOT_ESCAPED));
    }
    found
}

/// A construct closes: its text goes by its type.
pub(crate) fn close<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let is_remote = frame.plain("src").is_some();
    let kind = frame.notes.media_type();
    let mut found = Vec::new();
    match kind {
        "xhtml" => plain::plain_or(&subject(walk, frame, &frame.text), NOT_INLINE, &mut found),
        "text" => plain::plain_or(&subject(walk, frame, &frame.text), CONTAINS_UNDECLARED_HTML, &mut found),
        "html" => escaped(walk, frame, &mut found),
        "" => {}
        kind if kind.contains('/') && !is_xml(kind) && !is_text(kind) => base64(walk, frame, &mut found),
        kind if kind.ends_with("/html") => {
            escaped(walk, frame, &mut found);
            fragment(walk, frame, &frame.text, is_remote, &mut found);
        }
        _ => plain::plain_or(&subject(walk, frame, &frame.text), CONTAINS_UNDECLARED_HTML, &mut found),
    }
    if frame.text.is_empty() && frame.seen.is_empty() && !is_remote {
        found.push(walk.about(frame, NOT_BLANK));
    }
    walk.found.append(&mut found);
}

/// HTML; with blanks around it it is the same. A base that is relative itself makes no address whole.
fn escaped<'a>(walk: &Walk<'a>, frame: &Frame<'a>, found: &mut Vec<Found>) {
    let subject = subject(walk, frame, frame.text.trim());
    if frame.inherited.base.as_deref().is_none_or(uri::is_absolute) {
        plain::html(&subject, found);
    } else {
        plain::absolute_html(&subject, found);
    }
}

/// A media type of whole documents wants one.
fn fragment<'a>(walk: &Walk<'a>, frame: &Frame<'a>, text: &str, is_remote: bool, found: &mut Vec<Found>) {
    if !text.contains("<html") && !is_remote {
        found.push(walk.about(frame, HTML_FRAGMENT).with("type", frame.notes.media_type()));
    }
}

/// Everything that is no text is in base64.
fn base64<'a>(walk: &Walk<'a>, frame: &Frame<'a>, found: &mut Vec<Found>) {
    if !media_type::is_media_type(frame.notes.media_type()) {
        // That it is none was told; what it holds cannot be known.
        return;
    }
    let packed: String = frame.text.split_whitespace().collect();
    match STANDARD.decode(packed.as_bytes()) {
        Err(_) => found.push(walk.about(frame, NOT_BASE64)),
        Ok(bytes) if bytes.is_empty() && !frame.text.is_empty() => found.push(walk.about(frame, NOT_BLANK)),
        Ok(bytes) if frame.notes.media_type().ends_with("/html") => {
            let text = String::from_utf8_lossy(&bytes);
            fragment(walk, frame, &text, false, found);
            let faults = html::faults(&text, walk.context.sound);
            let faults = faults.into_iter().filter(|fault| fault.code != CONTAINS_REL_REF);
            found.extend(faults.map(|fault| {
                let about = walk.about(frame, fault.code);
                fault
                    .details
                    .into_iter()
                    .fold(about, |about, (key, value)| about.with(key, value))
            }));
        }
        Ok(_) => {}
    }
}
