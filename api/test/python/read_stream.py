"""Reads an Atom feed with feedparser, and writes what it understood as JSON."""
import json
import sys

import feedparser

feed = feedparser.parse(sys.stdin.buffer.read())
json.dump(
    {
        "faulty": str(feed.get("bozo_exception", "")),
        "version": feed.version,
        "id": feed.feed.get("id"),
        "title": feed.feed.get("title"),
        "updated": list(feed.feed.get("updated_parsed") or ()),
        "entries": [
            {
                "id": entry.id,
                "title": entry.title,
                "link": entry.link,
                "author": entry.author_detail.get("name"),
                "author_url": entry.author_detail.get("href"),
                "published": list(entry.published_parsed),
                "verb": entry.get("activity_verb"),
            }
            for entry in feed.entries
        ],
    },
    sys.stdout,
)
