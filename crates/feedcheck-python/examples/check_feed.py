"""python examples/check_feed.py"""

from feedcheck import check

FEED = b"""<rss version="2.0"><channel><title>The Harbor Courier</title>
<link>https://courier.example/</link><description>News from the harbor</description>
<item><title>The ferry is back</title><pubDate>April 17, 2026</pubDate></item></channel></rss>"""

for found in check(FEED).messages:
    print(f"{found.line}:{found.column}: {found.level}[{found.code}]: {found.message}\n  {found.mend}")
