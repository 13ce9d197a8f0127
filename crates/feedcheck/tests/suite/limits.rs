//! The edges of every limit: what just fits is told nothing of it, one more is.

use feedcheck::{Message, Options, Timestamp, Within, check};

use crate::frame::whole;

fn messages(text: &str) -> Vec<Message> {
    let options = Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
        sound: None,
    };
    check(text.as_bytes(), &options).messages
}

fn count(text: &str, code: &str) -> usize {
    messages(text)
        .iter()
        .filter(|message| message.code.name == code)
        .count()
}

/// The largest number of which `code` is not told, and the next one.
#[track_caller]
fn edge(code: &str, largest: usize, document: impl Fn(usize) -> String) {
    assert_eq!(count(&document(largest), code), 0, "{code} is told of {largest}");
    assert_ne!(
        count(&document(largest + 1), code),
        0,
        "{code} is not told of {}",
        largest + 1
    );
}

#[test]
fn elements_values_and_entities_stand_only_so_deep_in_one_another() {
    edge("TooDeep", 256, |deep| "<a>".repeat(deep) + &"</a>".repeat(deep));
    edge("TooDeep", 64, |deep| "[".repeat(deep) + &"]".repeat(deep));
    edge("NotHtml", 256, |deep| {
        let html = "<div>".repeat(deep) + &"</div>".repeat(deep);
        whole(Within::Item, &format!("<description><![CDATA[{html}]]></description>"))
    });
    edge("EntityExpansion", 16, |deep| {
        let mut entities = "<!ENTITY a1 'x'>".to_owned();
        for n in 2..=deep {
            entities += &format!("<!ENTITY a{n} '&a{};'>", n - 1);
        }
        format!("<!DOCTYPE rss [{entities}]><rss version=\"2.0\"><channel><title>&a{deep};</title></channel></rss>")
    });
}

#[test]
fn entities_of_a_document_grow_to_eight_megabytes() {
    let large = "x".repeat(1 << 20);
    edge("EntityExpansion", 0, |more| {
        let text = "&large;".repeat(8) + &"&one;".repeat(more);
        format!("<!DOCTYPE rss [<!ENTITY large '{large}'><!ENTITY one 'x'>]><rss version=\"2.0\">{text}</rss>")
    });
}

#[test]
fn a_reference_has_a_name_of_some_length() {
    // With its `&` and `;` it has 256 characters.
    edge("SAXError", 254, |length| {
        let entity = "n".repeat(length);
        format!(
            "<!DOCTYPE rss [<!ENTITY {entity} 'x'>]><rss version=\"2.0\"><channel><title>&{entity};</title></channel></rss>"
        )
    });
}

#[test]
fn a_thousand_of_a_kind_are_told() {
    let items = |number: usize| whole(Within::Channel, &"<item><title>The ferry</title></item>".repeat(number));
    edge("MoreOfTheSame", 1000, items);
    assert_eq!(count(&items(1003), "MissingGuid"), 1000);
    let more = messages(&items(1003));
    let more = more
        .iter()
        .find(|message| message.detail("code") == Some("MissingGuid"))
        .unwrap();
    assert_eq!(more.detail("count"), Some("3"));
}

#[test]
fn twenty_faults_of_a_style_are_told() {
    let told = |number: usize| {
        let style = (0..number).fold(String::new(), |style, n| style + &format!("sea-{n}: 1;"));
        let html = format!("<p style=\"{style}\">It sails.</p>");
        let item = whole(Within::Item, &format!("<description><![CDATA[{html}]]></description>"));
        count(&item, "DangerousStyleAttr")
    };
    assert_eq!((told(19), told(20), told(21)), (19, 20, 20));
}

/// How often it is told that a description is no HTML.
fn faults_of(html: &str) -> usize {
    let item = whole(Within::Item, &format!("<description><![CDATA[{html}]]></description>"));
    count(&item, "NotHtml")
}

#[test]
fn what_stands_behind_five_faults_of_html_is_not_told() {
    let told = |others: usize| faults_of(&("</i>".repeat(others) + "<br id=\"quay\" id=\"pier\">"));
    assert_eq!((told(0), told(4), told(5)), (1, 2, 1));
}

#[test]
fn fifty_different_faults_of_a_value_are_told() {
    let told =
        |number: usize| faults_of(&(0..number).fold(String::new(), |html, n| html + &format!("<sea{n}></sea{n}>")));
    assert_eq!((told(49), told(50), told(51)), (49, 50, 50));
}

#[test]
fn an_element_has_two_hundred_attributes_at_most() {
    let attributes = |number: usize| (0..number).fold(String::new(), |all, n| all + &format!(" data-{n}=\"\""));
    let told = |number: usize| faults_of(&format!("<p{}>It sails.</p>", attributes(number)));
    assert_eq!((told(200), told(201)), (0, 1));
}

#[test]
fn eighty_characters_of_a_value_are_quoted() {
    let quoted = |length: usize| {
        let text = whole(
            Within::Channel,
            &format!("<dc:language>{}</dc:language>", "é".repeat(length)),
        );
        let messages = messages(&text);
        let found = messages
            .iter()
            .find(|message| message.code.name == "InvalidLanguage")
            .unwrap();
        found.detail("value").unwrap().to_owned()
    };
    assert_eq!(quoted(80), "é".repeat(80));
    assert_eq!(quoted(81), "é".repeat(80) + "…");
}

#[test]
fn ids_that_are_all_the_same_are_one_fault_from_ten_on() {
    let feed = |number: usize| {
        let entry = "<entry><id>https://courier.example/</id><title>The ferry</title><content>It sails.</content>\
                     <updated>2024-03-03T07:08:09Z</updated></entry>";
        let text = whole(Within::Feed, &entry.repeat(number));
        (count(&text, "DuplicateIds"), count(&text, "DuplicateEntries"))
    };
    assert_eq!((feed(9), feed(10)), ((0, 8), (1, 0)));
}
