//! NITF, the IPTC's News Industry Text Format, 2.5 to 3.6 (iptc.org/std/NITF/3.6, `nitf-3-6.dtd`). `NewsML` 1.2 and G2
//! carry it, too: what stands in `body` is read here for them.

use super::super::{ArticleFormat, Bytes, Found, Layout, ToldBy};
use super::xml::{self, Node, at, attribute, child, children, outermost, text, text_without};
use super::{Item, Items, content};
use crate::model::{Markup, Photo, Timestamp};

/// NITF in the table of formats.
pub(crate) const FORMAT: ArticleFormat = ArticleFormat {
    name: "NITF",
    key: "nitf",
    endings: &["xml", "nitf", "ntf"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| xml::root(head) == Some("nitf"),
    read: |source, rules| {
        let around = Items::new(source, rules);
        xml::read(source, |root| vec![item(around.at(root.range().start), root)])
    },
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

fn item(mut item: Item<'_>, nitf: Node<'_, '_>) -> Found {
    let docdata = at(nitf, &["head", "docdata"]);
    if let Some(docdata) = docdata {
        identity(&mut item, docdata);
        item.delivery.sent = None;
    }
    times(&mut item, nitf, docdata);
    publicity(&mut item, docdata);
    let title = Some(headline(nitf)).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| text(at(nitf, &["head", "title"])));
    item.article.stub.title = item.words(&title);
    let language = attribute(nitf, "baselang").or_else(|| attribute(nitf, "lang"));
    item.article.stub.language = language.map(str::to_owned);
    item.article.subtitle = deck(nitf).and_then(|deck| item.some_words(&deck));
    item.article.summary = item.some_words(&summary(nitf));
    byline(&mut item, nitf);
    for (code, name) in subjects(nitf) {
        item.topic(&name.unwrap_or(code));
    }
    photos(&mut item, nitf);
    item.body(&body(nitf), Markup::Html);
    if item.article.stub.title.is_empty() && item.article.body.text.is_empty() && !item.delivery.is_kill {
        return item.no_story("without headline and text");
    }
    item.finish()
}

/// The id, the version, and which stories it stands for.
fn identity(item: &mut Item<'_>, docdata: Node<'_, '_>) {
    let of = |element, name| attribute(child(docdata, element)?, name);
    let id = of("doc-id", "id-string").unwrap_or_default();
    id.clone_into(&mut item.delivery.id);
    item.delivery.version = of("du-key", "version").map(str::to_owned);
    // Some write the version into the id: the key is what all versions have.
    let of_all = of("du-key", "key").filter(|key| is_version_of(id, key));
    item.delivery.replaces.extend(of_all.map(str::to_owned));
    let is_canceled = attribute(docdata, "management-idref-status") == Some("canceled");
    let canceled = attribute(docdata, "management-doc-idref").filter(|other| is_canceled && *other != id);
    item.delivery.replaces.extend(canceled.map(str::to_owned));
}

/// Whether an id is that key and a number behind it.
fn is_version_of(id: &str, key: &str) -> bool {
    let version = id
        .strip_prefix(key)
        .and_then(|rest| rest.strip_prefix(['_', '-', ':', '.']));
    version.is_some_and(|version| !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `date.issue` is when it was first sent; a later revision is this version.
fn times(item: &mut Item<'_>, nitf: Node<'_, '_>, docdata: Option<Node<'_, '_>>) {
    item.first = docdata.and_then(|docdata| norm(item, child(docdata, "date.issue")?));
    item.delivery.sent = item.first;
    let places = [child(nitf, "head"), docdata];
    for place in places.into_iter().flatten() {
        for revision in children(place, "revision-history") {
            let time = norm(item, revision);
            item.delivery.sent = item.delivery.sent.max(time);
        }
    }
}

/// Status, embargo and end.
fn publicity(item: &mut Item<'_>, docdata: Option<Node<'_, '_>>) {
    let Some(docdata) = docdata else {
        return;
    };
    let status = attribute(docdata, "management-status").unwrap_or("usable");
    let release = child(docdata, "date.release");
    let expire = child(docdata, "date.expire");
    let is_embargoed = status.eq_ignore_ascii_case("embargoed");
    if is_embargoed {
        let until = release.or(expire.filter(|_| is_superdesk(docdata)));
        if let Some((until, time)) = until.and_then(|node| Some((node, attribute(node, "norm")?))) {
            item.embargo(time, until.range());
        }
    } else if let Some((release, time)) = release.and_then(|release| Some((release, attribute(release, "norm")?))) {
        // Most write the time of issue there, and some leave the template as it is.
        if !time.trim().is_empty() && !time.contains("YYYY") {
            item.embargo(time, release.range());
        }
        let embargo = &mut item.article.stub.embargo;
        *embargo = embargo.filter(|time| item.first.is_some_and(|issued| *time > issued));
    }
    let expire = expire.filter(|_| !is_superdesk(docdata));
    item.article.stub.expires = expire.and_then(|expire| norm(item, expire));
    item.status(status, docdata.range());
}

/// Whether Superdesk wrote it, which alone has a blank in `date.issue`. Its `date.expire` is the end of an embargo; without one
/// it is when the desk clears its own copy away, and no end of the story.
fn is_superdesk(docdata: Node<'_, '_>) -> bool {
    let issue = child(docdata, "date.issue").and_then(|issue| attribute(issue, "norm"));
    issue.is_some_and(|time| time.contains(' ')) && child(docdata, "ed-msg").is_some()
}

fn norm(item: &mut Item<'_>, node: Node<'_, '_>) -> Option<Timestamp> {
    item.time(attribute(node, "norm")?, node.range())
}

/// The main headline; empty when there is none.
pub(crate) fn headline(nitf: Node<'_, '_>) -> String {
    text(at(nitf, &["body", "body.head", "hedline", "hl1"]))
}

/// The second headline, unless it is a slug in capitals or the first one again.
pub(crate) fn deck(nitf: Node<'_, '_>) -> Option<String> {
    let deck = text(at(nitf, &["body", "body.head", "hedline", "hl2"]));
    let is_deck = !is_slug(&deck) && deck != headline(nitf);
    is_deck.then_some(deck)
}

/// Whether a line is one of the system, such as "(Advance) FERRY FEES": in capitals but for its flag.
pub(crate) fn is_slug(line: &str) -> bool {
    let behind = line
        .trim_start()
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'));
    let words = behind.map_or(line, |(_, words)| words);
    words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase)
}

/// The abstract; empty when there is none.
pub(crate) fn summary(nitf: Node<'_, '_>) -> String {
    text(at(nitf, &["body", "body.head", "abstract"]))
}

/// The people of the bylines, without their titles.
pub(crate) fn byline(item: &mut Item<'_>, nitf: Node<'_, '_>) {
    for byline in at(nitf, &["body", "body.head"])
        .into_iter()
        .flat_map(|head| children(head, "byline"))
    {
        let names = text_without(byline, "byttl");
        if child(byline, "person").is_some() {
            item.people(&names);
        } else {
            item.byline(&names);
        }
    }
}

/// The code of each subject, and the name of its closest description, if there is one.
pub(crate) fn subjects(nitf: Node<'_, '_>) -> Vec<(String, Option<String>)> {
    let subjects = at(nitf, &["head", "tobject"]);
    let subjects = subjects
        .into_iter()
        .flat_map(|tobject| children(tobject, "tobject.subject"));
    let read = |subject| {
        let part = |name: &str| attribute(subject, &format!("tobject.subject.{name}"));
        let name = part("detail").or_else(|| part("matter")).or_else(|| part("type"));
        (part("refnum").unwrap_or_default().to_owned(), name.map(str::to_owned))
    };
    subjects.map(read).collect()
}

/// Every picture of the body.
pub(crate) fn photos(item: &mut Item<'_>, nitf: Node<'_, '_>) {
    let is_picture = |media: &Node<'_, '_>| {
        let kind = attribute(*media, "media-type").unwrap_or("image").to_lowercase();
        matches!(
            kind.as_str(),
            "image" | "photo" | "picture" | "graphic" | "illustration"
        )
    };
    let media = child(nitf, "body")
        .map(|body| outermost(body, "media"))
        .unwrap_or_default();
    for media in media.into_iter().filter(is_picture) {
        if let Some(photo) = photo(item, media) {
            item.photo(photo);
        }
    }
}

/// A picture, at its largest rendition.
fn photo(item: &mut Item<'_>, media: Node<'_, '_>) -> Option<Photo> {
    let number = |node, name| attribute(node, name).and_then(|text| text.parse::<u32>().ok());
    let is_web = |node: &Node<'_, '_>| attribute(*node, "mime-type").is_none_or(|kind| kind.starts_with("image/"));
    let references = children(media, "media-reference").filter(is_web);
    let references = references.filter(|node| attribute(*node, "source").is_some());
    // Of equals the first.
    let largest = references.reduce(|best, node| {
        let is_larger = number(node, "width") > number(best, "width");
        if is_larger { node } else { best }
    })?;
    let captions: Vec<String> = children(media, "media-caption").map(|node| text(Some(node))).collect();
    Some(Photo {
        src: attribute(largest, "source")?.to_owned(),
        caption: item.some_words(&captions.join(" ")),
        credits: item
            .some_words(&text(child(media, "media-producer")))
            .into_iter()
            .collect(),
        alt: attribute(largest, "alternate-text").and_then(|alt| item.some_words(alt)),
        width: number(largest, "width"),
        height: number(largest, "height"),
        at: media.range().start,
        ..Photo::default()
    })
}

/// The text as HTML, with the line at its end that says who contributed.
pub(crate) fn body(nitf: Node<'_, '_>) -> String {
    let mut html = at(nitf, &["body", "body.content"])
        .map(content::html)
        .unwrap_or_default();
    let end = at(nitf, &["body", "body.end"]);
    let note = at(nitf, &["head", "docdata", "ed-msg"]).and_then(|message| attribute(message, "info"));
    let note = note.map(|note| note.split_whitespace().collect::<Vec<_>>().join(" "));
    for tagline in end.into_iter().flat_map(|end| children(end, "tagline")) {
        let words = content::html(tagline);
        // Superdesk writes the note to editors there, too.
        let is_note = note.as_ref().is_some_and(|note| *note == text(Some(tagline)));
        if !words.is_empty() && !is_note {
            html.push_str(&format!("<p>{words}</p>"));
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Rules;
    use crate::model::Article;
    use crate::text::source::Source;

    fn found(head: &str, body: &str) -> Found {
        let text =
            format!("<?xml version='1.0'?>\n<nitf baselang='en-US'><head>{head}</head><body>{body}</body></nitf>");
        let mut found = (FORMAT.read)(&Source::new("ferry.xml", &text), &Rules::default());
        found.remove(0)
    }

    fn article(head: &str, body: &str) -> Article {
        found(head, body).article.unwrap()
    }

    const HEAD: &str = "<docdata management-status='usable'><doc-id id-string='ferry'/>\
                        <date.issue norm='20260504T093000-0500'/></docdata>";
    const BODY_HEAD: &str = "<body.head><hedline><hl1>Ferry fees rise</hl1></hedline></body.head>";

    #[test]
    fn the_text_becomes_html_and_its_pictures_photos() {
        let body = format!(
            "{BODY_HEAD}<body.content><block><hl2>Fares</hl2><p>The <org>port board</org> &lt;raised&gt; <em>all</em>.</p></block>\
             <media media-type='image'><media-reference source='s.jpg' width='90'/>\
             <media-reference source='l.jpg' width='900' alternate-text='A ferry'/>\
             <media-caption>At <p>dawn.</p></media-caption><media-producer>Kjell Rosendal</media-producer></media>\
             <media media-type='video'><media-reference source='v.mp4'/></media>\
             <note type='npa'><body.content><p>Call Ida.</p></body.content></note>\
             <table><tr><td colspan='2'>1</td></tr></table></body.content>\
             <body.end><tagline>Otis Lund contributed.</tagline></body.end>"
        );
        let article = article(HEAD, &body);
        assert_eq!(
            article.body.text,
            "<h2>Fares</h2><p>The port board &lt;raised&gt; <em>all</em>.</p>\
             <table><tr><td colspan=\"2\">1</td></tr></table><p>Otis Lund contributed.</p>"
        );
        assert_eq!(article.photos.len(), 1);
        let photo = &article.photos[0];
        assert_eq!(
            (photo.src.as_str(), photo.caption.as_deref()),
            ("l.jpg", Some("At dawn."))
        );
        assert_eq!(
            (photo.credit().as_deref(), photo.alt.as_deref()),
            (Some("Kjell Rosendal"), Some("A ferry"))
        );
    }

    #[test]
    fn a_release_behind_the_issue_is_an_embargo_and_one_that_is_no_time_is_none() {
        let embargo = |status: &str, release: &str| {
            let head = HEAD
                .replace("usable", status)
                .replace("</docdata>", &format!("<date.release norm='{release}'/></docdata>"));
            let stub = article(&head, BODY_HEAD).stub;
            (stub.embargo.map(Timestamp::rfc3339), stub.held.map(|hold| hold.reason))
        };
        let time = Some("2026-05-05T06:00:00-05:00".to_owned());
        assert_eq!(embargo("embargoed", "20260505T060000-0500"), (time.clone(), None));
        assert_eq!(embargo("usable", "20260505T060000-0500"), (time, None));
        assert_eq!(embargo("usable", "20260504T093000-0500"), (None, None));
        assert_eq!(embargo("usable", "YYYYMMDD000000-HHMM"), (None, None));
        for status in ["embargoed", "usable"] {
            let held = embargo(status, "tomorrow").1;
            assert_eq!(held.as_deref(), Some("embargo: tomorrow"), "{status}");
        }
        assert_eq!(embargo("usable", ""), (None, None));
        assert_eq!(embargo("embargoed", "").1.as_deref(), Some("embargoed"));
    }

    #[test]
    fn a_story_that_cancels_another_takes_its_place() {
        let head = HEAD.replace(
            "management-status='usable'",
            "management-status='usable' management-doc-idref='ferry.a' management-idref-status='canceled'",
        );
        assert_eq!(article(&head, BODY_HEAD).stub.id.as_deref(), Some("ferry.a"));
        let head = HEAD
            .replace("'ferry'", "'ferry_7'")
            .replace("</docdata>", "<du-key key='ferry' version='8'/></docdata>");
        let stub = article(&head, BODY_HEAD).stub;
        assert_eq!(stub.id.as_deref(), Some("ferry"));
        assert_eq!(stub.delivery.unwrap().version.as_deref(), Some("8"));
    }

    #[test]
    fn a_revision_is_when_this_version_was_made() {
        let head =
            format!("{HEAD}<revision-history norm='20260504T130500-0500'/><revision-history norm='20260401T000000Z'/>");
        let stub = article(&head, BODY_HEAD).stub;
        assert_eq!(stub.published.rfc3339(), "2026-05-04T09:30:00-05:00");
        assert_eq!(
            stub.updated.map(Timestamp::rfc3339).as_deref(),
            Some("2026-05-04T13:05:00-05:00")
        );
    }

    #[test]
    fn persons_are_authors_whatever_their_names_are() {
        let names = |byline: &str| -> Vec<String> {
            let body = BODY_HEAD.replace("</body.head>", &format!("<byline>{byline}</byline></body.head>"));
            let authors = article(HEAD, &body).stub.authors;
            authors.into_iter().map(|author| author.name).collect()
        };
        assert_eq!(
            names("By <person>Ida Brandt and Jordan Press</person><byttl>Critic</byttl>"),
            ["Ida Brandt", "Jordan Press"]
        );
        assert_eq!(names("By Ida Brandt,<byttl>Critic</byttl>"), ["Ida Brandt"]);
        assert_eq!(names("ib/ol"), [""; 0]);
    }

    const SUPERDESK: &str = "<docdata management-status='usable'><date.expire norm='2026-05-05 09:30:00+00:00'/>\
                             <date.issue norm='2026-05-04 09:30:00+00:00'/><doc-id id-string='ferry'/>\
                             <ed-msg info='Call  Ida &amp; Otis'/></docdata>";

    #[test]
    fn a_note_to_editors_is_no_tagline() {
        let end = |tagline: &str| {
            let body = format!("{BODY_HEAD}<body.content><p>Fares.</p></body.content><body.end>{tagline}</body.end>");
            article(SUPERDESK, &body).body.text
        };
        let note = "<tagline>Call Ida &amp; Otis\n</tagline>";
        assert_eq!(end(note), "<p>Fares.</p>");
        let both = format!("{note}<tagline>Ida contributed.</tagline>");
        assert_eq!(end(&both), "<p>Fares.</p><p>Ida contributed.</p>");
    }

    #[test]
    fn superdesk_writes_the_end_of_an_embargo_where_others_have_that_of_the_story() {
        let times = |head: &str| {
            let stub = article(head, BODY_HEAD).stub;
            let written = |time: Option<Timestamp>| time.map(Timestamp::rfc3339);
            (written(stub.embargo), written(stub.expires), stub.held.is_some())
        };
        let time = Some("2026-05-05T09:30:00+00:00".to_owned());
        let (other, embargoed) = (
            SUPERDESK.replace("04 09", "04T09"),
            SUPERDESK.replace("usable", "embargoed"),
        );
        assert_eq!(times(SUPERDESK), (None, None, false));
        assert_eq!(times(&embargoed), (time.clone(), None, false));
        assert_eq!(times(&other), (None, time.clone(), false));
        assert_eq!(times(&other.replace("usable", "embargoed")), (None, time, true));
    }

    #[test]
    fn a_slug_is_no_deck() {
        assert!(is_slug("(Advance) FERRY FEES"));
        assert!(!is_slug("Commuters pay 40 cents more"));
        assert!(!is_slug(""));
    }
}
