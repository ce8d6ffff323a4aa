import random
import re
from itertools import pairwise

from complaints.charts.swarm import swarm

ROOM = {"left": 6, "right": 294, "top": 17, "base": 64}


def dots(d):
    return [(float(x), float(y)) for x, y in re.findall(r"M(\S+) (\S+)h", d)]


def test_dots_stand_on_the_line_and_on_each_other():
    found = swarm([150, 150, 200, 151], None, **ROOM)
    assert found.diameter == 4.8
    assert dots(found.d) == [(150, 61.6), (150, 56.8), (150, 52), (198, 61.6)]
    assert found.piles == {}


def test_each_is_told_where_it_stands_in_its_order():
    found = swarm([150, 200, 151], None, **ROOM)
    assert [(round(x, 1), round(y, 1)) for x, y in found.spots] == [
        *((150, 61.6), (198, 61.6), (150, 56.8)),
    ]


def test_dots_begin_above_this_council():
    assert dots(swarm([150, 200], 151, **ROOM).d) == [(150, 52.6), (198, 61.6)]


def test_dots_become_smaller_and_then_closer_before_they_leave_their_strip():
    assert swarm([150] * 9, None, **ROOM).diameter == 4.8
    assert swarm([150] * 11, None, **ROOM).diameter == 4.0
    found = swarm([150] * 20 + [200] * 2, None, **ROOM)
    heights = sorted(y for _, y in dots(found.d))
    assert (found.diameter, len(heights), found.piles) == (4.0, 22, {150: 20})
    assert heights[0] == 19


def test_a_pile_that_cannot_be_counted_is_a_line_as_high_as_its_number():
    found = swarm([294] * 151 + [98] * 76 + [118], None, **ROOM)
    assert found.piles == {294: 151, 98: 76}
    assert found.d == "M98 62V40.5M118 62h.01M294 62V19"
    assert found.diameter == 4.0


def test_no_dot_ever_leaves_the_strip_or_is_lost():
    chance = random.Random(7)
    for _ in range(300):
        places = [chance.uniform(6, 294) for _ in range(chance.randint(0, 170))]
        places += [chance.choice([6, 150, 294])] * chance.randint(0, 160)
        here = chance.choice([None, 6, 150, 294, chance.uniform(6, 294)])
        found = swarm(places, here, **ROOM)
        diameter, d, shown = found.diameter, found.d, dots(found.d)
        assert len(found.spots) == len(places)
        assert all(17 - 0.1 <= y <= 64 and 6 - 0.1 <= x <= 294.1 for x, y in found.spots)
        lines = [tuple(map(float, each)) for each in re.findall(r"M(\S+) (\S+)V([\d.]+)", d)]
        for x, y in [*shown, *((x, y) for x, *ends in lines for y in ends)]:
            assert 6 - 0.1 <= x <= 294 + 0.1
            assert y - diameter / 2 + 0.1 >= 17
            assert y + diameter / 2 <= 64 + 0.1
        if not lines:
            assert len(shown) == len(places)
        columns = sorted({x for x, _ in shown} | {x for x, *_ in lines})
        assert all(right - left >= diameter - 0.11 for left, right in pairwise(columns))
