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
}
