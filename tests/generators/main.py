"""Builds the same trees with the generators and with feedmill, and prints where they differ. Ends with 1 when a
difference has no reason in reasons.tsv, or a page that is not public is in a feed."""

import argparse
import sys
from pathlib import Path

import compare
import judges
import ours
import random_tree
import table
from judges import program
from reasons import Reasons


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "generators", nargs="*", metavar="generator", help=f"without one, all of {', '.join(judges.GENERATORS)}"
    )
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
    wrong = [line for name in names for line in judged(judges.GENERATORS[name], chosen)]
    print("\n".join(wrong) or "nothing differs without a reason")
    return 1 if wrong else 0


def is_slow(name):
    return judges.GENERATORS[name].is_slow


def judged(generator, chosen):
    """What is wrong, and on standard output how much was compared."""
    reasons = Reasons(generator.name)
    rows = compare.fixed(generator)
    left = [row for row in rows if not reasons.explain(row)]
    seeds = range(chosen.seed, chosen.seed + chosen.random)
    found, refused = random_tree.rows(generator, seeds, reasons.explain, left)
    print(
        f"{generator.name}: {1 + len(generator.sites)} trees with {compare.pages(generator)} pages each,"
        f" {len(rows) - len(left)} differences that are meant; {len(seeds) - len(refused)} trees at random",
        *(f"  does not build {one}" for one in refused),
        sep="\n",
        flush=True,
    )
    return [*table.written([*left, *found]), *reasons.stale(rows), *reasons.unwritten()]


sys.exit(main())
