"""A client that is made from today's schema reads what is added later."""

import importlib
import json
import subprocess
import sys
from copy import deepcopy

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def generated(client, world, tmp_path, monkeypatch):
    """Its modules, by name, as openapi-python-client makes them."""
    schema = tmp_path / "schema.json"
    schema.write_bytes(client.get("/api/v1/schema/?format=json").content)
    config = tmp_path / "config.yml"
    config.write_text("post_hooks: []\npackage_name_override: council_performance_made\n")
    made = subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--path", str(schema)),
            *("--config", str(config), "--meta", "none", "--fail-on-warning"),
            *("--output-path", str(tmp_path / "council_performance_made")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    monkeypatch.syspath_prepend(tmp_path)
    return lambda name: importlib.import_module(f"council_performance_made.{name}")


def of_next_year(row: dict) -> dict:
    """A row with a field, an outcome, a year and a council that there are not today."""
    later = deepcopy(row) | {"severity": "high", "council": "borough-of-tomorrow"}
    return (
        later
        | {name: "2031-32" for name in ("year",) if name in row}
        | ({"outcome": "settled"} if "outcome" in row else {})
    )


@pytest.mark.parametrize("slug", ["decisions", "performance"])
def test_it_reads_next_years_answer(get, generated, slug):
    model = generated(f"models.{slug}_response_200")
    answer = get(f"{slug}/").json()
    assert answer["results"]
    later = answer | {
        "results": [of_next_year(each) for each in answer["results"]],
        "releases": [{"year": "2031-32", "edition": 1, "public_at": "2032-07-01T00:00:00+01:00"}],
        "weather": "fine",
    }
    read = getattr(model, f"{slug.capitalize()}Response200").from_dict(deepcopy(later))
    row = read.results[0]
    assert (row.council, row["severity"]) == ("borough-of-tomorrow", "high")
    assert (row.outcome if slug == "decisions" else row.year) == (
        "settled" if slug == "decisions" else "2031-32"
    )
    assert read.releases[0].year == "2031-32"
    assert json.loads(json.dumps(read.to_dict()))["results"] == later["results"]


def test_it_asks_for_a_year_and_a_council_that_there_are_not_yet(generated):
    asked = generated("api.performance.performance")._get_kwargs(
        year="2031-32", council=["borough-of-tomorrow"]
    )
    assert asked["params"]["year"] == "2031-32"
    assert asked["params"]["council"] == ["borough-of-tomorrow"]
