"""A copy of the sample newsroom, built with the real program, and its articles as `list` tells them."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent

# When everything in the newsroom has happened, and nothing that waits.
NOW = "2026-11-01T00:00:00Z"
LATER = "2026-11-02T00:00:00Z"


class Newsroom:
    def __init__(self, folder):
        self.folder = Path(folder)
        shutil.copytree(PROJECT / "articles", self.folder / "articles")
        shutil.copy(PROJECT / "config.toml", self.folder)
        self.build(NOW)

    def feedmill(self, *arguments):
        program = PROJECT / "target/debug/feedmill"
        return subprocess.run([program, *arguments], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def build(self, now):
        self.feedmill("build", "--now", now)

    def articles(self, now=NOW):
        """The articles in the feed of everything, each with a phrase of its text, written down by hand."""
        with open(HERE / "phrases.tsv", encoding="utf-8", newline="") as file:
            phrases = dict(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        rows = self.feedmill("list", "--now", now, "--format", "json").splitlines()
        articles = [json.loads(row) for row in rows]
        live = [article for article in articles if "all" in article.get("feeds", [])]
        return [article | {"phrase": phrases.get(article["id"])} for article in live]
