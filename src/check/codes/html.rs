//! HTML inside of feeds: markup where plain text belongs, addresses that lead nowhere outside of
//! the website, and what readers strip for safety.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    CONTAINS_HTML = Warning "ContainsHTML" {
        meaning: "An element for plain text holds markup.",
        says: "{where} is for plain text, but holds `{value}`",
        why: "Readers show the text as it is, with the tags for everyone to see. Others take the tags for markup, and so the title looks different everywhere.",
        source: "RSS profile, character data: https://www.rssboard.org/rss-profile#data-types-characterdata",
        mend: "write plain text here, and keep markup for the description or content",
        wrong: Example { within: Within::Item, text: "<title>&lt;b&gt;Ferry&lt;/b&gt; runs again</title>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>" },
    }
    CONTAINS_UNDECLARED_HTML = Warning "ContainsUndeclaredHTML" {
        meaning: "Text that is said to be plain holds markup.",
        says: "{where} is declared as plain text, but holds `{value}`",
        why: "Atom asks readers to show such text as it is, so your subscribers see the tags.",
        source: "RFC 4287, section 3.1.1.1, text: https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.1",
        mend: "add `type=\"html\"`, or remove the markup",
        wrong: Example { within: Within::Entry, text: "<title>Ferry runs again</title>\n<summary>The ferry &lt;b&gt;runs&lt;/b&gt; again.</summary>" },
        right: Example { within: Within::Entry, text: r#"<title>Ferry runs again</title>
<summary type="html">The ferry &lt;b&gt;runs&lt;/b&gt; again.</summary>"# },
    }
    DOUBLE_ESCAPED = Warning "DoubleEscaped" {
        meaning: "Markup was escaped twice, so that readers show it as text.",
        says: "{where} is escaped twice: readers will show the tags as text",
        why: "Markup is escaped once when it goes into a feed, and readers undo that once. After two rounds your subscribers read the tags in place of the story.",
        source: "RSS profile, description of an item: https://www.rssboard.org/rss-profile#element-channel-item-description",
        mend: "escape the text once, in one place only; often a template and a library both do it",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&amp;lt;p&amp;gt;The ferry runs again.&amp;lt;/p&amp;gt;</description>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&lt;p&gt;The ferry runs again.&lt;/p&gt;</description>" },
    }
    NOT_HTML = Warning "NotHtml" {
        meaning: "Content that is said to be HTML is none, or uses elements that HTML does not have.",
        says: "{where} is not good HTML: {message}",
        why: "Readers mend broken HTML each in its own way. Words may vanish, or the rest of the page turns bold.",
        source: "RFC 4287, section 3.1.1.2, HTML: https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.2; HTML: https://html.spec.whatwg.org/multipage/",
        mend: "use the elements of HTML, and close what you open",
        wrong: Example { within: Within::Entry, text: r#"<title>Ferry runs again</title>
<content type="html">&lt;headline&gt;The ferry runs again.&lt;/headline&gt;</content>"# },
        right: Example { within: Within::Entry, text: r#"<title>Ferry runs again</title>
<content type="html">&lt;h2&gt;The ferry runs again.&lt;/h2&gt;</content>"# },
    }
    MISPLACED_XHTML_CONTENT = Warning "MisplacedXHTMLContent" {
        meaning: "An element of XHTML stands where no content is.",
        says: "{where} is XHTML outside of any content",
        why: "Readers look for markup inside of content only. An image beside it is never shown.",
        source: "RFC 4287, section 4.1.3, content: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3",
        mend: "move the element into `content` with `type=\"xhtml\"`",
        wrong: Example { within: Within::Entry, text: r#"<title>Ferry runs again</title>
<xhtml:img src="https://courier.example/ferry.jpg" alt="The ferry"/>"# },
        right: Example { within: Within::Entry, text: r#"<title>Ferry runs again</title>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><img src="https://courier.example/ferry.jpg" alt="The ferry"/></div>
</content>"# },
    }
    CONTAINS_REL_REF = Warning "ContainsRelRef" {
        meaning: "Content uses an address that makes sense on your website only.",
        says: "{where} refers to `{value}`, which is relative",
        why: "A feed is read away from your website, and readers disagree on what such an address is relative to. Images stay blank and links lead nowhere.",
        source: "RSS profile, addresses: https://www.rssboard.org/rss-profile#data-types-url",
        mend: "write full addresses that begin with `https://`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;img src="/photos/ferry.jpg" alt="The ferry"&gt;</description>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;img src="https://courier.example/photos/ferry.jpg" alt="The ferry"&gt;</description>"# },
    }
    SECURITY_RISK = Warning "SecurityRisk" {
        meaning: "Content uses an element that readers remove for safety.",
        says: "{where} holds `{tag}`, which readers remove for safety",
        why: "Scripts, frames and forms from a stranger could harm the person who reads, so readers strip them. What they were to show is missing, and a careless reader may run them.",
        source: "Atom: RFC 4287, section 8.1, HTML and XHTML content: https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
        mend: "leave the element out of the feed; replace an embedded player by a picture with a link",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&lt;p&gt;The ferry runs again.&lt;/p&gt;&lt;script&gt;countVisit()&lt;/script&gt;</description>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&lt;p&gt;The ferry runs again.&lt;/p&gt;</description>" },
    }
    SECURITY_RISK_ATTR = Warning "SecurityRiskAttr" {
        meaning: "Content uses an attribute that readers remove for safety.",
        says: "{where} holds the attribute `{attr}`, which readers remove for safety",
        why: "Attributes such as `onclick` run scripts, so readers strip them. What depends on them does not work in a feed.",
        source: "Atom: RFC 4287, section 8.1, HTML and XHTML content: https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
        mend: "leave the attribute out of the feed",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;p onclick="countVisit()"&gt;The ferry runs again.&lt;/p&gt;</description>"# },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&lt;p&gt;The ferry runs again.&lt;/p&gt;</description>" },
    }
    DANGEROUS_STYLE_ATTR = Warning "DangerousStyleAttr" {
        meaning: "An inline style could cover or disturb the reader around it.",
        says: "{where} holds a `{attr}` with `{value}`, which readers remove for safety",
        why: "Some styles can lay a story over the buttons of the reader, or fetch files from elsewhere. Careful readers drop the style, and some drop the element with it.",
        source: "Atom: RFC 4287, section 8.1, HTML and XHTML content: https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
        mend: "leave layout to the reader, and keep to plain styles such as colors and alignment, or to none",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;p style="position: fixed"&gt;The ferry runs again.&lt;/p&gt;</description>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;p style="text-align: center"&gt;The ferry runs again.&lt;/p&gt;</description>"# },
    }
}
