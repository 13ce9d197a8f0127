"""Stories as Superdesk keeps them, each with the copies that go out one after the other, and what readers have to find in the
end. A word that begins with `SECRET` is for newsrooms."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Optional

START = datetime(2026, 5, 4, 14, 30, tzinfo=timezone.utc)
FAR = datetime(2099, 5, 4, 14, 30, tzinfo=timezone.utc)

SUBJECTS = [
    {"qcode": "04015001", "name": "Ferries", "scheme": "iptc"},
    {"qcode": "11006004", "name": "Ports", "translations": {"name": {"de": "Häfen"}}},
]
BODY = (
    "<p>PELLWORTH &mdash; The <b>port board</b> raised fares &lt;on all&gt; lines, "
    '<a href="https://courier.example/fares?a=1&amp;b=2">as planned</a>.</p>'
    "<h2>What it costs</h2><ul><li>Adults $4.20</li><li>Children $2</li></ul>"
    "<blockquote><p>“Too much,” said Otis Lund.</p></blockquote>"
    "<table><tbody><tr><td>North</td><td>3</td></tr></tbody></table><p>More on Tuesday.</p>"
)


@dataclass
class Story:
    """The copies of a story in the order in which they go out, and what readers find of it, if anything."""

    name: str
    copies: list
    found: Optional[dict] = field(default_factory=dict)
    # The formats in which it can be written; all without it.
    formats: Optional[list] = None


def item(name, version=1, minutes=0, **more):
    """A story with all that most have."""
    guid = more.pop("guid", f"urn:newsml:harborwire.example:2026-05-04T14:30:00.123456:{name}")
    story = {
        "_id": guid,
        "guid": guid,
        "_current_version": version,
        "type": "text",
        "state": "published" if version == 1 else "corrected",
        "pubstatus": "usable",
        "firstcreated": START,
        "firstpublished": START,
        "versioncreated": START + timedelta(minutes=minutes),
        "correction_sequence": version,
        "headline": f"Ferry fees rise: {name}",
        "abstract": f"<p>Commuters pay more: {name}.</p>",
        "byline": "By Ida Brandt and Otis Lund",
        "body_html": f"<p>The port board met about {name}.</p><p>It raised fares on all three lines.</p>",
        "slugline": f"SECRETSLUG {name}",
        "ednote": f"SECRETNOTE call the desk about {name}",
        "keywords": ["SECRETKEY"],
        "usageterms": "SECRETTERMS",
        "language": "en",
        "source": "HW",
        "priority": 3,
        "urgency": 3,
        "subject": SUBJECTS,
        "genre": [{"qcode": "Article", "name": "SECRETGENRE"}],
        "expiry": None,
    }
    return {key: value for key, value in {**story, **more}.items() if value is not None}


def picture(name, **more):
    """An item of type picture, with the renditions that Superdesk makes."""
    at = f"https://media.harborwire.example/{name}"
    sizes = [("original", 3000, 2000), ("16-9", 1280, 720), ("baseImage", 1400, 933), ("viewImage", 640, 426), ("thumbnail", 180, 120)]
    shape = {"mimetype": "image/jpeg", "poi": {"x": 3, "y": 4}}
    usual = {
        "type": "picture",
        "headline": f"SECRETPICTURE {name}",
        "description_text": f"A ferry at dawn, {name}.",
        "alt_text": f"A white ferry, {name}",
        "byline": "Kjell Rosendal",
        "body_html": None,
        "abstract": None,
        "renditions": {
            size: {**shape, "href": f"{at}-{size[0]}.jpg", "width": width, "height": height}
            for size, width, height in sizes
        },
    }
    return item(name, **{**usual, **more})


def embedded(name):
    """A body with a picture, as Superdesk's editor writes it."""
    return (
        "<p>The ferry came in the morning, before the fog.</p>"
        '<!-- EMBED START Image {id: "editor_0"} --><figure>'
        f'<img src="https://media.harborwire.example/{name}-o.jpg" alt="A white ferry, {name}">'
        f"<figcaption>A ferry at dawn, {name}.</figcaption></figure>"
        '<!-- EMBED END Image {id: "editor_0"} --><p>It left.</p>'
    )


