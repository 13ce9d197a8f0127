//! Messages about the smaller extensions: syndication, slash, comments, access and robots,
//! places (W3C Geo, `GeoRSS`), `OpenSearch` and `FeedSync`.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    INVALID_UPDATE_PERIOD = Error "InvalidUpdatePeriod" {
        meaning: "The period of updates is none of the five that exist.",
        says: "{where} is `{value}`, where `hourly`, `daily`, `weekly`, `monthly` or `yearly` is expected",
        why: "Readers choose from this how often they ask for news. A value that they cannot read leaves them with their own habit.",
        source: "RSS 1.0 syndication module: http://web.resource.org/rss/1.0/modules/syndication/",
        mend: "write one of the five words, and say with `sy:updateFrequency` how many times in that period",
        wrong: Example { within: Within::Channel, text: "<sy:updatePeriod>every hour</sy:updatePeriod>" },
        right: Example { within: Within::Channel, text: "<sy:updatePeriod>hourly</sy:updatePeriod>" },
    }
    INVALID_COMMA_SEPARATED_INTEGERS = Error "InvalidCommaSeparatedIntegers" {
        meaning: "A list of whole numbers is not written with commas.",
        says: "{where} is not a list of whole numbers with commas between them",
        why: "Programs split this list at its commas. Written otherwise it is one word that is no number.",
        source: "RSS 1.0 slash module: http://web.resource.org/rss/1.0/modules/slash/",
        mend: "write digits with commas between them, such as `12,9,4`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<slash:hit_parade>12 9 4 2 1 0 0</slash:hit_parade>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<slash:hit_parade>12,9,4,2,1,0,0</slash:hit_parade>" },
    }
    COMMENT_RSS = Warning "CommentRSS" {
        meaning: "The address of the comment feed stands in a misspelt element.",
        says: "`wfw:commentRSS` is written in the wrong case; the name is `wfw:commentRss`",
        why: "Names are case-sensitive. Readers look for `wfw:commentRss`, and do not offer the comments.",
        source: "Well-Formed Web, wfw namespace elements: http://wellformedweb.org/news/wfw_namespace_elements/",
        mend: "rename the element to `wfw:commentRss`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<wfw:commentRSS>https://courier.example/ferry/comments.rss</wfw:commentRSS>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<wfw:commentRss>https://courier.example/ferry/comments.rss</wfw:commentRss>" },
    }
    INVALID_ACCESS_RESTRICTION_REL = Error "InvalidAccessRestrictionRel" {
        meaning: "The rule on passing a feed on is neither allow nor deny.",
        says: "{where} is `{value}`, where `allow` or `deny` is expected",
        why: "Public readers decide by this whether others may find the feed. If they cannot read the rule, they treat the feed as open.",
        source: "Bloglines, Feed Access Control 1.0: http://www.bloglines.com/about/specs/fac-1.0",
        mend: "write `allow` or `deny`",
        wrong: Example { within: Within::Feed, text: r#"<access:restriction relationship="private"/>"# },
        right: Example { within: Within::Feed, text: r#"<access:restriction relationship="deny"/>"# },
    }
    INVALID_META_NAME = Error "InvalidMetaName" {
        meaning: "A meta element in a feed has a name other than robots.",
        says: "{where} is `{value}`, where `robots` is the only name that has a meaning in a feed",
        why: "Search engines read one thing from a `meta` of a feed: whether they may list it. All else is ignored.",
        source: "The robots meta tag: https://www.robotstxt.org/meta.html",
        mend: "use the name `robots`, or remove the element",
        wrong: Example { within: Within::Channel, text: r#"<xhtml:meta name="description" content="noindex"/>"# },
        right: Example { within: Within::Channel, text: r#"<xhtml:meta name="robots" content="noindex"/>"# },
    }
    INVALID_META_CONTENT = Error "InvalidMetaContent" {
        meaning: "A robots element says something that robots do not know.",
        says: "{where} is `{value}`, where words such as `noindex` or `noindex,nofollow` are expected",
        why: "Search engines ignore a rule that they cannot read, and list the feed.",
        source: "The robots meta tag: https://www.robotstxt.org/meta.html",
        mend: "write `index` or `noindex`, `follow` or `nofollow`, `all` or `none`, with a comma between two of them",
        wrong: Example { within: Within::Channel, text: r#"<xhtml:meta name="robots" content="hidden"/>"# },
        right: Example { within: Within::Channel, text: r#"<xhtml:meta name="robots" content="noindex"/>"# },
    }
    INVALID_LATITUDE = Error "InvalidLatitude" {
        meaning: "A latitude is no number from -90 to 90.",
        says: "{where} is `{value}`, where a number from -90 to 90 is expected",
        why: "Maps cannot place the story. Often latitude and longitude have changed places.",
        source: "W3C Basic Geo vocabulary: https://www.w3.org/2003/01/geo/",
        mend: "write the degrees as a decimal number, negative in the south",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<geo:lat>129.95</geo:lat>
<geo:long>-90.07</geo:long>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<geo:lat>29.95</geo:lat>
<geo:long>-90.07</geo:long>" },
    }
    INVALID_LONGITUDE = Error "InvalidLongitude" {
        meaning: "A longitude is no number from -180 to 180.",
        says: "{where} is `{value}`, where a number from -180 to 180 is expected",
        why: "Maps cannot place the story, or place it on the wrong side of the earth.",
        source: "W3C Basic Geo vocabulary: https://www.w3.org/2003/01/geo/",
        mend: "write the degrees as a decimal number, negative in the west",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<geo:lat>29.95</geo:lat>
<geo:long>-269.93</geo:long>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<geo:lat>29.95</geo:lat>
<geo:long>-90.07</geo:long>" },
    }
    INVALID_COORD = Error "InvalidCoord" {
        meaning: "A place is not a pair of coordinates.",
        says: "{where} is `{value}`, where latitude and longitude such as `29.95 -90.07` are expected",
        why: "Maps understand numbers only. They leave the story out.",
        source: "OGC GeoRSS Encoding Standard: https://docs.ogc.org/cs/17-002r1/17-002r1.html",
        mend: "write the latitude, a blank and the longitude; put the name of the place into `georss:featureName`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<georss:point>Pier 4</georss:point>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<georss:point>29.95 -90.07</georss:point>" },
    }
    INVALID_COORD_LIST = Error "InvalidCoordList" {
        meaning: "A line or an area is not a list of pairs of coordinates.",
        says: "{where} is `{value}`, where pairs of coordinates such as `29.95 -90.07 29.96 -90.05` are expected",
        why: "A map reads the numbers two by two. One missing number shifts all that follow, or nothing is drawn.",
        source: "OGC GeoRSS Encoding Standard: https://docs.ogc.org/cs/17-002r1/17-002r1.html",
        mend: "write latitude and longitude of each point in turn, with blanks between all numbers",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<georss:line>29.95 -90.07 29.96</georss:line>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<georss:line>29.95 -90.07 29.96 -90.05</georss:line>" },
    }
    COORD_COMMA = Warning "CoordComma" {
        meaning: "A comma stands between two coordinates.",
        says: "{where} is `{value}`: between coordinates a blank is expected, not a comma",
        why: "Some maps take the comma for the sign of a fraction, and read one number in place of two.",
        source: "OGC GeoRSS Encoding Standard: https://docs.ogc.org/cs/17-002r1/17-002r1.html",
        mend: "write a blank in place of the comma",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<georss:point>29.95,-90.07</georss:point>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<georss:point>29.95 -90.07</georss:point>" },
    }
    INVALID_COUNTRY_CODE = Error "InvalidCountryCode" {
        meaning: "A country is not given by its two-letter code.",
        says: "{where} is `{value}`, which is no two-letter code of a country",
        why: "Players compare the code with the place of the viewer. With a name or a longer code they block everybody or nobody.",
        source: "ISO 3166: https://www.iso.org/iso-3166-country-codes.html",
        mend: "write two-letter codes such as `us ca`, with blanks between them",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:restriction relationship="allow" type="country">usa canada</media:restriction>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:restriction relationship="allow" type="country">us ca</media:restriction>"# },
    }
    NOT_URL_ENCODED = Error "NotURLEncoded" {
        meaning: "Search terms are not encoded for use in an address.",
        says: "the search terms are not percent-encoded",
        why: "Programs put the terms into an address as they stand. With a bare blank or percent sign they search for something else.",
        source: "OpenSearch 1.1 draft 6: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md",
        mend: "write `%20` for a blank, `%25` for a percent sign, and so on",
        wrong: Example { within: Within::Channel, text: r#"<opensearch:Query role="request" searchTerms="50% off ferry"/>"# },
        right: Example { within: Within::Channel, text: r#"<opensearch:Query role="request" searchTerms="50%25%20off%20ferry"/>"# },
    }
    INVALID_LOCAL_ROLE = Error "InvalidLocalRole" {
        meaning: "The role of a query is none that OpenSearch defines, and has no prefix.",
        says: "{where} is `{value}`, where a role such as `request`, `example` or `related` is expected",
        why: "Search programs do not know what to do with the query, and skip it.",
        source: "OpenSearch 1.1 draft 6: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md",
        mend: "use `request`, `example`, `related`, `correction`, `subset` or `superset`, or a role of your own with a declared prefix",
        wrong: Example { within: Within::Channel, text: r#"<opensearch:Query role="popular" searchTerms="ferry"/>"# },
        right: Example { within: Within::Channel, text: r#"<opensearch:Query role="related" searchTerms="ferry"/>"# },
    }
    UNDECLARED_PREFIX = Error "UndeclaredPrefix" {
        meaning: "A name has a prefix for which no namespace is declared.",
        says: "no namespace is declared for `{value}`",
        why: "The prefix alone says nothing. Only its namespace tells programs whose word this is.",
        source: "OpenSearch 1.1 draft 6: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md",
        mend: "declare the prefix with `xmlns:`, or use a name without prefix",
        wrong: Example { within: Within::Channel, text: r#"<opensearch:Query role="courier:archive" searchTerms="ferry"/>"# },
        right: Example { within: Within::Channel, text: r#"<opensearch:Query xmlns:courier="https://courier.example/search" role="courier:archive" searchTerms="ferry"/>"# },
    }
    INVALID_ENCODING = Error "InvalidEncoding" {
        meaning: "The name of a character encoding is not known.",
        says: "{where} is `{value}`, where the name of a character encoding such as `UTF-8` is expected",
        why: "Search programs cannot encode the words that people type, and searches for anything with accents fail.",
        source: "OpenSearch 1.1 draft 6: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md",
        mend: "write `UTF-8`, or another name from the register of character sets",
        wrong: Example { within: Within::Channel, text: r#"<opensearch:Query role="request" searchTerms="ferry" inputEncoding="Harbor-8"/>"# },
        right: Example { within: Within::Channel, text: r#"<opensearch:Query role="request" searchTerms="ferry" inputEncoding="UTF-8"/>"# },
    }
    INVALID_SSE_TYPE = Error "InvalidSseType" {
        meaning: "A related feed of FeedSync is neither complete nor aggregated.",
        says: "{where} is `{value}`, where `complete` or `aggregated` is expected",
        why: "Programs that keep two feeds in step do not know what the related feed holds, and leave it alone.",
        source: "FeedSync for Atom and RSS: http://feedsync.org/spec/",
        mend: "write `complete` or `aggregated`, in lower case",
        wrong: Example { within: Within::Channel, text: r#"<sx:sharing>
  <sx:related link="https://courier.example/feeds/all.rss" type="full"/>
</sx:sharing>"# },
        right: Example { within: Within::Channel, text: r#"<sx:sharing>
  <sx:related link="https://courier.example/feeds/all.rss" type="complete"/>
</sx:sharing>"# },
    }
    INVALID_NSS = Error "InvalidNSS" {
        meaning: "A name of FeedSync holds characters that it may not hold.",
        says: "{where} holds characters that are not allowed in a name, such as blanks",
        why: "These names become part of a URN. With a blank in it, two programs may read two different names.",
        source: "RFC 2141, section 2.2: https://www.rfc-editor.org/rfc/rfc2141#section-2.2",
        mend: "use letters, digits and marks such as `-` and `.`, and percent-encode all else",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<sx:sync id="ferry runs again" updates="1">
  <sx:history sequence="1" when="2025-05-24T19:00:00Z" by="desk"/>
</sx:sync>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<sx:sync id="ferry-runs-again" updates="1">
  <sx:history sequence="1" when="2025-05-24T19:00:00Z" by="desk"/>
</sx:sync>"# },
    }
    SINCE_AFTER_UNTIL = Error "SinceAfterUntil" {
        meaning: "The span of a shared feed ends before it begins.",
        says: "`since` is later than `until`",
        why: "Programs that keep feeds in step find no time in this span, and take nothing from the feed.",
        source: "FeedSync for Atom and RSS: http://feedsync.org/spec/",
        mend: "put the earlier time into `since` and the later into `until`",
        wrong: Example { within: Within::Channel, text: r#"<sx:sharing since="2025-06-01T00:00:00Z" until="2025-05-01T00:00:00Z"/>"# },
        right: Example { within: Within::Channel, text: r#"<sx:sharing since="2025-05-01T00:00:00Z" until="2025-06-01T00:00:00Z"/>"# },
    }
    MISSING_BY_AND_WHEN_ATTRS = Error "MissingByAndWhenAttrs" {
        meaning: "A change in the history says neither who made it nor when.",
        says: "`sx:history` has neither `by` nor `when`",
        why: "When two people change one story, programs decide by these which change counts. Without them one is lost by chance.",
        source: "FeedSync for Atom and RSS: http://feedsync.org/spec/",
        mend: "add `when` with the time of the change and `by` with a name for whoever made it",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<sx:sync id="ferry" updates="1">
  <sx:history sequence="1"/>
</sx:sync>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<sx:sync id="ferry" updates="1">
  <sx:history sequence="1" when="2025-05-24T19:00:00Z" by="desk"/>
</sx:sync>"# },
    }
    MISSING_RECOMMENDED_ATTRIBUTE = Warning "MissingRecommendedAttribute" {
        meaning: "An attribute that the specification recommends is not there.",
        says: "`{element}` has no `{attr}`, which is recommended",
        why: "The feed can be used without, but conflicts between two changes are harder to settle.",
        source: "FeedSync for Atom and RSS: http://feedsync.org/spec/",
        mend: "add the attribute",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<sx:sync id="ferry" updates="1">
  <sx:history sequence="1" when="2025-05-24T19:00:00Z"/>
</sx:sync>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<sx:sync id="ferry" updates="1">
  <sx:history sequence="1" when="2025-05-24T19:00:00Z" by="desk"/>
</sx:sync>"# },
    }
}
