"""Names that the register had before 2022 are brought up to date once, and nobody's correction undone."""

from importlib import import_module

import pytest
from django.apps import apps

from councils.models import Alias, Council
from councils.public_record import changing_public_record, public_record
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2026-11-28 12:00")


def migrate():
    import_module("councils.migrations.0008_register_names").bring_up_to_date(apps, None)


def names() -> dict[str, tuple[str, str]]:
    return {each.slug: (each.name, each.short_name) for each in Council.objects.all()}


def test_names_as_the_register_had_them_become_those_it_has():
    southend = factories.council("Southend-on-Sea Borough Council")
    lynn = factories.council(
        "Borough Council of Kings Lynn and West Norfolk", short_name="Kings Lynn and West Norfolk"
    )
    factories.council("Bristol City Council", short_name="City of Bristol")
    with changing_public_record():
        pass
    version = public_record().version
    migrate()
    assert names() == {
        "southend-on-sea-borough-council": (
            "Southend-on-Sea City Council",
            "Southend-on-Sea Borough",
        ),
        "borough-council-of-kings-lynn-and-west-norfolk": (
            "Borough Council of King's Lynn and West Norfolk",
            "King's Lynn and West Norfolk",
        ),
        "bristol-city-council": ("Bristol City Council", "Bristol"),
    }
    assert [each.history_type for each in Alias.history.all()] == ["+"]
    assert [each.key for each in southend.aliases.all()] == ["southend on sea borough council"]
    newest = southend.history.first()
    assert (newest.name, newest.history_type, newest.history_change_reason) == (
        "Southend-on-Sea City Council",
        "~",
        "The register brought up to date",
    )
    assert lynn.history.first().short_name == "King's Lynn and West Norfolk"
    assert public_record().version == version + 1


def test_what_staff_have_corrected_stays():
    factories.council("City of Colchester", slug="colchester-borough-council")
    other = factories.council("Other")
    Alias.objects.create(council=other, key="colchester borough council")
    before, kept = names(), Council.history.count()
    migrate()
    assert (names(), Council.history.count()) == (before, kept)
    assert Alias.objects.get().council == other


def test_a_second_time_changes_nothing():
    factories.council("Milton Keynes Council")
    migrate()
    before = names(), Council.history.count(), Alias.objects.count(), public_record().version
    migrate()
    assert before == (
        names(),
        Council.history.count(),
        Alias.objects.count(),
        public_record().version,
    )


def test_the_register_loaded_anew_is_what_the_migration_leaves():
    """In a new installation and an old one a council has one slug, one name and the same aliases."""
    import_councils(OWN_REGISTER, at=AT)
    made = import_module("councils.migrations.0008_register_names")
    for slug, field, was, now in made.NAMES:
        assert getattr(Council.objects.get(slug=slug), field) == now
        assert not Council.objects.filter(**{field: was}).exists()
    kept = Alias.objects.values_list("council__slug", "key")
    assert set(made.ALIASES) <= set(kept)
