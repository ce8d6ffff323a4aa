"""What the lists of the API are narrowed by, and what they hold at an instant."""

from datetime import date

import pytest

from complaints.models import Decision
from complaints.statistics.case_lists import LABELS
from councils.years import london_instant
from tests import factories
from tests.portal.api.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "parameter", "detail", "allowed"),
    [
        (
            "performance/?edition=1",
            "year",
            "an edition is one of a year: give the year too",
            None,
        ),
        (
            "performance/?year=2024-25&edition=7",
            "edition",
            "2024-25 has no such edition",
            ["1"],
        ),
        (
            "decisions/?counted=upheld",
            "year",
            "counted asks what figures counted: give a year whose figures are public",
            ["2024-25"],
        ),
        (
            "decisions/?year=2024-25&edition=1",
            "edition",
            "it says which figures counted a case: give counted too",
            list(LABELS),
        ),
        (
            "decisions/?year=2024-25&counted=upheld&edition=7",
            "edition",
            "2024-25 has no such edition",
            ["1"],
        ),
    ],
)
def test_what_names_nothing_together_is_said_to(get, world, path, parameter, detail, allowed):
    response = get(path)
    assert response.status_code == 404
    [fault] = response.json()["errors"]
    told = {"parameter": parameter, "detail": detail}
    assert fault == (told | {"allowed": allowed} if allowed else told)


def test_an_answer_names_the_edition_that_it_is_made_from(get, world, kent):
    factories.published("2023-24", factories.frozen(kent, upheld=2))
    Decision.objects.filter(outcome="not_upheld").update(outcome="upheld")
    factories.release("2024-25", reason="Upheld.", public_at=london_instant("2025-07-04 09:30"))
    for query, editions in (
        ("?year=2024-25&edition=1", "2024-25/1"),
        ("?year=2024-25", "2024-25/2"),
        ("", "2024-25/2 2023-24/1"),
    ):
        answer = get(f"performance/{query}")
        assert answer["Release-Editions"] == editions
        told = [f"{each['year']}/{each['edition']}" for each in answer.json()["releases"]]
        assert " ".join(told) == editions


def test_an_earlier_edition_stays(rows, world, clock):
    Decision.objects.filter(outcome="not_upheld").update(outcome="upheld")
    factories.release("2024-25", reason="Upheld.", public_at=london_instant("2025-07-04 09:30"))
    asked = "performance/?council=kent-county-council&year=2024-25"
    found = [rows(f"{asked}{edition}")[0] for edition in ("", "&edition=2", "&edition=1")]
    assert [(row["edition"], row["uphold_rate"]["text"]) for row in found] == [
        (2, "4 of 4"),
        (2, "4 of 4"),
        (1, "3 of 4"),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("performance/?council=kent-county-council", ["kent-county-council"]),
        ("performance/?region=South East&year=2024-25", ["kent-county-council"]),
        ("performance/?type=unitary", []),
        ("councils/?q=essex", ["essex-county-council"]),
        ("councils/?type=county&region=South East", ["kent-county-council"]),
        ("letters/?year=2024-25&council=kent-county-council", []),
        ("service-improvements/?council=essex-county-council", ["essex-county-council"]),
        ("service-improvements/?year=2023-24", []),
        ("decisions/?council=essex-county-council&outcome=upheld", ["essex-county-council"]),
        ("decisions/?counted=not_upheld&year=2024-25", ["kent-county-council"]),
    ],
)
def test_lists_are_narrowed(rows, world, query, found):
    assert [row["council"] for row in rows(query)] == found


def test_those_that_existed_on_a_day(rows, world):
    factories.council("Cumbria County Council", closed_on=date(2023, 4, 1))
    for day, number in (("2023-03-31", 3), ("2023-04-01", 2)):
        assert len(rows(f"councils/?existing_on={day}")) == number


def test_a_revision_says_which_figure_it_changed(rows, world, clock):
    Decision.objects.filter(outcome="not_upheld").update(outcome="upheld")
    factories.release(
        "2024-25", reason="It was upheld.", public_at=london_instant("2025-08-01 09:30")
    )
    assert rows("revisions/") == []
    clock.set(london_instant("2025-08-01 09:30"))
    found = [(row["council"], row["figure"], row["was"], row["now"]) for row in rows("revisions/")]
    assert found == [
        ("kent-county-council", "not_upheld", 1, 0),
        ("kent-county-council", "upheld", 3, 4),
    ]
    assert rows("revisions/?council=essex-county-council") == []
    assert [(row["edition"], row["is_current"]) for row in rows("releases/?year=2024-25")] == [
        (2, True),
        (1, False),
    ]


def test_a_year_begins_to_exist_at_its_instant(get, rows, kent, clock):
    factories.decision(kent)
    instant = london_instant("2025-07-01 09:30")
    factories.release("2024-25", public_at=instant)
    clock.set(london_instant("2025-07-01 09:29"))
    for path in ("performance/?year=2024-25", "releases/?year=2024-25", "revisions/?year=2024-25"):
        hidden, never = (get(path.replace("2024-25", year)) for year in ("2024-25", "2099-00"))
        assert hidden.status_code == never.status_code == 400
        assert hidden.content.replace(b"2024-25", b"2099-00") == never.content
    assert rows("performance/") == rows("releases/") == []
    assert years_in(get("schema/?format=json")) == []
    clock.set(instant)
    assert years_in(get("schema/?format=json")) == ["2024-25"]
    assert len(rows("performance/?year=2024-25")) == len(rows("releases/?year=2024-25")) == 1


def years_in(schema) -> list[str]:
    asked = schema.json()["paths"]["/api/v1/performance/"]["get"]["parameters"]
    [year] = [each for each in asked if each["name"] == "year"]
    return year["schema"].get("examples", [])


@pytest.mark.parametrize(("number", "queries"), [(1, 5), (3, 5)])
def test_the_queries_of_a_year_do_not_grow(
    client, clock, number, queries, django_assert_num_queries
):
    clock.set(AT)
    councils = [factories.council() for _ in range(number)]
    factories.published("2024-25", *(factories.frozen(each, upheld=1) for each in councils))
    with django_assert_num_queries(queries):
        answer = client.get("/api/v1/performance/?year=2024-25&page_size=500")
    assert len(answer.json()["results"]) == number
