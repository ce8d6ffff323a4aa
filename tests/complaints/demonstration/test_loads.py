"""Loading the demonstration, with few councils and two years."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db.models import F

from complaints.decisions.importing.decisions import import_decisions
from complaints.demonstration import loads, removal
from complaints.models import Decision, Recommendation, Release
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.revisions import revisions
from councils.models import Council
from councils.progress import silent
from councils.public_record import Demonstration, public_record
from councils.years import Year
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def england(monkeypatch):
    """A county that was replaced, its successor, and a London borough."""
    monkeypatch.setattr(loads, "RELEASED_YEARS", (Year(2022), Year(2023)))
    call_command("load_reference", verbosity=0)
    old = factories.council("Old County Council", closed_on=date(2023, 4, 1), residents=900_000)
    new = factories.council(
        "New Council", type="unitary", opened_on=date(2023, 4, 1), residents=900_000
    )
    old.successors.add(new)
    factories.council("London Borough of Here", type="london_borough", residents=600_000)


def load():
    loads.load_demonstration(NOW, silent)


def everything():
    rows = Decision.objects.order_by("reference").values_list(
        "reference", "council__slug", "decided_on", "outcome", "statement"
    )
    return list(rows), Recommendation.objects.count()


def test_it_is_the_same_each_time(england):
    load()
    first = everything()
    assert len(first[0]) > 500
    assert public_record().demonstration
    removal.remove_demonstration()
    load()
    assert everything() == first


def test_years_are_released_and_the_one_under_way_is_not(england):
    load()
    current = Release.objects.current(NOW)
    assert [str(year) for year in current] == ["2023-24", "2022-23"]
    assert Decision.objects.filter(decided_on__gte=date(2026, 4, 1)).exists()
    assert max(Decision.objects.values_list("decided_on", flat=True)) <= loads.LAST_DAY


def test_a_closed_council_leaves_what_is_to_be_done_to_its_successor(england):
    load()
    old, new = (Council.objects.get(slug=slug) for slug in ("old-county-council", "new-council"))
    year = ReleasedYear.load(Release.objects.current(NOW)[Year(2023)])
    assert not year.rows[old.pk].existed
    assert year.types["county"].performance.councils == 0
    due_later = Recommendation.objects.filter(decision__council=old, due_on__gte=old.closed_on)
    assert set(due_later.values_list("council", flat=True)) == {new.pk}
    assert Recommendation.objects.filter(decision__council=old, council=new).exists()


def test_one_year_was_revised(england):
    load()
    [revision] = revisions(list(Release.objects.public(NOW)))
    assert (str(revision.release.year), revision.release.edition) == ("2023-24", 2)
    assert {change.count for change in revision.changes} == {"on_time", "late"}
    assert sum(change.difference for change in revision.changes) == 0


def test_it_is_loaded_into_an_empty_portal_only(england):
    factories.decision()
    with pytest.raises(loads.DemonstrationRefused, match="There are decisions"):
        load()


def test_what_goes_wrong_half_way_leaves_nothing(england, monkeypatch):
    def broken(year):
        raise RuntimeError("stopped")

    monkeypatch.setattr(loads, "revise", broken)
    with pytest.raises(RuntimeError):
        load()
    assert loads.is_empty()
    assert not public_record().demonstration


def test_real_decisions_are_refused_beside_it(england, tmp_path):
    load()
    with pytest.raises(Demonstration):
        import_decisions(tmp_path / "real.csv", at=NOW)


def test_no_outcome_is_of_a_council_that_was_not_there_yet(england):
    load()
    recorded = Recommendation.objects.exclude(recorded_on=None)
    assert recorded.exists()
    assert not recorded.filter(recorded_on__lt=F("council__opened_on")).exists()
