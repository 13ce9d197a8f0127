//! Messages about the podcast namespace and Podlove's chapters. What Apple wants of a podcast is in `itunes`.

use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    INVALID_PODCAST_GUID = Warning "InvalidPodcastGuid" {
        meaning: "The identity of a podcast is no UUID of version 5.",
        says: "{where} is `{value}`, where a UUID of version 5 is expected",
        why: "Apps and directories know a podcast by it wherever its feed moves. They pass over one that they cannot read, or that another show may have.",
        source: "Podcast namespace, guid: https://podcastindex.org/namespace/1.0#guid",
        mend: "make it once of the feed's first address, without scheme and last slashes, in the namespace ead4c236-bf58-58c6-a2c6-a6b28d128cb6, and never change it",
        wrong: Example { within: Within::Channel, text: "<podcast:guid>harbor-talk</podcast:guid>" },
        right: Example { within: Within::Channel, text: "<podcast:guid>f7c3eb56-ec3a-570d-928c-0db4a67da19f</podcast:guid>" },
    }
    INVALID_PODCAST_VALUE = Warning "InvalidPodcastValue" {
        meaning: "A value of the podcast namespace or of chapters is none that its specification knows.",
        says: "{where} is `{value}`, where {expected} is expected",
        why: "Apps act on what the specification lists and pass over the rest: a stream that is `on air` is never shown as live.",
        source: "Podcast namespace: https://podcastindex.org/namespace/1.0",
        mend: "write what is expected, in the same case",
        wrong: Example { within: Within::Channel, text: "<podcast:medium>radio</podcast:medium>" },
        right: Example { within: Within::Channel, text: "<podcast:medium>podcast</podcast:medium>" },
    }
    END_BEFORE_START = Warning "EndBeforeStart" {
        meaning: "A live stream ends before it begins.",
        says: "`end` is earlier than `start`",
        why: "Apps that go by the times never announce the stream.",
        source: "Podcast namespace, liveItem: https://podcastindex.org/namespace/1.0#live-item",
        mend: "put the time at which the stream ends into `end`",
        wrong: Example { within: Within::Channel, text: r#"<podcast:liveItem status="pending" start="2026-05-24T19:00:00Z" end="2026-05-24T18:00:00Z">
  <title>Live from the pier</title>
  <podcast:contentLink href="https://courier.example/live">Listen</podcast:contentLink>
</podcast:liveItem>"# },
        right: Example { within: Within::Channel, text: r#"<podcast:liveItem status="pending" start="2026-05-24T19:00:00Z" end="2026-05-24T20:00:00Z">
  <title>Live from the pier</title>
  <podcast:contentLink href="https://courier.example/live">Listen</podcast:contentLink>
</podcast:liveItem>"# },
    }
    UNORDERED_CHAPTERS = Warning "UnorderedChapters" {
        meaning: "A chapter begins before the one that stands before it.",
        says: "the chapter begins at `{value}`, which is before the chapter above it",
        why: "Players that do not sort show the chapters in this order, and jump back and forth.",
        source: "Podlove Simple Chapters 1.2: https://podlove.org/simple-chapters/",
        mend: "put the chapters into the order of their times",
        wrong: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<psc:chapters version="1.2">
  <psc:chapter start="12:40" title="The new pier"/>
  <psc:chapter start="3:07" title="Tides"/>
</psc:chapters>"# },
        right: Example { within: Within::Item, text: r#"<title>Harbor talk</title>
<psc:chapters version="1.2">
  <psc:chapter start="3:07" title="Tides"/>
  <psc:chapter start="12:40" title="The new pier"/>
</psc:chapters>"# },
    }
}
