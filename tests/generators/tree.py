"""Trees of a generator. A page takes one choice of each aspect; the first choice is what is usual.
What a generator brings for that is a `Generator`; there is one in each file of judges/."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Record:
    """What is known of a page that is public; `published` in seconds."""

    address: str
    id: str
    title: str
    published: int | None
    authors: tuple = ()
    tags: tuple = ()
    language: str = ""


@dataclass(frozen=True)
class Generator:
    """Paths are from the root of the tree. In `files` stand configuration, templates and inherited values."""

    name: str
    files: dict[str, str]
    # Choices by aspect. `folder` and `name` make the path, the others are lines of front matter.
    aspects: dict[str, list[str]]
    build: Callable[[Path], None]
    # What the generator says of each page that its own feed shows, by path.
    truth: Callable[[Path], dict[str, Record]]
    # Other ways to configure the site: files that take the place of `files`.
    sites: dict[str, dict[str, str]] = field(default_factory=dict)
    fence: str = "---\n"
    # Whether one build takes many seconds.
    is_slow: bool = False


@dataclass(frozen=True)
class Page:
    """One page: its choices, and a word that is in no other."""

    choices: dict[str, str]
    mark: str
    fence: str

    @property
    def path(self):
        return self.marked(f"{self.choices['folder']}/{self.choices['name']}").lstrip("/")

    @property
    def text(self):
        lines = [lines for aspect, lines in self.choices.items() if aspect not in ("folder", "name") and lines]
        matter = self.fence + "".join(f"{lines}\n" for lines in lines) + self.fence
        return self.marked(f"{matter}\nThe text of {{mark}}.\n")

    def marked(self, text):
        return text.replace("{mark}", self.mark)

    def rules(self, generator):
        """Where it differs from what is usual."""
        usual = usually(generator)
        odd = [aspect for aspect in self.choices if self.choices[aspect] != usual[aspect]]
        return tuple(f"{aspect}: {rule(self.choices[aspect])}" for aspect in odd) or ("usual",)


def rule(choice):
    """A choice in one line; one without lines is called so."""
    return " ⏎ ".join(choice.splitlines()) or "none"


def usually(generator):
    return {aspect: choices[0] for aspect, choices in generator.aspects.items()}


def page(generator, choices, number):
    return Page(choices, f"m{number:04}x", generator.fence)


def each_choice(generator):
    """A page for each choice, everything else as usual."""
    usual = usually(generator)
    changes = [{}] + [{aspect: choice} for aspect, choices in generator.aspects.items() for choice in choices[1:]]
    return [page(generator, usual | change, number) for number, change in enumerate(changes)]


def write(generator, site, pages, root):
    """Writes a tree where there is none yet."""
    shutil.rmtree(root, ignore_errors=True)
    texts = generator.files | generator.sites.get(site, {}) | {page.path: page.text for page in pages}
    for path, text in texts.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
