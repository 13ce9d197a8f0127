"""Entries of the feeds that generators make: RSS 2.0 and Atom, and moments as seconds."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

ATOM = "{http://www.w3.org/2005/Atom}"


def moment(text):
    """Seconds of a date as feeds and data files write it; one without a zone is in UTC."""
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        time = parsedate_to_datetime(text)
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    return int(time.timestamp())


def rss(path):
    """Each item as a dictionary of texts."""
    items = ElementTree.parse(path).iter("item")
    names = {"id": "guid", "address": "link", "title": "title", "published": "pubDate"}
    return [{ours: item.findtext(theirs, "") for ours, theirs in names.items()} for item in items]


def atom(path):
    """Each entry as a dictionary of texts."""
    return [_entry(entry) for entry in ElementTree.parse(path).iter(f"{ATOM}entry")]


def _entry(entry):
    links = [link.get("href") for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    text = {name: entry.findtext(ATOM + name, "") for name in ("id", "title", "published", "updated")}
    return text | {"address": next(iter(links), ""), "published": text["published"] or text["updated"]}
