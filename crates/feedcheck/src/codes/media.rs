//! Messages about Media RSS: photos, sound and film with their captions, credits, ratings
//! and restrictions.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    MEDIA_RSS_NAMESPACE = Error "MediaRssNamespace" {
        meaning: "The namespace of Media RSS lacks the slash at its end.",
        says: "the namespace of Media RSS has to end in a slash",
        why: "A namespace is compared letter by letter. Without the slash readers see unknown elements, and the photos are gone.",
        source: "Media RSS: https://www.rssboard.org/media-rss",
        mend: "write `http://search.yahoo.com/mrss/`, with the slash",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss">
<channel>
  <title>The Harbor Courier</title>
  <link>https://courier.example/</link>
  <description>News from the harbor</description>
  <language>en</language>
  <atom:link rel="self" type="application/rss+xml" href="https://courier.example/feeds/all.rss"/>
  <item>
    <title>Ferry runs again</title>
    <guid>https://courier.example/ferry</guid>
    <media:content url="https://courier.example/ferry.jpg" type="image/jpeg"/>
  </item>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>The Harbor Courier</title>
  <link>https://courier.example/</link>
  <description>News from the harbor</description>
  <language>en</language>
  <atom:link rel="self" type="application/rss+xml" href="https://courier.example/feeds/all.rss"/>
  <item>
    <title>Ferry runs again</title>
    <guid>https://courier.example/ferry</guid>
    <media:content url="https://courier.example/ferry.jpg" type="image/jpeg"/>
  </item>
