#!/usr/bin/env bash
# feed 6.0.0 (npm). Seen 2026-11-30.
#
# Expected: an enclosure that is added with its media type has this type in every format, as RSS 2.0 (`enclosure`) and RFC 4287,
# section 4.2.7.3 (`type`) have it.
# Seen: RSS has what was given. Atom has a type that is made of the ending of the address, `image/` before it where the file was given as
# `enclosure`, and `audio/` where it was given as `audio`; what was given is not looked at:
#
#     enclosure RSS  | audio/mpeg
#     enclosure Atom | image/mp3
#     audio     RSS  | audio/mpeg
#     audio     Atom | audio/mp3
#
# For those who make feeds: a reader of the Atom feed takes an episode for a picture, and does not play it. Give subscribers of sound the RSS feed, or
# write the type into the finished document. A validator finds nothing: the types are well-formed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --no-package-lock feed@6.0.0

cat > make.mjs <<'END'
import { Feed } from "feed";

const sound = { url: "https://courier.example/tide.mp3", type: "audio/mpeg", length: 1000 };
for (const field of ["enclosure", "audio"]) {
  const feed = new Feed({ title: "The Harbor Courier", id: "https://courier.example/", link: "https://courier.example/", copyright: "" });
  const address = "https://courier.example/tide/";
  feed.addItem({ title: "Tide", id: address, link: address, date: new Date("2026-05-04T08:00:00Z"), [field]: sound });
  const type = (text, element) => text.match(element)[0].match(/type="([^"]*)"/)[1];
  console.log(`${field.padEnd(9)} RSS  | ${type(feed.rss2(), /<enclosure[^>]*>/)}`);
  console.log(`${field.padEnd(9)} Atom | ${type(feed.atom1(), /<link rel="enclosure"[^>]*>/)}`);
}
END

npm ls --depth=0 feed | grep feed@
expected="enclosure RSS  | audio/mpeg
enclosure Atom | image/mp3
audio     RSS  | audio/mpeg
audio     Atom | audio/mp3"
got=$(node make.mjs)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
