//! Messages about OPML: lists of subscriptions and other outlines, by which people carry
//! their feeds from one reader to another.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    INVALID_OPML_VERSION = Error "InvalidOPMLVersion" {
        meaning: "The version of an OPML document is none that exists.",
        says: "the version is `{value}`, where `2.0`, `1.1` or `1.0` is expected",
        why: "Readers that import subscription lists may refuse a version that they do not know.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: r#"write `version="2.0"`"#,
        wrong: Example { within: Within::Document, text: r#"<opml version="3.0">
  <head>
    <title>Feeds of The Harbor Courier</title>
  </head>
  <body>
    <outline type="rss" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>
  </body>
</opml>"# },
        right: Example { within: Within::Document, text: r#"<opml version="2.0">
  <head>
    <title>Feeds of The Harbor Courier</title>
  </head>
  <body>
    <outline type="rss" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>
  </body>
</opml>"# },
    }
    INVALID_EXPANSION_STATE = Error "InvalidExpansionState" {
        meaning: "The list of open outlines is not a list of line numbers.",
        says: "{where} is `{value}`, where line numbers such as `1, 3, 7` are expected",
        why: "Outliners open these lines when the document is loaded. They ignore a list that they cannot read.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: "write the line numbers with commas between them, or leave the element out",
        wrong: Example { within: Within::Document, text: r#"<opml version="2.0">
  <head>
    <title>Feeds of The Harbor Courier</title>
    <expansionState>all</expansionState>
  </head>
  <body>
    <outline type="rss" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>
  </body>
</opml>"# },
        right: Example { within: Within::Document, text: r#"<opml version="2.0">
  <head>
    <title>Feeds of The Harbor Courier</title>
    <expansionState>1, 3</expansionState>
  </head>
  <body>
    <outline type="rss" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>
  </body>
</opml>"# },
    }
    MISSING_OUTLINE_TYPE = Warning "MissingOutlineType" {
        meaning: "An outline describes a feed or a page, but does not say which.",
        says: "the `outline` has attributes of a feed or page, but no `type`",
        why: "Readers that import the list look for outlines of type `rss`. They may pass over this one, and the subscription is lost.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: r#"add `type="rss"` for a feed"#,
        wrong: Example { within: Within::Outline, text: r#"<outline text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>"# },
        right: Example { within: Within::Outline, text: r#"<outline type="rss" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>"# },
    }
    INVALID_OUTLINE_TYPE = Warning "InvalidOutlineType" {
        meaning: "The type of an outline is none that OPML 1 knows.",
        says: "the type of the `outline` is `{value}`, where `rss` or `link` is expected",
        why: "Readers that import the list do not know what this line is, and skip it.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: "write `rss` for a feed or `link` for a page, or leave the type out for plain text",
        wrong: Example { within: Within::Document, text: r#"<opml version="1.1">
  <head>
    <title>Feeds of The Harbor Courier</title>
  </head>
  <body>
    <outline type="newspaper" text="The Harbor Courier"/>
  </body>
</opml>"# },
        right: Example { within: Within::Document, text: r#"<opml version="1.1">
  <head>
    <title>Feeds of The Harbor Courier</title>
  </head>
  <body>
    <outline type="link" text="The Harbor Courier" url="https://courier.example/"/>
  </body>
</opml>"# },
    }
    MISSING_XML_URL = Warning "MissingXmlURL" {
        meaning: "An outline for a feed does not give the address of the feed.",
        says: "the `outline` is of type `rss`, but has no address in `xmlUrl`",
        why: "Readers subscribe to the address in `xmlUrl`. Without it they have nothing to subscribe to.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: "add `xmlUrl` with the address of the feed, spelt exactly so",
        wrong: Example { within: Within::Outline, text: r#"<outline type="rss" text="All news" title="All news"/>"# },
        right: Example { within: Within::Outline, text: r#"<outline type="rss" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>"# },
    }
    MISSING_TITLE_ATTR = Warning "MissingTitleAttr" {
        meaning: "An outline for a feed has no title.",
        says: "the `outline` is of type `rss`, but has no `title`",
        why: "Some readers name the subscription by `title` and not by `text`. Without it they show an address.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: "add `title` with the name of the feed",
        wrong: Example { within: Within::Outline, text: r#"<outline type="rss" text="All news" xmlUrl="https://courier.example/feeds/all.rss"/>"# },
        right: Example { within: Within::Outline, text: r#"<outline type="rss" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>"# },
    }
    INVALID_OUTLINE_VERSION = Warning "InvalidOutlineVersion" {
        meaning: "The version of the feed in an outline is none that OPML knows.",
        says: "the version of the `outline` is `{value}`, where `RSS`, `RSS1`, `RSS2` or `scriptingNews` is expected",
        why: "The word names the family of the feed and not its number. Readers ignore any other.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: "write `RSS` for RSS 0.9x and 2.0 or `RSS1` for RSS 1.0, or leave the attribute out",
        wrong: Example { within: Within::Outline, text: r#"<outline type="rss" version="2.0" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>"# },
        right: Example { within: Within::Outline, text: r#"<outline type="rss" version="RSS" text="All news" title="All news" xmlUrl="https://courier.example/feeds/all.rss"/>"# },
    }
    MISSING_URL_ATTR = Warning "MissingUrlAttr" {
        meaning: "An outline for a link does not give its address.",
        says: "the `outline` is of type `link`, but has no `url`",
        why: "Somebody clicks the line and nothing happens.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: "add `url` with the address of the page",
        wrong: Example { within: Within::Outline, text: r#"<outline type="link" text="The Harbor Courier"/>"# },
        right: Example { within: Within::Outline, text: r#"<outline type="link" text="The Harbor Courier" url="https://courier.example/"/>"# },
    }
}
