"""Feeds of everything and of each topic with python-feedgen: RSS and Atom, full content.

Usage: feedgen_feeds.py ARTICLES.jsonl PICTURES OUTPUT ENTRIES
"""

import json
import os
import re
import sys
from collections import defaultdict
from pathlib import Path

from feedgen.feed import FeedGenerator

SITE = "https://courier.example/"


def newest(lines, limit):
    """The newest articles of all and of each topic; not many more are held at any time."""
    feeds = defaultdict(list)
    for line in lines:
        article = json.loads(line)
        for path in ["all", *map(path_of, article["topics"])]:
            articles = feeds[path]
            articles.append(article)
            if len(articles) > 4 * limit:
                cut(articles, limit)
    for articles in feeds.values():
        cut(articles, limit)
    return feeds


def cut(articles, limit):
    articles.sort(key=lambda article: article["date"], reverse=True)
    del articles[limit:]


def path_of(topic):
    return "topics/" + topic.lower().replace(" ", "-")


def feed_of(path, articles, pictures):
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.id(SITE + path)
    feed.title("The Harbor Courier: " + path)
    feed.description("The Harbor Courier")
    feed.link(href=SITE, rel="alternate")
    feed.lastBuildDate(articles[0]["date"])
    feed.updated(articles[0]["date"])
    for article in articles:
        fill(feed.add_entry(order="append"), article, pictures)
    return feed


def fill(entry, article, pictures):
    address = SITE + article["date"][:7].replace("-", "/") + "/" + article["slug"] + "/"
    entry.id(address)
    entry.guid(address, permalink=True)
    entry.title(article["title"])
    entry.link(href=address)
    entry.summary(summary(article["html"]))
    entry.content(article["html"] + "".join(map(figure, article["photos"])), type="html")
    entry.published(article["date"])
    entry.updated(article["date"])
    entry.author([{"name": name} for name in article["authors"]])
    entry.dc.dc_creator(article["authors"])
    entry.category([{"term": topic} for topic in article["topics"]])
    for photo in article["photos"]:
        entry.enclosure(SITE + "photos/" + photo["src"], pictures[photo["src"]], "image/png")


def summary(html):
    return re.sub("<[^>]*>", "", html.partition("</p>")[0])


def figure(photo):
    return (
        f'<figure><img src="{SITE}photos/{photo["src"]}" alt="">'
        f'<figcaption>{photo["caption"]} ({photo["credit"]})</figcaption></figure>'
    )


def main(source, folder, output, limit):
    pictures = {picture.name: str(picture.stat().st_size) for picture in os.scandir(folder)}
    (Path(output) / "topics").mkdir(parents=True, exist_ok=True)
    with open(source, encoding="utf-8") as lines:
        feeds = newest(lines, int(limit))
    for path, articles in feeds.items():
        feed = feed_of(path, articles, pictures)
        feed.rss_file(os.path.join(output, path + ".rss"))
        feed.atom_file(os.path.join(output, path + ".atom"))


main(*sys.argv[1:])
