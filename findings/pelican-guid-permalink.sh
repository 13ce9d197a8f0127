#!/usr/bin/env bash
# Pelican 4.12.0 with feedgenerator 2.2.1 (PyPI). Seen 2026-11-29; told in 2013 (getpelican/pelican issue 1026).
#
# Expected: `<guid isPermaLink="false">` for an identifier that is no address. RSS 2.0 says of isPermaLink
# that it may be left out and is then true, and that a true one is an address to open in a browser.
# Seen: Pelican gives feedgenerator a `tag:` identifier and does not say that it is none to open, so the
# attribute is missing from every item of every RSS feed:
#
#     The ferry is late | guid: tag:courier.example,2026-03-01:/ferry-late.html | isPermaLink: None
#
# For makers of feeds: readers that take the guid for the address (many do when it is a permalink) open
# `tag:…`; the W3C validator calls the feed invalid. Pelican's Atom feeds are not concerned.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check "pelican[markdown]==4.12.0" feedgenerator==2.2.1

mkdir -p content
cat > pelicanconf.py <<'END'
SITENAME = "The Harbor Courier"
SITEURL = "https://courier.example"
AUTHOR = "Nora Quay"
TIMEZONE = "UTC"
PATH = "content"
FEED_ALL_RSS = "feeds/all.rss.xml"
END
cat > content/ferry.md <<'END'
Title: The ferry is late
Date: 2026-03-01
Slug: ferry-late

The ferry waits for the tide.
END
tools/bin/pelican --quiet --settings pelicanconf.py

echo "pelican $(tools/bin/pelican --version), feedgenerator 2.2.1"
expected='The ferry is late | guid: tag:courier.example,2026-03-01:/ferry-late.html | isPermaLink: None'
got=$(python3 - <<'END'
from xml.etree import ElementTree

for item in ElementTree.parse("output/feeds/all.rss.xml").iter("item"):
    guid = item.find("guid")
    print(f"{item.findtext('title')} | guid: {guid.text} | isPermaLink: {guid.get('isPermaLink')}")
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
