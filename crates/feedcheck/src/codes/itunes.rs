//! Messages about Apple's podcast elements: categories, types, lengths, and what a podcast
//! has to say about itself.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    MISSING_ITUNES_ELEMENT = Warning "MissingItunesElement" {
        meaning: "A podcast lacks an element that Apple requires or recommends.",
        says: "`{parent}` is a podcast, but has no `{element}`",
        why: "Directories sort podcasts by category and language, show them by their picture and mark what is not for children. They may refuse a show that does not say.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "add the element to the channel",
        wrong: Example { within: Within::Channel, text: "<itunes:author>The Harbor Courier</itunes:author>" },
        right: Example { within: Within::Channel, text: r#"<itunes:author>The Harbor Courier</itunes:author>
<itunes:explicit>false</itunes:explicit>
<itunes:category text="News">
  <itunes:category text="Daily News"/>
</itunes:category>
<itunes:image href="https://courier.example/podcast.jpg"/>
<itunes:owner>
  <itunes:name>The Harbor Courier</itunes:name>
  <itunes:email>podcast@courier.example</itunes:email>
</itunes:owner>"# },
    }
    MISSING_ITUNES_EMAIL = Warning "MissingItunesEmail" {
        meaning: "A podcast gives no e-mail address of its owner.",
        says: "the podcast has no `itunes:owner` with an `itunes:email`",
        why: "Directories write to this address when a show is claimed or moved. Without it you cannot prove that the show is yours.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "add `itunes:owner` with an `itunes:email` that somebody reads",
        wrong: Example { within: Within::Channel, text: r#"<itunes:author>The Harbor Courier</itunes:author>
<itunes:explicit>false</itunes:explicit>
<itunes:category text="News">
  <itunes:category text="Daily News"/>
</itunes:category>"# },
        right: Example { within: Within::Channel, text: r#"<itunes:author>The Harbor Courier</itunes:author>
<itunes:explicit>false</itunes:explicit>
<itunes:category text="News">
  <itunes:category text="Daily News"/>
</itunes:category>
<itunes:owner>
  <itunes:name>The Harbor Courier</itunes:name>
  <itunes:email>podcast@courier.example</itunes:email>
</itunes:owner>"# },
    }
    INVALID_ITUNES_CATEGORY = Error "InvalidItunesCategory" {
        meaning: "A category is not in Apple's list.",
        says: "the category is `{value}`, which is not in Apple's list",
        why: "Directories know the categories of the list only. The show turns up in none of them.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "choose a category, and perhaps a subcategory within it, from Apple's list; write it exactly",
        wrong: Example { within: Within::Channel, text: r#"<itunes:category text="Shipping News"/>"# },
        right: Example { within: Within::Channel, text: r#"<itunes:category text="News">
  <itunes:category text="Daily News"/>
</itunes:category>"# },
    }
    OBSOLETE_ITUNES_CATEGORY = Warning "ObsoleteItunesCategory" {
        meaning: "A category was taken off Apple's list.",
        says: "the category is `{value}`, which is no longer in Apple's list",
        why: "The list changed in 2019. Directories may sort the show into another category or none.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "choose a category from the current list",
        wrong: Example { within: Within::Channel, text: r#"<itunes:category text="News &amp; Politics"/>"# },
        right: Example { within: Within::Channel, text: r#"<itunes:category text="News">
  <itunes:category text="Daily News"/>
</itunes:category>"# },
    }
    INVALID_ITUNES_CHANNEL_TYPE = Error "InvalidItunesChannelType" {
        meaning: "The type of a podcast is neither episodic nor serial.",
        says: "{where} is `{value}`, where `episodic` or `serial` is expected",
        why: "Apps play serial shows from the first episode and others from the last. If they cannot read the type, they take the last.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "write `episodic` or `serial`",
        wrong: Example { within: Within::Channel, text: "<itunes:type>weekly</itunes:type>" },
        right: Example { within: Within::Channel, text: "<itunes:type>episodic</itunes:type>" },
    }
    INVALID_ITUNES_EPISODE_TYPE = Error "InvalidItunesEpisodeType" {
        meaning: "The type of an episode is not full, trailer or bonus.",
        says: "{where} is `{value}`, where `full`, `trailer` or `bonus` is expected",
        why: "Apps set trailers and bonus episodes apart. With any other word the episode may stand in the wrong place.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "write `full`, `trailer` or `bonus`, in lower case",
        wrong: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:episodeType>interview</itunes:episodeType>" },
        right: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:episodeType>full</itunes:episodeType>" },
    }
    INVALID_YES_NO_CLEAN = Error "InvalidYesNoClean" {
        meaning: "A podcast setting has a value outside its list.",
        says: "{where} is `{value}`, where `yes`, `no` or `clean` is expected",
        why: "Apple acts only on a value that it knows. An episode that you meant to hide stays in public.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "write `Yes` to hide the show or episode, or leave the element out",
        wrong: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:block>hide</itunes:block>" },
        right: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:block>Yes</itunes:block>" },
    }
    INVALID_DURATION = Error "InvalidDuration" {
        meaning: "The length of an episode is neither seconds nor hours, minutes and seconds.",
        says: "{where} is `{value}`, where seconds or a time such as `1:05:30` is expected",
        why: "Apps show the length before anybody presses play. They leave it blank if they cannot read it.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "write the seconds as a number, or hours, minutes and seconds with colons",
        wrong: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:duration>about 45 minutes</itunes:duration>" },
        right: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:duration>45:00</itunes:duration>" },
    }
    INVALID_KEYWORDS = Warning "InvalidKeywords" {
        meaning: "Keywords stand without commas between them.",
        says: "{where} has blanks but no commas between the keywords",
        why: "Programs split keywords at commas. Without any, all words together are one keyword that nobody searches for.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "put a comma between two keywords",
        wrong: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:keywords>ferry harbor tide</itunes:keywords>" },
        right: Example { within: Within::Item, text: "<title>Harbor talk</title>
<itunes:keywords>ferry, harbor, tide</itunes:keywords>" },
    }
    UNSUPPORTED_ITUNES_FORMAT = Warning "UnsupportedItunesFormat" {
        meaning: "The file of an episode has an ending that Apple does not play.",
        says: "the enclosure ends in `{extension}`, which Apple Podcasts does not play",
        why: "Apple looks at the ending of the address. Episodes in other formats do not appear in its directory.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: "offer the file as `mp3`, `m4a`, `mp4`, `m4v`, `mov`, `pdf` or `epub`",
        wrong: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<itunes:duration>45:00</itunes:duration>
<enclosure url="https://courier.example/talk.ogg" length="7340032" type="audio/ogg"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<itunes:duration>45:00</itunes:duration>
<enclosure url="https://courier.example/talk.mp3" length="7340032" type="audio/mpeg"/>"# },
    }
    NOT_UTF8 = Warning "NotUTF8" {
        meaning: "A podcast feed is not in UTF-8.",
        says: "the feed has podcast elements, but its encoding is not UTF-8",
        why: "Apple asks for UTF-8. In other encodings names with accents may come out wrong in its directory.",
        source: "Apple, A Podcaster's Guide to RSS: https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
        mend: r#"save the feed in UTF-8 and declare `encoding="UTF-8"`"#,
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
  <title>The Harbor Courier</title>
  <link>https://courier.example/</link>
  <description>News from the harbor</description>
  <language>en</language>
  <atom:link rel="self" type="application/rss+xml" href="https://courier.example/feeds/all.rss"/>
  <itunes:author>The Harbor Courier</itunes:author>
  <itunes:explicit>false</itunes:explicit>
  <itunes:category text="News">
    <itunes:category text="Daily News"/>
  </itunes:category>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
  <title>The Harbor Courier</title>
  <link>https://courier.example/</link>
  <description>News from the harbor</description>
  <language>en</language>
  <atom:link rel="self" type="application/rss+xml" href="https://courier.example/feeds/all.rss"/>
  <itunes:author>The Harbor Courier</itunes:author>
  <itunes:explicit>false</itunes:explicit>
  <itunes:category text="News">
    <itunes:category text="Daily News"/>
  </itunes:category>
</channel>
</rss>"# },
    }
}
