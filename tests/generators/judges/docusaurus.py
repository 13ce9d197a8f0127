"""Docusaurus. What it knows of its posts is written down by a plug-in; what is public is in the Atom feeds of its
blogs."""

import json
import re

import feeds
from tree import Generator, Record

from . import program

CONFIG = """\
import { writeFileSync } from "node:fs";

const dump = () => ({
  name: "dump",
  async allContentLoaded({ allContent }) {
    const blogPosts = Object.values(allContent["docusaurus-plugin-content-blog"]).flatMap((blog) => blog.blogPosts);
    writeFileSync(`dump-${process.env.DOCUSAURUS_CURRENT_LOCALE ?? "en"}.json`, JSON.stringify(blogPosts.map((post) => post.metadata)));
  },
});

export default {
  title: "The Harbor Courier",
  url: "https://courier.example",
  baseUrl: "{base}",
  onBrokenLinks: "ignore",
  // Nothing is asked of git: the tree may stand outside of a repository.
  future: { v4: true, faster: true, experimental_vcs: false },
  i18n: { defaultLocale: "en", locales: {locales} },
  plugins: [dump{plugins}],
  presets: [["classic", {
    docs: false,
    blog: { onInlineAuthors: "ignore", onInlineTags: "ignore", onUntruncatedBlogPosts: "ignore", feedOptions: { type: "atom", limit: false }{blog} },
  }]],
{more}};
"""

AUTHORS = "maren:\n  name: Maren Oduya\ntom:\n  name: Tom Vale\n  url: https://vale.example/\n"


def config(base="/base/", blog="", more="", locales='["en"]', plugins=""):
    values = {"base": base, "blog": blog, "more": more, "locales": locales, "plugins": plugins}
    return {"docusaurus.config.js": re.sub(r"\{(base|blog|more|locales|plugins)\}", lambda name: values[name[1]], CONFIG)}


def build(root):
    program.run(root, *program.script("docusaurus", "docusaurus"), "build", "--no-minify", NO_UPDATE_NOTIFIER="1")


def truth(root):
    """By its own file: a page that is not translated stands below each language with the text of the first."""
    entries = {
        entry["address"].rstrip("/"): entry for feed in (root / "build").rglob("atom.xml") for entry in feeds.atom(feed)
    }
    return {
        page["source"].removeprefix("@site/"): record(entries[address(page)], page, language)
        for language in ("en", "fr")
        for page in dumped(root, language)
        if page["source"].startswith("@site/i18n/") == (language != "en")
        and address(page) in entries
    }


def dumped(root, language):
    dump = root / f"dump-{language}.json"
    return json.loads(dump.read_text()) if dump.exists() else []


def address(page):
    return f"https://courier.example{page['permalink']}".rstrip("/")


def record(entry, page, language):
    return Record(
        address=entry["address"],
        id=entry["id"],
        title=page["title"],
        published=feeds.moment(entry["published"]),
        authors=tuple(author.get("name", "") for author in page["authors"]),
        tags=tuple(sorted(tag["label"] for tag in page["tags"])),
        language=language,
    )


GENERATOR = Generator(
    name="docusaurus",
    is_slow=True,
    files=config(locales='["en", "fr"]')
    | {
        "package.json": '{ "private": true }\n',
        "blog/authors.yml": AUTHORS,
        "blog/tags.yml": "quay:\n  label: The quay\n  permalink: /quay\n",
        "blog/2026-03-01-both.md": "---\ntitle: In both\n---\n\nIn both.\n",
        "i18n/fr/docusaurus-plugin-content-blog/2026-03-01-both.md": "---\ntitle: Dans les deux\n---\n\nDans les deux.\n",
    },
    aspects={
        "folder": [
            "blog",
            "blog/deep/er",
            "blog/2026/02/03",
            "blog/Old Pier",
            "blog/_parts",
            "blog/__tests__",
            "i18n/fr/docusaurus-plugin-content-blog",
            "harbor-log",
            "harbor-log/deep",
        ],
        "name": [
            "2026-03-01-{mark}.md",
            "2026-03-01-{mark}.mdx",
            "2026-3-1-{mark}.md",
            "2026-03-01-{mark}/index.md",
            "2026-03-01/{mark}.md",
            "2026/03/01/{mark}.md",
            "2026/03/01-{mark}.md",
            "2026-03-01-Ferry Returns {mark}.md",
            "2026-03-01-ferry_v1.2-{mark}.md",
            "2026-03-01-Größe-naïve-{mark}.md",
            "2026-03-01-it's-{mark}.md",
            "{mark}.md",
            "{mark}/index.md",
            "2026-03-01-_{mark}.md",
            "2026-03-01-{mark}.test.mdx",
            "_2026-03-01-{mark}.md",
        ],
        "title": ["title: Ferry {mark}", "title: 'Pier & <em>quay</em> {mark}'", 'title: "Ölpreis: {mark}"', ""],
        "date": [
            "",
            "date: 2026-03-02",
            "date: 2026-03-02T22:30:00Z",
            "date: 2026-03-02T22:30:00-06:00",
            "date: 2026-03-02 22:30:00",
            "date: '2026-03-02'",
            "date: 2099-03-02",
            "date: 2026-03-02\nlast_update:\n  date: 2026-04-05",
        ],
        "public": [
            "",
            "draft: true",
            "draft: false",
            "unlisted: true",
            "unlisted: false",
            "draft: true\nunlisted: false",
        ],
        "address": ["", "slug: own-{mark}", "slug: /own/{mark}", "slug: Own Way {mark}", "slug: /own/{mark}/"],
        "authors": [
            "",
            "authors: maren",
            "authors: [maren, tom]",
            "authors:\n  - name: Ana Ruiz\n    email: ana@courier.example",
            "authors: [tom, {name: Ana Ruiz}]",
            "author: Ana Ruiz",
        ],
        "tags": [
            "tags: [Harbor]",
            "",
            "tags: [Old pier, Ferry]",
            "tags: [quay]",
            "tags:\n  - label: High tide\n    permalink: /tide",
        ],
    },
    build=build,
    truth=truth,
    sites={
        "root": config(base="/", blog=', routeBasePath: "/"'),
        "news": config(base="/", blog=', path: "blog", routeBasePath: "news"', more="  trailingSlash: true,\n"),
        "several": config(
            plugins=""", ["@docusaurus/plugin-content-blog", /** {Options} */ {
    id: "log", path: "./harbor-log", routeBasePath: "/log", onUntruncatedBlogPosts: "ignore",
    onInlineAuthors: "ignore", onInlineTags: "ignore", feedOptions: { type: "atom", limit: false },
  }]"""
        )
        | {"harbor-log/authors.yml": AUTHORS},
        "never": config(more="  trailingSlash: false,\n"),
    },
)
