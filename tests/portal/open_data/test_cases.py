"""Cases as re-users get them: what is shown, as it is shown, and nothing private."""

import csv
from datetime import date

import pytest

from complaints.models import Decision, Recommendation, Release, ReleasedCase
from complaints.recommendations.improvements import with_status
from complaints.statistics.readable_cases import cases_to_read, decisions_to_read
from councils.years import london_instant
from portal.open_data.cases import DECISIONS, SERVICE_IMPROVEMENTS
from portal.open_data.counted_cases import COMPLIANCE, COUNTED_DECISIONS
from tests import factories
from tests.portal.crawling import text_of

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-05 12:00")
FILES = ("counted-decisions", "compliance")
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def upheld():
    kent = factories.council("Kent County Council")
    made = factories.decision(
        kent,
        reference="24018407",
        subject=factories.subject(),
        acted_for="A company of the council",
        satisfactory_remedy=True,
    )
    factories.recommendation(
        made, kind="personal_remedy", private_text="Pay Mrs B.", public_summary=""
    )
    factories.recommendation(made, done_on=date(2024, 8, 1))
    return made


def test_a_decision(upheld):
    [row] = Decision.objects.public(AT).for_data()
    assert DECISIONS.nested(row) == {
        "reference": "24 018 407",
        "council": "kent-county-council",
        "council_name": "Kent County Council",
        "council_name_then": "Kent County Council",
        "decided_on": "2024-06-03",
        "year": "2024-25",
        "kind": "statement",
        "outcome": "upheld",
        "satisfactory_remedy": True,
        "category": "housing",
        "subject": "housing-homelessness",
        "subject_name": "Housing › Homelessness",
        "title": None,
        "summary": "We upheld Mrs B's complaint.",
        "acted_for": "A company of the council",
        "address": f"{SITE}/decisions/24-018-407/",
    }


def test_an_improvement_has_its_compliance_once_its_year_is_released(upheld):
    def row() -> dict:
        improvements = Recommendation.objects.public(AT).for_data()
        [made] = with_status(improvements, Release.objects.current(AT), AT)
        return SERVICE_IMPROVEMENTS.nested(made)

    assert row() == {
        "reference": "24 018 407",
        "council": "kent-county-council",
        "council_name": "Kent County Council",
        "council_name_then": "Kent County Council",
        "decided_about": None,
        "number": 2,
        "decided_on": "2024-06-03",
        "year": "2024-25",
        "category": "housing",
        "subject": "housing-homelessness",
        "subject_name": "Housing › Homelessness",
        "summary": "Remind staff to keep a record of each assessment.",
        "compliance": None,
        "change": "guidance",
        "due_on": "2024-07-15",
        "status": "not_published",
        "address": f"{SITE}/decisions/24-018-407/",
    }
    factories.release("2024-25")
    assert row()["compliance"] == row()["status"] == "late"  # due on 15 July, done on 1 August


def test_what_a_year_counted_is_given_as_it_was_counted(upheld):
    release = factories.release("2024-25")
    Decision.objects.filter(pk=upheld.pk).update(outcome="not_upheld", satisfactory_remedy=False)
    [case] = cases_to_read([release], AT)
    counted = COUNTED_DECISIONS.nested(case)
    told = ("year", "edition", "outcome", "satisfactory_remedy")
    assert {name: counted[name] for name in told} == {
        "year": "2024-25", "edition": 1, "outcome": "upheld", "satisfactory_remedy": True,
    }  # fmt: skip
    assert COMPLIANCE.nested(case) == {
        "year": "2024-25",
        "edition": 1,
        "reference": "24 018 407",
        "council": "kent-county-council",
        "council_name": "Kent County Council",
        "council_name_then": "Kent County Council",
        "compliance": "late",
        "decided_on": "2024-06-03",
        "category": "housing",
        "subject": "housing-homelessness",
        "subject_name": "Housing › Homelessness",
        "address": f"{SITE}/decisions/24-018-407/",
    }


def test_a_withheld_case_leaves_every_edition(upheld):
    releases = [factories.release("2024-25"), factories.release("2024-25", reason="A correction.")]
    assert cases_to_read(releases, AT).count() == 2
    Decision.objects.filter(pk=upheld.pk).update(withheld_reason="identifiable")
    assert list(cases_to_read(releases, AT)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow(number, django_assert_num_queries):
    for _ in range(number):
        factories.recommendation(factories.decision(subject=factories.subject()))
    release = factories.release("2024-25")
    with django_assert_num_queries(1):
        decisions = Decision.objects.public(AT).for_data()
        assert len([DECISIONS.cells(row) for row in decisions]) == number
    with django_assert_num_queries(1):
        rows = with_status(Recommendation.objects.public(AT).for_data(), {}, AT)
        assert len([SERVICE_IMPROVEMENTS.cells(row) for row in rows]) == number
    with django_assert_num_queries(1):
        cases = cases_to_read([release], AT)
        rows = [COUNTED_DECISIONS.cells(row) + COMPLIANCE.cells(row) for row in cases]
        assert len(rows) == number


def test_an_outcome_that_is_never_shown_is_in_no_file_of_counted_decisions(upheld):
    release = factories.release("2024-25")
    assert decisions_to_read([release], AT).count() == 1
    ReleasedCase.objects.filter(release=release).update(outcome="referred_back")
    assert list(decisions_to_read([release], AT)) == []


def test_a_case_withheld_when_it_was_counted_and_restored_since_looks_like_any_other(client, clock):
    """Rows of files and of the record are the same as had it never been withheld."""
    clock.set(AT)
    council = factories.council("Kent County Council")
    made = factories.decision(council, subject=factories.subject())
    factories.recommendation(made)
    without = factories.decision(council)
    factories.recommendation(without)
    Decision.objects.filter(pk=made.pk).update(withheld_reason="identifiable")
    factories.release("2024-25")
    Decision.objects.filter(pk=made.pk).update(withheld_reason="")

    def told() -> dict[str, str]:
        return {
            address: text_of(client.get(address))
            for address in (
                *(f"/data/{name}-2024-25-edition-1.csv" for name in FILES),
                *(f"/data/{name}-all-years.csv" for name in FILES),
                "/councils/kent-county-council/record.json",
            )
        }

    assert ReleasedCase.objects.get(decision=made).category is None
    rows = list(csv.DictReader(told()["/data/compliance-2024-25-edition-1.csv"].splitlines()))
    assert [(row["category"], row["subject"]) for row in rows] == [
        ("housing", "housing-homelessness"),
        ("", ""),
    ]
    as_it_is = told()
    ReleasedCase.objects.filter(decision=made).update(category=made.subject.category)
    assert as_it_is == {address: told()[address] for address in as_it_is}
