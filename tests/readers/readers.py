"""The readers: each is a function from the feed of an address to its entries, as dictionaries with the
keys id, title, link, published, updated, authors, categories, summary, text, enclosure, type and length.
What a reader does not know is missing. `all` is everything that it knows, for caption and credit; `media` is what it
says of pictures apart from the text: Media RSS, attachments of JSON Feed."""

import calendar
import json
import os
import sqlite3
import subprocess
import tempfile
import urllib.request
from pathlib import Path

import feedparser

WORK = Path(__file__).parent.parent.parent / "target/readers"
EXAMPLE = WORK.parent / "debug/examples/feed_rs"


def piped(*command):
    """A reader that takes a document on standard input and prints its entries as JSON."""

    def read(url):
        return json.loads(run(command, fetched(url)))

    return read


def fetched(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def run(command, given):
    return subprocess.run(command, input=given, check=True, capture_output=True, cwd=WORK).stdout


def with_feedparser(url):
    entries = feedparser.parse(url).entries
    return [feedparser_entry(entry) for entry in entries]


def feedparser_entry(entry):
    enclosure = entry.enclosures[0] if entry.get("enclosures") else {}
    time = lambda key: entry.get(key) and calendar.timegm(entry[key])
    return {
        "id": entry.get("id"),
        "title": entry.get("title"),
        "link": entry.get("link"),
        "published": time("published_parsed"),
        "updated": time("updated_parsed"),
        "authors": [author.get("name") for author in entry.get("authors", [])],
        "categories": [tag.term for tag in entry.get("tags", [])],
        "summary": entry.get("summary"),
        "text": entry.content[0].value if entry.get("content") else None,
        "enclosure": enclosure.get("href"),
        "type": enclosure.get("type"),
        "length": enclosure.get("length"),
        "media": {key: value for key, value in entry.items() if key.startswith("media_")},
        "all": json.dumps(entry, default=str, ensure_ascii=False),
    }


SFEED = ["published", "title", "link", "text", "kind", "id", "author", "enclosure", "category"]


def with_sfeed(url):
    lines = run(["sfeed"], fetched(url)).decode().splitlines()
    return [sfeed_entry(dict(zip(SFEED, line.split("\t")))) for line in lines]


def sfeed_entry(row):
    text = row["text"].replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
    return {
        "id": row["id"],
        "title": row["title"],
        "link": row["link"],
        "published": int(row["published"]),
        "authors": [row["author"]],
        "categories": row["category"].split("|"),
        "text": text,
        "enclosure": row["enclosure"],
        "all": text,
    }


class Newsboat:
    """A newsboat with a cache of its own. Corrected stories are to come back as unread."""

    def __init__(self, urls):
        self.home = Path(tempfile.mkdtemp(dir=WORK))
        (self.home / "urls").write_text("".join(f"{url}\n" for url in urls))
        resets = " ".join(f'"{url}"' for url in urls)
        (self.home / "config").write_text(f"reset-unread-on-update {resets}\nreload-threads 1\n")

    def reload(self):
        options = [f"--{name}={self.home / file}" for name, file in FILES.items()]
        environment = os.environ | {"HOME": str(self.home), "TERM": "xterm"}
        subprocess.run(
            ["newsboat", *options, "--execute=reload"],
            check=True, capture_output=True, env=environment, stdin=subprocess.DEVNULL,
        )

    def query(self, statement, *values):
        with sqlite3.connect(self.home / "cache.db") as database:
            return database.execute(statement, values).fetchall()

    def read_all(self):
        self.query("update rss_item set unread = 0")

    def unread(self, url):
        return {row[0] for row in self.query("select guid from rss_item where unread = 1 and feedurl = ?", url)}

    def entries(self, url):
        columns = "guid, title, url, pubDate, author, content, enclosure_url, enclosure_type"
        rows = self.query(f"select {columns} from rss_item where feedurl = ?", url)
        keys = ["id", "title", "link", "published", "authors", "text", "enclosure", "type"]
        entries = [dict(zip(keys, row)) for row in rows]
        return [entry | {"authors": [entry["authors"]], "all": entry["text"]} for entry in entries]


FILES = {"url-file": "urls", "config-file": "config", "cache-file": "cache.db"}


def with_newsboat(url):
    newsboat = Newsboat([url])
    newsboat.reload()
    return newsboat.entries(url)


XML = ["rss", "atom"]

# Every reader, with the formats that it reads.
READERS = {
    "newsboat": (with_newsboat, XML),
    "sfeed": (with_sfeed, XML),
    "feedparser": (with_feedparser, XML),
    "rss-parser": (piped("node", "libraries.mjs", "rss-parser"), XML),
    "feedsmith": (piped("node", "libraries.mjs", "feedsmith"), [*XML, "json"]),
    "feed-rs": (piped(EXAMPLE), [*XML, "json"]),
}
