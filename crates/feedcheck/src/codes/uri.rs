//! Addresses and ids: which characters they may hold, whether they are whole, and the forms of
//! `urn:`, `urn:uuid:` and `tag:`.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    INVALID_LINK = Error "InvalidLink" {
        meaning: "An address is malformed.",
        says: "{where} is `{value}`, which is not a valid address",
        why: "Readers cannot open it, nor tell by it which story is which.",
        source: "RFC 3986, section 4.1, URI reference: https://www.rfc-editor.org/rfc/rfc3986#section-4.1",
        mend: "correct the address; after `https:` come two slashes and a host",
        wrong: Example { within: Within::Rdf, text: r#"<item rdf:about="http:///courier.example/ferry">
<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>
</item>"# },
        right: Example { within: Within::Rdf, text: r#"<item rdf:about="https://courier.example/ferry">
<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>
</item>"# },
    }
    INVALID_FULL_LINK = Error "InvalidFullLink" {
        meaning: "An address or id is not complete, where a whole one is needed.",
        says: "{where} is `{value}`, where a full address is expected",
        why: "A feed is read away from your website, so a path alone leads nowhere: clicking on the headline does nothing, or opens a page of the reader. As an id it may come in another feed as well.",
        source: "RSS 2.0, comments on addresses: https://www.rssboard.org/rss-specification#comments; RFC 3986, section 4.3, absolute URI: https://www.rfc-editor.org/rfc/rfc3986#section-4.3",
        mend: "write the whole address, from `https://` on; an id may also begin with `tag:` or `urn:uuid:`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>/ferry</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/ferry</link>" },
    }
    INVALID_URI_CHAR = Error "InvalidUriChar" {
        meaning: "An address holds a character that no address may hold.",
        says: "an address in {where} is `{value}`; the character `{char}` is not allowed in it",
        why: "Some readers cut the address off at this character, others encode it, and so it leads to different places or to none.",
        source: "RFC 3986, section 2, characters: https://www.rfc-editor.org/rfc/rfc3986#section-2",
        mend: "encode the character, for instance a blank as `%20`, and leave no blank space around the address",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/the ferry</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/the%20ferry</link>" },
    }
    URI_NOT_IRI = Error "UriNotIri" {
        meaning: "An address holds letters beyond ASCII, where they have to be encoded.",
        says: "{where} is `{value}`, where letters beyond ASCII have to be encoded",
        why: "RSS wants addresses in plain ASCII. Readers encode other letters each in their own way, or not at all, and the link fails.",
        source: "RFC 3987, section 3.1, mapping of IRIs to URIs: https://www.rfc-editor.org/rfc/rfc3987#section-3.1",
        mend: "percent-encode the letters as UTF-8, and write host names in their `xn--` form",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/café</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/caf%C3%A9</link>" },
    }
    INVALID_URI_ATTRIBUTE = Error "InvalidURIAttribute" {
        meaning: "An attribute for an address holds none.",
        says: "{where} is `{value}`, where an address is expected",
        why: "What the attribute refers to cannot be fetched, so readers show the entry without it.",
        source: "RFC 3986, section 4.1, URI reference: https://www.rfc-editor.org/rfc/rfc3986#section-4.1",
        mend: "correct the address; after `https:` come two slashes and a host",
        wrong: Example { within: Within::Entry, text: r#"<title>Ferry runs again</title>
<summary>The timetable of the ferry.</summary>
<content type="application/pdf" src="http:///courier.example/ferry.pdf"/>"# },
        right: Example { within: Within::Entry, text: r#"<title>Ferry runs again</title>
<summary>The timetable of the ferry.</summary>
<content type="application/pdf" src="https://courier.example/ferry.pdf"/>"# },
    }
    INVALID_URL_ATTRIBUTE = Error "InvalidURLAttribute" {
        meaning: "An attribute needs a full http or https address.",
        says: "{where} is `{value}`, where a full `http` or `https` address is expected",
        why: "Readers and podcast apps download the file from this address. A path or another scheme leaves them without it.",
        source: "RSS 2.0, item, enclosure: https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
        mend: "write the whole address, from `https://` on",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="photos/ferry.jpg" length="48213" type="image/jpeg"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/photos/ferry.jpg" length="48213" type="image/jpeg"/>"# },
    }
    SCHEME_NOT_IANA_REGISTERED = Warning "SchemeNotIANARegistered" {
        meaning: "An address begins with a scheme that is not registered.",
        says: "{where} uses a scheme that is not registered: `{value}`",
        why: "Readers know what to do with `https:` and a few others. With an unknown scheme nothing happens when the link is clicked.",
        source: "RSS 2.0, comments on addresses: https://www.rssboard.org/rss-specification#comments; IANA, URI schemes: https://www.iana.org/assignments/uri-schemes/",
        mend: "use an `https:` address",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>courier:ferry</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/ferry</link>" },
    }
    LOCAL_ADDRESS = Warning "LocalAddress" {
        meaning: "An address works on your own machine or network only.",
        says: "{where} is `{value}`, which nobody outside of your own machine or network can open",
        why: "It works for you while you test, and for no subscriber. It mostly slips in when a feed is made with the settings of a test server.",
        source: "RFC 6761, section 6.3, localhost: https://www.rfc-editor.org/rfc/rfc6761#section-6.3; RFC 1918, section 3, private addresses: https://www.rfc-editor.org/rfc/rfc1918#section-3",
        mend: "make the feed with the public address of your website",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>http://localhost:4000/ferry</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/ferry</link>" },
    }
    INVALID_URN = Error "InvalidURN" {
        meaning: "A name that begins with `urn:` does not have the form of a URN.",
        says: "{where} is `{value}`, where `urn:`, a namespace of letters, digits and hyphens, and a name are expected",
        why: "Programs compare such names letter by letter and will mostly take it as it is. But it is no URN, and a stricter program refuses it.",
        source: "RFC 8141, section 2, syntax: https://www.rfc-editor.org/rfc/rfc8141#section-2",
        mend: "write `urn:`, a registered namespace and a name, with colons between them; for an id you can also use `urn:uuid:` with a UUID, or a `tag:` with your domain",
        wrong: Example { within: Within::Entry, text: "<title>Ferry runs again</title>\n<id>urn:courier.example:ferry</id>" },
        right: Example { within: Within::Entry, text: "<title>Ferry runs again</title>\n<id>tag:courier.example,2024:ferry</id>" },
    }
    INVALID_UUID = Error "InvalidUUID" {
        meaning: "An id that begins with `urn:uuid:` holds no UUID.",
        says: "{where} is `{value}`, where `urn:uuid:` and a UUID of 32 hexadecimal digits are expected",
        why: "A UUID is unique because of how it is made. Something made by hand may come twice, and then one of two stories is never shown.",
        source: "RFC 9562, section 4, UUID format: https://www.rfc-editor.org/rfc/rfc9562#section-4",
        mend: "have a program make the UUID once, and keep it with the story",
        wrong: Example { within: Within::Entry, text: "<title>Ferry runs again</title>\n<id>urn:uuid:ferry-2024</id>" },
        right: Example { within: Within::Entry, text: "<title>Ferry runs again</title>\n<id>urn:uuid:6f1c2a90-3b5d-4e7f-8a21-9c0d4e5f6a7b</id>" },
    }
    INVALID_TAG = Error "InvalidTAG" {
        meaning: "An id that begins with `tag:` does not have the form of a tag URI.",
        says: "{where} is `{value}`, where `tag:`, a domain, a comma, a date and a name are expected",
        why: "The date says who owned the domain when the id was made, which is what makes the id unique for good. Without it the id is no tag.",
        source: "RFC 4151, section 2.1, tag syntax: https://www.rfc-editor.org/rfc/rfc4151#section-2.1",
        mend: r#"write it like `tag:courier.example,2024-03-05:ferry`; a guid of RSS needs `isPermaLink="false"` besides"#,
        wrong: Example { within: Within::Entry, text: "<title>Ferry runs again</title>\n<id>tag:courier.example:ferry</id>" },
        right: Example { within: Within::Entry, text: "<title>Ferry runs again</title>\n<id>tag:courier.example,2024-03-05:ferry</id>" },
    }
}
