"""Superdesk's formatters without its database: what they ask of it besides the story is handed to them here. The formatters
themselves, the names of files and the kill are Superdesk's own."""

import asyncio
import logging
from types import SimpleNamespace

# Its notices to browsers, which nobody gets here, want a decorator that Python 3.11 dropped.
asyncio.coroutine = getattr(asyncio, "coroutine", lambda function: function)
logging.disable(logging.WARNING)

import flask  # noqa: E402
import superdesk  # noqa: E402
from superdesk import default_settings  # noqa: E402
from superdesk.publish.formatters import get_formatter  # noqa: E402
from superdesk.publish.publish_service import PublishServiceBase  # noqa: E402

RIGHTS = {"copyrightholder": "Harbor Wire", "copyrightnotice": "© 2026 Harbor Wire", "usageterms": "Members alone"}

# What each format is called by Superdesk.
FORMATS = ["nitf", "newsml12", "newsmlg2", "ninjs", "ninjs2", "newsroom ninjs", "ftp ninjs"]

SUBSCRIBER = {"_id": "courier", "name": "The Harbor Courier", "destinations": [{"config": {}}]}


class Nothing:
    """A service of the database in which nothing is but a size for pictures."""

    def __init__(self):
        self.sequence = 0

    def generate_sequence_number(self, subscriber):
        self.sequence += 1
        return self.sequence

    def get_rightsinfo(self, item):
        return dict(RIGHTS)

    def find_one(self, req=None, **lookup):
        return {"items": [{"name": "16-9", "is_active": True}]} if lookup.get("_id") == "crop_sizes" else None

    def find(self, lookup):
        return iter(())

    def get(self, req, lookup):
        return []

    def post(self, documents):
        return []

    def get_output_name(self, profile):
        return profile

    def get_locale_vocabulary(self, items, language):
        return items

    def test_products(self, article, lookup):
        return []


class Nowhere(dict):
    """Every service is the one that has nothing."""

    def __init__(self):
        super().__init__()
        self.resource = SimpleNamespace(service=Nothing())

    def __missing__(self, name):
        return self.resource


def newsroom():
    """The application that formatters run in."""
    app = flask.Flask("newsroom")
    app.config.from_object(default_settings)
    app.config.update(
        NEWSML_PROVIDER_ID="harborwire.example",
        VERSION="_current_version",
        ID_FIELD="_id",
        NINJS_PLACE_EXTENDED=False,
        DEFAULT_LANGUAGE="en",
    )
    superdesk.resources = Nowhere()
    return app


def written(app, story, kind):
    """The name and the text of the file that a subscriber gets, or `None` where the format has no such item."""
    with app.app_context():
        formatter = get_formatter(kind, story)
        if formatter is None:
            return None
        number, text = formatter.format(story, SUBSCRIBER)[0]
    queued = {
        "item_id": story["guid"],
        "item_version": story["_current_version"],
        "published_seq_num": number,
        "destination": {"format": kind, "config": {}},
    }
    return PublishServiceBase.get_filename(queued), text
