"""The second pass: one story is corrected and one is added. Exactly these come back as unread, and what
did not change is answered with 304."""

import urllib.error
import urllib.request

import feedparser

from newsroom import LATER
from readers import READERS, Newsboat

CORRECTED = "https://courier.example/2026/07/teakettle-regatta/"
ADDED = "https://courier.example/2026/11/spare-anchor/"
CHANGED, UNCHANGED = "feeds/all.rss", "feeds/topics/weather.rss"

STORY = """+++
title = "Pellworth Buys a Spare Anchor"
published = "2026-11-01T09:00:00Z"
slug = "spare-anchor"
authors = ["Piet Lansing"]
topics = ["Harbor"]
+++

The anchor is for the day on which the other one is needed. It cost as much as the other one.
"""


def correct(newsroom):
    path = newsroom.folder / "articles/stories/sports/teakettle-regatta.md"
    text = path.read_text().replace('"section":', '"updated": "2026-11-01T08:00:00Z",\n  "section":')
    path.write_text(f"{text}\nA mark was misnamed here at first.\n")
    (newsroom.folder / "articles/stories/spare-anchor.md").write_text(STORY)
    newsroom.build(LATER)


class Subscriber:
    """A program that remembers the text of each story, with a library to read feeds."""

    def __init__(self, read, url):
        self.read, self.url = read, url
        self.known = self.texts()

    def texts(self):
        return {entry["link"]: (entry.get("title"), entry.get("text")) for entry in self.read(self.url)}

    def unread(self):
        before, self.known = self.known, self.texts()
        return {link for link, text in self.known.items() if before.get(link) != text}


class Conditional:
    """feedparser's own conditional requests."""

    def __init__(self, url):
        self.url, first = url, feedparser.parse(url)
        self.tag, self.modified = first.get("etag"), first.get("modified")

    def status(self):
        return feedparser.parse(self.url, etag=self.tag, modified=self.modified).status


def modified_since(url):
    """The answer to a client that knows only Last-Modified."""
    with urllib.request.urlopen(url) as answer:
        since = answer.headers["Last-Modified"]
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={"If-Modified-Since": since})) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        return answer.code


def second_pass(newsroom, server):
    """What went wrong, a line each."""
    changed, unchanged = server.url(CHANGED), server.url(UNCHANGED)
    newsboat = Newsboat([changed, unchanged])
    # It remembers ETag and Last-Modified from the second time on, when it has a row for the feed.
    newsboat.reload()
    newsboat.reload()
    newsboat.read_all()
    conditional = {CHANGED: Conditional(changed), UNCHANGED: Conditional(unchanged)}
    subscribers = {name: Subscriber(read, changed) for name, (read, _) in READERS.items() if name != "newsboat"}
    correct(newsroom)
    server.log.clear()
    newsboat.reload()
    wanted = {CORRECTED, ADDED}
    unread = {name: subscriber.unread() for name, subscriber in subscribers.items()}
    unread["newsboat"] = newsboat.unread(changed) | newsboat.unread(unchanged)
    answers = {path: status for agent, path, status in server.log if agent.lower().startswith("newsboat")}
    for name, found in sorted(unread.items()):
        print(f"unread in {name}: {', '.join(sorted(found))}")
        if found != wanted:
            yield f"{name}: unread are {sorted(found)}, not {sorted(wanted)}"
    statuses = {
        "newsboat": (answers.get(f"/{CHANGED}"), answers.get(f"/{UNCHANGED}")),
        "feedparser": (conditional[CHANGED].status(), conditional[UNCHANGED].status()),
    }
    for name, found in statuses.items():
        print(f"answers to {name}: {found[0]} for the changed feed, {found[1]} for the other")
        if found != (200, 304):
            yield f"{name}: was answered {found}"
    if modified_since(unchanged) != 304:
        yield "If-Modified-Since alone is not answered 304"
