"""``changed_since``: how it is asked for, and what is refused."""

import pytest

from portal.models import ToldRecord
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_day_begins_and_the_answer_says_where_to_go_on(get, world, kent):
    told = get("decisions/?changed_since=2025-07-05").json()
    assert (len(told["results"]), told["gone"], told["next"]) == (5, [], None)
    factories.decision(kent, reference="24999999")
    again = get(f"decisions/?changed_since={told['changed_since']}&fields=reference,statement")
    [row] = again.json()["results"]
    assert list(row) == ["reference", "statement"]
    assert row["reference"] == "24 999 999"
    assert row["statement"].startswith("## The complaint")
    after_it = get("decisions/?changed_since=2025-07-06").json()
    assert after_it["results"] == []
    assert after_it["changed_since"] == again.json()["changed_since"]


def test_no_cache_keeps_it(get, world):
    answer = get("decisions/?changed_since=2025-07-05")
    assert "no-store" in answer["Cache-Control"]
    assert "ETag" not in answer


@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ("decisions/?changed_since=2025-07-05&outcome=upheld", 404, "outcome"),
        ("service-improvements/?changed_since=2025-07-05&status=overdue", 404, "status"),
        ("letters/?changed_since=2025-07-05&year=2024-25", 404, "year"),
        ("decisions/?changed_since=2025-07-05&page=2", 404, "page"),
        ("decisions.csv?changed_since=2025-07-05", 404, "changed_since"),
        ("decisions/?changed_since=yesterday", 400, "changed_since"),
        ("decisions/?changed_since=2025-02-30", 400, "changed_since"),
        ("decisions/?changed_since=", 400, "changed_since"),
        ("decisions/?changed_since=a.b", 400, "changed_since"),
        ("councils/?changed_since=2025-07-05", 400, "changed_since"),
    ],
)
def test_what_cannot_be_asked_is_refused(get, world, query, status, parameter):
    answer = get(query)
    assert answer.status_code == status
    assert [each["parameter"] for each in answer.json()["errors"]] == [parameter]


def test_a_cursor_is_of_one_list_and_of_one_life_of_the_database(get, world):
    cursor = get("decisions/?changed_since=2025-07-05").json()["changed_since"]
    assert get(f"letters/?changed_since={cursor}").status_code == 400
    assert get(f"decisions/?changed_since={cursor}").status_code == 200
    ToldRecord.objects.update(identity="another")
    [error] = get(f"decisions/?changed_since={cursor}").json()["errors"]
    assert "begin anew with a day" in error["detail"]


def test_a_copy_that_cannot_be_written_answers_with_what_was_compared(get, world, kent, settings):
    cursor = get("decisions/?changed_since=2025-07-05").json()["changed_since"]
    factories.decision(kent)
    settings.READ_ONLY = True
    told = get(f"decisions/?changed_since={cursor}").json()
    assert (told["results"], told["changed_since"]) == ([], cursor)
    settings.READ_ONLY = False
    assert len(get(f"decisions/?changed_since={cursor}").json()["results"]) == 1
