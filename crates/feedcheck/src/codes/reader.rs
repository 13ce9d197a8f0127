//! What no specification forbids, and readers stumble over. What they do was seen, with their version and the month; the table is in
//! docs/readers.md.

use super::{Code, Example, Explanation, Level, Within, codes};

/// A story that is longer than a teaser.
macro_rules! story {
    () => {
        concat!(
            "The ferry left the pier at dawn, and the crew said that nobody was on board but the captain. Three hundred people had come \
             to see it off and to wave.\n",
            "The next one is on Friday, if the weather holds. Its bell was heard as far as the lock, where the keeper stopped the water \
             for a minute, as his father had done.\n",
            "Tickets are four dollars, and two for whoever is smaller than the rail. Dogs go free, and so does the mail, which waited in \
             nine sacks since the storm of the fourth. Nobody knows yet who will paint the hull, or in which of the two greens."
        )
    };
}

codes! {
    EQUAL_DATES = Warning "EqualDates" {
        meaning: "All items have one date, to the second.",
        says: "all {count} items have the date `{value}`, which is most likely the time at which the feed was made",
        why: "Readers cannot put the stories in order. If the date is the time of the build, RSS Guard 4.0 and QuiteRSS 0.19 (November 2026) show every story as unread again after each build.",
        source: "RSS 2.0, item, pubDate: https://www.rssboard.org/rss-specification#ltpubdategtSubelementOfLtitemgt",
        mend: "give each item the time at which it was published, and keep it",
        wrong: Example { within: Within::Channel, text: r"<item><title>Ferry runs again</title><link>https://courier.example/1</link><guid>https://courier.example/1</guid><pubDate>Tue, 13 Jan 2026 09:00:00 GMT</pubDate></item>
<item><title>Pier is painted</title><link>https://courier.example/2</link><guid>https://courier.example/2</guid><pubDate>Tue, 13 Jan 2026 09:00:00 GMT</pubDate></item>
<item><title>Fog on the river</title><link>https://courier.example/3</link><guid>https://courier.example/3</guid><pubDate>Tue, 13 Jan 2026 09:00:00 GMT</pubDate></item>
<item><title>Eel is counted</title><link>https://courier.example/4</link><guid>https://courier.example/4</guid><pubDate>Tue, 13 Jan 2026 09:00:00 GMT</pubDate></item>
<item><title>Lamp is out</title><link>https://courier.example/5</link><guid>https://courier.example/5</guid><pubDate>Tue, 13 Jan 2026 09:00:00 GMT</pubDate></item>" },
        right: Example { within: Within::Channel, text: r"<item><title>Ferry runs again</title><link>https://courier.example/1</link><guid>https://courier.example/1</guid><pubDate>Tue, 13 Jan 2026 09:00:00 GMT</pubDate></item>
<item><title>Pier is painted</title><link>https://courier.example/2</link><guid>https://courier.example/2</guid><pubDate>Mon, 12 Jan 2026 08:10:00 GMT</pubDate></item>
<item><title>Fog on the river</title><link>https://courier.example/3</link><guid>https://courier.example/3</guid><pubDate>Sun, 11 Jan 2026 17:20:00 GMT</pubDate></item>
<item><title>Eel is counted</title><link>https://courier.example/4</link><guid>https://courier.example/4</guid><pubDate>Sat, 10 Jan 2026 12:30:00 GMT</pubDate></item>
<item><title>Lamp is out</title><link>https://courier.example/5</link><guid>https://courier.example/5</guid><pubDate>Fri, 09 Jan 2026 19:40:00 GMT</pubDate></item>" },
    }
    SHARED_LINK = Info "SharedLink" {
        meaning: "Entries with different ids lead to one address.",
        says: "{where} leads to `{value}`, as another entry does",
        why: "People who open a story or share it get the address of another, and tools that know stories by their address keep one of them.",
        source: "RSS 2.0, item, link: https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt",
        mend: "give each story an address of its own; a fragment such as `#fog` will do",
        wrong: Example { within: Within::Channel, text: r#"<item><title>Ferry runs again</title><link>https://courier.example/log</link><guid isPermaLink="false">log-ferry</guid></item>
<item><title>Fog on the river</title><link>https://courier.example/log</link><guid isPermaLink="false">log-fog</guid></item>"# },
        right: Example { within: Within::Channel, text: r#"<item><title>Ferry runs again</title><link>https://courier.example/log#ferry</link><guid isPermaLink="false">log-ferry</guid></item>
<item><title>Fog on the river</title><link>https://courier.example/log#fog</link><guid isPermaLink="false">log-fog</guid></item>"# },
    }
    MISSING_ALTERNATE = Info "MissingAlternate" {
        meaning: "An entry does not say where its page is.",
        says: "{where} has no {missing}, so many readers have nothing to open",
        why: "Of 17 readers and libraries (November 2026) most open `link` and nothing else, though a guid may be an address, too. Where an entry of Atom has no link to its page, rss-parser 3.13.0 takes its first link, whatever that is.",
        source: "RSS 2.0, item: https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt; RFC 4287, section 4.1.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
        mend: "write the address of the page as `link`, in Atom with `rel=\"alternate\"`",
        wrong: Example { within: Within::Channel, text: r"<item><title>Ferry runs again</title><guid>https://courier.example/ferry</guid></item>" },
        right: Example { within: Within::Channel, text: r"<item><title>Ferry runs again</title><link>https://courier.example/ferry</link><guid>https://courier.example/ferry</guid></item>" },
    }
    MISSING_TEASER = Info "MissingTeaser" {
        meaning: "An entry has no summary, so readers make one.",
        says: "{where} has no {missing}: readers make a teaser of the first words of the text",
        why: "fastfeedparser 0.6.5 (November 2026) takes the first 512 characters, which end in the middle of a word. Told once a feed.",
        source: "RFC 4287, section 4.2.13: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.13; JSON Feed 1.1, items: https://www.jsonfeed.org/version/1.1/",
        mend: "write one or two sentences about the story: `summary` in Atom and JSON Feed, `description` in RSS",
        wrong: Example { within: Within::Feed, text: concat!(r#"<entry><id>https://courier.example/ferry</id><title>Ferry runs again</title><updated>2026-01-02T03:04:05Z</updated>
<link href="https://courier.example/ferry"/><content type="html">"#, story!(), "</content></entry>") },
        right: Example { within: Within::Feed, text: concat!(r#"<entry><id>https://courier.example/ferry</id><title>Ferry runs again</title><updated>2026-01-02T03:04:05Z</updated>
<link href="https://courier.example/ferry"/><summary>It runs.</summary><content type="html">"#, story!(), "</content></entry>") },
    }
    LEAP_SECOND = Info "LeapSecond" {
        meaning: "A time has the second 60.",
        says: "{where} is `{value}`: some readers know no second 60",
        why: "It is allowed, for leap seconds. rss-parser 3.13.0 (November 2026) refuses a whole Atom feed in which one entry has such a time.",
        source: "RFC 3339, section 5.7: https://www.rfc-editor.org/rfc/rfc3339#section-5.7",
        mend: "write second 59, which nobody will notice",
        wrong: Example { within: Within::Entry, text: "<published>2016-12-31T23:59:60Z</published>" },
        right: Example { within: Within::Entry, text: "<published>2016-12-31T23:59:59Z</published>" },
    }
    DOUBLE_ESCAPED_ADDRESS = Warning "DoubleEscapedAddress" {
        meaning: "An address was escaped once too often.",
        says: "{where} is escaped once too often: `{value}` holds `&amp;` where the address has `&`",
        why: "A parameter is then called `amp;page` and gets lost: the page opens without it, or not at all.",
        source: "XML 1.0, section 2.4, character data and markup: https://www.w3.org/TR/xml/#syntax",
        mend: "escape the address once, and best let the library do it that writes the XML or the JSON",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title><link>https://courier.example/?p=7&amp;amp;pier=2</link>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title><link>https://courier.example/?p=7&amp;pier=2</link>" },
    }
    INSECURE_IMAGE = Info "InsecureImage" {
        meaning: "A picture is to be fetched over http.",
        says: "the picture `{value}` in {where} is fetched over http",
        why: "Readers on the web are served over https. In such a page browsers ask for the picture over https instead (W3C, Mixed Content, section 4), and where the server does not answer there, nothing is shown.",
        source: "Mixed Content, section 4: https://www.w3.org/TR/mixed-content/",
        mend: "serve pictures over https, and write `https://`",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title><description>&lt;img src=\"http://courier.example/ferry.jpg\" alt=\"\"&gt;</description>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title><description>&lt;img src=\"https://courier.example/ferry.jpg\" alt=\"\"&gt;</description>" },
    }
    LONG_TITLE = Info "LongTitle" {
        meaning: "A title is longer than 255 characters.",
        says: "{where} has {count} characters",
        why: "Readers list stories with a line or two each: the rest of a long title is cut off. It is mostly the text of a note that has no title.",
        source: "RSS 2.0, item (a title is a headline, and may be left out where there is a description): https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt",
        mend: "write a headline; in RSS and JSON Feed a note may go without a title",
        wrong: Example { within: Within::Item, text: concat!("<title>", "The ferry left the pier at dawn, and the crew said that nobody was on board but the captain's dog. Three hundred people had come to see it off and to wave. ", "The ferry left the pier at dawn, and the crew said that nobody was on board but the captain's dog. Three hundred people had come.", "</title>") },
        right: Example { within: Within::Item, text: "<title>Ferry leaves at dawn</title>" },
    }
    VOLATILE_ID = Info "VolatileId" {
        meaning: "An id looks as if it were made anew at each request.",
        says: "{where} looks as if it were made anew at each request: {message}",
        why: "A changed id is a new story: newsboat 2.21, rss2email 3.13.1, RSS Guard 4.0, QuiteRSS 0.19 and FreshRSS 1.25 (November 2026) show all stories as unread at each visit.",
        source: "RSS 2.0, item, guid: https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
        mend: "make the id once, when the story is published, and keep it; leave out times and sessions",
        wrong: Example { within: Within::Item, text: "<title>Ferry runs again</title><link>https://courier.example/ferry</link><guid isPermaLink=\"false\">https://courier.example/ferry?PHPSESSID=4e1c0bd18b2a43f9</guid>" },
        right: Example { within: Within::Item, text: "<title>Ferry runs again</title><link>https://courier.example/ferry</link><guid isPermaLink=\"false\">https://courier.example/ferry</guid>" },
    }
}
