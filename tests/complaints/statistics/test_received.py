from datetime import UTC, datetime, timedelta

import pytest

from complaints.models import CategoryFigures, ComplaintsReceived, CouncilFigures, ReceivedFigures
from complaints.releases.rules.drift import drift
from complaints.releases.steps.revisions import refuse_without_drift
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.own_revisions import own_revisions
from complaints.statistics.received import (
    Received,
    every_received,
    received_by,
    received_in,
    received_nationally,
)
from complaints.statistics.revisions import revisions
from councils.refusals import Refused
from councils.years import Year
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

YEAR = Year.parse("2024-25")
AFTER = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def kent():
    made = factories.council("Kent County Council")
    factories.decision(made)
    return made


@pytest.fixture
def housing():
    return factories.subject().category


def loaded(council, in_all, **by_category):
    """What was loaded of 2024-25, by the names of categories; what is there is replaced."""
    ComplaintsReceived.objects.filter(council=council).delete()
    ComplaintsReceived.objects.create(year=YEAR, council=council, number=in_all)
    for name, number in by_category.items():
        category = factories.subject(name, name, name).category
        ComplaintsReceived.objects.create(
            year=YEAR, council=council, category=category, number=number
        )


def of(release, council):
    return received_by(release, ReleasedYear.load(release).rows[council.pk])


def rows(found):
    return [(each.category, each.received) for each in found.rows]


def test_what_no_category_has_is_not_broken_down(kent):
    loaded(kent, 36, Housing=30, Other=5)
    (found,) = received_in(YEAR).values()
    assert (found.in_all, sorted(found.by_category.values())) == (36, [1, 5, 30])
    assert found.by_category[None] == 1
    assert received_in(YEAR.next) == {}


def test_a_release_keeps_what_was_loaded_and_is_moved_by_nothing(kent):
    loaded(kent, 36, Housing=30, Other=5)
    release = factories.release()
    loaded(kent, 99)
    found = of(release, kent)
    assert found.in_all == 36
    assert rows(found) == [("Housing", 30), ("Other", 5), ("Not broken down", 1)]
    assert not CategoryFigures.objects.filter(upheld=0).exists()  # they are no outcomes


def test_without_any_it_is_not_published_and_never_zero(kent):
    release = factories.release()
    assert not of(release, kent).is_published
    assert received_nationally(release).in_all is None
    assert list(every_received([release])) == []


def test_a_council_that_only_received_has_its_row(kent):
    gone = factories.council("Gone County", closed_on="2024-04-01")
    loaded(gone, 2)
    release = factories.release()
    row = CouncilFigures.objects.get(release=release, council=gone)
    assert (row.existed, row.received, row.upheld) == (False, 2, 0)


def test_the_nation_is_the_five_types_and_says_of_how_many(kent, housing):
    devon = factories.council("Devon County Council")
    park = factories.council("Peak Park", type="other")
    release = published(
        "2024-25",
        frozen(kent, received=Received(36, {housing.pk: 30, None: 6})),
        frozen(devon),
        frozen(park, received=Received(500, {housing.pk: 500})),
    )
    found = received_nationally(release)
    assert (found.in_all, found.coverage) == (36, "1 of 2 councils")
    assert rows(found) == [("Housing", 30), ("Not broken down", 6)]


def test_each_council_has_a_row_of_all_and_one_of_each_category(kent, housing):
    devon = factories.council("Devon County Council")
    release = published(
        "2024-25",
        frozen(kent, received=Received(36, {housing.pk: 30, None: 6})),
        frozen(devon, received=Received(7)),
    )
    found = [
        (str(each.council), each.category and each.category.slug, each.received)
        for each in every_received([release])
    ]
    assert found == [
        ("Devon County Council", None, 7),
        ("Kent County Council", None, 36),
        ("Kent County Council", "housing", 30),
        ("Kent County Council", "", 6),
    ]


def test_what_was_loaded_later_is_drift(kent):
    loaded(kent, 36, Housing=30)
    release = factories.release()
    with pytest.raises(Refused):
        refuse_without_drift(drift(release))
    loaded(kent, 40, Housing=30)
    (change,) = drift(release).changes
    assert (change.council, change.label, change.was, change.now) == (
        kent,
        "complaints received",
        36,
        40,
    )
    assert drift(release).received_elsewhere == []


def test_as_many_in_other_categories_is_drift_too(kent):
    loaded(kent, 36, Housing=30)
    release = factories.release()
    loaded(kent, 36, Housing=29)
    found = drift(release)
    assert (found.changes, found.received_elsewhere, bool(found)) == ([], [kent], True)


def test_a_revision_says_what_changed(kent):
    loaded(kent, 36, Housing=30)
    first = factories.release()
    loaded(kent, 40, Housing=30)
    later = first.public_at + timedelta(days=1)
    second = factories.release(reason="Four came later.", public_at=later)
    (revision,) = revisions([first, second])
    (change,) = revision.changes
    assert (change.count, change.was, change.now) == ("received", 36, 40)
    (part,) = revision.breakdown
    assert (part.category, part.change.was, part.change.now) == ("", 6, 10)
    (own,) = own_revisions(kent, YEAR, AFTER)
    assert (own.counts, own.beside) == (False, True)
    assert ReceivedFigures.objects.count() == 4


def test_it_takes_one_query_of_a_council_and_three_of_all(kent, django_assert_num_queries):
    release = factories.release()
    row = ReleasedYear.load(release).rows[kent.pk]
    with django_assert_num_queries(0):
        received_by(release, row)
    with django_assert_num_queries(1):
        received_nationally(release)
    for name in ("One County", "Two County"):
        loaded(factories.council(name), 36, Housing=30)
    loaded(kent, 36, Housing=30, Other=5)
    again = factories.release(
        reason="They came later.", public_at=release.public_at + timedelta(days=1)
    )
    row = ReleasedYear.load(again).rows[kent.pk]
    with django_assert_num_queries(1):
        received_by(again, row)
    with django_assert_num_queries(3):
        received_nationally(again)
