"""A newsroom, a web server for its feeds, a hub and a subscriber, all on loopback: what the subscriber hears after each change."""

import http.server
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

from celery import Celery
from flask import Flask
from flask_websub.hub import Hub, SQLite3HubStorage
from flask_websub.subscriber import (
    SQLite3SubscriberStorage,
    SQLite3TempSubscriberStorage,
    Subscriber,
    discover,
)
from werkzeug.serving import make_server

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
HEARD_WITHIN = 10


class Feeds(http.server.SimpleHTTPRequestHandler):
    """Serves the newsroom's folder."""

    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".rss": "application/rss+xml; charset=utf-8",
        ".atom": "application/atom+xml; charset=utf-8",
    }

    hub = ""

    def end_headers(self):
        # This hub believes headers alone.
        own = f"http://127.0.0.1:{self.server.server_address[1]}{self.path}"
        self.send_header("Link", f'<{own}>; rel="self", <{Feeds.hub}>; rel="hub"')
        super().end_headers()

    def log_message(self, *_):
        pass


def started(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def hub_server(folder, port=0):
    celery = Celery("hub", broker="memory://")
    celery.conf.update(task_always_eager=True, task_store_eager_result=False, task_eager_propagates=True)
    hub = Hub(SQLite3HubStorage(str(folder / "hub.sqlite3")), celery, MAX_ATTEMPTS=1)
    app = Flask("hub")
    app.config["PUBLISH_SUPPORTED"] = True
    app.register_blueprint(hub.build_blueprint(url_prefix="/hub"))
    return started(make_server("127.0.0.1", port, app, threaded=True))


def subscriber_server(folder, heard):
    subscriber = Subscriber(
        SQLite3SubscriberStorage(str(folder / "subscriber.sqlite3")),
        SQLite3TempSubscriberStorage(str(folder / "waiting.sqlite3")),
    )
    app = Flask("subscriber")
    app.register_blueprint(subscriber.build_blueprint(url_prefix="/callbacks"))
    subscriber.add_listener(lambda topic, _, body: heard.append((topic, body)))
    subscriber.add_success_handler(lambda topic, _, mode: heard.append((topic, mode)))
    server = started(make_server("127.0.0.1", 0, app, threaded=True))
    app.config["SERVER_NAME"] = f"127.0.0.1:{server.port}"
    return app, subscriber


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="feedmill-hubs-"))
    newsroom = folder / "newsroom"
    (newsroom / "articles").mkdir(parents=True)
    handler = lambda *args: Feeds(*args, directory=str(newsroom))
    feeds = started(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler))
    served = f"http://127.0.0.1:{feeds.server_address[1]}/feeds/"
    hub = hub_server(folder)
    Feeds.hub = f"http://127.0.0.1:{hub.port}/hub"
    heard = []
    app, subscriber = subscriber_server(folder, heard)
    (newsroom / "config.toml").write_text(
        f"""[site]
title = "The Harbor Courier"
url = "https://courier.example/"
feeds_url = "{served}"
[output]
formats = ["rss", "atom"]
[hub]
url = "http://127.0.0.1:{hub.port}/hub"
fetch = true
batch = false
[[feeds]]
path = "all"
[[feeds]]
path = "pier"
topics = {{ any = ["Pier"] }}
"""
    )

    def story(name, text, **fields):
        lines = "".join(f"{key} = {value}\n" for key, value in fields.items())
        (newsroom / "articles" / f"{name}.md").write_text(f"+++\n{lines}+++\n{text}\n")

    def run(*arguments, code=0):
        ended = subprocess.run([PROGRAM, *arguments], cwd=newsroom, capture_output=True, text=True, timeout=120)
        assert ended.returncode == code, (arguments, ended.returncode, ended.stdout, ended.stderr)
        return ended.stdout + ended.stderr

    def hears(what, *paths):
        """Exactly these feeds, each once, as they are served."""
        until = time.monotonic() + HEARD_WITHIN
        while len(heard) < len(paths) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.3)
        topics = sorted(topic for topic, _ in heard)
        assert topics == sorted(served + path for path in paths), (what, heard)
        for topic, body in heard:
            file = newsroom / "feeds" / topic.removeprefix(served)
            assert body == file.read_bytes(), (what, topic)
        heard.clear()
        print(f"{what}: {', '.join(paths) or 'nothing'}")

    date = "2026-04-17T10:00:00Z"
    story("pier", "The pier is open.", title='"Pier"', date=date, topics='["Pier"]')
    story("ferry", "The ferry sails at noon.", title='"Ferry"', date="2026-04-18T10:00:00Z")
    run("build")
    run("ping")
    with app.app_context(), app.test_request_context():
        for path in ["all.rss", "all.atom", "pier.rss", "pier.atom"]:
            there = {"topic_url": served + path, "hub_url": f"http://127.0.0.1:{hub.port}/hub"}
            # It looks for `link`, as Atom has it, and knows no prefix.
            if path.endswith(".atom"):
                found = discover(served + path)
                assert found == there, found
            subscriber.subscribe(**there)
    assert [mode for _, mode in heard] == ["subscribe"] * 4, heard
    heard.clear()
    print("subscribed to 4 feeds")

    both = ["all.rss", "all.atom"]
    run("build"), run("ping")
    hears("nothing changed")
    story("tide", "High water at six.", title='"Tide"', date="2026-04-19T10:00:00Z")
    run("build"), run("ping")
    hears("published", *both)
    note = 'correction = { date = 2026-04-20T10:00:00Z, text = "It is at seven." }'
    story("tide", "High water at seven.", title='"Tide"', date="2026-04-19T10:00:00Z", **dict([note.split(" = ", 1)]))
    run("build"), run("ping")
    hears("corrected", *both)
    story("tide", "High water at seven.", title='"The tide"', date="2026-04-19T10:00:00Z", **dict([note.split(" = ", 1)]))
    run("build"), run("ping")
    hears("retitled", *both)
    story(
        "pier",
        "The pier is open.",
        title='"Pier"',
        date=date,
        topics='["Pier"]',
        retracted='{ date = 2026-04-21T10:00:00Z, reason = "It is closed." }',
    )
    now = ["--now", "2026-04-22T00:00:00Z"]
    run("build", *now), run("ping")
    hears("retracted", *both, "pier.rss", "pier.atom")

    # A hub that is down hears of it when it is up again.
    port = hub.port
    hub.shutdown(), hub.server_close()
    story("fog", "Fog until ten.", title='"Fog"', date="2026-04-21T10:00:00Z")
    run("build", *now), run("ping", code=1)
    hears("while the hub is down")
    hub_server(folder, port)
    run("ping")
    hears("when it is up again", *both)
    run("ping")
    hears("once more")


main()
