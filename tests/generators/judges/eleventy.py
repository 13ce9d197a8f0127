"""Eleventy with its RSS plug-in. What it knows of its pages is printed by a JavaScript template; what is public is
in the feed of the collection `posts`."""

import json
from urllib.parse import unquote

import feeds
from tree import Generator, Record

from . import program

CONFIG = """\
import { feedPlugin } from "@11ty/eleventy-plugin-rss";

export default function (config) {
  config.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/feed.xml",
    collection: { name: "shown", limit: 0 },
    metadata: { language: "en", title: "The Harbor Courier", base: "https://courier.example/", author: { name: "The Harbor Courier" } },
  });
  // The plug-in cannot write a page without an address.
  config.addCollection("shown", (all) => all.getFilteredByTag("posts").filter((item) => item.url));
  config.addPreprocessor("drafts", "*", (data) => (data.draft ? false : undefined));
  config.addPreprocessor("feeds", "*", (data) => (data.page.inputPath.includes("/feeds/") ? false : undefined));
  return { dir: { input: "src", output: "_site" }{more} };
}
"""

DUMP = """\
export const data = { permalink: "/dump.json", eleventyExcludeFromCollections: true };
export function render({ collections }) {
  return JSON.stringify(collections.shown.map(({ data, inputPath, url }) => ({
    source: inputPath, address: url, title: data.title, tags: data.tags, categories: data.categories,
    authors: data.authors ?? data.author, language: data.lang,
  })));
}
"""


def config(more=""):
    return {"eleventy.config.mjs": CONFIG.replace("{more}", more)}


def data(**values):
    return json.dumps({"tags": "posts"} | values)


# Data files that are scripts, by their paths.
SCRIPTS = {
    "src/s-filed/s-filed.11tydata.cjs": """\
// Where they are.
const author = "Tom Vale";
module.exports = {
  tags: ["posts", 'Pier'], author,
  permalink: `/s-filed/{{ page.fileSlug }}/`, /* no index.html */
};
""",
    "src/s-quiet/s-quiet.11tydata.js": "export default { tags: 'posts', permalink: false }\n",
    "src/s-shut/s-shut.11tydata.cjs": "module.exports = { 'tags': 'posts', eleventyExcludeFromCollections: true };\n",
    "src/s-draft/s-draft.11tydata.cjs": "'use strict'\nmodule.exports = () => ({ tags: 'posts', draft: true });\n",
    "src/s-again/s-again.11tydata.cjs": "module.exports = function () {\n  return { tags: 'posts' };\n};\n",
    "src/s-again/s-again.json": data(permalink=False, tags="Quay"),
    "src/s-filled/s-filled.11tydata.cjs": """\
module.exports = {
  tags: "posts",
  permalink: (data) => `/s-filled/${data.page.fileSlug}/`,
};
""",
    "src/s-computed/s-computed.11tydata.js": """\
export default {
  tags: "posts",
  eleventyComputed: { permalink: (data) => `/s-computed/${data.page.fileSlug}.html` },
};
""",
    "src/s-decides/s-decides.11tydata.mjs": """\
export default {
  tags: "posts",
  permalink: (data) => (data.page.fileSlug.length > 4 ? "/s-decides/" + data.page.fileSlug + "/" : false),
};
""",
    "src/s-hides/s-hides.11tydata.mjs": "export default { tags: 'posts', permalink: () => process.env.NOBODY ?? false };\n",
    "src/s-unknown/s-unknown.11tydata.js": "export default Object.assign({ tags: 'posts' }, { draft: false });\n",
    "src/s-says/s-says.11tydata.mjs": "export default { tags: 'posts', eleventyComputed: { note: (data) => data.title } };\n",
}


def build(root):
    program.run(root, program.INSTALLED / "eleventy/node_modules/.bin/eleventy", "--quiet")


def truth(root):
    pages = json.loads((root / "_site/dump.json").read_text())
    entries = {unquote(entry["id"]): entry for entry in feeds.atom(root / "_site/feed.xml")}
    found = {page["source"]: [entry for id, entry in entries.items() if id.endswith(page["address"])] for page in pages}
    return {page["source"].removeprefix("./"): record(entry, page) for page in pages for entry in found[page["source"]]}


def record(entry, page):
    tags = tuple(sorted(tag for tag in page["tags"] if tag != "posts"))
    return Record(
        address=entry["address"],
        id=entry["id"],
        title=page["title"],
        published=feeds.moment(entry["published"]),
        authors=program.names(page.get("authors")),
        tags=tags or program.names(page.get("categories")),
        language=page.get("language", "en"),
    )


