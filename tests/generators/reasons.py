"""Differences that are meant: reasons.tsv beside this file. Each reason stands in docs/adopt.md, word for word."""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE / "../../docs/adopt.md"


class Reason(NamedTuple):
    """Which rows are meant: all but the reason are patterns such as `*`."""

    generator: str
    site: str
    rule: str
    field: str
    reason: str

    def explains(self, row):
        """Whether one rule that the page follows is that of the reason."""
        pairs = [(row.generator, self.generator), (row.site or "usual", self.site), (row.field, self.field)]
        return all(fnmatchcase(*pair) for pair in pairs) and any(fnmatchcase(rule, self.rule) for rule in row.rules)


class Reasons:
    """Those of one generator."""

    def __init__(self, generator):
        lines = (HERE / "reasons.tsv").read_text(encoding="utf-8").splitlines()
        reasons = [Reason(*line.split("\t")) for line in lines if line and not line.startswith("#")]
        self.reasons = [reason for reason in reasons if fnmatchcase(generator, reason.generator)]

    def explain(self, row):
        return any(reason.explains(row) for reason in self.reasons)

    def stale(self, rows):
        """What is wrong with reasons that explain none of these."""
        stale = [reason for reason in self.reasons if not any(reason.explains(row) for row in rows)]
        return ["nothing is explained by this line of reasons.tsv: " + "\t".join(reason) for reason in stale]

    def unwritten(self):
        document = " ".join(DOCUMENT.read_text(encoding="utf-8").split())
        missing = {reason.reason for reason in self.reasons if reason.reason not in document}
        return [f"docs/adopt.md does not say: {reason}" for reason in sorted(missing)]
