"""One council's letter, put together from frozen figures."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision, Release
from councils.models import Council, PublicRecord
from letters.composing.drafts import template_of
from letters.composing.letters import YearOfLetters
from tests import factories
from tests.letters.correspondence import (
    AFTER,
    INSTANT,
    WRITTEN,
    YEAR,
    composed,
    councils_with_decisions,
    letter,
    words,
)

pytestmark = pytest.mark.django_db


def test_a_letter_gives_the_counts_of_the_release_and_names_its_edition():
    composed()
    made = letter("Essex").content
    assert made["title"] == "Annual review letter 2025"
    assert made["to"] == ["The Chief Executive", "Essex County Council"]
    assert (made["edition"], made["period"]) == (1, "1 April 2024 to 31 March 2025")
    assert {row["name"]: row["figure"] for row in made["counts"]} == {
        "Invalid or incomplete": "0",
        "Advice given": "0",
        "Referred back for local resolution": "0",
        "Closed after initial enquiries": "0",
        "Not upheld": "3",
        "Upheld": "12",
        "Dealt with in all": "15",
    }
    assert [
        (each["slug"], each["figure"], each["part"], each["whole"]) for each in made["panels"]
    ] == [
        ("uphold-rate", "80%", 12, 15),
        ("compliance-rate", "100%", 12, 12),
        ("satisfactory-remedy-rate", "0%", 0, 12),
    ]
    # All counties together: 2 + 12 upheld of 3 + 15 investigated.
    assert "higher than similar councils (78%, 14 of 18)" in made["panels"][0]["lines"][0]


def test_a_council_without_investigations_has_no_rate_and_no_chart():
    composed()
    made = letter("Surrey")
    assert [each["figure"] for each in made.content["panels"]] == [
        "no investigations",
        "no outcomes recorded",
        "none upheld",
    ]
    assert [each["chart"] for each in made.content["panels"]] == [None, None, None]
    assert "investigated no complaints about Surrey County Council" in words(made)


def test_until_the_instant_a_letter_asks_not_to_be_passed_on(settings):
    settings.SITE_URL = "https://portal.example.org"
    composed()
    address = "https://portal.example.org/councils/kent-county-council/2024-25/"
    assert (
        f"This letter and the figures in it become public on 20 May 2025, 9.30am, at {address}."
        in words(letter())
    )
    later = YearOfLetters(Release.objects.get(), template_of(YEAR, AFTER), AFTER)
    said = later.content(Council.objects.get(slug="kent-county-council"), "").as_json()
    assert (
        f"The figures in this letter have been public since 20 May 2025, 9.30am, at {address}."
        in str(said)
    )


def test_a_report_is_named_once_it_is_public_and_not_if_withheld():
    kent, *_ = councils_with_decisions()
    for announced_at, withheld in (
        (WRITTEN - timedelta(days=30), ""),
        (WRITTEN - timedelta(days=20), "consent"),
        (WRITTEN + timedelta(days=20), ""),
    ):
        factories.decision(
            kent,
            kind="report",
            title="Secret title",
            announced_at=announced_at,
            withheld_reason=withheld,
            decided_on=date(2025, 1, 9),
        )
    assert Decision.objects.filter(kind="report").count() == 3
    composed(councils=True)
    said = words(letter())
    assert (
        "decisions about your council is a public interest report. It was published on 16 March"
        " 2025" in said
    )
    assert "Secret title" not in said


def test_a_letter_of_made_up_figures_says_so():
    composed()
    assert letter().content["mark"] == ""
    PublicRecord.objects.update(demonstration=True)
    years = YearOfLetters(Release.objects.get(), template_of(YEAR, WRITTEN), WRITTEN)
    made = years.content(Council.objects.get(slug="kent-county-council"), "")
    assert made.mark.startswith("Demonstration. The figures are made up")


def test_once_the_year_is_read_a_letter_needs_no_query(django_assert_num_queries):
    composed()
    years = YearOfLetters(Release.objects.get(), template_of(YEAR, WRITTEN), WRITTEN)
    first, *others = years.councils.values()
    years.content(first, "")
    with django_assert_num_queries(0):
        for each in others:
            years.content(each, "A word.")
    assert INSTANT > WRITTEN
