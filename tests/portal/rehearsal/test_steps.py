"""What a rehearsal finds of two counties and their districts, which four councils replace."""

from datetime import date, timedelta

import pytest

from councils.models import Council
from councils.refusals import Refused
from portal.rehearsal.steps import rehearse
from tests.portal.rehearsal.conftest import AT, DAY


@pytest.fixture
def found(order):
    return rehearse(order, DAY, at=AT)


def names(councils):
    return [each.name for each in councils]


def test_each_council_before_and_on_the_day(found):
    slug = "aford-district-1-council"
    before, after = found.before.seen[slug], found.after.seen[slug]
    assert (before.page.status, before.page.leads_to) == (302, f"/councils/{slug}/2025-26/")
    assert (after.page.status, after.year.status) == (302, 200)
    assert before.says == (
        "Aford District 1 Council will close on 1 April 2028 and will be replaced by"
        " Unitary 1 Council."
    )
    assert after.says == (
        "Aford District 1 Council closed on 1 April 2028 and was replaced by Unitary 1 Council."
    )
    assert set(before.lists) - set(after.lists) == {"the API's list of open councils"}
    assert names(before.letters_to) == ["Aford District 1 Council"]
    assert names(after.letters_to) == ["Unitary 1 Council"]
    assert after.feed == 6  # three decisions, a year, and that it was announced and took effect
    new = found.after.seen["unitary-1-council"]
    assert (new.page.status, new.year) == (200, None)
    assert "replaced" in new.says


def test_a_letter_about_a_county_goes_to_all_that_have_its_place(found):
    letters = found.after.seen["aford-county-council"].letters_to
    assert names(letters) == ["Unitary 1 Council", "Unitary 2 Council"]


def test_the_councils_of_each_type(found):
    counted = [
        (kind, found.open_before[kind], found.open_after[kind])
        for kind in ("county", "district", "unitary")
    ]
    assert counted == [("county", 2, 0), ("district", 6, 0), ("unitary", 0, 4)]


def test_open_cases_are_counted_once_with_the_last_of_their_days(found):
    assert sorted(found.open_cases) == ["aford-county-council", "aford-district-1-council"]
    [case] = found.open_cases["aford-county-council"]
    assert (case.agreed, case.due_on) == (2, date(2028, 5, 1))
    assert not case.has_moved  # there are two successors
    [case] = found.open_cases["aford-district-1-council"]
    assert case.after == "Unitary 1 Council"


def test_residents_are_added_up_and_figures_stay(found):
    assert [how for _, how in found.residents] == ["summed"] * 4
    assert found.figures_compared > 0
    assert found.figures_that_moved == []


def test_figures_that_move_are_found(order, monkeypatch):
    """The test of the test: as if loading had touched a frozen figure."""
    from complaints.models import CouncilFigures
    from portal.rehearsal import steps

    load = steps.import_changes

    def loading(*args, **kept):
        load(*args, **kept)
        CouncilFigures.objects.filter(council__slug="aford-county-council").update(upheld=9)

    monkeypatch.setattr(steps, "import_changes", loading)
    assert rehearse(order, DAY, at=AT).figures_that_moved == [
        ("2025-26", "1", "aford-county-council"),
        ("2025-26", "1", "county"),
    ]


def test_what_comes_before_the_day_takes_effect_before_it(order):
    order.write_text(
        f"{order.read_text()}2028-01-01,rename,Aford District 1 Council,,,\n".replace(
            "type,region", "type,region,name"
        ).replace("Aford District 1 Council,,,\n", "Aford District 1 Council,,,,Aford Town\n")
    )
    found = rehearse(order, DAY, at=AT)
    assert found.before.seen["aford-district-1-council"].council.name == "Aford Town"
    assert found.other_days == [date(2028, 1, 1)]


def test_a_day_on_which_nothing_happens_is_refused(order):
    with pytest.raises(Refused, match=r"Nothing happens on 2 April 2028\..*1 April 2028"):
        rehearse(order, DAY + timedelta(days=1), at=AT)


def test_a_day_that_has_come_is_refused(order):
    with pytest.raises(Refused, match="has come"):
        rehearse(order, AT.date(), at=AT)
    assert Council.objects.count() == 8
