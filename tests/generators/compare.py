"""Where a generator and feedmill differ: a row for each page and field."""

from dataclasses import asdict
from typing import NamedTuple

import ours
import tree
from judges import program


class Row(NamedTuple):
    """A difference. `wanted` is what the generator says."""

    generator: str
    site: str
    # Where the page differs from what is usual.
    rules: tuple
    field: str
    wanted: str
    got: str


def fixed(generator):
    """The rows of the trees that have a page for each choice, one tree a site."""
    pages = tree.each_choice(generator)
    return [row for site in ["", *generator.sites] for row in compared(generator, site, pages)]


def compared(generator, site, pages):
    """Builds a tree with both, and returns the rows."""
    root = program.INSTALLED / "trees" / f"{generator.name}{site and '-'}{site}"
    tree.write(generator, site, pages, root)
    generator.build(root)
    wanted = generator.truth(root)
    try:
        ours.publish(root)
    except ours.Failed as failed:
        return [Row(generator.name, site, ("usual",), "program", "feeds", str(failed))]
    got = ours.truth(root)
    return [
        Row(generator.name, site, page.rules(generator), *row)
        for page in pages
        for row in differences(wanted.get(page.path), got.get(page.path))
    ] + leaked(generator, site, [page for page in pages if page.path not in wanted | got], root)


def differences(wanted, got):
    """Field, what was wanted, and what was got."""
    if wanted is None or got is None:
        if wanted != got:
            yield "public", "no" if wanted is None else "yes", "no" if got is None else "yes"
        return
    got = asdict(got)
    for field, value in asdict(wanted).items():
        if value != got[field]:
            yield field, str(value), str(got[field])


def leaked(generator, site, hidden, root):
    """A row for each of the pages that neither publishes and that can be read in a file all the same."""
    by_mark = {page.mark: page for page in hidden}
    return [
        Row(generator.name, site, by_mark[mark].rules(generator), "hidden", "nowhere", ", ".join(sorted(files)))
        for mark, files in ours.leaks(root, by_mark).items()
    ]
