#!/usr/bin/env bash
# feedgen 1.0.0 (PyPI). Seen 2026-11-30.
#
# Expected: `entry.enclosure(url, length, type)` makes an enclosure in both formats: `enclosure` in RSS 2.0, and in Atom a `link` with
# `rel="enclosure"`, type and length (RFC 4287, section 4.2.7.2), as the method says of itself that it is for both.
# Seen: of the links of an entry Atom has the address alone, however they were given: `rel`, `type`, `length`, `title` and `hreflang` are lost. A link
# without `rel` is `alternate` by the same section, so the entry has two pages, one of which is a sound file. RSS has it all:
#
#     RSS  | https://courier.example/tide.mp3 audio/mpeg 1000
#     Atom | - https://courier.example/tide/
#     Atom | - https://courier.example/tide.mp3
#
# For those who make feeds: subscribers of the Atom feed have no enclosure, and some readers open the file in place of the story. Hand out the RSS
# feed, or write the attributes into the finished document.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv tools
tools/bin/pip install --quiet feedgen==1.0.0

tools/bin/pip show feedgen 2> /dev/null | grep -E '^(Name|Version)'
expected="RSS  | https://courier.example/tide.mp3 audio/mpeg 1000
Atom | - https://courier.example/tide/
Atom | - https://courier.example/tide.mp3
by link: RSS  | https://courier.example/tide.mp3 audio/mpeg 1000
by link: Atom | - https://courier.example/tide/
by link: Atom | - https://courier.example/tide.mp3"
got=$(tools/bin/python - <<'END'
from xml.etree import ElementTree

from feedgen.feed import FeedGenerator

ATOM = "{http://www.w3.org/2005/Atom}"
SOUND = "https://courier.example/tide.mp3"


def tell(name, add):
    feed = FeedGenerator()
    feed.id("https://courier.example/")
    feed.title("The Harbor Courier")
    feed.link(href="https://courier.example/")
    feed.description("News of the harbor")
    entry = feed.add_entry()
    entry.id("https://courier.example/tide/")
    entry.title("Tide")
    entry.link(href="https://courier.example/tide/")
    add(entry)
    for one in ElementTree.fromstring(feed.rss_str()).iter("enclosure"):
        print(f"{name}RSS  | {one.get('url')} {one.get('type')} {one.get('length')}")
    for one in ElementTree.fromstring(feed.atom_str()).find(ATOM + "entry").iter(ATOM + "link"):
        print(f"{name}Atom | {one.get('rel', '-')} {one.get('href')}")


tell("", lambda entry: entry.enclosure(SOUND, "1000", "audio/mpeg"))
tell("by link: ", lambda entry: entry.link(href=SOUND, rel="enclosure", type="audio/mpeg", length="1000"))
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
