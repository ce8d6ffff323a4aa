"""Two people record the compliance of the same recommendation at the same moment."""

import threading
from datetime import date, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection

from complaints.models import Recommendation
from complaints.recommendations.steps.compliance import NewOutcome, RowsRefused, record_outcome
from councils.public_record import changing_public_record
from councils.years import LONDON
from tests import factories

AT = datetime(2024, 8, 1, 10, tzinfo=LONDON)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one connection write: nobody can wait"
)
@pytest.mark.django_db(transaction=True)
def test_the_second_waits_and_is_then_told():
    row = factories.recommendation(
        factories.decision(reference="24018407"), outcome="", done_on=None, recorded_on=None
    )
    other = factories.recommendation(row.decision, outcome="", done_on=None, recorded_on=None)
    first, second = (User.objects.create_user(name) for name in ("first", "second"))
    with changing_public_record():
        pass
    told, started = [], threading.Event()

    def record_too():
        rows = [NewOutcome(each.pk, "not_complied", seen="") for each in (row, other)]
        started.set()
        try:
            with changing_public_record():
                record_outcome(rows, by=second, at=AT)
        except RowsRefused as refused:
            told.append(refused.wrong)
        finally:
            connection.close()

    with changing_public_record():
        thread = threading.Thread(target=record_too)
        thread.start()
        started.wait()
        thread.join(timeout=0.5)
        assert thread.is_alive()
        record_outcome([NewOutcome(row.pk, "complied", date(2024, 7, 10))], by=first, at=AT)
    thread.join(timeout=20)
    assert told == [
        {
            row.pk: "24 018 407, recommendation 1 is recorded already as complied with, done on"
            " 10 July 2024, by first on 1 August 2024. It was open when you opened the page."
        }
    ]
    assert list(Recommendation.objects.order_by("number").values_list("outcome", flat=True)) == [
        "complied",
        "",
    ]
