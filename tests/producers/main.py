"""Has a producer write stories with all that they can have, delivers them file by file, builds with feedmill, and compares
what readers find. Ends with 1 when something differs without a reason in reasons.tsv, or a word that is for newsrooms
stands in the output folder."""

import argparse
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import superdesk_newsroom
import superdesk_stories
from newsroom import Newsroom, of_item

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE / "../../docs/sources.md"
def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", metavar="format", help="without one, all of the producer's")
    parser.add_argument("--program", type=Path, required=True, help="the binary of feedmill")
    parser.add_argument("--work", type=Path, required=True, help="where newsrooms are made")
    return parser.parse_args()


def main():
    chosen = arguments()
    rows = []
    app = superdesk_newsroom.newsroom()
    for kind in chosen.formats or superdesk_newsroom.FORMATS:
        newsroom = Newsroom(chosen.work / kind.replace(" ", "-"), chosen.program.resolve())
        found = compared(app, kind, newsroom)
        print(f"Superdesk, {kind}: {newsroom.files} files, {newsroom.builds} builds, {len(found)} differences")
        rows += found
    reasons = Reasons(whole=not chosen.formats)
    left = [row for row in rows if not reasons.explain(row)]
    for row in left:
        print("\t".join(row))
    wrong = reasons.stale(rows) + reasons.unwritten()
    print("\n".join(wrong) or ("" if left else "nothing differs without a reason"))
    return 1 if left or wrong else 0


def compared(app, kind, newsroom):
    """The differences of a format, as rows of format, story, field, what was wanted and what was found."""
    stories = [story for story in superdesk_stories.stories() if story.formats is None or kind in story.formats]
    rows = []
    for step in range(max(len(story.copies) for story in stories)):
        for story in stories:
            if step < len(story.copies):
                file = superdesk_newsroom.written(app, story.copies[step], kind)
                if file:
                    newsroom.deliver(*file)
        newsroom.build()
        rows += [(kind, f"step {step + 1}", "secret", "nothing", word) for word in newsroom.secrets()]
    rows += [(kind, "in the end", "taken down", "nothing", word) for word in newsroom.gone()]
    items = newsroom.items()
    for story in stories:
        rows += of_story(kind, story, items)
    return rows + [(kind, "no story", "item", "nothing", id) for id in sorted(items)]


def of_story(kind, story, items):
    wanted = superdesk_stories.expected(story)
    ids = [copy["guid"] for copy in story.copies]
    found = [id for id in list(items) if any(id.endswith(of_copy) for of_copy in ids)]
    read = [of_item(items.pop(id)) for id in found]
    if wanted is None or not read:
        is_right = (wanted is None) == (not read)
        return [] if is_right else [(kind, story.name, "public", str(wanted is not None), str(bool(read)))]
    rows = [(kind, story.name, "items", "1", str(len(read)))] if len(read) > 1 else []
    for field, value in wanted.items():
        # NewsML 1.2 puts the provider and the day before it.
        is_same = read[0][field].endswith(value) if field == "id" else value == read[0][field]
        if not is_same:
            rows.append((kind, story.name, field, str(value), str(read[0][field])))
    return rows


class Reasons:
    """Differences that are meant: format, story and field as patterns, and the sentence of docs/sources.md that says so."""

    def __init__(self, whole):
        lines = (HERE / "reasons.tsv").read_text(encoding="utf-8").splitlines()
        self.rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        self.whole = whole

    @staticmethod
    def explains(reason, row):
        return all(fnmatchcase(value, pattern) for value, pattern in zip(row[:3], reason[:3]))

    def explain(self, row):
        return any(self.explains(reason, row) for reason in self.rows)

    def stale(self, rows):
        is_used = lambda reason: any(self.explains(reason, row) for row in rows)  # noqa: E731
        stale = [reason for reason in self.rows if self.whole and not is_used(reason)]
        return ["nothing is explained by this line of reasons.tsv: " + "\t".join(reason) for reason in stale]

    def unwritten(self):
        document = " ".join(DOCUMENT.read_text(encoding="utf-8").split())
        return [f"docs/sources.md does not say: {reason[3]}" for reason in self.rows if reason[3] not in document]


sys.exit(main())
