//! RSS 1.0 is RDF, and has to follow the grammar of RDF in XML besides its own. What it shares
//! with the other versions of RSS is in `rss`.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    INVALID_RDF = Error "InvalidRDF" {
        meaning: "The document breaks the grammar of RDF in XML.",
        says: "not valid RDF: {message}",
        why: "Feed readers mostly do not notice. But programs that read RSS 1.0 as RDF, as libraries and archives do, refuse the whole document.",
        source: "RDF 1.1 XML Syntax, section 7, grammar: https://www.w3.org/TR/rdf-syntax-grammar/#section-Infoset-Grammar",
        mend: "keep text and elements apart: escape markup, or mark the element with `rdf:parseType=\"Literal\"`",
        wrong: Example { within: Within::Rdf, text: r#"<item rdf:about="https://courier.example/ferry">
<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>
<description>The ferry <b>runs</b> again.</description>
</item>"# },
        right: Example { within: Within::Rdf, text: r#"<item rdf:about="https://courier.example/ferry">
<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>
<description>The ferry runs again.</description>
</item>"# },
    }
    MISSING_LISTED_ITEM = Warning "MissingListedItem" {
        meaning: "The list of contents of RSS 1.0 names an item that is not there.",
        says: "the channel lists `{value}`, but no `item` is about it",
        why: "Programs that go by the list look for the item under exactly this address, and have nothing to show for it.",
        source: "RSS 1.0, section 5.3.5, items: https://web.resource.org/rss/1.0/spec#s5.3.5",
        mend: "write the same address in `rdf:resource` of the list as in `rdf:about` of the item, or take it off the list",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://courier.example/">
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<items>
<rdf:Seq>
<rdf:li rdf:resource="https://courier.example/ferry"/>
<rdf:li rdf:resource="https://courier.example/pier"/>
</rdf:Seq>
</items>
</channel>
<item rdf:about="https://courier.example/ferry">
<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>
</item>
</rdf:RDF>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://courier.example/">
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<items>
<rdf:Seq>
<rdf:li rdf:resource="https://courier.example/ferry"/>
<rdf:li rdf:resource="https://courier.example/pier"/>
</rdf:Seq>
</items>
</channel>
<item rdf:about="https://courier.example/ferry">
<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>
</item>
<item rdf:about="https://courier.example/pier">
<title>Pier mended</title>
<link>https://courier.example/pier</link>
</item>
</rdf:RDF>"# },
    }
    UNLISTED_ITEM = Warning "UnlistedItem" {
        meaning: "An item of RSS 1.0 is not in the list of contents of its channel.",
        says: "the channel does not list the item about `{value}`",
        why: "An item that is not in the list does not belong to the channel. Programs that read the feed as RDF drop it.",
        source: "RSS 1.0, section 5.3.5, items: https://web.resource.org/rss/1.0/spec#s5.3.5",
        mend: "add an `rdf:li` to the list, with the address that the item has in `rdf:about`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://courier.example/">
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<items>
<rdf:Seq>
<rdf:li rdf:resource="https://courier.example/ferry"/>
</rdf:Seq>
</items>
</channel>
<item rdf:about="https://courier.example/ferry">
<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>
</item>
<item rdf:about="https://courier.example/pier">
<title>Pier mended</title>
<link>https://courier.example/pier</link>
</item>
</rdf:RDF>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://courier.example/">
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<items>
<rdf:Seq>
<rdf:li rdf:resource="https://courier.example/ferry"/>
<rdf:li rdf:resource="https://courier.example/pier"/>
</rdf:Seq>
</items>
</channel>
<item rdf:about="https://courier.example/ferry">
<title>Ferry runs again</title>
<link>https://courier.example/ferry</link>
</item>
<item rdf:about="https://courier.example/pier">
<title>Pier mended</title>
<link>https://courier.example/pier</link>
</item>
</rdf:RDF>"# },
    }
}
