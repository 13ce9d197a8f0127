"""Runs the readers over the feeds of the sample newsroom. Ends with 1 when a reader shows anything else
than expected.txt says."""

import sys
import tempfile

import table
from newsroom import HERE, Newsroom
from readers import READERS
from second import second_pass
from server import Server

EXPECTED = HERE / "expected.txt"


def columns(articles, server):
    formats = [(name, read, format) for name, (read, all) in READERS.items() for format in all]
    return {
        f"{name} {format}": table.compare(articles, read(server.url(f"feeds/all.{format}")))
        for name, read, format in formats
    }


def main():
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(folder)
        server = Server(folder)
        found = columns(newsroom.articles(), server)
        print(table.written(found))
        if "--update" in sys.argv:
            EXPECTED.write_text(table.written(found))
        wrong = list(table.differences(found, table.read(EXPECTED.read_text())))
        wrong += second_pass(newsroom, server)
    for line in wrong:
        print(f"error: {line}", file=sys.stderr)
    return 1 if wrong else 0


sys.exit(main())
