"""The notebook makes a council's page anew from the API: the same figures as the page shows."""

import json
from html import unescape
from pathlib import Path

import council_performance
import pytest

pytestmark = pytest.mark.django_db
FOLDER = Path(council_performance.__file__).parent.parent / "notebooks"


@pytest.fixture
def run(portal, monkeypatch):
    """What its cells leave behind, run one after the other."""
    monkeypatch.setenv("COUNCIL", "kent-county-council")
    monkeypatch.setattr(council_performance, "Portal", lambda address: portal)
    cells = json.loads((FOLDER / "council.ipynb").read_text(encoding="utf-8"))["cells"]
    left: dict = {}
    for number, cell in enumerate(each for each in cells if each["cell_type"] == "code"):
        exec(compile("".join(cell["source"]), f"cell {number + 1}", "exec"), left)
    return left


def test_its_figures_are_those_of_the_page(run, client):
    figures = run["figures"]
    page = unescape(client.get("/councils/kent-county-council/2024-25/").text)
    assert figures.loc["Uphold rate", ["Figure", "Counts"]].tolist() == ["3 of 4", "3 of 4"]
    assert figures.loc["Compliance rate", "Counts"] == "3 of 3"
    for text in figures["Figure"]:
        assert text in page
    assert run["council"]["name"] in page
    for address in run["decisions"]["address"]:
        assert client.get(address).status_code == 200


def test_years_categories_and_decisions_are_there(run):
    assert [*run["over_years"].columns] == ["2024-25"]
    assert run["over_years"].loc["Uphold rate", "2024-25"] == "3 of 4 (3 of 4)"
    assert run["categories"]["Upheld"].sum() == 3
    assert len(run["decisions"]) == 4


def test_it_carries_no_figures_of_its_own():
    """What somebody's portal answered once is no part of the project."""
    for notebook in FOLDER.glob("*.ipynb"):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        assert [cell for cell in cells if cell.get("outputs")] == []
