"""The generators, in the order in which they are run: the quick ones first."""

from . import hugo, jekyll, pelican

GENERATORS = {judge.GENERATOR.name: judge.GENERATOR for judge in (hugo, jekyll, pelican)}
