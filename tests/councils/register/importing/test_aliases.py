"""Other names of councils: added once, and what staff decided stays."""

import csv
from datetime import UTC, datetime

import pytest

from councils.models import Alias, Council
from councils.register.importing.aliases import OWN_ALIASES, load_aliases
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.register.names.notation import folded
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def load(tmp_path):
    def load(*rows: str):
        path = tmp_path / "aliases.csv"
        path.write_text("\n".join(["alias,gss_code", *rows]), encoding="utf-8")
        return load_aliases(path, at=AT)

    return load


@pytest.fixture
def north():
    return factories.council("North Northamptonshire Council", gss_code="E06000061")


@pytest.fixture
def west():
    return factories.council("West Northamptonshire Council", gss_code="E06000062")


def test_a_name_may_mean_several_councils_and_is_loaded_once(load, north, west):
    rows = ("Northants.,E06000061", "Northants.,E06000062", "Nowhere,E06999999")
    assert (load(*rows).new, load(*rows).new) == (2, 0)
    assert {each.council for each in Alias.objects.filter(key="northants")} == {north, west}
    assert Alias.history.count() == 2


def test_what_staff_gave_to_another_council_is_left_to_it(load, north, west):
    north.aliases.create(key="northants")
    changes = load("Northants,E06000062")
    assert (changes.new, changes.left) == (0, 1)
    assert [each.council for each in Alias.objects.all()] == [north]


def test_what_staff_took_away_does_not_come_back(load, north):
    load("NNC,E06000061")
    north.aliases.get().delete()
    assert load("NNC,E06000061").left == 1
    assert not Alias.objects.exists()


def test_no_council_gets_the_full_name_of_another(load, north, west):
    assert load("West Northamptonshire Council,E06000061").left == 1


def test_those_that_come_with_the_portal_are_of_councils_in_its_register():
    import_councils(OWN_REGISTER, at=AT)
    load_aliases(at=AT)
    names = dict(Council.objects.values_list("gss_code", "name"))
    with OWN_ALIASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row for row in rows if names[row["gss_code"]] != row["council"]] == []
    assert len({folded(row["alias"]) for row in rows}) > 400
    assert Alias.objects.filter(key="northants").count() == 3
