"""Takes out of every NITF and NewsML-G2 file below a folder what feedmill takes out, with lxml: id, version, times, status,
headline, byline, topics, summary and the text."""

import sys
from pathlib import Path

from lxml import etree

NITF = {
    "id": "string(head/docdata/doc-id/@id-string)",
    "version": "string(head/docdata/du-key/@version)",
    "time": "string(head/docdata/date.issue/@norm)",
    "status": "string(head/docdata/@management-status)",
    "title": "string(body/body.head/hedline/hl1)",
    "byline": "string(body/body.head/byline)",
    "topics": "head/tobject/tobject.subject/@tobject.subject.type",
    "summary": "string(body/body.head/abstract)",
    "photos": "body/body.content/media/media-reference/@source",
    "text": "body/body.content",
}
G2 = {
    "id": "string(@guid)",
    "version": "string(@version)",
    "time": "string(n:itemMeta/n:versionCreated)",
    "first": "string(n:itemMeta/n:firstCreated)",
    "status": "string(n:itemMeta/n:pubStatus/@qcode)",
    "title": "string(n:contentMeta/n:headline)",
    "byline": "string(n:contentMeta/n:by)",
    "topics": "n:contentMeta/n:subject/n:name/text()",
    "summary": "string(n:contentMeta/n:description)",
    "text": "n:contentSet/n:inlineXML",
}
NAMES = {"n": "http://iptc.org/std/nar/2006-10-01/"}


def compiled(paths):
    return {name: etree.XPath(path, namespaces=NAMES) for name, path in paths.items()}


def main():
    nitf, g2 = compiled(NITF), compiled(G2)
    stories = {}
    for path in Path(sys.argv[1]).rglob("*.xml"):
        root = etree.parse(path).getroot()
        story = {name: find(root) for name, find in (nitf if root.tag == "nitf" else g2).items()}
        story["text"] = etree.tostring(story["text"][0], encoding="unicode")
        stories[story["id"]] = story["title"]
    print(len(stories), "stories")


main()
