"""The package, read and validated as a re-user does: with every file it names beside it."""

import json

import frictionless
import pytest

from councils.public_record import MADE_UP, changing_public_record
from portal.open_data.datasets import DATASETS
from portal.open_data.dictionary import entries
from portal.open_data.package import field, package
from tests import factories
from tests.portal.crawling import text_of
from tests.portal.open_data.worlds import LATER, catalogue, small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(client, clock, tmp_path):
    """Fetches the package and each file that it names into a folder."""

    def fetch():
        clock.set(LATER)
        found = json.loads(text_of(client.get("/data/datapackage.json")))
        names = ["datapackage.json", *(each["path"] for each in found["resources"])]
        for name in names:
            text = text_of(client.get(f"/data/{name}"))
            (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        return tmp_path / "datapackage.json", found

    return fetch


def problems(path) -> list:
    report = frictionless.validate(str(path))
    return report.flatten(["name", "rowNumber", "fieldName", "type", "note"])


@pytest.mark.filterwarnings("ignore")  # of what frictionless itself is made with
@pytest.mark.parametrize("demonstration", [False, True])
def test_every_file_is_as_the_package_says(save, demonstration):
    small_world(3)
    factories.decision(factories.council("=1+1", slug="formula"), subject=None, title="")
    with changing_public_record() as record:
        record.demonstration = demonstration
    path, found = save()
    assert len(found["resources"]) == len(catalogue().newest) + 1
    assert problems(path) == []
    heads = {
        (path.parent / each["path"]).read_text(encoding="utf-8").splitlines()[0]
        for each in found["resources"]
        if each["format"] == "csv"
    }
    assert {head.endswith(",note") for head in heads} == {demonstration}


@pytest.mark.filterwarnings("ignore")
def test_a_file_that_says_something_else_is_found_out(save):
    """So that the test above means something."""
    small_world()
    path, _ = save()
    file = path.parent / "service-improvements-all-years.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("2023-07-03", "3 July").replace("council-", "nowhere-"))
    found = {problem[3] for problem in problems(path)}
    assert found == {"type-error", "foreign-key"}


def test_the_package_names_its_editions_and_its_terms():
    small_world()
    found = package(catalogue(), "")
    del found["resources"]
    assert found == {
        "profile": "data-package",
        "name": "council-performance",
        "title": "What the ombudsman found about every council in England",
        "description": "Contains information from the Local Government and Social Care Ombudsman"
        " licensed under the Open Government Licence v3.0.",
        "homepage": "http://127.0.0.1:8000/data/",
        "version": "2024-25, edition 1; 2023-24, edition 2; 2022-23, edition 1",
        "created": "2025-07-01T09:30:00+01:00",
        "licenses": [
            {
                "name": "OGL-UK-3.0",
                "title": "Open Government Licence v3.0",
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            }
        ],
        "contributors": [
            {
                "title": "Local Government and Social Care Ombudsman",
                "path": "https://www.lgo.org.uk/",
                "role": "publisher",
            }
        ],
    }
    assert MADE_UP in package(catalogue(), MADE_UP)["description"]


def test_a_file_of_the_package():
    small_world()
    found = {each["name"]: each for each in package(catalogue(), "")["resources"]}
    compliance = found["compliance-2023-24-edition-2"]
    assert (compliance["year"], compliance["edition"]) == ("2023-24", 2)
    assert compliance["path"] == "compliance-2023-24-edition-2.csv"
    schema = compliance["schema"]
    assert schema["primaryKey"] == ["year", "edition", "reference", "council"]
    assert schema["missingValues"] == [""]
    assert schema["foreignKeys"] == [
        {"fields": ["council"], "reference": {"resource": "councils", "fields": ["council"]}},
        {
            "fields": ["reference"],
            "reference": {"resource": "decisions-all-years", "fields": ["reference"]},
        },
    ]


def test_columns_with_their_types_and_what_is_allowed():
    found = {
        entry.found.name: field(entry)
        for slug in ("performance", "councils", "letters")
        for entry in entries(DATASETS[slug])
    }
    assert found["year"]["constraints"] == {"required": True, "pattern": "[0-9]{4}-[0-9]{2}"}
    assert found["is_current"]["type"] == "boolean"
    assert found["public_since"]["type"] == "datetime"
    assert found["residents"] == {
        "name": "residents",
        "type": "integer",
        "description": "How many people live there, as the edition used it. Empty: Not known.",
        "constraints": {},
    }
    assert found["former_codes"]["constraints"] == {}
    assert found["type"]["constraints"]["enum"][0] == "county"


def test_before_anything_is_public():
    found = package(catalogue(), "")
    assert found["version"] == "no year is public yet"
    assert "created" not in found
    assert [each["name"] for each in found["resources"]][-1] == "letters-all-years"
