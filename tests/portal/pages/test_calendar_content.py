"""The calendar: what was announced, moved and taken back, and who saw figures early; no more."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User

from complaints.models import EarlyAccess, Postponement, Release
from councils.years import Year, london_instant
from tests import factories

pytestmark = pytest.mark.django_db

INSTANT = london_instant("2025-07-01 09:30")
AT = london_instant("2025-06-02 10:00")


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(AT)


@pytest.fixture
def staff():
    return User.objects.create(username="zebrastaff", first_name="Zebra")


@pytest.fixture
def coming():
    factories.decision()
    return factories.release(public_at=INSTANT, made_at=AT)


def sections(client) -> dict[str, str]:
    """The words under each heading of the page."""
    body = client.get("/calendar/").content.decode().split("</main>")[0]
    found = {}
    for section in re.split(r"<section[^>]*>", body)[1:]:
        heading, rest = section.split("</h2>")
        found[words(heading)] = words(rest)
    return found


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def moved(release, staff, hours=24):
    move = Postponement.objects.create(
        release=release,
        was_public_at=release.public_at,
        public_at=release.public_at + timedelta(hours=hours),
        reason="Two councils asked for more time.",
        moved_by=staff,
        moved_at=AT,
    )
    release.public_at = move.public_at
    release.save()


def seen_early(release, staff):
    EarlyAccess.objects.create(
        release=release,
        office="Permanent Secretary, the Ministry",
        what="both",
        purpose="to answer questions on the day",
        given_at=london_instant("2025-05-30 09:00"),
        given_by=staff,
    )


def test_a_release_to_come_with_how_it_was_moved_and_who_saw_it(client, coming, staff):
    moved(coming, staff)
    moved(coming, staff)
    seen_early(coming, staff)
    page = sections(client)
    assert page["Coming"] == (
        "3 July 2025, 9.30am Statistics for 2024-25"
        " Moved from 1 July 2025, 9.30am to 2 July 2025, 9.30am:"
        " Two councils asked for more time."
        " Moved from 2 July 2025, 9.30am to 3 July 2025, 9.30am:"
        " Two councils asked for more time."
        " Seen before release by: Permanent Secretary, the Ministry, on 30 May 2025."
        " What: figures and letters. Purpose: to answer questions on the day"
    )
    assert page["Published"] == "Nothing has been published yet."
    assert "Announced and withdrawn" not in page
    assert "quality assurance" in page["Seen before release"]


def test_the_same_stands_there_once_it_is_public(client, clock, coming, staff):
    moved(coming, staff)
    seen_early(coming, staff)
    clock.set(coming.public_at)
    page = sections(client)
    assert (
        page["Coming"]
        == "No release is announced at the moment. Follow by feed to hear of the next."
    )
    assert page["Published"].startswith(
        "2 July 2025, 9.30am Statistics for 2024-25 Moved from 1 July 2025, 9.30am"
    )
    assert "Permanent Secretary, the Ministry" in page["Published"]


def test_it_says_nothing_of_staff_figures_or_reasons(client, coming, staff):
    moved(coming, staff)
    seen_early(coming, staff)
    Release.objects.filter(pk=coming.pk).update(reason="zebrareason", prepared_by=staff)
    assert "zebra" not in client.get("/calendar/").content.decode().lower()


@pytest.mark.parametrize("submitted", [False, True])
def test_what_was_not_announced_is_not_there(client, coming, staff, submitted):
    """A draft and a submitted release, though somebody saw them early; withdrawn or not."""
    seen_early(coming, staff)
    told = sections(client)
    Release.objects.filter(pk=coming.pk).update(
        made_by_command=False,
        prepared_by=staff,
        submitted_by=staff if submitted else None,
        submitted_at=AT if submitted else None,
    )
    untold = sections(client)
    assert (told["Coming"] != untold["Coming"], untold["Coming"]) == (
        True,
        "No release is announced at the moment. Follow by feed to hear of the next.",
    )
    Release.objects.filter(pk=coming.pk).update(withdrawn_at=AT, withdrawn_reason="Wrong.")
    assert sections(client) == untold


def withdrawn(release, **fields):
    known = {"withdrawn_at": AT, "withdrawn_reason": "Residents were wrong; a new date follows."}
    Release.objects.filter(pk=release.pk).update(**known | fields)


def test_an_announcement_that_was_withdrawn_stays_with_its_reason(client, coming, staff):
    seen_early(coming, staff)
    withdrawn(coming)
    page = sections(client)
    assert (
        page["Coming"]
        == "No release is announced at the moment. Follow by feed to hear of the next."
    )
    assert page["Announced and withdrawn"].startswith(
        "Had been announced for 1 July 2025, 9.30am Statistics for 2024-25"
        " Withdrawn on 2 June 2025: Residents were wrong; a new date follows."
        " Seen before release by: Permanent Secretary"
    )
    withdrawn(coming, withdrawn_reason="")
    assert "Withdrawn on 2 June 2025." in sections(client)["Announced and withdrawn"]


def test_what_an_approver_announced_and_withdrew_stays_too(client, coming, staff):
    other = User.objects.create(username="other")
    Release.objects.filter(pk=coming.pk).update(
        made_by_command=False, prepared_by=staff, approved_by=other, approved_at=AT
    )
    withdrawn(coming)
    assert "Announced and withdrawn" in sections(client)


@pytest.mark.parametrize(
    ("at", "is_there"),
    [
        ("2025-06-02 09:59", False),
        ("2025-06-02 10:00", True),
        ("2026-07-01 23:59", True),
        ("2026-07-02 00:00", False),
    ],
)
def test_a_withdrawn_announcement_stays_until_a_year_after_its_instant(
    client, clock, coming, at, is_there
):
    withdrawn(coming)
    clock.set(london_instant(at))
    assert ("Announced and withdrawn" in sections(client)) is is_there


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(client, django_assert_num_queries, staff, more):
    for number in range(more):
        year = Year(2016 + number)
        factories.decision(decided_on=year.start)
        for instant in (INSTANT, AT - timedelta(days=1), INSTANT):
            release = factories.release(
                str(year), public_at=INSTANT, made_at=AT, reason="More cases."
            )
            seen_early(release, staff)
            moved(release, staff)
            Release.objects.filter(pk=release.pk).update(public_at=instant)
        withdrawn(release)
    with django_assert_num_queries(10):
        page = sections(client)
    assert [page[each].count("Moved from") for each in list(page)[:3]] == [more] * 3
