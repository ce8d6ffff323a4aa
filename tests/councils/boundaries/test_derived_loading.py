"""Areas put together of others, and files that are loaded before and after."""

from datetime import date

import pytest

from councils.boundaries.derived import derive_areas
from councils.boundaries.drawn import drawn_on
from councils.boundaries.importing import import_boundaries
from councils.models import Boundary, BoundarySet
from tests import factories
from tests.councils.boundaries.loading import LATER, NOON, drawn, feature, state

pytestmark = pytest.mark.django_db

THE_DAY = date(2027, 4, 1)
CODES = {"North": "E07000101", "South": "E07000102", "New": "E06000101"}
OLD = {"north", "south"}


@pytest.fixture
def new():
    """A council in the place of two districts side by side."""
    made = factories.council("New", type="unitary", opened_on=THE_DAY, gss_code=CODES["New"])
    for name in ("North", "South"):
        closes = {"closed_on": THE_DAY, "gss_code": CODES[name]}
        factories.council(name, type="district", **closes).successors.set([made])
    return made


@pytest.fixture
def file(save):
    return save(feature(CODES["North"]), feature(CODES["South"], 1), name="old.geojson")


def rows():
    found = Boundary.objects.values_list("council__slug", "boundary_set__name", "is_derived")
    return set(found)


def test_loading_puts_them_together(new, file):
    import_boundaries(file, at=NOON)
    assert drawn() == {"old": {"districts": OLD | {"new"}}}
    assert [each.name for each in drawn_on(THE_DAY).councils] == ["New"]


def test_the_same_file_again_is_recognised(new, file):
    import_boundaries(file, at=NOON)
    before = state()
    assert not import_boundaries(file, at=LATER)
    assert import_boundaries(file, at=LATER, only_missing=True).left == 2
    assert state() == before


def test_a_file_with_an_area_of_its_own_has_the_last_word(new, file, save):
    import_boundaries(file, at=NOON)
    own = save(feature(CODES["New"], 5), name="own.geojson")
    said = import_boundaries(own, at=LATER, dry_run=True).lines()
    assert import_boundaries(own, at=LATER).lines() == said
    assert said[0] == "new: New"
    assert rows() == {("new", "own", False), *((slug, "old", False) for slug in OLD)}
    assert drawn() == {"old": {"districts": OLD}, "own": {"districts": {"new"}}}
    assert not BoundarySet.objects.exclude(loaded_hash="").exists()
    assert not Boundary.objects.filter(end_is_derived=True).exists()


def test_what_is_missing_are_areas_of_files(new, file, save):
    """One that was put together does not stand in the way of one that was drawn."""
    import_boundaries(file, at=NOON)
    both = save(feature(CODES["North"], 7), feature(CODES["New"], 5), name="both.geojson")
    changes = import_boundaries(both, at=LATER, only_missing=True)
    assert (changes.new, changes.left) == (1, 1)
    assert drawn() == {"old": {"districts": OLD}, "both": {"districts": {"new"}}}


def test_other_areas_of_its_parts_make_another_area(new, file, save):
    """All of them out of the new file; or none, where that has one alone."""
    import_boundaries(file, at=NOON)
    later = save(feature(CODES["North"], 3), feature(CODES["South"], 4), name="later.geojson")
    import_boundaries(later, at=LATER)
    assert drawn() == {"later": {"districts": OLD | {"new"}}}
    one = save(feature(CODES["North"], 6), name="one.geojson")
    import_boundaries(one, at=LATER)
    assert drawn() == {"later": {"districts": {"south"}}, "one": {"districts": {"north"}}}
    assert drawn_on(THE_DAY).councils == []


def test_what_a_file_says_of_some_days_alone_stays_so(new, file, save):
    """The first one's areas are so until 2021, and from then on they are as the second has them."""
    since = {"start": "2021-04-01"}
    import_boundaries(file, at=NOON)
    properties = {"LAD21CD": CODES["North"], **since}, {"LAD21CD": CODES["South"], **since}
    later = [feature("", west, properties=each) for west, each in enumerate(properties, start=3)]
    import_boundaries(save(*later, name="later.geojson"), at=LATER)
    ends = set(Boundary.objects.values_list("boundary_set__name", "start", "end", "end_is_derived"))
    april = date(2021, 4, 1)
    assert ends == {
        ("old", None, april, False),
        ("later", april, THE_DAY, True),
        ("later", THE_DAY, None, False),
    }


def test_nothing_is_left_where_the_council_goes(new, file):
    import_boundaries(file, at=NOON)
    new.delete()
    assert derive_areas()
    assert drawn() == {"old": {"districts": OLD}}
    assert not import_boundaries(file, at=LATER)