GENERATOR = Generator(
    name="eleventy",
    files=config()
    | {
        "package.json": '{ "private": true, "type": "module" }\n',
        "src/_data/metadata.json": json.dumps(
            {"title": "The Harbor Courier", "url": "https://courier.example/", "language": "en", "description": "News"}
        ),
        "src/dump.11ty.js": DUMP,
        ".eleventyignore": "src/posts/ignored\n",
        ".gitignore": "node_modules\nsrc/posts/unkept\n",
        "src/posts/posts.json": data(),
        "src/posts/deep/deep.json": data(author="Ana Ruiz"),
        "src/quiet/quiet.json": data(permalink=False),
        "src/shut/shut.json": data(eleventyExcludeFromCollections=True),
        "src/sketches/sketches.json": data(draft=True),
        "src/filed/filed.json": data(permalink="/filed/{{ page.fileSlug }}/", tags=["posts", "Pier"]),
        "src/fr/fr.json": data(lang="fr"),
        "src/computed/computed.json": data(eleventyComputed={"permalink": "/computed/{{ page.fileSlug }}.html"}),
        "src/plain/plain.11tydata.json": data(author="Tom Vale"),
        "src/slug/slug.json": data(permalink="/slug/{{ page.fileSlug | slugify }}/"),
    }
    | SCRIPTS,
    aspects={
        "folder": [
            "src/posts",
            "src/posts/deep",
            "src/posts/Old Pier/Été",
            "src/posts/ignored",
            "src/posts/unkept",
            "src/posts/_under",
            "src/posts/node_modules/x",
            "src/quiet",
            "src/shut",
            "src/sketches",
            "src/filed",
            "src/fr",
            "src/computed",
            "src/plain",
            "src/slug",
            *dict.fromkeys(path.rsplit("/", 1)[0] for path in SCRIPTS),
            "src",
        ],
        "name": [
            "{mark}.md",
            "{mark}/index.md",
            "{mark}/{mark}.md",
            "2026-02-03-{mark}.md",
            "2026-2-3-{mark}.md",
            "2026-02-03-{mark}/index.md",
            "Ferry Returns {mark}.md",
            "ferry_v1.2-{mark}.md",
            "Größe-naïve-{mark}.md",
            "c++, and {mark}.md",
            "its-{mark}!.md",
            "{mark}.html",
            "_{mark}.md",
            "{mark}.njk",
            "{mark}.liquid",
        ],
        "title": ["title: Ferry {mark}", "title: 'Pier & <em>quay</em> {mark}'", 'title: "Ölpreis: {mark}"'],
        "date": [
            "date: 2026-03-01",
            "date: 2026-03-01T22:30:00-06:00",
            "date: 2026-03-01T22:30:00Z",
            "date: 2026-03-01 22:30:00",
            "date: '2026-03-01'",
            "date: '2026-03-01T22:30:00'",
            "date: 2099-03-01",
            "date: 2026-03-01\nupdated: 2026-04-05",
            "",
        ],
        "public": [
            "",
            "draft: true",
            "draft: yes",
            "draft: false",
            "permalink: false",
            "eleventyExcludeFromCollections: true",
            "eleventyExcludeFromCollections: [posts]",
            "eleventyExcludeFromCollections: [notes]",
            "published: false",
            "hidden: true",
        ],
        "address": [
            "",
            "permalink: /own/{mark}/",
            "permalink: /own/{mark}.html",
            "permalink: own/{mark}/index.html",
            "permalink: own/{mark}/",
            'permalink: "/p/{{ title | slugify }}/"',
            'permalink: "/p/{{ page.fileSlug }}/"',
            "permalink: \"/p/{{ page.date | date: '%Y/%m' }}/{{ page.fileSlug }}/\"",
            "permalink: /ü b/{mark}/",
            "slug: spring-{mark}",
        ],
        "authors": [
            "",
            "author: Maren Oduya",
            "authors: [Maren Oduya, Tom Vale]",
            "author:\n  name: Ana Ruiz",
        ],
        "tags": ["tags: [Harbor]", "", "tags: Harbor", "tags: [Old pier, Ferry]", "categories: [News]"],
        "language": ["", "lang: fr"],
    },
    build=build,
    truth=truth,
    sites={
        "prefix": config(', pathPrefix: "/base/"'),
        "computed": {"src/_data/eleventyComputed.js": "export default { author: 'Ana Ruiz' };\n"},
    },
)
