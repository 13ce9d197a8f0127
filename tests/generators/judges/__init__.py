"""The generators, in the order in which they are run: the quick ones first."""

from . import astro, docusaurus, eleventy, hugo, jekyll, pelican, zola

GENERATORS = {
    judge.GENERATOR.name: judge.GENERATOR for judge in (hugo, zola, jekyll, pelican, eleventy, astro, docusaurus)
}
