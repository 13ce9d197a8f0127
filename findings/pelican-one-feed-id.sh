#!/usr/bin/env bash
# Pelican 4.12.0 with feedgenerator 2.2.1 (PyPI). Seen 2026-11-29.
#
# Expected: each Atom feed of a site has an <id> of its own: RFC 4287, section 4.2.6, wants a permanent,
# universally unique identifier for the feed.
# Seen: the feed of the site, those of its categories, of its authors and of its languages all have the
# address of the front page for their <id>, whatever is in them:
#
#     all.atom.xml | https://courier.example/ | Pêche, The fish market, The ferry is late
#     harbor.atom.xml | https://courier.example/ | The ferry is late
#     all-fr.atom.xml | https://courier.example/ | Pêche
#
# For makers of feeds: a reader or aggregator that knows feeds by their id takes them for one feed whose
# stories come and go. Give each feed that you make its own id, and do not match Pelican's by theirs.
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
DEFAULT_LANG = "en"
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TRANSLATION_FEED_ATOM = "feeds/all-{lang}.atom.xml"
END
printf 'Title: The ferry is late\nDate: 2026-03-01\nCategory: Harbor\n\nIt waits.\n' > content/ferry.md
printf 'Title: The fish market\nDate: 2026-03-02\nCategory: Market\nSlug: fish\n\nFish is dear.\n' > content/fish.md
printf 'Title: Pêche\nDate: 2026-03-03\nCategory: Market\nSlug: fish\nLang: fr\n\nCher.\n' > content/fish-fr.md
tools/bin/pelican --quiet --settings pelicanconf.py

echo "pelican $(tools/bin/pelican --version), feedgenerator 2.2.1"
expected='all.atom.xml | https://courier.example/ | Pêche, The fish market, The ferry is late
harbor.atom.xml | https://courier.example/ | The ferry is late
all-fr.atom.xml | https://courier.example/ | Pêche'
got=$(PYTHONIOENCODING=utf-8 python3 - <<'END'
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
for name in ["all", "harbor", "all-fr"]:
    feed = ElementTree.parse(f"output/feeds/{name}.atom.xml").getroot()
    titles = [entry.findtext(ATOM + "title") for entry in feed.iter(ATOM + "entry")]
    print(f"{name}.atom.xml | {feed.findtext(ATOM + 'id')} | {', '.join(titles)}")
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
