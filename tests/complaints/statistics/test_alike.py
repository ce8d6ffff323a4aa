"""Which places are most alike."""

import pytest

from complaints.statistics.alike import most_alike, traits
from councils.models import Council
from councils.register import places
from councils.register.places import Place


@pytest.fixture
def register(monkeypatch):
    made = {
        "E1": Place(1000, 20),  # 100 for each km²
        "E2": Place(1000, 22),
        "E3": Place(10, 20),  # 10,000 for each km²
        "E4": Place(1000, 60),
    }
    monkeypatch.setattr(places, "places", lambda: made)
    monkeypatch.setattr("complaints.statistics.alike.places", lambda: made)
    return [Council(pk=n, slug=f"c{n}", gss_code=f"E{n}") for n in range(1, 6)]


def test_residents_and_density_are_steps_of_ten(register):
    assert traits(register[0], 100_000) == (5, 2, 20)
    assert traits(register[0], None) is None
    assert traits(register[4], 100_000) is None  # nothing is known of its place


def test_the_most_alike_is_first_and_the_unknown_are_left_out(register):
    one, two, three, four, _ = register
    residents = dict.fromkeys(range(1, 6), 100_000)
    # By hand: every figure is standardised, so that two, in deprivation a ninth of the way to
    # four, is nearest; three differs in density alone, by all there is, as four in deprivation.
    assert most_alike(one, register[1:], residents)[0] == two
    assert set(most_alike(one, register[1:], residents)) == {two, three, four}
    assert most_alike(register[4], register[:4], residents) == []


def test_figures_that_are_the_same_everywhere_say_nothing(register):
    one, two = register[:2]
    assert most_alike(one, [two], {1: 100_000, 2: 100_000}) == [two]
