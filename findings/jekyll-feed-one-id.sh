#!/usr/bin/env bash
# jekyll-feed 0.17.0 with Jekyll 4.3.1 (Debian 12: ruby-jekyll-feed, jekyll). Seen 2026-11-29; told in 2018 and 2021
# (jekyll/jekyll-feed issues 207 and 340).
#
# Expected: an <id> of its own for each story (RFC 4287, section 4.2.6), and the one of the front matter where
# there is one: the README lists `id` among the fields that a post's front matter overrides.
# Seen: Jekyll never takes `id` from the front matter. The id is the folder of the post's address and
# the slug of its FILE NAME, without the date: with `permalink` it leads nowhere, and two posts whose file
# names differ in the date alone share it:
#
#     /harbor/early/ | https://courier.example/harbor/ferry
#     /harbor/late/ | https://courier.example/harbor/ferry
#
# For makers of feeds: RFC 4287, section 4.1.1, lets readers take entries with one id for versions of one
# entry, so they show the newer story alone. Whoever leaves Jekyll needs just these ids to keep
# subscribers from seeing every story twice, and must not rely on them as addresses.
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
cat > _posts/2026-03-01-ferry.md <<'END'
---
title: The ferry is late
permalink: /harbor/late/
id: tag:courier.example,2026:1
---
It waits for the tide.
END
cat > _posts/2026-03-02-ferry.md <<'END'
---
title: The ferry is early
permalink: /harbor/early/
id: tag:courier.example,2026:2
---
It did not wait.
END
jekyll build --quiet

jekyll --version
dpkg-query --show ruby-jekyll-feed
expected='/harbor/early/ | https://courier.example/harbor/ferry
/harbor/late/ | https://courier.example/harbor/ferry'
got=$(python3 - <<'END'
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
for entry in ElementTree.parse("_site/feed.xml").iter(ATOM + "entry"):
    link = entry.find(ATOM + "link").get("href").removeprefix("https://courier.example")
    print(f"{link} | {entry.findtext(ATOM + 'id')}")
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
