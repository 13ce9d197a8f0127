"""The table reader by field: for how many stories a reader shows what the article says."""

import html
import json
import re
import unicodedata
from datetime import datetime


def words(text):
    """A text without markup, and without the look of its blanks and letters."""
    text = re.sub(r"<[^>]*>", " ", html.unescape(text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)))
    return " ".join(unicodedata.normalize("NFC", html.unescape(text)).split())


def moment(value):
    if value is None or isinstance(value, (int, float)):
        return value
    try:
        return int(datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp())
    except ValueError:
        return int(datetime.strptime(value, "%a, %d %b %Y %H:%M:%S %z").timestamp())


def names(values):
    return [words(value) for value in values or [] if value]


def folded(values):
    return {value.lower().replace("-", " ") for value in names(values)}


def first_photo(key):
    return lambda article: article["photos"][0][key] if article["photos"] else None


def same(key, plain=lambda value: value):
    return lambda entry, wanted: entry.get(key) is not None and plain(entry[key]) == plain(wanted)


def holds(key):
    return lambda entry, wanted: entry.get(key) is not None and words(wanted) in words(entry[key])


# Each field: what the article says, and whether an entry shows it.
FIELDS = {
    "id": (lambda article: article["id"], same("id")),
    "title": (lambda article: article["title"], same("title", words)),
    "link": (lambda article: article["url"], same("link")),
    "published": (lambda article: article["published"], same("published", moment)),
    "updated": (lambda article: article["updated"], same("updated", moment)),
    "authors": (lambda article: [author["name"] for author in article["authors"]], same("authors", names)),
    "first author": (
        lambda article: article["authors"][0]["name"],
        lambda entry, wanted: names(entry.get("authors"))[:1] == [wanted],
    ),
    "categories": (
        lambda article: article["topics"],
        lambda entry, wanted: bool(wanted) and folded(wanted) <= folded(entry.get("categories")),
    ),
    "summary": (lambda article: article["summary"], same("summary", words)),
    "text": (lambda article: article["phrase"], holds("text")),
    "enclosure": (first_photo("url"), same("enclosure")),
    "type": (first_photo("type"), same("type")),
    "length": (first_photo("bytes"), same("length", int)),
    "caption": (first_photo("caption"), holds("all")),
    "credit": (first_photo("credit"), holds("all")),
    "media caption": (first_photo("caption"), holds("media")),
    "media credit": (first_photo("credit"), holds("media")),
}


def compare(articles, entries):
    """For each field, `shown/said`: in how many stories the reader shows it, and in how many it stands."""
    by_link = {entry.get("link"): entry for entry in entries}
    column = {}
    for field, (said, is_shown) in FIELDS.items():
        pairs = [(by_link.get(article["url"], {}), said(article)) for article in articles]
        pairs = [(entry, wanted) for entry, wanted in pairs if wanted]
        column[field] = f"{sum(is_shown(*pair) for pair in pairs)}/{len(pairs)}"
    column["stories"] = f"{len(entries)}/{len(articles)}"
    return column


def written(columns):
    """As a table with a line a reader."""
    heads = ["reader", *next(iter(columns.values()))]
    rows = [heads] + [[name, *column.values()] for name, column in columns.items()]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() + "\n" for row in rows)


def read(text):
    lines = [re.split(r"  +", line) for line in text.splitlines()]
    return {row[0]: dict(zip(lines[0][1:], row[1:])) for row in lines[1:]}


def differences(found, expected):
    """What is not as it is written down: worse is a mistake, and better has to be written down."""
    cells = {(name, field) for table in (found, expected) for name in table for field in table[name]}
    for name, field in sorted(cells):
        was, now = expected.get(name, {}).get(field), found.get(name, {}).get(field)
        if was != now:
            yield f"{name}: {field}: expected {was}, found {now}"
