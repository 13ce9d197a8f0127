"""Hugo. What it knows of its pages is printed by a JSON template of the home page; what is public is in its
own RSS, one a language."""

import json

import feeds
from tree import Generator, Record

from . import program

CONFIG = """\
baseURL = "https://courier.example/base/"
title = "The Harbor Courier"
timeZone = "America/Chicago"
defaultContentLanguage = "en"
{more}
[languages.en]
locale = "en-US"
weight = 1
[languages.fr]
locale = "fr-FR"
title = "Le Courrier du port"
weight = 2

[permalinks.page]
log = "/log/:year/:month/:slug/"
tide = "/:sections[1:]/:contentbasename/"

[outputs]
home = ["html", "rss", "json"]

[services.rss]
limit = -1
"""

CASCADE = """
[[cascade]]
draft = true
[cascade.target]
path = "/log/**"
[[cascade]]
[cascade.params]
author = "Maren Oduya"
[cascade.target]
path = "/posts/**"
"""

DATES = """\
frontmatter.date = ["goLive", ":filename", ":default"]
frontmatter.publishDate = ["goLive", ":default"]
frontmatter.expiryDate = ["offline"]
frontmatter.lastmod = [":git", "lastmod", ":fileModTime"]
"""

MOUNTS = """
[[module.mounts]]
source = "content/posts"
target = "content/posts"
[[module.mounts]]
source = "content/tide"
target = "content/tide"
files = ["! high/**"]
[[module.mounts]]
source = "content/log"
target = "content/log"
files = ["! 2026*.md", "*.md"]
"""

DUMP = """\
[{{ range $at, $page := site.RegularPages }}{{ if $at }},{{ end }}{{ dict
  "source" .File.Filename "address" .Permalink "title" .Title "language" site.Language.Locale
  "authors" (.Params.authors | default .Params.author) "tags" (.Params.tags | default .Params.categories)
  | jsonify }}
{{ end }}]
"""


def inherited(lines):
    return f"---\ntitle: A section\n{lines}\n---\n"


FILES = {
    "hugo.toml": CONFIG.replace("{more}", ""),
    "layouts/home.json": DUMP,
    "layouts/home.html": "<p>Home</p>\n",
    "layouts/page.html": "<h1>{{ .Title }}</h1>{{ .Content }}\n",
    "layouts/section.html": "<h1>{{ .Title }}</h1>\n",
    "content/posts/both.md": "---\ntitle: In both\ndate: 2026-03-01\n---\n",
    "content/posts/both.fr.md": "---\ntitle: Dans les deux\ndate: 2026-03-01\n---\n",
    "content/posts/2026-02-03-dated.md": "---\ntitle: Dated by its name\n---\n",
    "content/posts/2026-02-03-toml.md": '+++\ntitle = "In TOML"\ndate = 2026-02-03T10:00:00Z\ntags = ["Harbor"]\n+++\n',
    "content/posts/2026-02-03-json.md": '{"title": "In JSON", "date": "2026-02-03", "author": "Tom Vale"}\n',
    "content/posts/2026-02-03-hidden.md": '+++\ntitle = "Hidden in TOML"\ndate = 2026-02-03\n[build]\nlist = "never"\n+++\n',
    "content/posts/bundle/index.md": "---\ntitle: A bundle\ndate: 2026-03-01\n---\n",
    "content/_index.md": inherited(""),
    "content/cascade-draft/_index.md": inherited("cascade:\n  draft: true"),
    "content/cascade-list/_index.md": inherited("cascade:\n  build:\n    list: never"),
    "content/cascade-local/_index.md": inherited("cascade:\n  - build:\n      list: local"),
    "content/cascade-params/_index.md": inherited("cascade:\n  params:\n    author: Ana Ruiz"),
    "content/cascade-tags/_index.md": inherited("cascade:\n  tags: [Harbor]"),
    "content/cascade-target/_index.md": inherited(
        "cascade:\n  - target:\n      path: '**/away/**'\n    build:\n      list: never\n      render: never"
    ),
    "content/cascade-deep/_index.md": inherited("cascade:\n  - target:\n      path: '/cascade-deep**r/*'\n    draft: true"),
    "content/cascade-lang/_index.md": inherited(
        "cascade:\n  - target:\n      sites:\n        matrix:\n          languages: '{en,de}'\n    draft: true"
    ),
    "content/cascade-sites/_index.md": inherited(
        "cascade:\n  - target:\n      sites:\n        matrix:\n          languages: [f*]\n    draft: true"
    ),
    "content/cascade-kind/_index.md": inherited("cascade:\n  - target:\n      kind: section\n    draft: true"),
    "content/draft-section/_index.md": inherited("draft: true"),
    "content/cascade-future/_index.md": inherited("cascade:\n  publishDate: 2099-01-01"),
    "content/cascade-expired/_index.md": inherited("cascade:\n  expiryDate: 2001-01-01"),
}


