//! Messages about Atom: the feed and its ids, links, texts with their types, and the paging
//! and archiving of feeds (RFC 5005). `atom:link` in RSS is among it.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    OBSOLETE_NAMESPACE = Error "ObsoleteNamespace" {
        meaning: "The feed is in Atom 0.3 or older, which Atom 1.0 replaced.",
        says: "the feed has the namespace of Atom before 1.0",
        why: "Atom 0.3 was a draft. Many readers have dropped it, and its dates and links mean other things.",
        source: "RFC 4287, section 1.2: https://www.rfc-editor.org/rfc/rfc4287#section-1.2",
        mend: "write Atom 1.0, whose namespace is `http://www.w3.org/2005/Atom`",
        wrong: Example { within: Within::Document, text: r#"<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en">
  <title>The Harbor Courier</title>
  <link rel="alternate" type="text/html" href="https://courier.example/"/>
  <modified>2025-05-24T19:00:00Z</modified>
  <author><name>The Harbor Courier</name></author>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <link rel="alternate" type="text/html" href="https://courier.example/"/>
</feed>"# },
    }
    AVOID_NAMESPACE_PREFIX = Warning "AvoidNamespacePrefix" {
        meaning: "An Atom feed declares a prefix for the elements of Atom or XHTML.",
        says: "the feed declares a prefix for Atom or XHTML, where no prefix is the safe way",
        why: "The prefix is correct XML, but simple readers look for `feed`, `entry` and `div` by name and find nothing. In RSS, where elements of Atom are guests, the prefix is right.",
        source: "RFC 4287, section 1.3: https://www.rfc-editor.org/rfc/rfc4287#section-1.3",
        mend: "write `xmlns=` without a prefix, on `feed` for Atom and on the `div` for XHTML, and the elements without a prefix",
        wrong: Example { within: Within::Document, text: r#"<atom:feed xmlns:atom="http://www.w3.org/2005/Atom" xml:lang="en">
  <atom:id>https://courier.example/feeds/all.atom</atom:id>
  <atom:title>The Harbor Courier</atom:title>
  <atom:updated>2025-05-24T19:00:00Z</atom:updated>
  <atom:author><atom:name>The Harbor Courier</atom:name></atom:author>
  <atom:link rel="self" href="https://courier.example/feeds/all.atom"/>
</atom:feed>"# },
        right: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
</feed>"# },
    }
    MISPLACED_METADATA = Error "MisplacedMetadata" {
        meaning: "Something about the feed itself stands after its first entry.",
        says: "{where} stands after an entry, where it has to come before all entries",
        why: "Readers that work through a feed from top to bottom know the feed by what comes first. They miss what follows the stories.",
        source: "RFC 4287, section 4.1.1: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
        mend: "put everything about the feed before its first entry",
        wrong: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry>
    <id>https://courier.example/ferry</id>
    <title>Ferry runs again</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="https://courier.example/ferry"/>
    <summary>News from the harbor.</summary>
  </entry>
  <subtitle>News from the harbor</subtitle>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <subtitle>News from the harbor</subtitle>
  <entry>
    <id>https://courier.example/ferry</id>
    <title>Ferry runs again</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="https://courier.example/ferry"/>
    <summary>News from the harbor.</summary>
  </entry>
</feed>"# },
    }
    MISSING_SELF = Warning "MissingSelf" {
        meaning: "The feed does not link to its own address.",
        says: r#"the feed has no link with `rel="self"`"#,
        why: "A reader that was handed the feed as a file, or through another site, cannot find out where to ask for news.",
        source: "RFC 4287, section 4.1.1: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
        mend: r#"add `link rel="self"` with the address of the feed"#,
        wrong: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
</feed>"# },
    }
    RELATIVE_SELF = Warning "RelativeSelf" {
        meaning: "The link of the feed to itself is relative.",
        says: "the self link is `{value}`, where a full address is expected",
        why: "The self link is there to tell the address to those who do not know it. They have nothing to complete a relative one with.",
        source: "RFC 4287, section 4.2.7.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2",
        mend: "write the full address of the feed, from `https://` on, in the self link or in `feed_url`",
        wrong: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="/feeds/all.atom"/>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
</feed>"# },
    }
    SELF_DOESNT_MATCH_LOCATION = Warning "SelfDoesntMatchLocation" {
        meaning: "The feed names another address as its own than the one it was fetched from.",
        says: "the self link is not the address that the feed was fetched from",
        why: "Readers may follow the self link and subscribe there. If that is a test server or an old address, subscribers get stuck.",
        source: "RFC 4287, section 4.2.7.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2",
        mend: "make the self link, or `feed_url` in JSON, the address under which the feed is published",
        wrong: Example { within: Within::At("https://courier.example/feeds/all.atom"), text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://test.courier.example/all.atom"/>
</feed>"# },
        right: Example { within: Within::At("https://courier.example/feeds/all.atom"), text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
</feed>"# },
    }
    SELF_NOT_ATOM = Warning "SelfNotAtom" {
        meaning: "The link of the feed to itself has the type of something else.",
        says: "the type of the self link is `{value}`, which is not the type of a feed",
        why: "A reader that looks for the feed's address passes over a link that claims to be a web page.",
        source: "RFC 4287, section 4.2.7.3: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.3",
        mend: "write `application/atom+xml` as the type of an Atom feed, `application/rss+xml` for RSS",
        wrong: Example { within: Within::Feed, text: r#"<link rel="self" type="text/html" href="https://courier.example/feeds/all.atom"/>"# },
        right: Example { within: Within::Feed, text: r#"<link rel="self" type="application/atom+xml" href="https://courier.example/feeds/all.atom"/>"# },
    }
    DUPLICATE_IDS = Error "DuplicateIds" {
        meaning: "All entries of the feed, ten or more, have one and the same id.",
        says: "every entry has the same `id`",
        why: "Readers know stories by their id. They take all of these for one, and show one of them. In a shorter feed each repeated id is told as DuplicateEntries.",
        source: "RFC 4287, section 4.2.6: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6",
        mend: "give every entry an id of its own that never changes, such as its permanent address",
        wrong: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry><id>https://courier.example/</id><title>Story 0</title><updated>2025-05-24T10:00:00Z</updated><link href="https://courier.example/ferry"/></entry>
  <entry><id>https://courier.example/</id><title>Story 1</title><updated>2025-05-24T11:00:00Z</updated><link href="https://courier.example/pier-4"/></entry>
  <entry><id>https://courier.example/</id><title>Story 2</title><updated>2025-05-24T12:00:00Z</updated><link href="https://courier.example/tides"/></entry>
  <entry><id>https://courier.example/</id><title>Story 3</title><updated>2025-05-24T13:00:00Z</updated><link href="https://courier.example/mayor"/></entry>
  <entry><id>https://courier.example/</id><title>Story 4</title><updated>2025-05-24T14:00:00Z</updated><link href="https://courier.example/bridge"/></entry>
  <entry><id>https://courier.example/</id><title>Story 5</title><updated>2025-05-24T15:00:00Z</updated><link href="https://courier.example/market"/></entry>
  <entry><id>https://courier.example/</id><title>Story 6</title><updated>2025-05-24T16:00:00Z</updated><link href="https://courier.example/school"/></entry>
  <entry><id>https://courier.example/</id><title>Story 7</title><updated>2025-05-24T17:00:00Z</updated><link href="https://courier.example/storm"/></entry>
  <entry><id>https://courier.example/</id><title>Story 8</title><updated>2025-05-24T18:00:00Z</updated><link href="https://courier.example/museum"/></entry>
  <entry><id>https://courier.example/</id><title>Story 9</title><updated>2025-05-24T19:00:00Z</updated><link href="https://courier.example/chess"/></entry>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry><id>https://courier.example/ferry</id><title>Story 0</title><updated>2025-05-24T10:00:00Z</updated><link href="https://courier.example/ferry"/></entry>
  <entry><id>https://courier.example/pier-4</id><title>Story 1</title><updated>2025-05-24T11:00:00Z</updated><link href="https://courier.example/pier-4"/></entry>
  <entry><id>https://courier.example/tides</id><title>Story 2</title><updated>2025-05-24T12:00:00Z</updated><link href="https://courier.example/tides"/></entry>
  <entry><id>https://courier.example/mayor</id><title>Story 3</title><updated>2025-05-24T13:00:00Z</updated><link href="https://courier.example/mayor"/></entry>
  <entry><id>https://courier.example/bridge</id><title>Story 4</title><updated>2025-05-24T14:00:00Z</updated><link href="https://courier.example/bridge"/></entry>
  <entry><id>https://courier.example/market</id><title>Story 5</title><updated>2025-05-24T15:00:00Z</updated><link href="https://courier.example/market"/></entry>
  <entry><id>https://courier.example/school</id><title>Story 6</title><updated>2025-05-24T16:00:00Z</updated><link href="https://courier.example/school"/></entry>
  <entry><id>https://courier.example/storm</id><title>Story 7</title><updated>2025-05-24T17:00:00Z</updated><link href="https://courier.example/storm"/></entry>
  <entry><id>https://courier.example/museum</id><title>Story 8</title><updated>2025-05-24T18:00:00Z</updated><link href="https://courier.example/museum"/></entry>
  <entry><id>https://courier.example/chess</id><title>Story 9</title><updated>2025-05-24T19:00:00Z</updated><link href="https://courier.example/chess"/></entry>
</feed>"# },
    }
    DUPLICATE_ENTRIES = Warning "DuplicateEntries" {
        meaning: "Two or more entries of the feed have the same id.",
        says: "the id `{value}` belongs to more than one entry",
        why: "To a reader two entries with one id are two versions of one story. It shows one, and the other is lost.",
        source: "RFC 4287, section 4.1.1: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
        mend: "give each story its own id, and keep one entry for each story",
        wrong: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry>
    <id>https://courier.example/news</id>
    <title>Ferry runs again</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="https://courier.example/ferry"/>
    <summary>News from the harbor.</summary>
  </entry>
  <entry>
    <id>https://courier.example/news</id>
    <title>Pier 4 closes</title>
    <updated>2025-05-24T18:00:00Z</updated>
    <link href="https://courier.example/pier-4"/>
    <summary>News from the harbor.</summary>
  </entry>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry>
    <id>https://courier.example/ferry</id>
    <title>Ferry runs again</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="https://courier.example/ferry"/>
    <summary>News from the harbor.</summary>
  </entry>
  <entry>
    <id>https://courier.example/pier-4</id>
    <title>Pier 4 closes</title>
    <updated>2025-05-24T18:00:00Z</updated>
    <link href="https://courier.example/pier-4"/>
    <summary>News from the harbor.</summary>
  </entry>
</feed>"# },
    }
    DUPLICATE_UPDATED = Warning "DuplicateUpdated" {
        meaning: "Two entries of the feed have the same time of update.",
        says: "more than one entry has the time `{value}`",
        why: "Readers sort stories by this time. With equal times the order is left to chance. Often they are the time of the build, and not of the stories.",
        source: "RFC 4287, section 4.2.15: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.15",
        mend: "give each entry the time at which its own text last changed",
        wrong: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry>
    <id>https://courier.example/ferry</id>
    <title>Ferry runs again</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="https://courier.example/ferry"/>
    <summary>News from the harbor.</summary>
  </entry>
  <entry>
    <id>https://courier.example/pier-4</id>
    <title>Pier 4 closes</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="https://courier.example/pier-4"/>
    <summary>News from the harbor.</summary>
  </entry>
</feed>"# },
        right: Example { within: Within::Document, text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry>
    <id>https://courier.example/ferry</id>
    <title>Ferry runs again</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="https://courier.example/ferry"/>
    <summary>News from the harbor.</summary>
  </entry>
  <entry>
    <id>https://courier.example/pier-4</id>
    <title>Pier 4 closes</title>
    <updated>2025-05-24T18:00:00Z</updated>
    <link href="https://courier.example/pier-4"/>
    <summary>News from the harbor.</summary>
  </entry>
</feed>"# },
    }
    NON_CANONICAL_URI = Warning "NonCanonicalURI" {
        meaning: "An id is an address that is not written in its normal form.",
        says: "{where} is `{value}`, whose normal form is `{curi}`",
        why: "Ids are compared letter by letter. If another tool writes the same address in its normal form, the story looks new.",
        source: "RFC 4287, section 4.2.6.1: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6.1",
        mend: "write a new id in its normal form: scheme and host in lower case, at least `/` as path and no `..` in it, no needless port or percent sign; leave ids alone that are published already",
        wrong: Example { within: Within::Entry, text: "<id>https://Courier.Example/ferry</id>" },
        right: Example { within: Within::Entry, text: "<id>https://courier.example/ferry</id>" },
    }
    MISSING_HREF = Error "MissingHref" {
        meaning: "A link does not say where it leads.",
        says: "`{element}` has no `href`, so it leads nowhere",
        why: "Atom keeps the address in an attribute. Readers skip a link without it, and the story cannot be opened.",
        source: "RFC 4287, section 4.2.7.1: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.1",
        mend: "put the address into `href`",
        wrong: Example { within: Within::Entry, text: r#"<link rel="alternate" type="text/html"/>"# },
        right: Example { within: Within::Entry, text: r#"<link rel="alternate" type="text/html" href="https://courier.example/ferry"/>"# },
    }
    ATOM_LINK_NOT_EMPTY = Warning "AtomLinkNotEmpty" {
        meaning: "A link of Atom has text between its tags.",
        says: "{where} holds text, where only attributes are read",
        why: "The text is the habit of RSS. Atom readers take the address from `href` and the label from `title`, and ignore the rest.",
        source: "RFC 4287, section 4.2.7: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7",
        mend: "put the address into `href` and a label into `title`, and leave the element empty",
        wrong: Example { within: Within::Entry, text: r#"<link href="https://courier.example/ferry">Ferry runs again</link>"# },
        right: Example { within: Within::Entry, text: r#"<link href="https://courier.example/ferry" title="Ferry runs again"/>"# },
    }
    UNREGISTERED_ATOM_LINK_REL = Warning "UnregisteredAtomLinkRel" {
        meaning: "The relation of a link is neither registered nor an address.",
        says: "the relation is `{value}`, where a registered one or an address is expected",
        why: "Readers know what to do with registered relations only. They ignore the link.",
        source: "IANA, Link Relations: https://www.iana.org/assignments/link-relations/",
        mend: "use a registered relation such as `alternate`, `related` or `enclosure`, or a full address as a relation of your own",
        wrong: Example { within: Within::Entry, text: r#"<link rel="more-on-this" href="https://courier.example/ferry/history"/>"# },
        right: Example { within: Within::Entry, text: r#"<link rel="related" href="https://courier.example/ferry/history"/>"# },
    }
    DUPLICATE_ATOM_LINK = Error "DuplicateAtomLink" {
        meaning: "Two links to the page have the same type and the same language.",
        says: "two `alternate` links have the same `type` and `hreflang`",
        why: "A reader opens one page when somebody clicks the headline. It cannot know which of the two is meant.",
        source: "RFC 4287, section 4.1.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
        mend: "keep one `alternate` link, or give each its own `type` or `hreflang`",
        wrong: Example { within: Within::Entry, text: r#"<link rel="alternate" type="text/html" href="https://courier.example/ferry"/>
<link rel="alternate" type="text/html" href="https://courier.example/es/ferry"/>"# },
        right: Example { within: Within::Entry, text: r#"<link rel="alternate" type="text/html" hreflang="en" href="https://courier.example/ferry"/>
<link rel="alternate" type="text/html" hreflang="es" href="https://courier.example/es/ferry"/>"# },
    }
    SAME_DOCUMENT_REFERENCE = Warning "SameDocumentReference" {
        meaning: "A relative address means the very document that `xml:base` names.",
        says: "{where} is `{value}`, which leads to the address in `xml:base` itself",
        why: "Programs disagree here: some go to the address in `xml:base`, others stay within the feed.",
        source: "RFC 3986, section 4.4: https://www.rfc-editor.org/rfc/rfc3986#section-4.4",
        mend: "write the full address",
        wrong: Example { within: Within::At("https://courier.example/feeds/all.atom"), text: r##"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry xml:base="https://courier.example/ferry">
    <id>https://courier.example/ferry</id>
    <title>Ferry runs again</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="#comments"/>
    <summary>News from the harbor.</summary>
  </entry>
</feed>"## },
        right: Example { within: Within::At("https://courier.example/feeds/all.atom"), text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <entry>
    <id>https://courier.example/ferry</id>
    <title>Ferry runs again</title>
    <updated>2025-05-24T19:00:00Z</updated>
    <link href="https://courier.example/ferry#comments"/>
    <summary>News from the harbor.</summary>
  </entry>
</feed>"# },
    }
    INVALID_MIME_TYPE = Error "InvalidMIMEType" {
        meaning: "A type is not a media type.",
        says: "{where} is `{value}`, where a media type such as `text/html` is expected",
        why: "Readers decide by the type how to open a link, play a file or show a text. They may skip what has a type they cannot read.",
        source: "RFC 4287, section 4.2.7.3: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.3",
        mend: "write a media type, two words with a slash, such as `audio/mpeg`",
        wrong: Example { within: Within::Entry, text: r#"<link rel="enclosure" type="mp3" href="https://courier.example/talk.mp3"/>"# },
        right: Example { within: Within::Entry, text: r#"<link rel="enclosure" type="audio/mpeg" href="https://courier.example/talk.mp3"/>"# },
    }
    NO_THR_WHEN = Error "NoThrWhen" {
        meaning: "A link to replies uses an attribute of an early draft.",
        says: "`thr:when` is the old name of `thr:updated`",
        why: "Readers look for `thr:updated` to see whether there are new comments. The old name tells them nothing.",
        source: "RFC 4685, section 4: https://www.rfc-editor.org/rfc/rfc4685#section-4",
        mend: "rename the attribute to `thr:updated`",
        wrong: Example { within: Within::Entry, text: r#"<link rel="replies" href="https://courier.example/ferry/comments.atom" thr:when="2025-05-24T19:00:00Z"/>"# },
        right: Example { within: Within::Entry, text: r#"<link rel="replies" href="https://courier.example/ferry/comments.atom" thr:updated="2025-05-24T19:00:00Z"/>"# },
    }
    MISSING_CONTENT_OR_ALTERNATE = Error "MissingContentOrAlternate" {
        meaning: "An entry has neither text of its own nor a link to its page.",
        says: "the entry has neither `content` nor an `alternate` link",
        why: "There is nothing to read and nothing to open. Readers show a bare headline.",
        source: "RFC 4287, section 4.1.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
        mend: "add `content`, or a `link` to the page of the story",
        wrong: Example { within: Within::Entry, text: "<id>https://courier.example/ferry</id>
<title>Ferry runs again</title>
<updated>2025-05-24T19:00:00Z</updated>
<summary>The ferry runs again.</summary>" },
        right: Example { within: Within::Entry, text: r#"<id>https://courier.example/ferry</id>
<title>Ferry runs again</title>
<updated>2025-05-24T19:00:00Z</updated>
<link href="https://courier.example/ferry"/>
<summary>The ferry runs again.</summary>"# },
    }
    MISSING_TEXTUAL_CONTENT = Warning "MissingTextualContent" {
        meaning: "An entry has neither text nor summary.",
        says: "the entry has neither `content` nor `summary`",
        why: "Subscribers see a headline and nothing below it. Search inside a reader does not find the story.",
        source: "RFC 4287, section 4.1.1.1: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1.1",
        mend: "add a `summary`, or the full text as `content`",
        wrong: Example { within: Within::Entry, text: r#"<id>https://courier.example/ferry</id>
<title>Ferry runs again</title>
<updated>2025-05-24T19:00:00Z</updated>
<link href="https://courier.example/ferry"/>"# },
        right: Example { within: Within::Entry, text: r#"<id>https://courier.example/ferry</id>
<title>Ferry runs again</title>
<updated>2025-05-24T19:00:00Z</updated>
<link href="https://courier.example/ferry"/>
<summary>The ferry runs again.</summary>"# },
    }
    MISSING_SUMMARY = Error "MissingSummary" {
        meaning: "An entry whose content is elsewhere or is no text has no summary.",
        says: "the entry has no `summary`, and its `content` is no text that can be shown",
        why: "Readers that cannot play the file, and people who want to know what is in it, have nothing to read.",
        source: "RFC 4287, section 4.1.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
        mend: "add a `summary` in words",
        wrong: Example { within: Within::Entry, text: r#"<content type="audio/mpeg" src="https://courier.example/talk.mp3"/>"# },
        right: Example { within: Within::Entry, text: r#"<summary>The captain tells how the ferry was mended.</summary>
<content type="audio/mpeg" src="https://courier.example/talk.mp3"/>"# },
    }
    MISSING_TYPE_ATTR = Warning "MissingTypeAttr" {
        meaning: "Content that lies elsewhere does not say of what type it is.",
        says: "`{element}` has `src` but no `type`",
        why: "Readers would have to fetch the file to learn what it is. Most do not, and show nothing.",
        source: "RFC 4287, section 4.1.3.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.2",
        mend: "add `type` with the media type of the file",
        wrong: Example { within: Within::Entry, text: r#"<summary>The ferry runs again.</summary>
<content src="https://courier.example/talk.mp3"/>"# },
        right: Example { within: Within::Entry, text: r#"<summary>The ferry runs again.</summary>
<content type="audio/mpeg" src="https://courier.example/talk.mp3"/>"# },
    }
    INVALID_TEXT_TYPE = Error "InvalidTextType" {
        meaning: "The type of a title, summary or the like is a media type.",
        says: "{where} is `{value}`, where `text`, `html` or `xhtml` is expected",
        why: "Readers know three types here. With any other they show tags as text, or nothing.",
        source: "RFC 4287, section 3.1.1: https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1",
        mend: "write `html` for escaped HTML, `text` for plain text",
        wrong: Example { within: Within::Entry, text: r#"<title type="text/html">Ferry &lt;em&gt;Marguerite&lt;/em&gt; runs again</title>"# },
        right: Example { within: Within::Entry, text: r#"<title type="html">Ferry &lt;em&gt;Marguerite&lt;/em&gt; runs again</title>"# },
    }
    MISSING_XHTML_DIV = Error "MissingXhtmlDiv" {
        meaning: "A text of type xhtml is not wrapped in one div.",
        says: "{where} is `xhtml`, and has to hold one `div` of XHTML around everything",
        why: "Readers take out the `div` and show what is in it. Without one they show parts of the text or none.",
        source: "RFC 4287, section 3.1.1.3: https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3",
        mend: "put everything into one `div` with the namespace of XHTML",
        wrong: Example { within: Within::Entry, text: r#"<content type="xhtml">
  <p xmlns="http://www.w3.org/1999/xhtml">The ferry runs again.</p>
</content>"# },
        right: Example { within: Within::Entry, text: r#"<content type="xhtml">
  <div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry runs again.</p></div>
</content>"# },
    }
    NOT_INLINE = Warning "NotInline" {
        meaning: "A text that should hold real elements holds escaped markup.",
        says: "{where} is `xhtml`, but its markup is escaped",
        why: "Escaped tags are plain words in XHTML. Subscribers see `<p>` in the middle of the story.",
        source: "RFC 4287, section 3.1.1.3: https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3",
        mend: r#"use `type="html"` for escaped markup, or write the elements unescaped"#,
        wrong: Example { within: Within::Entry, text: r#"<content type="xhtml">
  <div xmlns="http://www.w3.org/1999/xhtml">&lt;p&gt;The ferry runs again.&lt;/p&gt;</div>
</content>"# },
        right: Example { within: Within::Entry, text: r#"<content type="html">&lt;p&gt;The ferry runs again.&lt;/p&gt;</content>"# },
    }
    NOT_ESCAPED = Error "NotEscaped" {
        meaning: "A text that says its markup is escaped holds real elements.",
        says: "{where} says that its markup is escaped, but holds elements",
        why: "`mode` comes from Atom 0.3. Readers that know it look for escaped tags and lose the elements; others ignore it.",
        source: "RFC 4287, section 4.1.3.3: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3",
        mend: r#"remove `mode`, and write `type="html"` with escaped markup"#,
        wrong: Example { within: Within::Entry, text: r#"<content type="text/html" mode="escaped"><p>The ferry runs again.</p></content>"# },
        right: Example { within: Within::Entry, text: r#"<content type="html">&lt;p&gt;The ferry runs again.&lt;/p&gt;</content>"# },
    }
    NOT_BASE64 = Error "NotBase64" {
        meaning: "Content of a type that is no text is not in base64.",
        says: "{where} has a type that is no text, and has to hold base64",
        why: "Readers decode the value and save a broken file, or give up.",
        source: "RFC 4287, section 4.1.3.3: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3",
        mend: "encode the file in base64, or better, link to it with `src`",
        wrong: Example { within: Within::Entry, text: r#"<summary>The ferry runs again.</summary>
<content type="image/png">Photo of the ferry at the pier, not yet available</content>"# },
        right: Example { within: Within::Entry, text: r#"<summary>The ferry runs again.</summary>
<content type="image/png">iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==</content>"# },
    }
    HTML_FRAGMENT = Warning "HtmlFragment" {
        meaning: "A piece of HTML has a type that promises a whole page.",
        says: "{where} is a piece of a page, but its type promises a whole one",
        why: "A media type such as `text/html` stands for a complete document. Some readers open it as one, in a window of its own, or not at all.",
        source: "RFC 4287, section 4.1.3.3: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3",
        mend: r#"write `type="html"` for a piece of HTML"#,
        wrong: Example { within: Within::Entry, text: r#"<content type="text/html">&lt;p&gt;The ferry runs again.&lt;/p&gt;</content>"# },
        right: Example { within: Within::Entry, text: r#"<content type="html">&lt;p&gt;The ferry runs again.&lt;/p&gt;</content>"# },
    }
    MISSING_SOURCE_ELEMENT = Warning "MissingSourceElement" {
        meaning: "The source of a copied entry does not say enough about the original feed.",
        says: "`{parent}` has no `{element}` of the feed that the entry came from",
        why: "With a full `source` readers can credit the original paper and link to it. Without, the story looks like yours.",
        source: "RFC 4287, section 4.2.11: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.11",
        mend: "copy `id`, `title` and `updated` of the original feed into `source`",
        wrong: Example { within: Within::Entry, text: "<source>
  <id>https://bay-times.example/feed</id>
  <title>The Bay Times</title>
</source>" },
        right: Example { within: Within::Entry, text: "<source>
  <id>https://bay-times.example/feed</id>
  <title>The Bay Times</title>
  <updated>2025-05-24T19:00:00Z</updated>
</source>" },
    }
    FEED_HISTORY_REL_IN_ENTRY = Warning "FeedHistoryRelInEntry" {
        meaning: "A relation that leads through the pages of a feed stands in an entry.",
        says: "the relation `{rel}` is for pages of a feed, but stands in an entry",
        why: "Readers look for older stories in the links of the feed. In an entry the link has no meaning to them.",
        source: "RFC 5005: https://www.rfc-editor.org/rfc/rfc5005",
        mend: "move the link to the feed, or use `related` for another story",
        wrong: Example { within: Within::Entry, text: r#"<link rel="next" href="https://courier.example/pier-4"/>"# },
        right: Example { within: Within::Entry, text: r#"<link rel="related" href="https://courier.example/pier-4"/>"# },
    }
    FEED_REL_IN_COMPLETE_FEED = Error "FeedRelInCompleteFeed" {
        meaning: "A feed that says it is complete links to more pages.",
        says: "the feed says it is complete, yet has a `{rel}` link",
        why: "To a complete feed nothing belongs that is not in it, and readers delete the rest. A link to more stories contradicts that.",
        source: "RFC 5005, section 2: https://www.rfc-editor.org/rfc/rfc5005#section-2",
        mend: "remove the link, or remove `fh:complete`",
        wrong: Example { within: Within::Feed, text: r#"<fh:complete/>
<link rel="prev-archive" href="https://courier.example/feeds/2025-04.atom"/>"# },
        right: Example { within: Within::Feed, text: "<fh:complete/>" },
    }
    CURRENT_NOT_SELF_IN_COMPLETE_FEED = Error "CurrentNotSelfInCompleteFeed" {
        meaning: "A feed that says it is complete names another feed as the current one.",
        says: "the feed says it is complete, but its `{rel}` link leads to another address",
        why: "A complete feed is always the current one. Readers would follow the link and find a feed that they did not subscribe to.",
        source: "RFC 5005, section 2: https://www.rfc-editor.org/rfc/rfc5005#section-2",
        mend: "make the `current` link equal to the self link, or remove it",
        wrong: Example { within: Within::Feed, text: r#"<fh:complete/>
<link rel="current" href="https://courier.example/feeds/latest.atom"/>"# },
        right: Example { within: Within::Feed, text: "<fh:complete/>" },
    }
    LINK_PAST_END = Error "LinkPastEnd" {
        meaning: "The first page of a feed links back, or the last page links on.",
        says: "this is the `{self}` page, yet it has a `{rel}` link",
        why: "A reader that collects all pages walks past the end. It may run in a circle or ask for pages that do not exist.",
        source: "RFC 5005, section 3: https://www.rfc-editor.org/rfc/rfc5005#section-3",
        mend: "leave `previous` out on the first page and `next` on the last",
        wrong: Example { within: Within::At("https://courier.example/feeds/all.atom"), text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <link rel="last" href="https://courier.example/feeds/all.atom"/>
  <link rel="next" href="https://courier.example/feeds/all.atom?page=2"/>
</feed>"# },
        right: Example { within: Within::At("https://courier.example/feeds/all.atom"), text: r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://courier.example/feeds/all.atom</id>
  <title>The Harbor Courier</title>
  <updated>2025-05-24T19:00:00Z</updated>
  <author><name>The Harbor Courier</name></author>
  <link rel="self" href="https://courier.example/feeds/all.atom"/>
  <link rel="last" href="https://courier.example/feeds/all.atom"/>
</feed>"# },
    }
    MISSING_CURRENT_IN_ARCHIVE = Warning "MissingCurrentInArchive" {
        meaning: "An archive does not link to the current feed.",
        says: "the archive has no `current` link",
        why: "Somebody who comes upon the archive finds old stories and no way to subscribe to the new ones.",
        source: "RFC 5005, section 4: https://www.rfc-editor.org/rfc/rfc5005#section-4",
        mend: r#"add `link rel="current"` with the address of the feed that people subscribe to"#,
        wrong: Example { within: Within::Feed, text: r#"<fh:archive/>
<link rel="prev-archive" href="https://courier.example/feeds/2025-03.atom"/>"# },
        right: Example { within: Within::Feed, text: r#"<fh:archive/>
<link rel="current" href="https://courier.example/feeds/all.atom"/>
<link rel="prev-archive" href="https://courier.example/feeds/2025-03.atom"/>"# },
    }
    ARCHIVE_INCOMPLETE = Warning "ArchiveIncomplete" {
        meaning: "An archive neither links to other archives nor says that it is complete.",
        says: "the archive has no `prev-archive` or `next-archive` link and is not marked complete",
        why: "Readers that collect the whole history stop here, since nothing leads to the next part.",
        source: "RFC 5005, section 4: https://www.rfc-editor.org/rfc/rfc5005#section-4",
        mend: "add `prev-archive` or `next-archive` links, or `fh:complete` when all is in this one document",
        wrong: Example { within: Within::Feed, text: r#"<fh:archive/>
<link rel="current" href="https://courier.example/feeds/all.atom"/>"# },
        right: Example { within: Within::Feed, text: r#"<fh:archive/>
<link rel="current" href="https://courier.example/feeds/all.atom"/>
<link rel="prev-archive" href="https://courier.example/feeds/2025-03.atom"/>"# },
    }
}
