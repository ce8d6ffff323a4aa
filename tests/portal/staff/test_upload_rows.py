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
    stella,
    written,
)

__all__ = ["folder", "kent", "stella"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("folder"),
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


def test_a_column_without_a_heading_is_asked_about(kent, stella):
    text = ANNUAL.replace("authority,", ",").replace("76\n", "76,a note\n")
    address = preview(stella, "annual_statistics", text, **SAID)
    assert stella.get(address).url == f"{address}columns/"
    shown = page(stella, f"{address}columns/")
    posted = answers(shown, **{"column A": "authority", "column H": "leave out"})
    written(stella.post(f"{address}columns/", posted))
    assert lines(page(stella, address))[-1].startswith("Kent County Council | 5 |")
    again = text.replace("a note", "another")
    assert "“column A” as authority, “column H” left out" in page(
        stella, preview(stella, "annual_statistics", again, **SAID)
    )


def test_what_is_kept_of_decisions_that_were_left_out_quotes_nothing(kent, stella):
    heading = "reference,council,decided_on,outcome,recommendation_kind,private_text,due_on\n"
    text = (
        f"{heading}24 018 401,Kent,2025-03-14,upheld,personal_remedy,Pay £500,2025-05-14\n"
        "24 018 402,Mrs Secret of Ash,2025-03-14,upheld,personal_remedy,Pay £900,soon\n"
    )
    address = preview(stella, "decisions", text)
    assert "Pay £900" not in page(stella, address)
    written(stella.post(f"{address}rows/", {"load_the_rest": "on"}))
    written(stella.post(f"{address}load/"))
    kept = page(stella, f"{address}errors.csv")
    assert "… is no council in the register" in kept
    assert kept.count("\r\n") == 3
    loaded = LoadedFile.objects.get()
    for text in (kept, page(stella, address), str(loaded.rest)):
        assert "Secret" not in text
        assert "£900" not in text
        assert "soon" not in text
