"""A feed as Atom (RFC 4287), with tombstones of what is gone (RFC 6721)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from councils.models import PublicRecord
from councils.printable import writable
from councils.public_record import made_up_note
from portal.feeds.entries import Followed
from portal.open_data.licence import LICENCE

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class Feed(Atom1Feed):
    """Django's, with plain summaries, a date of its own, and what is gone."""

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:at": TOMBSTONES}

    def latest_post_date(self) -> datetime:
        """Django's asks the clock where there is no entry, and knows nothing of what is gone."""
        updated: datetime = self.feed["updated"]
        return updated

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("summary", item["summary"], {"type": "text"})

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        super().write_items(handler)
        for ident, at in self.feed["gone"]:
            attributes = {"ref": ident, "when": rfc3339_date(at)}
            handler.addQuickElement("at:deleted-entry", None, attributes)


def identifier(name: str) -> str:
    """A tag URI (RFC 4151): it stays the same where the portal moves to another host or address."""
    return f"tag:{settings.TAG_AUTHORITY}:{name}"


def plain(text: str) -> str:
    """One line that XML can hold."""
    return " ".join(writable(text).split())


def atom(
    followed: Followed,
    *,
    name: str,
    title: str,
    subtitle: str,
    link: str,
    path: str,
    record: PublicRecord,
) -> HttpResponse:
    """The feed as an answer; a demonstration's says that it is made up, in every title too.

    A reader may show an entry without the feed that it came from.
    """
    note = made_up_note(record)
    mark = "Demonstration: " if note else ""
    feed = Feed(
        title=plain(mark + title),
        subtitle=plain(f"{note} {subtitle}"),
        link=settings.SITE_URL + link,
        feed_url=settings.SITE_URL + path,
        feed_guid=identifier(name),
        description=None,
        language="en-GB",
        author_name=settings.OMBUDSMAN["name"],
        author_link=settings.OMBUDSMAN["website"],
        feed_copyright=f"{LICENCE['title']}, {LICENCE['path']}",
        updated=followed.updated,
        gone=[(identifier(f"decision/{each.reference}"), each.at) for each in followed.gone],
    )
    for each in followed.entries:
        feed.add_item(
            title=plain(mark + each.title),
            link=settings.SITE_URL + each.link,
            description=None,  # type: ignore[arg-type]  # Django's own ask for none
            summary=plain(each.summary),
            unique_id=identifier(each.ident),
            pubdate=each.published,
            updateddate=each.updated,
            categories=each.terms,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
