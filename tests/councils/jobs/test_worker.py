"""What a worker makes of a job; killed in the middle of it, the next one does it, once."""

import pytest

from councils.jobs import worker
from councils.jobs.worker import LOCK, MOST_TRIES, somebody_works, work_on_next
from councils.mail.lock import alone
from councils.models import Job, LoadedFile
from tests.complaints.elsewhere import came_of, running
from tests.councils.jobs.asked import asked, colleague, kind
from tests.councils.jobs.counting import AT

__all__ = ["kind"]
AGAIN = "A restart had stopped it: it is done again."
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ann(db):
    return colleague("ann")


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    with running("tests.councils.jobs.counting", tmp_path) as start:
        yield start


def done() -> Job:
    return work_on_next(lambda: AT)


def test_what_waits_longest_is_done_first_and_says_how_far_it_came(kind, ann):
    first = asked(kind, ann)
    asked(kind, ann, "Counting Other")
    made = done()
    assert (made, made.state, made.ended_at) == (first, "done", AT)
    assert made.lines == ["Counting: 2 rows", "Counting: all 3 rows"]
    assert made.outcome == ["It was counted."]
    assert done().title == "Counting Other"
    assert done() is None


def test_a_refusal_is_told_in_its_own_words(kind, ann):
    asked(kind, ann, refused="It is too late.")
    made = done()
    assert (made.state, made.outcome) == ("refused", ["It is too late."])


def test_an_error_says_what_is_to_be_known_then_and_is_logged(kind, ann, caplog):
    made = asked(kind, ann, fails=True)
    made = done()
    assert made.state == "failed"
    assert made.outcome[0].startswith("Something went wrong, and nothing was changed. It was noted")
    assert caplog.records[0].getMessage() == f"The job {made.pk}, count, failed"


@pytest.mark.parametrize("lost", ["permission", "account", "staff"])
def test_who_may_not_do_it_any_longer_does_not_have_it_done(kind, ann, lost):
    asked(kind, ann)
    if lost == "permission":
        ann.user_permissions.clear()
    else:
        setattr(ann, {"account": "is_active", "staff": "is_staff"}[lost], False)
        ann.save()
    made = done()
    assert (made.state, made.outcome) == ("refused", [worker.NO_LONGER])
    assert not LoadedFile.objects.exists()


def test_a_job_of_a_kind_that_this_version_does_not_know_waits(kind, ann):
    Job.objects.filter(pk=asked(kind, ann).pk).update(kind="later")
    assert done() is None
    assert Job.objects.get().state == "waiting"


def test_what_stops_its_worker_each_time_is_given_up_and_the_rest_is_done(kind, ann):
    bad = asked(kind, ann)
    Job.objects.filter(pk=bad.pk).update(state="working", tries=MOST_TRIES)
    asked(kind, ann, "Counting Other")
    assert done().state == "failed"
    bad.refresh_from_db()
    assert bad.outcome == [
        "It stopped whoever did it 3 times, and is not tried again: tell whoever runs the portal."
        " Nothing was changed, unless it says otherwise where this leads."
    ]
    assert done().state == "done"


def test_whether_somebody_works(kind):
    assert not somebody_works()
    with alone(LOCK):
        assert somebody_works()
    assert not somebody_works()


def test_killed_in_the_middle_it_is_done_by_the_next_worker_once(kind, ann, elsewhere):
    asked(kind, ann)
    first = elsewhere("work", "half")
    assert first.stdout.readline() == "half\n"
    seen = came_of(elsewhere("told"))
    assert seen == {
        "state": "working",
        "tries": 1,
        "lines": ["Counting: 2 rows", "Counting: all 3 rows"],
        "rows": 0,
        "somebody works": True,
    }
    first.kill()
    first.wait()
    assert came_of(elsewhere("told")) == seen | {"somebody works": False}
    assert came_of(elsewhere("work")) == {
        "state": "done",
        "tries": 2,
        "lines": [AGAIN, "Counting: 2 rows", "Counting: all 3 rows"],
        "rows": 1,
        "somebody works": False,
    }


def test_killed_before_it_was_noted_that_it_is_done_it_is_not_done_twice(kind, ann, elsewhere):
    asked(kind, ann)
    first = elsewhere("work", "done")
    assert first.stdout.readline() == "done\n"
    first.kill()
    first.wait()
    stands = came_of(elsewhere("told"))
    assert (stands["state"], stands["rows"]) == ("working", 1)
    stands = came_of(elsewhere("work"))
    assert (stands["state"], stands["tries"], stands["rows"]) == ("done", 2, 1)
    assert stands["lines"] == [AGAIN]


def test_a_second_worker_leaves_alone_what_the_first_is_at(kind, ann, elsewhere):
    asked(kind, ann)
    first = elsewhere("work", "half")
    assert first.stdout.readline() == "half\n"
    stands = came_of(elsewhere("work"))
    assert (stands["state"], stands["tries"], stands["rows"]) == ("working", 1, 0)
