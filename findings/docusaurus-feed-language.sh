#!/usr/bin/env bash
# Docusaurus 3.10.2 (npm @docusaurus/core, @docusaurus/preset-classic). Seen 2026-11-29.
#
# Expected: the feeds below /fr/ hold the stories that there are in French, or mark the others (Atom has xml:lang on
# each entry). RSS 2.0 says that <language> is the language that the channel is written in.
# Seen: a story without a translation stands in the feeds of each other language too, with the text of the first
# language, an address of its own and an id of its own; nothing marks it, and RSS says that it is French:
#
#     channel says: fr
#     Bread is dear | Bread costs more. | https://courier.example/fr/blog/bread
#     Le bac est en retard | Le bac attend. | https://courier.example/fr/blog/ferry
#
# For makers of feeds: who follows both languages gets every untranslated story twice, under two ids, and a
# translation that comes later takes over the id of the English text. A planet that sorts by language, or a
# reader that reads aloud, takes English for French. Make the feed of a language from the files in i18n/.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --no-package-lock \
  @docusaurus/core@3.10.2 @docusaurus/preset-classic@3.10.2 react@19.3.1 react-dom@19.3.1

mkdir -p blog i18n/fr/docusaurus-plugin-content-blog
cat > docusaurus.config.js <<'END'
module.exports = {
  title: "The Harbor Courier",
  url: "https://courier.example",
  baseUrl: "/",
  onBrokenLinks: "ignore",
  i18n: { defaultLocale: "en", locales: ["en", "fr"] },
  presets: [["classic", {
    docs: false,
    pages: false,
    blog: { feedOptions: { type: "all" }, onUntruncatedBlogPosts: "ignore" },
  }]],
};
END
printf -- '---\ntitle: The ferry is late\ndate: 2026-03-01\n---\nThe ferry waits.\n' > blog/ferry.md
printf -- '---\ntitle: Bread is dear\ndate: 2026-03-02\n---\nBread costs more.\n' > blog/bread.md
printf -- '---\ntitle: Le bac est en retard\ndate: 2026-03-01\n---\nLe bac attend.\n' > i18n/fr/docusaurus-plugin-content-blog/ferry.md
DO_NOT_TRACK=1 npx docusaurus build --no-minify > log 2>&1 || { cat log; exit 1; }

echo "docusaurus $(npx docusaurus --version)"
expected='channel says: fr
Bread is dear | Bread costs more. | https://courier.example/fr/blog/bread
Le bac est en retard | Le bac attend. | https://courier.example/fr/blog/ferry'
got=$(python3 - <<'END'
from xml.etree import ElementTree

channel = ElementTree.parse("build/fr/blog/rss.xml").find("channel")
print("channel says: " + channel.findtext("language"))
for item in channel.iter("item"):
    print(" | ".join(item.findtext(name) for name in ["title", "description", "guid"]))
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
