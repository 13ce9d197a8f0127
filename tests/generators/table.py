"""Rows for people: what is the same in several sites is one row, and so is what all pages have."""

from compare import Row

WIDEST = 60


def written(rows):
    """As lines; none where there is no row."""
    lines = [line(same) for same in together(without_echoes(rows))]
    lines = [[*Row._fields], *lines] if lines else []
    widths = [min(WIDEST, max(map(len, column))) for column in zip(*lines)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines]


def without_echoes(rows):
    """Without those whose page differs in a field in which the usual page differs, too."""
    usual = {(row.generator, row.site, row.field) for row in rows if row.rules == ("usual",)}
    return [row for row in rows if row.rules == ("usual",) or (row.generator, row.site, row.field) not in usual]


def together(rows):
    """Rows in groups that differ in the site alone."""
    groups = {}
    for row in rows:
        groups.setdefault((row.generator, row.rules, row.field), []).append(row)
    return groups.values()


def line(same):
    first = same[0]
    sites = ", ".join(row.site or "usual" for row in same)
    return [first.generator, sites, ", ".join(first.rules), first.field, first.wanted, first.got, first.seed]
