"""The list of councils: which a name finds, and that nothing is listed where it can't be read."""

import pytest

from councils.models import Council
from councils.register.filters import CouncilFilter, with_name
from tests import factories

pytestmark = pytest.mark.django_db


def named(text: str) -> list[str]:
    return [each.short_name for each in with_name(Council.objects.order_by("name"), text)]


@pytest.mark.parametrize(
    "typed",
    [
        "king's lynn",
        "King\u2019s Lynn & West Norfolk",
        "kings lynn and west-norfolk",
        "\u2018KING`S LYNN",
    ],
)
def test_a_name_is_found_however_it_is_typed(typed):
    factories.council("King\u2019s Lynn and West Norfolk", slug="kings-lynn")
    factories.council("Kingston")
    assert named(typed) == ["King\u2019s Lynn and West Norfolk"]


def test_every_word_stands_somewhere_in_a_name_or_the_whole_is_an_alias():
    kent = factories.council("Kent County Council")
    kent.aliases.create(key="garden of england")
    factories.council("Essex County Council")
    assert named("county ken") == ["Kent"]
    assert named("Garden of England") == ["Kent"]
    assert named("garden") == []
    assert named("kent essex") == []


def test_a_short_word_begins_a_word_of_the_name():
    for name in ("Bristol City Council", "St. Albans Council", "West Suffolk Council"):
        factories.council(name)
    assert named("St") == named("saint") == ["St. Albans"]
    assert named("cou bris") == ["Bristol City"]


@pytest.mark.parametrize("typed", ["?", "\u2019", "\u2013"])
def test_what_is_no_word_finds_nothing(typed):
    factories.council()
    assert named(typed) == []


@pytest.mark.parametrize(
    ("asked", "label", "sentence"),
    [
        ({"type": "parish"}, "Type", "there is no \u201cparish\u201d to choose."),
        ({"region": "Mars"}, "Region", "there is no \u201cMars\u201d to choose."),
        ({"q": "\x00"}, "Name", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_named_by_its_label_and_nothing_is_listed(asked, label, sentence):
    factories.council("Kent County Council")
    chosen = CouncilFilter(asked | {"q": asked.get("q", "kent")}, Council.objects.all())
    (told,) = chosen.unreadable
    assert (told.label, told.sentence) == (label, sentence)
    assert list(chosen.qs) == []
