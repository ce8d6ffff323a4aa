"""What imports of councils and residents leave in the history."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from councils import bulk_history
from councils.files.loads import Account
from councils.models import Alias, Council, FormerCode, Residents
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.residents.importing import import_residents
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)
WHY = "import of file.csv"


def of_last(model, *fields):
    """The newest record of a model's history, with when and why."""
    record = model.history.latest("history_id")
    kept = (record.history_type, record.history_change_reason, record.history_date)
    assert kept[1:] == (WHY, AT)
    return (kept[0], *(getattr(record, name) for name in fields))


def test_a_successor_alone_is_a_change_of_the_council(tmp_path):
    old = council("Old Council", gss_code="E10000001")
    new = council("New Council", gss_code="E10000002")
    import_councils(
        csv_file(tmp_path, "gss_code,name,successors\nE10000001,Old Council,E10000002\n"), at=AT
    )
    assert of_last(Council, "name") == ("~", "Old Council")
    record, before = old.history.order_by("-history_id")
    assert [each.to_council for each in record.successors.all()] == [new]
    assert list(before.successors.all()) == []


def test_a_successor_beside_another_change_is_one_change(tmp_path):
    old = council("Old Council", gss_code="E10000001")
    council("New Council", gss_code="E10000002")
    import_councils(
        csv_file(
            tmp_path,
            "gss_code,name,closed_on,successors\nE10000001,Old Council,2023-04-01,E10000002\n",
        ),
        at=AT,
    )
    old.refresh_from_db()
    assert f"{old.closed_on}" == "2023-04-01"
    assert old.history.count() == 2
    delta = old.history.latest("history_id").diff_against(old.history.earliest("history_id"))
    assert set(delta.changed_fields) == {"closed_on", "successors"}


def test_what_belongs_to_a_council_is_kept_too(tmp_path):
    council("Old Council", gss_code="E10000001")
    import_councils(
        csv_file(
            tmp_path,
            "gss_code,name,aliases,population,population_year\n"
            "E10000003,Old Council,The Old One,5000,2021\n",
        ),
        at=AT,
    )
    assert of_last(Alias, "key") == ("+", "the old one")
    assert of_last(FormerCode, "code") == ("+", "E10000001")
    assert of_last(Residents, "number", "year") == ("+", 5000, 2021)


def test_residents_are_kept_with_who_loaded_them(tmp_path, monkeypatch):
    monkeypatch.setattr(bulk_history, "BATCH", 2)
    council("Old Council", gss_code="E10000001", residents=5_000)
    ann = User.objects.create_user("ann")
    path = csv_file(tmp_path, "code,2021,2022,2023,2024\nE10000001,5100,5200,5300,5400\n")
    import_residents(path, at=AT, account=Account(by=ann))
    assert of_last(Residents, "number", "year", "history_user") == ("~", 5100, 2021, ann)
    added = Residents.history.filter(history_type="+", history_date=AT)
    assert sorted(added.values_list("year", "number")) == [
        (2022, 5200),
        (2023, 5300),
        (2024, 5400),
    ]


def test_the_first_load_keeps_who_replaced_whom():
    import_councils(OWN_REGISTER, at=AT)
    cumbria = Council.objects.get(slug="cumbria-county-council")
    kept = cumbria.history.latest("history_id")
    assert kept.successors.count() == cumbria.successors.count() == 2
    assert Residents.history.count() == Residents.objects.count()
