//! RSS 2.0, 0.92 and 0.91: what channels, items, images and enclosures need, and the advice of the
//! RSS Best Practices Profile.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    INVALID_RSS_VERSION = Error "InvalidRSSVersion" {
        meaning: "The version of the RSS document does not exist.",
        says: "{where} is `{value}`, where `2.0`, `0.92` or `0.91` is expected",
        why: "Readers use the version to know which rules hold. Some refuse one that they never heard of.",
        source: "RSS 2.0, what is RSS: https://www.rssboard.org/rss-specification#whatIsRss",
        mend: "write `<rss version=\"2.0\">`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="3.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    MISSING_TITLE = Error "MissingTitle" {
        meaning: "A channel, an image, a text input or an item of RSS 1.0 has no title.",
        says: "`{parent}` has no `{element}`",
        why: "The title is the name under which readers list the feed. Without one it stands there nameless, or under its bare address.",
        source: "RSS 2.0, required channel elements: https://www.rssboard.org/rss-specification#requiredChannelElements",
        mend: "add a `title`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    MISSING_LINK = Error "MissingLink" {
        meaning: "A channel, an image, a text input or an item of RSS 1.0 has no link.",
        says: "`{parent}` has no `{element}`",
        why: "The link leads from the feed to your website. Without it readers cannot offer a way there, nor look for your icon.",
        source: "RSS 2.0, required channel elements: https://www.rssboard.org/rss-specification#requiredChannelElements",
        mend: "add a `link` with the full address of the website",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    MISSING_DESCRIPTION = Error "MissingDescription" {
        meaning: "A channel or a text input has no description.",
        says: "`{parent}` has no `{element}`",
        why: "Readers show the description to people who decide whether to subscribe. RSS requires it.",
        source: "RSS 2.0, required channel elements: https://www.rssboard.org/rss-specification#requiredChannelElements",
        mend: "add a `description` of a sentence or a phrase",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    MISSING_ATOM_SELF_LINK = Warning "MissingAtomSelfLink" {
        meaning: "The channel does not give the address of the feed itself.",
        says: "the channel has no `atom:link` with `rel=\"self\"`",
        why: "A feed that was saved, forwarded or cached does not show where it came from. With its own address inside, readers can find it again and keep their subscribers through a move.",
        source: "RSS profile, atom:link: https://www.rssboard.org/rss-profile#namespace-elements-atom-link",
        mend: "declare `xmlns:atom=\"http://www.w3.org/2005/Atom\"` and add an `atom:link` with `rel=\"self\"` to the channel",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<atom:link rel="self" type="application/rss+xml" href="https://courier.example/all.rss"/>
</channel>
</rss>"# },
    }
    NO_BLINK = Error "NoBlink" {
        meaning: "The channel or an item has an element `blink`, which does not exist.",
        says: "{where} is no element of RSS; `link` is",
        why: "Readers do not know `blink`, so the address in it is lost.",
        source: "RSS 2.0, required channel elements: https://www.rssboard.org/rss-specification#requiredChannelElements",
        mend: "write `link` in its place",
        wrong: Example { within: Within::Channel, text: "<blink>https://courier.example/</blink>" },
        right: Example { within: Within::Channel, text: "<docs>https://www.rssboard.org/rss-specification</docs>" },
    }
    MISPLACED_ITEM = Warning "MisplacedItem" {
        meaning: "An item stands before some elements of the channel.",
        says: "an item stands before other elements of the channel, which should all come first",
        why: "Some readers stop reading about the channel at its first item. What comes later, such as the image, does not reach them.",
        source: "RSS profile, channel: https://www.rssboard.org/rss-profile#element-channel",
        mend: "move all items to the end of the channel",
        wrong: Example { within: Within::Channel, text: "<item>\n<title>Ferry runs again</title>\n</item>\n<copyright>The Harbor Courier</copyright>" },
        right: Example { within: Within::Channel, text: "<copyright>The Harbor Courier</copyright>\n<item>\n<title>Ferry runs again</title>\n</item>" },
    }
    AVOID_TEXT_INPUT = Warning "AvoidTextInput" {
        meaning: "The channel has a text input, which hardly any reader shows.",
        says: "the channel has a `textInput`, which readers ignore",
        why: "It was meant for a search box or a reply box below the feed. Nearly all readers leave it out, so your subscribers will not see it.",
        source: "RSS profile, textInput: https://www.rssboard.org/rss-profile#element-channel-textinput",
        mend: "remove the `textInput`, and put the search box on your website",
        wrong: Example { within: Within::Channel, text: "<ttl>60</ttl>\n<textInput>\n<title>Search</title>\n<description>Search the archive</description>\n<name>q</name>\n<link>https://courier.example/search</link>\n</textInput>" },
        right: Example { within: Within::Channel, text: "<ttl>60</ttl>" },
    }
    INVALID_FORM_COMPONENT_NAME = Error "InvalidFormComponentName" {
        meaning: "The name of the text input cannot be the name of a form field.",
        says: "{where} is `{value}`, where a name such as `q` is expected",
        why: "The reader sends what was typed under this name. Blanks and leading digits break the address that it makes.",
        source: "RSS 2.0, textInput: https://www.rssboard.org/rss-specification#lttextinputgtSubelementOfLtchannelgt",
        mend: "begin with a letter, and go on with letters, digits, `.`, `:` and `_` only",
        wrong: Example { within: Within::Channel, text: "<textInput>\n<title>Search</title>\n<description>Search the archive</description>\n<name>1 query</name>\n<link>https://courier.example/search</link>\n</textInput>" },
        right: Example { within: Within::Channel, text: "<textInput>\n<title>Search</title>\n<description>Search the archive</description>\n<name>q</name>\n<link>https://courier.example/search</link>\n</textInput>" },
    }
    NOT_ENOUGH_HOURS_IN_THE_DAY = Error "NotEnoughHoursInTheDay" {
        meaning: "The channel skips more than 24 hours a day.",
        says: "`skipHours` lists more than 24 hours",
        why: "The list tells readers at which hours they need not ask for news. More hours than a day has mean that it was made by mistake, and so it is ignored, or the feed is never fetched.",
        source: "RSS profile, skipHours: https://www.rssboard.org/rss-profile#element-channel-skiphours",
        mend: "name each hour from 0 to 23 once at most",
        wrong: Example { within: Within::Channel, text: "<skipHours>\n<hour>0</hour><hour>1</hour><hour>2</hour><hour>3</hour><hour>4</hour><hour>5</hour>\n<hour>6</hour><hour>7</hour><hour>8</hour><hour>9</hour><hour>10</hour><hour>11</hour>\n<hour>12</hour><hour>13</hour><hour>14</hour><hour>15</hour><hour>16</hour><hour>17</hour>\n<hour>18</hour><hour>19</hour><hour>20</hour><hour>21</hour><hour>22</hour><hour>23</hour>\n<hour>0</hour>\n</skipHours>" },
        right: Example { within: Within::Channel, text: "<skipHours>\n<hour>0</hour><hour>1</hour><hour>2</hour><hour>3</hour><hour>4</hour><hour>5</hour>\n</skipHours>" },
    }
    INVALID_HOUR = Error "InvalidHour" {
        meaning: "An hour to skip is no hour of the day.",
        says: "{where} is `{value}`, where a number from 0 to 23 is expected",
        why: "Readers that go by the list cannot place this hour, and may ignore all of it.",
        source: "RSS profile, hour: https://www.rssboard.org/rss-profile#element-channel-skiphours-hour",
        mend: "count the hours from 0 to 23, in Greenwich Mean Time",
        wrong: Example { within: Within::Channel, text: "<skipHours>\n<hour>25</hour>\n</skipHours>" },
        right: Example { within: Within::Channel, text: "<skipHours>\n<hour>1</hour>\n</skipHours>" },
    }
    USE_ZERO_FOR_MIDNIGHT = Warning "UseZeroForMidnight" {
        meaning: "Midnight is written as hour 24.",
        says: "{where} is `{value}`; midnight is `0`",
        why: "Versions of RSS have counted from 1 to 24 and from 0 to 23. Readers agree on 0 only.",
        source: "RSS profile, hour: https://www.rssboard.org/rss-profile#element-channel-skiphours-hour",
        mend: "write `0` for midnight",
        wrong: Example { within: Within::Channel, text: "<skipHours>\n<hour>24</hour>\n</skipHours>" },
        right: Example { within: Within::Channel, text: "<skipHours>\n<hour>0</hour>\n</skipHours>" },
    }
    EIGHT_DAYS_A_WEEK = Error "EightDaysAWeek" {
        meaning: "The channel skips more than seven days a week.",
        says: "`skipDays` lists more than 7 days",
        why: "The list tells readers on which days they need not ask for news. With more days than a week has it was made by mistake, and readers ignore it or never fetch the feed.",
        source: "RSS profile, skipDays: https://www.rssboard.org/rss-profile#element-channel-skipdays",
        mend: "name each day once at most",
        wrong: Example { within: Within::Channel, text: "<skipDays>\n<day>Monday</day>\n<day>Tuesday</day>\n<day>Wednesday</day>\n<day>Thursday</day>\n<day>Friday</day>\n<day>Saturday</day>\n<day>Sunday</day>\n<day>Sunday</day>\n</skipDays>" },
        right: Example { within: Within::Channel, text: "<skipDays>\n<day>Sunday</day>\n</skipDays>" },
    }
    INVALID_DAY = Error "InvalidDay" {
        meaning: "A day to skip is no day of the week.",
        says: "{where} is `{value}`, where an English weekday such as `Monday` is expected",
        why: "Readers know the seven English names only. Another word does nothing.",
        source: "RSS profile, skipDays: https://www.rssboard.org/rss-profile#element-channel-skipdays",
        mend: "write the whole English name, from `Monday` to `Sunday`",
        wrong: Example { within: Within::Channel, text: "<skipDays>\n<day>Sun</day>\n</skipDays>" },
        right: Example { within: Within::Channel, text: "<skipDays>\n<day>Sunday</day>\n</skipDays>" },
    }
    IMAGE_TITLE_DOESNT_MATCH = Warning "ImageTitleDoesntMatch" {
        meaning: "The title of the image is not that of the channel.",
        says: "{where} differs from the title of the channel",
        why: "Readers show the title in place of the image, or to people who cannot see it, as the name of the feed. Two names for one feed confuse.",
        source: "RSS 2.0, image: https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
        mend: "copy the title of the channel into the image",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<image>
<url>https://courier.example/logo.png</url>
<title>Our logo</title>
<link>https://courier.example/</link>
</image>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<image>
<url>https://courier.example/logo.png</url>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
</image>
</channel>
</rss>"# },
    }
    IMAGE_LINK_DOESNT_MATCH = Warning "ImageLinkDoesntMatch" {
        meaning: "The link of the image is not that of the channel.",
        says: "{where} differs from the link of the channel",
        why: "Someone who clicks on the image expects your front page, as with the title of the feed.",
        source: "RSS 2.0, image: https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
        mend: "copy the link of the channel into the image",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<image>
<url>https://courier.example/logo.png</url>
<title>The Harbor Courier</title>
<link>https://courier.example/about</link>
</image>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<image>
<url>https://courier.example/logo.png</url>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
</image>
</channel>
</rss>"# },
    }
    IMAGE_URL_FORMAT = Warning "ImageUrlFormat" {
        meaning: "The image of the channel does not look like a GIF, JPEG or PNG.",
        says: "{where} does not end like a GIF, JPEG or PNG file",
        why: "RSS names these three kinds of image for a channel. Readers may show nothing for another kind. Only WebP and SVG, which the readers of today show as well, are let pass here.",
        source: "RSS 2.0, image: https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
        mend: "use a GIF, JPEG or PNG image",
        wrong: Example { within: Within::Channel, text: "<image>\n<url>https://courier.example/logo.tiff</url>\n<title>The Harbor Courier</title>\n<link>https://courier.example/</link>\n</image>" },
        right: Example { within: Within::Channel, text: "<image>\n<url>https://courier.example/logo.png</url>\n<title>The Harbor Courier</title>\n<link>https://courier.example/</link>\n</image>" },
    }
    INVALID_WIDTH = Error "InvalidWidth" {
        meaning: "The width of the image is outside of what RSS allows.",
        says: "{where} is `{value}`, where a number from 1 to 144 is expected",
        why: "RSS keeps the image of a channel small, so that readers can show it beside the name. They shrink a larger one or leave it out.",
        source: "RSS 2.0, image: https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
        mend: "give the width in pixels, 144 at most, or leave it out for 88",
        wrong: Example { within: Within::Channel, text: "<image>\n<url>https://courier.example/logo.png</url>\n<title>The Harbor Courier</title>\n<link>https://courier.example/</link>\n<width>300</width>\n</image>" },
        right: Example { within: Within::Channel, text: "<image>\n<url>https://courier.example/logo.png</url>\n<title>The Harbor Courier</title>\n<link>https://courier.example/</link>\n<width>144</width>\n</image>" },
    }
    INVALID_HEIGHT = Error "InvalidHeight" {
        meaning: "The height of the image is outside of what RSS allows.",
        says: "{where} is `{value}`, where a number from 1 to 400 is expected",
        why: "RSS keeps the image of a channel small, so that readers can show it beside the name. They shrink a larger one or leave it out.",
        source: "RSS 2.0, image: https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
        mend: "give the height in pixels, 400 at most, or leave it out for 31",
        wrong: Example { within: Within::Channel, text: "<image>\n<url>https://courier.example/logo.png</url>\n<title>The Harbor Courier</title>\n<link>https://courier.example/</link>\n<height>600</height>\n</image>" },
        right: Example { within: Within::Channel, text: "<image>\n<url>https://courier.example/logo.png</url>\n<title>The Harbor Courier</title>\n<link>https://courier.example/</link>\n<height>400</height>\n</image>" },
    }
    DUPLICATE_SEMANTICS = Warning "DuplicateSemantics" {
        meaning: "The channel says one thing twice, in an element of RSS and in one of a module.",
        says: "`{core}` and `{ext}` say the same thing",
        why: "Readers choose one of the two, and not all choose the same one. When they differ one day, subscribers see different feeds.",
        source: "RSS 2.0, extending RSS: https://www.rssboard.org/rss-specification#extendingRss",
        mend: "keep one of the two, best the element of RSS",
        wrong: Example { within: Within::Channel, text: "<copyright>The Harbor Courier</copyright>\n<dc:rights>The Harbor Courier</dc:rights>" },
        right: Example { within: Within::Channel, text: "<copyright>The Harbor Courier</copyright>" },
    }
    ITEM_MUST_CONTAIN_TITLE_OR_DESCRIPTION = Error "ItemMustContainTitleOrDescription" {
        meaning: "An item has neither a title nor a description.",
        says: "the item has neither a `title` nor a `description`",
        why: "There is nothing that a reader could show for it but a bare address, and some drop the item.",
        source: "RSS 2.0, elements of item: https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt",
        mend: "give every item a title, a description, or both",
        wrong: Example { within: Within::Item, text: "<link>https://courier.example/ferry</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/ferry</link>" },
    }
    MISSING_GUID = Warning "MissingGuid" {
        meaning: "An item has no guid, so readers have to guess whether they know it.",
        says: "the item has no guid",
        why: "Readers know a story again by its guid. Without one they go by its address or its title, and a corrected headline comes back as a new story.",
        source: "RSS 2.0, item, guid: https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
        mend: "give every item a guid that never changes, such as its permanent address",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/ferry</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<link>https://courier.example/ferry</link>\n<guid>https://courier.example/ferry</guid>" },
    }
    SHARED_IDENTITY = Warning "SharedIdentity" {
        meaning: "Items without a guid have one link, so readers take them for one story.",
        says: "the item has no guid, and its `{element}` is that of another: `{value}`",
        why: "Without a guid readers know a story by its link, and without a link by its title. Of those that share it only one is shown, or each takes the place of the one before.",
        source: "RSS 2.0, item, guid: https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
        mend: "give every item a guid that never changes; one that is no address has `isPermaLink=\"false\"`",
        wrong: Example { within: Within::Channel, text: "<item><title>Ferry runs again</title><link>https://courier.example/</link></item>\n<item><title>Pier mended</title><link>https://courier.example/</link></item>" },
        right: Example { within: Within::Channel, text: "<item><title>Ferry runs again</title><link>https://courier.example/</link><guid>https://courier.example/ferry</guid></item>\n<item><title>Pier mended</title><link>https://courier.example/</link><guid>https://courier.example/pier</guid></item>" },
    }
    INVALID_HTTP_GUID = Error "InvalidHttpGUID" {
        meaning: "A guid is said to be a permanent address, but is no address.",
        says: "{where} is `{value}`, where a full address is expected, as it is not marked `isPermaLink=\"false\"`",
        why: "A guid is taken for an address unless it says otherwise. Readers may open it when the item is clicked, and land nowhere.",
        source: "RSS 2.0, item, guid: https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
        mend: "write the full address of the story, or add `isPermaLink=\"false\"`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<guid>ferry-runs-again</guid>" },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<guid isPermaLink="false">ferry-runs-again</guid>"# },
    }
    INVALID_PERMALINK = Error "InvalidPermalink" {
        meaning: "A guid is said to be a permanent address, but is a name that no browser can open.",
        says: "{where} is `{value}`, which is an id and no address that a browser can open",
        why: r#"Names that begin with `tag:` or `urn:` are good ids. But without `isPermaLink="false"` readers take them for the address of the story."#,
        source: "RSS 2.0, item, guid: https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
        mend: "add `isPermaLink=\"false\"` to the guid",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<guid>tag:courier.example,2024:ferry</guid>" },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<guid isPermaLink="false">tag:courier.example,2024:ferry</guid>"# },
    }
    NOT_SUFFICIENTLY_UNIQUE = Warning "NotSufficientlyUnique" {
        meaning: "A guid is a short number, which other feeds may use as well.",
        says: "{where} is `{value}`, and a short number is hardly unique",
        why: "Some readers compare guids across all feeds. Two stories with the number 1 may then count as one, and a subscriber sees only the first.",
        source: "RSS profile, guid: https://www.rssboard.org/rss-profile#element-channel-item-guid",
        mend: "use the address of the story, or put a `tag:` with your domain before the number",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<guid isPermaLink="false">4711</guid>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<guid isPermaLink="false">tag:courier.example,2024:4711</guid>"# },
    }
    EMAIL_FORMAT = Warning "EmailFormat" {
        meaning: "A person is not written as an address with the name behind it.",
        says: "{where} is `{value}`, where `address (name)` is expected",
        why: "Readers take the author apart at the parentheses. Written otherwise, the name gets lost or the address ends up in the byline.",
        source: "RSS profile, e-mail addresses: https://www.rssboard.org/rss-profile#data-types-email",
        mend: "write the address first and the name behind it in parentheses, `ann@courier.example (Ann Lee)`; for the name alone use `dc:creator`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<author>Ann Lee, ann@courier.example</author>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<author>ann@courier.example (Ann Lee)</author>" },
    }
    MISSING_REAL_NAME = Warning "MissingRealName" {
        meaning: "A person is given by address alone, without a name.",
        says: "{where} is `{value}`, an address without a name",
        why: "Readers show this as the byline, so your subscribers see a mail address where the name of the author belongs.",
        source: "RSS profile, e-mail addresses: https://www.rssboard.org/rss-profile#data-types-email",
        mend: "add the name behind it in parentheses, `ann@courier.example (Ann Lee)`; for the name alone use `dc:creator`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<author>ann@courier.example</author>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<author>ann@courier.example (Ann Lee)</author>" },
    }
    CHARACTER_DATA = Warning "CharacterData" {
        meaning: "Plain text writes `&` or `<` in a way that some readers take for markup.",
        says: "{where} holds a `&` or `<` that some readers take for markup",
        why: "Some readers take titles for HTML and others for plain text. A `<` before a letter then hides the words behind it. Written as a hexadecimal number, it comes out right in nearly all of them.",
        source: "RSS profile, character data: https://www.rssboard.org/rss-profile#data-types-characterdata",
        mend: "write `&#x26;` for `&` and `&#x3C;` for `<`",
        wrong: Example { within: Within::Item, text: "<title>Wind &lt;force 6 tonight</title>" },
        right: Example { within: Within::Item, text: "<title>Wind &#x3C;force 6 tonight</title>" },
    }
    DUPLICATE_ITEM_SEMANTICS = Warning "DuplicateItemSemantics" {
        meaning: "An item says one thing twice, in an element of RSS and in one of a module.",
        says: "`{core}` and `{ext}` say the same thing",
        why: "Readers choose one of the two, and not all choose the same one. With two dates the story stands at different places in different readers.",
        source: "RSS 2.0, extending RSS: https://www.rssboard.org/rss-specification#extendingRss",
        mend: "keep one of the two, best the element of RSS",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate>\n<dc:date>2024-03-05T09:00:00Z</dc:date>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate>" },
    }
    DUPLICATE_DESCRIPTION_SEMANTICS = Warning "DuplicateDescriptionSemantics" {
        meaning: "The text of an item is given in more than one way.",
        says: "`{element}` gives the text of the item once more",
        why: "RSS has `description` for the text and `content:encoded` for the whole of it. Readers that know a third way show the text twice, or choose one at will.",
        source: "RSS profile, content:encoded: https://www.rssboard.org/rss-profile#namespace-elements-content-encoded",
        mend: "use `description` for the summary and `content:encoded` for the whole text",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>The ferry runs again.</description>\n<atom:content>The ferry runs again.</atom:content>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>The ferry runs again.</description>" },
    }
    NEED_DESCRIPTION_BEFORE_CONTENT = Warning "NeedDescriptionBeforeContent" {
        meaning: "The whole text of an item comes before its description, or without one.",
        says: "`content:encoded` stands before the `description` of the item, or without one",
        why: "Some readers keep whichever of the two comes last. If that is the description, your subscribers get the summary in place of the whole story.",
        source: "RSS profile, content:encoded: https://www.rssboard.org/rss-profile#namespace-elements-content-encoded",
        mend: "put `description` before `content:encoded`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<content:encoded>The ferry runs again, every hour.</content:encoded>\n<description>The ferry runs again.</description>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title>\n<description>The ferry runs again.</description>\n<content:encoded>The ferry runs again, every hour.</content:encoded>" },
    }
    SLASH_DATE = Warning "SlashDate" {
        meaning: "Items count their comments, but the channel does not say when the feed was made.",
        says: "`slash:comments` is used, but the channel has no `lastBuildDate`",
        why: "The number of comments changes while the story does not. Only with the date of the feed can readers tell how old the number is.",
        source: "RSS profile, slash:comments: https://www.rssboard.org/rss-profile#namespace-elements-slash-comments",
        mend: "add `lastBuildDate` to the channel",
        wrong: Example { within: Within::Channel, text: "<item>\n<title>Ferry runs again</title>\n<slash:comments>3</slash:comments>\n</item>" },
        right: Example { within: Within::Channel, text: "<lastBuildDate>Tue, 05 Mar 2024 09:00:00 GMT</lastBuildDate>\n<item>\n<title>Ferry runs again</title>\n<slash:comments>3</slash:comments>\n</item>" },
    }
    DUPLICATE_ENCLOSURE = Warning "DuplicateEnclosure" {
        meaning: "An item has more than one enclosure.",
        says: "the item has more than one `enclosure`",
        why: "RSS does not say whether several are allowed, and many readers take only the first or only the last. Subscribers miss the other files.",
        source: "RSS profile, enclosure: https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
        mend: "keep one enclosure, and name further files with `media:content`",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry.jpg" length="48213" type="image/jpeg"/>
<enclosure url="https://courier.example/ferry.mp3" length="913420" type="audio/mpeg"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry.jpg" length="48213" type="image/jpeg"/>"# },
    }
    ENCLOSURE_TYPE_MISMATCH = Warning "EnclosureTypeMismatch" {
        meaning: "The type of an enclosure, a media object or a transcript does not fit the ending of its file.",
        says: "the type is `{type}`, but a file that ends like `{value}` usually is `{expected}`",
        why: "Readers and podcast apps choose the player by the type. With a wrong one they offer to play a picture, or do not show the file.",
        source: "RSS 2.0, item, enclosure: https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
        mend: "state the media type that the file really has, or correct the ending",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry.jpg" length="48213" type="audio/mpeg"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry.jpg" length="48213" type="image/jpeg"/>"# },
    }
    USE_ZERO_FOR_UNKNOWN = Error "UseZeroForUnknown" {
        meaning: "The length of an enclosure is given as -1.",
        says: "{where} is `-1`; an unknown length is `0`",
        why: "A length cannot be negative. Readers that reserve room for the file may fail at it.",
        source: "RSS profile, enclosure: https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
        mend: "state the length in bytes, or `0` where it cannot be known",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry.jpg" length="-1" type="image/jpeg"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry.jpg" length="48213" type="image/jpeg"/>"# },
    }
    UNKNOWN_ENCLOSURE_LENGTH = Info "UnknownEnclosureLength" {
        meaning: "The length of an enclosure is given as 0, for unknown.",
        says: "the `length` of {where} is `0`, so readers cannot say how large the file is",
        why: "The specification allows 0 where the length cannot be known. But with the true one readers can show the size, and the progress of the download.",
        source: "RSS profile, enclosure: https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
        mend: "state the length of the file in bytes",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry.jpg" length="0" type="image/jpeg"/>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<enclosure url="https://courier.example/ferry.jpg" length="48213" type="image/jpeg"/>"# },
    }
    NOT_IN_A_NAMESPACE = Error "NotInANamespace" {
        meaning: "A child of a foreign element is in no namespace.",
        says: "`{element}` in `{parent}` is in no namespace",
        why: "RSS can be extended by elements of a namespace only, at every depth. Without one a reader cannot tell the element from those of RSS itself.",
        source: "RSS 2.0, extending RSS: https://www.rssboard.org/rss-specification#extendingRss",
        mend: "give the child the prefix of its module, too",
        wrong: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<desk:note xmlns:desk="https://courier.example/ns/desk"><editor>Ann Lee</editor></desk:note>"# },
        right: Example { within: Within::Item, text: r#"<title>Ferry runs again</title>
<desk:note xmlns:desk="https://courier.example/ns/desk"><desk:editor>Ann Lee</desk:editor></desk:note>"# },
    }
    USE_OF_EXTENSION_ATTR = Warning "UseOfExtensionAttr" {
        meaning: "An element of RSS carries an attribute of another namespace.",
        says: "`{attr}` on `{element}` is an attribute of another namespace, which readers do not expect on an element of RSS",
        why: "RSS 2.0 was first written for foreign elements, and foreign attributes were allowed only later. Most readers ignore them, and old ones may stumble.",
        source: "RSS 2.0, extending RSS: https://www.rssboard.org/rss-specification#extendingRss",
        mend: "remove the attribute, or put what it says into an element of your namespace",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://courier.example/rss.xsd">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    INVALID_DOCTYPE = Error "InvalidDoctype" {
        meaning: "The DOCTYPE is that of RSS 0.91, but the document is of another version.",
        says: "the DOCTYPE is that of RSS 0.91, but {where} says otherwise",
        why: "The two contradict one another. A parser that goes by the DOCTYPE finds most of the feed wrong.",
        source: "RSS 0.91: https://www.rssboard.org/rss-0-9-1-netscape",
        mend: "remove the DOCTYPE: later versions of RSS have none",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://www.rssboard.org/rss-0.91.dtd">
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
</channel>
</rss>"# },
    }
    DEPRECATED_DTD = Error "DeprecatedDTD" {
        meaning: "The DOCTYPE uses an address at Netscape that no longer exists.",
        says: "the DOCTYPE uses the address of a file that Netscape has withdrawn",
        why: "A parser that fetches the file waits in vain, and some then refuse the feed.",
        source: "RSS 0.91: https://www.rssboard.org/rss-0-9-1-netscape",
        mend: "remove the DOCTYPE, or use `http://www.rssboard.org/rss-0.91.dtd`",
        wrong: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<language>en</language>
</channel>
</rss>"# },
        right: Example { within: Within::Document, text: r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://www.rssboard.org/rss-0.91.dtd">
<rss version="0.91">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<language>en</language>
</channel>
</rss>"# },
    }
}