def plain():
    yield Story("plain", [item("plain")])
    yield Story("rich", [item("rich", body_html=BODY)], {"words": words_of_body()})
    yield Story(
        "breaks",
        [item("breaks", body_html="<p>A ferry has<br>two decks and<br/>three captains, as always.</p>")],
        {"words": "A ferry has two decks and three captains, as always."},
    )
    yield Story(
        "footer",
        [item("footer", body_footer="<p>Readers may call 555-0142.</p>")],
        {"words": "The port board met about footer. It raised fares on all three lines. Readers may call 555-0142."},
    )
    text = "North  3 boats of the old line\nSouth 11 boats of the new line"
    yield Story(
        "preserved",
        [item("preserved", format="preserved", body_html=f"<pre>{text}</pre>")],
        {"words": "North 3 boats of the old line South 11 boats of the new line"},
    )
    yield Story("no note", [item("no-note", ednote=None)])
    yield Story("no abstract", [item("no-abstract", abstract="")], {"summary": "The port board met about no-abstract."})
    yield Story("no byline", [item("no-byline", byline=None)], {"authors": []})
    yield Story("no subjects", [item("no-subjects", subject=[])], {"topics": []})
    yield Story(
        "signs",
        [item("signs", headline="Fares & fees < last year's \"peak\"")],
        {"title": "Fares & fees < last year's \"peak\""},
    )
    yield Story(
        "German",
        [item("german", language="de", headline="Fähre wird teurer", byline="Von Ida Brandt")],
        {"title": "Fähre wird teurer", "authors": ["Ida Brandt"], "topics": ["Ferries", "Häfen"]},
    )
    people = [{"name": "Ida Brandt", "role": "writer"}, {"name": "Otis Lund", "role": "editor"}]
    yield Story("authors", [item("authors", authors=people, byline=None)])
    place = [{"qcode": "PW", "name": "Pellworth", "state": "Saltmarsh", "country": "Northland", "world_region": "Sea"}]
    located = {"city": "Pellworth", "state": "Saltmarsh", "country": "Northland", "tz": "UTC"}
    yield Story(
        "placed",
        [item("placed", place=place, dateline={"text": "PELLWORTH, May 4 HW -", "located": located})],
    )
    category = [{"qcode": "a", "name": "Regional"}]
    companies = [{"name": "Pellworth Lines", "qcode": "PWL", "security_exchange": "NSE"}]
    yield Story(
        "categories",
        [item("categories", anpa_category=category, company_codes=companies)],
        {"topics": ["Ferries", "Ports", "Regional"]},
    )
    yield Story("legal", [item("legal", flags={"marked_for_legal": True})])
    yield Story(
        "expires on the desk", [item("expires", expiry=datetime(2026, 5, 6, 14, 30, tzinfo=timezone.utc))]
    )


def pictures():
    found = {
        "photos": [
            {
                "src": "https://media.harborwire.example/{}-o.jpg",
                "caption": "A ferry at dawn, {}.",
                "alt": "A white ferry, {}",
                "credit": "Kjell Rosendal",
            }
        ]
    }
    of = lambda name: {"photos": [{key: value.format(name) for key, value in found["photos"][0].items()}]}  # noqa: E731
    yield Story(
        "featured", [item("featured", associations={"featuremedia": picture("featured-picture")})], of("featured-picture")
    )
    yield Story(
        "embedded",
        [item("embedded", body_html=embedded("in"), associations={"editor_0": picture("in")})],
        {**of("in"), "words": "The ferry came in the morning, before the fog. It left."},
    )
    withheld = picture("held", pubstatus="withheld")
    yield Story("withheld picture", [item("withheld-picture", associations={"featuremedia": withheld})])
    held = picture("inside", pubstatus="withheld", description_text="SECRETCAPTION")
    text = embedded("inside").replace("A ferry at dawn", "SECRETCAPTION")
    yield Story(
        "withheld picture in the text",
        [item("withheld-inside", body_html=text, associations={"editor_0": held})],
        {"words": "The ferry came in the morning, before the fog. It left."},
    )
    yield Story("alone", [picture("alone")], None)
    yield Story("film", [picture("film", type="video")], None)
    package = item("package", type="composite", body_html=None, groups=groups(["plain", "rich"]))
    yield Story("package", [package], None)


