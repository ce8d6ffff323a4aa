"""The gate of a year's figures, a second before and a second after."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from complaints.models import Release
from councils.years import Year, london_instant, london_midnight

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
LATER = london_midnight(date(2030, 1, 1))
AT_0930 = london_instant("2025-05-20 09:30")


def released(**fields) -> Release:
    defaults = {
        "year": Year(2024),
        "source": Release.Source.COUNTED,
        "public_at": AT_0930,
        "made_at": AT_0930 - timedelta(28),
        "made_by_command": True,
    }
    return Release.objects.create(**defaults | fields)


def public_at(at) -> list[Release]:
    return list(Release.objects.public(at))


def test_a_release_is_public_from_its_instant():
    release = released()
    assert (public_at(AT_0930 - SECOND), public_at(AT_0930)) == ([], [release])
    assert list(Release.objects.announced(AT_0930 - SECOND)) == [release]
    assert list(Release.objects.announced(AT_0930)) == []


def test_a_release_by_staff_waits_for_a_second_person():
    release = released(made_by_command=False)
    assert public_at(LATER) == []
    assert not Release.objects.announced(AT_0930 - SECOND).exists()
    release.approved_by = User.objects.create(username="second")
    release.approved_at = AT_0930 - timedelta(2)
    release.save()
    assert (public_at(AT_0930 - SECOND), public_at(AT_0930)) == ([], [release])


def test_a_withdrawn_release_is_never_public_nor_announced():
    released(withdrawn_at=AT_0930 - timedelta(1))
    assert public_at(LATER) == []
    assert not Release.objects.announced(AT_0930 - SECOND).exists()


def test_the_current_release_is_the_newest_public_edition_of_each_year():
    revised_at = AT_0930 + timedelta(60)
    old = released(year=Year(2023), public_at=AT_0930 - timedelta(365))
    first = released()
    second = released(edition=2, reason="A council was missing.", public_at=revised_at)
    released(edition=3, reason="x", public_at=revised_at, made_by_command=False)
    assert list(Release.objects.current(AT_0930 - SECOND).items()) == [(Year(2023), old)]
    for at, current in ((AT_0930, first), (revised_at - SECOND, first), (revised_at, second)):
        assert list(Release.objects.current(at).items()) == [
            (Year(2024), current),
            (Year(2023), old),
        ]
    assert public_at(revised_at) == [second, first, old]
