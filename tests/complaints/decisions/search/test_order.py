"""Pages of what words find: each decision once, in the order that is said, on either database."""

from datetime import date, timedelta

import pytest

from complaints.decisions.search import matches, order
from complaints.decisions.search.index import QUARTER, quarters
from complaints.decisions.search.matches import keys_of
from complaints.decisions.search.order import Listed, newest
from complaints.decisions.search.queries import read
from complaints.models import Decision
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2026-05-01 12:00")
NUMBER = 12


@pytest.fixture
def herons():
    """One in each half of six years, and as many others; of one day each two."""
    kent = factories.council("Kent")
    for number in range(NUMBER):
        day = date(2019, 1, 5) + timedelta(days=number // 2 * 365)
        factories.decision(kent, decided_on=day, summary="A heron." + " A pond." * number)
        factories.decision(kent, decided_on=day, summary="A stork.")
    factories.decision(kent, decided_on=date(2025, 6, 1), summary="Heron.", withheld_reason="other")


@pytest.fixture(params=["few", "many"])
def often(request, monkeypatch):
    """Whether the word is one that few decisions have."""
    monkeypatch.setattr(order, "RANKED", 5)
    if request.param == "many":
        monkeypatch.setattr(matches, "FEW", 3)
    return request.param


def listed(text: str, *, best_first: bool = False) -> Listed:
    query = read(text)
    keys = keys_of(query.wanted, query.unwanted)
    return Listed(Decision.objects.public(AT).for_cards(), query, keys, best_first)


def in_pages(rows: Listed, size: int) -> list[Decision]:
    return [each for start in range(0, NUMBER + size, size) for each in rows[start : start + size]]


@pytest.mark.parametrize("size", [2, 5, 7])
def test_newest_first_page_by_page(herons, often, size):
    wanted = list(Decision.objects.filter(summary__startswith="A heron").newest_first())[:NUMBER]
    assert keys_of(read("heron").wanted).are_all == (often == "few")
    assert in_pages(listed("heron"), size) == wanted
    assert len(listed("heron")) == NUMBER


def test_of_the_newest_the_best_come_first_and_then_the_others(herons, often):
    rows = listed("heron", best_first=True)
    wanted = list(Decision.objects.filter(summary__startswith="A heron").newest_first())
    shown = in_pages(rows, 4)
    assert rows.ranked_among == 5
    assert shown[5:] == wanted[5:]
    assert set(shown[:5]) == set(wanted[:5])
    lengths = [len(each.summary) for each in shown[:5]]
    assert lengths == sorted(lengths)  # the shorter the text, the better it fits


def test_where_all_are_ranked_nothing_is_said_of_it(herons, monkeypatch):
    monkeypatch.setattr(order, "RANKED", NUMBER + 1)
    assert listed("heron").ranked_among is None


def test_of_a_word_that_many_have_the_newest_days_are_asked_first(herons, often):
    """Until enough are found, and at last all days."""

    def first() -> tuple:
        query = read("heron")
        return newest(Decision.objects.public(AT), query, keys_of(query.wanted), 5)

    found, within = first()
    assert len(found) == 5
    if often == "few":
        assert within is None
    else:
        assert within[1] == date(2024, 1, 4)
        assert within[1] - within[0] < timedelta(days=3 * 365)
    Decision.objects.filter(decided_on__gt=date(2019, 2, 1)).delete()
    assert len(first()[0]) == 2
    Decision.objects.all().delete()
    assert first()[0] == []


def test_a_day_that_is_corrected_is_found_where_it_is(herons, often):
    moved = Decision.objects.filter(summary__startswith="A heron").earliest("decided_on", "pk")
    Decision.objects.filter(pk=moved.pk).update(decided_on=date(2025, 2, 1))
    assert listed("heron")[:1] == [moved]
    assert len(set(in_pages(listed("heron"), 5))) == NUMBER


def test_nobody_can_type_what_days_are_found_by(herons):
    for typed in ("20241", "\ue00020241", "quarter", '"\ue00020241"'):
        assert not read(typed).wanted or not listed(typed)[:1], typed


def test_quarters_from_one_day_to_another():
    assert quarters(date(2024, 11, 30), date(2025, 4, 1)) == [
        f"{QUARTER}{each}" for each in ("20244", "20251", "20252")
    ]
    assert quarters(date(2025, 3, 31), date(2025, 3, 31)) == [f"{QUARTER}20251"]
