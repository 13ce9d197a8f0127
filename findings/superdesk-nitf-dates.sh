#!/usr/bin/env bash
# Superdesk-Core 2.5.3 (PyPI), its NITF formatter. Seen 2026-11-30.
#
# Expected: in NITF 3.6 the end of an embargo stands in `date.release`, and `date.expire` is when a story stops to hold. A
# tagline (`body.end/tagline`) is for readers: who contributed. The second version of a story says so, in
# `du-key/@version` or `revision-history`.
# Seen: the end of the embargo stands in `date.expire`, and there is no `date.release`; without an embargo the same element holds
# when the desk clears its copy away. The note to editors is the tagline. Nothing in the file tells two versions apart.
#
#     usable, no embargo | usable    | expire 2026-05-06 09:00:00+00:00 | release - | tagline Call Ida.
#     under an embargo   | embargoed | expire 2026-05-05T12:00:00+00:00 | release - | tagline Call Ida.
#     the second version | usable    | expire 2026-05-06 09:00:00+00:00 | release - | tagline Call Ida.
#
# For makers of feeds: read by the standard, a story comes out never, or goes when the desk tidies up, and notes to editors go
# out with it. A blank in `date.issue` tells who wrote the file; the version stands in its name alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv python
# What the formatters import; Superdesk itself asks for older ones, some of which no Python of today has.
python/bin/pip install --quiet --disable-pip-version-check --no-deps \
  Superdesk-Core==2.5.3 Eve==1.1.2 Eve-Elastic==7.1.3 Cerberus==1.3.8 Events==0.3 Flask==1.1.4 Werkzeug==1.0.1 Jinja2==2.11.3 \
  MarkupSafe==2.0.1 itsdangerous==1.1.0 click==8.5.1 Flask-Babel==1.0.0 babel==2.19.0 Flask-Mail==0.9.1 Flask-Script==2.0.6 \
  arrow==0.13.0 bcrypt==5.0.0 blinker==1.9.0 boto3==1.44.8 botocore==1.44.8 s3transfer==0.19.3 jmespath==1.1.0 celery==5.6.0 \
  kombu==5.7.0 amqp==5.4.2 vine==5.1.0 billiard==4.3.2 chardet==7.7.0 ciso8601==2.4.1 draftjs-exporter==2.1.7 \
  elasticsearch==9.5.1 elastic-transport==9.4.2 hachoir==3.4.0 lxml==6.1.3 lxml_html_clean==0.4.6 mongolock==1.3.4 \
  pymongo==4.20.1 dnspython==2.9.2 pillow==13.0.0 python-dateutil==2.9.0 python-magic==0.4.27 pytz==2026.6 PyYAML==6.0.4 \
  redis==8.1.0 regex==2026.11.19 requests==2.34.2 certifi==2026.10.19.post1 idna==3.20 urllib3==2.8.0 simplejson==3.20.2 \
  six==1.17.0 sniffio==1.3.1 anyio==4.16.0 typing_extensions==4.16.0 tzdata==2026.6 tzlocal==2.1 Unidecode==0.4.21 \
  websockets==17.4 packaging==26.4 exceptiongroup==1.3.2

cat > seen.py <<'END'
import asyncio
import logging
from datetime import datetime, timezone
from types import SimpleNamespace

# A decorator of its notices to browsers, which Python 3.11 dropped.
asyncio.coroutine = lambda function: function
logging.disable(logging.WARNING)
import flask
import superdesk
from lxml import etree
from superdesk.publish.formatters import get_formatter

service = SimpleNamespace(generate_sequence_number=lambda subscriber: 1)
superdesk.resources = {"subscribers": SimpleNamespace(service=service)}
app = flask.Flask("newsroom")
day = lambda number, hour: datetime(2026, 5, number, hour, tzinfo=timezone.utc)


def seen(what, **more):
    story = {
        "guid": "ferry-fees", "type": "text", "state": "published", "pubstatus": "usable", "headline": "Ferry fees rise",
        "firstcreated": day(4, 9), "versioncreated": day(4, 9), "expiry": day(6, 9), "_current_version": 1,
        "body_html": "<p>The port board raised fares.</p>", "ednote": "Call Ida.", **more,
    }
    with app.app_context():
        text = get_formatter("nitf", story).format(story, {})[0][1]
    root = etree.fromstring(text.encode())
    docdata = root.find("head/docdata")
    norm = lambda name: "-" if docdata.find(name) is None else docdata.find(name).get("norm")
    assert root.find(".//revision-history") is None and root.find(".//du-key") is None
    print(f"{what} | {docdata.get('management-status'):9} | expire {norm('date.expire')}"
          f" | release {norm('date.release')} | tagline {root.find('body/body.end/tagline').text}")


seen("usable, no embargo")
seen("under an embargo  ", embargo=day(5, 12))
seen("the second version", _current_version=2, versioncreated=day(4, 11))
END
expected='usable, no embargo | usable    | expire 2026-05-06 09:00:00+00:00 | release - | tagline Call Ida.
under an embargo   | embargoed | expire 2026-05-05T12:00:00+00:00 | release - | tagline Call Ida.
the second version | usable    | expire 2026-05-06 09:00:00+00:00 | release - | tagline Call Ida.'
got=$(python/bin/python seen.py)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
