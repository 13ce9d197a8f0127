//! Messages about elements and attributes as such: missing, unknown, repeated, empty, and
//! values of the wrong kind (dates, numbers, languages, addresses of people), in whatever
//! format they stand.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    UNDEFINED_ELEMENT = Error "UndefinedElement" {
        meaning: "An element stands where its format defines no element of that name.",
        says: "{where} is not defined: no element of this name belongs there{hint}",
        why: "Readers skip what they do not expect, so whatever the element says is lost. It may be a slip of the pen, since names are case-sensitive, an element of another format or from another place, or HTML that was not escaped.",
        source: "RSS 2.0, item: https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt",
        mend: "correct the name, or move the element to where it belongs; escape HTML in a text, and put an element of your own into a namespace of its own",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubdate>Sat, 24 May 2025 19:00:00 GMT</pubdate>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>Sat, 24 May 2025 19:00:00 GMT</pubDate>" },
    }
    MISSING_ELEMENT = Error "MissingElement" {
        meaning: "An element lacks a child element that its specification requires.",
        says: "`{parent}` has no `{element}`",
        why: "Readers count on required elements. Without one, some leave the story or the feed out, and others make up a value.",
        source: "RFC 4287, section 4.1.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
        mend: "add the missing element",
        wrong: Example { within: Within::Entry, text: r#"<id>https://courier.example/ferry</id>
<title>Ferry runs again</title>
<link href="https://courier.example/ferry"/>"# },
        right: Example { within: Within::Entry, text: r#"<id>https://courier.example/ferry</id>
<title>Ferry runs again</title>
<link href="https://courier.example/ferry"/>
<updated>2025-05-24T19:00:00Z</updated>"# },
    }
    DUPLICATE_ELEMENT = Error "DuplicateElement" {
        meaning: "An element that may stand once in its parent stands there again.",
        says: "`{element}` stands in `{parent}` more than once",
        why: "One reader takes the first, another the last, a third joins the two. Nobody can tell which one subscribers see.",
        source: "RFC 4287, section 4.1.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
        mend: "keep one of them and remove the others",
        wrong: Example { within: Within::Entry, text: "<title>Ferry runs again</title>
<title>Ferry back after repairs</title>" },
        right: Example { within: Within::Entry, text: "<title>Ferry runs again</title>" },
    }
    MISSING_ATTRIBUTE = Error "MissingAttribute" {
        meaning: "An element lacks an attribute that its specification requires.",
        says: "`{element}` has no `{attr}` attribute",
        why: "Without the attribute readers cannot use the element. A podcast player skips an enclosure when it does not know its type.",
        source: "RSS 2.0, item, enclosure: https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
        mend: "add the missing attribute",
        wrong: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<enclosure url="https://courier.example/talk.mp3" length="7340032"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<enclosure url="https://courier.example/talk.mp3" length="7340032" type="audio/mpeg"/>"# },
    }
    UNEXPECTED_ATTRIBUTE = Error "UnexpectedAttribute" {
        meaning: "An element has an attribute that its specification does not define.",
        says: "`{attr}` is no attribute of `{element}`{hint}",
        why: "Readers ignore the attribute, so what it says has no effect. With a misspelt `isPermaLink`, for example, the guid is opened as if it were an address.",
        source: "RSS 2.0, item, guid: https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
        mend: "correct the spelling, or remove the attribute",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<guid isPermalink="false">courier-2025-0117</guid>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<guid isPermaLink="false">courier-2025-0117</guid>"# },
    }
    UNEXPECTED_TEXT = Error "UnexpectedText" {
        meaning: "Text stands in an element that holds other elements only.",
        says: "{where} holds loose text, where only elements may stand{hint}",
        why: "Readers have no place for such text and drop it. It is often a sign of a missing tag.",
        source: "RSS 2.0, channel, image: https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
        mend: "put the text into the element that it belongs to, or remove it",
        wrong: Example { within: Within::Channel, text: "<image>
  Our logo
  <url>https://courier.example/logo.png</url>
  <title>The Harbor Courier</title>
  <link>https://courier.example/</link>
</image>" },
        right: Example { within: Within::Channel, text: "<image>
  <url>https://courier.example/logo.png</url>
  <title>The Harbor Courier</title>
  <link>https://courier.example/</link>
  <description>Our logo</description>
</image>" },
    }
    UNEXPECTED_WHITESPACE = Error "UnexpectedWhitespace" {
        meaning: "Blank space stands around a value that has to be given without any.",
        says: "{where} has blank space around its value",
        why: "An id or a date of Atom counts exactly as written. Readers that compare ids as they stand take the story for another one.",
        source: "RFC 4287, section 3: https://www.rfc-editor.org/rfc/rfc4287#section-3",
        mend: "write the value directly between the tags, with no space and no line break",
        wrong: Example { within: Within::Entry, text: "<id>
  https://courier.example/ferry
</id>" },
        right: Example { within: Within::Entry, text: "<id>https://courier.example/ferry</id>" },
    }
    NOT_BLANK = Warning "NotBlank" {
        meaning: "An element or member that should have a value is empty.",
        says: "{where} is empty, where text is expected",
        why: "Readers show an empty line, or a title of their own making. An empty date, id or address is worth no more than a missing one.",
        source: "RSS 2.0, item: https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt",
        mend: "give it its value, or leave it out where it is optional",
        wrong: Example { within: Within::Item, text: "<title></title>
<description>The ferry runs again.</description>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<description>The ferry runs again.</description>" },
    }
    ATTR_NOT_BLANK = Warning "AttrNotBlank" {
        meaning: "An attribute that should hold text is empty.",
        says: "{where} is empty, where text is expected",
        why: "An empty attribute says nothing, and some readers show it as an empty label in place of one of their own.",
        source: "RFC 4287, section 4.2.7: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7",
        mend: "give the attribute its value, or remove it where it is optional",
        wrong: Example { within: Within::Feed, text: r#"<link rel="related" title="" href="https://courier.example/archive"/>"# },
        right: Example { within: Within::Feed, text: r#"<link rel="related" title="Archive" href="https://courier.example/archive"/>"# },
    }
    DUPLICATE_VALUE = Error "DuplicateValue" {
        meaning: "A value that has to be unique occurs again.",
        says: "{where} repeats `{value}`, which has to be unique",
        why: "Readers know stories by their guid or id. Of two stories with one id they show only one, so the other is lost. An hour or a day that is listed twice does no harm, but it is a sign that the list is not what was meant.",
        source: "RSS 2.0, item, guid: https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt; JSON Feed 1.1, items: https://www.jsonfeed.org/version/1.1/; RSS profile, skipHours: https://www.rssboard.org/rss-profile#element-channel-skiphours",
        mend: "give each story a guid or id of its own that never changes; list each hour and each day once",
        wrong: Example { within: Within::Channel, text: "<item>
  <title>Ferry runs again</title>
  <guid>https://courier.example/news</guid>
</item>
<item>
  <title>Pier 4 closes</title>
  <guid>https://courier.example/news</guid>
</item>" },
        right: Example { within: Within::Channel, text: "<item>
  <title>Ferry runs again</title>
  <guid>https://courier.example/ferry</guid>
</item>
<item>
  <title>Pier 4 closes</title>
  <guid>https://courier.example/pier-4</guid>
</item>" },
    }
    TOO_LONG = Error "TooLong" {
        meaning: "A text is longer than its element allows.",
        says: "{where} has {len} characters, where {max} are the most allowed",
        why: "Podcast directories cut the text off or refuse the episode. Listeners see half a sentence.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "shorten the text, and move the rest to the description",
        wrong: Example { within: Within::Item, text: "<itunes:subtitle>The ferry to the island runs again after three weeks of repairs. Captain Ann Reyes tells us what broke, who mended it, what it cost the town, why the spare part came by truck from two states away, and when the second boat will be back at the pier for the summer crowds.</itunes:subtitle>" },
        right: Example { within: Within::Item, text: "<itunes:subtitle>The ferry to the island runs again after three weeks of repairs.</itunes:subtitle>" },
    }
    INVALID_RFC2822_DATE = Error "InvalidRFC2822Date" {
        meaning: "A date of RSS or OPML is not written in the form of e-mail dates, or does not exist.",
        says: "{where} is `{value}`, where a valid date such as `Sat, 24 May 2025 19:00:00 GMT` is expected",
        why: "Readers that cannot read the date sort the story to the top, to the bottom or to the time they first saw it.",
        source: "RSS 2.0, item, pubDate: https://www.rssboard.org/rss-specification#ltpubdategtSubelementOfLtitemgt",
        mend: "write day and month with three English letters, a four-digit year and a zone, `Sat, 24 May 2025 19:00:00 GMT`, and only a day and an hour that exist",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>2025-05-24T19:00:00Z</pubDate>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>Sat, 24 May 2025 19:00:00 GMT</pubDate>" },
    }
    UNREGISTERED_MEDIA_TYPE = Warning "UnregisteredMediaType" {
        meaning: "The first half of a media type is none that exists.",
        says: "{where} is `{value}`, and no media type begins so",
        why: "Readers and players choose by the type what to do with a file. One that does not exist tells them nothing, so they leave the file out.",
        source: "IANA, Media Types: https://www.iana.org/assignments/media-types/; RFC 6838, section 4.2.7: https://www.rfc-editor.org/rfc/rfc6838#section-4.2.7",
        mend: "write the type that the file has, such as `text/plain`, `image/jpeg` or `audio/mpeg`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry" length="48213" type="plain/txt"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry" length="48213" type="text/plain"/>"# },
    }
    PROBLEMATICAL_RFC822_DATE = Warning "ProblematicalRFC822Date" {
        meaning: "A date of RSS is in an old or careless form, which many readers misread.",
        says: "{where} is `{value}`, a form of date that many readers misread",
        why: "Two-digit years, single-letter zones, comments, small letters and odd spacing are old or careless forms. Readers guess at them, and the story lands in the wrong year or hour.",
        source: "RSS Best Practices Profile, dates: https://www.rssboard.org/rss-profile#data-types-datetime",
        mend: "write it exactly like `Sat, 24 May 2025 19:00:00 GMT`: single blanks, capitals, four digits for the year, and as zone `GMT` or an offset such as `-0500`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>Sat, 24 May 25 19:00:00 GMT</pubDate>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>Sat, 24 May 2025 19:00:00 GMT</pubDate>" },
    }
    INCORRECT_DOW = Error "IncorrectDOW" {
        meaning: "The weekday named in a date is not the weekday of that date.",
        says: "{where} says `{value}`, but that date is a `{expected}`",
        why: "One of the two is wrong, and readers cannot know which. Strict ones throw the whole date away.",
        source: "RFC 5322, section 3.3: https://www.rfc-editor.org/rfc/rfc5322#section-3.3",
        mend: "correct the weekday, or leave it out together with its comma",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>Mon, 24 May 2025 19:00:00 GMT</pubDate>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>Sat, 24 May 2025 19:00:00 GMT</pubDate>" },
    }
    INVALID_RFC3339_DATE = Error "InvalidRFC3339Date" {
        meaning: "A date of Atom or JSON Feed is not written in the form of RFC 3339, or does not exist.",
        says: "{where} is `{value}`, where a valid date such as `2025-05-24T19:00:00Z` is expected",
        why: "Readers sort by this date. If they cannot read it, they put the story in a wrong place or leave it out.",
        source: "RFC 4287, section 3.3: https://www.rfc-editor.org/rfc/rfc4287#section-3.3",
        mend: "write date, `T`, time with seconds, and a zone, `2025-05-24T14:00:00-05:00`, and only a day and an hour that exist",
        wrong: Example { within: Within::Entry, text: "<updated>2025-05-24 19:00</updated>" },
        right: Example { within: Within::Entry, text: "<updated>2025-05-24T19:00:00Z</updated>" },
    }
    INVALID_W3_CDTF_DATE = Error "InvalidW3CDTFDate" {
        meaning: "A date of Dublin Core is not written in the form of the W3C profile.",
        says: "{where} is `{value}`, where a valid date such as `2025-05-24T19:00Z` or `2025-05-24` is expected",
        why: "Readers that use `dc:date` find no date they can read, and fall back on the time of their visit.",
        source: "W3C, Date and Time Formats: https://www.w3.org/TR/NOTE-datetime",
        mend: "write `2025-05-24`, or `2025-05-24T19:00:00Z` with a zone when there is a time",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<dc:date>24 May 2025, 7 pm</dc:date>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<dc:date>2025-05-24T19:00:00Z</dc:date>" },
    }
    INVALID_ISO8601_DATE_TIME = Error "InvalidISO8601DateTime" {
        meaning: "A date with time is not written in the form of ISO 8601.",
        says: "{where} is `{value}`, where a valid date such as `2025-05-24T19:00:00Z` is expected",
        why: "Calendars read this value. What they cannot read does not show up on any day.",
        source: "RSS 1.0 event module: http://web.resource.org/rss/1.0/modules/event/",
        mend: "write the year first, then month and day, then `T` and the time with a zone",
        wrong: Example { within: Within::Item, text: "<title>Harbor festival</title>
<ev:startdate>24 May 2025, 7 pm</ev:startdate>" },
        right: Example { within: Within::Item, text: "<title>Harbor festival</title>
<ev:startdate>2025-05-24T19:00:00Z</ev:startdate>" },
    }
    IMPLAUSIBLE_DATE = Warning "ImplausibleDate" {
        meaning: "A date is well-formed, but lies in the future or before 1990, when there were no feeds.",
        says: "{where} is `{value}`, which {message}",
        why: "It is usually a default value or a clock that is wrong. Readers pin future stories to the top or hide them, and bury stories of 1970.",
        source: "RSS 2.0, item: https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt",
        mend: "give the time at which it really happened; if the date is that of the build, correct the clock or the zone of the machine",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<pubDate>Sat, 24 May 2025 19:00:00 GMT</pubDate>" },
    }
    INVALID_INTEGER = Error "InvalidInteger" {
        meaning: "A value that has to be a whole number is none.",
        says: "{where} is `{value}`, where a whole number is expected",
        why: "Programs that page through results compute with this number. Words and fractions stop them.",
        source: "OpenSearch 1.1 draft 6: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md",
        mend: "write a whole number with digits only",
        wrong: Example { within: Within::Channel, text: "<opensearch:startIndex>first</opensearch:startIndex>" },
        right: Example { within: Within::Channel, text: "<opensearch:startIndex>1</opensearch:startIndex>" },
    }
    INVALID_NON_NEGATIVE_INTEGER = Error "InvalidNonNegativeInteger" {
        meaning: "A value that has to be zero or a positive whole number is none.",
        says: "{where} is `{value}`, where a whole number of 0 or more is expected",
        why: "Readers show this number, such as the count of comments, beside the story. They leave out what is no count.",
        source: "RSS 1.0 slash module: http://web.resource.org/rss/1.0/modules/slash/",
        mend: "write a whole number that is not below 0, with digits only",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<slash:comments>-1</slash:comments>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<slash:comments>0</slash:comments>" },
    }
    INVALID_POSITIVE_INTEGER = Error "InvalidPositiveInteger" {
        meaning: "A value that has to be a positive whole number is none.",
        says: "{where} is `{value}`, where a whole number of 1 or more is expected",
        why: "Readers compute with this number, such as the minutes until they ask again. If it is none, they use a default of their own.",
        source: "RSS 2.0, channel, ttl: https://www.rssboard.org/rss-specification#ltttlgtSubelementOfLtchannelgt",
        mend: "write a whole number above 0, with digits only and without a unit",
        wrong: Example { within: Within::Channel, text: "<ttl>one hour</ttl>" },
        right: Example { within: Within::Channel, text: "<ttl>60</ttl>" },
    }
    INTEGER_OVERFLOW = Error "IntegerOverflow" {
        meaning: "A whole number is larger than its specification allows.",
        says: "{where} is `{value}`, where 2147483647 is the largest number allowed",
        why: "Programs keep this number in 31 bits. A larger one wraps around, and a new version looks older than the last.",
        source: "FeedSync for Atom and RSS: http://feedsync.org/spec/",
        mend: "start counting at 1 and add 1 for each change; do not use timestamps as counters",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<sx:sync id="ferry" updates="2147483648">
  <sx:history sequence="1" when="2025-05-24T19:00:00Z" by="desk"/>
</sx:sync>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<sx:sync id="ferry" updates="1">
  <sx:history sequence="1" when="2025-05-24T19:00:00Z" by="desk"/>
</sx:sync>"# },
    }
    INVALID_FLOAT = Error "InvalidFloat" {
        meaning: "A value that has to be a decimal number is none.",
        says: "{where} is `{value}`, where a decimal number is expected",
        why: "Players use the number to show length or quality before they load the file. Text in its place is dropped.",
        source: "Media RSS, media:content: https://www.rssboard.org/media-rss#media-content",
        mend: "write digits, with a point for the fraction and without a unit; a time is given in seconds",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content url="https://courier.example/ferry.mp4" type="video/mp4" framerate="smooth"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content url="https://courier.example/ferry.mp4" type="video/mp4" framerate="29.97"/>"# },
    }
    INVALID_INTEGER_ATTRIBUTE = Error "InvalidIntegerAttribute" {
        meaning: "An attribute that has to be a whole number is none.",
        says: "{where} is `{value}`, where a whole number is expected",
        why: "Programs compute with this number: players show the size of a download by the length of an enclosure, and a `cloud` is reached at its port. They cannot use words, units or fractions.",
        source: "RSS 2.0, item, enclosure: https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
        mend: "write the number with digits only and without a unit; a length is counted in bytes",
        wrong: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<enclosure url="https://courier.example/talk.mp3" length="7 MB" type="audio/mpeg"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<enclosure url="https://courier.example/talk.mp3" length="7340032" type="audio/mpeg"/>"# },
    }
    INVALID_BOOLEAN_ATTRIBUTE = Error "InvalidBooleanAttribute" {
        meaning: "An attribute that has to be true or false is neither.",
        says: "{where} is `{value}`, where `true` or `false` is expected",
        why: "Readers fall back on the default. For a guid the default is that it is an address, so they try to open it.",
        source: "RSS 2.0, item, guid: https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
        mend: "write `true` or `false`, in lower case",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<guid isPermaLink="no">courier-2025-0117</guid>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<guid isPermaLink="false">courier-2025-0117</guid>"# },
    }
    INVALID_TRUE_FALSE = Error "InvalidTrueFalse" {
        meaning: "A value that has to be true or false is neither.",
        says: "{where} is `{value}`, where `true` or `false` is expected",
        why: "Directories do not guess. An episode without a readable `itunes:explicit` may be refused or shown without its mark.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "write `true` or `false`",
        wrong: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:explicit>yes</itunes:explicit>" },
        right: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:explicit>true</itunes:explicit>" },
    }
    INVALID_YES_NO = Error "InvalidYesNo" {
        meaning: "A value that has to be yes or no is neither.",
        says: "{where} is `{value}`, where `yes` or `no` is expected",
        why: "A podcast app that cannot read the mark does not know that a show has ended or may not be moved, and a publishing tool may take a draft for a finished story.",
        source: "RFC 5023, section 13.1.1: https://www.rfc-editor.org/rfc/rfc5023#section-13.1.1; Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390; Podcast namespace: https://podcastindex.org/namespace/1.0",
        mend: "write `yes` or `no` in lower case; only Apple's elements, such as `itunes:complete`, have `Yes` with a capital",
        wrong: Example { within: Within::Entry, text: r#"<app:control xmlns:app="http://www.w3.org/2007/app">
  <app:draft>maybe</app:draft>
</app:control>"# },
        right: Example { within: Within::Entry, text: r#"<app:control xmlns:app="http://www.w3.org/2007/app">
  <app:draft>yes</app:draft>
</app:control>"# },
    }
    INVALID_MIME_ATTRIBUTE = Error "InvalidMIMEAttribute" {
        meaning: "The type of a file is not a media type.",
        says: "{where} is `{value}`, where a media type such as `audio/mpeg` is expected",
        why: "Players decide by the type whether they can play the file. They skip what they do not understand.",
        source: "RSS 2.0, item, enclosure: https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
        mend: "write the media type with which the file is served, such as `audio/mpeg` or `image/jpeg`",
        wrong: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<enclosure url="https://courier.example/talk.mp3" length="7340032" type="mp3"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<enclosure url="https://courier.example/talk.mp3" length="7340032" type="audio/mpeg"/>"# },
    }
    INVALID_LANGUAGE = Error "InvalidLanguage" {
        meaning: "A language is not given as a language tag.",
        says: "{where} is `{value}`, where a language tag such as `en` or `en-US` is expected",
        why: "Readers choose fonts, hyphenation, voices and search by the language. They know it by its tag and not by its name.",
        source: "RFC 5646, section 2.1: https://www.rfc-editor.org/rfc/rfc5646#section-2.1",
        mend: "write the tag of the language, such as `en` or `de`, with a region if need be, such as `en-GB` or `pt-BR`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<dc:language>English</dc:language>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<dc:language>en-US</dc:language>" },
    }
    MISSING_DC_LANGUAGE = Info "MissingDCLanguage" {
        meaning: "Nothing states the language of the feed or of a text in it.",
        says: "the language is not stated: there is no {where}",
        why: "Directories that sort by language leave the feed out or guess. Voices that read aloud may use the wrong tongue.",
        source: "RSS 2.0, channel, language: https://www.rssboard.org/rss-specification#optionalChannelElements; Atom: RFC 4287, section 2: https://www.rfc-editor.org/rfc/rfc4287#section-2",
        mend: "add `xml:lang` to the `feed` of Atom, where it counts for all texts in it, or `language` to the `channel` of RSS",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>The Harbor Courier</title>
  <link>https://courier.example/</link>
  <description>News from the harbor</description>
  <atom:link rel="self" type="application/rss+xml" href="https://courier.example/feeds/all.rss"/>
  <item>
    <title>Ferry runs again</title>
    <guid>https://courier.example/ferry</guid>
  </item>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>The Harbor Courier</title>
  <link>https://courier.example/</link>
  <description>News from the harbor</description>
  <language>en</language>
  <atom:link rel="self" type="application/rss+xml" href="https://courier.example/feeds/all.rss"/>
  <item>
    <title>Ferry runs again</title>
    <guid>https://courier.example/ferry</guid>
  </item>
</channel>
</rss>"# },
    }
    INVALID_CONTACT = Error "InvalidContact" {
        meaning: "A field for an e-mail address holds none.",
        says: "{where} is `{value}`, where an e-mail address is expected",
        why: "The element is there for an address. Many readers hide a bare name that stands in it, or make a mail link of it that leads nowhere.",
        source: "RSS 2.0, item, author: https://www.rssboard.org/rss-specification#ltauthorgtSubelementOfLtitemgt",
        mend: "write an e-mail address, such as `ann@courier.example (Ann Reyes)` in RSS; a name alone belongs into `dc:creator` in RSS, `itunes:name` in a podcast, `ownerName` in OPML",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<author>Ann Reyes</author>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<author>ann@courier.example (Ann Reyes)</author>" },
    }
    INVALID_ADDR_SPEC = Error "InvalidAddrSpec" {
        meaning: "A field for a bare e-mail address holds something else.",
        says: "{where} is `{value}`, where a bare e-mail address is expected",
        why: "Readers make a link of it that opens a mail. With words or a name in it the mail goes nowhere.",
        source: "RFC 4287, section 3.2.3: https://www.rfc-editor.org/rfc/rfc4287#section-3.2.3",
        mend: "write the address alone, and the name in `name`",
        wrong: Example { within: Within::Entry, text: "<author>
  <name>Ann Reyes</name>
  <email>ann at courier.example</email>
</author>" },
        right: Example { within: Within::Entry, text: "<author>
  <name>Ann Reyes</name>
  <email>ann@courier.example</email>
</author>" },
    }
    CONTAINS_EMAIL = Warning "ContainsEmail" {
        meaning: "The name of a person holds an e-mail address.",
        says: "{where} holds an e-mail address, where a name is expected",
        why: "Readers print the name as a byline. The address stands in public beneath every story, and the mail link is missing.",
        source: "RFC 4287, section 3.2.1: https://www.rfc-editor.org/rfc/rfc4287#section-3.2.1",
        mend: "keep the name in `name` and move the address to `email`",
        wrong: Example { within: Within::Entry, text: "<author>
  <name>Ann Reyes &lt;ann@courier.example&gt;</name>
</author>" },
        right: Example { within: Within::Entry, text: "<author>
  <name>Ann Reyes</name>
  <email>ann@courier.example</email>
</author>" },
    }
    QUESTIONABLE_USAGE = Warning "QuestionableUsage" {
        meaning: "A known element is used where its specification does not put it.",
        says: "{where} is out of place: its specification does not put it there",
        why: "The element is allowed as an extension, but readers look for it elsewhere and will not find it.",
        source: "RFC 5023: https://www.rfc-editor.org/rfc/rfc5023",
        mend: "move the element to the place that its specification gives it, or remove it",
        wrong: Example { within: Within::Entry, text: r#"<app:collection xmlns:app="http://www.w3.org/2007/app" href="https://courier.example/api/stories">
  <title>Stories</title>
</app:collection>"# },
        right: Example { within: Within::Feed, text: r#"<app:collection xmlns:app="http://www.w3.org/2007/app" href="https://courier.example/api/stories">
  <title>Stories</title>
</app:collection>"# },
    }
    OBSOLETE_VERSION = Warning "ObsoleteVersion" {
        meaning: "The document is in an old version of its format.",
        says: "`{version}` is an old version of the format",
        why: "Old versions are read by fewer programs each year, and lack what came later.",
        source: "OPML 2.0: http://opml.org/spec2.opml",
        mend: "write the current version of the format",
        wrong: Example { within: Within::Document, text: r#"<outlineDocument>
  <head><title>Feeds of the Courier</title></head>
  <body><outline text="All news"/></body>
</outlineDocument>"# },
        right: Example { within: Within::Document, text: r#"<opml version="2.0">
  <head><title>Feeds of the Courier</title></head>
  <body><outline text="All news"/></body>
</opml>"# },
    }
}
