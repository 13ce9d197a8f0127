"""Builds the same trees with the generators and with feedmill, and prints where they differ. Ends with 1 when a
difference has no reason in reasons.tsv, or a page that is not public is in a feed."""

import argparse
import sys
from pathlib import Path

import compare
import judges
import ours
import reasons
import table
from judges import program


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("generators", nargs="*", help="their names; without one, all of them")
    parser.add_argument("--quick", action="store_true", help="leave out the generators whose builds take long")
    parser.add_argument("--random", type=int, default=0, metavar="N", help="compare N trees made at random, too")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the first of those trees")
    parser.add_argument("--program", type=Path, required=True, help="the binary of feedmill")
    parser.add_argument("--work", type=Path, required=True, help="where generators are installed and trees built")
    return parser.parse_args()


def main():
    chosen = arguments()
    ours.PROGRAM, program.INSTALLED = chosen.program.resolve(), chosen.work.resolve()
    names = chosen.generators or [name for name in judges.GENERATORS if not (chosen.quick and is_slow(name))]
    rows = [row for name in names for row in compare.fixed(judges.GENERATORS[name])]
    known = [reason for reason in reasons.read() if reason.generator in names]
    left, unused = reasons.split(rows, known)
    wrong = [f"no row is explained by {reason}" for reason in unused]
    wrong += [f"docs/adopt.md does not say: {reason}" for reason in reasons.unwritten(known)]
    print(f"{len(rows)} differences, {len(rows) - len(left)} of them meant")
    if left:
        print(table.written(left))
    for line in wrong:
        print(f"error: {line}", file=sys.stderr)
    return 1 if left or wrong else 0


def is_slow(name):
    return judges.GENERATORS[name].is_slow


sys.exit(main())
