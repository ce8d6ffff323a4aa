"""A rehearsal in words and as a file; what is wrong comes first and is named."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command

from portal.rehearsal.answers import Answer, answer
from portal.rehearsal.problems import problems
from portal.rehearsal.steps import rehearse
from portal.rehearsal.told import COLUMNS, lines
from tests.portal.rehearsal.conftest import AT, DAY


@pytest.fixture
def found(order):
    return rehearse(order, DAY, at=AT)


def sentences(found):
    return [each.sentence for each in problems(found)]


def with_after(found, slug, **altered):
    """The same with one council seen otherwise on the day."""
    seen = found.after.seen | {slug: replace(found.after.seen[slug], **altered)}
    return replace(found, after=replace(found.after, seen=seen))


def test_what_is_to_be_seen_to(found):
    new = "Unitary 1 Council, Unitary 2 Council, Unitary 3 Council and Unitary 4 Council"
    assert [[each.name for each in found_.councils] for found_ in problems(found)] == [
        *[new.replace(" and ", ", ").split(", ")] * 3,
        ["Aford County Council"],
    ]
    assert sentences(found) == [
        "There is no boundary. It is in the table, and counted under the map, but not drawn.",
        "There is no contact. Nobody can be written to.",
        "There is no GSS code. Files that name councils by their codes do not find it.",
        "Several councils would have their place: in each of 1 open case, name the one that has to"
        " comply.",
    ]


@pytest.mark.parametrize(
    ("altered", "sentence"),
    [
        (
            {"year": Answer("/x/", 500, wrong="ValueError: no")},
            "Its page cannot be read: it answers 500 (ValueError: no).",
        ),
        (
            {"year": Answer("/x/", 200, text="closed on 1 April 2028")},
            "Its page does not say that it closed on 1 April 2028, with all the councils.",
        ),
        ({"lists": ()}, "It is missing in the list of councils and councils.csv."),
        ({"postcode": "KT10 9SD"}, "The postcode KT10 9SD leads to no council."),
    ],
)
def test_each_rule_finds_what_is_wrong(found, altered, sentence):
    assert sentence not in sentences(found)
    assert sentence in sentences(with_after(found, "aford-district-1-council", **altered))


def test_closed_councils_are_neither_written_to_nor_served_by(found):
    closed = found.after.seen["byshire-county-council"].council
    worse = with_after(
        found,
        "aford-district-1-council",
        letters_to=(closed,),
        postcode="KT10 9SD",
        served_by=(closed,),
    )
    assert "A letter about it would go to Byshire County Council." in sentences(worse)
    assert "The postcode KT10 9SD leads to Byshire County Council." in sentences(worse)


def test_figures_that_moved_come_first(found):
    moved = replace(found, figures_that_moved=[("2025-26", "1", "aford-county-council")])
    assert sentences(moved)[0] == (
        "Figures of years that are over would change: 2025-26 1 aford-county-council."
    )


def test_in_words(found):
    text = "\n".join(lines(found))
    assert text.index("TO SEE TO: 4 things") < text.index("IN ALL") < text.index("EACH COUNCIL")
    assert "Open councils: county councils 2 → 0; district councils 6 → 0" in text
    assert (
        "2 open cases with 4 recommendations of councils that close: 1 go to their successor, 1"
        in text
    )
    assert "Residents of 4 new councils: 0 known, 4 added up, 0 unknown." in text
    assert (
        "has to comply: Aford County Council → to be named: Unitary 1 Council or Unitary 2" in text
    )
    assert "letters to: Byshire District 1 Council → Unitary 3 Council" in text


def test_as_a_file(order, tmp_path, capsys):
    report = tmp_path / "report.csv"
    call_command("rehearse_changes", order, on=DAY, report=report, verbosity=0)
    assert "TO SEE TO" in capsys.readouterr().out
    rows = list(csv.DictReader(StringIO(report.read_text("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 2 + 6 + 4
    [county] = [each for each in rows if each["slug"] == "aford-county-council"]
    assert county["complies_after"] == "to be named: Unitary 1 Council or Unitary 2 Council"
    assert (county["open_recommendations"], county["due_from_then_on"]) == ("2", "1")
    assert county["figures"] == "unchanged"


def test_a_page_that_fails_is_told_and_the_others_go_on(order, monkeypatch):
    def failing(*args):
        raise ValueError("no")

    monkeypatch.setattr("portal.pages.councils.council_page", failing)
    found = rehearse(order, DAY, at=AT)
    assert "Its page cannot be read: it answers 500 (ValueError: no)." in sentences(found)
    assert found.after.seen["unitary-1-council"].page.status == 200


def test_an_address_that_is_none_is_not_found(order):
    assert answer("/councils/nobody/", AT).status == 404
