"""What the map fetches: classes and texts worked out here, boundaries by content, names."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from councils.public_record import changing_public_record
from councils.years import LONDON
from tests import factories, squares
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

IMMUTABLE = "public, max-age=31536000, immutable"


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def on_the_map(*councils):
    return squares.draw({council: (n, 0) for n, council in enumerate(councils)})


def figures(client, year="2024-25", **asked):
    response = client.get(f"/map/{year}.json", asked)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return response.json()


def shown(client, council, measure="uphold-rate", year="2024-25"):
    """What the map shows of a council: its state, or text, class and hatching."""
    (found,) = [each for each in figures(client, year)["councils"] if each["slug"] == council.slug]
    if found["state"]:
        return found["state"]
    figure = found["figures"][measure]
    return figure["text"], figure["class"], figure.get("label")


def within(text, counts, part, whole, number):
    """A figure in a class, within what chance explains."""
    about = {"text": text, "counts": counts, "part": part, "whole": whole}
    return about | {"class": number, "compared": 3}


def test_a_council_on_the_map(client, kent):
    on_the_map(kent)
    row = frozen(
        kent,
        upheld=63,
        not_upheld=13,
        satisfactory_remedies=2,
        on_time=51,
        late=11,
        not_complied=1,
        residents=1_615_600,
    )
    published("2024-25", row)
    answer = figures(client)
    assert (answer["year"], answer["edition"], answer["note"]) == ("2024-25", 1, "")
    assert answer["undrawn"] == 0
    assert answer["councils"] == [
        {
            "slug": "kent-county-council",
            "name": "Kent County Council",
            "type": "county",
            "type_name": "County council",
            "region": "South East",
            "url": "/councils/kent-county-council/2024-25/",
            "state": "",
            "why": "",
            "figures": {
                "uphold-rate": within("83%", "63 of 76", 63, 76, 4),
                "compliance-rate": within("98%", "62 of 63", 62, 63, 4),
                "satisfactory-remedy-rate": within("3%", "2 of 63", 2, 63, 1),
                "upheld-per-100k": within(
                    "3.9", "63 upheld, 1,615,600 residents", 63, 1_615_600, 2
                ),
            },
        }
    ]
    assert answer["averages"]["county"]["uphold-rate"] == {"text": "83%", "counts": "63 of 76"}
    assert answer["measures"][0] == {
        "slug": "uphold-rate",
        "name": "Uphold rate",
        "question": "How many investigated complaints were upheld?",
        "legend": ["under 60%", "60–69%", "70–79%", "80–89%", "90% and over"],
        "hatched": [],
    }
    assert answer["compared"]["short"] == ["far below", "below", "within", "above", "far above"]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, ("no investigations", None, "none investigated")),
        ({"upheld": 2, "not_upheld": 1}, ("2 of 3", None, "fewer than ten")),
        ({"upheld": 6, "not_upheld": 4}, ("60%", 2, None)),
        ({"upheld": 179, "not_upheld": 21}, ("90%", 5, None)),
    ],
)
def test_classes_and_hatching_of_the_uphold_rate(client, kent, counts, expected):
    on_the_map(kent)
    published("2024-25", frozen(kent, **counts))
    assert shown(client, kent) == expected
    hatched = [each["label"] for each in figures(client)["measures"][0]["hatched"]]
    assert hatched == [expected[2]] * (expected[1] is None)


def test_what_is_hatched_is_hatched_beside_similar_councils_too(client, kent):
    on_the_map(kent)
    published("2024-25", frozen(kent, not_upheld=9), frozen(upheld=90, not_upheld=10))
    (council,) = figures(client)["councils"]
    assert council["figures"]["uphold-rate"]["compared"] is None


def test_far_from_similar_councils(client, kent):
    essex = factories.council("Essex County Council")
    on_the_map(kent, essex)
    published("2024-25", frozen(kent, upheld=5, not_upheld=75), frozen(essex, upheld=400))
    positions = [each["figures"]["uphold-rate"]["compared"] for each in figures(client)["councils"]]
    assert positions == [5, 1]


def test_a_small_council_shows_its_rate_by_residents_outside_the_classes(client):
    scilly = factories.council("Isles of Scilly", type="unitary")
    on_the_map(scilly)
    published("2024-25", frozen(scilly, upheld=1, residents=2_054))
    assert shown(client, scilly, "upheld-per-100k") == (
        "48.7",
        None,
        "fewer than 10,000 residents",
    )


def test_a_figure_that_was_not_published_is_none_and_not_zero(client, kent):
    on_the_map(kent)
    published("2024-25", frozen(kent, upheld=20, satisfactory_remedies=None))
    assert shown(client, kent, "satisfactory-remedy-rate") == (
        "not published for this year",
        None,
        "no figures",
    )
    assert shown(client, kent, "upheld-per-100k") == ("residents not known", None, "no figures")


def test_councils_come_and_go(client, kent):
    old = factories.council("Old Council", type="district", closed_on=date(2024, 4, 1))
    new = factories.council("New Council", type="unitary", opened_on=date(2024, 4, 1))
    without = factories.council("Nothing Council", type="unitary")
    on_the_map(kent, old, new, without)
    for year, exists in (("2023-24", old), ("2024-25", new)):
        published(year, frozen(kent, upheld=20), frozen(exists, upheld=20))
    assert [each["name"] for each in figures(client)["councils"]] == [
        "Kent County Council",
        "New Council",
        "Nothing Council",
    ]
    assert shown(client, new) == ("100%", 5, None)
    assert shown(client, without) == "no figures"
    assert shown(client, old, year="2023-24") == ("100%", 5, None)
    assert shown(client, new, year="2023-24") == "did not exist then"
    why = {each["name"]: each["why"] for each in figures(client, "2023-24")["councils"]}
    assert {name: said for name, said in why.items() if said} == {
        "New Council": "It opened on 1 April 2024."
    }
    assert {each["why"] for each in figures(client)["councils"]} == {""}
    labels = [each["label"] for each in figures(client, "2023-24")["measures"][0]["hatched"]]
    assert labels == ["did not exist then", "no figures"]


def test_only_what_is_drawn_is_on_the_map(client, kent):
    on_the_map(kent)
    published("2024-25", frozen(kent, upheld=20), frozen(upheld=20), frozen(upheld=9))
    answer = figures(client)
    assert [each["slug"] for each in answer["councils"]] == ["kent-county-council"]
    assert answer["averages"]["county"]["uphold-rate"]["counts"] == "49 of 49"


def test_an_imported_year_shows_the_average_that_was_published(client, kent):
    on_the_map(kent)
    averages = {"published_average": 89, "published_average_per_100000": 3.6}
    published("2024-25", frozen(kent, upheld=63, not_upheld=13, residents=1_600_000, **averages))
    (council,) = figures(client)["councils"]
    assert council["figures"]["uphold-rate"]["average"] == {
        "text": "89%, as published",
        "counts": "",
    }
    assert council["figures"]["upheld-per-100k"]["average"] == {
        "text": "3.6, as published",
        "counts": "",
    }
    assert "average" not in council["figures"]["compliance-rate"]


def test_made_up_figures_say_so(client, kent):
    on_the_map(kent)
    published("2024-25", frozen(kent, upheld=20))
    with changing_public_record() as record:
        record.demonstration = True
    assert figures(client)["note"] == (
        "Demonstration: these figures are made up. They say nothing about any real council."
    )


def test_a_year_that_is_not_public_answers_as_one_that_does_not_exist(client, kent):
    on_the_map(kent)
    published("2024-25", frozen(kent, upheld=20), public_at=timezone.now() + timedelta(hours=1))
    hidden, never = client.get("/map/2024-25.json"), client.get("/map/2099-00.json")
    assert (hidden.status_code, never.status_code) == (404, 404)
    assert hidden.content == never.content
    assert client.get("/map/2024-26.json").status_code == 404


def test_a_revision_is_on_the_map_from_its_instant(client, kent):
    on_the_map(kent)
    published("2024-25", frozen(kent, upheld=20))
    published(
        "2024-25",
        frozen(kent, upheld=15, not_upheld=5),
        reason="Five were put under the wrong council.",
        public_at=datetime(2025, 9, 1, tzinfo=LONDON),
    )
    assert figures(client)["edition"] == 2
    assert shown(client, kent) == ("75%", 3, None)


@pytest.mark.parametrize("councils", [1, 3])
def test_the_map_takes_six_queries(client, django_assert_num_queries, councils):
    drawn = [factories.council() for _ in range(councils)]
    on_the_map(*drawn)
    published("2024-25", *(frozen(each, upheld=20) for each in drawn))
    with django_assert_num_queries(6):
        client.get("/map/2024-25.json")


def test_boundaries_are_kept_for_ever_at_an_address_made_of_their_content(client, kent):
    drawn = on_the_map(kent)
    address = f"/map/{drawn.content_hash}.topojson"
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert response["Cache-Control"] == IMMUTABLE
    assert [each["id"] for each in response.json()["objects"]["counties"]["geometries"]] == [
        "kent-county-council"
    ]
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", IMMUTABLE)


def test_boundaries_that_are_not_there_are_not_found_whatever_is_asked(client):
    response = client.get("/map/abc.topojson", headers={"If-None-Match": '"abc"'})
    assert response.status_code == 404
