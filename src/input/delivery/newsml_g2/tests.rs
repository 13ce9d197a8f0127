use super::*;
use crate::model::{Article, Code};

fn item(meta: &str, content: &str, body: &str) -> String {
    format!(
        "<newsItem guid='urn:newsml:courier.example:ferry' version='2' xml:lang='en-US'>\
         <itemMeta><itemClass qcode='ninat:text'/><versionCreated>2026-05-04T13:05:00-05:00</versionCreated>{meta}</itemMeta>\
         <contentMeta><headline>Ferry fees rise</headline>{content}</contentMeta>\
         <contentSet><inlineXML contenttype='application/xhtml+xml'><html><body>{body}</body></html></inlineXML></contentSet></newsItem>"
    )
}

fn picture(meta: &str) -> String {
    format!(
        "<newsItem guid='urn:photo'><itemMeta><itemClass qcode='ninat:picture'/>{meta}</itemMeta>\
         <contentMeta><creditline>Kjell Rosendal</creditline><description role='drol:caption'>At dawn.</description></contentMeta>\
         <contentSet><remoteContent contenttype='image/jpeg' width='90' href='https://c.example/s.jpg'/>\
         <remoteContent contenttype='image/jpeg' width='900' href='https://c.example/l.jpg'/>\
         <remoteContent contenttype='image/tiff' width='9000' href='https://c.example/l.tif'/></contentSet></newsItem>"
    )
}

fn read(text: &str) -> Vec<Found> {
    (FORMAT.read)(&Source::new("ferry.xml", text), &Rules::default())
}

fn message(items: &[&str]) -> Vec<Found> {
    read(&format!(
        "<newsMessage><itemSet>{}</itemSet></newsMessage>",
        items.concat()
    ))
}

#[track_caller]
fn article(meta: &str, content: &str, body: &str) -> Article {
    read(&item(meta, content, body)).remove(0).article.unwrap()
}

#[test]
fn a_linked_picture_of_the_message_is_a_photo_at_its_largest() {
    let story = item("<link rel='irel:seeAlso' residref='urn:photo'/>", "", "<p>x</p>");
    let photos = |picture: &str| message(&[&story, picture]).remove(0).article.unwrap().photos;
    let photo = photos(&picture("")).remove(0);
    assert_eq!(
        (photo.src.as_str(), photo.caption.as_deref()),
        ("https://c.example/l.jpg", Some("At dawn."))
    );
    assert_eq!(photo.credit().as_deref(), Some("Kjell Rosendal"));
    assert!(photos(&picture("<pubStatus qcode='stat:withheld'/>")).is_empty());
    assert!(photos(&picture("<embargoed>2030-01-01T00:00:00Z</embargoed>")).is_empty());
    assert!(
        photos(
            &picture("")
                .replace("l.jpg", "l.jpg?Signature=x&amp;Expires=9")
                .replace("s.jpg", "s.jpg?sig=1")
        )
        .is_empty()
    );
}

#[test]
fn a_package_joins_its_only_story_with_its_pictures() {
    let package = |ids: &[&str]| {
        let references: Vec<String> = ids.iter().map(|id| format!("<itemRef residref='{id}'/>")).collect();
        let references = references.concat();
        format!("<packageItem guid='p'><groupSet><group>{references}</group></groupSet></packageItem>")
    };
    let story = item("", "", "<p>x</p>");
    let other = story.replace(":ferry'", ":bridge'");
    let id = "urn:newsml:courier.example:ferry";
    let found = message(&[&package(&[id, "urn:photo"]), &story, &picture("")]);
    assert_eq!(found[1].article.as_ref().unwrap().photos.len(), 1);
    for (at, what) in [(0, "a package"), (2, "of the class `picture`")] {
        let reasons = found[at].article.as_ref().unwrap_err();
        assert_eq!(reasons[0].code, Code::NO_STORY);
        assert!(reasons[0].message.contains(what), "{}", reasons[0].message);
    }
    let found = message(&[
        &package(&[id, "urn:newsml:courier.example:bridge", "urn:photo"]),
        &story,
        &other,
        &picture(""),
    ]);
    assert!(found[1].article.as_ref().unwrap().photos.is_empty());
}

