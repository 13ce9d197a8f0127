"""Jekyll with jekyll-feed. What it knows of its posts is printed by a Liquid page; what is public is in the feeds
that jekyll-feed makes, one a collection."""

import json

import feeds
from tree import Generator, Record

from . import program

CONFIG = """\
title: The Harbor Courier
url: https://courier.example
baseurl: /base
lang: en
{timezone}
plugins: [jekyll-feed]
feed:
  posts_limit: 1000
  collections:
    notes: {}
    recipes: {path: /cook.xml}
    unwritten: {}
collections:
  notes: {output: true}
  recipes: {output: true, permalink: "/:collection/:categories/:year/:path:output_ext"}
  unwritten: {output: false}
  silent: {output: true}
exclude: [feeds, feedmill.toml, away]
defaults:
  - scope: {path: quiet}
    values: {published: false}
  - scope: {path: sketches, type: posts}
    values: {draft: true}
  - scope: {path: signed}
    values: {author: maren, tags: [Harbor]}
  - scope: {path: filed, type: posts}
    values: {category: Old Pier}
  - scope: {path: filed/deep}
    values: {permalink: "/filed/:year/:title/"}
  - scope: {path: "", type: notes}
    values: {author: Ana Ruiz}
  - scope: {path: "_notes/deep", type: notes}
    values: {author: Tom Vale, permalink: "/:collection/:name/", categories: Deep}
  - scope: {path: "", type: recipes}
    values: {categories: [Soups, news], tags: [Harbor]}
  - scope: {path: "", type: drafts}
    values: {published: false}
  - scope: {path: "news"}
    values: {categories: harbor pier}
  - scope: {path: "foreign/*/_posts"}
    values: {lang: fr}
{more}
"""

DUMP = """\
---
---
[{% if site.collections_dir != "" %}{% assign folder = site.collections_dir | append: "/" %}{% endif %}{% assign all = site.posts | concat: site.notes | concat: site.recipes | concat: site.unwritten %}{% for post in all %}{% unless forloop.first %},{% endunless %}
{"source": {{ post.path | prepend: folder | jsonify }}, "address": {{ post.url | absolute_url | jsonify }},
 "title": {{ post.title | strip_html | normalize_whitespace | jsonify }}, "language": {{ post.lang | default: site.lang | jsonify }},
 "authors": {{ post.authors | default: post.author | jsonify }},
 "tags": {{ post.tags | jsonify }}, "categories": {{ post.categories | jsonify }}}{% endfor %}]
"""

FEEDS = ["feed.xml", "feed/notes.xml", "cook.xml", "feed/unwritten.xml"]

PEOPLE = {"maren": "Maren Oduya", "tom": "Tom Vale"}


def config(more="", timezone="timezone: America/Chicago"):
    return {"_config.yml": CONFIG.replace("{more}", more).replace("{timezone}", timezone)}


def build(root):
    program.run(root, "jekyll", "build", "--quiet")


def truth(root):
    pages = {page["address"]: page for page in json.loads((root / "_site/dump.json").read_text())}
    entries = [entry for feed in FEEDS for entry in feeds.atom(root / "_site" / feed)]
    return {pages[entry["address"]]["source"]: record(entry, pages[entry["address"]]) for entry in entries}


def record(entry, page):
    return Record(
        address=entry["address"],
        id=entry["id"],
        title=page["title"],
        published=feeds.moment(entry["published"]),
        authors=tuple(PEOPLE.get(name, name) for name in program.names(page["authors"])),
        tags=tuple(sorted(once(page["tags"] or page["categories"]))),
        language=page["language"],
    )


def once(names):
    """Without those that differ from an earlier one in capitals alone: they are one topic."""
    return {name.lower(): name for name in reversed(names)}.values()


