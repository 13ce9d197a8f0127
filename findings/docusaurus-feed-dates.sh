#!/usr/bin/env bash
# Docusaurus 3.10.2 (npm @docusaurus/core, @docusaurus/preset-classic). Seen 2026-11-29.
#
# Expected: a story with `date` and `last_update.date` has both in the feeds, as <published> and <updated> in Atom
# (RFC 4287, sections 4.2.9 and 4.2.15), as date_published and date_modified in JSON Feed. The documentation
# of the blog's front matter has both fields, and the page of the story uses both.
# Seen: the feeds have `date` alone, and give it as the date of the change. There is no date of
# publication:
#
#     page | published 2026-03-01 | changed 2026-03-09
#     Atom | published None | changed 2026-03-01
#     JSON | published None | changed 2026-03-01
#
# For makers of feeds: a correction never reaches a reader that goes by the date of the change, and whoever
# carries the feed on cannot tell a new story from a changed one. Take the dates from the sources.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --no-package-lock \
  @docusaurus/core@3.10.2 @docusaurus/preset-classic@3.10.2 react@19.3.1 react-dom@19.3.1

mkdir -p blog
cat > docusaurus.config.js <<'END'
module.exports = {
  title: "The Harbor Courier",
  url: "https://courier.example",
  baseUrl: "/",
  onBrokenLinks: "ignore",
  presets: [["classic", {
    docs: false,
    pages: false,
    blog: { showLastUpdateTime: true, feedOptions: { type: "all" }, onUntruncatedBlogPosts: "ignore" },
  }]],
};
END
cat > blog/ferry.md <<'END'
---
title: The ferry is late
date: 2026-03-01
last_update:
  date: 2026-03-09
---
Corrected: it waits for the tide.
END
DO_NOT_TRACK=1 npx docusaurus build --no-minify > log 2>&1 || { cat log; exit 1; }

echo "docusaurus $(npx docusaurus --version)"
expected='page | published 2026-03-01 | changed 2026-03-09
Atom | published None | changed 2026-03-01
JSON | published None | changed 2026-03-01'
got=$(python3 - <<'END'
import json
import re
from pathlib import Path
from xml.etree import ElementTree


def tell(source, published, changed):
    print(f"{source} | published {(published or 'None')[:10]} | changed {(changed or 'None')[:10]}")


page = Path("build/blog/ferry/index.html").read_text(encoding="utf-8")
dates = dict(re.findall(r'"(datePublished|dateModified)":"([^"]*)"', page))
tell("page", dates.get("datePublished"), dates.get("dateModified"))
ATOM = "{http://www.w3.org/2005/Atom}"
for entry in ElementTree.parse("build/blog/atom.xml").iter(ATOM + "entry"):
    tell("Atom", entry.findtext(ATOM + "published"), entry.findtext(ATOM + "updated"))
for item in json.loads(Path("build/blog/feed.json").read_text(encoding="utf-8"))["items"]:
    tell("JSON", item.get("date_published"), item.get("date_modified"))
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