#[test]
fn topics_are_names_in_the_language_of_the_item() {
    let content = "<subject qcode='a:1'><name xml:lang='fr'>Transports</name><name xml:lang='en'>Transport</name></subject>\
                   <subject qcode='a:2'><name role='nrol:mnemonic'>pol</name><name>Politics</name></subject>\
                   <subject qcode='a:3'/><subject literal='Ferries'/><subject qcode='a:1'><name>Transport</name></subject>";
    assert_eq!(
        article("", content, "<p>x</p>").stub.topics,
        ["Transport", "Politics", "a:3", "Ferries"]
    );
}

#[test]
fn what_is_for_editors_is_in_no_field() {
    let meta = "<edNote>PRIVATE</edNote>";
    let content = "<description role='drol:summary' pubconstraint='x:nonpublic'>PRIVATE</description><creator literal='PRIVATE'/>";
    let body = "<header><h1>Ferry fees rise</h1><time>9:30</time></header><section class='main'><p>The board met.</p></section>\
                <section class='notepad'><p>PRIVATE</p></section><p class='closingline'>PRIVATE</p>";
    let article = article(meta, content, body);
    assert_eq!(article.body.text, "<section><p>The board met.</p></section>");
    assert!(!format!("{article:?}").contains("PRIVATE"));
}

#[test]
fn a_signal_takes_a_story_back_beside_a_usable_status() {
    for (meta, is_kill) in [
        ("<pubStatus qcode='stat:usable'/>", false),
        ("<pubStatus qcode='stat:canceled'/>", true),
        (
            "<pubStatus qcode='stat:usable'/><signal qcode='sttinstruct:remove'/>",
            true,
        ),
        ("<pubStatus qcode='stat:usable'/><signal qcode='edStat:D'/>", true),
        (
            "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/usable'/><signal qcode='edStat:U'/>",
            false,
        ),
    ] {
        let stub = article(meta, "", "<p>x</p>").stub;
        assert_eq!(stub.delivery.unwrap().is_kill, is_kill, "{meta}");
        assert_eq!(stub.held.is_some(), is_kill, "{meta}");
    }
    assert!(
        article("<pubStatus qcode='stat:perhaps'/>", "", "<p>x</p>")
            .stub
            .held
            .unwrap()
            .is_doubted
    );
}

#[test]
fn an_earlier_story_is_replaced() {
    let id = |meta: &str, content: &str| article(meta, content, "<p>x</p>").stub.id.unwrap();
    assert_eq!(
        id("<link rel='irel:previousVersion' residref='urn:old'/>", ""),
        "urn:old"
    );
    assert_eq!(
        id("<link rel='irel:derivedFrom' residref='urn:old'/>", ""),
        "urn:newsml:courier.example:ferry"
    );
    let numbers = "<altId type='tt:uno'>ferry</altId><altId type='tt:refuno'>old</altId>";
    assert_eq!(
        id("<signal qcode='tt_sig:replace'/>", numbers),
        "urn:newsml:courier.example:old"
    );
}

#[test]
fn headlines_have_roles_and_ranks() {
    let content = "<headline rank='3'>Third</headline><headline role='x:subtitle'>The deck</headline><headline rank='1'>First</headline>";
    let text = item("", content, "<p>x</p>").replace("<headline>Ferry fees rise</headline>", "");
    let article = read(&text).remove(0).article.unwrap();
    assert_eq!(
        (article.stub.title.as_str(), article.subtitle.as_deref()),
        ("First", Some("The deck"))
    );
}

#[test]
fn nitf_and_plain_text_are_read_too() {
    let with = |rendition: &str| {
        let text = item("", "", "");
        let (start, end) = (text.find("<inlineXML").unwrap(), text.find("</contentSet>").unwrap());
        let text = format!("{}{rendition}{}", &text[..start], &text[end..]);
        read(&text).remove(0).article.unwrap()
    };
    let nitf = "<inlineXML contenttype='application/nitf+xml'><nitf><body><body.head><byline>By Ida Brandt</byline></body.head>\
                <body.content><p>N</p></body.content></body></nitf></inlineXML>";
    let plain = "<inlineData contenttype='text/plain'>One &lt; two\n\nThree</inlineData>";
    let article = with(&format!("{plain}{nitf}"));
    assert_eq!(
        (article.body.text.as_str(), article.stub.authors[0].name.as_str()),
        ("<p>N</p>", "Ida Brandt")
    );
    assert_eq!(with(plain).body.text, "<p>One &lt; two</p>\n<p>Three</p>");
    assert_eq!(
        with("<inlineData contenttype='text/plain'>&lt;p&gt;P&lt;/p&gt;</inlineData>")
            .body
            .text,
        "<p>P</p>"
    );
}
