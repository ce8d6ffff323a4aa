"""Where a measure is found that was registered and no more; ``test_measures_added`` runs this."""

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from complaints.models import CouncilFigures
from councils.models import Boundary, BoundarySet
from tests import factories

pytestmark = pytest.mark.django_db
DUE = date(2024, 9, 1)
KENT, YEAR = "/councils/kent-county-council/2024-25/", "2024-25"


@pytest.fixture(autouse=True)
def year():
    """Kent did twelve things three days late or in time, Essex twelve nine days late, Surrey one.

    In 2023-24 statistics were imported, which have no days.
    """
    took = {"Kent": [3] * 7 + [-2] * 5, "Essex": [9] * 12, "Surrey": [40]}
    for name, days in took.items():
        council = factories.council(f"{name} County Council", residents=1_000_000)
        for each in days:
            case = factories.decision(council, decided_on=date(2024, 6, 3), outcome="upheld")
            done = DUE + timedelta(each)
            factories.recommendation(case, due_on=DUE, done_on=done, recorded_on=date(2025, 1, 6))
    factories.release(YEAR)
    kent = CouncilFigures.objects.get(council__slug="kent-county-council").council
    factories.published("2023-24", factories.frozen(kent, upheld=12, on_time=12))
    drawing = {
        "topology": '{"arcs": [], "objects": {}}',
        "content_hash": "abc",
        "loaded_at": timezone.now(),
    }
    drawn = BoundarySet.objects.create(name="Test", **drawing)
    Boundary.objects.create(council=kent, boundary_set=drawn)


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    content = b"".join(response) if response.streaming else response.content
    return re.sub(r"\s+", " ", content.decode())


def test_it_is_frozen_with_the_edition():
    kent = CouncilFigures.objects.get(release__year=YEAR, council__slug="kent-county-council")
    assert kent.days == {"due_on to done_on": {"-2": 5, "3": 7}}


def test_a_page_shows_it_beside_similar_councils(client):
    page = read(client, KENT)
    panel = page.partition('id="median-days-name"')[2].partition("</article>")[0]
    assert '<span data-measure="median-days" data-whole="12">3 days</span>' in panel
    assert 'counted=complied">12 cases</a>' in panel
    assert "6 days lower than similar councils (9 days, 25 cases)." in panel
    assert "chance" not in panel
    few = read(client, KENT.replace("kent", "surrey")).partition('id="median-days-name"')[2]
    assert 'data-whole="1"><a' not in few
    assert "1 case" in few
    assert "Too few cases to compare." in few
    assert "not published for this year" in read(client, KENT.replace("2024-25", "2023-24"))
    pack = read(client, f"{KENT}scrutiny-pack/")
    assert "6 days lower than similar councils (9 days, 25 cases)." in pack


def test_home_and_map_show_it(client):
    home = read(client, f"/?year={YEAR}&sort=-median-days")
    assert '<th scope="col" class="n">Median days from due to done</th>' in home
    assert home.index(">Essex County Council</a>") < home.index(">Kent County Council</a>")
    assert '<option value="median-days"' in home
    drawn = json.loads(read(client, f"/map/{YEAR}.json"))
    assert [each["slug"] for each in drawn["measures"]][-1] == "median-days"
    assert drawn["averages"]["county"]["median-days"] == {"text": "9 days", "counts": "25 cases"}


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("performance", ("median_days", "median_days_similar")),
        ("performance-by-type", ("median_days",)),
        ("groups", ("median_days",)),
    ],
)
def test_api_files_and_dictionary_have_it(client, kind, names):
    lines = list(csv.reader(io.StringIO(read_csv(client, f"/data/{kind}-{YEAR}-edition-1.csv"))))
    dictionary = read(client, "/data/dictionary/")
    schema = read(client, "/api/v1/schema/")
    for name in names:
        columns = [each for each in lines[0] if re.fullmatch(rf"{name}_(whole|ratio|text)", each)]
        assert len(columns) == 3
        assert f"{name}_part" not in lines[0]
        assert all(each in dictionary for each in columns)
        assert name in schema
    assert "median_days_chance_low" not in lines[0]


def read_csv(client, address: str) -> str:
    return b"".join(client.get(address).streaming_content).decode("utf-8-sig")


def test_the_api_gives_the_exact_figure(client):
    found = json.loads(
        read(client, f"/api/v1/performance/?year={YEAR}&council=kent-county-council")
    )
    [row] = found["results"]
    assert row["median_days"] == {"whole": 12, "ratio": 3.0, "text": "3 days"}
    assert row["median_days_similar"]["text"] == "9 days"
    types = json.loads(read(client, f"/api/v1/performance-by-type/?year={YEAR}"))["results"]
    assert {row["type"]: row["median_days"]["whole"] for row in types} == {"county": 25, "all": 25}


def test_methods_explain_it(client):
    methods = read(client, "/methods/")
    assert "How many days after it was due half of the cases were done, at most." in methods
    assert '<th scope="row">Median days from due to done</th>' in methods
