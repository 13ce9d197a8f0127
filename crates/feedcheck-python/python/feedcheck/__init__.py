"""A validator for RSS, Atom, JSON Feed and OPML that explains itself: bytes in, a report out. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from . import _native

__all__ = ["Code", "Excerpt", "Message", "Report", "check", "codes"]

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line at fault, or the part of it around the fault."""

    before: str
    fault: str
    after: str


@dataclass(frozen=True, slots=True)
class Message:
    """One finding."""

    level: Level
    code: str
    """The name in the W3C feed validator, where it has one: ``MissingGuid``."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    message: str
    """What is wrong here, in a sentence."""
    why: str
    """Why it matters to readers."""
    source: str
    """The specification and its section."""
    mend: str
    """What to do."""
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a document."""

    format: str
    """``rss2.0``, ``atom1.0``, ``jsonfeed1.1`` and the like, or ``unknown``."""
    valid: bool
    """Whether no message is an error."""
    entries: int
    """How many items or entries there are."""
    messages: Sequence[Message]
    """In the order of the document."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of message, explained."""

    code: str
    level: Level
    meaning: str
    why: str
    source: str
    mend: str
    wrong: str
    """A piece of a feed that has the fault."""
    right: str
    """The same piece, mended."""


def check(
    feed: bytes | bytearray | memoryview | str,
    *,
    content_type: str | None = None,
    location: str | None = None,
    now: datetime | None = None,
) -> Report:
    """Looks at a document. Hand over bytes where you have them: a wrong encoding is a fault, too.

    ``content_type`` is the header that it is served with, and ``location`` its address. ``now`` is what counts as now for
    dates in the future; a time without a zone is local, as everywhere in Python.
    """
    data = feed.encode() if isinstance(feed, str) else bytes(feed)
    seconds = None if now is None else int(now.timestamp())
    report = json.loads(_native.check_json(data, content_type, location, seconds))
    messages = tuple(Message(**{**message, "excerpt": Excerpt(**message["excerpt"])}) for message in report.pop("messages"))
    return Report(**report, messages=messages)


def codes() -> Sequence[Code]:
    """All messages there are."""
    return tuple(Code(**code) for code in json.loads(_native.codes_json()))
