use super::*;
use crate::input::Rules;
use crate::model::{Article, Timestamp};
use crate::text::source::Source;

fn item(management: &str, component: &str) -> String {
    format!(
        "<NewsML Version='1.2'><NewsItem xml:lang='en-US'><Identification><NewsIdentifier><ProviderId>courier.example</ProviderId>\
         <DateId>20260504</DateId><NewsItemId>ferry</NewsItemId><RevisionId PreviousRevision='1' Update='N'>2</RevisionId>\
         </NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName='News'/>\
         <FirstCreated>20260504T093000-0500</FirstCreated><ThisRevisionCreated>20260504T130500-0500</ThisRevisionCreated>\
         {management}</NewsManagement><NewsComponent>{component}</NewsComponent></NewsItem></NewsML>"
    )
}

#[track_caller]
fn found(management: &str, component: &str) -> Found {
    let text = item(management, component);
    (FORMAT.read)(&Source::new("ferry.xml", &text), &Rules::default()).remove(0)
}

#[track_caller]
fn article(management: &str, component: &str) -> Article {
    found(management, component).article.unwrap()
}

const USABLE: &str = "<Status FormalName='Usable'/>";
const LINES: &str = "<NewsLines><HeadLine>Ferry fees rise</HeadLine></NewsLines>";

fn content(role: &str, text: &str) -> String {
    format!(
        "<NewsComponent><Role FormalName='{role}'/><ContentItem><DataContent>{text}</DataContent></ContentItem></NewsComponent>"
    )
}

#[test]
fn the_id_is_of_the_story_and_the_revision_its_version() {
    let stub = article(USABLE, &format!("{LINES}{}", content("Main", "x"))).stub;
    let delivery = stub.delivery.unwrap();
    assert_eq!(delivery.id, "courier.example:20260504:ferry");
    assert_eq!(delivery.version.as_deref(), Some("2"));
    assert_eq!(stub.published.rfc3339(), "2026-05-04T09:30:00-05:00");
    assert_eq!(
        stub.updated.map(Timestamp::rfc3339).as_deref(),
        Some("2026-05-04T13:05:00-05:00")
    );
    let text = item(USABLE, LINES).replace("<NewsItemId>ferry</NewsItemId>", "");
    let found = (FORMAT.read)(&Source::new("ferry.xml", &text), &Rules::default()).remove(0);
    assert_eq!(found.article.unwrap().stub.id, None, "a day is the id of no story");
}

#[test]
fn status_and_what_it_will_be() {
    let stub = |management: &str| article(management, &format!("{LINES}{}", content("Main", "x"))).stub;
    let change = |future: &str| {
        format!(
            "<StatusWillChange><FutureStatus FormalName='{future}'/><DateAndTime>20260505T060000-0500</DateAndTime></StatusWillChange>"
        )
    };
    let time = "2026-05-05T06:00:00-05:00";
    let waits = stub(&format!("<Status FormalName='Embargoed'/>{}", change("Usable")));
    assert_eq!((waits.embargo.unwrap().rfc3339().as_str(), waits.held), (time, None));
    let ends = stub(&format!("{USABLE}{}", change("Canceled")));
    assert_eq!((ends.expires.unwrap().rfc3339().as_str(), ends.held), (time, None));
    assert_eq!(
        stub("<Status FormalName='Embargoed'/>").held.unwrap().reason,
        "embargoed"
    );
    assert!(stub("<Status FormalName='Canceled'/>").delivery.unwrap().is_kill);
    assert!(
        stub(&format!("{USABLE}<Instruction FormalName='Delete'/>"))
            .delivery
            .unwrap()
            .is_kill
    );
    assert!(stub("<Status FormalName='Open'/>").held.unwrap().is_doubted);
}

#[test]
fn roles_say_what_is_a_line_and_what_is_text() {
    let html = "<![CDATA[<p>The board met.</p>]]>";
    let parts = ["StyleSheet", "HeadLine", "SubHeadLine", "Abstract", "Contact"].map(|role| content(role, role));
    let component = format!(
        "{}{}{}",
        parts.concat(),
        content("Lead", "In brief."),
        content("Body", html)
    );
    let article = article(USABLE, &component);
    assert_eq!(article.stub.title, "HeadLine");
    assert_eq!(article.subtitle.as_deref(), Some("SubHeadLine"));
    assert_eq!(article.summary.as_deref(), Some("Abstract"));
    assert_eq!(article.body.text, "<p>In brief.</p><p>The board met.</p>");
}

#[test]
fn nitf_in_it_is_the_text_and_names_codes() {
    let nitf = "<nitf><head><tobject><tobject.subject tobject.subject.refnum='04000000' tobject.subject.type='Transport'/></tobject></head>\
                <body><body.head><byline>By Ida Brandt</byline></body.head><body.content><p>N</p></body.content></body></nitf>";
    let metadata = "<TopicSet><Topic><FormalName>11000000</FormalName><Description Variant='Name' xml:lang='fr'>Politique</Description>\
                    <Description Variant='Name' xml:lang='en'>Politics</Description></Topic></TopicSet>\
                    <DescriptiveMetadata><Language FormalName='en'/><SubjectCode><Subject FormalName='04000000'/>\
                    <SubjectMatter FormalName='11000000'/><SubjectDetail FormalName='12000000'/></SubjectCode></DescriptiveMetadata>";
    let article = article(USABLE, &format!("{LINES}{metadata}{}", content("Main", nitf)));
    assert_eq!(article.body.text, "<p>N</p>");
    assert_eq!(article.stub.authors[0].name, "Ida Brandt");
    assert_eq!(article.stub.topics, ["Transport", "Politics", "12000000"]);
}

fn picture() -> String {
    let rendition = |href: &str, width: u32| {
        format!(
            "<NewsComponent><Role FormalName='Size'/><ContentItem Href='{href}'><MediaType FormalName='Photo'/><Characteristics>\
             <Property FormalName='Width' Value='{width}'/></Characteristics></ContentItem></NewsComponent>"
        )
    };
    format!(
        "<NewsComponent><NewsLines><CreditLine>Kjell Rosendal</CreditLine></NewsLines>{}{}{}</NewsComponent>",
        content("Caption", "At dawn."),
        rendition("s.jpg", 90),
        rendition("l.jpg", 900)
    )
}

#[test]
fn a_picture_is_a_photo_of_the_text_beside_it_and_no_story_alone() {
    let logo = "<NewsComponent><Role FormalName='Logo'/><ContentItem Href='logo.jpg'><MimeType FormalName='image/jpeg'/></ContentItem></NewsComponent>";
    let article = article(
        USABLE,
        &format!("{LINES}{}{}{logo}", content("Main", "The board met."), picture()),
    );
    assert_eq!(article.photos.len(), 1);
    let photo = &article.photos[0];
    assert_eq!(
        (photo.src.as_str(), photo.caption.as_deref()),
        ("l.jpg", Some("At dawn."))
    );
    assert_eq!(photo.credit().as_deref(), Some("Kjell Rosendal"));
    assert_eq!(article.body.text, "<p>The board met.</p>");
    let reasons = found(USABLE, &picture()).article.unwrap_err();
    assert!(
        reasons[0].message.contains("a picture that stands alone"),
        "{}",
        reasons[0].message
    );
}

#[test]
fn marks_of_sounds_are_no_text() {
    let text = "One.&lt;NewsComponentRef idref=\"S1\"/&gt; Two.";
    let article = article(USABLE, &format!("{LINES}{}", content("Body", text)));
    assert_eq!(article.body.text, "<p>One. Two.</p>");
}
