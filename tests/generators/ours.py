"""feedmill on a tree: what it says of each page, and what it writes."""

import json
import subprocess
import tomllib

import feeds
from tree import Record

PROGRAM = None


class Failed(Exception):
    """The program could not do its work; what it says of that."""


def run(root, *arguments):
    """Output of the program; an article that was left out (1) is no failure."""
    ran = subprocess.run([PROGRAM, *arguments], cwd=root, capture_output=True, text=True)
    if ran.returncode not in (0, 1):
        raise Failed(f"{arguments[0]}: {ran.stderr.strip().splitlines()[0]}")
    return ran.stdout


def publish(root):
    """`init --from` the tree, and its feeds."""
    run(root, "init", "--from", ".")
    settings = root / "feedmill.toml"
    settings.write_text(unlimited(settings.read_text()))
    run(root, "build", "--quiet")


def unlimited(settings):
    """The configuration with all stories in each feed."""
    lines = [line for line in settings.splitlines() if not line.startswith("limit =")]
    return "".join(f"{line}\nlimit = 0\n" if line.startswith("[[feeds]]") else f"{line}\n" for line in lines)


def truth(root):
    """What feedmill says of each page that it publishes, by path."""
    lines = map(json.loads, run(root, "list", "--format", "json").splitlines())
    ids = in_feeds(root)
    shown = [line for line in lines if "left_out" not in line and "held" not in line and line["id"] in ids]
    usual = tomllib.loads((root / "feedmill.toml").read_text())["site"].get("language", "")
    return {line["source"]: record(line, usual) for line in shown}


def in_feeds(root):
    """The ids of all entries."""
    texts = [file.read_text() for file in (root / "feeds").rglob("*.json") if ".feedmill" not in file.parts]
    return {item["id"] for text in texts for item in json.loads(text)["items"]}


def objections(root):
    """What the checker says of the feeds, each once; nothing where no page is public."""
    if not in_feeds(root):
        return []
    lines = map(json.loads, run(root, "check", "feeds", "--format", "json").splitlines())
    # A tree made at random may date all of its pages alike.
    usual = ("EqualDates",)
    messages = (message for line in lines for message in line["messages"] if message["level"] != "info")
    messages = (message for message in messages if message["code"] not in usual)
    return sorted({f"{message['code']}: {message['message']}" for message in messages})


def record(line, usual):
    """`usual` is the language of what names none."""
    return Record(
        address=line["url"],
        id=line["id"],
        title=line["title"],
        published=feeds.moment(line["published"]),
        authors=tuple(author["name"] for author in line["authors"]),
        tags=tuple(sorted(line["topics"])),
        language=line["language"] or usual,
    )


def leaks(root, marks):
    """Those of these words that are in files that readers can get, with the files."""
    published = [file for file in (root / "feeds").rglob("*") if file.is_file() and ".feedmill" not in file.parts]
    texts = {str(file.relative_to(root)): f"{file} {file.read_text(errors='replace')}".lower() for file in published}
    found = {mark: [name for name, text in texts.items() if mark in text] for mark in marks}
    return {mark: files for mark, files in found.items() if files}
