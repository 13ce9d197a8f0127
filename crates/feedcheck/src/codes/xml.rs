//! What stands before any format: bytes and their encoding, the grammar of XML, namespaces, the
//! `Content-Type` that a document is served with, and the bounds of the checker itself.

use super::{Code, Example, Explanation, Level, Within, codes};

/// A text ten times over, for the examples that need much of a thing.
macro_rules! ten {
    ($text:expr) => {
        concat!($text, $text, $text, $text, $text, $text, $text, $text, $text, $text)
    };
}

codes! {
    SAX_ERROR = Error "SAXError" {
        meaning: "The document breaks the grammar of XML.",
        says: "not well-formed XML: {message}",
        why: "Most readers stop at the first such fault and show nothing. One bare `&` in a headline can take the whole feed away from every subscriber.",
        source: "XML 1.0, section 2.1, well-formed documents: https://www.w3.org/TR/xml/#sec-well-formed",
        mend: "mend what the message names; in text write `&amp;` for `&` and `&lt;` for `<`, close every element, and best let a library write the XML",
        wrong: Example { within: Within::Item, text: "<title>Fish & chips on the quay</title>" },
        right: Example { within: Within::Item, text: "<title>Fish &amp; chips on the quay</title>" },
    }
    UNDEFINED_NAMED_ENTITY = Error "UndefinedNamedEntity" {
        meaning: "A character is written by a name that HTML knows and XML does not.",
        says: "`&{value};` is not defined in XML",
        why: "XML knows five such names only: `amp`, `lt`, `gt`, `quot` and `apos`. A strict reader refuses the whole feed at any other, a lenient one shows the name in place of the character.",
        source: "XML 1.0, section 4.1, entity declared: https://www.w3.org/TR/xml/#wf-entdeclared",
        mend: "write the character itself, or its number, such as `&#xA0;` for `&nbsp;`",
        wrong: Example { within: Within::Item, text: "<title>Ferry&nbsp;runs again</title>" },
        right: Example { within: Within::Item, text: "<title>Ferry&#xA0;runs again</title>" },
    }
    ENTITY_EXPANSION = Error "EntityExpansion" {
        meaning: "The entities that the document declares grow beyond all bounds.",
        says: "not safe to read: {message}",
        why: "A few lines of entities can unfold into gigabytes, which has brought readers and servers down. So readers refuse such a document, and so do we.",
        source: "XML 1.0, section 4.4, treatment of entities: https://www.w3.org/TR/xml/#entproc",
        mend: "declare no entities in a feed; write the text where it belongs",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [
<!ENTITY a "Ferry ">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
<!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
]>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>&h;</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    CONTAINS_SYSTEM_ENTITY = Info "ContainsSystemEntity" {
        meaning: "The DOCTYPE refers to a file outside of the feed.",
        says: "the DOCTYPE refers to `{value}`, which readers do not fetch",
        why: "Fetching what a stranger names in a DOCTYPE is a known way to spy on a machine, so readers leave it alone. Whatever the feed expects from there will be missing.",
        source: "XML 1.0, section 4.2.2, external entities: https://www.w3.org/TR/xml/#sec-external-ent",
        mend: "remove the reference from the DOCTYPE, or the whole DOCTYPE: no feed format needs one",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [
<!ENTITY terms SYSTEM "https://courier.example/terms.txt">
]>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    TOO_DEEP = Error "TooDeep" {
        meaning: "Elements or values stand in one another deeper than any feed needs.",
        says: "not read any further: {message}",
        why: "Readers bound the depth of a document, so that a hostile one cannot exhaust their memory. They give up on the feed there, and so does this check.",
        source: "XML 1.0, section 2.1, well-formed documents (it sets no bound; parsers do): https://www.w3.org/TR/xml/#sec-well-formed",
        mend: "close each element before the next one of its kind opens",
        wrong: Example { within: Within::Item, text: concat!("<description>\n", ten!(concat!(ten!("<b><b><b>"), "\n")), "Ferry runs again\n", ten!(concat!(ten!("</b></b></b>"), "\n")), "</description>") },
        right: Example { within: Within::Item, text: "<description>&lt;b&gt;Ferry runs again&lt;/b&gt;</description>" },
    }
    BAD_XML_VERSION = Error "BadXmlVersion" {
        meaning: "The XML declaration states a version other than 1.0.",
        says: "the version in the XML declaration is `{version}`, where `1.0` is expected",
        why: "Feeds are written in XML 1.0. Many readers know no other version and refuse the document.",
        source: "XML 1.0, section 2.8, prolog: https://www.w3.org/TR/xml/#sec-prolog-dtd",
        mend: "write `<?xml version=\"1.0\" encoding=\"utf-8\"?>` in the first line",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.1" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    WP_BLANK_LINE = Error "WPBlankLine" {
        meaning: "Blank space stands before the XML declaration of a feed made by WordPress.",
        says: "there is blank space before the XML declaration, which has to be the very first thing",
        why: "An XML parser allows nothing before the declaration, so the feed does not load. In WordPress the blank line mostly comes from a theme or plugin file with an empty line outside of its PHP code.",
        source: "XML 1.0, section 2.8, prolog: https://www.w3.org/TR/xml/#sec-prolog-dtd",
        mend: "remove empty lines before `<?php` and after `?>` in `functions.php`, `wp-config.php` and the plugin files",
        wrong: Example { within: Within::Document, text: r#"

<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<generator>https://wordpress.org/?v=6.5</generator>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<generator>https://wordpress.org/?v=6.5</generator>
</channel>
</rss>"# },
    }
    UNICODE_ERROR = Error "UnicodeError" {
        meaning: "The bytes of the document do not fit its encoding.",
        says: "the bytes cannot be read as `{encoding}`: {message}",
        why: "A strict reader refuses the feed. A lenient one shows wrong characters wherever a letter has an accent or a quotation mark is curly.",
        source: "XML 1.0, section 4.3.3, character encoding: https://www.w3.org/TR/xml/#charencoding",
        mend: "save the feed as UTF-8, and say so in its XML declaration and in its `Content-Type`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="us-ascii"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the café on the pier</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the café on the pier</description>
</channel>
</rss>"# },
    }
    UNKNOWN_ENCODING = Error "UnknownEncoding" {
        meaning: "The document states an encoding that nobody knows.",
        says: "the encoding is `{encoding}`, where one that exists, such as `utf-8`, is expected",
        why: "A reader that does not know the encoding cannot read a single character, and drops the feed.",
        source: "XML 1.0, section 4.3.3, character encoding: https://www.w3.org/TR/xml/#charencoding",
        mend: "save the feed as UTF-8 and declare `encoding=\"utf-8\"`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="courier-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    OBSCURE_ENCODING = Warning "ObscureEncoding" {
        meaning: "The document names an encoding that few readers know, or a common one by an unusual name.",
        says: "not every reader knows an encoding by the name `{encoding}`",
        why: "Every reader has to know UTF-8 and UTF-16, under these names. Of the others only a handful are widely understood, and some readers fail at a name that is not registered, such as `utf8`.",
        source: "XML 1.0, section 4.3.3, character encoding: https://www.w3.org/TR/xml/#charencoding",
        mend: r#"save the feed as UTF-8 and declare `encoding="utf-8"`, spelt exactly so"#,
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="macintosh"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    NONSTD_ENCODING = Info "NonstdEncoding" {
        meaning: "The document is in an encoding other than UTF-8 and UTF-16.",
        says: "the encoding is `{encoding}`, and only UTF-8 and UTF-16 are understood by every reader",
        why: "Most readers understand this encoding, but none has to. Some characters, such as curly quotation marks, may be missing from it.",
        source: "XML 1.0, section 4.3.3, character encoding: https://www.w3.org/TR/xml/#charencoding",
        mend: "save the feed as UTF-8 and declare `encoding=\"utf-8\"`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    MISSING_ENCODING = Info "MissingEncoding" {
        meaning: "The document does not say which encoding it is in.",
        says: "no encoding is declared, so UTF-8 is taken for granted",
        why: "Readers then assume UTF-8, or what the server says. That goes wrong on the day when the file is saved or served otherwise.",
        source: "XML 1.0, section 4.3.3, character encoding: https://www.w3.org/TR/xml/#charencoding",
        mend: "begin the document with `<?xml version=\"1.0\" encoding=\"utf-8\"?>`",
        wrong: Example { within: Within::Document, text: r#"<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    BAD_CHARACTERS = Warning "BadCharacters" {
        meaning: "Text shows signs of having been read in a wrong encoding.",
        says: "{where} holds characters that come from a wrong encoding{hint}",
        why: "Text that was saved in one encoding and read in another shows `Ã©` for `é` or `â€™` for an apostrophe, and what was lost on the way is a small box. It stands in the headline for everyone to see.",
        source: "XML 1.0, section 2.2, characters: https://www.w3.org/TR/xml/#charsets",
        mend: "find the step that reads the text in another encoding than the one it was saved in, have it read UTF-8, and make the text anew from there on",
        wrong: Example { within: Within::Item, text: "<title>CafÃ© on the pier opens</title>" },
        right: Example { within: Within::Item, text: "<title>Café on the pier opens</title>" },
    }
    XSLT_STYLESHEET = Info "XsltStylesheet" {
        meaning: "A stylesheet in XSLT makes a page of the feed, which browsers will do no more.",
        says: "the stylesheet is in XSLT, which browsers are taking out",
        why: "Feed readers pass over it. Browsers are taking XSLT out (Chromium has it off by default from version 158 on, and Firefox and WebKit agreed), so people who open the feed will see its source.",
        source: "Associating Style Sheets with XML documents 1.0: https://www.w3.org/TR/xml-stylesheet/; https://developer.chrome.com/docs/web-platform/deprecating-xslt",
        mend: "put a page beside the feed that tells people how to subscribe, or use a stylesheet of type `text/css`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/xsl" href="/courier.xsl"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="/courier.css"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    UNEXPECTED_CONTENT_TYPE = Warning "UnexpectedContentType" {
        meaning: "The feed is served with a media type that does not suit it.",
        says: "the document is served as `{type}`, which is not the media type of its format",
        why: "Browsers and readers go by the media type first. A feed served as a web page or as plain text may be shown as source code, or not be recognized when someone subscribes.",
        source: "Atom: RFC 4287, section 7: https://www.rfc-editor.org/rfc/rfc4287#section-7; RSS: RSS Autodiscovery: https://www.rssboard.org/rss-autodiscovery; JSON Feed 1.1, suggestions for publishers: https://www.jsonfeed.org/version/1.1/",
        mend: "have the server send `application/rss+xml`, `application/atom+xml` or `application/feed+json`",
        wrong: Example { within: Within::Served("text/html; charset=utf-8"), text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Served("application/rss+xml; charset=utf-8"), text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    NON_SPECIFIC_MEDIA_TYPE = Warning "NonSpecificMediaType" {
        meaning: "The feed is served as plain XML, and nothing near its beginning shows that it is a feed.",
        says: "the document is served as `{type}`, and its first 512 bytes do not show that it is a feed",
        why: "When the media type says no more than XML, readers and browsers look at the first bytes for the root element of a feed. If they do not see it there, they show the source code.",
        source: "RFC 7303, section 4.2, media types that end in `+xml`: https://www.rfc-editor.org/rfc/rfc7303#section-4.2",
        mend: "serve the feed as `application/rss+xml` or `application/atom+xml`, or move the comment behind the root element",
        wrong: Example { within: Within::Served("application/xml; charset=utf-8"), text: r#"<?xml version="1.0" encoding="utf-8"?>
<!--
  The Harbor Courier. This feed may be read and quoted by anyone. The full text of a story may be
  shown in a feed reader, as long as the name of its author and the link to the story stay with it.
  Pictures belong to those who took them; their names stand beside each picture. Whoever wants to
  print a picture asks the picture desk first, at pictures@courier.example. Corrections are made in
  the story itself, and the date of the last change says when. Questions about this feed go to the
  web desk, at web@courier.example. The ferry times in our stories are those of the harbor office.
-->
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Served("application/xml; charset=utf-8"), text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>
<!--
  The Harbor Courier. This feed may be read and quoted by anyone. The full text of a story may be
  shown in a feed reader, as long as the name of its author and the link to the story stay with it.
  Pictures belong to those who took them; their names stand beside each picture. Whoever wants to
  print a picture asks the picture desk first, at pictures@courier.example. Corrections are made in
  the story itself, and the date of the last change says when. Questions about this feed go to the
  web desk, at web@courier.example. The ferry times in our stories are those of the harbor office.
-->"# },
    }
    ENCODING_MISMATCH = Warning "EncodingMismatch" {
        meaning: "The server and the document name different encodings.",
        says: "the `Content-Type` says `{charset}`, the document says `{encoding}`",
        why: "Some readers believe the server and some the document. One of the two groups sees wrong characters.",
        source: "RFC 7303, section 3, encoding considerations: https://www.rfc-editor.org/rfc/rfc7303#section-3",
        mend: "state `utf-8` in both places, or leave the charset out of the `Content-Type`",
        wrong: Example { within: Within::Served("application/rss+xml; charset=iso-8859-1"), text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Served("application/rss+xml; charset=utf-8"), text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    MISSING_NAMESPACE = Error "MissingNamespace" {
        meaning: "An element or attribute needs a namespace that is not declared.",
        says: "`{element}` needs a namespace, and none is declared for it",
        why: "A name alone does not say what an element means. Without its namespace a reader does not recognize the feed, or passes over the element.",
        source: "Namespaces in XML 1.0, section 3, declaring namespaces: https://www.w3.org/TR/xml-names/#ns-decl",
        mend: r#"declare the namespace on the root element: for Atom `xmlns="http://www.w3.org/2005/Atom"`, for `content:encoded` `xmlns:content="http://purl.org/rss/1.0/modules/content/"`, for another prefix what its specification says; for XHTML put `xmlns="http://www.w3.org/1999/xhtml"` on the `div`"#,
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<feed>
<title>The Harbor Courier</title>
<id>https://courier.example/</id>
<updated>2024-03-05T09:00:00Z</updated>
<author><name>Ann Lee</name></author>
<link rel="self" href="https://courier.example/all.atom"/>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>The Harbor Courier</title>
<id>https://courier.example/</id>
<updated>2024-03-05T09:00:00Z</updated>
<author><name>Ann Lee</name></author>
<link rel="self" href="https://courier.example/all.atom"/>
</feed>"# },
    }
    INVALID_NAMESPACE = Error "InvalidNamespace" {
        meaning: "The root element, or another one, is in a namespace that is not that of its format.",
        says: "`{element}` is in the namespace `{namespace}`, but the right one is `{expected}`",
        why: "Namespaces are compared letter by letter. With another one the document is no feed of this format, and readers refuse it.",
        source: "Namespaces in XML 1.0, section 2.3, comparing URI references: https://www.w3.org/TR/xml-names/#NSNameComparison; Atom: RFC 4287, section 1.2: https://www.rfc-editor.org/rfc/rfc4287#section-1.2",
        mend: "copy the right namespace letter by letter; where it is `none`, remove `xmlns=`, since the elements of RSS 2.0 have no namespace",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/atom">
<title>The Harbor Courier</title>
<id>https://courier.example/</id>
<updated>2024-03-05T09:00:00Z</updated>
<author><name>Ann Lee</name></author>
<link rel="self" href="https://courier.example/all.atom"/>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>The Harbor Courier</title>
<id>https://courier.example/</id>
<updated>2024-03-05T09:00:00Z</updated>
<author><name>Ann Lee</name></author>
<link rel="self" href="https://courier.example/all.atom"/>
</feed>"# },
    }
    UNDETERMINABLE_VOCABULARY = Warning "UndeterminableVocabulary" {
        meaning: "An element is in no namespace, in a format that has one, so its meaning is unknown.",
        says: "{where} is in no namespace, so nobody can tell what it means",
        why: "Atom and RSS 1.0 may be extended by elements of other namespaces. An element without any belongs to nobody, and readers ignore it.",
        source: "RFC 4287, section 6.1, extensions from other vocabularies: https://www.rfc-editor.org/rfc/rfc4287#section-6.1",
        mend: "use an element of the format, or give your own one a namespace",
        wrong: Example { within: Within::Feed, text: r#"<edition xmlns="">morning</edition>"# },
        right: Example { within: Within::Feed, text: r#"<category term="morning edition"/>"# },
    }
    RESERVED_PREFIX = Warning "ReservedPrefix" {
        meaning: "A prefix that everyone knows is bound to another namespace.",
        says: "the prefix `{prefix}` is bound to `{namespace}`, but it is known for `{usual}`",
        why: "XML allows it. But some readers go by the prefix and not by the namespace, and so take the elements for what they are not.",
        source: "Namespaces in XML 1.0, section 3, declaring namespaces: https://www.w3.org/TR/xml-names/#ns-decl",
        mend: "correct the namespace if the well-known one was meant, or else choose another prefix",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="https://courier.example/ns/photos">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    NONSTD_PREFIX = Info "NonstdPrefix" {
        meaning: "A well-known namespace has an unusual prefix.",
        says: "the namespace `{namespace}` has the prefix `{prefix}`, where `{preferred}` is usual",
        why: "XML allows any prefix. But some readers look for the usual one, such as `dc` or `media`, and miss the elements under another.",
        source: "Namespaces in XML 1.0, section 3, declaring namespaces: https://www.w3.org/TR/xml-names/#ns-decl",
        mend: "use the usual prefix, in the declaration and in each name that has it",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dublin="http://purl.org/dc/elements/1.1/">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    UNKNOWN_NAMESPACE = Warning "UnknownNamespace" {
        meaning: "The document declares a namespace that this check does not know.",
        says: "the namespace `{namespace}` is not known, so its elements are not checked",
        why: "Most readers do not know it either and ignore its elements. If it is a misspelt one, they ignore what you meant them to read.",
        source: "Namespaces in XML 1.0, section 3, declaring namespaces: https://www.w3.org/TR/xml-names/#ns-decl",
        mend: "look for a slip in the address; if the namespace is your own, nothing has to be done",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:desk="https://courier.example/ns/desk">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<desk:name>Harbor desk</desk:name>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<dc:publisher>Harbor desk</dc:publisher>
</channel>
</rss>"# },
    }
    UNSUPPORTED_NAMESPACE = Info "UnsupportedNamespace" {
        meaning: "The document uses a namespace that is known, but whose elements are not checked.",
        says: "the namespace `{namespace}` is known, but its elements are not checked",
        why: "Nothing is wrong here. Faults inside of these elements would not be found by this check.",
        source: "Namespaces in XML 1.0, section 3, declaring namespaces: https://www.w3.org/TR/xml-names/#ns-decl",
        mend: "check these elements by the specification of the module, or remove the declaration if none of them is used",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:rawvoice="http://www.rawvoice.com/rawvoiceRssModule/">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    OBSOLETE_WIKI_NAMESPACE = Warning "ObsoleteWikiNamespace" {
        meaning: "The wiki module is used under its old namespace.",
        says: "the namespace `{namespace}` is an old one of the wiki module",
        why: "Readers that know the wiki module look for its present namespace, and pass over elements of the old one.",
        source: "RSS 1.0 modules, wiki: http://purl.org/rss/1.0/modules/wiki/",
        mend: "declare `xmlns:wiki=\"http://purl.org/rss/1.0/modules/wiki/\"`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:wiki="http://www.usemod.com/cgi-bin/mb.pl?ModWiki">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:wiki="http://purl.org/rss/1.0/modules/wiki/">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    TEXT_BEFORE_FEED = Error "TextBeforeFeed" {
        meaning: "Something stands before the feed that does not belong there.",
        says: "{message}",
        why: "Nothing may stand before the first tag of a feed, not even what nobody sees. A strict reader refuses the document and shows no story.",
        source: "XML 1.0, section 2.8, prolog: https://www.w3.org/TR/xml/#sec-prolog-dtd; JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/",
        mend: "remove what stands there: for a message of PHP turn off `display_errors` and mend its cause; an invisible character comes from a file that was saved with a mark and then put together with another",
        wrong: Example { within: Within::Document, text: r#"Warning: Undefined variable $desk in /srv/courier/feed.php on line 7
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    PROGRAM_MESSAGE = Error "ProgramMessage" {
        meaning: "A message of the program that makes the feed stands in it, or behind it.",
        says: "{message}",
        why: "What stands there is no part of a feed. A strict reader refuses the document, and others drop what stands around it. Besides, it shows everybody where files are on the server.",
        source: "RSS 2.0: https://www.rssboard.org/rss-specification; XML 1.0, section 2.1, well-formed documents: https://www.w3.org/TR/xml/#sec-well-formed",
        mend: "turn off `display_errors` of PHP, and mend the cause of the message: what should stand in its place is probably missing",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<br />
<b>Warning</b>:  Undefined variable $desk in <b>/srv/courier/feed.php</b> on line <b>7</b><br />
<link>https://courier.example/ferry</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>" },
    }
    TRUNCATED = Error "Truncated" {
        meaning: "The document ends before its root is closed.",
        says: "the document ends in line {line}, {message}: it was cut off",
        why: "A strict reader refuses what is not whole, and a lenient one shows the stories up to there. Those behind are lost.",
        source: "XML 1.0, section 2.1, well-formed documents: https://www.w3.org/TR/xml/#sec-well-formed",
        mend: "fetch or make the document again, and look for what cut it off: a broken transfer, a full disk, a limit on the size, or a program that stopped",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<descrip"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    COMPRESSED_CONTENT = Error "CompressedContent" {
        meaning: "The bytes are compressed, and not unpacked.",
        says: "these bytes are compressed ({format}: they begin with {value}), and no feed",
        why: "Readers unpack what is said to be packed, and nothing else. Without the header they see no feed at all.",
        source: "RFC 9110, section 8.4, Content-Encoding: https://www.rfc-editor.org/rfc/rfc9110#section-8.4; gzip: RFC 1952, section 2.3.1: https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1",
        mend: "if a server sent them, have it send `Content-Encoding` too, such as `gzip`; if a file was saved so, unpack it, or fetch it with `curl --compressed`",
        wrong: Example { within: Within::Document, text: "BZh91AY&SY" },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    UNKNOWN_FORMAT = Error "UnknownFormat" {
        meaning: "The document is no feed of a kind that this check knows.",
        says: "{message}",
        why: "A reader decides by the root element, or by `version` in JSON, what it has before it. If that is none of RSS, Atom, OPML or JSON Feed, there is nothing to subscribe to.",
        source: "RSS 2.0: https://www.rssboard.org/rss-specification; Atom: https://www.rfc-editor.org/rfc/rfc4287; JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/",
        mend: "make sure that the address leads to the feed, and not to a web page, a sitemap or the message of an error",
        wrong: Example { within: Within::Document, text: "{\"status\": 404, \"message\": \"This page has moved.\"}" },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    MORE_OF_THE_SAME = Info "MoreOfTheSame" {
        meaning: "A message came so often that the rest of its kind is only counted.",
        says: "{count} more of `{code}`",
        why: "One fault in a template comes back in every item. Showing each one would bury the other faults.",
        source: "none: a bound of this check, so that one kind of fault does not hide the others",
        mend: "mend the fault where the feed is made, then check again",
        wrong: Example { within: Within::Channel, text: ten!(concat!(ten!(ten!("<p/>")), ten!("<p/><p/>"), "\n")) },
        right: Example { within: Within::Channel, text: "<ttl>60</ttl>" },
    }
}
