"""Feeds keep the rules of Atom, whatever stands in a text."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings

from complaints.decisions.newly_public import Gone
from councils.models import PublicRecord
from portal.feeds.atom import atom, plain
from portal.feeds.entries import Followed
from portal.feeds.entry import Entry
from tests.portal.feeds import rules

AT, LATER = datetime(2025, 7, 1, 8, 30, tzinfo=UTC), datetime(2025, 7, 2, 8, 30, 0, 250, tzinfo=UTC)


def entry(**fields) -> Entry:
    defaults = {
        "ident": "decision/24018407",
        "published": AT,
        "updated": AT,
        "title": "A title",
        "summary": "A summary",
        "link": "/decisions/24-018-407/",
        "terms": ("statement",),
    }
    return Entry(**defaults | fields)


def made(*entries: Entry, gone=(), demonstration=False):
    followed = Followed(list(entries), list(gone), max([AT, *(each.at for each in gone)]))
    return atom(
        followed,
        name="feed",
        title="Title",
        subtitle="Subtitle.",
        link="/",
        path="/feed.atom",
        record=PublicRecord(pk=1, demonstration=demonstration),
    )


@override_settings(SITE_URL="https://councils.example.org", TAG_AUTHORITY="old.example.org,2024")
def test_what_it_says_of_an_entry_and_of_what_is_gone():
    body = made(entry(), gone=[Gone("24000001", LATER)])
    assert rules.read(body) == rules.Feed(
        ident="tag:old.example.org,2024:feed",
        title="Title",
        subtitle="Subtitle.",
        updated=LATER,
        entries=[
            rules.Read(
                ident="tag:old.example.org,2024:decision/24018407",
                title="A title",
                summary="A summary",
                link="https://councils.example.org/decisions/24-018-407/",
                published=AT,
                updated=AT,
                terms=["statement"],
            )
        ],
        gone={"tag:old.example.org,2024:decision/24000001": LATER},
    )
    assert b'href="https://councils.example.org/feed.atom" rel="self"' in body.content
    assert b"<name>Local Government and Social Care Ombudsman</name>" in body.content
    assert b"Open Government Licence v3.0" in body.content


def test_nothing_but_reference_and_instant_is_said_of_what_is_gone():
    body = made(gone=[Gone("24000001", LATER)]).content.decode()
    assert (
        '<at:deleted-entry ref="tag:127.0.0.1,2026:decision/24000001"'
        ' when="2025-07-02T08:30:00.000250+00:00"></at:deleted-entry>'
    ).replace("></at:deleted-entry>", "/>") in body
    assert body.count("24000001") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Fish & <b>chips</b> > 3 “quoted” ’s", "Fish & <b>chips</b> > 3 “quoted” ’s"),
        ("two\n\nlines\tand  spaces", "two lines and spaces"),
        ("pasted\x0b\x00\x1b\ufffe \U0001f600", "pasted \U0001f600"),
        ("]]> <!-- -->", "]]> <!-- -->"),
    ],
)
def test_any_text_can_be_read_as_it_was_written(text, shown):
    [read] = rules.read(made(entry(title=text, summary=text))).entries
    assert (read.title, read.summary) == (shown, shown)
    assert plain(text) == shown


def test_a_demonstration_says_so_in_every_title():
    found = rules.read(made(entry(), demonstration=True))
    assert found.title == "Demonstration: Title"
    assert found.subtitle == (
        "Demonstration: these figures are made up. They say nothing about any real council."
        " Subtitle."
    )
    assert found.titles == ["Demonstration: A title"]
    assert rules.read(made(entry())).titles == ["A title"]


def test_an_empty_feed_is_one_too():
    assert rules.read(made()).updated == AT
