"""What councils think is wrong, as a file: for who may read it, without what they wrote."""

import pytest

from letters.early_sight.steps.challenges import challenge
from tests.complaints.releases.screens.test_releases import signed_in
from tests.letters.correspondence import MINUTE
from tests.letters.early_sight.sights import LATER, link, sight

pytestmark = pytest.mark.django_db
FILE = "/admin/letters/challenge/list.csv"


def test_it_has_what_the_list_has(clock):
    clock.set(LATER + MINUTE)
    link()
    challenge(sight(), "24 000 001 is not ours.", at=LATER)
    answer = signed_in("Statistician", "ann").get(FILE)
    heads, row = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert heads == "Council,Year,Said,Letter public,State,Answered by"
    assert ",Open," in row
    assert "not ours" not in row
    assert signed_in("Case officer", "olga").get(FILE).status_code == 403
