"""Differences that are meant: reasons.tsv beside this file. Each reason stands in docs/adopt.md, word for word."""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE / "../../docs/adopt.md"


class Reason(NamedTuple):
    """Which rows are meant. All but the reason are patterns such as `*`."""

    generator: str
    site: str
    rule: str
    field: str
    reason: str


def read():
    lines = (HERE / "reasons.tsv").read_text(encoding="utf-8").splitlines()
    return [Reason(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def explains(reason, row):
    """Whether one rule that the page follows is that of the reason."""
    fits = [fnmatchcase(row.generator, reason.generator), fnmatchcase(row.site or "usual", reason.site)]
    fits += [fnmatchcase(row.field, reason.field), any(fnmatchcase(rule, reason.rule) for rule in row.rules)]
    return all(fits)


def split(rows, reasons):
    """The rows without a reason, and the reasons that explain none."""
    left = [row for row in rows if not any(explains(reason, row) for reason in reasons)]
    unused = [reason for reason in reasons if not any(explains(reason, row) for row in rows)]
    return left, unused


def unwritten(reasons):
    """The reasons that do not stand in the document."""
    document = " ".join(DOCUMENT.read_text(encoding="utf-8").split())
    return sorted({reason.reason for reason in reasons if reason.reason not in document})
