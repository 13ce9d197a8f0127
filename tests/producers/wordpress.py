"""Compares what feedmill makes of WordPress's export and of its REST interface with the posts of wordpress.php. Arguments: the
binary of feedmill, the folder with the two files, and a folder for newsrooms."""

import sys
from datetime import datetime, timezone
from pathlib import Path

from newsroom import Newsroom, of_item


USUAL = {
    "published": datetime(2026, 5, 4, 14, 30, tzinfo=timezone.utc),
    "updated": None,
    "summary": "Commuters pay more.",
    "authors": ["Ida Brandt"],
    "topics": ["Ferries", "Fähren & Häfen", "Transport & Ports"],
    "words": "The board raised fares on all three lines of the port. Adults Children",
    "photos": [],
    "media": [],
}
PHOTO = {"caption": "A ferry at dawn.", "alt": "A white ferry", "credit": ""}
POSTS = {
    "Plain": {},
    "Classic": {"words": "The board met at noon in the old town hall. It raised fares on all three lines."},
    "Signs & marks “of” a title": {},
    "CDATA": {"words": "The code ends with ]]> and goes on & on for a while."},
    "Caption": {
        "words": "Fares rise on all of the lines, and so it goes. Done.",
        "photos": [{"src": "https://courier.example/in.png", "caption": "The old pier", "alt": "In", "credit": ""}],
    },
    "More": {"words": "Before the fold, some words stand here. Behind it, others. On page two."},
    "No excerpt": {"summary": "The board raised fares on all three lines of the port."},
    "Photo": {
        "updated": datetime(2026, 5, 4, 17, 0, tzinfo=timezone.utc),
        "photos": [{"src": "https://courier.example/wp-content/uploads/ferry.png", **PHOTO}],
    },
    "Sound": {"media": ["https://courier.example/talk.mp3"]},
    "Kept secret in meta": {},
}
# Where the theme does not ask for HTML 5, captions of the REST interface are paragraphs; an excerpt of its own is of the whole text.
REST = {
    "Caption": {
        "words": "Fares rise on all of the lines, and so it goes. The old pier Done.",
        "photos": [{"src": "https://courier.example/in.png", "caption": "", "alt": "In", "credit": ""}],
    },
    "No excerpt": {"summary": "The board raised fares on all three lines of the port. Adults Children"},
    "Sound": {"media": []},
}


def main():
    program, files, work = map(Path, sys.argv[1:])
    wrong = []
    for name, other in [("export.xml", {}), ("posts.json", REST)]:
        room = Newsroom(work / name.replace(".", "-"), program.resolve())
        room.deliver(name, (files / name).read_text(encoding="utf-8"))
        room.build()
        wrong += [f"{name}\tsecret\t{word}" for word in room.secrets()]
        items = {item["title"]: item for item in room.items().values()}
        for title, more in POSTS.items():
            wanted = {**USUAL, **more, **other.get(title, {})}
            wrong += [f"{name}\t{title}\t{line}" for line in differences(wanted, items.pop(title, None))]
        wrong += [f"{name}\t{title}\tis no story of ours" for title in items]
        print(f"WordPress, {name}: {len(POSTS)} posts")
    print("\n".join(wrong) or "nothing differs")
    return 1 if wrong else 0


def differences(wanted, item):
    if item is None:
        return ["is missing"]
    found = of_item(item)
    sound = [part["url"] for part in item.get("attachments", []) if not part["mime_type"].startswith("image/")]
    found |= {"topics": sorted(found["topics"]), "media": sound}
    wanted = {**wanted, "topics": sorted(wanted["topics"])}
    return [f"{field}\t{value}\t{found[field]}" for field, value in wanted.items() if found[field] != value]


sys.exit(main())
