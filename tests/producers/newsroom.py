"""A newsroom in which feedmill builds, and what readers find in its feed."""

import json
import re
import shutil
import subprocess
import sys
from datetime import datetime
from html.parser import HTMLParser

CONFIG = """[site]
title = "The Harbor Courier"
url = "https://courier.example/"

[[sources]]
include = ["wire/**/*"]

[[feeds]]
path = "all"
limit = 0

[output]
formats = ["json"]
"""


class Newsroom:
    """A folder with a configuration, and what was delivered into it."""

    def __init__(self, root, program):
        self.root, self.program = root, program
        self.files = self.builds = 0
        shutil.rmtree(root, ignore_errors=True)
        (root / "wire").mkdir(parents=True)
        (root / "config.toml").write_text(CONFIG, encoding="utf-8")

    def deliver(self, name, text):
        (self.root / "wire" / name).write_text(text, encoding="utf-8")
        self.files += 1

    def build(self):
        run = subprocess.run([self.program, "build", "--quiet"], cwd=self.root, capture_output=True, text=True)
        self.builds += 1
        if run.returncode not in (0, 1):
            sys.exit(f"feedmill build in {self.root}: {run.returncode}\n{run.stderr}")

    def items(self):
        feed = json.loads((self.root / "feeds/all.json").read_text(encoding="utf-8"))
        return {item["id"]: item for item in feed["items"]}

    def secrets(self):
        """The words for newsrooms that stand below the output folder."""
        words = set()
        for path in (self.root / "feeds").rglob("*"):
            if path.is_file():
                words |= set(re.findall(rb"SECRET\w*", path.read_bytes()))
        return sorted(word.decode() for word in words)

    def gone(self):
        """Words of stories that are not to be read any more."""
        feed = (self.root / "feeds/all.json").read_bytes()
        return sorted({word.decode() for word in re.findall(rb"GONE\w*", feed)})


def of_item(item):
    """An item of a JSON Feed under the names that stories have."""
    time = lambda name: datetime.fromisoformat(item[name]) if name in item else None  # noqa: E731
    body = Body(item.get("content_html", ""))
    return {
        "id": item["id"],
        "title": item["title"],
        "published": time("date_published"),
        "updated": time("date_modified"),
        "summary": item.get("summary", ""),
        "authors": [author["name"] for author in item.get("authors", [])],
        "topics": item.get("tags", []),
        "words": " ".join("".join(body.words).split()),
        "photos": body.photos,
    }


class Body(HTMLParser):
    """The words of a text, and its pictures. What feedmill puts above a text is a figure, too: its caption is no word of the
    story, and holds the credit in brackets."""

    def __init__(self, html):
        super().__init__()
        self.words, self.photos = [], []
        self.caption = None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "img":
            self.photos.append({"src": attributes.get("src"), "caption": "", "alt": attributes.get("alt", ""), "credit": ""})
        if tag == "figcaption":
            self.caption = []
        self.part(tag)

    def part(self, tag):
        """Words on both sides of a tag are two, unless it stands within a line."""
        if tag not in ("a", "b", "em", "strong", "i", "span"):
            self.words.append(" ")

    def handle_endtag(self, tag):
        self.part(tag)
        if tag == "figcaption":
            caption, self.caption = " ".join("".join(self.caption or []).split()), None
            with_credit = re.fullmatch(r"(.*?) ?\(([^()]+)\)", caption)
            caption, credit = with_credit.groups() if with_credit else (caption, "")
            # That of a player is none of a picture.
            if self.photos:
                self.photos[-1].update(caption=caption, credit=credit)

    def handle_data(self, data):
        if self.caption is not None:
            self.caption.append(data)
        else:
            self.words.append(data)