def groups(names):
    refs = [{"residRef": item(name)["guid"], "type": "text", "headline": "SECRETGROUP"} for name in names]
    root = {"id": "root", "refs": [{"idRef": "main"}], "role": "grpRole:NEP"}
    return [root, {"id": "main", "refs": refs, "role": "grpRole:main"}]


def versions():
    last = {"title": "Ferry fees fall", "words": "The board changed its mind on Tuesday evening, after a long meeting."}
    change = {"headline": "Ferry fees fall", "body_html": "<p>The board changed its mind on Tuesday evening, after a long meeting.</p>"}
    yield Story("corrected", [item("corrected"), item("corrected", 2, 10, **change)], last)
    many = [item("many", version, version) for version in range(1, 12)]
    yield Story("corrected often", [*many, item("many", 12, 12, **change)], last)
    first = item("first")
    second = item("second", 1, 20, rewrite_of=first["guid"], rewrite_sequence=1, **change)
    third = item("third", 1, 30, rewrite_of=second["guid"], rewrite_sequence=2, **{**change, "headline": "Fees stay"})
    yield Story("updated", [first, second, third], {"id": first["guid"], **last, "title": "Fees stay"})


def kills():
    kill = {"pubstatus": "canceled", "headline": "SECRETKILL", "body_html": "<p>SECRETKILL Please kill story.</p>"}
    for state in ["killed", "recalled", "unpublished"]:
        copies = [
            item(state, headline=f"GONE{state}", body_html=f"<p>GONE{state}</p>"),
            item(state, 2, 10, state=state, **kill),
        ]
        yield Story(state, copies, None)
    rewritten = item("rewritten", headline="GONErewritten")
    second = item("rewrite", 1, 5, rewrite_of=rewritten["guid"], headline="GONErewrite")
    yield Story("killed after an update", [rewritten, second, item("rewrite", 2, 10, state="killed", **kill)], None)
    yield Story("killed before it came", [item("unknown", 2, 10, state="killed", **kill)], None)
    yield Story("withheld", [item("withheld", pubstatus="withheld", headline="SECRETHELD")], None)


def embargoes():
    waits = {"headline": "SECRETEMBARGO", "body_html": "<p>SECRETEMBARGO</p>"}
    yield Story("waits", [item("waits", embargo=FAR, **waits)], None)
    zone = {"schedule_settings": {"time_zone": "Australia/Sydney"}}
    yield Story("waits in a zone", [item("waits-zone", embargo=FAR.replace(tzinfo=None), **zone, **waits)], None)
    yield Story("over", [item("over", embargo=START + timedelta(hours=3))])
    lifted = [item("lifted", embargo=FAR), item("lifted", 2, 10, state="corrected")]
    yield Story("lifted", lifted)


def stories():
    return [*plain(), *pictures(), *versions(), *kills(), *embargoes()]


def words_of_body():
    return (
        "PELLWORTH — The port board raised fares <on all> lines, as planned. What it costs Adults $4.20 Children $2 "
        "“Too much,” said Otis Lund. North 3 More on Tuesday."
    )


def expected(story):
    """What readers find of a story: that of its newest copy, and what is said besides; `None` where it is in no feed."""
    if story.found is None:
        return None
    first, last = story.copies[0], story.copies[-1]
    name = last["guid"].rsplit(":", 1)[1]
    usual = {
        "id": first["guid"],
        "title": f"Ferry fees rise: {name}",
        "published": first["firstcreated"],
        "updated": last["versioncreated"] if last["versioncreated"] > first["firstcreated"] else None,
        "summary": f"Commuters pay more: {name}.",
        "authors": ["Ida Brandt", "Otis Lund"],
        "topics": ["Ferries", "Ports"],
        "words": f"The port board met about {name}. It raised fares on all three lines.",
        "photos": [],
    }
    return {**usual, **story.found}
