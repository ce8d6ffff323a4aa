"""Reorganisations in feeds: what was told is an entry of its own, for whom it concerns."""

from datetime import UTC, date, datetime, timedelta

import pytest

from councils.models import AnnouncedChange, Council
from councils.register.changes.cancellation import cancel
from councils.register.reorganisations import Reorganised
from councils.years import london_midnight
from portal.feeds.entries import about, everything
from portal.feeds.reorganisations import reorganisation_entries, who_followed, who_follows
from tests import factories
from tests.councils.register.changes.changes_files import AT, REPLACED, THE_DAY, file, load
from tests.portal.feeds import rules

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
LATER = AT + timedelta(days=30)
MIDNIGHT = london_midnight(THE_DAY)
MOVED = tuple(row.replace("2027", "2028") for row in REPLACED)
NAMES = "North District Council, Old County Council and South District Council"


@pytest.fixture
def shire():
    county = factories.council("Old County Council")
    for name in ("North", "South"):
        factories.council(f"{name} District Council", type="district", county=county)
    return county


@pytest.fixture
def announced(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    return shire


def told(at, council=None):
    return [(each.ident, each.title) for each in reorganisation_entries(at, council)]


IDENT = "reorganisation/old-county-council"
FIRST = (f"{IDENT}/announced-2026-12-01T120000Z", "Old: to be reorganised on 1 April 2027")


def test_it_is_announced_and_takes_effect_at_midnight(announced):
    assert told(AT - SECOND) == []
    assert told(AT) == [FIRST]
    assert told(MIDNIGHT - SECOND) == [FIRST]
    after = [FIRST, (f"{IDENT}/took-effect", "Old: reorganised on 1 April 2027")]
    assert told(MIDNIGHT) == after
    first, effect = reorganisation_entries(MIDNIGHT)
    assert first.summary == (
        f"On 1 April 2027 {NAMES} close. From then on New Shire Council has their places."
    )
    assert effect.summary == f"{NAMES} closed. They were replaced by New Shire Council."
    assert (first.published, effect.published) == (AT, MIDNIGHT)
    assert (first.link, effect.link) == ("/reorganisations/old-2027/",) * 2
    assert first.terms == (
        *("reorganisation", "announced", "north-district-council", "old-county-council"),
        *("south-district-council", "new-shire"),
    )


def test_each_council_concerned_is_told_and_no_other(announced):
    far = factories.council("Far Council")
    for slug in ("north-district-council", "old-county-council", "new-shire"):
        assert told(AT, Council.objects.get(slug=slug)) == [FIRST]
    assert told(AT, far) == []
    assert [each.ident for each in about(announced, AT, "Ombudsman").entries] == [FIRST[0]]
    assert [each.ident for each in everything(AT, "Ombudsman").entries] == [FIRST[0]]


def test_a_moved_day_is_an_entry_of_its_own(announced, tmp_path):
    load(file(tmp_path, *MOVED), LATER)
    first, moved = reorganisation_entries(MIDNIGHT)
    assert (first.ident, first.title) == FIRST
    assert "On 1 April 2027" in first.summary
    assert moved.ident == f"{IDENT}/changed-2026-12-31T120000Z"
    assert moved.title == "Old: announced anew, to be reorganised on 1 April 2028"
    assert moved.summary.startswith("It had been announced for 1 April 2027. On 1 April 2028 North")
    assert first.link == moved.link == "/reorganisations/old-2028/"


def test_what_was_cancelled_is_told_and_what_was_announced_stays_as_it_was(announced):
    [before] = reorganisation_entries(AT)
    cancel(AnnouncedChange.objects.first(), by=None, at=LATER)
    for council in (None, announced):
        first, gone = reorganisation_entries(MIDNIGHT + SECOND, council)
        assert (first.ident, first.title, first.summary) == (
            *(before.ident, before.title, before.summary),
        )
        assert gone.ident == f"{IDENT}/cancelled-2026-12-31T120000Z"
        assert gone.title == "Old: not to be reorganised on 1 April 2027"
        assert gone.summary == (
            "What was announced for 1 April 2027 was cancelled on 31 December 2026. It concerned"
            f" {NAMES}."
        )
        assert first.link == gone.link == "/reorganisations/"


def test_what_was_never_announced_here_took_effect_all_the_same():
    old = factories.council("Lone Council", type="district", closed_on=date(2019, 4, 1))
    old.successors.add(factories.council("Next Council", opened_on=date(2019, 4, 1)))
    [entry] = reorganisation_entries(AT)
    assert entry.ident == "reorganisation/lone-council/took-effect"
    assert entry.summary == "Lone Council closed. It was replaced by Next Council."


def test_both_feeds_keep_the_rules(announced, client, clock, tmp_path):
    load(file(tmp_path, *MOVED), LATER)
    effect = datetime(2028, 4, 2, tzinfo=UTC)
    for at, number in ((AT, 1), (LATER, 2), (effect, 3)):
        clock.set(at)
        for address in ("/feed.atom", "/councils/old-county-council/feed.atom"):
            found = rules.read(client.get(address))
            assert len(found.entries) == number
            assert [each.terms[0] for each in found.entries] == ["reorganisation"] * number
    assert "20 announcements about reorganisations" in found.subtitle


def test_no_more_than_20_are_told(monkeypatch):
    for year in range(2000, 2022):
        old = factories.council(type="district", closed_on=date(year, 4, 1))
        old.successors.add(factories.council(opened_on=date(year, 4, 1)))
    found = everything(AT, "Ombudsman").entries
    assert [each.published.year for each in found] == [*range(2021, 2001, -1)]


def test_of_several_new_councils_each_is_said_to_follow_its_own(shire):
    """Who follows North District Council alone would take both for its successors."""
    north, south = Council.objects.filter(type="district").order_by("name")
    new = [factories.council(f"{name} Shire Council") for name in ("Lower", "Upper")]
    after = {shire.pk: new, north.pk: [new[1]], south.pk: [new[0]]}
    divided = Reorganised(THE_DAY, (north, shire, south), tuple(new), after)
    assert who_follows(divided) == (
        "On 1 April 2027 3 councils close. From then on Lower Shire Council and Upper Shire Council"
        " have the place of Old County Council; Upper Shire Council has the place of North District"
        " Council; Lower Shire Council has the place of South District Council."
    )
    assert who_followed(divided) == (
        "3 councils closed. Lower Shire Council and Upper Shire Council replaced Old County"
        " Council; Upper Shire Council replaced North District Council; Lower Shire Council"
        " replaced South District Council."
    )