</channel>
</rss>"# },
    }
    MEDIA_GROUP_WITHOUT_ALTERNATIVES = Error "MediaGroupWithoutAlternatives" {
        meaning: "A media group holds fewer than two media objects.",
        says: "`media:group` holds fewer than two `media:content`",
        why: "A group is for several forms of one thing, from which a reader picks. Some readers do not look into groups at all.",
        source: "Media RSS, media:group: https://www.rssboard.org/media-rss#media-group",
        mend: "put a single `media:content` directly into the item, or add the other forms to the group",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:group>
  <media:content url="https://courier.example/ferry.mp4" type="video/mp4"/>
</media:group>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content url="https://courier.example/ferry.mp4" type="video/mp4"/>"# },
    }
    DUPLICATE_MEDIA_DEFAULT = Warning "DuplicateMediaDefault" {
        meaning: "A media group has more than one default.",
        says: "another `media:content` of this `media:group` is the default already",
        why: "Readers that play one form of a group take its default. With two of them each reader plays another one.",
        source: "Media RSS, media:content, isDefault: https://www.rssboard.org/media-rss#media-content",
        mend: "leave `isDefault=\"true\"` at one `media:content` of the group",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:group>
  <media:content url="https://courier.example/ferry.mp4" type="video/mp4" isDefault="true"/>
  <media:content url="https://courier.example/ferry.webm" type="video/webm" isDefault="true"/>
</media:group>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:group>
  <media:content url="https://courier.example/ferry.mp4" type="video/mp4" isDefault="true"/>
  <media:content url="https://courier.example/ferry.webm" type="video/webm"/>
</media:group>"# },
    }
    MISSING_MEDIA_ADDRESS = Warning "MissingMediaAddress" {
        meaning: "A media object has neither an address nor a player.",
        says: "`media:content` has no `url`, and there is no `media:player`",
        why: "Nobody can fetch or play the file. Readers show the story without it.",
        source: "Media RSS, media:content: https://www.rssboard.org/media-rss#media-content",
        mend: "add `url` with the address of the file, or a `media:player` with that of a page that plays it",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content type="video/mp4" medium="video"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content type="video/mp4" medium="video">
  <media:player url="https://courier.example/play/ferry"/>
</media:content>"# },
    }
    INVALID_MEDIA_MEDIUM = Error "InvalidMediaMedium" {
        meaning: "The medium of a media object is none that Media RSS knows.",
        says: "{where} is `{value}`, where `image`, `audio`, `video`, `document` or `executable` is expected",
        why: "Readers decide by the medium whether to show a picture or a player. With an unknown one they show neither.",
        source: "Media RSS, media:content: https://www.rssboard.org/media-rss#media-content",
        mend: "write one of the five words",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content url="https://courier.example/ferry.jpg" type="image/jpeg" medium="photo"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content url="https://courier.example/ferry.jpg" type="image/jpeg" medium="image"/>"# },
    }
    INVALID_MEDIA_EXPRESSION = Error "InvalidMediaExpression" {
        meaning: "A media object is said to be something other than full, sample or nonstop.",
        says: "{where} is `{value}`, where `full`, `sample` or `nonstop` is expected",
        why: "Players tell by this whether they have the whole thing or a taste of it. They take unknown words for the whole.",
        source: "Media RSS, media:content: https://www.rssboard.org/media-rss#media-content",
        mend: "write `full`, `sample` or `nonstop`, or leave the attribute out for the whole",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content url="https://courier.example/ferry.mp4" type="video/mp4" expression="excerpt"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:content url="https://courier.example/ferry.mp4" type="video/mp4" expression="sample"/>"# },
    }
    INVALID_CREDIT_ROLE = Error "InvalidCreditRole" {
        meaning: "The role in a credit is not in lower case, or not in the list it is taken from.",
        says: "{where} is `{value}`, where a role in lower case from the list, such as `photographer`, is expected",
        why: "Readers print the credit by its role. They may drop a role that they do not know, and the photographer goes unnamed.",
        source: "Media RSS, media:credit: https://www.rssboard.org/media-rss#media-credit",
        mend: "write the role in lower case, as the list of the European Broadcasting Union has it",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:credit role="Photographer">Ann Reyes</media:credit>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:credit role="photographer">Ann Reyes</media:credit>"# },
    }
    INVALID_MEDIA_TEXT_TYPE = Error "InvalidMediaTextType" {
        meaning: "The type of a media text is neither plain nor html.",
        says: "{where} is `{value}`, where `plain` or `html` is expected",
        why: "Media RSS has its own two words for this. With others readers may show the tags of a caption as text.",
        source: "Media RSS, media:description: https://www.rssboard.org/media-rss#media-description",
        mend: "write `plain` or `html`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:description type="text/plain">The ferry at Pier 4</media:description>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:description type="plain">The ferry at Pier 4</media:description>"# },
    }
    INVALID_MEDIA_HASH = Error "InvalidMediaHash" {
        meaning: "A checksum does not fit its algorithm.",
        says: "{where} is `{value}`, which does not fit `md5` or `sha-1`",
        why: "Players compare the checksum with the file. If they never match, a player may throw a good file away.",
        source: "Media RSS, media:hash: https://www.rssboard.org/media-rss#media-hash",
        mend: "name `md5` or `sha-1` as the algorithm, and write its 32 or 40 hexadecimal digits",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:hash algo="md5">7a0c51</media:hash>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:hash algo="md5">7a0c51f2b4e89d3361c05e7fa2d84b90</media:hash>"# },
    }
    INVALID_MEDIA_RATING = Error "InvalidMediaRating" {
        meaning: "A rating is none of its scheme.",
        says: "{where} is `{value}`, which is no rating of `{scheme}`",
        why: "Apps with a filter for children rely on the rating. An unknown one may hide the story or let it through.",
        source: "Media RSS, media:rating: https://www.rssboard.org/media-rss#media-rating",
        mend: "write a rating of the scheme in lower case: `adult` or `nonadult` for `urn:simple`, `g`, `pg`, `pg-13`, `r` or `nc-17` for `urn:mpaa`, such as `tv-pg` for `urn:v-chip`; or name the scheme that the rating belongs to",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:rating scheme="urn:simple">everyone</media:rating>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:rating scheme="urn:simple">nonadult</media:rating>"# },
    }
    DEPRECATED_MEDIA_ADULT = Warning "DeprecatedMediaAdult" {
        meaning: "An element for adult content is used that a newer one replaced.",
        says: "`media:adult` is out of date; `media:rating` replaced it",
        why: "Newer programs read `media:rating` only, and know nothing of the old mark.",
        source: "Media RSS, media:rating: https://www.rssboard.org/media-rss#media-rating",
        mend: "write `media:rating` with `adult` or `nonadult`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<media:adult>false</media:adult>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>
<media:rating>nonadult</media:rating>" },
    }
    INVALID_MEDIA_RESTRICTION = Error "InvalidMediaRestriction" {
        meaning: "A restriction without a type is neither all nor none.",
        says: "{where} is `{value}`, where `all` or `none` is expected as long as there is no `type`",
        why: "Players that honour restrictions cannot tell who is meant, and may block everybody.",
        source: "Media RSS, media:restriction: https://www.rssboard.org/media-rss#media-restriction",
        mend: "write `all` or `none`, or add a `type` such as `country`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:restriction relationship="allow">everyone</media:restriction>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:restriction relationship="allow">all</media:restriction>"# },
    }
    INVALID_MEDIA_RESTRICTION_REL = Error "InvalidMediaRestrictionRel" {
        meaning: "A restriction neither allows nor denies.",
        says: "{where} is `{value}`, where `allow` or `deny` is expected",
        why: "Players that honour restrictions cannot tell which way it goes, and may block everybody.",
        source: "Media RSS, media:restriction: https://www.rssboard.org/media-rss#media-restriction",
        mend: "write `allow` or `deny`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:restriction relationship="only" type="country">us ca</media:restriction>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:restriction relationship="allow" type="country">us ca</media:restriction>"# },
    }
    INVALID_MEDIA_RESTRICTION_TYPE = Error "InvalidMediaRestrictionType" {
        meaning: "The type of a restriction is none that is known.",
        says: "{where} is `{value}`, where `country` or `uri` is expected",
        why: "Players do not know what to compare with the restriction, and either ignore it or block everybody.",
        source: "Media RSS, media:restriction: https://www.rssboard.org/media-rss#media-restriction",
        mend: "write `country` or `uri`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:restriction relationship="allow" type="region">us ca</media:restriction>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:restriction relationship="allow" type="country">us ca</media:restriction>"# },
    }
    INVALID_NPT_TIME = Error "InvalidNPTTime" {
        meaning: "A time within a video or audio file is not in the form of NPT.",
        says: "{where} is `{value}`, where seconds or a time such as `0:01:30.5` is expected",
        why: "Players use it to show a caption or a still at the right moment. If they cannot read it, they show it at the start or never.",
        source: "Media RSS: https://www.rssboard.org/media-rss",
        mend: "write seconds, or hours, minutes and seconds with colons",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:thumbnail url="https://courier.example/ferry.jpg" time="halfway"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<media:thumbnail url="https://courier.example/ferry.jpg" time="0:01:30.5"/>"# },
    }
}
