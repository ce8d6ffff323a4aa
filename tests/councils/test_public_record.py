"""One lock, one version, one transaction."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from councils.models import Council, PublicRecord
from councils.public_record import (
    MADE_UP,
    Demonstration,
    changing_public_record,
    made_up_note,
    public_record,
    refuse_on_demonstration,
)
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_change_counts_the_version_up():
    assert public_record().version == 0
    for version in (1, 2, 3):
        with changing_public_record() as record:
            assert record.version == version
        assert public_record().version == version
    assert PublicRecord.objects.count() == 1


def test_what_fails_changes_nothing_and_counts_nothing():
    with changing_public_record():
        pass

    def fails():
        with changing_public_record() as record:
            factories.council()
            record.demonstration = True
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        fails()
    assert (public_record().version, public_record().demonstration) == (1, False)
    assert not Council.objects.exists()


def test_whether_it_is_a_demonstration_is_kept():
    with changing_public_record() as record:
        record.demonstration = True
    assert public_record().demonstration
    with changing_public_record():
        pass
    assert public_record().demonstration


def test_a_demonstration_refuses_real_data():
    refuse_on_demonstration()
    with changing_public_record() as record:
        refuse_on_demonstration(record)
        record.demonstration = True
    with pytest.raises(Demonstration, match="remove_demo"):
        refuse_on_demonstration()


def test_the_record_is_locked_before_anything_else_is_read():
    with changing_public_record():
        pass
    with (
        CaptureQueriesContext(
            connection,
        ) as queries,
        changing_public_record(),
    ):
        factories.council()
    tables = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"].upper()]
    first = next(n for n, sql in enumerate(tables) if "councils_council" in sql)
    assert all("councils_publicrecord" in sql for sql in tables[:first])
    if connection.features.has_select_for_update:
        assert any("FOR UPDATE" in sql for sql in tables[:first])


def test_it_may_stand_inside_another_transaction():
    with transaction.atomic(), changing_public_record() as record:
        assert record.version == 1


def test_made_up_figures_have_a_line_that_goes_with_them():
    assert made_up_note() == ""
    with changing_public_record() as record:
        record.demonstration = True
    assert made_up_note() == made_up_note(record) == MADE_UP
