#!/usr/bin/env bash
# newsboat 2.21 (Debian 12: newsboat). Seen 2026-11-30.
#
# Expected: an item without a guid is known by its link, so that a corrected date changes the date of a story that was
# read. RSS 2.0 leaves the guid to the publisher, and says nothing of dates in its place.
# Seen: link and pubDate together are its id. A date that moves by a minute is a new story, and unread; a headline that
# changes is none. With a guid neither is:
#
#     no guid, another date     | 2 stories, 1 unread
#     no guid, another headline | 1 stories, 0 unread
#     guid, another date        | 1 stories, 0 unread
#
# For makers of feeds: write a guid, and never change it. Without one, do not touch the date of a story that is out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
if ! dpkg -s newsboat > installed 2>&1; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends newsboat
fi

# A feed of one story: its headline, its minute, and perhaps a guid.
feed() {
  cat > feed.xml <<END
<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Harbor Courier</title><link>https://courier.example/</link><description>News</description>
<item><title>$1</title><link>https://courier.example/ferry/</link>$3<pubDate>Mon, 04 May 2026 09:$2:00 +0000</pubDate>
<description>The port board raised fares.</description></item></channel></rss>
END
}
reload() { newsboat -q -u urls -c cache.db -C config -x reload > log 2>&1; }
database() { python3 -c 'import sqlite3, sys; db = sqlite3.connect("cache.db"); print(*[row[0] for row in db.execute(sys.argv[1])]); db.commit()' "$1"; }
try() {
  rm -f cache.db*
  feed 'Ferry fees rise' 00 "$4"
  reload
  database 'update rss_item set unread = 0' > log
  feed "$2" "$3" "$4"
  reload
  printf '%s | %s stories, %s unread\n' "$1" "$(database 'select count(*) from rss_item')" "$(database 'select sum(unread) from rss_item')"
}
echo "file://$work/feed.xml" > urls
touch config

newsboat -v | head -1
expected='no guid, another date     | 2 stories, 1 unread
no guid, another headline | 1 stories, 0 unread
guid, another date        | 1 stories, 0 unread'
got=$(
  try 'no guid, another date    ' 'Ferry fees rise' 01 ''
  try 'no guid, another headline' 'Ferry fees rise again' 00 ''
  try 'guid, another date       ' 'Ferry fees rise' 01 '<guid isPermaLink="false">ferry-1</guid>'
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
