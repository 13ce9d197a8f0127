#!/usr/bin/env bash
# jekyll-feed 0.17.0 with Jekyll 4.3.1 (Debian 12: ruby-jekyll-feed, jekyll). Seen 2026-11-29.
#
# Expected: feed.xml is well-formed whatever the address of a post is. `&` may stand in the path of an
# address (RFC 3986, section 3.3), and Jekyll builds such a page.
# Seen: the plug-in escapes the address in <id> and in xml:base, but not in the href of <link>. One such post
# makes the whole feed unreadable:
#
#     page: _site/market/bread&fish/index.html
#     in the feed: href="https://courier.example/market/bread&fish/"
#     in the feed: xml:base="https://courier.example/market/bread&amp;fish/"
#     parser: not well-formed (invalid token)
#
# For makers of feeds: subscribers get nothing at all until the post leaves the newest ten, and the build
# reports no fault. Parse what you publish.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
if ! dpkg -s jekyll ruby-jekyll-feed > installed 2>&1; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends jekyll ruby-jekyll-feed
fi

mkdir -p _posts
cat > _config.yml <<'END'
title: The Harbor Courier
url: https://courier.example
plugins: [jekyll-feed]
END
cat > _posts/2026-03-01-bread.md <<'END'
---
title: Bread and fish
permalink: /market/bread&fish/
---
Both are dear, says Nora Quay.
END
jekyll build --quiet

jekyll --version
dpkg-query --show ruby-jekyll-feed
expected='page: _site/market/bread&fish/index.html
in the feed: href="https://courier.example/market/bread&fish/"
in the feed: xml:base="https://courier.example/market/bread&amp;fish/"
parser: not well-formed (invalid token)'
got=$(
  ls _site/market/*/index.html | sed 's/^/page: /'
  grep -o 'href="[^"]*/market/[^"]*"\|xml:base="[^"]*"' _site/feed.xml | sed 's/^/in the feed: /'
  python3 - <<'END'
from xml.etree import ElementTree

try:
    ElementTree.parse("_site/feed.xml")
    print("parser: well-formed")
except ElementTree.ParseError as error:
    print("parser: " + str(error).split(":")[0])
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
