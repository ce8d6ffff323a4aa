"""Reads a feed, and holds it to the rules of RFC 4287 and RFC 6721."""

import re
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

ATOM, AT = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atompub/tombstones/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RFC_3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,[0-9]{4}(-[0-9]{2}){0,2}:[A-Za-z0-9/._-]+")
ONCE = ("title", "id", "updated")


@dataclass(frozen=True)
class Read:
    """One entry as a reader sees it."""

    ident: str
    title: str
    summary: str
    link: str
    published: datetime
    updated: datetime
    terms: list[str]


@dataclass(frozen=True)
class Feed:
    """A feed as a reader sees it; ``gone`` is when, by what is gone."""

    ident: str
    title: str
    subtitle: str
    updated: datetime
    entries: list[Read]
    gone: dict[str, datetime]

    @property
    def titles(self) -> list[str]:
        return [each.title for each in self.entries]


def instant(text: str) -> datetime:
    assert RFC_3339.fullmatch(text), text
    return datetime.fromisoformat(text)


def only(element, name: str) -> str:
    [found] = element.findall(ATOM + name)
    assert found.text
    assert found.get("type", "text") == "text"
    return found.text


def links(element, rel: str) -> list[str]:
    return [each.get("href") for each in element.findall(f"{ATOM}link") if each.get("rel") == rel]


def read(response) -> Feed:
    """What the feed says; fails where it breaks a rule."""
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    assert root.get(f"{XML}lang") == "en-GB"
    assert only(root.find(f"{ATOM}author"), "name")
    assert len(links(root, "self")) == len(links(root, "alternate")) == 1
    assert {each.tag for each in root} <= {
        *(ATOM + name for name in (*ONCE, "link", "author", "subtitle", "rights", "entry")),
        f"{AT}deleted-entry",
    }
    found = Feed(
        only(root, "id"),
        only(root, "title"),
        only(root, "subtitle"),
        instant(only(root, "updated")),
        [read_entry(each) for each in root.findall(f"{ATOM}entry")],
        {each.get("ref"): instant(each.get("when")) for each in root.findall(f"{AT}deleted-entry")},
    )
    gone = root.findall(f"{AT}deleted-entry")
    assert all(set(each.keys()) == {"ref", "when"} and not len(each) for each in gone)
    idents = [found.ident, *(each.ident for each in found.entries), *found.gone]
    assert len(idents) == len(set(idents)) == 1 + len(found.entries) + len(gone)
    assert [ident for ident in idents if not TAG_URI.fullmatch(ident)] == []
    changes = [each.updated for each in found.entries]
    assert changes == sorted(changes, reverse=True)
    if changes or gone:
        assert found.updated == max([*changes, *found.gone.values()])
    return found


def read_entry(element) -> Read:
    [link] = links(element, "alternate")
    categories = element.findall(f"{ATOM}category")
    made = Read(
        only(element, "id"),
        only(element, "title"),
        only(element, "summary"),
        link,
        instant(only(element, "published")),
        instant(only(element, "updated")),
        [each.get("term") for each in categories],
    )
    assert made.updated >= made.published
    assert all(made.terms)
    return made