GENERATOR = Generator(
    name="jekyll",
    files=config()
    | {
        "_posts/2026-03-01-bare.md": "No front matter.\n",
        "news/_posts/2026-03-01-plain.md": "---\n---\nNothing but a text.\n",
        "_notes/2026-03-01-bare.md": "No front matter, so that it is copied.\n",
        "_notes/{mark}.md": "---\ntitle: Undated\n---\nNo day.\n",
        "_notes/2099-03-01-ahead.md": "---\ntitle: Ahead\n---\nLater.\n",
        "dump.json": DUMP,
        "_data/authors.yml": "".join(f"{key}:\n  name: {name}\n" for key, name in PEOPLE.items()),
    },
    aspects={
        "folder": [
            "_posts",
            "_posts/deep/er",
            "news/_posts",
            "news/Old Pier/_posts",
            "Été/_posts",
            "away/_posts",
            ".tucked/_posts",
            "_tucked/_posts",
            "quiet/_posts",
            "sketches/_posts",
            "signed/_posts",
            "filed/_posts",
            "filed/deep/_posts",
            "foreign/fr/_posts",
            "_drafts",
            "_notes",
            "_notes/deep/er",
            "_notes/_tucked",
            "_recipes",
            "_recipes/old pier",
            "_unwritten",
            "_silent",
            "news/_drafts",
            "news/_posts/sub",
            "news/_notes",
            "old_posts/_posts",
        ],
        "name": [
            "2026-03-01-{mark}.md",
            "2026-3-1-{mark}.md",
            "2024-2-29-{mark}.md",
            "2026-03-01-Ferry-Returns-{mark}.md",
            "2026-03-01-Ferry returns {mark}.md",
            "2026-03-01-ferry_v1.2-{mark}.md",
            "2026-03-01-it's-{mark}.md",
            "2026-03-01-Größe-{mark}.md",
            "2026-03-01-звезда-{mark}.md",
            "2026-03-01-c++-and-#1-{mark}.md",
            "2026-03-01-{mark}.markdown",
            "2026-03-01-{mark}.html",
            "2026-03-01-{mark}.txt",
            "_2026-03-01-{mark}.md",
            "2026-03-01-2026-04-05-{mark}.md",
            "2099-03-01-{mark}.md",
            "{mark}.md",
        ],
        "title": ["title: Ferry {mark}", "title: 'Pier & <em>quay</em> {mark}'", 'title: "Ölpreis: {mark}"', ""],
        "date": [
            "",
            "date: 2026-03-02",
            "date: 2026-03-02 23:30:00 -0600",
            "date: 2026-03-02 23:30:00",
            "date: '2026-03-02 23:30'",
            "date: 2026-03-02 10:00",
            "date: 2026-03-02T23:30:00Z",
            "date: 2026-03-02T23:30:00+09:00",
            "date: 2026-3-2",
            "date: Mar 2 2026",
            "date: 2099-03-02",
            "date: 2026-03-02\nlast_modified_at: 2026-04-05",
            "date: 2026-03-02\nexpires: 2026-03-05",
        ],
        "public": [
            "",
            "published: false",
            "published: no",
            "published: true",
            "published: 'false'",
            "published: 0",
            "draft: true",
            "draft: yes",
            "draft: false",
            "hidden: true",
            "unlisted: true",
            "status: draft",
            "sitemap: false",
        ],
        "address": [
            "",
            "slug: Spring Tide {mark}",
            "slug: grün-{mark}",
            "permalink: /own/{mark}/",
            "permalink: /own/{mark}.html",
            "permalink: /own/{mark}",
            "permalink: own-{mark}/",
            "permalink: /:year/own/:title/",
            "permalink: /own {mark}/ü/",
        ],
        "authors": [
            "",
            "author: Maren Oduya",
            "author: maren",
            "authors: [maren, Ana Ruiz]",
            "author:\n  name: Ana Ruiz",
            "authors: [tom]",
        ],
        "categories": [
            "",
            "category: News",
            "category: Old Pier",
            "categories: News Pier",
            "categories: [Old Pier, News]",
            "categories: [Été, C++]",
            "category: news\ncategories: [pier]",
        ],
        "tags": [
            "tags: [Harbor]",
            "",
            "tags: harbor ferry",
            "tags: [Old pier, Ferry]",
            "tag: Old pier",
            "tag: [Pier, Ferry]",
            "tag: Tide\ntags: [Ferry]",
            "tags:",
            "tags: []",
        ],
        "language": ["", "lang: fr", "lang: de-AT"],
    },
    build=build,
    truth=truth,
    sites={
        "pretty": config("permalink: pretty"),
        "none": config("permalink: none"),
        "ordinal": config("permalink: ordinal"),
        "weekdate": config("permalink: weekdate"),
        "own": config("permalink: /:categories/:short_year/:i_month/:i_day/:slug:output_ext"),
        "slugified": config("permalink: /blog/:slugified_categories/:title/"),
        "future": config("future: true"),
        "unpublished": config("unpublished: true"),
        "drafts": config("show_drafts: true"),
        "utc": config(timezone=""),
        "gathered": config("collections_dir: news\npermalink: /:categories/:collection/:path/:name"),
    },
)
