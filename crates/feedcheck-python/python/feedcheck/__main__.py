"""``feedcheck FILE…``: says what is wrong with feeds, and ends with 1 if one is not valid."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import check


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="feedcheck",
        description="Checks RSS, Atom, JSON Feed and OPML.",
        epilog="Exit codes: 0 all are valid, 1 some are not, 2 a file cannot be read.",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a feed; - is standard input")
    ending = 0
    for file in parser.parse_args(arguments).files:
        try:
            feed = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        except OSError as error:
            print(f"feedcheck: {error}", file=sys.stderr)
            ending = 2
            continue
        report = check(feed)
        for found in report.messages:
            if found.level != "info":
                print(f"{file}:{found.line}:{found.column}: {found.level}[{found.code}]: {found.message}\n  help: {found.mend}")
        print(f"{file}: {report.format}, {'valid' if report.valid else 'not valid'}")
        if not report.valid:
            ending = ending or 1
    return ending


if __name__ == "__main__":
    sys.exit(main())
