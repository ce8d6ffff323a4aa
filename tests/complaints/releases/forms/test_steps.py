"""What is typed on the pages of a release: London's times, and words that will be public."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry

from complaints.models import EarlyAccess, Release
from councils.years import london_instant
from tests import factories
from tests.complaints.preparation import (
    AT,
    MINUTE,
    a_year,
    ann,
    announced,
    draft,
)
from tests.complaints.releases.screens.test_releases import address, signed_in
from tests.complaints.screens import WHEN, errors, said, step, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


@pytest.fixture
def reviewer():
    return signed_in("Reviewer", "ben")


def test_the_instant_is_typed_as_london_time_and_impossible_ones_are_refused(statistician):
    a_year()
    release = draft()
    answer = step(statistician, release, "instant", public_at_0="2025-07-01", public_at_1="09:30")
    assert said(answer) == ["The instant is 1 July 2025, 9.30am, once it has been approved."]
    release.refresh_from_db()
    assert release.public_at == london_instant("2025-07-01 09:30")
    for day, time, why in (
        ("2025-10-26", "01:30", "2025-10-26 01:30 happens twice: the clocks change in that hour."),
        (
            "2026-03-29",
            "01:30",
            "2026-03-29 01:30 does not exist: the clocks change in that hour.",
        ),
        ("", "", "This field is required."),
        ("2025-07-01", "", "This field is required."),
        ("nonsense", "09:30", "Enter a valid date."),
    ):
        answer = step(statistician, release, "instant", public_at_0=day, public_at_1=time)
        assert errors(answer)["public_at"] == [why]
    answer = step(statistician, release, "instant", public_at_0="2025-04-15", public_at_1="10:00")
    assert errors(answer)["__all__"] == ["15 April 2025, 10.00am has passed: set a later instant."]


def test_public_words_that_may_identify_a_person_are_changed_or_confirmed(statistician):
    a_year()
    release = announced()
    typed = {"public_at_0": "2025-05-27", "public_at_1": "09:30", "reason": "Mr Zebra was wrong."}
    answer = step(statistician, release, "postpone", **typed)
    assert errors(answer) == {
        "reason": [
            "It will be public, and this may identify a person: Mr Zebra. Change it, or confirm"
            " below that it does not."
        ]
    }
    assert "These words identify nobody: Mr Zebra" in text(answer)
    confirms = {"words_asked": "Mr Zebra", "words_confirmed": "on"}
    other = step(statistician, release, "postpone", **typed | {"reason": "Mr Yak"}, **confirms)
    assert list(errors(other)) == ["reason"]
    assert not release.postponements.exists()
    assert said(step(statistician, release, "postpone", **typed, **confirms)) == [
        "Moved to 27 May 2025, 9.30am. The calendar says why."
    ]
    assert release.postponements.get().reason == "Mr Zebra was wrong."
    entry = LogEntry.objects.get()
    assert (entry.user, entry.change_message) == (
        ann(),
        "Confirmed as identifying nobody: Mr Zebra",
    )


@pytest.mark.parametrize("slug", ["withdraw", "reason"])
def test_no_public_reason_goes_unread(statistician, slug):
    a_year()
    if slug == "reason":
        factories.release(public_at=AT, made_at=AT - MINUTE)
        release = draft(reason="Corrected.", public_at=AT + timedelta(days=1))
    else:
        release = announced()
    before = Release.objects.values().get(pk=release.pk)
    assert list(errors(step(statistician, release, slug, reason="Mr Zebra"))) == ["reason"]
    assert Release.objects.values().get(pk=release.pk) == before


def test_neither_the_reason_of_a_further_edition_nor_early_access_goes_unread(statistician):
    a_year()
    factories.release(public_at=AT, made_at=AT - MINUTE)
    typed = {"year": "2024-25", **WHEN, "reason": "Mr Zebra"}
    assert list(errors(statistician.post(address("prepare"), typed))) == ["reason"]
    release = Release.objects.get()
    typed = {"office": "Mr Zebra", "what": "both", "purpose": "Mrs Yak"}
    at = {"given_at_0": "2025-04-14", "given_at_1": "10:00"}
    answer = statistician.post(address("early_access", release.pk), typed | at)
    assert set(errors(answer)) == {"office", "purpose"}
    assert not EarlyAccess.objects.exists()


def test_early_access_is_recorded_by_office(reviewer):
    a_year()
    release = draft()
    typed = {
        "office": "Permanent Secretary, Ministry of Housing",
        "what": "figures",
        "purpose": "To answer questions on the day",
        "given_at_0": "2025-04-15",
        "given_at_1": "09:59",
    }
    at_page = address("early_access", release.pk)
    answer = reviewer.post(at_page, typed | {"given_at_1": "10:01"})
    assert "recorded once it has been given" in errors(answer)["__all__"][0]
    answer = reviewer.post(at_page, typed, follow=True)
    assert EarlyAccess.objects.get().given_by.username == "ben"
    assert "Permanent Secretary, Ministry of Housing: figures, on 15 April 2025, 9.59am." in text(
        answer
    )
