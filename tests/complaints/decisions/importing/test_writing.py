"""What was checked is written as it is, unless something has changed meanwhile."""

import pytest

from complaints.decisions.importing import decisions, writing
from complaints.decisions.importing.plans import Planner
from complaints.models import Decision, Recommendation
from councils.files.problems import FileRefused
from councils.models import LoadedFile
from councils.public_record import changing_public_record, public_record
from tests import factories
from tests.complaints.decisions.importing.decision_files import FULL, load
from tests.files import csv_file

pytestmark = pytest.mark.django_db
AGAIN = FULL.replace("Train staff", "Train all staff").replace("2025-06-14,,,", "2025-07-14,,,")


def stored():
    """Everything of both tables and their histories, but for their keys."""

    def rows(model, order):
        columns = [field.attname for field in model._meta.concrete_fields]
        columns = [name for name in columns if name not in ("id", "decision_id", "history_id")]
        return list(model.objects.order_by(*order).values_list(*columns))

    return [
        rows(Decision, ["reference"]),
        rows(Decision.history.model, ["history_id"]),
        rows(Recommendation, ["number"]),
        rows(Recommendation.history.model, ["history_id"]),
    ]


@pytest.fixture
def plans(monkeypatch):
    """The references of which a plan was made, as often as it was."""
    made, plan = [], Planner.plan

    def noting(self, case, *rest):
        made.append(case.reference)
        return plan(self, case, *rest)

    monkeypatch.setattr(Planner, "plan", noting)
    return made


def meddling(do):
    """Something that happens when the file has been checked and not been loaded yet."""

    def watch(rows, label):
        yield from rows
        if label.startswith("Checking"):
            with changing_public_record():
                do()

    return watch


def test_each_case_is_planned_once(kent, tmp_path, plans):
    load(csv_file(tmp_path, FULL))
    assert plans == ["24018407", "24018408"]
    assert Recommendation.objects.count() == 2
    assert LoadedFile.objects.get().counts.startswith("new: 2, changed: 0")


@pytest.mark.parametrize("batch", [1, 1_000])
def test_what_is_too_much_to_keep_is_written_alike(kent, tmp_path, plans, monkeypatch, batch):
    monkeypatch.setattr(decisions, "BATCH", batch)
    path, again = csv_file(tmp_path, FULL), csv_file(tmp_path, AGAIN, "again.csv")
    said = [load(each, texts_approved=True).lines() for each in (path, again)]
    kept, planned = stored(), list(plans)
    LoadedFile.objects.all().delete()
    for model in (Recommendation, Decision):
        model.objects.all().delete()
        model.history.all().delete()
    plans.clear()
    monkeypatch.setattr(writing, "AT_MOST", 10)
    assert [load(each, texts_approved=True).lines() for each in (path, again)] == said
    assert plans == 2 * planned[:2] + 2 * planned[2:]
    assert [len(rows) for rows in kept] == [2, 3, 2, 3]
    assert stored() == kept


def test_what_came_meanwhile_is_compared_with(kent, tmp_path, plans):
    def enter():
        factories.decision(
            kent, reference="24018408", decided_on="2025-03-15", text_approved_at=None
        )

    changes = load(csv_file(tmp_path, FULL), watch=meddling(enter))
    assert (changes.new, changes.changed) == (1, 1)
    assert len(plans) == 4
    assert Decision.objects.get(reference="24018408").outcome == "not_upheld"
    assert public_record().version == 2


def test_what_cannot_be_any_more_is_refused_and_nothing_written(kent, tmp_path):
    def close():
        kent.delete()

    with pytest.raises(FileRefused) as refused:
        load(csv_file(tmp_path, FULL), watch=meddling(close))
    assert ":2:council: 'Kent' is no council" in str(refused.value)
    assert not Decision.objects.exists()
