"""Each council's figures say whether they differ from the edition before."""

from datetime import timedelta

import pytest

from complaints.models import Release
from complaints.releases.steps.freeze import ReleaseRefused, refuse_what_lags
from councils.years import Year, london_instant
from tests import factories
from tests.complaints.preparation import ann
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


def revised(release: Release) -> dict[str, bool]:
    return dict(release.figures.values_list("council__name", "was_revised"))


def test_a_first_edition_revises_nothing():
    published("2023-24", frozen(upheld=2))
    assert revised(published("2024-25", frozen(factories.council("Kent"), upheld=3))) == {
        "Kent": False
    }


def test_only_counts_that_differ_are_revised():
    kent, essex, surrey, new, gone = map(
        factories.council, ("Kent", "Essex", "Surrey", "New", "Gone")
    )
    published(
        "2024-25",
        frozen(kent, upheld=3),
        frozen(essex, upheld=3, residents=1_000),
        frozen(surrey, upheld=3, satisfactory_remedies=None),
        frozen(gone, upheld=1),
    )
    again = published(
        "2024-25",
        frozen(kent, upheld=3, late=1),
        frozen(essex, upheld=3, residents=2_000),
        frozen(surrey, upheld=3, satisfactory_remedies=0),
        frozen(new),
        reason="Corrected",
    )
    assert revised(again) == {"Kent": True, "Essex": False, "Surrey": True, "New": True}


def test_each_edition_is_compared_with_the_one_before_that_was_not_withdrawn():
    kent = factories.council("Kent")
    published("2024-25", frozen(kent, upheld=3))
    second = published("2024-25", frozen(kent, upheld=4), reason="Corrected")
    Release.objects.filter(pk=second.pk).update(
        withdrawn_at=second.public_at - timedelta(days=1), withdrawn_reason="Wrong"
    )
    third = published("2024-25", frozen(kent, upheld=3), reason="Corrected again")
    fourth = published("2024-25", frozen(kent, upheld=4), reason="And again")
    assert [revised(each) for each in (second, third, fourth)] == [
        {"Kent": True},
        {"Kent": False},
        {"Kent": True},
    ]


def test_no_edition_is_public_before_one_that_it_follows():
    first = published("2024-25", frozen(upheld=3))
    second = published("2024-25", frozen(upheld=4), reason="Corrected")
    Release.objects.filter(pk=second.pk).update(withdrawn_at=second.public_at - timedelta(1))
    earlier = first.public_at - timedelta(seconds=1)
    with pytest.raises(ReleaseRefused, match="cannot be earlier"):
        published("2024-25", frozen(upheld=4), reason="Again", public_at=earlier)
    again = published("2024-25", frozen(upheld=4), reason="Again", public_at=first.public_at)
    assert again.edition == 3


def lags(public_at, at) -> str:
    """What refuses an instant that a command gives; empty where nothing does."""
    try:
        refuse_what_lags(Year(2024), public_at, at)
    except ReleaseRefused as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("is_public", [True, False])
def test_what_a_command_makes_public_is_two_minutes_ahead(is_public):
    at = london_instant("2025-09-01 10:00")
    later = timedelta(0) if is_public else timedelta(days=365)
    published("2024-25", frozen(upheld=3), public_at=at - timedelta(days=9) + later)
    for seconds in (1, 60, 120):
        assert "is less than two minutes away" in lags(at + timedelta(seconds=seconds), at)
    assert lags(at + timedelta(seconds=121), at) == ""


def test_only_of_a_year_that_is_not_public_may_a_commands_instant_have_passed():
    at = london_instant("2025-09-01 10:00")
    past = (at, at - timedelta(seconds=1), at - timedelta(days=30))
    assert [lags(instant, at) for instant in past] == ["", "", ""]
    published("2024-25", frozen(upheld=3), public_at=at + timedelta(days=1))
    assert [lags(instant, at) for instant in past] == ["", "", ""]
    at += timedelta(days=1)
    for instant in past:
        assert lags(instant, at).startswith("2024-25 is public already, and ")


def test_whoever_prepared_it_is_kept_and_in_its_history():
    factories.decision()
    at = london_instant("2025-05-01 10:00")
    release = factories.release(by_command=False, prepared_by=ann(), made_at=at)
    assert (release.prepared_by, release.made_by_command) == (ann(), False)
    entry = release.history.get()
    assert (entry.history_user, entry.history_date, entry.history_change_reason) == (
        ann(),
        at,
        "Counted",
    )
    imported = published("2023-24", frozen(upheld=1))
    assert imported.history.get().history_change_reason == "Imported"
    assert (imported.year, imported.made_by_command) == (Year(2023), True)
