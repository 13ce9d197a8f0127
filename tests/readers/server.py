"""Serves a folder on loopback as a good server does, and remembers what was asked and answered."""

import email.utils
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
}


class Handler(SimpleHTTPRequestHandler):
    """Answers 304 to If-None-Match, and to If-Modified-Since where that is all there is."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, log, **more):
        self.log = log
        super().__init__(*args, **more)

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        facts = path.stat()
        tag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
        fresh = self.is_fresh(tag, int(facts.st_mtime))
        self.log.append((self.headers.get("User-Agent", ""), self.path, 304 if fresh else 200))
        self.send_response(304 if fresh else 200)
        self.send_header("ETag", tag)
        self.send_header("Last-Modified", email.utils.formatdate(facts.st_mtime, usegmt=True))
        if not fresh:
            self.send_header("Content-Type", TYPES[path.suffix])
            self.send_header("Content-Length", str(facts.st_size))
        self.end_headers()
        if not fresh:
            self.wfile.write(path.read_bytes())

    def is_fresh(self, tag, modified):
        if known := self.headers.get("If-None-Match"):
            return tag in [one.strip().removeprefix("W/") for one in known.split(",")]
        if since := self.headers.get("If-Modified-Since"):
            return email.utils.parsedate_to_datetime(since).timestamp() >= modified
        return False

    def log_message(self, *_):
        pass


class Server:
    """`log` holds (user agent, path, status) of every request."""

    def __init__(self, folder):
        self.log = []
        handler = partial(Handler, directory=str(folder), log=self.log)
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.http.server_port}/{path}"
