"""What a council's page makes of frozen figures and of the register."""

from datetime import date

import pytest
from django.utils import timezone

from complaints.models import Release
from complaints.next_instant import record_at
from councils.models import Council
from councils.years import Year
from portal.pages.council_content import council_page
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

DAY = date(2023, 4, 1)


@pytest.fixture
def cumbria():
    """A county and a district that one council replaced."""
    county = factories.council("Cumbria County Council", closed_on=DAY)
    district = factories.council("Eden District Council", type="district", closed_on=DAY)
    new = factories.council("Westmorland Council", type="unitary", opened_on=DAY)
    for old in (county, district):
        old.successors.add(new)
    return county, district, new


def page(council: Council, year: Year) -> dict:
    at = timezone.now()
    found = council_page(council, year, Release.objects.current(at), at, "Ombudsman", record_at(at))
    assert found is not None
    return found


def sums(council: Council) -> list[tuple]:
    found = page(council, Year(2022))["group_sums"]
    return [(str(each.year), each.rates[0][1].counts, each.old_councils) for each in found]


def test_a_group_is_the_councils_that_existed_when_the_year_was_frozen(cumbria):
    county, district, _ = cumbria
    for about in (county, district):
        factories.decision(about, decided_on=date(2022, 6, 1))
    factories.decision(county, decided_on=date(2023, 6, 1))
    factories.release("2022-23")
    factories.release("2023-24")
    of_2022 = ("2022-23", "2 of 2", "Cumbria County Council and Eden District Council")
    assert sums(county) == [of_2022]
    Council.objects.filter(pk=district.pk).update(closed_on=date(2022, 4, 1))
    assert sums(county) == [of_2022]
    Council.objects.filter(pk=district.pk).update(closed_on=date(2023, 5, 1))
    assert sums(county) == [of_2022]


def test_the_sums_of_a_group_are_marked_with_their_counts(cumbria, client):
    county, district, _ = cumbria
    published("2022-23", frozen(county, upheld=25, not_upheld=5), frozen(district, not_upheld=10))
    page = client.get("/councils/cumbria-county-council/2022-23/").content.decode()
    sums = page.split("<summary>The councils that were reorganised together")[1].split("</table>")[
        0
    ]
    assert (
        '<span data-measure="uphold-rate" data-part="25" data-whole="40">63%</span>'
        ' <span class="counts">25 of 40</span>' in sums
    )
    assert '<span data-measure="compliance-rate" data-part="0" data-whole="0">' in sums


def test_an_imported_year_that_lacks_one_of_a_group_has_no_sum(cumbria):
    county, district, _ = cumbria
    published("2022-23", frozen(county, upheld=5))
    assert sums(county) == []
    published("2022-23", frozen(county, upheld=5), frozen(district, upheld=1), reason="Eden.")
    assert [counts for _, counts, _ in sums(county)] == ["6 of 6"]


def test_the_trend_tells_a_council_that_had_closed_from_one_to_come(cumbria):
    county, _, new = cumbria
    for year, council in ((2022, new), (2023, county)):
        published(f"{year}-{year - 1999}", frozen(council, existed=False, upheld=1))
    published("2021-22", frozen(county, upheld=20))
    published("2024-25", frozen(new, upheld=20))
    said = {
        council: [
            (point.rate.text, point.rate.counts)
            for point in page(council, Year(year))["trends"][0].over_years.trend.points
        ]
        for council, year in ((county, 2021), (new, 2024))
    }
    assert said == {
        county: [("100%", "20 of 20"), ("had closed", "1 of 1")],
        new: [("did not exist yet", "1 of 1"), ("100%", "20 of 20")],
    }


NORTH_YORKSHIRE = date(2023, 4, 1)


def test_not_there_yet_and_no_longer_there_are_two_things(client):
    old = factories.council("North Yorkshire County Council", closed_on=NORTH_YORKSHIRE)
    new = factories.council("North Yorkshire Council", opened_on=NORTH_YORKSHIRE)
    old.successors.add(new)
    for year, council in (("2022-23", new), ("2023-24", old)):
        published(year, frozen(council, existed=False, on_time=2, upheld=1))
    early = client.get("/councils/north-yorkshire-council/2022-23/").content.decode()
    late = client.get("/councils/north-yorkshire-county-council/2023-24/").content.decode()
    assert (
        "North Yorkshire Council did not exist yet in 2022-23. What is counted here was decided, or"
        " its outcome recorded, before it opened, and is compared with no other council."
    ) in early
    assert "no figure: the council did not exist yet" in early
    assert "had closed" not in early
    assert (
        "North Yorkshire County Council no longer existed in 2023-24. What is counted here was"
        " decided, or its outcome recorded, after it had closed, and is compared with no other"
        " council."
    ) in late
    assert "no figure: the council had closed" in late
    files = [
        b"".join(client.get(f"/data/performance-{year}-edition-1.csv")).decode()
        for year in ("2022-23", "2023-24")
    ]
    said = [("did not exist yet" in each, "had closed" in each) for each in files]
    assert said == [(True, False), (False, True)]


def test_what_it_agreed_says_how_it_stands_in_words(client):
    kent = factories.council("Kent County Council")
    upheld = factories.decision(kent, decided_on=date(2024, 6, 3))
    factories.recommendation(upheld, due_on=date(2024, 7, 15), recorded_on=date(2024, 7, 16))
    factories.recommendation(
        upheld, due_on=date(2024, 7, 15), done_on=None, outcome="", recorded_on=None
    )
    factories.release("2024-25")
    page = client.get("/councils/kent-county-council/2024-25/").content.decode()
    agreed = page.partition('id="agreed"')[2].partition('id="reports"')[0]
    assert '<span class="chip done">Done on time</span>' in agreed
    assert '<span class="chip overdue">Overdue</span>' in agreed
    assert (
        "1 done on time, 0 done late, 0 improvements not complied with, 1 improvement overdue,"
        " 0 not due yet." in agreed
    )
