"""What words find is counted up to a limit, and beyond it said to be more: never a wrong number."""

from datetime import date

import pytest

from complaints.decisions.search import counts, matches
from complaints.decisions.search.counts import countable, is_too_long
from complaints.decisions.search.matches import keys_of
from complaints.decisions.search.queries import read
from complaints.models import Decision
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2026-05-01 12:00")


@pytest.fixture(autouse=True)
def limits(monkeypatch):
    """The index is asked for four keys at first; two decisions are counted."""
    monkeypatch.setattr(matches, "FEW", 3)
    monkeypatch.setattr(counts, "COUNTED", 2)


def number(text: str, **narrowed) -> int | None:
    query = read(text)
    rows = Decision.objects.public(AT).filter(**narrowed)
    found = countable(rows, query, keys_of(query.wanted, query.unwanted))
    return None if found is None else found.count()


def herons(many: int, **fields) -> None:
    for _ in range(many):
        factories.decision(summary="A heron.", **fields)


@pytest.mark.parametrize(("many", "wanted"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, None), (9, None)])
def test_what_is_known_is_counted_and_beyond_it_there_are_more(many, wanted):
    factories.decision(summary="A stork.")
    herons(many)
    assert number("heron") == wanted


def test_hidden_ones_are_never_part_of_more():
    """The index gives them first, so that what it gives tells nothing."""
    herons(6, withheld_reason="consent")
    assert number("heron") == 0
    herons(2)
    assert number("heron") == 2
    herons(1)
    assert number("heron") is None


def test_what_else_is_asked_for_narrows_first():
    herons(6)
    herons(2, decided_on=date(2023, 5, 1))
    assert number("heron") is None
    assert number("heron", decided_on__lt=date(2024, 1, 1)) == 2
    assert number("heron -heron") == 0
    assert number("heron -stork") is None
    Decision.objects.filter(decided_on=date(2023, 5, 1)).update(summary="A heron and a stork.")
    assert number("heron stork") == 2
    Decision.objects.exclude(decided_on=date(2023, 5, 1)).update(summary="A heron by a pond.")
    assert number("heron -pond") == 2


def test_a_list_without_words_is_counted_up_to_its_own_bound(monkeypatch):
    for _ in range(3):
        factories.decision()
    for most, is_too_much in ((2, True), (3, False)):
        monkeypatch.setattr(counts, "WITHOUT_WORDS", most)
        assert is_too_long(Decision.objects.all()) is is_too_much
