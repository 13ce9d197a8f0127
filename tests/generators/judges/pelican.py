"""Pelican. What it knows of its articles is written down by a plug-in; what is public is in its feed of all."""

import json
from urllib.parse import unquote

import feeds
from tree import Generator, Record

from . import program

CONFIG = """\
SITENAME = "The Harbor Courier"
SITEURL = "https://courier.example"
PATH = "content"
TIMEZONE = "America/Chicago"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = "feeds-own/all.atom.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["dump"]
"""

DUMP = """\
import json
from pathlib import Path

from pelican import signals


def names(values):
    return [str(value) for value in values]


def dump(generator):
    pages = generator.articles + generator.translations
    lines = [
        {
            "source": page.relative_source_path,
            "address": page.url,
            "title": page.title,
            "authors": names(getattr(page, "authors", [])),
            "tags": names(getattr(page, "tags", [])),
            "category": str(page.category),
            "language": page.lang,
        }
        for page in pages
    ]
    Path(generator.settings["PATH"], "..", "dump.json").write_text(json.dumps(lines))


def register():
    signals.article_generator_finalized.connect(dump)
"""


def config(more=""):
    return {"pelicanconf.py": CONFIG + more}


def build(root):
    program.run(root, program.INSTALLED / "python/bin/pelican", "--settings", "pelicanconf.py")


def truth(root):
    pages = {unquote(page["address"]): page for page in json.loads((root / "dump.json").read_text())}
    entries = feeds.atom(root / "output/feeds-own/all.atom.xml")
    found = ((entry, pages[unquote(entry["address"]).split("/", 3)[3]]) for entry in entries)
    return {f"content/{page['source']}": record(entry, page) for entry, page in found}


def record(entry, page):
    return Record(
        address=entry["address"],
        id=entry["id"],
        title=page["title"],
        published=feeds.moment(entry["published"]),
        authors=tuple(page["authors"]),
        tags=tuple(sorted(page["tags"] or [page["category"]])),
        language=page["language"],
    )


GENERATOR = Generator(
    name="pelican",
    files=config()
    | {
        "plugins/dump.py": DUMP,
        "content/both.md": "Title: In both\nDate: 2026-03-01\nSlug: both\n\nIn both.\n",
        "content/2026-02-03-named.md": "Title: Dated by its name\n\nBy its name.\n",
        "content/both-fr.md": "Title: Dans les deux\nDate: 2026-03-01\nSlug: both\nLang: fr\n\nDans les deux.\n",
    },
    fence="",
    aspects={
        "folder": [
            "content",
            "content/Harbor",
            "content/Old Pier",
            "content/news/deep",
            "content/pages",
            "content/drafts",
        ],
        "name": [
            "{mark}.md",
            "2026-02-03-{mark}.md",
            "2026-2-3-{mark}.md",
            "2026-02-03_{mark}.md",
            "Ferry returns {mark}.md",
            "{mark}.markdown",
            "{mark}.mkd",
            "{mark}.mdown",
        ],
        "title": [
            "Title: Ferry {mark}",
            "Title: Pier & quay {mark}",
            "Title: Ölpreis – Straße nach Łódź {mark}",
            "Title: Звёздная рыба {mark}",
            "Title: 東京 {mark}",
            "Title: It's “quoted” {mark}: C++ 1.2",
            "Title: Æther ½ … {mark} ⛵",
            "title: Ferry {mark}",
        ],
        "date": [
            "Date: 2026-03-01 10:00",
            "Date: 2026-03-01",
            "Date: 2026-03-01T22:30:00",
            "Date: 2026-03-01 22:30:00+09:00",
            "Date: 2026-03-01 22:30 UTC",
            "Date: Mar 1, 2026",
            "Date: 1 March 2026 10:00",
            "Date: 2026-3-1",
            "Date: 2026/03/01",
            "Date: 2099-03-01",
            "Date: 2026-03-01\nModified: 2026-04-05",
            "",
        ],
        "public": [
            "",
            "Status: draft",
            "Status: Draft",
            "Status: hidden",
            "Status: published",
            "Status: skip",
            "Status: pending",
            "Draft: true",
        ],
        "address": [
            "",
            "Slug: spring-tide-{mark}",
            "Slug: Spring Tide {mark}",
            "Slug: ærlig-møte-{mark}",
            "Url: own/{mark}/\nSave_as: own/{mark}/index.html",
            "Save_as: own-{mark}.html",
        ],
        "authors": [
            "",
            "Author: Maren Oduya",
            "Authors: Maren Oduya, Tom Vale",
            "Authors: Oduya, Maren; Vale, Tom",
            "Author: Maren Oduya, Tom Vale",
        ],
        "category": ["", "Category: News", "Category: Old Pier"],
        "tags": ["Tags: Harbor", "", "Tags: Harbor, Old pier", "Tags: Harbor; Old pier", "Tags: harbor,ferry,"],
        "language": ["", "Lang: fr", "Lang: en"],
    },
    build=build,
    truth=truth,
    sites={
        "folders": config(
            'ARTICLE_URL = "posts/{date:%Y}/{date:%b}/{slug}/"\nARTICLE_SAVE_AS = ARTICLE_URL + "index.html"\n'
        ),
        "category": config('ARTICLE_URL = "{category}/{slug}.html"\nARTICLE_SAVE_AS = ARTICLE_URL\n'),
        "unicode": config("SLUGIFY_USE_UNICODE = True\n"),
        "case": config("SLUGIFY_PRESERVE_CASE = True\n"),
        "basename": config('SLUGIFY_SOURCE = "basename"\n'),
        "path": config('PATH_METADATA = r"(?P<category>.*)/.*"\n'),
        "filename": config('FILENAME_METADATA = r"(?P<date>\\d{4}-\\d{2}-\\d{2})[-_](?P<slug>.*)"\n'),
        "slugs": config('FILENAME_METADATA = r"(?P<date>\\d{4}-\\d{1,2}-\\d{1,2})?[-_]?(?P<Slug>.+)"\n'),
        "titles": config('FILENAME_METADATA = "(?P<title>[^\\\\W\\\\d]+) .*"\n'),
        "status": config(
            'PATH_METADATA = r"(?P<category>[^/]+)/(?P<status>d\\w+?)s?/?(?P<slug>[^/]*)\\.md"\n'
            'FILENAME_METADATA = r"(?P<author>F\\w+) .*"\n'
        ),
        "extra": config(
            'EXTRA_PATH_METADATA = {"drafts": {"status": "draft"}, "Old Pier": {"summary": "Old."},'
            ' "both.md": {"status": "hidden"}, "news/deep": {"lang": "fr"}, "Harb": {"status": "draft"}}\n'
            'DEFAULT_METADATA = {"author": "Tom Vale"}\n'
        ),
        "draft": config('DEFAULT_METADATA = {"status": "draft"}\n'),
        "default": config('DEFAULT_METADATA = {"author": "Ana Ruiz", "tags": "Pier"}\nDEFAULT_CATEGORY = "Quay"\n'),
        "domain": config('FEED_DOMAIN = "https://feeds.courier.example"\n'),
        "past": config("WITH_FUTURE_DATES = False\n"),
        "paths": config('ARTICLE_PATHS = ["Harbor", "news"]\n'),
        "excludes": config('ARTICLE_EXCLUDES = ["drafts", "news/deep"]\n'),
        "dated": config("DEFAULT_DATE = (2026, 1, 2)\n"),
        "flat": config("USE_FOLDER_AS_CATEGORY = False\n"),
    },
)
