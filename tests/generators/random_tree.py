"""Trees that combine choices at random, the same for the same seed. What differs is made as small as it can be:
as few choices as show the difference."""

import re
from random import Random

import compare
import tree

PAGES = 40
# How many of a page's aspects are not as usual.
ODD = 0.35


def pages(generator, seed):
    """Of a tree, with the name of its site."""
    random = Random(f"{generator.name} {seed}")
    site = random.choice(["", *generator.sites])
    return site, [tree.page(generator, choices(generator, random), number) for number in range(PAGES)]


def choices(generator, random):
    """One of each aspect. None says again what an earlier one said."""
    chosen, said = {}, set()
    for aspect, all in generator.aspects.items():
        choice = random.choice(all) if random.random() < ODD else all[0]
        keys = set(re.findall(r"^[\w.]+(?=:| =)", choice, re.MULTILINE))
        chosen[aspect] = all[0] if keys & said else choice
        said |= keys
    return chosen


def rows(generator, seeds, is_meant, known):
    """What is neither meant nor known in the trees of these seeds, each row as small as can be, and what the
    generator says of the trees that it does not build."""
    found, refused = [], []
    for seed in seeds:
        try:
            found += new_rows(generator, seed, is_meant, [*known, *found])
        except compare.Refused as failed:
            refused.append(f"seed {seed}: {failed}")
    return found, refused


def new_rows(generator, seed, is_meant, known):
    site, all = pages(generator, seed)
    by_rules = {page.rules(generator): page for page in all}
    found = []
    for row in compare.compared(generator, site, all):
        if not is_meant(row) and not any(is_echo(row, other) for other in [*known, *found]):
            row = smallest(generator, by_rules[row.rules], row, is_meant) if row.rules in by_rules else row
            found.append(row._replace(seed=str(seed)))
    return found


def is_echo(row, other):
    """Whether a page differs as a simpler one does already."""
    same = (row.generator, row.field) == (other.generator, other.field)
    return same and (set(other.rules) <= set(row.rules) or (other.rules, other.site) == (("usual",), row.site))


def smallest(generator, page, row, is_meant):
    """The row of the simplest page of its own that differs in the same field."""
    usual = tree.usually(generator)
    for aspect in page.choices:
        simpler = tree.Page(page.choices | {aspect: usual[aspect]}, page.mark, page.fence)
        same = simpler != page and differing(generator, simpler, row, is_meant)
        page, row = (simpler, same) if same else (page, row)
    return row


def differing(generator, page, row, is_meant):
    try:
        all = compare.compared(generator, row.site, [page])
    except compare.Refused:
        return None
    return next(
        (one for one in all if one.field == row.field and one.rules == page.rules(generator) and not is_meant(one)),
        None,
    )
