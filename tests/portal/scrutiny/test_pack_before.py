"""What the year before prompted, beside the figures of the pack's own year."""

from datetime import date

import pytest

from councils.models import Council
from tests import factories
from tests.factories import frozen, published
from tests.portal.scrutiny.made_packs import made

pytestmark = pytest.mark.django_db


def test_what_the_year_before_prompted_stands_beside_this_years_figures(kent):
    """Late then and now; a case not complied with then alone; what is overdue only of this year."""
    published("2023-24", frozen(kent, upheld=9, not_upheld=11, on_time=7, late=2, not_complied=1))
    before = made(kent).before
    assert before.year == "2023-24"
    assert before.source == (
        "From the figures of 2023-24, edition 1, as they stand on 20 July 2025; what is overdue is"
        " asked above."
    )
    assert [(each.because, each.now) for each in before.asked[:2]] == [
        ("1 of 10 cases was not complied with.", ""),
        ("2 of 10 cases were complied with late.", "1 of 4 cases was complied with late."),
    ]
    assert not [each for each in before.asked if "overdue" in each.because]
    assert [each for each in made(kent).questions if "overdue" in each.because]


def test_a_year_before_that_is_not_public_or_has_no_such_council_prompts_nothing(kent):
    assert made(kent).before is None
    published("2023-24", frozen(factories.council("Essex County Council"), upheld=9))
    assert made(kent).before is None


def test_nobody_is_left_to_ask_of_a_council_that_has_closed(kent):
    published("2023-24", frozen(kent, upheld=9, not_upheld=11, late=2))
    assert made(kent).before
    Council.objects.filter(pk=kent.pk).update(closed_on=date(2025, 7, 20))
    assert made(kent).before is None
