//! HTML inside of feeds: markup where plain text belongs, addresses that lead nowhere outside of
//! the website, and what readers strip for safety.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    CONTAINS_HTML = Warning "ContainsHTML" {
        meaning: "An element for plain text holds markup.",
        says: "{where} is for plain text, but holds `{value}`{hint}",
        why: "Readers show the text as it is, with the tags for everyone to see. Others take the tags for markup, and so the title looks different everywhere. In the description of a podcast Apple shows links and paragraphs, but other apps do not.",
        source: "RSS profile, character data: https://www.rssboard.org/rss-profile#data-types-characterdata",
        mend: "write plain text here, and keep markup for the description or content",
        wrong: Example { within: Within::Item, text: "<title>&lt;b&gt;Ferry&lt;/b&gt; runs again</title>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>" },
    }
    CONTAINS_UNDECLARED_HTML = Warning "ContainsUndeclaredHTML" {
        meaning: "Text that counts as plain holds markup.",
        says: "{where} counts as plain text, but holds `{value}`{hint}",
        why: "Atom takes text without a type, or with another type than HTML, as plain, and asks readers to show it as it is. So your subscribers see the tags.",
        source: "RFC 4287, section 3.1.1.1, text: https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.1",
        mend: "add `type=\"html\"`, or remove the markup",
        wrong: Example { within: Within::Entry, text: "<title>Ferry runs again</title>\n<summary>The ferry &lt;b&gt;runs&lt;/b&gt; again.</summary>" },
        right: Example { within: Within::Entry, text: r#"<title>Ferry runs again</title>
<summary type="html">The ferry &lt;b&gt;runs&lt;/b&gt; again.</summary>"# },
    }
    DOUBLE_ESCAPED = Warning "DoubleEscaped" {
        meaning: "Text was escaped once too often, so that readers show markup as text.",
        says: "{where} is escaped once too often: readers will show the markup as text",
        why: "HTML is escaped once when it goes into XML, and readers undo that once. In JSON plain text is not escaped at all. After one round too many your subscribers read `<p>` or `&amp;` in the middle of the story.",
        source: "RSS profile, description of an item: https://www.rssboard.org/rss-profile#element-channel-item-description",
        mend: "escape HTML once for XML, and plain text in JSON not at all; often a template and a library both do it",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&amp;lt;p&amp;gt;The ferry runs again.&amp;lt;/p&amp;gt;</description>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&lt;p&gt;The ferry runs again.&lt;/p&gt;</description>" },
    }
    NOT_HTML = Warning "NotHtml" {
        meaning: "Content that is said to be HTML is none, or uses elements that HTML does not have.",
        says: "{where} is not good HTML: {message}",
        why: "Readers mend broken HTML each in its own way. Words may vanish, or the rest of the page turns bold.",
        source: "RFC 4287, section 3.1.1.2, HTML: https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.2; HTML: https://html.spec.whatwg.org/multipage/",
        mend: "use the elements of HTML, close what you open, innermost first, and escape a `<` or `&` that is meant as a character",
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
        says: "an address in {where} is `{value}`, where a full one is expected",
        why: "A feed is read away from your website, and readers disagree on what such an address is relative to. Images stay blank and links lead nowhere.",
        source: "RSS profile, addresses: https://www.rssboard.org/rss-profile#data-types-url",
        mend: "write full addresses that begin with `https://`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;img src="/photos/ferry.jpg" alt="The ferry"&gt;</description>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;img src="https://courier.example/photos/ferry.jpg" alt="The ferry"&gt;</description>"# },
    }
    SECURITY_RISK = Warning "SecurityRisk" {
        meaning: "Content uses an element that readers remove, mostly for safety.",
        says: "{where} holds `{tag}`, which many readers remove",
        why: "Scripts, frames and forms from a stranger could harm the person who reads, so readers keep only elements that they know as harmless. What the others were to show is missing, and a careless reader may run a script.",
        source: "Atom: RFC 4287, section 8.1, HTML and XHTML content: https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
        mend: "leave the element out of the feed; replace a player or a drawing by a picture, with a link if need be",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&lt;p&gt;The ferry runs again.&lt;/p&gt;&lt;script&gt;countVisit()&lt;/script&gt;</description>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&lt;p&gt;The ferry runs again.&lt;/p&gt;</description>" },
    }
    SECURITY_RISK_ATTR = Warning "SecurityRiskAttr" {
        meaning: "Content uses an attribute that readers remove, mostly for safety.",
        says: "many readers remove {where}",
        why: "Attributes such as `onclick` and addresses that begin with `javascript:` run scripts, so readers keep only attributes that they know as harmless. What depends on the others does not work in a feed.",
        source: "Atom: RFC 4287, section 8.1, HTML and XHTML content: https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
        mend: "leave the attribute out of the feed, and give a link an address that begins with `https://`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;p onclick="countVisit()"&gt;The ferry runs again.&lt;/p&gt;</description>"# },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>&lt;p&gt;The ferry runs again.&lt;/p&gt;</description>" },
    }
    DANGEROUS_STYLE_ATTR = Warning "DangerousStyleAttr" {
        meaning: "An inline style holds something that readers do not let through.",
        says: "many readers remove `{value}` from {where}",
        why: "Some styles can lay a story over the buttons of the reader, or fetch files from elsewhere. So careful readers keep only what is on their short list of harmless styles; some drop the whole style, or the element with it.",
        source: "Atom: RFC 4287, section 8.1, HTML and XHTML content: https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
        mend: "leave layout to the reader, and keep to plain styles such as colors and alignment, or to none",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;p style="position: fixed"&gt;The ferry runs again.&lt;/p&gt;</description>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<description>&lt;p style="text-align: center"&gt;The ferry runs again.&lt;/p&gt;</description>"# },
    }
}
