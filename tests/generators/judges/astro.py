"""Astro with @astrojs/rss. What it knows of its entries is printed by an endpoint; what is public is in its RSS.
The filter, the feed and the address are those of the template that `create astro` offers for blogs."""

import json

import feeds
from tree import Generator, Record

from . import program

CONFIG = """\
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";

export default defineConfig({ site: "https://courier.example", integrations: [mdx()]{more} });
"""

COLLECTIONS = """\
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

const blog = defineCollection({
  loader: glob({ base: "./src/content/blog", pattern: "**/*.{md,mdx}" }),
  schema: z.object({ title: z.string(), pubDate: z.coerce.date(), updatedDate: z.coerce.date().optional() }).passthrough(),
});

export const collections = { blog };
"""

SHOWN = """\
import { getCollection } from "astro:content";

export const shown = () => getCollection("blog", ({ data }) => !data.draft);
export const address = (post) => `${import.meta.env.BASE_URL.replace(/\\/$/, "")}/blog/${post.id}/`;
"""

PAGE = """\
---
import { shown } from "../../shown.js";
export const getStaticPaths = async () => (await shown()).map((post) => ({ params: { slug: post.id }, props: post }));
---
<h1>{Astro.props.data.title}</h1>
"""

FEED = """\
import rss from "@astrojs/rss";
import { address, shown } from "../shown.js";

export const GET = async (context) => rss({
  title: "The Harbor Courier", description: "News", site: context.site{trailing},
  items: (await shown()).map((post) => ({ title: post.data.title, pubDate: post.data.pubDate, link: address(post) })),
});
"""

DUMP = """\
import { shown } from "../shown.js";

const line = ({ data, filePath }) => ({
  source: filePath, title: data.title, authors: data.authors ?? data.author, tags: data.tags ?? data.categories, language: data.lang,
});
export const GET = async () => new Response(JSON.stringify((await shown()).map(line)));
"""


def config(more="", trailing=""):
    return {
        "astro.config.mjs": CONFIG.replace("{more}", more),
        "src/pages/rss.xml.js": FEED.replace("{trailing}", trailing),
    }


def build(root):
    program.run(root, *program.script("astro", "astro"), "build", ASTRO_TELEMETRY_DISABLED="1", TZ="UTC")


def truth(root):
    pages = json.loads((root / "dist/dump.json").read_text())
    # Both are in the order of the collection.
    return {
        page["source"]: record(entry, page) for entry, page in zip(feeds.rss(root / "dist/rss.xml"), pages, strict=True)
    }


def record(entry, page):
    return Record(
        address=entry["address"],
        id=entry["id"],
        title=page["title"],
        published=feeds.moment(entry["published"]),
        authors=program.names(page.get("authors")),
        tags=tuple(sorted(page.get("tags", []))),
        language=page.get("language", ""),
    )


GENERATOR = Generator(
    name="astro",
    is_slow=True,
    files=config()
    | {
        "package.json": '{ "private": true, "type": "module", "dependencies": { "astro": "^6.0.5", "@astrojs/rss": "^4.0.19" } }\n',
        "src/content.config.ts": COLLECTIONS,
        "src/consts.ts": 'export const SITE_TITLE = "The Harbor Courier";\n',
        "src/shown.js": SHOWN,
        "src/pages/blog/[...slug].astro": PAGE,
        "src/pages/dump.json.js": DUMP,
    },
    aspects={
        "folder": [
            "src/content/blog",
            "src/content/blog/deep/er",
            "src/content/blog/Old Pier/Été",
            "src/content/notes",
            "src/content/blog/_parts",
        ],
        "name": [
            "{mark}.md",
            "{mark}.mdx",
            "{mark}/index.md",
            "{mark}/{mark}.md",
            "2026-02-03-{mark}.md",
            "Ferry Returns {mark}.md",
            "ferry_v1.2-{mark}.md",
            "Größe-naïve-{mark}.md",
            "звезда-{mark}.md",
            "c++, and 1 {mark}.md",
            "it's-{mark}!.md",
            "_{mark}.md",
        ],
        "title": ["title: Ferry {mark}", "title: 'Pier & <em>quay</em> {mark}'", 'title: "Ölpreis: {mark}"'],
        "date": [
            "pubDate: 2026-03-01",
            "pubDate: 'Mar 08 2026'",
            "pubDate: March 8, 2026",
            "pubDate: 2026-03-01T22:30:00Z",
            "pubDate: 2026-03-01T22:30:00-06:00",
            "pubDate: 2026-03-01 22:30:00",
            "pubDate: '2026-03-01'",
            "pubDate: '2026-03-01T22:30:00'",
            "pubDate: '2026-03-01 22:30'",
            "pubDate: 2099-03-01",
            "pubDate: 2026-03-01\nupdatedDate: 2026-04-05",
            "pubDate: 2026-03-01\ndate: 2026-01-01",
        ],
        "public": [
            "",
            "draft: true",
            "draft: yes",
            "draft: 'false'",
            "draft: false",
            "draft: 1",
            "unlisted: true",
            "published: false",
        ],
        "address": ["", "slug: own-{mark}", "slug: Own Way/{mark}", "permalink: /own/{mark}/"],
        "authors": ["", "author: Maren Oduya", "authors: [Maren Oduya, Tom Vale]", "author:\n  name: Ana Ruiz"],
        "tags": ["tags: [Harbor]", "", "tags: [Old pier, Ferry]", "categories: [News]"],
        "language": ["", "lang: fr"],
    },
    build=build,
    truth=truth,
    sites={
        "base": config(', base: "/base"'),
        "never": config(', trailingSlash: "never"', ", trailingSlash: false"),
    },
)
