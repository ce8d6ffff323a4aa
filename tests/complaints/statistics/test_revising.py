"""What a revision changed, by how much, and why."""

from datetime import date

import pytest

from complaints.models import Release
from complaints.statistics.revising import Change, revisions
from councils.years import london_midnight
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

LATER = london_midnight(date(2025, 9, 1))
WHY = "Two cases had been recorded against the wrong council."


def changed(before, after):
    """The changes of the one revision between two editions."""
    [revision] = revisions([before, after])
    assert (revision.before, revision.release) == (before, after)
    return revision.changes


def as_tuples(found: list[Change]):
    return [(each.council.name, each.label, each.was, each.now, each.difference) for each in found]


def test_every_count_that_differs_and_no_other():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    first = published("2024-25", frozen(kent, upheld=63, not_upheld=13), frozen(surrey, upheld=9))
    second = published(
        "2024-25",
        frozen(kent, upheld=61, not_upheld=13, late=1),
        frozen(surrey, upheld=9),
        public_at=LATER,
        reason=WHY,
    )
    assert as_tuples(changed(first, second)) == [
        ("Kent", "upheld", 63, 61, -2),
        ("Kent", "late", 0, 1, 1),
    ]


def test_a_council_that_came_or_went():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    nothing = dict.fromkeys(("satisfactory_remedies", "on_time", "late", "not_complied"))
    first = published("2024-25", frozen(kent, upheld=2, **nothing))
    second = published("2024-25", frozen(surrey, upheld=2, **nothing), public_at=LATER, reason=WHY)
    found = [each for each in as_tuples(changed(first, second)) if each[1] == "upheld"]
    assert found == [("Kent", "upheld", 2, None, None), ("Surrey", "upheld", None, 2, None)]


def test_what_was_not_published_is_not_zero():
    kent = factories.council("Kent")
    first = published("2024-25", frozen(kent, upheld=2, satisfactory_remedies=None))
    second = published(
        "2024-25", frozen(kent, upheld=2, satisfactory_remedies=0), public_at=LATER, reason=WHY
    )
    assert as_tuples(changed(first, second)) == [("Kent", "satisfactory remedies", None, 0, None)]


def test_revisions_are_editions_after_the_first_newest_first():
    kent = factories.council("Kent")
    for year in ("2023-24", "2024-25"):
        published(year, frozen(kent, upheld=1))
    for upheld, day in ((2, date(2025, 9, 1)), (3, date(2025, 10, 1))):
        published(
            "2024-25", frozen(kent, upheld=upheld), public_at=london_midnight(day), reason=WHY
        )
    found = revisions(list(Release.objects.all()))
    assert [(each.release.edition, each.before.edition) for each in found] == [(3, 2), (2, 1)]
    assert [as_tuples(each.changes) for each in found] == [
        [("Kent", "upheld", 2, 3, 1)],
        [("Kent", "upheld", 1, 2, 1)],
    ]


def test_only_public_editions_are_compared():
    kent = factories.council("Kent")
    published("2024-25", frozen(kent, upheld=1))
    published("2024-25", frozen(kent, upheld=2), public_at=LATER, reason=WHY)
    public = Release.objects.public(london_midnight(date(2025, 8, 1)))
    assert revisions(list(public)) == []


@pytest.mark.parametrize(
    ("was", "now", "text"), [(5, 7, "+2"), (7, 5, "−2"), (None, 0, "–"), (3, None, "–")]
)
def test_a_difference_is_written_with_its_sign(was, now, text):
    assert Change(None, "upheld", was, now).difference_text == text
