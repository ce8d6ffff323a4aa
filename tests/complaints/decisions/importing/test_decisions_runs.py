"""Runs that write nothing, all at once, or much."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import Decision, Recommendation
from complaints.statistics.counts import cases_in
from councils.models import LoadedFile, PublicRecord
from councils.public_record import Demonstration, public_record
from councils.years import Year
from tests.complaints.decisions.importing.decision_files import FULL, LISTING, load
from tests.files import csv_file

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", [LISTING, FULL])
def test_a_second_run_changes_nothing(kent, tmp_path, text):
    path = csv_file(tmp_path, text)
    load(path)
    history = Decision.history.count(), Recommendation.history.count()
    changes = load(path)
    assert (changes.new, changes.changed, changes.left) == (0, 0, 0)
    assert (Decision.history.count(), Recommendation.history.count()) == history
    assert public_record().version == 1
    assert LoadedFile.objects.count() == 1


def test_a_dry_run_writes_nothing(kent, tmp_path):
    changes = load(csv_file(tmp_path, FULL), dry_run=True)
    assert changes.new == 2
    assert not Decision.objects.exists()
    assert not LoadedFile.objects.exists()
    assert public_record().version == 0


def test_a_failure_half_way_writes_nothing(kent, tmp_path, monkeypatch):
    monkeypatch.setattr("complaints.decisions.importing.decisions.BATCH", 1)

    def fail(rows, label):
        for number, row in enumerate(rows):
            if number == 2 and label.startswith("Loading"):
                assert Decision.objects.count() == 2
                raise RuntimeError("the machine stops here")
            yield row

    with pytest.raises(RuntimeError):
        load(csv_file(tmp_path, LISTING), watch=fail)
    assert not Decision.objects.exists()
    assert not Decision.history.exists()
    assert public_record().version == 0


def test_a_demonstration_takes_no_decisions(kent, tmp_path):
    PublicRecord.objects.create(pk=1, demonstration=True)
    with pytest.raises(Demonstration):
        load(csv_file(tmp_path, LISTING))
    assert not Decision.objects.exists()


def test_a_file_of_many_batches_is_counted_as_it_was_written(kent, tmp_path, monkeypatch):
    monkeypatch.setattr("complaints.decisions.importing.decisions.BATCH", 7)
    rows = "".join(
        f"24{number:06},Kent,2025-03-14,{'upheld' if number % 3 else 'not_upheld'}\n"
        for number in range(100)
    )
    load(csv_file(tmp_path, f"reference,council,decided_on,outcome\n{rows}"))
    assert Decision.history.count() == 100
    outcomes = [case.outcome for case in cases_in(Year(2024))]
    assert (outcomes.count("upheld"), outcomes.count("not_upheld")) == (66, 34)


def test_queries_do_not_grow_with_the_rows_of_a_batch(kent, tmp_path):
    PublicRecord.objects.create(pk=1)
    header, counts = "reference,council,decided_on,outcome\n", []
    for name, many in (("small.csv", 1), ("large.csv", 40)):
        rows = "".join(f"25{many:03}{n:03},Kent,2025-03-14,upheld\n" for n in range(many))
        with CaptureQueriesContext(connection) as queries:
            load(csv_file(tmp_path, header + rows, name))
        counts.append(len(queries))
    assert counts[0] == counts[1]
