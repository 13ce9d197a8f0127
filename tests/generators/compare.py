"""Where a generator and feedmill differ: a row for each page and field."""

from dataclasses import asdict
from typing import NamedTuple
from urllib.parse import quote

import ours
import tree
from judges import program

# What RFC 3986 allows, and escapes.
IN_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"


class Refused(Exception):
    """The generator does not build the tree."""


class Row(NamedTuple):
    """A difference. `wanted` is what the generator says."""

    generator: str
    site: str
    # Where the page differs from what is usual.
    rules: tuple
    field: str
    wanted: str
    got: str
    # Of a tree at random.
    seed: str = ""


def fixed(generator):
    """The rows of the trees that have a page for each choice, one tree a site."""
    pages = tree.each_choice(generator)
    return [row for site in ["", *generator.sites] for row in compared(generator, site, pages)]


def pages(generator):
    return len(tree.each_choice(generator))


def compared(generator, site, pages):
    """Builds a tree with both, and returns the rows."""
    root = program.INSTALLED / generator.name / (site or "usual")
    tree.write(generator, site, pages, root)
    try:
        generator.build(root)
    except RuntimeError as failed:
        raise Refused(failed) from failed
    wanted = generator.truth(root)
    try:
        ours.publish(root)
    except ours.Failed as failed:
        return [Row(generator.name, site, ("usual",), "program", "feeds", str(failed))]
    got = ours.truth(root)
    rules = {page.path: page.rules(generator) for page in pages}
    hidden = [page for page in pages if page.path not in wanted | got]
    return [
        *(
            Row(generator.name, site, rules.get(path, (f"file: {path}",)), *row)
            for path in sorted(wanted | got, key=[*rules, *wanted, *got].index)
            for row in differences(wanted.get(path), got.get(path))
        ),
        *leaked(generator, site, hidden, root),
        *(Row(generator.name, site, ("feeds",), "check", "nothing", line) for line in ours.objections(root)),
    ]


def differences(wanted, got):
    """Field, what was wanted, and what was got."""
    if wanted is None or got is None:
        if wanted != got:
            yield ("lost", "public", "not public") if got is None else ("shown", "not public", "public")
        return
    wanted, got = asdict(wanted), asdict(got)
    # Some generators write addresses with blanks and letters as they are, as only browsers allow.
    wanted["address"] = quote(wanted["address"], safe=IN_ADDRESSES)
    for field, value in wanted.items():
        if value != got[field]:
            yield field, str(value), str(got[field])


def leaked(generator, site, hidden, root):
    """A row for each of the pages that neither publishes and that can be read in a file all the same."""
    by_mark = {page.mark: page for page in hidden}
    return [
        Row(generator.name, site, by_mark[mark].rules(generator), "hidden", "nowhere", ", ".join(sorted(files)))
        for mark, files in ours.leaks(root, by_mark).items()
    ]
