//! JSON Feed 1.0 and 1.1: the grammar of JSON, and the members that a feed, an item, an author and
//! an attachment have. The W3C feed validator does not know this format, so the names are ours.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    INVALID_JSON = Error "InvalidJSON" {
        meaning: "The document breaks the grammar of JSON.",
        says: "not well-formed JSON: {message}",
        why: "Readers parse the whole document before they show anything. One comma too many, and no subscriber gets anything.",
        source: "RFC 8259, section 2, JSON grammar: https://www.rfc-editor.org/rfc/rfc8259#section-2",
        mend: "correct the place: quotes around every name, no comma after the last member, no comments; best let a library write the JSON",
        wrong: Example { within: Within::Document, text: r#"{
"version": "https://jsonfeed.org/version/1.1",
"title": "The Harbor Courier",
"home_page_url": "https://courier.example/",
"feed_url": "https://courier.example/all.json",
"items": [],
}"# },
        right: Example { within: Within::Document, text: r#"{
"version": "https://jsonfeed.org/version/1.1",
"title": "The Harbor Courier",
"home_page_url": "https://courier.example/",
"feed_url": "https://courier.example/all.json",
"items": []
}"# },
    }
    INVALID_FEED_VERSION = Error "InvalidFeedVersion" {
        meaning: "The version of the feed is no version of JSON Feed.",
        says: "`version` is `{value}`, where that of JSON Feed, such as `https://jsonfeed.org/version/1.1`, is expected",
        why: "Readers know by this address that the document is a JSON Feed, and which one. With another they may not take it for a feed.",
        source: "JSON Feed 1.1, top-level: https://www.jsonfeed.org/version/1.1/",
        mend: "write `\"version\": \"https://jsonfeed.org/version/1.1\"`",
        wrong: Example { within: Within::Json, text: r#""version": "https://jsonfeed.org/version/2""# },
        right: Example { within: Within::Json, text: r#""version": "https://jsonfeed.org/version/1.1""# },
    }
    MISSING_MEMBER = Error "MissingMember" {
        meaning: "A member that JSON Feed requires is missing.",
        says: "{parent} has no `{element}`",
        why: "Without its required members a feed cannot be shown. An item without an `id` is dropped, or comes back as new again and again.",
        source: "JSON Feed 1.1, top-level: https://www.jsonfeed.org/version/1.1/",
        mend: "add the member, with a value that is not empty",
        wrong: Example { within: Within::JsonItem, text: r#""content_text": "The ferry runs again.""# },
        right: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.""# },
    }
    MISSING_RECOMMENDED_MEMBER = Info "MissingRecommendedMember" {
        meaning: "A member is missing that is optional, but of use to readers.",
        says: "{parent} has no `{element}`, which readers look for",
        why: "By `home_page_url` and `feed_url` readers lead to your website, and know the feed again when it was moved or forwarded. The `url` of an item is what they open for the story.",
        source: "JSON Feed 1.1, top-level and items: https://www.jsonfeed.org/version/1.1/",
        mend: "add the member with the full address, unless there is no such address",
        wrong: Example { within: Within::Document, text: r#"{
"version": "https://jsonfeed.org/version/1.1",
"title": "The Harbor Courier",
"items": []
}"# },
        right: Example { within: Within::Document, text: r#"{
"version": "https://jsonfeed.org/version/1.1",
"title": "The Harbor Courier",
"home_page_url": "https://courier.example/",
"feed_url": "https://courier.example/all.json",
"items": []
}"# },
    }
    DUPLICATE_MEMBER = Error "DuplicateMember" {
        meaning: "An object has the same member twice.",
        says: "{parent} has `{element}` twice",
        why: "JSON does not say which one counts. Most readers take the last, some the first, and some refuse the document.",
        source: "RFC 8259, section 4, objects: https://www.rfc-editor.org/rfc/rfc8259#section-4",
        mend: "remove one of the two",
        wrong: Example { within: Within::JsonItem, text: r#""title": "Ferry runs again",
"title": "Ferry runs",
"id": "https://courier.example/ferry",
"content_text": "The ferry runs again.""# },
        right: Example { within: Within::JsonItem, text: r#""title": "Ferry runs again",
"id": "https://courier.example/ferry",
"content_text": "The ferry runs again.""# },
    }
    INVALID_MEMBER_TYPE = Error "InvalidMemberType" {
        meaning: "A member is of a kind that it cannot be.",
        says: "`{element}` of {parent} is wrong: {message}",
        why: "Readers expect text as text and lists as lists. Many drop the item when one member is of another kind, and some the whole feed.",
        source: "JSON Feed 1.1, top-level: https://www.jsonfeed.org/version/1.1/",
        mend: "write the value as the specification says: ids and dates in quotes, tags and authors in a list",
        wrong: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.",
"tags": "Harbor""# },
        right: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.",
"tags": ["Harbor"]"# },
    }
    UNKNOWN_MEMBER = Warning "UnknownMember" {
        meaning: "An object has a member that JSON Feed does not know.",
        says: "{parent} has a member `{element}`, which this version of JSON Feed does not know{hint}",
        why: "Readers ignore it, so a misspelt member is lost. A later version of JSON Feed may give the name a meaning of its own.",
        source: "JSON Feed 1.1, extensions: https://www.jsonfeed.org/version/1.1/",
        mend: "correct the name; put what is your own into an object whose name begins with `_`",
        wrong: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.",
"headline": "Ferry runs again""# },
        right: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.",
"title": "Ferry runs again""# },
    }
    DEPRECATED_MEMBER = Warning "DeprecatedMember" {
        meaning: "A member is used that a newer one has replaced.",
        says: "`{element}` of {parent} comes from JSON Feed 1.0; `authors` replaced it",
        why: "Readers still understand it, but it can name one author only. Where `authors` stands beside it, that is the one that counts.",
        source: "JSON Feed 1.1, deprecations: https://www.jsonfeed.org/version/1.1/",
        mend: "write `\"authors\": [{\"name\": \"Ann Lee\"}]`",
        wrong: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.",
"author": {"name": "Ann Lee"}"# },
        right: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.",
"authors": [{"name": "Ann Lee"}]"# },
    }
    MISSING_ITEM_CONTENT = Error "MissingItemContent" {
        meaning: "An item has no content.",
        says: "{parent} has neither `content_html` nor `content_text`",
        why: "There is nothing to read in it. Some readers drop the item, others show an empty page.",
        source: "JSON Feed 1.1, items: https://www.jsonfeed.org/version/1.1/",
        mend: "add `content_html` or `content_text`",
        wrong: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"title": "Ferry runs again""# },
        right: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"title": "Ferry runs again",
"content_text": "The ferry runs again.""# },
    }
    EMPTY_AUTHOR = Error "EmptyAuthor" {
        meaning: "An author has no name, address or picture.",
        says: "the author has neither `name` nor `url` nor `avatar`",
        why: "An author needs one of the three at least. Otherwise readers show an empty byline, or refuse the item.",
        source: "JSON Feed 1.1, top-level: https://www.jsonfeed.org/version/1.1/",
        mend: "give the author a name, or leave the author out",
        wrong: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.",
"authors": [{}]"# },
        right: Example { within: Within::JsonItem, text: r#""id": "https://courier.example/ferry",
"content_text": "The ferry runs again.",
"authors": [{"name": "Ann Lee"}]"# },
    }
    NEXT_IS_SELF = Error "NextIsSelf" {
        meaning: "The next page of the feed is the feed itself.",
        says: "`next_url` is the address of the feed itself, `{value}`",
        why: "A reader that follows the pages goes around in a circle and never comes to an end.",
        source: "JSON Feed 1.1, top-level: https://www.jsonfeed.org/version/1.1/",
        mend: "point `next_url` to the page with older items, or leave it out on the last one",
        wrong: Example { within: Within::Json, text: r#""feed_url": "https://courier.example/all.json",
"next_url": "https://courier.example/all.json""# },
        right: Example { within: Within::Json, text: r#""feed_url": "https://courier.example/all.json",
"next_url": "https://courier.example/all-2.json""# },
    }
}
