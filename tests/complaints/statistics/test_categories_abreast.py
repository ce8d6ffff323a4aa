"""The uphold rate of several councils by category."""

import pytest

from complaints.models import Release
from complaints.statistics.categories_abreast import categories_abreast
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    homes, schools = factories.subject(), factories.subject("Education", "Education", "Exclusions")
    kent, essex, surrey = (factories.council(f"{name} County Council") for name in "KES")
    for council, subject, upheld, not_upheld in (
        (kent, homes, 3, 1),
        (essex, homes, 1, 0),
        (essex, schools, 0, 2),
        (surrey, homes, 5, 5),
    ):
        for number in range(upheld + not_upheld):
            outcome = "upheld" if number < upheld else "not_upheld"
            factories.decision(council, subject=subject, outcome=outcome)
    factories.release()
    return Release.objects.get(), kent, essex


def test_each_council_has_its_rate_in_every_category(made):
    release, kent, essex = made
    found = {each.category: each for each in categories_abreast(release, [kent.pk, essex.pk])}
    assert [rate.counts for rate in found["Housing"].rates] == ["3 of 4", "1 of 1"]
    assert [rate.counts for rate in found["Education"].rates] == ["", "0 of 2"]
    assert found["Housing"].average is None


def test_of_one_type_that_is_beside_them_all_of_it_included(made, django_assert_num_queries):
    release, kent, essex = made
    with django_assert_num_queries(2):
        found = categories_abreast(release, [kent.pk, essex.pk], "county")
    assert {each.category: each.average.counts for each in found} == {
        "Education": "0 of 2",
        "Housing": "9 of 15",
    }
    with django_assert_num_queries(2):
        assert [each.category for each in categories_abreast(release, [kent.pk], "county")] == [
            "Housing"
        ]
