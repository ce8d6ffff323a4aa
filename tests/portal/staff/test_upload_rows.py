"""What becomes of rows that cannot be loaded: staff choose it, and the rest is listed and kept."""

import csv
from io import StringIO

import pytest

from complaints.models import CouncilFigures
from councils.models import LoadedFile
from tests import factories
from tests.portal.staff.asking import SAID, answers, fields
from tests.portal.staff.uploading import (
    ANNUAL,
    folder,
    kent,
    lines,
    page,
    preview,
    rows_of,
    shared_connection,
    stella,
    written,
)

__all__ = ["folder", "kent", "shared_connection", "stella"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shared_connection", "folder"),
]


def test_the_rest_is_loaded_listed_and_kept(kent, stella):
    text = f"{ANNUAL}Atlantis,1,1,1,1,1,1\nCent County Council,2,2,2,2,2,2\n"
    address = preview(stella, "annual_statistics", text, **SAID)
    shown = page(stella, address)
    assert [each[1] for each in rows_of(shown, "Why")] == ["3", "4"]
    assert [fields(shown)[name][1] for name in ("Atlantis", "Cent County Council")] == ["keep", ""]
    assert "Did you mean “Kent County Council”?" in shown
    nothing = stella.post(f"{address}rows/", answers(shown, Atlantis=""))
    assert "Nothing was chosen" in nothing.content.decode()
    posted = answers(shown, Atlantis="") | {"load_the_rest": "on"}
    written(stella.post(f"{address}rows/", posted))
    shown = page(stella, address)
    assert "Left out: 2 rows" in shown
    assert 'value="Load the rest"' in shown
    assert [each[1:3] for each in rows_of(shown, "Why")] == [["3", "authority"], ["4", "authority"]]
    written(stella.post(f"{address}load/"))
    assert CouncilFigures.objects.get().council == kent
    shown = page(stella, address)
    assert "These rows were not loaded" in shown
    rest = list(
        csv.reader(StringIO(stella.get(f"{address}errors.csv").content.decode("utf-8-sig")))
    )
    assert [row[1] for row in rest] == ["row", "3", "4"]
    loaded = LoadedFile.objects.get()
    assert [row[1] for row in loaded.rest] == [3, 4]
    assert loaded.counts.endswith("rows left out: 2")
    overview = page(stella, "/admin/uploads/")
    kept = f"/admin/uploads/loaded/{loaded.pk}/left-out.csv"
    assert kept in overview
    assert "Cent County Council" in page(stella, kept)


def test_a_partial_year_says_so_before_it_is_loaded(kent, stella):
    factories.council("Devon County Council")
    text = f"{ANNUAL}Devon County Council,1,1,1,1,1,many\n"
    address = preview(stella, "annual_statistics", text, **SAID)
    assert "does not cover every council" in page(stella, address)
    written(stella.post(f"{address}rows/", {"load_the_rest": "on"}))
    assert (
        "This covers 1 of the 2 councils that existed in 2023-24: whatever adds up the year does"
        " not cover the others, and says so"
    ) in lines(page(stella, address))
