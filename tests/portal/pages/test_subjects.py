"""Subjects: frozen figures of a category, published decisions of a sub-category."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from complaints.figures.performance import Performance
from complaints.models import Category, Decision, YearNote
from councils.years import Year, london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

PUBLIC = london_instant("2025-07-01 00:00")
LATER = london_instant("2025-09-01 12:00")


@pytest.fixture
def read(client, clock):
    def at(address, instant=LATER):
        clock.set(instant)
        return client.get(address)

    return at


def words(response) -> str:
    body = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


@pytest.fixture
def world():
    """Kent: 12 about homelessness, of them 9 upheld; one withheld; one later; and a district's."""
    kent = factories.council("Kent County Council")
    dover = factories.council("Dover District Council", type="district")
    homeless, repairs = factories.subject(), factories.subject(name="Repairs")
    for number in range(12):
        outcome = "upheld" if number < 9 else "not_upheld"
        factories.decision(kent, subject=homeless, outcome=outcome)
    factories.decision(kent, subject=homeless, withheld_reason="other")
    factories.decision(dover, subject=repairs)
    factories.decision(dover, subject=repairs, outcome="referred_back")
    factories.release()
    factories.decision(kent, subject=homeless, decided_on=date(2025, 5, 1))
    return kent


def test_a_category_has_its_frozen_figures_and_no_withheld_case(world, read):
    page = read("/subjects/housing/")
    told = words(page)
    assert "investigated 13 complaints about this subject and upheld 10 , 77%" in told
    assert "On all subjects together it was 79% ." in told  # 11 of 14, with what is withheld
    assert "2024-25 14 13 10 77% 10 of 13" in told
    districts = words(read("/subjects/housing/?type=district"))
    assert "Dover District Council 2 1 1 1 of 1" in districts
    counties = words(read("/subjects/housing/?type=county&sort=-uphold-rate"))
    assert "Kent County Council 12 12 9 75% 9 of 12" in counties
    assert (
        "Kent County Council"
        not in districts.split("Newest decisions")[0].split(
            "Councils with complaints on this subject"
        )[1]
    )


def test_it_does_not_move_when_decisions_do(world, read):
    before = words(read("/subjects/housing/")).split("Sub-categories")[0]
    Decision.objects.filter(outcome="upheld").update(outcome="not_upheld")
    assert words(read("/subjects/housing/")).split("Sub-categories")[0] == before


def test_without_a_type_it_shows_the_one_with_the_most_cases(world, read):
    assert read("/subjects/housing/").context["type"] == "county"
    assert read("/subjects/housing/?type=nonsense").context["type"] == "county"


def test_a_sub_category_counts_published_decisions_of_released_years_and_makes_no_rate(world, read):
    told = words(read("/subjects/housing-homelessness/"))
    assert (
        "12 decisions on this sub-category are published, of 2024-25: 9 upheld and 3 not upheld."
        in told
    )
    assert "These are published decisions, no statistic" in told
    assert "%" not in told
    listed = words(read("/subjects/"))
    assert "Homelessness 12" in listed
    assert "Repairs 1" in listed


def test_before_its_instant_nothing_of_the_year_is_told(world, read):
    before = PUBLIC - timedelta(seconds=1)
    category = words(read("/subjects/housing/", before))
    assert "No figures of this subject are published yet." in category
    assert "Which councils" not in category
    told = words(read("/subjects/housing-homelessness/", before))
    assert "No decision on this sub-category is published" in told
    assert "Homelessness" not in words(read("/subjects/", before))
    assert read("/subjects/housing/?year=2024-25", before).status_code == 404
    assert read("/subjects/?year=2024-25", before).status_code == 404


def test_over_the_years_it_stands_beside_all_subjects_and_says_of_how_many_councils(read):
    housing = factories.subject().category
    planning = Category.objects.create(name="Planning", slug="planning")
    kent = factories.council("Kent County Council")
    factories.council("Essex County Council")
    for year, upheld in (("2023-24", 20), ("2024-25", 30)):
        categories = {
            housing.pk: Performance(upheld=upheld, not_upheld=10),
            planning.pk: Performance(upheld=10, not_upheld=10),
        }
        total = Performance.total(categories.values())
        counts = {"upheld": total.upheld, "not_upheld": total.not_upheld}
        published(year, frozen(kent, categories=categories, **counts))
    YearNote.objects.create(year=Year(2024), text="From then on, fewer.", breaks_comparison=True)
    page = read("/subjects/housing/")
    points = page.context["trend"].points
    assert [(each.rate.counts, each.average.counts) for each in points] == [
        ("20 of 30", "30 of 50"),
        ("30 of 40", "40 of 60"),
    ]
    assert [each.breaks for each in points] == [False, True]
    assert "among 1 of 2 councils" in words(page)
    assert "From then on, fewer." in words(page)


def test_a_year_that_is_not_broken_down_says_so(read):
    factories.subject()
    published("2024-25", frozen(factories.council("Kent County Council"), upheld=3, not_upheld=1))
    assert "The figures of 2024-25 are not broken down by subject." in words(read("/subjects/"))
    assert "No figures of this subject are published yet." in words(read("/subjects/housing/"))


def test_those_with_few_cases_follow_by_name_where_a_rate_sorts(read):
    housing = factories.subject().category
    rows = []
    for name, upheld, others in (("A", 9, 3), ("B", 1, 0), ("C", 10, 1), ("D", 0, 0), ("E", 2, 2)):
        made = Performance(upheld=upheld, not_upheld=others, advice_given=1)
        counts = {"upheld": upheld, "not_upheld": others, "advice_given": 1}
        council = factories.council(f"{name} County Council")
        rows.append(frozen(council, categories={housing.pk: made}, **counts))
    published("2024-25", *rows)

    def order(sort) -> str:
        table = read(f"/subjects/housing/?sort={sort}").context["table"]
        return "".join(each.council.name[0] for each in table)

    assert order("name") == "ABCDE"
    assert order("-uphold-rate") == "CABDE"
    assert order("uphold-rate") == "ACBDE"
    assert order("-upheld") == "CAEBD"


def test_what_was_learned_is_there_and_an_unknown_subject_is_not(world, read):
    shown = Decision.objects.public(LATER).in_year(Year(2024))
    made = factories.recommendation(shown.filter(council=world, outcome="upheld").first())
    told = words(read("/subjects/housing-homelessness/"))
    assert made.public_summary in told
    assert re.search("Reminders and guidance to staff +1", told)
    assert read("/subjects/zebras/").status_code == 404
