"""What of the map is fetched by itself: a layer, hexagons, three years together."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils.boundaries import hexagons, topology
from tests import factories, squares
from tests.factories import frozen, published
from tests.portal.test_map import IMMUTABLE, figures, kent, on_the_map, shown, within

pytestmark = pytest.mark.django_db

__all__ = ["kent"]  # a fixture


def test_a_layer_of_boundaries_is_fetched_without_the_other(client, kent):
    """On the grid of the map: a quarter of a degree is 500 steps."""
    ashford = factories.council("Ashford Council", type="district")
    medway = factories.council("Medway Council", type="unitary")
    drawn = squares.draw({kent: (0, 0), ashford: (0, 0), medway: (1, 0)})
    address = f"/map/{drawn.content_hash}/{{}}.topojson"
    response = client.get(address.format("counties"))
    assert response["Cache-Control"] == IMMUTABLE
    (layer,) = response.json()["objects"].items()
    assert (layer[0], [each["id"] for each in layer[1]["geometries"]]) == (
        "counties",
        ["kent-county-council", "medway-council"],
    )
    districts = client.get(address.format("districts")).json()
    assert [each["id"] for each in districts["objects"]["districts"]["geometries"]] == [
        "ashford-council"
    ]
    ((ring,),) = topology.polygons(districts, "districts")["ashford-council"]
    assert set(ring) == set(squares.square(0, 0))
    assert districts["transform"]["scale"] == [1 / 2000, 1 / 2000]
    assert client.get(address.format("wards")).status_code == 404
    assert client.get(address.format("wards/2024-04-01")).status_code == 404
    assert client.get("/map/abc/counties.topojson").status_code == 404


def test_the_figures_of_a_year_say_where_its_own_councils_are_drawn(client):
    """The same address for years between which nothing changed; of a day there is not, none."""
    april = date(2023, 4, 1)
    new = factories.council("Cumberland Council", type="unitary", opened_on=april)
    old = factories.council("Cumbria County Council", closed_on=april)
    old.successors.set([new])
    drawn = squares.draw({old: (0, 0), new: (0, 0)}).content_hash
    for year in ("2021-22", "2022-23"):
        published(year, frozen(old, upheld=20))
    published("2024-25", frozen(new, upheld=20))
    answers = [figures(client, year) for year in ("2021-22", "2022-23", "2024-25")]
    before, still, after = (each["drawn"]["areas"]["counties"] for each in answers)
    assert before == still == [f"/map/{drawn}/counties/1974-04-01.topojson"]
    assert after == [f"/map/{drawn}/counties/2023-04-01.topojson"]
    for answer, slug in zip(
        answers, ("cumbria-county-council",) * 2 + ("cumberland-council",), strict=True
    ):
        assert [each["slug"] for each in answer["councils"]] == [slug]
        (address,) = answer["drawn"]["areas"]["counties"]
        response = client.get(address)
        assert response["Cache-Control"] == IMMUTABLE
        layer = response.json()["objects"]["counties"]
        assert [each["id"] for each in layer["geometries"]] == [slug]
    assert client.get(f"/map/{drawn}/counties/2023-02-30.topojson").status_code == 404


@pytest.mark.parametrize("day", [date(2019, 3, 31), date(2026, 4, 1)])
def test_hexagons_are_served_as_boundaries_are(client, db, day):
    for layer, found in hexagons.hexagons(hexagons.since(day)).items():
        response = client.get(f"/map/{found.content_hash}.topojson")
        assert (response.status_code, response["Cache-Control"]) == (200, IMMUTABLE)
        assert list(response.json()["objects"]) == [layer]


def test_figures_of_one_layer(client, kent):
    ashford = factories.council("Ashford Council", type="district")
    on_the_map(kent, ashford)
    published("2024-25", frozen(kent, upheld=20), frozen(ashford, upheld=9))
    for layer, slug, kinds in (
        ("counties", "kent-county-council", {"county", "metropolitan_district", "unitary"}),
        ("districts", "ashford-council", {"district"}),
    ):
        answer = figures(client, layer=layer)
        assert [each["slug"] for each in answer["councils"]] == [slug]
        assert answer["averages"].keys() - {"london_borough"} == kinds
        assert answer["layer"] == layer
    assert len(figures(client)["councils"]) == 2


def test_three_years_together_are_on_the_map(client, kent):
    on_the_map(kent)
    published("2023-24", frozen(kent, upheld=2, not_upheld=4))
    published("2024-25", frozen(kent, upheld=3, not_upheld=3, satisfactory_remedies=None))
    assert shown(client, kent) == ("3 of 6", None, "fewer than ten")
    answer = figures(client, pooled="3")
    (council,) = answer["councils"]
    assert council["figures"]["uphold-rate"] == within("42%", "5 of 12", 5, 12, 1)
    assert council["figures"]["satisfactory-remedy-rate"]["years"] == "1 of 2 years"
    assert answer["averages"]["county"]["uphold-rate"] == {"text": "42%", "counts": "5 of 12"}
    assert (answer["period"], answer["editions"]) == ("2023-24 and 2024-25", [1, 1])


def test_no_year_is_added_up_before_its_instant(client, kent):
    on_the_map(kent)
    hour = timedelta(hours=1)
    published("2022-23", frozen(kent, upheld=10))
    published("2023-24", frozen(kent, upheld=900), public_at=timezone.now() + hour)
    published("2024-25", frozen(kent, upheld=20, not_upheld=10))
    answer = figures(client, pooled="3")
    assert answer["period"] == "2022-23 and 2024-25"
    assert answer["councils"][0]["figures"]["uphold-rate"]["counts"] == "30 of 40"
    assert client.get("/map/2023-24.json?pooled=3").status_code == 404


@pytest.mark.parametrize("query", ["pooled=2", "pooled=", "layer=wards", "years=3"])
def test_what_the_map_cannot_show_is_refused_with_what_it_can(client, kent, query):
    published("2024-25", frozen(kent, upheld=20))
    refused = client.get(f"/map/2024-25.json?{query}")
    assert refused.status_code == 400
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["errors"][0]["parameter"] == query.partition("=")[0]


def test_one_year_and_three_have_validators_of_their_own(client, kent):
    published("2024-25", frozen(kent, upheld=20))
    one, three = (client.get(f"/map/2024-25.json{asked}") for asked in ("", "?pooled=3"))
    assert one["ETag"] != three["ETag"]
    again = client.get("/map/2024-25.json?pooled=3", headers={"If-None-Match": three["ETag"]})
    assert again.status_code == 304


def test_cities_are_placed_on_the_map_and_on_its_hexagons(client, kent):
    published("2024-25", frozen(kent, upheld=20))
    places = {name: at for name, *at in figures(client)["cities"]}
    assert places["Leeds"][0] == [53.799, -1.549]
    assert len(places) == 14