def build(root):
    program.run(root, program.INSTALLED / "python/bin/hugo")


def truth(root):
    dumps = list((root / "public").rglob("index.json"))
    return {source: record for dump in dumps for source, record in of_language(root, dump)}


def of_language(root, dump):
    """The pages of the feed beside the dump. One that is not rendered is in it without an address."""
    entries = {entry["address"]: entry for entry in feeds.rss(dump.with_name("index.xml")) if entry["address"]}
    for page in json.loads(dump.read_text()):
        if entry := entries.get(page["address"]):
            yield (
                page["source"].removeprefix(f"{root}/"),
                Record(
                    address=entry["address"],
                    id=entry["id"],
                    title=page["title"],
                    # The year 1 is no date.
                    published=None if " 0001 " in entry["published"] else feeds.moment(entry["published"]),
                    authors=program.names(page["authors"]),
                    tags=tuple(sorted(program.names(page["tags"]))),
                    language=page["language"],
                ),
            )


GENERATOR = Generator(
    name="hugo",
    files=FILES,
    aspects={
        "folder": [
            "content/posts",
            "content",
            "content/log",
            "content/tide/high/spring",
            "content/Old Pier/Été",
            "content/posts/bundle",
            "content/cascade-draft",
            "content/cascade-draft/deep/er",
            "content/cascade-list",
            "content/cascade-local",
            "content/cascade-params",
            "content/cascade-tags",
            "content/cascade-target",
            "content/cascade-target/away",
            "content/cascade-deep",
            "content/cascade-deep/er",
            "content/cascade-lang",
            "content/cascade-sites",
            "content/cascade-kind",
            "content/draft-section",
            "content/cascade-future",
            "content/cascade-expired",
        ],
        "name": [
            "{mark}.md",
            "{mark}/index.md",
            "{mark}.fr.md",
            "{mark}/index.fr.md",
            "{mark}/_index.md",
            "{mark}.en.md",
            "{mark}.markdown",
            "2026-02-03-{mark}.md",
            "Ferry Returns {mark}.md",
            "ferry_v1.2-{mark}.md",
            "Größe-naïve-{mark}.md",
            "c++, and #1 {mark}.md",
            "it's-{mark}!.md",
        ],
        "title": ["title: Ferry {mark}", "title: 'Pier & <em>quay</em> {mark}'", 'title: "Ölpreis: {mark}"'],
        "date": [
            "date: 2026-03-01T10:00:00Z",
            "date: 2026-03-01",
            "date: 2026-03-01 22:30:00",
            "date: '2026-03-01T22:30:00'",
            "date: 2026-03-01T10:00:00+09:00",
            "date: 2026-03-01 10:00:00 -0600",
            "date: 02 Mar 2026",
            "date: Sun, 01 Mar 2026 10:00:00 +0100",
            "publishDate: 2026-03-01",
            "pubdate: 2026-03-02",
            "lastmod: 2026-03-03",
            "date: 2099-03-01",
            "date: 2026-03-01\npublishDate: 2099-03-01",
            "date: 2099-03-01\npublishDate: 2026-03-01",
            "date: 2026-03-01\npublishDate: 2026-02-01",
            "date: 2026-03-01\nexpiryDate: 2026-03-05",
            "date: 2026-03-01\nexpiryDate: 2099-03-05",
            "date: 2026-03-01\nunpublishdate: 2026-03-05",
            "date: 2026-03-01\ngoLive: 2099-03-01",
            "date: 2026-03-01\ngoLive: 2026-03-04",
            "date: 2099-03-01\ngoLive: 2026-03-04",
            "date: 2026-03-01\noffline: 2026-03-05",
            "date: 2026-03-01\nofftime: 2026-03-05",
            "goLive: 2026-03-04\nlastmod: 2099-03-05",
            "",
        ],
        "public": [
            "",
            "draft: true",
            "draft: 'true'",
            "draft: yes",
            "draft: 1",
            "draft: false",
            "draft: no",
            "Draft: true",
            "build:\n  list: never",
            "build:\n  list: local",
            "build:\n  list: always",
            "build:\n  render: never",
            "build:\n  render: link",
            "build:\n  list: never\n  render: never",
            "build:\n  list: false",
            "headless: true",
            "unlisted: true",
        ],
        "address": [
            "",
            "slug: Spring Tide {mark}",
            "slug: grün-{mark}",
            "url: /own/{mark}/",
            "url: own-{mark}",
            "url: /own/{mark}.html",
            "aliases: [/old/{mark}/]",
        ],
        "cascade": [
            "",
            "cascade:\n  draft: true",
            "cascade:\n  build:\n    list: never",
            "cascade:\n  expiryDate: 2026-03-05",
            "cascade:\n  - target:\n      kind: section\n    draft: true",
            "cascade:\n  - target:\n      sites:\n        matrix:\n          languages: [en]\n    draft: true",
            "cascade:\n  slug: handed-{mark}",
            "cascade:\n  params:\n    author: Ana Ruiz",
        ],
        "authors": [
            "",
            "author: Maren Oduya",
            "authors: [Maren Oduya, Tom Vale]",
            "author: [Tom Vale]",
            "authors: Maren Oduya and Tom Vale",
            "author:\n  name: Ana Ruiz",
            "params:\n  author: Tom Vale",
        ],
        "tags": [
            "tags: [Harbor]",
            "",
            "tags: Harbor",
            "tags: [Old pier, Ferry]",
            "categories: [News, Old pier]",
            "tags: [Harbor]\ncategories: [News]",
        ],
    },
    build=build,
    truth=truth,
    sites={
        "ugly": {"hugo.toml": CONFIG.replace("{more}", "uglyURLs = true")},
        "case": {"hugo.toml": CONFIG.replace("{more}", "disablePathToLower = true")},
        "ignored": {"hugo.toml": CONFIG.replace("{more}", "ignoreFiles = ['/tide/', '[+]', '^content/']")},
        "mounts": {"hugo.toml": CONFIG.replace("{more}", "") + MOUNTS},
        "french": {"hugo.toml": CONFIG.replace("{more}", "").replace("weight = 2", "weight = 2\ncascade.draft = true")},
        "kinds": {
            "hugo.toml": CONFIG.replace("{more}", "").replace("weight = 2", "weight = 2\ndisableKinds = ['page']")
        },
        "accents": {"hugo.toml": CONFIG.replace("{more}", "removePathAccents = true")},
        "filename": {"hugo.toml": CONFIG.replace("{more}", "frontmatter.date = [':filename', ':default']")},
        "dates": {"hugo.toml": CONFIG.replace("{more}", DATES)},
        "default": {"hugo.toml": CONFIG.replace("{more}", "frontmatter.date = [':default', ':filename']")},
        "cascade": {"hugo.toml": CONFIG.replace("{more}", "") + CASCADE},
        "folders": {
            "hugo.toml": CONFIG.replace("{more}", "").replace("weight = 2", "weight = 2\ncontentDir = 'content/tide'")
        },
        "flat": {"hugo.toml": CONFIG.replace("{more}", "").replace("[permalinks.page]", "[permalinks]")},
        "subdir": {"hugo.toml": CONFIG.replace("{more}", "defaultContentLanguageInSubdir = true")},
    },
)
