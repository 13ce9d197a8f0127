#!/usr/bin/env bash
# @11ty/eleventy-plugin-rss 3.0.0 with @11ty/eleventy 3.1.8 (npm). Seen 2026-11-29.
#
# Expected: the three feeds of `feedPlugin` name one and the same address for a story, and a title in JSON Feed
# 1.1 is the plain text that the author wrote. The documentation offers "atom", "rss" and "json" alike.
# Seen: the template of the JSON feed is escaped as if it were HTML, and in Atom and JSON the address is escaped
# once more (it is captured, then printed). RSS alone is right:
#
#     RSS  | Nora's bread & fish | https://courier.example/bread&fish/
#     Atom | Nora's bread & fish | https://courier.example/bread&amp;fish/
#     JSON | Nora&#39;s bread &amp; fish | https://courier.example/bread&amp;amp;fish/
#
# For makers of feeds: Atom's link leads to a page that is not there, each format has its own id for the
# story (a subscriber who changes the format sees everything anew), and readers of the JSON feed see
# `&#39;` in every title with an apostrophe. Use a template of your own for JSON.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --no-package-lock @11ty/eleventy@3.1.8 @11ty/eleventy-plugin-rss@3.0.0

cat > eleventy.config.mjs <<'END'
import { feedPlugin } from "@11ty/eleventy-plugin-rss";

export default function (config) {
  for (const type of ["rss", "atom", "json"]) {
    config.addPlugin(feedPlugin, {
      type,
      outputPath: `/feed.${type}`,
      collection: { name: "posts", limit: 10 },
      metadata: { language: "en", title: "The Harbor Courier", base: "https://courier.example/", author: { name: "Nora Quay" } },
    });
  }
}
END
cat > 'bread&fish.md' <<'END'
---
title: Nora's bread & fish
tags: posts
date: 2026-03-01
---
Both are dear.
END
npx eleventy --quiet

echo "eleventy $(npx eleventy --version)"
npm ls --depth=0 @11ty/eleventy-plugin-rss | grep plugin-rss
expected="RSS  | Nora's bread & fish | https://courier.example/bread&fish/
Atom | Nora's bread & fish | https://courier.example/bread&amp;fish/
JSON | Nora&#39;s bread &amp; fish | https://courier.example/bread&amp;amp;fish/"
got=$(python3 - <<'END'
import json
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
for item in ElementTree.parse("_site/feed.rss").iter("item"):
    print(f"RSS  | {item.findtext('title')} | {item.findtext('guid')}")
for entry in ElementTree.parse("_site/feed.atom").iter(ATOM + "entry"):
    print(f"Atom | {entry.findtext(ATOM + 'title')} | {entry.findtext(ATOM + 'id')}")
with open("_site/feed.json", encoding="utf-8") as file:
    for item in json.load(file)["items"]:
        print(f"JSON | {item['title']} | {item['id']}")
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
