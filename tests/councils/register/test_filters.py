"""The list of councils: which a name finds, and that nothing is listed where it can't be read."""

from datetime import date

import pytest

from councils.models import Council
from councils.register.filters import CouncilFilter
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)


def filtered(**asked: str) -> CouncilFilter:
    return CouncilFilter(asked, Council.objects.all(), day=TODAY)


def test_the_likeliest_stand_first_and_the_answer_is_kept():
    for name in ("Brentwood Borough Council", "London Borough of Brent", "Kent County Council"):
        factories.council(name, short_name=name.split()[-1] if "of" in name else name.split()[0])
    chosen = filtered(q="brent council")
    assert [each.short_name for each in chosen.qs] == ["Brent", "Brentwood"]
    assert chosen.answer
    assert chosen.answer.slug_meant == "london-borough-of-brent"
    assert filtered().answer is None


@pytest.mark.parametrize("typed", ["?", "\u2019", "\u2013", "nowhere"])
def test_what_no_council_is_called_finds_nothing(typed):
    factories.council()
    assert list(filtered(q=typed).qs) == []


@pytest.mark.parametrize(
    ("asked", "label", "sentence"),
    [
        ({"type": "parish"}, "Type", "there is no \u201cparish\u201d to choose."),
        ({"region": "Mars"}, "Region", "there is no \u201cMars\u201d to choose."),
        ({"q": "\x00"}, "Name", "Null characters are not allowed."),
        (
            {"q": "k" * 101},
            "Name",
            "Ensure this value has at most 100 characters (it has 101).",
        ),
    ],
)
def test_what_cannot_be_read_is_named_by_its_label_and_nothing_is_listed(asked, label, sentence):
    factories.council("Kent County Council")
    chosen = filtered(**{"q": "kent"} | asked)
    (told,) = chosen.unreadable
    assert (told.label, told.sentence) == (label, sentence)
    assert list(chosen.qs) == []
