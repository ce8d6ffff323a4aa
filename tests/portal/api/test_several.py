"""Parameters with several values."""

import pytest

from complaints.models import Decision
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_each_outcome(world, kent):
    factories.decision(kent, outcome="closed_after_initial_enquiries")


@pytest.mark.parametrize(
    "query",
    [
        "outcome=not_upheld&outcome=closed_after_initial_enquiries",
        "outcome=not_upheld,closed_after_initial_enquiries",
        "outcome=not_upheld,not_upheld&outcome=closed_after_initial_enquiries",
    ],
)
def test_rows_with_any_of_them_are_found(rows, of_each_outcome, query):
    found = sorted(each["outcome"] for each in rows(f"decisions/?{query}"))
    assert found == ["closed_after_initial_enquiries", "not_upheld"]
    assert len(rows("decisions/")) == 6


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("council=kent-county-council", ["kent-county-council"]),
        ("council=kent,essex-county-council", ["essex-county-council", "kent-county-council"]),
        (
            "region=South+East&region=East+of+England",
            ["essex-county-council", "kent-county-council"],
        ),
        ("region=East+of+England", ["essex-county-council"]),
        ("type=county,unitary&region=South+East", ["kent-county-council"]),
    ],
)
def test_figures_are_those_of_any_of_them(rows, world, kent, query, found):
    kent.gss_code = "E10000016"
    kent.save()
    assert [each["council"] for each in rows(f"performance/?{query}")] == found


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("decisions/?council=kent-county-council,essex-county-council", 5),
        ("decisions/?council=essex-county-council", 1),
        (
            "decisions/?council=kent-county-council&council=essex-county-council&compliance=on_time",
            4,
        ),
        ("decisions/?type=county,unitary", 5),
        ("decisions/?type=unitary&type=district", 0),
        ("decisions/?category=housing,highways", 1),
        ("decisions/?category=housing&counted=upheld&year=2024-25", 1),
        ("decisions/?category=highways&counted=upheld&year=2024-25", 0),
        ("service-improvements/?council=kent-county-council,essex-county-council", 4),
        ("service-improvements/?council=essex-county-council", 1),
        ("service-improvements/?status=on_time,late", 4),
        ("service-improvements/?compliance=late,not_complied", 0),
        ("service-improvements/?subject=housing,highways-roads", 1),
        ("councils/?type=county,unitary", 2),
        ("councils/?region=East+of+England,South+East", 2),
        ("subjects/?category=housing,highways", 2),
        ("performance-by-category/?category=housing", 0),
        ("performance-by-category/?category=housing,not-broken-down", 2),
        ("letters/?council=kent-county-council,essex-county-council", 0),
    ],
)
def test_each_list_takes_several(rows, world, kent, path, number):
    about = [factories.subject(), factories.subject("Highways", "Highways", "Roads")]
    made = factories.decision(kent, subject=about[0], text_approved_at=None)
    factories.recommendation(made)
    first = Decision.objects.filter(council=kent, outcome="upheld").earliest("reference")
    Decision.objects.filter(pk=first.pk).update(subject=about[0])
    assert len(rows(path)) == number


def test_a_figure_is_one_of_a_council_of_a_type_and_of_a_category(get, world):
    several = {
        "council": "kent-county-council,essex-county-council",
        "type": "county,unitary",
    }
    for name, values in several.items():
        answer = get(f"decisions/?counted=upheld&year=2024-25&{name}={values}")
        assert answer.status_code == 404
        [error] = answer.json()["errors"]
        assert (error["parameter"], error["detail"]) == (
            name,
            "counted asks for one figure: give one of these",
        )


def test_there_are_so_many_values_at_most(get, world):
    [error] = get(f"decisions/?outcome={','.join(map(str, range(51)))}").json()["errors"][:1]
    assert error["detail"] == "it has 51 values: give 50 at most"


def test_one_answer_is_kept_in_whatever_order_its_values_are(get, world):
    asked = (
        "decisions/?outcome=upheld,not_upheld&page_size=1&type=county",
        "decisions/?type=county&outcome=not_upheld&page_size=1&outcome=upheld",
    )
    one, other = map(get, asked)
    assert one["ETag"] == other["ETag"]
    assert one.content == other.content
    assert "outcome=not_upheld%2Cupheld&page_size=1&type=county" in one.json()["next"]
    assert get("decisions/?outcome=upheld&page_size=1&type=county")["ETag"] != one["ETag"]


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("outcome=upheld,settled", "there is no 'settled'"),
        ("outcome=upheld&outcome=settled", "there is no 'settled'"),
        ("outcome=upheld,", "one of its values is empty: leave that out"),
        ("outcome=", "it is empty: give it a value, or leave it out"),
        ("year=2024-25&year=2023-24", "it is given 2 times: give it once"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(get, world, query, detail):
    answer = get(f"decisions/?{query}")
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["detail"] == detail
    if error["parameter"] == "outcome":
        assert error["allowed"] == ["closed_after_initial_enquiries", "not_upheld", "upheld"]


def test_a_council_that_there_is_not_is_named_among_others(get, world):
    [error] = get("performance/?council=kent-county-council,kent-county").json()["errors"]
    assert error["detail"].startswith("there is no council 'kent-county': perhaps")


def test_the_schema_has_them_as_lists(client, world):
    schema = client.get("/api/v1/schema/?format=json").json()
    asked = schema["paths"]["/api/v1/decisions/"]["get"]["parameters"]
    outcome = next(each for each in asked if each["name"] == "outcome")["schema"]
    assert (outcome["type"], outcome["minItems"]) == ("array", 1)
    assert outcome["items"]["enum"] == ["closed_after_initial_enquiries", "not_upheld", "upheld"]
